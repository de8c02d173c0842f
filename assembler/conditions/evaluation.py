"""Conditions turned, once, into Python functions that evaluate them quickly."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import lru_cache, partial
from typing import Any, Final

from assembler.conditions.sorts import Date
from assembler.conditions.tree import (
    Always,
    And,
    Comparison,
    Condition,
    Constant,
    Contains,
    Count,
    DaysBetween,
    FactUse,
    FieldUse,
    Membership,
    Not,
    Or,
    Quantified,
    Recorded,
    Term,
    Total,
    Truth,
)
from assembler.identity import ByIdentity


@dataclass(slots=True)
class Scope:
    """What a condition is evaluated on: the answers, the items in scope by name, and the items of each list by id.

    A value that is None is unknown: open, not recorded, or not asked. Never changed once made, but not frozen: thousands are made
    for each agreement, and freezing would treble the time of each.

    `facts` keeps the truth of each fact found so far, for each item it was asked of; None while the answers may still change.
    `slots` are the places of answers that are to be printed without their words, which no condition reads.
    `inner` keeps the scopes made within this one, and `lists` those made for the items of a list.
    """

    answers: Any
    index: Mapping[str, Mapping[str, Any]]
    items: Mapping[str, Any] = field(default_factory=dict)
    facts: dict[tuple[str, int], bool | None] | None = None
    inner: dict[tuple[str, int], Scope] = field(default_factory=dict)
    lists: dict[tuple[str, int], tuple[Scope, ...]] = field(default_factory=dict)
    slots: frozenset[tuple[str | int, ...]] = frozenset()

    def with_slots(self, slots: frozenset[tuple[str | int, ...]]) -> Scope:
        """The same scope, for printing with these slots; what is found in one of the two is found in both."""
        return Scope(self.answers, self.index, self.items, self.facts, slots=slots)

    def within(self, name: str, item: object) -> Scope:
        """The same scope with one more item in it."""
        key = (name, id(item))
        found = self.inner.get(key)
        if found is None:
            items = {**self.items, name: item}
            found = self.inner[key] = Scope(self.answers, self.index, items, self.facts, slots=self.slots)
        return found

    def each(self, name: str, items: tuple[object, ...]) -> tuple[Scope, ...]:
        """The same scope with one more item in it, for each item of a list of the answers."""
        key = (name, id(items))
        found = self.lists.get(key)
        if found is None:
            found = self.lists[key] = tuple([self.within(name, item) for item in items])
        return found


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
_TURNED = {"==": "==", "!=": "!=", "<": ">", "<=": ">=", ">": "<", ">=": "<="}
"""Each sign as it reads from the right: `a < 2` is `2 > a`."""


def compile_condition(condition: Condition) -> Test:
    """A function from a scope to True, False or None (unknown). The same condition is compiled once: facts stand in hundreds of places."""
    return _compiled(ByIdentity(condition))


@lru_cache(maxsize=20_000)
def _compiled(condition: ByIdentity[Condition]) -> Test:  # noqa: C901, PLR0911 - one line for each kind of node
    match condition.it:
        case Always(truth):
            return lambda scope: truth
        case Truth(path):
            return compile_value(path)
        case Recorded(path):
            return _recorded(compile_value(path))
        case Comparison(sign, FieldUse() as path, Constant() as constant):
            return _judged(path, partial(_COMPARE[_TURNED[sign]], _constant(constant, path)))
        case Comparison(sign, left, right):
            return _comparison(_COMPARE[sign], _term(left, right), _term(right, left))
        case Membership(path, values):
            return _judged(path, frozenset(values).__contains__)
        case Contains(value, path):
            return _judged(path, operator.methodcaller("__contains__", value))
        case Not(inner):
            return _not(compile_condition(inner))
        case And(parts):
            return _and(tuple(compile_condition(part) for part in parts))
        case Or(parts):
            return _or(tuple(compile_condition(part) for part in parts))
        case Quantified(word, variable, items, inner):
            quantified = _any if word == "any" else _all
            return quantified(variable, compile_value(items), compile_condition(inner))
        case FactUse(name, inner, parameter, argument):
            test = compile_condition(inner)
            return _fact(name, test) if argument is None else _about(name, parameter, compile_value(argument), test)


def compile_value(term: Term) -> Value:
    """A function from a scope to a term's value, or None where it is unknown."""
    match term:
        case FieldUse(variable, steps, through=through):
            return _through(variable, steps) if through else _path(variable, steps)
        case Constant(value):
            return lambda scope: value
        case DaysBetween(left, right):
            return _difference(compile_value(left), compile_value(right))
        case Count(variable, items, condition):
            return _count(variable, compile_value(items), compile_condition(condition))
        case Total(variable, items, value):
            return _total(variable, compile_value(items), compile_value(value))


