"""What an agreement says is due when a party leaves, as a table of the exit record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from assembler.agreement import Agreement, Column, Section, Table, library_key
from assembler.papers.obligations import RegisterEntry
from assembler.papers.register import duty_cells, row, said, slug

SECTION: Final = "exit-duties"
"""The section that is filled."""

LEAVING: Final = frozenset({"withdrawal", "effect-of-withdrawal", "consequences-of-withdrawal-and-ending", "exit"})
"""The clauses of an agreement that say what follows when a party leaves."""

_COLUMNS: Final = (("Where", 15), ("Who must, and to whom", 20), ("By when", 19), ("What it says", 31), ("Done", 15))


def filled(paper: Agreement, found: Sequence[RegisterEntry], *, compared: bool) -> Agreement:
    """The exit record with its table. `compared` is whether the signed file was found to have the same words."""
    due = [one for one in found if one.duty and library_key(one.key).partition("#")[0] in LEAVING]
    sections = tuple(_filled(one, due, compared) if one.id == SECTION else one for one in paper.sections)
    return replace(paper, sections=sections)


def _filled(section: Section, due: Sequence[RegisterEntry], compared: bool) -> Section:
    rows = tuple(row(f"{SECTION}#due/{slug(one.key)}", (*duty_cells(one), "…………")) for one in due)
    columns = tuple(Column(heading, share) for heading, share in _COLUMNS)
    table = Table(
        f"{SECTION}#due", "What is due", "Who must do what, to whom and by when, and what was done.", columns, rows
    )
    return replace(section, blocks=(*said(section, compared=compared), table))
