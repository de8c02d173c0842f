"""Which questions an outline has no use for: nothing that it can print, and no rule, depends on the answer."""

from __future__ import annotations

from collections.abc import Iterator

from assembler.conditions import Condition
from assembler.conditions.fields import fields_read
from assembler.conditions.tree import FieldUse
from assembler.errors import Problem
from assembler.library.library import Library
from assembler.questions import PAPERS
from assembler.wording import Filled, pieces

READ_BY_ASSEMBLY = frozenset(
    {f"document.{name}" for name in ("title", "short_name", "prepared_on", "marking", "version", "reference", "author")}
    | {"document.length", "scope.subjects"}
)
"""Fields that assembly reads itself: for headers, the cover and the file's properties, the form, and the list of outstanding points."""


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
    read = {*READ_BY_ASSEMBLY}
    for condition in (*_of_clauses(library), *_of_the_law(library)):
        read |= fields_read(condition, library.vocabulary)
    questions = library.questionnaire.questions
    found = {
        one.field for one in questions if one.field in read or (one.leaf.nature == "recorded" and not one.of_papers)
    }
    while True:
        asked = {
            name for one in questions if one.field in found for name in fields_read(one.ask_when, library.vocabulary)
        }
        more = {one.field for one in questions if one.field in asked} - found
        if not more:
            return frozenset(one.field for one in questions) - found
        found |= more


def _of_clauses(library: Library) -> Iterator[Condition | FieldUse]:
    for clause in library.clauses.values():
        yield from clause.conditions()
        for _, wording in clause.wordings():
            yield from (piece.path for piece in pieces(wording) if isinstance(piece, Filled))


def _of_the_law(library: Library) -> Iterator[Condition | FieldUse]:
    for rule in library.rules:
        for check in rule.checks:
            yield from (rule.when, check.when, check.requires)
            yield from (piece.path for piece in pieces((*check.message, *check.cure)) if isinstance(piece, Filled))
    yield from (point.to_check for point in library.law.points if point.to_check is not None)
