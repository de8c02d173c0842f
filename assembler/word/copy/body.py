"""The text of a Word file walked once, element by element, into paragraphs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from msgspec import Struct, field

from assembler.errors import AnswersError, Problem
from assembler.word.copy.fields import Fields
from assembler.word.copy.value import Cell, Change, ChangeKind, Comment, CopyParagraph, Run
from assembler.word.words import EITHER, normal_words, read_of
from assembler.word.xml import Element, value, w

MOST_PARAGRAPHS: Final = 50_000
_WRAPPED: Final = (
    "sdt",
    "sdtContent",
    "hyperlink",
    "smartTag",
    "customXml",
    "dir",
    "bdo",
    "fldSimple",
    "rt",
    "rubyBase",
    "ruby",
)
_TRACKED: Final[dict[str, ChangeKind]] = {
    w("ins"): "inserted",
    w("del"): "deleted",
    w("moveFrom"): "moved from",
    w("moveTo"): "moved to",
}
_PASSED: Final = frozenset(map(w, _WRAPPED))
NOTES: Final = {w("footnoteReference"): "footnote", w("endnoteReference"): "endnote"}
SIGNS: Final = {w("tab"): " ", w("cr"): " ", w("noBreakHyphen"): "-", w("sym"): "?"}
_MANNERS: Final = {w("b"): "b", w("i"): "i", w("strike"): "s", w("dstrike"): "s", w("vanish"): "hidden"}
_CHANGED: Final = w("rPrChange")
_P, _TBL, _R, _T, _DELETED_TEXT, _PROPERTIES = w("p"), w("tbl"), w("r"), w("t"), w("delText"), w("rPr")
_FIELD, _FIELD_TYPE, _CODE, _DELETED_CODE = w("fldChar"), w("fldCharType"), w("instrText"), w("delInstrText")
_STARTS, _ENDS, _ID, _NAME = w("bookmarkStart"), w("bookmarkEnd"), w("id"), w("name")
_COLOUR, _SIZE, _SMALLEST = w("color"), w("sz"), 6
"""In half points: three points are a hair's breadth."""
_OFF: Final = ("0", "false", "off")
_MATHS: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath"
_ELSEWHERE: Final = (_MATHS, w("subDoc"), w("contentPart"))
"""What shows words that are no text here."""
THINGS: Final = frozenset(map(w, ("drawing", "pict", "object")))
_CONTENTS_STYLES: Final = ("toc", "contents", "table of contents")
THING: Final = "\ufffc"
"""What stands for a picture, an object or a formula."""
Changes = tuple[Change, ...]


class _Making(Struct):
    """A paragraph being read."""

    runs: list[Run] = field(default_factory=list)
    opened: list[str] = field(default_factory=list)
    closed: list[str] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)


