# Written by tests/answers/test_completed.py from the types of the answers: never edit it.
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Literal

from pydantic import BaseModel

class CompletedGroup:
    path_: tuple[str | int, ...]
    def __init__(self, **answers: object) -> None: ...
    def fields(self) -> Iterator[tuple[str, object]]: ...

COMPLETED: dict[type[BaseModel], type[CompletedGroup]]

class CompletedDocument(CompletedGroup):
    title: str | None
    short_name: str | None
    prepared_on: date | None
    length: Literal['standard', 'short'] | None
    effect: Literal['binding', 'part_binding', 'not_binding'] | None
    form: Literal['contract', 'deed'] | None
    confirmations: Literal['warranty', 'statement'] | None
    marking: Literal['official', 'official_sensitive', 'none'] | None
    version: str | None
    reference: str | None
    author: str | None

class CompletedFunction(CompletedGroup):
    id: str
    function: str | None
    statute: str | None
    kind: Literal['fire', 'policing', 'health', 'other'] | None
    entitled: bool | None

class CompletedPartyDecision(CompletedGroup):
    kept_under_consideration: str | None
    notified_on: date | None
    considered_on: date | None
    view: Literal['efficiency', 'effectiveness', 'both', 'neither'] | None
    view_extent: Literal['whole', 'part'] | None
    taken_on: date | None
    reference: str | None
    adverse_effect: Literal['none', 'adverse', 'not_considered'] | None
    non_emergency_functions: bool | None
    regard_other_functions: bool | None
    regard_health_service: bool | None
    regard_record: str | None
    ambulance_adverse_effect: Literal['none', 'adverse', 'not_considered'] | None

class CompletedConsultation(CompletedGroup):
    chief_officer_consulted_on: date | None
    chief_officer_record: str | None
    mayor_consulted_on: date | None
    mayor_record: str | None
    directions_checked_on: date | None
    mayor_approval: Literal['not_required', 'given'] | None
    mayor_approval_record: str | None
    policing_body_consent: Literal['in_this_agreement', 'separate_record'] | None
    policing_body_consent_on: date | None
    policing_body_consent_record: str | None

class CompletedContact(CompletedGroup):
    representative: str | None
    notices_to: str | None
    notices_email: str | None

class CompletedInsurance(CompletedGroup):
    basis: Literal['own_arrangements', 'insured', 'self_insured', 'nhs_schemes', 'crown'] | None
    covers: str | None
    limits: str | None
    least_sum: Decimal | None
    confirmed_on: date | None

class CompletedSigning(CompletedGroup):
    name: str | None
    capacity: str | None
    authority: str | None
    by: Literal['signature', 'seal'] | None
    has_seal: bool | None
    seal_attested_by: str | None
    signed_on: date | None

class CompletedPartyLife(CompletedGroup):
    reasons: str | None
    regard_other_functions: str | None
    regard_health_service: str | None
    reply_by: date | None
    chief_officer_replied_on: date | None
    chief_officer_reply: str | None
    mayor_replied_on: date | None
    mayor_reply: str | None
    review_view: Literal['in_interests', 'no_longer'] | None
    joins: bool | None
    leaves: bool | None

