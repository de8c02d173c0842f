"""Ids of items in lists, and the answers that point to them: each id is its own, and what is pointed to is there."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from assembler.answers.schema import lists_pointed_to, references_to
from assembler.answers.stand_ins import left_open
from assembler.answers.values import suggested_id
from assembler.errors import MOST_TOLD, Place, Problem, listed
from assembler.source import Document, FieldPath, field_path

Fields = tuple[tuple[FieldPath, Mapping[str, Any]], ...]
"""Every group of the answers with its path, as names and values."""


def _ids(groups: Fields, list_path: FieldPath) -> list[Any]:
    return [group.get("id") for path, group in groups if path[:-1] == list_path]


def identity_problems(groups: Fields, document: Document) -> Iterator[Problem]:
    """Ids must be unique in their list; of the lists that answers point to, in all of them, and in those beside parties and workstreams."""
    seen: dict[tuple[FieldPath, str], FieldPath] = {}
    lists = [place for name in lists_pointed_to() if (place := tuple(name.split("."))) not in _OWN_IDS]
    pointed = {identity for path in lists for identity in _strings(_ids(groups, path))}
    for path, item in groups:
        identity = item.get("id")
        if not isinstance(identity, str):
            continue
        beside = len(path) <= 3 and path[:1] in (("parties",), ("scope",))
        pointed_to = (beside or path[:-1] in lists) and identity in pointed
        scope: FieldPath = ("",) if pointed_to else path[:-1]
        if (scope, identity) in seen:
            first = field_path(seen[scope, identity])
            yield Problem(
                f"The id “{identity}” is already used by {first}.",
                document.place((*path, "id")),
                "Give this one its own.",
            )
        seen.setdefault((scope, identity), path)


_OWN_IDS: frozenset[FieldPath] = frozenset(
    {("money", "schedule"), ("works", "assets"), ("response", "protocols"), ("procurement", "contracts")}
)
"""Lists whose ids were unique among themselves alone before anything pointed to their items; such files are still read."""


def _strings(values: list[Any]) -> Iterator[str]:
    return (value for value in values if isinstance(value, str))


def reference_problems(groups: Fields, document: Document, reported: Collection[str] = ()) -> Iterator[Problem]:
    """An answer that points to an item of a list must point to one that is there; not asked while one has no id.

    Nor is it where the list itself is one of the fields of which something is reported.
    """
    for name in lists_pointed_to():
        list_path = tuple(name.split("."))
        ids = _ids(groups, list_path)
        if within_any(list_path, reported) or not all(isinstance(identity, str) for identity in ids):
            continue
        known = dict.fromkeys(ids)
        called = _called(groups, list_path)
        lost = 0
        for path, target in _pointing(groups, name):
            if target not in known and left_open(target) is None:
                lost += 1
                place = document.place(path)
                yield _nothing_there(name, target, called, known, place) if lost <= MOST_TOLD else Problem("", place)


def _pointing(groups: Fields, list_path: str) -> Iterator[tuple[FieldPath, str]]:
    """Every answer that points to an item of a list, with its place."""
    by_group: dict[tuple[str, ...], list[str]] = {}
    for field in sorted(references_to(list_path)):
        *holder, name = field.replace("[]", "").split(".")
        by_group.setdefault(tuple(holder), []).append(name)
    for path, group in groups:
        for name in by_group.get(tuple([step for step in path if isinstance(step, str)]), ()):
            target = group.get(name)
            if isinstance(target, str):
                yield (*path, name), target


def _called(groups: Fields, list_path: FieldPath) -> Mapping[str, str]:
    """The id of each item of a list, by every name that it goes by."""
    names = ("legal_name", "short_name", "name", "number", "body", "id")
    return {
        suggested_id(called): group["id"]
        for path, group in groups
        if path[:-1] == list_path
        for called in (group.get(name) for name in names)
        if isinstance(called, str)
    }


def _nothing_there(
    list_path: str, target: str, called: Mapping[str, str], known: Mapping[str, None], place: Place
) -> Problem:
    """An id is wanted, and its name, a body's id or a misspelling was given."""
    several = list_path.rpartition(".")[2]
    what = {"parties": "party", "annexes": "annex"}.get(several, several.removesuffix("s"))
    near = difflib.get_close_matches(suggested_id(target), list(called)[:_COMPARED], 1)
    cure = f"Did you mean “{called[near[0]]}”?" if near else f"The {several} are: {listed(known, 'none yet')}."
    return Problem(f"There is no {what} with the id “{target}”.", place, cure)


_COMPARED = 500
"""Names that one is compared with: each comparison takes time."""


def within_any(path: FieldPath, reported: Collection[str]) -> bool:
    """Whether a group is one of these fields, or is in one of them."""
    return any(field_path(path[:depth]) in reported for depth in range(1, len(path) + 1))
