"""Duties as data: who owes each, to whom and by when."""

from __future__ import annotations

from pathlib import Path

import pytest
from library.small import small_library
from shipped import compiled_library

from assembler.errors import LibraryError
from assembler.library.clauses import Duty
from assembler.library.duties import StatedDuty, stated_duties
from assembler.library.loading import load_library

pytestmark = pytest.mark.row("clauses-duties")

TWO = """
1. {#tell owes="each Party" to="the others" by="at once"}
   Each Party must tell the others.
2. {#list owes="the Board" every="year" join="and"}
   The Board:
   1. {#meet}
      must meet
   2. {#write owes="the chair" by="ten days after"}
      must have a record written
3. {#open}
   Somebody must do something.
4. {#none}
   Nothing is owed.
"""


def problem(folder: Path, attributes: str, words: str) -> list[str]:
    with pytest.raises(LibraryError) as raised:
        load_library(small_library(folder / "clauses", {"first": f"1. {{#one {attributes}}}\n   {words}\n"}))
    return [problem.message for problem in raised.value.problems]


@pytest.mark.slow
def test_each_must_is_found_with_the_duty_said_of_it_or_above_it(tmp_path: Path):
    library = load_library(small_library(tmp_path / "clauses", {"first": TWO}))

    assert list(stated_duties(library.clauses)) == [
        StatedDuty("first#tell", Duty("each Party", "the others", "at once", "")),
        StatedDuty("first#meet", Duty("the Board", "", "", "year")),
        StatedDuty("first#write", Duty("the chair", "", "ten days after", "")),
        StatedDuty("first#open", None),
    ]


@pytest.mark.slow
@pytest.mark.parametrize("attributes", ['to="the others"', 'owes="each Party"', 'by="at once"', 'every="year"'])
def test_a_duty_without_a_doer_or_a_time_is_refused(attributes: str, tmp_path: Path):
    assert problem(tmp_path, attributes, "Each Party must act.") == [
        "A duty says who owes it, and by when or how often."
    ]


@pytest.mark.slow
def test_a_duty_said_of_words_that_state_none_is_refused(tmp_path: Path):
    assert problem(tmp_path, 'owes="each Party" by="at once"', "A Party may act.") == [
        "“one” is said to state a duty of each Party, and its words have no “must”."
    ]


def test_every_must_of_the_library_says_whose_duty_it_is_and_by_when():
    assert [
        stated.key for stated in stated_duties(compiled_library().library.of_agreements) if stated.duty is None
    ] == []


def test_every_duty_of_the_library_says_to_whom_it_is_owed():
    assert [
        stated.key
        for stated in stated_duties(compiled_library().library.of_agreements)
        if stated.duty and not stated.duty.to
    ] == []
