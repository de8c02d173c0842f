"""Files of an output folder, written whole or not at all: what is said where something stands in the way, and what is left of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from assembler.batch.failure_lists import remove_list
from assembler.batch.files import WORK, HeldError, write_whole
from assembler.errors import OutputError, Place, Problem


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / WORK).mkdir()
    return tmp_path


def parts(folder: Path) -> list[str]:
    """What is left of files that are not whole."""
    return [path.name for path in (folder / WORK).iterdir()]


def test_what_is_written_takes_the_place_of_what_was_there(folder: Path) -> None:
    (folder / "a.txt").write_bytes(b"before")
    write_whole(folder, "a.txt", [b"one, ", b"two"])

    assert ((folder / "a.txt").read_bytes(), parts(folder)) == (b"one, two", [])


def test_what_cannot_be_replaced_is_told_with_its_cure(folder: Path) -> None:
    (folder / "a.txt").mkdir()
    with pytest.raises(HeldError) as raised:
        write_whole(folder, "a.txt", [b"one"])

    assert list(raised.value.problems) == [
        Problem(
            "The file cannot be replaced: Is a directory.",
            Place(str(folder / "a.txt")),
            "Close it where it is open, and run again.",
        )
    ]
    assert parts(folder) == []


def test_what_cannot_be_written_is_told_with_its_intended_name(tmp_path: Path) -> None:
    with pytest.raises(OutputError) as raised:
        write_whole(tmp_path, "a.txt", [b"one"], into="b")

    assert not isinstance(raised.value, HeldError)
    assert list(raised.value.problems) == [
        Problem("The file cannot be written: No such file or directory.", Place(str(tmp_path / "b" / "a.txt")))
    ]


@pytest.mark.parametrize(("there", "held"), [(False, b"before"), (True, b"one")])
def test_what_just_appeared_is_left_unless_it_was_known(folder: Path, there: bool, held: bytes) -> None:
    (folder / "a.txt").write_bytes(b"before")
    if there:
        write_whole(folder, "a.txt", [b"one"], check=lambda: True)
    else:
        with pytest.raises(HeldError) as raised:
            write_whole(folder, "a.txt", [b"one"], check=lambda: False)
        message = "Somebody has just changed the file, so it was left."
        assert list(raised.value.problems) == [Problem(message, Place(str(folder / "a.txt")), "Run again.")]

    assert ((folder / "a.txt").read_bytes(), parts(folder)) == (held, [])


def test_where_nothing_is_there_a_file_takes_its_name(folder: Path) -> None:
    write_whole(folder, "a.txt", [b"one"], check=lambda: False)

    assert ((folder / "a.txt").read_bytes(), parts(folder)) == (b"one", [])


def test_a_list_of_an_earlier_run_goes_and_what_cannot_go_is_told(tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_bytes(b"")
    remove_list(tmp_path / "list.csv")
    remove_list(tmp_path / "list.csv")
    (tmp_path / "folder").mkdir()
    with pytest.raises(OutputError) as raised:
        remove_list(tmp_path / "folder")

    assert [path.name for path in tmp_path.iterdir()] == ["folder"]
    assert list(raised.value.problems) == [
        Problem("The file cannot be written: Is a directory.", Place(str(tmp_path / "folder")))
    ]
