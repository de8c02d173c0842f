"""The text of a document, section by section: what starts a page, and what stands between two tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from msgspec import Struct

from assembler.agreement import Agreement, Section
from assembler.section_kinds import KINDS
from assembler.slots import Slotted, joined
from assembler.word.contents import RANGE_BEGINS, RANGE_ENDS, contents_paragraphs
from assembler.word.house_style import HouseStyle
from assembler.word.placeholders import BODY, Turn, Zone
from assembler.word.properties import moment
from assembler.word.sections import (
    SectionIndex,
    WrittenSection,
    after_last_table,
    check_slotted,
    first_numbers,
    with_tables_parted,
    write_section,
)
from assembler.word.styles import CONTENTS_ENTRY, EXECUTION_HEADING


class WrittenBody(Struct, frozen=True):
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
    zones = _zones(agreement.sections) if template.turns else [BODY] * len(agreement.sections)
    sections = tuple(_sections(agreement, outlines, template, annotations, zones))
    both = zip(agreement.sections, sections, strict=True)
    own = [tuple(_parts_of(section, written, outlines, template, pages)) for section, written in both]
    if any(one.slots for parts in own for one in parts):
        for one in (one for parts in own for one in parts):
            check_slotted(one)
    xml: list[Slotted] = []
    words: list[Slotted] = []
    for parts, written, turn in zip(_ranged(own, outlines), sections, _turns(zones, template), strict=True):
        xml += parts
        words.append(written.words)
        if turn is not None:
            xml.append(Slotted(turn.xml))
            words.append(Slotted(turn.words))
    whole = b"".join(with_tables_parted([one.content for one in xml], template))
    text = Slotted(whole + after_last_table(template) if whole.endswith(b"</w:tbl>") else whole, joined(xml).slots)
    made = moment(agreement.properties).encode()
    return WrittenBody(text, b"".join(made.join(written.comments) for written in sections), joined(words))


def _ranged(own: list[tuple[Slotted, ...]], outlines: Sequence[SectionIndex]) -> Iterator[tuple[Slotted, ...]]:
    """The sections with the bookmark of what is listed round the first and the last listed heading, with which their sections begin."""
    listed = [at for at, each in enumerate(outlines) if each.headings]
    for at, parts in enumerate(own):
        first, *rest = parts
        content = first.content
        if listed and at == listed[-1]:
            content = content.replace(b"</w:p>", b"</w:p>" + RANGE_ENDS, 1)
        if listed and at == listed[0]:
            content = RANGE_BEGINS + content
        yield parts if content is first.content else (Slotted(content, first.slots), *rest)


def _parts_of(
    section: Section,
    written: WrittenSection,
    outlines: Sequence[SectionIndex],
    template: HouseStyle,
    pages: Mapping[str, int] | None,
) -> Iterator[Slotted]:
    """A section's text, and the list of the contents where it is that."""
    yield written.xml
    if section.kind == "contents":
        headings = (heading for each in outlines for heading in each.headings)
        yield contents_paragraphs(headings, template.styles[CONTENTS_ENTRY], pages)


def _zones(sections: Sequence[Section]) -> list[Zone]:
    """The zone of each section: the execution blocks at the end, the schedules before them, and all the rest."""
    zones: list[Zone] = []
    zone: Zone = "execution"
    for section in reversed(sections):
        if zone == "execution" and section.kind != "execution":
            zone = "schedules"
        if section.kind not in ("schedule", "execution") or (zone == "schedules" and section.kind != "schedule"):
            zone = BODY
        zones.append(zone)
    return zones[::-1]


def _turns(zones: Sequence[Zone], template: HouseStyle) -> Iterator[Turn | None]:
    """What the house style has after each section where its zone ends. A text without schedules and execution blocks has one zone."""
    for zone, following in pairwise([*zones, None]):
        ends = zone != following and (zone, following) != (BODY, None)
        yield template.turns.get(zone) if ends and zone is not None else None


def _sections(
    agreement: Agreement,
    outlines: Sequence[SectionIndex],
    template: HouseStyle,
    annotations: Mapping[str, str],
    zones: Sequence[Zone],
) -> Iterator[WrittenSection]:
    alone = False
    for section, first, zone in zip(agreement.sections, first_numbers(outlines), zones, strict=True):
        new_page = True if alone else _begins_page(section, template)
        yield write_section(section, template, annotations, first, new_page=new_page, zone=zone)
        alone = KINDS[section.kind].alone or section.sheet


def _begins_page(section: Section, template: HouseStyle) -> bool | None:
    """Whether a section begins a page; None where the style of its heading says."""
    if section.sheet:
        return True
    if section.runs_on and section.kind in ("schedule", "execution"):
        return False
    styled = section.kind == "execution" and EXECUTION_HEADING in template.styles
    return True if KINDS[section.kind].begins_page and not styled else None
