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
