"""Where in an answers file a finding or an open point comes from: the line and the field of what would have to change."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from assembler.agreement import OpenPoint
from assembler.answers.files import AnswersFile, items_of
from assembler.answers.given import GivenAnswers
from assembler.answers.paths import at
from assembler.answers.typed import day_first
from assembler.errors import Place
from assembler.questions import Questionnaire
from assembler.source import Document, FieldPath
from assembler.statute.findings import Finding


class Whereabouts:
    """The places of one answers file, by line and field."""

    def __init__(self, file: AnswersFile, questionnaire: Questionnaire) -> None:
        self._source: Document = file.source
        self._given = file.given
        self._items = [
            (path, str(getattr(item, "id", ""))) for path, item in items_of(file.given) if isinstance(path[-1], int)
        ]
        self._lists = {name: path.rpartition(".")[2] for q in questionnaire.questions for path, name in q.lists}

    def of_finding(self, finding: Finding) -> tuple[Place, ...]:
        """The fields that a finding's requirement reads, each with its line; none where it reads none of the file's."""
        found = [path for field in finding.fields for path in self._paths(field, finding.item)]
        return tuple(dict.fromkeys(self._source.place(path) for path in found))

    def of_point(self, point: OpenPoint) -> tuple[Place, ...]:
        """The place of an open answer; a subject has none."""
        path: FieldPath = tuple(int(step) if step.isdecimal() else step for step in point.id.split("."))
        return (self._source.place(path),) if point.field else ()

    def days_read(self) -> Iterator[tuple[Place, date]]:
        """The dates that were written in numbers, and what they were read as."""
        for path, written in _texts(self._source.value):
            if day_first(written) and isinstance(read := at(self._given, path), date):
                yield self._source.place(path), read

    def _paths(self, field: str, item: str) -> Iterator[FieldPath]:
        steps = field.split(".")
        if steps[0] in GivenAnswers.model_fields:
            yield self._by_ids(steps)
        elif steps[0] in self._lists:  # of an item: the one that the finding is about
            items = [path for path, identity in self._items if identity == item and path[-2] == self._lists[steps[0]]]
            yield from ((*path, *steps[1:]) for path in items[:1])

    def _by_ids(self, steps: list[str]) -> FieldPath:
        """A path that names items by their ids, as one that counts them."""
        path: FieldPath = ()
        for step in steps:
            numbered = next((at for at, identity in self._items if at[:-1] == path and identity == step), None)
            path = numbered or (*path, step)
        return path


def _texts(value: object, path: FieldPath = ()) -> Iterator[tuple[FieldPath, str]]:
    """Every text of a document, with its path."""
    if isinstance(value, str):
        yield path, value
    for step, inner in (
        value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    ):
        yield from _texts(inner, (*path, step))