class CompletedParty(CompletedGroup):
    id: str
    kind: Literal['police_and_crime_commissioner', 'police_fire_and_crime_commissioner', 'elected_mayor_pcc_functions', 'cca_mayor_pcc_functions', 'mopac', 'common_council_city_of_london', 'chief_constable', 'commissioner_of_police_of_the_metropolis', 'commissioner_city_of_london', 'combined_fire_authority', 'metropolitan_fire_authority', 'county_council', 'unitary_council', 'isles_of_scilly', 'london_fire_commissioner', 'pcc_fire_authority', 'designated_fire_authority', 'combined_authority', 'elected_mayor_fire_functions', 'combined_county_authority', 'cca_mayor_fire_functions', 'nhs_trust', 'nhs_foundation_trust', 'mayor_of_london', 'greater_london_authority', 'secretary_of_state', 'other_police_body', 'welsh_body', 'other_public_body', 'charity', 'company'] | None
    legal_name: str | None
    short_name: str | None
    address: str | None
    area: str | None
    police_area: str | None
    in_england: bool | None
    provides_ambulance_services: bool | None
    emergency_ambulance_service: bool | None
    instrument: str | None
    fire_functions_source: Literal['ldedca_s107d', 'lura_s30', 'frsa_s1_2b'] | None
    same_person: bool | None
    same_person_as: str | None
    local_policing_body: str | None
    treated_as_commissioner: bool | None
    treated_as_commissioner_record: str | None
    transfer_order: str | None
    transfer_time: date | None
    power_to_join: str | None
    designated_from: date | None
    limits_checked: str | None
    takes_land: bool | None
    status_checked_on: date | None
    ceased_on: date | None
    transfer_expected: date | None
    roles: tuple[Literal['lead', 'host', 'provider', 'recipient', 'participating', 'funder'], ...] | None
    extent: Literal['whole', 'part'] | None
    extent_words: str | None
    functions: tuple[CompletedFunction, ...]
    decision: CompletedPartyDecision
    consultation: CompletedConsultation
    contact: CompletedContact
    insurance: CompletedInsurance
    signing: CompletedSigning
    life: CompletedPartyLife
    person: str | None
    namesake: str | None
    name_says: Literal['policing_body', 'chief_officer', 'mayor', 'combined_authority', 'fire_authority', 'trust', 'force', 'fire_service', 'ambulance_service'] | None

class CompletedDecision(CompletedGroup):
    route: Literal['duty', 'voluntary', 'mixed'] | None
    notified_by: str | None
    replaces: bool | None
    replaced_agreement: str | None
    replaced_on: date | None

class CompletedObjective(CompletedGroup):
    id: str
    words: str | None

class CompletedEarlier(CompletedGroup):
    id: str
    name: str | None
    made_on: date | None
    treatment: Literal['ends', 'continues', 'in_part'] | None

class CompletedPart(CompletedGroup):
    id: str
    party: str | None
    does: str | None

class CompletedWorkstream(CompletedGroup):
    id: str
    name: str | None
    description: str | None
    place: str | None
    hours: str | None
    starts_on: date | None
    model: Literal['coordination', 'support_services', 'assistance', 'host', 'lead'] | None
    powers: str | None
    parts: tuple[CompletedPart, ...]

class CompletedAnnex(CompletedGroup):
    id: str
    name: str | None
    number: str | None
    made_on: date | None
    pages: int | None
    holder: str | None

class CompletedScope(CompletedGroup):
    purpose: str | None
    objectives: tuple[CompletedObjective, ...]
    principles: tuple[Literal['public_safety', 'openness', 'identity', 'fairness', 'people', 'evidence', 'learning'], ...] | None
    principles_effect: Literal['interpretive', 'binding'] | None
    earlier: tuple[CompletedEarlier, ...]
    all_in_writing: bool | None
    workstreams: tuple[CompletedWorkstream, ...]
    annexes: tuple[CompletedAnnex, ...]
    subjects: tuple[Literal['premises', 'grant_funding', 'vehicles_and_equipment', 'staff', 'shared_systems', 'personal_data', 'planning_or_other_conditions', 'public_complaints', 'vetting_and_security', 'operational_protocols', 'clinical_governance', 'service_standards', 'mobilisation', 'consultation_of_staff', 'procurement', 'capital_contributions', 'records', 'intellectual_property', 'publicity', 'conduct_of_claims', 'suspension', 'same_service_arrangements', 'safeguarding'], ...] | None
    exclusions: tuple[Literal['major_incidents', 'mutual_aid', 'industrial_action', 'own_response_standards'], ...] | None
    commencement: Literal['last_signature', 'on_a_date'] | None
    commences_on: date | None
    term: Literal['fixed', 'fixed_then_rolling', 'rolling'] | None
    expires_on: date | None

class CompletedAuthority(CompletedGroup):
    id: str
    party: str | None
    spending: Decimal | None
    beyond: str | None
    limits: str | None

