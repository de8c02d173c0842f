"""Findings on the parties' own words, whole."""

from __future__ import annotations

import pytest
from shipped import answers, compiled_library

from assembler.own_words import own_findings
from assembler.pipeline import complete_answers
from assembler.register import load_register
from assembler.special_conditions import words_unchecked
from assembler.statute.findings import Finding


def found(text: str) -> list[Finding]:
    given = complete_answers(answers(text), compiled_library(), load_register())
    return [*own_findings(given, compiled_library().library), *words_unchecked(given)]


def warning(rule: str, message: str, cure: str, **more: object) -> Finding:
    filled: dict[str, object] = {"action": "WARN", "item": "", "fields": ()} | more
    return Finding(rule, "practice", "", basis="Practice", state="not met", message=message, cure=cure, **filled)  # type: ignore[arg-type]


SAY = (
    "Say what is meant, leave the whole answer to be agreed, or accept this warning if the words are right as they are."
)


def test_a_stand_in_is_a_warning_about_its_place():
    text = "parties: [{id: a, kind: charity, address: '1 High Street, TBC'}]\nmoney: {payments: yes}\n"

    assert found(text) == [
        warning(
            "p-stand-in-words",
            "parties.a.address (principal address) says “TBC”, where something is still to be said.",
            SAY,
            item="a",
            fields=("parties.a.address",),
            facts={"parties.a.address": "1 High Street, TBC"},
        )
    ]


def test_a_drafters_stand_in_goes_by_its_clause_rule_or_condition():
    text = (
        "drafting:\n"
        "  omit: [{clause: waiver, reason: TBC later}]\n"
        "  special_conditions: [{id: rent, heading: Rent, text: It is TBC yet.}]\n"
        "  accepted: [{rule: x-pcc-abolition, facts: {}, by: A person TBC, on: 2027-05-01, reason: x}]\n"
    )
    says = (
        " says \N{LEFT DOUBLE QUOTATION MARK}TBC\N{RIGHT DOUBLE QUOTATION MARK}, where something is still to be said."
    )

    assert [one.message for one in found(text) if one.rule == "p-stand-in-words"] == [
        f"drafting.omit.waiver.reason{says}",
        f"drafting.special_conditions.rent.text{says}",
        f"drafting.accepted.x-pcc-abolition.by{says}",
    ]


def test_one_name_for_two_things_is_a_block():
    text = (
        "parties: [{id: b, kind: charity, short_name: The Hub}, {id: a, kind: charity, legal_name: HUB}]\n"
        "scope: {workstreams: [{id: w, name: hub}]}\ngovernance: {structure: board, board_name: ' '}\n"
    ).replace("' '", "Board")

    assert found(text) == [
        warning(
            "p-one-name-for-two",
            "“HUB” is the name of 3 things: parties.a.legal_name (a party), parties.b.short_name (a party) and "
            "scope.workstreams.w.name (a workstream). A reader cannot tell which is meant.",
            "Give each of them a name of its own.",
            action="BLOCK",
            fields=("parties.a.legal_name", "parties.b.short_name", "scope.workstreams.w.name"),
        )
    ]


def test_a_name_that_the_agreement_defines_is_a_block():
    text = (
        "parties: [{id: a, kind: charity, short_name: Workstreams}]\n"
        "governance: {structure: board, board_name: Agreement}\nscope: {workstreams: [{id: w, name: Board}]}\n"
    )

    assert found(text) == [
        warning(
            "p-one-name-for-two",
            "parties.a.short_name calls a party “Workstreams”, and the agreement gives “Workstream” a meaning of its own. "
            "A reader cannot tell which is meant.",
            "Call a party something else.",
            action="BLOCK",
            fields=("parties.a.short_name",),
        ),
        warning(
            "p-one-name-for-two",
            "governance.board_name calls the board “Agreement”, and the agreement gives “Agreement” a meaning of its own. "
            "A reader cannot tell which is meant.",
            "Call the board something else.",
            action="BLOCK",
            fields=("governance.board_name",),
        ),
    ]


def test_words_of_special_conditions_are_a_warning_that_counts_them():
    one = "{id: b, heading: Rent, text: It is paid.}"
    two = f"{one}, {{id: a, heading: Keys, text: They are kept.}}"
    cure = "A lawyer must read them against sections 3 and 4 of the Act, and accept this warning."

    def message(counted: str) -> str:
        return f"The agreement holds {counted}, in the parties' own words, which no rule has been applied to."

    assert found("") == []
    assert found(f"drafting: {{special_conditions: [{one}]}}") == [
        warning(
            "special-conditions",
            message("1 special condition"),
            cure,
            facts={"drafting.special_conditions.b": "Rent: It is paid."},
        )
    ]
    assert found(f"drafting: {{special_conditions: [{two}]}}") == [
        warning(
            "special-conditions",
            message("2 special conditions"),
            cure,
            facts={
                "drafting.special_conditions.a": "Keys: They are kept.",
                "drafting.special_conditions.b": "Rent: It is paid.",
            },
        )
    ]


