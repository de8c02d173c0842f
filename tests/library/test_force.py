"""Which clauses bind where only a part does: what a clause says of its own force and the list that a reader is given agree."""

from __future__ import annotations

from pathlib import Path

import pytest
from library.small import small_library
from proof.shared import library as shipped_library
from proof.shared import without_rules
from shipped import answers, assembled

from assembler.assembly import compile_library
from assembler.errors import LibraryError
from assembler.library.force import binding_items, named_by
from assembler.library.loading import load_library
from assembler.plain import agreement_text
from assembler.proof.document_faults import Fault, document_faults
from assembler.proof.prover import Prover
from assembler.register import load_register
from assembler.wording import pieces

pytestmark = pytest.mark.row("A8")

EFFECT = """---
id: legal-effect
heading: Legal effect
status: core
binds: yes
law: [practice]
---
1. {{#part when="document.effect == 'part_binding'" join="and"}}
   Only these bind:
   1. {{#own}}
      this clause
   2. {{#item{when}}}
      {names}
"""
BINDING = "---\nid: {0}\nheading: {0}\nstatus: core\nbinds: yes\nlaw: [practice]\n---\n1. {{#one}}\n   Words.\n"
PLAIN = "---\nid: {0}\nheading: {0}\nstatus: core\nlaw: [practice]\n---\n1. {{#one}}\n   {1}\n"


def problems(folder: Path, clauses: dict[str, str]) -> list[str]:
    with pytest.raises(LibraryError) as raised:
        load_library(small_library(folder / "clauses", clauses))
    return [problem.message for problem in raised.value.problems]


@pytest.mark.slow
def test_a_clause_that_the_list_names_must_say_that_it_binds(tmp_path: Path):
    clauses = {
        "legal-effect": EFFECT.format(when="", names="clause [[first]]"),
        "first": PLAIN.format("first", "Words."),
    }

    assert problems(tmp_path, clauses) == ["The list of what binds names “first”, which does not say that it does."]


@pytest.mark.slow
def test_a_clause_saying_that_it_binds_must_be_one_that_does(tmp_path: Path):
    clauses = {
        "legal-effect": EFFECT.format(when="", names="nothing else"),
        "first": PLAIN.format("first", "This clause is legally binding."),
    }

    assert problems(tmp_path, clauses) == [
        "It says that something is legally binding, and does not bind where only a part does."
    ]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("when", "names", "broken"),
    [
        ("", "clause [[first]]", []),
        ("", "nothing else", ["first"]),
        (' when="money.payments"', "clause [[first]]", ["first"]),
    ],
)
def test_a_clause_that_binds_must_be_listed_wherever_it_is_in(tmp_path: Path, when: str, names: str, broken: list[str]):
    clauses = {"legal-effect": EFFECT.format(when=when, names=names), "first": BINDING.format("first")}
    made = without_rules(load_library(small_library(tmp_path / "clauses", clauses)).outlined("standard"))
    found = [failure for failure in Prover(made, load_register()).failures(made) if failure.law == "binds"]

    assert [failure.where for failure in found] == broken
    assert all(failure.witness is not None and failure.witness.confirmed for failure in found)


@pytest.mark.parametrize(
    "name", ["special-conditions", "earlier-arrangements", "parties-and-functions", "business-continuity"]
)
def test_the_shipped_list_names_what_it_left_out(name: str):
    clauses = shipped_library().clauses
    said = (piece for item in binding_items(clauses) for piece in pieces(item.wording))
    assert name in {named for piece in said for named in named_by(piece, clauses)}


def test_the_list_says_of_special_conditions_what_their_clause_says():
    made = assembled(
        answers("""
        document: {effect: part_binding}
        drafting: {special_conditions: [{id: a, heading: A, text: Words.}]}
        """)
    )
    text = " ".join(agreement_text(made.agreement).split())

    assert "the special conditions, if there are any, except one that says otherwise; and" in text
    assert (
        "The Parties intend this clause to be legally binding, except where a special condition says otherwise." in text
    )


@pytest.mark.slow
def test_a_document_that_leaves_one_out_is_told(tmp_path: Path):
    clauses = {"legal-effect": EFFECT.format(when="", names="nothing else"), "first": BINDING.format("first")}
    made = load_library(small_library(tmp_path / "clauses", clauses))
    told = document_faults(answers("document: {effect: part_binding}"), compile_library(made), load_register())

    assert Fault("binds", "first") in told
