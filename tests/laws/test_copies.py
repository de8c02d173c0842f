"""Copies, over random answers: what leaves holds nothing of ours, what is published nothing of what is left out, and a number that is kept decides nothing."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from laws.random_answers import random_file
from pydantic import BaseModel
from searching import search
from shipped import assembled, compiled_library, house, issued

from assembler.agreement import Agreement, Reference
from assembler.answers.files import AnswersFile, answers_from
from assembler.answers.values import Open
from assembler.assembly import assemble, published
from assembler.completion import complete
from assembler.difference import passages_of
from assembler.pipeline import Result
from assembler.plain import agreement_text
from assembler.register import load_register
from assembler.section_kinds import KINDS
from assembler.source import Document
from assembler.word.package import unpack
from assembler.word.writer import write_document

SEEDS = st.integers(0, 2**32)
GIVEN = st.sampled_from([0.1, 0.5, 0.9, 1.0])
REACH = "Ring 01234 567890, +44 20 7946 0018 or write to duty.officer@norvale.example."


def by_hand(file: AnswersFile, **drafting: Any) -> AnswersFile:
    """The same answers with more of the drafter's own."""
    value = {**file.source.value, "drafting": {**file.source.value["drafting"], **drafting}}
    return answers_from(Document(value, {}, file.source.file))


def numbers_in(text: str) -> set[str]:
    """The random answers in a text, each by its number."""
    return set(re.findall("«([0-9]+)»", text))


def whole_file(docx: bytes) -> str:
    return "\n".join(data.decode("utf-8", "replace") for data in unpack(docx).values())


def notes_on_open(value: object) -> Iterator[str]:
    """What somebody wrote of the answers that are open."""
    if isinstance(value, Open):
        yield value.to_be_agreed
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from notes_on_open(getattr(value, name))
    elif isinstance(value, tuple):
        for item in value:
            yield from notes_on_open(item)


def said_of_itself(result: Result) -> str:
    own = result.agreement.properties
    return f"{own.title} {own.short_title} {own.reference} {own.version} {own.author}"


@pytest.mark.slow
@search(100)
@given(SEEDS, GIVEN)
def test_a_clean_copy_holds_only_the_answers_printed_in_it(seed: int, given: float):
    file = random_file(seed, given)[0]
    result = assembled(file)
    docx = issued(result, house())[0]
    text = whole_file(docx)

    assert numbers_in(text) <= numbers_in(agreement_text(result.agreement) + said_of_itself(result))
    assert numbers_in(text).isdisjoint(numbers_in(" ".join(notes_on_open(file.given))))
    assert [name for name in unpack(docx) if "comments" in name or name.startswith("customXml/")] == []
    assert [paragraph.key for paragraph in result.agreement.paragraphs() if paragraph.notes] == []
    assert [section.id for section in result.agreement.sections if section.kind == "outstanding"] == []


def numbered(agreement: Agreement) -> list[str]:
    return [section.id for section in agreement.sections if KINDS[section.kind].numbered]


def numbers_shown(agreement: Agreement, without: set[str]) -> dict[str, str]:
    """The number of every paragraph but those that are left out, and the words that references print."""
    return {
        paragraph.key: f"{paragraph.number} {[part.text for part in paragraph.content if isinstance(part, Reference)]}"
        for section in agreement.sections
        if section.id not in without
        for paragraph in section.paragraphs()
    }


@pytest.mark.slow
@search(100)
@given(SEEDS, GIVEN)
def test_a_published_copy_lacks_what_it_leaves_out_and_keeps_numbers(seed: int, given: float):
    chance = random.Random(seed)  # noqa: S311 - a test's own dice
    file = by_hand(random_file(seed, given)[0], special_conditions=[{"id": "reach", "heading": "Reach", "text": REACH}])
    questionnaire = compiled_library().library.questionnaire
    whole = assembled(file).agreement
    gone = set(chance.sample(numbered(whole), 3))
    entries = [{"section": name, "reason": "it is commercially sensitive"} for name in sorted(gone)]
    answers = complete(by_hand(file, publication={"left_out": entries}), questionnaire, load_register())
    made = published(assemble(answers, compiled_library()).agreement, answers, questionnaire).agreement
    text = whole_file(write_document(made, house()))
    personal = [p.contact for p in file.given.parties] + [file.given.document.author]
    told = " ".join(
        str(getattr(one, name, "")) for one in personal for name in ("representative", "notices_to", "notices_email")
    )

    assert numbers_in(text).isdisjoint(numbers_in(f"{told} {file.given.document.author}"))
    assert "01234" not in text
    assert "7946" not in text
    assert "norvale.example" not in text
    assert agreement_text(made).count("is left out of this published copy: it is commercially") == len(gone)
    before, after = (numbers_shown(one, gone) for one in (whole, made))
    assert {key.partition("#")[0] for key in before.keys() - after.keys()} == set()
    assert [section.label for section in made.sections] == [section.label for section in whole.sections]
    assert {key: text.partition(" ")[0] for key, text in before.items()} == {
        key: text.partition(" ")[0] for key, text in after.items()
    }


@pytest.mark.slow
@search(60)
@given(SEEDS, GIVEN)
def test_a_number_that_is_kept_decides_nothing_but_numbers(seed: int, given: float):
    """It is no unknown of the proof: nothing that is in, open, found or referred to hangs on it."""
    chance = random.Random(seed)  # noqa: S311
    file = random_file(seed, given)[0]
    plain = assembled(file)
    outline = compiled_library().chosen_by(plain.answers)
    there = {section.id.partition("/")[0] for section in plain.agreement.sections}
    absent = [
        clause.source.id
        for clause in outline.clauses
        if KINDS[clause.source.kind].numbered and not clause.source.gathered_in and clause.source.id not in there
    ]
    kept = chance.sample(absent, min(len(absent), 4))
    other = assembled(by_hand(file, not_used=kept))
    before, after = ({one.key: one.words for one in passages_of(made.agreement)} for made in (plain, other))

    assert after == before | dict.fromkeys(kept, "Not used")
    assert [section.id for section in other.agreement.sections if section.not_used] == sorted(
        kept, key=[clause.source.id for clause in outline.clauses].index
    )
    assert [one.id for one in other.agreement.points] == [one.id for one in plain.agreement.points]
    assert other.clauses == plain.clauses
    assert [(one.rule, one.item, one.action, one.state) for one in other.findings] == [
        (one.rule, one.item, one.action, one.state) for one in plain.findings
    ]
