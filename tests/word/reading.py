"""Reading back what was written, for the tests: parts, paragraphs by bookmark, and the words a reader sees."""

from __future__ import annotations

from pathlib import Path

from lxml import etree

from assembler.spacing import as_typed
from assembler.word.house_style import HouseStyle, load_house_style
from assembler.word.package import join, packed_member, unpack
from assembler.word.xml import parse, value, w

HOUSE = Path(__file__).parents[2] / "templates" / "house.docx"


def house() -> HouseStyle:
    return load_house_style(HOUSE.read_bytes(), "house.docx")


def part(docx: bytes, name: str = "word/document.xml") -> str:
    return unpack(docx)[name].decode()


def root(docx: bytes, name: str = "word/document.xml") -> etree._Element:
    return parse(unpack(docx)[name])


def paragraph(docx: bytes, bookmark: str) -> etree._Element:
    """The paragraph that the bookmark stands in."""
    (found,) = [mark for mark in root(docx).iter(w("bookmarkStart")) if mark.get(w("name")) == bookmark]
    parent = found.getparent()
    assert parent is not None
    return parent


def style(element: etree._Element) -> str:
    return value(element.find(f"{w('pPr')}/{w('pStyle')}"))


def seen(element: etree._Element) -> str:
    """The words a reader sees, with line breaks and tabs; a no-break space is a space."""
    shown = {w("t"): None, w("br"): "\n", w("tab"): "\t"}
    runs = [e for e in element.iter(*shown) if e.getparent().tag == w("r")]
    return as_typed("".join((e.text or "") if shown[e.tag] is None else str(shown[e.tag]) for e in runs))


def changed(docx: bytes, name: str, old: str, new: str, count: int = 1) -> bytes:
    """The file with words of one part changed, for seeding a defect; the old words must be there."""
    members = unpack(docx)
    text = members[name].decode()
    assert old in text, f"{old!r} is not in {name}"
    members[name] = text.replace(old, new, count).encode()
    return join(packed_member(member, data) for member, data in members.items())


def with_member(docx: bytes, name: str, data: bytes) -> bytes:
    return join(packed_member(member, content) for member, content in (unpack(docx) | {name: data}).items())


def without_member(docx: bytes, name: str) -> bytes:
    return join(packed_member(member, data) for member, data in unpack(docx).items() if member != name)
