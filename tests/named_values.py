"""Which values of choices (kinds of party among them) a condition names, and which of them were the answer when it was asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from msgspec import Struct, field

from assembler.conditions import Condition, Scope, compile_value
from assembler.conditions.tree import (
    Comparison,
    Constant,
    Contains,
    Count,
    FactUse,
    FieldUse,
    Membership,
    Quantified,
    children,
)


class Asked(Struct):
    """What was found in one output: each value named, with whether it was the answer; and the facts gone through, each once an item."""

    found: set[tuple[str, bool]] = field(default_factory=set)
    done: set[tuple[str, int]] = field(default_factory=set)


Limbs = Callable[[Scope, Asked], None]
"""Notes which of the values that a condition names are the answer in a scope."""


def named(condition: Any) -> Iterator[str]:
    for path, value in _values(condition):
        yield f"{path}: {value}"
    for child in children(condition):
        yield from named(child)


def _values(node: Any) -> Iterator[tuple[FieldUse, str]]:
    """The values of a choice that a node itself names."""
    match node:
        case Membership(path, values):
            yield from ((path, value) for value in values)
        case Contains(value, path):
            yield path, value
        case Comparison("==" | "!=", FieldUse() as path, Constant(str() as value)):
            yield path, value


def limbs_of(node: Any) -> Limbs:
    """What notes, in a scope, which of the values that a condition names are the answer there."""
    match node:
        case Quantified(each=each, condition=inner) | Count(each=each, condition=inner):
            return _of_items(each.variable, each.items, limbs_of(inner))
        case FactUse(name, inner, parameter, argument):
            return _of_fact(name, inner, parameter, argument)
    own = tuple((compile_value(path), value, f"{path}: {value}") for path, value in _values(node))
    below = tuple(limbs_of(child) for child in children(node) if not isinstance(child, FieldUse))

    def limbs(scope: Scope, asked: Asked) -> None:
        for given, value, name in own:
            answer = given(scope)
            asked.found.add((name, answer == value or (isinstance(answer, tuple) and value in answer)))
        for inner in below:
            inner(scope, asked)

    return limbs


def _of_items(variable: str, items: FieldUse, inner: Limbs) -> Limbs:
    listed = compile_value(items)

    def limbs(scope: Scope, asked: Asked) -> None:
        for item in listed(scope) or ():
            inner(scope.within(variable, item), asked)

    return limbs


_FACTS: dict[int, Limbs] = {}


def _of_fact(name: str, condition: Condition, parameter: str, argument: FieldUse | None) -> Limbs:
    """A fact's own condition, once for each item of each output that it is asked of."""
    if id(condition) not in _FACTS:
        _FACTS[id(condition)] = limbs_of(condition)
    inner = _FACTS[id(condition)]
    asked_of = compile_value(argument) if argument else None

    def limbs(scope: Scope, asked: Asked) -> None:
        item = asked_of(scope) if asked_of else None
        if isinstance(item, str):
            item = next((listed[item] for listed in scope.index.values() if item in listed), None)
        if (asked_of and item is None) or (name, id(item)) in asked.done:
            return
        asked.done.add((name, id(item)))
        inner(scope.within(parameter, item) if asked_of else scope, asked)

    return limbs
