"""A change of words within a paragraph as a lawyer gives it: for these words substitute those, where few change."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from msgspec import Struct

from assembler.difference.segments import segments, split_words

_MOST: Final = 3
"""Replacements in one paragraph, beyond which it is given whole."""
_LONGEST: Final = 30
"""Words that are quoted to be left out or replaced."""
_SHARE: Final = 0.5
"""Of the words of a paragraph that may change before it is given whole."""
_LEAST: Final = 3
"""Words that say where something comes in."""
_DATE: Final = re.compile(
    r"\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December) \d{4}"
)
"""A day, which is quoted whole."""
_LEADS: Final = frozenset({"clause", "clauses", "paragraph", "paragraphs", "Schedule", "section"})
"""Words with which a number goes that follows them."""
_OPENS, _CLOSES = "£([", "%)]"
"""Signs with which quoted words may begin, and end."""


class Replacement(Struct, frozen=True):
    """Words of a paragraph, which stand in it once, and what stands in their place."""

    old: str
    new: str


def replacements(before: str, after: str) -> tuple[Replacement, ...] | None:
    """The replacements that make one paragraph of another, or None where it is better given whole."""
    found = _spans(before, after)
    changed = sum(_count(before[one.start : one.end]) + _count(one.new) for one in found)
    if not before or not after or len(found) > _MOST or changed > _SHARE * (_count(before) + _count(after)):
        return None
    made: list[Replacement] = []
    floor = 0
    for at, one in enumerate(found):
        ceiling = found[at + 1].start if at + 1 < len(found) else len(before)
        grown = _grown(one, before, floor, ceiling)
        if grown is None or "“" in grown.old + grown.new or "”" in grown.old + grown.new:
            return None
        made.append(grown)
        floor = one.end
    return tuple(made) if _holds(before, after, made) else None


def replaced(before: str, changes: Sequence[Replacement]) -> str:
    """A paragraph in which each of these replacements was made where its words stand."""
    places = sorted((before.index(one.old), one) for one in changes)
    made, at = "", 0
    for place, one in places:
        made += before[at:place] + one.new
        at = place + len(one.old)
    return made + before[at:]


def _holds(before: str, after: str, made: Sequence[Replacement]) -> bool:
    """Whether whoever follows them gets there: no words that are quoted overlap."""
    places = sorted((before.index(one.old), len(one.old)) for one in made)
    apart = all(place + length <= following for (place, length), (following, _) in pairwise(places))
    return apart and replaced(before, made) == after


class _Span(Struct, frozen=True):
    start: int
    end: int
    new: str


def _spans(before: str, after: str) -> list[_Span]:
    found: list[_Span] = []
    at = 0
    for segment in segments(before, after):
        if not segment.same:
            found.append(_of_day(_Span(at, at + len(segment.before), segment.after), before))
        at += len(segment.before)
    return found


def _of_day(span: _Span, text: str) -> _Span:
    """A change within a day as one of the whole day."""
    for day in _DATE.finditer(text):
        if day.start() <= span.start and span.end <= day.end() and span.start < span.end:
            new = text[day.start() : span.start] + span.new + text[span.end : day.end()]
            return _Span(day.start(), day.end(), new)
    return span


def _grown(span: _Span, text: str, floor: int, ceiling: int) -> Replacement | None:
    """The span with as many of the words round it as make it stand once in the text; words that come in are led by some."""
    start, end = span.start, span.end
    old = text[start:end]
    while not _enough(old, span, text):
        left, right = split_words(text[floor:start]), split_words(text[end:ceiling])
        if left and (
            not right or _leftward(old, left, turn=span.start == span.end or span.start - start <= end - span.end)
        ):
            start -= len(left[-1])
        elif right:
            end += len(right[0])
        else:
            return None
        old = text[start:end]
    if _count(old) > _LONGEST:
        return None
    new = text[start : span.start] + span.new + text[span.end : end]
    return _trimmed(old, new, text)


def _leftward(old: str, left: Sequence[str], *, turn: bool) -> bool:
    """Whether the words before are quoted next: those that lead to a number; otherwise, where it is their turn."""
    if old.strip().isdigit():
        return any(word in _LEADS for word in left[-2:])
    return turn


def _enough(old: str, span: _Span, text: str) -> bool:
    bare = old.strip()
    least = _LEAST if span.start == span.end else 1
    if not bare or text.count(bare) != 1 or _count(bare) < least:
        return False
    ends = (bare[0].isalnum() or bare[0] in _OPENS) and (bare[-1].isalnum() or bare[-1] in _CLOSES)
    return ends and any(sign.isalpha() for sign in bare)


def _trimmed(old: str, new: str, text: str) -> Replacement:
    """The same without the space at both ends of both, where that leaves words that stand once."""
    head = 1 if old[:1] == new[:1] == " " else 0
    tail = 1 if old[-1:] == new[-1:] == " " and len(old) > head + 1 and len(new) > head + 1 else 0
    shorter = old[head : len(old) - tail or None], new[head : len(new) - tail or None]
    return Replacement(*shorter) if text.count(shorter[0]) == 1 else Replacement(old, new)


def _count(text: str) -> int:
    return len(text.split())
