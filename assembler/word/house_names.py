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
