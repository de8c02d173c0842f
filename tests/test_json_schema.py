"""The JSON Schema of an answers file accepts what the answers' types accept, and tells an editor what is wrong with the rest."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from laws.random_answers import random_file
from msgspec.structs import replace
from searching import search
from shipped import EXAMPLES, compiled_library

from assembler.answers.formats import FORMAT
from assembler.json_schema import answers_schema
from assembler.questions import Question, Questionnaire
from assembler.register import load_register
from assembler.source import read_yaml
from assembler.starter import Beginning, starter_file


@cache
def validator() -> jsonschema.Draft202012Validator:
    schema = answers_schema(compiled_library().library, load_register())
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def faults(value: object) -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in validator().iter_errors(value)]


def as_an_editor_reads(text: str) -> Any:
    """YAML 1.2 as editors read it: dates are text, yes and no are words."""
    loader = type("Loader", (yaml.SafeLoader,), {"yaml_implicit_resolvers": {}})
    loader.add_implicit_resolver(
        "tag:yaml.org,2002:int", yaml.SafeLoader.yaml_implicit_resolvers["1"][0][1], list("0123456789")
    )
    loader.add_implicit_resolver(
        "tag:yaml.org,2002:null", yaml.SafeLoader.yaml_implicit_resolvers["~"][0][1], ["~", "n", "N", ""]
    )
    return yaml.load(text, loader)  # noqa: S506 - a subclass of the safe loader


@pytest.mark.slow
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_example_is_accepted_as_we_and_as_editors_read_it(path: Path):
    text = path.read_text(encoding="utf-8")

    assert faults(read_yaml(text, path.name).value) == []
    assert faults(as_an_editor_reads(text)) == []


def test_the_starter_file_is_accepted():
    assert (
        faults(
            read_yaml(
                starter_file(
                    compiled_library().library.questionnaire, "4f6c1d3e-8a52-4b7e-9d41-0c5b2a7e9f10", Beginning()
                ),
                "starter.yaml",
            ).value
        )
        == []
    )


@search(40)
@given(st.integers(0, 2**32), st.sampled_from([0.1, 0.5, 1.0]))
def test_any_answers_that_the_model_accepts_are_accepted(seed: int, given: float):
    assert faults(random_file(seed, given)[0].source.value) == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"documnet": {}},
        {"document": {"titel": "A"}},
        {"document": {"form": "letter"}},
        {"document": {"title": {"to_be_agreed": "x", "more": "y"}}},
        {"parties": {}},
        {"parties": [{"kind": "county_council"}]},
        {"decision": {"route": "to be agreed"}},
        {"change": {"withdrawal_notice": 601}},
        {"scope": {"subjects": ["everything"]}},
        {"drafting": {"omit": [{"clause": "exclusions"}]}},
    ],
    ids=str,
)
def test_what_the_model_refuses_by_name_or_choice_is_refused(wrong: dict[str, Any]):
    assert faults(wrong) != []


def test_a_field_carries_its_question_as_help():
    field = validator().schema["properties"]["change"]["properties"]["withdrawal_notice"]

    assert field["title"] == compiled_library().library.questionnaire.by_field["change.withdrawal_notice"].prompt
    assert "Source: " in field["description"]


@pytest.mark.row("C5")
def test_an_editor_offers_ids_of_register_rules_and_clauses_by_name():
    properties = answers_schema(compiled_library().library, load_register())["properties"]
    body = properties["parties"]["items"]["properties"]["body"]["anyOf"][0]
    named = dict(zip(body["enum"], body["enumDescriptions"], strict=True))
    drafting = properties["drafting"]["properties"]

    assert named["amb-south-western"] == "South Western Ambulance Service NHS Foundation Trust"
    rules = drafting["accepted"]["items"]["properties"]["rule"]["anyOf"][0]["anyOf"][0]["enum"]
    assert rules == [rule.id for rule in compiled_library().library.rules]
    clauses = drafting["omit"]["items"]["properties"]["clause"]["anyOf"][0]["anyOf"][0]["enum"]
    assert clauses == list(compiled_library().library.clauses)


def test_an_editor_shows_the_words_for_each_choice():
    form = answers_schema(compiled_library().library, load_register())["properties"]["document"]["properties"]["form"]

    assert form["anyOf"][0]["enum"] == ["contract", "deed"]
    assert len(form["anyOf"][0]["enumDescriptions"]) == 2
    assert "Answers: contract (" in form["description"]


def worded(question: Question) -> Question:
    """A question in words of which a test can tell what becomes of each; its options are its own."""
    return replace(question, prompt="Prompt", help="Help.", why="Why.", law=("a", "b"), example="example")


@cache
def in_plain_words() -> dict[str, Any]:
    library = compiled_library().library
    asked = (replace(one, questions=tuple(map(worded, one.questions))) for one in library.questionnaire.sections)
    return answers_schema(replace(library, questionnaire=Questionnaire(tuple(asked))), load_register())


def field(path: str) -> dict[str, Any]:
    found: dict[str, Any] = in_plain_words()
    for step in path.split("."):
        found = found["properties"][step.removesuffix("[]")]
        found = found["items"] if step.endswith("[]") else found
    return found


NULL = {"type": "null"}
OPEN = {
    "anyOf": [
        {"const": "to be agreed"},
        {
            "type": "object",
            "properties": {"to_be_agreed": {"type": ["string", "null"]}},
            "required": ["to_be_agreed"],
            "additionalProperties": False,
        },
    ]
}
HELP = "Help. Why. Source: a; b."


@pytest.mark.parametrize(
    ("path", "value", "is_open"),
    [
        ("money.payments", {"enum": ["yes", "no", True, False]}, False),
        ("change.withdrawal_notice", {"type": ["integer", "string"], "minimum": 0, "maximum": 600}, True),
        ("document.prepared_on", {"type": "string", "examples": ["1 April 2027", "2027-04-01"]}, True),
        ("document.title", {"type": ["string", "number"]}, True),
        ("money.schedule[].payee", {"type": "string", "description": "The id of one of parties."}, True),
        ("money.schedule[].amount", {"type": ["number", "string"]}, True),
    ],
)
def test_a_field_takes_what_its_sort_takes(path: str, value: dict[str, Any], is_open: bool):
    assert field(path) == {
        "title": "Prompt",
        "description": f"{HELP} For example: example.",
        "anyOf": [value, NULL, OPEN] if is_open else [value, NULL],
    }


def test_a_field_with_options_lists_them_in_help_without_an_example():
    question = compiled_library().library.questionnaire.by_field["document.length"]
    listed = {"enum": list(question.choices), "enumDescriptions": list(question.choices.values())}
    options = "; ".join(f"{value} ({words})" for value, words in question.choices.items())

    assert field("document.length") == {
        "title": "Prompt",
        "description": f"{HELP} Answers: {options}.",
        "anyOf": [listed, NULL],
    }
    subjects = compiled_library().library.questionnaire.by_field["scope.subjects"].choices
    several = {"enum": list(subjects), "enumDescriptions": list(subjects.values())}
    assert field("scope.subjects")["anyOf"][0] == {"anyOf": [several, {"type": "array", "items": several}]}


def test_groups_and_lists_take_no_other_names():
    assert {name: value for name, value in in_plain_words().items() if name != "properties"} == {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Answers for a collaboration agreement",
        "type": "object",
        "additionalProperties": False,
    }
    assert field("format") == {
        "title": "The format of this file, by which a later release knows how to read it",
        "enum": [one for number in range(1, FORMAT + 1) for one in (number, str(number))],
    }
    whole = in_plain_words()["properties"]
    money, schedule = whole["money"], whole["money"]["properties"]["schedule"]
    assert {name: value for name, value in money.items() if name != "properties"} == {
        "type": ["object", "null"],
        "additionalProperties": False,
    }
    assert schedule["type"] == ["array", "null"]
    assert {name: value for name, value in schedule["items"].items() if name != "properties"} == {
        "type": "object",
        "additionalProperties": False,
        "required": ["id"],
    }


def test_what_no_question_fills_has_a_shape_of_its_own():
    library = compiled_library().library
    words = {"type": ["string", "null"]}
    accepted = field("drafting.accepted[]")["properties"]
    withheld = field("drafting.publication.left_out[]")["properties"]
    rules = {"enum": [one.id for one in library.rules], "enumDescriptions": [one.words for one in library.rules]}

    assert accepted == {
        "rule": {"anyOf": [{"anyOf": [rules, {"type": "string"}]}, NULL]},
        "check": words,
        "item": words,
        "facts": {"type": ["object", "null"], "additionalProperties": {"type": "string"}},
        "by": words,
        "on": words,
        "reason": words,
    }
    numbered = withheld["section"]["anyOf"][0]["anyOf"][0]
    assert withheld["section"]["anyOf"] == [{"anyOf": [numbered, {"type": "string"}]}, NULL]
    assert field("drafting")["properties"]["not_used"] == {"type": ["array", "null"], "items": numbered}
    assert dict(zip(numbered["enum"], numbered["enumDescriptions"], strict=True))["withdrawal"] == "Withdrawal"
    assert "cover" not in numbered["enum"]
    clauses = field("drafting.omit[]")["properties"]["clause"]["anyOf"][0]["anyOf"]
    assert clauses[1] == {"type": "string"}
    assert clauses[0]["enum"] == list(library.clauses)
    body = field("parties[]")["properties"]["body"]["anyOf"][0]
    assert (sorted(body), body["description"]) == (
        ["description", "enum", "enumDescriptions"],
        "The id of the body in the register.",
    )
