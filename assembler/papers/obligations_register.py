"""The register of obligations as a paper: tables in Word, rows for a spreadsheet, and days for a calendar."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec.structs import replace

from assembler.agreement import Agreement, Block, Column, Paragraph, Row, Section, Table, Text
from assembler.capitals import capital
from assembler.completion import Answers
from assembler.formatting import day as printed_day
from assembler.library.clauses import Duty
from assembler.papers.calendar import CalendarDay, calendar
from assembler.papers.obligations import ObligationEntry
from assembler.spreadsheet_lines import MARK, csv_line

SECTION = "register"
"""The section that is filled, and the outline that has it."""

_NOBODY = Duty("", "", "", "")
_DUTIES = (("Where", 16), ("Who must, and to whom", 22), ("By when", 20), ("What it says", 42))
_BEGINNING: Final = 24
"""The words of a paragraph that the table gives; the rows for a spreadsheet have all."""
_DATES = (("Day", 20), ("Where", 22), ("What", 58))


def with_obligations(paper: Agreement, found: Sequence[ObligationEntry], *, compared: bool) -> Agreement:
    """The register with its tables. `compared` is whether the signed file was found to have the same words."""
    return replace(
        paper,
        sections=tuple(_with_obligations(one, found, compared) if one.id == SECTION else one for one in paper.sections),
    )


def _with_obligations(section: Section, found: Sequence[ObligationEntry], compared: bool) -> Section:
    return replace(section, blocks=(*with_true_statement(section, compared=compared), *_tables(found)))


def with_true_statement(section: Section, *, compared: bool) -> Iterator[Block]:
    """The blocks of a section that is to be filled, without the one of its two statements on the signed file that is not so."""
    unsaid = f"{section.id}#{'not-compared' if compared else 'signed'}"
    return (block for block in section.blocks if block.key != unsaid)


def _tables(found: Sequence[ObligationEntry]) -> Iterator[Block]:
    duties = tuple(_duty_row(one) for one in found if one.duty)
    dates = tuple(_date_row(number, cells) for number, cells in enumerate(_by_day(found), 1))
    if dates:
        yield _table("dates", "Days", "The days that the agreement fixes, in order.", _DATES, dates)
    if duties:
        yield _table("duties", "Obligations", "Who must do what, to whom and by when.", _DUTIES, duties)


def _duty_row(one: ObligationEntry) -> Row:
    where, owed, by, says = duty_cells(one)
    return word_row(f"{SECTION}#duties/{slug(one.key)}", (where, owed, by, f"{one.heading}: {says}"))


def duty_cells(one: ObligationEntry) -> tuple[str, str, str, str]:
    """A duty as a table has it: where it stands, who owes it to whom, by when, and how its paragraph begins."""
    duty = one.duty or _NOBODY
    owed = f"{duty.owes}, to {duty.to}" if duty.to else duty.owes
    return one.where, capital(owed), capital(due_words(duty)), _beginning(one.words)


def _date_row(number: int, cells: tuple[str, str, str]) -> Row:
    return word_row(f"{SECTION}#dates/{number}", cells)


def due_words(duty: Duty) -> str:
    """By when a duty is owed, and how often, as its paragraph says it in data."""
    every = f"every {duty.every}" if duty.every else ""
    return "; ".join(filter(None, (duty.by, every)))


def _by_day(found: Sequence[ObligationEntry]) -> Iterator[tuple[str, str, str]]:
    days = sorted((fixed, number) for number, one in enumerate(found) for fixed in one.days)
    for fixed, at in days:
        yield printed_day(fixed.day), f"{found[at].where} ({found[at].heading})", capital(fixed.label)


def _table(name: str, title: str, description: str, columns: Sequence[tuple[str, int]], rows: tuple[Row, ...]) -> Table:
    heads = tuple(Column(heading, share) for heading, share in columns)
    return Table(f"{SECTION}#{name}", title, description, heads, rows)


def word_row(key: str, cells: Sequence[str]) -> Row:
    """A row of words."""
    made = ((Paragraph(f"{key}/{at}", "cell", (Text(words),)),) for at, words in enumerate(cells, 1))
    return Row(key, tuple(made))


def slug(key: str) -> str:
    """A key as a part of another."""
    return key.replace("#", "-").replace("/", "-")


def _beginning(words: str) -> str:
    """The first words of a paragraph, about as many as fill three lines."""
    all_words = words.split()
    return words if len(all_words) <= _BEGINNING + 5 else f"{' '.join(all_words[:_BEGINNING]).rstrip(',;:')} …"


def as_csv(found: Sequence[ObligationEntry]) -> bytes:
    """The register as rows for a spreadsheet."""
    heads = ("paragraph", "where", "heading", "who must", "to whom", "by when", "every", "days", "words")
    return MARK + b"".join(map(csv_line, (heads, *map(_csv_cells, found))))


def _csv_cells(one: ObligationEntry) -> tuple[str, ...]:
    duty = one.duty or _NOBODY
    days = "; ".join(f"{fixed.day.isoformat()} {fixed.label}" for fixed in one.days)
    return (one.key, one.where, one.heading, duty.owes, duty.to, duty.by, duty.every, days, one.words)


def as_calendar(found: Sequence[ObligationEntry], answers: Answers) -> bytes:
    """The days that the agreement fixes, as a calendar file."""
    document = answers.values.document
    title = document.short_name or document.title or "Collaboration agreement"
    name = answers.given.document.id or title
    days = (
        CalendarDay(
            f"{name} {one.key} {fixed.field}",
            fixed.day,
            f"{title}: {fixed.label} ({one.heading})",
            f"{one.where} ({one.heading}): {one.words}",
        )
        for one in found
        for fixed in one.days
    )
    return calendar(sorted(days, key=lambda one: (one.day, one.name)), title, document.prepared_on)
