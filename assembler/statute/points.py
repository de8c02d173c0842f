"""Points of law that the rules and clauses rest on, each with its date, its source, and how far its text was read."""

from __future__ import annotations

from typing import Any, Literal, get_args

from msgspec import Struct

from assembler.conditions import Condition, Scope, Vocabulary, compile_condition, parse_condition
from assembler.errors import LibraryError, Place, Problem
from assembler.source import Document, Schema, entries, expect_names, read_each

Text = Literal["verified", "partly", "not", "reading"]
"""Whether the words were read: all, in part (or through a secondary source), not at all; or a reading of words that were."""


class Point(Struct, frozen=True):
    """One point. `in_force` is a day in ISO form, or empty where none is known or the point has none.

    `to_check` says in which agreements somebody must check it before relying on it; None where nobody need.
    """

    provision: str
    point: str
    in_force: str
    source: str
    text: Text
    to_check: Condition | None

    @property
    def words(self) -> str:
        """The point as a note prints it, after its provision."""
        return f"{self.provision}: {self.point}"

    def touches(self, scope: Scope) -> bool:
        """Whether the point must be checked for these answers: it must where that is unknown."""
        return self.to_check is not None and compile_condition(self.to_check)(scope) is not False


def read_points(document: Document, vocabulary: Vocabulary) -> tuple[Point, ...]:
    """The points in a file. Raises LibraryError with every fault; a text that was not read must say in which agreements to check it."""
    problems: list[Problem] = []
    given = entries(document, ("points",), "provision")
    found = tuple(read_each(given, lambda entry, place: _point(entry, vocabulary, place), problems))
    if problems:
        raise LibraryError(problems)
    return found


_POINT = Schema(must=("provision", "point", "source", "text"), may=("in force", "to check when"))


def _point(entry: dict[str, Any], vocabulary: Vocabulary, place: Place) -> Point:
    expect_names(entry, _POINT, place)
    text, when = entry["text"], entry.get("to check when")
    if text not in get_args(Text):
        raise LibraryError(Problem(f"“{text}” is not verified, partly, not or reading.", place))
    if text == "not" and not when:
        raise LibraryError(Problem("A point that was not read must say in which agreements to check it.", place))
    condition = parse_condition(when, vocabulary, {}, place) if when else None
    return Point(entry["provision"], entry["point"], str(entry.get("in force") or ""), entry["source"], text, condition)
