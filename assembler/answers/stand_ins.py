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


_HIDDEN = (
    "\u00ad\u034f\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
    "\ufff0-\ufffb\U000110bd\U000110cd\U00013430-\U0001343f\U00013441\U00013442\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
    "\u115f\u1160\u2800\u3164\uffa0\ufffc\U0001d159"
)
"""Signs that only join, part, turn or choose the form of others (what Unicode lets a reader ignore, and its category Cf), and blanks."""
_WIDE = {sign: sign - 0xFEE0 for sign in range(0xFF01, 0xFF5F)}
_ALIKE = _WIDE | str.maketrans(
    "АВЕІЈКМНОРСТХУЅаеіјорсухѕΑΒΕΖΗΙΚΜΝΟΡΤΥΧο",  # noqa: RUF001 - these look like the next line's
    "ABEIJKMHOPCTXYSaeijopcyxsABEZHIKMNOPTYXo",
)
"""Letters and marks that look like those of English: of Cyrillic and Greek, and those as wide as a Chinese character."""
_UNSEEN = re.compile(f"[{_HIDDEN}]+")
_UNLIKE = re.compile(rf"[{_HIDDEN}{''.join(map(chr, _ALIKE))}]|[^\S\n\x00-\x7f]")
_SPACES = re.compile(r"[^\S\n]+")


def as_seen(text: str) -> str:
    """A text as a reader sees it: without signs that cannot be seen and join or part nothing, each letter as the English one it looks like.

    Between its words stands one space, whatever kinds and however many were typed. Marks such as … are kept.
    """
    if not text.isascii() and _UNLIKE.search(text):  # one search is far quicker than a look at every sign
        text = _SPACES.sub(" ", _UNSEEN.sub("", text).translate(_ALIKE))
    return (_SPACES.sub(" ", text) if "  " in text or "\t" in text else text).strip()


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
_SETTLED_LATER = (
    "drafted|filled in|populated|negotiated|established|identified|calculated|issued|fixed|set|nominated|chosen|obtained|updated|verified"
    r"|clarified|allocated|designated|put in|approved|mutually agreed|conf\.?|confrimed|comfirmed|cofirmed|agg?re+d|agred"
)
_LATER = "shortly|separately|later|soon|in due course|by e-?mail|under separate cover"
_WELSH = "i['\u2019]w (?:gadarnhau|gytuno|benderfynu|bennu)"
_NEWS = "details?|confirmation|information|instructions|advice|approval|decisions?|figures?|names?|dates?|repl(?:y|ies)|responses?"
_NOBODY_KNOWS = (
    rf"{_WHAT}to be (?:{_SETTLED_LATER})|t/b/[acd]|t b [acd]|tbn|n/k|tk|tktk|{_WELSH}|not known yet"
    "|unknown (?:yet|as yet|at present|at this stage)|(?:not yet |not |un)(?:stated|specified|identified|confirmed|finali[sz]ed)"
    "|(?:i )?do(?: not|n['\u2019]?t) know(?: yet)?|not sure|unsure|no idea|still open|open point|left open"
    rf"|awaiting(?:(?: [\w\u2019'-]+){{0,3}} (?:{_NEWS})(?: (?:from|of|on|by)(?: [\w\u2019'-]+){{1,4}})?)?"
    "|pending (?:confirmation|approval|agreement|decision|details|advice|instructions)(?: [\\w\u2019'-]+){0,5}"
    "|(?:under|in|subject to) (?:discussion|negotiation|confirmation|agreement)"
    "|being (?:agreed|negotiated|drafted|finali[sz]ed|discussed)"
    rf"|(?:(?:more|details?|names?|dates?) )?(?:to|will|still to) (?:follow|come)(?: (?:{_LATER}))?"
    "|(?:at|on) a later date|in due course|later"
)
"""Whole answers that say only that what belongs there is not known, or comes later."""
_NOTHING_THERE = (
    "(?:this page |page )?(?:(?:intentionally|deliberately|left) )*blank"
    r"|null|undefined|(?-i:nan|NaN)|#(?:n/a|ref!|value!|name\?|div/0!|null!|num!)"
    "|(?:click or tap|click|tap|type|insert|enter|add)(?: text)? here(?: to enter (?:text|a date))?|choose an item"
    "|please (?:select|specify|complete|advise|insert|enter|confirm)|date here|name here|text here"
)
"""Whole answers that a form, a sheet or a program leaves where nobody wrote anything."""
_PLACE_HELD = re.compile(
    rf"(?:{_X}[\s./:,-]*){{2,}}|(?:insert|enter|add|complete|fill in)(?: (?:the|a|an|here|name|date|ref|reference|details|text|number"
    rf"|amount|address|title|of|party))+|lorem ipsum.*|(?:{_NOBODY_KNOWS}|{_NOTHING_THERE})\.?",
    re.IGNORECASE,
)
"""Whole answers that only hold a place."""

_MARKED = re.compile(r"(?:\[[^\[\]]*\]\s*)+|<[^<>]*>|<<[^<>]*>>|\{[^{}]*\}|\{\{[^{}]*\}\}|«[^«»]*»")
"""Whole answers in the brackets of what is not settled, or of a field that was to be merged."""

