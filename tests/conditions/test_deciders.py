"""The parts of a condition that decided it, each in the scope and with the truth it had there."""

from __future__ import annotations

import pytest
from conditions.vocabulary import SAMPLE, VOCABULARY, scope

from assembler.conditions import Scope, parse_condition
from assembler.conditions.deciders import deciders
from assembler.conditions.each import Walk
from assembler.conditions.tree import Each, Printed

TRUE, FALSE, UNKNOWN = True, False, None


def decided(text: str, within: Scope = SAMPLE) -> list[tuple[str, bool | None, str]]:
    """Each part that decided, its truth, and the item that it was asked of, by its id."""
    return [
        (str(one.condition), one.truth, ", ".join(getattr(item, "id", "") for item in one.scope.items.values()))
        for one in deciders(parse_condition(text, VOCABULARY), within)
    ]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("True", []),
        ("pays", [("pays", TRUE, "")]),
        ("not pays", [("pays", TRUE, "")]),
        ("vat", [("vat", UNKNOWN, "")]),
        ("pays and recorded(title)", [("pays", TRUE, ""), ("recorded(title)", TRUE, "")]),
        ("pays and notice > 12 and notice > 13", [("notice > 12", FALSE, ""), ("notice > 13", FALSE, "")]),
        ("pays and vat", [("vat", UNKNOWN, "")]),
        ("pays or notice > 12", [("pays", TRUE, "")]),
        ("notice > 12 or notice > 13", [("notice > 12", FALSE, ""), ("notice > 13", FALSE, "")]),
        ("notice > 12 or vat", [("notice > 12", FALSE, ""), ("vat", UNKNOWN, "")]),
        ("effect in ['binding']", [("effect in ['binding']", TRUE, "")]),
        ("'assistance' in models", [("'assistance' in models", FALSE, "")]),
        (
            "any(party.kind == 'police' for party in parties)",
            [("party.kind == 'police'", TRUE, "pcc"), ("party.kind == 'police'", TRUE, "chief")],
        ),
        ("all(party.kind == 'police' for party in parties)", [("party.kind == 'police'", FALSE, "norvale")]),
        (
            "all(party.in_england for party in parties)",
            [("party.in_england", UNKNOWN, "pcc"), ("party.in_england", UNKNOWN, "chief")],
        ),
        ("parties.fire", [("party.kind == 'fire'", TRUE, "norvale")]),
        ("payee.fire_body", [("party.kind == 'fire'", TRUE, "norvale")]),
    ],
)
def test_what_decided_a_condition(text: str, parts: list[tuple[str, bool | None, str]]):
    assert decided(text) == parts


@pytest.mark.parametrize(
    ("text", "truth"),
    [("any(party.in_england for party in parties)", FALSE), ("all(party.in_england for party in parties)", TRUE)],
)
def test_of_no_items_the_whole_decided(text: str, truth: bool):
    assert decided(text, scope()) == [(text, truth, "")]


def test_a_fact_about_somebody_who_is_not_named_decided_as_a_whole():
    assert decided("payee.fire_body", scope()) == [("payee.fire_body", UNKNOWN, "")]


def test_what_is_printed_is_decided_by_its_condition_or_the_drafter():
    asked = Printed("notices", "", parse_condition("pays", VOCABULARY))
    without = Scope(SAMPLE.answers, SAMPLE.index, omitted=frozenset({"notices"}))

    assert [(str(one.condition), one.truth) for one in deciders(asked, SAMPLE)] == [("pays", TRUE)]
    assert [(str(one.condition), one.truth) for one in deciders(asked, without)] == [("printed(notices)", FALSE)]


def each_party() -> Each:
    condition = parse_condition("any(pays for party in parties)", VOCABULARY)
    return condition.each  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("when", "there"),
    [
        (None, ["norvale", "pcc", "chief"]),
        ("True", ["norvale", "pcc", "chief"]),
        ("party.kind == 'police'", ["pcc", "chief"]),
        ("party.in_england", ["norvale"]),
        ("not party.in_england", []),
    ],
)
def test_what_is_repeated_stands_for_each_item_of_a_true_condition(when: str | None, there: list[str]):
    items = {"party": VOCABULARY.items()["party"][0]}
    walk = Walk.of(each_party(), parse_condition(when, VOCABULARY, items) if when else None)

    assert [(one.item, one.suffix, one.scope.items["party"].id) for one in walk.true(SAMPLE)] == [
        (name, f"/{name}", name) for name in there
    ]
    assert [one.item for one in walk.instances(SAMPLE)] == ["norvale", "pcc", "chief"]


@pytest.mark.parametrize(("when", "stands"), [(None, 1), ("True", 1), ("pays", 1), ("not pays", 0), ("vat", 0)])
def test_what_is_not_repeated_stands_once_where_its_condition_is_true(when: str | None, stands: int):
    walk = Walk.of(None, parse_condition(when, VOCABULARY) if when else None)

    assert [(one.item, one.suffix, one.scope is SAMPLE) for one in walk.true(SAMPLE)] == [("", "", True)] * stands
    assert [(one.item, one.suffix) for one in walk.instances(SAMPLE)] == [("", "")]
