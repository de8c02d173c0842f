"""The statute applied to a set of answers: one finding for each check that arises."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from msgspec import Struct, field
from msgspec.structs import replace

from assembler.answers.drafting import Acceptance
from assembler.conditions import Scope
from assembler.statute.acceptance import verdict
from assembler.statute.facts_of_findings import Facts, facts_rested_on
from assembler.wording import Wording

if TYPE_CHECKING:
    from assembler.completion import Answers
    from assembler.conditions.groups import Said
    from assembler.statute.compiled_rules import Arising, CompiledCheck, CompiledRules
    from assembler.statute.rules import Action, Basis

State = Literal["met", "not met", "unknown"]
Say = Callable[[Wording, Scope], str]
Acceptances = tuple[Acceptance, ...]


class Finding(Struct, frozen=True):
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
    def counts_as(self) -> Literal["BLOCK", "WARN", "RECORD"]:
        """What it is to whoever must deal with it: a clause that must be in and is not bars a signature copy as a block does."""
        return "BLOCK" if self.action == "INCLUDE" else self.action

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


def findings(answers: Answers, rules: CompiledRules, say: Say, said: Said | None = None) -> tuple[Finding, ...]:
    """Every finding on the answers alone; INCLUDE checks are found on the agreement. `say` prints a message's wording.

    `said` is what the answers say in each group, for whoever has many like them.
    """
    scope, accepted = answers.scope, answers.given.drafting.accepted
    return tuple(
        [
            _met(one.checked, one.item) if one.truth else _unmet_judged(one, rule.scope_of(one, scope), say, accepted)
            for rule in rules.others
            for one in rule.arising(scope, said)
        ]
    )


def inclusions(
    answers: Answers, rules: CompiledRules, say: Say, satisfied: frozenset[str], said: Said | None = None
) -> tuple[Finding, ...]:
    """The INCLUDE checks that arise, met when a clause that is in satisfies the rule."""
    scope = answers.scope
    return tuple(
        [
            _met(one.checked, one.item)
            if one.checked.rule.id in satisfied
            else _unmet(one, "not met", rule.scope_of(one, scope), say)
            for rule in rules.included
            for one in rule.arising(scope, said)
        ]
    )


def _unmet_judged(one: Arising, scope: Scope, say: Say, acceptances: Acceptances) -> Finding:
    """A check that is not met; a warning with what its conditions read, and whether it was accepted on that."""
    found = _unmet(one, "unknown" if one.truth is None else "not met", scope, say)
    if found.action != "WARN":
        return found
    rule, check = one.checked.rule, one.checked.check
    facts = facts_rested_on((rule.when, check.when, check.requires), scope)
    return on_facts(replace(found, check=check.id), facts, acceptances)


@lru_cache(maxsize=10_000)
def _met(checked: CompiledCheck, item: str) -> Finding:
    """That a check is met, which is said alike of every agreement."""
    rule, check = checked.rule, checked.check
    return Finding(rule.id, rule.provision, rule.words, check.action, check.basis, "met", "", "", item, checked.fields)


def _unmet(one: Arising, state: State, scope: Scope, say: Say) -> Finding:
    rule, check = one.checked.rule, one.checked.check
    return Finding(
        rule=rule.id,
        provision=rule.provision,
        words=rule.words,
        action=check.action,
        basis=check.basis,
        state=state,
        message=say(check.message, scope),
        cure=say(check.cure, scope),
        item=one.item,
        fields=one.checked.fields,
        certain=one.certain,
    )
