from __future__ import annotations

from datetime import date
from decimal import Decimal
from types import SimpleNamespace

import pytest

from assembler.capitals import capital
from assembler.conditions import Scope
from assembler.conditions.sorts import Date, Money, Number, Reference, Sort, Text, YesNo
from assembler.formatting import NAMES, and_list, day, name_field, pounds, printer, quantity


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


def test_each_month_has_its_name():
    assert [day(date(2027, month, 28)) for month in range(1, 13)] == [
        f"28 {name} 2027"
        for name in (
            *("January", "February", "March", "April", "May", "June", "July", "August", "September", "October"),
            *("November", "December"),
        )
    ]


NAMED = SimpleNamespace(short_name="Ash", name="Ash Trust", id="a")
HALF = SimpleNamespace(short_name=None, name="Beech", id="b")
NONE = SimpleNamespace(short_name="", name="", id="c")
SCOPE = Scope(SimpleNamespace(), {"parties": {"a": NAMED, "b": HALF, "c": NONE}}, facts={})


@pytest.mark.parametrize(
    ("sort", "value", "words"),
    [
        (Date(), date(2027, 4, 1), "1 April 2027"),
        (Money(), Decimal("1200.5"), "\N{POUND SIGN}1,200.50"),
        (Number(0, 9, "months"), 1, "1 month"),
        (Number(0, 9, "per cent"), 5, "5%"),
        (Text(), "words", "words"),
        (YesNo(), True, "True"),
        (Reference("parties"), "a", "Ash"),
        (Reference("parties"), "b", "Beech"),
        (Reference("parties"), "c", None),
        (Reference("parties"), "d", None),
        (Reference("others"), "a", None),
        *((sort, None, None) for sort in (Date(), Money(), Number(0, 9, "days"), Text(), Reference("parties"))),
    ],
)
def test_a_value_is_printed_by_its_sort_and_nothing_where_missing(sort: Sort, value: object, words: str | None):
    assert printer(sort)(value, SCOPE) == words


def test_an_item_is_known_by_the_best_name_that_it_has():
    assert [name_field(one) for one in (NAMED, HALF, NONE, object())] == ["short_name", "name", "", ""]
    assert NAMES == ("short_name", "name", "purpose", "function", "function_words", "benefit", "what", "legal_name")
