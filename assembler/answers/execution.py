"""Questions 14: execution."""

from typing import Literal

from assembler.answers.values import Day, Drafting, FillIn, Group, Line, Recorded, YesOrNo


class Signing(Group):
    """How one party signs: who, in what capacity, by what authority, under what seal, and, once known, on what day."""

    name: FillIn[Line] = None
    capacity: FillIn[Line] = None
    authority: FillIn[Line] = None
    by: Drafting[Literal["signature", "seal"]] = None
    has_seal: Recorded[YesOrNo] = None
    seal_attested_by: Recorded[Line] = None
    signed_on: Recorded[Day] = None


class Execution(Group):
    """How the parties give notices and sign, and who else may rely on the agreement."""

    notices_by_email: Drafting[YesOrNo] = None
    third_parties: Drafting[Literal["none", "named"]] = None
    third_parties_words: FillIn[Line] = None
    making_costs: Drafting[Literal["own", "equal_shares"]] = None
    method: Drafting[Literal["ink", "electronic", "either"]] = None
