"""The contents list: a live field over clause and schedule headings, its entries already in place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final

from assembler.agreement import Paragraph
from assembler.identity import KEPT, ByIdentity
from assembler.roles import NUMBERED_HEADINGS
from assembler.word.bookmarks import bookmark
from assembler.word.fields import END, begin, page_reference
from assembler.word.xml import attribute, words

LISTED: Final = NUMBERED_HEADINGS
_WITH_PAGES: Final = r'TOC \o "1-1" \h \z \u'
_WITHOUT_PAGES: Final = r'TOC \o "1-1" \n \h \z \u'


def listed(paragraphs: Iterable[Paragraph]) -> tuple[Paragraph, ...]:
    """The headings that Word itself would list: those of clauses and schedules."""
    return tuple(paragraph for paragraph in paragraphs if paragraph.role in LISTED)


def contents(headings: Iterable[Paragraph], style: str, pages: Mapping[str, int] | None) -> str:
    """The list, one paragraph a heading, or nothing where there is no heading; page numbers only if known."""
    entries = [_entry(ByIdentity(heading), None if pages is None else pages[heading.key]) for heading in headings]
    if not entries:
        return ""
    entries[0] = begin(_WITHOUT_PAGES if pages is None else _WITH_PAGES) + entries[0]
    entries[-1] += END
    return "".join(f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{entry}</w:p>' for entry in entries)


@lru_cache(maxsize=KEPT)
def _entry(kept: ByIdentity[Paragraph], at: int | None) -> str:
    heading = kept.it
    name = bookmark(heading.key)
    page = "" if at is None else f"<w:r><w:tab/></w:r>{page_reference(name, at)}"
    tip = attribute(f"{heading.number} {heading.text}")
    return (
        f'<w:hyperlink w:anchor="{name}" w:tooltip="{tip}" w:history="1">'
        f"<w:r>{words(heading.number)}</w:r><w:r><w:tab/></w:r><w:r>{words(heading.text)}</w:r>{page}</w:hyperlink>"
    )
