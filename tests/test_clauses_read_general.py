"""What the other side's lawyer found in the general clauses, foundations and structure: each row in the words that are printed."""
# ruff: noqa: RUF001 - the apostrophes of the clauses

from __future__ import annotations

import re
from functools import cache

import pytest
from shipped import answers, assembled, compiled_library, example

from assembler.plain import agreement_text

POLICE = """
parties:
- {id: pcc, kind: police_and_crime_commissioner, in_england: yes, police_area: Norvale police area}
- {id: cc, kind: chief_constable, in_england: yes, police_area: Norvale police area, local_policing_body: pcc}
- {id: fire, kind: metropolitan_fire_authority}
"""


@cache
def text(given: str = "{}") -> str:
    return " ".join(agreement_text(assembled(answers(given)).agreement).split())


@cache
def hub() -> str:
    return " ".join(agreement_text(assembled(example("harrowmere-hub.yaml")).agreement).split())


@pytest.mark.row("clauses-A1")
def test_no_fetter_is_said_once_and_debts_are_kept():
    found = text()

    assert found.count("limits or directs the exercise of a discretion") == 1
    assert "Nothing in this Agreement limits how a Party may lawfully exercise" not in found
    assert "so far as the law does not let it be bound by agreement." in found
    assert "but the Party must still pay what this Agreement makes due from it" in found
    assert "preserved-functions" in compiled_library().library.outlined("standard").above_special_conditions


@pytest.mark.row("clauses-A11")
def test_instructions_that_conflict_follow_the_home_service():
    found = text("functions: {working_together: yes}")

    assert "must act first to save life" not in found
    assert (
        "A person who is given instructions or requests that conflict follows those of the Home Party, may decline to do what that person "
        "reasonably believes to be unsafe, and must report the conflict to both supervisors as soon as it is safe."
    ) in found


@pytest.mark.row("clauses-A12")
def test_what_facilitates_the_agreement_is_no_licence_to_break_it():
    assert (
        "imposed on that Party by, or by virtue of, an enactment or rule of law. This does not permit a breach of this Agreement."
        in text()
    )


@pytest.mark.row("clauses-B13")
@pytest.mark.parametrize("liability", ["lie_where_they_fall", "follow_control", "shared_pot"])
def test_limits_and_endings_prevail_over_every_remedy(liability: str):
    found = text(f"risk: {{liability: {liability}}}")

    assert re.search(
        r"in addition to those that the law gives\. Clauses \d+ and \d+ prevail over both, on whatever ground a claim is made, so that no breach lets a Party treat this Agreement as ended\.",
        found,
    )


@pytest.mark.row("clauses-B14")
def test_old_memorandums_on_the_same_subject_are_replaced():
    found = text()

    assert "It replaces every earlier agreement or understanding between them on the same subject" in found
    assert "any other agreement between any of the Parties" not in found
    assert "which deals with it" not in found
    assert "which deals with it" in text("scope: {earlier: [{id: a}]}")
    existing = text("scope: {subjects: [personal_data]}\ninformation: {arrangement: existing}")
    assert re.search(r"the agreement on personal data that clause \d+ names", existing)


@pytest.mark.row("clauses-B15")
@pytest.mark.parametrize(("exclusions", "said"), [("[]", False), ("[mutual_aid]", True)])
def test_arrangements_that_go_on_and_subjects_left_out_have_one_order(exclusions: str, said: bool):
    found = text(f"scope: {{exclusions: {exclusions}, earlier: [{{id: a, treatment: continues}}]}}")
    words = "this Agreement prevails between the Parties"

    assert bool(re.search(rf"{words}, except on a subject listed in clause \d+\.", found)) is said
    assert (f"{words}." in found) is not said


@pytest.mark.row("clauses-B32")
def test_special_conditions_give_way_to_what_they_may_not_move():
    found = text("""
    change: {exit_costs: committed_costs}
    scope: {subjects: [personal_data]}
    information: {arrangement: schedule, flows: [{id: a, role: processor}]}
    drafting: {special_conditions: [{id: a, heading: A, text: Words.}]}
    """)
    library = compiled_library().library.outlined("standard")

    assert {"ending", "severance"} <= library.above_special_conditions
    assert {"confidentiality", "consequences-of-withdrawal-and-ending", "data-flows"} <= (
        library.partly_above_special_conditions
    )
    assert re.search(
        r"except that these prevail over it, .*?: clauses [\d., ]+ and \d+, and clause \d+\.\d+, and paragraph \d+ of Schedule",
        found,
    )


