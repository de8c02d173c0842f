"""The agreement as numbered plain text."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from assembler.agreement import Agreement, Answer, Paragraph, Section, Table
from assembler.roles import ROLES
from assembler.section_kinds import KINDS


def agreement_text(agreement: Agreement, width: int = 100) -> str:
    """The whole agreement as numbered plain text."""
    return (
        "\n".join(
            line.rstrip() for section in agreement.sections for line in _section(section, agreement, width)
        ).strip()
        + "\n"
    )


def _section(section: Section, agreement: Agreement, width: int) -> Iterator[str]:
    if section.kind == "execution":
        yield "-" * 40
    if section.heading is not None:
        heading = words(section.heading)
        yield ""
        yield f"{section.heading.number} {heading}".strip().upper()
    if section.kind == "contents":
        yield from _contents(agreement)
    for block in section.blocks:
        if isinstance(block, Table):
            yield from _table(block)
        else:
            yield from _paragraph(block, width)
    yield ""


def _contents(agreement: Agreement) -> Iterator[str]:
    for section in agreement.sections:
        if section.heading is not None and KINDS[section.kind].numbered:
            yield f"  {section.heading.number} {words(section.heading)}"


def _paragraph(paragraph: Paragraph, width: int) -> Iterator[str]:
    indent = ROLES[paragraph.role].indent
    number = paragraph.number.ljust(6) if paragraph.number else "- " if paragraph.role == "point" else ""
    hanging = indent + len(number)
    for position, line in enumerate(words(paragraph).split("\n")):
        first = " " * indent + number if position == 0 else " " * hanging
        yield from textwrap.wrap(line, width, initial_indent=first, subsequent_indent=" " * hanging) or [""]


def _table(table: Table) -> Iterator[str]:
    headings = [column.heading for column in table.columns]
    if any(headings) and table.layout == "grid":
        yield "  | " + " | ".join(headings)
    for row in table.rows:
        cells = [" / ".join(words(paragraph) for paragraph in cell).replace("\n", " / ") for cell in row.cells]
        yield "  | " + " | ".join(cells)


def words(paragraph: Paragraph) -> str:
    """A paragraph's words, its blanks in square brackets as a reader of the draft sees them."""
    return "".join(part.shown if isinstance(part, Answer) else part.text for part in paragraph.content)
