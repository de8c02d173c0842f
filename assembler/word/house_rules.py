"""What a house style must have, and must not hold. Each check yields its faults; none stops the others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from assembler.spacing import as_typed
from assembler.word import house_content, house_numbers, house_package, house_page
from assembler.word.house_package import DOCUMENT
from assembler.word.styles import LISTS, REQUIRED, Level
from assembler.word.xml import Element, value, w

Parts = Mapping[str, Element]

STYLES_PART: Final = "word/styles.xml"
NUMBERING: Final = "word/numbering.xml"
SETTINGS: Final = "word/settings.xml"
NEEDED: Final = ("[Content_Types].xml", "word/_rels/document.xml.rels", DOCUMENT, STYLES_PART, NUMBERING, SETTINGS)


def faults(members: Mapping[str, bytes], parts: Parts) -> Iterator[str]:
    """Every fault of a house style whose needed parts are all there, and sound XML."""
    yield from house_package.faults(members, parts)
    yield from house_content.faults(parts)
    yield from _settings(parts[SETTINGS])
    yield from house_page.faults(parts[DOCUMENT])
    yield from _styles(parts[STYLES_PART])
    yield from _lists(parts[STYLES_PART], parts[NUMBERING])
    yield from house_numbers.faults(parts[DOCUMENT], parts[STYLES_PART], parts[NUMBERING])


def style_ids(styles: Element) -> dict[str, str]:
    """The id of each style, by its name."""
    return {value(style.find(w("name"))): str(style.get(w("styleId"))) for style in styles.iterfind(w("style"))}


def _settings(settings: Element) -> Iterator[str]:
    for name in ("updateFields", "attachedTemplate", "documentProtection", "mailMerge"):
        if settings.find(w(name)) is not None:
            yield f"Its settings hold {name}; take it out."
    if settings.find(w("trackRevisions")) is not None:
        yield "Its settings track changes: turn Track Changes off (Review), so that agreements do not begin with it."
    modes = [
        value(setting) for setting in settings.iter(w("compatSetting")) if setting.get(w("name")) == "compatibilityMode"
    ]
    if modes != ["15"]:
        yield "Its compatibility mode is not that of Word 2013 or later (15): convert it in Word under File, Info."


def _styles(styles: Element) -> Iterator[str]:
    kinds = {value(style.find(w("name"))): style.get(w("type")) for style in styles.iterfind(w("style"))}
    for name, kind in REQUIRED.items():
        if name not in kinds:
            yield f"It lacks the {kind} style {name!r}."
        elif kinds[name] != kind:
            yield f"Its style {name!r} is a {kinds[name]} style and must be a {kind} style."
    language = styles.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}/{w('lang')}")
    if value(language) != "en-GB":
        yield "Its language is not English (United Kingdom) in the document defaults."


def _lists(styles: Element, numbering: Element) -> Iterator[str]:
    named = {value(style.find(w("name"))): style for style in styles.iterfind(w("style"))}
    for title, levels in LISTS.items():
        used = set()
        for depth, level in enumerate(levels):
            if level.style not in named:
                continue  # reported with the styles
            number = value(named[level.style].find(f"{w('pPr')}/{w('numPr')}/{w('numId')}"))
            used.add(number)
            problem = _level_fault(named[level.style], numbering, number, depth, level)
            if problem:
                yield f"List of {title}: {problem}"
        if len(used) > 1:
            yield f"List of {title}: its styles are linked to more than one list."


def _level_fault(style: Element, numbering: Element, number: str, depth: int, level: Level) -> str:
    if not number:
        return f"the style {level.style!r} is not linked to a list."
    if value(style.find(f"{w('pPr')}/{w('numPr')}/{w('ilvl')}"), "0") != str(depth):
        return f"the style {level.style!r} must be on level {depth + 1}."
    found = _list_level(numbering, number, depth)
    if found is None:
        return f"the style {level.style!r} is linked to a list that has no level {depth + 1}."
    if value(found.find(w("pStyle"))) != style.get(w("styleId")):
        return f"level {depth + 1} does not link back to the style {level.style!r}."
    form, text = value(found.find(w("numFmt"))), as_typed(value(found.find(w("lvlText"))))
    if (form, text.rstrip(".")) != (level.form, level.text.rstrip(".")) or value(found.find(w("start")), "1") != "1":
        return f"level {depth + 1} prints {text!r} ({form}) and must print {level.text!r} ({level.form}), from 1."
    return ""


def _list_level(numbering: Element, number: str, depth: int) -> Element | None:
    for entry in numbering.iterfind(w("num")):
        if entry.get(w("numId")) == number:
            wanted = value(entry.find(w("abstractNumId")))
            for scheme in numbering.iterfind(w("abstractNum")):
                if scheme.get(w("abstractNumId")) == wanted:
                    return scheme.find(f"{w('lvl')}[@{w('ilvl')}='{depth}']")
    return None
