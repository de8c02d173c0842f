"""Findings told together: those of one check that say the same of several parties, but for the party's name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Final

from assembler.formatting import NAMES, and_list

if TYPE_CHECKING:
    from assembler.conditions import Scope
    from assembler.statute.findings import Finding

Name = Callable[[str], str]
"""What an item that a finding is about is called, by its id."""

CALLED: Final = {"BLOCK": "Block", "WARN": "Warning", "RECORD": "To record"}
"""What a finding is called, at the head of what it says."""
_COUNTED: Final = {"BLOCK": "blocks", "WARN": "warnings", "RECORD": "things to record"}


def names_in(scope: Scope) -> Name:
    """What the items of answers are called; one that has no name goes by its id."""

    def name(item: str) -> str:
        found = next((items[item] for items in scope.index.values() if item in items), None)
        words = next((words for field in NAMES if (words := getattr(found, field, None))), None)
        return str(words or item)

    return name


def said_together(findings: Iterable[Finding], name: Name) -> list[tuple[Finding, ...]]:
    """The findings in their order, those that say the same of different items as one."""
    groups: dict[tuple[object, ...], list[Finding]] = {}
    for one in findings:
        groups.setdefault(_said(one, name), []).append(one)
    return [tuple(group) for group in groups.values()]


def statement_of(told: tuple[Finding, ...], name: Name) -> str:
    """What findings that are told together say: the statement of the first, of whom else it holds, and how many they count as."""
    first = told[0]
    if len(told) == 1 or not first.item:
        return first.statement
    own, *names = (name(one.item) for one in told)
    counted = f"{len(told)} {_COUNTED[first.counts_as]}"
    if own in first.statement:
        return f"{first.statement} The same holds of {_listed(names)}: {counted}."
    return f"{first.statement} That is so of {_listed([own, *names])}: {counted}."


def _listed(names: Sequence[str]) -> str:
    """Names in a sentence, parted by semicolons where one has a comma: `Chief Constable, Norvale; and Mid-Vale Trust`."""
    if not any("," in name for name in names):
        return and_list(names)
    return "; and ".join(filter(None, ("; ".join(names[:-1]), names[-1])))


def _said(one: Finding, name: Name) -> tuple[object, ...]:
    """What a finding says, whomever it is about."""
    called = name(one.item) if one.item else ""

    def anyone(text: str) -> str:
        return text.replace(called, "\0") if called else text

    return (
        *(one.rule, one.check, one.action, one.state, one.certain, bool(one.item)),
        *map(anyone, (one.statement, one.lapsed, one.cure)),
    )
