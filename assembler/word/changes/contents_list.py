"""The contents list of somebody else's file brought up to date as tracked changes: its field stays, and so does each entry's paragraph."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from copy import deepcopy
from typing import Final

from lxml import etree
from msgspec import Struct

from assembler.word.changes.marker import Marker
from assembler.word.changes.signs import strike
from assembler.word.copy.reader import ReadParts
from assembler.word.xml import Element, w

_PARAGRAPH, _LINK, _RUN, _MANNER, _PROPERTIES = w("p"), w("hyperlink"), w("r"), w("rPr"), w("pPr")
_ANCHOR: Final = w("anchor")


class ListEntry(Struct, frozen=True):
    """An entry of the list: a paragraph of theirs, that takes over the words of one of ours where both are given, or one of ours alone."""

    theirs: int | None
    ours: int | None


class Relist(Struct, frozen=True):
    """The contents list as it will be. `gone` are their entries that it no longer has, the first of them where an entry of ours is first.

    `named` are other names for the bookmarks that entries of ours lead to, by their own.
    """

    entries: tuple[ListEntry, ...]
    gone: tuple[int, ...]
    named: Mapping[str, str]


class ContentsList:
    """The contents list of a file of theirs. What the field begins and ends with is never touched."""

    def __init__(self, theirs: ReadParts, ours: ReadParts, marker: Marker) -> None:
        self._theirs, self._ours, self._marker = theirs.elements, ours.elements, marker

    def relist(self, act: Relist) -> None:
        """The list made as it will be."""
        places = [*act.gone, *(one.theirs for one in act.entries if one.theirs is not None)]
        last, at, own = self._theirs[max(places)], self._theirs[min(places)], False
        for entry in act.entries:
            if entry.theirs is not None:
                at, own = self._theirs[entry.theirs], False
                if entry.ours is not None:
                    self._reword(at, self._ours[entry.ours])
            elif entry.ours is not None:
                made = self._made(at, self._ours[entry.ours], act.named)
                at.addnext(made)
                at, own = made, True
        for place in act.gone:
            self._gone(self._theirs[place], keeps_end=self._theirs[place] is last)
        if max(places) in act.gone and act.entries:
            self._ends_with(last, at, own=own)

    def _ends_with(self, last: Element, at: Element, *, own: bool) -> None:
        """The paragraph in which the field ends goes on as that of the entry that is last now."""
        if not own:
            self._marker.end(at, "del")
            return
        for one in at.findall(_LINK):
            last.insert(1 if last.find(_PROPERTIES) is not None else 0, one)
        parent = at.getparent()
        if parent is not None:
            parent.remove(at)

    def _reword(self, entry: Element, ours: Element) -> None:
        link = entry.find(_LINK)
        runs = [] if link is None else _words_of(link)
        if runs:
            new = self._in_manner_of(runs[0], ours)
            struck = strike(runs, self._marker)
            for one in self._marker.inserted(new):
                struck.addnext(one)

    def _gone(self, entry: Element, *, keeps_end: bool) -> None:
        runs = [run for link in entry.findall(_LINK) for run in link.findall(_RUN)]
        if runs:
            strike(runs, self._marker)
        if not keeps_end:
            self._marker.end(entry, "del")

    def _made(self, beside: Element, ours: Element, named: Mapping[str, str]) -> Element:
        """An entry of ours, as an insertion, looking like one of theirs."""
        made = etree.Element(_PARAGRAPH)
        properties = beside.find(_PROPERTIES)
        if properties is not None:
            own = deepcopy(properties)
            for tag in ("sectPr", "pPrChange", "rPr"):
                for one in own.findall(w(tag)):
                    own.remove(one)
            made.append(own)
        like, source = next(beside.iter(_RUN), None), ours.find(_LINK)
        if source is not None:
            link = etree.SubElement(made, _LINK)
            link.attrib.update({str(name): str(held) for name, held in source.attrib.items()})
            link.set(_ANCHOR, named.get(str(link.get(_ANCHOR)), str(link.get(_ANCHOR))))
            like = next((run for one in beside.findall(_LINK) for run in one.iter(_RUN)), like)
            link.extend(self._marker.inserted(self._in_manner_of(like, ours)))
        self._marker.end(made, "ins")
        return made

    def _in_manner_of(self, like: Element | None, ours: Element) -> list[Element]:
        """The runs of an entry of ours, in the manner of a run of theirs."""
        manner = None if like is None else like.find(_MANNER)
        runs = [deepcopy(run) for link in ours.findall(_LINK) for run in _words_of(link)]
        for run in runs if manner is not None else ():
            run.insert(0, deepcopy(manner))  # type: ignore[arg-type]
        return runs


def _words_of(link: Element) -> list[Element]:
    """The runs of an entry's number and words: those before its page."""
    runs = link.findall(_RUN)
    page = next((at for at, run in enumerate(runs) if run.find(w("fldChar")) is not None), len(runs))
    before = runs[:page]
    return before[:-1] if page < len(runs) and before and _is_tab(before[-1]) else before


def _is_tab(run: Element) -> bool:
    return [child.tag for child in run if child.tag != _MANNER] == [w("tab")]


def links_of(entries: Iterable[Element]) -> list[tuple[str, ...]]:
    """The bookmarks that the links of each paragraph lead to."""
    return [tuple(str(link.get(_ANCHOR, "")) for link in entry.findall(_LINK)) for entry in entries]
