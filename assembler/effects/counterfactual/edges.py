"""Values at the edge of a comparison: the nearest that make it true, and the nearest that make it false."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from assembler.conditions import Scope, compile_value
from assembler.conditions.evaluation import compared
from assembler.conditions.sorts import Choice, Choices, Date, ListOf, Money, Number, Record, Reference, Text, YesNo
from assembler.conditions.tree import Comparison, FieldUse, Term

SOME_DAY = date(2027, 4, 1)
"""The day used where any day would do."""


def compared_value(term: Term, path: FieldUse, scope: Scope) -> object:
    """The value that an answer is compared with, of the answer's own kind."""
    value = compile_value(term)(scope)
    return date.fromisoformat(str(value)) if isinstance(path.sort, Date) and isinstance(value, str) else value


def near(path: FieldUse, value: object) -> list[Any]:  # noqa: PLR0911 - one answer for each sort
    """Values at the edge of a comparison with `value`."""
    match path.sort:
        case Date():
            return [(value if isinstance(value, date) else SOME_DAY) + timedelta(step) for step in (0, -1, 1)]
        case Number(lowest, highest):
            return [number for step in (0, -1, 1) if lowest <= (number := _whole(value) + step) <= highest]
        case Money():
            return [number for step in (0, -1, 1) if (number := _whole(value) + step) * 100 >= path.sort.lowest]
        case Choice(values):
            return list(values)
        case Text():
            return [value or "Some words", "Other words"]
        case Reference():
            return [value] if value else []
        case YesNo() | Choices() | Record() | ListOf():
            return []


def _whole(value: object) -> int:
    return int(value) if isinstance(value, int | Decimal | str) else 0


def others(path: FieldUse, scope: Scope) -> list[Any]:
    """The items that a reference could point to."""
    if isinstance(path.sort, Reference) and path.steps[-1:] != ("id",):
        return list(scope.index.get(path.sort.list_path, {}))
    return []


def holds(condition: Comparison, path: FieldUse, value: object, other: object) -> bool | None:
    """Whether a comparison would be true if its one side, an answer, were a value; the other side is what that is compared with."""
    if not isinstance(path.sort, Date | Number | Money | Choice):
        return (condition.operator == "==") is (value == other)
    return compared(condition.operator, *((value, other) if condition.left is path else (other, value)))


def written(value: object) -> str:
    """A value as an answers file holds it."""
    return value.isoformat() if isinstance(value, date) else str(value)


def examples(path: FieldUse, scope: Scope) -> list[Any]:
    """Values that would do where any would."""
    match path.sort:
        case YesNo():
            return ["yes", "no"]
        case Reference(list_path):
            return list(scope.index.get(list_path, {}))
        case Choice(values):
            return list(values)
        case Date() | Number() | Money() | Text() | Choices() | Record() | ListOf():
            return [written(value) for value in near(path, None)[:1]]
