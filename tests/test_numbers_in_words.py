"""Every number that can be answered, at nothing and at one: refused where the words cannot say it, or said in words that read."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from msgspec import Struct
from shipped import assembled

from assembler.answers.files import read_answers
from assembler.answers.schema import leaves
from assembler.conditions.sorts import Money, Number
from assembler.errors import AnswersError
from assembler.plain import agreement_text

pytestmark = pytest.mark.row("A11")

REFUSED = "refused"


class Row(Struct, frozen=True, dict=True):
    """A number's field, the answers with which it is printed (`#` stands for it), and what the agreement says of 0 and of 1."""

    answers: dict[str, Any]
    nothing: str
    one: str


def _money(**answers: Any) -> dict[str, Any]:
    return {"money": {"cost_model": "fixed_shares", **answers}}


def _payment(**payment: str) -> dict[str, Any]:
    return {"money": {"payments": "yes", "schedule": [{"id": "rent", **payment}]}}


def _place(**place: str) -> dict[str, Any]:
    return {"scope": {"subjects": ["premises"]}, "premises": {"places": [{"id": "rooms", "right": "licence", **place}]}}


def _system(**system: str) -> dict[str, Any]:
    return {"scope": {"subjects": ["shared_systems"]}, "systems": {"systems": [{"id": "log", **system}]}}


def _project(**project: str) -> dict[str, Any]:
    given = {"id": "yard", "paid": "payments", "owned": "one", **project}
    return {"scope": {"subjects": ["capital_contributions"]}, "works": {"projects": [given]}}


def _credit(**credit: str) -> dict[str, Any]:
    levels = {"levels": [{"id": "a"}], "missed": "credit", **credit}
    return {"scope": {"subjects": ["service_standards"]}, "standards": levels}


