from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from assembler.capitals import capital
from assembler.formatting import and_list, day, pounds, quantity


def test_a_date_is_written_in_full():
    assert day(date(2027, 4, 1)) == "1 April 2027"


@pytest.mark.parametrize(
    ("sum_", "words"),
    [
        ("12500", "£12,500"),
        ("12500.00", "£12,500"),
        ("12500.5", "£12,500.50"),
        ("0", "£0"),
        ("0.01", "£0.01"),
        ("1000000", "£1,000,000"),
        ("100.00", "£100"),
    ],
)
def test_money_has_pence_only_when_there_are_some(sum_: str, words: str):
    assert pounds(Decimal(sum_)) == words


@pytest.mark.parametrize(
    ("number", "unit", "words"),
    [
        (1, "months", "1 month"),
        (6, "months", "6 months"),
        (0, "days", "0 days"),
        (1000, "days", "1,000 days"),
        (40, "per cent", "40%"),
        (7, "", "7"),
    ],
)
def test_a_quantity_agrees_with_its_unit(number: int, unit: str, words: str):
    assert quantity(number, unit) == words


@pytest.mark.parametrize(
    ("words", "listed"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")],
)
def test_words_are_listed_as_a_sentence_lists_them(words: list[str], listed: str):
    assert and_list(words) == listed


@pytest.mark.parametrize(
    ("words", "begun"), [("", ""), ("a Party", "A Party"), ("éa", "Éa"), ("NHS trust", "NHS trust")]
)
def test_a_line_begins_with_a_capital_and_is_otherwise_as_it_was(words: str, begun: str):
    assert capital(words) == begun
