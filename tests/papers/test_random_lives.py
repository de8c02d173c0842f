"""Laws of the papers, over random answers: facts agree in all of them, none says what nobody recorded, and each is whole."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from laws.random_answers import random_file
from laws.reading import broken_references, empty_paragraphs, empty_sections
from msgspec import Struct
from searching import search, tries
from shipped import compiled_library

from assembler.agreement import Agreement, Answer
from assembler.assembly import assemble
from assembler.completion import Answers
from assembler.papers.obligations import ObligationEntry, obligations
from assembler.papers.pack import paper
from assembler.papers.paper_status import paper_statuses
from assembler.pipeline import complete_answers
from assembler.register import load_register
from assembler.source import field_path

SEEDS = st.integers(0, 2**32)
GIVEN = st.sampled_from([0.5, 0.9, 1.0])
LIVES = [(seed, (0.1, 0.5, 0.9, 1.0)[seed % 4]) for seed in range(tries(80, 8))]
"""Random answers that tests share: a seed, and how likely each answer is to be given."""


class Made(Struct, frozen=True, dict=True):
    """The agreement and every paper that can be made of random answers, and what is owed under the agreement."""

    answers: Answers
    agreement: Agreement
    papers: tuple[Agreement, ...]
    owed: tuple[ObligationEntry, ...]


@cache
def made(seed: int, given: float) -> Made:
    compiled = compiled_library()
    answers = complete_answers(random_file(seed, given)[0], compiled, load_register(), papers=True)
    agreement = assemble(answers, compiled).agreement
    possible = (one for one in paper_statuses(answers, compiled.library) if one.possible)
    papers = tuple(paper(one, answers, compiled).result.agreement for one in possible)
    owed = obligations(agreement, answers, compiled.chosen_by(answers).library)
    return Made(answers, agreement, papers, owed)


def printed(paper: Agreement) -> list[Answer]:
    return [part for paragraph in paper.paragraphs() for part in paragraph.content if isinstance(part, Answer)]


def settled(words: str) -> str:
    """Words as they are whatever sentence they stand in: that may take an article, a mark or a capital from them."""
    plain = "".join(words.casefold().split()).strip(".,;:…!?()[]")
    return next((plain.removeprefix(article) for article in ("the", "an", "a") if plain.startswith(article)), plain)


def in_one_piece(answer: Answer, answers: Answers) -> bool:
    """Whether an answer is printed as it is: not paragraph by paragraph, as long ones are and the parties' own conditions."""
    parted = {field_path(path) for path, words in answers.words if "\n" in words}
    return not any(field in parted or field.startswith("drafting.") for field in answer.fields)


@pytest.mark.slow
@search(60)
@given(SEEDS, GIVEN)
def test_law_16_facts_agree_across_the_agreement_and_all_its_papers(seed: int, given: float):
    life = made(seed, given)
    said: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for answer in (answer for document in (life.agreement, *life.papers) for answer in printed(document)):
        if not answer.open and in_one_piece(answer, life.answers):
            said[answer.fields].add(settled(answer.text))

    assert {fields: words for fields, words in said.items() if len(words) > 1} == {}


@pytest.mark.slow
def test_law_16_every_register_row_names_a_paragraph_of_the_text():
    for life in (made(*one) for one in LIVES):
        keys = {paragraph.key for paragraph in life.agreement.paragraphs()}

        assert [one.key for one in life.owed if one.key not in keys] == []
        assert [one.key for one in life.owed if one.duty is None and not one.days] == []
        assert len({one.key for one in life.owed}) == len(life.owed)


def test_no_paper_prints_what_is_open_or_not_recorded_but_as_a_blank():
    for life in (made(*one) for one in LIVES):
        known = {field_path(path) for path, origin in life.answers.origins.items() if origin in _KNOWN}
        shown = [answer for document in life.papers for answer in printed(document) if not answer.open]

        assert [answer for answer in shown if known.isdisjoint(answer.fields)] == []


_KNOWN = ("given", "register", "default")


def test_law_9_a_paper_is_a_draft_exactly_while_a_blank_stands_in_it():
    for document in (document for one in LIVES for document in made(*one).papers):
        blank = any(answer.open for answer in printed(document))

        assert (document.properties.copy == "clean") == bool(document.points) == blank


def test_every_paper_is_whole():
    for document in (document for one in LIVES for document in made(*one).papers):
        keys = [paragraph.key for paragraph in document.paragraphs()]

        assert len(keys) == len(set(keys))
        assert (broken_references(document), empty_sections(document), empty_paragraphs(document)) == ([], [], [])
