"""The proof takes each outline as a library of its own, and what the drafter may leave out as an unknown."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from library.small import clause, small_library
from msgspec.structs import replace
from proof.mutants import edited, with_clause
from proof.shared import prover, standard, without_rules

from assembler.library.library import Library
from assembler.library.loading import load_library
from assembler.proof.prover import Failure, Prover
from assembler.register import load_register

CORE = "---\nid: {0}\nheading: First\nstatus: core\nlaw: [practice]\n---\n{1}"
SHORT = """outline: short
title: Short form
kind: agreement
parts:
  - id: body
    title: Body
    sections: [{0}]
"""


def failures(folder: Path, clauses: dict[str, str], short: str = "") -> list[Failure]:
    small = small_library(folder / "clauses", {name: clause(name, text) for name, text in clauses.items()})
    if short:
        (small / "outlines" / "short.yaml").write_text(SHORT.format(short), encoding="utf-8")
    made = without_rules(load_library(small))
    return [one for one in Prover(made, load_register()).prove(made).failures if one.law in ("reference", "not empty")]


@pytest.mark.slow
def test_a_reference_to_what_may_be_left_out_is_shown_by_omitting_it(tmp_path: Path):
    first = CORE.format("first", "1. {#one}\n   See clause [[second]].\n")
    (found,) = failures(tmp_path, {"first": first, "second": "1. {#one}\n   A Party must pay.\n"})

    assert (found.outline, found.law, found.where) == ("standard", "reference", "first#one")
    assert found.witness is not None
    assert found.witness.confirmed
    assert yaml.safe_load(found.witness.yaml) == {"drafting": {"omit": [{"clause": "second", "reason": "Left out."}]}}


@pytest.mark.slow
def test_a_reference_that_asks_whether_it_is_printed_is_proved(tmp_path: Path):
    first = CORE.format("first", "1. {#one}\n   A Party must pay{? printed(second):  under clause [[second]] ?}.\n")
    assert failures(tmp_path, {"first": first, "second": "1. {#one}\n   A Party must pay.\n"}) == []


@pytest.mark.slow
def test_what_is_wrong_in_one_outline_is_shown_by_answers_choosing_it(tmp_path: Path):
    second = CORE.format("second", '1. {#one when="money.payments"}\n   One.\n2. {#two}\n   Two.\n')
    first = CORE.format("first", "1. {#one}\n   See clause [[second]].\n")
    (found,) = failures(tmp_path, {"first": first, "second": second}, "first, {second: [one]}")

    assert found.outline == "short"
    assert found.witness is not None
    assert found.witness.confirmed
    assert yaml.safe_load(found.witness.yaml)["document"] == {"length": "short"}


@pytest.mark.slow
def test_a_clause_without_the_paragraph_meeting_a_rule_proves_no_more():
    emptied = _without(standard(), "entire-agreement", "whole")
    broken = {one.key for one, _ in prover().broken(emptied)}
    assert "include: s1-in-writing" in broken


def _without(library: Library, identity: str, paragraph: str) -> Library:
    made = with_clause(library, edited(library.clauses[identity], paragraph, lambda _p: None))
    return replace(made)