class BodyReader:
    """Reads a body. `elements` are those of the paragraphs read, in the same order.

    `styles` gives the name of each style by its id, `comments` and `notes` those of the file by theirs.
    """

    def __init__(
        self, styles: Mapping[str, str], comments: Mapping[str, Comment], notes: Mapping[tuple[str, str], str]
    ) -> None:
        self._styles, self._comments, self._notes = styles, comments, notes
        self._names: dict[str, str] = {}
        self._waiting: list[str] = []
        self._tables = 0
        self._made: list[CopyParagraph] = []
        self.elements: list[Element] = []
        self._paragraph = _Making()
        self.fields = Fields()
        self.hidden = False
        self._inline: dict[str, Callable[[Element, Changes], None]] = {
            _R: self._run,
            _STARTS: self._open_bookmark,
            _ENDS: self._close_bookmark,
            EITHER: self._either,
            f"{_MATHS}Para": self._content,
            **dict.fromkeys(_ELSEWHERE, lambda _, changes: self._emit(THING, "", changes)),
            **dict.fromkeys(_TRACKED, self._tracked),
            **dict.fromkeys(_PASSED, self._content),
        }

    def read(self, body: Element) -> tuple[CopyParagraph, ...]:
        """Every paragraph in reading order. Raises AnswersError where there are more than a program should read."""
        self._blocks(body, None, ())
        return tuple(self._made)

    def _blocks(self, parent: Element, cell: Cell | None, changes: Changes) -> None:
        for child in parent:
            if child.tag == _P:
                self._read_paragraph(child, cell, changes)
            elif child.tag == _TBL:
                self._table(child)
            elif child.tag == _STARTS:
                self._waiting.append(self._named(child))
            elif child.tag in _TRACKED:
                self._blocks(child, cell, (*changes, _change(child)))
            elif child.tag in _PASSED:
                self._blocks(child, cell, changes)
            elif child.tag == EITHER:
                for way in read_of(child):
                    self._blocks(way, cell, changes)

    def _table(self, table: Element) -> None:
        number, self._tables = self._tables, self._tables + 1
        for at, (row, changes) in enumerate(_rows(table, ())):
            properties = row.find(w("trPr"))
            marks = () if properties is None else tuple(_change(one) for one in properties if one.tag in _TRACKED)
            heading = properties is not None and _on(properties.find(w("tblHeader")))
            for column, cell in enumerate(_cells(row)):
                self._blocks(cell, Cell(number, at, column, heading), (*changes, *marks))

    def _read_paragraph(self, element: Element, cell: Cell | None, changes: Changes) -> None:
        if len(self._made) >= MOST_PARAGRAPHS:
            raise AnswersError(
                Problem(f"It has more than {MOST_PARAGRAPHS:,} paragraphs.", cure="Use the file as it was sent.")
            )
        self._paragraph = _Making(opened=self._waiting, changes=list(changes))
        self._waiting = []
        contents = self.fields.in_contents
        style, mark = self._properties(element.find(w("pPr")))
        self._content(element, changes)
        for run in self.fields.end_of_paragraph():
            self._paragraph.runs.append(run)
        made = self._paragraph
        listed = contents or self.fields.in_contents or style.startswith(_CONTENTS_STYLES)
        seen = tuple(dict.fromkeys(made.changes))
        parts = (tuple(made.runs), style, tuple(made.opened), tuple(made.closed), seen, mark, tuple(made.comments))
        self._made.append(CopyParagraph(*parts, cell, listed))
        self.elements.append(element)
        for box in made.boxes:
            self._blocks(box, None, changes)

    def _properties(self, properties: Element | None) -> tuple[str, Change | None]:
        """The name of the paragraph's style, and the change that its own end is part of."""
        if properties is None:
            return "", None
        style = self._styles.get(value(properties.find(w("pStyle"))), "")
        formatted = properties.find(w("pPrChange"))
        if formatted is not None:
            self._paragraph.changes.append(_formatted(formatted))
        own = properties.find(w("rPr"))
        marks = [] if own is None else [_change(one) for one in own if one.tag in _TRACKED]
        self._paragraph.changes += marks
        return style, marks[-1] if marks else None

    def _content(self, parent: Element, changes: Changes) -> None:
        simple = parent.tag == w("fldSimple")
        if simple:
            self.fields.begin(changes)
            self.fields.code(str(parent.get(w("instr"), "")))
            self.fields.separate()
        for child in parent:
            read = self._inline.get(str(child.tag))
            if read is not None:
                read(child, changes)
        if simple:
            self._paragraph.runs += self.fields.end()

    def _tracked(self, element: Element, changes: Changes) -> None:
        change = _change(element)
        self._paragraph.changes.append(change)
        self._content(element, (*changes, change))

    def _either(self, element: Element, changes: Changes) -> None:
        for way in read_of(element):
            self._content(way, changes)
            self._things(way, changes)

    def _either_in_run(self, element: Element, manner: str, changes: Changes) -> None:
        """What is told in several ways within a run: whole runs, or what a run holds."""
        self._either(element, changes)
        for child in (one for way in read_of(element) for one in way):
            if child.tag in (_T, _DELETED_TEXT):
                self._emit(normal_words(child.text or ""), manner, changes)
            elif child.tag not in THINGS and child.tag not in self._inline:
                self._sign(child, str(child.tag), manner, changes)

    def _run(self, run: Element, changes: Changes) -> None:
        manner = ""
        for child in run:
            tag = str(child.tag)
            if tag in (_T, _DELETED_TEXT):
                self._emit(normal_words(child.text or ""), manner, changes)
            elif tag == _PROPERTIES:
                manner = self._manner(child)
                if manner == "hidden":
                    return
            elif tag == _FIELD:
                self._field(str(child.get(_FIELD_TYPE)), changes)
            elif tag in (_CODE, _DELETED_CODE):
                self.fields.code(child.text or "")
            else:
                self._sign(child, tag, manner, changes)

    def _sign(self, child: Element, tag: str, manner: str, changes: Changes) -> None:
        if tag in SIGNS:
            self._emit(SIGNS[tag], manner, changes)
        elif tag == w("br"):
            self._emit("" if child.get(w("type")) in ("page", "column") else " ", manner, changes)
        elif tag == w("commentReference"):
            comment = self._comments.get(str(child.get(w("id"))))
            self._paragraph.comments += [comment] if comment else []
        elif tag in NOTES:
            words = self._notes.get((NOTES[tag], str(child.get(w("id")))), "")
            self._emit(f" [{NOTES[tag]}: {words}]", manner, changes)
        elif tag in THINGS:
            self._emit(THING, manner, changes)
            self._things(child, changes)
        elif tag == EITHER:
            self._either_in_run(child, manner, changes)
        elif tag in _PASSED:
            self._content(child, changes)

    def _things(self, element: Element, _: Changes) -> None:
        self._paragraph.boxes += [box for box in element.iter(w("txbxContent")) if not _within_box(box, element)]

    def _manner(self, properties: Element) -> str:
        letters = set()
        for one in properties:
            tag = str(one.tag)
            if tag in _MANNERS and _on(one):
                letters.add(_MANNERS[tag])
            elif tag == _CHANGED:
                self._paragraph.changes.append(_formatted(one))
            elif _faint(one):
                letters.add("f")
        if "hidden" in letters:
            self.hidden = True
            return "hidden"
        return "".join(sorted(letters))

    def _field(self, kind: str, changes: Changes) -> None:
        if kind == "begin":
            self.fields.begin(changes)
        elif kind == "separate":
            self.fields.separate()
        elif kind == "end":
            self._paragraph.runs += self.fields.end()

    def _emit(self, text: str, manner: str, changes: Changes) -> None:
        if text and not self.fields.in_code:
            run = Run(text, manner, "", changes)
            if not self.fields.kept(run):
                self._paragraph.runs.append(run)

    def _named(self, start: Element) -> str:
        name = str(start.get(_NAME, ""))
        self._names[str(start.get(_ID))] = name
        return name

    def _open_bookmark(self, start: Element, _: Changes) -> None:
        self._paragraph.opened.append(self._named(start))

    def _close_bookmark(self, end: Element, _: Changes) -> None:
        name = self._names.get(str(end.get(_ID)))
        if name is not None:
            self._paragraph.closed.append(name)


