"""Rules applied to answers: which checks arise of whom, what each finds, and against what a signature copy stands."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from library.made import words
from msgspec.structs import replace
from shipped import answers, compiled_library

from assembler.completion import Answers, complete
from assembler.conditions import parse_condition
from assembler.conditions.tree import Quantified
from assembler.errors import Place
from assembler.register import load_register
from assembler.statute.against import Against, against
from assembler.statute.compiled_rules import compile_rules
from assembler.statute.findings import Finding, findings, inclusions
from assembler.statute.rules import Check, Rule
from assembler.statute.unasked import unasked_facts

LIBRARY = compiled_library().library
VOCABULARY = LIBRARY.vocabulary
PARTY = {"party": VOCABULARY.items()["party"][0]}
EACH = parse_condition("any(recorded(party.kind) for party in parties)", VOCABULARY)
assert isinstance(EACH, Quantified)
THREE = "parties: [{id: a, kind: nhs_trust, in_england: yes}, {id: b, kind: nhs_trust, in_england: no}, {id: c}]\n"


def condition(text: str) -> Any:
    return parse_condition(text, VOCABULARY, PARTY)


def check(action: Any = "BLOCK", when: str = "True", requires: str = "False", identity: str = "") -> Check:
    message = (words(f"{action} it is."),)
    return Check(identity, action, "Act", condition(when), condition(requires), message, (words("Cure it."),))


def rule(*checks: Check, when: str = "True", **more: Any) -> Rule:
    made = Rule("r-one", "s.1", "must", None, condition(when), checks, False, Place("r.yaml", 1))
    return replace(made, **more)


def completed(text: str) -> Answers:
    return complete(answers(text), LIBRARY.questionnaire, load_register())


def found(text: str, *rules: Rule) -> list[tuple[str, str, bool]]:
    """The state, item and certainty of each finding."""
    made = findings(completed(text), compile_rules(rules, VOCABULARY), compiled_library().say)
    return [(one.state, one.item, one.certain) for one in made]


@pytest.mark.parametrize(
    ("text", "one", "told"),
    [
        ("", rule(check()), [("not met", "", True)]),
        ("", rule(check(requires="True")), [("met", "", True)]),
        ("", rule(check(requires="decision.replaces")), [("unknown", "", True)]),
        ("decision: {replaces: yes}", rule(check(requires="decision.replaces")), [("met", "", True)]),
        ("decision: {replaces: no}", rule(check(requires="decision.replaces")), [("not met", "", True)]),
        ("", rule(check(when="False")), []),
        ("", rule(check(), when="False"), []),
        ("", rule(check(when="decision.replaces")), [("not met", "", False)]),
        ("", rule(check(), when="decision.replaces"), [("not met", "", False)]),
        (
            "decision: {replaces: yes}",
            rule(check(when="decision.replaces"), when="decision.replaces"),
            [("not met", "", True)],
        ),
        ("decision: {replaces: no}", rule(check(when="decision.replaces")), []),
        ("", rule(check(), check("WARN")), [("not met", "", True)] * 2),
        ("", rule(check("INCLUDE")), []),
        (THREE, rule(check(), each=EACH.each), [("not met", "a", True), ("not met", "b", True)]),
        (
            THREE,
            rule(check(), each=EACH.each, of_unknown_kind=True),
            [("not met", "a", True), ("not met", "b", True), ("not met", "c", True)],
        ),
        (
            THREE,
            rule(check(requires="party.in_england"), each=EACH.each, of_unknown_kind=True),
            [("met", "a", True), ("not met", "b", True), ("unknown", "c", True)],
        ),
        (THREE, rule(check(), when="party.in_england", each=EACH.each), [("not met", "a", True)]),
        (
            THREE,
            rule(check(when="not party.in_england"), each=EACH.each, of_unknown_kind=True),
            [("not met", "b", True), ("not met", "c", False)],
        ),
        ("", rule(check(), each=EACH.each), []),
    ],
)
def test_a_check_arises_for_whom_its_rule_is_asked_unless_ruled_out(
    text: str, one: Rule, told: list[tuple[str, str, bool]]
):
    assert found(text, one) == told


def test_a_finding_is_made_whole_and_a_met_one_says_nothing():
    text = "decision: {replaces: no}\n"
    made = rule(
        check("WARN", requires="decision.replaces or recorded(decision.replaces) and decision.replaces", identity="x"),
        check("BLOCK", requires="not decision.replaces", identity=""),
    )
    warned, met = findings(completed(text), compile_rules((made,), VOCABULARY), compiled_library().say)

    assert warned == Finding(
        "r-one",
        "s.1",
        "must",
        "WARN",
        "Act",
        "not met",
        "WARN it is.",
        "Cure it.",
        "",
        ("decision.replaces",),
        check="x",
        facts={"decision.replaces": "no"},
    )
    assert met == Finding("r-one", "s.1", "must", "BLOCK", "Act", "met", "", "", "", ("decision.replaces",))


def test_a_warning_is_accepted_on_its_facts_and_a_block_never():
    accepted = (
        "drafting: {accepted: [{rule: r-one, facts: {decision.replaces: no}, by: A, on: 2027-01-01, reason: read}]}"
    )
    warns, blocks = (
        rule(check("WARN", requires="decision.replaces")),
        rule(check("BLOCK", requires="decision.replaces")),
    )
    made = completed(f"decision: {{replaces: no}}\n{accepted}")
    [warned] = findings(made, compile_rules((warns,), VOCABULARY), compiled_library().say)
    [blocked] = findings(made, compile_rules((blocks,), VOCABULARY), compiled_library().say)

    assert (warned.accepted, warned.applies) == (f"A, {date(2027, 1, 1)}: read", False)
    assert (blocked.accepted, blocked.applies, dict(blocked.facts)) == ("", True, {})


@pytest.mark.parametrize(
    ("satisfied", "state"), [(frozenset(), "not met"), (frozenset({"r-one"}), "met"), (frozenset({"r-two"}), "not met")]
)
def test_what_is_to_be_included_is_met_by_what_satisfies_its_rule(satisfied: frozenset[str], state: str):
    made = inclusions(
        completed(""), compile_rules((rule(check("INCLUDE"), check()),), VOCABULARY), compiled_library().say, satisfied
    )

    assert [(one.action, one.state, one.message) for one in made] == [
        ("INCLUDE", state, "" if state == "met" else "INCLUDE it is.")
    ]


def test_what_was_decided_on_the_same_answers_is_not_decided_again():
    rules = compile_rules((rule(check(requires="decision.replaces")),), VOCABULARY)
    [one] = rules.others
    made, other = completed("decision: {replaces: yes}"), completed("decision: {replaces: no}")
    said = {"decision": "yes"}
    first = one.arising(made.scope, said)

    assert [arising.truth for arising in first] == [True]
    assert one.arising(other.scope, said) is first
    assert [arising.truth for arising in one.arising(other.scope, {"decision": "no"})] == [False]
    assert [arising.truth for arising in one.arising(other.scope, None)] == [False]
    assert one.scope_of(first[0], made.scope) is made.scope


def finding(action: Any, state: Any = "not met", **more: Any) -> Finding:
    return Finding("r", "s.1", "must", action, "Act", state, "It is not.", "Do.", "", (), **more)


@pytest.mark.parametrize(
    ("given", "points", "counted", "says", "grave"),
    [
        ([], 0, Against(0, 0, 0), "0 blocks, 0 warnings, 0 open points", False),
        ([finding("BLOCK")], 1, Against(1, 0, 1), "1 block, 0 warnings, 1 open point", True),
        (
            [finding("WARN"), finding("WARN", "unknown")],
            2,
            Against(0, 2, 2),
            "0 blocks, 2 warnings, 2 open points",
            True,
        ),
        ([finding("INCLUDE"), finding("BLOCK")], 0, Against(2, 0, 0), "2 blocks, 0 warnings, 0 open points", True),
        ([finding("RECORD")], 3, Against(0, 0, 3), "0 blocks, 0 warnings, 3 open points", False),
        (
            [finding("WARN", accepted="A"), finding("WARN")],
            0,
            Against(0, 1, 0),
            "0 blocks, 1 warning, 0 open points",
            True,
        ),
        (
            [finding("BLOCK", "met"), finding("WARN", "met")],
            0,
            Against(0, 0, 0),
            "0 blocks, 0 warnings, 0 open points",
            False,
        ),
    ],
)
def test_what_stands_against_a_signature_copy_is_counted(
    given: list[Finding], points: int, counted: Against, says: str, grave: bool
):
    assert against(given, points) == counted
    assert str(counted) == says
    assert counted.grave is grave


def test_a_fact_that_nothing_can_use_is_told_whole():
    [one] = unasked_facts(
        completed("parties:\n- id: a\n  kind: nhs_trust\n  local_policing_body: a\n"), LIBRARY.questionnaire, VOCABULARY
    )
    question = LIBRARY.questionnaire.by_field["parties[].local_policing_body"]
    label = question.label

    assert one.message == (
        f"{label[0].upper()}{label[1:]} (parties[].local_policing_body) is recorded at hub.yaml:4 as “a”, and has no effect: on the other "
        "answers it is not asked."
    )
    assert one.cure.startswith("Remove it, or correct what decides whether it is asked: ")
    assert LIBRARY.questionnaire.by_field["parties[].kind"].label in one.cure
    assert (one.rule, one.action, one.item, one.fields) == ("no-fact-dropped", "BLOCK", "a", (question.field,))
