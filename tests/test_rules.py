"""The rules as data: read strictly."""

from __future__ import annotations

import pytest
from law_findings import compiled_library

from assembler.errors import LibraryError
from assembler.source import read_yaml
from assembler.statute.rules import read_rules

RULE = (
    "- rule: one\n  provision: pca-2017 s.1\n  words: must\n"
    "  checks: [{action: INCLUDE, basis: Act, message: M., cure: C.}]\n"
)


def faults(text: str) -> list[str]:
    document = read_yaml(text, "r.yaml", LibraryError)
    with pytest.raises(LibraryError) as raised:
        read_rules([document], compiled_library().library.vocabulary)
    return [str(problem) for problem in raised.value.problems]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (RULE + "- two\n", ["r.yaml:5: This should be a group of names and values."]),
        ("rule: one\n", ["r.yaml:1: This should be a list."]),
        (RULE + RULE, ["r.yaml:5, one: The rule one is already in r.yaml:1, one."]),
        (
            RULE.replace("words: must", "word: must") + RULE.replace("basis: Act", "basis: Law"),
            [
                "r.yaml:1, one: Names are wrong here (unknown: word; missing: words).",
                "r.yaml:5, one: “INCLUDE” or “Law” is not an action or a basis.",
            ],
        ),
    ],
    ids=["an entry that is no group", "no list", "a rule twice", "every fault at once"],
)
def test_a_fault_in_the_rules_is_told_with_its_line(text: str, told: list[str]):
    assert faults(text) == told


NEEDS_IDS = (
    "Where a rule has more than one WARN check each needs an `id` of its own, and no other check has one. An acceptance names the check by "
    "it, so it never changes."
)


def rule_of(*checks: str) -> str:
    return "- rule: one\n  provision: p\n  words: w\n  checks:\n" + "".join(f"    - {{{check}}}\n" for check in checks)


def check(action: str, identity: str = "") -> str:
    requires = "" if action == "INCLUDE" else ", requires: recorded(document.title)"
    return f"action: {action}, basis: Act, message: M., cure: C.{requires}{f', id: {identity}' if identity else ''}"


@pytest.mark.parametrize(
    "checks",
    [
        [("WARN", "a")],
        [("WARN", "a"), ("WARN", "")],
        [("WARN", ""), ("WARN", "")],
        [("WARN", "a"), ("WARN", "a")],
        [("BLOCK", "a")],
        [("WARN", "a"), ("WARN", "b"), ("INCLUDE", "c")],
    ],
)
def test_a_warning_among_several_has_an_id_and_nothing_else_has(checks: list[tuple[str, str]]):
    assert faults(rule_of(*(check(*one) for one in checks))) == [f"r.yaml:1, one: {NEEDS_IDS}"]


def test_a_rule_is_read_whole():
    text = rule_of(check("WARN", "a"), check("WARN", "b"), check("BLOCK"), check("INCLUDE"))
    each = "  each: parties\n  when: recorded(party.kind)\n  of unknown kind: yes\n"
    vocabulary = compiled_library().library.vocabulary
    asked_of_each, plain = read_rules(
        [read_yaml(text + each, "r.yaml", LibraryError), read_yaml(RULE.replace("one", "two"), "s.yaml", LibraryError)],
        vocabulary,
    )

    assert (asked_of_each.id, asked_of_each.provision, asked_of_each.words) == ("one", "p", "w")
    assert [(one.id, one.action, one.basis) for one in asked_of_each.checks] == [
        ("a", "WARN", "Act"),
        ("b", "WARN", "Act"),
        ("", "BLOCK", "Act"),
        ("", "INCLUDE", "Act"),
    ]
    assert asked_of_each.each is not None
    assert (asked_of_each.each.variable, str(asked_of_each.each.items)) == ("party", "parties")
    assert (str(asked_of_each.when), asked_of_each.of_unknown_kind) == ("recorded(party.kind)", True)
    assert [str(one.requires) for one in asked_of_each.checks] == ["recorded(document.title)"] * 3 + ["True"]
    assert (plain.each, str(plain.when), plain.of_unknown_kind, str(plain.place)) == (
        None,
        "True",
        False,
        "s.yaml:1, two",
    )


@pytest.mark.parametrize("action", ["WARN", "BLOCK", "RECORD"])
def test_only_a_check_that_a_clause_meets_has_no_condition(action: str):
    assert faults(rule_of(check(action).replace(", requires: recorded(document.title)", ""))) == [
        "r.yaml:1, one: Names are wrong here (missing: requires)."
    ]
    assert faults(rule_of(f"{check('INCLUDE')}, requires: recorded(document.title)")) == [
        "r.yaml:1, one: Names are wrong here (unknown: requires)."
    ]


def test_an_action_that_there_is_not_is_told():
    assert faults(rule_of(check("STOP"))) == ["r.yaml:1, one: “STOP” or “Act” is not an action or a basis."]
