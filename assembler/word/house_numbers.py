"""How a house style numbers: read level by level, and refused where an agreement's numbers could not follow it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from msgspec import Struct

from assembler.numbering import FORMS, STANDARD, Level, Numbering
from assembler.roles import NumberList
from assembler.spacing import as_typed
from assembler.word.house_names import named_styles
from assembler.word.styles import LISTS, numbers_of
from assembler.word.xml import Element, text_within, value, w

_BODY: Final = re.compile(r"\s*\{\{\s*(body|schedules|execution)\s*\}\}\s*")
_PROPERTIES: Final = f"{w('pPr')}/{w('numPr')}"
_NUMBER: Final = f"{_PROPERTIES}/{w('numId')}"
_DEEPEST: Final = 20
"""Styles that one style may be based on, one on another; Word itself allows eleven."""
_WORD: Final = re.compile(r"[^\W\d_]")
_OFF: Final = ("0", "false", "off")
_WHOLE: Final = re.compile("[0-9]{1,4}")


class _List(Struct, frozen=True):
    """A list of the house style: what it is called, and for each of its styles that are there its level and what the style says of it."""

    title: str
    numbers: NumberList
    depths: Mapping[int, Element]


def numbering_of(styles: Element, numbering: Element) -> Numbering:
    """How a sound house style numbers; STANDARD itself where it numbers in that manner."""
    found = {}
    for one in _lists(styles):
        levels = (level_of(numbering, *link_of(style)) for style in one.depths.values())
        found[one.numbers] = tuple(_read(level) for level in levels if level is not None)
    return STANDARD if found == STANDARD.lists else Numbering(found)


def faults(document: Element, styles: Element, numbering: Element) -> Iterator[str]:
    """Each way in which a list would not count level by level, through the agreement's own text alone, in a manner that can be followed."""
    by_id = {str(style.get(w("styleId"))): style for style in styles.iterfind(w("style"))}
    for one in _lists(styles):
        numbers = {link_of(style)[0] for style in one.depths.values()} - {""}
        schemes = {value(entry.find(w("abstractNumId"))) for entry in _entries(numbering, numbers)}
        told = [
            *(fault for depth, style in one.depths.items() if (fault := _level_fault(one, depth, style, numbering))),
            *(["its styles are linked to more than one list."] if len(numbers) > 1 else []),
            *sorted({*_list_faults(numbering, numbers, schemes), *_text_faults(document, by_id, numbering, schemes)}),
        ]
        yield from (f"List of {one.title}: {fault}" for fault in told)


def _lists(styles: Element) -> Iterator[_List]:
    named = named_styles(styles)
    for title, levels in LISTS.items():
        depths = {depth: named[level.style] for depth, level in enumerate(levels) if level.style in named}
        yield _List(title, numbers_of(title), depths)


def link_of(style: Element) -> tuple[str, str]:
    """The list that a style is linked to, and the level."""
    return value(style.find(_NUMBER)), value(style.find(f"{_PROPERTIES}/{w('ilvl')}"), "0")


def _entries(numbering: Element, numbers: set[str]) -> list[Element]:
    return [entry for entry in numbering.iterfind(w("num")) if entry.get(w("numId")) in numbers]


def level_of(numbering: Element, number: str, depth: str) -> Element | None:
    """The level of a list, by the numbers that the file has for both."""
    for entry in _entries(numbering, {number}):
        wanted = value(entry.find(w("abstractNumId")))
        for scheme in numbering.iterfind(w("abstractNum")):
            if scheme.get(w("abstractNumId")) == wanted:
                return next((level for level in scheme.iterfind(w("lvl")) if level.get(w("ilvl")) == depth), None)
    return None


def _read(level: Element) -> Level:
    legal, start = level.find(w("isLgl")), value(level.find(w("start")), "1")
    return Level(
        form=value(level.find(w("numFmt")), "decimal"),
        text=as_typed(value(level.find(w("lvlText")))),
        start=int(start),
        legal=legal is not None and value(legal, "1") not in _OFF,
    )


def _level_fault(one: _List, depth: int, style: Element, numbering: Element) -> str:
    name, (number, at) = value(style.find(w("name"))), link_of(style)
    if not number:
        return f"the style {name!r} is not linked to a list."
    if at != str(depth):
        return f"the style {name!r} must be on level {depth + 1}."
    found = level_of(numbering, number, at)
    if found is None:
        return f"the style {name!r} is linked to a list that has no level {depth + 1}."
    if value(found.find(w("pStyle")), str(style.get(w("styleId")))) != style.get(w("styleId")):
        return f"level {depth + 1} does not link back to the style {name!r}."
    fault = _manner_fault(one.numbers, depth, found)
    return f"level {depth + 1} {fault}." if fault else ""


def _manner_fault(numbers: NumberList, depth: int, found: Element) -> str:
    """Why an agreement's numbers could not follow the level, if so."""
    if not _WHOLE.fullmatch(value(found.find(w("start")), "1")):
        return "starts at what is no number"
    level = _read(found)
    if level.form not in FORMS:
        return f"numbers in a manner that cannot be followed ({level.form[:40]}): use one of {', '.join(FORMS)}"
    if found.find(w("lvlRestart")) is not None:
        return "does not start again where the level above goes on (lvlRestart), which programs take in different ways"
    if not level.text and (numbers, depth) == ("definition", 0):
        return ""
    if max(level.includes, default=-1) > depth or depth not in level.includes or level.form == "none":
        return f"prints {level.text[:40]!r}: it must print its own number (%{depth + 1}), and that of no level below"
    return _word_fault(numbers, depth, level)


def _word_fault(numbers: NumberList, depth: int, level: Level) -> str:
    """The text of an agreement says “clause 3” and “in Schedule 2”: the number brings the word of a schedule, and no other."""
    if level.start == 0 and level.form not in ("decimal", "decimalZero"):
        return f"starts at 0, for which {level.form} has no sign"
    worded = _WORD.search(level.text) is not None
    if (numbers, depth) == ("schedule", 0):
        return (
            ""
            if worded
            else f"prints {level.text[:40]!r} without a word such as SCHEDULE, so that a reference would be a bare figure"
        )
    return f"prints words ({level.text[:40]!r}), which the text says itself before each reference" if worded else ""


def _list_faults(numbering: Element, numbers: set[str], schemes: set[str]) -> Iterator[str]:
    entries = _entries(numbering, numbers)
    if len(entries) > len(numbers):
        yield "two lists have its number."
    found = [scheme for scheme in numbering.iterfind(w("abstractNum")) if scheme.get(w("abstractNumId")) in schemes]
    if any(_changes(override, found) for entry in entries for override in entry.iterfind(w("lvlOverride"))):
        yield "it starts or numbers some level otherwise than its own levels say (lvlOverride): define its levels once."
    if any(scheme.find(w("numStyleLink")) is not None for scheme in found):
        yield "its levels are those of a list style (numStyleLink): define them in the list itself."


def _changes(override: Element, schemes: list[Element]) -> bool:
    """Whether an override says another thing than the level itself: programs repeat its start."""
    at, start = override.get(w("ilvl")), override.find(w("startOverride"))
    levels = [level for scheme in schemes for level in scheme.iterfind(w("lvl")) if level.get(w("ilvl")) == at]
    same = all(value(start) == value(level.find(w("start")), "1") for level in levels)
    return override.find(w("lvl")) is not None or (start is not None and not same)


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
        words = text_within(paragraph) if _number(paragraph, styles) in numbers else "{{ body }}"
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
