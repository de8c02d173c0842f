"""Days that follow from the term of the agreement and the notice it asks for."""

from __future__ import annotations

import calendar
from datetime import date

from assembler.answers.completed import Completed


def earliest_withdrawal(values: Completed) -> date | None:
    """The first day on which a party could be out that gives notice of withdrawal on the first day of the term, or None if unknown.

    The term begins no sooner than the date of the document, the days of signing that are recorded, and the day fixed for it.
    """
    change, scope = values.change, values.scope
    begins = [party.signing.signed_on for party in values.parties] + [values.document.prepared_on]
    if scope.commencement == "on_a_date":
        begins.append(scope.commences_on)
    known = [day for day in begins if day is not None]
    if not known or change.withdrawal_notice is None or change.withdrawal_date is None:
        return None
    day = months_after(max(known), change.withdrawal_notice)
    if change.withdrawal_date == "any_date":
        return day
    year = day.year if day <= date(day.year, 3, 31) else day.year + 1
    return date(year, 3, 31) if year <= date.max.year else date.max


def months_after(day: date, months: int) -> date:
    """The day so many calendar months later, or the last of that month if it is shorter; never past the calendar's end."""
    year, month = divmod(day.year * 12 + day.month - 1 + int(months), 12)
    if year > date.max.year:
        return date.max
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