@pytest.mark.row("clauses-B32")
def test_a_document_named_by_version_is_incorporated_and_ranks_last():
    found = text()

    assert (
        "unless this Agreement says so or names it by its version. A document so named is part of it in that version."
        in found
    )
    assert "a clause prevails over a schedule, and all of them prevail over a document named by its version" in found
    assert "unless the clause says otherwise" not in found


@pytest.mark.row("clauses-B33")
@pytest.mark.parametrize(
    ("clause", "heading"),
    [("earlier-arrangements", "Earlier arrangements"), ("business-continuity", "Business continuity")],
)
def test_what_binds_where_a_part_does_names_every_clause_that_says_so(clause: str, heading: str):
    made = assembled(answers("document: {effect: part_binding}\nscope: {earlier: [{id: a}]}")).agreement
    label = next(section.label for section in made.sections if section.id == clause)
    found = " ".join(agreement_text(made).split())
    listed = found.partition("only the following to be legally binding:")[2].partition("The rest of this Agreement")[0]

    assert re.search(rf"\b{re.escape(label.removeprefix('clause '))}\b", listed), heading
    parties = next(section.label for section in made.sections if section.id == "parties-and-functions")
    assert parties in listed


@pytest.mark.row("clauses-B34")
@pytest.mark.parametrize("people", ["", "people: {transfer: not_foreseen}", "people: {transfer: foreseen}"])
def test_a_transfer_by_law_is_not_denied_and_its_cost_is_allocated(people: str):
    found = text(f"scope: {{subjects: [staff]}}\n{people}")

    assert ("is transferred, except so far as clause" in found) == (people == "people: {transfer: foreseen}")
    assert (
        "the Party that the person leaves must bear what is due for the time before, and the Party that the person joins"
        in found
    )


@pytest.mark.row("clauses-C40")
@pytest.mark.parametrize("email", ["yes", "no"])
def test_notices_have_one_rule_for_hours_and_telling_is_no_notice(email: str):
    found = text(f"execution: {{notices_by_email: {email}}}")

    assert "operational messages" not in found
    assert (
        "Where this Agreement requires a Party to tell or ask another, and speaks of no notice, this clause does not apply."
        in found
    )
    assert "in the afternoon, or on a day that is not a Working Day, is given at nine" in found
    assert "A Withdrawal Notice is given when it has been given to every other Party." in found


@pytest.mark.row("clauses-C41")
def test_definitions_information_leaving_and_delegation_go_on():
    made = assembled(
        answers(
            f"{POLICE}\nscope: {{subjects: [personal_data]}}\nfunctions: {{delegation: yes, arrangements: [{{id: a}}]}}"
        )
    ).agreement
    numbers = {section.id: section.label.removeprefix("clause ") for section in made.sections}
    found = " ".join(agreement_text(made).split()).partition("The following continue to apply")[2][:2500]

    for name in ("definitions-and-interpretation", "information-sharing", "effect-of-withdrawal", "delegation"):
        assert re.search(rf"\b{numbers[name]}\b", found), name


@pytest.mark.row("clauses-C41")
@pytest.mark.parametrize(("given", "said"), [("{}", False), (POLICE, True)])
def test_a_chief_officer_going_with_its_body_is_a_withdrawing_party(given: str, said: bool):
    words = "Withdrawal Notice and Withdrawal Date are its own."

    assert (words in text(given)) is said


@pytest.mark.row("clauses-C42")
def test_disputes_stand_still_without_prejudice_and_come_to_an_end():
    found = text("change: {last_stage: expert_then_courts}")

    assert "is without prejudice: no Party may use it in proceedings, except to prove a settlement." in found
    assert (
        "the time from its referral to 20 Working Days after the last of these stages ends does not count, up to 1 year."
        in found
    )
    assert "require a decision within 30 Working Days after appointment" in found
    assert "The decision is final and binding, except for fraud or an obvious mistake." in found
    assert "A disagreement about what to do, and not about a right or duty, goes no further than mediation." in found
    assert (
        "A dispute about a right or duty under this Agreement that is not settled or decided in this way may be taken"
        in found
    )