class CompletedGovernance(CompletedGroup):
    structure: Literal['light', 'board'] | None
    board_name: str | None
    chair: Literal['rotating', 'elected', 'named_party'] | None
    chair_party: str | None
    meetings: Literal['monthly', 'quarterly', 'six_monthly', 'yearly'] | None
    quorum: Literal['all', 'one_of_each_service', 'majority'] | None
    decisions: Literal['consensus', 'majority', 'one_vote_per_service'] | None
    police_vote: Literal['joint', 'separate', 'by_subject'] | None
    casting_vote: bool | None
    second_meeting: bool | None
    members_level: str | None
    delivery_group: bool | None
    oversight: bool | None
    oversight_name: str | None
    oversight_members: str | None
    oversight_meetings: Literal['quarterly', 'six_monthly', 'yearly'] | None
    new_workstreams: bool | None
    reserved: tuple[Literal['budget', 'capital', 'contracts', 'lead', 'people', 'property', 'systems', 'claims', 'name', 'exit'], ...] | None
    capital_threshold: Decimal | None
    contract_months: int | None
    claims_threshold: Decimal | None
    authorities: tuple[CompletedAuthority, ...]
    reports: Literal['quarterly', 'six_monthly', 'yearly'] | None
    serious_report: Literal['one_day', 'three_working_days'] | None
    annual_report: Literal['published', 'internal', 'none'] | None
    audit: Literal['each_own', 'one_party'] | None
    audit_party: str | None

class CompletedArrangement(CompletedGroup):
    id: str
    workstream: str | None
    owner: str | None
    function: Literal['fire_safety', 'extinguishing_fires', 'protecting_life_and_property_in_fires', 'road_traffic_accidents', 'other_emergencies', 'other_events', 'fire_enforcement', 'fire_risk_plan', 'fire_budget_or_precept', 'other_fire_function', 'police_and_crime_plan', 'police_and_crime_objectives', 'attending_the_panel', 'annual_report', 'chief_constable_appointment', 'council_tax_requirement', 'local_auditor_appointment', 'auditor_liability', 'police_complaints', 'crime_and_disorder_grants', 'other_policing_body_function', 'office_of_constable', 'chief_officer_function', 'health_service_function', 'other_function'] | None
    function_words: str | None
    manner: Literal['arrange', 'joint'] | None
    to: Literal['a_party', 'deputy', 'own_staff', 'other_person'] | None
    exerciser: str | None
    exerciser_words: str | None
    police_recipient: bool | None
    authority_member: bool | None
    employs_fire_fighters: bool | None
    power: Literal['prsra_s18', 'prsra_s19', 'police_act_s22a', 'frsa_s13', 'frsa_s15', 'frsa_s16', 'frsa_s4h', 'lga_1972_s101', 'lga_1972_s101_5', 'lga_1972_s101_applied', 'localism_s1', 'gla_s401a', 'gla_sch27a', 'nhs_s65z5', 'nhs_s75', 'ldedca_s107d', 'ldedca_s107ea', 'ldedca_s107f', 'lura_s30a', 'lura_s33', 'pca_s4', 'other'] | None
    power_words: str | None
    power_confirmed: str | None
    other_power: Literal['prsra_s18', 'prsra_s19', 'police_act_s22a', 'frsa_s13', 'frsa_s15', 'frsa_s16', 'frsa_s4h', 'lga_1972_s101', 'lga_1972_s101_5', 'lga_1972_s101_applied', 'localism_s1', 'gla_s401a', 'gla_sch27a', 'nhs_s65z5', 'nhs_s75', 'ldedca_s107d', 'ldedca_s107ea', 'ldedca_s107f', 'lura_s30a', 'lura_s33', 'pca_s4', 'other'] | None
    other_power_words: str | None
    other_power_confirmed: str | None
    named_party: str | None

class CompletedParallel(CompletedGroup):
    id: str
    name: str | None
    made_on: date | None
    power: Literal['police_act_s22a', 'frsa_s13', 'frsa_s16', 'other'] | None
    between: str | None
    about: str | None

class CompletedFunctions(CompletedGroup):
    delegation: bool | None
    arrangements: tuple[CompletedArrangement, ...]
    recall: Literal['at_once', 'one_month'] | None
    force_functions: bool | None
    section_22a: Literal['separate_agreement', 'this_document', 'not_needed'] | None
    section_22a_record: str | None
    section_22a_part: str | None
    section_22a_confirmed: str | None
    same_service: tuple[CompletedParallel, ...]
    police_fight_fires: Literal['no', 'specials_or_support_officers', 'yes'] | None
    working_together: bool | None
    police_directed_by_others: bool | None
    tasking: Literal['through_home_party', 'request_with_veto', 'specialist_lead'] | None
    demand_notice: int | None
    lead_resignation: bool | None
    lead_notice: int | None

