"""Questions 10: procurement. Contracts with others, and whether the parties see their agreement as a horizontal arrangement."""

from typing import Literal

from assembler.answers.values import Drafting, FillIn, Group, Identity, Line, PartyId, Recorded, YesOrNo


class Contract(Group):
    """One contract with somebody who is no party: what is bought, which party buys it, and how the others come by it."""

    id: Identity
    what: FillIn[Line] = None
    buyer: FillIn[PartyId] = None
    made: Drafting[Literal["after_procurement", "in_force"]] = None
    use: Drafting[Literal["own_orders", "through_buyer"]] = None
    consent: Recorded[Literal["none_needed", "obtained", "not_obtained"]] = None


class Procurement(Group):
    """What is bought from others, and what the Procurement Act 2023 (Schedule 2, paragraph 3) asks of a contract that it exempts."""

    contracts: tuple[Contract, ...] = ()
    costs: Drafting[Literal["buyer", "equal_shares"]] = None
    contracting_authorities: Recorded[YesOrNo] = None
    common_objectives: Recorded[YesOrNo] = None
    public_interest: Recorded[YesOrNo] = None
    within_twenty_percent: Recorded[YesOrNo] = None
