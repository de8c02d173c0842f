"""Questions 7: help at incidents. A protocol for each activity, the care that one party's people give for another, and safeguarding."""

from typing import Annotated, Literal

from pydantic import Field

from assembler.answers.typed import whole_number
from assembler.answers.values import (
    Bounds,
    Drafting,
    FillIn,
    Group,
    Hours,
    Identity,
    Line,
    PartyId,
    ReadBy,
    Recorded,
    WorkstreamId,
    YesOrNo,
)

Activity = Literal["co_responding", "falls", "entry", "search", "drones", "joint_team", "other"]
"""What help is given under a protocol; it chooses what else is asked, and the words that only such help needs."""

HoursOfHelp = Annotated[int, ReadBy(whole_number("hours")), Field(ge=1, le=100_000), Bounds(1, 100_000, "hours")]
"""A whole number of hours of help in a year."""


class Member(Group):
    """One party to a protocol: whether it asks or helps, and by what route, which may be that of a body that is no party."""

    id: Identity
    party: FillIn[PartyId] = None
    part: FillIn[Literal["asks", "helps", "both"]] = None
    route: FillIn[Line] = None


class Call(Group):
    """One row of the response to a request: for a kind of call, what is sent, who leads, and within what time."""

    id: Identity
    kind: FillIn[Line] = None
    sent: FillIn[Line] = None
    leads: FillIn[Line] = None
    within: FillIn[Line] = None


class Protocol(Group):
    """How help is asked for and given in one activity: who may ask whom, when, what is sent, and what belongs to that activity alone."""

    id: Identity
    name: FillIn[Line] = None
    activity: FillIn[Activity] = None
    workstream: FillIn[WorkstreamId] = None
    trigger: FillIn[Line] = None
    hours: Recorded[Line] = None
    limits: Recorded[Line] = None
    accept: Drafting[Literal["decides", "unless_needed"]] = None
    power: Recorded[Line] = None
    secured_by: Drafting[Literal["entered", "asked", "police"]] = None
    owner_answered_by: Drafting[Literal["entered", "asked"]] = None
    consumables: Drafting[Literal["own", "asked"]] = None
    hours_before_review: Recorded[HoursOfHelp] = None
    members: tuple[Member, ...] = ()
    calls: tuple[Call, ...] = ()


class Care(Group):
    """Care that people of one party (`responders`) give under the clinical direction of another (`clinical`)."""

    id: Identity
    name: FillIn[Line] = None
    clinical: FillIn[PartyId] = None
    responders: FillIn[PartyId] = None
    behalf: Drafting[Literal["clinical", "responders"]] = None
    scope: FillIn[Line] = None
    training: FillIn[Line] = None
    kit: FillIn[Line] = None
    kit_from: Drafting[Literal["clinical", "responders"]] = None
    before_leaving: Drafting[YesOrNo] = None
    registration: Recorded[Literal["not_needed", "held", "needed"]] = None


class Response(Group):
    """Help that one party gives another at incidents, and the care and safeguarding of the people whom they meet there."""

    protocols: tuple[Protocol, ...] = ()
    care: tuple[Care, ...] = ()
    incident_hours: Drafting[Hours] = None
    referral_by: Drafting[Literal["finder", "one"]] = None
    referral_party: FillIn[PartyId] = None
    referral_hours: Drafting[Hours] = None
