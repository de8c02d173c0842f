"""Answers that many agreements share, with each agreement's own laid over them."""

from __future__ import annotations

from typing import Any

import pytest

from assembler.batch.shared_base import laid_over
from assembler.errors import AnswersError, Place
from assembler.source import Document, read_yaml

BASE = """document:
  title: All
  form: deed
parties:
  - id: a
    kind: nhs_trust
"""
OWN = """document:
  title: Yard
"""


def document(text: str, file: str) -> Document:
    return read_yaml(text, file, AnswersError)


def over(own: str, base: str = BASE) -> Document:
    return laid_over(document(own, "own.yaml"), document(base, "base.yaml"))


@pytest.mark.parametrize(
    ("own", "base", "value"),
    [
        ("a: 1", "b: 2", {"b": "2", "a": "1"}),
        ("a: 1", "a: 2", {"a": "1"}),
        ("a: {b: 1}", "a: {b: 2, c: 3}", {"a": {"b": "1", "c": "3"}}),
        ("a: [1]", "a: [2, 3]", {"a": ["1"]}),
        ("a: []", "a: [2, 3]", {"a": []}),
        ("a: 1", "a: {b: 2}", {"a": "1"}),
        ("a: {b: 1}", "a: 2", {"a": {"b": "1"}}),
        ("a:", "a: 2", {"a": "2"}),
        ("a: {b: }", "a: {b: 2}", {"a": {"b": "2"}}),
        ("", "a: 2", {"a": "2"}),
        ("a: 1", "", {"a": "1"}),
    ],
)
def test_groups_are_joined_by_name_and_all_else_replaces_the_base_s(own: str, base: str, value: Any):
    assert over(own, base).value == value


@pytest.mark.parametrize(
    ("path", "place"),
    [
        (("document", "title"), Place("own.yaml", 2, "document.title")),
        (("document", "form"), Place("base.yaml", 3, "document.form")),
        (("document",), Place("own.yaml", 1, "document")),
        (("parties", 0, "kind"), Place("base.yaml", 6, "parties[1].kind")),
    ],
)
def test_a_value_is_in_the_base_where_only_the_base_has_it(path: Any, place: Place):
    assert over(OWN).place(path) == place


@pytest.mark.parametrize("own", ["parties: [{id: b}]\n", "parties: {id: b}\n", "parties: []\n", "parties: b\n"])
def test_what_stands_below_an_own_value_is_in_the_base_alone(own: str):
    assert over(own).place(("parties", 0, "kind")) == Place("base.yaml", 6, "parties[1].kind")


def test_an_empty_value_over_one_of_the_base_is_the_one_in_the_base():
    made = over("document:\n  title:\n")

    assert made.value == document(BASE, "base.yaml").value
    assert made.place(("document", "title")) == Place("base.yaml", 2, "document.title")


def test_what_neither_has_is_missing_from_the_file_of_the_agreement():
    assert over(OWN).place(("scope", "purpose")).file == "own.yaml"
    assert over(OWN).file == "own.yaml"
