"""Places of answers followed and named by ids, answers in plain form, and words as they are compared."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from shipped import answers

from assembler.answers.paths import along, at, by_ids, items_on
from assembler.answers.plain_value import plain_value
from assembler.answers.said import YES_OR_NO, plain_words, words_listed
from assembler.answers.values import Open
from assembler.source import FieldPath

GIVEN = answers(
    """
    document: {title: Hub}
    parties: [{id: a}, {id: b, functions: [{id: f, kind: fire}], contact: {notices_to: Desk}}]
    drafting:
      omit: [{clause: notices, reason: none}]
      accepted: [{rule: r-one, by: L, on: 2027-01-01, reason: read, facts: {}}]
      special_conditions: [{id: s, heading: H, text: T}]
    """
).given


@pytest.mark.parametrize(
    ("path", "there", "name", "items"),
    [
        (("document", "title"), "Hub", "document.title", []),
        (("parties", 1, "id"), "b", "parties.b.id", ["b"]),
        (("parties", 1, "functions", 0, "kind"), "fire", "parties.b.functions.f.kind", ["b", "f"]),
        (("parties", 1, "contact", "notices_to"), "Desk", "parties.b.contact.notices_to", ["b"]),
        (("drafting", "omit", 0, "reason"), "none", "drafting.omit.notices.reason", [None]),
        (("drafting", "accepted", 0, "by"), "L", "drafting.accepted.r-one.by", [None]),
        (("drafting", "special_conditions", 0, "text"), "T", "drafting.special_conditions.s.text", ["s"]),
    ],
)
def test_a_place_is_followed_and_has_a_permanent_name(path: FieldPath, there: object, name: str, items: list[Any]):
    assert at(GIVEN, path) == there
    assert by_ids(GIVEN, path) == name
    assert [getattr(item, "id", None) for item in items_on(GIVEN, path)] == items
    assert [step for step, _ in along(GIVEN, path)] == list(path)


def test_at_no_path_the_whole_stands():
    assert at(GIVEN, ()) is GIVEN
    assert by_ids(GIVEN, ()) == ""
    assert list(items_on(GIVEN, ())) == []


@pytest.mark.parametrize(
    ("value", "plain"),
    [
        (None, None),
        (Open(), "to be agreed"),
        (Open(to_be_agreed="ask"), {"to_be_agreed": "ask"}),
        (True, "yes"),
        (False, "no"),
        (date(2027, 4, 1), "2027-04-01"),
        (12, "12"),
        (Decimal("12.50"), "12.50"),
        ("words", "words"),
        ("", ""),
        (("a", True, None), ["a", "yes", None]),
        ([], []),
        ({"a": False, "b": {"c": 1}}, {"a": "no", "b": {"c": "1"}}),
    ],
)
def test_an_answer_in_plain_form_is_what_a_file_would_hold(value: object, plain: object):
    assert plain_value(value) == plain
    assert type(plain_value(value)) is type(plain)


@pytest.mark.parametrize(
    ("words", "plain"),
    [
        ("Not Recorded Yet.", "not recorded yet"),
        ("not_recorded-yet", "not recorded yet"),
        ("  two \t words\n", "two words"),
        ("St John\u2019s", "st john's"),
        ("a__-b", "a b"),
        ("...", ""),
        ("", ""),
    ],
)
def test_words_are_compared_without_capitals_and_marks_between_them(words: str, plain: str):
    assert plain_words(words) == plain


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("a, b;c\nd", ["a", "b", "c", "d"]),
        (" a ,, ; \n", ["a"]),
        ("one thing", ["one thing"]),
        ("", []),
    ],
)
def test_several_answers_are_parted_by_commas_semicolons_and_lines(words: str, parts: list[str]):
    assert words_listed(words) == parts


def test_yes_and_no_are_said_in_three_ways_each():
    assert sorted(word for word, yes in YES_OR_NO.items() if yes) == ["true", "y", "yes"]
    assert sorted(word for word, yes in YES_OR_NO.items() if not yes) == ["false", "n", "no"]
