"""A clause that stands for each party of a kind: it is in, it meets a rule, and the interview is not ended by it."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from shipped import answers, assembled, compiled_library

from assembler.answers.document import STANDARD
from assembler.assembly import CompiledLibrary, compile_library
from assembler.completion import complete
from assembler.effects.explanation import explain
from assembler.effects.notices import NoticeFinder
from assembler.library.clause_reader import read_clause
from assembler.register import load_register

RULE = "s1-other-not-bound-by-s2"
CLAUSE = """---
id: own-status
heading: Own status
status: default
law: [practice]
each: parties
when: party.kind == 'charity'
---
1. {#words satisfies="s1-other-not-bound-by-s2"}
   {{ party.legal_name }} is a charity.
"""
PARTIES = """
    decision: {route: duty}
    parties:
      - {id: shelter, kind: charity, legal_name: Norvale Shelter}
      - {id: trust, kind: nhs_trust, legal_name: Norvale Ambulance Service NHS Trust}
    """


@pytest.fixture(scope="module")
def compiled() -> CompiledLibrary:
    """The shipped standard form, with the clause after all others."""
    library = compiled_library().library.outlined(STANDARD)
    made = read_clause(CLAUSE, "own-status.md", library.vocabulary)
    return compile_library(replace(library, clauses={**library.clauses, made.id: made}))


def test_it_is_in_the_agreement_once_for_each_party_of_the_kind(compiled: CompiledLibrary) -> None:
    sections = assembled(answers(PARTIES), using=compiled).agreement.sections
    assert [section.id for section in sections if section.id.startswith("own-status")] == ["own-status/shelter"]


def _notices(compiled: CompiledLibrary, parties: str) -> dict[str, str]:
    """What the interview hears of the rule: the state of its finding, and the clause that meets it."""
    full = complete(answers(parties), compiled.library.questionnaire, load_register())
    found = NoticeFinder(compiled).notices(full)
    return {one.finding.state: one.clause for one in found if one.finding.rule == RULE}


def test_the_interview_finds_that_it_meets_its_rule(compiled: CompiledLibrary) -> None:
    assert _notices(compiled, PARTIES) == {"met": "Own status"}


def test_the_interview_finds_its_rule_met_elsewhere_if_no_party_fits(compiled: CompiledLibrary) -> None:
    assert _notices(compiled, PARTIES.replace("charity", "company")) == {"met": "Background"}


def test_an_explanation_says_of_each_party_whether_it_is_in(compiled: CompiledLibrary) -> None:
    file = answers(PARTIES)
    full = complete(file, compiled.library.questionnaire, load_register())
    told = {one.key: one.present for one in explain(full, compiled.library)}
    assert {key: there for key, there in told.items() if key.startswith("own-status")} == {
        "own-status/shelter": True,
        "own-status/trust": False,
    }
