"""The clauses on money, withdrawal and what is arranged, read as the lawyer of the other side: payer and payee, leaver and those who stay."""

# ruff: noqa: RUF001 - the apostrophes of the clauses

from __future__ import annotations

import json
from typing import Any

import pytest
from law_findings import assembled, merged

from assembler.answers.files import read_answers
from assembler.answers.formats import FORMAT
from assembler.plain import agreement_text

PARTIES = [
    {"id": "council", "kind": "county_council", "short_name": "Council"},
    {"id": "trust", "kind": "nhs_foundation_trust", "short_name": "Trust", "provides_ambulance_services": "yes"},
]
SHARED = {"money": {"cost_model": "fixed_shares", "accounts_by": "council", "first_estimate": "1200"}}


def paragraph(key: str, answers: dict[str, Any]) -> str:
    """The words of one paragraph; nothing where it is not in."""
    made = assembled(merged({"parties": PARTIES}, answers))
    return " ".join(one.text for one in made.agreement.paragraphs() if one.key == key)


def whole(answers: dict[str, Any]) -> str:
    return " ".join(agreement_text(assembled(merged({"parties": PARTIES}, answers)).agreement).split())


def shared(**money: str) -> dict[str, Any]:
    return merged(SHARED, {"money": money})


def leaving(**change: Any) -> dict[str, Any]:
    return merged(SHARED, {"change": change})


# Estimates


@pytest.mark.row("clauses-A9")
@pytest.mark.parametrize(
    ("period", "words"),
    [
        ("twelve_months", "£1,200 for 12 months, counted by the day."),
        (
            "to_first_april",
            "£1,200 for the time from the Commencement Date until the first Financial Year that begins after it, counted by the day.",
        ),
    ],
)
def test_the_first_estimate_says_what_time_it_is_for(period: str, words: str):
    assert words in paragraph("financial-schedule#first-estimate", shared(first_estimate_period=period))


@pytest.mark.row("clauses-A9")
def test_a_first_estimate_in_an_older_file_is_read_and_its_time_asked():
    old = {"format": FORMAT, "money": {"cost_model": "fixed_shares", "first_estimate": "41000"}}
    given = read_answers(json.dumps(old), "old.json").given.money

    assert (given.first_estimate, given.first_estimate_period) == (41000, None)
    assert "£41,000 for [time that the first estimate is for], counted by the day" in whole(old)


@pytest.mark.row("clauses-A9")
@pytest.mark.parametrize(("index", "there"), [("cpi", True), ("none", False)])
def test_an_estimate_that_goes_on_is_counted_by_the_day_and_indexed(index: str, there: bool):
    words = paragraph("shared-costs#roll-over", shared(estimate_index=index))

    assert "the last estimate that they all approved applies instead, counted by the day" in words
    assert ("Consumer Prices Index" in words) is there


@pytest.mark.row("clauses-A9")
def test_who_disapproves_an_estimate_accepts_less_service():
    words = paragraph("shared-costs#scale-down", SHARED)

    assert words.startswith(
        "Where the approved estimate pays for less than is being done, a Party that incurs Shared Costs may reduce what it does for them"
    )
    assert "for Critical Services, 3 months’" in words


# The yearly account


@pytest.mark.row("clauses-C36")
def test_a_named_party_draws_up_the_account_and_silence_stops_nothing():
    assert paragraph("shared-costs#account", SHARED) == (
        "By the 31 July that follows, Council must send every Party an account of what each has borne, and of what must be paid to bring that into line "
        "with the shares. If it does not, any other Party may. A cost that was not stated in time is left out; it may be put in the next "
        "account, and in none after that."
    )
    assert "after the last of those statements is sent" not in whole(SHARED)


@pytest.mark.row("clauses-C36")
@pytest.mark.parametrize(
    ("how", "when", "part"),
    [("quarterly", "May, August, November and February", "quarter"), ("monthly", "each month", "month")],
)
def test_those_who_bear_shares_pay_on_account(how: str, when: str, part: str):
    words = paragraph("shared-costs#on-account", shared(on_account=how))

    assert words.startswith(f"On the 15th of {when}, each Party whose share")
    assert f"share of the approved estimate for that {part}, counted by the day, is more" in words


@pytest.mark.row("clauses-C36")
def test_what_the_schedule_pays_of_shared_costs_is_not_paid_twice():
    words = paragraph("shared-costs#on-account", shared(payments="yes"))

    assert "What is due in that time for Shared Costs under Schedule" in words
    assert paragraph("shared-costs#on-account", shared(on_account="none")) == ""


