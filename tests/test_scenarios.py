"""The worked scenarios: what the law finds in each example, which clauses are in it and out of it, and what it says and does not say.

A file in tests/scenarios names an example, and in `with` may lay other answers upon it. `standing` and `accepted` are the whole of what stands, and of the warnings accepted;
`signature` is whether a copy for signature can be made; `clauses`, where it is given, is the whole list of what is in, and otherwise
`in` and `out` are parts of it. `says` and `never says` are words of the agreement's plain text.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from law_findings import merged
from shipped import ROOT, assembled, compiled_library

from assembler.answers.files import AnswersFile, read_answers
from assembler.plain import agreement_text
from assembler.readiness import NotReadyError

_KEYS = {
    "scenario",
    "example",
    "with",
    "signature",
    "standing",
    "accepted",
    "clauses",
    "in",
    "out",
    "says",
    "never says",
}


def scenarios() -> list[dict[str, Any]]:
    folder = Path(__file__).parent / "scenarios"
    return [
        yaml.load(file.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 - nothing but text
        for file in sorted(folder.glob("*.yaml"))
    ]


def scenario_answers(scenario: dict[str, Any]) -> AnswersFile:
    name = scenario["example"]
    text = (ROOT / "examples" / name).read_text(encoding="utf-8")
    if "with" in scenario:
        as_text = yaml.load(text, yaml.BaseLoader)  # noqa: S506 - nothing but text
        text = yaml.safe_dump(merged(as_text, scenario["with"]), allow_unicode=True)
    return read_answers(text, name)


each_scenario = pytest.mark.parametrize("scenario", [pytest.param(read, id=read["scenario"]) for read in scenarios()])


@each_scenario
def test_the_findings_that_stand_are_these_and_no_others(scenario: dict[str, Any]):
    found = assembled(scenario_answers(scenario)).findings
    standing = sorted(
        {f"{finding.action} {finding.rule} {finding.item}".strip() for finding in found if finding.applies}
    )
    assert standing == sorted(scenario["standing"])


@each_scenario
def test_the_warnings_accepted_are_these_and_no_others(scenario: dict[str, Any]):
    found = assembled(scenario_answers(scenario)).findings
    assert sorted({f.rule for f in found if f.accepted and f.state != "met"}) == sorted(scenario["accepted"])


@each_scenario
def test_the_clauses_that_should_be_in_are_in_and_the_others_out(scenario: dict[str, Any]):
    present = set(assembled(scenario_answers(scenario), "internal").clauses)
    wanted = set(scenario["clauses"]) if "clauses" in scenario else present
    missing, unwanted = set(scenario["in"]) - present, set(scenario["out"]) & present
    assert (present, missing, unwanted) == (wanted, set(), set())


@each_scenario
def test_it_says_what_it_should_and_not_what_it_should_not(scenario: dict[str, Any]):
    text = " ".join(agreement_text(assembled(scenario_answers(scenario)).agreement).split())
    unsaid = [words for words in scenario["says"] if words not in text]
    said = [words for words in scenario["never says"] if words.casefold() in text.casefold()]
    assert (unsaid, said) == ([], [])


@each_scenario
def test_a_copy_to_sign_can_be_made_only_if_the_scenario_says_so(scenario: dict[str, Any]):
    try:
        assembled(scenario_answers(scenario), "signature")
        made = "yes"
    except NotReadyError:
        made = "no"
    assert made == scenario["signature"]


@each_scenario
def test_a_scenario_holds_what_it_may_and_names_clauses_that_exist(scenario: dict[str, Any]):
    named = {name for key in ("clauses", "in", "out") for name in scenario.get(key, ())}
    assert (set(scenario) - _KEYS, named - set(compiled_library().library.clauses)) == (set(), set())
