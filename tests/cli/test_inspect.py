from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

import pytest
from cli.running import Run
from msgspec.structs import replace
from returned.editing import renamed
from returned.returning import FILES
from shipped import ROOT, answers, assembled, compiled_library, issued
from word.reading import without_member

from assembler.returned import Background, inspected, issued_as, locks_of
from assembler.returned.inspection_page import inspection_page
from assembler.returned.inspection_report import as_data
from assembler.word.copy import read_copy


def returned(folder: Path, name: str) -> Path:
    path = folder / name
    path.write_bytes((FILES / name).read_bytes())
    return path


@pytest.mark.slow
def test_a_file_as_it_was_issued_ends_with_status_0(run: Run, tmp_path: Path):
    assert run("assemble", ROOT / "examples" / "harrowmere-hub.yaml", "-o", tmp_path / "hub.docx").status == 0
    done = run("inspect", tmp_path / "hub.docx")

    assert (done.status, done.out.splitlines()[-1]) == (0, "Every word stands as it was issued.")


def test_a_changed_file_ends_with_status_1_and_says_what_was_done(run: Run, tmp_path: Path):
    done = run("inspect", str(returned(tmp_path, "oo_retype.docx")))

    assert done.status == 1
    assert "852 unchanged; 1 worded otherwise." in done.out
    assert "assignment#none: worded otherwise" in done.out
    assert "… [-A-]{+No+} Party …" in done.out


@pytest.mark.slow
def test_json_holds_the_same_for_a_program(run: Run, tmp_path: Path):
    done = run("inspect", str(returned(tmp_path, "w_tracked_two_authors.docx")), "--json")
    found = json.loads(done.out)

    assert (done.status, found["clean"]) == (1, False)
    assert {key: number for key, number in found["counts"].items() if number and key != "unchanged"} == {
        "formatting": 1,
        "value": 1,
        "worded": 3,
        "deleted": 1,
        "inserted": 2,
    }
    assert found["verdicts"][0]["level"] == "BLOCK"


@pytest.mark.slow
def test_the_page_needs_nothing_else_and_escapes_what_it_shows(run: Run, tmp_path: Path):
    file = tmp_path / "hub.docx"
    file.write_bytes(
        renamed((FILES / "base.docx").read_bytes(), "Mid-Vale Trust", "&lt;script&gt;alert(1)&lt;/script&gt;")
    )
    done = run("inspect", str(file), "--page", str(tmp_path / "page.html"))
    page = (tmp_path / "page.html").read_text(encoding="utf-8")

    assert done.status == 1
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)" in page
    assert re.findall(r"(?:src|href|url)\s*[=(]", page) == []
    assert "default-src 'none'" in page
    assert page.count("<main>") == page.count("<h1>") == 1


def test_a_page_that_is_there_is_not_replaced_unasked(run: Run, tmp_path: Path):
    (tmp_path / "page.html").write_text("mine", encoding="utf-8")
    done = run("inspect", str(returned(tmp_path, "oo_retype.docx")), "--page", str(tmp_path / "page.html"))

    assert (done.status, (tmp_path / "page.html").read_text(encoding="utf-8")) == (1, "mine")
    assert "The file is already there, and somebody may have edited it." in done.err


@pytest.mark.slow
def test_a_record_that_is_not_the_files_own_bars_a_signature(run: Run, tmp_path: Path):
    source = (ROOT / "examples" / "harrowmere-hub.yaml").read_text(encoding="utf-8")
    (tmp_path / "a.yaml").write_text(source, encoding="utf-8")
    (tmp_path / "b.yaml").write_text(source.replace('version: "3"', 'version: "4"'), encoding="utf-8")
    for name in ("a", "b"):
        assert run("assemble", tmp_path / f"{name}.yaml", "-o", tmp_path / f"{name}.docx").status == 0
    done = run("inspect", tmp_path / "a.docx", "--record", tmp_path / "b-record.json")

    assert done.status == 1
    assert "READ: This is not the record that the file names: it may be of another version." in done.out


def test_another_file_serves_where_there_is_no_record(run: Run, tmp_path: Path):
    sent, back = returned(tmp_path, "base.docx"), returned(tmp_path, "odt74-retype_clause.docx")
    done = run("inspect", str(back), "--against", str(sent))

    assert done.status == 1
    assert "1 worded otherwise; 2 deleted" in done.out
    assert "waiver#remedies: deleted" in done.out


def test_without_a_record_it_says_what_to_name(run: Run, tmp_path: Path):
    done = run("inspect", str(returned(tmp_path, "odt74-retype_clause.docx")))

    assert done.status == 1
    assert done.err.strip().endswith(
        "No record of this file was found. Name it with --record, or compare with the file that was sent: --against."
    )


def test_two_things_to_compare_with_are_wrong_usage(run: Run, tmp_path: Path):
    file = str(returned(tmp_path, "base.docx"))

    assert run("inspect", file, "--record", "a.json", "--against", file).status == 2


@cache
def small() -> tuple[bytes, bytes]:
    """A draft with nothing but a title, and its record."""
    return issued(assembled(answers("document: {title: Hub}")))


@pytest.fixture
def hub(tmp_path: Path) -> Path:
    """The small draft in a folder, its record beside it."""
    docx, record = small()
    (tmp_path / "hub.docx").write_bytes(docx)
    (tmp_path / "hub-record.json").write_bytes(record)
    return tmp_path / "hub.docx"


def with_answer(old: bytes, new: bytes) -> bytes:
    assert small()[1].count(old) == 1
    return small()[1].replace(old, new)


AS_ISSUED = "Every word stands as it was issued.\n"


