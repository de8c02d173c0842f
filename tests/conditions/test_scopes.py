"""What a condition is evaluated on, what it may speak of, and facts read in order of use."""

from __future__ import annotations

from typing import Any

import pytest
from conditions.vocabulary import ANSWERS, PART, PARTY, SAMPLE, STREAM, VOCABULARY
from msgspec.structs import replace

from assembler.conditions import Scope, Vocabulary, YesNo, compile_condition, parse_condition
from assembler.conditions.facts import WrittenFact, parse_facts
from assembler.conditions.sorts import Choice, ListOf, Record, Reference, Text
from assembler.errors import ConditionError, Place

FIRST, SECOND = SAMPLE.answers.parties[:2]  # type: ignore[attr-defined]


class TestScopes:
    def test_an_item_is_found_by_its_id_in_whichever_list_it_stands(self):
        within = Scope(SAMPLE.answers, {"parties": {"a": FIRST}, "streams": {"b": SECOND}})

        assert (within.item("a"), within.item("b"), within.item("c")) == (FIRST, SECOND, None)
        assert within.item(FIRST) is FIRST
        assert within.item(None) is None

    def test_a_scope_within_another_is_made_once_and_keeps_all_else(self):
        outer = Scope(
            SAMPLE.answers, SAMPLE.index, {"stream": SECOND}, {}, omitted=frozenset({"x"}), slots=frozenset({("a",)})
        )
        inner = outer.within("party", FIRST)

        assert inner.items == {"stream": SECOND, "party": FIRST}
        assert (inner.answers, inner.index) == (outer.answers, outer.index)
        assert inner.facts is outer.facts
        assert (inner.omitted, inner.slots) == (frozenset({"x"}), frozenset({("a",)}))
        assert outer.within("party", FIRST) is inner
        assert outer.within("other", FIRST) is not inner
        assert outer.within("party", SECOND) is not inner
        assert outer.items == {"stream": SECOND}

    def test_the_scopes_of_a_list_are_made_once(self):
        items = (FIRST, SECOND)
        found = SAMPLE.each("one", items)

        assert [one.items["one"] for one in found] == [FIRST, SECOND]
        assert SAMPLE.each("one", items) is found
        assert SAMPLE.each("two", items) is not found
        assert SAMPLE.each("one", ()) == ()

    def test_with_slots_all_else_is_the_same(self):
        outer = Scope(SAMPLE.answers, SAMPLE.index, {"party": FIRST}, {}, omitted=frozenset({"x"}))
        made = outer.with_slots(frozenset({("title",)}))

        assert (made.slots, made.omitted, made.items) == (frozenset({("title",)}), frozenset({"x"}), {"party": FIRST})
        assert made.facts is outer.facts
        assert outer.slots == frozenset()

    def test_what_nobody_says_of_a_scope_is_nothing(self):
        plain = Scope(SAMPLE.answers, {})

        assert (plain.items, plain.facts, plain.inner, plain.lists) == ({}, None, {}, {})
        assert (plain.omitted, plain.slots) == (frozenset(), frozenset())


class TestFactsThatAreKept:
    def test_a_fact_of_the_answers_is_found_once(self):
        within = Scope(SAMPLE.answers, SAMPLE.index, facts={})
        asked = compile_condition(parse_condition("parties.fire", VOCABULARY))

        assert (asked(within), within.facts) == (
            True,
            {("parties.fire", 0): True, ("party.fire_body", id(FIRST)): True},
        )
        within.facts[("parties.fire", 0)] = False  # type: ignore[index]
        assert asked(within) is False

    def test_a_fact_of_an_item_is_found_once_for_each(self):
        within = Scope(SAMPLE.answers, SAMPLE.index, {"party": SECOND}, {})
        asked = compile_condition(parse_condition("party.fire_body", VOCABULARY, {"party": PARTY}))

        assert (asked(within), within.facts) == (False, {("party.fire_body", id(SECOND)): False})
        within.facts[("party.fire_body", id(SECOND))] = None  # type: ignore[index]
        assert asked(within) is None

    def test_while_answers_may_change_nothing_is_kept(self):
        assert compile_condition(parse_condition("parties.fire", VOCABULARY))(SAMPLE) is True
        assert SAMPLE.facts is None

    @pytest.mark.parametrize(("omitted", "truth"), [(frozenset(), True), (frozenset({"first"}), False)])
    def test_what_the_drafter_leaves_out_is_not_printed(self, omitted: frozenset[str], truth: bool):
        asked = replace(parse_condition("printed(first)", VOCABULARY), condition=parse_condition("pays", VOCABULARY))

        assert compile_condition(asked)(Scope(SAMPLE.answers, SAMPLE.index, omitted=omitted)) is truth
        unknown = replace(asked, condition=parse_condition("vat", VOCABULARY))
        assert compile_condition(unknown)(Scope(SAMPLE.answers, SAMPLE.index)) is False


