"""The words of an answer fitted into the sentence round them: what begins and ends it does not meet what the clause puts there.

One place for all of it. `Edges` know at a glance of most answers that nothing is changed.
"""

# ruff: noqa: RUF001 - the dashes and quotes that people type

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache
from typing import Final

from assembler.capitals import capital

_ARTICLE: Final = re.compile(r"(?:[Tt]he|[Aa]n|a) (?=\S)")
_SMALL: Final = re.compile(r"[a-z](?:[’'-]?[a-z])*(?=[\s,;:?!]|\.?(?:\s|\Z))")
"""A first word in small letters throughout; `iPad`, an address of the web and `12` are none."""
_EDGED: Final = re.compile(rf"{_ARTICLE.pattern}|{_SMALL.pattern}|[-*•·–—]")
_DASH: Final = re.compile(r"\A[-*•·–—]\s+(?=\S)")
"""How the one line of a list may begin, which is printed without it."""
_HANGING: Final = re.compile(r"(?:\s*[,;]\s+(?:and|or)\b|[\s,;:])+\Z")
"""What leads on to something that an answer does not hold: `;`, `; and`, a comma, a colon."""
_STOP: Final = re.compile(r"(?<![.…])\.{1,2}\Z")
_SHORT: Final = re.compile(
    r"(?:\b(?:St|Rd|Ave|Co|Corp|Ltd|Inc|Bros|Jr|Sr|Esq|[Pp]lc|[Dd]ept|[Gg]ovt|etc|al|est)|(?:\b[A-Za-z]\.)+[A-Za-z])\.\Z"
)
"""A word cut short, whose full stop is its own: St., Co., etc., p.m., U.K."""
_WHOLE: Final = re.compile(r"(?:[?!…]|\.\.\.|[.?!…][”’\"'])\Z")
"""An end that no full stop follows: a question, an ellipsis, a sentence that is quoted."""
_STOP_IN_BRACKETS: Final = re.compile(r"(?<![.…])\.{1,2}(?=[)\]]\Z)")
_LOOSE_END: Final = re.compile(r"[.,;:!?…”’\"')\]\s]\Z|[,;]\s+(?:and|or)\Z")
_IN_A_WORD: Final = re.compile(r"[\w’'-]")
_GOES_ON: Final = re.compile(r"[\w),;%’”#]\s\Z")
_BEGINS: Final = re.compile(r"[.?!][”’)]?\s\Z")
_NEW_SENTENCE: Final = re.compile(r"\s+[A-Z]")
_ADDRESS: Final = re.compile(r"\d")
"""What an address has, in its postcode at least, and a name has not: the names of houses keep their capital."""
_MOST: Final = 4
"""The most words of an answer that are looked for beside it."""

OTHER: Final = "#"
"""Stands for what is no words of the library: a reference, a blank, another answer."""


@lru_cache(maxsize=16_384)
def fitted(before: str, answer: str, after: str, *, begins: bool) -> tuple[str, str]:
    """The answer as it is printed between these words, and the words after it, which lose a full stop that the answer brings.

    `before` and `after` are empty at the ends of a paragraph; `begins` is whether a sentence begins with the paragraph.
    """
    words, following = ended(begun(before, answer, begins=begins), after)
    while (shorter := _once_before(words, following)) != words:
        words, following = ended(shorter, following)
    return (words, following) if words else (answer, after)


@lru_cache(maxsize=16_384)
def begun(before: str, answer: str, *, begins: bool) -> str:
    """The answer with its first words fitted to those before it: no word twice, no two articles, and the capital that belongs there."""
    words, given = _once_after(before, answer), answer
    while words != given:  # until nothing of it is before it already
        words, given = _once_after(before, words), words
    if words.startswith("The ") and _GOES_ON.search(before) and not _ADDRESS.search(words):
        return f"t{words[1:]}"
    if (_BEGINS.search(before) if before else begins) and _SMALL.match(words):
        return capital(words)
    return words


