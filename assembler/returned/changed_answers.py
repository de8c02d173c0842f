"""Answers of which a returned file prints another value: a party renamed in thirty places is one changed answer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from assembler.difference import Edit, Passage, Segment

_EDGE: Final = r"(?<![^\W_]){}(?![^\W_])"


@dataclass(frozen=True, slots=True)
class PrintedAnswer:
    """An answer, by its field, and the words in which it is printed; `sections` are those that the library prints it in."""

    field: str
    words: str
    sections: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ChangedAnswer:
    """An answer that the file prints otherwise.

    `fields` are the answers that it may be, one where that is sure; `places` are the keys of the passages that print the new value, and
    `still` of those that go on printing the old one.
    """

    fields: tuple[str, ...]
    before: str
    after: str
    places: tuple[str, ...]
    still: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ValueChange:
    """In one passage: the words of an answer, and what stands there now."""

    before: str
    after: str


def value_changes(edit: Edit, answers: Mapping[str, Sequence[PrintedAnswer]]) -> tuple[ValueChange, ...]:
    """The answers of which a passage prints another value, the shortest that holds the change where they overlap."""
    if edit.before is None or not edit.reworded:
        return ()
    segments = edit.segments
    found: list[ValueChange] = []
    taken: list[tuple[int, int]] = []
    for words in sorted((one for one in answers if one in edit.before.words), key=len):
        for match in re.finditer(_EDGE.format(re.escape(words)), edit.before.words):
            span = match.span()
            now = _now(segments, *span)
            if now and now != words and not any(start < span[1] and span[0] < end for start, end in taken):
                taken.append(span)
                found.append(ValueChange(words, now))
    return tuple(dict.fromkeys(found))


def only_values(edit: Edit, changes: Iterable[ValueChange]) -> bool:
    """Whether a passage is as it was, but for these values."""
    if edit.before is None or edit.after is None:
        return False
    words = edit.before.words
    for change in changes:
        words = re.sub(_EDGE.format(re.escape(change.before)), lambda _, new=change.after: new, words)  # type: ignore[misc]
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
    changes: Iterable[tuple[str, ValueChange]],
    answers: Mapping[str, Sequence[PrintedAnswer]],
    standing: Sequence[Passage],
) -> tuple[ChangedAnswer, ...]:
    """The changed answers, each once, from the values that changed in passages. `standing` are all passages of the file."""
    places: dict[ValueChange, list[str]] = {}
    for key, change in changes:
        places.setdefault(change, []).append(key)
    return tuple(_changed(change, keys, answers[change.before], standing) for change, keys in places.items())


def _changed(
    change: ValueChange, keys: list[str], answers: Sequence[PrintedAnswer], standing: Sequence[Passage]
) -> ChangedAnswer:
    sections = {key.partition("#")[0].partition("/")[0] for key in keys}
    likely = [one for one in answers if sections <= one.sections] or list(answers)
    printing = frozenset().union(*(one.sections for one in likely))
    still = tuple(_still(change.before, standing, frozenset(keys), printing))
    return ChangedAnswer(
        tuple(dict.fromkeys(one.field for one in likely)), change.before, change.after, tuple(keys), still
    )


def _still(words: str, standing: Sequence[Passage], keys: frozenset[str], printing: frozenset[str]) -> Iterator[str]:
    """The passages that still have the words, in sections that print the answer."""
    pattern = re.compile(_EDGE.format(re.escape(words)))
    for passage in standing:
        section = passage.key.partition("#")[0].partition("/")[0]
        if passage.key not in keys and section in printing and pattern.search(passage.words):
            yield passage.key
