"""Values at the edge of a comparison: the nearest on either side, of the answer's own kind, and none that the answer could not be."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace
from shipped import answers, compiled_library

from assembler.completion import complete
from assembler.conditions import Scope
from assembler.conditions.sorts import Choice, Date, Money, Number, Reference, Sort, Text, YesNo
from assembler.conditions.tree import Comparison, Constant, FieldUse
from assembler.effects.counterfactual.edges import SOME_DAY, compared_value, examples, holds, near, others, written
from assembler.register import load_register


def path(sort: Sort) -> FieldUse:
    return FieldUse("", ("document", "title"), sort)


def scope(text: str = "parties: [{id: a}, {id: b}]") -> Scope:
    return complete(answers(text), compiled_library().library.questionnaire, load_register()).scope


@pytest.mark.parametrize(
    ("sort", "value", "values"),
    [
        (Date(), date(2027, 3, 1), [date(2027, 3, 1), date(2027, 2, 28), date(2027, 3, 2)]),
        (Date(), None, [SOME_DAY, date(2027, 3, 31), date(2027, 4, 2)]),
        (Number(1, 12), 6, [6, 5, 7]),
        (Number(1, 12), 12, [12, 11]),
        (Number(1, 12), 1, [1, 2]),
        (Number(1, 12), None, [1]),
        (Money(1), 5, [5, 4, 6]),
        (Money(1), None, [1]),
        (Money(0), None, [0, 1]),
        (Choice(("one", "two")), "two", ["one", "two"]),
        (Text(), "Words", ["Words", "Other words"]),
        (Text(), None, ["Some words", "Other words"]),
        (YesNo(), True, []),
    ],
)
def test_the_nearest_values_to_a_value_are_these(sort: Sort, value: Any, values: list[Any]) -> None:
    assert near(path(sort), value) == values


def test_any_value_would_do_where_something_has_only_to_be_recorded() -> None:
    assert examples(path(YesNo()), scope()) == ["yes", "no"]
    assert examples(path(Choice(("one", "two"))), scope()) == ["one", "two"]
    assert examples(path(Date()), scope()) == ["2027-04-01"]
    assert examples(path(Number(3, 12)), scope()) == []
    assert examples(path(Text()), scope()) == ["Some words"]


def test_a_reference_could_point_to_each_item_but_an_id_is_what_it_is() -> None:
    pointer = path(Reference("parties"))

    assert others(pointer, scope()) == ["a", "b"]
    assert others(replace(pointer, steps=("party", "id")), scope()) == []
    assert examples(pointer, scope()) == ["a", "b"]
    assert near(pointer, "a") == ["a"]
    assert near(pointer, None) == []
    assert others(path(Text()), scope()) == []


def test_a_value_is_written_as_an_answers_file_holds_it() -> None:
    assert [written(one) for one in (date(2027, 3, 1), 6, "words")] == ["2027-03-01", "6", "words"]


@pytest.mark.parametrize(
    ("sort", "operator", "value", "other", "true"),
    [
        (Number(), ">", 6, 5, True),
        (Number(), ">", 5, 5, False),
        (Number(), ">=", 5, 5, True),
        (Date(), "<", date(2027, 3, 1), date(2027, 3, 2), True),
        (Date(), "==", date(2027, 3, 1), date(2027, 3, 2), False),
        (Money(), "!=", 4, 5, True),
        (Choice(("one", "two")), "==", "one", "one", True),
        (Text(), "==", "Hub", "Hub", True),
        (Text(), "==", "Hub", "Den", False),
        (Text(), "!=", "Hub", "Hub", False),
        (Text(), "!=", "Hub", "Den", True),
        (Reference("parties"), "==", "a", "a", True),
        (Reference("parties"), "!=", "a", "a", False),
        (Reference("parties"), "!=", "a", "b", True),
    ],
)
def test_whether_a_comparison_would_be_true_of_a_value(
    sort: Sort, operator: Any, value: object, other: object, true: bool
) -> None:
    field, constant = path(sort), Constant("x")

    assert holds(Comparison(operator, field, constant), field, value, other) is true


@pytest.mark.parametrize(("operator", "true"), [(">", False), ("<", True), (">=", False), ("<=", True), ("==", False)])
def test_a_value_on_the_right_of_a_comparison_is_turned_round(operator: Any, true: bool) -> None:
    field = path(Number())

    assert holds(Comparison(operator, Constant(5), field), field, 6, 5) is true


def test_only_what_a_day_is_compared_with_is_turned_into_a_day() -> None:
    assert compared_value(Constant("2027-03-01"), path(Date()), scope()) == date(2027, 3, 1)
    assert compared_value(Constant("2027-03-01"), path(Text()), scope()) == "2027-03-01"
    assert compared_value(Constant(5), path(Number()), scope()) == 5
    assert compared_value(path(Text()), path(Text()), scope("document: {title: Hub}")) == "Hub"
    assert compared_value(path(Text()), path(Date()), scope()) is None
