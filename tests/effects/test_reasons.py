"""Why a clause or paragraph is in or out: each answer that decided, in words, and where it came from."""

from __future__ import annotations

from functools import cache

import pytest
from msgspec.structs import replace
from shipped import answers, compiled_library

from assembler.answers.document import STANDARD
from assembler.completion import Answers, complete
from assembler.conditions import parse_condition
from assembler.effects.counterfactual import Target
from assembler.effects.explanation import Explanation, Reason, _Explainer, explained, left_out, origin_of
from assembler.library.clause_reader import read_clause
from assembler.library.library import Library
from assembler.register import load_register
from assembler.source import Document

GIVEN = """\
    document: {title: Hub, prepared_on: 2027-03-01, effect: not_binding}
    parties: [{id: fire, kind: charity, short_name: The Fund, roles: [host, lead]}, {id: force, body: cc-norfolk}, {id: c}]
    scope: {workstreams: [{id: w, parts: [{id: p, party: fire}]}, {id: v}]}
    money:
      payments: yes
      schedule: [{id: rent, payer: fire, amount: 1200.50}]
      cost_model: fixed_shares
      shares: [{id: s, party: fire, percent: 40}]
    change: {withdrawal_notice: 6}
    drafting: {omit: [{clause: withdrawal, reason: None is wanted.}]}
"""


@cache
def done(given: str = GIVEN) -> Answers:
    return complete(answers(given), compiled_library().library.questionnaire, load_register())


def told(condition: str, given: str = GIVEN) -> list[tuple[str, str]]:
    """Each reason's field, and the whole of it in words."""
    library = compiled_library().library
    tree = parse_condition(condition, library.vocabulary)
    found = _Explainer(done(given), library).reasons(tree, done(given).scope)
    return [(one.field, str(one)) for one in found]


