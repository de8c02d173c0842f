"""Findings that say the same of several parties are told once, with their names, and the count is that of the list."""

from __future__ import annotations

import re
from types import SimpleNamespace

import pytest

from assembler.cover_note import findings_text
from assembler.statute.against import Against, against
from assembler.statute.findings import Finding
from assembler.statute.rules import Action
from assembler.statute.together import names_in, said_together, statement_of

NAMES = {"a": "Ashmere Fire", "cc": "Chief Constable, Norvale", "t": "Mid-Vale Trust"}


def found(item: str, message: str = "Nothing is recorded of {}.", action: Action = "BLOCK", **other: object) -> Finding:
    text = message.format(NAMES.get(item, item))
    return Finding("r", "s.1", "", action, "Act", "not met", text, "Record it.", item, (), **other)  # type: ignore[arg-type]


def told(*findings: Finding) -> list[str]:
    return [statement_of(one, NAMES.__getitem__) for one in said_together(findings, NAMES.__getitem__)]


def test_what_differs_in_the_name_alone_is_told_once():
    assert told(found("a"), found("t")) == [
        "Nothing is recorded of Ashmere Fire. The same holds of Mid-Vale Trust: 2 blocks."
    ]


def test_names_that_hold_a_comma_are_parted_by_semicolons():
    assert told(found("a"), found("cc"), found("t"))[0].endswith(
        "The same holds of Chief Constable, Norvale; and Mid-Vale Trust: 3 blocks."
    )


def test_words_that_name_nobody_are_followed_by_all_the_names():
    assert told(found("a", "It is not known who told whom."), found("t", "It is not known who told whom.")) == [
        "It is not known who told whom. That is so of Ashmere Fire and Mid-Vale Trust: 2 blocks."
    ]


def test_if_it_applies_is_said_once_of_all_parties_left_unknown():
    unknown = [found(item, certain=False) for item in ("a", "t")]

    assert told(found("cc"), *unknown) == [
        "Nothing is recorded of Chief Constable, Norvale.",
        "If it applies, which is not recorded: Nothing is recorded of Ashmere Fire. The same holds of Mid-Vale Trust: 2 blocks.",
    ]


@pytest.mark.parametrize(
    "other",
    [
        found("t", "Something else is recorded of {}."),
        found("t", lapsed="It was accepted by somebody."),
        found("t", check="another"),
        found("t", action="WARN"),
    ],
)
def test_what_differs_in_more_than_the_name_is_told_apart(other: Finding):
    assert len(told(found("a"), other)) == 2


def test_a_clause_that_must_be_in_is_counted_and_listed_as_a_block():
    findings = [found("", "It has no review.", "INCLUDE"), found("a"), found("t"), found("a", action="WARN")]
    text = findings_text(findings, NAMES.__getitem__)

    assert re.findall(r"^\w+ \(\d+\)", text, re.MULTILINE) == ["Blocks (3)", "Warnings (1)"]
    assert (against(findings, 0).blocks, against(findings, 0).warnings) == (3, 1)
    assert text.index("* It has no review.") < text.index("Warnings (1)")


@pytest.mark.parametrize(
    ("counted", "words", "grave"),
    [
        (Against(0, 0, 0), "0 blocks, 0 warnings, 0 open points", False),
        (Against(1, 1, 1), "1 block, 1 warning, 1 open point", True),
        (Against(2, 0, 0), "2 blocks, 0 warnings, 0 open points", True),
        (Against(0, 2, 3), "0 blocks, 2 warnings, 3 open points", True),
        (Against(0, 0, 3), "0 blocks, 0 warnings, 3 open points", False),
    ],
)
def test_what_prevents_a_signature_copy_is_counted_in_words(counted: Against, words: str, grave: bool):
    assert (str(counted), counted.grave) == (words, grave)


def test_only_what_applies_is_counted_with_the_open_points():
    findings = [
        found("a"),
        found("t", action="INCLUDE"),
        found("a", action="WARN"),
        found("t", action="WARN", accepted="Jo"),
        found("a", action="RECORD"),
    ]

    assert against(findings, 4) == Against(2, 1, 4)


@pytest.mark.parametrize(
    ("findings", "words"),
    [
        ((found("a"),), "Nothing is recorded of Ashmere Fire."),
        ((found("", "Odd."), found("", "Odd.")), "Odd."),
        (
            (found("a", action="WARN"), found("t", action="WARN"), found("z", action="WARN")),
            "Nothing is recorded of Ashmere Fire. The same holds of Mid-Vale Trust and z: 3 warnings.",
        ),
        (
            (found("a", "Odd.", action="RECORD"), found("t", "Odd.", action="RECORD")),
            "Odd. That is so of Ashmere Fire and Mid-Vale Trust: 2 things to record.",
        ),
        (
            (found("a"), found("cc")),
            "Nothing is recorded of Ashmere Fire. The same holds of Chief Constable, Norvale: 2 blocks.",
        ),
        (
            (found("cc", "Odd."), found("a", "Odd."), found("t", "Odd.")),
            "Odd. That is so of Chief Constable, Norvale; Ashmere Fire; and Mid-Vale Trust: 3 blocks.",
        ),
    ],
)
def test_what_is_told_together_says_of_whom_and_how_many(findings: tuple[Finding, ...], words: str):
    assert statement_of(findings, lambda item: NAMES.get(item, item)) == words


def test_an_item_goes_by_its_name_or_by_its_id():
    index = {"parties": {"a": SimpleNamespace(short_name="Ashmere", name=None), "b": SimpleNamespace()}}
    name = names_in(SimpleNamespace(index=index))  # type: ignore[arg-type]

    assert [name(item) for item in ("a", "b", "c")] == ["Ashmere", "b", "c"]
