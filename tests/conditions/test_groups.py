"""Which groups of the answers conditions read, and decisions kept for answers that say the same in those."""

from __future__ import annotations

import pytest
from conditions.vocabulary import VOCABULARY

from assembler.conditions import parse_condition
from assembler.conditions.groups import OMITTED, Decided, groups_read
from assembler.conditions.tree import Printed
from assembler.errors import Place


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("pays", {"pays"}),
        ("effect == 'binding' and not recorded(title)", {"effect", "title"}),
        ("any(party.kind == 'fire' for party in parties)", {"parties"}),
        ("parties.fire", {"parties"}),  # a fact about the answers
        ("all(other.fire_body for other in parties)", {"parties"}),  # a fact about an item of another name
        ("payee.fire_body", {"payee", "parties"}),  # of the item that an answer points to
        ("payee.in_england", {"payee", "parties", "streams"}),  # wherever it points to
        ("any(count(stream.parts) > 1 for stream in streams)", {"streams"}),
        ("True", set()),
        ("printed(audit) and pays", {OMITTED, "pays"}),
        ("recorded(payee)", {"payee", "parties"}),  # whose names may be printed
        ("ends_on - starts_on > 3", {"ends_on", "starts_on"}),
        ("'host' in models or effect in ['binding']", {"models", "effect"}),
        ("total(party.share for party in parties) == notice", {"parties", "notice"}),
        (
            "any(any(part.party == payee for part in stream.parts) for stream in streams)",
            {"streams", "payee", "parties"},
        ),
        ("parties.fire and not parties.fire", {"parties"}),
    ],
)
def test_a_condition_reads_the_groups_of_its_fields_and_their_targets(text: str, groups: set[str]):
    condition = parse_condition(text, VOCABULARY, {}, Place("test", 1))

    assert groups_read([condition], VOCABULARY) == groups


def test_what_asks_what_is_printed_reads_what_the_drafter_leaves_out():
    assert groups_read([Printed("audit")], VOCABULARY) == {OMITTED}


def test_what_was_decided_on_the_same_groups_is_not_decided_again():
    made: list[str] = []
    decided = Decided[str](lambda: ["pays", "effect"])

    def said(pays: str, title: str) -> str:
        return decided.on({"pays": pays, "effect": "x", "title": title}, lambda: (made.append(pays), pays)[1])

    assert [said("yes", "A"), said("yes", "B"), said("no", "A"), said("yes", "C")] == ["yes", "yes", "no", "yes"]
    assert made == ["yes", "no"]


def test_few_decisions_of_one_clause_are_kept_and_the_oldest_goes():
    made: list[int] = []
    decided = Decided[int](lambda: ["pays"])

    for number in (*range(13), 12, 0):
        decided.on({"pays": number}, lambda number=number: (made.append(number), number)[1])

    assert made == [*range(13), 0]


def test_what_reads_nothing_of_the_answers_is_decided_once():
    made: list[int] = []
    decided = Decided[int](list)

    assert [
        decided.on({"pays": number}, lambda number=number: (made.append(number), number)[1]) for number in (5, 6)
    ] == [5, 5]
    assert made == [5]


def test_the_groups_are_asked_for_once_and_only_for_a_second_decision():
    asked: list[str] = []
    decided = Decided[str](lambda: asked.append("asked") or ["pays"])

    assert decided.on({"pays": 1}, lambda: "x") == "x"
    assert asked == []
    assert [decided.on({"pays": number}, lambda: "y") for number in (1, 2, 1)] == ["x", "y", "x"]
    assert asked == ["asked"]


def test_what_is_printed_and_a_fact_are_read_with_what_they_ask_about():
    asked = Printed("audit", "", parse_condition("payee.fire_body and vat", VOCABULARY, {}, Place("test", 1)))

    assert groups_read([asked], VOCABULARY) == {OMITTED, "payee", "parties", "vat"}
