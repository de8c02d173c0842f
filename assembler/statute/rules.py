"""The rules of the statute, as data: what each requires, of what, under which provision, and how firm it is."""

from __future__ import annotations

from typing import Any, Literal, get_args

from msgspec import Struct

from assembler.conditions import Condition, Each, Vocabulary
from assembler.errors import LibraryError, Place, Problem
from assembler.source import Document, Schema, entries, expect_names, read_each
from assembler.wording import Reader, Wording

Action = Literal["BLOCK", "WARN", "INCLUDE", "RECORD"]
Basis = Literal["Act", "Reading", "Practice"]


class Check(Struct, frozen=True, eq=False):
    """One row of a rule. An INCLUDE check has no `requires`: a clause must satisfy it.

    `id` is its permanent name among the rule's warnings, by which an acceptance knows it; empty where the rule has one warning.
    """

    id: str
    action: Action
    basis: Basis
    when: Condition
    requires: Condition
    message: Wording
    cure: Wording


class Rule(Struct, frozen=True, eq=False):
    """A rule of `law/rules/*.yaml`. With `each`, it is asked of every item of a list.

    `of_unknown_kind` says whether it is asked of a party before its kind is recorded. One rule is, and blocks until the kind is;
    the others would only guess at what the party may be.
    """

    id: str
    provision: str
    words: str
    each: Each | None
    when: Condition
    checks: tuple[Check, ...]
    of_unknown_kind: bool
    place: Place


def read_rules(documents: list[Document], vocabulary: Vocabulary) -> tuple[Rule, ...]:
    """Every rule in the files. Raises LibraryError with every fault."""
    problems: list[Problem] = []
    found: dict[str, Rule] = {}
    given = (one for document in documents for one in entries(document, named="rule"))
    for rule in read_each(given, lambda entry, place: _rule(entry, vocabulary, place), problems):
        if rule.id in found:
            problems.append(Problem(f"The rule {rule.id} is already in {found[rule.id].place}.", rule.place))
        found[rule.id] = rule
    if problems:
        raise LibraryError(problems)
    return tuple(found.values())


_RULE = Schema(must=("rule", "provision", "words", "checks"), may=("each", "when", "of unknown kind"))
_INCLUDE = Schema(must=("action", "basis", "message", "cure"), may=("id", "when"))
"""A check that a clause's words meet, and no condition."""
_CHECK = Schema(must=(*_INCLUDE.must, "requires"), may=_INCLUDE.may)


def _rule(entry: dict[str, Any], vocabulary: Vocabulary, place: Place) -> Rule:
    expect_names(entry, _RULE, place)
    reader = Reader(vocabulary, {}, place)
    each = None
    if entry.get("each"):
        each, reader = reader.each(entry["each"])
    checks = tuple(_check(check, reader, place) for check in entry["checks"])
    _expect_ids(checks, place)
    when = reader.condition(entry.get("when"))
    of_unknown_kind = entry.get("of unknown kind") == "yes"
    return Rule(entry["rule"], entry["provision"], entry["words"], each, when, checks, of_unknown_kind, place)


def _check(entry: dict[str, Any], reader: Reader, place: Place) -> Check:
    included = isinstance(entry, dict) and entry.get("action") == "INCLUDE"
    expect_names(entry, _INCLUDE if included else _CHECK, place)
    if entry["action"] not in get_args(Action) or entry["basis"] not in get_args(Basis):
        raise LibraryError(Problem(f"“{entry['action']}” or “{entry['basis']}” is not an action or a basis.", place))
    return Check(
        id=entry.get("id") or "",
        action=entry["action"],
        basis=entry["basis"],
        when=reader.condition(entry.get("when")),
        requires=reader.condition(entry.get("requires")),
        message=reader.text(entry["message"]),
        cure=reader.text(entry["cure"]),
    )


def _expect_ids(checks: tuple[Check, ...], place: Place) -> None:
    """Every warning of a rule that has several needs an id of its own; no other check may have one. Raises LibraryError."""
    warnings = [check.id for check in checks if check.action == "WARN"]
    others = [check.id for check in checks if check.action != "WARN" and check.id]
    several = len(warnings) > 1
    if (
        others
        or (several and (len(set(warnings)) < len(warnings) or not all(warnings)))
        or (not several and any(warnings))
    ):
        message = "Where a rule has more than one WARN check each needs an `id` of its own, and no other check has one."
        raise LibraryError(Problem(message, place, "An acceptance names the check by it, so it never changes."))
