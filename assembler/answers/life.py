"""What only the papers of an agreement's life ask: nothing here is asked for the agreement."""

from assembler.answers.values import Day, FillIn, Group


class Proposal(Group):
    """The notice of a proposed collaboration (section 2(2)): by when an answer is asked for."""

    reply_by: FillIn[Day] = None


class Variation(Group):
    """A variation agreement (section 4(8)(a)): the day of the agreement that it varies, and from when, if not from its last execution."""

    agreement_dated: FillIn[Day] = None
    takes_effect_on: FillIn[Day] = None


class Life(Group):
    """What the papers before, beside and after the agreement need, and it does not."""

    proposal: Proposal = Proposal.model_construct()
    variation: Variation = Variation.model_construct()
