"""The pages of a house style: where the text stands on each, and where schedules and execution blocks have pages of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from assembler.word.xml import Element, w

_WHOLE_NUMBER: Final = re.compile(r"[0-9]{1,9}")


class PageSize(Struct, frozen=True):
    """The room for text on a page, in twentieths of a point."""

    width: int
    height: int


def page_with(document: Element, paragraph: Element) -> PageSize:
    """The page on which a paragraph of the body stands: that of the first section that ends with it or after it.

    It has no room where its measures are not there, which is then told as a fault.
    """
    found = next((section for section in paragraph.itersiblings(w("p")) if _ending(section) is not None), None)
    own = _ending(paragraph)
    section = own if own is not None else _ending(found) if found is not None else None
    return _size(_last(document) if section is None else section)


def faults(document: Element) -> Iterator[str]:
    """What is wrong with the pages: each section needs a width, a height and margins."""
    sections = list(document.iter(w("sectPr")))
    needed = [_measures(section) for section in sections]
    if _last(document) is None or any(None in measures for measures in needed):
        yield "Its page has no width or height, or lacks a margin."
    elif not all(map(_whole, needed)):
        yield "The width or height of its page, or a margin, is not a whole number of twentieths of a point: save it with Word."
    elif any(size.width <= 0 or size.height <= 0 for size in map(_size, sections)):
        yield "Its margins leave no room for text on its page."
    if any(mark.get(w("type")) in ("page", "column") for mark in document.iter(w("br"))):
        yield "Its text holds a manual page break; start pages by a style."


def _last(document: Element) -> Element | None:
    """The properties of the last section."""
    return document.find(f"{w('body')}/{w('sectPr')}")


def _ending(paragraph: Element) -> Element | None:
    """The properties of the section that ends with a paragraph, if one does."""
    return paragraph.find(f"{w('pPr')}/{w('sectPr')}")


def _measures(section: Element) -> tuple[str | None, ...]:
    size, margins = section.find(w("pgSz")), section.find(w("pgMar"))
    sides = [None if margins is None else margins.get(w(side)) for side in ("left", "right", "top", "bottom")]
    return *(None if size is None else size.get(w(side)) for side in ("w", "h")), *sides


def _whole(measures: tuple[str | None, ...]) -> bool:
    return all(_WHOLE_NUMBER.fullmatch(str(measure).removeprefix("-")) for measure in measures)


def _size(section: Element | None) -> PageSize:
    """The room that is left by margins and columns; a negative margin is one that a header may not push."""
    measures = () if section is None else _measures(section)
    if section is None or not _whole(measures):
        return PageSize(0, 0)
    wide, high, left, right, top, bottom = (int(str(measure)) for measure in measures)
    margins, columns = section.find(w("pgMar")), section.find(w("cols"))
    gutter = _number(margins, "gutter", 0)
    count, space = max(1, _number(columns, "num", 1)), _number(columns, "space", 720)
    text = wide - left - right - gutter - (count - 1) * space
    return PageSize(text // count, high - abs(top) - abs(bottom))


def _number(element: Element | None, name: str, absent: int) -> int:
    text = None if element is None else element.get(w(name))
    return int(text) if text is not None and _WHOLE_NUMBER.fullmatch(str(text)) else absent
