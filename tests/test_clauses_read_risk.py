"""Liability, cover, claims and investigations, read as a lawyer of the other side reads them: faults that were found in the words."""

from __future__ import annotations

import pytest
from law_findings import assembled, merged

from assembler.plain import words

TRUST = {
    "id": "trust",
    "kind": "nhs_trust",
    "short_name": "Mid Vale",
    "in_england": "yes",
    "provides_ambulance_services": "yes",
}
FIRE = {"id": "fire", "kind": "metropolitan_fire_authority", "short_name": "Metro Fire"}
POLICE = {"id": "cc", "kind": "chief_constable", "short_name": "Chief Constable", "in_england": "yes"}
PARTIES = [POLICE, FIRE, TRUST]


def printed(risk: dict[str, str] | None = None, **answers: object) -> dict[str, str]:
    """Each paragraph's words by its id, of a collaboration of the three services."""
    agreement = assembled(merged({"parties": PARTIES, "risk": risk or {}}, answers)).agreement
    return {paragraph.key: words(paragraph) for paragraph in agreement.paragraphs()}


def together(found: dict[str, str], clause: str) -> str:
    return " ".join(text for key, text in found.items() if key.partition("#")[0] == clause)


WAYS = ["lie_where_they_fall", "follow_control", "shared_pot", "requester", "by_activity"]


@pytest.mark.row("clauses-A2")
@pytest.mark.parametrize("way", WAYS)
def test_no_claim_passes_by_the_clause_on_liability(way: str):
    found = printed({"liability": way, "cap": "sum", "cap_amount": "5000000"})

    assert "only what this clause gives, however that other is liable" in found["liability#all"]
    assert "prevail over both, on whatever ground a claim is made" in found["waiver#remedies"]


@pytest.mark.row("clauses-A2")
def test_no_right_of_contribution_is_kept_outside_the_limits():
    found = printed({"liability": "follow_control", "cap": "sum", "cap_amount": "5000000"})

    assert "by way of contribution" in found["liability#all"]
    assert "liability#no-other" not in found


@pytest.mark.row("clauses-A2")
def test_a_debt_under_another_clause_is_no_loss_that_a_limit_reaches():
    assert "does not affect what another clause requires a Party to pay" in printed()["liability#all"]


@pytest.mark.row("clauses-A2")
def test_limits_come_after_what_may_be_recovered_and_is_left_out():
    keys = list(printed({"liability": "follow_control", "cap": "sum", "cap_amount": "5000000"}))
    order = ["all", "control", "damages", "indirect", "care", "trust", "cap", "order", "never-limited"]

    assert [key for key in keys if key in {f"liability#{name}" for name in order}] == [f"liability#{n}" for n in order]


@pytest.mark.row("clauses-A3")
@pytest.mark.parametrize("way", WAYS)
def test_only_fraud_and_what_the_law_forbids_is_never_limited(way: str):
    found = printed({"liability": way})

    assert found["liability#never-limited"] == (
        "Nothing in this Agreement limits or excludes liability for fraud, or any other liability so far as the law does not"
        " allow it to be limited or excluded."
    )
    assert "personal injury" not in together(found, "liability")


@pytest.mark.row("clauses-A4")
def test_a_breach_sounds_in_ordinary_damages_and_in_no_indemnity():
    found = printed({"liability": "follow_control"})

    assert "liable in damages, as the law measures them" in found["liability#damages"]
    assert "liability#breach" not in found
    assert "must indemnify" not in together(found, "liability")


@pytest.mark.row("clauses-A4")
def test_a_trust_and_another_party_make_good_within_cover_both_ways():
    assert "neither need make good to the other more than the excess under its cover" in printed()["liability#trust"]
    assert "liability#trust" not in printed({"nhs_indemnity": "by_fault"})


@pytest.mark.row("clauses-A5")
def test_a_limit_at_the_sum_of_cover_prints_the_sum_for_each_party():
    parties = [{**party, "insurance": {"least_sum": f"{n}000000"}} for n, party in enumerate(PARTIES, 5)]
    found = printed({"cap": "insured_limit"}, parties=parties)

    assert "the least sum that" in found["liability#cap"]
    assert [found[f"insurance-and-liability#cover-table/{party['id']}/4"].partition(";")[0] for party in PARTIES] == [
        "at least £5,000,000 for one event",
        "at least £6,000,000 for one event",
        "at least £7,000,000 for one event",
    ]


@pytest.mark.row("clauses-A5")
def test_cover_runs_on_for_six_years():
    assert "for 6 years afterwards" in printed()["insurance#cover"]
    assert "as long as a claim can arise" not in together(printed(), "insurance")


@pytest.mark.row("clauses-B26")
def test_the_pot_begins_above_the_cover_that_the_host_promised():
    pot = printed({"liability": "shared_pot"})["liability#pot"]

    assert "does not meet, and would not have met if that Party had kept it" in pot
    assert "must first bear the least sum that the schedule shows" in pot


@pytest.mark.row("clauses-B27")
def test_one_party_answers_for_each_person_volunteer_or_contractor():
    found = printed({"liability": "follow_control"}, scope={"subjects": ["staff"]})

    assert "its people or of its contractors" in found["liability#negligence"]
    assert "its volunteers" in found["definitions-and-interpretation#people"]
    assert "the Party that directs what that person is doing" in found["liability#directed"]