@pytest.mark.row("clauses-C42")
def test_an_arbitration_has_a_seat():
    assert "The seat of the arbitration is in England and Wales." in text("change: {last_stage: arbitration}")


@pytest.mark.row("clauses-C44")
def test_nobody_warrants_a_power_that_only_the_law_gives():
    assert "that it has power to enter" in text()
    assert "it is satisfied that it has power to enter into this Agreement" in text()


@pytest.mark.row("clauses-D")
def test_words_of_duty_are_graded_and_no_party_is_defined_by_itself():
    found = text()

    assert "until that person ceases to be a Party" not in found
    assert "To see that something is so is to take all reasonable steps to make it so." in found
    assert (
        "“At once” allows no delay that can be avoided, and “promptly” or “as soon as” none that is unreasonable."
        in found
    )
    assert "properly equipped for what it has them do" not in found
    assert "the arrival of a new holder of the elected office by which it acts" in text(POLICE)


@pytest.mark.row("clauses-E")
@pytest.mark.parametrize(
    "words",
    [
        "It does not depend on any understanding that is not written in it.",
        "A Party confirms nothing about the powers, decisions or views of another Party.",
        "Whether to make the change remains for the Party that intends it.",
        "must act compatibly with the rights protected by that Act",
        "Nothing in this clause makes a person an ambulance trust",
        "gives up a statutory duty or power",
        "This clause is in addition to clause",
        "Each Party confirms that it has taken the decision needed",
        "No objective or principle requires",
        "acts for each of them separately",
        "No step under this clause is a condition of withdrawal",
        "discharges, or changes, a duty of a Party under the Civil Contingencies Act",
    ],
)
def test_what_could_go_has_gone_from_the_standard_form(words: str):
    assert words not in hub()


@pytest.mark.row("clauses-E")
def test_principles_that_bind_still_give_way_to_judgment_of_safety():
    words = "No principle requires a Party to act against its functions or duties"

    assert words not in text()
    assert words in text("scope: {principles_effect: binding}")


FALLS_AWAY = "{{id: {id}, what: a lease has been made, by: 2027-04-30, waits: workstream, workstream: {id}, fallback: falls_away}}"


def _with_conditions(*waiting: str, workstreams: tuple[str, ...] = ("hub", "boat")) -> str:
    listed = ", ".join(f"{{id: {one}, name: {one}}}" for one in workstreams)
    conditions = ", ".join(FALLS_AWAY.format(id=one) for one in waiting)
    return text(
        f"scope: {{subjects: [planning_or_other_conditions], workstreams: [{listed}]}}\n"
        f"gateways: {{conditions: [{conditions}]}}\n"
    )


@pytest.mark.parametrize(
    ("waiting", "workstreams", "ends"),
    [
        (("hub",), ("hub",), True),
        (("hub",), ("hub", "boat"), False),
        (("hub", "boat"), ("hub", "boat"), True),
    ],
)
def test_an_agreement_left_without_workstreams_does_not_go_on(
    waiting: tuple[str, ...], workstreams: tuple[str, ...], ends: bool
):
    found = _with_conditions(*waiting, workstreams=workstreams)

    assert ("unless no Workstream is left, in which case this Agreement ends." in found) is ends
    assert ("falls away under clause" in found) is ends


def test_a_clause_that_a_listed_part_names_begins_with_no_capital():
    found = text(
        """
        document: {effect: part_binding}
        scope: {subjects: [premises, staff]}
        premises: {places: [{id: room, name: the room}]}
        people: {placed: yes, placements: [{id: crew, name: the crew, manner: detached}]}
        """
    )
    listed = found[
        found.index("The Parties intend only the following") : found.index("The rest of this Agreement states")
    ]

    assert re.findall(r"\([a-z]+\) ([Cc]lause \d+;)", listed) == [
        f"clause {number};" for number in (11, 10, 12, 13, 14, 23)
    ]


