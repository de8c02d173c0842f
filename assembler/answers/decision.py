"""Questions 3: the statutory decision record. Every answer here is a fact: none has a default."""

from typing import Literal

from assembler.answers.values import Day, Group, Line, PartyId, Recorded, YesOrNo


class Decision(Group):
    """How the parties came to make the agreement (section 2), and what it replaces (section 4(8)(b))."""

    route: Recorded[Literal["duty", "voluntary", "mixed"]] = None
    notified_by: Recorded[PartyId] = None
    replaces: Recorded[YesOrNo] = None
    replaced_agreement: Recorded[Line] = None
    replaced_on: Recorded[Day] = None


class PartyDecision(Group):
    """What one party decided, when, and by what record (sections 2(2) to (5) and 3(1) to (5))."""

    kept_under_consideration: Recorded[Line] = None
    notified_on: Recorded[Day] = None
    considered_on: Recorded[Day] = None
    view: Recorded[Literal["efficiency", "effectiveness", "both", "neither"]] = None
    view_extent: Recorded[Literal["whole", "part"]] = None
    taken_on: Recorded[Day] = None
    reference: Recorded[Line] = None
    adverse_effect: Recorded[Literal["none", "adverse", "not_considered"]] = None
    non_emergency_functions: Recorded[YesOrNo] = None
    regard_other_functions: Recorded[YesOrNo] = None
    regard_health_service: Recorded[YesOrNo] = None
    regard_record: Recorded[Line] = None
    ambulance_adverse_effect: Recorded[Literal["none", "adverse", "not_considered"]] = None


class Consultation(Group):
    """Consultations and consents that sections 3(6) and 3(11), and other Acts, ask of a particular kind of body."""

    chief_officer_consulted_on: Recorded[Day] = None
    chief_officer_record: Recorded[Line] = None
    mayor_consulted_on: Recorded[Day] = None
    mayor_record: Recorded[Line] = None
    directions_checked_on: Recorded[Day] = None
    mayor_approval: Recorded[Literal["not_required", "given"]] = None
    mayor_approval_record: Recorded[Line] = None
    policing_body_consent: Recorded[Literal["in_this_agreement", "separate_record"]] = None
    policing_body_consent_on: Recorded[Day] = None
    policing_body_consent_record: Recorded[Line] = None
