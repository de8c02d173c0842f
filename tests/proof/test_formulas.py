"""Formulas of the prover: what is settled is folded away, and the rest means what it says for every truth of its parts."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from typing import Any

import pytest
import z3

from assembler.proof.formulas import (
    SymbolicTruth,
    all_of,
    any_of,
    at_least,
    compared,
    conjunction,
    disjunction,
    exactly_one,
    no,
    sum_of,
)

A, B, C = z3.Bools("a b c")


def table(formula: Any) -> list[bool]:
    """The truth of a formula of A, B and C, for each of their truths."""
    found = []
    for values in product([False, True], repeat=3):
        fixed = [(name, z3.BoolVal(value)) for name, value in zip((A, B, C), values, strict=True)]
        one = formula if isinstance(formula, bool) else z3.simplify(z3.substitute(formula, *fixed))
        found.append(one if isinstance(one, bool) else z3.is_true(one))
    return found


@pytest.mark.parametrize(
    ("formula", "means"),
    [
        (all_of([A, B]), lambda a, b, _: a and b),
        (any_of([A, B]), lambda a, b, _: a or b),
        (no(A), lambda a, _, __: not a),
        (no(all_of([A, B, C])), lambda a, b, c: not (a and b and c)),
        (at_least(1, [A, B, C]), lambda a, b, c: a + b + c >= 1),
        (at_least(2, [A, B, C]), lambda a, b, c: a + b + c >= 2),
        (at_least(3, [A, B, C]), lambda a, b, c: a + b + c >= 3),
        (at_least(2, [True, B, C]), lambda _, b, c: b or c),
        (exactly_one([A, B, C]), lambda a, b, c: a + b + c == 1),
        (exactly_one([A, False]), lambda a, _, __: a),
        (compared("==", sum_of([(A, 2), (B, 3), (True, 1)]), 4), lambda a, b, _: 2 * a + 3 * b + 1 == 4),
        (compared(">", sum_of([(A, 2), (C, 2)]), 2), lambda a, _, c: a and c),
    ],
)
def test_a_formula_means_what_it_says(formula: Any, means: Callable[..., bool]):
    assert table(formula) == [bool(means(*values)) for values in product([False, True], repeat=3)]


@pytest.mark.parametrize(
    ("made", "settled"),
    [
        (all_of([]), True),
        (any_of([]), False),
        (all_of([A, False, B]), False),
        (any_of([A, True, B]), True),
        (all_of([True, True]), True),
        (any_of([False]), False),
        (no(True), False),
        (no(False), True),
        (at_least(0, [A]), True),
        (at_least(-1, []), True),
        (at_least(2, [A]), False),
        (exactly_one([]), False),
    ],
)
def test_what_is_settled_never_reaches_the_solver(made: Any, settled: bool):
    assert made is settled


@pytest.mark.parametrize(
    ("made", "left"),
    [(all_of([True, A]), A), (any_of([False, A, False]), A), (all_of([A, A]), A), (any_of([A, A]), A), (no(no(A)), A)],
)
def test_what_is_left_is_no_larger_than_it_must_be(made: Any, left: Any):
    assert made.eq(left)


def test_nothing_is_looked_at_after_what_decides():
    def parts() -> Any:
        yield False
        raise AssertionError

    def others() -> Any:
        yield True
        raise AssertionError

    assert all_of(parts()) is False
    assert any_of(others()) is True


@pytest.mark.parametrize(
    ("sign", "truths"),
    [
        ("==", (False, True, False)),
        ("!=", (True, False, True)),
        ("<", (True, False, False)),
        ("<=", (True, True, False)),
        (">", (False, False, True)),
        (">=", (False, True, True)),
    ],
)
def test_quantities_compare_by_their_sign(sign: str, truths: tuple[bool, ...]):
    assert tuple(compared(sign, left, 2) for left in (1, 2, 3)) == truths


TRUTHS = {True: SymbolicTruth(True, False), False: SymbolicTruth(False, True), None: SymbolicTruth(False, False)}


@pytest.mark.parametrize(
    ("left", "right", "both", "either"),
    [
        (True, True, True, True),
        (True, False, False, True),
        (True, None, None, True),
        (False, False, False, False),
        (False, None, False, None),
        (None, None, None, None),
    ],
)
def test_three_values_join_as_kleene_says(
    left: bool | None, right: bool | None, both: bool | None, either: bool | None
):
    parts = [TRUTHS[left], TRUTHS[right]]

    assert conjunction(parts) == TRUTHS[both]
    assert disjunction(parts) == TRUTHS[either]
    assert TRUTHS[left].opposite() == TRUTHS[None if left is None else not left]


def test_what_is_certain_is_true_or_false():
    assert SymbolicTruth.certain(True) == TRUTHS[True]
    assert SymbolicTruth.certain(A).true.eq(A)
    assert SymbolicTruth.certain(A).false.eq(no(A))
