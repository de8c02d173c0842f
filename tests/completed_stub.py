"""The stub of completed answers, written from the answers' types."""

from __future__ import annotations

from assembler.answers.schema import completed_name, groups
from assembler.conditions import Choice, Choices, Date, ListOf, Money, Number, Record, Reference, Sort, Text, YesNo

HEAD = """# Written by tests/answers/test_completed.py from the types of the answers: never edit it.
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Literal

from pydantic import BaseModel

class CompletedGroup:
    path_: tuple[str | int, ...]
    def __init__(self, **answers: object) -> None: ...
    def fields(self) -> Iterator[tuple[str, object]]: ...

COMPLETED: dict[type[BaseModel], type[CompletedGroup]]
"""


SIMPLE = {YesNo: "bool", Number: "int", Money: "Decimal", Date: "date", Text: "str", Reference: "str"}


def stub() -> str:
    seen = [(completed_name(model), record) for model, record in groups() if record.fields]
    names = {record: name for name, record in seen}
    lines = [HEAD]
    for name, record in seen:
        lines.append(f"class {name}(CompletedGroup):")
        lines += [f"    {field}: {_written(field, sort, names)}" for field, sort in record.fields.items()]
        lines.append("")
    return "\n".join(lines)


def _written(field: str, sort: Sort, names: dict[Record, str]) -> str:
    match sort:
        case ListOf(item):
            return f"tuple[{names[item]}, ...]"
        case Record():
            return names[sort]
        case _:
            return _known(sort) + ("" if field == "id" else " | None")


def _known(sort: Sort) -> str:
    match sort:
        case Choice(values):
            return f"Literal[{', '.join(map(repr, values))}]"
        case Choices(values):
            return f"tuple[Literal[{', '.join(map(repr, values))}], ...]"
        case Number(places=places) if places:
            return "Decimal"
        case _:
            return SIMPLE[type(sort)]
