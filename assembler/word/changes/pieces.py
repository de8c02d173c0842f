"""The parts of a paragraph of somebody else's file, each with what it counts as among the signs of its words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from msgspec import Struct

from assembler.word.copy.body import NOTES, SIGNS, THING, THINGS
from assembler.word.fields import depth_after
from assembler.word.xml import Element, w

REFERENCE: Final = "\x02"
"""What a reference counts as among the signs of a paragraph: one, whatever it prints."""
COMING: Final = frozenset(map(w, ("ins", "moveTo")))
GOING: Final = frozenset(map(w, ("del", "moveFrom")))
_RUN, _TEXT, _MANNER, _SIMPLE, _CODE = w("r"), w("t"), w("rPr"), w("fldSimple"), w("instrText")
_WRAPPED: Final = frozenset(map(w, ("hyperlink", "smartTag", "sdt", "sdtContent", "customXml", "dir", "bdo")))
_OFF: Final = ("0", "false", "off")


class Piece(Struct, frozen=True):
    """A part of a paragraph that counts as signs: `text` in a child of a run, or a whole field in its runs.

    `pending` is whether somebody's tracked change holds it; one that is to be deleted counts as no signs. Where `fixed`, it cannot be cut
    out, since Word's tracked changes cannot hold it.
    """

    runs: tuple[Element, ...]
    child: Element | None
    text: str
    pending: bool
    fixed: bool = False


def pieces_of(paragraph: Element, notes: Mapping[tuple[str, str], str]) -> list[Piece]:
    """The pieces of a paragraph, in order. `notes` are the words of the file's footnotes and endnotes."""
    return list(_Pieces(notes).of(paragraph))


class _Pieces:
    """A walk over the inline parts of one paragraph."""

    def __init__(self, notes: Mapping[tuple[str, str], str]) -> None:
        self._notes = notes
        self._field: list[Element] = []
        self._depth = 0

    def of(self, paragraph: Element) -> Iterator[Piece]:
        """Its pieces in order."""
        yield from self._inline(paragraph, pending=False, going=False)
        yield from (Piece((run,), None, "", pending=False, fixed=True) for run in self._field)

    def _inline(self, parent: Element, *, pending: bool, going: bool) -> Iterator[Piece]:
        for child in parent:
            if child.tag == _RUN:
                yield from self._run(child, pending=pending, going=going)
            elif child.tag in _WRAPPED:
                yield from self._inline(child, pending=pending, going=going)
            elif child.tag in COMING or child.tag in GOING:
                yield from self._inline(child, pending=True, going=going or child.tag in GOING)
            elif child.tag == _SIMPLE:
                yield Piece(
                    (child,), None, "" if going else _shown(str(child.get(w("instr"))), [child]), pending, fixed=True
                )

    def _run(self, run: Element, *, pending: bool, going: bool) -> Iterator[Piece]:
        self._depth = depth_after(self._depth, run)
        if self._depth > 0 or self._field:
            self._field.append(run)
            if self._depth == 0:
                runs, self._field = self._field, []
                code = "".join(str(one.text or "") for held in runs for one in held.iter(_CODE))
                mixed = len({id(held.getparent()) for held in runs}) > 1
                yield Piece(tuple(runs), None, "" if going else _shown(code, runs), pending, fixed=mixed)
            return
        hidden = _hidden(run)
        for child in run:
            if child.tag != _MANNER:
                yield Piece((run,), child, "" if going or hidden else self._sign(child), pending)

    def _sign(self, child: Element) -> str:
        if child.tag == _TEXT:
            return child.text or ""
        if child.tag == w("br"):
            return "" if child.get(w("type")) in ("page", "column") else " "
        if child.tag in NOTES:
            kind = NOTES[str(child.tag)]
            return f" [{kind}: {self._notes.get((kind, str(child.get(w('id')))), '')}]"
        return THING if child.tag in THINGS else SIGNS.get(str(child.tag), "")


def _shown(code: str, runs: Sequence[Element]) -> str:
    """What a field counts as: a reference as one sign, another as the words it shows."""
    if code.split()[:1] == ["REF"]:
        return REFERENCE
    return "".join(str(text.text or "") for run in runs for text in run.iter(_TEXT))


def _hidden(run: Element) -> bool:
    hides = run.find(f"{_MANNER}/{w('vanish')}")
    return hides is not None and hides.get(w("val")) not in _OFF
