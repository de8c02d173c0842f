"""A redline: a new version of a Word file with what differs from an old one as Word's own tracked changes.

Accepting all of them gives the new version; rejecting all of them gives the old one's words and styles.
"""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence
from copy import deepcopy
from typing import Final

from lxml import etree
from msgspec import Struct

from assembler.difference.segments import spans
from assembler.word.changes.atoms import Atom, Mark, atoms_of, runs_of
from assembler.word.changes.marker import Marker
from assembler.word.copy.reader import ReadParts
from assembler.word.copy.value import CopyParagraph
from assembler.word.package import join, packed_member
from assembler.word.words import normal_words
from assembler.word.xml import DECLARATION, Element, value, w

FIRST_NUMBER: Final = 100_000_000
"""Above the numbers of bookmarks and comments, which changes share."""
_ROW, _CELL, _TABLE, _PARAGRAPH = w("tr"), w("tc"), w("tbl"), w("p")
_MODIFIED: Final = re.compile(rb"<dcterms:modified[^>]*>(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ)<")
_TYPES: Final = "[Content_Types].xml"


class Step(Struct, frozen=True):
    """What becomes of one paragraph: `old` and `new` are its places in the two files, None where it came in or went."""

    old: int | None
    new: int | None


def write_redline(old: ReadParts, new: ReadParts, steps: Sequence[Step], author: str) -> bytes:
    """The redline as a Word file: the parts of the new version, with changes by the author, dated as that version is.

    `steps` follow the order of the new version, and name each paragraph that has words once.
    """
    _Redline(old, new, Marker(author, moment_of(new.members), FIRST_NUMBER)).make(steps)
    text = (DECLARATION + etree.tostring(new.root, encoding="unicode")).encode()
    members = {**new.members, "word/document.xml": text}
    return packed_parts(members)


def packed_parts(members: Mapping[str, bytes]) -> bytes:
    """The parts of a file as a package, in one order."""
    order = [_TYPES, *sorted(members.keys() - {_TYPES})]
    return join(packed_member(name, members[name]) for name in order)


def moment_of(members: Mapping[str, bytes]) -> str:
    """The moment at which a file says that it was last changed; the first day that a package can be of where it says none."""
    found = _MODIFIED.search(members.get("docProps/core.xml", b""))
    return found[1].decode() if found else "1980-01-01T00:00:00Z"


