"""The conformed copy: the agreement as varied, as a value to be written, under the numbers that were signed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from assembler.agreement import (
    Agreement,
    Block,
    Column,
    Inline,
    Paragraph,
    Reference,
    ReferencePart,
    Row,
    Section,
    SectionKind,
    Table,
    Text,
)
from assembler.difference.passages import TARGET
from assembler.renumbering import numbered_by
from assembler.roles import ROLES
from assembler.variation.term_tree import NO_TERMS, TABLE, TermNode, Terms, as_role, paragraph_words

_KINDS: Final[Mapping[str, SectionKind]] = {"clause": "clause", "schedule": "schedule"}


def conformed_copy(terms: Terms, new: Agreement) -> Agreement:
    """The agreement whose terms these are, with what is printed otherwise (its cover, its contents) from the new one.

    Execution blocks are left out: what was signed is the agreement, and what varied it.
    """
    work = _Writer(terms, new)
    front = [section for section in new.sections if section.kind in NO_TERMS - {"execution", "outstanding"}]
    made = replace(new, sections=(*front, *map(work.section, terms.root.children)), points=())
    return numbered_by(made, terms.numbering)


class _Held(Struct, frozen=True, eq=False, dict=True):
    """What the new agreement has by its keys."""

    sections: Mapping[str, Section]
    paragraphs: Mapping[str, Paragraph]
    tables: Mapping[str, Table]


class _Writer:
    """Writes nodes as sections, with the words of the new agreement as it has them: answers, bold terms, titles of tables."""

    def __init__(self, terms: Terms, new: Agreement) -> None:
        self._terms = terms
        blocks = [block for section in new.sections for block in section.blocks]
        self._new = _Held(
            {section.id: section for section in new.sections},
            {paragraph.key: paragraph for paragraph in new.paragraphs()},
            {block.key: block for block in blocks if isinstance(block, Table)},
        )

    def section(self, node: TermNode) -> Section:
        """A clause, a schedule or another section; one that is not used is a heading."""
        blocks = tuple(block for child in node.children for block in self._blocks(child))
        own = self._new.sections.get(node.key)
        if own is None:
            kind = _KINDS.get(node.role, "particulars")
            label = kind if kind in _KINDS else ""  # numbered in the end
            return Section(node.key, kind, self._paragraph(node), blocks, label, runs_on=True, not_used=not blocks)
        if own.heading is None:
            return replace(own, blocks=(*self._blocks(replace(node, children=())), *blocks))
        return replace(own, heading=self._paragraph(node), blocks=blocks)

    def _blocks(self, node: TermNode) -> Iterator[Block]:
        if node.role == TABLE:
            yield self._table(node)
            return
        yield self._paragraph(node)
        for child in node.children:
            yield from self._blocks(child)

    def _paragraph(self, node: TermNode) -> Paragraph:
        own = self._new.paragraphs.get(node.key)
        content = own.content if own and paragraph_words(own) == node.words else inline_content(node.words)
        given = node.role in ROLES and self._terms.is_given(node.key)
        return Paragraph(node.key, as_role(node.role), content, self._terms.number(node.key), literal=given)

    def _table(self, node: TermNode) -> Table:
        own = self._new.tables.get(node.key)
        columns = own.columns if own else tuple(Column(one, 100 // len(node.headings)) for one in node.headings)
        title, description = (own.title, own.description) if own else ("Table", "As it was signed.")
        rows = tuple(Row(row.key, tuple(self._cells(row, len(columns)))) for row in node.children)
        return Table(node.key, title, description, columns, rows, own.layout if own else "grid")

    def _cells(self, row: TermNode, columns: int) -> Iterator[tuple[Paragraph, ...]]:
        """The cells of a row: the number of its column follows the row's key."""
        for column in range(1, columns + 1):
            key = f"{row.key}/{column}"
            held = [cell for cell in row.children if cell.key == key or cell.key.startswith(f"{key}/")]
            yield tuple(map(self._paragraph, held)) or (Paragraph(key, "cell", ()),)


def inline_content(words: str) -> tuple[Inline, ...]:
    """Words as parts of a paragraph: each reference is live, and its number is worked out in the end."""
    pieces = TARGET.split(words)
    found: list[Inline] = []
    for at, piece in enumerate(pieces):
        if at % 2:
            found.append(Reference(piece, (ReferencePart(piece, ""),)))
        elif piece:
            found.append(Text(piece))
    return tuple(found)
