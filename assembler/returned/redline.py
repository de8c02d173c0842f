"""A redline of two Word files: what became of each paragraph, written as tracked changes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assembler.errors import AnswersError, Problem
from assembler.returned.alignment import AlignedEdit, aligned
from assembler.returned.file_paragraphs import file_paragraphs
from assembler.returned.other_copy import issued_as, places_of
from assembler.word.changes import Step, write_redline
from assembler.word.copy import WordCopy
from assembler.word.copy.reader import read_parts


def redline(old: bytes, new: bytes, author: str) -> bytes:
    """The new file, with what differs from the old one as tracked changes by the author, at the moment the new one gives as its own.

    Raises AnswersError where a file cannot be read, or has tracked changes already: nobody could tell then whose are whose.
    """
    before, after = read_parts(old), read_parts(new)
    for copy, which in ((before.copy, "old"), (after.copy, "new")):
        if any(copy.changes()):
            message = f"The {which} file has tracked changes that nobody has accepted or rejected."
            raise AnswersError(Problem(message, cure="Accept or reject them in a copy, and compare that."))
    return write_redline(before, after, tuple(steps(before.copy, after.copy)), author)


def steps(old: WordCopy, new: WordCopy) -> Iterator[Step]:
    """What becomes of each paragraph that has words."""
    issued = issued_as(old)
    places = dict(zip((passage.key for passage in issued.passages), places_of(old), strict=True))
    found = aligned(issued, file_paragraphs(new, issued))
    yield from _steps(found, places)


def _steps(found: Sequence[AlignedEdit], places: dict[str, int]) -> Iterator[Step]:
    later = {places[passage.key]: one for one in found if one.edit.moved for passage in one.issued}
    order = sorted(later)
    for one in found:
        old, new = [places[passage.key] for passage in one.issued], [own.at for own in one.paragraphs]
        here = [place for place in order if old and not one.edit.moved and place < old[0]]
        yield from (Step(place, None) for place in here)
        order = [place for place in order if place not in here]
        if one.edit.moved:
            yield from (Step(None, place) for place in new)
            continue
        yield from (Step(a, b) for a, b in zip(old, new, strict=False))
        yield from (Step(place, None) for place in old[len(new) :])
        yield from (Step(None, place) for place in new[len(old) :])
    yield from (Step(place, None) for place in order)
