"""The library as a value: everything a lawyer reviews, read and checked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from msgspec import Struct, field
from msgspec.structs import replace

from assembler.answers.document import STANDARD
from assembler.conditions import Scope, Vocabulary
from assembler.library.clauses import Clause
from assembler.library.outline_clauses import clauses_of
from assembler.library.outlines import Outline
from assembler.library.papers import Paper
from assembler.library.terms import defined_terms
from assembler.markup import CrossReference
from assembler.questions import Questionnaire
from assembler.statute.kinds import BodyKind
from assembler.statute.points import Point
from assembler.statute.powers import Powers
from assembler.statute.rules import Rule
from assembler.wording import pieces


class Subject(Struct, frozen=True):
    """A subject an agreement may need, the clause that covers it, if one does, and the other clauses that speak of it."""

    id: str
    label: str
    covered_by: str
    also_in: tuple[str, ...] = ()

    @property
    def spoken_of_in(self) -> tuple[str, ...]:
        """Every clause that speaks of it, by id."""
        return tuple(filter(None, (self.covered_by, *self.also_in)))


class Matter(Struct, frozen=True):
    """A matter, and the paragraphs that decide it (`clause#paragraph`), the first prevailing over the next.

    One paragraph is its home. Of several, `said_in` names those whose words put them in order.
    """

    words: str
    clauses: tuple[str, ...]
    said_in: tuple[str, ...]


class Law(Struct, frozen=True):
    """The date the law data speaks from, the Act, and the points of law that rules and clauses rest on."""

    as_at: str
    act: str
    points: tuple[Point, ...]

    def to_check(self, scope: Scope) -> tuple[str, ...]:
        """The points to be checked before anybody relies on these answers: those that touch them, or may."""
        return tuple(point.words for point in self.points if point.touches(scope))


class Library(Struct, frozen=True, eq=False, dict=True):
    """Clauses, questions, facts, kinds, rules, the law's date, and the outlines of the documents that can be made of them.

    `outline` is empty of the library as it was read. Once an outline is laid on it (`outlined`), `clauses` are those of one document, in
    its order and as it takes them; `terms` are then those of the whole,
    each with the place where this document defines it, if it does; `whole` are all the clauses as they were read.
    `judged` are the fields that some condition reads for what they say, and not only to ask whether they are recorded.
    `digest` is a hash of every file read: two libraries with the same digest assemble the same agreements.
    """

    vocabulary: Vocabulary
    questionnaire: Questionnaire
    kinds: Mapping[str, BodyKind]
    powers: Powers
    rules: tuple[Rule, ...]
    clauses: Mapping[str, Clause]
    outlines: Mapping[str, Outline]
    terms: Mapping[str, str]
    subjects: tuple[Subject, ...]
    matters: tuple[Matter, ...]
    law: Law
    judged: frozenset[str]
    digest: str
    outline: str = ""
    whole: Mapping[str, Clause] = field(default_factory=dict)

    def outlined(self, outline: str) -> Library:
        """The library with that outline laid on it; itself where one is laid on it already."""
        if self.outline:
            return self
        if outline not in self._outlined:
            clauses = clauses_of(self.outlines[outline], self.clauses)
            terms = {**self.terms, **defined_terms(clauses.values())}
            self._outlined[outline] = replace(self, clauses=clauses, terms=terms, outline=outline, whole=self.clauses)
        return self._outlined[outline]

    def of_length(self, length: str | None) -> Library:
        """The library with the outline of an agreement that was chosen laid on it, or the standard one."""
        return self.outlined(length if length and length in self.agreements else STANDARD)

    def documents(self) -> Iterator[Library]:
        """The library with each of its outlines laid on it in turn, those of agreements first."""
        return (self.outlined(outline) for outline in ([self.outline] if self.outline else self.outlines))

    @cached_property
    def elsewhere(self) -> tuple[str, ...]:
        """The clauses, paragraphs and tables of other documents alone; none of the library as it was read."""
        here = frozenset(_names(self.clauses))
        return tuple(name for name in _names(self.whole) if name not in here)

    @cached_property
    def agreements(self) -> tuple[str, ...]:
        """The outlines of agreements, the standard one first."""
        return tuple(name for name, outline in self.outlines.items() if outline.paper is None)

    @cached_property
    def of_agreements(self) -> Mapping[str, Clause]:
        """The clauses that some agreement takes."""
        taken = frozenset().union(*(self.outlined(name).clauses for name in self.agreements))
        return {name: clause for name, clause in self.clauses.items() if name in taken}

    @cached_property
    def papers(self) -> Mapping[str, Paper]:
        """When each paper is made, by its outline, in the order of the life of an agreement."""
        found = {name: outline.paper for name, outline in self.outlines.items() if outline.paper is not None}
        return dict(sorted(found.items(), key=lambda one: one[1].order))

    @property
    def is_paper(self) -> bool:
        """Whether the outline that is laid on it is that of a paper."""
        return bool(self.outline) and self.outlines[self.outline].paper is not None

    @cached_property
    def _outlined(self) -> dict[str, Library]:
        return {}

    @cached_property
    def above_special_conditions(self) -> frozenset[str]:
        """The clauses that prevail over every special condition: those that the clause on special conditions names whole."""
        return frozenset(piece.clause for piece in self._spared) - self.partly_above_special_conditions

    @cached_property
    def partly_above_special_conditions(self) -> frozenset[str]:
        """The clauses of which only a paragraph that the clause on special conditions names prevails over them."""
        return frozenset(piece.clause for piece in self._spared if piece.paragraph)

    @cached_property
    def _spared(self) -> tuple[CrossReference, ...]:
        special = (clause for clause in self.clauses.values() if clause.kind == "special")
        found = (piece for clause in special for _, wording in clause.wordings() for piece in pieces(wording))
        return tuple(piece for piece in found if isinstance(piece, CrossReference))


def _names(clauses: Mapping[str, Clause]) -> Iterator[str]:
    for clause in clauses.values():
        yield clause.id
        yield from (f"{clause.id}#{paragraph.id}" for paragraph in clause.paragraphs())
        yield from (f"{clause.id}#{block.id}" for block in clause.blocks)
