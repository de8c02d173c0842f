"""What the laws ask of an assembled agreement, read from the value and from the Word file."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree
from word.reading import seen

from assembler.agreement import Agreement, Paragraph, Reference, Table
from assembler.plain import words
from assembler.word.bookmarks import bookmark
from assembler.word.package import unpack
from assembler.word.xml import parse, w


def broken_references(agreement: Agreement) -> list[str]:
    """References that lead nowhere, or show another number than the one their target bears."""
    shown = {paragraph.key: paragraph.number for paragraph in agreement.paragraphs()}
    return [
        f"{paragraph.key} -> {part.key} {part.number}"
        for paragraph in agreement.paragraphs()
        for reference in paragraph.content
        if isinstance(reference, Reference)
        for part in reference.parts
        if not shown.get(part.key) or not part.number.endswith(shown[part.key].rstrip("."))
    ]


def empty_sections(agreement: Agreement) -> list[str]:
    """Clauses and schedules without a word in them."""
    return [
        section.id
        for section in agreement.sections
        if section.kind in ("clause", "schedule", "execution")
        and not any(one.text.strip() for one in list(section.paragraphs())[1:])
    ]


def empty_paragraphs(agreement: Agreement) -> list[str]:
    """Numbered paragraphs without a word in them."""
    return [paragraph.key for paragraph in agreement.paragraphs() if paragraph.number and not words(paragraph).strip()]


def left_hanging(agreement: Agreement) -> list[str]:
    """Paragraphs of the library that end in a colon with nothing below them."""
    return [
        before.key
        for section in agreement.sections
        for before, after in _neighbours([section.heading, *section.blocks])
        if before.text.endswith(":") and section.kind in ("clause", "schedule") and not _below(before, after)
    ]


def _neighbours(blocks: list[Paragraph | Table | None]) -> Iterator[tuple[Paragraph, Paragraph | Table | None]]:
    for before, after in zip(blocks, [*blocks[1:], None], strict=True):
        if isinstance(before, Paragraph):
            yield before, after


_DEPTHS = {"clause": 1, "schedule": 1, "definition": 3, "definition-a": 4, "definition-i": 5}


def _depth(role: str) -> int:
    level = re.fullmatch(r"(level|schedule)-(\d)", role)
    return _DEPTHS.get(role, 0) or (int(level[2]) + (level[1] == "schedule") if level else 9)


def _below(before: Paragraph, after: Paragraph | Table | None) -> bool:
    return isinstance(after, Table) or (after is not None and _depth(after.role) > _depth(before.role))


def definitions(agreement: Agreement) -> dict[str, str]:
    """The key of each definition paragraph by its term."""
    return {one.content[0].text.strip(): one.key for one in agreement.paragraphs() if one.role == "definition"}


def word_text(docx: bytes) -> dict[str, str]:
    """The words a reader of the file sees in each paragraph that has a bookmark, by the bookmark."""
    found: dict[str, str] = {}
    for mark in parse(unpack(docx)["word/document.xml"]).iter(w("bookmarkStart")):
        parent = mark.getparent()
        assert parent is not None
        found[mark.get(w("name"), "")] = seen(parent)
    return found


def agreement_text(agreement: Agreement) -> dict[str, str]:
    """The words of each paragraph that has any, by its bookmark."""
    return {bookmark(one.key): words(one) for one in agreement.paragraphs() if words(one)}


def misread_parts(docx: bytes) -> list[str]:
    """Parts of the file that are not strict XML."""
    wrong: list[str] = []
    for name, data in unpack(docx).items():
        if name.endswith((".xml", ".rels")):
            try:
                etree.fromstring(data, etree.XMLParser(resolve_entities=False, recover=False))
            except etree.XMLSyntaxError as error:
                wrong.append(f"{name}: {error}")
    return wrong
