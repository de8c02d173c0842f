"""What a condition is evaluated on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Protocol

from msgspec import Struct, field


class AnswerItem(Protocol):
    """One item of a list of the answers: its permanent id, and its place among them. Its fields are read by name."""

    id: str
    path_: tuple[str | int, ...]


class Scope(Struct, frozen=True, eq=False):
    """What a condition is evaluated on: the answers, the items in scope by name, and the items of each list by id.

    A value that is None is unknown: open, not recorded, or not asked. Never changed once made, but for what it keeps.

    `facts` keeps the truth of each fact found so far, for each item it was asked of; None while the answers may still change.
    `inner` keeps the scopes made within this one, and `lists` those made for the items of a list. `omitted` are the clauses that the
    drafter leaves out, and `slots` the places of answers that are to be printed without their words, which no condition reads.
    """

    answers: object
    index: Mapping[str, Mapping[str, AnswerItem]]
    items: Mapping[str, AnswerItem] = field(default_factory=dict)
    facts: dict[tuple[str, int], bool | None] | None = None
    inner: dict[tuple[str, int], Scope] = field(default_factory=dict)
    lists: dict[tuple[str, int], tuple[Scope, ...]] = field(default_factory=dict)
    omitted: frozenset[str] = frozenset()
    slots: frozenset[tuple[str | int, ...]] = frozenset()

    def with_slots(self, slots: frozenset[tuple[str | int, ...]]) -> Scope:
        """The same scope, for printing with these slots; the truth of a fact found in one of the two is found in both."""
        return Scope(self.answers, self.index, self.items, self.facts, omitted=self.omitted, slots=slots)

    def item(self, given: object) -> object:
        """What a value leads to: of the id of an item, the item, in whichever list it stands (ids are unique across lists), or None."""
        if not isinstance(given, str):
            return given
        for items in self.index.values():
            if given in items:
                return items[given]
        return None

    def within(self, name: str, item: AnswerItem) -> Scope:
        """The same scope with one more item in it."""
        key = (name, id(item))
        found = self.inner.get(key)
        if found is None:
            items = {**self.items, name: item}
            found = self.inner[key] = Scope(
                self.answers, self.index, items, self.facts, omitted=self.omitted, slots=self.slots
            )
        return found

    def each(self, name: str, items: tuple[AnswerItem, ...]) -> tuple[Scope, ...]:
        """The same scope with one more item in it, for each item of a list of the answers."""
        key = (name, id(items))
        found = self.lists.get(key)
        if found is None:
            found = self.lists[key] = tuple([self.within(name, item) for item in items])
        return found


Value = Callable[[Scope], Any]
Test = Callable[[Scope], bool | None]
