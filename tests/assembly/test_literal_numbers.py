"""Numbers that are words of the agreement, as one that was varied has them: 12A. No answer makes one yet; drafts that bear them do."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest
from msgspec.structs import replace
from shipped import compiled_library, example, house
from word.gates import Shown, cached_fields, office_fields, sdk_errors

from assembler.agreement import Agreement, Paragraph, Reference
from assembler.assembly import properties_of
from assembler.assembly.assemble import draft_sections
from assembler.assembly.draft_sections import DraftParagraph, DraftSection
from assembler.assembly.references import Numbers
from assembler.completion import complete
from assembler.difference import passages_of
from assembler.plain import agreement_text
from assembler.record import FileKind, Origin, read_record, record_of
from assembler.register import load_register
from assembler.returned import Background, inspected, issued_by
from assembler.word.copy import read_copy
from assembler.word.lint import lint
from assembler.word.writer import document_form

LITERAL = {"withdrawal": "77A", "review#regular": "77.0A", "exit": "Schedule 77A"}
"""A clause, a paragraph of one, and a schedule, as if they had been put into an agreement that was varied; nothing else has such numbers."""


@cache
def varied() -> Agreement:
    """The hub as if those three had been put in by a variation: no number of anything else counts them."""
    answers = complete(example("harrowmere-hub-final.yaml"), compiled_library().library.questionnaire, load_register())
    drafts = [_with_literals(draft) for draft in draft_sections(answers, compiled_library().chosen_by(answers))]
    numbers = Numbers([draft for draft in drafts if draft.key != "outstanding"], frozenset())
    sections = (numbers.section(draft, (), notes=False) for draft in drafts if draft.key != "outstanding")
    return Agreement(properties_of(answers, "clean"), tuple(sections), ())


def _with_literals(draft: DraftSection) -> DraftSection:
    if draft.key not in {key.partition("#")[0] for key in LITERAL}:
        return draft
    blocks = (_literal(block) if isinstance(block, DraftParagraph) else block for block in draft.blocks)
    return replace(draft, heading=draft.heading and _literal(draft.heading), blocks=tuple(blocks))


def _literal(draft: DraftParagraph) -> DraftParagraph:
    return replace(draft, literal=LITERAL.get(draft.key, ""))


def paragraphs() -> dict[str, Paragraph]:
    return {paragraph.key: paragraph for paragraph in varied().paragraphs()}


def references() -> Iterator[Reference]:
    for paragraph in varied().paragraphs():
        yield from (part for part in paragraph.content if isinstance(part, Reference))


def test_the_next_clause_has_the_number_that_it_had_without_it():
    headings = [section.heading.number for section in varied().sections if section.kind == "clause" and section.heading]
    at = headings.index("77A.")

    assert int(headings[at + 1].removesuffix(".")) == int(headings[at - 1].removesuffix(".")) + 1
    assert [section.label for section in varied().sections if section.id in ("withdrawal", "exit")] == [
        "clause 77A",
        "Schedule 77A",
    ]


def test_a_reference_to_it_or_below_it_prints_its_number():
    shown = {reference.target: reference.text for reference in references()}

    assert shown["withdrawal"] == "77A"
    assert {
        key: text for key, text in shown.items() if key.startswith("withdrawal#") and not text.startswith("77A.")
    } == {}
    assert any("(" in text for key, text in shown.items() if key.startswith("withdrawal#"))


def test_plain_text_shows_it_where_the_other_numbers_stand():
    text = agreement_text(varied())

    assert "\n77A. WITHDRAWAL\n" in text
    assert "\n  77A. Withdrawal\n" in text
    assert "\n77A.1 " in text
    assert "\n77.0A " in text


@cache
def word() -> bytes:
    return document_form(varied(), house()).filled()


def test_the_word_file_writes_it_as_words_that_references_quote():
    fields = [field for field in cached_fields(word()) if field.bookmark.startswith("_n_")]

    assert lint(word()) == ()
    assert Shown("_n_withdrawal", "h", "77A") in fields


@pytest.mark.sdk
def test_the_open_xml_sdk_finds_nothing_in_it():
    assert sdk_errors(word()) == []


@pytest.mark.office
def test_libreoffice_works_out_every_number_as_we_cached_it():
    assert office_fields(word()) == cached_fields(word())


def test_a_file_that_comes_back_untouched_is_found_unchanged():
    file, form = example("harrowmere-hub-final.yaml"), document_form(varied(), house())
    origin = Origin(compiled_library(), "", FileKind("clean"))
    made = record_of(file.given, varied(), frozenset(), form.words_hash(), origin)
    issued = issued_by(read_record(made.content))
    found = inspected(issued, read_copy(word()), Background())

    assert found.clean
    assert [one.words for one in issued.passages] == [one.words for one in passages_of(varied())]
