"""Files that came back: which answers each is of, and what is said of one that is of none, or of several."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from shipped import answers, assembled, house, issued

from assembler.batch import ReturnedSource, open_source
from assembler.batch.items import Item
from assembler.batch.returned_files import FileWithRecord, GivenWithFile, embedded_in
from assembler.errors import AnswersError, Place, Problem
from assembler.word.form import Marks
from assembler.word.writer import document_form

OWN = "agreement-0001"


@cache
def sent(identity: str = OWN, *, embed: bool = False) -> tuple[bytes, bytes]:
    """A Word file with the id of an agreement, and its record."""
    return issued(assembled(answers(f"document: {{id: {identity}, title: Yard}}")), embed=embed)


@cache
def unmarked() -> bytes:
    """A Word file that bears no id."""
    form = document_form(assembled(answers("document: {title: Yard}")).agreement, house())
    return form.filled(None, Marks("", b"", False))


def source(folder: Path, *, records: Path | None = None, **given: Any) -> ReturnedSource:
    """Answers by the names of their files, and a folder of files that came back."""
    (folder / "answers").mkdir()
    (folder / "returned").mkdir()
    for name, value in given.items():
        (folder / "answers" / f"{name}.json").write_text(json.dumps(value), encoding="utf-8")
    return ReturnedSource(folder / "returned", open_source(folder / "answers"), records)


def put(path: Path, content: bytes) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content)


def told(items: list[Item]) -> list[tuple[str, list[str]]]:
    return [(item.name, [str(problem) for problem in item.problems]) for item in items]


HUB = {"document": {"id": OWN, "title": "Yard"}}


def sha(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


@pytest.mark.parametrize("where", ["returned/hub.json", "returned/records/any.json", "elsewhere/hub.json"])
def test_a_file_is_matched_by_its_id_and_by_what_its_record_holds(tmp_path: Path, where: str):
    docx, record = sent()
    given = source(tmp_path, records=tmp_path / "elsewhere", hub=HUB)
    put(tmp_path / where, record)
    put(tmp_path / "returned" / "back.docx", docx)
    put(tmp_path / "returned" / "~$back.docx", b"")
    put(tmp_path / "returned" / ".back.docx", b"")
    [item] = given.items()
    [alone] = open_source(tmp_path / "answers").items()

    assert isinstance(item.given, GivenWithFile)
    assert item.given.docx == tmp_path / "returned" / "back.docx"
    assert item.given.record == tmp_path / where
    assert item.given.file() == FileWithRecord("back.docx", docx, record)
    assert item.given.document().value["document"] == HUB["document"]
    assert item.problems == ()
    assert item.digest == sha(json.dumps([alone.digest, sha(docx), sha(record)]).encode())


def test_a_record_inside_a_file_needs_no_other(tmp_path: Path):
    docx, record = sent(embed=True)
    given = source(tmp_path, hub=HUB)
    put(tmp_path / "returned" / "back.docx", docx)
    [item] = given.items()

    assert isinstance(item.given, GivenWithFile)
    assert item.given.record is None
    assert item.given.file() == FileWithRecord("back.docx", docx, record)
    assert embedded_in(docx) == record


def test_a_file_without_a_record_inside_says_so():
    with pytest.raises(AnswersError) as raised:
        embedded_in(sent()[0])

    assert str(raised.value) == "No record is inside this file."


def test_what_cannot_be_matched_is_told_for_answers_then_for_files(tmp_path: Path):
    docx, record = sent()
    other, _ = sent("agreement-0002")
    given = source(
        tmp_path,
        hub=HUB,
        nameless={"document": {"title": "Yard"}},
        lost={"document": {"id": "agreement-0003"}},
        unrecorded={"document": {"id": "agreement-0002"}},
        list=[1],
        odd={"document": "x"},
    )
    for name, content in {
        "a.docx": docx,
        "b.docx": docx,
        "c.docx": other,
        "d.docx": unmarked(),
        "e.docx": b"no Word file",
        "f.docx": sent("agreement-0009", embed=True)[0],
        "hub.json": record,
    }.items():
        put(tmp_path / "returned" / name, content)
    items = list(given.items())
    no_id = (
        "The answers have no document.id, by which a file is known. Give the agreement one before it is issued: assembler upgrade FILE "
        "--write."
    )

    assert told(items)[0] == (
        "hub",
        ["hub.json: Several files in the folder are of this agreement: a.docx, b.docx. Keep only one of them there."],
    )
    assert dict(told(items)) | {"e.docx": [], "list": []} == {
        "hub": [
            "hub.json: Several files in the folder are of this agreement: a.docx, b.docx. Keep only one of them there."
        ],
        "list": [],
        "lost": [
            "lost.json: None of the files in the folder is of this agreement. Put its file into the folder, or leave these answers out."
        ],
        "nameless": [f"nameless.json: {no_id}"],
        "odd": [f"odd.json: {no_id}"],
        "unrecorded": [
            "c.docx: Its record is not there. Put it beside the file, or into its folder “records”, or name its folder: --records."
        ],
        "d.docx": [
            "d.docx: It bears no id, so its answers are not known. Use the file as it was made, or take it alone: assembler update, "
            "assembler vary."
        ],
        "e.docx": [],
        "f.docx": ["f.docx: No answers belong to this file. Add its answers to the source, or take the file away."],
    }
    assert [item.name for item in items][-3:] == ["d.docx", "e.docx", "f.docx"]
    assert str(items[-2].problems[0]).startswith("e.docx: ")
    assert all(item.given is None for item in items)
    assert [(item.file, item.row, str(item.place), item.stray_of) for item in items[-3:]] == [
        (name, 0, name, "") for name in ("d.docx", "e.docx", "f.docx")
    ]
    assert [item.digest for item in items[-3:]] == [sha(unmarked()), "", sha(sent("agreement-0009", embed=True)[0])]


def test_it_is_about_its_answers_otherwise(tmp_path: Path):
    given = source(tmp_path, hub=HUB)

    assert (given.path, given.ending, given.count(), given.remarks()) == (tmp_path / "answers", "", 1, ())
    assert given.write_failed({("hub.json", 0): ()}, tmp_path / "to-correct") is False
    assert not (tmp_path / "to-correct").exists()


def test_a_file_that_cannot_be_read_is_told_and_has_no_hash(tmp_path: Path):
    given = source(tmp_path, hub=HUB)
    (tmp_path / "returned" / "a.docx").mkdir(parents=True)
    *_, item = given.items()

    assert item == Item(
        "a.docx",
        "a.docx",
        0,
        Place("a.docx"),
        "",
        None,
        (Problem("The file cannot be read: Is a directory.", Place("a.docx")),),
        stray_of="",
    )
