"""The contents list: a live field over clause and schedule headings, its entries already in place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final

from assembler.agreement import Inline, Paragraph, Text
from assembler.identity import KEPT, ByIdentity
from assembler.roles import NUMBERED_HEADINGS
from assembler.slots import HERE, Slot, Slotted, Words, filled_paragraph
from assembler.word.bookmarks import bookmark
from assembler.word.fields import END, begin, page_reference
from assembler.word.xml import attribute, run_content

LISTED: Final = NUMBERED_HEADINGS
RANGE: Final = "_contents"
"""The bookmark round all that is listed, so that the title of the document, a heading itself, is not."""
_NUMBER: Final = 999_999_999
"""Its number: above those of sections, and below those of the house style."""
RANGE_BEGINS: Final = f'<w:bookmarkStart w:id="{_NUMBER}" w:name="{RANGE}"/>'.encode()
RANGE_ENDS: Final = f'<w:bookmarkEnd w:id="{_NUMBER}"/>'.encode()
_FIELD: Final = rf'TOC \b {RANGE} \o "1-1" \h \z \u'
"""Without pages in it either, so that Word puts them in when it is asked to update the list."""


def listed_headings(paragraphs: Iterable[Paragraph]) -> tuple[Paragraph, ...]:
    """The headings that Word itself would list: those of clauses and schedules."""
    return tuple(paragraph for paragraph in paragraphs if paragraph.role in LISTED)


class HeadingSlot(Slot, frozen=True, eq=False, kw_only=True):
    """The words of a whole heading in which there are slots; `tip` where they stand in a tag, with its number."""

    heading: Paragraph
    tip: bool = False

    def filled(self, words: Words) -> tuple[Inline, ...]:
        """The heading in one piece."""
        text = filled_paragraph(self.heading, words).text
        return (Text(f"{self.heading.number} {text}" if self.tip else text),)


def contents_paragraphs(headings: Iterable[Paragraph], style: str, pages: Mapping[str, int] | None) -> Slotted:
    """The list, one paragraph a heading, or nothing where there is no heading; page numbers only if known."""
    entries = [_entry(ByIdentity(heading), None if pages is None else pages[heading.key]) for heading in headings]
    if not entries:
        return Slotted(b"")
    texts = [text for text, _ in entries]
    texts[0] = begin(_FIELD) + texts[0]
    texts[-1] += END
    xml = "".join([f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{text}</w:p>' for text in texts])
    return Slotted(xml.encode(), tuple([slot for _, slots in entries for slot in slots]))


@lru_cache(maxsize=KEPT)
def _entry(kept: ByIdentity[Paragraph], at: int | None) -> tuple[str, tuple[HeadingSlot, ...]]:
    heading = kept.it
    if any(isinstance(part, Slot) for part in heading.content):
        slots = (HeadingSlot("", heading=heading, tip=True), HeadingSlot("", heading=heading))
        return _linked(heading, HERE, HERE, at), slots
    return _linked(heading, attribute(f"{heading.number} {heading.text}"), run_content(heading.text), at), ()


def _linked(heading: Paragraph, tip: str, inside: str, at: int | None) -> str:
    """A heading's entry, which leads to it."""
    name = bookmark(heading.key)
    page = "" if at is None else f"<w:r><w:tab/></w:r>{page_reference(name, at)}"
    return (
        f'<w:hyperlink w:anchor="{name}" w:tooltip="{tip}" w:history="1">'
        f"<w:r>{run_content(heading.number)}</w:r><w:r><w:tab/></w:r><w:r>{inside}</w:r>{page}</w:hyperlink>"
    )
