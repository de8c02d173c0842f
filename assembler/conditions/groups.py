"""Groups of the answers: which of them conditions and words read, and what was decided on what is said in those."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Mapping
from contextlib import suppress
from functools import cached_property, lru_cache
from operator import itemgetter
from typing import Final, Generic, TypeVar

from assembler.conditions.sorts import Reference
from assembler.conditions.tree import Condition, FactUse, FieldUse, Printed, Term, children
from assembler.conditions.vocabulary import Vocabulary
from assembler.identity import ByIdentity

T = TypeVar("T")

OMITTED: Final = "drafting.omit"
"""The clauses that the drafter leaves out, which only a condition on what is printed reads."""

Said = Mapping[str, Hashable]
"""What answers say in each of their groups (`parties`, `scope`), and in OMITTED: a key for each, equal where the same is said."""

_KEPT: Final = 12
"""Decisions kept of one clause or rule, for as many ways of saying what it reads."""


def groups_read(nodes: Iterable[Condition | Term], vocabulary: Vocabulary) -> frozenset[str]:
    """The groups of the answers that conditions and fields read, and those of the items that an answer read points to.

    An item is in the group of its list: whoever gives an item a name reads the list, or an answer that points to one of its items.
    """
    lists = _with_lists(ByIdentity(vocabulary))
    return frozenset().union(*[_of(key, lists) for key in dict.fromkeys(map(ByIdentity, nodes))])


@lru_cache(maxsize=4)
def _with_lists(key: ByIdentity[Vocabulary]) -> frozenset[str]:
    """The groups in which lists stand."""
    return frozenset(_group(path) for _, path in key.it.items().values())


@lru_cache(maxsize=20_000)
def _of(key: ByIdentity[Condition | Term], lists: frozenset[str]) -> frozenset[str]:
    """The groups that a node reads. The body of a fact, which stands in hundreds of places, is read once."""
    found: set[str] = set()
    waiting = [key.it]
    while waiting:
        node = waiting.pop()
        if isinstance(node, FieldUse):
            found |= lists if node.through else set()  # whatever it goes through
            found |= set() if node.variable else {node.steps[0]}
            if isinstance(node.sort, Reference):
                found.add(_group(node.sort.list_path))
        elif isinstance(node, FactUse):
            waiting += [] if node.argument is None else [node.argument]
            found |= _of(ByIdentity(node.condition), lists)
        elif isinstance(node, Printed):
            found |= {OMITTED, *_of(ByIdentity(node.condition), lists)}
        else:
            waiting += children(node)
    return frozenset(found)


def _group(path: str) -> str:
    return path.partition(".")[0].removesuffix("[]")


class Decided(Generic[T]):
    """What was decided of one clause or rule, kept for answers that say the same in the groups it reads.

    `groups` gives those, and is asked when a second decision is wanted: of a single agreement nothing is decided twice.
    """

    def __init__(self, groups: Callable[[], Iterable[str]]) -> None:
        self._find_groups = groups
        self._first: tuple[Said, T] | None = None
        self._kept: OrderedDict[Hashable, T] = OrderedDict()

    @cached_property
    def _of(self) -> Callable[[Said], Hashable]:
        """What the answers say in the groups."""
        groups = sorted(self._find_groups())
        return itemgetter(*groups) if groups else lambda _: ()

    def on(self, said: Said, decide: Callable[[], T]) -> T:
        """What is decided on answers that say this; `decide` is asked where nothing is kept of it."""
        if self._first is None:
            self._first = (said, decide())
            return self._first[1]
        if not self._kept:
            self._kept[self._of(self._first[0])] = self._first[1]
        key = self._of(said)
        found = self._kept.get(key)
        if found is None:
            found = self._kept[key] = decide()
            with suppress(KeyError):  # threads of a cluster's worker may do so at once
                while len(self._kept) > _KEPT:
                    self._kept.popitem(last=False)
        return found
