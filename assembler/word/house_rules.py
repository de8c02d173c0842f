"""What a house style must have, and must not hold. Each check yields its faults; none stops the others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from assembler.word import house_content, house_numbers, house_package, house_page
from assembler.word.house_names import named_styles
from assembler.word.house_package import DOCUMENT
from assembler.word.styles import REQUIRED
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
    yield from house_numbers.faults(parts[DOCUMENT], parts[STYLES_PART], parts[NUMBERING])


def _settings(settings: Element) -> Iterator[str]:
    for name in ("updateFields", "attachedTemplate", "mailMerge"):
        if settings.find(w(name)) is not None:
            yield f"Its settings hold {name}; take it out."
    protection = settings.find(w("documentProtection"))
    if protection is not None and protection.attrib:  # ONLYOFFICE writes an empty one
        yield "Its settings protect the document: take the protection off (Review, Restrict Editing)."
    tracking = settings.find(w("trackRevisions"))
    if tracking is not None and value(tracking, "1") not in ("0", "false", "off"):
        yield "Its settings track changes: turn Track Changes off (Review), so that agreements do not begin with it."
    modes = [
        value(setting) for setting in settings.iter(w("compatSetting")) if setting.get(w("name")) == "compatibilityMode"
    ]
    if modes != ["15"]:
        yield "Its compatibility mode is not that of Word 2013 or later (15): convert it in Word under File, Info."


def _styles(styles: Element) -> Iterator[str]:
    kinds = {name: style.get(w("type")) for name, style in named_styles(styles).items()}
    for name, kind in REQUIRED.items():
        if name not in kinds:
            yield f"It lacks the {kind} style {name!r}."
        elif kinds[name] != kind:
            yield f"Its style {name!r} is a {kinds[name]} style and must be a {kind} style."
    language = styles.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}/{w('lang')}")
    if value(language) != "en-GB":
        yield "Its language is not English (United Kingdom) in the document defaults."
