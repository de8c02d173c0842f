"""Values in the words that an acceptance keeps: the same only for the same value."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest
from shipped import answers, assembled, compiled_library

from assembler.answers.drafting import SpecialCondition
from assembler.answers.schema import leaves
from assembler.conditions import parse_condition
from assembler.statute.facts_of_findings import JUDGED, fact_words, facts_rested_on, words_rested_on

HASH = "… (SHA-256 "


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, "not recorded"),
        (True, "yes"),
        (False, "no"),
        (date(2027, 4, 1), "2027-04-01"),
        (12, "12"),
        (Decimal("12.50"), "12.50"),
        ((), "none"),
        (("b", "a"), "a, b"),
        ((SimpleNamespace(id="police"), SimpleNamespace(id="fire")), "fire, police"),
        ("duty", "duty"),
        ("not recorded", "“not recorded”"),
        ("w" * 80, "w" * 80),
        ("w" * 81, f"{'w' * 60}{HASH}bdcd4341578d42b5)"),
        ("one  line\nand another", f"one line and another{HASH}b6aaeb4126ee9c67)"),
    ],
)
def test_a_value_has_words_of_its_own(value: Any, words: str):
    assert fact_words(value) == words


def test_words_of_special_conditions_are_named_by_their_ids_in_order():
    conditions = [SpecialCondition(id=name, heading=f"On {name}", text="Words.") for name in ("b", "a")]

    assert list(words_rested_on(conditions).items()) == [
        ("drafting.special_conditions.a", "On a: Words."),
        ("drafting.special_conditions.b", "On b: Words."),
    ]


def rested_on(*conditions: str) -> dict[str, str]:
    file = answers("""
        document: {title: Yard}
        change: {first_review_by: 2028-01-01}
        parties: [{id: fire, kind: county_council}, {id: police, kind: chief_constable, local_policing_body: pcc}, {id: pcc}]
    """)
    vocabulary = compiled_library().library.vocabulary
    parsed = [parse_condition(one, vocabulary, {}) for one in conditions]
    return dict(facts_rested_on(parsed, assembled(file).answers.scope))


@pytest.mark.parametrize(
    ("condition", "facts"),
    [
        ("recorded(document.title)", {"document.title": "Yard"}),
        ("not recorded(document.reference)", {"document.reference": "not recorded"}),
        (
            "recorded(change.first_review_by) or recorded(document.title)",
            {"change.first_review_by": "2028-01-01", "document.title": "Yard"},
        ),
        (
            "any(party.kind == 'nhs_trust' for party in parties)",
            {
                "parties.fire.kind": "county_council",
                "parties.pcc.kind": "not recorded",
                "parties.police.kind": "chief_constable",
            },
        ),
        (
            "all(party.local_policing_body.kind == 'nhs_trust' for party in parties)",
            {
                "parties.fire.local_policing_body": "not recorded",
                "parties.pcc.kind": "not recorded",
                "parties.pcc.local_policing_body": "not recorded",
                "parties.police.local_policing_body": "pcc",
            },
        ),
        ("count(True for party in parties) > 2", {"parties": "fire, pcc, police"}),
    ],
)
def test_a_finding_rests_on_every_answer_that_its_conditions_read(condition: str, facts: dict[str, str]):
    assert list(rested_on(condition).items()) == list(facts.items())


ENTRY = """\
parties:
  - {id: force, kind: county_council, legal_name: NAME Police}
  - {id: mayor, kind: cca_mayor_fire_functions, functions: [{id: rescue, function: NAME, kind: fire, entitled: no}]}
money:
  payments: yes
  schedule: [{id: fee, payer: force, payee: mayor, purpose: NAME, facilitates: no, person_helped_charged: no}]
"""


@pytest.mark.parametrize(
    ("key", "fact"),
    [
        ("s5-name-and-kind/trading-name@force", "parties.force.legal_name"),
        ("s3-cca-mayor-fire-only@mayor", "parties.mayor.functions.rescue.function"),
        ("s4-payment-terms/facilitates@fee", "money.schedule.fee.purpose"),
    ],
)
def test_a_warning_about_words_rests_on_those_words(key: str, fact: str):
    def changed(name: str) -> dict[str, str]:
        return {**facts_found(name)[key]}

    before, after = changed("Norvale"), changed("Southvale")

    assert {name: (before[name], after[name]) for name in before if before[name] != after[name]} == {
        fact: (before[fact], before[fact].replace("Norvale", "Southvale"))
    }
    assert before.keys() == after.keys()


def facts_found(name: str) -> dict[str, Any]:
    return {one.key: one.facts for one in assembled(answers(ENTRY.replace("NAME", name))).findings}


def test_an_answer_that_judges_words_stands_beside_them():
    beside = {leaf.path for leaf in leaves()}
    alone = [
        judging
        for judging, words in JUDGED.items()
        if judging not in ("name_says", "namesake")  # worked out, and never given
        and not any(path.endswith(f".{judging}") and path.removesuffix(judging) + words in beside for path in beside)
    ]

    assert alone == []
