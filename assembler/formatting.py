"""Answers as the words an agreement prints, by their type."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from assembler.conditions import Scope
from assembler.conditions.sorts import Date, Money, Number, Reference, Sort


def formatted(value: Any, sort: Sort, scope: Scope) -> str | None:  # noqa: ANN401 - an answer of any sort
    """The words for a value, or None when it (or the name of the item it points to) is not there."""
    if value is None:
        return None
    match sort:
        case Date():
            return day(value)
        case Money():
            return pounds(value)
        case Number(unit=unit):
            return quantity(value, unit)
        case Reference(list_path):
            return _name(scope.index.get(list_path, {}).get(value))
        case _:
            return str(value)


def day(value: date) -> str:
    """`1 April 2027`."""
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"


_MONTHS = [
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


def pounds(value: Decimal) -> str:
    """`£12,500`, with pence only when there are some."""
    return f"£{value:,.2f}".removesuffix(".00")


def quantity(value: int, unit: str) -> str:
    """`6 months`, `1 day`, `40%`."""
    if unit == "per cent":
        return f"{value}%"
    word = unit.removesuffix("s") if value == 1 else unit
    return f"{value:,} {word}".strip()


def _name(item: Any) -> str | None:  # noqa: ANN401
    return getattr(item, "short_name", None) or getattr(item, "name", None)
