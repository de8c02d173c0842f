"""The contents list of a returned file brought up to date: entries that come or go with their headings, and changed words and numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from assembler.difference.passages import plain
from assembler.returned.three_versions import ThreeVersions
from assembler.roles import NUMBERED_HEADINGS
from assembler.word.bookmarks import bookmark
from assembler.word.changes import Act, Delete, Insert, ListEntry, Relist, Reword, links_of
from assembler.word.copy.reader import ReadParts
from assembler.word.styles import STYLES

_PAGE: Final = re.compile(r" \d+$")
_LISTED: Final = frozenset(STYLES[role].lower() for role in NUMBERED_HEADINGS)
Listed = dict[str, int]
"""The paragraphs of a contents list, by the keys of the headings they lead to."""


def contents_update(versions: ThreeVersions, acts: Sequence[Act]) -> Iterator[Relist]:
    """The contents list after what is done to the headings; nothing where it stays, or where it is not as some program made it."""
    entries, ours = _entries(versions.theirs), _entries(versions.ours)
    names = {bookmark(passage.key): passage.key for passage in (*versions.base, *versions.new)}
    listed = {names.get(name, name): place for place, name in entries.items()}
    new = {names[name]: place for place, name in ours.items() if name in names}
    if not _as_made(versions, entries) or not new:
        return
    work = _Contents(versions, acts, listed, new)
    made = work.entries()
    gone = frozenset(listed.values()) - {entry.theirs for entry in made}
    if (made and any(entry.ours is not None for entry in made)) or gone:
        yield Relist(tuple(made), tuple(sorted(gone)), work.named)


def _entries(parts: ReadParts) -> dict[int, str]:
    """The paragraphs of the contents list, each with the bookmark that it leads to; empty where it has not one link."""
    places = [at for at, one in enumerate(parts.copy.paragraphs) if one.in_contents]
    found = links_of(parts.elements[at] for at in places)
    return {at: links[0] if len(links) == 1 else "" for at, links in zip(places, found, strict=True)}


def _as_made(versions: ThreeVersions, entries: dict[int, str]) -> bool:
    """Whether a list has one link in each entry, to one heading each, and nobody's changes."""
    pending = any(versions.theirs.copy.paragraphs[at].changes for at in entries)
    return bool(entries) and all(entries.values()) and len(set(entries.values())) == len(entries) and not pending


class _Contents:
    """The work on one list."""

    def __init__(self, versions: ThreeVersions, acts: Sequence[Act], listed: Listed, ours: Listed) -> None:
        self._versions, self._listed, self._ours = versions, listed, ours
        self._deleted = frozenset(act.theirs for act in acts if isinstance(act, Delete))
        self._reworded = frozenset(act.theirs for act in acts if isinstance(act, Reword))
        inserted = [act for act in acts if isinstance(act, Insert)]
        self._came = frozenset(act.ours for act in inserted)
        self.named = {old: new for act in inserted for old, new in (act.named or {}).items()}
        self._issued = frozenset(passage.key for passage in versions.base)
        self._numbers_are_ours = self._same_headings()

    def goes(self, key: str) -> bool:
        """Whether the heading of an entry of theirs goes, or goes elsewhere."""
        return key in self._issued and any(home.at in self._deleted for home in self._versions.group(key).homes)

    def entries(self) -> list[ListEntry]:
        """The entries of the list as it will be."""
        made = [(key, self._kept(key)) for key in self._listed if not self.goes(key)]
        before = ""
        for key, place in self._ours.items():
            if self._versions.our_place(key) in self._came:
                at = next((n for n, (own, _) in enumerate(made) if own == before), -1) + 1
                made.insert(at, (key, ListEntry(None, place)))
            if any(own == key for own, _ in made):
                before = key
        return list(self._begun(made))

    def _begun(self, made: Sequence[tuple[str, ListEntry]]) -> Iterator[ListEntry]:
        """The entries, where one comes before that in which the field begins: that one goes too, and comes again as one of ours."""
        first = next(iter(self._listed), "")
        again = made[:1] and made[0][1].theirs is None and first in self._ours
        for key, entry in made:
            yield ListEntry(None, self._ours[key]) if again and key == first else entry

    def _kept(self, key: str) -> ListEntry:
        """An entry of theirs, that takes over our words where only we changed them, or our number."""
        place, ours = self._listed[key], self._ours.get(key)
        if ours is None or key not in self._issued:
            return ListEntry(place, None)
        group = self._versions.group(key)
        words = any(home.at in self._reworded for home in group.homes)
        if not group.homes or not group.untouched or not (words or self._numbers_are_ours):
            return ListEntry(place, None)
        theirs, now = (
            plain(parts.copy.paragraphs[at].text)
            for parts, at in ((self._versions.theirs, place), (self._versions.ours, ours))
        )
        return ListEntry(place, None if now in (theirs, _PAGE.sub("", theirs)) else ours)

    def _same_headings(self) -> bool:
        """Whether they have the headings that were issued, in that order, and no other, so that the new numbers are those of ours."""
        listable = (one for one in self._versions.base if one.role in NUMBERED_HEADINGS)
        paragraphs = self._versions.theirs.copy.paragraphs
        there = sum(bool(one.text.strip()) for one in paragraphs if one.style in _LISTED and not one.in_contents)
        return [one.key for one in listable] == list(self._listed) and there == len(self._listed)
