"""What is printed of a recorded fact: a day yet to come is not recited, and no sentence says more than was recorded."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from law_findings import assembled, merged

from assembler.plain import words

LATE = "2027-03-02"
"""The day after the document's date."""


def printed(text: str, over: dict[str, Any] | None = None) -> dict[str, str]:
    """Each paragraph's words by its id, of answers written in YAML."""
    answers = merged(yaml.load(text, yaml.BaseLoader), over or {})  # noqa: S506 - nothing but text
    agreement = assembled(answers).agreement
    return {paragraph.key: words(paragraph) for paragraph in agreement.paragraphs()}


def about(found: dict[str, str], start: str) -> list[str]:
    return [text for key, text in found.items() if key.startswith(start)]


DUTY = """
document: {prepared_on: 2027-03-01}
parties:
- {id: fire, kind: metropolitan_fire_authority, short_name: Metro Fire}
- id: trust
  kind: nhs_foundation_trust
  short_name: Mid Vale
  provides_ambulance_services: yes
  decision: {notified_on: %(day)s, considered_on: %(day)s, taken_on: %(day)s, view: both, adverse_effect: none}
  insurance: {confirmed_on: %(day)s}
- id: lfc
  kind: london_fire_commissioner
  consultation: {mayor_consulted_on: %(day)s}
- id: pcc
  kind: police_and_crime_commissioner
  in_england: yes
  police_area: Norvale police area
  consultation: {chief_officer_consulted_on: %(day)s}
- id: cc
  kind: chief_constable
  police_area: Weald police area
  local_policing_body: weald
  consultation: {policing_body_consent: separate_record, policing_body_consent_on: %(day)s, policing_body_consent_record: notice 4}
- {id: weald, kind: police_and_crime_commissioner, police_area: Weald police area}
decision: {route: duty, notified_by: fire, replaces: yes, replaced_agreement: the earlier one, replaced_on: %(day)s}
scope: {earlier: [{id: old, name: the protocol, made_on: %(day)s}]}
"""


@pytest.mark.row("rule-3")
def test_no_day_that_is_yet_to_come_is_printed_as_done():
    found = printed(DUTY % {"day": LATE})

    assert [text for text in found.values() if "2 March 2027" in text] == []


@pytest.mark.row("rule-3")
def test_every_day_that_has_come_is_printed_where_it_was_recorded():
    found = printed(DUTY % {"day": "2027-03-01"})

    assert {key for key, text in found.items() if "1 March 2027" in text} == {
        "cover#version",
        "background#notice/trust",
        "background#considered/trust",
        "background#mayor-consulted/lfc",
        "background#chief-officer-consulted/pcc",
        "background#replaces",
        "statutory-basis#consent/cc",
        "earlier-arrangements#table/old/2",
        "parties-and-functions#decision-table/trust/2",
        "insurance-and-liability#confirmed-on/trust",
    }


@pytest.mark.row("rule-11")
def test_what_a_charity_told_is_recited_without_section_2_words():
    charity = {
        "parties": [{"id": "charity", "kind": "charity", "short_name": "The Charity"}],
        "decision": {"notified_by": "charity"},
    }
    text = yaml.load(DUTY % {"day": "2027-02-01"}, yaml.BaseLoader)  # noqa: S506
    found = printed(
        yaml.dump({**text, "parties": [*text["parties"], *charity["parties"]]}), {"decision": charity["decision"]}
    )

    assert about(found, "background#notice") == [
        "On 1 February 2027, the Charity told Mid Vale of the proposed collaboration."
    ]


@pytest.mark.row("rule-7")
@pytest.mark.parametrize(("kind", "said"), [("policing", True), ("other", False)])
def test_a_mayor_of_a_county_authority_brings_only_what_is_recorded(kind: str, said: bool):
    found = printed(f"""
        parties: [{{id: mayor, kind: cca_mayor_pcc_functions, functions: [{{id: one, function: it, kind: {kind}, entitled: yes}}]}}]
        """)

    assert bool(about(found, "statutory-basis#commissioner-functions")) == said


@pytest.mark.row("rule-13")
def test_a_document_under_two_acts_says_which_governs_which_part():
    found = printed("""
        parties: [{id: pcc, kind: police_and_crime_commissioner, in_england: yes, police_area: Norvale police area}]
        functions: {force_functions: yes, section_22a: this_document, section_22a_part: the shared control room}
        """)

    assert "the shared control room" in found["police-collaboration#both"]
    assert "govern the Police Collaboration Part" in found["police-collaboration#governs"]


@pytest.mark.row("rule-14")
def test_an_agreement_goes_on_between_persons_and_not_capacities():
    found = printed("parties: [{id: fire, kind: metropolitan_fire_authority}]")

    assert "at least two legal persons" in found["effect-of-withdrawal#continues"]
    assert "different legal persons" in found["ending#disqualified"]


@pytest.mark.slow
@pytest.mark.row("rule-15")
def test_no_body_in_the_register_has_a_name_its_kind_contradicts():
    from assembler.register import load_register

    parties = [{"id": body, "body": body} for body in load_register().bodies]
    found = assembled({"parties": parties}).findings

    assert [f.item for f in found if f.rule == "s5-name-and-kind" and f.applies] == []
