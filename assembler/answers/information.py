"""Questions 11: information. Who shares what with whom, under which data-protection regime, and what is disclosed or published."""

from typing import Literal

from assembler.answers.values import (
    AssetId,
    Drafting,
    FillIn,
    Group,
    Hours,
    Identity,
    Line,
    PartyId,
    PlaceId,
    PlacementId,
    ProtocolId,
    SystemId,
    WorkingDays,
    YesOrNo,
)

Regime = Literal["uk_gdpr", "part_3"]
"""The UK GDPR with Part 2 of the Data Protection Act 2018, or Part 3 of that Act (a competent authority's law-enforcement purposes)."""


class Flow(Group):
    """One flow of personal data: from whom to whom, or between whom, what, what for, and under which regime and on what basis on each side.

    Where it goes each way (`direction` is `mutual`), `source_regime` and `basis` are those of each party that `between` names. `about` says
    which record it belongs to, as that of a payment does, and it stops when that is no longer used.
    """

    id: Identity
    name: FillIn[Line] = None
    role: Drafting[Literal["independent", "joint", "processor"]] = None
    direction: Drafting[Literal["one_way", "mutual"]] = None
    between: FillIn[Line] = None
    source: FillIn[PartyId] = None
    recipients: FillIn[Line] = None
    about: Drafting[Literal["agreement", "place", "system", "placement", "asset", "protocol"]] = None
    place: FillIn[PlaceId] = None
    system: FillIn[SystemId] = None
    placement: FillIn[PlacementId] = None
    asset: FillIn[AssetId] = None
    protocol: FillIn[ProtocolId] = None
    data: FillIn[Line] = None
    sensitive: Drafting[YesOrNo] = None
    purpose: FillIn[Line] = None
    source_regime: Drafting[Regime] = None
    recipient_regime: Drafting[Regime] = None
    basis: FillIn[Line] = None
    recipient_basis: FillIn[Line] = None
    contact_point: FillIn[PartyId] = None
    processor: FillIn[PartyId] = None
    processing: FillIn[Line] = None
    data_subjects: FillIn[Line] = None
    processing_lasts: FillIn[Line] = None
    kept: FillIn[Line] = None


class Information(Group):
    """Personal data, requests for information, confidence and publication."""

    arrangement: Drafting[Literal["schedule", "existing"]] = None
    existing_agreement: FillIn[Line] = None
    flows: tuple[Flow, ...] = ()
    impact_assessment_by: FillIn[PartyId] = None
    breach_hours: Drafting[Hours] = None
    complaints: Drafting[Literal["controller", "receiver"]] = None
    hand_off_days: Drafting[WorkingDays] = None
    confidence: Drafting[Literal["two_years", "six_years", "no_end"]] = None
    publication: Drafting[Literal["full_text", "summary", "title", "not_published"]] = None
    publication_reasons: FillIn[Line] = None
