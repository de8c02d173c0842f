"""Questions put to the solver: whether there is any set of answers for which a formula holds."""

from __future__ import annotations

from dataclasses import dataclass, field

import z3

from assembler.errors import LibraryError, Problem
from assembler.proof.formulas import Formula
from assembler.proof.symbolic import SymbolicAnswers

LONGEST = 60_000
"""Milliseconds that one question may take before the prover says that it cannot tell."""

TOGETHER = 100
"""Questions put to one solver before a fresh one takes its place: what was asked stays in it, and makes each later question slower."""


def _seeded() -> z3.Solver:
    """A solver with its seed fixed, so that the same library gives the same witness."""
    solver = z3.Solver()
    solver.set("timeout", LONGEST)
    solver.set("random_seed", 0)
    return solver


@dataclass(slots=True)
class Solving:
    """A solver for many questions about the same answers. A formula that was settled once is not asked again."""

    answers: SymbolicAnswers
    _solver: z3.Solver = field(default_factory=_seeded)
    _said: int = 0
    _marks: dict[int, tuple[Formula, z3.BoolRef]] = field(default_factory=dict)
    _settled: dict[tuple[int, ...], z3.ModelRef | None] = field(default_factory=dict)
    _kept: list[tuple[Formula, ...]] = field(default_factory=list)
    """The formulas settled, so that the id of each stays its own."""

    def _refreshed(self) -> None:
        """A fresh solver in place of one that has been asked much; what was settled stays settled."""
        if len(self._marks) >= TOGETHER:
            self._solver, self._said = _seeded(), 0
            self._marks.clear()

    def possible(self, formula: Formula) -> bool:
        """Whether there are any answers for which the formula holds. Raises LibraryError when it cannot tell."""
        if formula is True or formula is False:
            return bool(formula)
        self._refreshed()
        return self._check([self._mark(formula)])

    def example(self, formula: Formula, *also: Formula) -> z3.ModelRef | None:
        """Answers for which the formula, and the others, hold; None when there are none. Raises LibraryError when it cannot tell."""
        if formula is False or any(one is False for one in also):
            return None
        key = tuple(one.get_id() for one in (formula, *also) if one is not True)
        if key not in self._settled:
            self._refreshed()
            self._kept.append((formula, *also))
            marks = [self._mark(one) for one in (formula, *also) if one is not True]
            self._settled[key] = self._solver.model() if self._check(marks) else None
        return self._settled[key]

    def _mark(self, formula: Formula) -> z3.BoolRef:
        """A name that stands for a formula, said once to the solver; the formula is kept, so that its id stays its own."""
        identity = formula.get_id()
        if identity not in self._marks:
            mark = z3.Bool(f"question {len(self._marks)}")
            self._solver.add(z3.Implies(mark, formula))
            self._marks[identity] = (formula, mark)
        return self._marks[identity][1]

    def _check(self, marks: list[z3.BoolRef]) -> bool:
        new = self.answers.axioms[self._said :]
        self._solver.add(*new)
        self._said += len(new)
        verdict = self._solver.check(*marks)
        if verdict == z3.unknown:
            raise LibraryError(Problem(f"The solver cannot tell: {self._solver.reason_unknown()}."))
        return bool(verdict == z3.sat)
