"""What only the papers of an agreement's life ask: nothing here is asked for the agreement."""

from typing import Literal

from assembler.answers.values import Day, FillIn, Group, Line, PartyId, Prose, Recorded, WorkstreamId, YesOrNo


class PartyLife(Group):
    """What a party's own papers need: its reasons, its consultations and what was replied, and its view at a review.

    `joins` is whether it joins an agreement that others had signed, `leaves` whether it goes by the variation at hand. Giving reasons is
    practice. A reply is recorded in the words of whoever gave it.
    """

    reasons: FillIn[Prose] = None
    regard_other_functions: FillIn[Prose] = None
    regard_health_service: FillIn[Prose] = None
    reply_by: FillIn[Day] = None
    chief_officer_replied_on: Recorded[Day] = None
    chief_officer_reply: FillIn[Prose] = None
    mayor_replied_on: Recorded[Day] = None
    mayor_reply: FillIn[Prose] = None
    review_view: Recorded[Literal["in_interests", "no_longer"]] = None
    joins: Recorded[YesOrNo] = None
    leaves: Recorded[YesOrNo] = None


class Proposal(Group):
    """The notice of a proposed collaboration (section 2(2)): by when an answer is asked for."""

    reply_by: FillIn[Day] = None


class Review(Group):
    """A review of the agreement: the day on which it was finished, and what was found."""

    held_on: Recorded[Day] = None
    findings: FillIn[Prose] = None


class Withdrawal(Group):
    """A withdrawal (section 4(7)): which party, from what, on which view, and from when."""

    party: Recorded[PartyId] = None
    extent: Recorded[Literal["whole", "workstream"]] = None
    workstream: FillIn[WorkstreamId] = None
    view: Recorded[Literal["interests", "urgent"]] = None
    given_on: Recorded[Day] = None
    takes_effect_on: FillIn[Day] = None


class VariationFacts(Group):
    """A variation agreement (section 4(8)(a)): the day of the agreement that it varies, and from when, if not from its last execution.

    `gone` is whether parties to what was signed that are no more among the answers go by it, or had left before.
    """

    agreement_dated: FillIn[Day] = None
    takes_effect_on: FillIn[Day] = None
    gone: Recorded[Literal["by_this", "left_before"]] = None


class EndOfAgreement(Group):
    """The end of the agreement: how and when it ended, and what is still to be done. The Act says nothing of what follows."""

    how: Recorded[Literal["expired", "agreed", "too_few", "replaced", "condition", "unlawful"]] = None
    ended_on: Recorded[Day] = None
    still_to_do: FillIn[Prose] = None


class LaterAgreement(Group):
    """A later collaboration agreement that replaces this one (section 4(8)(b)): what it is called, and before which day it does not."""

    title: FillIn[Line] = None
    takes_effect_on: FillIn[Day] = None


class Life(Group):
    """What the papers before, beside and after the agreement need, and it does not."""

    proposal: Proposal = Proposal.model_construct()
    review: Review = Review.model_construct()
    withdrawal: Withdrawal = Withdrawal.model_construct()
    variation: VariationFacts = VariationFacts.model_construct()
    replacement: LaterAgreement = LaterAgreement.model_construct()
    ending: EndOfAgreement = EndOfAgreement.model_construct()
