"""The package of a house style: closed lists of the parts, content types and relationships that it may hold.

What is on no list is refused, whatever its name and in whatever letters: it comes from others, and may be made to harm.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final
from urllib.parse import unquote

from assembler.word.xml import CONTENT_TYPES, RELATIONSHIPS, Element

Parts = Mapping[str, Element]

TYPES_PART: Final = "[Content_Types].xml"
PACKAGE_LINKS: Final = "_rels/.rels"
DOCUMENT: Final = "word/document.xml"

_WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_OFFICE: Final = "application/vnd.openxmlformats-officedocument."
PLAIN_TYPE: Final = f"{_WORD}document.main+xml"
FURNITURE_TYPES: Final = frozenset({f"{_WORD}header+xml", f"{_WORD}footer+xml"})

_TEXTS: Final = FURNITURE_TYPES | {
    PLAIN_TYPE,
    *(
        f"{_WORD}{kind}+xml"
        for kind in ("styles", "numbering", "settings", "fonttable", "websettings", "footnotes", "endnotes")
    ),
    f"{_WORD}document.glossary+xml",
    "application/vnd.ms-word.styleswitheffects+xml",
    f"{_OFFICE}theme+xml",
    f"{_OFFICE}themeoverride+xml",
}
_PROPERTIES: Final = {
    "application/vnd.openxmlformats-package.core-properties+xml",
    f"{_OFFICE}extended-properties+xml",
    f"{_OFFICE}custom-properties+xml",
    "application/vnd.ms-office.classificationlabels+xml",
}
_DATA: Final = {f"{_OFFICE}customxmlproperties+xml", "application/xml"}
_PICTURES: Final = {f"image/{kind}" for kind in ("png", "jpeg", "jpg", "gif", "bmp", "tiff", "x-emf", "x-wmf")}
_FONTS: Final = {f"{_OFFICE}obfuscatedfont", "application/x-font-ttf", "application/x-fontdata"}
_LINKING: Final = "application/vnd.openxmlformats-package.relationships+xml"

_NAMES: Final = (
    (_TEXTS, re.compile(r"word/(glossary/)?(theme/)?[^/]+\.xml")),
    (_PROPERTIES, re.compile(r"(docProps|docMetadata)/[^/]+\.xml|package/services/metadata/core-properties/[^/]+")),
    (_DATA, re.compile(r"(customXml|docProps)/[^/]+\.xml")),
    (
        _PICTURES,
        re.compile(r"(word/(glossary/)?media|media|docProps)/[^/]+\.(png|jpe?g|gif|bmp|tiff?|emf|wmf)", re.IGNORECASE),
    ),
    (_FONTS, re.compile(r"word/fonts/[^/]+\.(odttf|ttf|otf|fntdata)", re.IGNORECASE)),
    ({_LINKING}, re.compile(r"_rels/\.rels|(word|word/glossary|word/theme|customXml)/_rels/[^/]+\.rels")),
)
"""Which names a part of each type may have."""

NEVER: Final = re.compile(r"macroenabled|vba|oleobject|activex|attachedtoolbars|htmldocument|\.template", re.IGNORECASE)

_ALWAYS_DECLARED: Final = f"{_OFFICE}oleObject"
"""By ONLYOFFICE, in every file that it saves."""

_RELATION: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_MICROSOFT: Final = "http://schemas.microsoft.com/office/"
HYPERLINK: Final = f"{_RELATION}hyperlink"
_MAIN: Final = f"{_RELATION}officeDocument"
_OWN_RELATIONS: Final = frozenset(
    {
        _MAIN,
        f"{_RELATION}extended-properties",
        f"{_RELATION}custom-properties",
        "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
        "http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail",
        f"{_MICROSOFT}2020/02/relationships/classificationlabels",
    }
)
"""From the package: its main part, and what it says of itself."""
_RELATIONS: Final = frozenset(
    f"{_RELATION}{kind}"
    for kind in (
        *("styles", "numbering", "settings", "fontTable", "theme", "webSettings", "header", "footer", "footnotes"),
        *("endnotes", "image", "hyperlink", "customXml", "customXmlProps", "font", "glossaryDocument"),
    )
) | {f"{_MICROSOFT}2007/relationships/stylesWithEffects"}
_ADDRESS: Final = re.compile(r"(https?://|mailto:)[^\s\\]+", re.IGNORECASE)
_REFERRING: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

_FOREIGN: Final = {b"\xd0\xcf\x11\xe0": "an Office file of the old kind", b"PK\3\4": "a package", b"MZ": "a program"}
"""How what never stands in a house style begins."""


def shown_name(text: object, most: int = 80) -> str:
    """A name from the file as a message can show it: short, and without characters that would not print."""
    printable = "".join(each if each.isprintable() else "\N{REPLACEMENT CHARACTER}" for each in str(text))
    return printable if len(printable) <= most else f"{printable[: most - 1]}…"


def is_xml(name: str) -> bool:
    """Whether a part is read as XML: it has to be, for every reader goes by its type and none by the case of its name."""
    return name.lower().endswith((".xml", ".rels", ".psmdcp"))


def types_of(types: Element, names: Iterable[str]) -> dict[str, str]:
    """The content type of each part, in small letters; empty where it has none."""
    by_name, by_ending = (
        {
            str(entry.get(key, "")).lower().removeprefix(before): str(entry.get("ContentType", "")).lower().strip()
            for entry in types.iterfind(f"{{{CONTENT_TYPES}}}{kind}")
        }
        for kind, key, before in (("Override", "PartName", "/"), ("Default", "Extension", ""))
    )
    return {name: by_name.get(name.lower()) or by_ending.get(name.lower().rpartition(".")[2], "") for name in names}


def faults(members: Mapping[str, bytes], parts: Parts) -> Iterator[str]:
    """What is wrong with the parts and their links; every part that is XML has been parsed."""
    types = parts[TYPES_PART]
    kinds = types_of(types, members)
    if kinds.get(DOCUMENT) != PLAIN_TYPE:
        yield "It is not a plain Word document: save it as .docx, without macros."
    declared = {str(entry.get("ContentType", "")) for entry in types.iter("*")} - {_ALWAYS_DECLARED}
    for kind in sorted(kind for kind in declared if NEVER.search(kind) and kind.lower() not in kinds.values()):
        yield f"It declares parts of a kind that a house style must not hold ({shown_name(kind)})."
    for name in sorted(set(members) - {TYPES_PART}):
        yield from _part_faults(name, kinds[name], members[name])
    for name in sorted(filter(_is_links, parts)):
        yield from _link_faults(name, parts, members)


def _part_faults(name: str, kind: str, data: bytes) -> Iterator[str]:
    if name.lower().startswith("word/comments") or kind.startswith(f"{_WORD}comments"):
        yield f"It holds {shown_name(name)}: take out all comments (Review, Delete All Comments)."
        return
    if not any(kind in types and pattern.fullmatch(name) for types, pattern in _NAMES) and not _is_people(name):
        what = shown_name(kind) or "no type"
        yield f"It holds {shown_name(name)} ({what}): take out macros, embedded files, charts and other objects."
    for start, what in _FOREIGN.items():
        if data.startswith(start):
            yield f"It holds {shown_name(name)}, which is {what}: take it out."


def _is_people(name: str) -> bool:
    """Word's list of who made comments and changes: like the file's other properties, it is not kept."""
    return name.lower() == "word/people.xml"


def _is_links(name: str) -> bool:
    return name.lower().endswith(".rels")


def _links(name: str, parts: Parts) -> Iterator[Element]:
    if name in parts:
        yield from parts[name].iterfind(f"{{{RELATIONSHIPS}}}Relationship")


def _link_faults(name: str, parts: Parts, members: Mapping[str, bytes]) -> Iterator[str]:
    allowed = _OWN_RELATIONS if name == PACKAGE_LINKS else _RELATIONS
    lower = {member.lower() for member in members}
    outside = set()
    for link in _links(name, parts):
        kind, target = str(link.get("Type", "")), str(link.get("Target", ""))
        brief = f"{shown_name(kind.rpartition('/')[2])}: {shown_name(target)}"
        if link.get("TargetMode", "Internal") != "Internal":
            if kind != HYPERLINK or not _ADDRESS.fullmatch(target):
                yield f"{shown_name(name)} fetches something from outside ({brief})."
            outside.add(str(link.get("Id")))
        elif kind not in allowed and not kind.endswith("/2011/relationships/people"):
            yield f"{shown_name(name)} leads to something that a house style must not hold ({brief})."
        elif target_of(name, target).lower() not in lower and not target.startswith("#"):
            yield f"{shown_name(name)} leads to a part that is not there ({brief})."
    if outside:
        yield from _misused(_source(name), parts, outside)


def _misused(name: str, parts: Parts, outside: set[str]) -> Iterator[str]:
    """An address outside that something other than a link for the reader to press uses: whoever opens the file would fetch it."""
    for element in parts[name].iter("*") if name in parts else ():
        for attribute, value in element.attrib.items():
            used = str(attribute).startswith(f"{{{_REFERRING}}}") or str(attribute).rpartition("}")[2] == "relid"
            kind = str(element.tag).rpartition("}")[2]
            if used and value in outside and kind not in ("hyperlink", "hlinkClick", "hlinkHover"):
                yield f"{shown_name(name)} fetches something from outside ({shown_name(kind)})."


def _source(links: str) -> str:
    """The part whose links a part of links gives."""
    folder, _, name = links.rpartition("/")
    return posixpath.normpath(posixpath.join(folder, "..", name[: -len(".rels")]))


def target_of(links: str, target: str) -> str:
    """The part that a link leads to."""
    folder = posixpath.dirname(posixpath.dirname(links))
    path = unquote(target.partition("#")[0])
    return posixpath.normpath(posixpath.join("/", folder, path)).lstrip("/")


def kept(members: Iterable[str], parts: Parts) -> frozenset[str]:
    """The parts that belong to the text, from the main part on, each with its part of links.

    What is left over says something of the file (its properties, its thumbnail, who worked on it), or nothing leads to it.
    """
    named = {name.lower(): name for name in members}
    found: set[str] = set()
    waiting = [DOCUMENT]
    while waiting:
        name = waiting.pop()
        if name in found or _is_people(name):
            continue
        found.add(name)
        folder, _, short = name.rpartition("/")
        links = named.get(f"{folder}/_rels/{short}.rels".lower(), "")
        if links:
            found.add(links)
        targets = (str(link.get("Target", "")) for link in _links(links, parts) if link.get("TargetMode") != "External")
        waiting += (named[path] for path in (target_of(links, target).lower() for target in targets) if path in named)
    return frozenset(found)
