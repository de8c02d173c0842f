"""An agreement numbered in the manner of another house style: its paragraphs, its references and what its sections are called."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from msgspec.structs import replace

from assembler.agreement import Agreement, Block, Inline, Paragraph, Reference, ReferencePart, Role, Section
from assembler.identity import KEPT, ByIdentity
from assembler.numbering import (
    NONE_YET,
    STANDARD,
    Counts,
    Numberer,
    Numbering,
    SectionNumbers,
    reference_parts,
    section_label,
    section_numbers,
)


def renumbered(agreement: Agreement, numbering: Numbering) -> Agreement:
    """The agreement with the numbers that this house style prints. One in the standard manner is the agreement itself."""
    return agreement if numbering is STANDARD else numbered_by(agreement, numbering)


def numbered_by(agreement: Agreement, numbering: Numbering) -> Agreement:
    """The agreement with every number and reference worked out."""
    numbered: list[SectionNumbers] = []
    counts = NONE_YET
    for section in agreement.sections:
        numbered.append(_numbers(ByIdentity(section), counts, numbering))
        counts = numbered[-1].after
    parts = {key: reference_parts(one, key) for one in numbered for key in one.quoted}
    pairs = zip(agreement.sections, numbered, strict=True)
    return replace(agreement, sections=tuple(_section(section, own, parts) for section, own in pairs))


@lru_cache(maxsize=KEPT)
def _numbers(section: ByIdentity[Section], before: Counts, numbering: Numbering) -> SectionNumbers:
    return section_numbers(_given(section.it, before), before, numbering)


def _given(section: Section, before: Counts) -> Iterator[tuple[str, Role, str]]:
    """Each paragraph of a section with the number that it was given, if it was: what stands below such a one has none of its own."""
    numberer = Numberer(before)
    for paragraph in section.paragraphs():
        given = ""
        if paragraph.literal:
            trial = numberer.copy().number(paragraph.role)
            given = "" if trial.literal and trial.shown == paragraph.number else paragraph.number.removesuffix(".")
        numberer.number(paragraph.role, given)
        yield paragraph.key, paragraph.role, given


def _section(section: Section, own: SectionNumbers, parts: Mapping[str, tuple[ReferencePart, ...]]) -> Section:
    heading = section.heading and _paragraph(section.heading, own, parts)
    number = own.numbers[heading.key] if heading else None
    label = section_label(section.kind, number) if section.label and number and number.parts else section.label
    return replace(
        section, heading=heading, blocks=tuple(_block(one, own, parts) for one in section.blocks), label=label
    )


def _block(block: Block, own: SectionNumbers, parts: Mapping[str, tuple[ReferencePart, ...]]) -> Block:
    if isinstance(block, Paragraph):
        return _paragraph(block, own, parts)
    rows = tuple(
        replace(row, cells=tuple(tuple(_paragraph(one, own, parts) for one in cell) for cell in row.cells))
        for row in block.rows
    )
    return replace(block, rows=rows)


def _paragraph(paragraph: Paragraph, own: SectionNumbers, parts: Mapping[str, tuple[ReferencePart, ...]]) -> Paragraph:
    content = tuple([_inline(part, parts) for part in paragraph.content])
    return replace(paragraph, content=content, number=own.numbers[paragraph.key].shown)


def _inline(part: Inline, parts: Mapping[str, tuple[ReferencePart, ...]]) -> Inline:
    return Reference(part.target, parts.get(part.target, part.parts)) if type(part) is Reference else part