class TestVocabulary:
    def test_the_items_of_each_list_have_their_name_and_their_place(self):
        assert VOCABULARY.items() == {
            "party": (PARTY, "parties"),
            "stream": (STREAM, "streams"),
            "part": (PART, "streams[].parts"),
        }
        inner = Record("answers", {"money": Record("money", {"shares": ListOf(PART)})})
        assert Vocabulary(inner).items() == {"part": (PART, "money.shares")}
        assert Vocabulary(inner).list_item("money.shares") == PART

    @pytest.mark.parametrize(
        ("sort", "name", "found"),
        [
            (ANSWERS, "pays", YesNo()),
            (ANSWERS, "nothing", None),
            (Reference("parties"), "name", Text()),
            (Reference("parties"), "nothing", None),
            (Text(), "name", None),
            (Choice(("a",)), "a", None),
            (ListOf(PARTY), "name", None),
        ],
    )
    def test_a_step_leads_into_a_group_or_to_the_item_that_is_pointed_to(self, sort: Any, name: str, found: Any):
        assert VOCABULARY.step(sort, name) == found

    @pytest.mark.parametrize(
        ("sort", "found"), [(PARTY, PARTY), (Reference("streams"), STREAM), (Text(), None), (ListOf(PARTY), None)]
    )
    def test_the_group_that_a_path_has_arrived_at(self, sort: Any, found: Any):
        assert VOCABULARY.record(sort) == found

    def test_more_facts_leave_those_there_are(self):
        made = VOCABULARY.with_facts([])

        assert made == VOCABULARY
        assert list(VOCABULARY.facts) == ["party.fire_body", "parties.fire"]


PLACE = Place("facts.yaml", 9)


@pytest.mark.parametrize(
    "name",
    ["title", "parties", "party.name", "payee", "payee.name", "party.contact.email", "parties.fire", "party.fire_body"],
)
def test_a_fact_has_a_name_of_its_own(name: str):
    with pytest.raises(ConditionError) as raised:
        parse_facts([WrittenFact(name, "m", "pays", (), PLACE)], VOCABULARY)
    assert str(raised.value) == f"facts.yaml:9: “{name}” is already the name of a field or a fact."


@pytest.mark.parametrize(
    ("name", "when", "parameter"),
    [
        ("party.paid", "pays and party.fire_body", "party"),
        ("part.fire", "part.party.fire_body", "part"),
        ("title.long", "recorded(title)", ""),
        ("odd", "parties.fire", ""),
    ],
)
def test_a_fact_is_read_whole(name: str, when: str, parameter: str):
    made = parse_facts([WrittenFact(name, "what it means", when, ("the Act",), PLACE)], VOCABULARY)
    fact = made.facts[name]

    assert (fact.name, fact.means, str(fact.condition), fact.parameter, fact.law) == (
        name,
        "what it means",
        when,
        parameter,
        ("the Act",),
    )
    assert list(made.facts) == [*VOCABULARY.facts, name]


def test_a_condition_of_a_fact_that_is_none_is_told_with_its_place():
    with pytest.raises(ConditionError) as raised:
        parse_facts([WrittenFact("odd", "m", "party.fire_body", (), PLACE)], VOCABULARY)
    assert str(raised.value).startswith("facts.yaml:9: In the condition “party.fire_body”: there is no “party”")
