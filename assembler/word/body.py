"""The text of a document, section by section: what starts a page, and what stands between two tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from assembler.agreement import Agreement, Paragraph, Section, Table, Text
from assembler.word.comments import Comments
from assembler.word.contents import contents
from assembler.word.paragraphs import ParagraphWriter
from assembler.word.styles import AFTER_TABLE, CONTENTS_ENTRY
from assembler.word.tables import TableWriter
from assembler.word.template import Template

_STARTS_PAGE: Final = frozenset({"outstanding", "contents", "execution"})
"""Sections that start a page. A schedule does so too, by its heading's style, so that one added by hand will."""
_ALONE_ON_PAGE: Final = frozenset({"cover", "outstanding", "contents"})


class Body:
    """The text of one document. A section that starts a page opens with a paragraph: a table cannot start one."""

    def __init__(
        self,
        agreement: Agreement,
        template: Template,
        comments: Comments,
        annotations: Mapping[str, str],
        pages: Mapping[str, int] | None,
    ) -> None:
        self._agreement = agreement
        self._pages = pages
        self._entry_style = template.styles[CONTENTS_ENTRY]
        self._paragraphs = ParagraphWriter(template.styles, comments, annotations)
        self._tables = TableWriter(template.styles, template.text_width, self._paragraphs)
        self._after_table = f'<w:p><w:pPr><w:pStyle w:val="{template.styles[AFTER_TABLE]}"/></w:pPr></w:p>'

    def write(self) -> str:
        """The XML of all sections."""
        before = ""
        written: list[str] = []
        for section in self._agreement.sections:
            new_page = section.kind in _STARTS_PAGE or before in _ALONE_ON_PAGE
            written.extend(self._section(section, new_page=new_page))
            before = section.kind
        return "".join(self._parted(written))

    def _section(self, section: Section, *, new_page: bool) -> Iterator[str]:
        if section.heading is not None:
            yield self._paragraphs.write(section.heading, new_page=new_page)
            new_page = False
        last = len(section.blocks) - 1
        for at, block in enumerate(section.blocks):
            if isinstance(block, Table):
                yield self._tables.write(block)
            else:
                yield self._paragraphs.write(block, new_page=new_page, keep_next=at < last and _leads_on(block))
            new_page = False
        if section.kind == "contents":
            yield contents(self._agreement, self._entry_style, self._pages)

    def _parted(self, written: list[str]) -> Iterator[str]:
        """The text with a paragraph between two tables, which Word would join, and after a table that ends it."""
        for block, following in zip(written, [*written[1:], "<w:tbl>"], strict=False):
            yield block
            if block.startswith("<w:tbl>") and following.startswith("<w:tbl>"):
                yield self._after_table


def _leads_on(paragraph: Paragraph) -> bool:
    """Whether a paragraph ends in a colon, and so is nothing without the items or the table that follow."""
    if not paragraph.content:
        return False
    end = paragraph.content[-1]
    return isinstance(end, Text) and end.text.endswith(":")
