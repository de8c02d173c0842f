"""No question is asked whose answer no paragraph of the chosen form prints, unless a rule or another question reads it."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from shipped import answers, assembled, compiled_library

from assembler.library.library import Library
from assembler.library.unread_questions import unread_questions, wanted_problems
from assembler.questions import Questionnaire


def library() -> Library:
    return compiled_library().library


@pytest.mark.parametrize("form", ["standard", "short"])
def test_each_form_asks_what_it_reads_and_nothing_else(form: str):
    made = library().outlined(form)
    asked = {one.field for one in made.questionnaire.questions if one.asked_for(form)}

    assert asked == {one.field for one in made.questionnaire.questions} - unread_questions(made)


def test_a_question_that_a_form_reads_cannot_be_kept_for_another():
    first, *sections = library().questionnaire.sections
    kept = replace(first, questions=tuple(replace(one, only="standard") for one in first.questions))
    changed = replace(library(), questionnaire=Questionnaire((kept, *sections)))

    assert "“document.effect” is asked in “standard” alone, and is read here." in {
        problem.message for problem in wanted_problems(changed.outlined("short"))
    }


def test_what_the_short_form_does_not_print_leaves_no_point_open():
    given = "document: {length: %s}\nrisk: {gaps: {to_be_agreed: ask the insurers}}"
    points = {
        form: {one.field for one in assembled(answers(given % form)).agreement.points} for form in ("standard", "short")
    }

    assert ("risk.gaps" in points["standard"], "risk.gaps" in points["short"]) == (True, False)


def test_a_question_kept_for_an_outline_that_there_is_not_is_told():
    first, *sections = library().questionnaire.sections
    kept = replace(first, questions=(replace(first.questions[0], only="long"), *first.questions[1:]))
    changed = replace(library(), questionnaire=Questionnaire((kept, *sections)))

    assert [str(problem) for problem in wanted_problems(changed.outlined("short"))] == [
        f"{first.questions[0].place}: There is no outline “long”."
    ]
    assert list(wanted_problems(library().outlined("short"))) == []
    assert list(wanted_problems(library().outlined("standard"))) == []


ITSELF = [
    *(f"document.{name}" for name in ("title", "short_name", "prepared_on", "marking", "version", "reference")),
    *("document.author", "document.length", "scope.subjects"),
]


@pytest.mark.parametrize("field", ITSELF)
def test_what_assembly_reads_is_read_of_a_library_reading_nothing(field: str):
    bare = replace(library().outlined("short"), clauses={}, rules=(), law=replace(library().law, points=()))

    assert field not in unread_questions(bare)
    assert "benefits.evaluation" in unread_questions(bare)


@pytest.mark.parametrize("field", ["document.title", "document.reference", "scope.subjects", "document.length"])
def test_what_assembly_reads_itself_is_read(field: str):
    assert field not in unread_questions(library().outlined("short"))
