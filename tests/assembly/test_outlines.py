"""One library makes an agreement in each of its outlines: which is an answer, and what each takes is data."""

from __future__ import annotations

from pathlib import Path

import pytest
from library.small import clause, small_library
from shipped import answers, assembled

from assembler.assembly import CompiledLibrary, compile_library
from assembler.library.loading import load_library
from assembler.plain import agreement_text

FIRST = """
1. {#pay}
   A Party must pay under clause [[second]].
2. {#long only="standard"}
   It must do so as clause [[first#pay]] says, at length.
3. {#brief only="short"}
   It must do so soon.
4. {#spare when="money.payments"}
   It pays for more.
"""
SECOND = """
1. {#one}
   Words of the second.
2. {#two}
   More of it{? printed(first#long): , at length ?}{? printed(third): , after [[third]] ?}.
"""
THIRD = """---
id: third
heading: Third
kind: schedule
status: default
law: [practice]
---
1. {#row}
   See paragraph [[third#row]] of [[third]].
"""
SHORT = """outline: short
title: Short form
kind: agreement
contents from: 4
parts:
  - id: deal
    title: The deal
    deal: yes
    sections: [outstanding, {third: {as: clause}}, {first: [brief, pay]}, {fourth: [rare]}]
  - id: rest
    title: The rest
    sections: [{general: {heading: General, takes: [second#two, first-aid]}}]
"""
FOURTH = """
1. {#rare when="money.payments"}
   Rare words.
2. {#common}
   Common words.
"""


@pytest.fixture
def made(tmp_path: Path) -> CompiledLibrary:
    clauses = {"first": FIRST, "second": SECOND, "fourth": FOURTH, "first-aid": "1. {#kit}\n   A kit is kept.\n"}
    folder = small_library(tmp_path / "clauses", {**clauses, "third": clause("third", THIRD)})
    (folder / "outlines" / "short.yaml").write_text(SHORT, encoding="utf-8")
    return compile_library(load_library(folder))


def words(made: CompiledLibrary, text: str) -> str:
    drawn = agreement_text(assembled(answers(text), using=made).agreement)
    return " ".join(drawn.partition("FIRST")[2].split() if "short" not in text else drawn.split())


@pytest.mark.slow
def test_without_a_choice_the_standard_form_is_made(made: CompiledLibrary):
    assert words(made, "money: {payments: no}") == (
        "1.1 A Party must pay under clause 2. 1.2 It must do so as clause 1.1 says, at length. "
        "2. SECOND 2.1 Words of the second. 2.2 More of it, at length, after Schedule 1. "
        "3. FOURTH 3.1 Common words. 4. FIRST-AID 4.1 A kit is kept. SCHEDULE 1 THIRD 1. See paragraph 1 of Schedule 1."
    )


@pytest.mark.slow
def test_the_short_form_takes_gathers_and_numbers_as_its_outline_says(made: CompiledLibrary):
    text = words(made, "document: {length: short}\nmoney: {payments: no}").partition("1. THIRD ")[2]
    assert text == (
        "1.1 See paragraph 1.1 of clause 1. 2. FIRST 2.1 It must do so soon. 2.2 A Party must pay under clause 3.1. "
        "3. GENERAL 3.1 More of it, after clause 1. 3.2 A kit is kept."
    )


@pytest.mark.slow
def test_a_clause_that_is_taken_in_part_is_in_where_any_of_that_is(made: CompiledLibrary):
    assert "3. FOURTH 3.1 Rare words. 4. GENERAL" in words(made, "document: {length: short}\nmoney: {payments: yes}")


@pytest.mark.slow
def test_what_the_drafter_leaves_out_is_not_printed_and_nothing_refers_to_it(made: CompiledLibrary):
    text = words(made, "drafting: {omit: [{clause: third, reason: None}]}\nmoney: {payments: no}")
    assert "2.2 More of it, at length. 3. FOURTH" in text
    assert "SCHEDULE" not in text


@pytest.mark.slow
def test_keys_are_the_same_in_every_outline(made: CompiledLibrary):
    short = assembled(answers("document: {length: short}"), using=made).agreement
    standard = assembled(answers(""), using=made).agreement
    both = {p.key for p in short.paragraphs()} & {p.key for p in standard.paragraphs()}
    assert {"first#pay", "second#two", "third", "third#row", "first-aid#kit"} <= both


@pytest.mark.slow
def test_an_agreement_names_the_clauses_that_are_in_it_however_they_are_gathered(made: CompiledLibrary):
    result = assembled(answers("document: {length: short}"), using=made)
    assert result.clauses == {"first", "second", "third", "first-aid"}
