"""Detachment and secondment: a fire or ambulance employer's direction is a default that gives way to them; that of a force never does."""

from __future__ import annotations

import pytest
from shipped import answers, assembled

from assembler.plain import agreement_text

pytestmark = pytest.mark.row("rule-22")

PARTIES = """
parties:
  - {id: lfc, kind: london_fire_commissioner, short_name: Fire Commissioner}
  - {id: trust, kind: nhs_trust, in_england: yes, provides_ambulance_services: yes, short_name: Capital Trust}
  - {id: met, kind: commissioner_of_police_of_the_metropolis, short_name: Met Commissioner}
functions: {delegation: no, working_together: yes}
"""


def text(people: str) -> str:
    made = assembled(answers(f"{PARTIES}\npeople: {{{people}}}"))
    return " ".join(agreement_text(made.agreement).split())


def placed(home: str, host: str, manner: str) -> str:
    return f"placed: yes, placements: [{{id: a, home: {home}, host: {host}, manner: {manner}}}]"


FIRE = "the employees of a Fire and Rescue Body remain under its direction."
TRUST = (
    "the employees of an Ambulance Trust remain under its direction, and it remains responsible for the clinical care"
)
FORCE = "The members of each police force, and its civilian staff, remain under the direction and control of its own chief officer"
EXCEPT = "and except for those whom this clause shows as detached or seconded, "


@pytest.mark.parametrize(
    "people", ["", "placed: no", "placed: no, placements: [{id: a, home: lfc, host: trust, manner: detached}]"]
)
def test_without_a_recorded_placement_each_employer_directs_its_own(people: str):
    found = text(people)

    assert f"Unless a special condition provides otherwise, {FIRE}" in found
    assert f"Unless a special condition provides otherwise, {TRUST}" in found
    assert "detached" not in found


@pytest.mark.parametrize("people", ["placed: yes", "placed: yes, placements: [{id: a, home: lfc, host: trust}]"])
def test_a_placement_half_recorded_moves_nothing(people: str):
    assert EXCEPT not in text(people)


def test_fire_fighters_detached_to_a_trust_work_under_its_direction():
    found = text(placed("lfc", "trust", "detached"))

    assert f"provides otherwise, {EXCEPT}{FIRE}" in found
    assert f"Unless a special condition provides otherwise, {TRUST}" in found
    assert (
        "The employees of Fire Commissioner whom it detaches to Capital Trust under this Agreement work, in what they do for Capital "
        "Trust, under its direction, and remain employees of Fire Commissioner." in found
    )
    assert "the Home Party under this clause is the Party under whose direction they work" in found
    assert FORCE in found


def test_ambulance_staff_seconded_to_a_fire_body_are_directed_by_it():
    found = text(placed("trust", "lfc", "seconded"))

    assert f"provides otherwise, {EXCEPT}{TRUST}" in found
    assert f"Unless a special condition provides otherwise, {FIRE}" in found
    assert "The employees of Capital Trust whom it seconds to Fire Commissioner" in found


def test_people_of_a_force_always_stay_under_its_chief_officer():
    found = text(placed("met", "lfc", "seconded"))

    assert FORCE in found
    assert EXCEPT not in found
    assert "Met Commissioner whom it seconds" not in found


@pytest.mark.row("A12")
def test_what_a_delegation_leaves_alone_is_said_only_if_one_may_exist():
    sentence = "The delegation of a function pursuant to this Agreement does not affect"

    assert sentence not in text("")
    assert "by this Agreement, and each Party remains responsible for the exercise of its own." in text("")
    assert sentence in agreement_text(assembled(answers("functions: {delegation: yes}")).agreement)
    assert sentence in agreement_text(assembled(answers("{}")).agreement)


MANNERS = ("detached", "seconded", "co_located", "joint_post", "dual_appointment", "volunteers")


def directed_by(home: str, host: str, manner: str, more: str = "") -> str:
    """The cell that says who directs people who work for another party in some manner."""
    found = text(f"placed: yes, placements: [{{id: a, home: {home}, host: {host}, manner: {manner}{more}}}]")
    return found.partition("| Directed by | ")[2].partition(" | Pay, pension, discipline |")[0]


@pytest.mark.parametrize("manner", MANNERS)
@pytest.mark.parametrize("direction", ["host", "home"])
def test_no_manner_of_work_puts_force_people_under_an_outsider(manner: str, direction: str):
    found = directed_by("met", "trust", manner, f", direction: {direction}")

    if manner == "dual_appointment":
        assert found == "The Party for which the person is on duty, and in a police force its chief officer"
    else:
        assert found == "Their own chief officer of police"


@pytest.mark.parametrize("manner", MANNERS)
def test_a_table_says_who_directs_the_people_of_a_fire_authority(manner: str):
    expected = {"detached": "Capital Trust", "seconded": "Capital Trust"}
    expected["dual_appointment"] = "The Party for which the person is on duty"

    assert directed_by("lfc", "trust", manner) == expected.get(manner, "Fire Commissioner")
    if manner in ("detached", "seconded"):
        assert directed_by("lfc", "trust", manner, ", direction: home") == "Fire Commissioner"


def test_people_whose_own_party_directs_them_are_no_exception():
    found = text(placed("lfc", "trust", "seconded, direction: home"))

    assert EXCEPT not in found
    assert f"Unless a special condition provides otherwise, {FIRE}" in found


@pytest.mark.parametrize(
    ("people", "named"),
    [
        ("", False),
        ("placed: no", False),
        ("placed: yes", False),
        ("placed: yes, placements: [{id: a, name: the crews}]", True),
    ],
)
def test_nothing_is_said_of_people_working_for_another_if_none_do(people: str, named: bool):
    found = text(people)

    assert ("Sending Party" in found) is named
    assert ("Work of the crews" in found) is named


def test_a_transfer_that_is_foreseen_is_left_to_a_document_of_its_own():
    found = text("placed: no, transfer: foreseen")
    assert (
        "must not begin until these two have signed" not in found
    )  # staff are no subject, and nobody works for another

    foreseen = (
        PARTIES + "\nscope: {subjects: [staff]}\npeople: {placed: no, transfer: foreseen, transfer_of: the pay team}"
    )
    found = " ".join(agreement_text(assembled(answers(foreseen)).agreement).split())

    assert ": the pay team. The work that would bring that about must not begin until these two have signed" in found
    assert "transferred, except so far as clause" in found
    assert "employment has passed from one Party to another" not in found
