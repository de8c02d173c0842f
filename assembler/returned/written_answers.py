"""Words that a returned file prints, as an answers file would write them."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Final

from assembler.answers.written_paths import written_path
from assembler.conditions import sorts
from assembler.source import FieldPath

_DIGITS: Final = re.compile(r"[\d,]+(?:\.\d+)?")


def number_path(field: str) -> FieldPath:
    """A field as a record names it, its items by number, as a path."""
    return tuple(
        one
        for step in written_path(field).steps
        for one in ((step.name, int(step.item) - 1) if step.item else (step.name,))
    )


def read_answer(words: str, sort: sorts.Sort) -> str | None:
    """Printed words as an answer of this sort is written; None where they cannot be one."""
    figures = _DIGITS.search(words)
    match sort:
        case sorts.Text():
            return words
        case sorts.Date():
            return _day(words)
        case sorts.Money():
            return figures[0].replace(",", "") if figures and words.startswith("£") else None
        case sorts.Number(unit=unit):
            named = not unit or unit == "per cent" or unit.removesuffix("s").casefold() in words.casefold()
            return figures[0].replace(",", "") if figures and named else None
        case sorts.YesNo() | sorts.Choice() | sorts.Choices() | sorts.Reference() | sorts.Record() | sorts.ListOf():
            return None


def _day(words: str) -> str | None:
    try:
        return datetime.strptime(words, "%d %B %Y").date().isoformat()  # noqa: DTZ007 - a day has no time zone
    except ValueError:
        return None


def first_line(error: Exception) -> str:
    """Why an answer cannot be taken, to go on in a sentence."""
    return str(error).partition("\n")[0].removesuffix(".")
