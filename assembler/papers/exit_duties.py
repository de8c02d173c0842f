"""What an agreement says is due when a party leaves, as a table of the exit record."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from assembler.agreement import Agreement, Column, Section, Table, library_key
from assembler.papers.obligations import ObligationEntry
from assembler.papers.obligations_register import duty_cells, slug, with_true_statement, word_row

SECTION: Final = "exit-record"
"""The section that the table is put into, and the outline that has it."""

LEAVING: Final = frozenset({"withdrawal", "effect-of-withdrawal", "consequences-of-withdrawal-and-ending", "exit"})
"""The clauses of an agreement that say what follows when a party leaves."""

_AFTER: Final = frozenset({f"{SECTION}#due", f"{SECTION}#signed", f"{SECTION}#not-compared"})
"""What stands before the table."""

_COLUMNS: Final = (("Where", 15), ("Who must, and to whom", 21), ("By when", 22), ("What it says", 30), ("Done", 12))


def with_duties(paper: Agreement, found: Sequence[ObligationEntry], *, compared: bool) -> Agreement:
    """The exit record with its table. `compared` is whether the signed file was found to have the same words."""
    due = [one for one in found if one.duty and library_key(one.key).partition("#")[0] in LEAVING]
    sections = tuple(_with_duties(one, due, compared) if one.id == SECTION else one for one in paper.sections)
    return replace(paper, sections=sections)


def _with_duties(section: Section, due: Sequence[ObligationEntry], compared: bool) -> Section:
    blocks = tuple(with_true_statement(section, compared=compared))
    at = max(number for number, block in enumerate(blocks, 1) if block.key in _AFTER)
    return replace(section, blocks=(*blocks[:at], _table(due), *blocks[at:]))


def _table(due: Sequence[ObligationEntry]) -> Table:
    rows = tuple(word_row(f"{SECTION}#duties/{slug(one.key)}", (*duty_cells(one), "…………")) for one in due)
    columns = tuple(Column(heading, share) for heading, share in _COLUMNS)
    about = "Who must do what, to whom and by when, and what was done."
    return Table(f"{SECTION}#duties", "What is due", about, columns, rows)
