"""The variation agreement as a value: its terms as the library has them, with the instructions in its schedule."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from msgspec.structs import replace

from assembler.agreement import Agreement, Block, Inline, Paragraph, Reference, Role, Table, Text
from assembler.numbering import STANDARD
from assembler.renumbering import numbered_by
from assembler.variation.instruction_words import WordedInstruction
from assembler.variation.term_tree import ROW, TABLE, TermNode

SCHEDULE: Final = "variation-schedule"
"""The section of the library that the instructions fill."""
_HEADINGS: Final = frozenset({"clause", "schedule", "heading"})
"""What is quoted in bold, and is no heading of the variation agreement."""
_OUTER: Final = frozenset({"level-2", "schedule-1", "schedule-2", "party", "recital"})
_IN_FROM_CLAUSE: Final[Mapping[str, Role]] = {
    **dict.fromkeys(_OUTER, "level-3"),
    "level-3": "level-4",
    "schedule-3": "level-4",
    "level-4": "level-5",
    "schedule-4": "level-5",
}
"""The levels at which paragraphs that stand at the margin are quoted, so that they stand in from it, and those below them further in."""
Look = Mapping[str, Role] | None
"""At which levels quoted paragraphs stand; None for words that bear no number."""


def with_instructions(paper: Agreement, instructions: Sequence[WordedInstruction], conformed: Agreement) -> Agreement:
    """A variation agreement whose schedule gives these instructions; what they quote is printed as the conformed copy has it."""
    work = _Quoting(conformed)
    given = tuple(block for at, one in enumerate(instructions, 1) for block in work.blocks(one, f"{SCHEDULE}#{at}"))
    sections = tuple(
        replace(section, blocks=(*section.blocks, *given)) if section.id == SCHEDULE else section
        for section in paper.sections
    )
    return numbered_by(replace(paper, sections=sections), STANDARD)


class _Quoting:
    """Quotes what a conformed copy prints: numbers and references are words there, for they are of another document."""

    def __init__(self, conformed: Agreement) -> None:
        blocks = [block for section in conformed.sections for block in section.blocks]
        self._paragraphs = {one.key: one for one in conformed.paragraphs()}
        self._tables = {block.key: block for block in blocks if isinstance(block, Table)}

    def blocks(self, instruction: WordedInstruction, key: str) -> Iterator[Block]:
        """An instruction, and all that it quotes."""
        yield Paragraph(key, "schedule-1", (Text(instruction.sentence),))
        rows = [node for node in instruction.quoted if node.role == ROW]
        if rows:
            yield self._rows(rows, f"{key}/table")
            return
        outer = any(one.role in _OUTER for node in instruction.quoted for one in node.walk())
        for at, node in enumerate(instruction.quoted, 1):
            yield from self._node(node, f"{key}/{at}", None if instruction.stem else _IN_FROM_CLAUSE if outer else {})

    def _node(self, node: TermNode, key: str, look: Look) -> Iterator[Block]:
        if node.role == TABLE:
            yield self._rows(node.children, key)
            return
        yield self._paragraph(node, key, look)
        for at, child in enumerate(node.children, 1):
            yield from self._node(child, f"{key}/{at}", look)

    def _paragraph(self, node: TermNode, key: str, look: Look) -> Paragraph:
        own = self._paragraphs[node.key]
        content = tuple(map(_as_words, own.content))
        if node.role in _HEADINGS:
            number = (Text(f"{own.number} ", bold=True),) if own.number else ()
            return Paragraph(key, "body-indent", (*number, *map(_bold, content)))
        if look is None or not own.number:
            role = own.role if own.role in ("definition", "body-indent") else "body-indent"
            return Paragraph(key, role, content)
        return Paragraph(key, look.get(own.role, own.role), content, own.number, literal=True)

    def _rows(self, rows: Sequence[TermNode], key: str) -> Table:
        """Rows of one table, under the headings of its columns."""
        table = next(one for one in self._tables.values() if any(row.key == rows[0].key for row in one.rows))
        wanted = {row.key for row in rows}
        quoted = tuple(
            replace(
                row,
                key=f"{key}/{at}",
                cells=tuple(
                    tuple(
                        replace(cell, key=f"{key}/{at}/{column}/{n}", content=tuple(map(_as_words, cell.content)))
                        for n, cell in enumerate(cells, 1)
                    )
                    for column, cells in enumerate(row.cells, 1)
                ),
            )
            for at, row in enumerate((row for row in table.rows if row.key in wanted), 1)
        )
        return replace(table, key=key, rows=quoted)


def _as_words(part: Inline) -> Inline:
    return Text(part.text) if isinstance(part, Reference) else part


def _bold(part: Inline) -> Inline:
    return replace(part, bold=True) if not isinstance(part, Reference) else part
