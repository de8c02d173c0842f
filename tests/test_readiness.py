"""What the drafter gets wrong of the library, and what prevents a signature copy: each message whole."""

from __future__ import annotations

import pytest
from shipped import answers, compiled_library

from assembler.agreement import OpenPoint
from assembler.readiness import IN_CODE, RETIRED, NotReadyError, drafting_problems, refuse_unready
from assembler.statute.findings import Finding

ACCEPTED = "by: Ann, on: 2027-05-01, reason: x"
FIRST = "hub.yaml:1, drafting."


def told(drafting: str) -> list[str]:
    return [str(one) for one in drafting_problems(answers(f"drafting: {{{drafting}}}"), compiled_library())]


@pytest.mark.parametrize(
    ("drafting", "problems"),
    [
        ("omit: [{clause: waiver, reason: x}]", []),
        ("omit: [{clause: wavier, reason: x}]", [f"{FIRST}omit[1].clause: There is no clause “wavier”. Did you mean “waiver”?"]),
        (
            "omit: [{clause: waiver, reason: x}, {clause: review, reason: x}]",
            [f"{FIRST}omit[2].clause: The clause “review” is core and cannot be left out. Only default and optional clauses can be left out."],
        ),
        ("not_used: [waiver]", []),
        ("not_used: [wavier]", [f"{FIRST}not_used[1]: There is no clause “wavier”. Did you mean “waiver”?"]),
        ("not_used: [cover]", [f"{FIRST}not_used[1]: “cover” has no number to be kept. Only clauses and schedules are numbered."]),
        ("not_used: [waiver, waiver]", [f"{FIRST}not_used[2]: “waiver” is named twice. Name it once."]),
        ("publication: {left_out: [{section: workstream/patrol, reason: x}]}", []),
        (
            "publication: {left_out: [{section: wavier, reason: x}]}",
            [f"{FIRST}publication.left_out[1].section: There is no clause or schedule “wavier”. Did you mean “waiver”?"],
        ),
        (
            "publication: {left_out: [{section: waiver, reason: x}, {section: waiver, reason: y}]}",
            [f"{FIRST}publication.left_out[2].section: “waiver” is named twice. Name it once, with one reason."],
        ),
        (f"accepted: [{{rule: x-pcc-abolition, facts: {{}}, {ACCEPTED}}}]", []),
        (f"accepted: [{{rule: p-deed-corporation-sole, {ACCEPTED}}}]", []),
        (
            f"accepted: [{{rule: p-deed-corporation-sole, facts: {{}}, {ACCEPTED}}}]",
            [f"{FIRST}accepted[1].rule: “p-deed-corporation-sole” is not a warning. Only warnings can be accepted."],
        ),
        (
            f"accepted: [{{rule: special-condition, facts: {{}}, {ACCEPTED}}}]",
            [f"{FIRST}accepted[1].rule: “special-condition” is not a warning. Did you mean “special-conditions”?"],
        ),
        (
            f"accepted: [{{rule: special-conditions, check: y, facts: {{}}, {ACCEPTED}}}]",
            [
                f"{FIRST}accepted[1].rule: The acceptance must say which warning of special-conditions it accepts; “y” is none of them. "
                "Leave `check` out: the rule has one warning."
            ],
        ),
        (
            f"accepted: [{{rule: special-conditions, item: y, facts: {{}}, {ACCEPTED}}}]",
            [
                f"{FIRST}accepted[1].rule: The acceptance names a party or item, and special-conditions is about the agreement as a whole. "
                "Leave `item` out."
            ],
        ),
        (f"accepted: [{{rule: special-conditions, check: y, item: z, {ACCEPTED}}}]", []),
        (f"accepted: [{{rule: p-stand-in-words, item: z, facts: {{}}, {ACCEPTED}}}]", []),
        (
            f"accepted: [{{rule: special-beside-clause, facts: {{}}, {ACCEPTED}}}]",
            [
                f"{FIRST}accepted[1].rule: The acceptance must name the party or item that special-beside-clause is about. "
                "Add `item`, the id of one of drafting.special_conditions."
            ],
        ),
    ],
)  # fmt: skip
def test_what_is_wrong_with_what_the_drafter_says(drafting: str, problems: list[str]):
    assert told(drafting) == problems


def test_the_warnings_that_are_in_no_file_of_rules():
    assert IN_CODE == ("special-conditions", "special-beside-clause", "p-outside-the-term", "p-stand-in-words")
    assert {"p-deed-corporation-sole"} == RETIRED


def found(message: str, action: str, **other: str) -> Finding:
    filled = {"accepted": "", "lapsed": ""} | other
    return Finding("r", "s.1", "", action, "Act", "not met", message, "Do it.", "", (), **filled)  # type: ignore[arg-type]


def test_all_that_prevents_a_signature_copy_is_told_with_its_cure():
    findings = (
        found("One.", "BLOCK"),
        found("Two.", "WARN", lapsed="It was accepted on other facts."),
        found("Three.", "WARN", accepted="Ann"),
        found("Four.", "RECORD"),
        found("Five.", "INCLUDE"),
    )
    points = (
        OpenPoint("a", "How long?", "ask the Board.", (), "change.notice"),
        OpenPoint("b", "Who", "", (), "parties[1].kind"),
        OpenPoint("c", "Nothing says so", "", ()),
    )
    with pytest.raises(NotReadyError) as raised:
        refuse_unready(findings, points)

    assert str(raised.value).splitlines() == [
        "BLOCK: One. (s.1; rule r) Do it.",
        "WARN: Two. (s.1; rule r) It was accepted on other facts. Do it.",
        "BLOCK: Five. (s.1; rule r) Do it.",
        "Open: How long?: ask the Board. Answer change.notice in the answers file.",
        "Open: Who. Answer parties[1].kind in the answers file.",
        "Open: Nothing says so.",
    ]
    assert (raised.value.findings, raised.value.points) == ((findings[0], findings[1], findings[4]), points)


def test_nothing_is_refused_where_nothing_prevents_it():
    refuse_unready((found("x", "RECORD"), found("y", "WARN", accepted="Ann")), ())