ROWS = {
    "governance.authorities[].spending": Row(
        {"governance": {"authorities": [{"id": "a", "spending": "#"}]}}, "£0", "£1"
    ),
    "governance.capital_threshold": Row(
        {"governance": {"reserved": ["capital"], "capital_threshold": "#"}, "scope": {"subjects": ["premises"]}},
        "capital spending on one project",
        "capital spending of more than £1 on one project",
    ),
    "governance.contract_months": Row(
        {"governance": {"reserved": ["contracts"], "contract_months": "#"}},
        "a contract that commits the Parties; ",
        "a contract that commits the Parties for more than 1 month; ",
    ),
    "governance.claims_threshold": Row(
        {"governance": {"reserved": ["claims"], "claims_threshold": "#"}, "risk": {"liability": "shared_pot"}},
        "the settlement of a claim whose cost",
        "the settlement, for more than £1, of a claim whose cost",
    ),
    "functions.demand_notice": Row(
        {"functions": {"demand_notice": "#"}},
        "as much written notice as it reasonably can;",
        "as much written notice as it reasonably can, aiming at 1 month or more;",
    ),
    "money.first_estimate": Row(_money(first_estimate="#"), " is £0 for ", " is £1 for "),
    "money.overhead_percent": Row(
        _money(overhead_percent="#"), "must not add anything to Shared Costs for its overheads", "may add 1% to them"
    ),
    "money.warning_percent": Row(
        _money(warning_percent="#"), "to exceed the approved estimate, and", "the approved estimate by more than 1%, and"
    ),
    "money.tolerance_percent": Row(
        _money(tolerance_percent="#"),
        "Shared Costs exceed the approved estimate, unless",
        "Shared Costs exceed the approved estimate by more than 1%, unless",
    ),
    "money.interest_over_base": Row(
        _money(interest="agreed", interest_over_base="#"), "at 0% a year above the base rate", "at 1% a year above the base rate"
    ),
    "money.shares[].percent": Row(_money(shares=[{"id": "a", "percent": "#"}]), "| 0%", "| 1%"),
    "money.schedule[].amount": Row(_payment(basis="fixed_sum", amount="#"), REFUSED, "£1"),
    "money.schedule[].percent": Row(_payment(basis="share", percent="#"), "0% of the cost of", "1% of the cost of"),
    "money.schedule[].overhead_percent": Row(
        _payment(basis="actual_cost", cost_of="fuel", overhead_percent="#"),
        "The actual cost of fuel |",
        "The actual cost of fuel and 1% of that for overheads",
    ),
    "money.schedule[].limit": Row(_payment(basis="actual_cost", limited="yes", limit="#"), REFUSED, "no more than £1 in"),
    "money.rates[].sum": Row(
        {"money": {"payments": "yes", "schedule": [{"id": "a", "basis": "rates"}], "rates": [{"id": "a", "sum": "#"}]}},
        REFUSED,
        "| £1",
    ),
    "money.one_off[].estimate": Row(
        {"money": {"also": ["one_off"], "one_off": [{"id": "a", "estimate": "#"}]}}, REFUSED, "| £1"
    ),
    "money.one_off_shares[].percent": Row(
        {"money": {"also": ["one_off"], "one_off_shares": [{"id": "a", "percent": "#"}]}}, "| 0%", "| 1%"
    ),
    "money.in_kind[].value": Row(
        {"money": {"also": ["in_kind"], "in_kind": [{"id": "a", "counted": "value", "value": "#"}]}},
        REFUSED,
        "£1 a Financial Year, off",
    ),
    "money.in_kind_margin": Row(
        {"money": {"also": ["in_kind"], "in_kind_margin": "#"}}, "what the table expects is passed. ", "is passed by more than 1%."
    ),
    "money.allocations[].amount": Row(
        {"money": {"also": ["fund"], "allocations": [{"id": "a", "amount": "#"}]}}, REFUSED, "| £1"
    ),
    "standards.credit_percent": Row(_credit(credit_percent="#"), REFUSED, "must take 1% of what is due"),
    "standards.credit_limit": Row(_credit(credit_limit="#"), REFUSED, "no more than 1% of it in all"),
    "standards.plan_days": Row(
        {
            "scope": {"subjects": ["service_standards"]},
            "standards": {"levels": [{"id": "a"}], "plan_days": "#"},
        },
        REFUSED,
        "within 1 Working Day after the second",
    ),
    "risk.settle_above": Row(
        {"scope": {"subjects": ["conduct_of_claims"]}, "risk": {"settle_above": "#"}},
        "or settle it, without",
        "or settle it for more than £1, without",
    ),
    "risk.remedy_days": Row(
        {"scope": {"subjects": ["suspension"]}, "risk": {"remedy_days": "#"}}, REFUSED, "must, within 1 Working Day, put"
    ),
    "risk.stop_unpaid_days": Row(
        {
            "money": {"payments": "yes"},
            "scope": {"subjects": ["suspension"]},
            "risk": {"stop_unpaid": "not_critical", "stop_unpaid_days": "#"},
        },
        REFUSED,
        "written notice of 1 Working Day",
    ),
    "premises.places[].move_notice": Row(_place(move="yes", move_notice="#"), REFUSED, "after notice of 1 month"),
    "premises.places[].notice": Row(_place(notice="#"), REFUSED, "Notice to end the use | 1 month"),
    "premises.places[].leaving": Row(_place(leaving="#"), REFUSED, "after a withdrawal or the end | 1 month"),
    "people.placements[].notice": Row(
        {"people": {"placed": "yes", "placements": [{"id": "a", "notice": "#"}]}},
        REFUSED,
        "Notice to end the arrangement | 1 month",
    ),
    "response.protocols[].hours_before_review": Row(
        {"scope": {"subjects": ["operational_protocols"]}, "response": {"protocols": [{"id": "a", "hours_before_review": "#"}]}},
        REFUSED,
        "before it may ask for a review | 1 hour",
    ),
    "response.incident_hours": Row(
        {"scope": {"subjects": ["clinical_governance"]}, "response": {"incident_hours": "#", "care": [{"id": "a"}]}},
        REFUSED,
        "must tell the other Party within 1 hour",
    ),
    "response.referral_hours": Row(
        {"scope": {"subjects": ["operational_protocols"]}, "response": {"referral_hours": "#"}},
        REFUSED,
        "to the local authority within 1 hour",
    ),
    "complaints.pass_on_days": Row(
        {"scope": {"subjects": ["public_complaints"]}, "complaints": {"pass_on_days": "#"}},
        REFUSED,
        "must pass it on within 1 Working Day",
    ),
    "systems.systems[].change_notice": Row(_system(change_notice="#"), REFUSED, "Notice of a change | 1 Working Day"),
    "systems.systems[].restore": Row(_system(restore="#"), REFUSED, "Target for restoring it | 1 hour"),
    "systems.systems[].kept": Row(_system(recorded="yes", kept="#"), REFUSED, "They are kept for 1 month"),
    "systems.systems[].notice": Row(_system(notice="#"), REFUSED, "Notice to end the use | 1 month"),
    "systems.systems[].leaving": Row(_system(leaving="#"), REFUSED, "after a withdrawal or the end | 1 month"),
    "functions.lead_notice": Row(
        {"scope": {"workstreams": [{"id": "a", "model": "lead"}]}, "functions": {"lead_resignation": "yes", "lead_notice": "#"}},
        REFUSED,
        "written notice of at least 1 month.",
    ),
    "outputs.statement_notice": Row(
        {"scope": {"subjects": ["publicity"]}, "outputs": {"statement_notice": "#"}},
        REFUSED,
        "must give the others 1 Working Day to comment",
    ),
    "scope.annexes[].pages": Row(
        _place(has_plan="yes", plan="plan") | {"scope": {"subjects": ["premises"], "annexes": [{"id": "plan", "pages": "#"}]}},
        REFUSED,
        "1 page",
    ),
    "works.projects[].estimate": Row(_project(estimate="#"), REFUSED, "Estimate | £1"),
    "works.projects[].overrun_percent": Row(
        _project(overrun="proportion", overrun_percent="#"), "up to 0% of the estimate", "up to 1% of the estimate"
    ),
    "works.projects[].defects": Row(_project(defects="#"), REFUSED, "1 month after it is finished"),
    "works.projects[].life": Row(_project(left_behind="anyone_leaves", life="#"), REFUSED, "written down over 1 month"),
    "works.grants[].amount": Row(
        {"scope": {"subjects": ["grant_funding"]}, "works": {"grants": [{"id": "fund", "amount": "#"}]}}, REFUSED, "£1"
    ),
    "gateways.parallel_days": Row(
        {
            "scope": {"subjects": ["mobilisation"]},
            "gateways": {"steps": [{"id": "test"}], "parallel": "yes", "parallel_days": "#"},
        },
        REFUSED,
        "For 1 Working Day after the start",
    ),
    "money.payment_days": Row(_money(payment_days="#"), REFUSED, "within 1 day after it receives"),
    "information.breach_hours": Row(
        {"scope": {"subjects": ["personal_data"]}, "information": {"breach_hours": "#"}}, REFUSED, "within 1 hour"
    ),
    "information.hand_off_days": Row({"information": {"hand_off_days": "#"}}, REFUSED, "within 1 Working Day"),
    "risk.cap_amount": Row(
        {"risk": {"liability": "follow_control", "cap": "sum", "cap_amount": "#"}}, REFUSED, "for one event than £1"
    ),
    "parties[].insurance.least_sum": Row(
        {
            "risk": {"liability": "follow_control", "cap": "insured_limit"},
            "parties": [{"id": "a", "insurance": {"least_sum": "#"}}],
        },
        REFUSED,
        "at least £1 for one event;",
    ),
    "risk.long_relief_days": Row({"risk": {"long_relief_days": "#"}}, REFUSED, "lasts for more than 1 day"),
    "change.review_months": Row({"change": {"review_months": "#"}}, REFUSED, "review this Agreement at least once a month"),
    "change.withdrawal_notice": Row(
        {"change": {"withdrawal_notice": "#"}},
        "must be on or after the day on which the Withdrawal Notice is given",
        "must be at least 1 month after the Withdrawal Notice is given",
    ),
    "change.gap_months": Row(
        _money() | {"change": {"gap": "shared", "gap_months": "#"}}, REFUSED, "For 1 month after the Withdrawal Date the others"
    ),
    "change.exit_months": Row(
        {"change": {"exit_costs": "months_of_contributions", "exit_months": "#"}},
        REFUSED,
        "must pay, for 1 month after the Withdrawal Date,",
    ),
    "change.exit_table[].share": Row(
        {"change": {"exit_costs": "committed_costs", "exit_table": [{"id": "a", "share": "#"}]}}, "| 0%", "| 1%"
    ),
    "change.exit_cap_amount": Row(
        {"money": {"payments": "yes"}, "change": {"exit_cap": "sum", "exit_cap_amount": "#"}}, REFUSED, "than £1"
    ),
    "change.exit_plan_months": Row(
        {"change": {"exit_plan": "from_the_start", "exit_plan_months": "#"}}, REFUSED, "Within 1 month after the Commencement Date"
    ),
    "change.transition_months": Row({"change": {"transition_months": "#"}}, REFUSED, "For up to 1 month after"),
    "change.first_stage_days": Row({"change": {"first_stage_days": "#"}}, REFUSED, "within 1 Working Day after the referral"),
    "change.second_stage_days": Row({"change": {"second_stage_days": "#"}}, REFUSED, "within a further 1 Working Day"),
}  # fmt: skip

