"""Questions 5: governance."""

from typing import Literal

from assembler.answers.values import Drafting, FillIn, Group, Line, PartyId


class Governance(Group):
    """The board, or the lead officers of a light agreement."""

    structure: Drafting[Literal["light", "board"]] = None
    board_name: FillIn[Line] = None
    chair: Drafting[Literal["rotating", "elected", "named_party"]] = None
    chair_party: FillIn[PartyId] = None
    meetings: Drafting[Literal["monthly", "quarterly", "six_monthly", "yearly"]] = None
    quorum: Drafting[Literal["all", "one_of_each_service"]] = None
    decisions: Drafting[Literal["consensus", "majority"]] = None
    police_vote: Drafting[Literal["joint", "separate"]] = None
