"""What one set of answers decides about the compiled library: which sections and paragraphs are in, and what fills their blanks.

Decisions are all that printing knows of the answers. Equal decisions give equal words, so that what was printed once need not be
printed again.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from assembler.assembly.compiled import CompiledClause, CompiledOutline, CompiledParagraph, CompiledTable
from assembler.assembly.wordings import Decision
from assembler.conditions import Scope
from assembler.conditions.groups import Said


class SectionDecision(NamedTuple):
    """A section that is in. `suffix` is what its key gets at the end, where the clause is repeated.

    `paragraphs` has an entry for each paragraph of the clause that can vary, `tables` one for each table.
    """

    suffix: str
    heading: tuple[Decision, ...]
    paragraphs: tuple[tuple[ParagraphDecision, ...], ...]
    tables: tuple[tuple[RowDecision, ...], ...]


class ParagraphDecision(NamedTuple):
    """A paragraph that is in, once for each item it is repeated for, with an entry for each paragraph below it that can vary."""

    suffix: str
    words: tuple[Decision, ...]
    below: tuple[tuple[ParagraphDecision, ...], ...]


class RowDecision(NamedTuple):
    """A row that is in: which of the table's, for which item, and its cells."""

    number: int
    suffix: str
    cells: tuple[tuple[Decision, ...], ...]


def decide_sections(
    compiled: CompiledOutline, scope: Scope, said: Said | None = None
) -> Iterator[tuple[CompiledClause, SectionDecision]]:
    """Every clause that is in, in the agreement's order. With what the answers say, what was decided on the same is not decided again."""
    for clause in compiled.clauses:
        if clause.source.id not in scope.omitted:
            for section in _sections(clause, scope) if said is None else _kept(clause, scope, said):
                yield clause, section


def _kept(clause: CompiledClause, scope: Scope, said: Said) -> tuple[SectionDecision, ...]:
    kept: tuple[SectionDecision, ...] = clause.decided.on(said, lambda: _sections(clause, scope))
    return kept


def _sections(clause: CompiledClause, scope: Scope) -> tuple[SectionDecision, ...]:
    return tuple([_section(clause, instance.scope, instance.suffix) for instance in clause.walk.true(scope)])


def _section(clause: CompiledClause, scope: Scope, suffix: str) -> SectionDecision:
    return SectionDecision(
        suffix,
        clause.heading.decided(scope),
        tuple([_paragraphs(block, scope) for block in clause.paragraphs if block.varies]),
        tuple([_rows(block, scope) for block in clause.tables]),
    )


def _paragraphs(block: CompiledParagraph, scope: Scope) -> tuple[ParagraphDecision, ...]:
    if block.walk.each is None:  # nearly always, and asked much faster than of a list
        test = block.walk.test
        return (_paragraph(block, scope, ""),) if test is None or test(scope) is True else ()
    return tuple([_paragraph(block, instance.scope, instance.suffix) for instance in block.walk.true(scope)])


def _paragraph(block: CompiledParagraph, scope: Scope, suffix: str) -> ParagraphDecision:
    below = tuple([_paragraphs(child, scope) for child in block.children if child.varies]) if block.children else ()
    return ParagraphDecision(suffix, block.wording.decided(scope), below)


def _rows(table: CompiledTable, scope: Scope) -> tuple[RowDecision, ...]:
    if table.test is not None and table.test(scope) is not True:
        return ()
    return tuple(
        [
            RowDecision(number, instance.suffix, tuple([cell.decided(instance.scope) for cell in cells]))
            for instance in table.walk.instances(scope)
            for number, (_, test, cells) in enumerate(table.rows)
            if test is None or test(instance.scope) is True
        ]
    )
