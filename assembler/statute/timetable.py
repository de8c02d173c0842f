"""What falls due, against the term: a duty that falls before the agreement begins, or after its fixed end, is a finding (practice).

It is reckoned in calendar months, which the language of conditions has no words for; the day an agreement begins is the date chosen for
that or, where the last signature decides it, the date of the document.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import replace

from assembler.answers.completed import Completed
from assembler.completion import Answers
from assembler.formatting import day, quantity
from assembler.statute.findings import Finding, of_practice, on_facts
from assembler.withdrawal_days import months_after

OUTSIDE = "p-outside-the-term"
"""The name under which the warning can be accepted."""

_CURE = "Correct the date or the time, or the term, or have a lawyer accept the point."

_INTERVALS = {"monthly": 1, "quarterly": 3, "six_monthly": 6}
"""The months of what recurs; what recurs yearly is said of the term itself, where that is shorter."""

_LAST_PLAN = timedelta(days=28)
"""Twenty Working Days, before which the plan for the end of a term of less than a year is due; never fewer days than this."""


class _Term(Struct, frozen=True):
    """From when, and until when if the end is fixed; either is None while it is not recorded."""

    begins: date | None
    ends: date | None


class _Fault(Struct, frozen=True):
    """One thing that falls outside the term: the field that says when, the item it is about, and the sentence for it."""

    field: str
    item: str
    says: str


def outside_the_term(answers: Answers) -> Iterator[Finding]:
    """A warning for each duty that would fall before the term or after it. It rests on the days and times that its words give."""
    values = answers.values
    term = _Term(_beginning(values), values.scope.expires_on if values.scope.term == "fixed" else None)
    for fault in (*_dated(values, term), *_lasting(values, term), *_recurring(values, term), *_planned(values, term)):
        check = fault.field.rpartition(".")[2].replace("_", "-")
        found = of_practice(OUTSIDE, "WARN", fault.says, _CURE, fault.item, (fault.field,))
        found = replace(found, check=check, words="what falls due falls within the term")
        yield on_facts(found, {fault.field: fault.says}, answers.given.drafting.accepted)


def _beginning(values: Completed) -> date | None:
    """The day on which the agreement begins, as far as it is recorded: never before the date of the document."""
    on_a_date = values.scope.commencement == "on_a_date"
    days = [values.document.prepared_on, *([values.scope.commences_on] if on_a_date else [])]
    known = [day for day in days if day is not None]
    return max(known) if len(known) == len(days) else None


def _dated(values: Completed, term: _Term) -> Iterator[_Fault]:
    """Days that are written as days."""
    found = [
        ("change.first_review_by", "", "The first review is to be finished by", values.change.first_review_by, True)
    ]
    found += [
        ("benefits.measured[].due", one.id, f"The benefit “{one.benefit or one.id}” is due by", one.due, True)
        for one in values.benefits.measured
    ]
    found += [
        (
            "scope.workstreams[].starts_on",
            one.id,
            f"The workstream “{one.name or one.id}” starts on",
            one.starts_on,
            False,
        )
        for one in values.scope.workstreams
    ]
    found += list(_people(values))
    for field, item, says, due, not_before in found:
        if due and term.begins and not_before and due <= term.begins:
            yield _Fault(field, item, f"{says} {day(due)}, and the agreement does not begin until {day(term.begins)}.")
        if due and term.ends and due > term.ends:
            yield _Fault(field, item, f"{says} {day(due)}, after the term has ended on {day(term.ends)}.")
    for one in values.scope.earlier:
        if one.made_on and values.document.prepared_on and one.made_on > values.document.prepared_on:
            says = (
                f"The earlier arrangement “{one.name or one.id}” is dated {day(one.made_on)}, later than this document."
            )
            yield _Fault("scope.earlier[].made_on", one.id, says)


def _people(values: Completed) -> Iterator[tuple[str, str, str, date | None, bool]]:
    """Days of people's work for another party, and of consulting those who speak for them."""
    for placement in values.people.placements:
        called = placement.name or placement.id
        yield (
            "people.placements[].starts_on",
            placement.id,
            f"The work of {called} begins on",
            placement.starts_on,
            False,
        )
        yield (
            "people.placements[].ends_on",
            placement.id,
            f"The work of {called} is to end on",
            placement.ends_on,
            False,
        )
    for consulted in values.people.consulted:
        says = f"The consultation of {consulted.whom or consulted.id} is due by"
        yield "people.consulted[].due_by", consulted.id, says, consulted.due_by, False


def _lasting(values: Completed, term: _Term) -> Iterator[_Fault]:
    """Times that would outlast a fixed term, counted from its first day; help after the end, one that is more than half of it."""
    if term.begins is None or term.ends is None:
        return
    length = f"the term ({day(term.begins)} to {day(term.ends)})"
    change, notice = values.change, values.functions.demand_notice
    found = [
        ("change.exit_plan_months", "The first exit plan is due after", change.exit_plan_months, 1),
        ("change.transition_months", "Help with the handover may be asked for during", change.transition_months, 2),
        ("functions.demand_notice", "Parties aim to give notice of a change of", notice, 1),
    ]
    for field, says, number, times in found:
        if number and months_after(term.begins, number * times) - term.ends > timedelta(1):
            longer = "longer than" if times == 1 else "more than half of"
            yield _Fault(field, "", f"{says} {quantity(number, 'months')}, which is {longer} {length}.")
    days = values.risk.long_relief_days
    if days and term.ends - term.begins < timedelta(days):
        says = f"Parties meet when work has stopped for {quantity(days, 'days')}, which is longer than {length}."
        yield _Fault("risk.long_relief_days", "", says)


def _recurring(values: Completed, term: _Term) -> Iterator[_Fault]:
    """What comes round at intervals, and would not once in the term."""
    if term.begins is None or term.ends is None:
        return
    governance, change = values.governance, values.change
    found = [
        ("governance.reports", "Parties report", _INTERVALS.get(governance.reports or "")),
        ("governance.meetings", "Meetings are held", _INTERVALS.get(governance.meetings or "")),
        ("change.review_months", "Reviews are held", None if change.first_review_by else change.review_months),
    ]
    for field, says, months in found:
        if months and months_after(term.begins, months) - term.ends > timedelta(1):
            every = "month" if months == 1 else quantity(months, "months")
            span = f"{day(term.begins)} to {day(term.ends)}"
            yield _Fault(field, "", f"{says} every {every}, which does not come round once in the term ({span}).")


def _planned(values: Completed, term: _Term) -> Iterator[_Fault]:
    """The plan for the end of a term so short that the plan would be due before the beginning."""
    if values.change.exit_plan == "on_notice" and term.begins and term.ends and term.ends - term.begins <= _LAST_PLAN:
        says = (
            f"The exit plan is due at least 20 Working Days before the term ends on {day(term.ends)}, "
            f"which is not after it begins on {day(term.begins)}."
        )
        yield _Fault("change.exit_plan", "", says)
