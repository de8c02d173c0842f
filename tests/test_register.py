"""The register of bodies as shipped."""

from __future__ import annotations

from typing import get_args

import pytest

from assembler.answers.parties import Kind
from assembler.answers.values import suggested_id
from assembler.register import Body, Register, load_register

BODIES = load_register().bodies


def test_every_id_is_an_id_and_every_kind_a_kind():
    assert [one for one in BODIES if one != suggested_id(one)] == []
    assert {body.kind for body in BODIES.values()} <= set(get_args(Kind))


def test_every_row_has_a_legal_name_source_and_day_of_looking_up():
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


def body(identity: str, legal: str, short: str, **more: str) -> Body:
    given = (
        dict.fromkeys(Body.__struct_fields__, "") | {"id": identity, "legal_name": legal, "short_name": short} | more
    )
    return Body(**given)


SMALL = Register(
    {
        one.id: one
        for one in (
            body("fire-b", "The Beta Fire Authority", "Beta Fire", kind="combined_fire_authority", area="Betashire"),
            body("fire-a", "The Alpha Fire Authority", "Alpha Fire", region="North Betashire"),
            body("amb-g", "Gamma & Delta Ambulance Trust", "Gamma Ambulance", kind="nhs_trust"),
        )
    }
)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("beta", ["fire-b", "fire-a"]),
        ("BETASHIRE", ["fire-a", "fire-b"]),
        ("fire authority", ["fire-a", "fire-b"]),
        ("Alpha", ["fire-a"]),
        ("nhs trust", ["amb-g"]),
        ("combined fire", ["fire-b"]),
        ("amb-g", ["amb-g"]),
        ("fire ambulance", []),
        ("", ["fire-a", "fire-b", "amb-g"]),
    ],
)
def test_a_search_holds_every_word_and_names_that_begin_so_lead(words: str, found: list[str]):
    assert [one.id for one in SMALL.search(words)] == found


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("alpha fire authority", ["fire-a"]),
        ("The Alpha Fire", ["fire-a"]),
        ("FIRE-A", ["fire-a"]),
        ("Gamma and Delta Ambulance Trust", ["amb-g"]),
        ("ambulance", ["amb-g"]),
        ("fire", ["fire-a", "fire-b"]),
        ("Alpa Fire Authorty", ["fire-a", "fire-b"]),
        ("fier-a", ["fire-a"]),
        ("nothing like it", []),
        ("", []),
    ],
)
def test_words_that_are_no_id_mean_a_name_a_part_or_a_near_spelling(words: str, found: list[str]):
    assert [one.id for one in SMALL.meant(words)] == found


@pytest.mark.parametrize(("bodies", "meant"), [(5, 5), (6, 0)])
def test_words_that_many_bodies_hold_mean_none_of_them(bodies: int, meant: int):
    many = Register({f"x-{at}": body(f"x-{at}", f"Number {at} of Wessex", f"N {at}") for at in range(bodies)})

    assert len(many.meant("wessex")) == meant


def test_at_most_five_like_spellings_are_meant_but_all_of_one_name():
    many = Register({f"x-{at}": body(f"x-{at}", f"Wessex Council {at}", f"N {at}") for at in range(9)})
    same = Register({f"x-{at}": body(f"x-{at}", "Wessex Council", f"N {at}") for at in range(7)})

    assert len(many.meant("Wesex Council")) == 5
    assert [one.id for one in same.meant("Wessex Council")] == [f"x-{at}" for at in range(7)]


@pytest.mark.parametrize(("letters", "found"), [(200, ["long"]), (201, ["long"])])
def test_the_first_two_hundred_letters_of_words_are_compared(letters: int, found: list[str]):
    register = Register({"long": body("long", "w" * 200, "Long")})

    assert [one.id for one in register.meant("w" * letters)] == found


def test_a_cure_names_all_that_may_be_meant():
    assert (
        SMALL.nearest("fire", "None.")
        == "Did you mean “fire-a” (The Alpha Fire Authority) or “fire-b” (The Beta Fire Authority)?"
    )
    assert SMALL.nearest("", "None.") == "None."
