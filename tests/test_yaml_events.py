"""The faults of form that officers meet most: what is told of each, with its line and what usually causes it."""

from __future__ import annotations

import pytest

from assembler.errors import AnswersError
from assembler.source import read_yaml

CLOSED = "Check that each line begins as far in as those beside it, and that every quote and bracket is closed."
COLON = "An answer that holds a colon and a space must be put in quotes. If there is none, the line begins too far in."
TAB = "Begin each line with spaces, never with a tab."
SIGN = "Begin each line with spaces, never with a tab, and put an answer that begins with a sign in quotes."
OPENED = "A quote is opened there or before, and not closed."
OTHER = (
    "Check the indentation and the colons near that line, and put text that holds “: ” or begins with a sign in quotes."
)


@pytest.mark.parametrize(
    ("text", "line", "what", "cure"),
    [
        ("a: 1\n b: 2\n", ":2", "mapping values are not allowed in this context", COLON),
        ("a: b: c\n", ":1", "mapping values are not allowed in this context", COLON),
        ("a: [1, 2\n", ":2", "did not find expected ',' or ']'", CLOSED),
        ("- a\nb: 1\n", ":2", "did not find expected '-' indicator", CLOSED),
        ('a: "open\n', ":2", "found unexpected end of stream", OPENED),
        ("a:\n\t- 1\n", ":2", "found character that cannot start any token", SIGN),
        ("a: b\n\tc: d\n", ":2", "found a tab character that violates indentation", TAB),
        ("a: @b\n", ":1", "found character that cannot start any token", SIGN),
        ("a: !<x\n", ":1", "did not find the expected '>'", OTHER),
        ("[" * 100, "", "it is nested too deeply", OTHER),
    ],
)
def test_a_fault_of_form_is_told_whole(text: str, line: str, what: str, cure: str):
    with pytest.raises(AnswersError) as refused:
        read_yaml(text, "f.yaml")

    assert str(refused.value) == f"f.yaml{line}: This is not well-formed YAML: {what}. {cure}"


def test_nesting_beyond_the_parsers_limit_or_ours_is_refused():
    with pytest.raises(AnswersError) as refused:
        read_yaml("[" * 30_000, "f.yaml")

    told = f": This is not well-formed YAML: it is nested too deeply. {OTHER}"
    assert str(refused.value) in (f"f.yaml:1{told}", f"f.yaml{told}")


def test_more_values_than_any_agreement_has_are_told():
    with pytest.raises(AnswersError) as refused:
        read_yaml("a: [" + "1," * 300_000 + "1]", "f.yaml")

    said = str(refused.value)
    assert said.startswith("f.yaml: This is not well-formed YAML: it holds more than ")
    assert said.endswith(". No agreement needs as many: look for what is repeated there.")
