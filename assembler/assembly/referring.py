"""Drafts to sections of the agreement: every paragraph numbered, and every pointer turned into a reference."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final, Literal

from assembler.agreement import (
    Block,
    Column,
    Inline,
    OpenPoint,
    Paragraph,
    Reference,
    ReferencePart,
    Role,
    Row,
    Section,
    Table,
)
from assembler.assembly.drafts import DraftParagraph, DraftSection, DraftTable, Passage
from assembler.assembly.numbering import NONE_YET, SCHEDULE_LEVELS, Counts, Number, number_run
from assembler.assembly.outstanding import point_rows
from assembler.assembly.wordings import Pointer
from assembler.errors import AnswersError, LibraryError, Problem
from assembler.identity import KEPT, KEPT_PARAGRAPHS

_IN_SCHEDULES: Final = frozenset(SCHEDULE_LEVELS[1:])

Aim = tuple[str, Literal["full", "own"], tuple[tuple[str, str], ...]]
"""A reference as plain values, of which a key is quickly made: its target, its form, and the key and number of each part."""


@dataclass(frozen=True, eq=False)
class _Numbered:
    """A draft with the number of each of its paragraphs by its key, and the counts with which the next section begins.

    `chains` gives, for (a) of paragraph 2.1 of a schedule, the keys of both.
    """

    draft: DraftSection
    numbers: Mapping[str, Number]
    roles: Mapping[str, str]
    chains: Mapping[str, tuple[str, ...]]
    after: Counts


@lru_cache(maxsize=KEPT)
def _numbered(draft: DraftSection, before: Counts) -> _Numbered:
    keys = [key for passage in draft.passages for key in passage.keys]
    roles = tuple([role for passage in draft.passages for role in passage.roles])
    numbers, after = number_run(roles, before)
    places = zip(keys, roles, strict=True)
    return _Numbered(
        draft, dict(zip(keys, numbers, strict=True)), dict(zip(keys, roles, strict=True)), _chains(places), after
    )


def _chains(places: Iterable[tuple[str, Role]]) -> Mapping[str, tuple[str, ...]]:
    chains: dict[str, tuple[str, ...]] = {}
    above: dict[int, str] = {}
    for key, role in places:
        if role in _IN_SCHEDULES:
            level = int(role[-1])
            above[level] = key
            chains[key] = (*(above[at] for at in range(2, level)), key)
    return chains


class Numbers:
    """The number of every paragraph of one agreement, and what references to it look like."""

    def __init__(self, drafts: list[DraftSection], omitted: frozenset[str]) -> None:
        self._omitted = omitted
        self._problems: list[Problem] = []
        self._sections: dict[str, _Numbered] = {}
        counts = NONE_YET
        for draft in drafts:
            self._sections[draft.key] = numbered = _numbered(draft, counts)
            counts = numbered.after

    def section(self, draft: DraftSection, points: tuple[OpenPoint, ...], *, notes: bool) -> Section:
        """The section as the agreement holds it, with a row for each of the points."""
        aims = tuple([tuple([self.aim(key, within) for key, within in run.pointers]) for run in draft.passages])
        made = _section(self._sections[draft.key], aims, notes)
        if not points:
            return made
        return replace(made, blocks=(*made.blocks, *point_rows(points, self.reference, self.role)))

    def role(self, key: str) -> str:
        """What the paragraph with this key is; empty where there is none."""
        section = self._sections.get(key.partition("#")[0])
        return section.roles.get(key, "") if section else ""

    def reference(self, key: str, within: str) -> Reference:
        """The reference to a key. A key that is not there is a problem, reported with all the others."""
        return _reference(self.aim(key, within))

    def aim(self, key: str, within: str) -> Aim:
        """What a reference to a key needs to know."""
        section = self._sections.get(key.partition("#")[0])
        number = section.numbers.get(key) if section else None
        if section is None or number is None:
            self._missing(key, within)
            return key, "full", ((key, "?"),)
        if section.roles[key].startswith("schedule"):
            keys = section.chains.get(key, (key,))
            return key, "own", tuple(zip(keys, number.parts, strict=True))
        return key, "full", ((key, "".join(number.parts)),)

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


def _reference(aim: Aim) -> Reference:
    target, form, parts = aim
    return Reference(target, form, tuple(ReferencePart(key, number) for key, number in parts))


@lru_cache(maxsize=KEPT)
def _section(numbered: _Numbered, aims: tuple[tuple[Aim, ...], ...], notes: bool) -> Section:
    draft = numbered.draft
    clause = draft.source.source
    shown = {key: number.shown for key, number in numbered.numbers.items()}
    coming = iter(aims)

    def written(passage: Passage, *, with_notes: bool = notes) -> tuple[Paragraph, ...]:
        return _paragraphs(passage, tuple([shown[key] for key in passage.keys]), next(coming), with_notes)

    heading = written(draft.heading)[0] if draft.heading else None
    blocks: list[Block] = []
    for block in draft.blocks:
        if isinstance(block, Passage):
            blocks += written(block)
        else:
            blocks.append(_table(block, [written(row, with_notes=False) for row in block.rows]))
    kind = "clause" if clause.kind == "special" else clause.kind
    label = _label(numbered.numbers[draft.key]) if heading and kind in ("clause", "schedule") else ""
    return Section(draft.key, kind, heading, tuple(blocks), label, clause.law)


def _label(number: Number) -> str:
    return number.shown if number.shown.startswith("Schedule") else f"clause {number.parts[0]}"


def _table(draft: DraftTable, cells: Iterable[tuple[Paragraph, ...]]) -> Table:
    source = draft.source.source
    columns = tuple(Column(heading, share) for heading, share in zip(source.columns, source.shares, strict=True))
    rows = tuple(Row(row.key, tuple((cell,) for cell in own)) for row, own in zip(draft.rows, cells, strict=True))
    return Table(draft.key, source.title, source.description, columns, rows, source.layout)


@lru_cache(maxsize=KEPT_PARAGRAPHS)
def _paragraphs(passage: Passage, shown: tuple[str, ...], aims: tuple[Aim, ...], notes: bool) -> tuple[Paragraph, ...]:
    """The paragraphs of a passage with these numbers and references. The cells of a table have no notes."""
    references = {aim[0]: _reference(aim) for aim in aims}
    return tuple(
        [
            Paragraph(draft.key, draft.role, _content(draft, references), number, draft.notes if notes else ())
            for draft, number in zip(passage.paragraphs, shown, strict=True)
        ]
    )


def _content(draft: DraftParagraph, references: Mapping[str, Reference]) -> tuple[Inline, ...]:
    if isinstance(draft.content, tuple):
        return draft.content
    return tuple([references[part.key] if isinstance(part, Pointer) else part for part in draft.content])
