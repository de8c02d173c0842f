"""Values of the library as plain rows, ready read, and back: reading the sources takes twenty times as long.

Only values of the library's own types are written and made, from a closed list; nothing in the rows is run.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from importlib import import_module
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final, TypedDict

from msgspec import Struct

from assembler.errors import Place
from assembler.identity import ByIdentity

if TYPE_CHECKING:
    from assembler.answers.schema import Leaf


class RowsOfValue(TypedDict):
    """One value as rows, each after those that it is made of. A row is a plain value, or a list: the number of a type, then of other rows.

    Types and rows are numbered through all the parts, so that what several parts share is in the first alone. `types` are
    those that no part before has, by name; `value` is the number of the value's own row.
    """

    types: list[str]
    rows: list[Any]
    value: int


def to_rows(*values: object) -> list[RowsOfValue]:
    """Values of the library as so many parts. Equal things share a row."""
    packer = _Rows()
    return [packer.part(value) for value in values]


def from_rows(parts: Iterable[RowsOfValue]) -> Iterator[Any]:
    """The values of the parts, each made when it is asked for. What `to_rows` did not make raises LookupError, TypeError or ValueError."""
    made: list[Any] = []
    makers: list[_Make] = []
    for part in parts:
        makers += [_ways(name)[1] for name in part["types"]]
        for row in part["rows"]:
            if type(row) is list:
                made.append(makers[row[0]]([made[number] for number in row[1:]]))
            else:
                made.append(row)
        yield made[part["value"]]


class _Rows:
    def __init__(self) -> None:
        self.types: dict[str, int] = {}
        self.rows: list[Any] = []
        self.by_object: dict[ByIdentity[object], int] = {}
        self.by_content: dict[object, int] = {}

    def part(self, value: object) -> RowsOfValue:
        types, rows = len(self.types), len(self.rows)
        number = self.number(value)
        return {"types": list(self.types)[types:], "rows": self.rows[rows:], "value": number}

    def number(self, value: object) -> int:
        """The row of a value, put there if it has none."""
        if value is None or isinstance(value, str | int):
            return self.row((type(value), value), value)
        key = ByIdentity(value)
        if key not in self.by_object:
            name = _name(value)
            take, _ = _ways(name)
            row = [self.types.setdefault(name, len(self.types)), *map(self.number, take(value))]
            self.by_object[key] = self.row(tuple(row), row)
        return self.by_object[key]

    def row(self, content: object, row: object) -> int:
        if content not in self.by_content:
            self.by_content[content] = len(self.rows)
            self.rows.append(row)
        return self.by_content[content]


def _name(value: object) -> str:
    return "mapping" if isinstance(value, Mapping) else f"{type(value).__module__}.{type(value).__qualname__}"


_Take = Callable[[Any], Iterable[object]]
_Make = Callable[[list[Any]], Any]


@cache
def _leaves() -> Mapping[str, Leaf]:
    from assembler.answers.schema import leaves

    return {leaf.path: leaf for leaf in leaves()}


def _leaf(parts: list[str]) -> Leaf:
    return _leaves()[parts[0]]


_PLAIN: Final[Mapping[str, tuple[_Take, _Make]]] = {
    "builtins.tuple": (lambda value: value, tuple),
    "builtins.list": (lambda value: value, list),
    "builtins.frozenset": (sorted, frozenset),
    "mapping": (
        lambda value: [part for pair in value.items() for part in pair],
        lambda parts: dict(zip(parts[::2], parts[1::2], strict=True)),
    ),
    "datetime.date": (lambda value: (value.isoformat(),), lambda parts: date.fromisoformat(*parts)),
    "decimal.Decimal": (lambda value: (str(value),), lambda parts: Decimal(*parts)),
    "assembler.answers.schema.Leaf": (lambda value: (value.path,), _leaf),
}
"""How the parts of a value that is no group are taken, and how it is made of them again. A field's type is Python's, and is not written."""

_GROUPS: Final = frozenset(
    {
        *("assembler.conditions.sorts", "assembler.conditions.tree", "assembler.conditions.vocabulary"),
        *("assembler.markup.blocks", "assembler.wording", "assembler.questions"),
        *("assembler.statute.kinds", "assembler.statute.points", "assembler.statute.powers", "assembler.statute.rules"),
        *(
            "assembler.library.clauses",
            "assembler.library.outlines",
            "assembler.library.papers",
            "assembler.library.presets",
            "assembler.library.library",
        ),
    }
)
"""The modules whose values a library is made of, each imported when there is a value of it: the questions need few of them."""


def _of_library(module: str, name: str) -> object:
    return getattr(import_module(module), name, None) if module in _GROUPS else None


@cache
def _ways(name: str) -> tuple[_Take, _Make]:
    """How the parts of a value of a type are taken, and how it is made of them again. Raises KeyError for a type that no library has."""
    if name in _PLAIN:
        return _PLAIN[name]
    module, _, own = name.rpartition(".")
    kind = Place if name == "assembler.errors.Place" else _of_library(module, own)
    if not isinstance(kind, type) or not issubclass(kind, Struct):
        raise KeyError(name)
    return _taker(kind.__struct_fields__), lambda parts: kind(*parts)


def _taker(names: tuple[str, ...]) -> _Take:
    if len(names) > 1:
        return attrgetter(*names)
    return lambda value: tuple(getattr(value, name) for name in names)
