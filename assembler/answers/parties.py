"""Questions 2: the parties, one by one, with what each recorded (questions 3) and how it signs (questions 14)."""

from typing import Annotated, Literal

from assembler.answers.decision import Consultation, PartyDecision
from assembler.answers.execution import Signing
from assembler.answers.life import PartyLife
from assembler.answers.risk import Insurance
from assembler.answers.values import (
    CHOSEN,
    Day,
    Drafting,
    FillIn,
    Group,
    Identity,
    Line,
    PartyId,
    Prose,
    Recorded,
    YesOrNo,
)

Kind = Literal[
    "police_and_crime_commissioner",
    "police_fire_and_crime_commissioner",
    "elected_mayor_pcc_functions",
    "cca_mayor_pcc_functions",
    "mopac",
    "common_council_city_of_london",
    "chief_constable",
    "commissioner_of_police_of_the_metropolis",
    "commissioner_city_of_london",
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
    "nhs_trust",
    "nhs_foundation_trust",
    "mayor_of_london",
    "greater_london_authority",
    "secretary_of_state",
    "other_police_body",
    "welsh_body",
    "other_public_body",
    "charity",
    "company",
]
"""The statutory kind of a body; `statute/law/kinds.yaml` says what each is and which paragraph of section 1(2) it falls in."""

NameSays = Literal[
    "policing_body",
    "chief_officer",
    "mayor",
    "combined_authority",
    "fire_authority",
    "trust",
    "force",
    "fire_service",
    "ambulance_service",
]
"""What a legal name speaks of: a body of a kind, or (the last three) a force or a service, which is usually no legal person."""


class Function(Group):
    """A function that a party discharges under the agreement, and the statute that gives it."""

    id: Identity
    function: FillIn[Line] = None
    statute: FillIn[Line] = None
    kind: Recorded[Literal["fire", "policing", "health", "other"]] = None
    entitled: Recorded[YesOrNo] = None


class Contact(Group):
    """Who speaks for the party, and where formal notices go. Offices, not people, so that they survive a change of holder."""

    representative: FillIn[Line] = None
    notices_to: FillIn[Line] = None
    notices_email: FillIn[Line] = None


class Party(Group):
    """One party. With `body`, the register of bodies fills what is not given here; who knows the register says whether it is there."""

    id: Identity
    body: Line | None = None
    kind: Recorded[Kind] = None
    legal_name: FillIn[Line] = None
    short_name: FillIn[Line] = None
    address: FillIn[Line] = None
    area: FillIn[Line] = None
    police_area: Recorded[Line] = None
    in_england: Recorded[YesOrNo] = None
    provides_ambulance_services: Recorded[YesOrNo] = None
    emergency_ambulance_service: Recorded[YesOrNo] = None
    instrument: FillIn[Line] = None
    fire_functions_source: Recorded[Literal["ldedca_s107d", "lura_s30", "frsa_s1_2b"]] = None
    same_person: Recorded[YesOrNo] = None
    same_person_as: Recorded[PartyId] = None
    local_policing_body: Recorded[PartyId] = None
    treated_as_commissioner: Recorded[YesOrNo] = None
    treated_as_commissioner_record: Recorded[Line] = None
    transfer_order: Recorded[Line] = None
    transfer_time: Recorded[Day] = None
    power_to_join: Recorded[Line] = None
    designated_from: Recorded[Day] = None
    limits_checked: Recorded[Line] = None
    takes_land: Recorded[YesOrNo] = None
    status_checked_on: Recorded[Day] = None
    ceased_on: Recorded[Day] = None
    transfer_expected: Recorded[Day] = None
    roles: Drafting[
        Annotated[tuple[Literal["lead", "host", "provider", "recipient", "participating", "funder"], ...], CHOSEN]
    ] = None
    extent: Drafting[Literal["whole", "part"]] = None
    extent_words: FillIn[Prose] = None
    functions: tuple[Function, ...] = ()
    decision: PartyDecision = PartyDecision.model_construct()
    consultation: Consultation = Consultation.model_construct()
    contact: Contact = Contact.model_construct()
    insurance: Insurance = Insurance.model_construct()
    signing: Signing = Signing.model_construct()
    life: PartyLife = PartyLife.model_construct()