class CompletedBenefit(CompletedGroup):
    id: str
    aim: Literal['safer_communities', 'momentum', 'understanding', 'value_for_money'] | None
    benefit: str | None
    measure: str | None
    baseline: str | None
    target: str | None
    owner: str | None
    due: date | None

class CompletedBenefits(CompletedGroup):
    anticipated: tuple[Literal['safer_communities', 'momentum', 'understanding', 'value_for_money'], ...] | None
    measured: tuple[CompletedBenefit, ...]
    savings: Literal['where_they_fall', 'in_shares', 'reinvested'] | None
    evaluation: Literal['yearly', 'at_each_review'] | None
    evaluator: Literal['parties', 'independent'] | None

class CompletedPlace(CompletedGroup):
    id: str
    name: str | None
    address: str | None
    host: str | None
    guest: str | None
    workstream: str | None
    use: str | None
    right: Literal['licence', 'touch_down', 'lease'] | None
    lease_made: bool | None
    lease: str | None
    lease_promised: bool | None
    lease_by: date | None
    lease_over_three_years: bool | None
    lease_by_deed: bool | None
    lease_security: Literal['contracted_out', 'protected'] | None
    area: str | None
    has_plan: bool | None
    plan: str | None
    hours: str | None
    provided: str | None
    costs: Literal['free', 'payment', 'shared'] | None
    closed: Literal['none', 'guest', 'host', 'both'] | None
    cameras: bool | None
    alterations: Literal['with_consent', 'none'] | None
    fit_out: Literal['removed', 'left'] | None
    move: bool | None
    move_notice: int | None
    notice: int | None
    leaving: int | None
    superior: Literal['none_needed', 'obtained', 'not_obtained'] | None

class CompletedPremises(CompletedGroup):
    places: tuple[CompletedPlace, ...]

class CompletedMember(CompletedGroup):
    id: str
    party: str | None
    part: Literal['asks', 'helps', 'both'] | None
    route: str | None

class CompletedCall(CompletedGroup):
    id: str
    kind: str | None
    sent: str | None
    leads: str | None
    within: str | None

class CompletedProtocol(CompletedGroup):
    id: str
    name: str | None
    activity: Literal['co_responding', 'falls', 'entry', 'search', 'drones', 'joint_team', 'other'] | None
    workstream: str | None
    trigger: str | None
    hours: str | None
    limits: str | None
    accept: Literal['decides', 'unless_needed'] | None
    power: str | None
    secured_by: Literal['entered', 'asked', 'police'] | None
    owner_answered_by: Literal['entered', 'asked'] | None
    consumables: Literal['own', 'asked'] | None
    hours_before_review: int | None
    members: tuple[CompletedMember, ...]
    calls: tuple[CompletedCall, ...]

class CompletedCare(CompletedGroup):
    id: str
    name: str | None
    clinical: str | None
    responders: str | None
    behalf: Literal['clinical', 'responders'] | None
    scope: str | None
    training: str | None
    kit: str | None
    kit_from: Literal['clinical', 'responders'] | None
    before_leaving: bool | None
    registration: Literal['not_needed', 'held', 'needed'] | None

class CompletedResponse(CompletedGroup):
    protocols: tuple[CompletedProtocol, ...]
    care: tuple[CompletedCare, ...]
    incident_hours: int | None
    referral_by: Literal['finder', 'one'] | None
    referral_party: str | None
    referral_hours: int | None

class CompletedRoute(CompletedGroup):
    id: str
    about: str | None
    answered_by: str | None

class CompletedComplaints(CompletedGroup):
    front_door: Literal['any', 'one'] | None
    party: str | None
    pass_on_days: int | None
    routes: tuple[CompletedRoute, ...]

class CompletedUser(CompletedGroup):
    id: str
    party: str | None
    may: str | None

class CompletedSystem(CompletedGroup):
    id: str
    name: str | None
    kind: Literal['control_room', 'dispatch', 'telephony', 'radio', 'records', 'network', 'access', 'other'] | None
    provider: str | None
    workstream: str | None
    users: tuple[CompletedUser, ...]
    hours: str | None
    standard: str | None
    change_notice: int | None
    restore: int | None
    fallback: str | None
    call_takers: Literal['own', 'provider', 'any'] | None
    staffing: str | None
    recorded: bool | None
    controller: Literal['each', 'provider'] | None
    kept: int | None
    automated: bool | None
    notice: int | None
    leaving: int | None
    permitted: Literal['none_needed', 'obtained', 'not_obtained'] | None

