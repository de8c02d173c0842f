"""What a condition comes to: true, false or unknown."""

from __future__ import annotations

from datetime import date

import pytest
from conditions.vocabulary import PARTY, SAMPLE, VOCABULARY, party, scope

from assembler.conditions import Scope, compile_condition, compile_value, parse_condition, parse_path
from assembler.conditions.evaluation import compared
from assembler.conditions.tree import Operator


def truth(text: str, on: Scope = SAMPLE) -> bool | None:
    items = dict.fromkeys(on.items, PARTY)
    return compile_condition(parse_condition(text, VOCABULARY, items))(on)


VALUES = {True: "pays", False: "not pays", None: "vat"}
"""Conditions on SAMPLE that are true, false and unknown."""


class TestKleeneLogic:
    @pytest.mark.parametrize(
        ("left", "right", "both", "either"),
        [
            (True, True, True, True),
            (True, False, False, True),
            (True, None, None, True),
            (False, True, False, True),
            (False, False, False, False),
            (False, None, False, None),
            (None, True, None, True),
            (None, False, False, None),
            (None, None, None, None),
        ],
    )
    def test_and_and_or(self, left: bool | None, right: bool | None, both: bool | None, either: bool | None):
        assert truth(f"{VALUES[left]} and {VALUES[right]}") is both
        assert truth(f"{VALUES[left]} or {VALUES[right]}") is either

    @pytest.mark.parametrize(("given", "opposite"), [(True, False), (False, True), (None, None)])
    def test_not_turns_what_is_known_round(self, given: bool | None, opposite: bool | None):
        assert truth(f"not ({VALUES[given]})") is opposite


class TestComparisons:
    @pytest.mark.parametrize(
        ("condition", "expected"),
        [
            ("notice == 12", True),
            ("notice > 12", False),
            ("notice >= 12", True),
            ("12 <= notice", True),
            ("notice != 12", False),
            ("price > 10", True),
            ("price <= 10", False),
            ("starts_on == '2027-04-01'", True),
            ("starts_on < '2027-04-02'", True),
            ("ends_on - starts_on == 365", True),
            ("ends_on - starts_on < 365", False),
            ("effect == 'binding'", True),
            ("effect in ['not_binding']", False),
            ("effect not in ['not_binding']", True),
            ("'host' in models", True),
            ("'assistance' in models", False),
            ("title != payee.name", True),
            ("any(party.id == payee for party in parties)", True),
        ],
    )
    def test_of_recorded_answers_are_true_or_false(self, condition: str, expected: bool):
        assert truth(condition) is expected

    @pytest.mark.parametrize(
        "condition",
        [
            "notice > 12",
            "12 != notice",
            "starts_on == '2027-04-01'",
            "ends_on - starts_on > 1",
            "effect == 'binding'",
            "effect in ['binding', 'not_binding']",
            "effect not in ['binding']",
            "'host' in models",
            "title == payee.name",
            "pays",
            "payee.kind == 'fire'",
            "payee.fire_body",
        ],
    )
    def test_with_nothing_recorded_are_unknown(self, condition: str):
        assert truth(condition, scope()) is None

    @pytest.mark.parametrize(
        ("condition", "recorded"),
        [
            *(
                (f"ends_on {sign} starts_on", name)
                for sign in ("==", "!=", "<", ">=")
                for name in ("starts_on", "ends_on")
            ),
            *(("ends_on - starts_on > 1", name) for name in ("starts_on", "ends_on")),
            ("count(parties) > notice", "title"),
            ("notice > count(parties)", "title"),
        ],
    )
    def test_of_two_answers_of_which_one_is_recorded_are_unknown(self, condition: str, recorded: str):
        assert truth(condition, scope(**{recorded: date(2027, 4, 1)})) is None

    @pytest.mark.parametrize(
        ("sign", "less", "same", "more"),
        [
            ("==", False, True, False),
            ("!=", True, False, True),
            ("<", True, False, False),
            ("<=", True, True, False),
            (">", False, False, True),
            (">=", False, True, True),
        ],
    )
    def test_of_two_values_follow_the_sign_and_are_unknown_if_either_is(
        self, sign: Operator, less: bool, same: bool, more: bool
    ):
        assert [compared(sign, left, 5) for left in (4, 5, 6)] == [less, same, more]
        assert [truth(f"notice {sign} 12", scope(notice=notice)) for notice in (11, 12, 13)] == [less, same, more]
        assert [truth(f"12 {sign} notice", scope(notice=notice)) for notice in (13, 12, 11)] == [less, same, more]
        assert [compared(sign, *pair) for pair in ((None, 5), (5, None), (None, None))] == [None, None, None]


