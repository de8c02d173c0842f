"""Questions 9: people. Detachment and secondment; health, safety and welfare, where the duties stay where the law puts them."""

from typing import Literal

from assembler.answers.values import Drafting, Group, Identity, PartyId, Recorded, YesOrNo


class Placement(Group):
    """People of one party whom it detaches or seconds to another: `home` employs them, and `host` is where they work."""

    id: Identity
    home: Recorded[PartyId] = None
    host: Recorded[PartyId] = None
    manner: Recorded[Literal["detached", "seconded"]] = None


class People(Group):
    """Who is detached or seconded, and how the parties keep one another's people safe where they work together."""

    placed: Recorded[YesOrNo] = None
    placements: tuple[Placement, ...] = ()

    risk_assessment: Drafting[Literal["place_controller", "joint"]] = None
    investigation: Drafting[Literal["home_party", "joint"]] = None
    welfare: Drafting[Literal["own", "shared"]] = None
