"""No-break spaces: a number is never parted from its word at the end of a line, nor a day from its month or a sum from its unit.

They are put in where words are written for Word. The agreement as a value, its plain text and the record hold ordinary spaces, so that
they are searched, compared and hashed as they were typed.
"""

from __future__ import annotations

import re
from typing import Final

NO_BREAK: Final = "\u00a0"

_NUMBERED: Final = (
    r"(?i:sections?|ss?\.|(?:sub-?)?(?:clause|paragraph)s?|paras?|schedules?|sch|parts?|articles?|art|regulations?|regs?|rules?"
    r"|chapters?|ch|annex|appendix|recitals?|party|table|figure|category|version|pages?|pp?\.|nos?\.|minutes?|item|act|order)"
)
"""Words that a number follows."""
_MONTH: Final = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\b"
)
_UNIT: Final = (
    r"(?:(?:second|minute|hour|day|week|month|year|mile|metre|kilometre|litre|tonne|pound|officer|vehicle)s?|per cent|pence|thousand"
    r"|million|billion|km|kg|m|am|pm|a\.m|p\.m|o’clock|noon)\b"  # noqa: RUF001 - a curly apostrophe
)
_RANK: Final = r"(?:WPC|PC|DC|PS|DS|DI|DCI|PI|PCSO|Sgt|Insp|Constable|Sergeant)"
_TITLE: Final = r"(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Prof|Rev)\.?"

_JOINED: Final = re.compile(
    rf"\b{_NUMBERED}\.? (?=[0-9]|[A-Z]\b(?![’'.]))"  # noqa: RUF001 - a curly apostrophe
    r"|\b(?i:section|clause|paragraph|para|recital|article)s? (?=\((?:[0-9]{1,2}|[a-z]{1,4}|[A-Z])\))"
    rf"|\b[0-9]{{1,2}}(?:st|nd|rd|th)? (?={_MONTH})"
    rf"|[0-9]%? (?:Working |working )?(?={_UNIT}|Days?\b)"
    rf"|\b{_RANK} (?=[0-9])"
    rf"|\b{_TITLE} (?=[A-Z]\.)"
    r"|\b[A-Z]\. (?=[A-Z][a-z.])"
    r"|\bS\.?I\.? (?=[0-9])"
    r"|£ (?=[0-9])"
)
_LEADS: Final = re.compile(rf"\b{_NUMBERED}\.? \Z")


def unparted(text: str) -> str:
    """The text with no-break spaces where a line may not end: in “section 6”, “12 January”, “30 Working Days”, “PC 1234”, “A. Smith”."""
    return _JOINED.sub(lambda found: found[0].replace(" ", NO_BREAK), text)


def before_number(text: str) -> str:
    """The text that stands before a number, such as “under clause ”, with a no-break space at its end where a line may not end there."""
    return text[:-1] + NO_BREAK if _LEADS.search(text) else text


def as_typed(text: str) -> str:
    """The text with ordinary spaces for no-break ones: what a Word file says, to be compared with what an agreement says."""
    return text.replace(NO_BREAK, " ")
