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
        "Schedule~A1 to the Act~2004",
        "Part~II and Chapter~IV of the Act",
        "cl.~5 and cls.~6, Pt~2, Sched.~3, vol.~4",
        "30~mph, 12~GB, 5~%, 18~hrs and 20~mins",
    ],
)
def test_a_number_and_its_word_stay_on_one_line(kept: str):
    assert unparted(kept.replace("~", " ")) == kept.replace("~", NO_BREAK)


@pytest.mark.parametrize(
    "word",
    [
        *[
            "section",
            "clause",
            "subclause",
            "paragraph",
            "subparagraph",
            "para",
            "schedule",
            "part",
            "article",
            "regulation",
            "reg",
            "rule",
            "chapter",
            "recital",
            "page",
            "minute",
        ],
        *[
            "sections",
            "clauses",
            "minutes",
            "pages",
            "regs.",
            "sch",
            "art",
            "ch",
            "annex",
            "appendix",
            "party",
            "table",
            "figure",
            "category",
            "version",
            "item",
            "act",
            "order",
        ],
        *["Section", "SCHEDULE", "Order.", "s.", "ss.", "p.", "pp.", "no.", "nos.", "No."],
    ],
)
def test_a_number_stays_with_each_word_that_it_follows(word: str):
    assert unparted(f"see {word} 7 here") == f"see {word}{NO_BREAK}7 here"
    assert before_number(f"see {word} ") == f"see {word}{NO_BREAK}"


@pytest.mark.parametrize(
    "word",
    [
        "section",
        "clause",
        "paragraph",
        "para",
        "recital",
        "article",
        "sections",
        "clauses",
        "paragraphs",
        "paras",
        "recitals",
        "articles",
    ],
)
def test_a_number_in_brackets_stays_with_each_word_that_it_follows(word: str):
    assert unparted(f"see {word} (12) here") == f"see {word}{NO_BREAK}(12) here"
    assert unparted(f"see {word} (iv) and {word} (A)") == f"see {word}{NO_BREAK}(iv) and {word}{NO_BREAK}(A)"


@pytest.mark.parametrize(
    "rank",
    [
        "WPC",
        "PC",
        "DC",
        "PS",
        "DS",
        "DI",
        "DCI",
        "PI",
        "PCSO",
        "Sgt",
        "Insp",
        "Constable",
        "Sergeant",
        "SI",
        "S.I",
        "SI.",
        "S.I.",
        "£",
    ],
)
def test_a_number_stays_with_a_rank_or_a_pound_sign(rank: str):
    assert unparted(f"by {rank} 12 here") == f"by {rank}{NO_BREAK}12 here"


@pytest.mark.parametrize(
    "title",
    ["Mr", "Mrs", "Ms", "Miss", "Dr", "Sir", "Dame", "Prof", "Rev", "Mr.", "Mrs.", "Ms.", "Dr.", "Prof.", "Rev."],
)
def test_an_initial_stays_with_a_title_and_a_name_with_its_initial(title: str):
    assert unparted(f"to {title} J. Vale") == f"to {title}{NO_BREAK}J.{NO_BREAK}Vale"


@pytest.mark.parametrize("day", ["3", "13", "1st", "22nd", "3rd", "14th"])
@pytest.mark.parametrize("month", ["Jan", "March", "May", "June", "Sep", "Sept", "December"])
def test_a_month_stays_with_its_day(day: str, month: str):
    assert unparted(f"on {day} {month} 2027") == f"on {day}{NO_BREAK}{month} 2027"


@pytest.mark.parametrize(
    "unit",
    [
        *[
            "second",
            "minutes",
            "hour",
            "days",
            "week",
            "months",
            "year",
            "miles",
            "metre",
            "kilometres",
            "litre",
            "tonnes",
            "pounds",
            "officers",
            "vehicle",
        ],
        *[
            "pence",
            "thousand",
            "million",
            "billion",
            "km",
            "kg",
            "m",
            "am",
            "pm",
            "a.m",
            "p.m",
            "o\N{RIGHT SINGLE QUOTATION MARK}clock",
            "noon",
            "Day",
            "Days",
        ],
        *("per cent", "working days", "Working Day"),
    ],
)
def test_a_unit_stays_with_its_number(unit: str):
    assert unparted(f"for 30 {unit} here") == f"for 30 {unit} here".replace(
        f"30 {unit}", f"30~{unit}".replace("orking ", "orking~").replace("~", NO_BREAK)
    )


@pytest.mark.parametrize(
    "text",
    [
        "under Schedule (2) here",
        "in order (a) here",
        "section (123) here",
        "section (abcde) here",
        "section AB here",
        "section A’s here",  # noqa: RUF001
        "section (AB) here",
        "subsections7",
        "dissection 7",
        "no 7",
        "30 daysies",
        "5 Mayor",
        "the Mrs Vale",
        "MISTER 7",
        "a. Vale",
        "A. vale",
        "XPC 7",
        "PC A",
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


@pytest.mark.parametrize("text", ["the party VIth", "the part XIs play"])
def test_what_only_looks_like_a_number_may_stand_on_the_next_line(text: str):
    assert unparted(text) == text