class CompletedSystems(CompletedGroup):
    systems: tuple[CompletedSystem, ...]

class CompletedProject(CompletedGroup):
    id: str
    name: str | None
    kind: Literal['building', 'purchase', 'study'] | None
    what: str | None
    site: str | None
    landowner: str | None
    has_place: bool | None
    place: str | None
    procurer: str | None
    finish: date | None
    estimate: Decimal | None
    paid: Literal['procurer', 'payments', 'shared'] | None
    overrun: Literal['procurer', 'proportion'] | None
    overrun_percent: Decimal | None
    abortive: Literal['procurer', 'proportion'] | None
    defects: int | None
    owned: Literal['one', 'together'] | None
    owner: str | None
    left_behind: Literal['nothing', 'owner_leaves', 'anyone_leaves'] | None
    life: int | None

class CompletedGrant(CompletedGroup):
    id: str
    name: str | None
    recipient: str | None
    amount: Decimal | None
    purpose: str | None
    terms: str | None
    kept_until: date | None
    repaid_by: Literal['cause', 'recipient', 'benefit'] | None

class CompletedAsset(CompletedGroup):
    id: str
    name: str | None
    kind: Literal['vehicle', 'boat', 'equipment', 'drone'] | None
    owned: Literal['one', 'together'] | None
    owner: str | None
    shares: str | None
    keeper: str | None
    use: str | None
    operator: Literal['keeper', 'user'] | None
    insured_by: Literal['keeper', 'owner'] | None
    maintained_by: Literal['keeper', 'owner'] | None
    at_end: Literal['bought_out', 'sold'] | None

class CompletedWorks(CompletedGroup):
    projects: tuple[CompletedProject, ...]
    grants: tuple[CompletedGrant, ...]
    assets: tuple[CompletedAsset, ...]

class CompletedMeasure(CompletedGroup):
    id: str
    what: str | None
    party: str | None
    workstream: str | None
    target: str | None
    measured: str | None

class CompletedStandards(CompletedGroup):
    levels: tuple[CompletedMeasure, ...]
    every: Literal['month', 'quarter', 'year'] | None
    missed: Literal['plan', 'meet', 'credit'] | None
    credit_percent: Decimal | None
    credit_limit: Decimal | None
    plan_days: int | None

class CompletedShare(CompletedGroup):
    id: str
    party: str | None
    percent: Decimal | None

class CompletedPayment(CompletedGroup):
    id: str
    payer: str | None
    payee: str | None
    purpose: str | None
    about: Literal['agreement', 'workstream', 'place', 'system', 'project', 'placement', 'asset', 'protocol'] | None
    workstream: str | None
    place: str | None
    system: str | None
    project: str | None
    placement: str | None
    asset: str | None
    protocol: str | None
    basis: Literal['fixed_sum', 'formula', 'rates', 'actual_cost', 'share'] | None
    amount: Decimal | None
    formula: str | None
    cost_of: str | None
    percent: Decimal | None
    overhead_percent: Decimal | None
    limited: bool | None
    limit: Decimal | None
    period: Literal['once', 'month', 'quarter', 'year', 'term'] | None
    due: str | None
    index: Literal['none', 'cpi', 'named'] | None
    index_name: str | None
    index_base: str | None
    review: Literal['none', 'yearly', 'on_a_date'] | None
    review_by: date | None
    property: bool | None
    facilitates: bool | None
    charge_basis: Literal['cooperation', 'section_12', 'section_13_or_16', 'other'] | None
    public_functions: bool | None
    charge_consultation: Literal['done', 'advised_not_needed'] | None
    charge_ceiling: Literal['within_cost', 'advised_not_needed'] | None
    person_helped_charged: bool | None

class CompletedRate(CompletedGroup):
    id: str
    what: str | None
    unit: str | None
    sum: Decimal | None
    party: str | None

class CompletedOutlay(CompletedGroup):
    id: str
    what: str | None
    party: str | None
    estimate: Decimal | None

class CompletedPortion(CompletedGroup):
    id: str
    party: str | None
    percent: Decimal | None

