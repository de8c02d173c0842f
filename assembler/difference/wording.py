"""The difference of two wordings, by words: a reference is one word, whatever number it prints."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from assembler.difference.passages import CLOSES, OPENS

_WORD: Final = re.compile(rf"{OPENS}[^{CLOSES}]*{CLOSES}|[^\W_]+(?:[.,:/-][^\W_]+)*|\s+|.", re.DOTALL)
_MOST: Final = 4_000_000
"""Pairs of words that are compared: beyond it the wordings count as different throughout."""


@dataclass(frozen=True, slots=True)
class Segment:
    """Words before and after: the same where they stand, empty before where words came in, and empty after where they went."""

    before: str
    after: str

    @property
    def same(self) -> bool:
        """Whether nothing changed here."""
        return self.before == self.after


def compared(before: str, after: str) -> tuple[Segment, ...]:
    """The segments of two wordings in order: joined, those before give the one and those after the other."""
    old, new = _WORD.findall(before), _WORD.findall(after)
    head = _alike(old, new)
    tail = _alike(old[head:][::-1], new[head:][::-1])
    ends = (len(old) - tail, len(new) - tail)
    middle = _matched(old[head : ends[0]], new[head : ends[1]])
    pieces = [Segment("".join(old[:head]), "".join(new[:head])), *middle, *_last(old[ends[0] :], new[ends[1] :])]
    return tuple(_joined([piece for piece in pieces if piece.before or piece.after]))


def _last(old: Sequence[str], new: Sequence[str]) -> Iterator[Segment]:
    yield Segment("".join(old), "".join(new))


def _alike(old: Sequence[str], new: Sequence[str]) -> int:
    """How many words are the same from the start."""
    at = 0
    for one, other in zip(old, new, strict=False):
        if one != other:
            break
        at += 1
    return at


def _matched(old: Sequence[str], new: Sequence[str]) -> Iterator[Segment]:
    if not old or not new or len(old) * len(new) > _MOST:
        yield Segment("".join(old), "".join(new))
        return
    for _, start, end, other, last in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        yield Segment("".join(old[start:end]), "".join(new[other:last]))


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