@pytest.mark.parametrize(
    ("condition", "reasons"),
    [
        ("True", []),
        ("money.payments", [("money.payments", "whether payments are made: yes (hub.yaml:5)")]),
        ("not money.payments", [("money.payments", "whether payments are made: yes (hub.yaml:5)")]),
        ("decision.replaces", [("decision.replaces", "whether an earlier collaboration agreement is replaced: nothing yet (not recorded)")]),
        ("document.effect == 'binding'", [("document.effect", "legal effect: None of it is meant to bind (a memorandum of understanding) (hub.yaml:1)")]),
        ("document.effect in ['binding', 'part_binding']", [("document.effect", "legal effect: None of it is meant to bind (a memorandum of understanding) (hub.yaml:1)")]),
        ("document.form == 'deed'", [("document.form", "form of the agreement: A simple contract, signed (the default)")]),
        ("change.withdrawal_notice > 3", [("change.withdrawal_notice", "notice of withdrawal: 6 months (hub.yaml:9)")]),
        ("change.withdrawal_notice == change.first_stage_days", [("change.withdrawal_notice", "notice of withdrawal: 6 months (hub.yaml:9)"), ("change.first_stage_days", "time for the first stage of a dispute: 10 Working Days (the default)")]),
        ("document.prepared_on > '2027-01-01'", [("document.prepared_on", "date of this document: 1 March 2027 (hub.yaml:1)")]),
        ("decision.replaced_on > document.prepared_on", [("decision.replaced_on", "date of the agreement replaced: nothing yet (not asked)"), ("document.prepared_on", "date of this document: 1 March 2027 (hub.yaml:1)")]),
        ("'personal_data' in scope.subjects", [("scope.subjects", "subjects that the agreement needs to deal with: none of them (the default)")]),
        ("any('host' in party.roles for party in parties)", [("parties[1].roles", "roles (The Fund): Host; Lead (hub.yaml:2)")]),
        ("any(party.kind == 'mopac' for party in parties)", [("parties[3].kind", "kind of body (c): nothing yet (not recorded)")]),
        ("all(party.kind == 'mopac' for party in parties)", [("parties[1].kind", "kind of body (The Fund): Charity (hub.yaml:2)"), ("parties[2].kind", "kind of body (Chief Constable, Norfolk): Chief constable (from the register)")]),
        ("any(objective.words == document.title for objective in scope.objectives)", [("scope.objectives", "objectives: none (none given)")]),
        ("all(recorded(workstream.name) for workstream in scope.workstreams)", [("scope.workstreams[1].name", "name of the workstream: nothing yet (to be agreed)"), ("scope.workstreams[2].name", "name of the workstream: nothing yet (to be agreed)")]),
        ("any(any(recorded(part.does) for part in workstream.parts) for workstream in scope.workstreams)", [("scope.workstreams[1].parts[1].does", "what the party does in the workstream: nothing yet (to be agreed)"), ("workstream.parts", "parts: none (none given)")]),
        ("count(parties) > 5", [("parties", "number of parties: 3 (counted)")]),
        ("5 < count(parties)", [("parties", "number of parties: 3 (counted)")]),
        ("count(parties) == count(scope.workstreams)", [("parties", "number of parties: 3 (counted)"), ("scope.workstreams", "number of workstreams: 2 (counted)")]),
        ("count('host' in party.roles for party in parties) == 1", [("parties", "number of parties: 1 (counted)")]),
        ("total(share.percent for share in money.shares) == 100", [("money.shares", "total of shares: 40 (counted)")]),
        ("printed(withdrawal)", [("drafting.omit", "withdrawal: left out by the drafter (given)")]),
        ("printed(reporting)", []),
        ("decision.notified_by.policing_body", [("decision.notified_by", "the party that gave notice of the proposal: nothing yet (not recorded)")]),
        ("any(payment.payee.policing_body for payment in money.schedule)", [("money.schedule[1].payee", "payee: nothing yet (to be agreed)")]),
        ("any(payment.payer == payment.payee for payment in money.schedule)", [("money.schedule[1].payer", "payer: The Fund (hub.yaml:6)"), ("money.schedule[1].payee", "payee: nothing yet (to be agreed)")]),
        ("any(payment.amount > 5 for payment in money.schedule)", [("money.schedule[1].amount", "amount: £1,200.50 (hub.yaml:6)")]),
        ("any(payment.payee == payment.payer for payment in money.schedule) and money.payments", [("money.schedule[1].payee", "payee: nothing yet (to be agreed)"), ("money.schedule[1].payer", "payer: The Fund (hub.yaml:6)")]),
        ("agreement.shares_costs", [("money.payments", "whether payments are made: yes (hub.yaml:5)"), ("money.cost_model", "cost model: Shared costs are borne in fixed shares (hub.yaml:7)")]),
        ("money.payments and document.effect == 'not_binding' and money.payments", [("money.payments", "whether payments are made: yes (hub.yaml:5)"), ("document.effect", "legal effect: None of it is meant to bind (a memorandum of understanding) (hub.yaml:1)")]),
        ("money.payments and document.effect == 'binding'", [("document.effect", "legal effect: None of it is meant to bind (a memorandum of understanding) (hub.yaml:1)")]),
    ],
)  # fmt: skip
def test_the_answers_that_decided_are_told_each_once_in_words(condition: str, reasons: list[tuple[str, str]]) -> None:
    assert told(condition) == reasons


def test_an_id_has_no_question_and_goes_by_its_place() -> None:
    alone = "    parties: [{id: a, kind: charity, short_name: The Fund}]\n"

    assert told("any(party.same_person_as == party.id for party in parties)", alone) == [
        (
            "parties[1].same_person_as",
            "the party that is the same legal person (The Fund): nothing yet (not asked)",
        ),
        ("parties[1].id", "parties[1].id (The Fund): The Fund (hub.yaml:1)"),
    ]


