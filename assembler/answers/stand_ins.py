"""Words that stand where an answer should: nothing that can be seen, “TBC”, “[insert ref]”, “xxx”, and the like.

What people type while they do not know is no answer. Whole, it leaves an answer open (`left_open`); within longer words it is found
(`stand_in`), so that nobody signs it unseen.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_BLANK = frozenset("\u115f\u1160\u2800\u3164\uffa0\ufffc\U00013441\U00013442\U0001d159")
"""Letters and symbols that print as nothing: fillers of Hangul, the blank of Braille,
of hieroglyphs and of musical notes, and what stands for a picture that was not pasted."""


def can_be_seen(text: str) -> bool:
    """Whether anything in a text shows: a letter, a number, punctuation or a symbol.

    Spaces, controls, marks that join or hide, and accents with nothing below them do not.
    """
    return any(unicodedata.category(sign)[0] in "LNPS" and sign not in _BLANK for sign in text)


_HIDDEN = re.compile(
    "[\u00ad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
    "\ufff9-\ufffb\U000110bd\U000110cd\U00013430-\U0001343f\U00013441\U00013442\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0001\U000e0020-\U000e007f"
    "\u115f\u1160\u2800\u3164\uffa0\ufffc\U0001d159]"
)
"""Signs that only join, part or turn others (Unicode's category Cf), and blanks: one search is far quicker than a look at each sign."""


def _seen(text: str) -> str:
    """A text without the signs that cannot be seen and that join or part nothing."""
    return _HIDDEN.sub("", text).strip()


_TO_BE = "agreed|confirmed|determined|decided|advised|announced|inserted|finali[sz]ed"
_TO_BE_TOO = "arranged|appointed|assigned|completed|provided|supplied|added|settled|notified|named|specified|discussed|checked|entered"
_KNOWN = "known|agreed|confirmed|determined|decided|settled|available|recorded|appointed|named|fixed"
_INITIALS = r"t\.?b\.?[acd]\b\.?"
_WHAT = "(?:(?:the )?(?:names?|dates?|details?|amount|figure|reference|ref|address|number|text) )?(?:(?:is|are|still|yet) )*"

_LEFT_OPEN = re.compile(
    rf"{_WHAT}(?:to be (?:{_TO_BE}|{_TO_BE_TOO})|{_INITIALS}|to follow|not (?:yet )?(?:{_KNOWN})|unknown|undecided|pending|awaited"
    r"|to ?do|fixme|placeholder)\s*(?:[.:,;…]+|(?=[(\[])|[-–—/](?=\s|$)|$)",  # noqa: RUF001 - dashes that people type
    re.IGNORECASE,
)
"""How words begin that leave an answer open; a note may follow. A hyphen inside a word begins none."""

_LEFT_TO = re.compile(
    rf"{_WHAT}(?:{_INITIALS}|to be (?:confirmed|advised|announced|inserted))(?=\s+(?:by|with|at|on|in|once|when|after|before|until|"
    r"subject|per|from|following|shortly|later|soon|asap|depending|and)\b)",
    re.IGNORECASE,
)
"""The same, with who or what will settle it."""

_STROKES = re.compile(r"[-–—_…?*#/|●•■□○◦£\s]+|\.{2,}")  # noqa: RUF001 - dashes that people type
"""Whole answers of marks that people put where they do not know."""

_X = "[x?_#*]"
_PLACE_HELD = re.compile(
    rf"(?:{_X}[\s./:,-]*){{2,}}|(?:insert|enter|add|complete|fill in)(?: (?:the|a|an|here|name|date|ref|reference|details|text|number"
    r"|amount|address|title|of|party))+|lorem ipsum.*",
    re.IGNORECASE,
)
"""Whole answers that only hold a place."""

_SUM = r"£\s?x[x,.]*(?!\w)"
_PART_OF_A_DATE = (
    rf"(?<![\w/])(?:(?:{_X}{{1,2}}|\d\d?)[/.\s-](?:{_X}{{1,3}}|\d\d?)[/.\s-](?:{_X}{{2,4}}|20{_X}{{2}})"
    rf"|{_X}{{1,2}}[/.-](?:{_X}{{1,2}}|\d\d?)[/.-]\d\d(?:\d\d)?|\d\d?[/.-]{_X}{{1,2}}[/.-]\d\d(?:\d\d)?"
    rf"|{_X}{{1,2}} (?:January|February|March|April|May|June|July|August|September|October|November|December) \d{{4}}"
    rf"|\d{{4}}-(?:{_X}{{2}}-\d\d|\d\d-{_X}{{2}}|{_X}{{2}}-{_X}{{2}})"
    r"|dd[/.\s-]mm[/.\s-]yy(?:yy)?|dd month yyyy)(?![\w/])|(?<![\w/.])20(?:xx|__|\?\?)(?!\w)"
)
_BRACKETED = (
    r"\[(?:[\s●•…_.?x#*-]*|\s{0,5}(?:insert|enter|add|name|date|ref|reference|details?|amount|number|address|title|complete|delete"
    rf"|drafting note|note to|blank|{_INITIALS}|to be (?:{_TO_BE}|{_TO_BE_TOO}))\b[^\]]{{0,200}})\]"
)
_WITHIN = re.compile(
    rf"(?:(?<![\w.]){_INITIALS}(?!\s+(?:Ltd|Limited|plc|LLP|Bank|Group|Inc|UK)\b)"
    rf"|\b(?:(?:still|yet) )?to be (?:{_TO_BE})\b|\b(?:still|yet) to be \w+ed\b|\bnot yet (?:{_KNOWN})\b"
    rf"|{_PART_OF_A_DATE}|{_BRACKETED}|{_SUM}"
    r"|(?<!part )(?<!title )(?<!annex )(?<!chapter )(?<!volume )(?<!schedule )(?<!appendix )(?<![\w-])x{3,}(?![\w-])"
    r"|\?{2,}|_{3,}|\.{4,}|…{2,}|\b(?:insert|enter) (?:name|date|ref|reference|details|text|number|amount|address|here)\b"
    r"|\blorem ipsum\b|\bfixme\b|(?-i:\bTODO\b))",
    re.IGNORECASE,
)


@lru_cache(maxsize=8_192)
def left_open(words: str) -> str | None:
    """The note of an answer that its words leave open, empty where there is none; None where they are an answer.

    Dashes, dots and question marks alone leave it open too; so do words all of which stand in square brackets.
    """
    text = _seen(words)
    found = _LEFT_OPEN.match(text) or _LEFT_TO.match(text)
    if found:
        return text[found.end() :].strip()
    if _STROKES.fullmatch(text):
        return ""
    if re.fullmatch(r"\[[^\[\]]*\]|<[^<>]*>", text):
        return text[1:-1].strip() if any(sign.isalnum() for sign in text) else ""
    if _PLACE_HELD.fullmatch(text) or re.fullmatch(f"{_PART_OF_A_DATE}|{_SUM}", text, re.IGNORECASE):
        return text if any(sign.isdigit() for sign in text) else ""
    return None


_SIGNS = (
    *(
        "tb",
        "t.b",
        "to be",
        "not yet",
        "xx",
        "x/",
        "x.",
        "x-",
        "x ",
        "x,",
        "[",
        "?",
        "_",
        "#",
        "*",
        "....",
        "…",
        "£x",
        "£ x",
        "20x",
    ),
    *("insert", "enter", "lorem", "fixme", "todo", "dd/", "dd.", "dd-", "dd ", "£\xa0x"),
)
"""One of them is in all words that `_WITHIN` finds."""


@lru_cache(maxsize=8_192)
def stand_in(words: str) -> str:
    """The first words within a longer text that stand where something is still to be said; empty where there are none."""
    lower = words.casefold()
    if not any(sign in lower for sign in _SIGNS):
        return ""  # nearly always; the expression takes a hundred times as long
    found = _WITHIN.search(words)
    return found.group().strip() if found else ""