class TestRecorded:
    def test_is_never_unknown(self):
        assert truth("recorded(title)", scope()) is False
        assert truth("recorded(title)") is True

    def test_an_empty_choice_is_not_recorded(self):
        assert truth("recorded(models)", scope(models=())) is False

    def test_no_and_nought_are_recorded(self):
        assert truth("recorded(pays) and recorded(notice)", scope(pays=False, notice=0)) is True

    def test_through_an_item_that_nobody_named_is_false(self):
        assert truth("recorded(payee.contact.email)", scope()) is False


class TestQuantifiers:
    def test_of_no_items_any_is_false_and_all_is_true(self):
        assert truth("any(party.in_england for party in parties)", scope()) is False
        assert truth("all(party.in_england for party in parties)", scope()) is True

    @pytest.mark.parametrize(
        ("recorded", "some", "every", "number"),
        [
            ((True, True), True, True, 2),
            ((True, None), True, None, 1),
            ((True, False), True, False, 1),
            ((False, None), None, False, 0),
            ((None, None), None, None, 0),
            ((False, False), False, False, 0),
        ],
    )
    def test_an_unknown_item_leaves_all_unknown_unless_another_decides(
        self, recorded: tuple[bool | None, ...], some: bool | None, every: bool | None, number: int
    ):
        parties = tuple(party(f"p{at}", in_england=truth) for at, truth in enumerate(recorded))
        on = scope(parties=parties)

        assert truth("any(party.in_england for party in parties)", on) is some
        assert truth("all(party.in_england for party in parties)", on) is every
        assert truth(f"count(party.in_england for party in parties) == {number}", on) is True

    def test_count_of_a_list_counts_its_items(self):
        assert truth("count(parties) > 2") is True
        assert truth("count(parties) > 3") is False

    @pytest.mark.parametrize(
        ("shares", "whole"),
        [((60, 40), True), ((60, 39), False), ((100,), True), ((), False), ((60, None), None), ((None,), None)],
    )
    def test_a_total_is_unknown_while_any_of_its_numbers_is(self, shares: tuple[int | None, ...], whole: bool | None):
        on = scope(parties=tuple(party(f"p{at}", share=share) for at, share in enumerate(shares)))

        assert truth("total(party.share for party in parties) == 100", on) is whole

    def test_may_stand_inside_one_another(self):
        assert truth("any(any(part.party == party.id for part in stream.parts) for stream in streams)",
                     SAMPLE.within("party", SAMPLE.answers.parties[1])) is True  # fmt: skip
        assert truth("all(any(part.party.fire_body for part in stream.parts) for stream in streams)") is True


class TestReferences:
    def test_lead_to_the_fields_of_the_item_they_name(self):
        assert truth("payee.kind == 'fire'") is True
        assert truth("any(party.police_body.name == party.name for party in parties)") is None

    def test_compare_with_the_id_of_an_item(self):
        assert truth("count(payee == party.id for party in parties) == 1") is True
        assert truth("any(party.police_body == party.id for party in parties)") is None

    def test_through_a_reference_that_is_not_recorded_are_unknown(self):
        chief, council = SAMPLE.answers.parties[2], SAMPLE.answers.parties[0]

        assert truth("party.police_body.kind == 'police'", SAMPLE.within("party", chief)) is True
        assert truth("party.police_body.kind == 'police'", SAMPLE.within("party", council)) is None


class TestFacts:
    def test_about_the_answers(self):
        assert truth("parties.fire") is True
        assert truth("not parties.fire", scope(parties=(party("p", kind="police"),))) is True

    def test_about_an_item_in_scope_and_about_an_item_referred_to(self):
        assert truth("party.fire_body", SAMPLE.within("party", SAMPLE.answers.parties[1])) is False
        assert truth("payee.fire_body") is True

    def test_of_an_item_of_which_nothing_is_recorded_are_unknown(self):
        assert truth("parties.fire", scope(parties=(party("p"),))) is None


def test_the_value_of_a_field_is_found_along_its_path():
    value = compile_value(parse_path("payee.name", VOCABULARY))

    assert value(SAMPLE) == "Norvale"
    assert value(scope()) is None
