"""Conditions turned, once, into Python functions that evaluate them quickly."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from functools import lru_cache, partial
from typing import Any, Final

from assembler.conditions.scope import Scope, Test, Value
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
    Each,
    FactUse,
    FieldUse,
    Membership,
    Not,
    Operator,
    Or,
    Printed,
    Quantified,
    Recorded,
    Term,
    Total,
    Truth,
)
from assembler.identity import ByIdentity

COMPARE: Final[Mapping[str, Callable[[Any, Any], Any]]] = {
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
"""What each sign asks of two values, or of two quantities of a proof."""
TURNED: Final[Mapping[Operator, Operator]] = {"==": "==", "!=": "!=", "<": ">", "<=": ">=", ">": "<", ">=": "<="}
"""Each sign as it reads from the right: `a < 2` is `2 > a`."""


def test_of(condition: Condition) -> Test | None:
    """The condition as a function, or None where it always holds."""
    return None if condition == Always(truth=True) else compile_condition(condition)


def compile_condition(condition: Condition) -> Test:
    """A function from a scope to True, False or None (unknown). The same condition is compiled once: facts stand in hundreds of places."""
    return _compiled(ByIdentity(condition))


@lru_cache(maxsize=20_000)
def _compiled(condition: ByIdentity[Condition]) -> Test:  # noqa: C901, PLR0911, PLR0912 - one line for each kind of node
    match condition.it:
        case Always(truth):
            return lambda scope: truth
        case Truth(path):
            return compile_value(path)
        case Recorded(path):
            return _recorded(compile_value(path))
        case Comparison(sign, FieldUse() as path, Constant() as constant):
            return _judged(path, partial(COMPARE[TURNED[sign]], _constant(constant, path)))
        case Comparison(sign, left, right):
            return _comparison(COMPARE[sign], _term(left, right), _term(right, left))
        case Membership(path, values):
            return _judged(path, frozenset(values).__contains__)
        case Contains(value, path):
            return _judged(path, operator.methodcaller("__contains__", value))
        case Not(inner):
            return _not(compile_condition(inner))
        case And(parts):
            return _joined(tuple(map(compile_condition, parts)), decisive=False)
        case Or(parts):
            return _joined(tuple(map(compile_condition, parts)), decisive=True)
        case Quantified(word, each, inner):
            return _quantified(compile_each(each), compile_condition(inner), decisive=word == "any")
        case FactUse(name, inner, parameter, argument):
            test = compile_condition(inner)
            return _fact(name, test) if argument is None else _about(name, parameter, compile_value(argument), test)
        case Printed(clause, _, inner):
            return _printed(clause, compile_condition(inner))


def compile_value(term: Term) -> Value:
    """A function from a scope to a term's value, or None where it is unknown."""
    match term:
        case FieldUse(variable, steps, through=through):
            return _through(variable, steps) if through else _path(variable, steps)
        case Constant(value):
            return lambda scope: value
        case DaysBetween(left, right):
            return _difference(compile_value(left), compile_value(right))
        case Count(each, condition):
            return _count(compile_each(each), compile_condition(condition))
        case Total(each, value):
            return _total(compile_each(each), compile_value(value))


Scopes = Callable[[Scope], tuple[Scope, ...]]


def compile_each(each: Each) -> Scopes:
    """A function from a scope to the scopes within it, one for each item of the list; none where the list is unknown."""
    variable, items = each.variable, compile_value(each.items)
    return lambda scope: scope.each(variable, items(scope) or ())


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

    def value(scope: Scope) -> object:
        here: object = scope.items[variable] if variable else scope.answers
        for step in steps:
            here = scope.item(here)
            if here is None:
                return None
            here = getattr(here, step)
        return here

    return value


def _constant(constant: Constant, other: Term) -> date | Decimal | str:
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


def compared(sign: Operator, left: object, right: object) -> bool | None:
    """What a comparison of two values comes to: unknown if either is."""
    return None if left is None or right is None else COMPARE[sign](left, right)


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


def _total(scopes: Scopes, value: Value) -> Value:
    def total(scope: Scope) -> int | None:
        numbers = [value(inner) for inner in scopes(scope)]
        return None if None in numbers else sum(numbers)

    return total


def _count(scopes: Scopes, test: Test) -> Value:
    return lambda scope: sum([test(inner) is True for inner in scopes(scope)])


def _not(test: Test) -> Test:
    def negated(scope: Scope) -> bool | None:
        truth = test(scope)
        return None if truth is None else not truth

    return negated


def _joined(tests: tuple[Test, ...], *, decisive: bool) -> Test:
    """`and` and `or`: the first truth that is decisive decides, True for `or`, False for `and`."""

    def joined(scope: Scope) -> bool | None:
        unknown = False
        for test in tests:
            truth = test(scope)
            if truth is decisive:
                return decisive
            if truth is None:
                unknown = True
        return None if unknown else not decisive

    return joined


def _quantified(scopes: Scopes, test: Test, *, decisive: bool) -> Test:
    """`any` and `all`: as `or` and `and`, of the items of a list."""

    def quantified(scope: Scope) -> bool | None:
        unknown = False
        for inner in scopes(scope):
            truth = test(inner)
            if truth is decisive:
                return decisive
            if truth is None:
                unknown = True
        return None if unknown else not decisive

    return quantified


def _printed(clause: str, test: Test) -> Test:
    return lambda scope: clause not in scope.omitted and test(scope) is True


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
        item: Any = scope.item(argument(scope))
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
