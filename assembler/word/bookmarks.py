"""Bookmarks: the permanent name of a paragraph, in the form Word allows (40 characters, no hyphen, hidden by `_`)."""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache
from typing import Final

LONGEST: Final = 40
_PLAIN: Final = re.compile(r"[a-z0-9]+(?:[-#/][a-z0-9]+)*")
_SEPARATORS: Final = str.maketrans({"-": "_", "#": "__", "/": "___"})
_OTHER: Final = re.compile("[^a-z0-9]+")


@lru_cache(maxsize=100_000)
def bookmark(key: str) -> str:
    """The bookmark of a paragraph's key: `withdrawal#notice` gives `_c_withdrawal__notice`.

    Different keys give different names, in Word's eyes too, which does not tell capitals from small letters. A key that
    is too long or has other characters gives `_h_`, the start of the key, and a hash of all of it.
    """
    if _PLAIN.fullmatch(key):
        name = "_c_" + key.translate(_SEPARATORS)
        if len(name) <= LONGEST:
            return name
    digest = hashlib.sha256(key.encode(errors="surrogatepass")).hexdigest()[:16]
    head = _OTHER.sub("_", key.lower())[:20].strip("_")
    return f"_h_{head}_{digest}"


_OF_NUMBERS: Final = {"_c_": "_n_", "_h_": "_m_", "_v_": "_w_"}
_OF_PARAGRAPHS: Final = {number: own for own, number in _OF_NUMBERS.items()}


def number_bookmark(key: str) -> str:
    """The bookmark of a number that is words of its paragraph, by which references quote it: that of `withdrawal` is `_n_withdrawal`."""
    return of_number(bookmark(key))


def of_number(name: str) -> str:
    """The bookmark of the number of a paragraph that has this one."""
    return _OF_NUMBERS[name[:3]] + name[3:]


def of_paragraph(name: str) -> str:
    """The bookmark of the paragraph in which the bookmark of a number stands; any other name as it is."""
    return _OF_PARAGRAPHS.get(name[:3], name[:3]) + name[3:]


def moved_bookmark(key: str) -> str:
    """The bookmark of a paragraph that an update moved: its own stands where it was, until somebody accepts that it went."""
    return f"_v_{hashlib.sha256(key.encode(errors='surrogatepass')).hexdigest()[:32]}"
