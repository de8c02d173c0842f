"""The shape of answers: all that is in them but the words that are printed and that no condition reads.

Answers of one shape make one agreement, up to those words: the same clauses, numbers, references and open points.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, Final, TypeGuard, TypeVar

from assembler.answers.completed import CompletedGroup
from assembler.completion import Answers, settled_scope
from assembler.conditions import Condition
from assembler.conditions.fields import fields_judged
from assembler.conditions.sorts import Text
from assembler.fitting import Surroundings
from assembler.gaps import fits, mark, name
from assembler.library import Library
from assembler.source import field_path
from assembler.spacing import unparted
from assembler.surroundings import surroundings


@dataclass(frozen=True, slots=True)
class Shape:
    """A key that answers of the same shape share, and the words of these answers that it leaves out, in order."""

    key: Hashable
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Gapped:
    """Answers with a gap in place of each word that their shape leaves out, and the gaps' names in the order of the words."""

    answers: Answers
    names: tuple[str, ...]


_GAP: Final = object()
_Group = TypeVar("_Group", bound=CompletedGroup)

Fields = Mapping[str, "Fields | Surroundings"]
"""The fields of a group that a shape leaves out, with what is printed round them, and the groups and lists in it that have any."""

_NONE: Final[Fields] = {}
_UNPRINTED: Final = Surroundings(())


def _fields(left_out: Fields, group: str) -> Fields:
    found = left_out.get(group)
    return _NONE if found is None or isinstance(found, Surroundings) else found


class Shaper:
    """Finds the shape of answers to the questions of one library."""

    def __init__(self, library: Library) -> None:
        self._left_out = _only_printed(library)

    def shape(self, answers: Answers) -> Shape:
        """The shape, and the words it leaves out."""
        words: list[str] = []
        values = _key(answers.values, self._left_out, words)
        still_open = tuple([(point.path, point.note) for point in answers.open])
        drafting = answers.given.drafting
        return Shape((values, still_open, answers.scope.omitted, drafting.special_conditions), tuple(words))

    def gapped(self, answers: Answers) -> Gapped:
        """The answers with gaps in place of the words that their shape leaves out."""
        names: list[str] = []
        values = _gapped(answers.values, self._left_out, names)
        return Gapped(replace(answers, values=values, scope=settled_scope(values, answers.scope.omitted)), tuple(names))


def _is_left_out(value: object, field: str, left_out: Fields) -> TypeGuard[str]:
    return type(value) is str and field in left_out and _stands(value, left_out[field])


@lru_cache(maxsize=20_000)
def _stands(words: str, around: Fields | Surroundings | None) -> bool:
    """Whether words are printed as they were given, wherever they stand."""
    return fits(words) and unparted(words) == words and (not isinstance(around, Surroundings) or around.leave(words))


def _key(group: CompletedGroup, left_out: Fields, words: list[str]) -> Hashable:
    entries: list[Hashable] = []
    for field, value in group.fields():
        if _is_left_out(value, field, left_out):
            words.append(value)
            entries.append(_GAP)
        elif isinstance(value, CompletedGroup):
            entries.append(_key(value, _fields(left_out, field), words))
        elif type(value) is tuple and value and isinstance(value[0], CompletedGroup):
            inner = _fields(left_out, field)
            entries.append(tuple([_key(item, inner, words) for item in value]))
        else:
            entries.append(value)
    return tuple(entries)


def _gapped(group: _Group, left_out: Fields, names: list[str]) -> _Group:
    """A copy of a group with gaps, which come in the order in which `_key` finds the words."""
    made = type(group)()
    for field, value in group.fields():
        inner = _fields(left_out, field)
        if _is_left_out(value, field, left_out):
            place = field_path((*group.path_, field))
            names.append(name(place))
            setattr(made, field, mark(place))
        elif isinstance(value, CompletedGroup):
            setattr(made, field, _gapped(value, inner, names))
        elif type(value) is tuple and value and isinstance(value[0], CompletedGroup):
            setattr(made, field, tuple([_gapped(item, inner, names) for item in value]))
        else:
            setattr(made, field, value)
    return made


def _only_printed(library: Library) -> Fields:
    """The fields that hold words which no condition judges: conditions can only ask whether they are there."""
    judged = fields_judged(_conditions(library), library.vocabulary)
    around = surroundings(library)
    found: dict[str, Any] = {}
    for question in library.questionnaire.questions:
        if isinstance(question.leaf.sort, Text) and question.field not in judged:
            *groups, last = question.field.replace("[]", "").split(".")
            group = found
            for step in groups:
                group = group.setdefault(step, {})
            group[last] = around.get(question.field, _UNPRINTED)
    return found


def _conditions(library: Library) -> Iterator[Condition]:
    """Every condition of the library."""
    yield from (fact.condition for fact in library.vocabulary.facts.values())
    for question in library.questionnaire.questions:
        yield question.ask_when
    for rule in library.rules:
        yield rule.when
        for check in rule.checks:
            yield from (check.when, check.requires)
    for clause in library.clauses.values():
        yield from clause.conditions()