class _Redline:
    """The work of one redline, made in the XML of the new version."""

    def __init__(self, old: ReadParts, new: ReadParts, marker: Marker) -> None:
        self._old, self._new, self._marker = old, new, marker
        self._last: Element | None = None
        self._body = new.root.find(w("body"))
        self._tables: dict[Element, Element] = {}
        self._rows: dict[Element, Element] = {}
        self._styles = matching_style_ids(old.styles, new.styles)

    def make(self, steps: Sequence[Step]) -> None:
        """Every step, in order."""
        came = _whole_rows(
            self._new.elements, [step.new for step in steps if step.old is None], self._new.copy.paragraphs
        )
        went = _whole_rows(
            self._old.elements, [step.old for step in steps if step.new is None], self._old.copy.paragraphs
        )
        for row in came:
            self._marker.row(row, "ins")
        self._pair_rows(steps)
        done: set[Element] = set()
        for step in steps:
            if step.new is not None and step.old is not None:
                self._reword(self._old.elements[step.old], self._new.elements[step.new])
            elif step.new is not None:
                self._insert(self._new.elements[step.new], came)
            elif step.old is not None:
                self._delete(self._old.elements[step.old], went, done)

    def _pair_rows(self, steps: Sequence[Step]) -> None:
        for step in steps:
            if step.old is not None and step.new is not None:
                for tag, held in ((_TABLE, self._tables), (_ROW, self._rows)):
                    old, new = (above(p, tag) for p in (self._old.elements[step.old], self._new.elements[step.new]))
                    if old is not None and new is not None:
                        held.setdefault(old, new)

    def _reword(self, old: Element, new: Element) -> None:
        """The words of a paragraph that is there both times; nothing is touched where they are the same."""
        self._last = new
        before, _ = atoms_of(old)
        after, marks = atoms_of(new)
        if list(map(_printed, before)) == list(map(_printed, after)):
            return
        found: list[Element] = []
        waiting = list(marks)
        for start, end, other, last in spans(list(map(_printed, before)), list(map(_printed, after))):
            same = list(map(_printed, before[start:end])) == list(map(_printed, after[other:last]))
            if not same:
                found += self._marker.deleted(runs_of(before[start:end]))
            at = other
            while at < last:
                found += _due(waiting, at)
                stop = min([last, *(mark.before for mark in waiting)])  # those that are due wait no longer
                runs = list(runs_of(after[at:stop]))
                found += runs if same else self._marker.inserted(runs)
                at = stop
        found += [mark.element for mark in waiting]
        refill(new, found)

    def _insert(self, new: Element, rows: Container[Element]) -> None:
        """A paragraph that came in."""
        self._last = new
        atoms, marks = atoms_of(new)
        waiting = list(marks)
        found: list[Element] = _due(waiting, 0)
        found += self._marker.inserted(runs_of(atoms))
        found += [mark.element for mark in waiting]
        refill(new, found)
        if above(new, _ROW) not in rows:
            self._marker.end(new, "ins")

    def _delete(self, old: Element, rows: Container[Element], done: set[Element]) -> None:
        """A paragraph that went, put back where it stood, with its whole row or table where that went too."""
        row, table = above(old, _ROW), above(old, _TABLE)
        if row is None or table is None:
            self._after_block(self._struck(old))
        elif row in rows and table not in self._tables:
            if table not in done:
                done.add(table)
                self._after_block(self._struck_table(table, rows))
                self._after_block(etree.Element(_PARAGRAPH))
        elif row in rows:
            if row not in done:
                done.add(row)
                self._put_row(row, self._tables[table])
        elif row in self._rows:
            self._put_in_cell(old, row)

    def _struck(self, old: Element) -> Element:
        """A copy of a paragraph, struck out, without its bookmarks and comments, in the styles of the new version."""
        atoms, _ = atoms_of(old)
        made = etree.Element(_PARAGRAPH)
        properties = old.find(w("pPr"))
        if properties is not None:
            made.append(cleaned(properties, self._styles))
        made.extend(self._marker.deleted(runs_of(atoms)))
        self._marker.end(made, "del")
        return made

    def _struck_row(self, row: Element) -> Element:
        made = deepcopy(row)
        for paragraph in made.iter(_PARAGRAPH):
            atoms, _ = atoms_of(paragraph)
            properties = paragraph.find(w("pPr"))
            if properties is not None:
                paragraph.replace(properties, cleaned(properties, self._styles))
            refill(paragraph, list(self._marker.deleted(runs_of(atoms))))
        self._marker.row(made, "del")
        return made

    def _struck_table(self, table: Element, rows: Container[Element]) -> Element:
        """A copy of a table, struck out, with the rows that went: words of another stand elsewhere now."""
        made = deepcopy(table)
        style = made.find(f"{w('tblPr')}/{w('tblStyle')}")
        if style is not None:
            style.set(w("val"), self._styles.get(value(style), value(style)))
        for old, row in zip(table.findall(_ROW), made.findall(_ROW), strict=True):
            if old in rows:
                made.replace(row, self._struck_row(row))
            else:
                made.remove(row)
        return made

    def _put_row(self, row: Element, table: Element) -> None:
        """A row that went, after the row of the paragraph before it, or after the headings of its table."""
        last = None if self._last is None else above(self._last, _ROW)
        struck = self._struck_row(row)
        if last is not None and above(last, _TABLE) is table:
            last.addnext(struck)
        else:
            heads = [one for one in table if one.tag == _ROW and one.find(f"{w('trPr')}/{w('tblHeader')}") is not None]
            first = next(one for one in table if one.tag == _ROW)
            (heads[-1].addnext if heads else first.addprevious)(struck)
        self._last = next(struck.iter(_PARAGRAPH))

    def _put_in_cell(self, old: Element, row: Element) -> None:
        """A paragraph that went from a cell that is still there."""
        struck = self._struck(old)
        cell = above(old, _CELL)
        place = [one for one in row if one.tag == _CELL].index(cell) if cell is not None else 0
        cells = [one for one in self._rows[row] if one.tag == _CELL]
        target = cells[min(place, len(cells) - 1)]
        last = self._last
        if last is not None and above(last, _CELL) is target:
            last.addnext(struck)
        else:
            next(target.iter(_PARAGRAPH)).addprevious(struck)
        self._last = struck

    def _after_block(self, element: Element) -> None:
        """An element put into the text after the paragraph, or the whole table, that was last seen."""
        last = self._last
        while last is not None and last.getparent() is not self._body:
            last = last.getparent()
        if last is None:
            assert self._body is not None  # noqa: S101 - read before
            self._body.insert(0, element)
        else:
            last.addnext(element)
        self._last = next(element.iter(_PARAGRAPH))


