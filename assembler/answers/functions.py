"""Questions 6: how functions are exercised."""

from typing import Annotated, Literal

from assembler.answers.values import (
    Day,
    Drafting,
    FillIn,
    Group,
    Identity,
    Line,
    Months,
    PartyId,
    ReadBy,
    Recorded,
    SomeMonths,
    WorkstreamId,
    YesOrNo,
)

FunctionName = Literal[
    "fire_safety",
    "extinguishing_fires",
    "protecting_life_and_property_in_fires",
    "road_traffic_accidents",
    "other_emergencies",
    "other_events",
    "fire_enforcement",
    "fire_risk_plan",
    "fire_budget_or_precept",
    "other_fire_function",
    "police_and_crime_plan",
    "police_and_crime_objectives",
    "attending_the_panel",
    "annual_report",
    "chief_constable_appointment",
    "council_tax_requirement",
    "local_auditor_appointment",
    "auditor_liability",
    "police_complaints",
    "crime_and_disorder_grants",
    "other_policing_body_function",
    "office_of_constable",
    "chief_officer_function",
    "health_service_function",
    "other_function",
]
"""Functions that `statute/law/powers.yaml` distinguishes, because a power reaches them or a statute bars their delegation."""

PowerName = Literal[
    "prsra_s18",
    "prsra_s19",
    "police_act_s22a",
    "frsa_s13",
    "frsa_s15",
    "frsa_s16",
    "frsa_s4h",
    "lga_1972_s101",
    "lga_1972_s101_5",
    "lga_1972_s101_applied",
    "localism_s1",
    "gla_s401a",
    "gla_sch27a",
    "nhs_s65z5",
    "nhs_s75",
    "ldedca_s107d",
    "ldedca_s107ea",
    "ldedca_s107f",
    "lura_s30a",
    "lura_s33",
    "pca_s4",
    "other",
]
"""Powers to arrange for another to exercise a function, or to exercise it jointly; `statute/law/powers.yaml` says whose, how far."""


def _once_yes_or_no(value: object) -> object:
    """An answer to what was once a question of yes or no, as the choice that it now is."""
    return {"true": "yes", "yes": "yes", "false": "no", "no": "no"}.get(str(value).strip().casefold(), value)


PoliceFireFighters = Annotated[Literal["no", "specials_or_support_officers", "yes"], ReadBy(_once_yes_or_no)]
"""Whether police are to be employed to fight fires: special constables and community support officers are a case of their own."""


class Arrangement(Group):
    """One function of one party that another is to exercise in its place, or the two jointly (section 4(1)), and the power for it.

    `power` is the owner's; `other_power` the power of the other party, which joint exercise needs as well.
    """

    id: Identity
    workstream: Recorded[WorkstreamId] = None
    owner: Recorded[PartyId] = None
    function: Recorded[FunctionName] = None
    function_words: Recorded[Line] = None
    manner: Recorded[Literal["arrange", "joint"]] = None
    to: Recorded[Literal["a_party", "deputy", "own_staff", "other_person"]] = None
    exerciser: Recorded[PartyId] = None
    exerciser_words: Recorded[Line] = None
    police_recipient: Recorded[YesOrNo] = None
    authority_member: Recorded[YesOrNo] = None
    employs_fire_fighters: Recorded[YesOrNo] = None
    power: Recorded[PowerName] = None
    power_words: Recorded[Line] = None
    power_confirmed: Recorded[Line] = None
    other_power: Recorded[PowerName] = None
    other_power_words: Recorded[Line] = None
    other_power_confirmed: Recorded[Line] = None


class Parallel(Group):
    """An arrangement between police bodies, or between fire and rescue authorities, that stands beside this agreement."""

    id: Identity
    name: FillIn[Line] = None
    made_on: FillIn[Day] = None
    power: FillIn[Literal["police_act_s22a", "frsa_s13", "frsa_s16", "other"]] = None
    between: FillIn[Line] = None
    about: FillIn[Line] = None


class Functions(Group):
    """How the parties help one another discharge their functions; nobody's function moves unless `delegation` is recorded as yes."""

    delegation: Recorded[YesOrNo] = None
    arrangements: tuple[Arrangement, ...] = ()
    recall: Drafting[Literal["at_once", "one_month"]] = None
    force_functions: Recorded[YesOrNo] = None
    section_22a: Recorded[Literal["separate_agreement", "this_document", "not_needed"]] = None
    section_22a_record: Recorded[Line] = None
    section_22a_part: FillIn[Line] = None
    section_22a_confirmed: Recorded[Line] = None
    same_service: tuple[Parallel, ...] = ()
    police_fight_fires: Recorded[PoliceFireFighters] = None
    working_together: Drafting[YesOrNo] = None
    police_directed_by_others: Recorded[YesOrNo] = None
    tasking: Drafting[Literal["through_home_party", "request_with_veto", "specialist_lead"]] = None
    demand_notice: Drafting[Months] = None
    lead_resignation: Drafting[YesOrNo] = None
    lead_notice: Drafting[SomeMonths] = None
