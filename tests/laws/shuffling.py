"""Answers with the items of every list in another order, and what is found in them, whatever the order."""

from __future__ import annotations

import random
from collections import Counter
from typing import Any

from msgspec.structs import astuple, replace

from assembler.answers.files import AnswersFile, answers_from
from assembler.pipeline import Result
from assembler.source import Document

KINDS = (
    "combined_authority",
    "elected_mayor_pcc_functions",
    "elected_mayor_fire_functions",
    "cca_mayor_pcc_functions",
    "designated_fire_authority",
    "other_public_body",
    "county_council",
    "chief_constable",
    "nhs_foundation_trust",
)
NAMES = (
    "Vale Combined Authority",
    "The Mayor for the area of the Vale Combined Authority",
    "vale combined authority",
    "Norvale Council",
)
BODIES = (
    "gmca",
    "mayor-greater-manchester-pcc",
    "mayor-greater-manchester-fire",
    "mayor-west-yorkshire-pcc",
    "cc-greater-manchester",
)


def shuffled(value: Any, chance: random.Random) -> Any:
    """The same answers with the items of every list, at every depth, in another order."""
    if isinstance(value, dict):
        return {name: shuffled(inner, chance) for name, inner in value.items()}
    if isinstance(value, list) and all(isinstance(item, dict) and "id" in item for item in value):
        items = [shuffled(item, chance) for item in value]
        chance.shuffle(items)
        return items
    return value


def file_of(value: Any) -> AnswersFile:
    return answers_from(Document(value, {}, "shuffled.yaml"))


def found(result: Result) -> Counter[tuple[Any, ...]]:
    """Everything that was found, whatever the order: each finding whole, with the item it is about by its id."""
    return Counter((*astuple(replace(one, facts=())), frozenset(one.facts.items())) for one in result.findings)


def capacities(chance: random.Random) -> dict[str, Any]:
    """Answers full of bodies that may be one legal person, with what passes between them; no answer is sure to be there."""
    ids = [f"party-{number}" for number in range(chance.choice([2, 3, 4, 5]))]

    def maybe(values: Any) -> Any:
        return chance.choice([None, *values])

    parties = [
        {
            "id": identity,
            **(
                {"body": chance.choice(BODIES)}
                if chance.random() < 0.3
                else {"kind": maybe(KINDS), "legal_name": maybe(NAMES)}
            ),
            "same_person": maybe(["yes", "no"]),
            "same_person_as": maybe(ids),
            "local_policing_body": maybe(ids),
            "police_area": maybe(["Vale police area"]),
            "functions": [
                {"id": f"{identity}-{kind}", "kind": kind, "entitled": "yes"}
                for kind in ("fire", "policing")
                if chance.random() < 0.5
            ],
        }
        for identity in ids
    ]
    return {
        "parties": parties,
        "money": {"payments": "yes", "schedule": [{"id": f"payment-{n}", "payer": chance.choice(ids), "payee": chance.choice(ids)} for n in range(2)]},
        "functions": {
            "delegation": "yes",
            "arrangements": [{"id": f"arrangement-{n}", "owner": chance.choice(ids), "to": "a_party", "exerciser": chance.choice(ids)} for n in range(2)],
        },
    }  # fmt: skip
