"""A total means to the solver what it means to assembly: the sum over the items there are, unknown while one of them is."""

from __future__ import annotations

import pytest
import z3
from proof.shared import library

from assembler.conditions import parse_condition
from assembler.proof.symbolic import ListBounds
from assembler.proof.translation import Translator

WHOLE = "total(share.percent for share in money.shares) == 100"


@pytest.mark.parametrize(
    ("shares", "whole"),
    [
        ((60, 40), True),
        ((60, 39), False),
        ((60, 41), False),
        ((50, 30, 20), True),
        ((100,), True),
        ((33.33, 33.33, 33.34), True),
        ((33.33, 33.33, 33.33), False),
        ((), False),
        ((60, None), None),
        ((100, None), None),
    ],
)
def test_a_total_of_given_shares(shares: tuple[float | None, ...], whole: bool | None) -> None:
    translator = Translator.over(library().vocabulary.answers, library().questionnaire, ListBounds())
    truth = translator.truth(parse_condition(WHOLE, library().vocabulary))
    answers = translator.answers
    model = answers.value(answers.node(("money", "cost_model")))
    solver = z3.Solver()
    solver.add(model.options["fixed_shares"])
    for at in range(ListBounds().others):
        value = answers.value(answers.node(("money", "shares", at, "percent")))
        solver.add(answers.present(("money", "shares", at)) == (at < len(shares)))
        if at < len(shares):
            solver.add(value.known == (shares[at] is not None))
            solver.add(value.number == round((shares[at] or 0) * 100))  # in hundredths
    solver.add(*answers.axioms)

    assert (solver.check(truth.true) == z3.sat) is (whole is True)
    assert (solver.check(truth.false) == z3.sat) is (whole is False)
