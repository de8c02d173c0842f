"""A condition as a tree: what stands directly in each kind of node, what stands anywhere in it, and how it is written."""

from __future__ import annotations

from typing import Any

import pytest
from conditions.vocabulary import PARTY, VOCABULARY

from assembler.conditions import Choice, Choices, Date, Money, Number, Reference, Text, YesNo, parse_condition
from assembler.conditions.fields import fields_judged
from assembler.conditions.parser import parse_path
from assembler.conditions.sorts import Record, scale
from assembler.conditions.tree import Always, FieldUse, Printed, asks_of_printing, children, paths, walk

ITEMS = {"party": PARTY}


def condition(text: str) -> Any:
    return parse_condition(text, VOCABULARY, ITEMS)


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("True", []),
        ("pays", ["pays"]),
        ("recorded(title)", ["title"]),
        ("notice > 12", ["notice", "12"]),
        ("12 > notice", ["12", "notice"]),
        ("effect in ['binding']", ["effect"]),
        ("'host' in models", ["models"]),
        ("not pays", ["pays"]),
        ("pays and vat", ["pays", "vat"]),
        ("vat or pays", ["vat", "pays"]),
        ("any(vat for party in parties)", ["parties", "vat"]),
        ("ends_on - starts_on > 1", ["ends_on - starts_on", "1"]),
        ("count(parties) > 1", ["count(parties)", "1"]),
        ("parties.fire", ["any(party.fire_body for party in parties)"]),
        ("party.fire_body", ["party.kind == 'fire'"]),
        ("printed(first)", ["False"]),
    ],
)
def test_what_stands_directly_in_a_node(text: str, inner: list[str]):
    assert [str(one) for one in children(condition(text))] == inner


@pytest.mark.parametrize(
    ("text", "term", "inner"),
    [
        ("ends_on - starts_on > 1", "ends_on - starts_on", ["ends_on", "starts_on"]),
        ("count(vat for party in parties) > 1", "count(vat for party in parties)", ["parties", "vat"]),
        (
            "total(party.share for party in parties) > 1",
            "total(party.share for party in parties)",
            ["parties", "party.share"],
        ),
        ("notice > 1", "notice", []),
    ],
)
def test_what_stands_directly_in_a_term(text: str, term: str, inner: list[str]):
    left = children(condition(text))[0]

    assert (str(left), [str(one) for one in children(left)]) == (term, inner)


def test_every_node_is_walked_outermost_first_and_in_order():
    assert [str(node) for node in walk(condition("pays and (not vat or parties.fire)"))] == [
        "pays and (not vat or parties.fire)",
        "pays",
        "pays",
        "not vat or parties.fire",
        "not vat",
        "vat",
        "vat",
        "parties.fire",
        "any(party.fire_body for party in parties)",
        "parties",
        "party.fire_body",
        "party.kind == 'fire'",
        "party.kind",
        "'fire'",
    ]
    assert [str(path) for path in paths(condition("pays and payee.fire_body and notice > 1"))] == [
        "pays",
        "party.kind",
        "notice",
    ]


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("pays", False),
        ("printed(first)", True),
        ("not printed(first)", True),
        ("pays and (vat or printed(first#a))", True),
        ("any(printed(first) for party in parties)", True),
        ("any(parties.fire for party in parties)", False),
    ],
)
def test_whether_a_condition_asks_what_is_printed(text: str, asks: bool):
    assert asks_of_printing(condition(text)) is asks


@pytest.mark.parametrize(
    ("text", "node"),
    [
        ("printed(first)", Printed("first")),
        ("printed(first-of-all#a-1)", Printed("first-of-all", "a-1")),
        ("not True", None),
        ("False", Always(truth=False)),
    ],
)
def test_what_asks_of_printing_is_read_and_written_as_it_stands(text: str, node: Any):
    made = condition(text)

    assert str(made) == text
    assert node is None or made == node


def test_what_is_joined_is_bracketed_within_another():
    text = "not (pays and vat) or ((pays or vat) and not recorded(title))"

    assert str(condition(text)) == text
    assert str(condition("(pays or vat) or pays")) == "(pays or vat) or pays"
    assert str(condition("effect not in ['binding']")) == "not effect in ['binding']"
    assert str(condition("payee.fire_body")) == "payee.fire_body"


@pytest.mark.parametrize(
    ("text", "through", "sort"),
    [
        ("title", False, Text()),
        ("payee", False, Reference("parties")),
        ("payee.name", True, Text()),
        ("payee.contact.email", True, Text()),
        ("party.contact.email", False, Text()),
        ("party.police_body", False, Reference("parties")),
        ("party.police_body.kind", True, Choice(("police", "fire", "ambulance"))),
        ("party", False, PARTY),
    ],
)
def test_a_path_knows_if_it_goes_through_a_reference_and_its_end(text: str, through: bool, sort: Any):
    made = parse_path(text, VOCABULARY, ITEMS)

    assert (made.through, made.sort, str(made)) == (through, sort, text)
    assert isinstance(made, FieldUse)


@pytest.mark.parametrize(
    ("texts", "fields"),
    [
        (["pays", "notice > 12"], {"pays", "notice"}),
        (["recorded(title)", "not recorded(payee.name)"], set()),
        (["recorded(title) and title == payee.name"], {"title", "payee", "parties[].name"}),
        (["payee.kind == 'fire'"], {"payee", "parties[].kind"}),
        (["any(recorded(one.name) for one in parties)"], {"parties[]"}),
        (["any(one.in_england for one in parties)"], {"parties[]", "parties[].in_england"}),
        (["parties.fire"], set()),
        (["payee.fire_body"], {"payee"}),
        (["party.fire_body"], set()),
        (["printed(first)", "True"], set()),
        ([], set()),
    ],
)
def test_which_fields_conditions_judge_and_do_not_only_ask_for(texts: list[str], fields: set[str]):
    assert fields_judged(map(condition, texts), VOCABULARY) == fields


@pytest.mark.parametrize(
    ("sort", "of_one"),
    [
        (Number(), 1),
        (Number(0, 100, "per cent", 2), 100),
        (Number(0, 1, "", 1), 10),
        (Money(), 100),
        (Date(), 1),
        (Text(), 1),
        (None, 1),
    ],
)
def test_a_sort_tells_apart_so_many_parts_of_one(sort: Any, of_one: int):
    assert scale(sort) == of_one


def test_a_sort_that_says_nothing_of_its_bounds_has_these():
    assert (Number().lowest, Number().highest, Number().unit, Number().places) == (0, 1_000_000_000, "", 0)
    assert Money().lowest == 0
    assert len({Record("a", {"b": YesNo()}), Record("a", {"b": YesNo()}), Record("c", {"b": YesNo()})}) == 2
    assert Choices(("a",)) != Choice(("a",))
