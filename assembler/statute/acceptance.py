"""Warnings accepted: each acceptance is for one finding, and holds on the facts that were accepted and on no others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from assembler.answers.drafting import Acceptance
from assembler.statute.facts_of_findings import Facts


class AcceptanceVerdict(Struct, frozen=True):
    """What the acceptances in an answers file do for one finding.

    `accepted` says who accepted it, when and why, and is empty where nobody did; `lapsed` says why an acceptance that names it does
    not hold.
    """

    accepted: str = ""
    lapsed: str = ""


def verdict(acceptances: Iterable[Acceptance], rule: str, check: str, item: str, facts: Facts) -> AcceptanceVerdict:
    """What the acceptances do for the finding of a check about an item, which rests on these facts."""
    of_rule = [one for one in acceptances if one.rule == rule]
    named = [one for one in of_rule if one.facts is not None and (one.check or "", one.item or "") == (check, item)]
    for one in named:
        if one.facts == facts:
            return AcceptanceVerdict(accepted=f"{_who(one)}: {one.reason}")
    if named:
        changes = "; ".join(_changes(named[-1].facts or {}, facts))
        return AcceptanceVerdict(lapsed=f"It was accepted on other facts by {_who(named[-1])}. Since then: {changes}.")
    old = next((one for one in of_rule if one.facts is None), None)
    return (
        AcceptanceVerdict(lapsed=f"An acceptance {_of_the_old_form(old)}") if old is not None else AcceptanceVerdict()
    )


def idle(acceptances: Iterable[Acceptance], keys: frozenset[tuple[str, str, str]]) -> Iterator[str]:
    """The acceptances that accept nothing, in words. `keys` are the rule, check and item of each warning that is not met."""
    for one in acceptances:
        key = (one.rule, one.check or "", one.item or "")
        if one.facts is None:
            yield f"{one.rule}: {_of_the_old_form(one)}"
        elif key not in keys:
            yield f"{' '.join(filter(None, key))}: by {_who(one)}, of a warning that does not apply."


def _of_the_old_form(one: Acceptance) -> str:
    return (
        f"by {_who(one)}, names the rule and no facts, as release 0.1.0 wrote it, and so accepts nothing. `assembler upgrade` has somebody "
        "confirm it on the facts of today."
    )


def _who(one: Acceptance) -> str:
    return f"{one.by}, {one.on.isoformat()}"


def _changes(accepted: Facts, now: Facts) -> Iterator[str]:
    for name in sorted({*accepted, *now}):
        before, after = accepted.get(name), now.get(name)
        if before is None:
            yield f"{name}, which is {after}, had no part in it"
        elif after is None:
            yield f"{name}, which was {before}, has no part in it any more"
        elif before != after:
            yield f"{name} was {before} and is {after}"
