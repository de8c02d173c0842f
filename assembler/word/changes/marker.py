"""Tracked changes as XML: runs, the ends of paragraphs and rows of tables, inserted or deleted by one author at one moment."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import count

from lxml import etree

from assembler.word.xml import Element, w

_AFTER_MANNER = frozenset((w("sectPr"), w("pPrChange")))


class Marker:
    """Marks changes by an author at a moment (`2027-03-08T10:15:00Z`), each with a number of its own from the first on."""

    def __init__(self, author: str, moment: str, first: int) -> None:
        self.author, self._moment, self._numbers = author, moment, count(first)

    def inserted(self, runs: Iterable[Element]) -> Iterator[Element]:
        """Runs as an insertion; nothing where there are none."""
        yield from self._around("ins", list(runs))

    def deleted(self, runs: Iterable[Element]) -> Iterator[Element]:
        """Runs as a deletion."""
        held = list(runs)
        for run in held:
            for old, new in (("t", "delText"), ("instrText", "delInstrText")):
                for one in run.iter(w(old)):
                    one.tag = w(new)
        yield from self._around("del", held)

    def end(self, paragraph: Element, kind: str) -> None:
        """The end of a paragraph as inserted (`ins`) or deleted (`del`)."""
        properties = paragraph.find(w("pPr"))
        if properties is None:
            properties = etree.Element(w("pPr"))
            paragraph.insert(0, properties)
        manner = properties.find(w("rPr"))
        if manner is None:
            manner = etree.Element(w("rPr"))
            later = [at for at, child in enumerate(properties) if child.tag in _AFTER_MANNER]
            properties.insert(later[0] if later else len(properties), manner)
        manner.insert(0, self._mark(kind))

    def row(self, row: Element, kind: str) -> None:
        """A row of a table as inserted or deleted."""
        properties = row.find(w("trPr"))
        if properties is None:
            properties = etree.Element(w("trPr"))
            row.insert(1 if row.find(w("tblPrEx")) is not None else 0, properties)
        properties.append(self._mark(kind))

    def _around(self, kind: str, runs: list[Element]) -> Iterator[Element]:
        if runs:
            mark = self._mark(kind)
            mark.extend(runs)
            yield mark

    def _mark(self, kind: str) -> Element:
        made = etree.Element(w(kind))
        made.set(w("id"), str(next(self._numbers)))
        made.set(w("author"), self.author)
        made.set(w("date"), self._moment)
        return made
