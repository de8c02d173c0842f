"""What answers do, as values: a notice of a finding, where a paragraph is placed, and an agreement in short."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from assembler.agreement import OpenPoint
    from assembler.completion import Answers
    from assembler.statute.findings import Finding


class Notice(Struct, frozen=True):
    """A finding, with every field it rests on, those that make it arise included (`parties[=].kind` is of the finding's own item).

    `clause` is the heading of the clause that meets a finding that one must be there because of an answer.
    """

    finding: Finding
    fields: frozenset[str]
    clause: str = ""

    @property
    def key(self) -> tuple[str, str, str]:
        """What makes it the same finding after another answer."""
        return (self.finding.rule, self.finding.item, self.finding.message)


class Finished(Struct, frozen=True):
    """All findings of an agreement that was assembled, those of the parties' own words among them, and how many open points it has."""

    findings: tuple[Finding, ...]
    points: int


class Placed(Struct, frozen=True):
    """A clause, schedule or paragraph of the agreement: how it is referred to, and the key of what it is in."""

    label: str
    inside: str


class Consequences(Struct, frozen=True):
    """What choosing a value brings: at least and at most so many questions for each item they are about, and clauses and schedules.

    `uncovered` is a subject of which no clause speaks.
    """

    least: int
    most: int
    clauses: int
    schedules: int
    uncovered: bool = False


class Summary(Struct, frozen=True):
    """An agreement in short, before it is written.

    `headings` are those of its clauses and schedules with their numbers (`Clause 3: Withdrawal`); `left_out` those of the clauses it does
    not have, a line for each reason; `findings` are those that apply; `points` are what is open in it.
    """

    answers: Answers
    headings: tuple[str, ...]
    left_out: tuple[str, ...]
    findings: tuple[Finding, ...]
    points: tuple[OpenPoint, ...]
