"""The answers' types seen as data: what sort each field is of, how it may be answered, and what points to what."""

from __future__ import annotations

from typing import Annotated, Any, Literal

import pytest
from pydantic import TypeAdapter, ValidationError

from assembler.answers.document import AgreementId
from assembler.answers.drafting import Acceptance, DraftingNotes
from assembler.answers.given import GivenAnswers
from assembler.answers.parties import Function, Party
from assembler.answers.schema import (
    answers_record,
    completed_name,
    groups,
    groups_within,
    leaves,
    lists_pointed_to,
    literals_of,
    references_to,
)
from assembler.answers.values import Pages, SomePercent
from assembler.conditions.sorts import Choice, Choices, Date, ListOf, Money, Number, Record, Reference, Text, YesNo


@pytest.mark.parametrize(
    ("written", "facts"),
    [
        ("", {}),
        ("a: one", {"a": "one"}),
        (" a : one\n\n  \nb.c: two: three \n", {"a": "one", "b.c": "two: three"}),
        ({"a": "one"}, {"a": "one"}),
    ],
)
def test_the_facts_of_an_acceptance_may_stand_in_lines(written: Any, facts: dict[str, str]) -> None:
    said = {"rule": "r", "by": "L", "on": "2027-01-01", "reason": "read", "facts": written}

    assert Acceptance.model_validate(said).facts == facts


SORTS = {leaf.path: leaf.sort for leaf in leaves()}
NATURES = {leaf.path: leaf.nature for leaf in leaves()}


@pytest.mark.parametrize(
    ("path", "sort", "nature"),
    [
        ("document.title", Text(), "fill-in"),
        ("document.prepared_on", Date(), "fill-in"),
        ("document.form", Choice(("contract", "deed")), "drafting"),
        ("document.marking", Choice(("official", "official_sensitive", "none")), "drafting"),
        ("decision.route", Choice(("duty", "voluntary", "mixed")), "recorded"),
        ("decision.notified_by", Reference("parties"), "recorded"),
        ("parties[].in_england", YesNo(), "recorded"),
        (
            "parties[].roles",
            Choices(("lead", "host", "provider", "recipient", "participating", "funder")),
            "drafting",
        ),
        ("parties[].functions[].kind", Choice(("fire", "policing", "health", "other")), "recorded"),
        ("parties[].insurance.least_sum", Money(1), "fill-in"),
        ("governance.capital_threshold", Money(0), "fill-in"),
        ("governance.contract_months", Number(0, 600, "months"), "fill-in"),
        ("functions.lead_notice", Number(1, 600, "months"), "drafting"),
        ("scope.annexes[].pages", Number(1, 500, "pages"), "fill-in"),
        ("response.protocols[].hours_before_review", Number(1, 100_000, "hours"), "recorded"),
        ("response.incident_hours", Number(1, 240, "hours"), "drafting"),
        ("complaints.pass_on_days", Number(1, 260, "Working Days"), "drafting"),
        ("works.projects[].overrun_percent", Number(0, 100, "per cent", 2), "drafting"),
        ("standards.credit_percent", Number(1, 100, "per cent", 2), "fill-in"),
        ("money.payment_days", Number(1, 3650, "days"), "drafting"),
        ("gateways.conditions[].payment", Reference("money.schedule"), "fill-in"),
    ],
)
def test_a_field_is_of_its_sort_and_answered_in_its_way(path: str, sort: Any, nature: str):
    assert SORTS[path] == sort
    assert NATURES[path] == nature


def test_what_nobody_is_asked_is_no_field_of_a_question():
    assert [path for path in SORTS if path.rpartition(".")[2] in ("id", "body")] == []
    assert [path for path in SORTS if path.startswith("drafting")] == []
    assert list(SORTS)[:3] == ["document.title", "document.short_name", "document.prepared_on"]
    assert next(leaf for leaf in leaves() if leaf.path == "parties[].functions[].kind").steps == (
        "parties[]",
        "functions[]",
        "kind",
    )


