"""Drafts to sections of the agreement: every paragraph numbered, and every pointer turned into a reference."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from msgspec import Struct, field
from msgspec.structs import replace

from assembler.agreement import (
    Block,
    Column,
    Inline,
    OpenPoint,
    Paragraph,
    Reference,
    ReferencePart,
    Row,
    Section,
    Table,
)
from assembler.assembly.draft_sections import DraftParagraph, DraftSection, DraftTable
from assembler.assembly.open_points import point_rows
from assembler.assembly.sentences import Pointer
from assembler.errors import AnswersError, LibraryError, Problem
from assembler.identity import KEPT
from assembler.numbering import (
    NONE_YET,
    Counts,
    Number,
    SectionNumbers,
    reference_parts,
    section_label,
    section_numbers,
)
from assembler.section_kinds import KINDS


class _Numbered(Struct, frozen=True, eq=False, dict=True):
    """A draft with the numbers of its paragraphs, and the role of each by its key.

    `first` is to what a reference to a clause leads that stands under the heading of this section: its first numbered paragraph there.
    `made` are the references to its paragraphs that were asked for.
    """

    draft: DraftSection
    own: SectionNumbers
    roles: Mapping[str, str]
    first: Mapping[str, str]
    made: dict[str, Reference] = field(default_factory=dict)

    @property
    def numbers(self) -> Mapping[str, Number]:
        """The number of each paragraph by its key."""
        return self.own.numbers

    def reference(self, key: str) -> Reference | None:
        """The reference to a paragraph of the section, or None where there is none of this key."""
        found = self.made.get(key)
        if found is None and key in self.numbers and not self.draft.not_used:
            found = self.made[key] = Reference(key, reference_parts(self.own, key))
        return found


@lru_cache(maxsize=KEPT)
def _numbered(draft: DraftSection, before: Counts) -> _Numbered:
    own = section_numbers(((one.key, one.role, one.literal) for one in draft.paragraphs), before)
    keys = ((paragraph.key.partition("#")[0], paragraph.key) for paragraph in reversed(draft.paragraphs))
    first = {clause: key for clause, key in keys if clause in draft.gathered}
    return _Numbered(draft, own, {paragraph.key: paragraph.role for paragraph in draft.paragraphs}, first)


class Numbers:
    """The number of every paragraph of one agreement, and what references to it look like."""

    def __init__(self, drafts: list[DraftSection], omitted: frozenset[str]) -> None:
        self._omitted = omitted
        self._problems: list[Problem] = []
        self._sections: dict[str, _Numbered] = {}
        self._first: dict[str, str] = {}
        counts = NONE_YET
        for draft in drafts:
            self._sections[draft.key] = numbered = _numbered(draft, counts)
            self._sections |= dict.fromkeys(draft.gathered, numbered)
            self._first |= numbered.first
            counts = numbered.own.after

    def section(self, draft: DraftSection, points: tuple[OpenPoint, ...], *, notes: bool) -> Section:
        """The section as the agreement holds it, with a row for each of the points."""
        references = tuple([self.reference(key, within) for key, within in draft.pointers])
        made = _section(self._sections[draft.key], references, notes)
        if not points:
            return made
        return replace(made, blocks=(*made.blocks, *point_rows(points, self.reference, self.role)))

    def role(self, key: str) -> str:
        """What the paragraph with this key is; empty where there is none."""
        section = self._sections.get(key.partition("#")[0])
        return section.roles.get(key, "") if section else ""

    def reference(self, key: str, within: str) -> Reference:
        """The reference to a key. A key that is not there is a problem, reported with all the others."""
        section, key = self._sections.get(key.partition("#")[0]), self._first.get(key, key)
        found = section.reference(key) if section else None
        if found is None:
            self._missing(key, within)
            return Reference(key, (ReferencePart(key, "?"),))
        return found

    def _missing(self, key: str, within: str) -> None:
        clause = key.partition("#")[0].partition("/")[0]
        if clause in self._omitted:
            message = f"The clause “{clause}” is left out, but “{within}” refers to it."
            self._problems.append(Problem(message, cure="Take it off drafting.omit, or leave out the other too."))
            return
        raise LibraryError(Problem(f"“{within}” refers to “{key}”, which is not in the agreement."))

    def raise_problems(self) -> None:
        """Raise AnswersError with every reference to a clause that is left out."""
        if self._problems:
            raise AnswersError(self._problems)


@lru_cache(maxsize=KEPT)
def _section(numbered: _Numbered, references: tuple[Reference, ...], notes: bool) -> Section:
    draft = numbered.draft
    clause = draft.source.source
    pointers = zip(draft.pointers, references, strict=True)
    writer = _Writer(numbered.numbers, {key: reference for (key, _), reference in pointers}, notes)
    heading = writer.paragraph(draft.heading) if draft.heading else None
    kind = KINDS[clause.kind].printed
    label = section_label(kind, numbered.numbers[draft.key]) if heading and KINDS[kind].numbered else ""
    blocks = tuple(map(writer.block, draft.blocks))
    law = () if draft.not_used else clause.law
    runs_on = clause.runs_on or draft.not_used
    sheet = KINDS[clause.kind].sheet
    return Section(draft.key, kind, heading, blocks, label, law, runs_on, draft.not_used, sheet)


class _Writer(Struct, frozen=True):
    """Writes the paragraphs of one section. The cells of a table have no notes."""

    numbers: Mapping[str, Number]
    references: Mapping[str, Reference]
    notes: bool

    def block(self, draft: DraftParagraph | DraftTable) -> Block:
        if isinstance(draft, DraftParagraph):
            return self.paragraph(draft)
        source = draft.source.source
        columns = tuple(Column(heading, share) for heading, share in zip(source.columns, source.shares, strict=True))
        rows = tuple(Row(key, tuple(tuple(map(self.paragraph, cell)) for cell in cells)) for key, cells in draft.rows)
        return Table(draft.key, source.title, source.description, columns, rows, source.layout)

    def paragraph(self, draft: DraftParagraph) -> Paragraph:
        return Paragraph(
            key=draft.key,
            role=draft.role,
            content=self._content(draft),
            number=self.numbers[draft.key].shown,
            notes=draft.notes if self.notes else (),
            literal=self.numbers[draft.key].literal,
        )

    def _content(self, draft: DraftParagraph) -> tuple[Inline, ...]:
        if isinstance(draft.content, tuple):
            return draft.content
        return tuple([self.references[part.key] if isinstance(part, Pointer) else part for part in draft.content])
