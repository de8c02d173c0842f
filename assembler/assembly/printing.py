"""The compiled library printed for one set of answers: which sections and paragraphs are in, and their words, before numbers."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from assembler.agreement import Role, Text
from assembler.assembly.compiled import (
    CompiledClause,
    CompiledParagraph,
    CompiledTable,
    CompiledWording,
    Plan,
    Printed,
    Sink,
)
from assembler.conditions import Scope
from assembler.conditions.evaluation import Test, Value
from assembler.library.clauses import Each


@dataclass(slots=True)
class DraftParagraph:
    """A paragraph with pointers where references will be, and what it noticed while it was printed.

    Words that depend on nothing are a tuple, shared with every other agreement; a list may hold pointers.
    """

    key: str
    role: Role
    content: list[Printed] | tuple[Text, ...]
    notes: tuple[str, ...]
    term: str
    terms: AbstractSet[str]
    blanks: list[tuple[str | int, ...]]


@dataclass(slots=True)
class DraftTable:
    """A table whose cells are draft paragraphs."""

    key: str
    source: CompiledTable
    rows: list[tuple[str, list[DraftParagraph]]]


@dataclass(slots=True)
class DraftSection:
    """A section that is in, before numbers."""

    key: str
    source: CompiledClause
    heading: DraftParagraph | None
    blocks: list[DraftParagraph | DraftTable] = field(default_factory=list)

    def paragraphs(self) -> Iterator[DraftParagraph]:
        """The heading and every paragraph, those of tables included, in reading order."""
        if self.heading is not None:
            yield self.heading
        for block in self.blocks:
            if isinstance(block, DraftParagraph):
                yield block
            else:
                for _, cells in block.rows:
                    yield from cells


_HEADING_ROLES: dict[str, Role] = {"clause": "clause", "special": "clause", "schedule": "schedule"}


def print_sections(plan: Plan, scope: Scope, omitted: frozenset[str]) -> list[DraftSection]:
    """Every section that is in, in the agreement's order."""
    return [
        _section(clause, inner, suffix)
        for clause in plan.clauses
        if clause.source.id not in omitted
        for inner, suffix in _instances(clause.source.each, clause.items, scope)
        if clause.test is None or clause.test(inner) is True
    ]


def _instances(each: Each | None, items: Value | None, scope: Scope) -> Iterator[tuple[Scope, str]]:
    """The scopes a block is printed in, each with what its key gets at the end."""
    if items is None or each is None:
        yield scope, ""
        return
    for item in items(scope) or ():
        yield scope.within(each.variable, item), f"/{item.id}"


def _section(clause: CompiledClause, scope: Scope, suffix: str) -> DraftSection:
    key = clause.source.id + suffix
    heading = None
    if clause.source.heading:
        role = _HEADING_ROLES.get(clause.source.kind, "heading")
        notes = (clause.source.note,) if clause.source.note else ()
        heading = _made(key, role, clause.heading, scope, notes)
    section = DraftSection(key, clause, heading)
    for block in clause.blocks:
        section.blocks += (
            _table(block, scope, key) if isinstance(block, CompiledTable) else _paragraphs(block, scope, key, "")
        )
    return section


def _in(test: Test | None, scope: Scope) -> bool:
    return test is None or test(scope) is True


def _paragraphs(block: CompiledParagraph, scope: Scope, section: str, outer: str) -> list[DraftParagraph]:
    """A paragraph and those below it, as often as it is repeated: none where its condition keeps it out."""
    if block.items is None:
        return _paragraph(block, scope, section, outer) if block.test is None or block.test(scope) is True else []
    return [
        paragraph
        for inner, own in _instances(block.source.each, block.items, scope)
        if block.test is None or block.test(inner) is True
        for paragraph in _paragraph(block, inner, section, outer + own)
    ]


def _paragraph(block: CompiledParagraph, scope: Scope, section: str, suffix: str) -> list[DraftParagraph]:
    source = block.source
    made = [_made(f"{section}#{source.id}{suffix}", block.role, block.wording, scope, block.notes, source.term)]
    if block.children:
        children = [_paragraphs(child, scope, section, suffix) for child in block.children]
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


def _table(block: CompiledTable, scope: Scope, section: str) -> Iterator[DraftTable]:
    source = block.source
    if not _in(block.test, scope):
        return
    key = f"{section}#{source.id}"
    rows: list[tuple[str, list[DraftParagraph]]] = []
    for inner, suffix in _instances(source.each, block.items, scope):
        for name, test, cells in block.rows:
            if _in(test, inner):
                row = f"{key}/{name}{suffix}" if suffix == "" else f"{key}{suffix}"
                made = [_made(f"{row}/{number}", "cell", cell, inner, ()) for number, cell in enumerate(cells, 1)]
                rows.append((row, made))
    if rows:
        yield DraftTable(key, block, rows)


def _made(
    key: str, role: Role, wording: CompiledWording, scope: Scope, notes: tuple[str, ...], term: str = ""
) -> DraftParagraph:
    if wording.fixed is not None:
        return DraftParagraph(key, role, wording.fixed, notes, term, wording.terms, [])
    sink = Sink()
    content = wording.printed(scope, sink)
    return DraftParagraph(key, role, content, notes, term, sink.terms, sink.blanks)
