"""Which passage of what was issued each paragraph of a returned file is.

In steps, from the sure to the likely: by bookmarks; by words where a bookmark was caught by another paragraph; by likeness between
neighbours where it was lost; and what was split, joined or moved.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from msgspec import Struct

from assembler.difference.passages import Passage
from assembler.difference.script import in_order
from assembler.returned.file_paragraphs import FileParagraph
from assembler.returned.issued import Issued
from assembler.returned.likely_pairs import far_pairs, near_pairs
from assembler.returned.likeness import covered, likeness, words_in

_SPAN: Final = 40
"""Paragraphs over which one bookmark may run and still be looked into."""
_COPIES: Final = 2_000
"""Paragraphs with one and the same bookmark that are looked into."""
_NEAR: Final = 3
_HALF, _BETTER, _MORE = 0.5, 0.3, 0.1


class Anchors(Struct, frozen=True):
    """For each passage that was issued, the paragraphs of the file that it became: none where it went, several where it was split.

    `owners` gives for each paragraph the passages that it holds: none where it came in, several where they were joined. `copied` are the
    paragraphs that are copies of one.
    """

    homes: tuple[tuple[int, ...], ...]
    owners: tuple[tuple[int, ...], ...]
    copied: Mapping[int, int]


def anchored(issued: Issued, paragraphs: Sequence[FileParagraph]) -> Anchors:
    """The paragraphs of a file, given to the passages of what was issued."""
    work = _Bindings(issued.passages, paragraphs)
    work.by_bookmarks()
    work.not_held()
    work.caught()
    work.lost()
    work.split()
    work.joined()
    return work.result()


class _Bindings:
    """The work of one file: who owns each paragraph, and the homes of each passage, as far as they are known."""

    def __init__(self, passages: Sequence[Passage], paragraphs: Sequence[FileParagraph]) -> None:
        self.passages, self.paragraphs = passages, paragraphs
        self.homes: list[list[int]] = [[] for _ in passages]
        self.owners: list[list[int]] = [[] for _ in paragraphs]
        self.openers: dict[int, list[int]] = {}
        self.copied = {at: one.copies[0] for at, one in enumerate(paragraphs) if one.copies and not one.opened}

    def give(self, passage: int, paragraph: int) -> None:
        """The passage is at home in the paragraph, after any homes that it has."""
        self.homes[passage].append(paragraph)
        self.homes[passage].sort()
        self.owners[paragraph].append(passage)
        self.owners[paragraph].sort()

    def take(self, passage: int, paragraph: int) -> None:
        """The passage is not at home there."""
        self.homes[passage].remove(paragraph)
        self.owners[paragraph].remove(passage)

    def like(self, passage: int, paragraph: int) -> float:
        """How like the passage's words are to the paragraph's, as it stands or as it was before pending changes."""
        words, theirs = self.passages[passage].words, self.paragraphs[paragraph]
        if words in (theirs.words, theirs.former):
            return 1.0
        return max(likeness(words, theirs.words), likeness(words, theirs.former))

    def free(self, paragraph: int) -> bool:
        """Whether the paragraph is there, and nobody's."""
        there = 0 <= paragraph < len(self.paragraphs) and not self.owners[paragraph]
        return there and paragraph not in self.copied and not self.paragraphs[paragraph].foreign

    def by_bookmarks(self) -> None:
        """Each passage to the paragraph in which its bookmark begins, or to the one most like it of those it runs over."""
        run_over: dict[int, set[int]] = {}
        starts: dict[str, int] = {}
        for at, theirs in enumerate(self.paragraphs):
            for name, passage in theirs.opened.items():
                self.openers.setdefault(passage, []).append(at)
                starts.setdefault(name, at)
            for name, passage in theirs.closed.items():
                if 0 < at - starts.get(name, at) <= _SPAN:
                    run_over.setdefault(passage, set()).update(range(starts[name], at + 1))
        for passage, openers in self.openers.items():
            places = sorted({*openers[:_COPIES], *run_over.get(passage, ())})
            self.give(passage, max(places, key=lambda at: self._likely(passage, at)) if places[1:] else openers[0])

    def _likely(self, passage: int, at: int) -> tuple[float, bool, int]:
        """How likely a paragraph is that of a passage; of two that are alike, the one that stays, and then the one by its neighbour."""
        return self.like(passage, at), bool(self.paragraphs[at].words), -abs(at - self._expected(passage))

    def _expected(self, passage: int) -> int:
        """Where a passage stands by the nearest before it whose bookmark is there once: a copy may have the very name of the other."""
        sure = (one for one in range(passage - 1, -1, -1) if len(self.openers.get(one, ())) == 1)
        before = next(sure, None)
        return 0 if before is None else self.openers[before][0] + passage - before

    def not_held(self) -> None:
        """Of several bookmarks in one paragraph, only those count whose words it holds: a deleted paragraph may leave its own behind."""
        for at, owners in enumerate(self.owners):
            if not owners[1:]:
                continue
            theirs = self.paragraphs[at]
            held = [p for p in owners if covered(self.passages[p].words, f"{theirs.words} {theirs.former}") >= _HALF]
            kept = held or [max(owners, key=lambda passage: self.like(passage, at))]
            for passage in [one for one in owners if one not in kept]:
                self.take(passage, at)

    def caught(self) -> None:
        """A bookmark that another paragraph has caught goes back to the one near it that has its words."""
        for passage, homes in enumerate(self.homes):
            if not homes or self.like(passage, homes[0]) >= _HALF:
                continue
            around = [at for at in range(homes[0] - _NEAR, homes[0] + _NEAR + 1) if self.free(at)]
            best = max(around, key=lambda at: self.like(passage, at), default=None)
            if best is not None and self.like(passage, best) > self.like(passage, homes[0]) + _BETTER:
                self.take(passage, homes[0])
                self.give(passage, best)

    def lost(self) -> None:
        """Passages without a home, sought among the paragraphs that are nobody's: between their neighbours, then anywhere."""
        still = in_order([owners[0] for owners in self.owners if owners])
        edges = [(-1, -1), *((p, self.homes[p][0]) for p in still), (len(self.passages), len(self.paragraphs))]
        for (passage, place), (next_passage, next_place) in itertools.pairwise(edges):
            homeless = [p for p in range(passage + 1, next_passage) if not self.homes[p] and self.passages[p].words]
            free = [at for at in range(place + 1, next_place) if self.free(at)]
            if homeless and free:
                self._give_all(near_pairs(self._texts(homeless), self._places(free)))
        homeless = [p for p, homes in enumerate(self.homes) if self.passages[p].words and self._away(homes)]
        free = [at for at in range(len(self.paragraphs)) if self.free(at) and self.paragraphs[at].words]
        for passage, at in far_pairs(self._texts(homeless), self._places(free)):
            for home in list(self.homes[passage]):
                self.take(passage, home)
            self.give(passage, at)

    def _away(self, homes: Sequence[int]) -> bool:
        """Whether a passage has no home, or only one that is to be deleted, so that it may have moved."""
        return not any(self.paragraphs[at].words for at in homes)

    def _texts(self, passages: Iterable[int]) -> list[tuple[int, str]]:
        return [(passage, self.passages[passage].words) for passage in passages]

    def _places(self, places: Iterable[int]) -> list[tuple[int, str]]:
        return [(at, self.paragraphs[at].known_words) for at in places]

    def _give_all(self, pairs: Iterable[tuple[int, int]]) -> None:
        for passage, at in pairs:
            self.give(passage, at)

    def split(self) -> None:
        """A passage whose words go on in a paragraph beside its own, which is nobody's, was split."""
        for passage, homes in enumerate(self.homes):
            if len(homes) != 1 or self.passages[passage].words == self.paragraphs[homes[0]].words:
                continue
            for beside, step in ((homes[-1] + 1, 1), (homes[0] - 1, -1)):
                at = beside
                while self.free(at) and self._goes_on(passage, at, step):
                    self.give(passage, at)
                    at += step

    def _goes_on(self, passage: int, at: int, step: int) -> bool:
        words, homes = self.passages[passage].words, self.homes[passage]
        so_far, more = " ".join(self.paragraphs[home].words for home in homes), self.paragraphs[at].words
        if not more or covered(more, words) < _HALF:
            return False
        whole = f"{so_far} {more}" if step > 0 else f"{more} {so_far}"
        if whole.replace(" ", "") == words.replace(" ", "") or at in self.openers.get(passage, ()):
            return True
        return likeness(words, whole) > likeness(words, so_far) + _MORE

    def joined(self) -> None:
        """A passage without a home whose words stand in the paragraph of the one before or after it was joined with that."""
        for passage, homes in enumerate(self.homes):
            words = self.passages[passage].words
            if homes or words_in(words) < _NEAR:
                continue
            for other in (passage - 1, passage + 1):
                at = self._whole_home(other)
                if at is not None and self._holds_both(words, self.passages[other].words, self.paragraphs[at].words):
                    self.give(passage, at)
                    break

    def _whole_home(self, passage: int) -> int | None:
        found = self.homes[passage] if 0 <= passage < len(self.homes) else []
        return found[0] if len(found) == 1 else None

    def _holds_both(self, words: str, others: str, held: str) -> bool:
        together = likeness(f"{words} {others}", held)
        return covered(words, held) >= 1 - _MORE * 2 and together > likeness(others, held) + _MORE

    def result(self) -> Anchors:
        """Who is whose."""
        homes, owners = tuple(map(tuple, self.homes)), tuple(map(tuple, self.owners))
        return Anchors(homes, owners, {at: p for at, p in self.copied.items() if not self.owners[at]})
