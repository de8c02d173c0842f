"""Whole paragraphs, rows and tables of ours put into somebody else's file, and theirs struck out where they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from typing import Final

from lxml import etree

from assembler.word.changes.atoms import atoms_of, runs_of
from assembler.word.changes.marker import Marker
from assembler.word.changes.notes import Notes
from assembler.word.changes.redline import above, cleaned, matching_style_ids
from assembler.word.changes.signs import strike_all
from assembler.word.copy.reader import ReadParts
from assembler.word.xml import Element, value, w

_ROW, _CELL, _TABLE, _PARAGRAPH, _PROPERTIES = w("tr"), w("tc"), w("tbl"), w("p"), w("pPr")
_STARTS: Final = w("bookmarkStart")


class Blocks:
    """The text of a file of theirs, into which blocks of ours come. `came` gives what became of each paragraph of ours that did."""

    def __init__(self, theirs: ReadParts, ours: ReadParts, marker: Marker, notes: Notes) -> None:
        self._theirs, self._ours, self._marker, self._notes = theirs, ours, marker, notes
        self._styles = matching_style_ids(ours.styles, theirs.styles)
        self._lists = dict(_lists(theirs))
        self._at = {element: at for at, element in enumerate(ours.elements)}
        self.came: dict[int, Element] = {}
        body = theirs.root.find(w("body"))
        assert body is not None  # noqa: S101 - read before
        self._body = body

    def insert(self, ours: int, after: Element | None, runs: list[Element] | None, named: Mapping[str, str]) -> None:
        """A paragraph of ours, or its place with other runs, after one that is there, or first."""
        made = self._paragraph(self._ours.elements[ours], named, runs, after)
        self._marker.end(made, "ins")
        self.came[ours] = made
        if after is None:
            self._body.insert(0, made)
        else:
            self._block_of(after).addnext(made)

    def insert_row(self, ours: int, within: Element, after: Element | None, named: Mapping[str, str]) -> None:
        """The row of a paragraph of ours, after the row of one in the table, or below its headings."""
        source, table = above(self._ours.elements[ours], _ROW), above(within, _TABLE)
        if source is None or table is None:
            return
        made = self._row(source, named)
        last = None if after is None else _row_in(after, table)
        if last is not None:
            last.addnext(made)
            return
        rows = [one for one in table if one.tag == _ROW]
        heads = [one for one in rows if one.find(f"{w('trPr')}/{w('tblHeader')}") is not None]
        (heads[-1].addnext if heads else rows[0].addprevious)(made)

    def insert_table(self, ours: int, after: Element | None, named: Mapping[str, str]) -> None:
        """The table of a paragraph of ours, with a paragraph between it and another table."""
        source = above(self._ours.elements[ours], _TABLE)
        if source is None:
            return
        made = deepcopy(source)
        style = made.find(f"{w('tblPr')}/{w('tblStyle')}")
        if style is not None:
            style.set(w("val"), self._styles.get(value(style), value(style)))
        for row, own in zip(source.findall(_ROW), made.findall(_ROW), strict=True):
            made.replace(own, self._row(row, named))
        if after is None:
            self._body.insert(0, made)
        else:
            self._block_of(after).addnext(made)
        for beside, put in ((made.getprevious(), made.addprevious), (made.getnext(), made.addnext)):
            if beside is not None and beside.tag == _TABLE:
                between = etree.Element(_PARAGRAPH)
                self._marker.end(between, "ins")
                put(between)

    def into_cell(self, ours: int, row_of: Element) -> None:
        """A paragraph of ours into the cell of its column: into a paragraph without words that is there, or after the last."""
        source, row = self._ours.elements[ours], above(row_of, _ROW)
        own_row, own_cell = above(source, _ROW), above(source, _CELL)
        if row is None or own_row is None or own_cell is None:
            return
        cells = row.findall(_CELL)
        cell = cells[min(own_row.findall(_CELL).index(own_cell), len(cells) - 1)]
        last = cell.findall(_PARAGRAPH)[-1]
        made = self._paragraph(source, {}, None, None)
        if any((one.text or "").strip() for one in last.iter(w("t"))):
            self._marker.end(made, "ins")
            last.addnext(made)
            self.came[ours] = made
            return
        last.extend([child for child in made if child.tag != _PROPERTIES])
        self.came[ours] = last

    def delete(self, theirs: Element, *, words: bool) -> None:
        """A paragraph struck out where it stands; its end too, unless that is asked to stay or ends a section."""
        strike_all(theirs, self._marker)
        section = theirs.find(f"{_PROPERTIES}/{w('sectPr')}")
        mark = theirs.find(f"{_PROPERTIES}/{w('rPr')}/{w('del')}")
        if not words and section is None and mark is None:
            self._marker.end(theirs, "del")

    def delete_row(self, theirs: Element) -> None:
        """A row struck out where it stands."""
        row = above(theirs, _ROW)
        if row is None or row.find(f"{w('trPr')}/{w('del')}") is not None:
            return
        for paragraph in row.iter(_PARAGRAPH):
            strike_all(paragraph, self._marker)
        self._marker.row(row, "del")

    def in_their_styles(self, runs: Iterable[Element]) -> Iterator[Element]:
        """Runs of ours, in the styles of their file."""
        for run in runs:
            style = run.find(f"{w('rPr')}/{w('rStyle')}")
            if style is not None:
                style.set(w("val"), self._styles.get(value(style), value(style)))
            yield run

    def _block_of(self, element: Element) -> Element:
        """The paragraph, table or other block right below the body that an element stands in."""
        while (parent := element.getparent()) is not None and parent is not self._body:
            element = parent
        return element

    def _row(self, source: Element, named: Mapping[str, str]) -> Element:
        """A row of ours as an insertion."""
        made = deepcopy(source)
        for own, copy in zip(source.iter(_PARAGRAPH), made.iter(_PARAGRAPH), strict=True):
            new = self._paragraph(own, named, None, None)
            parent = copy.getparent()
            if parent is not None:
                parent.replace(copy, new)
            if own in self._at:
                self.came[self._at[own]] = new
        self._marker.row(made, "ins")
        return made

    def _paragraph(
        self, source: Element, named: Mapping[str, str], runs: list[Element] | None, after: Element | None
    ) -> Element:
        """A paragraph of ours with its bookmarks, all its words an insertion; with `runs` for its words where they are given."""
        made = etree.Element(_PARAGRAPH)
        properties = self._manner(source.find(_PROPERTIES), after)
        if properties is not None:
            made.append(properties)
        atoms, marks = atoms_of(source)
        starts = [mark.element for mark in marks if mark.element.tag == _STARTS]
        ends = {str(mark.element.get(w("id"))): mark.element for mark in marks if mark.element.tag == w("bookmarkEnd")}
        for start in self._notes.renumbered(starts):
            name = str(start.get(w("name")))
            start.set(w("name"), named.get(name, name))
            made.append(start)
        own = self.in_their_styles(runs_of(atoms)) if runs is None else iter(runs)
        made.extend(self._marker.inserted(own))
        closed = [ends[str(one.get(w("id")))] for one in starts if str(one.get(w("id"))) in ends]
        made.extend(self._notes.renumbered(closed))
        return made

    def _manner(self, properties: Element | None, after: Element | None) -> Element | None:
        """The properties of a paragraph of ours in their file: by the name of its style, or as what it follows has them."""
        if properties is None:
            return None
        style = properties.find(w("pStyle"))
        if style is None or value(style) in self._styles:
            made = cleaned(properties, self._styles)
            numbers = None if style is None else self._lists.get(self._styles[value(style)])
            if numbers is not None:
                spot = made.find(w("pStyle"))
                assert spot is not None  # noqa: S101 - its style is there
                later = [one for one in spot.itersiblings() if one.tag in _BEFORE_NUMBERS]
                (later[-1] if later else spot).addnext(deepcopy(numbers))
            return made
        own = None if after is None or above(after, _TABLE) is not None else after.find(_PROPERTIES)
        made = etree.Element(_PROPERTIES) if own is None else deepcopy(own)
        for tag in ("sectPr", "pPrChange", "rPr"):
            for one in made.findall(w(tag)):
                made.remove(one)
        return made


_BEFORE_NUMBERS: Final = frozenset(map(w, ("keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl")))


def _row_in(element: Element, table: Element) -> Element | None:
    """The row of a table that an element stands in."""
    return next((row for row in element.iterancestors(_ROW) if row.getparent() is table), None)


def _lists(theirs: ReadParts) -> Iterator[tuple[str, Element]]:
    """The list that paragraphs of each style are in by themselves: programs that lose the style's own list write it on each of them."""
    seen: set[str] = set()
    for paragraph in theirs.elements:
        properties = paragraph.find(_PROPERTIES)
        style = "" if properties is None else value(properties.find(w("pStyle")))
        if properties is not None and style and style not in seen:
            seen.add(style)
            numbers = properties.find(w("numPr"))
            if numbers is not None:
                yield style, numbers
