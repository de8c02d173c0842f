"""Answers of which a returned file prints another value: a party renamed in thirty places is one changed answer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from msgspec import Struct

from assembler.difference import Edit, Passage, Segment

_EDGE: Final = r"(?<![^\W_]){}(?![^\W_])"


class PrintedAnswer(Struct, frozen=True):
    """An answer, by its field, and the words in which it is printed; `sections` are those that the library prints it in."""

    field: str
    words: str
    sections: frozenset[str] = frozenset()


class ChangedAnswer(Struct, frozen=True):
    """An answer that the file prints otherwise.

    `fields` are the answers that it may be, one where that is sure; `places` are the keys of the passages that print the new value, and
    `still` of those that go on printing the old one.
    """

    fields: tuple[str, ...]
    before: str
    after: str
    places: tuple[str, ...]
    still: tuple[str, ...]


class ValueChange(Struct, frozen=True):
    """In one passage: the words of an answer, what stands there now, and the fields that it may be."""

    before: str
    after: str
    fields: tuple[str, ...]


Answers = Mapping[str, Sequence[PrintedAnswer]]
"""Answers by their printed words."""


def value_changes(edit: Edit, answers: Answers) -> tuple[ValueChange, ...]:
    """The answers of which a passage prints another value, the shortest that holds the change where they overlap."""
    if edit.before is None or not edit.reworded:
        return ()
    segments = edit.segments
    found: list[ValueChange] = []
    taken: list[tuple[int, int]] = []
    for words, fields in _printed_in(edit.before, answers):
        for match in re.finditer(_EDGE.format(re.escape(words)), edit.before.words):
            span = match.span()
            now = _now(segments, *span)
            if now and now != words and not any(start < span[1] and span[0] < end for start, end in taken):
                taken.append(span)
                found.append(ValueChange(words, now, fields))
    return tuple(dict.fromkeys(found))


def _printed_in(passage: Passage, answers: Answers) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The answers that a passage prints, or may print where nobody recorded it, the shortest first."""
    for words in sorted((one for one in answers if one in passage.words), key=len):
        fields = tuple(one.field for one in answers[words] if passage.fields is None or one.field in passage.fields)
        if fields:
            yield words, fields


def only_values(edit: Edit, changes: Iterable[ValueChange]) -> bool:
    """Whether a passage is as it was, but for these values."""
    if edit.before is None or edit.after is None:
        return False
    words = edit.before.words
    for change in changes:
        words = _replaced(words, change)
    return words == edit.after.words


def _now(segments: Sequence[Segment], start: int, end: int) -> str:
    """What stands now in the place of some words; nothing where more was changed than those."""
    at, pieces = 0, []
    for segment in segments:
        left, right = at, at + len(segment.before)
        at = right
        if segment.same:
            pieces.append(segment.before[max(start - left, 0) : max(end - left, 0)])
        elif (left < end and right > start) or (left == right and start < left < end):
            if left < start or right > end:
                return ""
            pieces.append(segment.after)
    return "".join(pieces).strip()


def changed_answers(
    changes: Iterable[tuple[str, ValueChange]], answers: Answers, standing: Iterable[Edit]
) -> tuple[ChangedAnswer, ...]:
    """The changed answers, each once, from the values that changed in passages; `standing` are all passages that are there still.

    One that only quotes another changed answer, as a description does that names a party, is no change of its own.
    """
    places: dict[ValueChange, list[str]] = {}
    for key, change in changes:
        places.setdefault(change, []).append(key)
    for change in sorted(places, key=lambda one: len(one.before), reverse=True):
        inner = next((one for one in places if one is not change and _quotes(change, one)), None)
        if inner is not None:
            places[inner] += places.pop(change)
    there = tuple(standing)
    return tuple(_changed(change, keys, answers[change.before], there) for change, keys in places.items())


def follows(edit: Edit, answer: ChangedAnswer) -> bool:
    """Whether a passage that prints no answer is otherwise only in that it quotes this one: a note that names a party."""
    change = ValueChange(answer.before, answer.after, answer.fields)
    return edit.reworded and only_values(edit, [change])


def _quotes(outer: ValueChange, inner: ValueChange) -> bool:
    """Whether one change is the other, made inside a longer answer."""
    return len(inner.before) < len(outer.before) and _replaced(outer.before, inner) == outer.after


def _replaced(words: str, change: ValueChange) -> str:
    return re.sub(_EDGE.format(re.escape(change.before)), lambda _: change.after, words)


def _changed(
    change: ValueChange, keys: list[str], answers: Sequence[PrintedAnswer], standing: Sequence[Edit]
) -> ChangedAnswer:
    own = [one for one in answers if one.field in change.fields]
    sections = {_section(key) for key in keys}
    likely = [one for one in own if sections <= one.sections] or own
    fields = tuple(dict.fromkeys(one.field for one in likely))
    printing = frozenset().union(*(one.sections for one in likely))
    still = tuple(_still(change.before, standing, frozenset(keys), fields, printing))
    return ChangedAnswer(fields, change.before, change.after, tuple(keys), still)


def _section(key: str) -> str:
    return key.partition("#")[0].partition("/")[0]


def _still(
    words: str, standing: Sequence[Edit], keys: frozenset[str], fields: tuple[str, ...], printing: frozenset[str]
) -> Iterator[str]:
    """The passages that still have the words, and print the answer, or stand in a section that does."""
    pattern = re.compile(_EDGE.format(re.escape(words)))
    for edit in standing:
        if edit.before is None or edit.after is None or edit.key in keys or not pattern.search(edit.after.words):
            continue
        known = edit.before.fields
        if _section(edit.key) in printing if known is None else not _apart(fields, known):
            yield edit.key


def _apart(fields: tuple[str, ...], known: tuple[str, ...]) -> bool:
    """Whether none of some answers is among those that a passage prints."""
    return frozenset(fields).isdisjoint(known)
