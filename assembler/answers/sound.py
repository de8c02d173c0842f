"""What is left of an answers file with faults when these are taken out, so that what else is to be said of it need not wait for them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct

from assembler.answers.files import AnswersFile, Knowledge, answers_from
from assembler.answers.given import GivenAnswers
from assembler.answers.schema import groups, groups_within
from assembler.errors import AnswersError, Problem
from assembler.source import Document, FieldPath, path_written


class SoundPart(Struct, frozen=True):
    """The answers of which nothing is told as wrong, and the places of those that were taken out."""

    file: AnswersFile
    without: frozenset[FieldPath]


def sound_part(document: Document, problems: Iterable[Problem], known: Knowledge) -> SoundPart | None:
    """The answers without those that the problems name; None where none can be told apart, or an entry of a list is lost.

    A wrong id is only replaced: without one of the parties, the statute would find that a party is missing.
    """
    if not isinstance(document.value, dict) or not {*document.value} & {*GivenAnswers.model_fields}:
        return None
    if any(map(_of_entries, document.unread)):
        return None
    gone: set[FieldPath] = set()
    told = [_path(problem) for problem in problems]
    for _ in range(_TRIES):
        gone |= {path for path in told if path}
        if any(map(_of_entries, gone)):
            return None
        kept = _Kept(document.lines, frozenset(gone))
        value = kept.of(document.value, (), ())
        try:
            return SoundPart(answers_from(Document(value, kept.lines, document.file), known), frozenset(gone))
        except AnswersError as error:
            told = [kept.was(path) for path in map(_path, error.problems)]
    return None


def _of_entries(path: FieldPath) -> bool:
    """Whether a place is that of a list of groups, or of one of its entries."""
    return bool(path) and (type(path[-1]) is int or path[-1] in _LISTS)


_TRIES = 5
"""What is taken out may be missed where something points to it."""

_LISTS = frozenset(name for model, _ in groups() for name, _, listed in groups_within(model) if listed)
"""The names of lists of groups."""


def _path(problem: Problem) -> FieldPath:
    """The place of a problem; none where it is of no field, or of a name that no path can hold."""
    try:
        return path_written(problem.place.field) if problem.place.field else ()
    except ValueError:
        return ()


class _Kept:
    """What is kept of a value; `lines` are those of what is kept."""

    def __init__(self, lines: Mapping[FieldPath, int], gone: frozenset[FieldPath]) -> None:
        self._written = lines
        self._gone = gone
        self._before: dict[FieldPath, FieldPath] = {}
        self.lines: dict[FieldPath, int] = {}

    def was(self, path: FieldPath) -> FieldPath:
        """Where a place was before; the same where it is new."""
        return self._before.get(path) or (*self._before.get(path[:-1], path[:-1]), *path[-1:])

    def of(self, value: object, was: FieldPath, now: FieldPath) -> object:
        """A value that was at one place and is now at another."""
        self._before[now] = was
        if was in self._written:
            self.lines[now] = self._written[was]
        if isinstance(value, dict):
            kept = {name: inner for name, inner in value.items() if (*was, name) not in self._gone}
            named = {"id": f"unnamed-{len(self._before)}"} if (*was, "id") in self._gone else {}
            return {name: self.of(inner, (*was, name), (*now, name)) for name, inner in kept.items()} | named
        if isinstance(value, list):
            left = [number for number in range(len(value)) if (*was, number) not in self._gone]
            return [self.of(value[number], (*was, number), (*now, at)) for at, number in enumerate(left)]
        return value
