"""Questions 10: procurement. Whether the parties see their agreement as a horizontal arrangement between contracting authorities."""

from assembler.answers.values import Group, Recorded, YesOrNo


class Procurement(Group):
    """What Schedule 2, paragraph 3 to the Procurement Act 2023 asks of a contract that it exempts, as the parties see it."""

    contracting_authorities: Recorded[YesOrNo] = None
    common_objectives: Recorded[YesOrNo] = None
    public_interest: Recorded[YesOrNo] = None
    within_twenty_percent: Recorded[YesOrNo] = None
