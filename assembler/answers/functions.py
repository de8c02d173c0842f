"""Questions 6: how functions are exercised."""

from typing import Annotated, Literal

from assembler.answers.values import CHOSEN, Drafting, Group, Recorded, YesOrNo


class Functions(Group):
    """How the parties help one another discharge their functions; nobody's function moves unless `delegation` is recorded as yes."""

    model: Drafting[
        Annotated[tuple[Literal["coordination", "support_services", "assistance", "host"], ...], CHOSEN]
    ] = None
    delegation: Recorded[YesOrNo] = None
    working_together: Drafting[YesOrNo] = None
