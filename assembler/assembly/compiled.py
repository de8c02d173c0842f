"""The library with its conditions and wordings turned, once, into functions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property, partial
from typing import Any, Final, cast

from msgspec import Struct, field

from assembler.agreement import Role
from assembler.assembly.wordings import CompiledWording, WordingCompiler
from assembler.completion import Answers
from assembler.conditions import Scope, Test, Walk
from assembler.conditions.evaluation import test_of
from assembler.conditions.groups import Decided, groups_read
from assembler.conditions.tree import Always
from assembler.library.clauses import Clause, LibraryParagraph, LibraryTable
from assembler.library.library import Library
from assembler.library.outlines import SectionPlan
from assembler.markup import Words
from assembler.roles import levels
from assembler.section_kinds import KINDS
from assembler.statute.compiled_rules import CompiledRules, compile_rules
from assembler.wording import Wording


class CompiledParagraph(Struct, frozen=True):
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


class CompiledTable(Struct, frozen=True):
    """A library table ready to print, with its own test, outside its items; each row with the test of each item, and its cells."""

    source: LibraryTable
    test: Test | None
    walk: Walk
    rows: tuple[tuple[str, Test | None, tuple[CompiledWording, ...]], ...]


class CompiledClause(Struct, frozen=True, eq=False, dict=True):
    """A clause ready to print. Two are never equal: what was printed of one is kept by it.

    What stands in it is compiled when the first agreement has it. `decided` are the decisions of what it is where it is in, once for each
    item that it is repeated for.
    """

    source: Clause
    walk: Walk
    heading: CompiledWording
    compile_blocks: Callable[[], tuple[CompiledParagraph | CompiledTable, ...]]
    decided: Decided[Any]

    @cached_property
    def blocks(self) -> tuple[CompiledParagraph | CompiledTable, ...]:
        """Its paragraphs and tables in order."""
        return self.compile_blocks()

    @cached_property
    def paragraphs(self) -> tuple[CompiledParagraph, ...]:
        """The paragraphs among its blocks."""
        return tuple(block for block in self.blocks if isinstance(block, CompiledParagraph))

    @cached_property
    def tables(self) -> tuple[CompiledTable, ...]:
        """The tables among its blocks."""
        return tuple(block for block in self.blocks if isinstance(block, CompiledTable))

    @cached_property
    def satisfying(self) -> Mapping[str, tuple[str, ...]]:
        """The rules that its paragraphs meet, by the paragraph's id."""
        return {one.id: one.satisfies for one in self.source.paragraphs() if one.satisfies}


class CompiledOutline(Struct, frozen=True, eq=False, dict=True):
    """One document of a library, ready to print: its clauses in order, and the headings that gather several of them.

    `library` is the library with the outline laid on it; `terms_in` finds the defined terms that a text uses.
    """

    library: Library
    clauses: tuple[CompiledClause, ...]
    gathering: Mapping[str, CompiledClause]
    contents_from: int
    terms_in: Callable[[str], frozenset[str]]

    def prepare(self) -> None:
        """Compile what stands in its clauses now, so that a process forked from this one need not."""
        for clause in self.clauses:
            clause.blocks  # noqa: B018 - they are compiled by asking for them


class CompiledLibrary(Struct, frozen=True, eq=False, dict=True):
    """A compiled library: what `assemble` works from. One serves any number of agreements, of every outline.

    Each outline is compiled when the first agreement asks for it. `say` prints a rule's message.
    """

    library: Library
    say: Callable[[Wording, Scope], str]
    _made: dict[str, CompiledOutline] = field(default_factory=dict)

    @cached_property
    def rules(self) -> CompiledRules:
        """The rules of the statute, ready to apply."""
        return compile_rules(self.library.rules, self.library.vocabulary)

    def outlined(self, outline: str) -> CompiledOutline:
        """The document that this outline makes."""
        if outline not in self._made:
            self._made[outline] = _compiled(self.library.outlined(outline))
        return self._made[outline]

    def chosen_by(self, answers: Answers) -> CompiledOutline:
        """The document that the answers choose."""
        return self.outlined(self.library.of_length(answers.values.document.length).outline)


def compile_library(library: Library) -> CompiledLibrary:
    """The library compiled."""
    return CompiledLibrary(library, WordingCompiler(library).say)


def _compiled(library: Library) -> CompiledOutline:
    work = _Compiler(library)
    outline = library.outlines[library.outline]
    clauses = tuple(work.clause(clause) for clause in library.clauses.values())
    gathering = {plan.id: work.clause(_gathering(plan, library)) for plan in outline.sections if plan.heading}
    return CompiledOutline(library, clauses, gathering, outline.contents_from, work.wordings.terms_in)


_ALWAYS: Final = Always(truth=True)


def _gathering(plan: SectionPlan, library: Library) -> Clause:
    """A clause of nothing but a heading, for what an outline gathers: its law is that of all it takes."""
    members = [library.clauses[taken.clause] for taken in plan.takes]
    law = tuple(dict.fromkeys(provision for member in members for provision in member.law))
    place = library.outlines[library.outline].place
    return Clause(plan.id, "clause", (Words(plan.heading),), "core", _ALWAYS, None, law, "", (), place)


class _Compiler:
    def __init__(self, library: Library) -> None:
        self.wordings = WordingCompiler(library)
        self.vocabulary = library.vocabulary

    def clause(self, clause: Clause) -> CompiledClause:
        return CompiledClause(
            source=clause,
            walk=Walk.of(clause.each, clause.when),
            heading=self.wordings.compiled(clause.heading),
            compile_blocks=partial(self.blocks, clause),
            decided=Decided(lambda: groups_read(clause.reads(), self.vocabulary)),
        )

    def blocks(self, clause: Clause) -> tuple[CompiledParagraph | CompiledTable, ...]:
        return tuple(self.block(block, KINDS[clause.kind].levels) for block in clause.blocks)

    def block(
        self, block: LibraryParagraph | LibraryTable, below: tuple[Role, ...]
    ) -> CompiledParagraph | CompiledTable:
        if isinstance(block, LibraryParagraph):
            return self.paragraph(block, below)
        rows = tuple(
            (row.id, test_of(row.when), tuple(self.wordings.compiled(cell) for cell in row.cells)) for row in block.rows
        )
        return CompiledTable(block, test_of(block.when), Walk.of(block.each), rows)

    def paragraph(
        self, paragraph: LibraryParagraph, below: tuple[Role, ...], *, begins: bool = True
    ) -> CompiledParagraph:
        """The paragraph and those below it. `begins` is whether a sentence begins with it: with a part of a joined one, none does."""
        inside = levels("definition")[1:] if paragraph.role == "definition" else below
        where, wording = (
            Walk.of(paragraph.each, paragraph.when),
            self.wordings.compiled(paragraph.wording, paragraph.term, begins=begins),
        )
        children = tuple(self.paragraph(child, inside, begins=not paragraph.join) for child in paragraph.children)
        return CompiledParagraph(
            source=paragraph,
            role=cast("Role", paragraph.role) or below[paragraph.level - 1],
            walk=where,
            wording=wording,
            notes=(paragraph.note,) if paragraph.note else (),
            children=children,
            varies=bool(where.test or paragraph.each or wording.deciders or any(child.varies for child in children)),
        )
