"""The fields of a house style: a closed list, read as Word reads them, however they are nested, glued or spelt."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from msgspec import Struct, field

from assembler.word.house_package import shown_name
from assembler.word.xml import Element

ALLOWED: Final = frozenset(
    {
        *("PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "STYLEREF", "REF", "PAGEREF", "NOTEREF", "SEQ"),
        *("IF", "=", "SYMBOL", "FILENAME", "HYPERLINK"),
    }
)
"""None of these fetches or runs anything, or prints a property of the file. HYPERLINK may lead to a place in the text alone."""

_COMMAND: Final = re.compile(r"\s*(=|[^\s\\\"=]+)")
_PLACE: Final = re.compile(
    r"\s*HYPERLINK\s+\\l\s+(?:\"([^\"\\]+)\"|([^\s\"\\]+))(?:\s+\\[oth](?:\s+\"[^\"]*\")?)*\s*", re.IGNORECASE
)
_NAMED: Final = re.compile(r"\s*(?:REF|PAGEREF|NOTEREF)\s+(?:\"([^\"]*)\"|(\S*))", re.IGNORECASE)
_WORDS: Final = frozenset({"instrText", "delInstrText", "t", "delText"})


class _Field(Struct):
    """A field that is open: the pieces of its code so far, and whether its result has begun."""

    code: list[str] = field(default_factory=list)
    in_result: bool = False


def local(element: Element) -> str:
    """An element's name without its namespace: what is hostile in one dialect of the format is so in all."""
    return str(element.tag).rpartition("}")[2]


def faults(name: str, root: Element) -> Iterator[str]:
    """What is wrong with the fields of a part."""
    codes: list[str] = []
    for found in _read(root, codes):
        yield f"{name} {found}."
    for fault in sorted({fault for code in codes if (fault := _fault(code))}):
        yield f"{name} {fault}."


def places(root: Element) -> Iterator[str]:
    """The bookmarks that the fields and links of a part lead to."""
    codes: list[str] = []
    list(_read(root, codes))
    for code in codes:
        found = _PLACE.fullmatch(code) or _NAMED.match(code)
        if found:
            yield found[1] or found[2]
    yield from (str(value) for link in root.iter("*") if local(link) == "hyperlink" for value in _anchors(link))


def _anchors(link: Element) -> list[str]:
    return [str(value) for name, value in link.attrib.items() if str(name).rpartition("}")[2] == "anchor"]


def _fault(code: str) -> str:
    found = _COMMAND.match(code)
    command = found[1].upper() if found else ""
    if command not in ALLOWED:
        return f"has a field that a house style must not hold ({shown_name(command or code.strip() or 'without a name', 40)})"
    if command == "HYPERLINK" and not _PLACE.fullmatch(code):
        return "has a field that leads outside (HYPERLINK): write the address as plain words"
    return ""


def _read(root: Element, codes: list[str]) -> Iterator[str]:
    """Gather the code of every field of a part in order; what is not built as a field must be is reported."""
    opened: list[_Field] = []
    for element in root.iter("*"):
        name = local(element)
        if name == "fldSimple":
            codes.append(_attribute(element, "instr"))
        elif name == "fldChar":
            fault = _mark(_attribute(element, "fldCharType"), opened, codes)
            if fault:
                yield fault
        elif name in _WORDS and opened and not opened[-1].in_result:
            opened[-1].code.append(element.text or "")
        elif name in ("instrText", "delInstrText"):
            yield "has the code of a field outside a field"
    if opened:
        yield "has a field without an end"


def _mark(kind: str, opened: list[_Field], codes: list[str]) -> str:
    if kind == "begin":
        if opened and not opened[-1].in_result and not "".join(opened[-1].code[-1:]).endswith((" ", '"', "=")):
            return "has a field inside the name of another"  # which could give it any name
        opened.append(_Field())
        return ""
    if not opened or kind not in ("separate", "end") or (kind == "separate" and opened[-1].in_result):
        return "has a field that is not built as Word builds one"
    if not opened[-1].in_result:
        codes.append("".join(opened[-1].code))
    opened[-1].in_result = True
    if kind == "end":
        opened.pop()
    return ""


def _attribute(element: Element, wanted: str) -> str:
    return next((str(value) for name, value in element.attrib.items() if str(name).rpartition("}")[2] == wanted), "")


def stands_in_field(root: Element, inner: Element) -> bool:
    """Whether an element stands inside a field, which would take it for its code or replace it as its result."""
    depth = 0
    for element in root.iter("*"):
        if element is inner:
            return depth > 0
        if local(element) == "fldChar":
            kind = _attribute(element, "fldCharType")
            depth += (kind == "begin") - (kind == "end")
    return False
