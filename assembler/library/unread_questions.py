"""Which questions an outline has no use for: nothing that it can print, and no rule, depends on the answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from assembler.conditions import Condition, Vocabulary
from assembler.conditions.fields import fields_read
from assembler.conditions.tree import FieldUse
from assembler.errors import Problem
from assembler.identity import ByIdentity
from assembler.library.library import Law, Library
from assembler.questions import PAPERS, Questionnaire
from assembler.statute.rules import Rule
from assembler.wording import Filled, pieces

READ_BY_ASSEMBLY = frozenset(
    {f"document.{name}" for name in ("title", "short_name", "prepared_on", "marking", "version", "reference", "author")}
    | {"document.length", "scope.subjects"}
)
"""Fields that assembly reads itself: for headers, the cover and the file's properties, the form, and the list of outstanding points."""

READ_BY_VARIATION = frozenset({"life.variation.gone"})
"""Fields that a variation reads itself: it names the parties that go by it, who are among the answers no more."""


def wanted_problems(library: Library) -> Iterator[Problem]:
    """Questions that are kept for another outline, though this one depends on the answer."""
    form = PAPERS if library.outlines[library.outline].paper else library.outline
    kept = [one for one in library.questionnaire.questions if not one.asked_for(form)]
    unread = unread_questions(library) if kept else frozenset()
    for question in kept:
        if question.only not in (*library.agreements, PAPERS):
            yield Problem(f"There is no outline “{question.only}”.", question.place)
        elif question.field not in unread:
            yield Problem(f"“{question.field}” is asked in “{question.only}” alone, and is read here.", question.place)


def unread_questions(library: Library) -> frozenset[str]:
    """The fields of fill-ins and drafting choices that nothing depends on, of a library with an outline laid on it.

    A question that decides whether another is asked is read where that one is. What the law wants recorded of the agreement is always read.
    """
    vocabulary = ByIdentity(library.vocabulary)
    read = READ_BY_ASSEMBLY | _of_the_law(ByIdentity(library.rules), ByIdentity(library.law), vocabulary)
    read = read.union(*(fields_read(condition, library.vocabulary) for condition in _of_clauses(library)))
    questions, asking = library.questionnaire.questions, _asking(ByIdentity(library.questionnaire), vocabulary)
    found = {
        one.field for one in questions if one.field in read or (one.leaf.nature == "recorded" and not one.of_papers)
    }
    while True:
        asked = {name for field in found for name in asking[field]}
        more = {one.field for one in questions if one.field in asked} - found
        if not more:
            return frozenset(one.field for one in questions) - found
        found |= more


def _of_clauses(library: Library) -> Iterator[Condition | FieldUse]:
    for clause in library.clauses.values():
        yield from clause.conditions()
        for _, wording in clause.wordings():
            yield from (piece.path for piece in pieces(wording) if isinstance(piece, Filled))


@lru_cache(maxsize=2)  # the same for every document of a library
def _of_the_law(
    rules: ByIdentity[tuple[Rule, ...]], law: ByIdentity[Law], vocabulary: ByIdentity[Vocabulary]
) -> frozenset[str]:
    read: list[Condition | FieldUse] = [point.to_check for point in law.it.points if point.to_check is not None]
    for rule in rules.it:
        for check in rule.checks:
            read += (rule.when, check.when, check.requires)
            read += (piece.path for piece in pieces((*check.message, *check.cure)) if isinstance(piece, Filled))
    return frozenset[str]().union(*(fields_read(condition, vocabulary.it) for condition in read))


@lru_cache(maxsize=2)
def _asking(
    questionnaire: ByIdentity[Questionnaire], vocabulary: ByIdentity[Vocabulary]
) -> Mapping[str, frozenset[str]]:
    """What each question's asking depends on."""
    return {one.field: fields_read(one.ask_when, vocabulary.it) for one in questionnaire.it.questions}
