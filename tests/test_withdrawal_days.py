"""The first day on which a party could be out, of answers: from when the term begins, by how much notice, and to which day."""

from __future__ import annotations

from datetime import date

import pytest
from shipped import answers, compiled_library

from assembler.answers.completed import Completed
from assembler.completion import complete
from assembler.register import load_register
from assembler.withdrawal_days import earliest_withdrawal, months_after


def completed(text: str) -> Completed:
    return complete(answers(text), compiled_library().library.questionnaire, load_register()).values


def earliest(text: str) -> date | None:
    return earliest_withdrawal(completed(text))


def on(prepared: str, months: int, day: str) -> str:
    return f"document: {{prepared_on: {prepared}}}\nchange: {{withdrawal_notice: {months}, withdrawal_date: {day}}}\n"


@pytest.mark.parametrize(
    ("prepared", "months", "day", "out"),
    [
        ("2027-04-01", 6, "any_date", date(2027, 10, 1)),
        ("2027-04-01", 6, "31_march", date(2028, 3, 31)),
        ("2027-03-30", 12, "31_march", date(2028, 3, 31)),
        ("2027-03-31", 12, "31_march", date(2028, 3, 31)),
        ("2027-04-01", 12, "31_march", date(2029, 3, 31)),
        ("2027-01-31", 1, "any_date", date(2027, 2, 28)),
        ("9999-01-01", 12, "any_date", date.max),
        ("9999-01-01", 12, "31_march", date.max),
        ("9999-01-01", 2, "31_march", date(9999, 3, 31)),
        ("9998-04-01", 3, "31_march", date(9999, 3, 31)),
        ("9999-03-01", 1, "31_march", date.max),
    ],
)
def test_a_party_is_out_after_its_notice_or_on_the_next_31_march(prepared: str, months: int, day: str, out: date):
    assert earliest(on(prepared, months, day)) == out


SIGNED = "parties: [{{id: a, signing: {{signed_on: {}}}}}, {{id: b, signing: {{signed_on: {}}}}}]\n"


@pytest.mark.parametrize(
    ("more", "out"),
    [
        (SIGNED.format("2027-05-01", "2027-06-01"), date(2027, 12, 1)),
        (SIGNED.format("2027-06-02", "2027-06-01"), date(2027, 12, 2)),
        (SIGNED.format("2027-01-02", "2027-01-01"), date(2027, 10, 1)),
        ("scope: {commencement: on_a_date, commences_on: 2027-07-01}\n", date(2028, 1, 1)),
        ("scope: {commencement: on_a_date, commences_on: 2027-03-01}\n", date(2027, 10, 1)),
        ("scope: {commencement: on_a_date}\n", date(2027, 10, 1)),
        ("scope: {commencement: last_signature}\n", date(2027, 10, 1)),
    ],
)
def test_the_term_begins_on_the_latest_day_that_is_known(more: str, out: date):
    assert earliest(on("2027-04-01", 6, "any_date") + more) == out


def test_nothing_is_known_without_a_day_on_which_the_term_begins():
    assert earliest("change: {withdrawal_notice: 6, withdrawal_date: any_date}\n") is None


@pytest.mark.parametrize("field", ["withdrawal_notice", "withdrawal_date"])
def test_nothing_is_known_before_the_notice_and_its_day_are(field: str):
    values = completed(on("2027-04-01", 6, "31_march"))
    setattr(values.change, field, None)

    assert earliest_withdrawal(values) is None


@pytest.mark.parametrize(
    ("start", "months", "day"),
    [
        (date(2027, 1, 31), 0, date(2027, 1, 31)),
        (date(2027, 11, 30), 1, date(2027, 12, 30)),
        (date(2027, 12, 1), 1, date(2028, 1, 1)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(9999, 11, 30), 1, date(9999, 12, 30)),
        (date(9999, 12, 1), 1, date.max),
        (date(9999, 1, 1), 12, date.max),
    ],
)
def test_months_end_with_the_calendar(start: date, months: int, day: date):
    assert months_after(start, months) == day
