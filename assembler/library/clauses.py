"""A clause as the library holds it: wording with its conditions, before any answers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from assembler.conditions import Condition, Each
from assembler.errors import Place
from assembler.wording import Wording

Kind = Literal[
    "cover",
    "outstanding",
    "contents",
    "particulars",
    "parties",
    "background",
    "clause",
    "special",
    "schedule",
    "execution",
]
Status = Literal["core", "default", "optional", "locked"]


@dataclass(frozen=True, slots=True)
class Duty:
    """Who owes the duty that a paragraph and its items state, to whom, by when and how often, each in plain words."""

    owes: str
    to: str
    by: str
    every: str


@dataclass(frozen=True, slots=True)
class LibraryParagraph:
    """A paragraph. `level` is 0 when it is unnumbered, and `role` then says what it is; `term` is what a definition defines.

    With `join`, the paragraphs below are parts of its sentence and get their punctuation when it is known which are in.
    `duty` is the duty that it states, where its clause has said whose.
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


@dataclass(frozen=True, slots=True)
class LibraryRow:
    """A row of a table: its id, its condition, and its cells."""

    id: str
    when: Condition
    cells: tuple[Wording, ...]


@dataclass(frozen=True, slots=True)
class LibraryTable:
    """A table of named rows, or of one row repeated for each item of a list."""

    id: str
    when: Condition
    each: Each | None
    title: str
    description: str
    columns: tuple[str, ...]
    shares: tuple[int, ...]
    rows: tuple[LibraryRow, ...]
    layout: Literal["grid", "plain"]
    place: Place


LibraryBlock = LibraryParagraph | LibraryTable


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause, schedule, front page or execution block, with its law, status and drafting note.

    `binds` is whether it binds in contract where the parties choose that only a part of the agreement does. `source` is the SHA-256 of the
    file that it was read from.
    """

    id: str
    kind: Kind
    heading: Wording
    status: Status
    when: Condition
    each: Each | None
    law: tuple[str, ...]
    satisfies: tuple[str, ...]
    note: str
    blocks: tuple[LibraryBlock, ...]
    place: Place
    binds: bool = False
    source: str = ""

    def paragraphs(self) -> Iterator[LibraryParagraph]:
        """Every paragraph, those below others included; tables left out."""
        for block in self.blocks:
            if isinstance(block, LibraryParagraph):
                yield from _with_children(block)

    def wordings(self) -> Iterator[tuple[str, Wording]]:
        """Every piece of wording with the id of the paragraph or table it stands in; the heading's id is empty."""
        yield "", self.heading
        for paragraph in self.paragraphs():
            yield paragraph.id, paragraph.wording
        for block in self.blocks:
            if isinstance(block, LibraryTable):
                for row in block.rows:
                    for cell in row.cells:
                        yield block.id, cell


def _with_children(paragraph: LibraryParagraph) -> Iterator[LibraryParagraph]:
    yield paragraph
    for child in paragraph.children:
        yield from _with_children(child)