class CompletedContribution(CompletedGroup):
    id: str
    what: str | None
    party: str | None
    expected: str | None
    counted: Literal['nothing', 'value'] | None
    value: Decimal | None

class CompletedAllocation(CompletedGroup):
    id: str
    party: str | None
    amount: Decimal | None
    power: str | None

class CompletedMoney(CompletedGroup):
    payments: bool | None
    cost_model: Literal['lie_where_they_fall', 'equal_shares', 'fixed_shares', 'by_measure'] | None
    shared_costs: str | None
    measure: str | None
    measured_by: str | None
    first_estimate_period: Literal['twelve_months', 'to_first_april'] | None
    first_estimate: Decimal | None
    estimate_index: Literal['cpi', 'none'] | None
    on_account: Literal['quarterly', 'monthly', 'none'] | None
    accounts_by: str | None
    excluded_costs: tuple[Literal['legacy', 'redundancy', 'pension_strain', 'capital', 'claims_and_fines', 'own_default'], ...] | None
    overhead_percent: Decimal | None
    warning_percent: Decimal | None
    tolerance_percent: Decimal | None
    overspend: Literal['in_shares', 'who_caused'] | None
    underspend: Literal['returned', 'carried_forward', 'reinvested'] | None
    shares: tuple[CompletedShare, ...]
    schedule: tuple[CompletedPayment, ...]
    rates: tuple[CompletedRate, ...]
    also: tuple[Literal['one_off', 'in_kind', 'fund'], ...] | None
    one_off: tuple[CompletedOutlay, ...]
    one_off_shares: tuple[CompletedPortion, ...]
    one_off_charge_basis: Literal['cooperation', 'section_12', 'section_13_or_16', 'other'] | None
    in_kind: tuple[CompletedContribution, ...]
    in_kind_margin: Decimal | None
    fund: Literal['aligned', 'pooled'] | None
    fund_for: str | None
    fund_holder: str | None
    allocations: tuple[CompletedAllocation, ...]
    fund_charge_basis: Literal['cooperation', 'section_12', 'section_13_or_16', 'other'] | None
    invoices: Literal['monthly', 'quarterly', 'yearly'] | None
    payment_days: int | None
    interest: Literal['statutory', 'agreed', 'none'] | None
    interest_over_base: Decimal | None
    vat_position: Literal['stated', 'outside_scope'] | None
    vat: str | None
    irrecoverable_vat: Literal['party_incurring', 'shared'] | None

class CompletedCondition(CompletedGroup):
    id: str
    what: str | None
    kind: Literal['to_be_obtained', 'own_decision'] | None
    party: str | None
    met: bool | None
    met_on: date | None
    by: date | None
    waits: Literal['everything', 'workstream', 'project', 'place', 'payment'] | None
    workstream: str | None
    project: str | None
    place: str | None
    payment: str | None
    fallback: Literal['falls_away', 'own_words'] | None
    fallback_words: str | None
    waiver: Literal['nobody', 'one', 'all'] | None
    waived_by: str | None

class CompletedStep(CompletedGroup):
    id: str
    what: str | None
    workstream: str | None
    party: str | None
    by: date | None
    needed: bool | None

class CompletedGateways(CompletedGroup):
    conditions: tuple[CompletedCondition, ...]
    steps: tuple[CompletedStep, ...]
    led_by: str | None
    parallel: bool | None
    parallel_days: int | None

class CompletedPlacement(CompletedGroup):
    id: str
    name: str | None
    home: str | None
    host: str | None
    manner: Literal['detached', 'seconded', 'co_located', 'joint_post', 'dual_appointment', 'volunteers'] | None
    workstream: str | None
    number: str | None
    work: str | None
    serves_others: bool | None
    others: str | None
    powers: str | None
    manages_police: bool | None
    direction: Literal['host', 'home'] | None
    lasts: Literal['workstream', 'days'] | None
    starts_on: date | None
    ends_on: date | None
    consent: Literal['each_person', 'contract'] | None
    costs: Literal['free', 'payment', 'shared'] | None
    injury: Literal['host', 'home'] | None
    competence: str | None
    trained_by: Literal['host', 'home'] | None
    recall: Literal['at_once', 'by_notice'] | None
    notice: int | None
    replaced: bool | None