def _rows(parent: Element, changes: Changes) -> Iterator[tuple[Element, Changes]]:
    """The rows of a table, those in content controls and tracked changes included."""
    for child in parent:
        if child.tag == w("tr"):
            yield child, changes
        elif child.tag in _PASSED:
            yield from _rows(child, changes)
        elif child.tag in _TRACKED:
            yield from _rows(child, (*changes, _change(child)))
        elif child.tag == EITHER:
            for way in read_of(child):
                yield from _rows(way, changes)


def _cells(row: Element) -> Iterator[Element]:
    for child in row:
        if child.tag == w("tc"):
            yield child
        elif child.tag in _PASSED:
            yield from _cells(child)
        elif child.tag == EITHER:
            for way in read_of(child):
                yield from _cells(way)


def _change(element: Element) -> Change:
    kind = _TRACKED[str(element.tag)]
    return Change(kind, str(element.get(w("author"), "")), str(element.get(w("date"), "")))


def _formatted(element: Element) -> Change:
    return Change("formatted", str(element.get(w("author"), "")), str(element.get(w("date"), "")))


def _faint(one: Element) -> bool:
    """Whether words are white, or so small that nobody reads them, by this property of theirs."""
    if one.tag == _COLOUR:
        return value(one).upper() == "FFFFFF"
    return one.tag == _SIZE and value(one).isdecimal() and int(value(one)) <= _SMALLEST


def _on(element: Element | None) -> bool:
    return element is not None and value(element, "true") not in _OFF


def _within_box(box: Element, top: Element) -> bool:
    above = box.getparent()
    while above is not None and above is not top:
        if above.tag == w("txbxContent"):
            return True
        above = above.getparent()
    return False
