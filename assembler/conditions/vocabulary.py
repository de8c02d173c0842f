"""What a condition may speak of: the fields of the answers, and facts, which are conditions with a name and a meaning in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from msgspec import Struct, field

from assembler.conditions.sorts import ListOf, Record, Reference, Sort
from assembler.conditions.tree import Condition


class Fact(Struct, frozen=True):
    """A named condition. `parties.ambulance` is about the answers; `party.ambulance_trust` about one party (`parameter` is `party`)."""

    name: str
    means: str
    condition: Condition
    parameter: str = ""
    law: tuple[str, ...] = ()


class Vocabulary(Struct, frozen=True, dict=True):
    """The answers' fields and the facts defined so far."""

    answers: Record
    facts: Mapping[str, Fact] = field(default_factory=dict)

    def with_facts(self, facts: Iterable[Fact]) -> Vocabulary:
        """The same vocabulary with more facts, which later conditions may use."""
        return Vocabulary(self.answers, {**self.facts, **{fact.name: fact for fact in facts}})

    def step(self, sort: Sort, name: str) -> Sort | None:
        """The sort of a field of a record, going through a reference to the item it points to; None if there is none."""
        if isinstance(sort, Reference):
            target = self.list_item(sort.list_path)
            return target.fields.get(name)
        return sort.fields.get(name) if isinstance(sort, Record) else None

    def list_item(self, list_path: str) -> Record:
        """What one item of a list such as `parties` or `scope.workstreams` looks like."""
        sort: Sort = self.answers
        for name in list_path.split("."):
            assert isinstance(sort, Record)  # noqa: S101 - the model gives every list path it names
            sort = sort.fields[name]
        assert isinstance(sort, ListOf)  # noqa: S101
        return sort.item

    def items(self) -> dict[str, tuple[Record, str]]:
        """What one item of each list looks like, by its name, and where its list stands: a `party` in `parties`."""
        return self._items

    @cached_property
    def _items(self) -> dict[str, tuple[Record, str]]:
        return dict(_items(self.answers, ""))

    def record(self, sort: Sort) -> Record | None:
        """The record a path has arrived at, going through a reference."""
        if isinstance(sort, Reference):
            return self.list_item(sort.list_path)
        return sort if isinstance(sort, Record) else None


def _items(record: Record, prefix: str) -> Iterator[tuple[str, tuple[Record, str]]]:
    for name, sort in record.fields.items():
        if isinstance(sort, ListOf):
            yield sort.item.name, (sort.item, f"{prefix}{name}")
            yield from _items(sort.item, f"{prefix}{name}[].")
        elif isinstance(sort, Record):
            yield from _items(sort, f"{prefix}{name}.")
