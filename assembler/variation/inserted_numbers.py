"""The numbers of what comes in between numbers that stand: 12A after 12, 12.3A after 12.3, (aa) after (a).

Where that letter stands already, since something came in there before: 12ZA between 12 and 12A, 12AA between 12A and 12B.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final

_INNER: Final = re.compile(r"(.*?)([A-Za-z]+|\d+)(\)?)\Z", re.DOTALL)


def number_between(before: str, following: str, taken: Collection[str], *, came: bool = False) -> str:
    """A number for what comes in after the one that stands before it, if any, and before the one that follows. None is taken twice.

    Each is as it stands before a paragraph, without a full stop: `12`, `12.3`, `(a)`, `Schedule 2`. `came` is whether the one before came
    in too, so that the letters go on: (ab) after (aa).
    """
    if not before:
        return _free(_in_front_of(following), taken)
    number = _free(_next(before) if came else _after(before), taken)
    return _free(_lower(before, following), taken) if _is_past(following, number) else number


def _free(number: str, taken: Collection[str]) -> str:
    while number in taken:
        number = _next(number)
    return number


def _is_past(following: str, number: str) -> bool:
    """Whether a number would come after the one that follows it: 12B where 12A stands, or 12ZA, which stands before 12A."""
    start, last, _ = _parted(number)
    standing, letters, _ = _parted(following)
    stem, final = last[:-1], last[-1]
    if standing != start or letters.isdigit() or not letters.startswith(stem) or letters == stem:
        return False
    letter, below = letters[len(stem)], letters[len(stem) + 1 :]
    return letter <= final or (letter in "zZ" and below != "")


def _lower(before: str, following: str) -> str:
    """12ZA between 12 and 12A, 12AZA between 12A and 12AA, 12AA between 12A and 12B."""
    start, last, end = _parted(following)
    first = "A" if last.isupper() else "a"
    if following.startswith(before.removesuffix(")")):
        return f"{start}{last[:-1]}{'Z' if last.isupper() else 'z'}{first}{end}"
    return f"{before.removesuffix(')')}{first}{end}"


def _after(number: str) -> str:
    """12A after 12, (aa) after (a), (ia) after (i), and 12B after 12A."""
    start, last, end = _parted(number)
    if last.isdigit():
        return f"{number.removesuffix(')')}A{end}"
    if re.search(r"\d\Z", start):  # 12A
        return _next(number)
    return f"{start}{last}{'A' if last.isupper() else 'a'}{end}"


def _in_front_of(number: str) -> str:
    """A1 before 1, 12.A1 before 12.1, (za) before (a), (ai) before (i): what no counting gives."""
    start, last, end = _parted(number)
    if last.isdigit():
        return f"{start}A{last}{end}"
    before = {"a": "za", "i": "ai", "A": "ZA"}.get(last, f"z{last}")
    return f"{start}{before}{end}"


def _next(number: str) -> str:
    """The same with the next letter at its end, or another letter after z."""
    start, last, end = _parted(number)
    if last.isdigit():
        return f"{start}{last}A{end}"
    final = last[-1]
    if final in "zZ":
        return f"{start}{last}{'A' if final == 'Z' else 'a'}{end}"
    return f"{start}{last[:-1]}{chr(ord(final) + 1)}{end}"


def _parted(number: str) -> tuple[str, str, str]:
    found = _INNER.match(number)
    return (found[1], found[2], found[3]) if found else (number, "", "")
