from __future__ import annotations

import pytest

from assembler.agreement import Role
from assembler.numbering import (
    FORMS,
    NONE_YET,
    STANDARD,
    Level,
    Number,
    Numberer,
    Numbering,
    letters,
    reference_parts,
    roman,
    section_label,
    section_numbers,
)


@pytest.mark.parametrize(("number", "shown"), [(1, "a"), (26, "z"), (27, "aa"), (28, "bb"), (52, "zz"), (53, "aaa")])
def test_letters_go_on_after_z_as_word_counts(number: int, shown: str):
    assert letters(number) == shown


@pytest.mark.parametrize(
    ("number", "shown"),
    [(1, "i"), (4, "iv"), (9, "ix"), (14, "xiv"), (40, "xl"), (49, "xlix"), (90, "xc"), (99, "xcix"), (300, "ccc")],
)
def test_roman_numbers_are_written_as_word_writes_them(number: int, shown: str):
    assert roman(number) == shown


def shown(*roles: Role) -> list[str]:
    numberer = Numberer()
    return [numberer.number(role).shown for role in roles]


def quoted(*roles: Role) -> list[tuple[str, ...]]:
    numberer = Numberer()
    return [numberer.number(role).parts for role in roles]


def test_clauses_restart_each_level_below_the_one_above():
    assert shown("clause", "level-2", "level-3", "level-4", "level-5", "level-5", "level-3", "level-2", "clause", "level-2") == [
        "1.", "1.1", "(a)", "(i)", "(A)", "(B)", "(b)", "1.2", "2.", "2.1",
    ]  # fmt: skip


def test_a_reference_quotes_a_clause_in_full():
    assert quoted("clause", "level-2", "level-3", "level-4", "level-5") == [
        ("1",), ("1.1",), ("1.1", "(a)"), ("1.1", "(a)", "(i)"), ("1.1", "(a)", "(i)", "(A)"),
    ]  # fmt: skip


def test_numbers_restart_in_each_schedule_and_are_quoted_by_part():
    roles: tuple[Role, ...] = (
        "schedule",
        "schedule-1",
        "schedule-2",
        "schedule-3",
        "schedule-4",
        "schedule",
        "schedule-1",
    )

    assert shown(*roles) == ["Schedule 1", "1.", "1.1", "(a)", "(i)", "Schedule 2", "1."]
    assert quoted(*roles)[1:5] == [("1",), ("1.1",), ("1.1", "(a)"), ("1.1", "(a)", "(i)")]


def test_definitions_number_their_items_and_leave_the_clause_alone():
    assert shown("clause", "level-2", "definition", "definition-a", "definition-i", "definition-a", "definition", "definition-a", "level-2") == [
        "1.", "1.1", "", "(a)", "(i)", "(b)", "", "(a)", "1.2",
    ]  # fmt: skip


def test_parties_and_recitals_have_lists_of_their_own():
    assert shown("party", "party", "recital", "party", "recital") == ["(1)", "(2)", "(A)", "(3)", "(B)"]
    assert shown("heading", "body", "signature", "cell", "point") == [""] * 5


def literally(*given: tuple[Role, str]) -> list[tuple[str, tuple[str, ...], bool]]:
    numberer = Numberer()
    made = [numberer.number(role, literal) for role, literal in given]
    return [(one.shown, one.parts, one.literal) for one in made]


def test_a_literal_clause_is_not_counted_nor_is_anything_below_it():
    assert literally(
        ("clause", ""), ("level-2", ""), ("clause", "1A"), ("level-2", ""), ("level-3", ""), ("level-2", ""), ("clause", ""), ("level-2", "")
    ) == [
        ("1.", ("1",), False),
        ("1.1", ("1.1",), False),
        ("1A.", ("1A",), True),
        ("1A.1", ("1A.1",), True),
        ("(a)", ("1A.1", "(a)"), True),
        ("1A.2", ("1A.2",), True),
        ("2.", ("2",), False),
        ("2.1", ("2.1",), False),
    ]  # fmt: skip


def test_a_literal_paragraph_stands_between_two_that_are_counted():
    assert literally(
        ("clause", ""), ("level-2", ""), ("level-2", "1.1A"), ("level-3", ""), ("level-2", ""), ("level-3", ""), ("level-3", "(aa)"), ("level-3", "")
    )[2:] == [
        ("1.1A", ("1.1A",), True),
        ("(a)", ("1.1A", "(a)"), True),
        ("1.2", ("1.2",), False),
        ("(a)", ("1.2", "(a)"), False),
        ("(aa)", ("1.2", "(aa)"), True),
        ("(b)", ("1.2", "(b)"), False),
    ]  # fmt: skip


