"""Draft answers to Answers: defaults, the register, what is open, not recorded or not asked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from laws.random_answers import random_file
from searching import search
from shipped import answers, compiled_library

from assembler.answers.schema import leaves
from assembler.completion import Answers, complete, place_of
from assembler.conditions import ListOf, Record, parse_path
from assembler.errors import AnswersError
from assembler.register import load_register
from assembler.source import FieldPath


def completed(text: str) -> Answers:
    return complete(answers(text), compiled_library().library.questionnaire, load_register())


class TestDefaults:
    def test_a_drafting_choice_left_out_has_its_default(self):
        done = completed("document: {title: A}")

        assert (done.values.document.effect, done.origins["document", "effect"]) == (
            compiled_library().library.questionnaire.by_field["document.effect"].default,
            "default",
        )

    def test_no_statutory_fact_has_one(self):
        facts = {leaf.path for leaf in leaves() if leaf.nature == "recorded"}

        assert [
            question.field
            for question in compiled_library().library.questionnaire.questions
            if question.field in facts and question.default is not None
        ] == []

    def test_every_drafting_choice_has_one(self):
        choices = {leaf.path for leaf in leaves() if leaf.nature == "drafting"}

        assert [
            question.field
            for question in compiled_library().library.questionnaire.questions
            if question.field in choices and question.default is None
        ] == []


class TestWhatIsMissing:
    def test_a_fill_in_is_open_and_a_fact_is_not_recorded(self):
        done = completed("parties: [{id: a}]")

        assert done.origins["document", "title"] == "open"
        assert done.origins["parties", 0, "kind"] == "not recorded"
        assert done.values.document.title is done.values.parties[0].kind is None

    def test_an_open_answer_keeps_its_note(self):
        (point,) = [
            one for one in completed("document: {title: {to_be_agreed: ask}}").open if one.path == ("document", "title")
        ]

        assert point.note == "ask"

    def test_an_answer_that_is_given_is_neither(self):
        done = completed("document: {title: A}")

        assert (done.origins["document", "title"], done.values.document.title) == ("given", "A")
        assert ("document", "title") not in [one.path for one in done.open]


class TestWhatIsNotAsked:
    def test_has_no_effect_and_is_reported(self):
        done = completed("parties: [{id: a}]\ngovernance: {structure: light, chair: named_party, chair_party: a}")

        assert done.values.governance.chair_party is None
        assert done.origins["governance", "chair_party"] == "not asked"
        assert ("governance", "chair_party") in done.ignored

    def test_is_not_open_either(self):
        done = completed("governance: {structure: light}")

        assert [one.path for one in done.open if one.path[0] == "governance"] == []

    def test_in_a_list_is_found_item_by_item(self):
        done = completed(
            "money: {payments: yes, schedule: [{id: x, basis: formula, amount: 5}, {id: y, basis: fixed_sum, amount: 5}]}"
        )

        assert done.ignored == (("money", "schedule", 0, "amount"),)


class TestTheRegister:
    def test_fills_what_is_not_given(self):
        done = completed("parties: [{id: a, body: pcc-norfolk}]")
        body = load_register().bodies["pcc-norfolk"]

        assert (done.values.parties[0].legal_name, done.values.parties[0].kind) == (body.legal_name, body.kind)
        assert done.origins["parties", 0, "legal_name"] == "register"

    def test_gives_way_to_what_is_given(self):
        assert (
            completed("parties: [{id: a, body: pcc-norfolk, short_name: The PCC}]").values.parties[0].short_name
            == "The PCC"
        )

    def test_knows_a_chief_constable_s_own_policing_body(self):
        done = completed("parties: [{id: a, body: pcc-norfolk}, {id: b, body: cc-norfolk}]")

        assert done.values.parties[1].local_policing_body == "a"

    @pytest.mark.parametrize(
        ("party", "message"),
        [
            (
                "{id: a, body: pcc-norfok}",
                "There is no body “pcc-norfok” in the register. Did you mean “pcc-norfolk” (The Police and Crime Commissioner for Norfolk)",
            ),
            (
                "{id: a, body: zzzzzz}",
                "There is no body “zzzzzz” in the register. Find the body with `assembler bodies search`",
            ),
            (
                "{id: a, body: pcc-norfolk, kind: mopac}",
                "is a police and crime commissioner, not a mopac. Leave `kind` out",
            ),
        ],
    )
    def test_is_not_contradicted(self, party: str, message: str):
        with pytest.raises(AnswersError) as raised:
            completed(f"parties: [{party}]")

        assert message in str(raised.value)
        assert str(raised.value).startswith("hub.yaml")


@search(40)
@given(st.integers(0, 2**32), st.sampled_from([0.1, 0.5, 1.0]))
def test_every_answer_that_is_missing_is_accounted_for(seed: int, given: float):
    file, _ = random_file(seed, given)
    done = complete(file, compiled_library().library.questionnaire, load_register())

    assert {one.path for one in done.open} == {path for path, origin in done.origins.items() if origin == "open"}
    assert all(done.origins[path] == "not asked" for path in done.ignored)


@pytest.mark.row("J11")
class TestThePlaceOfAField:
    """Where in the answers a path leads: the last answer that could be reached along it."""

    GIVEN = """\
        parties: [{id: a}, {id: b}]
        money: {payments: yes, schedule: [{id: rent, payer: a, payee: b}, {id: fuel, payer: a}]}
    """

    def place(self, path: str, payment: int | None = None) -> FieldPath:
        done = completed(self.GIVEN)
        scope = done.scope if payment is None else done.scope.within("payment", done.values.money.schedule[payment])
        items = {} if payment is None else {"payment": item_of("money.schedule")}
        return place_of(parse_path(path, compiled_library().library.vocabulary, items), scope)

    def test_of_an_answer_of_the_whole_is_its_own(self):
        assert self.place("document.title") == ("document", "title")

    def test_of_an_item_begins_with_the_item(self):
        assert self.place("payment.amount", 1) == ("money", "schedule", 1, "amount")

    def test_through_a_reference_is_in_the_item_referred_to(self):
        assert self.place("payment.payee.address", 0) == ("parties", 1, "address")

    def test_through_a_reference_that_nobody_recorded_is_the_reference(self):
        assert self.place("payment.payee.address", 1) == ("money", "schedule", 1, "payee")


def item_of(path: str) -> Record:
    """What the items of a list hold."""
    sort = parse_path(path, compiled_library().library.vocabulary).sort
    assert isinstance(sort, ListOf)
    return sort.item


@pytest.mark.parametrize(
    ("described", "asked"),
    [
        ("", "not asked"),
        ("premises: {places: [{id: rooms}]}", "not asked"),
        ("works: {assets: [{id: car}]}", "default"),
    ],
    ids=["nothing is described", "a place of no subject", "an asset"],
)
def test_what_a_flow_or_a_commitment_belongs_to_is_asked_only_where_something_is_described(described: str, asked: str):
    done = completed(f"""
        format: 2
        scope: {{subjects: [personal_data, vehicles_and_equipment]}}
        {described}
        information: {{flows: [{{id: log}}]}}
        change: {{exit_costs: committed_costs, exit_table: [{{id: lease}}]}}
    """)
    origins = done.origins

    assert origins["information", "flows", 0, "about"] == origins["change", "exit_table", 0, "about"] == asked