BARE = re.compile(r"\b0 (months|days|hours|Working Days)\b|\bevery 1 (month|day|year)|more than (0%|£0)")
"""Words that say nothing, or that nobody says."""


def _text(row: Row, number: str) -> str:
    written = json.dumps(row.answers).replace('"#"', f'"{number}"')
    return " ".join(agreement_text(assembled(read_answers(written, "a.json")).agreement).split())


def test_every_number_and_sum_has_a_row():
    assert {leaf.path for leaf in leaves() if isinstance(leaf.sort, Number | Money)} == set(ROWS)


@pytest.mark.parametrize("path", [path for path, row in ROWS.items() if row.nothing == REFUSED])
def test_nothing_is_refused_with_its_line_where_words_cannot_say_it(path: str):
    with pytest.raises(AnswersError) as raised:
        _text(ROWS[path], "0")

    (problem,) = raised.value.problems
    assert problem.place.line == 1
    assert re.sub(r"\[\d+\]", "[]", problem.place.field) == path
    assert re.search(r"the least is 1|a sum of nothing says nothing", str(problem))


@pytest.mark.parametrize("path", [path for path, row in ROWS.items() if row.nothing != REFUSED])
def test_nothing_is_said_in_words_elsewhere(path: str):
    text = _text(ROWS[path], "0")

    assert ROWS[path].nothing in text
    assert BARE.search(text) is None


@pytest.mark.parametrize("path", ROWS)
def test_one_is_said_in_words_that_read(path: str):
    text = _text(ROWS[path], "1")

    assert ROWS[path].one in text
    assert BARE.search(text) is None


def test_nothing_and_one_are_said_of_withdrawal_on_31_march_alone():
    answers = {"change": {"withdrawal_date": "31_march", "withdrawal_notice": "#"}}

    assert "a 31 March that is on or after the day on which the Withdrawal Notice" in _text(Row(answers, "", ""), "0")
    assert "a 31 March that is at least 1 month after the Withdrawal Notice" in _text(Row(answers, "", ""), "1")