def test_where_an_answer_came_from() -> None:
    places = {
        ("document", "title"): "hub.yaml:1",
        ("parties", 1, "kind"): "from the register",
        ("document", "form"): "the default",
        ("scope", "purpose"): "to be agreed",
        ("decision", "route"): "not recorded",
        ("decision", "replaced_on"): "not asked",
    }

    assert {place: origin_of(done(), place) for place in places} == places


def test_an_answer_of_no_file_was_given() -> None:
    made = done()
    nowhere = replace(made, source=Document({}, {}, "no file"))

    assert origin_of(nowhere, ("document", "title")) == "given"
    assert origin_of(nowhere, ("document", "form")) == "the default"


PAY = """---
id: pay
heading: Payments
status: default
law: [practice]
when: money.payments
---
1. {#always}
   It is so.
   1. {#inner when="document.effect == 'binding'"}
      It binds.
   1. {#each-one each="parties" when="'host' in party.roles"}
      {{ party.legal_name }} hosts.
2. {#outer when="document.effect == 'not_binding'"}
   It does not bind:
   1. {#child when="document.form == 'deed'"}
      it is a deed; and
   1. {#other-child}
      it is not.
3. {#gone when="document.effect == 'binding'"}
   It binds:
   1. {#never when="money.payments"}
      and pays.
"""
HOSTS = """---
id: hosts
heading: "{{ party.legal_name }}"
status: core
law: [practice, pca-2017 s.1]
each: parties
when: "'host' in party.roles"
---
1. {#notice when="party.extent == 'part'"}
   It is for a part.
"""
AIMS = """---
id: aims
heading: "Objective {{ objective.words }}"
status: default
law: [practice]
each: scope.objectives
---
1. {#words}
   {{ objective.words }}.
"""
PARTS = """---
id: parts
heading: Parts
status: default
law: [practice]
each: scope.workstreams
---
1. {#does each="workstream.parts" when="recorded(part.does)"}
   {{ part.does }}.
"""


@cache
def few() -> Library:
    """The standard form with these clauses alone."""
    library = compiled_library().library.outlined(STANDARD)
    made = [read_clause(text, "own.md", library.vocabulary) for text in (PAY, HOSTS, AIMS, PARTS)]
    return replace(library, clauses={one.id: one for one in made}, whole={one.id: one for one in made})


def explanations(given: str) -> dict[str, tuple[Explanation, Target]]:
    return {one.key: (one, target) for one, target in explained(done(given), few())}


def state(given: str) -> dict[str, bool]:
    return {key: one.present for key, (one, _) in explanations(given).items()}


PAYS = "    money: {payments: yes}\n    document: {effect: not_binding}\n    parties: [{id: a, roles: [host]}, {id: b, extent: part}]\n"


def test_each_clause_is_explained_with_its_conditional_paragraphs() -> None:
    assert state(PAYS) == {
        "pay": True,
        "pay#inner": False,
        "pay#each-one/a": True,
        "pay#each-one/b": False,
        "pay#outer": True,
        "pay#child": False,
        "pay#gone": False,
        "hosts/a": True,
        "hosts/a#notice": False,
        "hosts/b": False,
        "aims": False,
        "parts": False,
    }
    assert state(PAYS.replace("yes", "no"))["pay"] is False
    assert [key for key in state(PAYS.replace("yes", "no")) if key.startswith("pay")] == ["pay"]


def test_a_paragraph_of_an_item_of_an_item_is_told_by_both() -> None:
    given = "    scope: {workstreams: [{id: w, parts: [{id: p, does: all}, {id: q}]}, {id: v}]}\n"

    assert {key: there for key, there in state(given).items() if key.startswith("parts")} == {
        "parts/w": True,
        "parts/w#does/p": True,
        "parts/w#does/q": False,
        "parts/v": True,
    }


