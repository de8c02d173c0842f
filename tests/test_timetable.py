"""What falls due, against the term: told where it falls outside, and said of the term where the term is too short for a year."""

from __future__ import annotations

from datetime import date

import pytest
from shipped import answers, assembled

from assembler.plain import agreement_text
from assembler.statute.findings import Finding
from assembler.withdrawal_days import months_after

pytestmark = pytest.mark.row("A9")

TERM = """
document: {{prepared_on: 2027-04-01}}
scope: {{term: {term}, commencement: last_signature, expires_on: {ends}}}
"""
LONG = "2030-03-31"


def told(ends: str, more: str = "", term: str = "fixed") -> dict[str, str]:
    """What is told of answers, by field, with what a test is not about set so that it falls within any term."""
    quiet = "risk: {long_relief_days: 1}\ngovernance: {reports: yearly, meetings: yearly}\n"
    lines = [line for line in quiet.splitlines() if line.partition(":")[0] not in more]
    made = assembled(answers(TERM.format(term=term, ends=ends) + "\n".join(lines) + "\n" + more))
    return {one.fields[0]: one.message for one in made.findings if one.rule == "p-outside-the-term"}


def text(ends: str, more: str = "", term: str = "fixed") -> str:
    made = assembled(answers(TERM.format(term=term, ends=ends) + more))
    return " ".join(agreement_text(made.agreement).split())


@pytest.mark.parametrize(
    ("start", "months", "day"),
    [
        (date(2027, 4, 1), 6, date(2027, 10, 1)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2027, 12, 15), 1, date(2028, 1, 15)),
        (date(2027, 12, 31), 12, date(2028, 12, 31)),
    ],
)
def test_months_are_those_of_the_calendar(start: date, months: int, day: date):
    assert months_after(start, months) == day


@pytest.mark.parametrize(
    ("due", "says"),
    [
        (
            "2027-04-01",
            "The first review is to be finished by 1 April 2027, and the agreement does not begin until 1 April 2027.",
        ),
        ("2027-04-02", None),
        ("2030-03-31", None),
        (
            "2030-04-01",
            "The first review is to be finished by 1 April 2030, after the term has ended on 31 March 2030.",
        ),
    ],
)
def test_the_first_review_falls_between_beginning_and_end(due: str, says: str | None):
    assert told(LONG, f"change: {{first_review_by: {due}}}").get("change.first_review_by") == says


def test_a_term_that_does_not_end_is_never_outlasted():
    late = "change: {first_review_by: 2031-01-01, review_months: 600, transition_months: 600}"

    assert told(LONG, late, "fixed_then_rolling") == {}


def test_what_is_not_recorded_is_left_to_be_recorded():
    made = assembled(answers("change: {first_review_by: 2031-01-01, transition_months: 600}\nscope: {term: fixed}"))

    assert [one for one in made.findings if one.rule == "p-outside-the-term"] == []


def test_an_agreement_begins_on_the_later_of_its_date_and_chosen_day():
    base = "document: {{prepared_on: 2027-04-01}}\nchange: {{first_review_by: 2027-05-01}}\nscope: {{commencement: on_a_date, commences_on: {0}}}"
    found = [
        [one.message for one in assembled(answers(base.format(day))).findings if one.rule == "p-outside-the-term"]
        for day in ("2027-03-01", "2027-05-01")
    ]

    assert found[0] == []
    assert found[1] == [
        "The first review is to be finished by 1 May 2027, and the agreement does not begin until 1 May 2027."
    ]


@pytest.mark.parametrize(
    ("more", "ends", "field"),
    [
        ("change: {transition_months: 3}", ("2027-09-30", "2027-09-29"), "change.transition_months"),
        (
            "change: {exit_plan: from_the_start, exit_plan_months: 6}",
            ("2027-09-30", "2027-09-29"),
            "change.exit_plan_months",
        ),
        (
            "functions: {working_together: yes, demand_notice: 6}",
            ("2027-09-30", "2027-09-29"),
            "functions.demand_notice",
        ),
        ("change: {review_months: 12}", ("2028-03-31", "2028-03-30"), "change.review_months"),
        ("governance: {reports: quarterly, meetings: yearly}", ("2027-06-30", "2027-06-29"), "governance.reports"),
        ("governance: {reports: yearly, meetings: six_monthly}", ("2027-09-30", "2027-09-29"), "governance.meetings"),
        ("risk: {long_relief_days: 28}", ("2027-04-29", "2027-04-28"), "risk.long_relief_days"),
        ("change: {exit_plan: on_notice}", ("2027-04-30", "2027-04-29"), "change.exit_plan"),
    ],
)
def test_a_time_that_outlasts_the_term_is_told_from_one_day_too_few(more: str, ends: tuple[str, str], field: str):
    assert field not in told(ends[0], more)
    assert field in told(ends[1], more)


