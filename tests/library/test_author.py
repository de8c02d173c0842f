"""What the author of a clause is told, and given to begin with (fault H5)."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from library.small import small_library
from shipped import ROOT

from assembler.cli.main import status_of
from assembler.errors import LibraryError
from assembler.library.clause_reader import read_clause
from assembler.library.loading import load_library, load_questions

pytestmark = pytest.mark.row("H5")


@pytest.mark.slow
def test_faults_in_questions_clauses_outlines_and_words_come_at_once(tmp_path: Path) -> None:
    folder = small_library(
        tmp_path / "clauses", {"first": "1. One.\n", "second": "1. {#x}\n   Each Party shall pay forthwith.\n"}
    )
    shutil.copy(ROOT / "clauses" / "style.yaml", folder)
    (folder / "outlines" / "other.yaml").write_text("outline: another\n", encoding="utf-8")
    questions = folder / "questions" / "01-document.yaml"
    questions.write_text(
        questions.read_text(encoding="utf-8").replace("document.title", "document.titel", 1), encoding="utf-8"
    )
    with pytest.raises(LibraryError) as raised:
        load_library(folder)
    told = [(problem.place.file.removeprefix("clauses/"), problem.message) for problem in raised.value.problems]

    assert {file for file, _ in told} >= {
        "questions/01-document.yaml",
        "outlines/other.yaml",
        "body/first.md",
        "body/second.md",
    }
    assert [message for file, message in told if file == "body/second.md"] == [
        "“shall” is not in our style.",
        "“forthwith” is not in our style.",
    ]
    assert all(problem.place.line for problem in raised.value.problems if "style" in problem.message)


def test_a_skeleton_of_a_clause_reads_and_says_what_is_left(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "notice-board.md"
    assert status_of(["clauses", "new", str(file), "--heading", "Notice board"]) == 0
    vocabulary, _ = load_questions()
    clause = read_clause(file.read_text(encoding="utf-8"), "clauses/change/notice-board.md", vocabulary)

    assert (clause.id, clause.status, str(clause.when)) == ("notice-board", "optional", "False")
    assert [paragraph.id for paragraph in clause.paragraphs()] == ["duty", "detail", "first", "second"]
    assert '2. {#detail join="and"}' in file.read_text(encoding="utf-8")  # whose items end in no full stop
    assert "tests/applicability.yaml" in capsys.readouterr().err
    assert status_of(["clauses", "new", str(file), "--heading", "Again"]) == 1


def test_an_item_whose_words_begin_on_the_next_line_gets_its_id_too(tmp_path: Path) -> None:
    file = tmp_path / "one.md"
    file.write_text("1.\n   Each Party must pay.\n2. {#known}\n   It may wait.\n3. And then go.\n", encoding="utf-8")
    assert status_of(["clauses", "ids", str(file)]) == 0

    assert file.read_text(encoding="utf-8") == (
        "1. {#each-party-must}\n   Each Party must pay.\n2. {#known}\n   It may wait.\n3. {#and-then-go}\n   And then go.\n"
    )
