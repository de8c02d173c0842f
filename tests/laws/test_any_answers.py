"""Laws 1, 2 and 6, over random answers: whatever the model accepts assembles, can be left, and says what was written."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st
from laws.random_answers import random_file
from laws.reading import (
    agreement_text,
    broken_references,
    definitions,
    empty_paragraphs,
    empty_sections,
    left_hanging,
    misread_parts,
    word_text,
)
from searching import search
from shipped import assembled, compiled_library, house

from assembler.agreement import Paragraph
from assembler.library.terms import form_map, term_finder
from assembler.pipeline import Result
from assembler.plain import words
from assembler.spacing import as_typed
from assembler.word.lint import lint
from assembler.word.writer import write_document

SEEDS = st.integers(0, 2**32)
GIVEN = st.sampled_from([0.0, 0.1, 0.5, 0.9, 1.0])


@lru_cache(maxsize=1000)
def made(seed: int, given: float) -> tuple[Result, tuple[str, ...]]:
    file, texts = random_file(seed, given)
    return assembled(file), tuple(texts)


@pytest.mark.slow
@search(100)
@given(SEEDS, GIVEN)
def test_law_1_any_answers_that_the_model_accepts_assemble_whole(seed: int, given: float):
    result = made(seed, given)[0]
    agreement = result.agreement
    keys = [paragraph.key for paragraph in agreement.paragraphs()]

    assert len(keys) == len(set(keys))
    assert broken_references(agreement) == []
    assert empty_sections(agreement) == []
    assert empty_paragraphs(agreement) == []
    assert (
        left_hanging(agreement) == [] or not result.answers.given.parties
    )  # nobody yet: the tables of parties are not there


@pytest.mark.slow
@search(100)
@given(SEEDS, GIVEN)
def test_law_1_every_term_used_is_defined_and_every_one_defined_used(seed: int, given: float):
    result = made(seed, given)[0]
    agreement, defined = result.agreement, compiled_library().chosen_by(result.answers).library.terms
    keys = {paragraph.key for paragraph in agreement.paragraphs()}
    used = {term for paragraph in agreement.paragraphs() for term in used_terms(paragraph)}

    assert used <= {term for term, key in defined.items() if key in keys}
    assert definitions(agreement).keys() <= used


def used_terms(paragraph: Paragraph) -> set[str]:
    """The library's terms among a paragraph's words; the term that a definition defines is no use of it."""
    text = paragraph.text.removeprefix(paragraph.content[0].text) if paragraph.role == "definition" else paragraph.text
    finder, forms = terms()
    return {forms[found] for found in finder.findall(text)}


@cache
def terms() -> tuple[re.Pattern[str], Mapping[str, str]]:
    return term_finder(compiled_library().library.terms), form_map(compiled_library().library.terms)


@pytest.mark.slow
@search(100)
@given(SEEDS, GIVEN)
def test_law_2_every_party_may_withdraw_on_its_own_view(seed: int, given: float):
    sections = {section.id: section for section in made(seed, given)[0].agreement.sections}
    right, *_ = [one for one in sections["withdrawal"].blocks if one.key == "withdrawal#right"]

    assert words(right).startswith("A Party may withdraw from this Agreement where, in the view of that Party, ")
    assert "no longer in the interests of its efficiency or effectiveness" in words(right)


@pytest.mark.slow
@search(60)
@given(SEEDS, st.sampled_from([0.5, 0.9, 1.0]))
def test_law_6_text_of_answers_is_text_in_the_agreement_and_in_word(seed: int, given: float):
    result, texts = made(seed, given)
    docx = write_document(result.agreement, house())
    printed = agreement_text(result.agreement)

    assert misread_parts(docx) == []
    assert lint(docx) == ()
    assert word_text(docx).items() >= {key: as_typed(text) for key, text in printed.items()}.items()
    for text in printed.values():
        for number in re.findall(r"«(\d+)»", text):
            assert (
                normalize("NFC", texts[int(number)]).casefold() in text.casefold()
            )  # a sentence begins with a capital
