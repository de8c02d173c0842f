"""What choosing one value of a multiple choice brings: the questions that are then asked, and the clauses and schedules then in."""

from __future__ import annotations

from collections.abc import Mapping

from assembler.answers.document import STANDARD
from assembler.conditions import Condition
from assembler.conditions.tree import (
    Always,
    And,
    Comparison,
    Contains,
    FactUse,
    Membership,
    Not,
    Or,
    Printed,
    Quantified,
    Recorded,
    Truth,
)
from assembler.effects.values import Consequences
from assembler.library.library import Library

_Value = tuple[str, str]
"""A field, and one of the values that may be chosen for it."""


def choice_consequences(library: Library) -> Mapping[str, Mapping[str, Consequences]]:
    """For each field, by value: what is asked and printed only where that value is chosen, in the standard form.

    A subject of which no clause speaks is said to have none.
    """
    asked, perhaps, clauses, schedules = (dict[_Value, int]() for _ in range(4))
    for question in library.questionnaire.questions:
        for value in required(question.ask_when):
            _add(asked if _alone(question.ask_when) else perhaps, value)
    for clause in library.outlined(STANDARD).clauses.values():
        for value in required(clause.when):
            _add(clauses if clause.kind == "clause" else schedules, value)
    without = {("scope.subjects", subject.id) for subject in library.subjects if not subject.covered_by}
    found: dict[str, dict[str, Consequences]] = {}
    for one in {**asked, **perhaps, **clauses, **schedules, **dict.fromkeys(without, 0)}:
        certain = asked.get(one, 0)
        found.setdefault(one[0], {})[one[1]] = Consequences(
            certain, certain + perhaps.get(one, 0), clauses.get(one, 0), schedules.get(one, 0), one in without
        )
    return found


def _add(counts: dict[_Value, int], value: _Value) -> None:
    counts[value] = counts.get(value, 0) + 1


def required(condition: Condition) -> frozenset[_Value]:
    """The values that must be chosen for a condition to hold, as far as its own form shows it."""
    match condition:
        case Contains(value=value, path=path):
            return frozenset({(str(path), value)})
        case And(parts):
            return frozenset[_Value]().union(*(required(part) for part in parts))
        case Or(parts):
            return frozenset.intersection(*(required(part) for part in parts))
        case FactUse(condition=inner):
            return required(inner)
        case Always() | Truth() | Recorded() | Comparison() | Membership() | Not() | Quantified() | Printed():
            return frozenset()


def _alone(condition: Condition) -> bool:
    """Whether nothing but chosen values decides."""
    match condition:
        case Contains():
            return True
        case And(parts):
            return all(_alone(part) for part in parts)
        case FactUse(condition=inner):
            return _alone(inner)
        case Always() | Truth() | Recorded() | Comparison() | Membership() | Not() | Or() | Quantified() | Printed():
            return False
