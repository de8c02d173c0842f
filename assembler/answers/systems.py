"""Questions 7: systems. The systems and control rooms that one party provides and others use, and on what terms."""

from typing import Literal

from assembler.answers.values import (
    Drafting,
    FillIn,
    Group,
    Hours,
    Identity,
    Line,
    PartyId,
    Recorded,
    SomeMonths,
    WorkingDays,
    WorkstreamId,
    YesOrNo,
)

Kind = Literal["control_room", "dispatch", "telephony", "radio", "records", "network", "access", "other"]
"""What sort of system it is. A control room is a system of people as well: it has call takers, and a number of them on duty."""


class User(Group):
    """One party that uses a system, and what it may do with it."""

    id: Identity
    party: FillIn[PartyId] = None
    may: FillIn[Line] = None


class System(Group):
    """One system, or one control room, that one party (`provider`) keeps working and others (`users`) use."""

    id: Identity
    name: FillIn[Line] = None
    kind: FillIn[Kind] = None
    provider: FillIn[PartyId] = None
    workstream: FillIn[WorkstreamId] = None
    users: tuple[User, ...] = ()
    hours: FillIn[Line] = None
    standard: FillIn[Line] = None
    change_notice: Drafting[WorkingDays] = None
    restore: Drafting[Hours] = None
    fallback: FillIn[Line] = None
    call_takers: Drafting[Literal["own", "provider", "any"]] = None
    staffing: FillIn[Line] = None
    recorded: Drafting[YesOrNo] = None
    controller: Drafting[Literal["each", "provider"]] = None
    kept: FillIn[SomeMonths] = None
    automated: Drafting[YesOrNo] = None
    notice: Drafting[SomeMonths] = None
    leaving: Drafting[SomeMonths] = None
    permitted: Recorded[Literal["none_needed", "obtained", "not_obtained"]] = None


class Systems(Group):
    """The systems and control rooms that one party provides and others use."""

    systems: tuple[System, ...] = ()
