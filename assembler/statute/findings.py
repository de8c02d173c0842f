"""The statute applied to a set of answers: one finding for each check that arises."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Literal, NamedTuple

from assembler.answers.drafting import Acceptance
from assembler.completion import Answers
from assembler.conditions import Condition, Scope, Test, Walk, compile_condition
from assembler.conditions.tree import Always, paths
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
    the values it rests on, `accepted` says who accepted it on them, when and why, and `lapsed` why an acceptance does not hold. `certain`
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
    """What good practice finds wrong, and no condition in a file of rules can see."""
    return Finding(rule, "practice", "", action, "Practice", "not met", message, cure, item, fields)


def on_facts(found: Finding, facts: Facts, acceptances: Acceptances) -> Finding:
    """A warning that is not met, with the facts it rests on, and whether it was accepted on those."""
    judged = verdict(acceptances, found.rule, found.check, found.item, facts)
    return replace(found, facts=facts, accepted=judged.accepted, lapsed=judged.lapsed)


@dataclass(frozen=True, slots=True, eq=False)
class _Checker:
    """A check ready to apply; `when` is None where it always applies if its rule does."""

    rule: Rule
    check: Check
    when: Test | None
    met: Test


@dataclass(frozen=True, slots=True, eq=False)
class _Asker:
    """A rule ready to ask, with some of its checks. One `of_known_kind` is not asked of a party whose kind nobody has recorded."""

    rule: Rule
    walk: Walk
    when: Test | None
    checks: tuple[_Checker, ...]
    of_known_kind: bool


class _Arising(NamedTuple):
    """A check that arises, the scope it arises in, and the id of the item it is about, if any; `certain`: it is known that it does."""

    checker: _Checker
    scope: Scope
    item: str
    certain: bool


def findings(answers: Answers, rules: tuple[Rule, ...], say: Say) -> tuple[Finding, ...]:
    """Every finding on the answers alone; INCLUDE checks are found on the agreement. `say` prints a message's wording."""
    accepted = answers.given.drafting.accepted
    return tuple([_finding(one, say, accepted) for one in _arising(_askers(rules).others, answers.scope)])


def inclusions(answers: Answers, rules: tuple[Rule, ...], say: Say, satisfied: frozenset[str]) -> tuple[Finding, ...]:
    """The INCLUDE checks that arise, met when a clause that is in satisfies the rule."""
    return tuple([_included(one, say, satisfied) for one in _arising(_askers(rules).included, answers.scope)])


class _Askers(NamedTuple):
    """The rules with their INCLUDE checks, and with their others."""

    included: tuple[_Asker, ...]
    others: tuple[_Asker, ...]


@lru_cache(maxsize=4)
def _askers(rules: tuple[Rule, ...]) -> _Askers:
    included = (_asker(rule, [check for check in rule.checks if check.action == "INCLUDE"]) for rule in rules)
    others = (_asker(rule, [check for check in rule.checks if check.action != "INCLUDE"]) for rule in rules)
    return _Askers(*(tuple(asker for asker in askers if asker.checks) for askers in (included, others)))


def _asker(rule: Rule, checks: list[Check]) -> _Asker:
    made = [_Checker(rule, check, _test(check.when), compile_condition(check.requires)) for check in checks]
    of_known_kind = rule.each is not None and str(rule.each.items) == "parties" and not rule.of_unknown_kind
    return _Asker(rule, Walk.of(rule.each), _test(rule.when), tuple(made), of_known_kind)


def _test(condition: Condition) -> Test | None:
    """The condition as a function, or None where it always holds."""
    return None if condition == Always(truth=True) else compile_condition(condition)


@lru_cache(maxsize=1_000)
def _fields(check: Check) -> tuple[str, ...]:
    """The fields a check's requirement reads: worked out for those that arise, since it takes longer than all else about a check."""
    return tuple(dict.fromkeys(str(path) for path in paths(check.requires)))


def _arising(askers: tuple[_Asker, ...], scope: Scope) -> Iterator[_Arising]:
    """The checks that arise, each with the scopes in which it does. Where it is unknown whether it does, it does."""
    for asker in askers:
        asked = _asked(asker, scope)
        for checker in asker.checks if asked else ():
            when = checker.when
            for inner, item, truth in asked:
                applies = True if when is None else when(inner)
                if applies is not False:
                    yield _Arising(checker, inner, item, truth is True and applies is True)


def _asked(asker: _Asker, scope: Scope) -> list[tuple[Scope, str, bool | None]]:
    """The scopes in which a rule is asked: with the id of the item, and whether it is known that it is."""
    when = asker.when
    found: list[tuple[Scope, str, bool | None]] = []
    for inner, item in asker.walk.instances(scope):
        if asker.of_known_kind and getattr(inner.items["party"], "kind", None) is None:
            continue
        truth = True if when is None else when(inner)
        if truth is not False:
            found.append((inner, item, truth))
    return found


def _finding(one: _Arising, say: Say, acceptances: Acceptances) -> Finding:
    truth = one.checker.met(one.scope)
    if truth:
        return _met(one.checker, one.item)
    found = _unmet(one, "unknown" if truth is None else "not met", say)
    return _judged(found, one.checker, one.scope, acceptances) if found.action == "WARN" else found


def _judged(found: Finding, checker: _Checker, scope: Scope, acceptances: Acceptances) -> Finding:
    """A warning that is not met, with what its conditions read, and whether it was accepted on that."""
    check = checker.check
    facts = facts_rested_on((checker.rule.when, check.when, check.requires), scope)
    return on_facts(replace(found, check=check.id), facts, acceptances)


def _included(one: _Arising, say: Say, satisfied: frozenset[str]) -> Finding:
    if one.checker.rule.id in satisfied:
        return _met(one.checker, one.item)
    return _unmet(one, "not met", say)


@lru_cache(maxsize=10_000)
def _met(checker: _Checker, item: str) -> Finding:
    """That a check is met, which is said alike of every agreement."""
    rule, check = checker.rule, checker.check
    fields = _fields(check)
    return Finding(rule.id, rule.provision, rule.words, check.action, check.basis, "met", "", "", item, fields)


def _unmet(one: _Arising, state: State, say: Say) -> Finding:
    rule, check = one.checker.rule, one.checker.check
    return Finding(
        rule=rule.id,
        provision=rule.provision,
        words=rule.words,
        action=check.action,
        basis=check.basis,
        state=state,
        message=say(check.message, one.scope),
        cure=say(check.cure, one.scope),
        item=one.item,
        fields=_fields(check),
        certain=one.certain,
    )
