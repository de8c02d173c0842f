"""What the rules find in a set of answers written out in a test: the cases in tests/law, and whole party lists."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml
from shipped import compiled_library

from assembler.answers.files import read_answers
from assembler.answers.formats import FORMAT
from assembler.pipeline import Result, assemble_answers
from assembler.register import load_register
from assembler.statute.findings import Finding, inclusions

LAW = Path(__file__).parent / "law"

_WORST = ("not met", "unknown", "accepted", "met")


def written(file: str) -> Any:
    """A file of tests/law with every value as the text that stands there, as answers are."""
    return yaml.load((LAW / file).read_text(encoding="utf-8"), getattr(yaml, "CBaseLoader", yaml.BaseLoader))  # noqa: S506 - nothing but text


def documents() -> Iterator[dict[str, Any]]:
    """Every file of cases, as it stands: `base`, answers with a name, and `cases`."""
    for file in sorted(LAW.glob("*.yaml")):
        read = written(file.name)
        if isinstance(read, dict) and "cases" in read:
            yield read


def merged(base: Any, over: Any) -> Any:
    """The answers of `over` laid upon `base`: groups are merged, a list or a value replaces the one below."""
    if isinstance(base, dict) and isinstance(over, dict):
        return {**base, **{name: merged(base.get(name), value) for name, value in over.items()}}
    return over


def assembled(answers: Mapping[str, Any]) -> Result:
    return assemble_answers(
        read_answers(json.dumps({"format": FORMAT, **answers}), "case.json"), compiled_library(), load_register()
    )


def worst(found: tuple[Finding, ...], rule: str, action: str, item: str | None = None) -> str:
    """How a rule's checks of one action came out, about one item if it is named: the worst state, or `none` if none arose."""
    states = {"accepted" if f.accepted else f.state for f in about(found, rule, action, item)}
    return next((state for state in _WORST if state in states), "none")


def about(found: tuple[Finding, ...], rule: str, action: str, item: str | None = None) -> list[Finding]:
    """What a rule's checks of one action found, about one item if it is named."""
    return [f for f in found if (f.rule, f.action) == (rule, action) and item in (None, f.item)]


def accepting(answers: Mapping[str, Any], rule: str) -> dict[str, Any]:
    """Answers that accept every warning of a rule that stands on these ones, as the head of law would have."""
    who = {"by": "Head of Law", "on": "2027-02-24", "reason": "read"}
    return {
        "drafting": {
            "accepted": [
                {name: value for name, value in vars_of(f).items() if value} | who
                for f in about(assembled(answers).findings, rule, "WARN")
                if f.applies
            ]
        }
    }


def vars_of(finding: Finding) -> dict[str, Any]:
    """What an acceptance says of the warning it accepts."""
    return {"rule": finding.rule, "check": finding.check, "item": finding.item, "facts": dict(finding.facts)}


def without(clause: str, result: Result) -> tuple[Finding, ...]:
    """What the INCLUDE checks find in the same agreement with one of its clauses taken out."""
    assert clause in result.clauses
    library = compiled_library().library
    printed = {paragraph.key.partition("/")[0] for paragraph in result.agreement.paragraphs()}
    kept = [library.clauses[name] for name in result.clauses if name != clause]
    satisfied = frozenset(
        rule
        for one in kept
        for paragraph in one.paragraphs()
        if f"{one.id}#{paragraph.id}" in printed
        for rule in paragraph.satisfies
    )
    return inclusions(result.answers, compiled_library().rules, compiled_library().say, satisfied)
