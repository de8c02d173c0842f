"""Questions 5: governance."""

from typing import Annotated, Literal

from assembler.answers.values import (
    CHOSEN,
    Drafting,
    FillIn,
    Group,
    Identity,
    Line,
    Months,
    PartyId,
    Pounds,
    YesOrNo,
)

Reserved = Literal["budget", "capital", "contracts", "lead", "people", "property", "systems", "claims", "name", "exit"]
"""Matters that each party decides for itself, besides those that the Act gives to all the parties."""


class Authority(Group):
    """What one party's representative may commit it to."""

    id: Identity
    party: FillIn[PartyId] = None
    spending: FillIn[Pounds] = None
    beyond: FillIn[Line] = None
    limits: FillIn[Line] = None


class Governance(Group):
    """The board, or the lead officers of a light agreement."""

    structure: Drafting[Literal["light", "board"]] = None
    board_name: FillIn[Line] = None
    chair: Drafting[Literal["rotating", "elected", "named_party"]] = None
    chair_party: FillIn[PartyId] = None
    meetings: Drafting[Literal["monthly", "quarterly", "six_monthly", "yearly"]] = None
    quorum: Drafting[Literal["all", "one_of_each_service", "majority"]] = None
    decisions: Drafting[Literal["consensus", "majority", "one_vote_per_service"]] = None
    police_vote: Drafting[Literal["joint", "separate", "by_subject"]] = None
    casting_vote: Drafting[YesOrNo] = None
    second_meeting: Drafting[YesOrNo] = None
    members_level: FillIn[Line] = None
    delivery_group: Drafting[YesOrNo] = None
    oversight: Drafting[YesOrNo] = None
    oversight_name: FillIn[Line] = None
    oversight_members: FillIn[Line] = None
    oversight_meetings: Drafting[Literal["quarterly", "six_monthly", "yearly"]] = None
    new_workstreams: Drafting[YesOrNo] = None
    reserved: Drafting[Annotated[tuple[Reserved, ...], CHOSEN]] = None
    capital_threshold: FillIn[Pounds] = None
    contract_months: FillIn[Months] = None
    claims_threshold: FillIn[Pounds] = None
    authorities: tuple[Authority, ...] = ()
    reports: Drafting[Literal["quarterly", "six_monthly", "yearly"]] = None
    serious_report: Drafting[Literal["one_day", "three_working_days"]] = None
    annual_report: Drafting[Literal["published", "internal", "none"]] = None
    audit: Drafting[Literal["each_own", "one_party"]] = None
    audit_party: FillIn[PartyId] = None
