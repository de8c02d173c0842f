"""Draft answers to Answers: defaults, the register, what is open, not recorded or not asked."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from laws.random_answers import random_file
from searching import search
from shipped import answers, compiled_library

from assembler.answers.schema import leaves
from assembler.completion import Answers, OpenAnswer, UnaskedFact, complete, field_of, place_of
from assembler.conditions import ListOf, Record, parse_path
from assembler.errors import AnswersError, Place
from assembler.register import load_register
from assembler.source import FieldPath


def completed(text: str, *, papers: bool = False) -> Answers:
    return complete(answers(text), compiled_library().library.questionnaire, load_register(), papers=papers)


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
def test_what_a_flow_belongs_to_is_asked_where_something_is_described(described: str, asked: str):
    done = completed(f"""
        format: 2
        scope: {{subjects: [personal_data, vehicles_and_equipment]}}
        {described}
        information: {{flows: [{{id: log}}]}}
        change: {{exit_costs: committed_costs, exit_table: [{{id: lease}}]}}
    """)
    origins = done.origins

    assert origins["information", "flows", 0, "about"] == origins["change", "exit_table", 0, "about"] == asked


class TestWhatIsOpen:
    def test_stands_in_the_order_asked_and_item_by_item_with_its_note(self):
        by_field = compiled_library().library.questionnaire.by_field
        done = completed("""
            document: {title: {to_be_agreed: ask}, short_name: Hub}
            parties: [{id: a, legal_name: A}, {id: b, legal_name: {to_be_agreed: later}}, {id: c}]
        """)

        assert list(done.open[:5]) == [
            OpenAnswer(("document", "title"), by_field["document.title"], "ask"),
            OpenAnswer(("document", "prepared_on"), by_field["document.prepared_on"], ""),
            OpenAnswer(("document", "reference"), by_field["document.reference"], ""),
            OpenAnswer(("document", "author"), by_field["document.author"], ""),
            OpenAnswer(("parties", 1, "legal_name"), by_field["parties[].legal_name"], "later"),
        ]
        assert done.open[5] == OpenAnswer(("parties", 2, "legal_name"), by_field["parties[].legal_name"], "")
        assert (done.values.document.title, done.values.parties[1].legal_name) == (None, None)

    def test_a_drafting_choice_and_a_fact_are_never_among_it(self):
        done = completed("parties: [{id: a}]", papers=True)

        assert {one.question.leaf.nature for one in done.open} == {"fill-in"}
        assert {one.note for one in done.open} == {""}


class TestOwnWords:
    """The answers that somebody gave in words of their own, with where each was given."""

    def test_are_those_given_in_the_order_asked(self):
        done = completed("""
            scope: {workstreams: [{id: w, name: Vans}], purpose: To save.}
            document: {title: A, effect: binding, prepared_on: 2027-01-31}
        """)

        assert done.words == (
            (("document", "title"), "A"),
            (("scope", "purpose"), "To save."),
            (("scope", "workstreams", 0, "name"), "Vans"),
        )

    def test_are_neither_of_the_register_nor_open_nor_not_asked(self):
        done = completed("""
            document: {title: {to_be_agreed: x}}
            parties: [{id: a, body: pcc-norfolk, short_name: The PCC}]
            outputs: {name: Unasked}
        """)

        assert done.origins["parties", 0, "legal_name"] == "register"
        assert done.words == ((("parties", 0, "short_name"), "The PCC"),)


class TestFactsThatNothingCanUse:
    GIVEN = "parties:\n  - {id: a, kind: charity}\n  - id: b\n    kind: charity\n    police_area: Norvale\n"

    def test_are_told_with_their_party_their_value_and_their_place(self):
        by_field = compiled_library().library.questionnaire.by_field
        where = ("parties", 1, "police_area")

        assert completed(self.GIVEN).unasked == (
            UnaskedFact(
                where, by_field["parties[].police_area"], "Norvale", "b", Place("hub.yaml", 5, "parties[2].police_area")
            ),
        )
        assert completed(self.GIVEN).ignored == (where,)

    def test_are_used_while_it_is_unknown_whether_they_are_asked(self):
        done = completed(self.GIVEN.replace("    kind: charity\n", ""))

        assert (done.values.parties[1].police_area, done.origins["parties", 1, "police_area"]) == ("Norvale", "given")
        assert (done.ignored, done.unasked) == ((), ())

    def test_are_not_asked_while_that_is_unknown_and_nobody_gave_them(self):
        done = completed("parties: [{id: a}]")

        assert done.origins["parties", 0, "police_area"] == "not asked"
        assert (done.ignored, done.unasked) == ((), ())

    def test_a_fill_in_or_a_choice_that_is_not_asked_is_none(self):
        done = completed(
            "outputs: {name: Unasked}\ngovernance: {structure: light, chair_party: {to_be_agreed: x}}\nparties: [{id: a}]"
        )

        assert done.ignored == (("governance", "chair_party"), ("outputs", "name"))
        assert done.unasked == ()
        assert (done.values.outputs.name, done.values.governance.chair_party) == (None, None)


class TestPapers:
    GIVEN = "life: {review: {held_on: 2027-03-01}, replacement: {title: New}}"

    def test_what_is_asked_for_them_is_asked_with_them_alone(self):
        agreement, papers = completed(self.GIVEN), completed(self.GIVEN, papers=True)
        asked = [
            (done.values.life.replacement.title, done.origins["life", "replacement", "title"])
            for done in (agreement, papers)
        ]

        assert asked == [(None, "not asked"), ("New", "given")]
        assert (agreement.words, papers.words) == ((), ((("life", "replacement", "title"), "New"),))

    def test_what_was_given_for_them_is_not_ignored_without_them(self):
        done = completed(self.GIVEN)

        assert (done.ignored, done.unasked) == ((), ())

    def test_with_them_every_agreement_question_is_asked_as_without(self):
        agreement, papers = (
            completed("document: {title: A}").origins,
            completed("document: {title: A}", papers=True).origins,
        )
        of_papers = {one.field for one in compiled_library().library.questionnaire.questions if one.of_papers}

        assert {path for path, origin in papers.items() if agreement[path] != origin} == {
            path for path, origin in papers.items() if origin != "not asked" and field_of(path) in of_papers
        }


class TestTheOutline:
    @pytest.mark.parametrize(
        ("length", "asked"), [("", "open"), ("length: standard", "open"), ("length: short", "not asked")]
    )
    def test_decides_which_questions_are_asked(self, length: str, asked: str):
        assert completed(f"document: {{title: A, {length}}}").origins["risk", "gaps"] == asked


class TestTheShapeOfTheValues:
    GIVEN = """
        parties: [{id: a}, {id: b, functions: [{id: f, function: Fires}]}]
        scope: {workstreams: [{id: w, parts: [{id: p, party: b, does: This}]}]}
    """

    def test_every_group_has_its_own_place(self):
        values = completed(self.GIVEN).values

        assert values.path_ == ()
        assert values.document.path_ == ("document",)
        assert [one.path_ for one in values.parties] == [("parties", 0), ("parties", 1)]
        assert values.parties[1].contact.path_ == ("parties", 1, "contact")
        assert values.parties[0].functions == ()
        assert values.parties[1].functions[0].path_ == ("parties", 1, "functions", 0)
        assert values.scope.workstreams[0].parts[0].path_ == ("scope", "workstreams", 0, "parts", 0)

    def test_every_item_has_its_id_and_is_answered_for_itself(self):
        done = completed(self.GIVEN)

        assert [one.id for one in done.values.parties] == ["a", "b"]
        assert [(one.id, one.function) for one in done.values.parties[1].functions] == [("f", "Fires")]
        assert [(one.party, one.does) for one in done.values.scope.workstreams[0].parts] == [("b", "This")]
        assert done.origins["parties", 1, "functions", 0, "function"] == "given"


def test_the_first_day_out_is_worked_out_once_all_is_answered():
    done = completed("document: {prepared_on: 2027-01-31}\nchange: {withdrawal_notice: 1}")

    assert done.values.change.earliest_withdrawal == date(2027, 2, 28)
    assert completed("").values.change.earliest_withdrawal is None


def test_the_clauses_left_out_are_in_the_scope():
    assert completed("").scope.omitted == frozenset()
    assert completed(
        "drafting: {omit: [{clause: waiver, reason: x}, {clause: counterparts, reason: y}]}"
    ).scope.omitted == frozenset({"waiver", "counterparts"})


def test_a_scope_has_by_id_the_list_items_that_answers_point_to():
    done = completed("parties: [{id: a}, {id: b}]\nscope: {workstreams: [{id: w}]}")

    assert {path: list(items) for path, items in done.scope.index.items() if items} == {
        "parties": ["a", "b"],
        "scope.workstreams": ["w"],
    }
    assert done.scope.index["parties"]["b"] is done.values.parties[1]


@pytest.mark.parametrize(
    ("path", "field"),
    [
        ((), ""),
        (("document",), "document"),
        (("document", "title"), "document.title"),
        (("parties", 0, "address"), "parties[].address"),
        (("parties", 12), "parties[]"),
        (("scope", "workstreams", 1, "parts", 2, "does"), "scope.workstreams[].parts[].does"),
    ],
)
def test_a_place_belongs_to_the_field_that_the_questions_write(path: FieldPath, field: str):
    assert field_of(path) == field
