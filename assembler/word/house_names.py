"""The styles of a house style by their names, which programs write in other letters: Word takes “Heading 1” and “heading 1” for one."""

from __future__ import annotations

from typing import Final

from assembler.word.styles import EXECUTION_HEADING, REQUIRED
from assembler.word.xml import Element, value, w

_KNOWN: Final = {name.lower(): name for name in (*REQUIRED, EXECUTION_HEADING)}


def named_styles(styles: Element) -> dict[str, Element]:
    """Each style by its name, as we write it where it is one of ours. Of two with one name, the one that has it to the letter is meant."""
    found: dict[str, Element] = {}
    for style in styles.iterfind(w("style")):
        own = value(style.find(w("name")))
        known = _KNOWN.get(own.lower(), own)
        if known not in found or own == known:
            found[known] = style
    return found


def style_ids(styles: Element) -> dict[str, str]:
    """The id of each style, by its name."""
    return {name: str(style.get(w("styleId"))) for name, style in named_styles(styles).items()}


_DEEPEST: Final = 20
"""Styles that one style may be based on, one on another; Word itself allows eleven."""


def beginning_pages(styles: Element) -> frozenset[str]:
    """The names of our styles that begin a page, by themselves or by those that they are based on."""
    named = named_styles(styles)
    by_id = {str(style.get(w("styleId"))): style for style in named.values()}
    return frozenset(name for name in _KNOWN.values() if name in named and _begins_page(named[name], by_id))


def _begins_page(style: Element, by_id: dict[str, Element]) -> bool:
    holder: Element | None = style
    for _ in range(_DEEPEST):
        mark = None if holder is None else holder.find(f"{w('pPr')}/{w('pageBreakBefore')}")
        if mark is not None:
            return value(mark, "1") not in ("0", "false", "off")
        holder = None if holder is None else by_id.get(value(holder.find(w("basedOn"))))
    return False
