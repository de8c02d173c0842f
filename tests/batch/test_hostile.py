"""What no source may do, whoever made it: spoil a folder, end a run, lose a byte, or take long to be refused."""

from __future__ import annotations

import errno
import json
import os
from pathlib import Path

import pytest
from batch.making import answers, folder_of, lines_of, manifest, run, states
from batch.test_corrections import BAD, ending
from batch.test_workbook import book_of

from assembler.answers.files import LARGEST_FILE
from assembler.batch import files, spreadsheet
from assembler.batch.names import LONGEST
from assembler.batch.sources import open_source
from assembler.errors import AnswersError, OutputError


@pytest.mark.slow
@pytest.mark.row("G1")
@pytest.mark.parametrize("letters", ["a" * LONGEST, "a" * (LONGEST - 4), "ŵ" * (LONGEST // 2)])
def test_the_longest_name_is_made_again_and_beside_what_was_edited(tmp_path: Path, letters: str):
    out = tmp_path / "out"
    run(lines_of(tmp_path / "all.jsonl", answers(1, id=letters)), out)
    again = run(lines_of(tmp_path / "all.jsonl", answers(1, id=letters)), out)
    (out / f"{letters}.docx").write_bytes(b"edited")
    other = run(lines_of(tmp_path / "all.jsonl", answers(2, id=letters)), out)
    last = run(lines_of(tmp_path / "all.jsonl", answers(2, id=letters)), out)

    assert states(again) == {letters: "unchanged"}
    assert [report.output for report in (*other, *last)] == [f"{letters}-version-2.docx"] * 2
    assert manifest(out)["agreements"][0]["status"] == "made"


@pytest.mark.row("G1")
@pytest.mark.parametrize("letters", ["a" * (LONGEST + 1), "ŵ" * (LONGEST // 2 + 1), "a" * 300])
def test_a_name_that_is_too_long_is_one_failed_item(tmp_path: Path, letters: str):
    source = lines_of(tmp_path / "all.jsonl", answers(1, id=letters), answers(2, id="short"))

    for state in ("new", "unchanged"):
        assert states(run(source, tmp_path / "out")) == {"all.jsonl:1": "invalid", "short": state}


@pytest.mark.row("I7")
@pytest.mark.parametrize("identity", ["\\ud800x", "\\u0000", "a\\u202eb", "\\u001b[31m", "\\n", " "])
def test_an_id_of_any_characters_is_one_failed_item(tmp_path: Path, identity: str):
    bad = json.dumps(answers(1)).replace("{", f'{{"id": "{identity}", ', 1)
    source = lines_of(tmp_path / "all.jsonl", bad, answers(2, id="good"))

    for state in ("new", "unchanged"):
        reports = run(source, tmp_path / "out")
        assert states(reports) == {"all.jsonl:1": "invalid", "good": state}
        assert all(str(problem).isprintable() for problem in reports[0].problems)


@pytest.mark.row("I2")
@pytest.mark.parametrize(
    "line", [b'{"document": {"title": "Caf\xe9"}}', b'{"document": {"title": "\xff\xfe"}}', b"\xe9"]
)
def test_bytes_that_are_no_text_are_refused_again_as_they_stand(tmp_path: Path, line: bytes):
    source = tmp_path / "all.jsonl"
    source.write_bytes(b"\n" + line + b"\n")
    out = tmp_path / "out"
    run(source, out)
    corrections = out / "to-correct.jsonl"
    kept = corrections.read_bytes()

    assert line.removeprefix(b"{") in kept
    assert [report.state for report in run(corrections, out)] == ["invalid"]


class Filling:
    """A disk that takes so many bytes and no more."""

    def __init__(self, room: int) -> None:
        self.room = room

    def fsync(self, handle: int) -> None:
        if os.fstat(handle).st_size > self.room:
            os.ftruncate(handle, self.room)
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.mark.row("I4")
@pytest.mark.parametrize("kind", ["folder", "lines"])
@pytest.mark.parametrize("room", [0, 10, 40])
def test_a_list_to_correct_is_whole_or_not_there_on_a_full_disk(
    tmp_path: Path, kind: str, room: int, monkeypatch: pytest.MonkeyPatch
):
    if kind == "folder":
        source = folder_of(tmp_path / "in", 1)
        (source / "bad.yaml").write_text(f"documnt: {{title: {'x' * 90}}}\n", encoding="utf-8")
    else:
        source = lines_of(tmp_path / "all.jsonl", answers(1, id="bad", documnt={"title": "x" * 90}))
    out, written = tmp_path / "out", files.forced
    disk = Filling(room)

    def filling(path: Path) -> object:
        if "to-correct" in str(path):
            monkeypatch.setattr(os, "fsync", disk.fsync)
        return written(path)

    monkeypatch.setattr("assembler.batch.sources.forced", filling)
    with pytest.raises(OutputError, match=r"to be corrected cannot be written: No space"):
        run(source, out)

    assert not list(out.rglob("to-correct*"))


@pytest.mark.row("J1")
def test_a_list_that_somebody_edited_remains_once_nothing_fails(tmp_path: Path):
    source = lines_of(tmp_path / "all.jsonl", answers(1, id="one", **BAD))
    out = tmp_path / "out"
    assert ending(source, out) == "to-correct.jsonl"
    (out / "to-correct.jsonl").write_text("my own notes\n", encoding="utf-8")

    assert ending(lines_of(source, answers(1, id="one")), out) == ""
    assert (out / "to-correct.jsonl").read_text(encoding="utf-8") == "my own notes\n"


@pytest.mark.row("I8")
def test_a_file_or_line_too_large_is_not_read_and_keeps_its_bytes(tmp_path: Path):
    source = tmp_path / "all.jsonl"
    long = b'{"id": "long", "x": "' + b"x" * (2 * LARGEST_FILE) + b'"}\n'
    source.write_bytes(long + json.dumps(answers(1, id="good")).encode() + b"\n")
    folder = folder_of(tmp_path / "in", 1)
    with (folder / "large.yaml").open("wb") as file:
        file.truncate(3_000_000_000)

    lines, found = list(open_source(source).items()), list(open_source(folder).items())
    open_source(source).write_failed({("all.jsonl", 1)}, tmp_path / "copy.jsonl")

    assert {item.name: [str(problem) for problem in item.problems] for item in (*lines, *found)} == {
        "line-1": ["all.jsonl:1: The line is too long to be a set of answers."],
        "good": [],
        "large": ["large.yaml: The file cannot be read: it is larger than 4 MB."],
        "one-000": [],
    }
    assert (tmp_path / "copy.jsonl").read_bytes() == long


@pytest.mark.row("I8")
def test_a_workbook_of_few_cells_far_apart_is_refused_by_its_extent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(spreadsheet, "MOST_CELLS", 1_000)
    rows = [["id"], *([f"a-{number}", *[None] * 300, "x"] for number in range(10))]
    source = open_source(book_of(tmp_path / "far.xlsx", agreements=rows))

    with pytest.raises(AnswersError, match=r"row 4: It has more than 1,000 cells"):
        list(source.items())


@pytest.mark.row("I11")
@pytest.mark.parametrize("text", ["[]", "{}\n", '{"agreements": [\n5\n],\n}', '{"agreements": [\n' + "[" * 90_000, "5"])
def test_a_manifest_of_another_shape_is_told_as_that(tmp_path: Path, text: str):
    out = tmp_path / "out"
    out.mkdir()
    (out / "manifest.json").write_text(text, encoding="utf-8")

    with pytest.raises(OutputError, match="not a manifest that assembler wrote"):
        run(lines_of(tmp_path / "all.jsonl", answers(1)), out)
    assert (out / "manifest.json").read_text(encoding="utf-8") == text
