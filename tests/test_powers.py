"""The powers as data: read strictly, and turned into facts about an arrangement."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import pytest
from law_findings import assembled, compiled_library

from assembler.answers.files import read_answers
from assembler.conditions import Fact
from assembler.conditions.tree import Always
from assembler.errors import AnswersError, LibraryError
from assembler.source import read_yaml
from assembler.statute.powers import Bar, Power, Powers, power_facts, read_powers

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


def test_no_commissioner_power_reaches_policing_body_or_chief_officer():
    kinds = compiled_library().library.kinds
    reached = {
        kind
        for power in read(_TEXT).powers
        if power.power in ("prsra_s18", "prsra_s19", "ldedca_s107f", "lura_s33")
        for kind in (*power.recipients, *power.if_confirmed)
    }
    assert {kind for kind in reached if kinds[kind].paragraph == "police"} == set()
    assert reached.isdisjoint({"mayor_of_london", "other_police_body", "cca_mayor_pcc_functions", "welsh_body"})


def test_section_65z5_reaches_no_police_or_stand_alone_fire_authority():
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


SMALL = Powers(
    (
        Power(
            "lga_1972_s101",
            held_by=("county_council",),
            allows=("arrange", "joint"),
            functions=("fire_safety",),
            recipients=("county_council", "nhs_trust"),
            if_confirmed=("london_fire_commissioner",),
            also_to=("deputy",),
            text="verified",
        ),
        Power("frsa_s16", ("unitary_council",), ("arrange",), (), ("nhs_trust",), (), (), "partly"),
        Power("pca_s4", ("county_council",), (), (), (), (), (), "verified"),
    ),
    (Bar("annual_report", ("pcc_fire_authority",)), Bar("fire_safety", ("county_council", "nhs_trust"))),
)


@pytest.mark.parametrize(
    ("power", "holder", "recipient"), [("power", "owner", "exerciser"), ("other_power", "exerciser", "owner")]
)
def test_powers_become_facts_about_the_arrangement_relying_on_them(power: str, holder: str, recipient: str):
    field, kind, to = f"arrangement.{power}", f"arrangement.{recipient}.kind", "arrangement.to == 'a_party'"
    s101, s16, s4 = (f"{field} == '{name}'" for name in ("lga_1972_s101", "frsa_s16", "pca_s4"))
    other = f"({field} == 'other' and recorded({field}_words) and recorded({field}_confirmed))"
    held = f"arrangement.{holder}.kind in"
    made = {
        fact.name: (fact.means, str(fact.condition))
        for fact in power_facts(SMALL, compiled_library().library.vocabulary)
        if fact.name.startswith(f"{field}_")
    }

    assert made == {
        f"{field}_is_held": (
            "the power named is one that a body of this kind has, or a lawyer has confirmed another",
            f"({s101} and {held} ['county_council']) or ({s16} and {held} ['unitary_council']) or ({s4} and {held} ['county_council']) "
            f"or {other}",
        ),
        f"{field}_allows_arranging": ("the power named allows arrangements", f"{s101} or {s16} or {other}"),
        f"{field}_allows_joint_exercise": ("the power named allows joint exercise", f"{s101} or {other}"),
        f"{field}_reaches_the_function": (
            "the power named reaches the function",
            f"({s101} and arrangement.function in ['fire_safety']) or {s16} or {other}",
        ),
        f"{field}_reaches_the_recipient": (
            "the power named reaches the person who is to exercise the function",
            f"({s101} and (({to} and {kind} in ['county_council', 'nhs_trust']) or ({to} and {kind} in ['london_fire_commissioner'] and "
            f"recorded({field}_confirmed)) or arrangement.to in ['deputy'])) or ({s16} and ({to} and {kind} in ['nhs_trust'])) or {other}",
        ),
        f"{field}_is_read": (
            "the text of the power was read when these rules were written, or a lawyer has confirmed the power",
            f"{s101} or {s4} or recorded({field}_confirmed) or {other}",
        ),
    }


def test_the_facts_about_powers_come_in_order_with_their_law():
    made = list(power_facts(SMALL, compiled_library().library.vocabulary))
    suffixes = ("is_held", "allows_arranging", "allows_joint_exercise", "reaches_the_function", "reaches_the_recipient")

    assert made[0] == Fact(
        "arrangement.function_barred",
        "the function is one that its owner may not delegate",
        made[0].condition,
        "arrangement",
        ("pca-2017 s.4(5)",),
    )
    assert str(made[0].condition) == (
        "(arrangement.function == 'annual_report' and arrangement.owner.kind in ['pcc_fire_authority']) or "
        "(arrangement.function == 'fire_safety' and arrangement.owner.kind in ['county_council', 'nhs_trust'])"
    )
    assert [fact.name for fact in made[1:]] == [
        f"arrangement.{power}_{suffix}" for power in ("power", "other_power") for suffix in (*suffixes, "is_read")
    ]
    assert {(fact.parameter, fact.law) for fact in made[1:]} == {
        ("arrangement", ("pca-2017 s.4(1)", "pca-2017 s.4(5)"))
    }


def test_where_nothing_may_not_be_delegated_no_function_is_barred():
    barred, *_ = power_facts(Powers((), ()), compiled_library().library.vocabulary)

    assert barred.condition == Always(truth=False)


def test_what_a_file_says_of_a_power_is_kept_whole():
    made = {power.power: power for power in read(_TEXT).powers}

    assert made["pca_s4"].functions == made["pca_s4"].recipients == made["pca_s4"].also_to == ()
    assert set(made["frsa_s16"].recipients) == set(compiled_library().library.kinds)
    assert {power.text for power in made.values()} <= {"verified", "partly", "not"}


def test_a_bar_lacks_nothing():
    assert changed("  owners: ", "  owner: ") == ["Names are wrong here (unknown: owner; missing: owners)."]


def test_groups_powers_and_bars_are_all_in_the_file():
    with pytest.raises(LibraryError) as raised:
        read("powers: []\nbared: []\n")

    assert [str(problem) for problem in raised.value.problems] == [
        "law/powers.yaml:1: Names are wrong here (unknown: bared; missing: barred, groups)."
    ]
