"""Instructions made for the recorded terms, fitted to the terms as they were signed: what was negotiated by hand is never undone."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from assembler.capitals import capital
from assembler.variation.instructions import Deletion, Insertion, Instruction, Rewording, Substitution, changed_key
from assembler.variation.place_names import place_name
from assembler.variation.signed_terms import SignedTerms
from assembler.variation.term_tree import TermNode


class Undoing(Struct, frozen=True):
    """An instruction that would undo what was done by hand before the agreement was signed: at which place, and why it cannot be given."""

    key: str
    why: str


class SignedInstructions(Struct, frozen=True):
    """The instructions that can be given to the signed terms, and what stands against the others."""

    instructions: tuple[Instruction, ...]
    conflicts: tuple[Undoing, ...]


def signed_instructions(instructions: Sequence[Instruction], signed: SignedTerms) -> SignedInstructions:
    """The instructions from the recorded terms to the new, as instructions to the signed ones."""
    if not signed.by_hand:
        return SignedInstructions(tuple(instructions), ())
    work = _Fitting(signed)
    judged = [(one, *work.judged(one)) for one in instructions]
    kept = tuple(one for one, keep, _ in judged if keep)
    return SignedInstructions(kept, tuple(Undoing(changed_key(one), why) for one, _, why in judged if why))


class _Fitting:
    """What was done by hand, by the keys of what it was done to."""

    def __init__(self, signed: SignedTerms) -> None:
        self._recorded, self._signed = signed.recorded, signed.terms
        self._touched = frozenset(map(changed_key, signed.by_hand))

    def judged(self, one: Instruction) -> tuple[bool, str]:
        """Whether an instruction is given, and why it cannot be where something stands against it."""
        match one:
            case Rewording(key, _, after):
                return self._reworded(key, after)
            case Deletion(key):
                return self._away(key, "leaves out")
            case Substitution(key, node):
                return self._substituted(key, node)
            case Insertion():
                return self._inserted(one)
        raise AssertionError(one)

    def _reworded(self, key: str, after: str) -> tuple[bool, str]:
        standing = self._signed.nodes.get(key)
        if standing is None:
            return (
                False,
                f"{capital(self._where(key))} was left out by hand before it was signed, and the answers word it otherwise now.",
            )
        if standing.words == self._recorded.nodes[key].words:
            return True, ""
        if standing.words == after:
            return False, ""  # the answers have caught up with what was agreed
        return (
            False,
            f"{capital(self._where(key))} was worded by hand before it was signed, and the answers word it otherwise now.",
        )

    def _away(self, key: str, does: str) -> tuple[bool, str]:
        if key not in self._signed.nodes:
            return False, ""  # it is gone already
        if any(node.key in self._touched for node in self._recorded.nodes[key].walk()) or self._added(key):
            return False, f"The new draft {does} {self._where(key)}, which was edited by hand before it was signed."
        return True, ""

    def _added(self, key: str) -> bool:
        """Whether somebody put anything in below a node."""
        return any(node.key not in self._recorded.nodes for node in self._signed.nodes[key].walk())

    def _substituted(self, key: str, node: TermNode) -> tuple[bool, str]:
        if key not in self._signed.nodes:
            why = f"{capital(self._where(key))} was left out by hand before it was signed, and the answers put something in its place now."
            return False, why
        given, why = self._away(key, "puts something in the place of")
        same = self._signed.nodes[key].bare == node
        return (False, "") if same else (given, why)

    def _inserted(self, one: Insertion) -> tuple[bool, str]:
        standing = (one.parent in self._signed.nodes or not one.parent) and (
            not one.after or self._stands_under(one.after, one.parent)
        )
        if standing:
            return True, ""
        why = "The new draft puts something in at a place that was left out, or moved, by hand before it was signed: "
        return False, f"{why}{self._where(one.after or one.parent)}."

    def _stands_under(self, key: str, parent: str) -> bool:
        above = self._signed.parents.get(key)
        return above is not None and above.key == parent

    def _where(self, key: str) -> str:
        return place_name(self._recorded, key)