def test_a_literal_schedule_has_paragraphs_of_its_own():
    assert literally(
        ("schedule", ""), ("schedule-1", ""), ("schedule", "Schedule 1A"), ("schedule-1", ""), ("schedule-1", "1B"), ("schedule-2", ""),
        ("schedule-3", ""), ("schedule", ""), ("schedule-1", "")
    )[2:] == [
        ("Schedule 1A", ("Schedule 1A",), True),
        ("1.", ("1",), True),
        ("1B.", ("1B",), True),
        ("1B.1", ("1B.1",), True),
        ("(a)", ("1B.1", "(a)"), True),
        ("Schedule 2", ("Schedule 2",), False),
        ("1.", ("1",), False),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("form", "numbers"),
    [
        ("none", {0: "", 7: ""}),
        ("decimal", {0: "0", 7: "7", 12: "12"}),
        ("decimalZero", {0: "00", 7: "07", 12: "12"}),
        ("lowerLetter", {1: "a", 26: "z", 27: "aa", 53: "aaa"}),
        ("upperLetter", {1: "A", 28: "BB"}),
        ("lowerRoman", {4: "iv", 1999: "mcmxcix", 440: "cdxl", 596: "dxcvi"}),
        ("upperRoman", {9: "IX", 40: "XL"}),
        (
            "cardinalText",
            {0: "0", 1: "One", 2: "Two", 3: "Three", 4: "Four", 5: "Five", 6: "Six", 7: "Seven", 8: "Eight", 9: "Nine", 10: "Ten"}
            | {11: "Eleven", 12: "Twelve", 13: "Thirteen", 14: "Fourteen", 15: "Fifteen", 16: "Sixteen", 17: "Seventeen"}
            | {18: "Eighteen", 19: "Nineteen", 20: "Twenty", 21: "Twenty-one", 30: "Thirty", 40: "Forty", 50: "Fifty", 60: "Sixty"}
            | {70: "Seventy", 80: "Eighty", 99: "Ninety-nine", 100: "100"},
        ),
        (
            "ordinalText",
            {1: "First", 2: "Second", 3: "Third", 4: "Fourth", 5: "Fifth", 8: "Eighth", 9: "Ninth", 12: "Twelfth", 19: "Nineteenth"}
            | {20: "Twentieth", 21: "Twenty-first", 32: "Thirty-second", 43: "Forty-third", 55: "Fifty-fifth", 90: "Ninetieth"}
            | {64: "Sixty-fourth", 100: "100", 0: "0"},
        ),
    ],
)  # fmt: skip
def test_a_number_in_each_form_that_word_has(form: str, numbers: dict[int, str]):
    assert {number: FORMS[form](number) for number in numbers} == numbers


FIRM = Numbering(
    {
        **STANDARD.lists,
        "clause": (
            Level("upperRoman", "%1."),
            Level("decimal", "%1.%2.", start=0, legal=True),
            Level("lowerLetter", "%1.%2(%3)", legal=True),
            Level("none", ""),
            Level("upperLetter", "<%5>"),
        ),
        "schedule": (Level("ordinalText", "%1 SCHEDULE"), *STANDARD.lists["schedule"][1:]),
    }
)


def test_a_house_style_of_its_own_numbers_and_is_quoted_in_its_manner():
    paragraphs = [
        ("a", "clause", ""),
        ("b", "clause", ""),
        ("c", "level-2", ""),
        ("d", "level-3", ""),
        ("e", "level-4", ""),
    ]
    found = section_numbers(
        [*paragraphs, ("f", "level-5", ""), ("s", "schedule", ""), ("g", "body", "")], NONE_YET, FIRM
    )  # type: ignore[list-item]

    assert found.numbers == {
        "a": Number("I.", ("I",), (0,)),
        "b": Number("II.", ("II",), (0,)),
        "c": Number("2.0.", ("2.0",), (1,)),
        "d": Number("2.0(1)", ("2.0(1)",), (2,)),
        "e": Number("", ()),
        "f": Number("<A>", ("2.0(1)", "", "<A>"), (2, 3, 4)),
        "s": Number("First SCHEDULE", ("First SCHEDULE",), (0,)),
        "g": Number("", ()),
    }
    assert found.after == (2, 1, 0, 0, 0)
    assert found.quoted["c"] == (("c", "2.0"),)
    assert [(one.key, one.number, one.literal) for one in reference_parts(found, "d")] == [("d", "2.0(1)", False)]
    assert reference_parts(found, "g") == ()
    assert (section_label("clause", found.numbers["b"]), section_label("schedule", found.numbers["s"])) == (
        "clause II",
        "First SCHEDULE",
    )


def test_a_copy_counts_on_by_itself_in_the_same_manner():
    numberer = Numberer((1, 0, 0, 0, 0), FIRM)
    numberer.number("clause")
    numberer.number("level-2", "2.0A")
    copy = numberer.copy()

    assert [copy.number(role).shown for role in ("level-3", "level-2", "clause", "schedule")] == [
        "2.0A(1)",
        "2.0.",
        "III.",
        "First SCHEDULE",
    ]
    assert [numberer.number(role).shown for role in ("level-3", "level-2", "clause", "schedule")] == [
        "2.0A(1)",
        "2.0.",
        "III.",
        "First SCHEDULE",
    ]
    assert (numberer.counts(), copy.counts()) == ((3, 1, 0, 0, 0), (3, 1, 0, 0, 0))


def test_a_paragraph_number_without_its_clause_is_quoted_with_it():
    own = Numbering({**STANDARD.lists, "clause": (Level("decimal", "Clause %1"), *[Level("decimal", "%2.")] * 4)})
    numberer = Numberer(numbering=own)

    assert [numberer.number(role) for role in ("clause", "level-2")] == [
        Number("Clause 1", ("Clause 1",), (0,)),
        Number("1.", ("Clause 1", "1"), (0, 1)),
    ]


def test_paragraphs_print_a_literal_schedule_number_without_its_name():
    paragraphs = (Level("decimal", "%1.%2"), Level("lowerLetter", "[%1/%2/%3]"))
    own = Numbering(
        {**STANDARD.lists, "schedule": (STANDARD.lists["schedule"][0], *paragraphs, *STANDARD.lists["schedule"][3:])}
    )
    numberer = Numberer(numbering=own)
    given: list[tuple[Role, str]] = [("schedule", "Schedule 1A"), ("schedule-1", ""), ("schedule-2", "")]

    assert [numberer.number(role, literal).shown for role, literal in given] == ["Schedule 1A", "1A.1", "[1A/1/a]"]
