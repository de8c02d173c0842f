"""The rules against the paper they were written from, and against their own cases."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from law_findings import LAW, compiled_library, documents

DECISIONS = Path(__file__).parents[1] / "docs" / "decisions.md"


def _rows() -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = yaml.safe_load((LAW / "rules-of-the-paper.yaml").read_text(encoding="utf-8"))
    return rows


@cache
def _actions() -> dict[str, set[str]]:
    return {rule.id: {check.action for check in rule.checks} for rule in compiled_library().library.rules}


@cache
def _undecided() -> dict[str, set[str]]:
    """The rows that the decisions list as not decided by a rule, each with the actions named (none named: the whole row)."""
    section = (
        DECISIONS.read_text(encoding="utf-8")
        .partition("### Rows that are not decided by a rule")[2]
        .partition("\n## ")[0]
    )
    entries = re.findall(r"`([a-z0-9-]+)`(?: \((\w+)\))?", re.sub(r":.*?(?=\n- |\Z)", "", section, flags=re.DOTALL))
    found: dict[str, set[str]] = {}
    for rule, action in entries:
        found.setdefault(rule, set()).update({action} if action else {"BLOCK", "WARN", "INCLUDE", "RECORD"})
    return found


def test_the_paper_has_eighty_rows_and_the_law_re_read_two_more():
    assert len({row["rule"] for row in _rows()}) == len(_rows()) == 82


@pytest.mark.parametrize("row", [pytest.param(row, id=row["rule"]) for row in _rows()])
def test_each_row_of_the_paper_is_decided_or_its_reason_is_given(row: dict[str, Any]):
    decided = set().union(*(_actions().get(rule, set()) for rule in [row["rule"], *row.get("decided also by", ())]))
    assert row["rule"] in _actions() or row["rule"] in _undecided()
    assert set(row["actions"]) - decided - _undecided().get(row["rule"], set()) == set()


def test_no_reason_is_given_for_what_is_not_in_the_paper():
    assert set(_undecided()) - {row["rule"] for row in _rows()} == set()


def test_every_rule_is_of_the_paper_or_of_a_row_of_it_or_is_practice():
    named = {rule for row in _rows() for rule in [row["rule"], *row.get("decided also by", ())]}
    assert {rule for rule in set(_actions()) - named if not rule.startswith("p-")} == set()


def test_a_rule_of_practice_claims_no_words_of_the_act():
    practice = [check for rule in compiled_library().library.rules if rule.id.startswith("p-") for check in rule.checks]
    assert {(check.action, check.basis) for check in practice} <= {
        ("WARN", "Practice"),
        ("WARN", "Reading"),
        ("INCLUDE", "Practice"),  # what was chosen stands in the agreement
        ("BLOCK", "Practice"),  # what contradicts itself cannot be signed, whatever anyone accepts
    }


def test_every_check_has_a_case_that_passes_and_one_that_fails():
    found: dict[tuple[str, str], set[str]] = {}
    for read in documents():
        for case in read["cases"]:
            found.setdefault((case["rule"], case["action"]), set()).add(case["finding"])
    lacking = [
        f"{rule} {action}"
        for rule, actions in _actions().items()
        for action in sorted(actions)
        if not found.get((rule, action), set()) & {"met", "none"} or not found[rule, action] & {"not met", "unknown"}
    ]
    assert lacking == []


def test_every_rule_names_its_provision_and_its_cure():
    lacking = [
        rule.id
        for rule in compiled_library().library.rules
        if not rule.provision or not rule.words or not all(c.cure for c in rule.checks)
    ]
    assert lacking == []
