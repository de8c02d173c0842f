"""The facts that a finding rests on: every answer that its conditions read, through facts and lists, each by its permanent name."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from typing import Any, assert_never

from assembler.answers.completed import CompletedGroup
from assembler.answers.drafting import SpecialCondition
from assembler.answers.paths import by_ids
from assembler.conditions import Condition, Scope
from assembler.conditions.evaluation import compile_each
from assembler.conditions.tree import (
    Always,
    And,
    Comparison,
    Constant,
    Contains,
    Count,
    DaysBetween,
    FactUse,
    FieldUse,
    Membership,
    Not,
    Or,
    Printed,
    Quantified,
    Recorded,
    Term,
    Total,
    Truth,
    children,
)
from assembler.identity import ByIdentity

Facts = Mapping[str, str]
"""The values of answers, in words, by their permanent names: `parties.fire.decision.adverse_effect` is `not recorded`."""

NOT_RECORDED = "not recorded"
"""What is written for a value that is open, not recorded or not asked: to a condition they are the same."""

JUDGED: Mapping[str, str] = {
    "charge_ceiling": "purpose",
    "charge_consultation": "purpose",
    "entitled": "function",
    "facilitates": "purpose",
    "function": "function_words",
    "manages_police": "work",
    "name_says": "legal_name",
    "namesake": "legal_name",
    "person_helped_charged": "purpose",
    "power": "power_words",
}
"""Answers that judge words beside them, each with those words: what is said of one name, purpose or function is not said of another."""

_LONGEST = 80
_BEGINNING = 60


def facts_rested_on(conditions: Iterable[Condition], scope: Scope) -> Facts:
    """The value of every answer that the conditions read in a scope, whichever of them decided, in the order of their names."""
    reader = _Reader()
    for condition in conditions:
        reader.read(condition, scope)
    return dict(sorted(reader.found.items()))


def words_rested_on(conditions: Iterable[SpecialCondition]) -> Facts:
    """The words of special conditions, by their names: what a warning about them rests on."""
    return {
        f"drafting.special_conditions.{one.id}": fact_words(f"{one.heading}: {one.text}")
        for one in sorted(conditions, key=lambda one: one.id)
    }


def fact_words(value: object) -> str:
    """A value in words that are the same only for the same value. Long words are known by how they begin and by a hash of them all."""
    if value is None:
        return NOT_RECORDED
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return ", ".join(sorted(str(getattr(one, "id", one)) for one in value)) or "none"
    return _words(str(value))


def _words(text: str) -> str:
    if text == NOT_RECORDED:
        return f"“{text}”"
    if len(text) <= _LONGEST and "\n" not in text:
        return text
    beginning = " ".join(text[:_BEGINNING].split())
    return f"{beginning}… (SHA-256 {hashlib.sha256(text.encode()).hexdigest()[:16]})"


_Read = FieldUse | FactUse | Quantified | Count | Total
"""What reads answers: a field, a fact, and what is asked of the items of a list."""


@lru_cache(maxsize=20_000)
def _read_in(node: ByIdentity[Condition | Term]) -> tuple[_Read, ...]:
    """What reads answers in a condition, without what stands inside a fact or is asked of items."""
    match node.it:
        case FieldUse() | FactUse() | Quantified() | Count() | Total() as one:
            return (one,)
        case (
            And() | Or() | Not() | Comparison() | DaysBetween() | Truth() | Recorded() | Membership() | Contains()
            | Printed() | Always() | Constant()
        ) as whole:  # fmt: skip
            return tuple([one for child in children(whole) for one in _read_in(ByIdentity(child))])
        case never:
            assert_never(never)


class _Reader:
    """Reads conditions and notes the values met. The body of a fact is read once for each item it is asked of."""

    def __init__(self) -> None:
        self.found: dict[str, str] = {}
        self.read_already: set[tuple[str, int]] = set()

    def read(self, node: Condition | Term, scope: Scope) -> None:
        for one in _read_in(ByIdentity(node)):
            match one:
                case FieldUse():
                    self.follow(one, scope)
                case FactUse():
                    self.fact(one, scope)
                case (
                    Quantified(each=each, condition=inner)
                    | Count(each=each, condition=inner)
                    | Total(each=each, value=inner)
                ):
                    self.follow(each.items, scope, noted=inner == Always(truth=True))
                    for within in compile_each(each)(scope):
                        self.read(inner, within)
                case _:
                    assert_never(one)

    def fact(self, use: FactUse, scope: Scope) -> None:
        item: Any = None if use.argument is None else scope.item(self.follow(use.argument, scope))
        if use.argument is not None and item is None:
            return
        key = (use.name, id(item))
        if key not in self.read_already:
            self.read_already.add(key)
            self.read(use.condition, scope if item is None else scope.within(use.parameter, item))

    def follow(self, path: FieldUse, scope: Scope, *, noted: bool = True) -> object:
        """The value a path leads to. It is noted, and so is every reference on the way, with what it points to."""
        here: Any = scope.items[path.variable] if path.variable else scope.answers
        name = by_ids(scope.answers, here.path_) if path.variable else ""
        for step in path.steps:
            if not isinstance(here, CompletedGroup):
                self.note(name, here)
                here = scope.item(here)
                if here is None:
                    return None
                name = by_ids(scope.answers, here.path_)
            if (words := JUDGED.get(step)) and (value := getattr(here, words, None)) is not None:
                self.note(f"{name}.{words}", value)
            here, name = getattr(here, step), f"{name}.{step}" if name else step
        if noted and path.steps and path.steps[-1] != "id" and not isinstance(here, CompletedGroup):
            self.note(name, here)
        return here

    def note(self, name: str, value: object) -> None:
        self.found[name] = fact_words(value)
