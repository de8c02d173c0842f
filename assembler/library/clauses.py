"""A clause as the library holds it: wording with its conditions, before any answers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from assembler.agreement import TableLayout
from assembler.conditions import Condition, Each, FieldUse
from assembler.errors import Place
from assembler.section_kinds import LibraryKind
from assembler.wording import Filled, Phrase, Wording, pieces

Status = Literal["core", "default", "optional", "locked"]


class Duty(Struct, frozen=True):
    """Who owes the duty that a paragraph and its items state, to whom, by when and how often, each in plain words."""

    owes: str
    to: str
    by: str
    every: str


class LibraryParagraph(Struct, frozen=True):
    """A paragraph. `level` is 0 when it is unnumbered, and `role` then says what it is; `term` is what a definition defines.

    With `join`, the paragraphs below are parts of its sentence and get their punctuation when it is known which are in.
    `duty` is the duty that it states, where its clause has said whose. `satisfies` are the rules with action INCLUDE that its words meet;
    `only` is the outline that alone has it, if one does.
    """

    id: str
    level: int
    role: str
    when: Condition
    each: Each | None
    join: Literal["", "and", "or"]
    note: str
    wording: Wording
    children: tuple[LibraryParagraph, ...]
    term: str
    place: Place
    duty: Duty | None = None
    satisfies: tuple[str, ...] = ()
    only: str = ""


class LibraryRow(Struct, frozen=True):
    """A row of a table: its id, its condition, and its cells."""

    id: str
    when: Condition
    cells: tuple[Wording, ...]


class LibraryTable(Struct, frozen=True):
    """A table of named rows, or of one row repeated for each item of a list."""

    id: str
    when: Condition
    each: Each | None
    title: str
    description: str
    columns: tuple[str, ...]
    shares: tuple[int, ...]
    rows: tuple[LibraryRow, ...]
    layout: TableLayout
    place: Place
    only: str = ""


LibraryBlock = LibraryParagraph | LibraryTable


class Clause(Struct, frozen=True):
    """A clause, schedule, front page or execution block, with its law, status and drafting note.

    `binds` is whether it binds in contract where the parties choose that only a part of the agreement does. `source` is the SHA-256 of the
    file that it was read from. `differs` is whether anything in it may be for one outline alone, and `asks` whether anything in it may ask
    what is printed: a clause without either is laid on a library as it is. As an outline takes it, `gathered_in` is the section that has
    it without its heading, if one does, `in_part` whether only some of it is taken, so that it is in where any of that is, `as_clause`
    whether a schedule is numbered as a clause, and `runs_on` whether it starts no page where others of its kind do.
    """

    id: str
    kind: LibraryKind
    heading: Wording
    status: Status
    when: Condition
    each: Each | None
    law: tuple[str, ...]
    note: str
    blocks: tuple[LibraryBlock, ...]
    place: Place
    binds: bool = False
    source: str = ""
    differs: bool = True
    asks: bool = True
    gathered_in: str = ""
    in_part: bool = False
    as_clause: bool = False
    runs_on: bool = False

    def paragraphs(self) -> Iterator[LibraryParagraph]:
        """Every paragraph, those below others included; tables left out."""
        for block in self.blocks:
            if isinstance(block, LibraryParagraph):
                yield from _with_children(block)

    def tables(self) -> Iterator[LibraryTable]:
        """Every table."""
        return (block for block in self.blocks if isinstance(block, LibraryTable))

    def wordings(self) -> Iterator[tuple[str, Wording]]:
        """Every piece of wording with the id of the paragraph or table it stands in; the heading's id is empty."""
        yield "", self.heading
        for paragraph in self.paragraphs():
            yield paragraph.id, paragraph.wording
        for table in self.tables():
            for row in table.rows:
                for cell in row.cells:
                    yield table.id, cell

    def conditions(self) -> Iterator[Condition]:
        """Every condition in it: its own, and those of its paragraphs, tables, rows and phrases."""
        yield self.when
        yield from (paragraph.when for paragraph in self.paragraphs())
        for table in self.tables():
            yield table.when
            yield from (row.when for row in table.rows)
        for _, wording in self.wordings():
            for piece in pieces(wording):
                if isinstance(piece, Phrase):
                    yield from (choice.when for choice in piece.alternatives)

    def reads(self) -> Iterator[Condition | FieldUse]:
        """Every condition in it, and every field that it prints, leaves as a blank, or is repeated for."""
        yield from self.conditions()
        repeated = (self.each, *(one.each for one in self.paragraphs()), *(one.each for one in self.tables()))
        yield from (each.items for each in repeated if each)
        for _, wording in self.wordings():
            for piece in pieces(wording):
                if isinstance(piece, Filled):
                    yield piece.path
                elif isinstance(piece, Phrase):
                    yield from (path for choice in piece.alternatives for path in choice.unsettled)


def lead_to(clause: Clause, paragraph: str) -> tuple[LibraryParagraph, ...]:
    """The paragraph of that id, after those that it stands below; nothing where there is none."""
    tops = (block for block in clause.blocks if isinstance(block, LibraryParagraph))
    return next(filter(None, (_path(top, paragraph) for top in tops)), ())


def _path(top: LibraryParagraph, paragraph: str) -> tuple[LibraryParagraph, ...]:
    if top.id == paragraph:
        return (top,)
    below = next(filter(None, (_path(child, paragraph) for child in top.children)), ())
    return (top, *below) if below else ()


def _with_children(paragraph: LibraryParagraph) -> Iterator[LibraryParagraph]:
    yield paragraph
    for child in paragraph.children:
        yield from _with_children(child)
