"""A sum in the schedule of payments says per what it is, or is an open point: otherwise it has more than one meaning."""

from __future__ import annotations

import pytest
from shipped import answers, assembled

from assembler.plain import agreement_text
from assembler.readiness import NotReadyError

pytestmark = pytest.mark.row("A12")

PAYMENT = "money: {{payments: yes, schedule: [{{id: rent, purpose: rent, basis: fixed_sum, amount: 84000{0}}}]}}"


def text(period: str) -> str:
    return " ".join(agreement_text(assembled(answers(PAYMENT.format(period))).agreement).split())


@pytest.mark.parametrize(
    ("period", "words"),
    [
        ("once", "£84,000, once |"),
        ("month", "£84,000 a month |"),
        ("quarter", "£84,000 a quarter |"),
        ("year", "£84,000 a year |"),
        ("term", "£84,000 for the whole term |"),
    ],
)
def test_a_sum_is_printed_with_what_it_is_for(period: str, words: str):
    assert words in text(f", period: {period}")


@pytest.mark.parametrize("period", ["", ", period: to be agreed"])
def test_a_sum_without_its_period_is_read_and_is_an_open_point(period: str):
    file = answers(PAYMENT.format(period))
    label = "What the sum is paid for, once or for a period (rent)"

    assert [point.question for point in assembled(file).agreement.points if "paid for" in point.question] == [label]
    with pytest.raises(NotReadyError, match="What the sum is paid for"):
        assembled(file, "signature")


def test_a_formula_needs_no_period():
    file = answers("money: {payments: yes, schedule: [{id: a, basis: formula, formula: £95 for each call}]}")

    assert [point for point in assembled(file).agreement.points if "paid for" in point.question] == []


@pytest.mark.parametrize(("period", "there"), [("once", False), ("term", False), ("month", True), ("year", True)])
def test_a_part_of_a_period_is_spoken_of_only_where_a_sum_has_one(period: str, there: bool):
    assert ("is reduced in proportion for a part of one" in text(f", period: {period}")) is there
