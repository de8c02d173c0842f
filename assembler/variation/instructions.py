"""Instructions: what a variation says is to be done to the terms of an agreement. Applied to the old terms, they give the new."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from assembler.difference.script import in_order
from assembler.roles import ROLES
from assembler.variation.term_tree import NOT_USED, ROW, TABLE, TermNode

_PAIRED: Final = frozenset(
    role for role, it in ROLES.items() if it.numbers in ("clause", "schedule") and not it.heading
) | {"recital", TABLE}
"""What is put in the place of another of its kind, and takes its number: paragraphs of clauses and schedules, recitals, tables."""
_LEAVES: Final = frozenset(role for role, it in ROLES.items() if it.numbers and it.numbers != "definition")
"""What leaves its number when it goes."""


class Deletion(Struct, frozen=True):
    """A node leaves, with all below it."""

    key: str


class Substitution(Struct, frozen=True):
    """Another node takes the place of one, and its number."""

    key: str
    node: TermNode


class Insertion(Struct, frozen=True):
    """Nodes come in under `parent`, after the one that stays whose key is `after`, or before all where that is empty.

    `beside` is the one after which the reader is to put them: one that goes, and leaves its number, may stand between.
    """

    parent: str
    after: str
    nodes: tuple[TermNode, ...]
    beside: str


class Rewording(Struct, frozen=True):
    """A paragraph that stays has other words."""

    key: str
    before: str
    after: str


Instruction = Deletion | Substitution | Insertion | Rewording


def instructions_between(old: TermNode, new: TermNode) -> tuple[Instruction, ...]:
    """What is to be done to the old terms to give the new, in reading order: the roots of both."""
    return tuple(_under(old.bare, new.bare))


def _under(old: TermNode, new: TermNode) -> Iterator[Instruction]:
    if old.words != new.words:
        yield Rewording(old.key, old.words, new.words)
    last = ""
    for gap in _gaps(old.children, new.children):
        rest: list[TermNode] = []
        for gone, came in gap.pairs():
            if gone is not None and came is not None:
                yield Substitution(gone.key, came)
            elif gone is not None:
                yield Deletion(gone.key)
            elif came is not None:
                rest.append(came)
        if rest:
            left = [one.key for one in gap.gone if one.role == rest[0].role and one.role in _LEAVES]
            yield Insertion(old.key, last, tuple(rest), [last, *left][-1])
        if gap.kept is not None:
            yield from _under(*gap.kept)
            last = gap.kept[0].key


class _Gap(Struct, frozen=True):
    """What went and what came between two nodes that stay, and the one of those that follows, as it was and is."""

    gone: tuple[TermNode, ...]
    came: tuple[TermNode, ...]
    kept: tuple[TermNode, TermNode] | None

    def pairs(self) -> Iterator[tuple[TermNode | None, TermNode | None]]:
        """Each that went with the one that takes its place, if any does: the first of the same role that came, in order."""
        came = list(self.came)
        found: list[tuple[TermNode | None, TermNode | None]] = []
        for gone in self.gone:
            fits = bool(came) and _takes_place(came[0], gone)
            found.append((gone, came.pop(0) if fits else None))
        yield from found
        yield from ((None, node) for node in came)


def _takes_place(came: TermNode, gone: TermNode) -> bool:
    """Whether what came is given as a substitute: in the same role, and a row under the same name."""
    if came.role == ROW == gone.role:
        return bool(came.children and gone.children) and came.children[0].words == gone.children[0].words
    return came.role == gone.role and gone.role in _PAIRED


def _gaps(old: Sequence[TermNode], new: Sequence[TermNode]) -> Iterator[_Gap]:
    """What is between siblings that stay, before and after: those with the same key, role and order; a table in the same columns."""
    places = {(node.key, node.role, node.headings): at for at, node in enumerate(old)}
    now = {(node.key, node.role, node.headings): at for at, node in enumerate(new)}
    still = in_order([places[one] for one in now if one in places])
    before = after = 0
    for at in still:
        to = now[old[at].key, old[at].role, old[at].headings]
        yield _Gap(tuple(old[before:at]), tuple(new[after:to]), (old[at], new[to]))
        before, after = at + 1, to + 1
    yield _Gap(tuple(old[before:]), tuple(new[after:]), None)


def applied(instructions: Sequence[Instruction], old: TermNode) -> TermNode:
    """The terms that instructions make of the old ones. What they name and is not there is left."""
    return _Applied(instructions).made(old)


class _Applied:
    """Instructions by what they name."""

    def __init__(self, instructions: Sequence[Instruction]) -> None:
        self._omitted = frozenset(one.key for one in instructions if isinstance(one, Deletion))
        self._instead = {one.key: one.node for one in instructions if isinstance(one, Substitution)}
        self._words = {one.key: one.after for one in instructions if isinstance(one, Rewording)}
        self._came = {(one.parent, one.after): one.nodes for one in instructions if isinstance(one, Insertion)}

    def made(self, node: TermNode) -> TermNode:
        """A node that stays, with what is done to it and below it."""
        words = self._words.get(node.key, node.words)
        return replace(node, words=words, children=tuple(self._children(node)))

    def _children(self, node: TermNode) -> Iterator[TermNode]:
        """What stands under a node now: what came follows what went after the same sibling."""
        waiting = self._came.get((node.key, ""), ())
        for child in node.children:
            if child.key in self._instead:
                yield self._instead[child.key]
            elif child.key.endswith(NOT_USED):
                yield child
            elif child.key not in self._omitted:
                yield from waiting
                yield self.made(child)
                waiting = self._came.get((node.key, child.key), ())
        yield from waiting


def changed_key(instruction: Instruction) -> str:
    """The key of what an instruction changes, or comes in under."""
    return instruction.parent if isinstance(instruction, Insertion) else instruction.key
