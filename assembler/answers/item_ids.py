"""Ids of items in lists, and the answers that point to them: each id is its own, and what is pointed to is there."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import Any

from msgspec import Struct

from assembler.answers.schema import answers_record, lists_pointed_to, references_to
from assembler.answers.stand_ins import left_open
from assembler.answers.values import suggested_id
from assembler.conditions.vocabulary import Vocabulary
from assembler.errors import MOST_TOLD, Place, Problem, listed
from assembler.source import Document, FieldPath, field_path

Fields = Sequence[tuple[FieldPath, Mapping[str, Any]]]
"""Groups of the answers, each with its path, as names and values."""


class Groups(Struct, frozen=True, dict=True):
    """Every group of the answers."""

    each: Fields

    @cached_property
    def by_names(self) -> Mapping[FieldPath, Fields]:
        """The groups by the names on their paths, without the numbers of items: those of all the items of a list together."""
        found: dict[FieldPath, list[tuple[FieldPath, Mapping[str, Any]]]] = {}
        for path, group in self.each:
            found.setdefault(tuple([step for step in path if type(step) is str]), []).append((path, group))
        return found

    def items(self, list_path: FieldPath) -> list[Mapping[str, Any]]:
        """The items of a list of the answers."""
        return [group for path, group in self.by_names.get(list_path, ()) if path[:-1] == list_path]


def identity_problems(groups: Groups, document: Document) -> Iterator[Problem]:
    """Ids must be unique in their list; of the lists that answers point to, in all of them, and in those beside parties and workstreams."""
    seen: dict[tuple[FieldPath, str], FieldPath] = {}
    lists = [place for name in lists_pointed_to() if (place := tuple(name.split("."))) not in _OWN_IDS]
    pointed = {item.get("id") for path in lists for item in groups.items(path) if isinstance(item.get("id"), str)}
    for path, item in groups.each:
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


def reference_problems(groups: Groups, document: Document, reported: Collection[str] = ()) -> Iterator[Problem]:
    """An answer that points to an item of a list must point to one that is there; not asked while one has no id.

    Nor is it where the list itself is one of the fields of which something is reported.
    """
    for name in lists_pointed_to():
        list_path = tuple(name.split("."))
        items = groups.items(list_path)
        ids = [item.get("id") for item in items]
        if within_any(list_path, reported) or not all(isinstance(identity, str) for identity in ids):
            continue
        known = dict.fromkeys(ids)
        lost = [one for one in _pointing(groups, name) if one[1] not in known and left_open(one[1]) is None]
        called = _called(items) if lost else {}
        for number, (path, target) in enumerate(lost):
            place = document.place(path)
            yield _nothing_there(name, target, called, known, place) if number < MOST_TOLD else Problem("", place)


def _pointing(groups: Groups, list_path: str) -> Iterator[tuple[FieldPath, str]]:
    """Every answer that points to an item of a list, with its place."""
    for holder, name in _pointers(list_path):
        for path, group in groups.by_names.get(holder, ()):
            target = group.get(name)
            if isinstance(target, str):
                yield (*path, name), target


@lru_cache(maxsize=64)
def _pointers(list_path: str) -> tuple[tuple[FieldPath, str], ...]:
    """The fields that point to the items of a list: the names on the way to the group of each, and its own."""
    fields = (field.replace("[]", "").split(".") for field in sorted(references_to(list_path)))
    return tuple((tuple(holder), name) for *holder, name in fields)


def _called(items: Iterable[Mapping[str, Any]]) -> Mapping[str, str]:
    """The id of each item of a list, by every name that it goes by."""
    names = ("legal_name", "short_name", "name", "number", "body", "id")
    return {
        suggested_id(called): item["id"]
        for item in items
        for called in (item.get(name) for name in names)
        if isinstance(called, str)
    }


def _nothing_there(
    list_path: str, target: str, called: Mapping[str, str], known: Collection[Any], place: Place
) -> Problem:
    """An id is wanted, and its name, a body's id or a misspelling was given."""
    what = Vocabulary(answers_record()).list_item(list_path).name
    several = {"party": "parties", "annex": "annexes"}.get(what, f"{what}s")
    near = difflib.get_close_matches(suggested_id(target), list(called)[:_COMPARED], 1)
    cure = f"Did you mean “{called[near[0]]}”?" if near else f"The {several} are: {listed(known, 'none yet')}."
    return Problem(f"There is no {what} with the id “{target}”.", place, cure)


_COMPARED = 500
"""Names that one is compared with: each comparison takes time."""


def within_any(path: FieldPath, reported: Collection[str]) -> bool:
    """Whether a group is one of these fields, or is in one of them."""
    return any(field_path(path[:depth]) in reported for depth in range(1, len(path) + 1))
