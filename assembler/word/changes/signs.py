"""A paragraph of somebody else's file, changed where it stands: its runs are cut only where ours go in, and all else stays as it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import deepcopy

from lxml import etree
from msgspec import Struct

from assembler.word.changes.marker import Marker
from assembler.word.changes.pieces import COMING, GOING, REFERENCE, Piece, pieces_of
from assembler.word.words import normal_words
from assembler.word.xml import Element, w

_RUN, _TEXT, _MANNER = w("r"), w("t"), w("rPr")
_PARAGRAPH, _SPACE = w("p"), "{http://www.w3.org/XML/1998/namespace}space"


class Put(Struct, frozen=True):
    """In a paragraph of theirs, from one sign to another: what stands there gives way to some signs of a paragraph of ours."""

    start: int
    end: int
    ours: int
    first: int = 0
    last: int = 0


class ParagraphSigns:
    """The signs of a paragraph, as `word.copy` reads its words once every change is accepted, and where each of them stands.

    `notes` are the words of the file's footnotes and endnotes.
    """

    def __init__(self, paragraph: Element, notes: Mapping[tuple[str, str], str]) -> None:
        self.paragraph = paragraph
        self.pieces = pieces_of(paragraph, notes)
        self._spots: list[tuple[int, int]] = []
        self.signs = self._plain()

    def _plain(self) -> str:
        """The signs with one space where there were several and none at the ends; each keeps its place."""
        signs: list[str] = []
        beside = False
        for at, piece in enumerate(self.pieces):
            if piece.text == REFERENCE:
                if not beside:
                    signs.append(REFERENCE)
                    self._spots.append((at, 0))
                beside = True
                continue
            for offset, sign in enumerate(piece.text):
                counted = normal_words(sign)
                if counted and not (counted == " " and (not signs or signs[-1] == " ")):
                    signs.append(counted)
                    self._spots.append((at, offset))
            beside = beside and not piece.text
        if signs and signs[-1] == " ":
            signs.pop()
            self._spots.pop()
        return "".join(signs)

    def open_at(self, start: int, end: int) -> bool:
        """Whether what stands from one sign to another can be cut out, or something put in there: no change of another is in the way."""
        if not self._spots:
            return False
        first, last = self._around(start, end)
        if start == end:
            left, right = (self.pieces[at] for at in (first, last))
            return not (first == last and left.pending) and not (
                first != last and left.pending and right.pending and _tracked(left) is _tracked(right)
            )
        held = self.pieces[first : last + 1]
        whole = self._cuttable(start, at_end=False) and self._cuttable(end - 1, at_end=True)
        return whole and not any(piece.pending or piece.fixed for piece in held)

    def _cuttable(self, sign: int, *, at_end: bool) -> bool:
        """Whether the paragraph can be cut beside a sign: words can be cut anywhere, fields and notes only at their ends."""
        at, offset = self._spots[sign]
        piece = self.pieces[at]
        words = piece.child is not None and piece.child.tag == _TEXT
        return words or piece.text == REFERENCE or offset == (len(piece.text) - 1 if at_end else 0)

    def _around(self, start: int, end: int) -> tuple[int, int]:
        """The pieces that hold the first and the last sign of a stretch; of none, those on either side."""
        if start == end:
            return self._spots[max(start - 1, 0)][0], self._spots[min(start, len(self._spots) - 1)][0]
        return self._spots[start][0], self._last_of(end - 1)

    def _last_of(self, sign: int) -> int:
        """The last piece that a sign stands for: a reference may be several fields."""
        at = self._spots[sign][0]
        if self.pieces[at].text == REFERENCE:
            until = self._spots[sign + 1][0] if sign + 1 < len(self._spots) else len(self.pieces)
            at = max(n for n in range(at, until) if self.pieces[n].text == REFERENCE)
        return at

    def put(self, start: int, end: int, ours: Sequence[Element], marker: Marker) -> None:
        """What stands from one sign to another struck out, and runs of ours put in after it. Later stretches must be put first."""
        if start < end:
            last = self._ends(end - 1)
            held = self.pieces[self._spots[start][0]].runs[0]
            first = self._begins(start)
            spot = self._struck(first, first if last is held else last, marker)
        elif start:
            spot = self._ends(start - 1)
        else:
            before = _outside(self._begins(0), self.paragraph, first=True)
            for one in marker.inserted(ours):
                before.addprevious(one)
            return
        spot = _outside(spot, self.paragraph)
        for one in marker.inserted(ours):
            spot.addnext(one)

    def _begins(self, sign: int) -> Element:
        """The run that begins with a sign: its run is cut where that is within it."""
        at, offset = self._spots[sign]
        piece = self.pieces[at]
        run = piece.runs[0]
        if piece.child is None:
            return run
        if offset:
            return _cut(run, piece.child, offset)
        held = [child for child in run if child.tag != _MANNER]
        return run if held[0] is piece.child else _parted(run, piece.child)

    def _ends(self, sign: int) -> Element:
        """The run that ends with a sign: its run is cut where that is within it."""
        at, offset = self._last_of(sign), self._spots[sign][1]
        piece = self.pieces[at]
        run = piece.runs[-1]
        if piece.child is None:
            return run
        if piece.child.tag == _TEXT and offset + 1 < len(piece.child.text or ""):
            _cut(run, piece.child, offset + 1)
        elif run[-1] is not piece.child:
            after = piece.child.getnext()
            if after is not None:
                _parted(run, after)
        return run

    def _struck(self, first: Element, last: Element, marker: Marker) -> Element:
        """The runs from one to another struck out where they stand; the last change made of them."""
        made = last
        for group in _side_by_side(_between(self.paragraph, first, last)):
            made = strike(group, marker)
        return made


def _tracked(piece: Piece) -> Element | None:
    """The tracked change that a piece stands in."""
    return next((one for one in piece.runs[0].iterancestors() if one.tag in COMING | GOING), None)


def _cut(run: Element, child: Element, offset: int) -> Element:
    """Words cut in two: the run goes on in a new one, which is given."""
    text = child.text or ""
    rest = etree.Element(_TEXT)
    child.text, rest.text = text[:offset], text[offset:]
    for one in (child, rest):
        one.set(_SPACE, "preserve")
    child.addnext(rest)
    return _parted(run, rest)


def _parted(run: Element, child: Element) -> Element:
    """What stands in a run from a child on, in a run of its own after it."""
    made = etree.Element(_RUN)
    for name, held in run.attrib.items():
        made.set(name, held)
    manner = run.find(_MANNER)
    if manner is not None:
        made.append(deepcopy(manner))
    made.extend([child, *child.itersiblings()])
    run.addnext(made)
    return made


def _outside(node: Element, paragraph: Element, *, first: bool = False) -> Element:
    """The outermost element, below the paragraph, that ends (or begins) with a node: ours stand in no link or change of theirs."""
    while (parent := node.getparent()) is not None and parent is not paragraph:
        edge = node.getprevious() if first else node.getnext()
        if edge is not None and parent.tag not in COMING | GOING:
            break
        if parent.tag == _PARAGRAPH:
            break
        node = parent
    return node


def _between(paragraph: Element, first: Element, last: Element) -> Iterator[Element]:
    """The runs of a paragraph from one to another."""
    inside = False
    for run in paragraph.iter(_RUN):
        inside = inside or run is first
        if inside:
            yield run
        if run is last:
            return


def _side_by_side(runs: Iterable[Element]) -> Iterator[list[Element]]:
    """Runs in groups of neighbours; those that only carry the sign of a comment are left where they are."""
    held: list[Element] = []
    for run in runs:
        if run.find(w("commentReference")) is not None:
            continue
        if held and held[-1].getnext() is not run:
            yield held
            held = []
        held.append(run)
    if held:
        yield held


def strike(runs: Sequence[Element], marker: Marker) -> Element:
    """Neighbouring runs struck out where they stand."""
    place = runs[0].getprevious()
    parent = runs[0].getparent()
    made = next(marker.deleted(runs))
    if place is not None:
        place.addnext(made)
    elif parent is not None:
        parent.insert(0, made)
    return made


def strike_all(paragraph: Element, marker: Marker) -> None:
    """Every word of a paragraph struck out where it stands, but those that somebody has struck out already."""
    runs = [run for run in paragraph.iter(_RUN) if _own(run, paragraph) and not _goes(run, paragraph)]
    for group in _side_by_side(runs):
        strike(group, marker)


def _own(run: Element, paragraph: Element) -> bool:
    """Whether a run is the paragraph's own, and not of a text box in it."""
    return next(run.iterancestors(_PARAGRAPH), None) is paragraph


def _goes(run: Element, paragraph: Element) -> bool:
    for one in run.iterancestors():
        if one is paragraph:
            return False
        if one.tag in GOING:
            return True
    return False


def spans_of(puts: Sequence[Put]) -> list[Put]:
    """Puts from the last to the first, as `ParagraphSigns.put` needs them."""
    return sorted(puts, key=lambda put: (put.start, put.end), reverse=True)
