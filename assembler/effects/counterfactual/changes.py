"""A changed answer, and the answers after some changes."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import Any, Literal

from msgspec import Struct, field
from pydantic import BaseModel

from assembler.answers.files import answers_from
from assembler.answers.given import GivenAnswers
from assembler.answers.schema import references_to
from assembler.completion import Answers, complete, field_of
from assembler.questions import Questionnaire
from assembler.register import Register
from assembler.source import Document, FieldPath, field_path


class Change(Struct, frozen=True):
    """One changed answer: set to a value (None is left out), a value put into or taken out of a multiple choice, or an item."""

    how: Literal["set", "include", "exclude", "add", "remove"]
    place: FieldPath
    value: Any = None

    def __str__(self) -> str:
        where = field_path(self.place)
        match self.how:
            case "set":
                return f"{where}: left out" if self.value is None else f"{where} = {_shown(self.value)}"
            case "include":
                return f"{where}: with {self.value}"
            case "exclude":
                return f"{where}: without {self.value}"
            case "add":
                words = ", ".join(f"{name} = {_shown(value)}" for name, value in self.value)
                return f"{where}: one more" + (f" ({words})" if words else "")
        return f"{where}: removed, with what points to it"

    @property
    def weight(self) -> int:
        """How much it asks of the officer: an item that is added counts with its answers, one that is removed more than an answer."""
        extra = {"add": 1 + len(self.value or ()), "remove": 2}.get(self.how, 0)
        return 2 + extra + (1 if self.how == "set" and self.value is None else 0)


class WhatIf(Struct, frozen=True, eq=False):
    """Answers that can be changed and completed again."""

    given: GivenAnswers
    questionnaire: Questionnaire
    register: Register
    _found: dict[frozenset[Change], Answers] = field(default_factory=dict)

    def after(self, changes: Iterable[Change]) -> Answers:
        """The answers completed after some changes. Raises AnswersError when they cannot be made.

        Found once for the same changes: one answer often decides many clauses, and its change is then tried for each.
        """
        wanted = frozenset(changes)
        found = self._found.get(wanted)
        if found is None:
            value = changed(self._written(wanted), wanted, self.questionnaire)
            file = answers_from(Document(value, {}, "what if"))
            if len(self._found) == _KEPT:
                self._found.pop(next(iter(self._found)))
            found = self._found[wanted] = complete(file, self.questionnaire, self.register)
        return found

    def _written(self, changes: Iterable[Change]) -> dict[str, Any]:
        """The answers as a file holds them where changes reach; the rest as it was read, so that it is not read again."""
        if any(change.how == "remove" for change in changes):  # which reaches whatever points to the item
            return _plain(self.given)
        value: dict[Any, Any] = dict(self.given.__dict__)
        for first, *further in (change.place for change in changes):
            held: Any = value[first]
            if isinstance(held, BaseModel):
                value[first] = _plain(held)
            elif not isinstance(held, dict):
                items: Any = list(held)
                value[first] = items
                for number in further[:1]:
                    items[number] = _plain(items[number]) if isinstance(items[number], BaseModel) else items[number]
        return value


def _plain(group: BaseModel) -> dict[str, Any]:
    return group.model_dump(mode="json", exclude_none=True)


_KEPT = 200
"""Sets of answers that are kept: enough for all that one agreement's clauses try, few enough for the memory."""


def changed(value: dict[str, Any], changes: Iterable[Change], questionnaire: Questionnaire) -> dict[str, Any]:
    """Answers as a file holds them, which are changed. Items are added at the end, and removed last, so that places keep their meaning."""
    for change in sorted(changes, key=_turn):
        holder: Any = value
        for step, following in pairwise(change.place):
            empty: Any = [] if isinstance(following, int) else {}
            holder = holder[step] if isinstance(step, int) else holder.setdefault(step, empty)
        gone = holder[change.place[-1]]["id"] if change.how == "remove" else ""
        _make(change, holder, questionnaire)
        if gone:
            _forget(value, gone, references_to(".".join(str(step) for step in change.place[:-1])), "")
    return value


def _turn(change: Change) -> tuple[int, list[int]]:
    """When a change is made: items are removed after all else, the last first."""
    return _ORDER[change.how], [-step if isinstance(step, int) else 0 for step in change.place]


def _forget(value: object, identity: str, pointing: frozenset[str], here: str) -> None:
    """Leave out every answer that points to an item that is gone."""
    if isinstance(value, list):
        for inner in value:
            _forget(inner, identity, pointing, f"{here}[]")
    elif isinstance(value, dict):
        for name, inner in list(value.items()):
            field = f"{here}.{name}" if here else name
            if inner == identity and field in pointing:
                del value[name]
            else:
                _forget(inner, identity, pointing, field)


_ORDER = {"add": 0, "set": 1, "include": 2, "exclude": 2, "remove": 3}


def _make(change: Change, holder: Any, questionnaire: Questionnaire) -> None:  # noqa: ANN401 - dicts and lists by turns, as a file holds answers
    last = change.place[-1]
    match change.how:
        case "set" if change.value is None:
            holder.pop(last, None)
        case "set":
            holder[last] = change.value
        case "remove":
            del holder[last]
        case "add":
            holder[last] = [*holder.get(last, ()), _nested(change.value)]
        case "include" | "exclude":
            default = questionnaire.by_field[field_of(change.place)].default
            kept = [one for one in holder.get(last, default or ()) if one != change.value]
            holder[last] = [*kept, change.value] if change.how == "include" else kept


def _nested(answers: tuple[tuple[str, Any], ...]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in answers:
        *groups, last = name.split(".")
        holder = found
        for group in groups:
            holder = holder.setdefault(group, {})
        holder[last] = value
    return found


def _shown(value: object) -> str:
    return ", ".join(value) if isinstance(value, list | tuple) else str(value)
