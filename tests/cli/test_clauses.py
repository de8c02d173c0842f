"""`assembler clauses`, line by line: lists, duties, subjects, and the skeleton of a clause."""

from __future__ import annotations

import stat
from pathlib import Path
from types import SimpleNamespace

import pytest
from cli.running import Run
from shipped import compiled_library

from assembler.library.clauses import Duty

LIBRARY = compiled_library().library


def test_a_skeleton_says_what_else_a_clause_needs(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "notice-board2.md"
    outcome = run("clauses", "new", file, "--heading", "Notice board")

    assert (outcome.status, outcome.out) == (0, "")
    assert outcome.err == (
        f"Skeleton written to {file}. It is in no agreement yet (`when: 'False'`). What is left:\n"
        "  1. its wording, its law, and when it is in an agreement\n"
        "  2. `- notice-board2` in its place in clauses/outlines/standard.yaml, in the part with the name of its folder, and in any other"
        " that should have it\n"
        "  3. when it applies, in tests/applicability.yaml, and an agreement that has it, in tests/coverage\n"
        "  4. assembler clauses list (every fault, with its line), then assembler clauses prove\n"
        "CONTRIBUTING.md has each step.\n"
    )
    assert file.read_text(encoding="utf-8") == (
        "---\n"
        "id: notice-board2\n"
        "heading: Notice board\n"
        "kind: clause\n"
        "status: optional\n"
        "law: [practice]\n"
        "note: Why the clause is there, and what a lawyer should look at before it is used.\n"
        "when: 'False'\n"
        "---\n"
        '1. {#duty owes="each Party" to="each other" by="at all times"}\n'
        "   Each Party must do one thing, said in a sentence.\n"
        '2. {#detail join="and"}\n'
        "   What is meant by it:\n"
        "   1. {#first}\n"
        "      one thing\n"
        "   2. {#second}\n"
        "      another thing\n"
    )
    assert stat.S_IMODE(file.stat().st_mode) == 0o644


def test_a_skeleton_replaces_nothing(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "notice.md"
    file.write_text("mine", encoding="utf-8")

    assert run("clauses", "new", file, "--heading", "Notice").status == 1
    assert file.read_text(encoding="utf-8") == "mine"


def test_ids_already_there_are_taken_and_words_may_end_the_file(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "x.md"
    file.write_text("1. {#one-two-three}\n   One.\n2. One two three four.\n3.\n   The last words", encoding="utf-8")

    assert run("clauses", "ids", file).err == f"2 ids added to {file}.\n"
    assert file.read_text(encoding="utf-8") == (
        "1. {#one-two-three}\n   One.\n2. {#one-two-three-2}\n   One two three four.\n"
        "3. {#the-last-words}\n   The last words"
    )


def test_ids_are_made_of_three_words_and_numbered_where_taken(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "x.md"
    file.write_text(
        "1.\n   The words below.\n12. One two three four.\n2. One two three five.\n2. One two three.\n100. No item.\n3.",
        encoding="utf-8",
    )
    outcome = run("clauses", "ids", file)

    assert outcome.err == f"4 ids added to {file}.\n"
    assert file.read_text(encoding="utf-8") == (
        "1. {#the-words-below}\n   The words below.\n"
        "12. {#one-two-three}\n    One two three four.\n"
        "2. {#one-two-three-2}\n   One two three five.\n"
        "2. {#one-two-three-3}\n   One two three.\n"
        "100. No item.\n3."
    )
    assert run("clauses", "ids", file).err == f"0 ids added to {file}.\n"


def test_duties_without_an_owner_are_listed_and_counted(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    stated = [
        SimpleNamespace(key="a#one", duty=None),
        SimpleNamespace(key="a#two", duty=Duty("each Party", "", "", "")),
        SimpleNamespace(key="a#three", duty=Duty("the Host", "the Guest", "1 May", "month")),
    ]
    monkeypatch.setattr("assembler.library.duties.stated_duties", lambda clauses: stated)
    counted = "3 paragraphs say “must”; 1 does not say in data whose duty it is.\n"

    assert run("clauses", "duties").out == "a#one: whose, and by when?\n"
    every = run("clauses", "duties", "--all")
    assert every.out == (
        "a#one: whose, and by when?\na#two: each Party\na#three: the Host to the Guest, every month, by: 1 May\n"
    )
    assert every.err == counted


def test_subjects_are_listed_with_the_clauses_that_speak_of_them(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    first = LIBRARY.subjects[0]
    assert run("clauses", "subjects").out.splitlines()[0] == (
        "occupying, sharing or altering land and buildings [premises]: premises"
    )
    spoken = [
        SimpleNamespace(id="a", label="Rooms", spoken_of_in=("premises", "access")),
        SimpleNamespace(id="b", label="Radio", spoken_of_in=()),
    ]
    monkeypatch.setattr("assembler.library.loading.load_library", lambda: SimpleNamespace(subjects=spoken))
    assert run("clauses", "subjects").out == (
        "Rooms [a]: premises, access\nRadio [b]: no clause yet: say it in a special condition\n"
    )
    assert first.id == "premises"


def test_clauses_are_listed_under_their_parts_with_when_they_are_in(run: Run) -> None:
    lines = run("clauses", "list").out.splitlines()
    some = next(one for one in LIBRARY.outlined("standard").clauses.values() if str(one.when) != "True")

    assert lines[:3] == ["Front matter", "  cover  [core]  always", "  outstanding  [default]  always"]
    assert (
        f"  {some.id}  [{some.status}]  {some.when}" in lines or f"    {some.id}  [{some.status}]  {some.when}" in lines
    )
    assert [line for line in lines if not line.startswith("  ")] == [
        part.title for part in LIBRARY.outlines["standard"].parts
    ]


def test_matters_are_a_table(run: Run) -> None:
    assert run("clauses", "matters").out.splitlines()[:2] == [
        "| matter | decided by, the first prevailing | said in |",
        "|---|---|---|",
    ]
