"""An agreement filled into the form of an earlier one is, to the byte, the agreement made alone."""

from __future__ import annotations

import random
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from laws.random_answers import AWKWARD, random_file
from shipped import EXAMPLES, answers, assembled, example, house, plan

from assembler.answers.files import AnswersFile, answers_from
from assembler.answers.schema import leaves
from assembler.batch.forms import Forms
from assembler.completion import complete
from assembler.conditions.sorts import Text
from assembler.documents import Document
from assembler.errors import NotReadyError
from assembler.gaps import mark
from assembler.pipeline import record_of
from assembler.register import load_register
from assembler.shapes import Shaper
from assembler.word import write_document

NAMES = [path.name for path in EXAMPLES]
WORDS = (*AWKWARD, "Ltd.", "these:", ":", ".", "Ŷnys Môn", "C:\\temp", 'the "Hub"', "one\ttwo", mark("document.title"))
TEXTS = frozenset(leaf.path for leaf in leaves() if leaf.sort == Text())


@cache
def forms() -> Forms:
    return Forms(plan(), load_register(), house(), "")


def alone(file: AnswersFile) -> bytes:
    result = assembled(file)
    return write_document(result.agreement, house(), record=record_of(result, plan(), ""))


def filled(file: AnswersFile) -> bytes:
    return forms().produce(file, "draft", embed=True).document


NAMED = frozenset({"document.title", "document.reference", "parties[].short_name", "parties[].address"})


def reworded(
    file: AnswersFile, chance: random.Random, pool: tuple[str, ...], fields: frozenset[str] = TEXTS
) -> AnswersFile:
    """The same answers with other words, most with a number of their own, in every other text of these fields."""

    def other(value: Any, field: str) -> Any:
        if isinstance(value, dict):
            return {name: other(inner, f"{field}.{name}" if field else name) for name, inner in value.items()}
        if isinstance(value, list):
            return [other(inner, f"{field}[]") for inner in value]
        if field in fields and isinstance(value, str) and chance.random() < 0.5:
            return f"{chance.randrange(10**6)} {chance.choice(pool)}" if chance.random() < 0.7 else chance.choice(pool)
        return value

    return answers_from(Document(other(file.source.value, ""), file.source.lines, file.source.file))


@pytest.mark.parametrize("name", NAMES)
def test_an_example_in_other_words_is_filled_into_the_same_form(name: str):
    shaper, chance = Shaper(plan().library), random.Random(name)  # noqa: S311 - a test's own dice
    others = [reworded(example(name), chance, ("plain words", "Ŷnys Môn", "C:\\x"), NAMED) for _ in range(3)]
    files = [example(name), *others]

    shapes = [shaper.shape(complete(file, plan().library.questionnaire, load_register())) for file in files]

    assert len({shape.key for shape in shapes}) == 1
    assert len({shape.words for shape in shapes}) == 4
    assert [filled(file) == alone(file) for file in files] == [True] * 4


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(NAMES), st.integers(0, 2**32))
def test_whatever_words_an_example_is_given_its_form_gives_the_document_made_alone(name: str, seed: int):
    file = reworded(example(name), random.Random(seed), WORDS)  # noqa: S311

    assert filled(file) == alone(file)


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 2**32), st.sampled_from([0.1, 0.5, 0.9, 1.0]))
def test_whatever_the_answers_a_form_gives_the_document_made_alone(seed: int, given: float):
    file, _ = random_file(seed, given)
    again = reworded(file, random.Random(seed), WORDS)  # noqa: S311

    assert [filled(one) == alone(one) for one in (file, again, file)] == [True] * 3


def test_an_answer_that_reads_like_a_gap_is_printed_as_it_stands():
    text = f"""
        document: {{title: Hub}}
        drafting:
          special_conditions:
            - {{id: odd, heading: Odd, text: The words {mark("document.title")} themselves.}}
    """

    assert filled(answers(text)) == alone(answers(text))


def test_a_signature_copy_refused_names_what_is_open_in_the_words_of_its_own_answers():
    """The form is that of others, whose names are not told."""
    earlier, file = (
        answers(f"parties: [{{id: one, kind: county_council, short_name: {name}}}]")
        for name in ("Norvale", "Eastmarsh")
    )
    forms().produce(earlier, "draft", embed=False)
    with pytest.raises(NotReadyError) as refused:
        assembled(file, "signature")

    with pytest.raises(NotReadyError) as told:
        forms().produce(file, "signature", embed=False)

    assert told.value.problems == refused.value.problems
    assert any("Eastmarsh" in problem.message for problem in told.value.problems)
