"""Parties to what was signed that the new answers no longer have: they agree to the variation by which they leave, and execute it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec.structs import replace

from assembler.answers.files import AnswersFile, answers_from
from assembler.errors import AnswersError
from assembler.record import Record, recorded_answers


def with_leaving(file: AnswersFile, record: Record) -> AnswersFile:
    """The new answers as the variation agreement needs them: with each party that leaves by it, last, and marked so.

    Section 4(8)(a) asks for the agreement of all of the parties to what was signed. None is added where it is recorded that those which
    are gone had left before. Raises AnswersError where what was recorded of a party does not fit the new answers.
    """
    if file.given.life.variation.gone == "left_before":
        return file
    gone = list(_gone(file, record))
    if not gone:
        return file
    value = file.source.value
    return answers_from(replace(file.source, value={**value, "parties": [*value.get("parties", ()), *gone]}))


def _gone(file: AnswersFile, record: Record) -> Iterator[Mapping[str, Any]]:
    """What was recorded of each party that is gone; nothing where this release cannot read that."""
    try:
        before = recorded_answers(record)
    except AnswersError:
        return
    stay = {party.id for party in file.given.parties}
    for party, written in zip(before.given.parties, before.source.value.get("parties", ()), strict=True):
        if party.id not in stay:
            yield {**written, "life": {"leaves": "yes"}}
