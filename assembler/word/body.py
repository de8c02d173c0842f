"""The text of a document, section by section: what starts a page, and what stands between two tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from assembler.agreement import Agreement
from assembler.section_kinds import KINDS
from assembler.slots import Slotted, joined
from assembler.word.contents import contents
from assembler.word.house_style import HouseStyle
from assembler.word.properties import moment
from assembler.word.sections import SectionIndex, WrittenSection, check_slotted, first_numbers, parted, write_section
from assembler.word.styles import CONTENTS_ENTRY


@dataclass(frozen=True, slots=True)
class WrittenBody:
    """The XML of all sections, that of their comments, and their words as files are compared by them, in UTF-8."""

    xml: Slotted
    comments: bytes
    words: Slotted


def write_body(
    agreement: Agreement,
    outlines: Sequence[SectionIndex],
    template: HouseStyle,
    annotations: Mapping[str, str],
    pages: Mapping[str, int] | None,
) -> WrittenBody:
    """The text of the document. A section that starts a page opens with a paragraph: a table cannot start one.

    That of a form is parsed strictly.
    """
    sections = tuple(_sections(agreement, outlines, template, annotations))
    xml: list[Slotted] = []
    for section, written in zip(agreement.sections, sections, strict=True):
        xml.append(written.xml)
        if section.kind == "contents":
            headings = (heading for each in outlines for heading in each.headings)
            xml.append(contents(headings, template.styles[CONTENTS_ENTRY], pages))
    if any(one.slots for one in xml):
        for one in xml:
            check_slotted(one)
    *pieces, _ = parted([*(one.content for one in xml), b"<w:tbl>"], template)  # a table must not end the text either
    text = Slotted(b"".join(pieces), joined(xml).slots)
    words = joined(written.words for written in sections)
    made = moment(agreement.properties).encode()
    return WrittenBody(text, b"".join(made.join(written.comments) for written in sections), words)


def _sections(
    agreement: Agreement, outlines: Sequence[SectionIndex], template: HouseStyle, annotations: Mapping[str, str]
) -> Iterator[WrittenSection]:
    alone = False
    for section, first in zip(agreement.sections, first_numbers(outlines), strict=True):
        new_page = (KINDS[section.kind].begins_page and not section.runs_on) or alone
        yield write_section(section, template, annotations, first, new_page=new_page)
        alone = KINDS[section.kind].alone
