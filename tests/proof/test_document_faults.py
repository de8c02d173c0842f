"""The laws that one document breaks, read from the document itself: what the prover foretells is looked for without it."""

from __future__ import annotations

from typing import Any

import pytest
from library.made import clause, paragraph, table, words
from msgspec.structs import replace
from proof.test_obligations import RIGHT, RULE, VOCABULARY, WHEN, condition, phrase, whole
from shipped import answers

from assembler.assembly import compile_library
from assembler.conditions import parse_path
from assembler.library.clauses import Clause
from assembler.markup import CrossReference
from assembler.proof.applicability import Line, read_lines
from assembler.proof.document_faults import differs, document_faults
from assembler.register import load_register
from assembler.source import read_yaml
from assembler.wording import Choice, Filled, Phrase

DEED = "document: {form: deed}"
CONTRACT = "document: {form: contract}"


def faults(text: str, *clauses: Clause, **more: Any) -> set[tuple[str, str, str]]:
    """Each fault of the agreement that answers make of these clauses."""
    compiled = compile_library(whole(*clauses, **more))
    found = document_faults(answers(text), compiled, load_register())
    return {(one.law, one.where, one.about) for one in found}


@pytest.mark.parametrize(
    ("blocks", "found"),
    [
        ([paragraph("a", "A Party must pay.")], set()),
        (
            [paragraph("a", "See ", CrossReference("first", "b"), "."), paragraph("b", when=condition(WHEN))],
            {("reference", "first#a", "first#b")},
        ),
        ([paragraph("a", phrase((WHEN, "one"), ("document.form == 'contract'", "two")), ".")], set()),
        (
            [paragraph("a", phrase((WHEN, "one"), (f"not {WHEN} and {WHEN}", "two")), " words.")],
            {("alternatives", "first#a", WHEN)},
        ),
        (
            [paragraph("a", phrase(("document.form == 'contract'", "one"), ("recorded(document.form)", "two")), ".")],
            {("alternatives", "first#a", "document.form == 'contract'")},
        ),
        ([paragraph("a", phrase((WHEN, "one")), ".")], {("has words", "first#a", "")}),
        ([paragraph("a", when=condition(WHEN))], {("not empty", "first", "")}),
        (
            [paragraph("a", "It leads to:", children=(paragraph("b", when=condition(WHEN)),))],
            {("has words", "first#a", "items")},
        ),
        (
            [paragraph("a", "It leads to:"), replace(table("t", "x"), when=condition(WHEN))],
            {("settled", "first#a", "rows")},
        ),
        ([paragraph("a", "It leads to:"), table("t", "x")], set()),
        (
            [paragraph("a"), replace(table("t", "x", " ."), layout="grid", columns=("A", "B"), shares=(50, 50))],
            {("settled", "first#t", "cell")},
        ),
        ([paragraph("a", "The Host must pay.")], set()),
        (
            [paragraph("a", Filled(parse_path("decision.replaced_agreement", VOCABULARY), False), ".")],
            {("asked", "first#a", "")},
        ),
    ],
)
def test_each_law_that_a_clause_breaks_is_found_in_its_document(blocks: list[Any], found: set[tuple[str, str, str]]):
    assert faults(CONTRACT, clause("first", *blocks)) == found


def test_where_the_words_are_in_nothing_is_broken():
    blocks = [
        paragraph("a", "See ", CrossReference("first", "b"), "."),
        paragraph("b", when=condition(WHEN)),
        paragraph("c", "It leads to:", children=(paragraph("d", when=condition(WHEN)),)),
    ]

    assert faults(DEED, clause("first", *blocks)) == set()


def test_terms_are_defined_once_and_used():
    use = paragraph("a", "The Host must pay.")
    definition = paragraph("z", words("Host", bold=True), " means it.", term="Host", role="definition", level=0)
    terms = clause("terms", replace(definition, when=condition(WHEN)), paragraph("y"))
    alone = clause("first", paragraph("b", "(the “", words("Guest", bold=True), "”)."))

    assert faults(CONTRACT, clause("first", use), terms) == {("defined", "first#a", "Host")}
    assert faults(DEED, clause("first", use), terms) == set()
    assert faults(CONTRACT, alone) == {("term used", "first#b", "Guest")}


def test_what_a_rule_says_to_include_and_what_binds():
    listing = clause(
        "legal-effect", paragraph("part", "These bind:", children=(paragraph("own", "this clause"),)), binds=True
    )

    assert faults(CONTRACT, clause("first", paragraph("a")), rules=(RULE,)) == {("include", "in-writing", "")}
    assert faults(CONTRACT, clause("first", paragraph("a", satisfies=(RULE.id,))), rules=(RULE,)) == set()
    assert faults(CONTRACT, listing, clause("first", paragraph("a"), binds=True)) == {("binds", "first", "")}
    assert faults(CONTRACT, clause("first", paragraph("a"), binds=True)) == set()


PARTIES = f"{CONTRACT}\nparties: [{{id: a, kind: nhs_trust}}, {{id: b, kind: county_council}}]"


@pytest.mark.parametrize(
    ("text", "more", "found"),
    [
        (RIGHT, {}, set()),
        (RIGHT.replace("A Party", "The Lead"), {}, {("withdrawal", "withdrawal#right", "words")}),
        (RIGHT, {"when": condition(WHEN)}, {("withdrawal", "withdrawal#right", ""), ("not empty", "withdrawal", "")}),
    ],
)
def test_every_party_has_the_right_to_withdraw(text: str, more: dict[str, Any], found: set[tuple[str, str, str]]):
    assert faults(PARTIES, clause("withdrawal", paragraph("right", text, **more))) == found


def line(text: str) -> Line:
    [found] = read_lines(read_yaml(f"lines: [{text}]", "l.yaml"), VOCABULARY)
    return found


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("{clause: first, says: s, from: f, when: always}", False),
        (f'{{clause: first, says: s, from: f, when: "{WHEN}"}}', True),
        ("{clause: 'first#a', says: s, from: f, when: always}", False),
        ("{clause: 'first#b', says: s, from: f, when: always}", True),
        (f"{{clause: 'first#b', says: s, from: f, when: \"{WHEN}\"}}", False),
        ("{clause: 'first#each', each: parties, says: s, from: f, when: always}", False),
        ("{clause: 'first#each', each: parties, says: s, from: f, when: party.kind == 'nhs_trust'}", True),
        ("{clause: 'first#a', words: must pay, says: s, from: f, when: always}", False),
        (f"{{clause: 'first#a', words: must pay, says: s, from: f, when: \"{WHEN}\"}}", True),
        ("{clause: 'first#a', words: may pay, says: s, from: f, when: always}", True),
        ("{clause: 'gone#a', says: s, from: f, when: always}", False),
        ("{clause: gone, says: s, from: f, when: always}", True),
    ],
)
def test_a_document_has_what_a_line_says_it_should(text: str, apart: bool):
    each = condition("any(recorded(party.kind) for party in parties)").each
    first = clause(
        "first",
        paragraph("a", "A Party must pay."),
        paragraph("b", when=condition(WHEN)),
        paragraph("each", "It must.", each=each),
    )

    assert differs(line(text), answers(PARTIES), compile_library(whole(first)), load_register()) is apart


def test_words_for_what_nobody_has_said_are_no_fault():
    blank = Phrase((Choice(condition("True"), (words("…"),)),), True)

    assert faults(CONTRACT, clause("first", paragraph("a", blank, "."))) == set()
