"""Numbers, sums and dates as people type them: in a terminal, an answers file, a cell or on the command line, all read here.

A unit, a pound sign, commas between thousands and the ways in which dates are written in England are taken. Nothing is guessed: what could
mean two things is refused, in words for the person who typed it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal

_DIGITS = "(?:[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)"
"""A number as people write it; a comma comes before three digits, so that `12,50` is not taken for 1250."""

_LONGEST = 60
"""Characters that a number with its unit, a sum or a date may have; no such answer has as many."""

UNITS = {
    "months": "months?",
    "days": "days?",
    "hours": "hours?",
    "Working Days": "working days?",
    "pages": "pages?",
    "per cent": "per ?cent|%",
}
"""The words that may follow a number, by its unit."""


def whole_number(unit: str) -> Callable[[object], int]:
    """The reader of a whole number, which its unit may follow: `6`, `6 months`, `2 Working Days`."""
    written = re.compile(rf"(-?{_DIGITS})(?: ?(?:{UNITS[unit]}))?", re.IGNORECASE)

    def read(value: object) -> int:
        found = written.fullmatch(_typed(value))
        if isinstance(value, bool) or found is None or len(found[1]) > 15:
            raise ValueError(f"“{value}” is not a whole number. Write it as 6 or 6 {unit}.")
        return int(found[1].replace(",", ""))

    return read


_PERCENTAGE = re.compile(rf"(-?[0-9]+(?:\.[0-9]{{1,2}})?)(?: ?(?:{UNITS['per cent']}))?", re.IGNORECASE)
_EQUAL = re.compile(
    r"equal(?:ly)?(?: shares?)?|(?:an |in )?equal shares?|(?:one|a)[ -](?:third|half|quarter)|1/[0-9]+|[⅓½¼]",
    re.IGNORECASE,
)


def percentage(value: object) -> Decimal:
    """A percentage of at most two decimals: `30`, `30%`, `30 per cent`, `33.33`."""
    text = _typed(value)
    found = _PERCENTAGE.fullmatch(text)
    if isinstance(value, bool) or found is None or len(found[1]) > 15:
        equal = " Where shares are equal, answer that costs are shared equally instead, and leave percentages out."
        raise ValueError(
            f"“{value}” is not a percentage. Write it as 30, 33.33 or 30 per cent.{equal if _EQUAL.fullmatch(text) else ''}"
        )
    return Decimal(found[1].rstrip("0").rstrip(".") if "." in found[1] else found[1])


_SUM = re.compile(rf"(?:£|GBP)? ?({_DIGITS}(?:\.[0-9]{{1,2}})?)(?: ?(?:pounds|\(pounds\)|GBP))?", re.IGNORECASE)


def sum_in_pounds(value: object) -> Decimal:
    """A sum in pounds and pence: `12500`, `£12,500.50`, `£ 41,000`, `50000 pounds`."""
    found = _SUM.fullmatch(_typed(value))
    if isinstance(value, bool) or found is None or len(found[1]) > 20:
        raise ValueError(f"“{value}” is not a sum in pounds. Write it as 12500, £12,500 or 12500.50.")
    return Decimal(found[1].replace(",", ""))


_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_IN_NUMBERS = re.compile(r"([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{4})")
_IN_WORDS = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th)?(?: of)?[ -]([a-z]{3,9})\.?,?[ -]([0-9]{4})", re.IGNORECASE)
_MONTH_FIRST = re.compile(r"([a-z]{3,9})\.? ([0-9]{1,2})(?:st|nd|rd|th)?,? ([0-9]{4})", re.IGNORECASE)
_SHORT_YEAR = re.compile(r"[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{2}")


def day_of(value: object) -> date:
    """A date: `2027-04-01`, `1 April 2027`, `1st Apr 2027`, or `1/4/2027`, whose first number is always the day."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    text = _typed(value)
    try:
        found = _day_of(text)
    except ValueError:  # there is no such day
        found = None
    if found is None:
        year = " Write the year in full." if _SHORT_YEAR.fullmatch(text) else ""
        raise ValueError(
            f"“{value}” is not a date. Write it as 1 April 2027, 1/4/2027 (the day first) or 2027-04-01.{year}"
        )
    return found


def _day_of(text: str) -> date | None:
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        return date.fromisoformat(text)
    if numbers := _IN_NUMBERS.fullmatch(text):
        return date(int(numbers[4]), int(numbers[3]), int(numbers[1]))
    if words := _IN_WORDS.fullmatch(text):
        return _in_month(words[1], words[2], words[3])
    if words := _MONTH_FIRST.fullmatch(text):
        return _in_month(words[2], words[1], words[3])
    return None


def _in_month(day_of_month: str, name: str, year: str) -> date | None:
    """The day of a month by its name, or by the first letters of it."""
    wanted = name.casefold().removesuffix("t") if name.casefold() == "sept" else name.casefold()
    number = next((number for number, month in enumerate(_MONTHS, 1) if wanted in (month, month[:3])), 0)
    return date(int(year), number, int(day_of_month)) if number else None


def day_first(text: str) -> bool:
    """Whether a date is written in numbers with its day first, so that its reader should see how it was taken."""
    return _IN_NUMBERS.fullmatch(" ".join(text.split())) is not None


def _typed(value: object) -> str:
    """What was typed, with single spaces; nothing where it is longer than any such answer."""
    text = str(value)
    return " ".join(text.split()) if len(text) <= _LONGEST else ""
