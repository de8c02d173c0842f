"""What is checked of a library as a whole."""

from __future__ import annotations

import pytest
from library.made import clause, library, paragraph
from msgspec.structs import replace
from shipped import compiled_library

from assembler.library.checks import library_problems
from assembler.markup import CrossReference
from assembler.questions import Questionnaire, Section


def told(field: str) -> list[str]:
    """What is said of a question where the sections are asked in the opposite order."""
    library = compiled_library().library
    backwards = Questionnaire(tuple(reversed(library.questionnaire.sections)))
    problems = library_problems(replace(library, questionnaire=backwards))
    return [problem.message for problem in problems if problem.message.startswith(f"“{field}” is asked")]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("field", "later"),
    [
        (
            "risk.nhs_indemnity",  # through a fact about any of the parties
            ["parties[].in_england", "parties[].kind", "parties[].provides_ambulance_services"],
        ),
        ("money.schedule[].charge_basis", ["parties[].in_england", "parties[].kind"]),  # of whom an answer points to
        ("information.flows[].name", ["scope.subjects"]),
        ("parties[].functions[].kind", ["parties[].kind"]),  # of the party that the function is of
    ],
)
def test_a_question_may_not_depend_on_one_that_is_asked_later(field: str, later: list[str]):
    assert told(field) == [f"“{field}” is asked depending on “{one}”, which is asked later." for one in later]


def asked_in_order(*fields: str) -> list[str]:
    """What is said of shipped questions that are asked alone, in this order."""
    shipped = compiled_library().library
    section = Section("one", "One", "", tuple(shipped.questionnaire.by_field[field] for field in fields))
    made = library(vocabulary=shipped.vocabulary, questionnaire=Questionnaire((section,)))
    return [problem.message for problem in library_problems(made) if "is asked depending on" in problem.message]


@pytest.mark.parametrize(
    ("fields", "problems"),
    [
        (("parties[].kind", "money.schedule[].charge_basis"), []),
        (("money.schedule[].charge_basis",), []),  # what is not asked at all is told elsewhere
        (
            ("money.schedule[].charge_basis", "parties[].kind", "parties[].in_england"),
            [
                "“money.schedule[].charge_basis” is asked depending on “parties[].in_england”, which is asked later.",
                "“money.schedule[].charge_basis” is asked depending on “parties[].kind”, which is asked later.",
            ],
        ),
    ],
)
def test_a_question_of_a_few_may_not_depend_on_a_later_one_of_them(fields: tuple[str, ...], problems: list[str]):
    assert asked_in_order(*fields) == problems


def test_a_fault_in_two_documents_is_told_once_another_form_by_name():
    first = clause("first", paragraph("a", "See ", CrossReference("gone", "", ""), "."))
    second = clause("second", paragraph("b", "See ", CrossReference("first", "", ""), "."))
    made = library(first, second)
    whole = made.outlines["standard"]
    (part,) = whole.parts
    alone = replace(part, sections=part.sections[1:])
    several = {
        "standard": whole,
        "short": replace(whole, id="short", parts=(alone,)),
        "long": replace(whole, id="long", parts=(alone, replace(part, sections=part.sections[:1]))),
    }

    assert [str(problem) for problem in library_problems(replace(made, outlines=several))] == [
        "first.md:1: In “a”: there is nothing called “gone” to refer to.",
        "second.md:1: In the outline “short”: In “b”: there is nothing called “first” to refer to.",
    ]
