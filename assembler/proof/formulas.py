"""Formulas: plain truth values where the answer is settled, the solver's terms where it is not. Folded as they are built."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import z3
from msgspec import Struct

from assembler.conditions.evaluation import COMPARE

Formula = Any
"""A `bool`, or a z3 term of sort Bool. Settled parts are folded away, so that most obligations never reach the solver."""

Quantity = Any
"""An `int`, or a z3 term of sort Int."""


def all_of(parts: Iterable[Formula]) -> Formula:
    """True when every part is. Parts after the first that is False are not looked at."""
    return _of_parts(parts, z3.Z3_mk_and, decisive=False)


def any_of(parts: Iterable[Formula]) -> Formula:
    """True when at least one part is. Parts after the first that is True are not looked at."""
    return _of_parts(parts, z3.Z3_mk_or, decisive=True)


def _of_parts(parts: Iterable[Formula], make: Callable[..., Any], *, decisive: bool) -> Formula:
    kept: dict[int, Formula] = {}
    for part in parts:
        if part is decisive:
            return decisive
        if part is not (not decisive):
            kept[part.get_id()] = part
    return _joined(make, list(kept.values())) if kept else not decisive


def _joined(make: Callable[..., Any], parts: list[Formula]) -> Formula:
    """What z3.And and z3.Or do, without their checks of each part, which cost more than all else together."""
    if len(parts) == 1:
        return parts[0]
    context = parts[0].ctx
    return z3.BoolRef(
        make(context.ref(), len(parts), (z3.Ast * len(parts))(*(part.as_ast() for part in parts))), context
    )


def no(part: Formula) -> Formula:
    """The opposite."""
    if isinstance(part, bool):
        return not part
    if z3.is_not(part):
        return part.arg(0)
    context = part.ctx
    return z3.BoolRef(z3.Z3_mk_not(context.ref(), part.as_ast()), context)


def at_least(number: int, parts: Sequence[Formula]) -> Formula:
    """True when at least so many of the parts are true."""
    if number <= 0:
        return True
    if len(parts) < number:
        return False
    first, *rest = parts
    return any_of((all_of((first, at_least(number - 1, rest))), at_least(number, rest)))


def exactly_one(parts: Sequence[Formula]) -> Formula:
    """True when one part is true and no other."""
    return all_of((any_of(parts), no(at_least(2, parts))))


def compared(sign: str, left: Quantity, right: Quantity) -> Formula:
    """A comparison of two quantities."""
    return COMPARE[sign](left, right)


def sum_of(parts: Iterable[tuple[Formula, Quantity]]) -> Quantity:
    """The sum of those quantities whose formula is true."""
    return z3.IntVal(0) + sum(z3.If(when, z3.IntVal(0) + number, z3.IntVal(0)) for when, number in parts)


class SymbolicTruth(Struct, frozen=True):
    """A truth of three values as two formulas: when it is true, and when it is false. Where neither holds it is unknown."""

    true: Formula
    false: Formula

    @classmethod
    def certain(cls, formula: Formula) -> SymbolicTruth:
        """A truth that is never unknown."""
        return cls(formula, no(formula))

    def opposite(self) -> SymbolicTruth:
        """Kleene's `not`."""
        return SymbolicTruth(self.false, self.true)


def conjunction(parts: Sequence[SymbolicTruth]) -> SymbolicTruth:
    """Kleene's `and`."""
    return SymbolicTruth(all_of(part.true for part in parts), any_of(part.false for part in parts))


def disjunction(parts: Sequence[SymbolicTruth]) -> SymbolicTruth:
    """Kleene's `or`."""
    return SymbolicTruth(any_of(part.true for part in parts), all_of(part.false for part in parts))
