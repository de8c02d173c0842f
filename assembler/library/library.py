"""The library as a value: everything a lawyer reviews, read and checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from assembler.conditions import Scope, Vocabulary
from assembler.library.clauses import Clause
from assembler.markup import CrossReference
from assembler.questions import Questionnaire
from assembler.statute.kinds import Kind
from assembler.statute.points import Point
from assembler.statute.powers import Powers
from assembler.statute.rules import Rule
from assembler.wording import pieces


@dataclass(frozen=True, slots=True)
class Subject:
    """A subject an agreement may need, the clause that covers it, if one does, and the other clauses that speak of it."""

    id: str
    label: str
    covered_by: str
    also_in: tuple[str, ...] = ()

    @property
    def spoken_of_in(self) -> tuple[str, ...]:
        """Every clause that speaks of it, by id."""
        return tuple(filter(None, (self.covered_by, *self.also_in)))


@dataclass(frozen=True, slots=True)
class Law:
    """The date the law data speaks from, the Act, and the points of law that rules and clauses rest on."""

    as_at: str
    act: str
    points: tuple[Point, ...]

    def to_check(self, scope: Scope) -> tuple[str, ...]:
        """The points to be checked before anybody relies on these answers: those that touch them, or may."""
        return tuple(point.told for point in self.points if point.touches(scope))


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the agreement, and the ids of its sections in order."""

    id: str
    title: str
    clauses: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Library:
    """Clauses in the agreement's order, questions, facts, kinds, rules and the law's date.

    `digest` is a hash of every file read: two libraries with the same digest assemble the same agreements.
    """

    vocabulary: Vocabulary
    questionnaire: Questionnaire
    kinds: Mapping[str, Kind]
    powers: Powers
    rules: tuple[Rule, ...]
    clauses: Mapping[str, Clause]
    parts: tuple[Part, ...]
    terms: Mapping[str, str]
    subjects: tuple[Subject, ...]
    law: Law
    digest: str

    @cached_property
    def above_special_conditions(self) -> frozenset[str]:
        """The clauses that prevail over every special condition: those that the clause on special conditions names."""
        special = (clause for clause in self.clauses.values() if clause.kind == "special")
        return frozenset(
            piece.clause
            for clause in special
            for _, wording in clause.wordings()
            for piece in pieces(wording)
            if isinstance(piece, CrossReference)
        )
