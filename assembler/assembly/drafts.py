"""Drafts: sections in words, before numbers. What was decided alike shares them, passage by passage, so nothing here is ever changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from assembler.agreement import Role, Text
from assembler.assembly.compiled import CompiledClause, CompiledTable
from assembler.assembly.wordings import Pointer, Printed


@dataclass(slots=True)
class DraftParagraph:
    """A paragraph with pointers where references will be, and what it noticed while it was printed."""

    key: str
    role: Role
    content: list[Printed] | tuple[Text, ...]
    notes: tuple[str, ...]
    term: str
    terms: AbstractSet[str]
    blanks: list[tuple[str | int, ...]]


@dataclass(frozen=True, eq=False, slots=True)
class Passage:
    """Paragraphs that are printed together: a heading, a block of a clause with all that stands below it, or a row of a table.

    `keys` and `roles` are those of its paragraphs; `pointers` the key each reference points to, and `blanks` the place of each open answer,
    each with the key of the paragraph it stands in; `term` what it defines, if anything; `terms` the terms that it uses. Two
    are never equal: what was numbered and referred of one is kept by it.
    """

    key: str
    paragraphs: tuple[DraftParagraph, ...]
    keys: tuple[str, ...]
    roles: tuple[Role, ...]
    pointers: tuple[tuple[str, str], ...]
    blanks: tuple[tuple[tuple[str | int, ...], str], ...]
    term: str
    terms: frozenset[str]


def passage(key: str, paragraphs: Sequence[DraftParagraph]) -> Passage:
    """The passage that paragraphs make, of which there must be one."""
    return Passage(
        key,
        tuple(paragraphs),
        keys=tuple([paragraph.key for paragraph in paragraphs]),
        roles=tuple([paragraph.role for paragraph in paragraphs]),
        pointers=tuple([(part.key, p.key) for p in paragraphs for part in p.content if type(part) is Pointer]),
        blanks=tuple([(blank, paragraph.key) for paragraph in paragraphs for blank in paragraph.blanks]),
        term=paragraphs[0].term,
        terms=frozenset().union(*[paragraph.terms for paragraph in paragraphs]),
    )


@dataclass(frozen=True, slots=True)
class DraftTable:
    """A table: each row a passage, with a paragraph for each cell."""

    key: str
    source: CompiledTable
    rows: tuple[Passage, ...]


@dataclass(frozen=True, eq=False, slots=True)
class DraftSection:
    """A section that is in, before numbers. It is shared by all agreements that decide it alike.

    `passages` are the heading and every passage, rows of tables included, in reading order; `blanks` are theirs; `used` holds the terms
    used outside definitions, and `defined` those defined here, each with the terms that its definition uses.
    """

    key: str
    source: CompiledClause
    heading: Passage | None
    blocks: tuple[Passage | DraftTable, ...]
    passages: tuple[Passage, ...]
    blanks: tuple[tuple[tuple[str | int, ...], str], ...]
    used: frozenset[str]
    defined: Mapping[str, frozenset[str]]

    @property
    def paragraphs(self) -> Iterator[DraftParagraph]:
        """The heading and every paragraph, those of tables included, in reading order."""
        return (paragraph for passage in self.passages for paragraph in passage.paragraphs)


def draft_section(
    key: str, source: CompiledClause, heading: Passage | None, blocks: Sequence[Passage | DraftTable]
) -> DraftSection:
    """The section that a heading and blocks make."""
    passages = [heading] if heading else []
    for block in blocks:
        if isinstance(block, Passage):
            passages.append(block)
        else:
            passages += block.rows
    defined: dict[str, frozenset[str]] = {}
    for each in passages:
        if each.term:
            defined[each.term] = defined.get(each.term, frozenset()) | each.terms
    return DraftSection(
        key,
        source,
        heading,
        tuple(blocks),
        passages=tuple(passages),
        blanks=tuple([blank for each in passages for blank in each.blanks]),
        used=frozenset().union(*[each.terms for each in passages if not each.term]),
        defined=defined,
    )
