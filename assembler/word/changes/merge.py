"""Changes of ours put into somebody else's Word file as tracked changes: nothing of theirs is touched, so rejecting ours gives it back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from lxml import etree

from assembler.word.changes.atoms import Atom, atoms_of, runs_of
from assembler.word.changes.marking import Marker
from assembler.word.changes.notes import Notes
from assembler.word.changes.redline import FIRST_NUMBER, above, cleaned, packed_parts, refill, style_ids
from assembler.word.copy.reading import ReadParts
from assembler.word.xml import DECLARATION, Element, w

REFERENCE: Final = "\x02"
"""What a reference counts as among the signs of a paragraph: one, whatever it prints."""
_PLAIN: Final = {w("tab"): " ", w("br"): " ", w("cr"): " ", w("noBreakHyphen"): "-"}
_THING: Final = "\ufffc"


@dataclass(frozen=True, slots=True)
class Put:
    """In one paragraph of theirs, from one sign to another: what stands there gives way to some signs of a paragraph of ours."""

    start: int
    end: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Reword:
    """A paragraph of theirs, by its place, that takes over words of one of ours."""

    theirs: int
    ours: int
    puts: tuple[Put, ...]


@dataclass(frozen=True, slots=True)
class Insert:
    """A paragraph of ours that comes in after one of theirs, or of ours that came in before it."""

    ours: int
    after: int | None
    after_ours: int | None


@dataclass(frozen=True, slots=True)
class Delete:
    """A paragraph of theirs that is struck out."""

    theirs: int


@dataclass(frozen=True, slots=True)
class DeleteRow:
    """The row of a table that a paragraph of theirs stands in, struck out."""

    theirs: int


@dataclass(frozen=True, slots=True)
class Note:
    """A comment on a paragraph of theirs, or on one of ours that came in."""

    theirs: int | None
    ours: int | None
    text: str


Act = Reword | Insert | Delete | DeleteRow | Note


def signs_of(element: Element) -> str:
    """A paragraph as one text, in which each reference, with all its parts, is one sign."""
    return "".join(text for text, _ in _units(element))


def write_merge(theirs: ReadParts, ours: ReadParts, acts: Sequence[Act], author: str, moment: str) -> bytes:
    """Their file with ours put in by the author at the moment; the very parts of theirs where there is nothing to put in."""
    work = _Merge(theirs, ours, author, moment)
    for act in acts:
        work.do(act)
    text = (DECLARATION + etree.tostring(theirs.root, encoding="unicode")).encode()
    return packed_parts({**theirs.members, "word/document.xml": text, **work.notes.parts()})


def _units(element: Element) -> Iterator[tuple[str, tuple[Atom, ...]]]:
    """The atoms of a paragraph with what each counts as; references side by side are one."""
    held: list[Atom] = []
    for atom in atoms_of(element)[0]:
        if atom.key[0].startswith("field REF "):
            held.append(atom)
            continue
        if held:
            yield REFERENCE, tuple(held)
            held = []
        yield atom.key[0] if atom.text else _other(atom), (atom,)
    if held:
        yield REFERENCE, tuple(held)


def _other(atom: Atom) -> str:
    if atom.key[0].startswith("field "):
        return "".join(text.text or "" for run in atom.runs for text in run.iter(w("t")))
    return next((_PLAIN[child.tag] for run in atom.runs for child in run if child.tag in _PLAIN), _THING)


def _cut(element: Element, start: int, end: int) -> list[Atom]:
    """The atoms from one sign to another; a word is cut where that is within it."""
    found: list[Atom] = []
    at = 0
    for text, atoms in _units(element):
        left, right = max(start - at, 0), min(end - at, len(text))
        if left < right:
            whole = left == 0 and right == len(text)
            found += atoms if whole or not atoms[0].text else [replace(atoms[0], text=atoms[0].text[left:right])]
        at += len(text)
    return found


class _Merge:
    def __init__(self, theirs: ReadParts, ours: ReadParts, author: str, moment: str) -> None:
        self._theirs, self._ours = theirs, ours
        self._marker = Marker(author, moment, FIRST_NUMBER)
        self._styles = style_ids(ours.styles, theirs.styles)
        self._in: dict[int, Element] = {}
        self.notes = Notes(theirs.members, author, moment)

    def do(self, act: Act) -> None:
        """One act, done."""
        match act:
            case Reword(theirs, ours, puts):
                self._reword(self._theirs.elements[theirs], self._ours.elements[ours], puts)
            case Insert(ours, after, after_ours):
                self._insert(ours, self._theirs.elements[after] if after is not None else self._in.get(after_ours or 0))
            case Delete(theirs):
                self._delete(self._theirs.elements[theirs])
            case DeleteRow(theirs):
                self._delete_row(self._theirs.elements[theirs])
            case Note(theirs, ours, text):
                on = self._in.get(ours or 0) if theirs is None else self._theirs.elements[theirs]
                if on is not None:
                    self.notes.on(on, text)

    def _reword(self, theirs: Element, ours: Element, puts: Sequence[Put]) -> None:
        """Their own runs are cut where ours come in, and otherwise stay as they are, with their marks."""
        marks = atoms_of(theirs)[1]
        positions = _positions(theirs)
        length = len(signs_of(theirs))
        edges = sorted({0, length, *(put.start for put in puts), *(put.end for put in puts)})
        made: list[Element] = []
        waiting = [(positions[mark.before], mark.element) for mark in marks]
        came = {put.start: put for put in puts}
        for start, end in [*pairwise(edges), (length, length)]:
            struck = any(put.start <= start and end <= put.end and start < end for put in puts)
            if start in came:
                put = came.pop(start)
                if put.end > put.start:
                    made += self._pieces(theirs, put.start, put.end, waiting, struck=True)
                made += self._marker.inserted(self._own(_cut(ours, put.first, put.last)))
            if not struck:
                made += self._pieces(theirs, start, end, waiting, struck=False)
        made += [element for _, element in waiting]
        refill(theirs, made)

    def _pieces(
        self, element: Element, start: int, end: int, waiting: list[tuple[int, Element]], *, struck: bool
    ) -> list[Element]:
        """Their runs from one sign to another, with the marks that stand among them."""
        made: list[Element] = []
        stops = sorted({start, end, *(at for at, _ in waiting if start < at < end)})
        for first, last in pairwise(stops):
            made += [mark for at, mark in waiting if at <= first]
            waiting[:] = [(at, mark) for at, mark in waiting if at > first]
            runs = runs_of(_cut(element, first, last))
            made += self._marker.deleted(runs) if struck else runs
        return made

    def _own(self, atoms: Sequence[Atom]) -> Iterator[Element]:
        """Runs of ours, in the styles of their file."""
        for run in runs_of(atoms):
            style = run.find(f"{w('rPr')}/{w('rStyle')}")
            if style is not None:
                style.set(w("val"), self._styles.get(str(style.get(w("val"))), str(style.get(w("val")))))
            yield run

    def _insert(self, ours: int, after: Element | None) -> None:
        """A paragraph of ours, or the row that it stands in, after one that is there."""
        source = self._ours.elements[ours]
        row = above(source, w("tr"))
        if after is None or (row is not None and above(after, w("tr")) is None):
            return
        if row is not None:
            self._insert_row(row, after)
            return
        made = self._came(source)
        last = after
        body = self._theirs.root.find(w("body"))
        while last.getparent() is not body and last.getparent() is not None:
            last = last.getparent()  # type: ignore[assignment]
        last.addnext(made)
        self._in[ours] = made

    def _insert_row(self, row: Element, after: Element) -> None:
        made = deepcopy(row)
        for source, copy in zip(row.iter(w("p")), made.iter(w("p")), strict=True):
            parent = copy.getparent()
            new = self._came(source, in_row=True)
            if parent is not None:
                parent.replace(copy, new)
            at = next((n for n, one in enumerate(self._ours.elements) if one is source), None)
            if at is not None:
                self._in[at] = new
        self._marker.row(made, "ins")
        place = above(after, w("tr"))
        if place is not None:
            place.addnext(made)

    def _came(self, source: Element, *, in_row: bool = False) -> Element:
        made = etree.Element(w("p"))
        properties = source.find(w("pPr"))
        if properties is not None:
            made.append(cleaned(properties, self._styles))
        marks = [mark.element for mark in atoms_of(source)[1] if mark.element.tag == w("bookmarkStart")]
        ends = {
            str(mark.element.get(w("id"))): mark.element
            for mark in atoms_of(source)[1]
            if mark.element.tag == w("bookmarkEnd")
        }
        made.extend(self.notes.renumbered(marks))
        made.extend(self._marker.inserted(self._own(atoms_of(source)[0])))
        made.extend(
            self.notes.renumbered([ends[str(one.get(w("id")))] for one in marks if str(one.get(w("id"))) in ends])
        )
        if not in_row:
            self._marker.end(made, "ins")
        return made

    def _delete(self, theirs: Element) -> None:
        """Their paragraph struck out where it stands, with its marks."""
        atoms, marks = atoms_of(theirs)
        before = [mark.element for mark in marks if mark.before == 0]
        after = [mark.element for mark in marks if mark.before > 0]
        refill(theirs, [*before, *self._marker.deleted(runs_of(atoms)), *after])
        self._marker.end(theirs, "del")

    def _delete_row(self, theirs: Element) -> None:
        row = above(theirs, w("tr"))
        if row is None:
            return
        for paragraph in row.iter(w("p")):
            atoms, marks = atoms_of(paragraph)
            before = [mark.element for mark in marks if mark.before == 0]
            after = [mark.element for mark in marks if mark.before > 0]
            refill(paragraph, [*before, *self._marker.deleted(runs_of(atoms)), *after])
        self._marker.row(row, "del")


def _positions(element: Element) -> list[int]:
    """The sign at which each atom begins, and the end."""
    found, at = [], 0
    for text, atoms in _units(element):
        found += [at] * len(atoms)
        at += len(text)
    return [*found, at]
