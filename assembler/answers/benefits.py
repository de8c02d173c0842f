"""Questions 7: benefits. What the parties expect the collaboration to bring, and how they will know."""

from typing import Annotated, Literal

from assembler.answers.values import CHOSEN, Day, Drafting, FillIn, Group, Identity, Line, PartyId

Aim = Literal["safer_communities", "momentum", "understanding", "value_for_money"]
"""The four benefits that the sector's guide to the duty to collaborate names."""


class Benefit(Group):
    """One line of the benefits register: what is to improve, from what, to what, by when, and who sees to it."""

    id: Identity
    aim: Drafting[Aim] = None
    benefit: FillIn[Line] = None
    measure: FillIn[Line] = None
    baseline: FillIn[Line] = None
    target: FillIn[Line] = None
    owner: FillIn[PartyId] = None
    due: FillIn[Day] = None


class Benefits(Group):
    """The benefits anticipated, the register of them, how savings are treated, and how the whole is evaluated."""

    anticipated: Drafting[Annotated[tuple[Aim, ...], CHOSEN]] = None
    measured: tuple[Benefit, ...] = ()
    savings: Drafting[Literal["where_they_fall", "in_shares", "reinvested"]] = None
    evaluation: Drafting[Literal["yearly", "at_each_review"]] = None
    evaluator: Drafting[Literal["parties", "independent"]] = None
