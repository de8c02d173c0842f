"""The highest peer on merging files that come back: `docx_diff_consolidate` of docx-scalpel (Docxodus), and what is measured of either.

Both are given what was issued, what came back, and the new version. The peer has no record, no anchors and no statute; it is given the
same three files and asked for its own conflicts.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from returned.fuzzing import Pair
from returned.resolving import settled
from returned.versions import base, merged

from assembler.difference import Script, difference
from assembler.difference.passages import TARGET
from assembler.returned.anchors import anchored
from assembler.returned.file_paragraphs import file_paragraphs
from assembler.returned.issued import Issued
from assembler.word.bookmarks import bookmark
from assembler.word.copy import read_copy

AUTHORS = ("J. Lawyer", "K. Counterpart")


@dataclass
class Merged:
    """A merge by some program: the file, how many conflicts it told, and the seconds that it took."""

    docx: bytes
    conflicts: int
    seconds: float


@dataclass
class Worth:
    """What a merge is worth: news of ours that came through of what could, revisions that nobody made, and authors kept of those there."""

    news: int
    of_news: int
    noise: int
    authors: int
    of_authors: int


def by_us(pair: Pair) -> Merged:
    return _timed(lambda: (made := merged(pair.theirs, pair.ours)) and (made.docx, len(made.conflicts)))


def by_docxodus(pair: Pair) -> Merged:
    import docx_scalpel as peer  # noqa: PLC0415 - an optional extra

    reviewers = [peer.DocxDiffReviewer(pair.theirs, "Lawyer"), peer.DocxDiffReviewer(pair.ours.docx, "assembler")]

    def work() -> tuple[bytes, int]:
        docx = peer.docx_diff_consolidate(base().docx, reviewers)
        return docx, len(peer.docx_diff_get_conflicts(base().docx, reviewers))

    return _timed(work)


def _timed(work: Callable[[], tuple[bytes, int]]) -> Merged:
    started = time.perf_counter()
    docx, conflicts = work()
    return Merged(docx, conflicts, time.perf_counter() - started)


def worth(pair: Pair, made: Merged) -> Worth:
    """A merge judged, by passages that one side alone changed."""
    script = difference(
        [one for one in base().issued.passages if one.words], [one for one in pair.ours.issued.passages if one.words]
    )
    touched = {*pair.truth.status, *pair.truth.loose, *(name for pair_of in pair.truth.moved for name in pair_of)}
    ours = {edit.key for edit in script if edit.changes}
    wanted = {
        edit.key: edit.after.words
        for edit in script
        if edit.after is not None and edit.changes and not edit.moved and bookmark(edit.key) not in touched
    }
    words = _words(settled(made.docx, accept=True, author=""), pair.ours.issued)
    news = sum(words.get(key) == text for key, text in wanted.items())
    noise = _noise(made.docx, touched | {bookmark(key) for key in ours | set(_pointing(script))})
    theirs, kept = (_pending(docx) for docx in (pair.theirs, made.docx))
    return Worth(news, len(wanted), noise, len(theirs & kept), len(theirs))


def _pointing(script: Script) -> Iterator[str]:
    """The passages that refer to one which ours moved: their references have to lead to its new place."""
    moved = {edit.key for edit in script if edit.moved}
    for edit in script:
        if edit.after is not None and moved & set(TARGET.findall(edit.after.words)):
            yield edit.key


def _words(docx: bytes, issued: Issued) -> dict[str, str]:
    places = file_paragraphs(read_copy(docx), issued)
    homes = anchored(issued, places).homes
    return {
        passage.key: " ".join(places[at].words for at in homes[number])
        for number, passage in enumerate(issued.passages)
    }


def _noise(docx: bytes, changed: set[str]) -> int:
    """The revisions in paragraphs that nobody changed."""
    return sum(
        sum(change.kind != "formatted" for run in paragraph.runs for change in run.changes[:1])
        for paragraph in read_copy(docx).paragraphs
        if (own := {name for name in paragraph.opened if name.startswith(("_c_", "_h_"))}) and not own & changed
    )


def _pending(docx: bytes) -> set[tuple[str, str]]:
    """The pending changes of others, by author and words."""
    return {
        (change.author, run.text.strip())
        for paragraph in read_copy(docx).paragraphs
        for run in paragraph.runs
        for change in run.changes
        if change.author in AUTHORS and run.text.strip()
    }
