"""What a subject brings is counted from the library, and said beside it where it is chosen."""

from __future__ import annotations

from typing import Any

from shipped import answers, compiled_library

from assembler.completion import complete, field_of
from assembler.effects.consequences import choice_consequences
from assembler.effects.values import Consequences
from assembler.interview.talk.consequence_words import consequence_words, with_consequences
from assembler.interview.talk.prompts import Option, Prompt
from assembler.register import load_register

TEXT = """
    format: 2
    parties: [{id: fire, kind: metropolitan_fire_authority}, {id: trust, kind: nhs_foundation_trust}]
    scope: {subjects: [SUBJECTS], workstreams: [{id: rooms}], annexes: [{id: plan}]}
    premises: {places: [{id: station}]}
"""


def asked(subjects: str) -> set[str]:
    """The fields that are asked about, each counted once however many items it is asked of."""
    questionnaire = compiled_library().library.questionnaire
    found = complete(answers(TEXT.replace("SUBJECTS", subjects)), questionnaire, load_register())
    return {field_of(path) for path, origin in found.origins.items() if origin != "not asked"}


def subjects() -> dict[str, Consequences]:
    return dict(choice_consequences(compiled_library().library)["scope.subjects"])


def test_what_is_then_asked_lies_within_what_was_counted():
    more = asked("premises") - asked("")
    found = subjects()["premises"]

    assert found.least < len(more) < found.most
    assert (found.clauses, found.schedules, found.uncovered) == (2, 1, False)


def test_every_subject_has_a_clause_or_says_it_has_none_when_chosen():
    assert [one.id for one in compiled_library().library.subjects if not one.covered_by] == []
    assert consequence_words(Consequences(0, 0, 0, 0, uncovered=True)) == "no clause yet"


def test_counts_are_put_in_words_beside_the_choice():
    put = Prompt("many", "Which?", options=(Option("rooms", "Rooms"), Option("none", "Nothing")))
    cases: dict[str, Any] = {
        "Rooms (12 questions, a clause and a schedule)": Consequences(12, 12, 1, 1),
        "Rooms (1 question)": Consequences(1, 1, 0, 0),
        "Rooms (2 to 5 questions and 3 clauses)": Consequences(2, 5, 3, 0),
        "Rooms (a clause)": Consequences(0, 0, 1, 0),
        "Rooms": Consequences(0, 0, 0, 0),
    }

    assert {said: with_consequences(put, {"rooms": one}).options[0].label for said, one in cases.items()} == {
        said: said for said in cases
    }
