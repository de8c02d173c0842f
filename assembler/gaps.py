"""Gaps: marks in place of words of the answers in what is printed, written and packed once, until the words are filled in."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Mapping, Sequence
from typing import Final

_SALT: Final = os.urandom(8).hex()
"""Chosen afresh by each process, so that no answer or template can hold what would be taken for a mark.

Nothing that is printed depends on it.
"""

_MARK: Final = re.compile(f"gap{_SALT}([0-9a-f]{{24}})pag".encode())
LONGEST: Final = 80
"""The most characters of words that may be filled in: how high a row of a table will be must not depend on them."""

_FITS: Final = re.compile(
    r'(?![\s:.])[^\x00-\x1f\x7f-\x9f&<>"\xad\u200e\u200f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]+(?<![\s:])',
)
"""Words that print alike wherever they are: nothing in them is escaped or breaks a line, and nothing depends on how they begin or end."""


def fits(words: str) -> bool:
    """Whether words may be filled in: they are written as they are, and what is round them would be the same with any others."""
    return len(words) <= LONGEST and _FITS.fullmatch(words) is not None


def mark(place: str) -> str:
    """The mark of a gap, by the place of its words in the answers. It is the same in text, in XML and in JSON."""
    return f"gap{_SALT}{name(place)}pag"


def name(place: str) -> str:
    """The name of a gap, by which its words are given."""
    return hashlib.sha256(place.encode()).hexdigest()[:24]


def cut(data: bytes) -> tuple[bytes, ...]:
    """Data cut at its gaps: every second piece is the name of one."""
    return tuple(_MARK.split(data))


def fill(pieces: Sequence[bytes], words: Mapping[bytes, bytes]) -> bytes:
    """The pieces joined, with the words of each gap in its place."""
    whole = list(pieces)
    whole[1::2] = [words[gap] for gap in pieces[1::2]]
    return b"".join(whole)
