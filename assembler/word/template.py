"""A house style: a Word file checked for what it must have and prepared, once, for making any number of documents."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from lxml import etree

from assembler.errors import Place, Problem, TemplateError
from assembler.word import house_rules
from assembler.word.comments import PART as COMMENTS_PART
from assembler.word.house_rules import DOCUMENT, style_ids
from assembler.word.package import LEVEL_READY, HostileFileError, Member, pack, unpack
from assembler.word.placeholders import cut, cut_body, mend, placeholder_faults
from assembler.word.properties import APP, CORE, CUSTOM
from assembler.word.xml import Element, parse, serialise

CONTENT_TYPES: Final = "[Content_Types].xml"
RELATIONSHIPS: Final = "word/_rels/document.xml.rels"

_FURNITURE: Final = re.compile(r"word/(header|footer)\d*\.xml")
_OURS: Final = (CORE, APP, CUSTOM, COMMENTS_PART)
_MADE: Final = (CONTENT_TYPES, "_rels/.rels", DOCUMENT, RELATIONSHIPS)


@dataclass(frozen=True, slots=True)
class Part:
    """A part that takes values: its text, cut so that every second piece is the name of a value."""

    name: str
    pieces: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Template:
    """A prepared house style. `ready` are the members that every document shares, already compressed.

    `styles` gives the id of each style by its name; `text_width` is in twentieths of a point; `content_types` and
    `relationships` lack only their closing tag; `record` is the name for the custom XML part that would hold a record.
    """

    name: str
    styles: Mapping[str, str]
    text_width: int
    document: Part
    furniture: tuple[Part, ...]
    ready: tuple[Member, ...]
    content_types: str
    relationships: str
    record: str


def load_template(source: bytes, name: str) -> Template:
    """Check and prepare a house style. Raises TemplateError with all the faults at once; `name` is for its messages.

    The file is treated as hostile until it is checked: nothing in it is run, fetched or repaired.
    """
    try:
        members = unpack(source)
    except HostileFileError as error:
        raise _error(name, error.faults) from error
    parts, faults = _parse(members)
    faults += [f"It lacks the part {needed}." for needed in house_rules.NEEDED if needed not in members]
    if not faults:
        faults += house_rules.faults(members, parts)
    document, furniture = _cut(members, faults)
    if faults or document is None:
        raise _error(name, faults)
    return Template(
        name=name,
        styles=style_ids(parts[house_rules.STYLES_PART]),
        text_width=_text_width(parts[DOCUMENT]),
        document=document,
        furniture=furniture,
        ready=_ready(members, {part.name for part in furniture}),
        content_types=_without(parts[CONTENT_TYPES], "PartName", "/"),
        relationships=_without(parts[RELATIONSHIPS], "Target", ""),
        record=_free_name(members),
    )


def _error(name: str, faults: list[str] | tuple[str, ...]) -> TemplateError:
    return TemplateError(Problem(fault, Place(file=name)) for fault in faults)


def _parse(members: Mapping[str, bytes]) -> tuple[dict[str, Element], list[str]]:
    parts: dict[str, Element] = {}
    faults: list[str] = []
    for member, data in members.items():
        if member.endswith((".xml", ".rels")):
            try:
                parts[member] = parse(data)
            except etree.XMLSyntaxError as error:
                faults.append(f"{member} is not well-formed XML ({error.msg}).")
    return parts, faults


def _cut(members: Mapping[str, bytes], faults: list[str]) -> tuple[Part | None, tuple[Part, ...]]:
    """The parts that take values; what is wrong with them is added to the faults."""
    document: Part | None = None
    furniture: list[Part] = []
    for member in (DOCUMENT, *sorted(filter(_FURNITURE.fullmatch, members))):
        if member not in members:
            continue
        xml = mend(members[member].decode(errors="replace"))
        found = [f"{member} {fault}." for fault in placeholder_faults(xml, body=member == DOCUMENT)]
        faults += found
        if found:
            continue
        try:
            pieces = cut_body(xml) if member == DOCUMENT else cut(xml)
        except (ValueError, etree.XMLSyntaxError) as error:
            faults.append(f"{member} {error}.")
            continue
        if member == DOCUMENT:
            document = Part(member, pieces)
        elif len(pieces) > 1:
            furniture.append(Part(member, pieces))
    return document, tuple(furniture)


def _ready(members: Mapping[str, bytes], furniture: set[str]) -> tuple[Member, ...]:
    made = {*_MADE, *_OURS, *furniture}
    shared = (name for name in sorted(members) if name not in made and not name.startswith("docProps/"))
    return tuple(pack(name, members[name], LEVEL_READY) for name in shared)


def _text_width(document: Element) -> int:
    wide, left, right = (int(str(measure)) for measure in house_rules.page_measures(document))  # the rules saw to it
    return wide - left - right


def _without(root: Element, attribute: str, prefix: str) -> str:
    """The part up to its closing tag, without what it says of the parts that we write ourselves."""
    ours = {f"{prefix}{name}" for name in _OURS}
    for entry in list(root):
        if entry.get(attribute) in ours or str(entry.get(attribute)).startswith("/docProps/"):
            root.remove(entry)
    return serialise(root).rpartition("</")[0]


def _free_name(members: Mapping[str, bytes]) -> str:
    number = 1
    while f"customXml/item{number}.xml" in members:
        number += 1
    return f"customXml/item{number}"
