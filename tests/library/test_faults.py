"""Each folder in faults/ is one thing wrong with a library, laid over a sound one; expected.txt is all that the loader says of it.

A file whose name begins with + is added to the end of the sound one; one that ends in .removed takes it away.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from library.small import small_library

from assembler.assembly import compile_library
from assembler.errors import AssemblerError, LibraryError
from assembler.library.loading import load_library

FAULTS = sorted((Path(__file__).parent / "faults").iterdir())
SOUND = "1. {#one}\n   A Party must pay.\n"


def lay_over(folder: Path, fault: Path) -> None:
    for file in fault.rglob("*"):
        path = folder / file.relative_to(fault).with_name(file.name.removeprefix("+").removesuffix(".removed"))
        if file.is_dir() or file.name == "expected.txt":
            continue
        if file.name.endswith(".removed"):
            path.unlink()
        else:
            before = path.read_text(encoding="utf-8") if file.name.startswith("+") else ""
            path.write_text(before + file.read_text(encoding="utf-8"), encoding="utf-8")


@pytest.mark.slow
@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_faulty_library_is_refused_with_file_line_and_what_is_wrong(fault: Path, tmp_path: Path):
    folder = small_library(tmp_path / "clauses", {"first": SOUND})
    lay_over(folder, fault)

    with pytest.raises(AssemblerError) as raised:
        load_library(folder)

    told = re.sub(r"(facts\.yaml):\d+", r"\1:N", str(raised.value))  # the shipped facts grow
    assert told + "\n" == (fault / "expected.txt").read_text(encoding="utf-8")


@pytest.mark.slow
def test_the_sound_library_under_them_is_sound(tmp_path: Path):
    library = load_library(small_library(tmp_path / "clauses", {"first": SOUND}))

    assert list(library.clauses) == ["cover", "outstanding", "first"]
    assert compile_library(library).library is library


def test_a_file_that_is_not_utf_8_is_named(tmp_path: Path):
    folder = small_library(tmp_path / "clauses", {"first": SOUND, "second": SOUND})
    (folder / "body" / "second.md").write_bytes("1. {#one}\n   A Party must pay £1.\n".encode("cp1252"))

    with pytest.raises(LibraryError) as raised:
        load_library(folder)

    assert "clauses/body/second.md: The file is not text in UTF-8. Save it as UTF-8." in str(raised.value).splitlines()


def test_the_faults_of_several_files_are_found_at_once(tmp_path: Path):
    folder = small_library(tmp_path / "clauses", {"first": "1. One.\n", "second": "1. {#x}\n   {{ nothing }}.\n"})

    with pytest.raises(LibraryError) as raised:
        load_library(folder)

    assert [problem.place.file for problem in raised.value.problems] == [
        "clauses/body/first.md",
        "clauses/body/second.md",
    ]
