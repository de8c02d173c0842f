"""Numbers, sums and dates as people type them, each read by itself: to its bounds, and no further."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest

from assembler.answers.typed import UNITS, day_first, day_of, percentage, sum_in_pounds, whole_number

MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


def told(read: Any, value: object) -> str:
    with pytest.raises(ValueError) as raised:  # noqa: PT011 - the words are looked at
        read(value)
    return str(raised.value)


@pytest.mark.parametrize("number", range(1, 13))
def test_each_month_is_read_by_its_name_and_by_three_letters_of_it(number: int):
    name = MONTHS[number - 1]
    written = [
        f"9 {name} 2027",
        f"9th {name[:3]} 2027",
        f"9 {name.upper()}, 2027",
        f"{name} 9, 2027",
        f"9-{name[:3]}-2027",
    ]

    assert [day_of(one) for one in written] == [date(2027, number, 9)] * 5


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("1 Sept 2027", date(2027, 9, 1)),
        ("Sept. 1st 2027", date(2027, 9, 1)),
        ("2nd of May 2027", date(2027, 5, 2)),
        ("3rd May. 2027", date(2027, 5, 3)),
        ("22/5/2027", date(2027, 5, 22)),
        ("22.05.2027", date(2027, 5, 22)),
        ("22-5-2027", date(2027, 5, 22)),
        ("2027-05-22", date(2027, 5, 22)),
        (" 22  May\n2027 ", date(2027, 5, 22)),
        (date(2027, 5, 22), date(2027, 5, 22)),
        (" " * 30 + "1 April 2027" + " " * 18, date(2027, 4, 1)),
    ],
)
def test_a_day_is_read_as_it_is_written(written: object, day: date):
    assert day_of(written) == day


@pytest.mark.parametrize(
    "written",
    [
        "1 Sep",
        "1 Octt 2027",
        "1 Augt 2027",
        "1 Ja 2027",
        "1 Janu 2027",
        "31 June 2027",
        "0 May 2027",
        "13/13/2027",
        "22/5-2027",
        "2027-5-22",
        "2027/05/22",
        "20270522",
        "May 2027",
        " " * 30 + "1 April 2027" + " " * 19,
        datetime(2027, 5, 22),  # noqa: DTZ001 - a day and a time are no day
        True,
        20270522,
    ],
)
def test_a_day_that_is_none_is_told(written: object):
    assert told(day_of, written) == (
        f"“{written}” is not a date. Write it as 1 April 2027, 1/4/2027 (the day first) or 2027-04-01."
    )


def test_a_year_of_two_figures_is_told_to_be_written_in_full():
    whole = "is not a date. Write it as 1 April 2027, 1/4/2027 (the day first) or 2027-04-01."

    assert told(day_of, "1/4/27") == f"“1/4/27” {whole} Write the year in full."
    assert told(day_of, "1/4/270") == f"“1/4/270” {whole}"
    assert told(day_of, "1 April 27") == f"“1 April 27” {whole}"


@pytest.mark.parametrize(
    ("text", "first"),
    [("1/4/2027", True), (" 1.4.2027 ", True), ("1 / 4 / 2027", False), ("1 April 2027", False), ("2027-04-01", False)],
)
def test_a_date_in_numbers_has_its_day_first(text: str, first: bool):
    assert day_first(text) is first


@pytest.mark.parametrize(
    ("unit", "words"),
    [
        ("months", ["6", "6 months", "6 month", "6months", "6 MONTHS"]),
        ("days", ["6", "6 days", "6 day"]),
        ("hours", ["6 hours", "6 hour"]),
        ("Working Days", ["6 Working Days", "6 working day", "6 WORKING DAYS"]),
        ("pages", ["6 pages", "6 page"]),
        ("per cent", ["6 per cent", "6 percent", "6%", "6 %"]),
    ],
)
def test_a_whole_number_may_have_its_unit(unit: str, words: list[str]):
    read = whole_number(unit)

    assert list(UNITS) == ["months", "days", "hours", "Working Days", "pages", "per cent"]
    assert [read(one) for one in (*words, 6)] == [6] * (len(words) + 1)
    assert told(read, "6 weeks") == f"“6 weeks” is not a whole number. Write it as 6 or 6 {unit}."


@pytest.mark.parametrize(
    ("written", "number"),
    [("-6", -6), ("1,200", 1200), ("12,345,678", 12_345_678), ("999999999999999", 999_999_999_999_999), (0, 0)],
)
def test_a_whole_number_is_read_with_its_commas_and_its_sign(written: object, number: int):
    assert whole_number("months")(written) == number


@pytest.mark.parametrize(
    "written",
    [
        "",
        "six",
        "6.0",
        "1,20",
        "1,2000",
        ",600",
        "1000000000000000",
        "--6",
        "6 months long",
        True,
        False,
        None,
        "6" * 61,
    ],
)
def test_a_whole_number_is_never_guessed(written: object):
    assert told(whole_number("months"), written) == f"“{written}” is not a whole number. Write it as 6 or 6 months."


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("30", "30"),
        ("30%", "30"),
        ("30 percent", "30"),
        ("33.33 per cent", "33.33"),
        ("33.30", "33.3"),
        ("30.00", "30"),
        ("100", "100"),
        ("-1", "-1"),
        (30, "30"),
        ("123456789012.34", "123456789012.34"),
    ],
)
def test_a_percentage_is_read_without_noughts_at_its_end(written: object, number: str):
    assert str(percentage(written)) == number


NO_PERCENTAGE = "is not a percentage. Write it as 30, 33.33 or 30 per cent."
EQUAL = "Where shares are equal, answer that costs are shared equally instead, and leave percentages out."


@pytest.mark.parametrize("written", ["", "33.333", "33.", ".5", "1,000", "1234567890123.45", True, False, "30 pounds"])
def test_what_is_no_percentage_is_told(written: object):
    assert told(percentage, written) == f"“{written}” {NO_PERCENTAGE}"


@pytest.mark.parametrize(
    "written",
    [
        "equal",
        "Equally",
        "equal share",
        "equally shares",
        "an equal share",
        "in equal shares",
        "one third",
        "a-half",
        "a quarter",
        "1/12",
        "⅓",
        "½",
        "¼",
    ],
)
def test_of_shares_that_are_equal_it_is_told_what_to_answer(written: str):
    assert told(percentage, written) == f"“{written}” {NO_PERCENTAGE} {EQUAL}"


@pytest.mark.parametrize(
    ("written", "pounds"),
    [
        ("12500", "12500"),
        ("£12,500.50", "12500.50"),
        ("£ 41,000", "41000"),
        ("GBP 5", "5"),
        ("gbp5", "5"),
        ("50000 pounds", "50000"),
        ("50000(pounds)", "50000"),
        ("5 GBP", "5"),
        ("0", "0"),
        ("12.5", "12.5"),
        (12, "12"),
        ("12345678901234567890", "12345678901234567890"),
    ],
)
def test_a_sum_is_read_as_it_is_written(written: object, pounds: str):
    assert sum_in_pounds(written) == Decimal(pounds)
    assert str(sum_in_pounds(written)) == pounds


@pytest.mark.parametrize(
    "written", ["", "£", "-5", "12,50", "12.505", "$5", "5k", "123456789012345678901", True, False, None, "5 euros"]
)
def test_what_is_no_sum_is_told(written: object):
    assert told(sum_in_pounds, written) == (
        f"“{written}” is not a sum in pounds. Write it as 12500, £12,500 or 12500.50."
    )
