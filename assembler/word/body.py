"""The text of a document, section by section: what starts a page, and what stands between two tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from assembler.agreement import Agreement
from assembler.word.contents import contents
from assembler.word.sections import WrittenSection, first_numbers, outline, parted, write_section
from assembler.word.styles import CONTENTS_ENTRY
from assembler.word.template import Template

_STARTS_PAGE: Final = frozenset({"outstanding", "contents", "execution"})
"""Sections that start a page. A schedule does so too, by its heading's style, so that one added by hand will."""
_ALONE_ON_PAGE: Final = frozenset({"cover", "outstanding", "contents"})


@dataclass(frozen=True, slots=True)
class Body:
    """The XML of all sections, and that of their comments."""

    xml: str
    comments: tuple[str, ...]


def write_body(
    agreement: Agreement, template: Template, annotations: Mapping[str, str], pages: Mapping[str, int] | None
) -> Body:
    """The text of the document. A section that starts a page opens with a paragraph: a table cannot start one."""
    sections = tuple(_sections(agreement, template, annotations))
    xml: list[str] = []
    for section, written in zip(agreement.sections, sections, strict=True):
        xml.append(written.xml)
        if section.kind == "contents":
            headings = (heading for each in agreement.sections for heading in outline(each).headings)
            xml.append(contents(headings, template.styles[CONTENTS_ENTRY], pages))
    comments = tuple(comment for written in sections for comment in written.comments)
    return Body("".join(parted([*xml, _END], template)).removesuffix(_END), comments)


_END: Final = "<w:tbl></w:tbl>"
"""Stands after the text while it is put together, since a table must not end it either."""


def _sections(agreement: Agreement, template: Template, annotations: Mapping[str, str]) -> Iterator[WrittenSection]:
    before = ""
    firsts = first_numbers(agreement.sections)
    for section, first in zip(agreement.sections, firsts, strict=True):
        new_page = section.kind in _STARTS_PAGE or before in _ALONE_ON_PAGE
        yield write_section(section, template, annotations, first, new_page=new_page)
        before = section.kind
