"""Changes of ours put into somebody else's Word file as tracked changes: nothing of theirs is touched, so rejecting ours gives it back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from typing import Final

from lxml import etree
from msgspec import Struct
from msgspec.structs import replace

from assembler.word.changes.atoms import Atom, atoms_of, runs_of
from assembler.word.changes.blocks import Blocks
from assembler.word.changes.contents_list import ContentsList, Relist
from assembler.word.changes.marker import Marker
from assembler.word.changes.notes import Notes
from assembler.word.changes.pieces import REFERENCE
from assembler.word.changes.redline import FIRST_NUMBER, above, packed_parts
from assembler.word.changes.signs import ParagraphSigns, Put, spans_of, strike
from assembler.word.copy.body import THING
from assembler.word.copy.reader import ReadParts
from assembler.word.fields import depth_after
from assembler.word.xml import DECLARATION, Element, w

_PLAIN: Final = {w("tab"): " ", w("br"): " ", w("cr"): " ", w("noBreakHyphen"): "-"}


class Reword(Struct, frozen=True):
    """A paragraph of theirs, by its place, that takes over words of ours."""

    theirs: int
    puts: tuple[Put, ...]


class Insert(Struct, frozen=True):
    """A paragraph of ours that comes in after one of theirs, or after one of ours that came in before it.

    With `source` its words are theirs, as that rewords them: it was moved. `named` are other names for its bookmarks, by their own.
    """

    ours: int
    after: int | None
    after_ours: int | None
    source: Reword | None = None
    named: Mapping[str, str] | None = None


class InsertRow(Struct, frozen=True):
    """The row that a paragraph of ours stands in, put into the table of a paragraph of theirs (`within`), after one that is there."""

    ours: int
    within: int
    after: int | None
    after_ours: int | None
    named: Mapping[str, str] | None = None


class InsertTable(Struct, frozen=True):
    """The table that a paragraph of ours stands in, after one that is there."""

    ours: int
    after: int | None
    after_ours: int | None
    named: Mapping[str, str] | None = None


class InCell(Struct, frozen=True):
    """A paragraph of ours put into the cell of the same column in the row that a paragraph of theirs stands in."""

    ours: int
    row_of: int


class Delete(Struct, frozen=True):
    """A paragraph of theirs that is struck out; `words` alone where its end stays."""

    theirs: int
    words: bool = False


class DeleteRow(Struct, frozen=True):
    """The row of a table that a paragraph of theirs stands in, struck out."""

    theirs: int


class Lead(Struct, frozen=True):
    """References to a bookmark that lead to another now."""

    old: str
    new: str


class Note(Struct, frozen=True):
    """A comment on a paragraph of theirs, or on one of ours that came in."""

    theirs: int | None
    ours: int | None
    text: str


Act = Reword | Insert | InsertRow | InsertTable | InCell | Delete | DeleteRow | Lead | Note | Relist


def signs_of(element: Element) -> str:
    """A paragraph as one text, in which each reference, with all its parts, is one sign."""
    return "".join(text for text, _ in _units(element))


def write_merge(theirs: ReadParts, ours: ReadParts, acts: Sequence[Act], author: str, moment: str) -> bytes:
    """Their file with ours put in by the author at the moment."""
    work = _Merge(theirs, ours, author, moment)
    for act in acts:
        if not isinstance(act, Lead):
            work.do(act)
    work.lead({act.old.lower(): act.new for act in acts if isinstance(act, Lead)})
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
    return next((_PLAIN[child.tag] for run in atom.runs for child in run if child.tag in _PLAIN), THING)


def _stretch(element: Element, start: int, end: int) -> list[Atom]:
    """The atoms of ours from one sign to another; a word is cut where that is within it."""
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
        self.notes = Notes(theirs.members, author, moment)
        self._blocks = Blocks(theirs, ours, self._marker, self.notes)
        self._listing = ContentsList(theirs, ours, self._marker)

    def do(self, act: Reword | Insert | InsertRow | InsertTable | InCell | Delete | DeleteRow | Note | Relist) -> None:
        """One act, done."""
        match act:
            case Reword(theirs, puts):
                self._reword(self._theirs.elements[theirs], puts)
            case Insert(ours, after, after_ours, source, named):
                runs = None if source is None else self._moved(source)
                self._blocks.insert(ours, self._place(after, after_ours), runs, named or {})
            case InsertRow(ours, within, after, after_ours, named):
                self._blocks.insert_row(
                    ours, self._theirs.elements[within], self._place(after, after_ours), named or {}
                )
            case InsertTable(ours, after, after_ours, named):
                self._blocks.insert_table(ours, self._place(after, after_ours), named or {})
            case InCell(ours, row_of):
                self._blocks.into_cell(ours, self._theirs.elements[row_of])
            case Delete(theirs, words):
                self._blocks.delete(self._theirs.elements[theirs], words=words)
            case DeleteRow(theirs):
                self._blocks.delete_row(self._theirs.elements[theirs])
            case Relist():
                self._listing.relist(act)
            case Note():
                self._note(act)

    def _note(self, note: Note) -> None:
        on = self._blocks.came.get(note.ours or 0) if note.theirs is None else self._theirs.elements[note.theirs]
        if on is not None:
            self.notes.on(on, note.text)

    def _place(self, after: int | None, after_ours: int | None) -> Element | None:
        """What a thing comes in after; nothing where it comes first."""
        if after is not None:
            return self._theirs.elements[after]
        return None if after_ours is None else self._blocks.came.get(after_ours)

    def _reword(self, theirs: Element, puts: Sequence[Put]) -> None:
        """Their own runs are cut where ours come in, and otherwise stay as they are."""
        line = ParagraphSigns(theirs, self._theirs.notes)
        for put in spans_of(puts):
            line.put(put.start, put.end, list(self._own(put)), self._marker)

    def _own(self, put: Put) -> Iterator[Element]:
        """The runs of ours that a put brings."""
        return self._blocks.in_their_styles(runs_of(_stretch(self._ours.elements[put.ours], put.first, put.last)))

    def _moved(self, source: Reword) -> list[Element]:
        """The words of a paragraph of theirs as runs, with ours in them: for their new place, where all of them are an insertion."""
        element = self._theirs.elements[source.theirs]
        made: list[Atom] = []
        at = 0
        for put in sorted(source.puts, key=lambda put: (put.start, put.end)):
            made += _stretch(element, at, put.start)
            made += _stretch(self._ours.elements[put.ours], put.first, put.last)
            at = put.end
        return list(runs_of([*made, *_stretch(element, at, len(signs_of(element)))]))

    def lead(self, names: Mapping[str, str]) -> None:
        """Each reference to one of these bookmarks struck out and put in anew, leading to another; those of ours lead there at once."""
        found = (
            [runs for paragraph in self._theirs.root.iter(w("p")) for runs in _references(paragraph, names)]
            if names
            else []
        )
        for runs in found:
            inside = [above(runs[0], w(tag)) for tag in ("ins", "del", "moveFrom")]
            if inside[0] is not None and inside[0].get(w("author")) == self._marker.author:
                _led(runs, names)
            elif inside[1] is None and inside[2] is None:
                copies = [deepcopy(run) for run in runs]
                _led(copies, names)
                struck = strike(runs, self._marker)
                for one in self._marker.inserted(copies):
                    (struck if inside[0] is None else inside[0]).addnext(one)


def _references(paragraph: Element, names: Mapping[str, str]) -> list[list[Element]]:
    """The runs of each reference to one of these bookmarks; those that a change cuts in two are left."""
    found: list[list[Element]] = []
    held: list[Element] = []
    depth = 0
    for run in paragraph.iter(w("r")):
        depth = depth_after(depth, run)
        if depth > 0 or held:
            held.append(run)
        if depth == 0 and held:
            if _target(held).lower() in names and len({id(one.getparent()) for one in held}) == 1:
                found.append(held)
            held = []
    return found


def _target(runs: Iterable[Element]) -> str:
    """The bookmark that the field in some runs is a reference to."""
    code = "".join(str(one.text or "") for run in runs for one in run.iter(w("instrText"))).split()
    return code[1] if code[:1] == ["REF"] and len(code) > 1 else ""


def _led(runs: Sequence[Element], names: Mapping[str, str]) -> None:
    old = _target(runs)
    for code in (one for run in runs for one in run.iter(w("instrText"))):
        code.text = (code.text or "").replace(old, names[old.lower()])
