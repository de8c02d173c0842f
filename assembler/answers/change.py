"""Questions 13: review, variation, withdrawal and exit."""

from typing import Literal

from assembler.answers.values import (
    AssetId,
    ContractId,
    Day,
    Drafting,
    FillIn,
    Group,
    Identity,
    Line,
    Months,
    PartyId,
    Percent,
    PlaceId,
    PlacementId,
    ProjectId,
    SomeMonths,
    SomePounds,
    SystemId,
    WorkingDays,
    YesOrNo,
)


class Commitment(Group):
    """A commitment that a withdrawal could leave with others: what, for which record, who is bound, and the share of who leaves."""

    id: Identity
    what: FillIn[Line] = None
    about: Drafting[Literal["agreement", "place", "system", "placement", "project", "asset", "contract"]] = None
    place: FillIn[PlaceId] = None
    system: FillIn[SystemId] = None
    placement: FillIn[PlacementId] = None
    project: FillIn[ProjectId] = None
    asset: FillIn[AssetId] = None
    contract: FillIn[ContractId] = None
    bound: FillIn[PartyId] = None
    leaver: FillIn[PartyId] = None
    share: FillIn[Percent] = None


class Change(Group):
    """How the agreement changes and ends. The right to withdraw (section 4(7)) is not a choice; its notice and effects are."""

    review_months: FillIn[SomeMonths] = None
    first_review_by: FillIn[Day] = None
    variation: Drafting[Literal["all_in_writing", "board_or_majority"]] = None
    withdrawal_notice: FillIn[Months] = None
    withdrawal_date: Drafting[Literal["any_date", "31_march"]] = None
    withdrawal_condition: Drafting[Literal["none", "consent", "objective_test", "lock_in", "workstreams_only"]] = None
    partial_withdrawal: Drafting[YesOrNo] = None
    gap: Drafting[Literal["reduced", "shared"]] = None
    gap_months: Drafting[SomeMonths] = None
    exit_costs: Drafting[
        Literal[
            "lie_where_they_fall",
            "committed_costs",
            "months_of_contributions",
            "all_reasonable_costs",
            "remaining_contributions",
        ]
    ] = None
    exit_months: FillIn[SomeMonths] = None
    exit_table: tuple[Commitment, ...] = ()
    exit_cap: Drafting[Literal["none", "twelve_months", "sum"]] = None
    exit_cap_amount: FillIn[SomePounds] = None
    exit_taper: Drafting[YesOrNo] = None
    exit_plan: Drafting[Literal["on_notice", "from_the_start"]] = None
    exit_plan_months: Drafting[SomeMonths] = None
    transition_months: Drafting[SomeMonths] = None
    first_stage_days: Drafting[WorkingDays] = None
    second_stage_days: Drafting[WorkingDays] = None
    last_stage: Drafting[Literal["courts", "expert_then_courts", "arbitration"]] = None
    accession: Drafting[Literal["all_agree", "not_foreseen"]] = None
