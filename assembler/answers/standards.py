"""Questions 7: service levels. What one party is to reach in what it does for others, and what follows where it does not."""

from typing import Literal

from assembler.answers.values import (
    Drafting,
    FillIn,
    Group,
    Identity,
    Line,
    PartyId,
    SomePercent,
    WorkingDays,
    WorkstreamId,
)


class Measure(Group):
    """One service level: what is measured, of which party, the target, and from which records it is measured."""

    id: Identity
    what: FillIn[Line] = None
    party: FillIn[PartyId] = None
    workstream: FillIn[WorkstreamId] = None
    target: FillIn[Line] = None
    measured: FillIn[Line] = None


class Standards(Group):
    """The service levels of what parties do for one another."""

    levels: tuple[Measure, ...] = ()
    every: Drafting[Literal["month", "quarter", "year"]] = None
    missed: Drafting[Literal["plan", "meet", "credit"]] = None
    credit_percent: FillIn[SomePercent] = None
    credit_limit: FillIn[SomePercent] = None
    plan_days: Drafting[WorkingDays] = None
