"""What an output folder is known to hold, from its manifest and from the journal of a run that was cut short."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from assembler.batch.files import WORK
from assembler.batch.ledger import Ledger
from assembler.errors import OutputError, Place, Problem

SHA = "a" * 64


def entry(name: str, **more: Any) -> dict[str, Any]:
    return {
        "agreement": name, "output": f"{name}.docx", "sha256": SHA, "answers": "b", "made with": "c", "status": "made",
        "file": "all.jsonl", "row": 3, "record": "d" * 64,
    } | more  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / WORK).mkdir()
    return tmp_path


def begun(folder: Path) -> Ledger:
    ledger = Ledger(folder)
    ledger.begin()
    return ledger


def manifest(folder: Path) -> dict[str, Any]:
    read: dict[str, Any] = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    return read


def test_nothing_is_known_of_an_empty_folder(folder: Path) -> None:
    ledger = Ledger(folder)

    assert (ledger.known("one"), ledger.was_writing("one.docx", SHA), ledger.to_correct) == (None, False, {})


def test_what_was_noted_is_known_at_once_and_after_a_cut_short_run(folder: Path) -> None:
    ledger = begun(folder)
    ledger.writing("One.docx", SHA)
    ledger.add(entry("one"))
    known = ledger.known("ONE")
    ledger.release()

    again = Ledger(folder)
    assert known is not None
    assert (known.name, known.output, known.sha256, known.answers, known.made_with) == (
        "one",
        "one.docx",
        SHA,
        "b",
        "c",
    )
    assert (known.made, known.source, known.row, known.record) == (True, "all.jsonl", 3, "d" * 64)
    assert again.known("one") == known
    assert (again.was_writing("one.DOCX", SHA), again.was_writing("one.docx", "b" * 64)) == (True, False)


def test_a_failure_is_known_as_one(folder: Path) -> None:
    ledger = begun(folder)
    ledger.add(entry("one", status="invalid", output="", sha256=""))
    ledger.release()

    known = Ledger(folder).known("one")
    assert known is not None
    assert (known.made, known.output) == (False, "")


@pytest.mark.parametrize("cut", [b'{"agreement": "two"', b"\x00\x01\n", b"{}"])
def test_a_line_that_is_not_whole_is_cut_off_and_those_before_stay(cut: bytes, folder: Path) -> None:
    ledger = begun(folder)
    ledger.add(entry("one"))
    ledger.release()
    journal = folder / WORK / "journal.jsonl"
    whole = journal.read_bytes()
    journal.write_bytes(whole + cut)

    again = begun(folder)
    assert journal.read_bytes() == whole
    again.add(entry("two"))
    again.release()

    last = Ledger(folder)
    assert [getattr(last.known(name), "name", None) for name in ("one", "two")] == ["one", "two"]


def test_the_manifest_is_written_in_order_and_the_journal_put_away(folder: Path) -> None:
    ledger = begun(folder)
    ledger.to_correct = {"to-correct.jsonl": SHA}
    for name in ("two", "one"):
        ledger.add(entry(name))
    ledger.close({"source": "all.jsonl"}, seen={"one", "two"}, finished=True)

    assert manifest(folder) == {
        "agreements": [entry("one"), entry("two")],
        "source": "all.jsonl",
        "to correct": {"to-correct.jsonl": SHA},
    }
    assert (folder / "SHA256SUMS").read_text(encoding="utf-8") == f"{SHA}  one.docx\n{SHA}  two.docx\n"
    assert not (folder / WORK / "journal.jsonl").exists()
    assert Ledger(folder).to_correct == {"to-correct.jsonl": SHA}


def test_a_second_run_keeps_the_first_with_the_later_word_of_each(folder: Path) -> None:
    first = begun(folder)
    first.add(entry("one"))
    first.add(entry("two"))
    first.close({}, seen={"one", "two"}, finished=True)
    second = begun(folder)
    second.add(entry("two", row=9))
    second.close({}, seen={"one", "two"}, finished=True)

    assert manifest(folder)["agreements"] == [entry("one"), entry("two", row=9)]


@pytest.mark.parametrize(
    ("there", "finished", "kept"), [(True, True, True), (False, True, False), (False, False, True)]
)
def test_an_agreement_gone_from_the_source_stays_while_its_file_does(
    there: bool, finished: bool, kept: bool, folder: Path
) -> None:
    ledger = begun(folder)
    ledger.add(entry("gone"))
    if there:
        (folder / "gone.docx").write_bytes(b"x")
    ledger.close({}, seen=set(), finished=finished)

    assert (manifest(folder)["agreements"] == [entry("gone")]) is kept


@pytest.mark.parametrize(
    "text",
    [
        "{}",
        '{"agreements": [\n{"agreement": "one"}\n],\n"a": 1\n}\n',
        '{"agreements": [\n' + json.dumps(entry("one")) + "\n",
        '{"agreements": [\n' + json.dumps(entry("one", output="../one.docx")) + '\n],\n"a": 1\n}\n',
        '{"agreements": [\n' + json.dumps(entry("one", output="a/b/one.docx")) + '\n],\n"a": 1\n}\n',
        '{"agreements": [\n' + json.dumps(entry("one", output="a/../one.docx")) + '\n],\n"a": 1\n}\n',
        '{"agreements": [\n' + json.dumps(entry("one", record="../x")) + '\n],\n"a": 1\n}\n',
        '{"agreements": [\n],\n"to correct": {"../x": "y"}\n}\n',
    ],
    ids=[
        "no lines",
        "an entry with less",
        "no end",
        "a name that leads out",
        "a name two folders down",
        "a name that leads out of a folder",
        "a record that is no hash",
        "a list that leads out",
    ],
)
def test_what_is_no_manifest_of_ours_is_refused(text: str, folder: Path) -> None:
    (folder / "manifest.json").write_text(text, encoding="utf-8")

    with pytest.raises(OutputError, match="This is not a manifest that assembler wrote"):
        Ledger(folder)


def test_a_manifest_of_release_0_1_0_has_no_records(folder: Path) -> None:
    old = {name: value for name, value in entry("one").items() if name != "record"}
    (folder / "manifest.json").write_text(
        '{"agreements": [\n' + json.dumps(old) + '\n],\n"a": 1\n}\n', encoding="utf-8"
    )

    known = Ledger(folder).known("one")
    assert known is not None
    assert known.record == ""


def test_a_journal_that_cannot_be_written_is_told_with_its_name(folder: Path) -> None:
    path = folder / WORK / "journal.jsonl"
    ledger = Ledger(folder)
    path.mkdir()
    with pytest.raises(OutputError) as raised:
        ledger.begin()

    assert list(raised.value.problems) == [Problem("The file cannot be written: Is a directory.", Place(str(path)))]
