"""Parties, and how the law data, the clauses and the questions are looked up, for the tests on the law of 29 November 2026."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from law_findings import assembled, compiled_library
from shipped import ROOT

from assembler.plain import agreement_text
from assembler.statute.points import Point

NORVALE = {
    "id": "pcc",
    "kind": "police_and_crime_commissioner",
    "in_england": "yes",
    "police_area": "Norvale police area",
}
FIRE = {"id": "fire", "kind": "combined_fire_authority", "in_england": "yes"}
TRUST = {"id": "trust", "kind": "nhs_trust", "in_england": "yes", "provides_ambulance_services": "yes"}


def text_of(answers: dict[str, Any]) -> str:
    """The agreement as one line of words."""
    return " ".join(agreement_text(assembled(answers).agreement, width=10_000).split())


def point(provision: str) -> Point:
    """The point of law whose provision begins so."""
    (found,) = [one for one in compiled_library().library.law.points if one.provision.startswith(provision)]
    return found


def to_check(*parties: dict[str, str], **answers: Any) -> set[str]:
    """The provisions of the points that the cover note prints for these parties."""
    law = compiled_library().library.law
    scope = assembled({"parties": [*parties], **answers}).answers.scope
    return {one.provision for one in law.points if one.words in law.to_check(scope)}


def library_files() -> Iterator[Path]:
    yield from (ROOT / "clauses").rglob("*.md")
    yield from (ROOT / "clauses").rglob("*.yaml")
    yield from (ROOT / "assembler" / "statute" / "law" / "rules").glob("*.yaml")


def words_of(file: Path) -> str:
    return " ".join(file.read_text(encoding="utf-8").split())


def help_of(field: str) -> str:
    return compiled_library().library.questionnaire.by_field[field].help
