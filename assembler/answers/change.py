"""Questions 13: review, variation, withdrawal and exit."""

from typing import Literal

from assembler.answers.values import Day, Drafting, FillIn, Group, Months, YesOrNo


class Change(Group):
    """How the agreement changes and ends. The right to withdraw (section 4(7)) is not a choice; its notice and effects are."""

    review_months: FillIn[Months] = None
    first_review_by: FillIn[Day] = None
    variation: Drafting[Literal["all_in_writing", "board_or_majority"]] = None
    withdrawal_notice: FillIn[Months] = None
    withdrawal_date: Drafting[Literal["any_date", "31_march"]] = None
    withdrawal_condition: Drafting[Literal["none", "consent", "objective_test", "lock_in"]] = None
    partial_withdrawal: Drafting[YesOrNo] = None
    exit_costs: Drafting[Literal["lie_where_they_fall", "committed_costs", "remaining_contributions"]] = None
    accession: Drafting[Literal["all_agree", "not_foreseen"]] = None
