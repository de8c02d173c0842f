"""Questions 7: premises. The places that one party lets another use, and on what terms."""

from typing import Literal

from assembler.answers.values import (
    AnnexId,
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

Right = Literal["licence", "touch_down", "lease"]
"""By what right a place is used: a licence of an area, a seat when one is free, or a lease in another deed."""


class Place(Group):
    """One place that one party (`host`) lets another (`guest`) use. A place that two parties use under different terms is two records."""

    id: Identity
    name: FillIn[Line] = None
    address: FillIn[Line] = None
    host: FillIn[PartyId] = None
    guest: FillIn[PartyId] = None
    workstream: FillIn[WorkstreamId] = None
    use: FillIn[Line] = None
    right: Drafting[Right] = None
    lease_made: Recorded[YesOrNo] = None
    lease: FillIn[Line] = None
    lease_promised: Recorded[YesOrNo] = None
    lease_by: FillIn[Day] = None
    lease_over_three_years: Recorded[YesOrNo] = None
    lease_by_deed: Recorded[YesOrNo] = None
    lease_security: Recorded[Literal["contracted_out", "protected"]] = None
    area: FillIn[Line] = None
    has_plan: Drafting[YesOrNo] = None
    plan: FillIn[AnnexId] = None
    hours: FillIn[Line] = None
    provided: FillIn[Line] = None
    costs: FillIn[Literal["free", "payment", "shared"]] = None
    closed: Drafting[Literal["none", "guest", "host", "both"]] = None
    cameras: Drafting[YesOrNo] = None
    alterations: Drafting[Literal["with_consent", "none"]] = None
    fit_out: Drafting[Literal["removed", "left"]] = None
    move: Drafting[YesOrNo] = None
    move_notice: Drafting[SomeMonths] = None
    notice: Drafting[SomeMonths] = None
    leaving: Drafting[SomeMonths] = None
    superior: Recorded[Literal["none_needed", "obtained", "not_obtained"]] = None


class Premises(Group):
    """The places that one party lets another use."""

    places: tuple[Place, ...] = ()