@pytest.mark.row("clauses-C36")
def test_the_account_can_be_challenged_for_a_time_and_is_then_final():
    assert "within 20 Working Days after the account is sent" in paragraph("shared-costs#challenge", SHARED)
    assert "is final and binding, except for fraud or an obvious mistake" in paragraph("shared-costs#challenge", SHARED)


@pytest.mark.row("clauses-C36")
def test_grants_income_and_tax_refunds_are_taken_off_shared_costs():
    assert paragraph("shared-costs#net", SHARED) == (
        "A grant, an income or a refund that a Party receives for what Shared Costs pay for, and VAT that it can recover, must be taken off them."
    )


@pytest.mark.row("clauses-C38")
def test_one_rule_of_measure_holds_for_every_year():
    answers = shared(cost_model="by_measure", measure="posts", measured_by="trust")

    assert paragraph("financial-schedule#measure", answers).startswith(
        "The Parties’ shares of the Shared Costs for each Financial Year are in proportion to posts, as that stands on the 30 September before "
        "the year begins or, if it is later, on the Commencement Date."
    )
    assert "Until the first 1 April" not in whole(answers)


# Invoices and tax


@pytest.mark.row("clauses-C39")
def test_a_sum_due_once_is_not_held_back_by_the_pace_of_invoices():
    assert paragraph("invoices-and-payment#invoice", {"money": {"payments": "yes"}}) == (
        "A Party to which a payment is due must send the payer an invoice, stating what it is for and how it was worked out. "
        "Invoices for a payment that recurs must be sent no more often than once a quarter."
    )


@pytest.mark.row("clauses-C43")
def test_a_sum_excludes_value_added_tax_where_nothing_is_said():
    words = paragraph("value-added-tax#treatment", {"money": {"payments": "yes", "vat": "advice is awaited"}})

    assert (
        "So far as that does not say otherwise, a sum under this Agreement does not include VAT, and the payer must add any that is chargeable."
        in words
    )


@pytest.mark.row("clauses-C43")
def test_tax_that_turns_out_to_be_due_is_claimed_within_a_time():
    words = paragraph("value-added-tax#reclassified", {"money": {"payments": "yes"}})

    assert "if it is sent one within 3 months after the decision" in words


# Withdrawal and exit


@pytest.mark.row("clauses-A10")
def test_what_nobody_pays_for_may_be_cut_and_nobody_bears_it_alone():
    words = paragraph("effect-of-withdrawal#gap", SHARED)

    assert words.startswith(
        "A Party that incurs Shared Costs may reduce what it does as if the approved estimate had been reduced"
    )
    assert "Until a notice about Critical Services has run out, the others bear the withdrawing Party’s part" in words
    assert "it bears that part" not in words


@pytest.mark.row("clauses-A10")
def test_those_who_stay_may_choose_to_share_the_gap_for_a_time():
    words = paragraph("effect-of-withdrawal#gap", leaving(gap="shared", gap_months="3"))

    assert words.startswith("For 3 months after the Withdrawal Date the others bear the part of those Shared Costs")
    assert "in proportion to their own shares" in words


@pytest.mark.row("clauses-B19")
@pytest.mark.parametrize(
    "choice", ["committed_costs", "all_reasonable_costs", "months_of_contributions", "remaining_contributions"]
)
def test_whatever_a_leaver_pays_is_a_real_cost_with_a_payee_and_a_day(choice: str):
    answers = leaving(exit_costs=choice, exit_months="3")
    words = "consequences-of-withdrawal-and-ending#"

    assert paragraph(words + "real-cost", answers).endswith(
        "The cost of replacing the withdrawing Party, and lost savings or profit, are not such costs."
    )
    assert "is a debt to the Party that bears the cost" in paragraph(words + "to-whom", answers)
    assert "one that is not claimed in time is not due" in paragraph(words + "account", answers)
    assert "within 30 days after that" in paragraph(words + "balance", answers)


@pytest.mark.row("clauses-B19")
@pytest.mark.parametrize("choice", ["months_of_contributions", "remaining_contributions"])
def test_contributions_are_defined_wherever_they_are_paid(choice: str):
    answers = leaving(exit_costs=choice, exit_months="3")

    assert paragraph("consequences-of-withdrawal-and-ending#contributions", answers).startswith(
        "A Party’s Contributions are its share of the Shared Costs, and any other regular payments that are due from it to another Party"
    )


@pytest.mark.row("clauses-B19")
def test_no_payment_is_a_condition_of_leaving():
    assert paragraph("withdrawal#no-condition", leaving(exit_costs="remaining_contributions")).startswith(
        "No consent, payment,"
    )


