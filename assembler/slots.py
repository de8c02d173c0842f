"""Slots: the answers of an agreement whose words are still to be filled in, each with what its sentence has round it.

A form is an agreement with slots. Whoever prints one sees that a slot has no words, so that nothing can depend on them by mistake; filled
in, it is fitted to its sentence as any answer is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property, lru_cache
from itertools import chain
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from assembler.agreement import Answer, Inline, OpenPoint, Paragraph, Text
from assembler.fitting import Edges, ended, fitted, undashed

Place = tuple[str | int, ...]
Words = Mapping[Place, str]
"""Words by their places in the answers."""

HERE: Final = "\0"
"""Stands for a slot in text that is being written: a sign that neither XML nor the record can hold."""

LONGEST: Final = 80
"""The most characters of words that may be filled in: how high a row of a table will be must not depend on them."""


class Alike(Struct, frozen=True, eq=False):
    """What makes slots alike: the place of their words, the manner, and the text that they have taken in. There is one for each."""

    place: Place
    bold: bool
    following: Text | None

    def filled(self, words: Words) -> tuple[Inline, ...]:
        """What stands there where nothing has to be fitted; the fields are not looked at any more."""
        answer = Answer(words[self.place], (), self.bold)
        return (answer,) if self.following is None else (answer, self.following)


alike = lru_cache(maxsize=20_000)(Alike)


class UnfitError(Exception):
    """Words that no form can be filled with, because something else would come out otherwise as well."""


class Slot(Answer, frozen=True, eq=False):
    """An answer without words. It is equal to itself only.

    `group` is what it has in common with others that are filled alike where nothing has to be fitted, if it ever is.
    """

    group: Alike | None = None

    __eq__ = object.__eq__
    __hash__ = object.__hash__

    @property
    def tail(self) -> str:
        """How the words that it stands for end, as far as that is known."""
        return ""

    def filled(self, words: Words) -> tuple[Inline, ...]:
        """What stands there with these words. Raises UnfitError where that would change more than what stands there."""
        raise NotImplementedError


class AnswerSlot(Slot, frozen=True, eq=False):
    """The words of the answer at `place`.

    `before`, `after` and `begins` are what `fitted` is given of its sentence. `following` is the text right after it where that begins
    with a full stop, which it loses to an answer that brings its own. `listed` is whether its paragraph could be an item of a list, and
    `cell` whether it is in a table, whose rows are as high as their words make them.
    """

    place: Place = ()
    before: str = ""
    after: str = ""
    begins: bool = False
    following: Text | None = None
    listed: bool = False
    cell: bool = False

    @property
    def tail(self) -> str:
        """The text after it, if it has taken that in."""
        return self.following.text if self.following else ""

    def filled(self, words: Words) -> tuple[Inline, ...]:
        """The answer fitted to its sentence, and what is left of the text after it."""
        given = words[self.place]
        own, after = fitted(self.before, undashed(given) if self.listed else given, self.after, begins=self.begins)
        answer, following = Answer(own, self.fields, self.bold), self.following
        if following is None or after == self.after:
            return (answer,) if following is None else (answer, following)
        if self.cell:
            raise UnfitError
        rest = replace(following, text=following.text[1:])
        return (answer, rest) if rest.text else (answer,)


class Name(Struct, frozen=True):
    """The name of an item, at a place in the answers, and what the item is called where nothing is left of it."""

    place: Place
    otherwise: str


class OwnerSlot(Slot, frozen=True, eq=False):
    """An open point, with the names of the items that it is of: those known, and those to be filled in."""

    label: str = ""
    names: tuple[str | Name, ...] = ()

    def filled(self, words: Words) -> tuple[Inline, ...]:
        """The point as it is printed on the page of open points."""
        names = (
            one if isinstance(one, str) else ended(words[one.place], ")")[0] or one.otherwise for one in self.names
        )
        return (Text(f"{self.label} ({', '.join(dict.fromkeys(names))})", bold=True),)


class SlottedPoint(OpenPoint, frozen=True, kw_only=True):
    """An open point whose question ends with names that are still to be filled in."""

    heading: OwnerSlot


class Slotted(Struct, frozen=True, eq=False, dict=True):
    """Bytes in UTF-8 with a slot wherever HERE stands, in their order."""

    content: bytes
    slots: tuple[Slot, ...] = ()

    @cached_property
    def pieces(self) -> list[bytes]:
        """What stands before each slot, and after the last."""
        return self.content.split(HERE.encode())


def joined(pieces: Iterable[Slotted]) -> Slotted:
    """The pieces in a row."""
    whole = list(pieces)
    return Slotted(b"".join([one.content for one in whole]), tuple([slot for one in whole for slot in one.slots]))


Draw = Callable[[Slot, tuple[Inline, ...]], bytes]
"""Writes what stands where a slot did."""


class Filling:
    """Words for the slots of one form, in the places that have been looked into once for all of its parts."""

    def __init__(self, words: Words, edges: Mapping[Place, Edges]) -> None:
        self._words = words
        self._as_given = frozenset([at for at, around in edges.items() if _left(around, words[at])])
        self._filled: dict[Slot | Alike, tuple[Inline, ...]] = {}

    def drawn(self, slotted: Slotted, draw: Draw) -> bytes:
        """The bytes with what stands in their slots. Raises UnfitError where the form is not one for these words."""
        if not slotted.slots:
            return slotted.content
        kept: dict[Slot | Alike, bytes] = {}
        drawn: list[bytes] = []
        for slot in slotted.slots:
            one = slot.group
            key = slot if one is None or one.place not in self._as_given else one
            found = kept.get(key)
            if found is None:
                found = kept[key] = draw(slot, self._parts(key))
            drawn.append(found)
        first, *pieces = slotted.pieces
        return b"".join([first, *chain.from_iterable(zip(drawn, pieces, strict=True))])

    def _parts(self, key: Slot | Alike) -> tuple[Inline, ...]:
        found = self._filled.get(key)
        if found is None:
            found = self._filled[key] = key.filled(self._words)
        return found


@lru_cache(maxsize=20_000)
def _left(around: Edges, words: str) -> bool:
    return around.leave(words)


def edges_of(slots: Iterable[Slot]) -> Mapping[Place, Edges]:
    """What stands round the slots of each place."""
    settings: dict[Place, set[tuple[str, str, bool]]] = {}
    for slot in slots:
        if isinstance(slot, AnswerSlot):
            settings.setdefault(slot.place, set()).add((slot.before, slot.after, slot.begins))
    return {place: _edges(frozenset(around)) for place, around in settings.items()}


@lru_cache(maxsize=8_192)
def _edges(settings: frozenset[tuple[str, str, bool]]) -> Edges:
    """The same object for the same settings, so that what is found out of an answer in them is found out once for all forms."""
    return Edges(settings)


def filled_paragraph(paragraph: Paragraph, words: Words) -> Paragraph:
    """The paragraph with these words in its slots."""
    parts = (part.filled(words) if isinstance(part, Slot) else (part,) for part in paragraph.content)
    return replace(paragraph, content=tuple(part for some in parts for part in some))