class CompletedConsulted(CompletedGroup):
    id: str
    party: str | None
    whom: str | None
    about: str | None
    state: Literal['done', 'to_do'] | None
    done_on: date | None
    due_by: date | None

class CompletedClearance(CompletedGroup):
    id: str
    who: str | None
    party: str | None
    opens: str | None
    level: str | None
    decided_by: str | None
    until: Literal['kept_out', 'escorted'] | None

class CompletedPeople(CompletedGroup):
    placed: bool | None
    placements: tuple[CompletedPlacement, ...]
    transfer: Literal['not_foreseen', 'foreseen'] | None
    transfer_of: str | None
    transfer_from: str | None
    transfer_to: str | None
    consulted: tuple[CompletedConsulted, ...]
    clearances: tuple[CompletedClearance, ...]
    clearance_costs: Literal['who_decides', 'who_sends'] | None
    risk_assessment: Literal['place_controller', 'joint'] | None
    investigation: Literal['home_party', 'joint'] | None
    welfare: Literal['own', 'shared'] | None

class CompletedContract(CompletedGroup):
    id: str
    what: str | None
    buyer: str | None
    made: Literal['after_procurement', 'in_force'] | None
    use: Literal['own_orders', 'through_buyer'] | None
    consent: Literal['none_needed', 'obtained', 'not_obtained'] | None

class CompletedProcurement(CompletedGroup):
    contracts: tuple[CompletedContract, ...]
    costs: Literal['buyer', 'equal_shares'] | None
    contracting_authorities: bool | None
    common_objectives: bool | None
    public_interest: bool | None
    within_twenty_percent: bool | None

class CompletedFlow(CompletedGroup):
    id: str
    name: str | None
    role: Literal['independent', 'joint', 'processor'] | None
    direction: Literal['one_way', 'mutual'] | None
    between: str | None
    source: str | None
    recipients: str | None
    about: Literal['agreement', 'place', 'system', 'placement', 'asset', 'protocol'] | None
    place: str | None
    system: str | None
    placement: str | None
    asset: str | None
    protocol: str | None
    data: str | None
    sensitive: bool | None
    purpose: str | None
    source_regime: Literal['uk_gdpr', 'part_3'] | None
    recipient_regime: Literal['uk_gdpr', 'part_3'] | None
    basis: str | None
    recipient_basis: str | None
    contact_point: str | None
    processor: str | None
    processing: str | None
    data_subjects: str | None
    processing_lasts: str | None
    kept: str | None

class CompletedInformation(CompletedGroup):
    arrangement: Literal['schedule', 'existing'] | None
    existing_agreement: str | None
    flows: tuple[CompletedFlow, ...]
    impact_assessment_by: str | None
    breach_hours: int | None
    complaints: Literal['controller', 'receiver'] | None
    hand_off_days: int | None
    confidence: Literal['two_years', 'six_years', 'no_end'] | None
    publication: Literal['full_text', 'summary', 'title', 'not_published'] | None
    publication_reasons: str | None

class CompletedOutputs(CompletedGroup):
    records_kept_by: Literal['maker', 'one_party'] | None
    records_party: str | None
    rights: Literal['creator', 'joint', 'one_party'] | None
    rights_party: str | None
    open_licence: bool | None
    speaker: Literal['each', 'one_party'] | None
    speaker_party: str | None
    statement_notice: int | None
    joint_name: bool | None
    name: str | None

class CompletedCover(CompletedGroup):
    id: str
    about: Literal['place', 'system', 'placement', 'project', 'asset', 'protocol'] | None
    place: str | None
    system: str | None
    placement: str | None
    project: str | None
    asset: str | None
    protocol: str | None
    party: str | None
    against: str | None
    limit: str | None

class CompletedRisk(CompletedGroup):
    confirmation: Literal['before_start', 'not_asked'] | None
    gaps: str | None
    cover: tuple[CompletedCover, ...]
    liability: Literal['lie_where_they_fall', 'follow_control', 'shared_pot', 'requester', 'by_activity'] | None
    nhs_indemnity: Literal['by_fault', 'within_cover'] | None
    cap: Literal['none', 'insured_limit', 'sum'] | None
    cap_amount: Decimal | None
    indirect_loss: bool | None
    subrogation: Literal['kept', 'given_up'] | None
    claims_handler: Literal['who_bears', 'one_party'] | None
    claims_party: str | None
    settle_above: Decimal | None
    remedy_days: int | None
    stop_unpaid: Literal['never', 'not_critical'] | None
    stop_unpaid_days: int | None
    equality_assessment: Literal['each_party', 'prepared_together'] | None
    critical_services: str | None
    continuity_tests: Literal['yearly', 'two_yearly'] | None
    long_relief_days: int | None

