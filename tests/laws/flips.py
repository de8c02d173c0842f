"""One statutory fact of a complete agreement changed at a time: another value, another day, or not recorded at all."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from typing import Any

from laws.oracle import reasons
from laws.shuffling import file_of
from shipped import EXAMPLES, assembled, example

from assembler.answers.schema import Leaf, leaves
from assembler.conditions.sorts import Choice, Date, Reference, YesNo
from assembler.errors import AnswersError
from assembler.pipeline import Result
from assembler.readiness import NotReadyError

FACTS = tuple(leaf for leaf in leaves() if leaf.nature == "recorded" and "life." not in leaf.path)
"""What papers alone ask is no fact of the agreement."""
DAYS = (-4000, -93, -30, -1, 0, 1, 30, 4000)

Spot = tuple[str | int, ...]


@dataclass
class Flip:
    """One fact changed: where, to what, and what came of it."""

    example: str
    spot: Spot
    value: Any
    result: Result
    signed: bool
    wrong: list[str] = field(default_factory=list)


def flips(number: int, seed: int) -> Iterator[Flip]:
    """So many flips of facts, over every example from which a copy for signature can be made."""
    chance = random.Random(seed)  # noqa: S311 - the dice of a test
    ready = [path.name for path in EXAMPLES if _copy(example(path.name).source.value)[1]]
    for _ in range(number):
        name = chance.choice(ready)
        value = deepcopy(example(name).source.value)
        spot, leaf = chance.choice(list(_spots(value)))
        new = _another(leaf, value, chance)
        _put(value, spot, new)
        try:
            made = Flip(name, spot, new, *_copy(value))
        except AnswersError:
            continue  # what contradicts the register is refused before anything is found
        made.wrong = list(_wrong(made))
        yield made


def figures(found: list[Flip]) -> Counter[str]:
    """How many flips were made, how many of them were signed or refused, and how many were wrong in each way."""
    told = Counter({"flips": len(found), "signed": sum(flip.signed for flip in found)})
    told["refused"] = told["flips"] - told["signed"]
    return told + Counter(why.partition(":")[0] for flip in found for why in flip.wrong)


def _wrong(flip: Flip) -> Iterator[str]:
    """What should not have come of a flip."""
    result = flip.result
    standing = [f"{f.rule} {f.item}".strip() for f in result.findings if f.applies and f.action != "RECORD"]
    accepted = {acceptance.rule for acceptance in result.answers.given.drafting.accepted}
    expected = reasons(result.answers.given)
    warned = {
        f"{f.rule} {f.item}".strip() for f in result.findings if f.action == "WARN" and f.accepted and f.state != "met"
    }
    if flip.signed and standing:
        yield f"signed though a finding stands: {standing}"
    missed = {why for why in expected if why not in warned or why.split()[0] not in accepted}
    if flip.signed and missed:
        yield f"signed though the oracle knows better: {sorted(missed)}"
    if not flip.signed and not standing and not result.agreement.points:
        yield "refused though everything is met: nothing stands"
    known = {f"{f.rule} {f.item}".strip() for f in result.findings if f.state != "met"}
    if expected - known:
        yield f"not found: {sorted(expected - known)}"
    if flip.signed and (stretched := _held(result) - _accepted_before(flip.example)):
        yield f"accepted on other facts: {sorted(key for key, _ in stretched)}"


@cache
def _accepted_before(name: str) -> frozenset[_Held]:
    return _held(assembled(example(name)))


_Held = tuple[str, frozenset[tuple[str, str]]]
"""A warning by its key, with the facts that it was accepted on."""


def _held(result: Result) -> frozenset[_Held]:
    return frozenset((f.key, frozenset(f.facts.items())) for f in result.findings if f.accepted and f.state != "met")


def _copy(value: Any) -> tuple[Result, bool]:
    """The copy for signature, or the draft where that is refused; and which it is."""
    try:
        return assembled(file_of(value), "signature"), True
    except NotReadyError:
        return assembled(file_of(value)), False


def _spots(value: Any) -> Iterator[tuple[Spot, Leaf]]:
    """Every statutory fact that the answers could hold: those given, and those left out."""
    for leaf in FACTS:
        yield from ((spot, leaf) for spot in _places(value, leaf.path.split("."), ()))


def _places(value: Any, steps: list[str], done: Spot) -> Iterator[Spot]:
    step, *rest = steps
    if not step.endswith("[]"):
        yield from _places(value.get(step) or {}, rest, (*done, step)) if rest else [(*done, step)]
        return
    name = step.removesuffix("[]")
    for number, item in enumerate(value.get(name) or ()):
        yield from _places(item, rest, (*done, name, number))


def _another(leaf: Leaf, value: Any, chance: random.Random) -> Any:
    if chance.random() < 0.3:
        return None
    match leaf.sort:
        case YesNo():
            return chance.choice(["yes", "no"])
        case Choice(values):
            return chance.choice(values)
        case Date():
            prepared = date.fromisoformat(str(value["document"]["prepared_on"]))
            return (prepared + timedelta(days=chance.choice(DAYS))).isoformat()
        case Reference(path):
            items = value["parties"] if path == "parties" else value["scope"]["workstreams"]
            return chance.choice([item["id"] for item in items])
    return chance.choice(["a record of it", "Norvale police area"])


def _put(value: Any, spot: Spot, new: Any) -> None:
    *start, last = spot
    for step in start:
        value = value.setdefault(step, {}) if isinstance(step, str) else value[step]
    if new is None:
        value.pop(last, None)
    else:
        value[last] = new
