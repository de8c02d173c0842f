"""The powers as data: read strictly, and turned into facts about an arrangement."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import pytest
from law_findings import assembled, compiled_library

from assembler.answers.files import read_answers
from assembler.errors import AnswersError, LibraryError
from assembler.source import read_yaml
from assembler.statute.powers import Powers, read_powers

_TEXT = files("assembler.statute").joinpath("law", "powers.yaml").read_text(encoding="utf-8")


def read(text: str) -> Powers:
    return read_powers(read_yaml(text, "law/powers.yaml", LibraryError), compiled_library().library.kinds)


def changed(old: str, new: str) -> list[str]:
    assert old in _TEXT
    with pytest.raises(LibraryError) as raised:
        read(_TEXT.replace(old, new, 1))
    return [problem.message for problem in raised.value.problems]


def findings(arrangement: dict[str, str], *kinds: str) -> set[str]:
    """The blocks on one arrangement between parties called by their kinds."""
    parties = [{"id": kind.replace("_", "-"), "kind": kind, "in_england": "yes"} for kind in kinds]
    given: dict[str, Any] = {"id": "it", "function_words": "it", "manner": "arrange", "to": "a_party", **arrangement}
    result = assembled({"parties": parties, "functions": {"delegation": "yes", "arrangements": [given]}})
    return {f.rule for f in result.findings if f.item == "it" and f.action == "BLOCK" and f.applies}


def test_a_group_stands_for_its_kinds_and_any_for_every_kind():
    powers = {power.power: power for power in read(_TEXT).powers}
    assert powers["lga_1972_s101"].held_by == ("county_council", "unitary_council", "isles_of_scilly")
    assert set(powers["frsa_s16"].recipients) == set(compiled_library().library.kinds)


def test_what_is_no_such_power_allows_nothing():
    assert {power.power for power in read(_TEXT).powers if not power.allows} == {"localism_s1", "pca_s4"}


def test_no_power_of_a_commissioner_reaches_a_policing_body_or_a_chief_officer():
    kinds = compiled_library().library.kinds
    reached = {
        kind
        for power in read(_TEXT).powers
        if power.power in ("prsra_s18", "prsra_s19", "ldedca_s107f", "lura_s33")
        for kind in (*power.recipients, *power.if_confirmed)
    }
    assert {kind for kind in reached if kinds[kind].paragraph == "police"} == set()
    assert reached.isdisjoint({"mayor_of_london", "other_police_body", "cca_mayor_pcc_functions", "welsh_body"})


def test_section_65z5_reaches_no_police_body_and_no_stand_alone_fire_authority():
    power = next(power for power in read(_TEXT).powers if power.power == "nhs_s65z5")
    kinds = compiled_library().library.kinds
    assert {kind for kind in (*power.recipients, *power.if_confirmed) if kinds[kind].paragraph == "police"} == set()
    assert set(power.recipients).isdisjoint(
        {"combined_fire_authority", "metropolitan_fire_authority", "london_fire_commissioner", "pcc_fire_authority"}
    )


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("text: partly", "text: perhaps", "Nothing is called perhaps."),
        ("  limits: ", "  limit: ", "Names are wrong here (unknown: limit; missing: limits)."),
        ("- power: frsa_s16", "- frsa_s16\n- power: frsa_s16", "This should be a group of names and values."),
        ("  recipients: [any]", "  limits_: x", "Names are wrong here (unknown: limits_; missing: recipients)."),
        ("recipients: [chief_constable]", "recipients: [chief_constabel]", "Nothing is called chief_constabel."),
        ("allows: [joint]", "allows: [jointly]", "Nothing is called jointly."),
        ("also to: [deputy, own_staff]", "also to: [friends]", "Nothing is called friends."),
        ("functions: [other_function]", "functions: [other_functions]", "Nothing is called other_functions."),
        ("- power: frsa_s4h", "- power: frsa_s4g", "Powers and the answers' values differ: frsa_s4g, frsa_s4h."),
        (
            "- function: annual_report",
            "- function: annual_reports",
            "Nothing is called annual_reports.",
        ),
    ],
)
def test_a_fault_in_the_powers_is_told(old: str, new: str, message: str):
    assert message in changed(old, new)


def test_a_power_reaches_another_recipient_only_on_a_lawyers_word():
    arrangement = {
        "owner": "county-council",
        "function": "fire_safety",
        "exerciser": "other-public-body",
        "power": "lga_1972_s101",
    }
    assert findings(arrangement, "county_council", "other_public_body") == {"s4-no-nondelegable-function"}
    confirmed = {**arrangement, "power_confirmed": "Head of Legal Services, 4 February 2027"}
    assert findings(confirmed, "county_council", "other_public_body") == set()


def test_the_chief_constable_may_have_fire_functions_only_by_an_order():
    arrangement = {"owner": "pcc-fire-authority", "function": "fire_safety", "exerciser": "chief-constable"}
    kinds = ("pcc_fire_authority", "chief_constable")
    assert findings({**arrangement, "power": "frsa_s4h"}, *kinds) == set()
    assert findings({**arrangement, "power": "lga_1972_s101"}, *kinds) == {
        "s4-existing-power-arrange",
        "s4-no-nondelegable-function",
    }


def test_an_arrangement_must_name_a_workstream_that_is_there():
    with pytest.raises(AnswersError) as raised:
        read_answers(
            "functions: {arrangements: [{id: a, workstream: seaches}]}\nscope: {workstreams: [{id: searches}]}",
            "a.yaml",
        )
    assert [(p.message, p.cure) for p in raised.value.problems] == [
        ("There is no workstream with the id “seaches”.", "Did you mean “searches”?")
    ]


def test_a_mayor_who_stands_twice_in_the_register_is_one_person():
    parties = [
        {"id": "police", "body": "mayor-greater-manchester-pcc"},
        {"id": "fire", "body": "mayor-greater-manchester-fire"},
    ]
    values = assembled({"parties": parties}).answers.values.parties
    assert [(party.same_person, party.same_person_as) for party in values] == [(False, None), (True, "police")]


def test_a_party_not_from_the_register_is_said_to_be_nobody_else():
    parties = [{"id": "other", "kind": "combined_authority"}, {"id": "fire", "body": "mayor-greater-manchester-fire"}]
    assert assembled({"parties": parties}).answers.values.parties[1].same_person is None
