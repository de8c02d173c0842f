"""The rules of the statute compiled: which checks arise for answers, and which of them are met."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property
from typing import NamedTuple

from msgspec import Struct

from assembler.conditions import Scope, Test, Vocabulary, Walk, compile_condition
from assembler.conditions.evaluation import test_of
from assembler.conditions.groups import Decided, Said, groups_read
from assembler.conditions.tree import paths
from assembler.statute.rules import Check, Rule


class CompiledCheck(Struct, frozen=True, eq=False):
    """A check ready to apply; `when` is None where it always applies if its rule does. `fields` are those that its requirement reads."""

    rule: Rule
    check: Check
    when: Test | None
    met: Test
    fields: tuple[str, ...]


class Arising(NamedTuple):
    """A check that arises, and its truth (None is unknown), for one of the items that its rule is asked of: which of them, and its id.

    `certain` is whether it is known that it arises: where that is unknown, it does.
    """

    checked: CompiledCheck
    number: int
    item: str
    certain: bool
    truth: bool | None


class CompiledRule(Struct, frozen=True, eq=False, dict=True):
    """A rule ready to ask, with some of its checks, which are compiled when it first applies.

    One `of_known_kind` is not asked of a party whose kind nobody has recorded.
    """

    walk: Walk
    when: Test | None
    compile_checks: Callable[[], tuple[CompiledCheck, ...]]
    of_known_kind: bool
    decided: Decided[tuple[Arising, ...]]

    @cached_property
    def checks(self) -> tuple[CompiledCheck, ...]:
        """Its checks in order."""
        return self.compile_checks()

    def arising(self, scope: Scope, said: Said | None) -> tuple[Arising, ...]:
        """The checks that arise. With what the answers say, what was decided on the same is not decided again."""
        if said is None:
            return tuple(self._arising(scope))
        return self.decided.on(said, lambda: tuple(self._arising(scope)))

    def scope_of(self, one: Arising, scope: Scope) -> Scope:
        """The scope in which a check arises."""
        return self.walk.instances(scope)[one.number].scope

    def _arising(self, scope: Scope) -> Iterator[Arising]:
        asked = self._asked(scope)
        for checked in self.checks if asked else ():
            when = checked.when
            for number, inner, item, truth in asked:
                applies = True if when is None else when(inner)
                if applies is not False:
                    yield Arising(checked, number, item, truth is True and applies is True, checked.met(inner))

    def _asked(self, scope: Scope) -> list[tuple[int, Scope, str, bool | None]]:
        """The items that it is asked of, each with its number, its scope and its id, and whether it is known that it is."""
        when = self.when
        found: list[tuple[int, Scope, str, bool | None]] = []
        for number, (inner, item) in enumerate(self.walk.instances(scope)):
            if self.of_known_kind and getattr(inner.items["party"], "kind", None) is None:
                continue
            truth = True if when is None else when(inner)
            if truth is not False:
                found.append((number, inner, item, truth))
        return found


class CompiledRules(NamedTuple):
    """The rules with their INCLUDE checks, and with their others."""

    included: tuple[CompiledRule, ...]
    others: tuple[CompiledRule, ...]


def compile_rules(rules: tuple[Rule, ...], vocabulary: Vocabulary) -> CompiledRules:
    """The rules ready to be asked of any number of answers."""

    def compiled(*, included: bool) -> tuple[CompiledRule, ...]:
        made = ((rule, [check for check in rule.checks if (check.action == "INCLUDE") is included]) for rule in rules)
        return tuple(_compiled(rule, checks, vocabulary) for rule, checks in made if checks)

    return CompiledRules(compiled(included=True), compiled(included=False))


def _compiled(rule: Rule, checks: list[Check], vocabulary: Vocabulary) -> CompiledRule:
    def compiled() -> tuple[CompiledCheck, ...]:
        return tuple(CompiledCheck(rule, c, test_of(c.when), compile_condition(c.requires), _fields(c)) for c in checks)

    of_known_kind = rule.each is not None and str(rule.each.items) == "parties" and not rule.of_unknown_kind
    read = [
        rule.when,
        *([rule.each.items] if rule.each else []),
        *(c.when for c in checks),
        *(c.requires for c in checks),
    ]
    decided = Decided[tuple[Arising, ...]](lambda: groups_read(read, vocabulary))
    return CompiledRule(Walk.of(rule.each), test_of(rule.when), compiled, of_known_kind, decided)


def _fields(check: Check) -> tuple[str, ...]:
    return tuple(dict.fromkeys(str(path) for path in paths(check.requires)))
