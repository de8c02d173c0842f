"""Words of single clauses that said more than they should: fetters, Parties where the Act counts persons, and rules beside exceptions."""

from __future__ import annotations

import pytest
from shipped import answers, assembled

from assembler.plain import agreement_text


def text(given: str) -> str:
    return " ".join(agreement_text(assembled(answers(given)).agreement).split())


@pytest.mark.row("rule-21")
@pytest.mark.parametrize(
    ("months", "aim"),
    [("0", "can;"), ("1", "can, aiming at 1 month or more;"), ("6", "can, aiming at 6 months or more;")],
)
def test_notice_of_a_policy_change_is_an_aim_and_holds_nothing_back(months: str, aim: str):
    found = text(f"functions: {{demand_notice: {months}}}")

    assert (
        f"must, so far as the law and the urgency of the matter allow: (a) give that Party as much written notice as it reasonably {aim}"
        in found
    )
    assert "must first" not in found.partition("Responsibilities of the Parties 1")[2][:1500]
    assert "consider what that Party says, though the decision remains its own." in found


@pytest.mark.row("rule-14")
def test_going_on_after_a_withdrawal_counts_persons_not_parties():
    found = text("change: {partial_withdrawal: yes}\nscope: {workstreams: [{id: a}, {id: b}]}")

    assert "if they are at least two legal persons and, of those, at least two are within different paragraphs" in found
    assert "unless they are fewer than two legal persons" in found
    assert "no two Parties that are different legal persons are within different paragraphs" in found


def test_what_an_office_passes_to_is_subject_to_the_successor_clause():
    assert ", a reference to an office or a body includes any person to whom its functions pass." in text("{}")
    assert "A reference to an office or a body" not in text("{}")


@pytest.mark.row("A12")
@pytest.mark.parametrize(("arrangements", "there"), [("[]", False), ("[{id: a}]", True)])
def test_own_functions_in_a_workstream_give_way_to_what_is_arranged(arrangements: str, there: bool):
    found = text(f"scope: {{workstreams: [{{id: a}}]}}\nfunctions: {{delegation: yes, arrangements: {arrangements}}}")

    assert ("In this Workstream each Party discharges its own functions, except as Schedule" in found) is there


@pytest.mark.row("A12")
def test_the_nhs_schemes_are_named_only_where_a_trust_takes_part():
    trust = "parties: [{id: t, kind: nhs_trust, in_england: yes, provides_ambulance_services: yes}]"

    assert "or membership of a scheme under section 71 of the National Health Service Act 2006" in text(trust)
    assert "or membership of a scheme." in text("{}")
