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


def test_ambulance_staff_seconded_to_a_fire_body_work_under_its_direction():
    found = text(placed("trust", "lfc", "seconded"))

    assert f"provides otherwise, {EXCEPT}{TRUST}" in found
    assert f"Unless a special condition provides otherwise, {FIRE}" in found
    assert "The employees of Capital Trust whom it seconds to Fire Commissioner" in found


def test_people_of_a_force_stay_under_its_chief_officer_whatever_is_recorded():
    found = text(placed("met", "lfc", "seconded"))

    assert FORCE in found
    assert EXCEPT not in found
    assert "Met Commissioner whom it seconds" not in found


@pytest.mark.row("A12")
def test_what_a_delegation_leaves_alone_is_said_only_where_there_may_be_one():
    sentence = "The delegation of a function pursuant to this Agreement does not affect"

    assert sentence not in text("")
    assert "by this Agreement, and each Party remains responsible for the exercise of its own." in text("")
    assert sentence in agreement_text(assembled(answers("functions: {delegation: yes}")).agreement)
    assert sentence in agreement_text(assembled(answers("{}")).agreement)
