"""Questions 12: risk. Insurance, liability between the parties, and services that must go on."""

from typing import Literal

from assembler.answers.values import (
    AssetId,
    Day,
    Days,
    Drafting,
    FillIn,
    Group,
    Identity,
    Line,
    PartyId,
    PlaceId,
    PlacementId,
    Pounds,
    ProjectId,
    ProtocolId,
    Recorded,
    SomePounds,
    SystemId,
    WorkingDays,
    YesOrNo,
)


class Insurance(Group):
    """How one party covers its risks, and when its insurer or scheme confirmed that it does."""

    basis: Drafting[Literal["own_arrangements", "insured", "self_insured", "nhs_schemes", "crown"]] = None
    covers: FillIn[Line] = None
    limits: FillIn[Line] = None
    least_sum: FillIn[SomePounds] = None
    confirmed_on: Recorded[Day] = None


class Cover(Group):
    """Cover for one record, which `about` and the field of that name point to: which party keeps it, against what, and to what limit."""

    id: Identity
    about: FillIn[Literal["place", "system", "placement", "project", "asset", "protocol"]] = None
    place: FillIn[PlaceId] = None
    system: FillIn[SystemId] = None
    placement: FillIn[PlacementId] = None
    project: FillIn[ProjectId] = None
    asset: FillIn[AssetId] = None
    protocol: FillIn[ProtocolId] = None
    party: FillIn[PartyId] = None
    against: FillIn[Line] = None
    limit: FillIn[Line] = None


class Risk(Group):
    """Who covers what, who bears what as between the parties, and what must not stop."""

    confirmation: Drafting[Literal["before_start", "not_asked"]] = None
    gaps: FillIn[Line] = None
    cover: tuple[Cover, ...] = ()
    liability: Drafting[Literal["lie_where_they_fall", "follow_control", "shared_pot", "requester", "by_activity"]] = (
        None
    )
    nhs_indemnity: Drafting[Literal["by_fault", "within_cover"]] = None
    cap: Drafting[Literal["none", "insured_limit", "sum"]] = None
    cap_amount: FillIn[SomePounds] = None
    indirect_loss: Drafting[YesOrNo] = None
    subrogation: Drafting[Literal["kept", "given_up"]] = None
    claims_handler: Drafting[Literal["who_bears", "one_party"]] = None
    claims_party: FillIn[PartyId] = None
    settle_above: Drafting[Pounds] = None
    remedy_days: Drafting[WorkingDays] = None
    stop_unpaid: Drafting[Literal["never", "not_critical"]] = None
    stop_unpaid_days: Drafting[WorkingDays] = None
    equality_assessment: Drafting[Literal["each_party", "prepared_together"]] = None
    critical_services: FillIn[Line] = None
    continuity_tests: Drafting[Literal["yearly", "two_yearly"]] = None
    long_relief_days: Drafting[Days] = None
