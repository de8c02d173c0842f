"""Answers in the words of their options, or by the names of what they point to, as values and ids."""

from __future__ import annotations

from typing import Any

import pytest
from shipped import compiled_library

from assembler.register import load_register
from assembler.source import read_yaml
from assembler.spoken import in_values, known_of, option_meant, options_meant

QUESTIONS = compiled_library().library.questionnaire
BODY = next(iter(load_register().bodies.values()))


def said(text: str) -> Any:
    return in_values(read_yaml(text, "f.yaml"), QUESTIONS, load_register()).value


@pytest.mark.parametrize(
    ("words", "value"), [("standard", "standard"), ("  STANDARD ", "standard"), ("nothing", None), ("", None)]
)
def test_an_option_is_meant_by_its_value_in_any_letters(words: str, value: str | None):
    assert option_meant(QUESTIONS.by_field["document.length"], words) == value


def test_an_option_is_meant_by_its_words_with_or_without_commas():
    subjects = QUESTIONS.by_field["scope.subjects"]
    label = next(words for words in subjects.choices.values() if ", " in words)
    value = next(one for one, words in subjects.choices.items() if words == label)

    assert option_meant(subjects, label.upper()) == value
    assert options_meant(subjects, f"premises; {label}, nonsense") == ["premises", value, "nonsense"]
    assert options_meant(subjects, f"nonsense; premises, {label}") == ["nonsense", "premises", value]
    assert options_meant(subjects, label) == [value]
    assert options_meant(subjects, "") == []


def test_every_answer_stands_as_its_question_has_it():
    length = QUESTIONS.by_field["document.length"].choices["short"]

    assert said(
        f"document: {{length: '{length}', title: Short}}\n"
        "scope: {subjects: 'premises, STAFF'}\n"
        "unknown: [{length: x}, y]\n"
        "parties: [{id: a, kind: Charity, body: x}]\n"
    ) == {
        "document": {"length": "short", "title": "Short"},
        "scope": {"subjects": ["premises", "staff"]},
        "unknown": [{"length": "x"}, "y"],
        "parties": [{"id": "a", "kind": "charity", "body": "x"}],
    }
    assert said("scope: {subjects: [Premises, 7, {a: b}, other]}") == {
        "scope": {"subjects": ["premises", "7", {"a": "b"}, "other"]}
    }


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("a", "a"),
        ("The Ash", "a"),
        ("ash trust", "a"),
        ("BEECH", "b"),
        (BODY.short_name, "c"),
        (BODY.legal_name.upper(), "c"),
        ("Same", "Same"),
        ("nobody", "nobody"),
    ],
)
def test_an_item_is_pointed_to_by_any_name_that_is_its_alone(name: str, found: str):
    parties = (
        "[{id: a, short_name: The Ash, legal_name: Ash Trust, name: Same}, {id: b, short_name: Beech, number: Same}, "
        f"{{id: c, body: {BODY.id}}}, x, {{short_name: Nobody}}]"
    )
    value = said(f"parties: {parties}\ngovernance: {{chair_party: '{name}'}}\n")

    assert value["governance"] == {"chair_party": found}


@pytest.mark.parametrize("text", ["", "just words", "[a, b]", "parties: x\ngovernance: {chair_party: a}"])
def test_what_is_no_answers_is_left_as_it_was(text: str):
    assert said(text) == read_yaml(text, "f.yaml").value


def test_questions_and_the_register_are_asked_for_only_when_needed():
    asked: list[str] = []

    def questions() -> Any:
        asked.append("questions")
        return QUESTIONS

    def register() -> Any:
        asked.append("register")
        return load_register()

    known = known_of(questions, register)
    document = read_yaml("parties: [{id: a, body: nowhere-at-all}]", "f.yaml")

    assert asked == []
    assert known.in_values(document).value == document.value
    assert asked == ["questions", "register"]
    assert [one.message for one in known.elsewhere(document)] == ["There is no body “nowhere-at-all” in the register."]


def test_items_of_a_list_below_a_group_are_pointed_to_by_their_names():
    text = """
    scope: {workstreams: [{id: w, name: The Yard}, {id: x, name: Both}]}
    premises: {places: [{id: p, name: The Yard, workstream: the  yard}, {id: q, name: Other, workstream: Both}, {id: r, workstream: gone}]}
    money: {schedule: [{id: s, place: the yard, workstream: The Yard}, {id: t, place: OTHER, workstream: x}]}
    """

    found = said(text)

    assert [place.get("workstream") for place in found["premises"]["places"]] == ["w", "x", "gone"]
    assert [(one["place"], one["workstream"]) for one in found["money"]["schedule"]] == [("p", "w"), ("q", "x")]
