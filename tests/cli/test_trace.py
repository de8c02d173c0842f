"""`assembler trace`, and law 15: every file that leaves can be traced to its record, and by default gives nothing away."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from pathlib import Path

import pytest
from cli.running import Run
from shipped import ROOT
from word.embedded import read_embedded_record
from word.reading import changed, part, with_member, without_member

from assembler.copies import COPIES
from assembler.word.known import read_known
from assembler.word.package import unpack
from assembler.word.xml import parse, text_within

pytestmark = pytest.mark.row("E10")
HUB = ROOT / "examples" / "harrowmere-hub.yaml"
FINAL = ROOT / "examples" / "harrowmere-hub-final.yaml"
ISSUED = ROOT / "tests" / "fixtures" / "release-0.1.0"
IDENTITY = "4f6c1d3e-8a52-4b7e-9d41-0c5b2a7e9f10"


@pytest.fixture
def final(tmp_path: Path, run: Run) -> Path:
    """A signature copy with its record beside it, of an agreement that has an id."""
    text = FINAL.read_text(encoding="utf-8").replace("\ndocument:\n", f"\ndocument:\n  id: {IDENTITY}\n")
    (tmp_path / "hub.yaml").write_text(text, encoding="utf-8")
    assert run("assemble", tmp_path / "hub.yaml", "--final").status == 0
    return tmp_path / "hub.docx"


def rewritten(file: Path, docx: bytes) -> None:
    file.write_bytes(docx)


@pytest.mark.slow
@pytest.mark.row("trace-1")
@pytest.mark.parametrize("options", [*(("--copy", kind) for kind in COPIES), ("--final",), ("--embed",)], ids=" ".join)
def test_every_file_that_leaves_names_its_document_and_its_record(options: tuple[str, ...], run: Run, tmp_path: Path):
    settled = options == ("--final",) or (options[0] == "--copy" and COPIES[options[1]].settled)
    source = FINAL if settled else HUB
    assert run("assemble", source, "-o", tmp_path / "hub.docx", *options).status == 0
    known = read_known((tmp_path / "hub.docx").read_bytes())
    record = (tmp_path / "hub-record.json").read_bytes()

    assert known.record_hash == hashlib.sha256(record).hexdigest()
    assert known.document == json.loads(record)["document"]
    assert known.words == json.loads(record)["words"]
    assert run("trace", tmp_path / "hub.docx").status == 0


@pytest.mark.row("trace-1")
def test_by_default_a_file_tells_no_more_than_is_printed_in_it(final: Path):
    docx = final.read_bytes()
    custom = {one.get("name"): text_within(one) for one in parse(unpack(docx)["docProps/custom.xml"])}
    shown = "".join(
        part(docx, name) for name in unpack(docx) if re.match(r"word/(document|header\d*|footer\d*)\.xml", name)
    )
    ours = [custom.pop(name) for name in ("Document ID", "Record SHA-256")]

    assert [name for name in unpack(docx) if name.startswith("customXml/")] == []
    assert [re.fullmatch("[0-9a-f]+", text) is not None for text in ours] == [True, True]
    assert [name for name, text in custom.items() if name != "Status" and text not in shown] == []
    assert not any(IDENTITY.encode() in data for data in unpack(docx).values())


@pytest.mark.slow
@pytest.mark.row("trace-4")
def test_it_says_which_record_and_answers_a_file_came_from(final: Path, run: Run):
    outcome = run("trace", final)
    record = json.loads(final.with_name("hub-record.json").read_bytes())

    assert outcome.status == 0
    assert f"Document: {record['document']}\n" in outcome.out
    assert "hub-record.json: this is the file's own record.\n" in outcome.out
    assert "Comparison: every word of the text is as it was assembled.\n" in outcome.out
    assert "Answers, title: Harrowmere Hub Collaboration Agreement\n" in outcome.out
    assert f"Answers, hash: {record['answers hash']}\n" in outcome.out
    assert "Kind: signature copy (signature)\n" in outcome.out
    assert "lacks" not in outcome.out


@pytest.mark.row("trace-4")
def test_a_file_that_was_renamed_is_traced_by_its_hash(final: Path, run: Run):
    final.rename(final.with_name("signed copy (2).docx"))

    assert run("trace", final.with_name("signed copy (2).docx")).status == 0


@pytest.mark.slow
@pytest.mark.row("trace-4")
def test_one_changed_word_is_found_before_it_is_signed(final: Path, run: Run):
    rewritten(final, changed(final.read_bytes(), "word/document.xml", "must not", "may"))
    outcome = run("trace", final)

    assert outcome.status == 1
    assert "this is the file's own record" in outcome.out
    assert "the words are NOT those that were assembled" in outcome.out


@pytest.mark.slow
@pytest.mark.row("trace-4")
def test_the_record_of_another_version_is_told_from_its_own(final: Path, run: Run):
    run("assemble", HUB, "-o", final.with_name("draft.docx"))
    outcome = run("trace", final, "--record", final.with_name("draft-record.json"))

    assert outcome.status == 1
    assert "this is NOT the record that the file names" in outcome.out
    assert "The record is of another document." in outcome.out


@pytest.mark.row("trace-4")
def test_a_file_with_stripped_properties_is_still_compared_by_word(final: Path, run: Run):
    rewritten(final, without_member(final.read_bytes(), "docProps/custom.xml"))
    outcome = run("trace", final)

    assert outcome.status == 1
    assert "the file names no record, so nothing says that this is its own" in outcome.out
    assert "every word of the text is as it was assembled" in outcome.out


@pytest.mark.row("trace-3")
def test_a_draft_of_release_0_1_0_is_traced_to_the_record_inside_it(run: Run):
    outcome = run("trace", ISSUED / "harrowmere-hub.docx")

    assert outcome.status == 1
    assert "Record: inside the file: this is the file's own record.\n" in outcome.out
    assert "the record does not hold the words of the file" in outcome.out
    assert "The record lacks: the role of each paragraph, and where blanks are open.\n" in outcome.out


@pytest.mark.row("trace-3")
def test_a_signature_copy_of_release_0_1_0_is_said_to_name_no_record(run: Run, tmp_path: Path):
    copy = shutil.copyfile(ISSUED / "harrowmere-hub-final.docx", tmp_path / "old.docx")
    outcome = run("trace", copy)

    assert (outcome.status, read_embedded_record(Path(copy).read_bytes())) == (1, None)
    assert "Record named: the file names none\n" in outcome.out
    assert "Record: none was found. Name it with --record.\n" in outcome.out


@pytest.mark.slow
@pytest.mark.row("trace-4")
@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "not a Word file"),
        (b"PK\3\4", "not a Word file"),
        (None, "damaged (docProps/custom.xml is not well-formed XML)"),
    ],
)
def test_a_hostile_or_damaged_file_is_refused_in_plain_words(content: bytes | None, why: str, final: Path, run: Run):
    rewritten(final, with_member(final.read_bytes(), "docProps/custom.xml", b"<a") if content is None else content)
    outcome = run("trace", final)

    assert outcome.status == 1
    assert why in outcome.err
    assert "Traceback" not in outcome.err


@pytest.mark.slow
@pytest.mark.row("trace-1")
def test_a_new_file_and_an_upgraded_one_have_a_lasting_id(run: Run, tmp_path: Path):
    for name in ("one.yaml", "two.yaml"):
        assert run("new", tmp_path / name).status == 0
    shutil.copyfile(FINAL, tmp_path / "old.yaml")
    assert run("upgrade", tmp_path / "old.yaml", "--write").status == 0
    ids = [
        re.findall(r"^  id: ([0-9a-f-]{36})$", (tmp_path / n).read_text(encoding="utf-8"), re.MULTILINE)[0]
        for n in ("one.yaml", "two.yaml", "old.yaml")
    ]
    assert "nothing to do" in run("upgrade", tmp_path / "old.yaml", "--write").err

    assert len(set(ids)) == 3
    assert run("assemble", tmp_path / "old.yaml").err.count("document.id") == 0
    assert "The answers have no document.id" in run("assemble", HUB, "-o", tmp_path / "hub.docx").err


def test_what_is_no_word_file_is_named(run: Run, tmp_path: Path):
    file = tmp_path / "hub.yaml"
    file.write_text("document: {title: A}\n", encoding="utf-8")

    outcome = run("trace", file)

    assert outcome.status == 1
    assert outcome.err.startswith(f"{file}: It is not a Word file")
