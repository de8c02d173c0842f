"""The order of assembly: print, keep the definitions used, number, refer, and list what is outstanding."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from assembler.agreement import (
    Agreement,
    Block,
    Column,
    Inline,
    OpenPoint,
    Paragraph,
    Properties,
    Reference,
    ReferencePart,
    Row,
    Section,
    Table,
)
from assembler.assembly.compiled import Plan, Pointer
from assembler.assembly.definitions import keep_used_definitions
from assembler.assembly.numbering import SCHEDULE_LEVELS, Number, Numberer
from assembler.assembly.outstanding import open_points, point_rows
from assembler.assembly.printing import DraftParagraph, DraftSection, DraftTable, print_sections
from assembler.assembly.special import add_special_conditions
from assembler.completion import Answers
from assembler.errors import AnswersError, LibraryError, Problem


@dataclass(frozen=True, slots=True)
class Assembled:
    """The agreement, and the ids of the clauses that are in it."""

    agreement: Agreement
    clauses: frozenset[str]


def assemble(answers: Answers, plan: Plan, status: Literal["draft", "signature"]) -> Assembled:
    """The agreement that the answers make. A signature copy carries no notes and no outstanding-points page.

    Raises AnswersError when an omitted clause is referred to by one that is in.
    """
    omitted = {omission.clause for omission in answers.given.drafting.omit}
    sections = print_sections(plan, answers.scope, frozenset(omitted))
    add_special_conditions(sections, answers.given.drafting.special_conditions)
    keep_used_definitions(sections)
    points = open_points(answers, plan.library, sections)
    if status == "signature" or not points:
        sections = [section for section in sections if section.source.source.kind != "outstanding"]
    numbered = _Numbers(sections, omitted)
    made = tuple(_section(section, numbered, points, notes=status == "draft") for section in sections)
    numbered.raise_problems()
    agreement = Agreement(_properties(answers, status), made, points)
    return Assembled(agreement, frozenset(section.source.source.id for section in sections))


_IN_SCHEDULES = frozenset(SCHEDULE_LEVELS[1:])


class _Numbers:
    """The number of every paragraph by its key, and what references to it look like."""

    def __init__(self, sections: list[DraftSection], omitted: set[str]) -> None:
        self.numbers: dict[str, Number] = {}
        self.roles: dict[str, str] = {}
        self.chains: dict[str, tuple[str, ...]] = {}
        self.omitted = omitted
        self.problems: list[Problem] = []
        numberer = Numberer()
        for section in sections:
            above: dict[int, str] = {}
            for paragraph in section.paragraphs():
                self.numbers[paragraph.key] = numberer.number(paragraph.role)
                self.roles[paragraph.key] = paragraph.role
                if paragraph.role in _IN_SCHEDULES:
                    self._chain(paragraph, above)

    def _chain(self, paragraph: DraftParagraph, above: dict[int, str]) -> None:
        """For (a) of paragraph 2.1 of a schedule, the keys of both."""
        level = int(paragraph.role[-1])
        above[level] = paragraph.key
        self.chains[paragraph.key] = (*(above[at] for at in range(2, level)), paragraph.key)

    def reference(self, key: str, within: str) -> Reference:
        """The reference to a key. A key that is not there is a problem, reported with all the others."""
        number = self.numbers.get(key)
        if number is None:
            self._missing(key, within)
            return Reference(key, "full", (ReferencePart(key, "?"),))
        if self.roles[key].startswith("schedule"):
            keys = self.chains.get(key, (key,))
            return Reference(key, "own", tuple(ReferencePart(k, n) for k, n in zip(keys, number.parts, strict=True)))
        return Reference(key, "full", (ReferencePart(key, "".join(number.parts)),))

    def _missing(self, key: str, within: str) -> None:
        clause = key.partition("#")[0].partition("/")[0]
        if clause in self.omitted:
            message = f"The clause “{clause}” is left out, but “{within}” refers to it."
            self.problems.append(Problem(message, cure="Take it off drafting.omit, or leave out the other too."))
            return
        raise LibraryError(Problem(f"“{within}” refers to “{key}”, which is not in the agreement."))

    def raise_problems(self) -> None:
        if self.problems:
            raise AnswersError(self.problems)


def _section(draft: DraftSection, numbers: _Numbers, points: tuple[OpenPoint, ...], *, notes: bool) -> Section:
    clause = draft.source.source
    heading = _paragraph(draft.heading, numbers, notes=notes) if draft.heading else None
    blocks = tuple(_blocks(draft, numbers, notes=notes))
    if clause.kind == "outstanding":
        blocks += tuple(point_rows(points, numbers.reference, numbers.roles))
    kind = "clause" if clause.kind == "special" else clause.kind
    label = _label(numbers.numbers[draft.key]) if heading and kind in ("clause", "schedule") else ""
    return Section(draft.key, kind, heading, blocks, label, clause.law)


def _label(number: Number) -> str:
    return number.shown if number.shown.startswith("Schedule") else f"clause {number.parts[0]}"


def _blocks(draft: DraftSection, numbers: _Numbers, *, notes: bool) -> Iterator[Block]:
    for block in draft.blocks:
        if isinstance(block, DraftParagraph):
            yield _paragraph(block, numbers, notes=notes)
        else:
            yield _table(block, numbers)


def _paragraph(draft: DraftParagraph, numbers: _Numbers, *, notes: bool) -> Paragraph:
    return Paragraph(
        key=draft.key,
        role=draft.role,
        content=_content(draft, numbers),
        number=numbers.numbers[draft.key].shown,
        notes=draft.notes if notes else (),
    )


def _content(draft: DraftParagraph, numbers: _Numbers) -> tuple[Inline, ...]:
    if isinstance(draft.content, tuple):
        return draft.content
    return tuple(
        [numbers.reference(part.key, draft.key) if isinstance(part, Pointer) else part for part in draft.content]
    )


def _table(draft: DraftTable, numbers: _Numbers) -> Table:
    source = draft.source.source
    columns = tuple(Column(heading, share) for heading, share in zip(source.columns, source.shares, strict=True))
    rows = tuple(
        Row(key, tuple((_paragraph(cell, numbers, notes=False),) for cell in cells)) for key, cells in draft.rows
    )
    return Table(draft.key, source.title, source.description, columns, rows, source.layout)


_MARKINGS: Mapping[str | None, str] = {"official": "OFFICIAL", "official_sensitive": "OFFICIAL-SENSITIVE"}


def _properties(answers: Answers, status: Literal["draft", "signature"]) -> Properties:
    document = answers.values.document
    title = document.title or "Collaboration agreement"
    return Properties(
        title=title,
        short_title=document.short_name or title,
        reference=document.reference or "",
        version=document.version or "",
        author=document.author or "",
        marking=_MARKINGS.get(document.marking, ""),
        status=status,
        dated=document.prepared_on.isoformat() if document.prepared_on else "",
    )
