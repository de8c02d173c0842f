"""What kinds of value an answer can hold, as far as conditions are concerned."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct


class YesNo(Struct, frozen=True):
    """Yes or no; may stand as a condition by itself."""


class Choice(Struct, frozen=True):
    """One of a closed list of values."""

    values: tuple[str, ...]


class Choices(Struct, frozen=True):
    """Any number of values from a closed list, tested with `"value" in field`."""

    values: tuple[str, ...]


class Number(Struct, frozen=True):
    """A number within bounds, both included, of some unit: months, days, per cent. It is whole unless it may have decimal places."""

    lowest: int = 0
    highest: int = 1_000_000_000
    unit: str = ""
    places: int = 0


class Money(Struct, frozen=True):
    """A sum in pounds sterling, of at least so many pence."""

    lowest: int = 0


class Date(Struct, frozen=True):
    """A day. Dates compare as days; the difference of two is a number of days."""


class Text(Struct, frozen=True):
    """Words of the parties' own: a condition can only ask whether they are recorded, or the same as other words."""


class Reference(Struct, frozen=True):
    """The id of an item in a list of the answers, such as `parties`. A path may go through it to the item's fields."""

    list_path: str


class Record(Struct, frozen=True):
    """A group of named fields. `name` is what one of them is called: party, workstream."""

    name: str
    fields: Mapping[str, Sort]

    def __hash__(self) -> int:
        """By the name alone: a mapping has no hash."""
        return hash(self.name)


class ListOf(Struct, frozen=True):
    """A list of items with permanent ids."""

    item: Record


Sort = YesNo | Choice | Choices | Number | Money | Date | Text | Reference | Record | ListOf


def scale(sort: Sort | None) -> int:
    """How many of the least amount that a number of some sort can tell apart make one: 100 pence to the pound."""
    if isinstance(sort, Number):
        return int(10**sort.places)
    return 100 if isinstance(sort, Money) else 1
