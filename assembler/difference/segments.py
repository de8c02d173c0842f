"""The difference of two wordings, by words: a reference is one word, whatever number it prints."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import Final

from msgspec import Struct

from assembler.difference.passages import CLOSES, OPENS

_WORD: Final = re.compile(rf"{OPENS}[^{CLOSES}]*{CLOSES}|[^\W_]+(?:[.,:/-][^\W_]+)*|\s+|.", re.DOTALL)
_MOST: Final = 4_000_000
"""Pairs of words that are compared: beyond it the wordings count as different throughout."""


class Segment(Struct, frozen=True):
    """Words before and after: the same where they stand, empty before where words came in, and empty after where they went."""

    before: str
    after: str

    @property
    def same(self) -> bool:
        """Whether nothing changed here."""
        return self.before == self.after


def segments(before: str, after: str) -> tuple[Segment, ...]:
    """The segments of two wordings in order: joined, those before give the one and those after the other."""
    old, new = split_words(before), split_words(after)
    pieces = [Segment("".join(old[a:b]), "".join(new[c:d])) for a, b, c, d in spans(old, new)]
    return tuple(_joined(pieces))


def split_words(text: str) -> list[str]:
    """A text in words, spaces and signs, each reference one word: joined, they are the text."""
    return _WORD.findall(text)


def spans(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[tuple[int, int, int, int]]:
    """Where two rows of things are the same and where not: from and to in the one, from and to in the other, all along both."""
    head = _alike(old, new)
    tail = _alike(old[head:][::-1], new[head:][::-1])
    ends = (len(old) - tail, len(new) - tail)
    middle = _matched(old[head : ends[0]], new[head : ends[1]])
    found = [(0, head, 0, head), *((a + head, b + head, c + head, d + head) for a, b, c, d in middle)]
    found.append((ends[0], len(old), ends[1], len(new)))
    return [(a, b, c, d) for a, b, c, d in found if a < b or c < d]


def _alike(old: Sequence[Hashable], new: Sequence[Hashable]) -> int:
    """How many are the same from the start."""
    at = 0
    for one, other in zip(old, new, strict=False):
        if one != other:
            break
        at += 1
    return at


def _matched(old: Sequence[Hashable], new: Sequence[Hashable]) -> Iterator[tuple[int, int, int, int]]:
    if not old or not new or len(old) * len(new) > _MOST:
        yield 0, len(old), 0, len(new)
        return
    for _, start, end, other, last in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        yield start, end, other, last


def _joined(pieces: list[Segment]) -> Iterator[Segment]:
    """Segments with a mere space between two changes made part of them, and neighbours of a kind made one."""
    kept: Segment | None = None
    for at, piece in enumerate(pieces):
        mere = piece.same and not piece.before.strip() and 0 < at < len(pieces) - 1
        if kept is None:
            kept = piece
        elif kept.same == piece.same or (mere and not kept.same and not pieces[at + 1].same):
            kept = Segment(kept.before + piece.before, kept.after + piece.after)
        else:
            yield kept
            kept = piece
    if kept is not None:
        yield kept
