"""What kinds of value an answer can hold, as far as conditions are concerned."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class YesNo:
    """Yes or no; may stand as a condition by itself."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a closed list of values."""

    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Choices:
    """Any number of values from a closed list, tested with `"value" in field`."""

    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Number:
    """A number within bounds, both included, of some unit: months, days, per cent. It is whole unless it may have decimal places."""

    lowest: int = 0
    highest: int = 1_000_000_000
    unit: str = ""
    places: int = 0


@dataclass(frozen=True, slots=True)
class Money:
    """A sum in pounds sterling, of at least so many pence."""

    lowest: int = 0


@dataclass(frozen=True, slots=True)
class Date:
    """A day. Dates compare as days; the difference of two is a number of days."""


@dataclass(frozen=True, slots=True)
class Text:
    """Words of the parties' own: a condition can only ask whether they are recorded, or the same as other words."""


@dataclass(frozen=True, slots=True)
class Reference:
    """The id of an item in a list of the answers, such as `parties`. A path may go through it to the item's fields."""

    list_path: str


@dataclass(frozen=True, slots=True)
class Record:
    """A group of named fields. `name` is what one of them is called: party, workstream."""

    name: str
    fields: Mapping[str, Sort] = field(hash=False)


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list of items with permanent ids."""

    item: Record


Sort = YesNo | Choice | Choices | Number | Money | Date | Text | Reference | Record | ListOf


def scale(sort: Sort | None) -> int:
    """How many of the least amount that a number of some sort can tell apart make one: 100 pence to the pound."""
    if isinstance(sort, Number):
        return int(10**sort.places)
    return 100 if isinstance(sort, Money) else 1


NUMBERS = (Number, Money)
"""Sorts that compare as numbers."""
