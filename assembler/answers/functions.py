"""Questions 6: how functions are exercised."""

from typing import Literal

from assembler.answers.values import Drafting, Group, Months, Recorded, YesOrNo


class Functions(Group):
    """How the parties help one another discharge their functions; nobody's function moves unless `delegation` is recorded as yes."""

    delegation: Recorded[YesOrNo] = None
    working_together: Drafting[YesOrNo] = None
    tasking: Drafting[Literal["through_home_party", "request_with_veto", "specialist_lead"]] = None
    demand_notice: Drafting[Months] = None