class CompletedCommitment(CompletedGroup):
    id: str
    what: str | None
    about: Literal['agreement', 'place', 'system', 'placement', 'project', 'asset', 'contract'] | None
    place: str | None
    system: str | None
    placement: str | None
    project: str | None
    asset: str | None
    contract: str | None
    bound: str | None
    leaver: str | None
    share: Decimal | None

class CompletedChange(CompletedGroup):
    review_months: int | None
    first_review_by: date | None
    variation: Literal['all_in_writing', 'board_or_majority'] | None
    withdrawal_notice: int | None
    withdrawal_date: Literal['any_date', '31_march'] | None
    withdrawal_condition: Literal['none', 'consent', 'objective_test', 'lock_in', 'workstreams_only'] | None
    partial_withdrawal: bool | None
    gap: Literal['reduced', 'shared'] | None
    gap_months: int | None
    exit_costs: Literal['lie_where_they_fall', 'committed_costs', 'months_of_contributions', 'all_reasonable_costs', 'remaining_contributions'] | None
    exit_months: int | None
    exit_table: tuple[CompletedCommitment, ...]
    exit_cap: Literal['none', 'twelve_months', 'sum'] | None
    exit_cap_amount: Decimal | None
    exit_taper: bool | None
    exit_plan: Literal['on_notice', 'from_the_start'] | None
    exit_plan_months: int | None
    transition_months: int | None
    first_stage_days: int | None
    second_stage_days: int | None
    last_stage: Literal['courts', 'expert_then_courts', 'arbitration'] | None
    accession: Literal['all_agree', 'not_foreseen'] | None
    earliest_withdrawal: date | None

class CompletedExecution(CompletedGroup):
    notices_by_email: bool | None
    third_parties: Literal['none', 'named'] | None
    third_parties_words: str | None
    making_costs: Literal['own', 'equal_shares'] | None
    method: Literal['ink', 'electronic', 'either'] | None

class CompletedProposal(CompletedGroup):
    reply_by: date | None

class CompletedReview(CompletedGroup):
    held_on: date | None
    findings: str | None

class CompletedWithdrawal(CompletedGroup):
    party: str | None
    extent: Literal['whole', 'workstream'] | None
    workstream: str | None
    view: Literal['interests', 'urgent'] | None
    given_on: date | None
    takes_effect_on: date | None

class CompletedVariationFacts(CompletedGroup):
    agreement_dated: date | None
    takes_effect_on: date | None
    gone: Literal['by_this', 'left_before'] | None

class CompletedLaterAgreement(CompletedGroup):
    title: str | None
    takes_effect_on: date | None

class CompletedEndOfAgreement(CompletedGroup):
    how: Literal['expired', 'agreed', 'too_few', 'replaced', 'condition', 'unlawful'] | None
    ended_on: date | None
    still_to_do: str | None

class CompletedLife(CompletedGroup):
    proposal: CompletedProposal
    review: CompletedReview
    withdrawal: CompletedWithdrawal
    variation: CompletedVariationFacts
    replacement: CompletedLaterAgreement
    ending: CompletedEndOfAgreement

class Completed(CompletedGroup):
    document: CompletedDocument
    parties: tuple[CompletedParty, ...]
    decision: CompletedDecision
    scope: CompletedScope
    governance: CompletedGovernance
    functions: CompletedFunctions
    benefits: CompletedBenefits
    premises: CompletedPremises
    response: CompletedResponse
    complaints: CompletedComplaints
    systems: CompletedSystems
    works: CompletedWorks
    standards: CompletedStandards
    money: CompletedMoney
    gateways: CompletedGateways
    people: CompletedPeople
    procurement: CompletedProcurement
    information: CompletedInformation
    outputs: CompletedOutputs
    risk: CompletedRisk
    change: CompletedChange
    execution: CompletedExecution
    life: CompletedLife