DETACHED = """
scope: {subjects: [staff]}
functions: {working_together: yes}
people: {placed: yes, placements: [{id: crew, name: the crew, manner: detached, home: fire, host: trust, direction: host}]}
parties:
- {id: fire, kind: metropolitan_fire_authority}
- {id: trust, kind: nhs_trust}
"""


@pytest.mark.parametrize(
    ("more", "exceptions"),
    [
        ("", ", except as this clause says of people who are detached or seconded."),
        (
            "- {id: pcc, kind: police_and_crime_commissioner, in_england: yes}\n",
            ", except that a member of a police force whose Chief Officer is not a Party, or of its civilian staff, remains under that Chief "
            "Officer’s direction and control, and except as this clause says of people who are detached or seconded.",
        ),
    ],
)
def test_exceptions_to_line_command_are_joined_only_if_there_are_two(more: str, exceptions: str):
    assert f"or is otherwise responsible for, that person (the Home Party){exceptions}" in text(DETACHED + more)


OWN_ROOMS = "What the Guest alone uses is closed to the Host’s people"
REST = "Except the way to it and what the Host provides, the rest of the building is closed to the Guest’s people"


@pytest.mark.parametrize(("closed", "said"), [("guest", OWN_ROOMS), ("host", REST), ("both", f"{OWN_ROOMS}. {REST}")])
def test_a_shared_kitchen_is_closed_to_nobody_who_may_use_it(closed: str, said: str):
    place = f"{{id: room, name: the room, right: licence, closed: {closed}}}"

    assert f"| Closed areas | {said} | Alterations |" in text(
        f"scope: {{subjects: [premises]}}\npremises: {{places: [{place}]}}"
    )


@pytest.mark.parametrize("form", ["standard", "short"])
def test_each_form_says_that_nobody_is_transferred_under_it(form: str):
    found = re.findall(
        r"\S+ \S+ \S+ \S+ employment, appointment or office is transferred", text(f"document: {{length: {form}}}")
    )

    assert found == ["Under this Agreement nobody’s employment, appointment or office is transferred"]


def test_particulars_of_a_short_form_lead_to_the_right_paragraphs():
    found = agreement_text(assembled(example("stourmere-crewing.yaml")).agreement, width=10_000)
    rows = [line.strip() for line in found.partition("PARTICULARS")[2].partition("THE COLLABORATION")[0].splitlines()]
    clauses = {line.partition(" ")[0]: line.partition(" ")[2].strip() for line in map(str.strip, found.splitlines())}

    assert [row for row in rows if row.startswith(("| Comm", "| Term |", "| Money"))][1:] == [
        "| Commencement Date | The date of the last execution (clause 10.3)",
        "| Term | Until the end of 31 March 2028 (clause 10.4)",
        "| Money | Each Party bears its own costs (clause 8.1); payments are made between the Parties (clause 7)",
    ]
    assert clauses["10.3"] == "This Agreement takes effect on its date (the Commencement Date)."
    assert (
        clauses["10.4"]
        == "This Agreement continues until the end of 31 March 2028, unless it ends earlier under clause 20.2."
    )
    assert clauses["8.1"].startswith("Each Party must bear its own costs of making this Agreement")


def test_whoever_attests_a_corporation_sole_seal_has_a_place_to_sign():
    found = agreement_text(assembled(example("wealdshire-enabling-services.yaml")).agreement, width=10_000)
    page = found.partition("EXECUTION BY WEALDSHIRE CHIEF CONSTABLE")[2]

    assert [line.strip() for line in page.splitlines() if line.strip()] == [
        "Execution of Wealdshire Enabling Services Agreement, version 7",
        "The Chief Constable of Wealdshire Police, in the capacity of chief officer of police",
        "Executed as a deed by affixing the seal of the Chief Constable of Wealdshire Police, a corporation sole, attested by the Force "
        "Solicitor:",
        "| Seal |",
        "| Authenticated by |",
        "| Name | Robert Ellery",
        "| Office | Chief Constable of Wealdshire Police",
        "| Attested by |",
        "| Name of whoever attests |",
        "| Date |",
    ]


