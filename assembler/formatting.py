"""Answers as the words an agreement prints, by their type."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, Final

from assembler.conditions import Scope
from assembler.conditions.sorts import (
    Choice,
    Choices,
    Date,
    ListOf,
    Money,
    Number,
    Record,
    Reference,
    Sort,
    Text,
    YesNo,
)

NAMES: Final = ("short_name", "name", "purpose", "function", "function_words", "benefit", "what", "legal_name")
"""The fields by which a reader knows an item of a list, best first."""

Printer = Callable[[Any, Scope], str | None]


def printer(sort: Sort) -> Printer:
    """How values of a sort are printed: in words, or None when the value (or the name of the item it points to) is not there."""
    match sort:
        case Date():
            return _where_known(day)
        case Money():
            return _where_known(pounds)
        case Number(unit=unit):
            return _where_known(lambda value: quantity(value, unit))
        case Reference(list_path):
            return lambda value, scope: None if value is None else _name(scope.index.get(list_path, {}).get(value))
        case Text() | YesNo() | Choice() | Choices() | Record() | ListOf():
            return _where_known(str)


def _where_known(words: Callable[[Any], str]) -> Printer:
    return lambda value, scope: None if value is None else words(value)


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


def quantity(value: int | Decimal, unit: str) -> str:
    """`6 months`, `1 day`, `40%`, `33.33%`."""
    if unit == "per cent":
        return f"{value}%"
    word = unit.removesuffix("s") if value == 1 else unit
    return f"{value:,} {word}".strip()


def and_list(words: Sequence[str]) -> str:
    """Words as a sentence lists them: `a`, `a and b`, `a, b and c`; nothing of none."""
    return " and ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def name_field(item: object) -> str:
    """The field by whose words an item is printed where an answer points to it; empty where it has none yet."""
    return "short_name" if getattr(item, "short_name", None) else "name" if getattr(item, "name", None) else ""


def _name(item: object) -> str | None:
    field = name_field(item)
    return getattr(item, field) if field else None
