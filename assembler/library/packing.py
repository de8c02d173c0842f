"""The library as one JSON file, ready read, and back: the wheel carries it, since reading the sources takes five times as long.

Only values of the library's own types are written and made, from a closed list; nothing in the file is run.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from assembler import questions, wording
from assembler.answers.schema import Leaf, leaves
from assembler.conditions import sorts, tree, vocabulary
from assembler.errors import Place
from assembler.identity import ByIdentity
from assembler.library import clauses, library, outlines, papers
from assembler.markup import blocks
from assembler.statute import kinds, points, powers, rules

Row = list[Any]
"""The number of a type, then its parts: plain values as they are, anything else as the number of its row in a list of one."""


def packed(value: object) -> list[Row]:
    """A value of the library as rows, each after those it is made of; the last is the value itself. Equal parts share a row."""
    packer = _Packer()
    packer.part(value)
    return packer.rows


def unpacked(rows: list[Row]) -> Any:  # noqa: ANN401 - of the type that was packed
    """The value that the rows hold."""
    makers = [make for _, make in _types().values()]
    made: list[Any] = []
    for number, *parts in rows:
        made.append(makers[number](*[made[part[0]] if type(part) is list else part for part in parts]))
    return made[-1]


class _Packer:
    def __init__(self) -> None:
        self.rows: list[Row] = []
        self.by_object: dict[ByIdentity[object], int] = {}
        self.by_content: dict[str, int] = {}
        self.numbers = {name: number for number, name in enumerate(_types())}

    def part(self, value: object) -> object:
        if value is None or isinstance(value, str | int):
            return value
        key = ByIdentity(value)
        if key not in self.by_object:
            self.by_object[key] = self.row(value)
        return [self.by_object[key]]

    def row(self, value: object) -> int:
        name = _name(value)
        take, _ = _types()[name]
        row = [self.numbers[name], *(self.part(part) for part in take(value))]
        content = json.dumps(row)
        if content not in self.by_content:
            self.by_content[content] = len(self.rows)
            self.rows.append(row)
        return self.by_content[content]


def _name(value: object) -> str:
    return "mapping" if isinstance(value, Mapping) else f"{type(value).__module__}.{type(value).__qualname__}"


_Take = Callable[[Any], Any]
_Make = Callable[..., Any]


@cache
def _types() -> dict[str, tuple[_Take, _Make]]:
    """Every type a library is made of, by its name: how its parts are taken, and how it is made of them again."""
    found: dict[str, tuple[_Take, _Make]] = {
        "builtins.tuple": (lambda value: value, lambda *parts: parts),
        "mapping": (lambda value: [part for pair in value.items() for part in pair], _mapping),
        "datetime.date": (lambda value: (value.isoformat(),), date.fromisoformat),
        "decimal.Decimal": (lambda value: (str(value),), Decimal),
        "assembler.answers.schema.Leaf": (lambda value: (value.path,), _leaf),
    }
    for module in (
        sorts,
        tree,
        vocabulary,
        blocks,
        wording,
        questions,
        clauses,
        kinds,
        points,
        powers,
        rules,
        outlines,
        papers,
        library,
    ):
        for kind in vars(module).values():
            if isinstance(kind, type) and is_dataclass(kind) and kind.__module__ == module.__name__:
                found[f"{kind.__module__}.{kind.__qualname__}"] = (_parts_of(kind), kind)
    found["assembler.errors.Place"] = (_parts_of(Place), Place)
    return found


def _parts_of(kind: type[Any]) -> _Take:
    names = [field.name for field in fields(kind)]
    return lambda value: [getattr(value, name) for name in names]


def _mapping(*parts: object) -> dict[Any, Any]:
    return dict(zip(parts[::2], parts[1::2], strict=True))


@cache
def _leaves() -> dict[str, Leaf]:
    return {leaf.path: leaf for leaf in leaves()}


def _leaf(path: str) -> Leaf:
    """A field of the answers: its type is Python's, and cannot be written."""
    return _leaves()[path]
