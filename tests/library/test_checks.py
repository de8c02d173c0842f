"""What is checked of a library as a whole."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from shipped import compiled_library

from assembler.library.checks import library_problems
from assembler.questions import Questionnaire


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
