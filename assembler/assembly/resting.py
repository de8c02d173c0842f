"""The fields of the answers that a clause rests on: as long as those are the same, it is decided alike."""

from __future__ import annotations

from collections.abc import Iterator

from assembler.conditions.fields import Fields, Lists
from assembler.library import Clause, LibraryParagraph
from assembler.library.clauses import Each, LibraryBlock
from assembler.wording import Filled, Phrase, Wording


def fields_of_clause(clause: Clause, fields: Fields) -> frozenset[str]:
    """Every field that the clause's conditions, repetitions and blanks rest on."""
    lists, found = _inside(clause.each, {}, fields)
    found |= fields.of(clause.when, lists) | _wording(clause.heading, lists, fields)
    return found.union(*(part for block in clause.blocks for part in _block(block, lists, fields)))


def _inside(each: Each | None, lists: Lists, fields: Fields) -> tuple[Lists, frozenset[str]]:
    """The lists in scope inside a block that is repeated, and the fields its repetition rests on."""
    if each is None:
        return lists, frozenset()
    return {**lists, each.variable: fields.list_of(each.items, lists)}, fields.of_path(each.items, lists)


def _block(block: LibraryBlock, outer: Lists, fields: Fields) -> Iterator[frozenset[str]]:
    lists, found = _inside(block.each, outer, fields)
    yield found
    if isinstance(block, LibraryParagraph):
        yield fields.of(block.when, lists)
        yield _wording(block.wording, lists, fields)
        for child in block.children:
            yield from _block(child, lists, fields)
        return
    yield fields.of(block.when, outer)
    for row in block.rows:
        yield fields.of(row.when, lists)
        for cell in row.cells:
            yield _wording(cell, lists, fields)


def _wording(wording: Wording, lists: Lists, fields: Fields) -> frozenset[str]:
    found: frozenset[str] = frozenset()
    for piece in wording:
        if isinstance(piece, Filled):
            found |= fields.of_path(piece.path, lists)
        elif isinstance(piece, Phrase):
            for choice in piece.alternatives:
                found |= fields.of(choice.when, lists) | _wording(choice.wording, lists, fields)
    return found
