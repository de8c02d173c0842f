"""Where a line may not end, and that it is no edit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assembler.spacing import NO_BREAK, as_typed, before_number, unparted

pytestmark = pytest.mark.row("B4")


@pytest.mark.parametrize(
    "kept",
    [
        "under section~6 of the Act",
        "Sections~6 and 7",
        "sections~6(1) and (2)",
        "paragraph~(a) of clause~12.3(a)",
        "Schedule~2, Part~1, Part~A and Annex~B",
        "regulation~3 of the Regulations~2016",
        "the Policing and Crime Act~2017",
        "S.I.~2026/82, art.~3, para.~4",
        "on 12~January 2027, 3rd~March and 1~Sept",
        "within 30~days, 6~months or 2~Working~Days",
        "£2~million, 40~per cent, 1,000~litres",
        "at 6~p.m. or 10~am",
        "PC~1234 and Sergeant~56",
        "Mr~A.~Smith and A.~B.~Jones",
        "No.~5 and nos.~6 and 7",
        "£~41,000",
        "recital~(A)",
    ],
)
def test_a_number_and_its_word_stay_on_one_line(kept: str):
    assert unparted(kept.replace("~", " ")) == kept.replace("~", NO_BREAK)


@pytest.mark.parametrize(
    "text",
    [
        "the section of the Act",
        "12 High Street, Norvale, NV1 2AB",
        "each Party",
        "A Party must act",
        "on Monday 4",
        "May the Board",
        "Station 4 and 5 crews",
        "in order to pay",
        "every month",
    ],
)
def test_other_words_are_parted_as_they_were(text: str):
    assert unparted(text) == text


@pytest.mark.parametrize(
    ("text", "kept"),
    [("under clause ", "under clause~"), ("Schedule ", "Schedule~"), (" of ", " of "), ("", ""), ("and ", "and ")],
)
def test_the_word_before_a_reference_leads_to_it(text: str, kept: str):
    assert before_number(text) == kept.replace("~", NO_BREAK)


@given(st.text())
def test_as_typed_gives_the_words_back(text: str):
    assert as_typed(unparted(text)) == as_typed(text)
    assert unparted(unparted(text)) == unparted(text)