@pytest.mark.row("clauses-B20")
def test_the_limit_on_exit_costs_leaves_out_kind_and_capital():
    assert "than its Contributions for the 12 months before" in paragraph(
        "consequences-of-withdrawal-and-ending#cap", SHARED
    )
    assert paragraph("consequences-of-withdrawal-and-ending#contributions", SHARED).endswith(
        "What it does or gives in kind, and capital spending, are left out."
    )


@pytest.mark.row("clauses-B21")
def test_a_commitment_says_who_bears_what_of_it_by_who_leaves():
    row = {"id": "licence", "what": "the licence", "bound": "council", "leaver": "trust", "share": "20"}
    words = whole(leaving(exit_table=[row]))

    assert "Commitment | Party bound | Party that withdraws | Its share" in words
    assert "the licence | Council | Trust | 20%" in words


@pytest.mark.row("clauses-B22")
def test_a_leaver_whose_own_breach_made_it_urgent_is_not_let_off():
    assert paragraph("consequences-of-withdrawal-and-ending#no-charge", SHARED).endswith(
        ", unless its own breach of this Agreement brought about the unlawfulness or the danger."
    )


@pytest.mark.row("clauses-B24")
def test_a_leaver_has_no_veto_on_what_holds_only_when_it_has_left():
    words = paragraph("effect-of-withdrawal#variation", {})

    assert (
        "takes effect only when the withdrawing Party has left, and that changes none of its duties or claims" in words
    )
    assert words.endswith("gives it by entering into this Agreement.")
    assert "may be varied only with the agreement of all the Parties" in paragraph("variation-and-replacement#all", {})


@pytest.mark.row("clauses-B25")
def test_an_agreement_ends_in_the_form_it_is_varied_in_and_on_a_day():
    assert "in the form that clause" in paragraph("ending#all-agree", {})
    assert paragraph("ending#unlawful", {}).startswith(
        "a court decides, or all the Parties record in writing, that the law no longer"
    )


@pytest.mark.row("clauses-C37")
def test_an_exit_plan_is_settled_without_an_agreement_to_agree():
    assert "must agree a written exit plan" not in whole({})
    assert paragraph("exit#settled", {}).startswith("A part of a draft is settled if nobody objects to it")


@pytest.mark.row("clauses-C37")
def test_a_claim_in_the_final_account_without_objection_is_agreed():
    assert paragraph("consequences-of-withdrawal-and-ending#objection", {}) == (
        "A claim to which the other Party does not object, with reasons, within 20 Working Days after it is sent is agreed."
    )


# What is arranged for another


@pytest.mark.row("clauses-B18")
@pytest.mark.parametrize(
    ("recall", "words"),
    [
        (None, "by 1 month’s written notice, or at once where it considers that the law"),
        ("at_once", "at once, by written notice"),
    ],
)
def test_a_recall_takes_a_time_save_for_the_law_and_safety(recall: str | None, words: str):
    functions = {"delegation": "yes", "arrangements": [{"id": "a"}]} | ({"recall": recall} if recall else {})

    assert words in paragraph("delegation#recall", {"functions": functions})


@pytest.mark.row("clauses-B18")
def test_whoever_exercises_a_function_may_resign_or_end_by_withdrawal():
    answers = {"functions": {"delegation": "yes", "arrangements": [{"id": "a"}]}}

    assert paragraph("delegation#resign", answers).startswith(
        "Whoever exercises the function may give up the arrangement by 3 months’"
    )
    assert paragraph("delegation#ends", answers).startswith(
        "The arrangement ends when the Party whose function it is, or whoever exercises it,"
    )


@pytest.mark.parametrize(
    ("invoices", "period", "often"),
    [
        ("monthly", "month", "a month"),
        ("quarterly", "month", "a quarter, or than it falls due under Schedule 1 if that is more often"),
        ("quarterly", "quarter", "a quarter"),
        ("yearly", "quarter", "a year, or than it falls due under Schedule 1 if that is more often"),
        ("yearly", "month", "a year, or than it falls due under Schedule 1 if that is more often"),
        ("yearly", "year", "a year"),
    ],
)
def test_a_payment_may_be_invoiced_as_often_as_it_falls_due(invoices: str, period: str, often: str):
    schedule = [{"id": "fee", "purpose": "use of the room", "basis": "fixed_sum", "period": period}]

    assert paragraph(
        "invoices-and-payment#invoice", {"money": {"payments": "yes", "invoices": invoices, "schedule": schedule}}
    ) == (
        "A Party to which a payment is due must send the payer an invoice, stating what it is for and how it was worked out. "
        f"Invoices for a payment that recurs must be sent no more often than once {often}."
    )
