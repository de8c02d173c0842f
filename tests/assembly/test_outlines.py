"""One library makes an agreement in each of its outlines: which is an answer, and what each takes is data."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from library.small import clause, small_library
from shipped import answers, assembled

from assembler.agreement import CopyKind, Reference, ReferencePart
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
def test_nothing_refers_to_what_the_drafter_leaves_out(made: CompiledLibrary):
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
def test_an_agreement_names_its_clauses_however_they_are_gathered(made: CompiledLibrary):
    result = assembled(answers("document: {length: short}"), using=made)
    assert result.clauses == {"first", "second", "third", "first-aid"}


NOTED = """---
id: {name}
heading: {heading}
status: default
law: [practice]
note: {note}
---
{text}"""
TAKEN = """
1. {#one}
   Words of the second, in Zeal.
2. {#two note="Of two."}
   More of it under clause [[second#one]]{? money.payments: , and clause [[aid]] ?}.
"""
AID = """
1. {#kit when="money.payments"}
   A kit is kept.
"""
RARE = """
1. {#all when="money.payments"}
   Rarely.
"""
TERMS = """
1. {#in}
   In this Agreement:

{#zeal .definition}
**Zeal** means effort.
"""
GATHERS = """outline: short
title: Short form
kind: agreement
contents from: 4
parts:
  - id: all
    title: All
    sections: [outstanding, {both: {heading: Both together, takes: [second#two, second#one, aid#kit]}}, {seldom: {heading: Seldom, takes: [rare#all]}}, terms]
"""


@cache
def gathering() -> CompiledLibrary:
    with TemporaryDirectory() as name:
        clauses = {
            "second": NOTED.format(name="second", heading="Second", note="Why second.", text=TAKEN),
            "aid": NOTED.format(name="aid", heading="Aid", note="Why aid.", text=AID),
            "rare": RARE,
            "terms": TERMS,
        }
        folder = small_library(Path(name) / "clauses", clauses)
        (folder / "outlines" / "short.yaml").write_text(GATHERS, encoding="utf-8")
        return compile_library(load_library(folder))


def sections(text: str, copy: CopyKind = "clean") -> dict[str, list[tuple[str, str, str, tuple[str, ...]]]]:
    """Each section but the cover and the open points: of each of its paragraphs the key, number, words and notes."""
    made = assembled(answers(text), copy, using=gathering()).agreement
    return {
        one.id: [(p.key, p.number, p.text, p.notes) for p in one.paragraphs()]
        for one in made.sections
        if one.kind == "clause"
    }


SHORTLY, PAID, UNPAID = "document: {length: short}\n", "money: {payments: yes}\n", "money: {payments: no}\n"


def test_gathered_paragraphs_have_one_heading_and_their_clauses_notes():
    assert sections(SHORTLY + PAID, "internal") == {
        "both": [
            ("both", "1.", "Both together", ()),
            ("second#two", "1.1", "More of it under clause 1.2, and clause 1.3.", ("Why second.", "Of two.")),
            ("second#one", "1.2", "Words of the second, in Zeal.", ()),
            ("aid#kit", "1.3", "A kit is kept.", ("Why aid.",)),
        ],
        "seldom": [("seldom", "2.", "Seldom", ()), ("rare#all", "2.1", "Rarely.", ())],
        "terms": [
            ("terms", "3.", "Terms", ()),
            ("terms#in", "3.1", "In this Agreement:", ()),
            ("terms#zeal", "", "Zeal means effort.", ()),
        ],
    }


def test_a_copy_for_others_has_no_notes_and_no_empty_gathering():
    assert sections(SHORTLY + UNPAID) == {
        "both": [
            ("both", "1.", "Both together", ()),
            ("second#two", "1.1", "More of it under clause 1.2.", ()),
            ("second#one", "1.2", "Words of the second, in Zeal.", ()),
        ],
        "terms": [
            ("terms", "2.", "Terms", ()),
            ("terms#in", "2.1", "In this Agreement:", ()),
            ("terms#zeal", "", "Zeal means effort.", ()),
        ],
    }


def test_each_ungathered_clause_has_its_own_heading_and_note():
    assert sections(PAID, "internal") == {
        "second": [
            ("second", "1.", "Second", ("Why second.",)),
            ("second#one", "1.1", "Words of the second, in Zeal.", ()),
            ("second#two", "1.2", "More of it under clause 1.1, and clause 2.", ("Of two.",)),
        ],
        "aid": [("aid", "2.", "Aid", ("Why aid.",)), ("aid#kit", "2.1", "A kit is kept.", ())],
        "rare": [("rare", "3.", "Rare", ()), ("rare#all", "3.1", "Rarely.", ())],
        "terms": [
            ("terms", "4.", "Terms", ()),
            ("terms#in", "4.1", "In this Agreement:", ()),
            ("terms#zeal", "", "Zeal means effort.", ()),
        ],
    }


def test_references_lead_to_gathered_paragraphs_or_a_clause_s_first():
    result = assembled(answers(SHORTLY + PAID), "clean", using=gathering())
    both = result.agreement.sections[0]
    two = next(one for one in both.paragraphs() if one.key == "second#two")

    assert [part.parts for part in two.content if isinstance(part, Reference)] == [
        (ReferencePart("second#one", "1.2"),),
        (ReferencePart("aid#kit", "1.3"),),
    ]
    assert (both.id, both.kind, both.label, both.law, both.runs_on) == (
        "both",
        "clause",
        "clause 1",
        ("practice",),
        False,
    )
    assert result.clauses == {"second", "aid", "rare", "terms"}
