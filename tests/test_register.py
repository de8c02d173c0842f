"""The register of bodies as shipped."""

from __future__ import annotations

from typing import get_args

import pytest

from assembler.answers.parties import Kind
from assembler.answers.values import suggested_id
from assembler.register import load_register

BODIES = load_register().bodies


def test_every_id_is_an_id_and_every_kind_a_kind():
    assert [one for one in BODIES if one != suggested_id(one)] == []
    assert {body.kind for body in BODIES.values()} <= set(get_args(Kind))


def test_every_row_has_a_legal_name_a_source_and_the_day_it_was_looked_up():
    assert [
        body.id for body in BODIES.values() if not (body.legal_name and body.short_name and body.source and body.as_at)
    ] == []


def test_a_body_s_local_policing_body_is_in_the_register():
    assert {body.local_policing_body_id for body in BODIES.values()} - {""} <= set(BODIES)


def test_search_puts_names_that_begin_with_the_words_first():
    found = load_register().search("norfolk")

    assert found
    assert found[0].short_name.casefold().startswith("norfolk")
    assert all("norfolk" in f"{body.id} {body.legal_name} {body.area}".casefold() for body in found)


@pytest.mark.row("C5")
@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("South Western Ambulance Service NHS Foundation Trust", ["amb-south-western"]),
        ("south-western-ambulance-service-nhs-foundation-trust", ["amb-south-western"]),
        ("South Western Ambulence Service NHS Foundation Trust", ["amb-south-western"]),
        ("Police & Crime Commissioner for Norfolk", ["pcc-norfolk"]),
        ("pcc-norfok", ["pcc-norfolk"]),
        ("zzzz", []),
        ("", []),
    ],
)
def test_a_name_where_an_id_is_wanted_suggests_the_id(words: str, meant: list[str]):
    assert [body.id for body in load_register().meant(words)][: len(meant) or None] == meant


@pytest.mark.row("C5")
def test_a_cure_names_the_id_and_whose_it_is():
    words = "South Western Ambulance Service NHS Foundation Trust"
    assert load_register().nearest(words, "") == f"Did you mean “amb-south-western” ({words})?"
    assert load_register().nearest("zzzz", "None.") == "None."
