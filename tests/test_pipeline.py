"""The stages in order: what is refused before assembly, what a signature copy needs, and the record of a draft."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace
from shipped import EXAMPLES, answers, assembled, compiled_library, example, recorded

from assembler.answers.drafting import Acceptance
from assembler.errors import AnswersError
from assembler.readiness import NotReadyError
from assembler.statute.findings import Finding


def refused(text: str) -> list[str]:
    with pytest.raises(AnswersError) as raised:
        assembled(answers(text))
    return [str(problem) for problem in raised.value.problems]


class TestOmissions:
    @pytest.mark.parametrize("status", ["core", "locked"])
    def test_of_a_clause_that_every_agreement_needs_are_refused(self, status: str):
        clause = next(one.id for one in compiled_library().library.clauses.values() if one.status == status)

        assert refused(f"drafting: {{omit: [{{clause: {clause}, reason: x}}]}}") == [
            f"hub.yaml:1, drafting.omit[1].clause: The clause “{clause}” is {status} and cannot be left out. "
            "Only default and optional clauses can be left out."
        ]

    def test_of_a_clause_that_is_not_there_have_a_near_miss(self):
        assert refused("drafting:\n  omit:\n    - {clause: exclusion, reason: x}")[0] == (
            "hub.yaml:3, drafting.omit[1].clause: There is no clause “exclusion”. Did you mean “exclusions”?"
        )

    def test_leave_out_any_other_clause_or_say_what_refers_to_it(self):
        optional = [
            one.id for one in compiled_library().library.clauses.values() if one.status in ("default", "optional")
        ]
        for clause in optional:
            try:
                made = assembled(answers(f"drafting: {{omit: [{{clause: {clause}, reason: x}}]}}"))
            except AnswersError as error:
                assert f"The clause “{clause}” is left out, but" in str(error)  # noqa: PT017 - one of two outcomes
            else:
                assert clause not in {section.id for section in made.agreement.sections}


class TestAcceptances:
    def test_of_what_is_no_warning_are_refused(self):
        block = next(
            rule.id
            for rule in compiled_library().library.rules
            if all(check.action == "BLOCK" for check in rule.checks)
        )
        text = f"drafting: {{accepted: [{{rule: {block}, by: A, on: 2027-01-01, reason: x}}]}}"

        assert refused(text)[0].startswith(f"hub.yaml:1, drafting.accepted[1].rule: “{block}” is not a warning.")

    def test_of_a_warning_let_it_stand_no_longer(self):
        before = the_special_finding("")
        facts = json.dumps(dict(before.facts))
        after = the_special_finding(
            f"accepted: [{{rule: special-conditions, facts: {facts}, by: A Lawyer, on: 2027-01-01, reason: read}}]"
        )

        assert (before.applies, after.applies, after.accepted) == (True, False, "A Lawyer, 2027-01-01: read")

    @pytest.mark.row("rule-2")
    @pytest.mark.parametrize(
        ("names", "told"),
        [
            (
                "rule: s4-withdrawal-fetter",
                "The acceptance must say which warning of s4-withdrawal-fetter it accepts; `check` says which. They are: long-notice, exit-costs.",
            ),
            (
                "rule: s4-withdrawal-fetter, check: long",
                "The acceptance must say which warning of s4-withdrawal-fetter it accepts; “long” is none of them. "
                "They are: long-notice, exit-costs.",
            ),
            (
                "rule: s1-other-own-power",
                "The acceptance must name the party or item that s1-other-own-power is about. Add `item`, the id of one of parties.",
            ),
            (
                "rule: x-pcc-abolition, item: pcc",
                "The acceptance names a party or item, and x-pcc-abolition is about the agreement as a whole. Leave `item` out.",
            ),
        ],
    )
    def test_on_facts_that_do_not_say_of_what_are_refused(self, names: str, told: str):
        text = (
            f"drafting: {{accepted: [{{{names}, facts: {{scope.term: rolling}}, by: A, on: 2027-01-01, reason: x}}]}}"
        )

        assert refused(text) == [f"hub.yaml:1, drafting.accepted[1].rule: {told}"]

    @pytest.mark.row("rule-2")
    def test_of_the_old_form_are_told_whether_or_not_their_warning_stands(self):
        text = "drafting: {accepted: [{rule: x-pcc-abolition, by: A Lawyer, on: 2027-01-01, reason: x}]}"

        assert assembled(answers(text)).idle == (
            "x-pcc-abolition: by A Lawyer, 2027-01-01, names the rule and no facts, as release 0.1.0 wrote it, and so accepts nothing. "
            "`assembler upgrade` has somebody confirm it on the facts of today.",
        )


def the_special_finding(accepted: str) -> Finding:
    text = f"drafting: {{special_conditions: [{{id: a, heading: A, text: b}}], {accepted}}}"
    (found,) = [one for one in assembled(answers(text)).findings if one.rule == "special-conditions"]
    return found


class TestSignatureCopies:
    def test_are_refused_with_everything_at_once(self):
        draft = assembled(example("harrowmere-hub.yaml"))
        with pytest.raises(NotReadyError) as raised:
            assembled(example("harrowmere-hub.yaml"), "signature")
        standing = [one for one in draft.findings if one.applies and one.action != "RECORD"]

        assert raised.value.findings == tuple(standing)
        assert raised.value.points == draft.agreement.points
        assert len(raised.value.problems) == len(standing) + len(draft.agreement.points)
        said = [str(problem) for problem in raised.value.problems]
        assert all(problem.cure for problem in raised.value.problems if "Add a special condition" not in str(problem))
        assert [line for line in said if ".." in line or not line.endswith(".")] == []
        assert "rule x-pcc-abolition" in " ".join(said)

    def test_are_refused_while_a_block_stands_whatever_was_accepted(self):
        with pytest.raises(NotReadyError, match="BLOCK: "):
            assembled(answers("document: {title: A}"), "signature")

    def test_carry_no_notes_no_blanks_and_no_list_of_outstanding_points(self):
        made = assembled(example("harrowmere-hub-final.yaml"), "signature").agreement

        assert [
            one.key
            for one in made.paragraphs()
            if one.notes or any(getattr(part, "open", False) for part in one.content)
        ] == []
        assert "outstanding" not in {section.id for section in made.sections}
        assert made.points == ()

    def test_say_the_same_as_the_draft_in_every_clause(self):
        def said(status: str) -> dict[str, str]:
            made = assembled(example("harrowmere-hub-final.yaml"), status).agreement  # type: ignore[arg-type]
            return {
                one.key: one.text
                for section in made.sections
                if section.kind != "cover"
                for one in section.paragraphs()
            }

        assert said("signature") == said("clean")


class TestTheRecord:
    def test_holds_the_answers_and_each_paragraph_with_reference_tokens(self):
        result = assembled(example("harrowmere-hub.yaml"))
        record = json.loads(recorded(result, template="abc").content)

        assert record["template"] == "abc"
        assert record["library"] == compiled_library().library.digest
        assert set(record["paragraphs"]) == {one.key for one in result.agreement.paragraphs()}
        assert "⟦withdrawal#right⟧" in record["paragraphs"]["withdrawal#view"][1]
        assert answers(json.dumps(record["answers"])).given == result.answers.given

    @pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
    def test_of_the_same_answers_is_the_same(self, path: object):
        name = getattr(path, "name", "")

        assert recorded(assembled(example(name))) == recorded(assembled(example(name)))


def test_a_printed_fact_that_nobody_recorded_is_an_outstanding_point():
    points = assembled(answers("decision: {replaces: yes}")).agreement.points

    assert [(point.question, point.note) for point in points if point.id.startswith("decision.")] == [
        ("The agreement replaced", "Not recorded."),
        ("Date of the agreement replaced", "Not recorded."),
    ]


@pytest.mark.row("A6")
class TestASpecialConditionBesideAClause:
    """A tool can tell that two texts speak of one subject and which prevails, and no more; so that is what it says."""

    def found(self, covers: str, more: str = "") -> list[tuple[str, str, str]]:
        special = f"special_conditions: [{{id: a, heading: Their direction, text: The trust directs them., covers: {covers}}}]"
        made = assembled(answers(f"drafting: {{{special}{more}}}\nfunctions: {{working_together: yes}}"))
        return [
            (one.action, one.item, one.message)
            for one in made.findings
            if one.rule == "special-beside-clause" and one.applies
        ]

    def test_is_told_with_the_clauses_that_prevail_over_it_or_give_way(self):
        ((action, item, message),) = self.found("staff")

        assert (action, item) == ("WARN", "a")
        assert message == (
            "The special condition “Their direction” is on a subject of which clauses of the agreement speak too (secondment, joint "
            "posts, transfer and management of staff). It gives way to clause 13 (“Functions preserved”), except on what is left there "
            "to special conditions. It prevails over clause 9 (“How functions are exercised”), clause 10 (“Direction, control and "
            "line command”). Nothing has compared their words."
        )

    def test_is_not_told_where_no_clause_speaks_of_its_subject(self):
        assert self.found("premises") == []

    def test_is_not_told_of_a_clause_that_is_not_in(self):
        assert self.found("personal_data") == []

    def test_is_accepted_by_its_own_name_alone(self):
        rests = "item: a, facts: {drafting.special_conditions.a: 'Their direction: The trust directs them.', %s: staff}"
        on = rests % "drafting.special_conditions.a.covers"
        accepted = ", accepted: [{{rule: {}, {} by: A Lawyer, on: 2027-01-01, reason: read}}]"

        assert len(self.found("staff", accepted.format("special-conditions", ""))) == 1
        assert self.found("staff", accepted.format("special-beside-clause", f"{on},")) == []

    def test_ranks_clauses_as_the_clause_on_special_conditions_does(self):
        assert compiled_library().library.outlined("standard").above_special_conditions == {
            "statutory-basis",
            "preserved-functions",
            "variation-and-replacement",
            "new-parties",
            "withdrawal",
            "ending",
            "severance",
        }
        assert compiled_library().library.outlined("standard").partly_above_special_conditions == {
            "confidentiality",
            "effect-of-withdrawal",
            "consequences-of-withdrawal-and-ending",
            "data-flows",
        }


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({}, ()),
        ({"state": "unknown"}, ()),
        ({"state": "met"}, ("r c ash: by A Lawyer, 2027-01-02, of a warning that does not apply.",)),
        ({"action": "BLOCK"}, ("r c ash: by A Lawyer, 2027-01-02, of a warning that does not apply.",)),
        ({"check": "d"}, ("r c ash: by A Lawyer, 2027-01-02, of a warning that does not apply.",)),
        ({"item": "bee"}, ("r c ash: by A Lawyer, 2027-01-02, of a warning that does not apply.",)),
    ],
)
def test_an_acceptance_is_idle_unless_its_own_warning_is_not_met(more: dict[str, Any], told: tuple[str, ...]):
    made = assembled(answers("document: {title: A}"))
    accepted = Acceptance(
        rule="r", check="c", item="ash", facts={"a": "b"}, by="A Lawyer", on=date(2027, 1, 2), reason="x"
    )
    drafting = made.answers.given.drafting.model_copy(update={"accepted": (accepted,)})
    given = made.answers.given.model_copy(update={"drafting": drafting})
    filled = {"action": "WARN", "state": "not met", "item": "ash", "check": "c"} | more
    found = Finding("r", "p", "w", basis="Act", message="m", cure="c", fields=(), **filled)
    result = replace(made, answers=replace(made.answers, given=given), findings=(found,))

    assert result.idle == told
