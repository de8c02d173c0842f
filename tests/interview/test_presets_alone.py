"""A preset alone, with parties from the register, raises no finding that the preset could have answered.

It could have answered one where two things are so. Nobody else has still to say anything that the finding reads: no party's own fact or figure,
no row of a list, no name, day or sum; so it is certain, and not met rather than unknown. And another answer to a question that a preset may
answer, all else the same, takes the finding away: to one that this preset answers, or to one that the finding rests on.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import pytest
from interview.playing import PRESETS, QUESTIONNAIRE
from shipped import assembled, compiled_library

from assembler.answers.files import AnswersFile, read_answers
from assembler.answers.plain_value import plain_value
from assembler.completion import complete
from assembler.conditions import Choice, Choices, Sort, YesNo
from assembler.pipeline import Result
from assembler.questions import Question
from assembler.register import load_register
from assembler.source import FieldPath
from assembler.statute.findings import Finding, findings

THREE = ["pcc-norfolk", "fra-norfolk", "amb-east-of-england"]
FOUR = ["pcc-norfolk", "cc-norfolk", "fra-norfolk", "amb-east-of-england"]
SUITABLE = {
    "strategic-umbrella": FOUR,
    "operational-assistance": FOUR,
    "co-responding": ["fra-norfolk", "amb-east-of-england"],
    "shared-premises": THREE,
    "shared-services": FOUR,
    "joint-post": FOUR,
    "shared-control-room": ["mopac", "commissioner-metropolis", "london-fire-commissioner", "amb-london"],
    "fleet-and-training": THREE,
}
"""Parties who would make such an agreement; the register knows of what kind each is."""


def begun(proposed: Mapping[str, Any], bodies: list[str]) -> AnswersFile:
    """What `assembler new --preset … --parties …` begins: the parties, one workstream, and what the preset proposes."""
    answers: dict[str, Any] = {
        "document": {"id": "a-preset-alone", "prepared_on": "2027-01-04"},
        "parties": [{"id": body, "body": body} for body in bodies],
        "scope": {"workstreams": [{"id": "workstream-1"}]},
    }
    for field, value in proposed.items():
        section, name = field.split(".")
        answers.setdefault(section, {})[name] = plain_value(value)
    return read_answers(json.dumps({"format": 2, **answers}), "begun.json")


def awaited(result: Result) -> set[str]:
    """Every question that somebody has still to answer, and every list without a row, by the names that findings have for them."""
    fields = {field_at(path): origin in ("open", "not recorded") for path, origin in result.answers.origins.items()}
    rows = {field.rpartition("[].")[0] for field in fields}
    names = {called(question) for question in QUESTIONNAIRE.questions if fields.get(question.field)}
    return names | {path for question in QUESTIONNAIRE.questions for path, _ in question.lists if path not in rows}


def field_at(path: FieldPath) -> str:
    """`scope.workstreams[].model` for the place of one workstream's."""
    return re.sub(r"\.\d+", "[]", ".".join(str(step) for step in path))


def called(question: Question) -> str:
    """`workstream.model` for `scope.workstreams[].model`."""
    return f"{question.lists[-1][1]}.{question.field.rpartition('[].')[2]}" if question.lists else question.field


def other_answers(proposed: Mapping[str, Any], rests_on: Iterable[str]) -> Iterator[Mapping[str, Any]]:
    """What the preset would be with one of its choices, or one that a finding rests on, another one."""
    for field in dict.fromkeys([*proposed, *rests_on]):
        question = QUESTIONNAIRE.by_field.get(field)
        if question is not None and not question.lists and question.leaf.nature != "recorded":
            value = proposed.get(field, question.default)
            yield from ({**proposed, field: other} for other in others(question.leaf.sort, value))


def others(sort: Sort, value: Any) -> list[Any]:
    if isinstance(sort, YesNo):
        return [plain_value(value) not in (True, "yes")]
    if isinstance(sort, Choice):
        return [other for other in sort.values if other != value]
    if isinstance(sort, Choices):
        return [[kept for kept in value or () if kept != left_out] for left_out in value or ()]
    return []


def taken_away(found: Finding, proposed: Mapping[str, Any], bodies: list[str]) -> bool:
    compiled = compiled_library()
    for other in other_answers(proposed, [*found.fields, *found.facts]):
        answers = complete(begun(other, bodies), QUESTIONNAIRE, load_register())
        if found.key not in {still.key for still in findings(answers, compiled.rules, compiled.say) if still.applies}:
            return True
    return False


def could_have_answered(proposed: Mapping[str, Any], bodies: list[str]) -> list[str]:
    result = assembled(begun(proposed, bodies))
    waiting = awaited(result)
    return [
        found.key
        for found in result.findings
        if found.action in ("BLOCK", "WARN") and found.state == "not met" and found.certain
        if not waiting.intersection(found.fields) and taken_away(found, proposed, bodies)
    ]


@pytest.mark.parametrize("preset", PRESETS.by_id)
def test_a_preset_alone_raises_no_finding_that_it_could_have_answered(preset: str) -> None:
    assert could_have_answered(PRESETS.by_id[preset].answers, SUITABLE[preset]) == []


@pytest.mark.slow
def test_a_preset_sharing_host_liabilities_with_no_host_is_found() -> None:
    proposed = {**PRESETS.by_id["shared-services"].answers, "risk.liability": "shared_pot"}

    assert could_have_answered(proposed, FOUR) == ["p-shared-pot-host"]


def test_what_a_party_has_still_to_say_is_no_finding_of_a_preset() -> None:
    proposed = PRESETS.by_id["co-responding"].answers
    found = assembled(begun(proposed, FOUR)).findings

    assert "x-direction-and-control" in {finding.rule for finding in found if finding.applies}
    assert could_have_answered(proposed, FOUR) == []