def test_of_a_file_as_it_was_issued_it_says_two_lines(run: Run, hub: Path):
    done = run("inspect", hub)
    beside = hub.with_name("hub-record.json")

    assert (done.status, done.out, done.err) == (0, f"Compared with the record {beside}.\n{AS_ISSUED}", "")


def test_a_record_of_another_version_is_compared_with_and_told(run: Run, hub: Path, tmp_path: Path):
    (tmp_path / "other.json").write_bytes(small()[1] + b"\n")
    done = run("inspect", hub, "--record", tmp_path / "other.json")

    assert (done.status, done.err) == (1, "")
    assert done.out == (
        f"Compared with the record {tmp_path / 'other.json'}.\n460 unchanged.\n\n"
        "READ: This is not the record that the file names: it may be of another version.\n"
    )


def test_a_file_that_names_no_record_is_told_to(run: Run, hub: Path):
    hub.write_bytes(without_member(hub.read_bytes(), "docProps/custom.xml"))
    done = run("inspect", hub)

    assert (done.status, done.err) == (1, "")
    assert done.out == (
        f"Compared with the record {hub.with_name('hub-record.json')}.\n460 unchanged.\n\n"
        "READ: The file names no record: it may be of another version.\n"
    )


def test_answers_that_the_library_cannot_use_are_told_and_not_sought(run: Run, hub: Path):
    record = hub.with_name("hub-record.json")
    record.write_bytes(with_answer(b'"title": "Hub"', b'"form": "dee", "title": "Hub"'))
    done = run("inspect", hub)

    assert (done.status, done.err) == (1, "")
    assert done.out == (
        f"Compared with the record {record}.\n460 unchanged.\n"
        "The record lacks: answers that the present library can use (“dee” is not one of the answers allowed: contract, deed."
        " Did you mean “deed”?), so changed values were not looked for.\n\n"
        "READ: This is not the record that the file names: it may be of another version.\n"
    )


def test_a_changed_value_is_told_as_an_answer(run: Run, hub: Path):
    hub.write_bytes(renamed(hub.read_bytes(), "Hub", "Harrowmere"))
    done = run("inspect", hub, "--json")
    found = json.loads(done.out)

    assert (done.status, found["clean"], found["lacking"], found["compared"]) == (
        *(1, False, []),
        f"Compared with the record {hub.with_name('hub-record.json')}.",
    )
    assert [(one["fields"], one["before"], one["after"]) for one in found["answers"]] == [
        (["document.title"], "Hub", "Harrowmere")
    ]


def test_a_file_is_compared_with_another_as_that_stands(run: Run, hub: Path, tmp_path: Path):
    (tmp_path / "sent.docx").write_bytes(hub.read_bytes())
    hub.with_name("hub-record.json").unlink()
    done = run("inspect", hub, "--against", tmp_path / "sent.docx")

    assert (done.status, done.err) == (0, "")
    assert done.out == (
        f"Compared with {tmp_path / 'sent.docx'}, as it stands once its pending changes are accepted.\n{AS_ISSUED}"
    )


def test_json_and_the_page_hold_what_was_found(run: Run, hub: Path, tmp_path: Path):
    sent, page = tmp_path / "sent.docx", tmp_path / "page.html"
    sent.write_bytes(renamed(hub.read_bytes(), "Hub", "Høb"))
    done = run("inspect", hub, "--against", sent, "--json", "--page", page)
    issued_one, copy = issued_as(read_copy(sent.read_bytes())), read_copy(hub.read_bytes())
    found = inspected(issued_one, copy, Background(locks=locks_of(compiled_library().library)))
    compared = f"Compared with {sent}, as it stands once its pending changes are accepted."
    data = json.dumps(as_data(found) | {"compared": compared}, indent=2, ensure_ascii=False)

    assert (done.status, done.err) == (1, f"Page written to {page}.\n")
    assert done.out == f"{data}\n"
    assert "Høb" in done.out
    assert page.read_text(encoding="utf-8") == inspection_page(replace(found, compared=compared), "hub.docx")


@pytest.mark.parametrize("read", ["hub.html", "record.html", "sent.html"])
def test_a_page_is_never_written_over_what_is_read(read: str, run: Run, tmp_path: Path):
    docx, record = small()
    file = tmp_path / "hub.html"
    file.write_bytes(docx)
    (tmp_path / "record.html").write_bytes(record)
    (tmp_path / "sent.html").write_bytes(docx)
    option = ("--against", tmp_path / "sent.html") if read == "sent.html" else ("--record", tmp_path / "record.html")
    done = run("inspect", file, *option, "--page", tmp_path / read, "--force")

    assert (done.status, done.out) == (1, "")
    assert done.err == f"{tmp_path / read}: This is one of the files read. Give another name.\n"


def test_a_page_that_is_there_is_replaced_by_force(run: Run, hub: Path, tmp_path: Path):
    (tmp_path / "page.html").write_text("mine", encoding="utf-8")
    done = run("inspect", hub, "--page", tmp_path / "page.html", "--force")

    assert (done.status, done.err) == (0, f"Page written to {tmp_path / 'page.html'}.\n")
    assert (tmp_path / "page.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_a_file_that_is_no_word_file_is_named(run: Run, hub: Path, tmp_path: Path):
    bad = tmp_path / "bad.docx"
    bad.write_bytes(b"x")
    told = f"{bad}: It is not a Word file (.docx), or it is damaged or has a password. Use the file as it was sent.\n"

    assert (run("inspect", bad).err, run("inspect", hub, "--against", bad).err) == (told, told)


def test_two_things_to_compare_with_are_told(run: Run, hub: Path):
    assert run("inspect", hub, "--record", hub, "--against", hub).err.splitlines()[-1] == (
        "Error: --record and --against both say what to compare with: give one of them."
    )
