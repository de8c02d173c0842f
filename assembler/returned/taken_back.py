"""Answers that somebody changed in the document itself, to be taken back into the answers file that it is made from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from copy import deepcopy
from typing import Any

from msgspec import Struct

from assembler.answers.files import AnswersFile, answers_from
from assembler.assembly import CompiledLibrary
from assembler.completion import field_of
from assembler.conditions import sorts
from assembler.difference.passages import plain
from assembler.effects.counterfactual.changes import Change, changed
from assembler.errors import AnswersError
from assembler.returned.changed_answers import ChangedAnswer
from assembler.returned.written_answers import first_line, number_path, read_answer
from assembler.source import Document, FieldPath, written_at
from assembler.word.words import normal_words


class TakenAnswer(Struct, frozen=True):
    """An answer to be taken back: its field, the place of it in the answers (items by number), and its value, before and after."""

    field: str
    path: FieldPath
    before: object
    after: object


class NotTaken(Struct, frozen=True):
    """An answer that is not taken back, the words that the file prints for it, and why not."""

    field: str
    words: str
    why: str


class TakenBack(Struct, frozen=True):
    """The answers taken back from a document, those refused, and the answers file with the former."""

    taken: tuple[TakenAnswer, ...]
    refused: tuple[NotTaken, ...]
    file: AnswersFile


def taken_back(
    found: Iterable[ChangedAnswer], issued: AnswersFile, present: AnswersFile, compiled: CompiledLibrary
) -> TakenBack:
    """The present answers with those that the document prints otherwise than it was issued with.

    An answer that the present ones have changed as well, that may be one of several, or that cannot be written as it is printed, is not
    taken.
    """
    taken: list[TakenAnswer] = []
    refused: list[NotTaken] = []
    then, now = issued.plain(), present.plain()
    file = present
    for one in found:
        name = " or ".join(one.fields)
        done = _taken(one, then, now, compiled)
        if isinstance(done, str):
            refused.append(NotTaken(name, one.after, done))
        elif done is not None:
            try:
                now = changed(deepcopy(now), [Change("set", done.path, done.after)], compiled.library.questionnaire)
                file = answers_from(Document(now, {}, present.source.file))
            except (AnswersError, LookupError) as error:
                refused.append(NotTaken(name, one.after, first_line(error)))
                now = file.plain()
            else:
                taken.append(done)
    return TakenBack(tuple(taken), tuple(refused), file)


def _taken(
    one: ChangedAnswer, then: Mapping[str, Any], now: Mapping[str, Any], compiled: CompiledLibrary
) -> TakenAnswer | str | None:
    """An answer as it is taken, why it is not, or None where the present answers have it already."""
    if len(one.fields) > 1:
        return "it may be any of these: change the right one yourself"
    path = number_path(one.fields[0])
    own = _same_item(path, then, now)
    if own is None:
        return "the answers have no such item any more"
    issued, present = written_at(then, path), written_at(now, own)
    value = _value(one, issued, compiled)
    if value is None:
        return "it is not written as such an answer is, or is printed in other words than the answers have"
    if _alike(present, value):
        return None
    if present != issued:
        return f"the answers say {present if present is not None else 'nothing'} now, and did not when it was issued"
    return TakenAnswer(one.fields[0], own, present, value)


def _value(one: ChangedAnswer, issued: object, compiled: CompiledLibrary) -> str | None:
    """The printed words as the answer is written: of several lines, the one that they were printed for."""
    question = compiled.library.questionnaire.by_field.get(field_of(number_path(one.fields[0])))
    value = read_answer(one.after, question.leaf.sort) if question else None
    if question is None or value is None or issued is None or not isinstance(question.leaf.sort, sorts.Text):
        return value
    lines = [plain(normal_words(line)) for line in str(issued).splitlines()]
    return "\n".join(value if line == one.before else line for line in lines) if lines.count(one.before) == 1 else None


def _alike(present: object, value: str) -> bool:
    return str(present) == value or (isinstance(present, (int, float)) and str(present) == value.replace(",", ""))


def _same_item(path: FieldPath, then: Mapping[str, Any], now: Mapping[str, Any]) -> FieldPath | None:
    """The path in the present answers of what a path leads to in those before: items are known again by their ids."""
    found: list[str | int] = []
    old: Any = then
    new: Any = now
    for step in path:
        if isinstance(step, str):
            old, new = (one.get(step) if isinstance(one, dict) else None for one in (old, new))
            found.append(step)
            continue
        if not isinstance(old, list) or not isinstance(new, list) or step >= len(old):
            return None
        own = old[step].get("id") if isinstance(old[step], dict) else None
        at = next((n for n, item in enumerate(new) if isinstance(item, dict) and item.get("id") == own), None)
        if own is None or at is None:
            return None
        found.append(at)
        old, new = old[step], new[at]
    return tuple(found)
