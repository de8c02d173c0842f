"""A house style: a Word file checked for what it must have and prepared, once, for making any number of documents."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping, Sequence
from typing import Final

from lxml import etree
from msgspec import Struct

from assembler.errors import HouseStyleError, Place, Problem
from assembler.numbering import Numbering
from assembler.word import house_rules
from assembler.word.comments import PART as COMMENTS_PART
from assembler.word.house_indents import indents
from assembler.word.house_links import relink
from assembler.word.house_names import beginning_pages, style_ids
from assembler.word.house_numbers import numbering_of
from assembler.word.house_package import DOCUMENT, FURNITURE_TYPES, NEVER, is_xml, kept, shown_name, target_of, types_of
from assembler.word.house_page import PageSize
from assembler.word.package import LEVEL_READY, PackedFile, UnsafeFileError, packed_member, unpack
from assembler.word.placeholders import CutBody, Turn, Zone, cut, cut_body, holds_one, placeholder_faults
from assembler.word.properties import APP, CORE, CUSTOM
from assembler.word.xml import CONTENT_TYPES as TYPES_NAMESPACE
from assembler.word.xml import RELATIONSHIPS as LINKS_NAMESPACE
from assembler.word.xml import Element, parse, serialise, with_prefixes

CONTENT_TYPES: Final = "[Content_Types].xml"
RELATIONSHIPS: Final = "word/_rels/document.xml.rels"

_OURS: Final = (CORE, APP, CUSTOM, COMMENTS_PART)
_MADE: Final = (CONTENT_TYPES, "_rels/.rels", DOCUMENT, RELATIONSHIPS)
_DEFAULTS: Final = {
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
    "xml": "application/xml",
}
"""The content types by ending that the parts which we add rely on."""


class PackagePart(Struct, frozen=True):
    """A part that takes values: its text, cut so that every second piece is the name of a value."""

    name: str
    pieces: tuple[str, ...]


class HouseStyle(Struct, frozen=True):
    """A prepared house style. `ready` are the members that every document shares, already compressed.

    `styles` gives the id of each style by its name, `indents` what a paragraph says that has it and is not in its list, and `begins_pages`
    those with which a page begins; `numbering` is how its lists number. `pages` is the page of the text, and of schedules and execution
    blocks with pages of their own; `turns` what stands between these. `content_types` and `relationships` lack only their closing tag;
    `record` is the name for the custom XML part that would hold a record; `digest` is the SHA-256 of the Word file that it was made from.
    """

    name: str
    styles: Mapping[str, str]
    indents: Mapping[str, str]
    numbering: Numbering
    begins_pages: frozenset[str]
    pages: Mapping[Zone, PageSize]
    turns: Mapping[Zone, Turn]
    document: PackagePart
    furniture: tuple[PackagePart, ...]
    ready: tuple[PackedFile, ...]
    content_types: str
    relationships: str
    record: str
    digest: str


def load_house_style(source: bytes, name: str) -> HouseStyle:
    """Check and prepare a house style. Raises HouseStyleError with its faults at once; `name` is for its messages.

    The file is treated as hostile until it is checked: nothing in it is run or fetched, and nothing is repaired but the links of its lists.
    """
    try:
        members = unpack(source)
    except UnsafeFileError as error:
        raise _error(name, error.faults) from error
    parts, faults = _parse(members)
    faults += [f"It lacks the part {needed}." for needed in house_rules.NEEDED if needed not in members]
    if not faults:
        faults += house_rules.faults(members, parts)
    kinds = types_of(parts[CONTENT_TYPES], members) if CONTENT_TYPES in parts else {}
    body, furniture = _cut(parts, {part for part in parts if kinds.get(part) in FURNITURE_TYPES}, faults)
    if faults or body is None:
        raise _error(name, faults)
    if relink(parts[house_rules.STYLES_PART], parts[house_rules.NUMBERING]):
        members = {**members, house_rules.NUMBERING: serialise(parts[house_rules.NUMBERING]).encode()}
    belonging = kept(members, parts)
    return HouseStyle(
        name=name,
        styles=style_ids(parts[house_rules.STYLES_PART]),
        indents=indents(parts[house_rules.STYLES_PART], parts[house_rules.NUMBERING]),
        numbering=numbering_of(parts[house_rules.STYLES_PART], parts[house_rules.NUMBERING]),
        begins_pages=beginning_pages(parts[house_rules.STYLES_PART]),
        pages=body.pages,
        turns=body.turns,
        document=PackagePart(DOCUMENT, body.pieces),
        furniture=furniture,
        ready=_ready(members, belonging, {part.name for part in furniture}),
        content_types=_types(parts[CONTENT_TYPES], belonging),
        relationships=_relationships(parts[RELATIONSHIPS], belonging),
        record=_free_name(members),
        digest=hashlib.sha256(source).hexdigest(),
    )


_MOST_FAULTS: Final = 60


def _error(name: str, faults: Sequence[str]) -> HouseStyleError:
    """The faults, or the first of very many: a file made to harm may have one in each of a thousand places."""
    told = list(dict.fromkeys(faults))
    left = len(told) - _MOST_FAULTS
    more = [f"It has {left} faults more."] if left > 0 else []
    return HouseStyleError(Problem(shown_name(fault, 500), Place(file=name)) for fault in (*told[:_MOST_FAULTS], *more))


MOST_XML: Final = 10_000_000
"""Bytes of XML in a house style: a large one has a tenth of that."""
MOST_MARKS: Final = 100_000
"""Elements and attributes in a house style, each of which takes a hundred times its own length in memory."""

MOST_ATTRIBUTES: Final = 500
"""Attributes of one element: each is compared with all the others when they are read."""


def _parse(members: Mapping[str, bytes]) -> tuple[dict[str, Element], list[str]]:
    parts: dict[str, Element] = {}
    texts = {member: data for member, data in members.items() if is_xml(member)}
    if sum(map(len, texts.values())) > MOST_XML:
        return {}, [f"Its text, styles and settings are larger than {MOST_XML // 1_000_000} MB."]
    if sum(data.count(b"<") + data.count(b"=") for data in texts.values()) > MOST_MARKS:
        return {}, ["Its text, styles and settings have too many elements for a house style."]
    if any(tag.count(b"=") > MOST_ATTRIBUTES for data in texts.values() for tag in data.split(b"<")):
        return {}, ["An element in it has too many attributes for a house style."]
    faults: list[str] = []
    for member, data in texts.items():
        try:
            parts[member] = parse(data)
        except etree.XMLSyntaxError as error:
            faults.append(f"{shown_name(member)} is not well-formed XML ({error.msg}).")
            continue
        told = parts[member].getroottree().docinfo
        if told.internalDTD is not None or (told.encoding or "UTF-8").upper() not in ("UTF-8", "ASCII", "US-ASCII"):
            faults.append(f"{shown_name(member)} is not in plain UTF-8, as Word writes it.")
    return parts, faults


def _cut(
    parts: Mapping[str, Element], furniture: Collection[str], faults: list[str]
) -> tuple[CutBody | None, tuple[PackagePart, ...]]:
    """The main part, and the others that take values; what is wrong with them, and placeholders in others, is added to the faults."""
    body: CutBody | None = None
    cut_parts: list[PackagePart] = []
    for member in sorted(name for name in parts if name.startswith("word/") and not name.endswith(".rels")):
        is_body, root = member == DOCUMENT, parts[member]
        if not is_body and member not in furniture:
            faults += [f"{shown_name(member)} takes no placeholder: take out what is in {{{{ }}}}."] * holds_one(root)
            continue
        found = [f"{shown_name(member)} {fault}." for fault in placeholder_faults(root, body=is_body)]
        faults += found
        if found:
            continue
        try:
            if is_body:
                body = cut_body(root)
                continue
            pieces = cut(root)
        except (ValueError, etree.XMLSyntaxError) as error:
            faults.append(f"{shown_name(member)} {error}.")
            continue
        if len(pieces) > 1:
            cut_parts.append(PackagePart(member, pieces))
    return body, tuple(cut_parts)


def _ready(
    members: Mapping[str, bytes], belonging: Collection[str], furniture: Collection[str]
) -> tuple[PackedFile, ...]:
    made = {*_MADE, *_OURS, *furniture}
    return tuple(packed_member(name, members[name], LEVEL_READY) for name in sorted(set(belonging) - made))


def _types(root: Element, belonging: Collection[str]) -> str:
    """The content types of the parts that are kept, up to the closing tag."""
    types = with_prefixes(root, {None: TYPES_NAMESPACE})
    lower = {name.lower() for name in set(belonging) - set(_OURS)}
    endings = set()
    for entry in list(types):
        part = entry.get("PartName")
        never = part is None and NEVER.search(str(entry.get("ContentType")))  # declared, and there is none
        if never or (part is not None and str(part).lower().removeprefix("/") not in lower):
            types.remove(entry)
        endings.add(str(entry.get("Extension", "")).lower())
    for ending, kind in _DEFAULTS.items():
        if ending not in endings:
            types.insert(0, types.makeelement(f"{{{TYPES_NAMESPACE}}}Default", Extension=ending, ContentType=kind))
    return _open(types)


def _relationships(root: Element, belonging: Collection[str]) -> str:
    """The links of the main part to the parts that are kept and to outside, up to the closing tag."""
    links = with_prefixes(root, {None: LINKS_NAMESPACE})
    lower = {name.lower() for name in set(belonging) - set(_OURS)}
    for link in list(links):
        target = target_of(RELATIONSHIPS, str(link.get("Target", ""))).lower()
        if link.get("TargetMode") != "External" and target not in lower:
            links.remove(link)
    return _open(links)


def _open(root: Element) -> str:
    """A part up to its closing tag."""
    root.text = root.text or "\n"  # an empty element would have no closing tag
    return serialise(root).rpartition("</")[0]


def _free_name(members: Mapping[str, bytes]) -> str:
    number = 1
    while f"customXml/item{number}.xml" in members:
        number += 1
    return f"customXml/item{number}"
