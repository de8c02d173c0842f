"""Questions put to the solver: each is answered as though it were the only one, however many are put together."""

from __future__ import annotations

from typing import Any

import pytest
import z3
from conditions.vocabulary import ANSWERS

from assembler.errors import LibraryError
from assembler.proof.formulas import all_of, any_of, no
from assembler.proof.solver import Solving
from assembler.proof.symbolic import ListBounds
from assembler.proof.translation import Translator
from assembler.questions import Questionnaire

A, B, C = z3.Bools("a b c")


def solving() -> Solving:
    return Solving(Translator.over(ANSWERS, Questionnaire(()), ListBounds()).answers)


def kinds(made: Solving) -> list[Any]:
    """Three formulas each of which excludes the others: the kinds of a party."""
    return list(made.answers.value(made.answers.node(("parties", 0, "kind"))).options.values())


@pytest.mark.parametrize(
    ("formula", "there_are"),
    [(True, True), (False, False), (A, True), (all_of((A, no(A))), False), (all_of((A, no(B))), True)],
)
def test_whether_there_are_answers_for_which_a_formula_holds(formula: Any, there_are: bool):
    made = solving()

    assert made.possible(formula) is there_are
    assert made.possible(formula) is there_are
    assert made.each_possible([formula]) == [there_are]


def test_an_example_is_one_of_the_formula_and_of_all_the_others():
    made = solving()
    found = made.example(A, no(B), True, C)

    assert found is not None
    assert [z3.is_true(found.eval(one, model_completion=True)) for one in (A, B, C)] == [True, False, True]
    assert made.example(A, no(B), True, C) is found
    assert made.example(A, no(A)) is None
    assert made.example(A, False) is None
    assert made.example(False, A) is None
    assert made.example(True) is not None
    assert made.example(A) is not None


def test_the_types_of_the_answers_hold_in_every_example():
    made = solving()
    police, fire, ambulance = kinds(made)

    assert made.example(police, fire) is None
    assert made.example(no(police), no(fire), no(ambulance)) is None
    found = made.example(no(police), no(fire))
    assert found is not None
    assert z3.is_true(found.eval(ambulance, model_completion=True))


def test_what_is_read_after_a_question_holds_for_the_next():
    made = solving()
    assert made.possible(A)
    police, fire, _ = kinds(made)

    assert made.example(all_of((police, fire))) is None


@pytest.mark.parametrize("number", [1, 3, 15, 16, 17, 40, 230])
def test_many_questions_are_answered_each_for_itself(number: int):
    made = solving()
    names = z3.Bools(" ".join(f"n{at}" for at in range(number)))
    apart = [all_of((one, *(no(other) for other in names[:at]))) for at, one in enumerate(names)]
    never = [all_of((one, no(one))) for one in names]

    assert made.each_possible([*names, True, *never, False]) == [True] * (number + 1) + [False] * (number + 1)
    assert made.each_possible(apart[:30]) == [True] * len(apart[:30])


def test_questions_that_exclude_one_another_are_answered_in_turn():
    made = solving()
    options = kinds(made)
    both = all_of(options[:2])

    assert made.each_possible([*options, both, *options]) == [True, True, True, False, True, True, True]
    assert made.possible(options[1])
    assert made.example(options[1], options[2]) is None


def test_what_was_asked_together_can_be_asked_alone():
    made = solving()

    assert made.each_possible([A, all_of((A, no(A))), no(A)]) == [True, False, True]
    assert made.example(A, no(A)) is None
    assert made.example(no(A)) is not None
    assert made.each_possible([]) == []


def test_what_is_settled_is_not_asked_again_and_what_is_not_is_asked():
    made = solving()
    never, either = all_of((A, no(A))), any_of((A, B))
    made.settle([never, False, all_of((B, no(B)))])
    held = list(made._settled.values())
    made.settle([never])
    made.settle([either, never])
    made.settle([])

    assert held == [None, None]
    assert list(made._settled.values()) == held
    assert made.example(never) is None
    assert made.example(never, A) is None
    assert made.example(either) is not None


def test_what_follows_from_the_types_alone_is_settled():
    made = solving()
    police, fire, _ = kinds(made)
    both = all_of((police, fire))
    made.settle([both])

    assert list(made._settled.values()) == [None]


def test_more_questions_than_one_solver_takes_go_to_the_next():
    made = solving()
    names = z3.Bools(" ".join(f"m{at}" for at in range(230)))

    assert [made.possible(all_of((A, one))) for one in names] == [True] * 230
    assert not made.possible(all_of((A, names[0], no(names[0]))))
    assert len(made._marks) <= 200


def test_that_the_solver_cannot_tell_is_said():
    real = z3.Real("r")

    with pytest.raises(LibraryError) as raised:
        solving().possible(2**real == 3)
    assert str(raised.value).startswith("The solver cannot tell: ")
    assert str(raised.value).endswith(".")
