"""The terms as varied, under the numbers that were signed: what came in is 12A, what went is “Not used”, and nothing else is renumbered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from assembler.roles import ROLES
from assembler.variation.inserted_numbers import number_between
from assembler.variation.instructions import Deletion, Insertion, Instruction, Rewording, Substitution
from assembler.variation.term_tree import NOT_USED, TermNode, Terms, not_used_key

WORDS: Final = "Not used"


def conformed_terms(instructions: Sequence[Instruction], old: Terms) -> Terms:
    """What the instructions make of the old terms, numbered so that every number that was signed stands."""
    return Terms(_Conformer(instructions, old).made(old.root), old.numbering)


class _Placed(Struct, frozen=True):
    """A child at its place: `stands` is whether its number was signed, its own or that of what it takes the place of."""

    node: TermNode
    stands: bool


class _Conformer:
    """The work of one conformed copy."""

    def __init__(self, instructions: Sequence[Instruction], old: Terms) -> None:
        self._old = old
        self._omitted = frozenset(one.key for one in instructions if isinstance(one, Deletion))
        self._instead = {one.key: one.node for one in instructions if isinstance(one, Substitution)}
        self._places = {node.key: key for key, node in self._instead.items()}
        self._words = {one.key: one.after for one in instructions if isinstance(one, Rewording)}
        self._came = {(one.parent, one.after): one.nodes for one in instructions if isinstance(one, Insertion)}

    def made(self, node: TermNode) -> TermNode:
        """A node that stays, with what stands under it now."""
        placed = list(self._placed(node))
        words = self._words.get(node.key, node.words)
        return replace(node, words=words, children=tuple(self._numbered(placed)))

    def _placed(self, node: TermNode) -> Iterator[_Placed]:
        waiting = self._came.get((node.key, ""), ())
        for child in node.children:
            if child.key in self._omitted:
                if self._number(child.key):
                    yield _Placed(TermNode(not_used_key(child.key), child.role, WORDS, child.literal), stands=True)
            elif child.key in self._instead:
                yield _Placed(replace(self._instead[child.key], literal=child.literal), stands=True)
            elif child.key.endswith(NOT_USED):
                yield _Placed(child, stands=True)
            else:
                yield from (_Placed(one, stands=False) for one in waiting)
                yield _Placed(self.made(child), stands=True)
                waiting = self._came.get((node.key, child.key), ())
        yield from (_Placed(one, stands=False) for one in waiting)

    def _numbered(self, placed: Sequence[_Placed]) -> Iterator[TermNode]:
        """The children, with a number of its own for each that came in before one whose number stands."""
        taken = {number for one in placed if one.stands and (number := self._signed(one.node))}
        last: dict[str, str] = {}
        came: set[str] = set()
        for at, one in enumerate(placed):
            role = one.node.role
            if one.stands:
                last[role] = self._signed(one.node)
                came.discard(role)
                yield one.node
                continue
            following = next((other for other in placed[at:] if other.stands and other.node.role == role), None)
            if following is None or not self._signed(following.node):
                yield one.node
                continue
            number = number_between(last.get(role, ""), self._signed(following.node), taken, came=role in came)
            taken.add(number)
            came.add(role)
            last[role] = number
            yield replace(one.node, literal=number)

    def _signed(self, node: TermNode) -> str:
        """The number that was signed, without a full stop: that of the node, or of the one whose place it has."""
        if node.key in self._old.nodes and node.key.endswith(NOT_USED):
            return self._number(node.key)
        return self._number(self._places.get(node.key, node.key.removesuffix(NOT_USED)))

    def _number(self, key: str) -> str:
        node = self._old.nodes[key]
        return self._old.number(key).removesuffix(".") if node.role in ROLES else ""
