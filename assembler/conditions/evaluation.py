"""Conditions turned, once, into Python functions that evaluate them quickly."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from assembler.conditions.sorts import Date
from assembler.conditions.tree import (
    Always,
    And,
    Comparison,
    Condition,
    Constant,
    Contains,
    Count,
    Difference,
    FactUse,
    Membership,
    Not,
    Or,
    Path,
    Quantified,
    Recorded,
    Term,
    Total,
    Truth,
)


@dataclass(slots=True)
class Scope:
    """What a condition is evaluated on: the answers, the items in scope by name, and the items of each list by id.

    A value that is None is unknown: open, not recorded, or not asked. Never changed once made, but not frozen: thousands are made
    for each agreement, and freezing would treble the time of each.

    `facts` keeps the truth of each fact found so far, for each item it was asked of; None while the answers may still change.
    """

    answers: Any
    index: Mapping[str, Mapping[str, Any]]
    items: Mapping[str, Any] = field(default_factory=dict)
    facts: dict[tuple[str, int], bool | None] | None = None

    def within(self, name: str, item: object) -> Scope:
        """The same scope with one more item in it."""
        return Scope(self.answers, self.index, {**self.items, name: item}, self.facts)


Value = Callable[[Scope], Any]
Test = Callable[[Scope], bool | None]

_COMPARE: dict[str, Callable[[Any, Any], bool]] = {
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


def compile_condition(condition: Condition) -> Test:  # noqa: C901, PLR0911 - one line for each kind of node
    """A function from a scope to True, False or None (unknown)."""
    match condition:
        case Always(truth):
            return lambda scope: truth
        case Truth(path):
            return compile_value(path)
        case Recorded(path):
            return _recorded(compile_value(path))
        case Comparison(sign, left, right):
            return _comparison(_COMPARE[sign], _term(left, right), _term(right, left))
        case Membership(path, values):
            return _membership(compile_value(path), frozenset(values))
        case Contains(value, path):
            return _contains(value, compile_value(path))
        case Not(inner):
            return _not(compile_condition(inner))
        case And(parts):
            return _and(tuple(compile_condition(part) for part in parts))
        case Or(parts):
            return _or(tuple(compile_condition(part) for part in parts))
        case Quantified(word, variable, items, inner):
            each = _each(variable, compile_value(items), compile_condition(inner))
            return _any(each) if word == "any" else _all(each)
        case FactUse(name, inner, parameter, argument):
            test = _once(inner)
            return _fact(name, test) if argument is None else _about(name, parameter, compile_value(argument), test)


def compile_value(term: Term) -> Value:
    """A function from a scope to a term's value, or None where it is unknown."""
    match term:
        case Path(variable, steps):
            return _path(variable, steps)
        case Constant(value):
            return lambda scope: value
        case Difference(left, right):
            return _difference(compile_value(left), compile_value(right))
        case Count(variable, items, condition):
            each = _each(variable, compile_value(items), compile_condition(condition))
            return lambda scope: sum(truth is True for truth in each(scope))
        case Total(variable, items, value):
            return _total(variable, compile_value(items), compile_value(value))


def _path(variable: str, steps: tuple[str, ...]) -> Value:
    """Follow a path, stopping with None at the first value that is not there; a reference is followed to its item."""

    def value(scope: Scope) -> Any:  # noqa: ANN401 - an answer's value is of any sort
        here = scope.items[variable] if variable else scope.answers
        for step in steps:
            if isinstance(here, str):
                here = _item(scope, here)
            if here is None:
                return None
            here = getattr(here, step)
        return here

    return value


def _item(scope: Scope, identity: str) -> Any:  # noqa: ANN401
    """The item a reference points to, in whichever list it stands: ids are unique across lists."""
    for items in scope.index.values():
        if identity in items:
            return items[identity]
    return None


