"""Questions 8: money. Payments are by the parties, for facilitating the agreement (section 4(2))."""

from typing import Annotated, Literal

from assembler.answers.values import (
    CHOSEN,
    Day,
    Days,
    Drafting,
    FillIn,
    Group,
    Identity,
    Line,
    PartyId,
    Percent,
    PlaceId,
    PlacementId,
    Pounds,
    ProjectId,
    Recorded,
    SomePounds,
    WorkstreamId,
    YesOrNo,
)

Period = Literal["once", "month", "quarter", "year", "term"]
"""What a sum is paid for: once only, each month, quarter or year, or the whole of a fixed term."""

Basis = Literal["fixed_sum", "formula", "actual_cost", "share"]
"""On what footing a sum is found: fixed beforehand, by a rate or formula, as the whole of what something costs, or as a part of that."""


class Payment(Group):
    """One payment or recurring contribution: who pays whom, for what, on what footing, for what time, when, and how it changes.

    `period` has no default: a sum of which nobody has said whether it is for a year or for the term has more than one meaning. `about`
    says which record the payment is for; `workstream`, `place`, `project` or `placement` then points to it.
    """

    id: Identity
    payer: FillIn[PartyId] = None
    payee: FillIn[PartyId] = None
    purpose: FillIn[Line] = None
    about: Drafting[Literal["agreement", "workstream", "place", "project", "placement"]] = None
    workstream: FillIn[WorkstreamId] = None
    place: FillIn[PlaceId] = None
    project: FillIn[ProjectId] = None
    placement: FillIn[PlacementId] = None
    basis: Drafting[Basis] = None
    amount: FillIn[SomePounds] = None
    formula: FillIn[Line] = None
    cost_of: FillIn[Line] = None
    percent: FillIn[Percent] = None
    period: FillIn[Period] = None
    due: FillIn[Line] = None
    index: Drafting[Literal["none", "cpi", "named"]] = None
    index_name: FillIn[Line] = None
    index_base: FillIn[Line] = None
    review: Drafting[Literal["none", "yearly", "on_a_date"]] = None
    review_by: FillIn[Day] = None
    property: Drafting[YesOrNo] = None
    facilitates: Recorded[YesOrNo] = None
    charge_basis: Recorded[Literal["cooperation", "section_12", "section_13_or_16", "other"]] = None
    public_functions: Recorded[YesOrNo] = None
    charge_consultation: Recorded[Literal["done", "advised_not_needed"]] = None
    charge_ceiling: Recorded[Literal["within_cost", "advised_not_needed"]] = None
    person_helped_charged: Recorded[YesOrNo] = None


class Share(Group):
    """One party's share of the shared costs; where the shares are equal, that it is one of those that bear one."""

    id: Identity
    party: FillIn[PartyId] = None
    percent: FillIn[Percent] = None


ExcludedCost = Literal["legacy", "redundancy", "pension_strain", "capital", "claims_and_fines", "own_default"]
"""Costs that are not shared unless those who would bear them agree beforehand."""


class Money(Group):
    """Whether anyone pays, how costs are shared, and how payments are made.

    `first_estimate_period` has no default: a first estimate for a part of a year and one for twelve months are different sums.
    """

    payments: Drafting[YesOrNo] = None
    cost_model: Drafting[Literal["lie_where_they_fall", "equal_shares", "fixed_shares", "by_measure"]] = None
    shared_costs: FillIn[Line] = None
    measure: FillIn[Line] = None
    measured_by: FillIn[PartyId] = None
    first_estimate_period: FillIn[Literal["twelve_months", "to_first_april"]] = None
    first_estimate: FillIn[Pounds] = None
    estimate_index: Drafting[Literal["cpi", "none"]] = None
    on_account: Drafting[Literal["quarterly", "monthly", "none"]] = None
    accounts_by: FillIn[PartyId] = None
    excluded_costs: Drafting[Annotated[tuple[ExcludedCost, ...], CHOSEN]] = None
    overhead_percent: Drafting[Percent] = None
    warning_percent: Drafting[Percent] = None
    tolerance_percent: Drafting[Percent] = None
    overspend: Drafting[Literal["in_shares", "who_caused"]] = None
    underspend: Drafting[Literal["returned", "carried_forward", "reinvested"]] = None
    shares: tuple[Share, ...] = ()
    schedule: tuple[Payment, ...] = ()
    invoices: Drafting[Literal["monthly", "quarterly", "yearly"]] = None
    payment_days: Drafting[Days] = None
    interest: Drafting[Literal["statutory", "none"]] = None
    vat: FillIn[Line] = None
    irrecoverable_vat: Drafting[Literal["party_incurring", "shared"]] = None
