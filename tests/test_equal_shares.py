"""Equal shares: who bears one is named, and a chief officer and its policing body are one by default (fault A7)."""

from __future__ import annotations

import pytest
from law_findings import assembled

POLICE_AND_FIRE = [
    {
        "id": "pcc",
        "kind": "police_and_crime_commissioner",
        "short_name": "Commissioner",
        "in_england": "yes",
        "police_area": "Vale",
    },
    {
        "id": "cc",
        "kind": "chief_constable",
        "short_name": "Chief Constable",
        "in_england": "yes",
        "police_area": "Vale",
        "local_policing_body": "pcc",
    },
    {"id": "fire", "kind": "metropolitan_fire_authority", "short_name": "Authority"},
]


def _words(key: str, money: dict[str, object]) -> list[str]:
    result = assembled({"parties": POLICE_AND_FIRE, "money": {"cost_model": "equal_shares", **money}})
    return [paragraph.text for paragraph in result.agreement.paragraphs() if paragraph.key.startswith(key)]


@pytest.mark.row("A7")
def test_without_a_named_party_an_officer_and_its_body_bear_one_share():
    assert _words("financial-schedule#sharer", {}) == ["Commissioner; and", "Authority."]


@pytest.mark.row("A7")
def test_those_who_are_named_bear_the_shares():
    shares = [{"id": "one", "party": "cc"}, {"id": "two", "party": "fire"}]
    assert _words("financial-schedule#sharer", {"shares": shares}) == ["Chief Constable; and", "Authority."]


@pytest.mark.row("A7")
def test_equal_shares_count_an_officer_and_its_policing_body_as_one():
    assert len(_words("definitions-and-interpretation#equal-shares", {})) == 1
    assert len(_words("definitions-and-interpretation#equal-shares", {"cost_model": "lie_where_they_fall"})) == 0


@pytest.mark.row("rule-17")
def test_the_price_of_property_is_not_held_to_cost():
    rent = {"id": "rent", "payer": "pcc", "payee": "fire", "purpose": "two rooms", "property": "yes", "amount": "5000"}
    money = {"payments": "yes", "schedule": [rent], "cost_model": "lie_where_they_fall"}
    (profit,) = _words("costs#no-profit", money)
    assert profit.startswith(
        "A Party must not make a profit from a payment under this Agreement, other than one that Schedule"
    )
    assert _words("costs#fire-charging", money) == []
    assert _words("payments-schedule#property/rent", money) == [
        "The payment by Commissioner to Authority that the table describes as “two rooms” is rent, a licence fee or the price of property, "
        "and is not a charge for anything that Authority does as a Fire and Rescue Body."
    ]
