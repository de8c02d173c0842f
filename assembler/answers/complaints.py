"""Questions 7: complaints from the public about what the parties do together."""

from typing import Literal

from assembler.answers.values import Drafting, FillIn, Group, Identity, Line, PartyId, WorkingDays


class Route(Group):
    """One kind of complaint that the parties have settled for themselves: what it is about, and who answers it."""

    id: Identity
    about: FillIn[Line] = None
    answered_by: FillIn[Line] = None


class Complaints(Group):
    """Where people complain, how soon a complaint is passed on, and who answers which."""

    front_door: Drafting[Literal["any", "one"]] = None
    party: FillIn[PartyId] = None
    pass_on_days: Drafting[WorkingDays] = None
    routes: tuple[Route, ...] = ()
