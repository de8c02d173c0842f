"""Law 5 and the outside judges, for every example: valid Word, and numbers that LibreOffice works out to be the same."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from msgspec.structs import replace
from shipped import EXAMPLES, SOME, assembled, example, house
from word.gates import Shown, cached_fields, office_numbers_around, sdk_errors

from assembler.word.bookmarks import bookmark
from assembler.word.lint import lint
from assembler.word.writer import write_document

EACH = pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
EACH_OF_SOME = pytest.mark.parametrize("path", SOME, ids=lambda path: path.stem)
INSERTED_BEFORE = 4


@cache
def word(name: str) -> bytes:
    return write_document(assembled(example(name)).agreement, house())


@EACH
def test_our_own_lint_finds_nothing(path: Path):
    assert lint(word(path.name)) == ()


@EACH_OF_SOME
@pytest.mark.sdk
def test_the_open_xml_sdk_finds_nothing(path: Path):
    assert sdk_errors(word(path.name)) == []


@EACH_OF_SOME
@pytest.mark.office
def test_libreoffice_numbers_as_we_did_and_moves_on_past_a_new_clause(path: Path):
    agreement = assembled(example(path.name)).agreement
    ours = cached_fields(word(path.name))
    schedules = {bookmark(p.key) for p in agreement.paragraphs() if p.role.startswith("schedule")}
    expected = sorted(field if field.bookmark in schedules else moved(field) for field in ours)

    as_it_is, with_another = office_numbers_around(word(path.name), inserted_before=INSERTED_BEFORE)

    assert as_it_is.fields == ours != []
    assert with_another.fields == expected != ours


@pytest.mark.row("E4")
@EACH
def test_each_number_of_a_reference_is_asked_for_by_itself(path: Path):
    assert {field.switch for field in cached_fields(word(path.name))} == {"n"}


def moved(field: Shown) -> Shown:
    """The field as it should read once another clause stands before clause 4; those of parties and recitals stay."""
    clause = re.match(r"\d+", field.number)
    if clause is None or int(clause[0]) < INSERTED_BEFORE:
        return field
    return replace(field, number=f"{int(clause[0]) + 1}{field.number[clause.end() :]}")