def undashed(words: str) -> str:
    """The one line of a list without the dash that it was typed with."""
    dash = _DASH.match(words)
    return words[dash.end() :] if dash else words


def ended(words: str, after: str) -> tuple[str, str]:
    """Words with their last mark fitted to what follows, and what follows, without its full stop where there is one already."""
    if not after:
        return (words if words.endswith(":") else _HANGING.sub("", words)), after
    if _NEW_SENTENCE.match(after) and words.endswith((".", "?", "!")):
        return words, after
    words = _HANGING.sub("", words)
    if _WHOLE.search(words) or _SHORT.search(words):
        return words, after.removeprefix(".")
    if words.endswith((")", "]")) and not _SHORT.search(words[:-1]):
        words = _STOP_IN_BRACKETS.sub("", words)
    return _HANGING.sub("", _STOP.sub("", words)), after


def stopped(words: str) -> str:
    """Words as a sentence of its own, with the full stop that ends it."""
    return "".join(ended(words, "."))


def _once_after(before: str, words: str) -> str:
    """The words without those that are before them already: `Version` before `Version 3`, an article before an article."""
    if not before.endswith(" "):
        return words
    article = _ARTICLE.match(words)
    if article is None and words.partition(" ")[0].casefold() not in before.casefold():
        return words
    bare = words[article.end() :] if article else words
    ending = f" {before}".casefold()
    for text in dict.fromkeys((words, bare)):
        parts = text.split(" ")
        for number in range(min(_MOST, len(parts) - 1), 0, -1):
            found = " ".join(parts[:number]).casefold()
            if _are_words(found) and ending.endswith((f" {found} ", f"({found} ", f"“{found} ")):
                return " ".join(parts[number:])
    return bare if article and _ARTICLE.match(f"{before.split(' ')[-2]} x") else words


def _once_before(words: str, after: str) -> str:
    """The words without those that follow them already: `Norvale police area` before ` police area`."""
    if not after.startswith(" "):
        return words
    parts, coming = words.split(" "), after.casefold()
    if parts[-1].casefold() not in coming:
        return words
    for number in range(min(_MOST, len(parts) - 1), 0, -1):
        found = " ".join(parts[-number:])
        start = f" {found.casefold()}"
        if _are_words(found) and coming.startswith(start) and not _IN_A_WORD.match(coming[len(start) : len(start) + 1]):
            return " ".join(parts[:-number])
    return words


def _are_words(text: str) -> bool:
    return text.replace("-", "").replace("’", "").replace(" ", "").isalpha()


class Edges:
    """What is round the answers of one place in a document, as `fitted` is given it: before, after, and whether a sentence begins."""

    def __init__(self, settings: Collection[tuple[str, str, bool]]) -> None:
        self._firsts = frozenset[str]().union(*(_firsts(before) for before, _, _ in settings))
        self._lasts = frozenset[str]().union(*(_lasts(after) for _, after, _ in settings))

    def leave(self, answer: str) -> bool:
        """Whether it is certain at a glance that an answer is printed as it was given, and that nothing round it depends on the answer."""
        words = answer.split(" ")
        return (
            _EDGED.match(answer) is None
            and _LOOSE_END.search(answer) is None
            and words[0].casefold() not in self._firsts
            and words[-1].casefold() not in self._lasts
        )


@lru_cache(maxsize=8_192)
def _firsts(before: str) -> frozenset[str]:
    """The words before an answer with which it may not begin."""
    return frozenset(word.lstrip("(“").casefold() for word in before.split(" ")[-_MOST - 1 : -1])


@lru_cache(maxsize=8_192)
def _lasts(after: str) -> frozenset[str]:
    """The words after an answer with which it may not end."""
    return frozenset(word.rstrip(".,;:?!)”").casefold() for word in after.split(" ")[1 : _MOST + 1])
