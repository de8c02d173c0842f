"""What each of thirteen real deals does not touch is not printed for it, and what it touches is: tests/thirteen_deals.yaml, for a lawyer to read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from shipped import ROOT, assembled, example

from assembler.agreement import Agreement
from assembler.answers.files import read_answers
from assembler.pipeline import Result

WRITTEN = Path(__file__).with_name("thirteen_deals.yaml").read_text(encoding="utf-8")
TABLE = yaml.load(WRITTEN, yaml.BaseLoader)["deals"]  # noqa: S506 - nothing but text


def laid(answers: Any, path: str, value: Any) -> None:
    """Lays `value` at a dotted path, in which a number is a place in a list."""
    *way, last = path.split(".")
    for step in way:
        answers = answers[int(step)] if step.isdigit() else answers.setdefault(step, {})
    answers[last] = value


def completed_deal(deal: dict[str, Any], **also: Any) -> Result:
    """A deal: the facts that it adds, and those of `also`, laid upon its answers file."""
    answers = yaml.load((ROOT / deal["file"]).read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 - nothing but text
    for path, value in {**deal.get("facts", {}), **also}.items():
        laid(answers, path, value)
    return assembled(read_answers(json.dumps(answers), "deal.json"))


def agreement_of(deal: dict[str, Any]) -> Agreement:
    """The deal in the standard form."""
    return completed_deal(deal, **{"document.length": "standard"}).agreement


def test_the_deals_are_thirteen():
    assert len(TABLE) == 13


def test_the_standard_form_says_what_was_agreed_before_the_act():
    agreement = assembled(example("harrowmere-hub-final.yaml")).agreement
    sections = list(dict.fromkeys(section.id.partition("/")[0] for section in agreement.sections))
    begins = sections.index("definitions-and-interpretation")

    assert sections[begins : begins + 10] == [
        "definitions-and-interpretation", "legal-effect", "commencement-and-term", "scope", "workstream", "conditions",
        "exclusions", "responsibilities", "objectives-and-principles", "benefits",
    ]  # fmt: skip
    assert sections.index("costs") < sections.index("statutory-basis") < sections.index("board")


@pytest.mark.parametrize("deal", TABLE, ids=lambda deal: deal["deal"])
def test_a_deal_is_told_only_what_touches_it_and_all_of_that(deal: dict[str, Any]):
    printed = {paragraph.key for paragraph in agreement_of(deal).paragraphs()}
    printed |= {key.partition("#")[0] for key in printed}

    assert (set(deal["goes"]) & printed, set(deal["stays"]) - printed) == (set(), set())
