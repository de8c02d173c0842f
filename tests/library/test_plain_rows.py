"""The library as one file: what comes out is what went in."""

from __future__ import annotations

import json
import re

import pytest
from shipped import SOME, assembled, compiled_library, example, recorded

from assembler.assembly import compile_library
from assembler.library.library import Library
from assembler.library.plain_rows import from_rows, to_rows


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
