"""The compiled library printed as it was decided: sections and their paragraphs in words, before numbers."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from assembler.agreement import Role, Text
from assembler.assembly.compiled import CompiledClause, CompiledParagraph, CompiledTable, Plan
from assembler.assembly.decisions import ParagraphDecision, RowDecision, SectionDecision, decide_sections
from assembler.assembly.drafts import DraftParagraph, DraftSection, DraftTable, Passage, draft_section, passage
from assembler.assembly.wordings import CompiledWording, Decision, Sink
from assembler.conditions import Scope
from assembler.identity import KEPT, KEPT_PARAGRAPHS

_HEADING_ROLES: dict[str, Role] = {"clause": "clause", "special": "clause", "schedule": "schedule"}


def print_sections(plan: Plan, scope: Scope, omitted: frozenset[str]) -> list[DraftSection]:
    """Every section that is in, in the agreement's order."""
    return [_section(clause, decision) for clause, decision in decide_sections(plan, scope, omitted)]


@lru_cache(maxsize=KEPT)
def _section(clause: CompiledClause, decision: SectionDecision) -> DraftSection:
    key = clause.source.id + decision.suffix
    heading = _heading(clause, decision.heading, key) if clause.source.heading else None
    paragraphs, tables = iter(decision.paragraphs), iter(decision.tables)
    blocks: list[Passage | DraftTable] = []
    for block in clause.blocks:
        if isinstance(block, CompiledTable):
            rows = tuple([_row(block, row, key) for row in next(tables)])
            if rows:
                blocks.append(DraftTable(f"{key}#{block.source.id}", block, rows))
        else:
            decided = next(paragraphs) if block.varies else _AS_IT_STANDS
            if decided:
                blocks.append(_passage(block, decided, key))
    return draft_section(key, clause, heading, blocks)


_AS_IT_STANDS: Final = (ParagraphDecision("", (), ()),)
"""What is decided of a paragraph that does not vary: it is in, once."""


@lru_cache(maxsize=KEPT)
def _heading(clause: CompiledClause, decided: tuple[Decision, ...], key: str) -> Passage:
    role = _HEADING_ROLES.get(clause.source.kind, "heading")
    notes = (clause.source.note,) if clause.source.note else ()
    return passage(key, [_made(key, role, clause.heading, decided, notes)])


@lru_cache(maxsize=KEPT_PARAGRAPHS)
def _passage(block: CompiledParagraph, decided: tuple[ParagraphDecision, ...], section: str) -> Passage:
    return passage(f"{section}#{block.source.id}", _paragraphs(block, decided, section, ""))


@lru_cache(maxsize=KEPT_PARAGRAPHS)
def _row(table: CompiledTable, decided: RowDecision, section: str) -> Passage:
    name, _, cells = table.rows[decided.number]
    key = f"{section}#{table.source.id}{decided.suffix or f'/{name}'}"
    made = [
        _made(f"{key}/{at}", "cell", cell, own, ())
        for at, (cell, own) in enumerate(zip(cells, decided.cells, strict=True), 1)
    ]
    return passage(key, made)


def _paragraphs(
    block: CompiledParagraph, decided: tuple[ParagraphDecision, ...], section: str, outer: str
) -> list[DraftParagraph]:
    """A paragraph and those below it, as often as it is repeated: none where its condition keeps it out."""
    return [paragraph for one in decided for paragraph in _paragraph(block, one, section, outer + one.suffix)]


def _paragraph(block: CompiledParagraph, decided: ParagraphDecision, section: str, suffix: str) -> list[DraftParagraph]:
    source = block.source
    key = f"{section}#{source.id}{suffix}"
    made = [_made(key, block.role, block.wording, decided.words, block.notes, source.term)]
    coming = iter(decided.below)
    children = [
        _paragraphs(child, next(coming) if child.varies else _AS_IT_STANDS, section, suffix) for child in block.children
    ]
    if source.join:
        _punctuate(list(_sentences(children, block)), source.join)
    for paragraphs in children:
        made += paragraphs
    return made


def _sentences(children: list[list[DraftParagraph]], block: CompiledParagraph) -> Iterator[list[DraftParagraph]]:
    """The parts of a joined sentence: each paragraph directly below, with those below it in turn."""
    for paragraphs, child in zip(children, block.children, strict=True):
        part: list[DraftParagraph] = []
        for paragraph in paragraphs:
            if f"{paragraph.key}/".partition("#")[2].startswith(f"{child.source.id}/"):
                if part:
                    yield part
                part = []
            part.append(paragraph)
        if part:
            yield part


def _punctuate(parts: list[list[DraftParagraph]], word: str) -> None:
    """`;` after each part, `; and` before the last, and the sentence's full stop at the end.

    A part that is itself a joined sentence ends where its own last part does.
    """
    for number, part in enumerate(parts, 1):
        content = part[-1].content
        last = content[-1] if content else None
        if (len(part) > 1 and last != _STOP) or (isinstance(last, Text) and last.text.endswith(":")):
            continue
        kept = content[:-1] if len(part) > 1 else content
        mark = _STOP if number == len(parts) else Text(f"; {word}") if number == len(parts) - 1 else _NEXT
        part[-1].content = (*kept, mark) if isinstance(kept, tuple) else [*kept, mark]


_STOP, _NEXT = Text("."), Text(";")


def _made(
    key: str,
    role: Role,
    wording: CompiledWording,
    decided: tuple[Decision, ...],
    notes: tuple[str, ...],
    term: str = "",
) -> DraftParagraph:
    if wording.fixed is not None:
        return DraftParagraph(key, role, wording.fixed, notes, term, wording.terms, [])
    sink = Sink()
    content = wording.printed(decided, sink)
    return DraftParagraph(key, role, content, notes, term, sink.terms, sink.blanks)
