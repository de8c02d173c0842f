"""Parties that leave by a variation: with all that was recorded of them, last among the new answers, and marked so."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace
from shipped import answers, assembled, recorded

from assembler.answers.files import AnswersFile
from assembler.record import Record, read_record
from assembler.variation.leaving_parties import with_leaving

SIGNED = """
parties:
  - {id: ash, kind: charity, short_name: Ash}
  - {id: bee, kind: charity, short_name: Bee, roles: [lead]}
  - {id: cod, kind: charity, life: {joins: no}}
"""


def of(*parties: str, more: str = "") -> AnswersFile:
    return answers("parties: [" + ", ".join(parties) + "]\n" + more)


def record(text: str = SIGNED) -> Record:
    return read_record(recorded(assembled(answers(text))).content)


def parties(file: AnswersFile) -> list[Any]:
    assert [one["id"] for one in file.source.value.get("parties", ())] == [one.id for one in file.given.parties]
    return file.source.value["parties"]


ASH = "{id: ash, kind: charity, short_name: Ash and Oak}"


def test_each_party_gone_comes_last_as_recorded_and_leaves():
    found = with_leaving(of("{id: new, kind: charity}", ASH), record())

    assert parties(found) == [
        {"id": "new", "kind": "charity"},
        {"id": "ash", "kind": "charity", "short_name": "Ash and Oak"},
        {"id": "bee", "kind": "charity", "short_name": "Bee", "roles": ["lead"], "life": {"leaves": "yes"}},
        {"id": "cod", "kind": "charity", "life": {"leaves": "yes"}},
    ]
    assert [one.life.leaves for one in found.given.parties] == [None, None, True, True]


def test_all_else_of_the_new_answers_is_as_it_was():
    new = of(ASH, more="document: {title: Hub}\n")
    found = with_leaving(new, record())

    assert found.source == replace(new.source, value={**new.source.value, "parties": parties(found)})
    assert found.given.document == new.given.document


def test_where_none_is_gone_the_answers_are_as_they_were():
    new = of(ASH, "{id: bee}", "{id: cod}")

    assert with_leaving(new, record()) is new


def test_where_those_that_are_gone_had_left_before_none_is_added():
    new = of(ASH, more="life: {variation: {gone: left_before}}\n")

    assert with_leaving(new, record()) is new


@pytest.mark.parametrize("text", ["document: {title: Hub}\n", "parties: []\n"])
def test_new_answers_that_name_no_party_have_those_that_were_signed(text: str):
    assert [one["id"] for one in parties(with_leaving(answers(text), record()))] == ["ash", "bee", "cod"]


def test_what_was_signed_by_nobody_is_left_by_nobody():
    new = of(ASH)

    assert with_leaving(new, record("document: {title: Hub}\n")) is new


def test_nothing_is_added_where_the_recorded_answers_cannot_be_read():
    new = of(ASH)

    assert with_leaving(new, replace(record(), answers={"format": 2, "parties": "all of us"})) is new
