"""Questions put to the solver: whether there is any set of answers for which a formula holds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import islice

import z3
from msgspec import Struct, field

from assembler.errors import LibraryError, Problem
from assembler.proof.formulas import Formula, all_of, any_of
from assembler.proof.symbolic import SymbolicAnswers

LONGEST = 60_000
"""Milliseconds that one question may take before the prover says that it cannot tell."""

TOGETHER = 200
"""Questions put to one solver before a fresh one takes its place: what was asked stays in it, and makes each later question slower."""

AT_ONCE = 16
"""Formulas for which one example is looked for. Most do not exclude one another; one that others exclude waits for the next."""

TELLING = 100
"""An example is tried on the questions that wait as long as the last one answered at least one in so many of them."""


def _seeded() -> z3.Solver:
    """A solver with its seed fixed, so that the same library gives the same witness."""
    solver = z3.Solver()
    solver.set("timeout", LONGEST)
    solver.set("random_seed", 0)
    return solver


def _generous() -> z3.Solver:
    """A solver that takes a thing to be so where it may be: an example of one formula is then one of many others."""
    solver = _seeded()
    solver.set("phase_selection", 1)
    return solver


class Solving(Struct):
    """A solver for many questions about the same answers. A formula that was settled once is not asked again."""

    answers: SymbolicAnswers
    _solver: z3.Solver = field(default_factory=_seeded)
    _said: int = 0
    _marks: dict[int, tuple[Formula, z3.BoolRef]] = field(default_factory=dict)
    _settled: dict[tuple[int, ...], z3.ModelRef | None] = field(default_factory=dict)
    _can: dict[int, bool] = field(default_factory=dict)
    """Of formulas, by their ids, whether there are any answers for which each holds."""
    _kept: list[tuple[Formula, ...]] = field(default_factory=list)
    """The formulas settled, so that the id of each stays its own."""

    def _refreshed(self, make: Callable[[], z3.Solver] = _seeded) -> None:
        """A fresh solver in place of one that has been asked much; what was settled stays settled."""
        if len(self._marks) >= TOGETHER:
            self._begun(make)

    def _begun(self, make: Callable[[], z3.Solver]) -> None:
        self._solver, self._said = make(), 0
        self._marks.clear()

    def possible(self, formula: Formula) -> bool:
        """Whether there are any answers for which the formula holds. Raises LibraryError when it cannot tell."""
        return self.example(formula) is not None

    def each_possible(self, formulas: Sequence[Formula]) -> list[bool]:
        """Of each formula, whether there are any answers for which it holds: most are, and one example answers for many."""
        waiting = {one.get_id(): one for one in formulas if not isinstance(one, bool)}
        self._kept.append(tuple(waiting.values()))
        self._begun(_generous)
        telling = True
        while waiting := {identity: one for identity, one in waiting.items() if identity not in self._can}:
            self._refreshed(_generous)
            together = self._together(dict(islice(waiting.items(), AT_ONCE)))
            self._can |= dict.fromkeys(together, True)
            if telling and together:
                shown = _shown_by(self._solver.model(), waiting)
                telling = (len(shown) - len(together)) * TELLING >= len(waiting)
                self._can |= dict.fromkeys(shown, True)
        self._begun(_seeded)
        return [one if isinstance(one, bool) else self._can[one.get_id()] for one in formulas]

    def _together(self, formulas: dict[int, Formula]) -> list[int]:
        """As many of the formulas as one example shows, which the solver then holds; what nothing can show is settled on the way."""
        marks = {identity: self._mark(one) for identity, one in formulas.items()}
        named = {mark.get_id(): identity for identity, mark in marks.items()}
        while marks and not self._check(list(marks.values())):
            excluding = [named[mark.get_id()] for mark in self._solver.unsat_core()]
            if len(excluding) == 1:
                self._can[excluding[0]] = False
            del marks[max(excluding, key=list(marks).index)]
        return list(marks)

    def settle(self, formulas: Iterable[Formula]) -> None:
        """Ask of many formulas at once whether any can hold. Where none can, as one hopes, none is asked again.

        They are said outright to a solver that is asked nothing else: it then works out what follows from them before it searches.
        """
        waiting = [one for one in formulas if not isinstance(one, bool) and (one.get_id(),) not in self._settled]
        if not waiting:
            return
        solver = _seeded()
        solver.add(all_of((*self.answers.axioms, any_of(waiting))))
        if solver.check() == z3.unsat:
            self._kept.append(tuple(waiting))
            self._settled |= {(one.get_id(),): None for one in waiting}

    def example(self, formula: Formula, *also: Formula) -> z3.ModelRef | None:
        """Answers for which the formula, and the others, hold; None when there are none. Raises LibraryError when it cannot tell."""
        if formula is False or any(one is False for one in also):
            return None
        key = tuple(one.get_id() for one in (formula, *also) if one is not True)
        if self._settled.get(key[:1], True) is None:
            return None
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
        self._solver.add(all_of(new))  # as one: each that is said apart costs a call
        self._said += len(new)
        verdict = self._solver.check(*marks)
        if verdict == z3.unknown:
            raise LibraryError(Problem(f"The solver cannot tell: {self._solver.reason_unknown()}."))
        return bool(verdict == z3.sat)


def _shown_by(model: z3.ModelRef, formulas: Mapping[int, Formula]) -> list[int]:
    """Which formulas an example shows to be possible; what it leaves open may be anything."""
    return [identity for identity, one in formulas.items() if z3.is_true(model.eval(one, model_completion=True))]
