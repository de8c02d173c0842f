"""Why a condition came out as it did: the smallest parts of it that decided the outcome."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, assert_never

from msgspec import Struct

from assembler.conditions.evaluation import compile_condition, compile_each, compile_value
from assembler.conditions.scope import Scope
from assembler.conditions.tree import (
    Always,
    And,
    Comparison,
    Condition,
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


class Decider(Struct, frozen=True):
    """One part that decided: the condition, in which scope, and its truth (None is unknown)."""

    condition: Condition
    scope: Scope
    truth: bool | None


def deciders(condition: Condition, scope: Scope) -> Iterator[Decider]:  # noqa: C901 - one line for each kind of node
    """The parts that decided a condition: of a true `or` the parts that are true, of a false `and` those that are false."""
    truth = compile_condition(condition)(scope)
    match condition:
        case Always():
            return
        case Not(inner):
            yield from deciders(inner, scope)
        case And(parts) if truth is not True:
            yield from _chosen(parts, scope, truth)
        case Or(parts) if truth is True:
            yield from _chosen(parts, scope, truth)
        case And(parts) | Or(parts):
            for part in parts:
                yield from deciders(part, scope)
        case Quantified():
            yield from _of_items(condition, scope, truth)
        case FactUse(_, inner, parameter, argument) if argument is not None:
            yield from _of_fact(condition, inner, scope, parameter, compile_value(argument)(scope))
        case FactUse(_, inner):
            yield from deciders(inner, scope)
        case Printed(clause, _, inner) if clause not in scope.omitted:
            yield from deciders(inner, scope)
        case Truth() | Recorded() | Comparison() | Membership() | Contains() | Printed():
            yield Decider(condition, scope, truth)
        case _:
            assert_never(condition)


def _chosen(parts: tuple[Condition, ...], scope: Scope, truth: bool | None) -> Iterator[Decider]:
    for part in parts:
        if compile_condition(part)(scope) is truth:
            yield from deciders(part, scope)


def _of_items(condition: Quantified, scope: Scope, truth: bool | None) -> Iterator[Decider]:
    scopes = compile_each(condition.each)(scope)
    if not scopes:
        yield Decider(condition, scope, truth)
        return
    test = compile_condition(condition.condition)
    for inner in scopes:
        if test(inner) is truth:
            yield from deciders(condition.condition, inner)


def _of_fact(fact: FactUse, inner: Condition, scope: Scope, parameter: str, given: object) -> Iterator[Decider]:
    item: Any = scope.item(given)
    if item is None:
        yield Decider(fact, scope, None)
        return
    yield from deciders(inner, scope.within(parameter, item))
