from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from cli.running import Run
from returned.resolving import resolved
from shipped import ROOT, answers, assembled, compiled_library, house

from assembler.agreement import CopyKind
from assembler.effects.annotations import sources_beside
from assembler.returned.redline import redline
from assembler.word.writer import write_document

HUB, FINAL = ROOT / "examples" / "harrowmere-hub.yaml", ROOT / "examples" / "harrowmere-hub-final.yaml"


@pytest.mark.slow
def test_two_answers_files_make_a_redline(run: Run, tmp_path: Path):
    done = run("redline", HUB, FINAL, "-o", tmp_path / "changes.docx")
    made = (tmp_path / "changes.docx").read_bytes()

    assert (done.status, done.err.splitlines()[-1]) == (0, f"Redline written to {tmp_path / 'changes.docx'}.")
    assert resolved(made, accept=True) != resolved(made, accept=False)


def test_a_file_that_is_there_is_not_replaced_unasked(run: Run, tmp_path: Path):
    (tmp_path / "changes.docx").write_bytes(b"mine")
    done = run("redline", HUB, FINAL, "-o", tmp_path / "changes.docx")

    assert (done.status, (tmp_path / "changes.docx").read_bytes()) == (1, b"mine")


OLD, NEW = "document: {title: Hub}\n", "document: {title: Harrowmere Hub}\n"


@cache
def word_file(text: str, copy: CopyKind = "clean") -> bytes:
    """The Word file that some answers make."""
    made = assembled(answers(text), copy)
    return write_document(made.agreement, house(), annotations=sources_beside(made, compiled_library()))


@pytest.fixture
def versions(tmp_path: Path) -> tuple[Path, Path]:
    """Two versions of some answers."""
    (tmp_path / "old.yaml").write_text(OLD, encoding="utf-8")
    (tmp_path / "new.yaml").write_text(NEW, encoding="utf-8")
    return tmp_path / "old.yaml", tmp_path / "new.yaml"


@pytest.mark.parametrize(
    ("options", "copy", "author"),
    [
        ((), "clean", "assembler"),
        (("--copy", "internal"), "internal", "assembler"),
        (("--author", "A. Reader"), "clean", "A. Reader"),
    ],
    ids=["as it stands", "a copy", "an author"],
)
def test_a_redline_is_of_the_copies_asked_for_by_their_author(
    options: tuple[str, ...], copy: CopyKind, author: str, run: Run, tmp_path: Path, versions: tuple[Path, Path]
):
    done = run("redline", *versions, "-o", tmp_path / "r.docx", *options)

    assert (done.status, done.out, done.err) == (0, "", f"Redline written to {tmp_path / 'r.docx'}.\n")
    assert (tmp_path / "r.docx").read_bytes() == redline(word_file(OLD, copy), word_file(NEW, copy), author)


def test_a_word_file_is_taken_whatever_the_letters_of_its_ending(run: Run, tmp_path: Path, versions: tuple[Path, Path]):
    (tmp_path / "SENT.DOCX").write_bytes(word_file(OLD))
    assert run("redline", tmp_path / "SENT.DOCX", versions[1], "-o", tmp_path / "r.docx").status == 0

    assert (tmp_path / "r.docx").read_bytes() == redline(word_file(OLD), word_file(NEW), "assembler")


def test_a_file_that_is_read_is_not_written_over_even_by_force(run: Run, tmp_path: Path):
    for name in ("old.docx", "new.docx"):
        (tmp_path / name).write_bytes(word_file(OLD))
    files = (tmp_path / "old.docx", tmp_path / "new.docx")

    for file in files:
        done = run("redline", *files, "-o", file, "--force")
        assert (done.status, done.err) == (1, f"{file}: This is one of the files read. Give another name.\n")
        assert file.read_bytes() == word_file(OLD)


def test_a_file_that_is_there_is_replaced_by_force(run: Run, tmp_path: Path, versions: tuple[Path, Path]):
    (tmp_path / "r.docx").write_bytes(b"mine")
    assert run("redline", *versions, "-o", tmp_path / "r.docx", "--force").status == 0

    assert (tmp_path / "r.docx").read_bytes().startswith(b"PK")


def test_two_copies_are_not_asked_for(run: Run, tmp_path: Path, versions: tuple[Path, Path]):
    done = run("redline", *versions, "-o", tmp_path / "r.docx", "--final", "--copy", "internal")

    assert (done.status, done.err.splitlines()[-1]) == (
        2,
        "Error: --final is the same as --copy signature: leave it out, or leave out --copy internal.",
    )


def test_what_cannot_be_read_is_named(run: Run, tmp_path: Path, versions: tuple[Path, Path]):
    (tmp_path / "bad.docx").write_bytes(b"x")
    none = tmp_path / "none.docx"

    assert run("redline", none, versions[1], "-o", tmp_path / "r.docx").err == (
        f"{none}: The file cannot be read: No such file or directory.\n"
    )
    template = run("redline", *versions, "-o", tmp_path / "r.docx", "--template", tmp_path / "bad.docx")
    assert (template.status, template.err.startswith(f"{tmp_path / 'bad.docx'}: ")) == (1, True)
    assert not (tmp_path / "r.docx").exists()
