"""Questions 4: purpose, scope and time."""

from typing import Annotated, Literal

from assembler.answers.values import (
    CHOSEN,
    Day,
    Drafting,
    FillIn,
    Group,
    Identity,
    Line,
    Pages,
    PartyId,
    Prose,
    Recorded,
    YesOrNo,
)


class Part(Group):
    """What one party does in a workstream."""

    id: Identity
    party: FillIn[PartyId] = None
    does: FillIn[Prose] = None


class Objective(Group):
    """One objective of the collaboration, in the parties' own words."""

    id: Identity
    words: FillIn[Prose] = None


class Earlier(Group):
    """An earlier arrangement between some or all of the parties, and what becomes of it."""

    id: Identity
    name: FillIn[Line] = None
    made_on: FillIn[Day] = None
    treatment: Drafting[Literal["ends", "continues", "in_part"]] = None


class Annex(Group):
    """A document bound in as it stands, such as a plan: what it is, its number and date, its pages, and who holds the original."""

    id: Identity
    name: FillIn[Line] = None
    number: FillIn[Line] = None
    made_on: FillIn[Day] = None
    pages: FillIn[Pages] = None
    holder: FillIn[PartyId] = None


class Workstream(Group):
    """One arrangement for working together (section 1(3)), described in the parties' own words."""

    id: Identity
    name: FillIn[Line] = None
    description: FillIn[Prose] = None
    place: FillIn[Line] = None
    hours: FillIn[Line] = None
    starts_on: FillIn[Day] = None
    model: Drafting[Literal["coordination", "support_services", "assistance", "host", "lead"]] = None
    powers: Recorded[Line] = None
    parts: tuple[Part, ...] = ()


Principle = Literal["public_safety", "openness", "identity", "fairness", "people", "evidence", "learning"]
"""What the parties say guides them in working together."""

Subject = Literal[
    "premises",
    "grant_funding",
    "vehicles_and_equipment",
    "staff",
    "shared_systems",
    "personal_data",
    "planning_or_other_conditions",
    "public_complaints",
    "vetting_and_security",
    "operational_protocols",
    "clinical_governance",
    "service_standards",
    "mobilisation",
    "consultation_of_staff",
    "procurement",
    "capital_contributions",
    "records",
    "intellectual_property",
    "publicity",
    "conduct_of_claims",
    "suspension",
    "same_service_arrangements",
    "safeguarding",
]
"""Subjects an agreement may need; `clauses/subjects.yaml` says which the library covers."""


class Scope(Group):
    """What the parties will do together, from when, and until when."""

    purpose: FillIn[Prose] = None
    objectives: tuple[Objective, ...] = ()
    principles: Drafting[Annotated[tuple[Principle, ...], CHOSEN]] = None
    principles_effect: Drafting[Literal["interpretive", "binding"]] = None
    earlier: tuple[Earlier, ...] = ()
    all_in_writing: Recorded[YesOrNo] = None
    workstreams: tuple[Workstream, ...] = ()
    annexes: tuple[Annex, ...] = ()
    subjects: Drafting[Annotated[tuple[Subject, ...], CHOSEN]] = None
    exclusions: Drafting[
        Annotated[
            tuple[Literal["major_incidents", "mutual_aid", "industrial_action", "own_response_standards"], ...], CHOSEN
        ]
    ] = None
    commencement: Drafting[Literal["last_signature", "on_a_date"]] = None
    commences_on: FillIn[Day] = None
    term: Drafting[Literal["fixed", "fixed_then_rolling", "rolling"]] = None
    expires_on: FillIn[Day] = None
