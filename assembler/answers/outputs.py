"""Questions 11: outputs. What the work leaves behind: its records, what is created in it, and what is said of it."""

from typing import Literal

from assembler.answers.values import Drafting, FillIn, Group, Line, PartyId, WorkingDays, YesOrNo


class Outputs(Group):
    """Who keeps the records, who owns what is created, and who speaks of the work."""

    records_kept_by: Drafting[Literal["maker", "one_party"]] = None
    records_party: FillIn[PartyId] = None
    rights: Drafting[Literal["creator", "joint", "one_party"]] = None
    rights_party: FillIn[PartyId] = None
    open_licence: Drafting[YesOrNo] = None
    speaker: Drafting[Literal["each", "one_party"]] = None
    speaker_party: FillIn[PartyId] = None
    statement_notice: Drafting[WorkingDays] = None
    joint_name: Drafting[YesOrNo] = None
    name: FillIn[Line] = None
