"""What the Act asks of a set of answers, written a second time and apart from the rules: the main rows of the paper, in plain Python.

It reads what was given, with the register beside it, and knows nothing of conditions, questions or findings. Each reason is a rule's id
with the party it is about. What it does not know of, it says nothing of.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from assembler.register import load_register

POLICING = (
    "police_and_crime_commissioner",
    "police_fire_and_crime_commissioner",
    "elected_mayor_pcc_functions",
    "mopac",
    "common_council_city_of_london",
)
CHIEF = ("chief_constable", "commissioner_of_police_of_the_metropolis", "commissioner_city_of_london")
FIRE = (
    "combined_fire_authority",
    "metropolitan_fire_authority",
    "county_council",
    "unitary_council",
    "isles_of_scilly",
    "london_fire_commissioner",
    "pcc_fire_authority",
    "designated_fire_authority",
    "combined_authority",
    "elected_mayor_fire_functions",
    "combined_county_authority",
    "cca_mayor_fire_functions",
)
AMBULANCE = ("nhs_trust", "nhs_foundation_trust")
ENGLAND_ASKED = ("police_and_crime_commissioner", "chief_constable", "combined_fire_authority", "nhs_trust")
UNKNOWN = None


class Facts:
    """Answers as they were given, completed from the register only."""

    def __init__(self, given: Any) -> None:
        self.given = given
        bodies = load_register().bodies
        self.bodies = {party.id: bodies[party.body] for party in given.parties if party.body in bodies}
        self.paragraphs = {party.id: self.paragraph(party) for party in given.parties}

    def of(self, party: Any, name: str) -> Any:
        """A party's answer, or what the register says of it."""
        value, body = getattr(party, name), self.bodies.get(party.id)
        if value is not None or body is None:
            return value
        told = {"kind": body.kind, "police_area": body.area, "in_england": True, "provides_ambulance_services": True}
        return self.own_lpb(body) if name == "local_policing_body" else told.get(name)

    def own_lpb(self, body: Any) -> str | None:
        return next((i for i, other in self.bodies.items() if other.id == body.local_policing_body_id), None)

    def paragraph(self, party: Any) -> str | None:
        """The paragraph of section 1(2), “none”, or None where it cannot be told."""
        kind = self.of(party, "kind")
        confirmed = party.treated_as_commissioner and party.treated_as_commissioner_record
        if kind == "cca_mayor_pcc_functions":
            return "c" if confirmed else "none"
        england = True if kind not in ENGLAND_ASKED else self.of(party, "in_england")
        name = "c" if kind in (*POLICING, *CHIEF) else "b" if kind in FIRE else "a" if kind in AMBULANCE else "none"
        if name == "a":
            provides = self.of(party, "provides_ambulance_services")
            england = False if False in (provides, england) else None if None in (provides, england) else True
        return "none" if england is False else None if england is None and name != "none" else name

    def entry(self, party: Any) -> date:
        return party.signing.signed_on or self.given.document.prepared_on

    def by_then(self, party: Any, day: date | None) -> bool:
        return day is not None and day <= self.entry(party)


def reasons(given: Any) -> set[str]:
    """Why no copy may be signed, as rule and party. Needs the document's date."""
    facts = Facts(given)
    return {*_whole(facts), *(f"{rule} {p.id}" for p in given.parties for rule in _of(facts, p))}


def _whole(facts: Facts) -> Iterator[str]:
    given = facts.given
    present = set(facts.paragraphs.values()) & {"a", "b", "c"}
    if len(present) < 2:
        yield "s1-two-categories"
    if given.scope.all_in_writing is not True:
        yield "s1-in-writing"
    if given.functions.delegation is None or (given.functions.delegation and not given.functions.arrangements):
        yield "s4-no-nondelegable"
    if {"b", "c"} <= present and given.functions.police_fight_fires != "no":
        yield "x-no-police-firefighters"
    notifier = given.decision.notified_by
    services = [p for p in given.parties if facts.paragraphs[p.id] != "none"]
    told = all(p.id == notifier or facts.by_then(p, p.decision.notified_on) for p in services)
    by_service = notifier is None or facts.paragraphs[notifier] in ("a", "b", "c")
    viewed = any(p.decision.view in ("efficiency", "effectiveness", "both") for p in services)
    if given.decision.route == "voluntary" and viewed and not (told and by_service):
        yield "s2-route"
    for payment in given.money.schedule:
        if payment.facilitates is not True:
            yield f"s4-payment-terms {payment.id}"
        charge = facts.paragraphs.get(payment.payee) == "b" and payment.property is not True  # rent is no charge
        if charge and payment.person_helped_charged is not False:
            yield f"x-fra-charging {payment.id}"


