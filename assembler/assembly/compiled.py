"""The library with its conditions and wordings turned, once, into functions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import cast

from assembler.agreement import Role
from assembler.assembly.wordings import CompiledWording, WordingCompiler, test_of
from assembler.conditions import Scope, Test, Walk
from assembler.library import Clause, Library, LibraryParagraph, LibraryTable
from assembler.wording import Wording


@dataclass(frozen=True, slots=True)
class CompiledParagraph:
    """A library paragraph ready to print; `walk` is where it stands.

    `varies` is whether the answers decide anything about it or about a paragraph below it.
    """

    source: LibraryParagraph
    role: Role
    walk: Walk
    wording: CompiledWording
    notes: tuple[str, ...]
    children: tuple[CompiledParagraph, ...]
    varies: bool


@dataclass(frozen=True, slots=True)
class CompiledTable:
    """A library table ready to print, with its own test, outside its items; each row with the test of each item, and its cells."""

    source: LibraryTable
    test: Test | None
    walk: Walk
    rows: tuple[tuple[str, Test | None, tuple[CompiledWording, ...]], ...]


@dataclass(frozen=True, eq=False)
class CompiledClause:
    """A clause ready to print. Two are never equal: what was printed of one is kept by it."""

    source: Clause
    walk: Walk
    heading: CompiledWording
    blocks: tuple[CompiledParagraph | CompiledTable, ...]

    @cached_property
    def paragraphs(self) -> tuple[CompiledParagraph, ...]:
        """The paragraphs among its blocks."""
        return tuple(block for block in self.blocks if isinstance(block, CompiledParagraph))

    @cached_property
    def tables(self) -> tuple[CompiledTable, ...]:
        """The tables among its blocks."""
        return tuple(block for block in self.blocks if isinstance(block, CompiledTable))


@dataclass(frozen=True, slots=True)
class CompiledLibrary:
    """A compiled library: what `assemble` works from. One serves any number of agreements.

    `say` prints a rule's message, and `terms_in` finds the defined terms that a text uses.
    """

    library: Library
    clauses: tuple[CompiledClause, ...]
    say: Callable[[Wording, Scope], str]
    terms_in: Callable[[str], frozenset[str]]


def compile_library(library: Library) -> CompiledLibrary:
    """The library compiled."""
    work = _Compiler(library)
    clauses = tuple(work.clause(clause) for clause in library.clauses.values())
    return CompiledLibrary(library, clauses, work.wordings.say, work.wordings.terms_in)


_LEVELS: dict[str, tuple[Role, ...]] = {
    "clause": ("level-2", "level-3", "level-4", "level-5"),
    "special": ("level-2", "level-3", "level-4", "level-5"),
    "schedule": ("schedule-1", "schedule-2", "schedule-3", "schedule-4"),
    "parties": ("party", "body-indent"),
    "background": ("recital", "body-indent"),
    "definition": ("definition-a", "definition-i"),
}


class _Compiler:
    def __init__(self, library: Library) -> None:
        self.wordings = WordingCompiler(library)

    def clause(self, clause: Clause) -> CompiledClause:
        return CompiledClause(
            source=clause,
            walk=Walk.of(clause.each, clause.when),
            heading=self.wordings.compiled(clause.heading),
            blocks=tuple(self.block(block, clause.kind) for block in clause.blocks),
        )

    def block(self, block: LibraryParagraph | LibraryTable, kind: str) -> CompiledParagraph | CompiledTable:
        if isinstance(block, LibraryParagraph):
            return self.paragraph(block, kind)
        rows = tuple(
            (row.id, test_of(row.when), tuple(self.wordings.compiled(cell) for cell in row.cells)) for row in block.rows
        )
        return CompiledTable(block, test_of(block.when), Walk.of(block.each), rows)

    def paragraph(self, paragraph: LibraryParagraph, kind: str) -> CompiledParagraph:
        inside = "definition" if paragraph.role == "definition" else kind
        where, wording = (
            Walk.of(paragraph.each, paragraph.when),
            self.wordings.compiled(paragraph.wording, paragraph.term),
        )
        children = tuple(self.paragraph(child, inside) for child in paragraph.children)
        return CompiledParagraph(
            source=paragraph,
            role=cast("Role", paragraph.role) or _LEVELS[kind][paragraph.level - 1],
            walk=where,
            wording=wording,
            notes=(paragraph.note,) if paragraph.note else (),
            children=children,
            varies=bool(where.test or paragraph.each or wording.deciders or any(child.varies for child in children)),
        )
