"""Questions 8: money. Payments are by the parties, for facilitating the agreement (section 4(2))."""

from typing import Annotated, Literal

from assembler.answers.values import (
    CHOSEN,
    AssetId,
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
    ProtocolId,
    Recorded,
    SomePounds,
    SystemId,
    WorkstreamId,
    YesOrNo,
)

ChargeBasis = Literal["cooperation", "section_12", "section_13_or_16", "other"]
"""On what footing a fire and rescue authority is paid (Fire and Rescue Services Act 2004, section 18B(9))."""

Period = Literal["once", "month", "quarter", "year", "term"]
"""What a sum is paid for: once only, each month, quarter or year, or the whole of a fixed term."""

Basis = Literal["fixed_sum", "formula", "rates", "actual_cost", "share"]
"""On what footing a sum is found: fixed beforehand, by a formula, by the rate card, as all of what something costs, or a part of it."""


class Payment(Group):
    """One payment or recurring contribution: who pays whom, for what, on what footing, for what time, when, and how it changes.

    `period` has no default: a sum of which nobody has said whether it is for a year or for the term has more than one meaning. `about`
    says which record the payment is for, and the field of that name then points to it.
    """

    id: Identity
    payer: FillIn[PartyId] = None
    payee: FillIn[PartyId] = None
    purpose: FillIn[Line] = None
    about: Drafting[
        Literal["agreement", "workstream", "place", "system", "project", "placement", "asset", "protocol"]
    ] = None
    workstream: FillIn[WorkstreamId] = None
    place: FillIn[PlaceId] = None
    system: FillIn[SystemId] = None
    project: FillIn[ProjectId] = None
    placement: FillIn[PlacementId] = None
    asset: FillIn[AssetId] = None
    protocol: FillIn[ProtocolId] = None
    basis: Drafting[Basis] = None
    amount: FillIn[SomePounds] = None
    formula: FillIn[Line] = None
    cost_of: FillIn[Line] = None
    percent: FillIn[Percent] = None
    overhead_percent: Drafting[Percent] = None
    limited: Drafting[YesOrNo] = None
    limit: FillIn[SomePounds] = None
    period: FillIn[Period] = None
    due: FillIn[Line] = None
    index: Drafting[Literal["none", "cpi", "named"]] = None
    index_name: FillIn[Line] = None
    index_base: FillIn[Line] = None
    review: Drafting[Literal["none", "yearly", "on_a_date"]] = None
    review_by: FillIn[Day] = None
    property: Drafting[YesOrNo] = None
    facilitates: Recorded[YesOrNo] = None
    charge_basis: Recorded[ChargeBasis] = None
    public_functions: Recorded[YesOrNo] = None
    charge_consultation: Recorded[Literal["done", "advised_not_needed"]] = None
    charge_ceiling: Recorded[Literal["within_cost", "advised_not_needed"]] = None
    person_helped_charged: Recorded[YesOrNo] = None


class Share(Group):
    """One party's share of the shared costs; where the shares are equal, that it is one of those that bear one."""

    id: Identity
    party: FillIn[PartyId] = None
    percent: FillIn[Percent] = None


class Rate(Group):
    """One rate of the rate card: what is supplied, for each of what the rate is paid, how much it is, and who supplies it."""

    id: Identity
    what: FillIn[Line] = None
    unit: FillIn[Line] = None
    sum: FillIn[SomePounds] = None
    party: FillIn[PartyId] = None


class Outlay(Group):
    """One cost that arises once, such as that of a business case: the party that incurs it, and how much it is expected to be."""

    id: Identity
    what: FillIn[Line] = None
    party: FillIn[PartyId] = None
    estimate: FillIn[SomePounds] = None


class Portion(Group):
    """One party's share of the costs that arise once."""

    id: Identity
    party: FillIn[PartyId] = None
    percent: FillIn[Percent] = None


class Contribution(Group):
    """What one party gives in kind: how much of it is expected in a year, and whether it counts towards what that party owes."""

    id: Identity
    what: FillIn[Line] = None
    party: FillIn[PartyId] = None
    expected: FillIn[Line] = None
    counted: Drafting[Literal["nothing", "value"]] = None
    value: FillIn[SomePounds] = None


class Allocation(Group):
    """What one party sets aside for joint work in a year or, where the fund is pooled, pays into it, and by what power."""

    id: Identity
    party: FillIn[PartyId] = None
    amount: FillIn[SomePounds] = None
    power: Recorded[Line] = None


Also = Literal["one_off", "in_kind", "fund"]
"""What the money of a deal may need beside payments and shared costs."""

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
    rates: tuple[Rate, ...] = ()
    also: Drafting[Annotated[tuple[Also, ...], CHOSEN]] = None
    one_off: tuple[Outlay, ...] = ()
    one_off_shares: tuple[Portion, ...] = ()
    one_off_charge_basis: Recorded[ChargeBasis] = None
    in_kind: tuple[Contribution, ...] = ()
    in_kind_margin: Drafting[Percent] = None
    fund: Drafting[Literal["aligned", "pooled"]] = None
    fund_for: FillIn[Line] = None
    fund_holder: FillIn[PartyId] = None
    allocations: tuple[Allocation, ...] = ()
    fund_charge_basis: Recorded[ChargeBasis] = None
    invoices: Drafting[Literal["monthly", "quarterly", "yearly"]] = None
    payment_days: Drafting[Days] = None
    interest: Drafting[Literal["statutory", "agreed", "none"]] = None
    interest_over_base: FillIn[Percent] = None
    vat_position: Drafting[Literal["stated", "outside_scope"]] = None
    vat: FillIn[Line] = None
    irrecoverable_vat: Drafting[Literal["party_incurring", "shared"]] = None
