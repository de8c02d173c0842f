"""What a house style must have, and must not hold. Each check yields its faults; none stops the others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from assembler.spacing import as_typed
from assembler.word.styles import LISTS, REQUIRED, Level
from assembler.word.xml import RELATIONSHIPS, Element, R, W, value, w

Parts = Mapping[str, Element]

DOCUMENT: Final = "word/document.xml"
STYLES_PART: Final = "word/styles.xml"
NUMBERING: Final = "word/numbering.xml"
SETTINGS: Final = "word/settings.xml"
NEEDED: Final = ("[Content_Types].xml", "word/_rels/document.xml.rels", DOCUMENT, STYLES_PART, NUMBERING, SETTINGS)

_PLAIN_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_UNWANTED: Final = re.compile(
    r"vbaProject|vbaData|/embeddings/|/activeX/|/afchunk|word/comments|word/attachedToolbars",
    re.IGNORECASE,
)
_WHOLE_NUMBER: Final = re.compile(r"[0-9]{1,9}")
_FETCHING: Final = re.compile(r"\b(INCLUDETEXT|INCLUDEPICTURE|DDE|DDEAUTO|LINK|IMPORT|DATABASE|MACROBUTTON)\b")


def faults(names: Iterable[str], parts: Parts) -> Iterator[str]:
    """Every fault of a house style whose needed parts are all there."""
    yield from _contents(names, parts)
    yield from _relationships(parts)
    yield from _fields(parts)
    yield from _settings(parts[SETTINGS])
    yield from _page(parts[DOCUMENT])
    yield from _styles(parts[STYLES_PART])
    yield from _lists(parts[STYLES_PART], parts[NUMBERING])


def style_ids(styles: Element) -> dict[str, str]:
    """The id of each style, by its name."""
    return {value(style.find(w("name"))): str(style.get(w("styleId"))) for style in styles.iterfind(w("style"))}


def page_measures(document: Element) -> tuple[str | None, str | None, str | None]:
    """The width of the page and its left and right margins, as they are written; None for each that is not there."""
    section = f"{w('body')}/{w('sectPr')}"
    size, margins = document.find(f"{section}/{w('pgSz')}"), document.find(f"{section}/{w('pgMar')}")
    left, right = (None if margins is None else margins.get(w(side)) for side in ("left", "right"))
    return None if size is None else size.get(w("w")), left, right


def _contents(names: Iterable[str], parts: Parts) -> Iterator[str]:
    types = parts["[Content_Types].xml"]
    main = [kind.get("ContentType") for kind in types if kind.get("PartName") == f"/{DOCUMENT}"]
    if main != [_PLAIN_TYPE]:
        yield "It is not a plain Word document: save it as .docx, without macros."
    for name in sorted(names):
        if _UNWANTED.search(name):
            yield f"It holds {name}: take out macros, embedded files and comments."


def _relationships(parts: Parts) -> Iterator[str]:
    for name, root in parts.items():
        for link in root.iterfind(f"{{{RELATIONSHIPS}}}Relationship") if name.endswith(".rels") else ():
            kind = str(link.get("Type", "")).rpartition("/")[2]
            if link.get("TargetMode") == "External" and kind != "hyperlink":
                yield f"{name} fetches something from outside ({kind}: {link.get('Target')})."


def _fields(parts: Parts) -> Iterator[str]:
    for name, root in parts.items():
        codes = "".join(str(code.text or "") for code in root.iter(w("instrText")))
        codes += " ".join(str(field.get(w("instr"), "")) for field in root.iter(w("fldSimple")))
        for command in sorted(set(_FETCHING.findall(codes))):
            yield f"{name} has a field that fetches or runs something ({command})."


def _settings(settings: Element) -> Iterator[str]:
    for name in ("updateFields", "attachedTemplate", "documentProtection", "mailMerge"):
        if settings.find(w(name)) is not None:
            yield f"Its settings hold {name}; take it out."
    modes = [
        value(setting) for setting in settings.iter(w("compatSetting")) if setting.get(w("name")) == "compatibilityMode"
    ]
    if modes != ["15"]:
        yield "Its compatibility mode is not that of Word 2013 or later (15): convert it in Word under File, Info."


def _page(document: Element) -> Iterator[str]:
    if document.nsmap.get("w") != W or document.nsmap.get("r") != R:
        yield "Its main part does not declare Word's own namespaces: save it with Word."
    measures = page_measures(document)
    if None in measures:
        yield "Its page has no width, or lacks a left or a right margin."
    elif not all(_WHOLE_NUMBER.fullmatch(str(measure)) for measure in measures):
        yield "The width of its page, or a margin, is not a whole number of twentieths of a point: save it with Word."
    if any(mark.get(w("type")) in ("page", "column") for mark in document.iter(w("br"))):
        yield "Its text holds a manual page break; start pages by a style."


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
