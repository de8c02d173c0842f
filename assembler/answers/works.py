"""Questions 7: works, grants and assets. What the parties build or buy, whose money it is, and to whom what results belongs."""

from typing import Literal

from assembler.answers.values import (
    Day,
    Drafting,
    FillIn,
    Group,
    Identity,
    Line,
    PartyId,
    Percent,
    PlaceId,
    Prose,
    SomeMonths,
    SomePounds,
    YesOrNo,
)

ProjectKind = Literal["building", "purchase", "study"]
"""What a project is: work on land or a building, something bought or made, or a study such as a business case."""


class Project(Group):
    """Something that the parties pay for: what and where, who procures it, at what cost, who pays, and who has what results.

    Payments by stages are payments (`money.schedule`) that belong to the project; what none of them covers is the procurer's.
    """

    id: Identity
    name: FillIn[Line] = None
    kind: Drafting[ProjectKind] = None
    what: FillIn[Prose] = None
    site: FillIn[Line] = None
    landowner: FillIn[PartyId] = None
    has_place: Drafting[YesOrNo] = None
    place: FillIn[PlaceId] = None
    procurer: FillIn[PartyId] = None
    finish: FillIn[Day] = None
    estimate: FillIn[SomePounds] = None
    paid: FillIn[Literal["procurer", "payments", "shared"]] = None
    overrun: Drafting[Literal["procurer", "proportion"]] = None
    overrun_percent: Drafting[Percent] = None
    abortive: Drafting[Literal["proportion", "procurer"]] = None
    defects: Drafting[SomeMonths] = None
    owned: Drafting[Literal["one", "together"]] = None
    owner: FillIn[PartyId] = None
    left_behind: Drafting[Literal["nothing", "owner_leaves", "anyone_leaves"]] = None
    life: Drafting[SomeMonths] = None


class Grant(Group):
    """A grant from somebody else: to whom, for what, what must be kept to and until when, and who bears a repayment."""

    id: Identity
    name: FillIn[Line] = None
    recipient: FillIn[PartyId] = None
    amount: FillIn[SomePounds] = None
    purpose: FillIn[Line] = None
    terms: FillIn[Line] = None
    kept_until: FillIn[Day] = None
    repaid_by: Drafting[Literal["cause", "recipient", "benefit"]] = None


class Asset(Group):
    """One thing, or several alike, that one party lets others use or that parties own together: the register has a row for each."""

    id: Identity
    name: FillIn[Line] = None
    kind: Drafting[Literal["vehicle", "boat", "equipment", "drone"]] = None
    owned: Drafting[Literal["one", "together"]] = None
    owner: FillIn[PartyId] = None
    shares: FillIn[Line] = None
    keeper: FillIn[PartyId] = None
    use: FillIn[Line] = None
    operator: Drafting[Literal["keeper", "user"]] = None
    insured_by: Drafting[Literal["keeper", "owner"]] = None
    maintained_by: Drafting[Literal["keeper", "owner"]] = None
    at_end: Drafting[Literal["bought_out", "sold"]] = None


class Works(Group):
    """What the parties build or buy, the grants that pay for it, and the register of assets."""

    projects: tuple[Project, ...] = ()
    grants: tuple[Grant, ...] = ()
    assets: tuple[Asset, ...] = ()