def _path(variable: str, steps: tuple[str, ...]) -> Value:
    """The value at a path through groups, which are always there."""
    if not steps:
        return lambda scope: scope.items[variable]
    follow = operator.attrgetter(".".join(steps))
    if variable:
        return lambda scope: follow(scope.items[variable])
    return lambda scope: follow(scope.answers)


def _through(variable: str, steps: tuple[str, ...]) -> Value:
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


def _constant(constant: Constant, other: Term) -> Any:  # noqa: ANN401
    """A written value as answers hold it: a day beside a date, an exact number beside a number."""
    if isinstance(other, FieldUse) and isinstance(other.sort, Date):
        return date.fromisoformat(str(constant.value))
    return Decimal(constant.value) if isinstance(constant.value, int) else constant.value


def _term(term: Term, other: Term) -> Value:
    if isinstance(term, Constant):
        value = _constant(term, other)
        return lambda scope: value
    return compile_value(term)


def _judged(path: FieldUse, judge: Callable[[Any], bool]) -> Test:
    """What one answer says to a question about it: unknown while the answer is. Nearly every condition ends in these."""
    if path.through or not path.steps:
        value = compile_value(path)
        return lambda scope: None if (given := value(scope)) is None else judge(given)
    follow, variable = operator.attrgetter(".".join(path.steps)), path.variable
    if variable:
        return lambda scope: None if (given := follow(scope.items[variable])) is None else judge(given)
    return lambda scope: None if (given := follow(scope.answers)) is None else judge(given)


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
        numbers = [value(inner) for inner in scope.each(variable, items(scope) or ())]
        return None if None in numbers else sum(numbers)

    return total


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


def _count(variable: str, items: Value, test: Test) -> Value:
    return lambda scope: sum([test(inner) is True for inner in scope.each(variable, items(scope) or ())])


def _any(variable: str, items: Value, test: Test) -> Test:
    def found(scope: Scope) -> bool | None:
        unknown = False
        for inner in scope.each(variable, items(scope) or ()):
            truth = test(inner)
            if truth is True:
                return True
            unknown = unknown or truth is None
        return None if unknown else False

    return found


def _all(variable: str, items: Value, test: Test) -> Test:
    def holds(scope: Scope) -> bool | None:
        unknown = False
        for inner in scope.each(variable, items(scope) or ()):
            truth = test(inner)
            if truth is False:
                return False
            unknown = unknown or truth is None
        return None if unknown else True

    return holds


_NOT_YET: Final[Any] = object()


def _fact(name: str, test: Test) -> Test:
    """A fact of the answers as a whole, found once for each agreement."""
    key = (name, 0)

    def fact(scope: Scope) -> bool | None:
        facts = scope.facts
        if facts is None:
            return test(scope)
        found: bool | None = facts.get(key, _NOT_YET)
        if found is _NOT_YET:
            found = facts[key] = test(scope)
        return found

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
        found: bool | None = facts.get(key, _NOT_YET)
        if found is _NOT_YET:
            found = facts[key] = test(scope.within(parameter, item))
        return found

    return about
