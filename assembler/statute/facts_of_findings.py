"""The facts that a finding rests on: every answer that its conditions read, through facts and lists, each by its permanent name."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from datetime import date
from types import SimpleNamespace
from typing import Any

from assembler.answers.drafting import SpecialCondition
from assembler.conditions import Condition, Scope
from assembler.conditions.tree import Always, Count, FactUse, FieldUse, Quantified, Term, Total, children

Facts = Mapping[str, str]
"""The values of answers, in words, by their permanent names: `parties.fire.decision.adverse_effect` is `not recorded`."""

NOT_RECORDED = "not recorded"
"""What is written for a value that is open, not recorded or not asked: to a condition they are the same."""

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
        f"drafting.special_conditions.{one.id}": shown(f"{one.heading}: {one.text}")
        for one in sorted(conditions, key=lambda one: one.id)
    }


def shown(value: Any) -> str:  # noqa: ANN401 - an answer of any sort
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


class _Reader:
    """Reads conditions and notes the values met. The body of a fact is read once for each item it is asked of."""

    def __init__(self) -> None:
        self.found: dict[str, str] = {}
        self.read_already: set[tuple[str, int]] = set()

    def read(self, node: Condition | Term, scope: Scope) -> None:
        match node:
            case FieldUse():
                self.follow(node, scope)
            case FactUse():
                self.fact(node, scope)
            case (
                Quantified(variable=variable, items=items, condition=inner)
                | Count(variable=variable, items=items, condition=inner)
                | Total(variable=variable, items=items, value=inner)
            ):
                listed = self.follow(items, scope, noted=inner == Always(truth=True)) or ()
                for item in listed:
                    self.read(inner, scope.within(variable, item))
            case _:
                for child in children(node):
                    self.read(child, scope)

    def fact(self, use: FactUse, scope: Scope) -> None:
        item = None if use.argument is None else _item(self.follow(use.argument, scope), scope)
        if use.argument is not None and item is None:
            return
        key = (use.name, id(item))
        if key not in self.read_already:
            self.read_already.add(key)
            self.read(use.condition, scope if item is None else scope.within(use.parameter, item))

    def follow(self, path: FieldUse, scope: Scope, *, noted: bool = True) -> Any:  # noqa: ANN401
        """The value a path leads to. It is noted, and so is every reference on the way, with what it points to."""
        here: Any = scope.items[path.variable] if path.variable else scope.answers
        name = _name(here, scope)
        for step in path.steps:
            if not isinstance(here, SimpleNamespace):
                self.note(name, here)
                here = _item(here, scope)
                if here is None:
                    return None
                name = _name(here, scope)
            here, name = getattr(here, step), f"{name}.{step}" if name else step
        if noted and path.steps and path.steps[-1] != "id" and not isinstance(here, SimpleNamespace):
            self.note(name, here)
        return here

    def note(self, name: str, value: Any) -> None:  # noqa: ANN401
        self.found[name] = shown(value)


def _item(value: Any, scope: Scope) -> Any:  # noqa: ANN401
    """The item itself, or the one that a reference points to; ids are unique across the lists that answers point to."""
    if not isinstance(value, str):
        return value
    return next((items[value] for items in scope.index.values() if value in items), None)


def _name(group: SimpleNamespace, scope: Scope) -> str:
    """The permanent name of a group: its place, with the ids of items and not their numbers."""
    here: Any = scope.answers
    names: list[str] = []
    for step in group.path_:
        here = here[step] if isinstance(step, int) else getattr(here, step)
        names.append(here.id if isinstance(step, int) else step)
    return ".".join(names)
