"""The statute applied to a set of answers: one finding for each check that arises."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Literal

from assembler.answers.drafting import Acceptance
from assembler.completion import Answers
from assembler.conditions import Instance, Scope, Test, Walk, compile_condition
from assembler.conditions.tree import paths
from assembler.statute.acceptance import verdict
from assembler.statute.facts_of_findings import Facts, facts_rested_on
from assembler.statute.rules import Action, Basis, Check, Rule
from assembler.wording import Wording

State = Literal["met", "not met", "unknown"]
Say = Callable[[Wording, Scope], str]
Acceptances = tuple[Acceptance, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check found. Unknown counts as not met. `item` is the id of the party (or other item) it is about, if any.

    `fields` are the fields the requirement reads. Of a warning that is not met, `check` is its id where the rule has several, `facts` are
    the values it rests on, `accepted` tells who accepted it on them, when and why, and `lapsed` why an acceptance does not hold. `certain`
    is false where it is not recorded whether the check applies at all, so that it is taken to.
    """

    rule: str
    provision: str
    words: str
    action: Action
    basis: Basis
    state: State
    message: str
    cure: str
    item: str
    fields: tuple[str, ...]
    accepted: str = ""
    certain: bool = True
    check: str = ""
    facts: Facts = field(default_factory=dict)
    lapsed: str = ""

    @property
    def applies(self) -> bool:
        """Whether it still asks for something: not met, and not an accepted warning."""
        return self.state != "met" and not (self.action == "WARN" and self.accepted)

    @property
    def statement(self) -> str:
        """The message, with what is not recorded: whether it applies at all, and whether it is met."""
        lead = "" if self.certain else "If it applies, which is not recorded: "
        unknown = self.state == "unknown" and "not recorded" not in self.message
        return f"{lead}{self.message}{' Not recorded, so treated as not met.' if unknown else ''}"

    @property
    def key(self) -> str:
        """What names it among the findings: `s4-withdrawal-fetter/notice`, `s1-other-own-power@charity`."""
        return f"{self.rule}{'/' if self.check else ''}{self.check}{'@' if self.item else ''}{self.item}"


def of_practice(
    rule: str, action: Action, message: str, cure: str, item: str = "", fields: tuple[str, ...] = ()
) -> Finding:
    """What good practice finds wrong, and no condition in a file of rules can tell."""
    return Finding(rule, "practice", "", action, "Practice", "not met", message, cure, item, fields)


def on_facts(found: Finding, facts: Facts, acceptances: Acceptances) -> Finding:
    """A warning that is not met, with the facts it rests on, and whether it was accepted on those."""
    judged = verdict(acceptances, found.rule, found.check, found.item, facts)
    return replace(found, facts=facts, accepted=judged.accepted, lapsed=judged.lapsed)


@dataclass(frozen=True, slots=True)
class _Checker:
    """A check ready to apply. One `of_known_kind` is not asked of a party whose kind nobody has recorded."""

    rule: Rule
    check: Check
    walk: Walk
    arises: tuple[Test, Test]
    met: Test
    of_known_kind: bool


def findings(answers: Answers, rules: tuple[Rule, ...], say: Say) -> tuple[Finding, ...]:
    """Every finding on the answers alone; INCLUDE checks are found on the agreement. `say` prints a message's wording."""
    accepted = answers.given.drafting.accepted
    return tuple(
        _finding(checker, instance, say, accepted)
        for checker in _checkers(rules)
        if checker.check.action != "INCLUDE"
        for instance in _arising(checker, answers.scope)
    )


def inclusions(answers: Answers, rules: tuple[Rule, ...], say: Say, satisfied: frozenset[str]) -> tuple[Finding, ...]:
    """The INCLUDE checks that arise, met when a paragraph that is in satisfies the rule."""
    return tuple(
        _included(checker, instance, say, satisfied)
        for checker in _checkers(rules)
        if checker.check.action == "INCLUDE"
        for instance in _arising(checker, answers.scope)
    )


@lru_cache(maxsize=4)
def _checkers(rules: tuple[Rule, ...]) -> tuple[_Checker, ...]:
    return tuple(_checker(rule, check) for rule in rules for check in rule.checks)


def _checker(rule: Rule, check: Check) -> _Checker:
    arises = (compile_condition(rule.when), compile_condition(check.when))
    of_known_kind = rule.each is not None and str(rule.each.items) == "parties" and not rule.of_unknown_kind
    return _Checker(rule, check, Walk.of(rule.each), arises, compile_condition(check.requires), of_known_kind)


@lru_cache(maxsize=1_000)
def _fields(check: Check) -> tuple[str, ...]:
    """The fields a check's requirement reads: worked out for those that arise, since it takes longer than all else about a check."""
    return tuple(dict.fromkeys(str(path) for path in paths(check.requires)))


def _arising(checker: _Checker, scope: Scope) -> Iterator[Instance]:
    """The scopes in which the check arises. Where it is unknown whether it does, it does."""
    for instance in checker.walk.instances(scope):
        inner = instance.scope
        if checker.of_known_kind and getattr(inner.items["party"], "kind", None) is None:
            continue
        if checker.arises[0](inner) is not False and checker.arises[1](inner) is not False:
            yield instance


def _finding(checker: _Checker, instance: Instance, say: Say, acceptances: Acceptances) -> Finding:
    truth = checker.met(instance.scope)
    state: State = "unknown" if truth is None else "met" if truth else "not met"
    found = _made(checker, state, instance, say)
    return found if state == "met" or found.action != "WARN" else _judged(found, checker, instance.scope, acceptances)


def _judged(found: Finding, checker: _Checker, scope: Scope, acceptances: Acceptances) -> Finding:
    """A warning that is not met, with what its conditions read, and whether it was accepted on that."""
    check = checker.check
    facts = facts_rested_on((checker.rule.when, check.when, check.requires), scope)
    return on_facts(replace(found, check=check.id), facts, acceptances)


def _included(checker: _Checker, instance: Instance, say: Say, satisfied: frozenset[str]) -> Finding:
    return _made(checker, "met" if checker.rule.id in satisfied else "not met", instance, say)


def _made(checker: _Checker, state: State, instance: Instance, say: Say) -> Finding:
    rule, check, scope = checker.rule, checker.check, instance.scope
    told = state != "met"
    return Finding(
        rule=rule.id,
        provision=rule.provision,
        words=rule.words,
        action=check.action,
        basis=check.basis,
        state=state,
        message=say(check.message, scope) if told else "",
        cure=say(check.cure, scope) if told else "",
        item=instance.item,
        fields=_fields(check),
        certain=not told or all(test(scope) is True for test in checker.arises),
    )
