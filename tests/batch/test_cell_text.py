"""What a cell says in its column, with what its reader is told of how it was come by."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from assembler.batch.cell_text import CellText, escaped, text_of, unescaped
from assembler.batch.columns import SheetColumn, sheets

TYPED = "If other words are meant, type an apostrophe before them, such as '3/4."
NOUGHT = "If it was typed otherwise (1.10 becomes 1.1), type an apostrophe before it, such as '1.10."


def column(heading: str, title: str = "agreements") -> SheetColumn:
    sheet = next(one for one in sheets() if one.title == title)
    return next(one for one in sheet.columns if one.heading == heading)


WORDS, LINES, DAY, SUM = (
    column(heading)
    for heading in ("document.title", "scope.purpose", "scope.commences_on", "governance.capital_threshold")
)


def moment(text: str, what: str) -> CellText:
    return CellText(text, f"The cell holds {what}; it was taken as “{text}”.", TYPED)


def number(text: str) -> CellText:
    return CellText(text, f"The cell holds a number; it was taken as “{text}”.", NOUGHT)


@pytest.mark.parametrize(
    ("value", "shown_as", "said"),
    [
        (None, "General", None),
        ("", "General", None),
        (" \n ", "General", None),
        (" Yard ", "General", CellText("Yard")),
        (True, "General", CellText("yes")),
        (False, "General", CellText("no")),
        (dt.date(2027, 4, 3), "General", moment("3 April 2027", "a date")),
        (dt.datetime(2027, 4, 3), "General", moment("3 April 2027", "a date")),  # noqa: DTZ001 - a cell has no time zone
        (dt.datetime(2027, 4, 3, 9, 30), "General", moment("3 April 2027 09:30", "a date")),  # noqa: DTZ001
        (dt.time(9, 5), "General", moment("09:05", "a time")),
        (dt.time(9, 5, 7), "General", moment("09:05:07", "a time")),
        (dt.timedelta(hours=36, minutes=5), "General", moment("36:05", "a length of time")),
        (dt.timedelta(minutes=9, seconds=40), "General", moment("00:10", "a length of time")),
        (3, "General", CellText("3")),
        (3.0, "@", CellText("3")),
        (1.1, "General", number("1.1")),
        (3, "d mmm", number("3")),
        (0.125, "# ??/??", number("0.125")),
        (0.125, "??%", number("12.5")),
        (1.1, "0.00", CellText("1.10")),
        (7, "000", CellText("007")),
        (1234567.5, "#,##0.00", CellText("1,234,567.50")),
        (0.125, "0.0%", CellText("12.5%")),
        (0.07, "0%", CellText("7%")),
        (0.1234567890123, "0.00000000000%", CellText("12.34567890120%")),
        (1200.5, '"£"#,##0.00;[Red]-#,##0.00', CellText("£1,200.50")),
        (1200.5, "[$£-809]#,##0.00", CellText("£1,200.50")),
        (1200.5, "£#,##0", CellText("£1,200")),
        (5, '"No "0', CellText("No 5")),
        (5, '\\"No\\"0', CellText("No5")),
    ],
)
def test_a_column_of_words_says_what_is_shown_and_may_have_been_lost(value: Any, shown_as: str, said: CellText | None):
    assert text_of(value, shown_as, WORDS) == text_of(value, shown_as, None) == said


@pytest.mark.parametrize(
    ("value", "shown_as", "text"),
    [
        (dt.date(2027, 4, 3), "General", "2027-04-03"),
        (dt.datetime(2027, 4, 3), "General", "2027-04-03"),  # noqa: DTZ001 - a cell has no time zone
        (dt.datetime(2027, 4, 3, 9, 30), "General", "2027-04-03T09:30:00"),  # noqa: DTZ001
        (dt.time(9, 5), "General", "09:05:00"),
        (dt.timedelta(hours=1), "General", "1:00:00"),
        (3, "General", "3"),
        (3.0, "#,##0", "3"),
        (12500.5, "#,##0.00", "12500.5"),
        (7, "000", "007"),
        (0.3333, "0.00%", "33.33"),
        (0.3, "0%", "30"),
        (0.1234567890123, "0%", "12.3456789012"),
        (True, "General", "yes"),
        (" soon ", "General", "soon"),
    ],
)
def test_other_columns_have_the_value_as_typed_into_a_file(value: Any, shown_as: str, text: str):
    assert text_of(value, shown_as, SUM) == text_of(value, shown_as, DAY) == CellText(text)


@pytest.mark.parametrize(
    ("heading", "title", "text"),
    [
        ("scope.purpose", "agreements", "One,\n two;\n\nthree."),
        ("document.title", "agreements", "One, two; three."),
        ("address", "parties", "One, two, three."),
        ("place", "scope.workstreams", "One, two, three."),
    ],
)
def test_lines_of_a_cell_are_joined_where_the_answer_is_one_line(heading: str, title: str, text: str):
    assert text_of("One,\n two;\n\nthree.", "General", column(heading, title)) == CellText(text)
    assert text_of("One,\n two;\n\nthree.", "General", None) == CellText("One,\n two;\n\nthree.")


def test_lines_of_an_address_lose_only_marks_and_spaces_at_their_ends():
    address = column("address", "parties")

    assert text_of("1 Elm St. ,;\n~Oak~\n; Yard;\nTown,; ", "General", address) == CellText(
        "1 Elm St., ~Oak~, ; Yard, Town,;"
    )


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("a_x000D__x000A_b", "a\nb"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("_x005F_x0041_", "_x0041_"),
        ("_x0041", "_x0041"),
        ("plain", "plain"),
    ],
)
def test_what_excel_writes_for_signs_is_what_was_typed(written: str, typed: str):
    assert unescaped(written) == typed


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("a\x07b", "a_x0007_b"),
        ("\x0b\x0c\x1f", "_x000B__x000C__x001F_"),
        ("_x0041_", "_x005F_x0041_"),
        ("a\t\n_x", "a\t\n_x"),
    ],
)
def test_what_a_workbook_cannot_hold_is_written_as_excel_does(text: str, written: str):
    assert escaped(text) == written
