"""What is typed in the terminal: dates read back, and answers whose own words hold commas."""

from __future__ import annotations

import pytest
from interview.playing import QUESTIONNAIRE

from assembler.interview.talk.prompts import Command, Invalid, Option, Prompt, Reply, read_line
from assembler.interview.talk.questions import echo_words

DATE = QUESTIONNAIRE.by_field["document.prepared_on"]


@pytest.mark.row("C3")
@pytest.mark.parametrize("typed", ["3/11/2026", "03.11.2026", "3-11-2026"])
def test_a_date_in_numbers_is_read_back_in_words(typed: str):
    assert echo_words(DATE, typed) == "Read as 3 November 2026."


@pytest.mark.row("C3")
@pytest.mark.parametrize("typed", ["3 November 2026", "2026-11-03", Command.OPEN, "", "to be agreed"])
def test_what_can_be_read_in_one_way_only_is_not_read_back(typed: Reply):
    assert echo_words(DATE, typed) == ""


def test_words_that_look_like_a_date_are_not_read_back_as_one():
    assert echo_words(QUESTIONNAIRE.by_field["document.title"], "3/11/2026") == ""


SEVERAL = Prompt(
    kind="many",
    question="Which?",
    options=(Option("a", "Land, buildings and plant"), Option("b", "Vehicles"), Option("c", "Land")),
)


@pytest.mark.parametrize(
    ("typed", "chosen"),
    [
        ("Land, buildings and plant", ("a",)),
        ("vehicles, land, buildings and plant", ("a", "b")),
        ("land, vehicles", ("b", "c")),
        ("Land, buildings and plant, land", ("a", "c")),
        ("1, 3", ("a", "c")),
        ("veh,3", ("b", "c")),
        ("none", ()),
    ],
)
def test_several_answers_are_told_apart_though_words_hold_commas(typed: str, chosen: tuple[str, ...]):
    assert read_line(SEVERAL, typed) == chosen


def test_a_part_that_names_none_is_refused():
    with pytest.raises(Invalid, match="Type a number from 1 to 3"):
        read_line(SEVERAL, "land, ships")
