"""The edit script: the difference of two documents as one value, by permanent key. Applied to the one, it gives the other."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from assembler.difference.passages import Passage
from assembler.difference.segments import Segment, segments


class Edit(Struct, frozen=True):
    """What became of one passage: `before` is None where it came in, `after` where it went; `moved` where it changed its place.

    The words are compared when they are asked for, since most passages are the same.
    """

    before: Passage | None
    after: Passage | None
    moved: bool = False

    @property
    def key(self) -> str:
        """The permanent id of the passage."""
        passage = self.before or self.after
        return passage.key if passage else ""

    @property
    def reworded(self) -> bool:
        """Whether it is there both times, in other words."""
        return self.before is not None and self.after is not None and self.before.words != self.after.words

    @property
    def changes(self) -> bool:
        """Whether anything that is compared is otherwise."""
        return self.moved or self.before is None or self.after is None or self.reworded

    @property
    def segments(self) -> tuple[Segment, ...]:
        """The words, compared."""
        return segments(self.before.words if self.before else "", self.after.words if self.after else "")


Script = tuple[Edit, ...]


def difference(before: Iterable[Passage], after: Iterable[Passage]) -> Script:
    """The edit script from one document to another, each key in each at most once.

    It follows the order of the second; what went stands where it stood, after the passage that it followed. Of two passages that changed
    places, the fewest count as moved.
    """
    old, new = tuple(before), tuple(after)
    places = {passage.key: at for at, passage in enumerate(old)}
    kept = [places[passage.key] for passage in new if passage.key in places]
    still = frozenset(in_order(kept))
    gone = _gone(old, frozenset(kept))
    return tuple(_edits(old, new, places, still, gone))


def _gone(old: Sequence[Passage], kept: frozenset[int]) -> dict[int, list[Passage]]:
    """The passages that went, by the place of the one that is kept before them (-1 at the start)."""
    gone: dict[int, list[Passage]] = {}
    last = -1
    for at, passage in enumerate(old):
        if at in kept:
            last = at
        else:
            gone.setdefault(last, []).append(passage)
    return gone


def _edits(
    old: Sequence[Passage],
    new: Sequence[Passage],
    places: dict[str, int],
    still: frozenset[int],
    gone: dict[int, list[Passage]],
) -> Iterator[Edit]:
    yield from (Edit(passage, None) for passage in gone.get(-1, ()))
    for passage in new:
        at = places.get(passage.key)
        if at is None:
            yield Edit(None, passage)
            continue
        yield Edit(old[at], passage, moved=at not in still)
        yield from (Edit(one, None) for one in gone.get(at, ()))


def applied(script: Script, base: Iterable[Passage]) -> tuple[Passage, ...]:
    """The document that a script makes of its base. Raises ValueError for any other base."""
    held = {edit.before.key: edit.before for edit in script if edit.before is not None}
    given = {passage.key: passage for passage in base}
    if held != given:
        raise ValueError("This edit script was made from another document.")
    return tuple(edit.after for edit in script if edit.after is not None)


def in_order(places: Sequence[int]) -> list[int]:
    """The longest run of places that rise, out of those given in order: what did not move while the rest did."""
    tops: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for at, place in enumerate(places):
        length = bisect_left(tops, place)
        before.append(ends[length - 1] if length else -1)
        if length == len(tops):
            tops.append(place)
            ends.append(at)
        else:
            tops[length], ends[length] = place, at
    run: list[int] = []
    at = ends[-1] if ends else -1
    while at >= 0:
        run.append(places[at])
        at = before[at]
    return run[::-1]