def _of(facts: Facts, party: Any) -> Iterator[str]:
    kind, paragraph = facts.of(party, "kind"), facts.paragraphs[party.id]
    if kind is None or paragraph is UNKNOWN:
        yield "s1-party-kind"
        return
    yield from _status(facts, party)
    yield from _days(facts, party)
    if paragraph == "none" and party.power_to_join is None:
        yield "s1-other-own-power"
    if paragraph == "a":
        yield from _trust(facts, party)
    if paragraph != "none" and party.decision.adverse_effect == "adverse":
        yield "s3-adverse-effect"
    if kind in CHIEF and paragraph == "c":
        yield from _chief(facts, party)
    if kind == "chief_constable" and not _consented(facts, party):
        yield "x-chief-constable-consent"
    if (
        kind in POLICING
        and paragraph == "c"
        and not any(_maintains(facts, party, chief) for chief in facts.given.parties)
    ):
        yield from _consults(facts, party)
    duty = facts.given.decision.route in ("duty", "mixed")
    notifier = facts.given.decision.notified_by
    known = notifier == party.id or facts.by_then(party, party.decision.notified_on)
    if (
        duty
        and paragraph != "none"
        and not (known and (notifier is None or facts.paragraphs[notifier] in ("a", "b", "c")))
    ):
        yield "s2-notify"


def _status(facts: Facts, party: Any) -> Iterator[str]:
    day, checked = facts.entry(party), party.status_checked_on
    gone = party.ceased_on is not None and party.ceased_on <= day
    if gone or checked is None or not day - timedelta(days=92) <= checked <= day:
        yield "s5-stale-body"


def _days(facts: Facts, party: Any) -> Iterator[str]:
    own = party.decision
    days = [day for day in (own.notified_on, own.considered_on, own.taken_on, facts.entry(party)) if day is not None]
    if facts.paragraphs[party.id] != "none" and days != sorted(days):
        yield "s2-days-in-order"
    if party.insurance.confirmed_on is not None and not facts.by_then(party, party.insurance.confirmed_on):
        yield "p-cover-confirmed"


def _trust(facts: Facts, party: Any) -> Iterator[str]:
    if party.emergency_ambulance_service is not True:
        yield "s5-england-ambulance"
    own = party.decision
    regard = own.regard_other_functions is True and own.regard_health_service is True and own.regard_record is not None
    if facts.given.decision.route in ("duty", "mixed") and not regard:
        yield "s3-amb-particular-regard"


OF_LONDON = {
    ("mopac", "commissioner_of_police_of_the_metropolis"),
    ("common_council_city_of_london", "commissioner_city_of_london"),
}
"""Policing bodies of one force each, with its chief officer: no area need be compared."""


def _maintains(facts: Facts, lpb: Any, chief: Any) -> bool:
    """Whether a chief officer in the list is that of the force which this body maintains."""
    if (facts.of(lpb, "kind"), facts.of(chief, "kind")) in OF_LONDON:
        return facts.of(chief, "local_policing_body") == lpb.id
    fits = facts.of(chief, "kind") == "chief_constable" and facts.paragraphs[chief.id] == "c"
    area = facts.of(chief, "police_area")
    return (
        fits
        and facts.of(chief, "local_policing_body") == lpb.id
        and area is not None
        and area == facts.of(lpb, "police_area")
    )


def _chief(facts: Facts, party: Any) -> Iterator[str]:
    named = facts.of(party, "local_policing_body")
    lpb = next((p for p in facts.given.parties if p.id == named), None)
    good = lpb is not None and facts.of(lpb, "kind") in POLICING and facts.paragraphs[lpb.id] == "c"
    if not (good and _maintains(facts, lpb, party)):
        yield "s3-chief-needs-lpb"


def _consented(facts: Facts, party: Any) -> bool:
    own = party.consultation
    if own.policing_body_consent == "separate_record":
        return facts.by_then(party, own.policing_body_consent_on) and own.policing_body_consent_record is not None
    named = facts.of(party, "local_policing_body")
    lpb = next((p for p in facts.given.parties if p.id == named and facts.of(p, "kind") in POLICING), None)
    same = lpb is not None and facts.of(lpb, "police_area") == facts.of(party, "police_area") is not None
    return own.policing_body_consent == "in_this_agreement" and same


def _consults(facts: Facts, party: Any) -> Iterator[str]:
    consulted = party.consultation.chief_officer_consulted_on
    if consulted is None or consulted >= facts.entry(party):  # the very day is a warning, later or none a block
        yield "s3-lpb-consults-chief"
    replaces, replaced = facts.given.decision.replaces, facts.given.decision.replaced_on
    again = consulted is not None and replaced is not None and consulted > replaced
    if replaces is None or (replaces and not again):
        yield "s3-consult-again"
