"""A small world for the tests of conditions: two lists, one inside the other, and a field of every sort."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

from assembler.conditions import (
    Choice,
    Choices,
    Date,
    ListOf,
    Money,
    Number,
    Record,
    Reference,
    Scope,
    Text,
    Vocabulary,
    YesNo,
)
from assembler.conditions.facts import WrittenFact, parse_facts
from assembler.errors import Place

PART = Record("part", {"id": Reference("streams.parts"), "party": Reference("parties")})
STREAM = Record("stream", {"id": Reference("streams"), "parts": ListOf(PART)})
PARTY = Record(
    "party",
    {
        "id": Reference("parties"),
        "kind": Choice(("police", "fire", "ambulance")),
        "name": Text(),
        "share": Number(0, 100, "%"),
        "checked_on": Date(),
        "police_body": Reference("parties"),
        "in_england": YesNo(),
        "contact": Record("contact", {"email": Text()}),
    },
)
ANSWERS = Record(
    "answers",
    {
        "effect": Choice(("binding", "not_binding")),
        "models": Choices(("host", "assistance")),
        "notice": Number(0, 600, "months"),
        "price": Money(),
        "starts_on": Date(),
        "ends_on": Date(),
        "title": Text(),
        "pays": YesNo(),
        "vat": YesNo(),
        "payee": Reference("parties"),
        "parties": ListOf(PARTY),
        "streams": ListOf(STREAM),
    },
)
FACTS = [
    WrittenFact("party.fire_body", "the party is a fire body", "party.kind == 'fire'", (), Place("facts.yaml", 1)),
    WrittenFact(
        "parties.fire",
        "a party is a fire body",
        "any(party.fire_body for party in parties)",
        (),
        Place("facts.yaml", 4),
    ),
]
VOCABULARY = parse_facts(FACTS, Vocabulary(ANSWERS))


def party(identity: str, **fields: Any) -> SimpleNamespace:
    """A party, of whom nothing is recorded but what is given."""
    blank = dict.fromkeys(PARTY.fields) | {"contact": SimpleNamespace(email=None)}
    return SimpleNamespace(**blank | {"id": identity} | fields)


def stream(identity: str, **parts: str) -> SimpleNamespace:
    """A workstream with a part for each party named."""
    made = tuple(SimpleNamespace(id=name, party=owner) for name, owner in parts.items())
    return SimpleNamespace(id=identity, parts=made)


def scope(**fields: Any) -> Scope:
    """Answers in which nothing is recorded but what is given."""
    values = dict.fromkeys(ANSWERS.fields) | {"parties": (), "streams": ()} | fields
    return Scope(SimpleNamespace(**values), {"parties": {one.id: one for one in values["parties"]}, "streams": {}})


SAMPLE = scope(
    effect="binding",
    models=("host",),
    notice=12,
    price=Decimal("10.50"),
    starts_on=date(2027, 4, 1),
    ends_on=date(2028, 3, 31),
    title="A title",
    pays=True,
    payee="norvale",
    parties=(
        party("norvale", kind="fire", name="Norvale", in_england=True, checked_on=date(2027, 3, 1)),
        party("pcc", kind="police", name="PCC"),
        party("chief", kind="police", name="Chief", police_body="pcc"),
    ),
    streams=(stream("hub", first="norvale", second="pcc"),),
)