def test_each_benefit_workstream_and_earlier_arrangement_is_named():
    found = told(
        LONG,
        """
benefits: {measured: [{id: b, benefit: fewer calls, due: 2031-01-01}]}
change: {first_review_by: 2028-01-01}
""",
    )
    assert found == {
        "benefits.measured[].due": "The benefit “fewer calls” is due by 1 January 2031, after the term has ended on 31 March 2030."
    }
    made = assembled(
        answers("""
        document: {prepared_on: 2027-04-01}
        scope:
          term: fixed
          commencement: last_signature
          expires_on: 2030-03-31
          workstreams: [{id: late, name: Late work, starts_on: 2030-04-01}, {id: early, name: Early, starts_on: 2026-01-01}]
          earlier: [{id: old, name: The old protocol, made_on: 2027-04-02}, {id: older, name: Older, made_on: 2027-04-01}]
        """)
    )
    assert [(one.item, one.message) for one in made.findings if one.rule == "p-outside-the-term"][:2] == [
        ("late", "The workstream “Late work” starts on 1 April 2030, after the term has ended on 31 March 2030."),
        ("old", "The earlier arrangement “The old protocol” is dated 2 April 2027, later than this document."),
    ]


def test_it_is_accepted_by_its_name():
    review = "change: {first_review_by: 2031-01-01}\n"
    (says,) = told(LONG, review).values()
    rests = f"check: first-review-by, facts: {{change.first_review_by: '{says}'}}"
    accepted = (
        f"drafting: {{accepted: [{{rule: p-outside-the-term, {rests}, by: A Lawyer, on: 2027-01-01, reason: read}}]}}"
    )
    made = assembled(answers(TERM.format(term="fixed", ends=LONG) + review + accepted))

    assert [one.applies for one in made.findings if one.rule == "p-outside-the-term"] == [False]


YEARLY = """
risk: {continuity_tests: yearly}
benefits: {anticipated: [momentum], evaluation: yearly}
governance: {structure: light, reports: yearly, meetings: yearly, annual_report: internal, audit: one_party}
change: {exit_plan: on_notice}
"""
OF_THE_TERM = [
    "the benefits achieved once in the term",
    "Once in the term, each Party must report",
    "then at least once in the term,",
    "and at least 20 Working Days before the term expires",
]
OF_A_YEAR = [
    "At least once a year, the Parties must test their plans",
    "the benefits achieved once in each year",
    "Once a year, each Party must report",
    "Once a year the Parties must agree a report",
    "then at least once a year,",
    "and at least 6 months before the term expires",
]


def test_yearly_duties_are_said_of_a_term_of_less_than_a_year():
    found = text("2028-03-29", YEARLY)  # 2028 is a leap year: 363 days

    assert [words for words in OF_THE_TERM if words not in found] == []
    assert [words for words in OF_A_YEAR if words in found] == []


@pytest.mark.parametrize(("ends", "term"), [("2028-03-31", "fixed"), ("2027-10-01", "fixed_then_rolling")])
def test_yearly_duties_stay_yearly_in_a_term_of_a_year_or_without_end(ends: str, term: str):
    found = text(ends, YEARLY, term)
    wanted = OF_A_YEAR if term == "fixed" else OF_A_YEAR[:-1]

    assert [words for words in wanted if words not in found] == []
    assert [words for words in OF_THE_TERM if words in found] == []


@pytest.mark.parametrize(("ends", "words"), [("2029-03-28", "in the term"), ("2029-03-31", "every 2 years")])
def test_duties_of_every_two_years_are_said_of_a_shorter_term(ends: str, words: str):
    found = text(ends, "risk: {continuity_tests: two_yearly}\ngovernance: {audit: one_party}")

    assert f"At least once {words}, the Parties must test" in found
    assert (
        f"audit of the collaboration at least once {'in the term' if words == 'in the term' else 'in every 2 years'}"
        in found
    )


@pytest.mark.parametrize(
    ("begins", "ends", "outside"), [("0001-01-01", "0001-01-10", True), ("9999-01-01", "9999-12-31", False)]
)
def test_days_at_either_end_of_the_calendar_are_reckoned(begins: str, ends: str, outside: bool):
    made = assembled(answers(TERM.replace("2027-04-01", begins).format(term="fixed", ends=ends)))

    assert ("p-outside-the-term" in {one.rule for one in made.findings}) is outside


