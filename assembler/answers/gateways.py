"""Questions 9: what must happen before the work begins. Conditions on which something waits, and the steps of setting a service up."""

from typing import Literal

from assembler.answers.values import (
    Day,
    Drafting,
    FillIn,
    Group,
    Identity,
    Line,
    PartyId,
    PaymentId,
    PlaceId,
    ProjectId,
    Prose,
    WorkingDays,
    WorkstreamId,
    YesOrNo,
)

Waiting = Literal["everything", "workstream", "project", "place", "payment"]
"""What waits until a condition has been met."""


class Condition(Group):
    """Something that must have happened before something else begins: whose it is, by when, what waits on it, and what follows if not.

    A condition suspends no right to withdraw (section 4(7)), and nothing else that an enactment asks for.
    """

    id: Identity
    what: FillIn[Line] = None
    kind: Drafting[Literal["to_be_obtained", "own_decision"]] = None
    party: FillIn[PartyId] = None
    met: Drafting[YesOrNo] = None
    met_on: FillIn[Day] = None
    by: FillIn[Day] = None
    waits: Drafting[Waiting] = None
    workstream: FillIn[WorkstreamId] = None
    project: FillIn[ProjectId] = None
    place: FillIn[PlaceId] = None
    payment: FillIn[PaymentId] = None
    fallback: Drafting[Literal["falls_away", "own_words"]] = None
    fallback_words: FillIn[Prose] = None
    waiver: Drafting[Literal["nobody", "one", "all"]] = None
    waived_by: FillIn[PartyId] = None


class Step(Group):
    """One step of setting a service up: what, who takes it, by when, and whether the service waits for it."""

    id: Identity
    what: FillIn[Line] = None
    workstream: FillIn[WorkstreamId] = None
    party: FillIn[PartyId] = None
    by: FillIn[Day] = None
    needed: Drafting[YesOrNo] = None


class Gateways(Group):
    """What must happen before the work begins."""

    conditions: tuple[Condition, ...] = ()
    steps: tuple[Step, ...] = ()
    led_by: FillIn[PartyId] = None
    parallel: Drafting[YesOrNo] = None
    parallel_days: Drafting[WorkingDays] = None
