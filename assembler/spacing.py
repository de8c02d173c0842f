"""No-break spaces: a number is never parted from its word at the end of a line, nor a day from its month or a sum from its unit.

They are put in where words are written for Word. The agreement as a value, its plain text and the record hold ordinary spaces, so that
they are searched, compared and hashed as they were typed.
"""

from __future__ import annotations

import re
from typing import Final

NO_BREAK: Final = "\u00a0"

_MANY: Final = "section clause subclause paragraph subparagraph para schedule part article regulation reg rule chapter recital page minute"
_ONE: Final = "sch sched art ch cl cls pt annex appendix party table figure category version item act order volume vol"
_WORDS: Final = frozenset(
    f"{word}{dot}"
    for word in (*_MANY.split(), *(f"{word}s" for word in _MANY.split()), *_ONE.split())
    for dot in ("", ".")
) | {"s.", "ss.", "p.", "pp.", "no.", "nos."}
"""Words that a number follows."""
_BEFORE_BRACKETS: Final = frozenset(
    f"{word}{plural}"
    for word in ("section", "clause", "paragraph", "para", "recital", "article")
    for plural in ("", "s")
)
"""Words that a number in brackets follows."""
_LAST_WORD: Final = re.compile(r"\w+\.?\Z")
_LONGEST: Final = 20
"""Signs to look back for a word that a number follows: more than the longest has."""

_MONTH: Final = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\b"
)
_UNIT: Final = (
    r"(?:(?:second|minute|hour|day|week|month|year|mile|metre|kilometre|litre|tonne|pound|officer|vehicle)s?|per cent|pence|thousand"
    r"|million|billion|km|kg|m|mph|MB|GB|hrs|mins|am|pm|a\.m|p\.m|o’clock|noon|Days?)\b"  # noqa: RUF001 - a curly apostrophe
)
_RANKS: Final = ("WPC", "PC", "DC", "PS", "DS", "DI", "DCI", "PI", "PCSO", "Sgt", "Insp", "Constable", "Sergeant")
_TITLES: Final = ("Mr", "Mrs", "Ms", "Miss", "Dr", "Sir", "Dame", "Prof", "Rev")


def _after(*words: str) -> str:
    """A pattern: the space stands after one of these, each of which is of one length."""
    return "(?:" + "|".join(f"(?<={word} )" for word in words) + ")"


_AMOUNT: Final = _after("[0-9]", "[0-9]%")
_DAY: Final = _after(*(rf"\b{day}{nth}" for day in ("[0-9]", "[0-9][0-9]") for nth in ("", "(?:st|nd|rd|th)")))
_RANK: Final = _after("£", *(rf"\b{word}" for word in (*_RANKS, "SI", r"S\.I", r"SI\.", r"S\.I\.")))
_TITLE: Final = _after(*(rf"\b{title}{dot}" for title in _TITLES for dot in ("", r"\.")))
_INITIAL: Final = _after(r"\b[A-Z]\.")

_SPACE: Final = re.compile(
    rf" (?:{_AMOUNT}(?:[Ww]orking )?(?={_UNIT})"
    rf"|(?={_MONTH}){_DAY}"
    rf"|(?=[0-9]){_RANK}"
    rf"|(?=[A-Z]\.){_TITLE}"
    rf"|(?=%){_AMOUNT}"
    rf"|{_INITIAL}(?=[A-Z][a-z.])"
    r"|(?=(?P<number>[0-9]|[A-Z](?:[0-9]|\b(?![’'.]))|[IVXL]{2,6}\b|\((?:[0-9]{1,2}|[a-z]{1,4}|[A-Z])\))))"  # noqa: RUF001 - a curly apostrophe
)
"""Each space where a line may not end; where a number follows, only if the word before it is one that a number follows."""


def unparted(text: str) -> str:
    """The text with no-break spaces where a line may not end: in “section 6”, “12 January”, “30 Working Days”, “PC 1234”, “A. Smith”."""
    return _SPACE.sub(_unbroken, text)


def _unbroken(found: re.Match[str]) -> str:
    number = found["number"]
    if number is None or _leads(
        found.string[max(0, found.start() - _LONGEST) : found.start()], _BEFORE_BRACKETS if number[0] == "(" else _WORDS
    ):
        return found[0].replace(" ", NO_BREAK)
    return found[0]


def _leads(end: str, words: frozenset[str]) -> bool:
    """Whether the last word of the end of a text is one of these, which a number follows."""
    last = _LAST_WORD.search(end)
    return last is not None and last[0].lower() in words


def before_number(text: str) -> str:
    """The text that stands before a number, such as “under clause ”, with a no-break space at its end where a line may not end there."""
    return text[:-1] + NO_BREAK if text.endswith(" ") and _leads(text[-1 - _LONGEST : -1], _WORDS) else text


def as_typed(text: str) -> str:
    """The text with ordinary spaces for no-break ones: what a Word file says, to be compared with what an agreement says."""
    return text.replace(NO_BREAK, " ")
