"""What the language of conditions compares with what: only terms of one kind, and a constant that is written as that kind is."""

from __future__ import annotations

import re
from datetime import date

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
from assembler.conditions.tree import Constant, Count, DaysBetween, FieldUse, Term, Total

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def kind_of(term: Term) -> str:
    """What a term is compared as: `number`, `date`, `choice`, `text` or a reference to one list, or something that nothing else is.

    A `constant` may be several of these.
    """
    match term:
        case Constant():
            return "constant"
        case DaysBetween() | Count() | Total():
            return "number"
        case FieldUse(sort=sort):
            return _kind_of_sort(sort) or f"nothing comparable ({term})"


def _kind_of_sort(sort: Sort) -> str:
    match sort:
        case Choice():
            return "choice"
        case Number() | Money():
            return "number"
        case Date():
            return "date"
        case Text():
            return "text"
        case Reference(list_path):
            return f"reference to {list_path}"
        case YesNo() | Choices() | Record() | ListOf():
            return ""


def fits(kind: str, value: str | int) -> bool:
    """Whether a written constant is a number or a date as that kind is; nothing else is compared with a constant here."""
    return isinstance(value, int) if kind == "number" else kind == "date" and _is_date(value)


def _is_date(value: str | int) -> bool:
    """Whether it is a day as the language writes one: of all that ISO 8601 allows, a lawyer reads only this form."""
    if not isinstance(value, str) or not _DATE.fullmatch(value):
        return False
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True