def _printed(atom: Atom) -> tuple[object, str]:
    """What makes two atoms the same in a redline: a space that does not break is another, or rejecting would lose it."""
    return atom.key, "".join(sign for sign in atom.text if normal_words(sign))


def _due(waiting: list[Mark], at: int) -> list[Element]:
    """The marks that stand at or before a place, taken from those that wait."""
    due = [mark for mark in waiting if mark.before <= at]
    waiting[:] = [mark for mark in waiting if mark.before > at]
    return [mark.element for mark in due]


def refill(paragraph: Element, content: list[Element]) -> None:
    """Other content in a paragraph; its properties stay."""
    for child in list(paragraph):
        if child.tag != w("pPr"):
            paragraph.remove(child)
    paragraph.extend(content)


def above(element: Element, tag: str) -> Element | None:
    """The nearest element of a kind that an element stands in."""
    return next(element.iterancestors(tag), None)


def _whole_rows(
    elements: Sequence[Element], places: Sequence[int | None], paragraphs: Sequence[CopyParagraph]
) -> dict[Element, None]:
    """The rows all of whose paragraphs with words are among those at these places, in one order; a heading row goes with its table."""
    chosen = frozenset(place for place in places if place is not None)
    rows: dict[Element, bool] = {}
    tables: dict[Element, bool] = {}
    for at, (element, paragraph) in enumerate(zip(elements, paragraphs, strict=True)):
        row, table = above(element, _ROW), above(element, _TABLE)
        if row is None or table is None or not paragraph.text.strip() or (paragraph.cell and paragraph.cell.heading):
            continue
        rows[row] = rows.get(row, True) and at in chosen
        tables[table] = tables.get(table, True) and at in chosen
    heads = (row for table, whole in tables.items() if whole for row in table if row.tag == _ROW and row not in rows)
    return dict.fromkeys((*(row for row, whole in rows.items() if whole), *heads))


def matching_style_ids(old: Mapping[str, str], new: Mapping[str, str]) -> dict[str, str]:
    """The new version's id of each style of the old one, by its name."""
    by_name = {name: own for own, name in new.items()}
    return {own: by_name[name] for own, name in old.items() if name in by_name}


def cleaned(properties: Element, styles: Mapping[str, str]) -> Element:
    """Properties of a paragraph without what belongs to another file: a section, a list, a style's other id."""
    made = deepcopy(properties)
    for tag in ("sectPr", "numPr", "pPrChange", "rPr"):
        for one in made.findall(w(tag)):
            made.remove(one)
    style = made.find(w("pStyle"))
    if style is not None:
        style.set(w("val"), styles.get(value(style), value(style)))
    return made