_WRAPPED = re.compile(r"[*_\"'“‘(]{1,3}(?=[^\W_])(.*)(?<=[^\W_])\.?[*_\"'”’)]{1,3}")  # noqa: RUF001
"""Whole answers that somebody made bold, or put in quotes or brackets."""

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_SUM = r"£\s?x[x,.]*(?!\w)"
_PART_OF_A_DATE = (
    rf"(?<![\w/])(?:(?:{_X}{{1,2}}|\d\d?)[/.\s-](?:{_X}{{1,3}}|\d\d?)[/.\s-](?:{_X}{{2,4}}|20{_X}{{2}})"
    rf"|{_X}{{1,2}}[/.-](?:{_X}{{1,2}}|\d\d?)[/.-]\d\d(?:\d\d)?|\d\d?[/.-]{_X}{{1,2}}[/.-]\d\d(?:\d\d)?"
    rf"|{_X}{{1,2}} (?:{_MONTHS}) \d{{4}}"
    rf"|\d{{4}}-(?:{_X}{{2}}-\d\d|\d\d-{_X}{{2}}|{_X}{{2}}-{_X}{{2}})"
    r"|dd[/.\s-]mm[/.\s-]yy(?:yy)?|dd month yyyy)(?![\w/])|(?<![\w/.])20(?:xx|[2-9]x|__|\?\?|\.\.(?!\.))(?!\w)"
    rf"|(?<!\w)(?:\?|…|\.{{2,3}}|__+|[●•]) ?(?:{_MONTHS})\b"
)
_BRACKETED = (
    r"\[(?:[\s●•…_.?x#*-]*|\s{0,5}(?:insert|enter|add|name|date|ref|reference|details?|amount|number|address|title|complete|delete"
    rf"|drafting note|note to|blank|{_INITIALS}|to be (?:{_TO_BE}|{_TO_BE_TOO}))\b[^\]]{{0,200}})\]"
    r"|(?<!\bat )\[(?!\d{4}\]|sic\]|…\]|\.\.\.\])[^\[\]]{1,200}\]"
)
_WITHIN = re.compile(
    rf"(?:(?<![\w.]){_INITIALS}(?!\s+(?:Ltd|Limited|plc|LLP|Bank|Group|Inc|UK)\b)"
    rf"|\b(?:(?:still|yet) )?to be (?:{_TO_BE})\b|\b(?:still|yet) to be \w+ed\b|\bnot yet (?:{_KNOWN})\b"
    rf"|{_PART_OF_A_DATE}|{_BRACKETED}|{_SUM}|(?<!\w)x{{1,3}} ?(?:%|per cent\b)|(?<!\w)xx/\d+|(?<!\w)\d+/xx(?!\w)"
    rf"|\((?:still |yet )?to be (?:{_TO_BE_TOO}|{_SETTLED_LATER})\)|\b{_WELSH}\b"
    r"|\bdelete (?:as|if|where|whichever is) (?:not )?(?:appropriate|applicable)\b|\bdrafting note\b|\bnote to draft\b|(?-i:\bNTD\b)"
    r"|\bsubject to contract\b|(?-i:\bA\.? ?N\.? ?Other\b)|\bJoe Bloggs\b|\bError! (?:Reference|Bookmark)\b|\bclick or tap\b|\btype here\b"
    r"|\A(?:(?:the|each|both|all) )?(?:legal|lawyers?|solicitors?|finance|hr|estates|insurers?|client|officers?|council|authority|police"
    r"|force|trust|pcc|part(?:y|ies)) to (?:confirm|advise)\.?\Z"
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
    text = as_seen(words)
    wrapped = _WRAPPED.fullmatch(text)
    text = wrapped.group(1) if wrapped else text
    found = _LEFT_OPEN.match(text) or _LEFT_TO.match(text)
    if found:
        return text[found.end() :].strip()
    if _STROKES.fullmatch(text):
        return ""
    if _MARKED.fullmatch(text):
        return text.strip("[]<>{}«»() ") if any(sign.isalnum() for sign in text) else ""
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
        "x%",
        "2x",
        "3x",
        "4x",
        "5x",
        "6x",
        "7x",
        "8x",
        "9x",
        "£x",
        "£ x",
        "[",
        "?",
        "_",
        "#",
        "*",
        "..",
    ),
    *(
        "…",
        "● ",
        "• ",
        "insert",
        "enter",
        "lorem",
        "fixme",
        "todo",
        "dd/",
        "dd.",
        "dd-",
        "dd ",
        "i'w",
        "i\u2019w",
        "delete ",
    ),
    *(
        "drafting note",
        "note to draft",
        "ntd",
        "subject to contract",
        "n other",
        "n. other",
        "n.other",
        "bloggs",
        "error!",
    ),
    *("click or", "type here", "to confirm", "to advise"),
)
"""One of them is in all words that `_WITHIN` finds."""


@lru_cache(maxsize=8_192)
def stand_in(words: str) -> str:
    """The first words within a longer text that stand where something is still to be said; empty where there are none."""
    words = as_seen(words).replace("\n", " ")
    lower = words.casefold()
    if not any(sign in lower for sign in _SIGNS):
        return ""  # nearly always; the expression takes a hundred times as long
    found = _WITHIN.search(words)
    return found.group().strip() if found else ""
