"""Questions 9: people. Health, safety and welfare; the duties themselves stay where the law puts them."""

from typing import Literal

from assembler.answers.values import Drafting, Group


class People(Group):
    """How the parties keep one another's people safe where they work together."""

    risk_assessment: Drafting[Literal["place_controller", "joint"]] = None
    investigation: Drafting[Literal["home_party", "joint"]] = None
    welfare: Drafting[Literal["own", "shared"]] = None
