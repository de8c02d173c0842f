"""Draft answers: plain nested data, as an answers file holds it, changed by making a new one.

A *spot* is the place of an answer that stays true when lists are reordered: items are named by id, never by number.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from assembler.answers.plain_value import plain_value
from assembler.answers.schema import references_to
from assembler.answers.values import Open

StablePath = tuple[str, ...]
"""Names and ids from the top: `("parties", "pcc-norvale", "kind")`."""

Draft = Mapping[str, Any]


def value_at(data: Any, spot: StablePath) -> Any:  # noqa: ANN401 - dicts and lists by turns, as a file holds answers
    """What is at a spot, or None."""
    for step in spot:
        if isinstance(data, list):
            data = next((item for item in data if item["id"] == step), None)
        else:
            data = data.get(step) if isinstance(data, Mapping) else None
    return data


def with_value(draft: Draft, spot: StablePath, value: object) -> Draft:
    """The draft with a value at a spot; None takes away what is there, and any group left empty with it."""
    changed: Draft = _changed(draft, spot, value)
    return changed


def _changed(data: Any, spot: StablePath, value: object) -> Any:  # noqa: ANN401 - dicts and lists by turns, as a file holds answers
    step, rest = spot[0], spot[1:]
    if isinstance(data, list):
        return [(_changed(item, rest, value) if rest else value) if item["id"] == step else item for item in data]
    inner = _changed(data.get(step, {}), rest, value) if rest else value
    kept = {name: old for name, old in data.items() if name != step}
    return kept if inner is None or inner == {} else {**data, step: inner}


def items_at(draft: Draft, spot: StablePath) -> list[dict[str, Any]]:
    """The items of the list at a spot, which may not be there yet."""
    return value_at(draft, spot) or []


def with_items(draft: Draft, spot: StablePath, items: list[dict[str, Any]]) -> Draft:
    """The draft with another list of items at a spot."""
    return with_value(draft, spot, items or None)


ACCEPTED: StablePath = ("drafting", "accepted")
"""Where the acceptances of warnings are."""


def with_acceptance(draft: Draft, entry: Mapping[str, Any]) -> Draft:
    """The draft with one more acceptance, as an answers file writes it, in place of an earlier one of the same warning."""
    held: list[Mapping[str, Any]] = value_at(draft, ACCEPTED) or []
    kept = [old for old in held if _accepts(old) != _accepts(entry)]
    return with_value(draft, ACCEPTED, [*kept, entry])


def _accepts(entry: Mapping[str, Any]) -> tuple[Any, ...]:
    return (entry["rule"], entry.get("check"), entry.get("item"), "facts" in entry)


def without_references(draft: Draft, list_path: str, identity: str) -> Draft:
    """The draft in which no answer points any more to an item of a list such as `parties`."""
    fields = references_to(list_path)
    return {name: _without(value, identity, fields, name) for name, value in draft.items()}


def references_lost(before: object, after: object, identity: str, here: StablePath = ()) -> Iterator[StablePath]:
    """The answers that pointed to an item, and are there no longer, though what they were answers about is."""
    if isinstance(before, list):
        there = (
            {item["id"]: item for item in after or [] if isinstance(item, Mapping)} if isinstance(after, list) else {}
        )
        for item in before:
            if isinstance(item, Mapping) and item["id"] in there:
                yield from references_lost(item, there[item["id"]], identity, (*here, item["id"]))
    elif isinstance(before, Mapping):
        kept = after if isinstance(after, Mapping) else {}
        for name, value in before.items():
            if value == identity and name != "id" and name not in kept:
                yield (*here, name)
            else:
                yield from references_lost(value, kept.get(name), identity, (*here, name))


def _without(data: object, identity: str, fields: frozenset[str], here: str) -> object:
    if isinstance(data, list):
        return [_without(item, identity, fields, f"{here}[]") for item in data]
    if isinstance(data, Mapping):
        return {
            name: _without(value, identity, fields, f"{here}.{name}")
            for name, value in data.items()
            if not (value == identity and f"{here}.{name}" in fields)
        }
    return data


def plain_draft(given: BaseModel) -> dict[str, Any]:
    """Given answers as a draft: what is missing or empty is left out, except a choice of none."""
    return {name: plain for name, plain in _plain_fields(given) if plain not in (None, {})}


def _plain_fields(group: BaseModel) -> Iterator[tuple[str, Any]]:
    for name in type(group).model_fields:
        value = getattr(group, name)
        if isinstance(value, BaseModel) and not isinstance(value, Open):
            yield name, plain_draft(value)
        elif isinstance(value, tuple) and value and isinstance(value[0], BaseModel):
            yield name, [plain_draft(item) for item in value]
        elif value == () and _is_list_of_items(type(group), name):
            continue
        else:
            yield name, plain_value(value)


def _is_list_of_items(group: type[BaseModel], name: str) -> bool:
    """A list of items, which begins empty; a choice of several begins missing, so that an empty one was chosen."""
    return bool(group.model_fields[name].default == ())
