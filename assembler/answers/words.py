"""Words of an answer as they may be in a document: in Unicode NFC, seen by a reader, and without what hides or turns them."""

from __future__ import annotations

import re
import unicodedata

from assembler.answers.stand_ins import can_be_seen

_REORDERING = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Marks that turn words round on the page. Words that read from the right, in Hebrew or Arabic, do so without them."""

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\u2028\u2029]")


_ROOM = 4
"""Times the limit that words may be long before spaces around them go and letters are joined with their accents."""

_PILE = 30
"""Accents upon one letter, the most of Unicode's stream-safe text. More take a time that grows with their square to be put in order."""

_COULD_PILE_UP = re.compile(f"[^\x00-\u02ff]{{{_PILE + 1}}}")
"""Below these there is no accent that stands by itself."""


def _piled_up(text: str) -> bool:
    if _COULD_PILE_UP.search(text) is None:
        return False
    return "x" * (_PILE + 1) in "".join("x" if unicodedata.combining(sign) else " " for sign in text)


def checked_words(value: object, limit: int, *, lines: bool) -> str:
    """The words, without spaces round them. Raises ValueError, in words for their author, where they cannot be in a document."""
    if not isinstance(value, str):
        raise ValueError("must be words.")  # noqa: TRY004 - pydantic reports a ValueError at its place
    if value.isascii() and value.isprintable() and 0 < len(plain := value.strip()) <= limit:
        return plain  # nearly always: nothing that is looked for below can be in it
    return _looked_into(value, limit, lines=lines)


def _looked_into(value: str, limit: int, *, lines: bool) -> str:
    if len(value) > _ROOM * limit:
        raise ValueError(f"is {len(value):,} characters long. The limit is {limit:,}.")
    if _piled_up(value):
        raise ValueError(
            f"holds more than {_PILE} accents one upon the other. Delete them; they often come with pasted text."
        )
    text = unicodedata.normalize("NFC", value.replace("\r\n", "\n").replace("\r", "\n")).strip()
    found = _CONTROL.search(text)
    if found:
        raise ValueError(
            f"holds a control character (U+{ord(found.group()):04X}). Delete it; it often comes with pasted text."
        )
    found = _REORDERING.search(text)
    if found:
        raise ValueError(
            f"holds a hidden mark (U+{ord(found.group()):04X}) that reorders the words on the page. Delete it."
        )
    if "\n" in text and not lines:
        raise ValueError("must be on one line.")
    if not text:
        raise ValueError("is empty. Give an answer, or leave the line out.")
    if not can_be_seen(text):
        raise ValueError(
            f"is empty: nothing in it can be seen (U+{ord(text[0]):04X}). Give an answer, or leave the line out."
        )
    if len(text) > limit:
        raise ValueError(f"is {len(text):,} characters long. The limit is {limit:,}.")
    return text