def test_an_id_or_a_clause_is_no_word_of_the_drafters():
    text = "drafting: {special_conditions: [{id: tbc, heading: Rent, text: It is paid.}]}"

    assert [one.rule for one in found(text)] == ["special-conditions"]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("North Hub", "north-hub", True),
        ("North Hub", "Northhub", True),
        ("The Hub", "hub", True),
        ("the  Hub", "HUB", True),
        ("Hub_1", "Hub 1", True),
        ("Hu\N{SOFT HYPHEN}b", "Hub", True),
        ("\N{FULLWIDTH LATIN CAPITAL LETTER H}ub", "Hub", True),
        ("Stra\N{LATIN SMALL LETTER SHARP S}e", "STRASSE", True),
        ("Theatre", "atre", False),
        ("Of the Hub", "Of Hub", False),
        ("Hu\N{HANGUL FILLER}b", "Hub", True),
        ("Hu\N{VARIATION SELECTOR-16}b", "Hub", True),
        ("North H\N{CYRILLIC SMALL LETTER U}b", "North Hyb", True),
        ("The Hub\N{RIGHT SINGLE QUOTATION MARK}s", "Hub", True),
        ("Hub", "Hubs", False),
        ("Hub 1", "Hub 2", False),
    ],
)
def test_names_are_one_where_a_reader_would_hear_no_difference(one: str, other: str, same: bool):
    text = f"scope: {{workstreams: [{{id: a, name: {one}}}, {{id: b, name: {other}}}]}}"
    places = "scope.workstreams.a.name (a workstream) and scope.workstreams.b.name (a workstream)"
    message = f"“{one}” is the name of 2 things: {places}. A reader cannot tell which is meant."

    assert [finding.message for finding in found(text)] == [message] * same


SUBJECTS = "premises, staff, shared_systems, operational_protocols, clinical_governance, capital_contributions, vehicles_and_equipment"

TERM = "gives “{}” a meaning of its own"


@pytest.mark.row("A4")
@pytest.mark.parametrize(
    ("name", "term"),
    [
        ("each Party", "Party"),
        ("The Other Parties", "Party"),
        ("All the parties.", "Party"),
        ("Party\N{RIGHT SINGLE QUOTATION MARK}s", "Party"),
        ("Schedule", "Schedule"),
        ("Clauses", "clause"),
        ("the annexes", "Annex"),
        ("Critical Service", "Critical Services"),
        ("B\N{CYRILLIC SMALL LETTER O}ard", "Board"),
        ("Bo\N{HANGUL FILLER}ard", "Board"),
        ("Each Partner", None),
        ("Annexe House", None),
        ("Party Wall Trust", None),
    ],
)
def test_no_party_is_called_by_a_word_that_the_agreement_defines(name: str, term: str | None):
    told = found(f"parties: [{{id: a, kind: charity, short_name: {name}}}]")

    assert [TERM.format(term) in one.message for one in told] == [True] * (term is not None)


@pytest.mark.row("A4")
@pytest.mark.parametrize(
    ("group", "items"),
    [
        ("people", "placements"),
        ("scope", "annexes"),
        ("premises", "places"),
        ("response", "protocols"),
        ("response", "care"),
        ("systems", "systems"),
        ("works", "projects"),
        ("works", "assets"),
    ],
)
def test_two_of_a_list_that_are_called_by_name_have_two_names(group: str, items: str):
    three = f"{items}: [{{id: a, name: Hub}}, {{id: b, name: The hub}}, {{id: c, name: Other}}]"
    asked = dict.fromkeys(("people", "scope", "premises", "response", "systems", "works"), "")
    asked |= {"people": "placed: yes", "scope": f"subjects: [{SUBJECTS}]"}
    text = "".join(
        f"{name}: {{{', '.join(filter(None, (words, three * (name == group))))}}}\n" for name, words in asked.items()
    )

    assert [one.fields for one in found(text)] == [(f"{group}.{items}.a.name", f"{group}.{items}.b.name")]


@pytest.mark.row("A4")
def test_a_place_and_a_system_of_one_name_are_told_apart_by_kind():
    assert found("premises: {places: [{id: a, name: Hub}]}\nsystems: {systems: [{id: b, name: Hub}]}") == []


@pytest.mark.row("A5")
@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("To follow.", ["To follow."]),
        ("-", ["-"]),
        ("unknown", ["unknown"]),
        ("{{condition}}", ["{{condition}}"]),
        ("The rent is as follows\\n- yearly rent\\n- to be drafted", ["- to be drafted"]),
        ("The rent is £1 a year.\\n\\n[Schedule of rents]", ["[Schedule of rents]"]),
        ("The rent to follow is £1 a year.\\n\\n- yearly", []),
    ],
)
def test_a_special_condition_or_line_that_only_holds_a_place_is_told(text: str, told: list[str]):
    condition = f'{{id: rent, heading: Rent, text: "{text}"}}'
    messages = [one.message for one in found(f"drafting: {{special_conditions: [{condition}]}}") if one.rule == STAND]

    assert messages == [f"drafting.special_conditions.rent.text {SAYS.format(words)}" for words in told]


STAND = "p-stand-in-words"
SAYS = "says “{}”, where something is still to be said."