@pytest.mark.row("clauses-B28")
@pytest.mark.parametrize("parties", [[POLICE, FIRE], [FIRE, TRUST], PARTIES])
def test_claims_are_handled_as_cover_allows_for_every_kind_of_body(parties: list[dict[str, str]]):
    found = printed(parties=parties)

    assert "the terms of its insurance, or the rules of a scheme to which it belongs" in found["insurance#schemes"]
    assert "or its insurer or scheme, handles it" in found["liability#conduct"]


@pytest.mark.row("clauses-B29")
def test_lost_savings_are_said_to_be_recoverable_and_for_how_long():
    indirect = printed({"indirect_loss": "yes"})["liability#indirect"]

    assert "loss of savings" not in indirect
    assert (
        "are not indirect: a Party may recover them, but only for the time until the Party in breach could have withdrawn"
        in indirect
    )


@pytest.mark.row("clauses-B29")
def test_a_deliberate_wrong_is_defined_and_a_data_claim_is_kept():
    found = printed({"liability": "lie_where_they_fall"})

    assert "because that Party broke Data Protection Law" in found["liability#where-it-falls"]
    assert "a wrong is deliberate if those who decided for the Party knew" in found["liability#deliberate"]


@pytest.mark.row("clauses-B29")
@pytest.mark.parametrize("way", WAYS)
def test_no_insurer_loses_its_claim_unless_the_parties_said_so(way: str):
    asked = printed({"liability": way})
    given = printed({"liability": way, "subrogation": "given_up"})

    assert "An insurer or a scheme that has met a Party" in asked["liability#insurers"]
    assert "must obtain the agreement of its insurers and schemes" in given["liability#insurers"]


@pytest.mark.row("clauses-B30")
def test_the_table_says_who_bears_a_loss_and_the_clause_how_much():
    found = printed({"liability": "by_activity"})

    assert "subject to" not in found["insurance-and-liability#events"]
    assert "settles what may be recovered, and within what limits" in found["insurance-and-liability#events"]
    assert "only to a loss that arises from no event in that schedule" in found["liability#table"]


@pytest.mark.row("clauses-B30")
def test_who_bears_clinical_care_turns_on_no_scheme():
    (clinical,) = [
        text
        for key, text in printed({"liability": "by_activity"}).items()
        if key.startswith("insurance-and-liability#events-table") and "on whose behalf the care" in text
    ]

    assert clinical == (
        "The Ambulance Trust on whose behalf the care was given or, if it was given on behalf of none, the Party whose people gave it"
    )


@pytest.mark.row("clauses-C39")
def test_one_clause_says_in_what_time_the_others_are_told():
    found = printed()

    assert "Working Day" not in together(found, "health-safety-and-welfare")
    assert "says when the other Parties are told" in found["health-safety-and-welfare#accidents"]
    assert "at once" not in found["investigations#tell"]
    assert "in the time that clause" in found["investigations#tell"]


@pytest.mark.row("clauses-C44")
def test_candour_safeguarding_and_checks_of_people_are_spoken_of():
    found = printed()

    assert "being open with a person who has been harmed" in found["investigations#candour"]
    assert "under its own safeguarding procedures" in found["health-safety-and-welfare#safeguarding"]
    assert "for which the law requires a check" in found["health-safety-and-welfare#safeguarding"]


@pytest.mark.parametrize("way", [way for way in WAYS if way != "lie_where_they_fall"])
def test_one_person_as_two_parties_counts_once_in_the_table_of_events(way: str):
    found = printed({"liability": way}, functions={"working_together": "yes"})
    clause, events = ("25.5(a)", " and of the events in Schedule 3") if way == "by_activity" else ("25.4(a)", "")

    assert found["liability#directed"] == (
        f"For the purposes of clause {clause}{events}, a person who is among the people of two Parties counts as one of the people of the "
        "Party that directs what that person is doing."
    )


def test_what_prevails_over_the_unpaid_sums_rule_names_its_number():
    systems = {"systems": [{"id": "log", "name": "the joint log", "kind": "dispatch"}]}
    found = printed(scope={"subjects": ["suspension", "shared_systems"]}, money={"payments": "yes"}, systems=systems)

    assert found["failure-and-suspension#unpaid"] == (
        "A Party must not stop what it does because a sum has not been paid. It may refer that under clause 43. Clause 11.5 prevails over "
        "clause 29.7."
    )


@pytest.mark.parametrize(
    ("cap", "limit"), [("sum", "£5,000,000"), ("insured_limit", "the cover that it keeps for such an event")]
)
def test_the_limit_of_a_short_form_is_for_all_the_others_together(cap: str, limit: str):
    found = printed({"liability": "follow_control", "cap": cap, "cap_amount": "5000000"}, document={"length": "short"})

    assert found["liability#cap-brief"] == (
        f"However it is liable, a Party need not pay all the other Parties together more for the losses from one event than {limit}."
    )


@pytest.mark.parametrize("way", ["follow_control", "by_activity"])
def test_the_loss_of_an_asset_has_one_rule(way: str):
    works = {"assets": [{"id": "car", "name": "the car", "kind": "vehicle", "owned": "one"}]}
    found = printed({"liability": way}, scope={"subjects": ["vehicles_and_equipment"]}, works=works)["assets#prevails"]

    assert found.endswith(
        " For loss of an Asset, and damage to it, it prevails over the table of events in Schedule 3."
    ) is (way == "by_activity")
