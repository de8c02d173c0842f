"""How like two wordings are, by the words they share."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import Final

from assembler.difference.passages import TARGET

_WORD: Final = re.compile(r"[^\W_]+")
_LETTERS: Final = re.compile(r"[^\W\d_]{2,}")
_KEPT: Final = 8_000


@lru_cache(maxsize=_KEPT)
def _bag(words: str) -> Counter[str]:
    return Counter(_WORD.findall(TARGET.sub(" ", words).casefold()))


def likeness(one: str, other: str) -> float:
    """From 0, where no word is shared, to 1, where all are; references do not count."""
    first, second = _bag(one), _bag(other)
    whole = first.total() + second.total()
    return 2 * (first & second).total() / whole if whole else float(one == other)


def kinship(one: str, other: str) -> float:
    """The same by the words that carry meaning by themselves: any two paragraphs of law share the rest (“must”, “party”, “the”)."""
    first, second = _telling(one), _telling(other)
    whole = first.total() + second.total()
    return 2 * (first & second).total() / whole if whole else float(one == other)


@lru_cache(maxsize=_KEPT)
def _telling(words: str) -> Counter[str]:
    return Counter({word: times for word, times in _bag(words).items() if word not in _COMMON})


_COMMON: Final = frozenset(
    re.split(
        " ",
        "a about after agreement all an and any are as at be been before by clause each else for from has have if in into is it "
        "its may must no not of on or other party parties shall so such than that the their them then there these they this "
        "those to under unless until was were what when where which who will with within",
    )
)


def covered(part: str, whole: str) -> float:
    """How much of the words of a part is found in the whole, from 0 to 1."""
    first = _bag(part)
    return (first & _bag(whole)).total() / first.total() if first else float(part in whole)


@lru_cache(maxsize=_KEPT)
def skeleton(words: str) -> str:
    """The words alone, without numbers and references, by which a wording is known again where its references have become words.

    Words that are nothing but figures are their own skeleton.
    """
    found = _LETTERS.findall(TARGET.sub(" ", words).casefold())
    return " ".join(found) or words


def quotation(one: str, other: str) -> float:
    """1 where both have the same words but for numbers, and one has references: a list of clauses whose references are words now."""
    return float(skeleton(one) == skeleton(other) and (TARGET.search(one) or TARGET.search(other)) is not None)


def words_in(words: str) -> int:
    """How many words there are."""
    return _bag(words).total()