def test_what_a_twenty_day_term_leaves_no_time_for_is_told_in_full():
    every = """
change: {exit_plan: on_notice, exit_plan_months: 6, transition_months: 3, review_months: 1}
governance: {reports: quarterly, meetings: six_monthly}
risk: {long_relief_days: 60}
"""
    span = "1 April 2027 to 20 April 2027"

    assert told("2027-04-20", every) == {
        "change.transition_months": "Help with the handover may be asked for during 3 months, which is more than half of the term "
        f"({span}).",
        "functions.demand_notice": f"Parties aim to give notice of a change of 6 months, which is longer than the term ({span}).",
        "risk.long_relief_days": f"Parties meet when work has stopped for 60 days, which is longer than the term ({span}).",
        "governance.reports": f"Parties report every 3 months, which does not come round once in the term ({span}).",
        "governance.meetings": f"Meetings are held every 6 months, which does not come round once in the term ({span}).",
        "change.review_months": f"Reviews are held every month, which does not come round once in the term ({span}).",
        "change.exit_plan": "The exit plan is due at least 20 Working Days before the term ends on 20 April 2027, which is not after it "
        "begins on 1 April 2027.",
    }
    assert told("2027-04-20", every.replace("on_notice", "from_the_start"))["change.exit_plan_months"] == (
        f"The first exit plan is due after 6 months, which is longer than the term ({span})."
    )


def test_reviews_with_a_first_day_need_not_recur_in_the_term():
    late = "change: {review_months: 60, first_review_by: 2028-04-01}"

    assert "change.review_months" not in told(LONG, late)


def test_a_warning_says_what_would_cure_it_and_what_it_rests_on():
    made = assembled(answers(TERM.format(term="fixed", ends=LONG) + "change: {first_review_by: 2031-01-01}"))
    [found] = [one for one in made.findings if one.rule == "p-outside-the-term"]
    says = "The first review is to be finished by 1 January 2031, after the term has ended on 31 March 2030."

    assert found == Finding(
        "p-outside-the-term",
        "practice",
        "what falls due falls within the term",
        "WARN",
        "Practice",
        "not met",
        says,
        "Correct the date or the time, or the term, or have a lawyer accept the point.",
        "",
        ("change.first_review_by",),
        check="first-review-by",
        facts={"change.first_review_by": says},
    )


def test_each_person_and_consultation_is_named_by_its_name_or_id():
    people = """
people:
  placed: yes
  placements:
    - {id: crews, name: the crews, lasts: days, starts_on: 2031-05-01, ends_on: 2031-06-01}
    - {id: others, lasts: days, starts_on: 2031-05-02}
  consulted: [{id: union, state: to_do, due_by: 2031-04-02}]
benefits: {measured: [{id: calls, due: 2031-01-01}]}
"""
    with_staff = answers(
        TERM.format(
            term="fixed",
            ends=f"{LONG}, subjects: [consultation_of_staff], workstreams: [{{id: w, starts_on: 2031-02-01}}]",
        )
        + people
    )
    found = [one for one in assembled(with_staff).findings if one.rule == "p-outside-the-term"]
    after = "after the term has ended on 31 March 2030."

    assert [(one.fields[0], one.item, one.message) for one in found] == [
        ("benefits.measured[].due", "calls", f"The benefit “calls” is due by 1 January 2031, {after}"),
        ("scope.workstreams[].starts_on", "w", f"The workstream “w” starts on 1 February 2031, {after}"),
        ("people.placements[].starts_on", "crews", f"The work of the crews begins on 1 May 2031, {after}"),
        ("people.placements[].ends_on", "crews", f"The work of the crews is to end on 1 June 2031, {after}"),
        ("people.placements[].starts_on", "others", f"The work of others begins on 2 May 2031, {after}"),
        ("people.consulted[].due_by", "union", f"The consultation of union is due by 2 April 2031, {after}"),
    ]


def test_a_benefit_that_is_due_as_the_agreement_begins_is_told():
    assert told(LONG, "benefits: {measured: [{id: calls, due: 2027-04-01}]}") == {
        "benefits.measured[].due": "The benefit “calls” is due by 1 April 2027, and the agreement does not begin until 1 April 2027."
    }


def test_people_who_work_for_another_after_the_term_are_told():
    people = """
people:
  placed: yes
  placements: [{id: crews, name: the crews, lasts: days, starts_on: 2027-05-01, ends_on: 2028-04-01}]
  consulted: [{id: union, whom: the union, state: to_do, due_by: 2028-04-02}]
"""
    found = told("2028-03-31\n  subjects: [consultation_of_staff]".replace("\n  ", ", "), people)

    assert found["people.placements[].ends_on"].startswith(
        "The work of the crews is to end on 1 April 2028, after the term"
    )
    assert found["people.consulted[].due_by"].startswith("The consultation of the union is due by 2 April 2028, after")
    assert "people.placements[].starts_on" not in found


def test_the_calendars_first_and_last_days_are_days_like_others():
    made = assembled(answers(TERM.replace("2027-04-01", "0001-01-01").format(term="fixed", ends="0001-01-20")))

    assert "change.exit_plan" in {one.fields[0] for one in made.findings if one.rule == "p-outside-the-term"}
    assert told("9999-12-31") == {}