def _term(term: Term, other: Term) -> Value:
    if isinstance(term, Constant) and isinstance(other, Path) and isinstance(other.sort, Date):
        day = date.fromisoformat(str(term.value))
        return lambda scope: day
    if isinstance(term, Constant) and isinstance(term.value, int):
        number = Decimal(term.value)
        return lambda scope: number
    return compile_value(term)


def _recorded(value: Value) -> Test:
    return lambda scope: value(scope) not in (None, ())


def _comparison(compare: Callable[[Any, Any], bool], left: Value, right: Value) -> Test:
    def test(scope: Scope) -> bool | None:
        first, second = left(scope), right(scope)
        return None if first is None or second is None else compare(first, second)

    return test


def _difference(left: Value, right: Value) -> Value:
    def value(scope: Scope) -> int | None:
        later, earlier = left(scope), right(scope)
        return None if later is None or earlier is None else (later - earlier).days

    return value


def _total(variable: str, items: Value, value: Value) -> Value:
    def total(scope: Scope) -> int | None:
        numbers = [value(scope.within(variable, item)) for item in items(scope) or ()]
        return None if None in numbers else sum(numbers)

    return total


def _membership(value: Value, values: frozenset[str]) -> Test:
    def test(scope: Scope) -> bool | None:
        given = value(scope)
        return None if given is None else given in values

    return test


def _contains(wanted: str, value: Value) -> Test:
    def test(scope: Scope) -> bool | None:
        given = value(scope)
        return None if given is None else wanted in given

    return test


def _not(test: Test) -> Test:
    def negated(scope: Scope) -> bool | None:
        truth = test(scope)
        return None if truth is None else not truth

    return negated


def _and(tests: tuple[Test, ...]) -> Test:
    def test(scope: Scope) -> bool | None:
        unknown = False
        for part in tests:
            truth = part(scope)
            if truth is False:
                return False
            unknown = unknown or truth is None
        return None if unknown else True

    return test


def _or(tests: tuple[Test, ...]) -> Test:
    def test(scope: Scope) -> bool | None:
        unknown = False
        for part in tests:
            truth = part(scope)
            if truth is True:
                return True
            unknown = unknown or truth is None
        return None if unknown else False

    return test


def _each(variable: str, items: Value, test: Test) -> Callable[[Scope], list[bool | None]]:
    return lambda scope: [test(scope.within(variable, item)) for item in items(scope) or ()]


def _any(each: Callable[[Scope], list[bool | None]]) -> Test:
    def test(scope: Scope) -> bool | None:
        truths = each(scope)
        if True in truths:
            return True
        return None if None in truths else False

    return test


def _all(each: Callable[[Scope], list[bool | None]]) -> Test:
    def test(scope: Scope) -> bool | None:
        truths = each(scope)
        if False in truths:
            return False
        return None if None in truths else True

    return test


_COMPILED: dict[int, tuple[Condition, Test]] = {}


def _once(condition: Condition) -> Test:
    """A fact's own condition compiled the first time it is used: facts stand in each other, and in hundreds of places."""
    kept = _COMPILED.get(id(condition))
    if kept is None:
        kept = _COMPILED[id(condition)] = (condition, compile_condition(condition))
    return kept[1]


def _fact(name: str, test: Test) -> Test:
    """A fact of the answers as a whole, found once for each agreement."""
    key = (name, 0)

    def fact(scope: Scope) -> bool | None:
        facts = scope.facts
        if facts is None:
            return test(scope)
        if key not in facts:
            facts[key] = test(scope)
        return facts[key]

    return fact


def _about(name: str, parameter: str, argument: Value, test: Test) -> Test:
    """A fact asked of an item, found once for each item: unknown when the item itself is not recorded."""

    def about(scope: Scope) -> bool | None:
        item = argument(scope)
        if isinstance(item, str):
            item = _item(scope, item)
        if item is None:
            return None
        facts = scope.facts
        if facts is None:
            return test(scope.within(parameter, item))
        key = (name, id(item))
        if key not in facts:
            facts[key] = test(scope.within(parameter, item))
        return facts[key]

    return about