def test_a_council_that_seals_a_deed_is_asked_for_no_attestation():
    found = agreement_text(assembled(example("norfolk-specimen.yaml")).agreement, width=10_000)
    council = found.partition("EXECUTION BY NORFOLK COUNTY COUNCIL")[2].partition("EXECUTION BY EAST OF ENGLAND")[0]

    assert [line.strip() for line in council.splitlines() if "|" in line] == [
        "| Seal |",
        "| Authenticated by |",
        "| Name | C. Specimen (an invented name)",
        "| Office | Director of Legal Services",
        "| Date |",
    ]


def test_the_cost_of_a_clearance_follows_the_party_that_decides():
    found = text(
        """
        document: {length: short}
        scope: {subjects: [vetting_and_security]}
        people: {clearances: [{id: room, who: crews, party: fire}], clearance_costs: who_decides}
        parties:
        - {id: fire, kind: metropolitan_fire_authority}
        - {id: pcc, kind: police_and_crime_commissioner, in_england: yes}
        """
    )

    assert (
        "The Party that decides must do so within 30 Working Days after it has what it needs. It alone gives, refuses and withdraws a "
        "clearance. It must bear the cost. The Party whose people they are must tell the Party that decides, within 1 Working Day and so far "
        "as the law allows, of what may bear on a clearance. Nobody may stay whose clearance is withdrawn. For a police force whose Chief "
        "Officer is not a Party, it is that officer who decides, as the Local Policing Body must arrange."
    ) in found


@pytest.mark.parametrize(
    ("more", "exceptions"),
    [
        ("", ", except for those who are detached or seconded."),
        (
            "- {id: pcc, kind: police_and_crime_commissioner, in_england: yes}\n",
            ", except that the members of a police force, and its civilian staff, are commanded and managed by their own chief officer of "
            "police, and except for those who are detached or seconded.",
        ),
    ],
)
def test_nobody_detached_is_an_exception_to_a_chief_officers_command(more: str, exceptions: str):
    found = text(DETACHED.replace("working_together: yes", "working_together: no") + more)

    assert f"Each Party commands and manages its own people in every Workstream{exceptions}" in found


@pytest.mark.parametrize(
    ("by_email", "said"),
    [("yes", "by hand, by first-class post or by email at"), ("no", "by hand or by first-class post at")],
)
def test_the_short_form_joins_the_ways_of_giving_notice(by_email: str, said: str):
    found = text(f"document: {{length: short}}\nexecution: {{notices_by_email: {by_email}}}")

    assert f"A notice must be in writing, and given {said} the address in clause " in found


def test_what_was_done_at_incidents_goes_on_when_a_party_has_left():
    found = text(
        """
        scope: {subjects: [operational_protocols, clinical_governance, publicity]}
        response:
          protocols: [{id: falls, name: Falls, activity: falls}]
          care: [{id: lift, name: Lifting}]
        """
    )
    numbers = {
        heading: re.findall(rf" (\d+)\. {heading} \1\.1 ", found)
        for heading in ("REQUESTS FOR HELP", "CLINICAL GOVERNANCE", "PUBLICITY")
    }
    (help_given,), (care,), (publicity,) = numbers.values()
    continued = found.partition("The following continue to apply")[2].partition("Rights and liabilities that arose")[0]

    assert [
        part
        for part in re.split(r" \([a-z]\) ", continued)
        if re.match(rf"clause ({help_given}|{care}|{publicity}),", part)
    ] == [
        f"clause {help_given}, for help that was given before;",
        f"clause {care}, for care that was given, and kit that was supplied, before;",
        f"clause {publicity}, for statements about what was done before, and for names, badges and uniforms;",
    ]


@pytest.mark.parametrize(
    ("earlier", "but"),
    [("", ""), ("scope: {earlier: [{id: old, treatment: continues}]}", r", except as clause \d+ says")],
)
def test_the_short_form_too_replaces_old_memorandums_on_its_subject(earlier: str, but: str):
    found = text(f"document: {{length: short}}\n{earlier}")

    assert re.search(rf"It replaces their earlier understandings on the same subject{but}\. It does not affect", found)


def test_a_short_form_leaves_the_data_agreement_it_names_as_it_is():
    found = text("document: {length: short}\nscope: {subjects: [personal_data]}\ninformation: {arrangement: existing}")

    assert re.search(
        r"a lease or licence of land, the agreement on personal data that clause [\d.]+ names, or an agreement", found
    )
