"""Questions 7: people. Who works for another party and on what terms, who is consulted, who is cleared, and how people are kept safe."""

from typing import Literal

from assembler.answers.values import (
    Day,
    Drafting,
    FillIn,
    Group,
    Identity,
    Line,
    PartyId,
    Recorded,
    SomeMonths,
    WorkstreamId,
    YesOrNo,
)

Manner = Literal["detached", "seconded", "co_located", "joint_post", "dual_appointment", "volunteers"]
"""How people of one party come to work for another: for a task, in a post, beside its people, in a post that serves both, under an
appointment with each, or as volunteers."""


class Placement(Group):
    """A post, or a group of people, of one party (`home`) that works for another (`host`), and the terms that are not the same for all.

    Discipline is never moved, and so is not asked. `direction` is asked where it could be moved: never of a police force.
    """

    id: Identity
    name: FillIn[Line] = None
    home: Recorded[PartyId] = None
    host: Recorded[PartyId] = None
    manner: Recorded[Manner] = None
    workstream: FillIn[WorkstreamId] = None
    number: FillIn[Line] = None
    work: FillIn[Line] = None
    serves_others: Drafting[YesOrNo] = None
    others: FillIn[Line] = None
    powers: FillIn[Line] = None
    manages_police: Recorded[YesOrNo] = None
    direction: Drafting[Literal["host", "home"]] = None
    lasts: Drafting[Literal["workstream", "days"]] = None
    starts_on: FillIn[Day] = None
    ends_on: FillIn[Day] = None
    consent: Drafting[Literal["each_person", "contract"]] = None
    costs: FillIn[Literal["free", "payment", "shared"]] = None
    injury: Drafting[Literal["home", "host"]] = None
    competence: FillIn[Line] = None
    trained_by: Drafting[Literal["host", "home"]] = None
    recall: Drafting[Literal["at_once", "by_notice"]] = None
    notice: Drafting[SomeMonths] = None
    replaced: Drafting[YesOrNo] = None


class Consulted(Group):
    """One party's consultation of those who speak for its people. That it took place is a fact; what they answered is not recited."""

    id: Identity
    party: FillIn[PartyId] = None
    whom: FillIn[Line] = None
    about: FillIn[Line] = None
    state: Recorded[Literal["done", "to_do"]] = None
    done_on: Recorded[Day] = None
    due_by: FillIn[Day] = None


class Clearance(Group):
    """A clearance that people need for an area, a system or a kind of work: whose people, of what level, and which party decides."""

    id: Identity
    who: FillIn[Line] = None
    party: FillIn[PartyId] = None
    opens: FillIn[Line] = None
    level: FillIn[Line] = None
    decided_by: FillIn[PartyId] = None
    until: Drafting[Literal["kept_out", "escorted"]] = None


class People(Group):
    """Who works for another party, who is consulted and cleared, and how the parties keep one another's people safe."""

    placed: Recorded[YesOrNo] = None
    placements: tuple[Placement, ...] = ()
    transfer: Recorded[Literal["not_foreseen", "foreseen"]] = None
    transfer_of: FillIn[Line] = None
    transfer_from: FillIn[PartyId] = None
    transfer_to: FillIn[PartyId] = None
    consulted: tuple[Consulted, ...] = ()
    clearances: tuple[Clearance, ...] = ()
    clearance_costs: Drafting[Literal["who_decides", "who_sends"]] = None

    risk_assessment: Drafting[Literal["place_controller", "joint"]] = None
    investigation: Drafting[Literal["home_party", "joint"]] = None
    welfare: Drafting[Literal["own", "shared"]] = None
