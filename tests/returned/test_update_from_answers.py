"""A returned file brought up to date from answers in one call: what is taken back first, what goes in, and what has changed since."""

from __future__ import annotations

import json
from functools import cache

import pytest
from msgspec.structs import replace
from returned.editing import packed
from shipped import assembled, compiled_library, house, issued
from word.reading import part

from assembler.answers.files import AnswersFile, read_answers
from assembler.record import Record, read_record
from assembler.register import load_register
from assembler.returned.taken_back import TakenAnswer
from assembler.returned.update_from_answers import Means, UpdateFromAnswers, _taken_from, update_from_answers
from assembler.word.copy.reader import ReadParts, read_parts
from assembler.word.package import unpack

MEANS = Means(compiled_library(), load_register(), house())
QUIET = TakenAnswer("scope.purpose", ("scope", "purpose"), "To gain entry.", "To gain quiet entry.")


def given(purpose: str = "To gain entry.", length: str = "short") -> AnswersFile:
    document = {"title": "Entry", "length": length}
    return read_answers(json.dumps({"document": document, "scope": {"purpose": purpose}}), "one.json")


@cache
def sent() -> tuple[bytes, Record]:
    docx, record = issued(assembled(given()))
    return docx, read_record(record, "one.json")


@cache
def returned() -> ReadParts:
    """What was sent, with another purpose written into it."""
    docx, _ = sent()
    body = part(docx, "word/document.xml").replace("To gain entry", "To gain quiet entry")
    return read_parts(packed({**unpack(docx), "word/document.xml": body.encode()}))


def update(file: AnswersFile, record: Record | None = None, *, take: bool = False) -> UpdateFromAnswers:
    return update_from_answers(record or sent()[1], returned(), file, MEANS, take=take)


def test_an_answer_that_they_changed_is_taken_first_and_ours_is_done():
    made = update(given(), take=True)

    assert made.taken is not None
    assert (made.taken.taken, made.taken.refused) == ((QUIET,), ())
    assert made.taken.file.given.scope.purpose == made.result.answers.given.scope.purpose == "To gain quiet entry."
    assert (made.update.taken, made.update.conflicts, made.since_issued) == (0, (), ())
    assert made.update.docx == returned().docx


def test_unless_it_is_asked_for_no_answer_is_taken():
    made = update(given())

    assert (made.taken, made.result.answers.given.scope.purpose) == (None, "To gain entry.")


def test_the_answers_that_they_changed_are_told_by_themselves():
    found = _taken_from(sent()[1], returned(), given(), MEANS)

    assert (found.taken, found.refused, found.file.source.file) == ((QUIET,), (), "one.json")


NEWS = "Of its passages: 1 are worded otherwise."


@pytest.mark.parametrize(
    ("other", "said"),
    [
        ({}, ()),
        (
            {"outline": "standard"},
            ("The file was issued in the standard form, and the answers ask for the short form now.", NEWS),
        ),
        (
            {"template": "firm"},
            (
                "It was issued in another house style. What comes in takes the styles of the returned file, by their names.",
            ),
        ),
        ({"template": house().digest}, ()),
        (
            {"library": "other"},
            (
                f"The file was issued with another version of the library, of the law as at {compiled_library().library.law.as_at}.",
                NEWS,
            ),
        ),
        (
            {"library": "other", "law_as_at": "1 May 2020"},
            (
                "The file was issued with another version of the library, of the law as at 1 May 2020, and is now of "
                f"{compiled_library().library.law.as_at}.",
                NEWS,
            ),
        ),
    ],
)
def test_what_has_changed_since_the_issue_is_told(other: dict[str, str], said: tuple[str, ...]):
    record = replace(sent()[1], **other)

    assert update(given("To gain quiet entry."), record).since_issued == said


def test_a_clause_that_the_library_words_otherwise_now_is_counted():
    record = sent()[1]
    first, *others = record.clauses
    record = replace(record, library="other", clauses=(replace(first, source="other"), *others))
    as_at = compiled_library().library.law.as_at

    assert update(given(), record).since_issued == (
        f"The file was issued with another version of the library, of the law as at {as_at}; "
        "1 of its clauses is worded otherwise now.",
        "That changes none of its passages.",
    )
