"""Where the numbered paragraphs of a house style stand: what its lists say, for a paragraph whose number is words and so is in no list."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from assembler.word.styles import LISTS
from assembler.word.xml import Element, value, w

_SIDES: Final = ("left", "start", "hanging", "firstLine")


def indents(styles: Element, numbering: Element) -> Mapping[str, str]:
    """The indents of the lists' levels as a paragraph says them, by the name of the level's style; of one that says nothing, nothing."""
    ours = {level.style for levels in LISTS.values() for level in levels}
    found: dict[str, str] = {}
    names = {str(style.get(w("styleId"))): value(style.find(w("name"))) for style in styles.iterfind(w("style"))}
    for level in numbering.iter(w("lvl")):
        name = names.get(value(level.find(w("pStyle"))), "")
        at = level.find(f"{w('pPr')}/{w('ind')}")
        sides = "" if at is None else "".join(f' w:{side}="{at.get(w(side))}"' for side in _SIDES if _measure(at, side))
        if name in ours and sides:
            found[name] = f"<w:ind{sides}/>"
    return found


def _measure(at: Element, side: str) -> bool:
    return str(at.get(w(side), "")).lstrip("-").isdecimal()