def test_an_explanation_is_whole() -> None:
    found = explanations(PAYS)
    effect = "legal effect", "None of it is meant to bind (a memorandum of understanding)", "hub.yaml:2"
    pays = Reason("money.payments", "whether payments are made", "yes", "hub.yaml:1")

    assert found["pay"][0] == Explanation(
        "pay", "Payments", True, (pays,), "money.payments", ("practice",), "default", "", (), (), False
    )
    assert found["pay#outer"][0] == Explanation(
        *("pay#outer", "", True, (Reason("document.effect", *effect),)),
        *("document.effect == 'not_binding'", ("practice",), "default"),
    )
    assert found["hosts/b"][0] == Explanation(
        *("hosts/b", "…", False, (Reason("parties[2].roles", "roles (b)", "Participating", "the default"),)),
        *("'host' in party.roles", ("practice", "pca-2017 s.1"), "core"),
    )
    assert found["aims"][0] == Explanation(
        *("aims", "Objective …", False, (Reason("scope.objectives", "objectives", "none", "none given"),)),
        *("True", ("practice",), "default"),
    )


def test_what_must_be_turned_round_has_conditions_from_the_outermost() -> None:
    found = explanations(PAYS)

    def links(key: str) -> list[tuple[str, str, str]]:
        return [(str(one.condition), str(one.each or ""), one.item) for one in found[key][1].links]

    assert links("pay") == [("money.payments", "", "")]
    assert links("pay#child") == [
        ("money.payments", "", ""),
        ("document.effect == 'not_binding'", "", ""),
        ("document.form == 'deed'", "", ""),
    ]
    assert links("pay#each-one/b") == [
        ("money.payments", "", ""),
        ("True", "", ""),
        ("'host' in party.roles", "for party in parties", "b"),
    ]
    assert links("hosts/a#notice") == [
        ("'host' in party.roles", "for party in parties", "a"),
        ("party.extent == 'part'", "", ""),
    ]
    assert links("aims") == [("True", "for objective in scope.objectives", "")]


LEFT_OUT = "    drafting: {omit: [{clause: pay, reason: It is free.}], not_used: [pay, aims, hosts]}\n"


def test_what_was_left_out_says_why_and_whether_its_number_is_kept() -> None:
    found = explanations(PAYS + LEFT_OUT)

    assert {key: (one.present, one.omitted, one.not_used) for key, (one, _) in found.items()} == {
        "pay": (False, "It is free.", True),
        "hosts/a": (True, "", False),
        "hosts/a#notice": (False, "", False),
        "hosts/b": (False, "", True),
        "aims": (False, "", True),
        "parts": (False, "", False),
    }
    assert [one.key for one in left_out(done(PAYS + LEFT_OUT), few())] == ["pay", "hosts/b", "aims", "parts"]


@pytest.mark.parametrize(
    ("only", "paragraphs", "keys"),
    [
        ("hosts", True, ["hosts/a", "hosts/a#notice", "hosts/b"]),
        ("hosts", False, ["hosts/a", "hosts/b"]),
        ("aims", True, ["aims"]),
        ("nothing", True, []),
        (None, False, ["pay", "hosts/a", "hosts/b", "aims", "parts"]),
    ],
)
def test_one_clause_or_the_clauses_alone_may_be_asked_for(only: str | None, paragraphs: bool, keys: list[str]) -> None:
    found = explained(done(PAYS), few(), only=only, paragraphs=paragraphs)

    assert [one.key for one, _ in found] == keys


def test_what_another_form_alone_has_comes_last_without_a_target() -> None:
    library = compiled_library().library
    found = list(explained(done(PAYS), library, only="title"))

    assert found == [
        (
            Explanation(
                "title",
                "title",
                False,
                (),
                "",
                library.clauses["title"].law,
                library.clauses["title"].status,
                form=("Short form",),
                outlines=("short",),
            ),
            Target(()),
        )
    ]
    assert [one.key for one, _ in explained(done(PAYS), library, only="title", paragraphs=False)] == ["title"]
    assert "review#brief" in [one.key for one, _ in explained(done(PAYS), library, only="review")]
    assert [one.key for one, _ in explained(done(PAYS), library, only="review", paragraphs=False)] == ["review"]
