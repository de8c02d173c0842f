"""The library as one file: what comes out is what went in."""

from __future__ import annotations

import json
import re
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from shipped import SOME, assembled, compiled_library, example, recorded

from assembler.answers.schema import leaves
from assembler.assembly import compile_library
from assembler.conditions.tree import Constant
from assembler.errors import Place
from assembler.library.clauses import Duty
from assembler.library.library import Library, Subject
from assembler.library.outlines import Taken
from assembler.library.plain_rows import from_rows, to_rows
from assembler.library.presets import Preset
from assembler.markup import Words
from assembler.statute.powers import Bar
from assembler.wording import Choice


@pytest.fixture(scope="module")
def again() -> Library:
    """The shipped library, packed, written, read and unpacked."""
    return next(from_rows(json.loads(json.dumps(to_rows(compiled_library().library)))))


@pytest.mark.slow
def test_a_library_unpacked_packs_into_the_same_rows(again: Library):
    assert to_rows(again) == to_rows(compiled_library().library)


def test_a_library_unpacked_has_the_same_questions_rules_and_terms(again: Library):
    library = compiled_library().library

    assert again.vocabulary == library.vocabulary
    assert again.questionnaire.questions == library.questionnaire.questions
    assert [(rule.id, rule.when, [check.requires for check in rule.checks]) for rule in again.rules] == [
        (rule.id, rule.when, [check.requires for check in rule.checks]) for rule in library.rules
    ]
    assert (again.kinds, again.powers, again.terms, again.subjects, again.outlines, again.law, again.digest) == (
        library.kinds,
        library.powers,
        library.terms,
        library.subjects,
        library.outlines,
        library.law,
        library.digest,
    )
    assert dict(again.clauses) == dict(library.clauses)


@pytest.mark.parametrize("name", [path.name for path in SOME])
def test_a_library_unpacked_makes_the_same_agreements(name: str, again: Library):
    own = compile_library(again)
    one, other = assembled(example(name)), assembled(example(name), using=own)

    assert (one.agreement, one.findings) == (other.agreement, other.findings)
    assert recorded(one) == recorded(other, using=own)


def test_only_the_librarys_own_types_are_packed():
    with pytest.raises(KeyError, match=re.escape("builtins.object")):
        to_rows((object(),))


def rows(*values: Any) -> Any:
    """The rows of values as a file of them holds them."""
    return json.loads(json.dumps(to_rows(*values)))


def test_a_value_is_a_row_after_the_rows_that_it_is_made_of():
    assert rows(Preset("yard", "A yard", "Sharing.", {"a": ("yard", 1)})) == [
        {
            "types": ["assembler.library.presets.Preset", "mapping", "builtins.tuple"],
            "rows": ["yard", "A yard", "Sharing.", "a", 1, [2, 0, 4], [1, 3, 5], [0, 0, 1, 2, 6]],
            "value": 7,
        }
    ]


def test_what_several_parts_share_is_in_the_first_alone():
    shared = ("a", "b")

    assert rows(shared, [shared, "c"], shared) == [
        {"types": ["builtins.tuple"], "rows": ["a", "b", [0, 0, 1]], "value": 2},
        {"types": ["builtins.list"], "rows": ["c", [1, 2, 3]], "value": 4},
        {"types": [], "rows": [], "value": 2},
    ]
    assert list(from_rows(rows(shared, [shared, "c"], shared))) == [shared, [shared, "c"], shared]


def test_equal_things_share_a_row_and_true_is_not_one():
    (part,) = rows((1, True, 0, False, None, "1", ("x",), ("x",)))

    assert part["rows"] == [1, True, 0, False, None, "1", "x", [0, 6], [0, 0, 1, 2, 3, 4, 5, 7, 7]]


BODY_KIND = next(iter(compiled_library().library.kinds.values()))
LIBRARY = compiled_library().library
ANY_VALUE: list[Any] = [
    (1, "a", None, True),
    ["a", ["b"]],
    frozenset({"a"}),
    {"a": {"b": 1}, "c": ()},
    date(2027, 3, 1),
    Decimal("12.50"),
    leaves()[0],
    Place("a.yaml", 3, "b"),
    LIBRARY.vocabulary.answers.fields["document"],
    next(iter(LIBRARY.vocabulary.facts.values())),
    Words("words", bold=True),
    Words("words", bold=False),
    Choice(None, (Words("words"),)),
    LIBRARY.questionnaire.questions[0],
    BODY_KIND,
    LIBRARY.law.points[0],
    Bar("annual_report", ("county_council",)),
    LIBRARY.rules[0],
    Duty("each Party", "the others", "1 May", ""),
    Taken("first", ("one",)),
    next(iter(LIBRARY.papers.values())),
    Preset("yard", "A yard", "Sharing.", {}),
    Subject("premises", "land", "premises"),
    LIBRARY.law,
    Constant("one"),
    Constant(("one", "two")),
]


@pytest.mark.parametrize("value", ANY_VALUE, ids=lambda value: f"{type(value).__module__}.{type(value).__qualname__}")
def test_each_sort_of_value_comes_back_as_it_was(value: Any):
    (again,) = from_rows(rows(value))

    assert repr(again) == repr(value)  # some are equal to themselves alone
    assert type(again) is type(value)


def test_the_members_of_a_set_are_written_in_order():
    assert rows(frozenset({"b", "c", "a"}))[0]["rows"] == ["a", "b", "c", [0, 0, 1, 2]]


def test_a_field_of_the_answers_is_the_very_one():
    (again,) = from_rows(rows(leaves()[3]))

    assert again is leaves()[3]


@pytest.mark.parametrize(
    "name",
    [
        "assembler.conditions.tree.paths",
        "assembler.conditions.tree.Nothing",
        "pathlib.Path",
        "assembler.errors.Problem",
    ],
)
def test_nothing_but_a_group_of_the_library_is_made(name: str):
    with pytest.raises(KeyError, match=f"^'{re.escape(name)}'$"):
        list(from_rows([{"types": [name], "rows": [[0]], "value": 0}]))


def test_the_parts_are_made_one_by_one_as_they_are_asked_for():
    made = from_rows([{"types": [], "rows": ["first"], "value": 0}, {"types": ["no.such"], "rows": [], "value": 0}])

    assert next(made) == "first"
    with pytest.raises(KeyError):
        next(made)


def test_a_mapping_with_a_name_and_no_value_is_refused():
    with pytest.raises(ValueError, match="zip"):
        list(from_rows([{"types": ["mapping"], "rows": ["a", [0, 0]], "value": 1}]))
