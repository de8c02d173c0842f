"""What would make a house style number otherwise than its lists say: the agreement's numbers and references would be wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from assembler.word.styles import LISTS
from assembler.word.xml import Element, value, w, words_of

_BODY: Final = re.compile(r"\s*\{\{\s*body\s*\}\}\s*")
_NUMBER: Final = f"{w('pPr')}/{w('numPr')}/{w('numId')}"
_DEEPEST: Final = 20
"""Styles that one style may be based on, one on another; Word itself allows eleven."""


def faults(document: Element, styles: Element, numbering: Element) -> Iterator[str]:
    """Each way in which one of the agreement's lists would not count from 1, level by level, through its own text alone."""
    by_id = {str(style.get(w("styleId"))): style for style in styles.iterfind(w("style"))}
    named = {value(style.find(w("name"))): style for style in by_id.values()}
    for title, levels in LISTS.items():
        ours = {str(named[level.style].get(w("styleId"))) for level in levels if level.style in named}
        numbers = {value(by_id[style].find(_NUMBER)) for style in ours} - {""}
        schemes = {value(number.find(w("abstractNumId"))) for number in _entries(numbering, numbers)}
        for fault in sorted(
            {
                *_list_faults(numbering, numbers, schemes, len(levels)),
                *_text_faults(document, by_id, numbering, schemes),
            }
        ):
            yield f"List of {title}: {fault}"


def _entries(numbering: Element, numbers: set[str]) -> list[Element]:
    return [entry for entry in numbering.iterfind(w("num")) if entry.get(w("numId")) in numbers]


def _list_faults(numbering: Element, numbers: set[str], schemes: set[str], depth: int) -> Iterator[str]:
    entries = _entries(numbering, numbers)
    if len(entries) > len(numbers):
        yield "two lists have its number."
    if any(entry.find(w("lvlOverride")) is not None for entry in entries):
        yield "it starts or numbers some level otherwise than its own levels say (lvlOverride): define its levels once."
    found = [scheme for scheme in numbering.iterfind(w("abstractNum")) if scheme.get(w("abstractNumId")) in schemes]
    if any(scheme.find(w("numStyleLink")) is not None for scheme in found):
        yield "its levels are those of a list style (numStyleLink): define them in the list itself."
    for level in (level for scheme in found for level in scheme.iterfind(w("lvl"))):
        at = str(level.get(w("ilvl")))
        if at not in map(str, range(depth)):
            continue  # no agreement has it
        if level.find(w("lvlRestart")) is not None:
            yield f"a level ({at}, counted from 0) does not start again where the level above goes on (lvlRestart)."
        if value(level.find(w("isLgl")), "1") not in ("0", "false", "off") and level.find(w("isLgl")) is not None:
            yield f"a level ({at}, counted from 0) prints all numbers as figures (isLgl)."


def _text_faults(
    document: Element, styles: Mapping[str, Element], numbering: Element, schemes: set[str]
) -> Iterator[str]:
    """Paragraphs of the house style itself that count in the list, and so move every number of the agreement."""
    numbers = {
        str(entry.get(w("numId")))
        for entry in numbering.iterfind(w("num"))
        if value(entry.find(w("abstractNumId"))) in schemes
    }
    for paragraph in document.iter(w("p")):
        words = words_of(paragraph) if _number(paragraph, styles) in numbers else "{{ body }}"
        if not _BODY.fullmatch(words):
            yield f"a paragraph beside {{{{ body }}}} counts in it ({words.strip()[:40]!r}): give it a style without a number."


def _number(paragraph: Element, styles: Mapping[str, Element]) -> str:
    """The list that a paragraph counts in: its own, or that of its style, or of the styles which that is based on."""
    holder: Element | None = paragraph
    style = value(paragraph.find(f"{w('pPr')}/{w('pStyle')}"))
    for _ in range(_DEEPEST):
        number = None if holder is None else holder.find(_NUMBER)
        if number is not None:
            return value(number)
        holder = styles.get(style)
        style = "" if holder is None else value(holder.find(w("basedOn")))
    return ""