def test_conditions_see_the_answers_and_what_is_worked_out_from_them():
    record = answers_record()
    parties = record.fields["parties"]
    assert isinstance(parties, ListOf)
    party, change = parties.item, record.fields["change"]
    assert isinstance(change, Record)

    assert (record.name, party.name, change.name) == ("answers", "party", "change")
    assert party.fields["id"] == party.fields["person"] == party.fields["namesake"] == Reference("parties")
    assert party.fields["name_says"] == Choice(
        (
            "policing_body",
            "chief_officer",
            "mayor",
            "combined_authority",
            "fire_authority",
            "trust",
            "force",
            "fire_service",
            "ambulance_service",
        )
    )
    assert change.fields["earliest_withdrawal"] == Date()
    assert "drafting" not in record.fields
    assert "body" not in party.fields
    assert isinstance(party.fields["functions"], ListOf)
    assert party.fields["functions"].item.fields["id"] == Reference("parties.functions")


def test_what_points_to_the_items_of_a_list():
    assert lists_pointed_to() == (
        "parties",
        "scope.workstreams",
        "scope.annexes",
        "premises.places",
        "systems.systems",
        "works.projects",
        "people.placements",
        "works.assets",
        "response.protocols",
        "money.schedule",
        "procurement.contracts",
    )
    assert references_to("money.schedule") == {"gateways.conditions[].payment"}
    assert references_to("works.assets") == {
        "change.exit_table[].asset",
        "information.flows[].asset",
        "money.schedule[].asset",
        "risk.cover[].asset",
    }
    assert references_to("scope.objectives") == frozenset()


def test_groups_come_with_those_inside_before_them():
    names = [model.__name__ for model, _ in groups()]
    seen = {model: record.name for model, record in groups()}

    assert names.index("Function") < names.index("Party") < names.index("GivenAnswers") == len(names) - 1
    assert (seen[Party], seen[Function], seen[GivenAnswers], seen[DraftingNotes]) == (
        "party",
        "function",
        "answers",
        "",
    )
    assert completed_name(GivenAnswers) == "Completed"
    assert completed_name(Party) == "CompletedParty"
    assert groups_within(Party)[0] == ("functions", Function, True)
    assert [(name, several) for name, _, several in groups_within(Party)] == [
        ("functions", True),
        ("decision", False),
        ("consultation", False),
        ("contact", False),
        ("insurance", False),
        ("signing", False),
        ("life", False),
    ]


@pytest.mark.parametrize(
    ("annotation", "words"),
    [
        (Literal["a", "b"], ("a", "b")),
        (Literal["a"] | None, ("a",)),
        (Annotated[tuple[Literal["a", "b"], ...], "x"], ("a", "b")),
        (str, ()),
        (str | None, ()),
    ],
)
def test_the_words_that_an_answer_of_a_type_may_be(annotation: Any, words: tuple[str, ...]):
    assert literals_of(annotation) == words


@pytest.mark.parametrize("written", ["12345678", "a" * 64, "4f6c1d3e-8a52-4b7e-9d41-0c5b2a7e9f10", "ABCDEFGH"])
def test_the_id_of_an_agreement_is_kept(written: str):
    assert TypeAdapter(AgreementId).validate_python(written) == written


@pytest.mark.parametrize("written", ["1234567", "a" * 65, "-2345678", "with space", "with_underscore", "été-1234"])
def test_what_is_no_id_of_an_agreement_is_told(written: str):
    with pytest.raises(ValidationError) as raised:
        TypeAdapter(AgreementId).validate_python(written)

    assert raised.value.errors()[0]["msg"] == (
        f"Value error, “{written}” is not the id of an agreement, which has 8 to 64 letters of the alphabet, digits and hyphens. Leave it "
        "out, and `assembler upgrade` makes one."
    )


@pytest.mark.parametrize(
    ("sort", "least", "most"),
    [(Pages, 1, 500), (SomePercent, 1, 100)],
)
def test_numbers_stay_within_their_bounds(sort: Any, least: int, most: int):
    adapter = TypeAdapter(sort)

    assert [adapter.validate_python(str(number)) for number in (least, most)] == [least, most]
    for beyond in (least - 1, most + 1):
        with pytest.raises(ValidationError):
            adapter.validate_python(str(beyond))
