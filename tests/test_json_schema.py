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
from searching import search
from shipped import EXAMPLES, compiled_library

from assembler.json_schema import answers_schema
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
def test_an_editor_offers_the_ids_of_register_rules_and_clauses_with_their_names():
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
