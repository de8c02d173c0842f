"""The shape of answers: all that is in them but the words that are printed and that no condition reads.

Answers of one shape make one agreement, up to those words: the same clauses, numbers, references and open points.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Mapping
from functools import lru_cache
from typing import Any, Final

from msgspec import Struct

from assembler.answers.completed import CompletedGroup
from assembler.completion import Answers
from assembler.conditions.groups import OMITTED, Said
from assembler.conditions.sorts import Text
from assembler.identity import KEPT
from assembler.library.library import Library
from assembler.slots import LONGEST
from assembler.source import FieldPath


class Shape(Struct, frozen=True):
    """A key that answers of the same shape share, and the words of these answers that it leaves out, by their places.

    `said` is what the answers say in each of their groups, without those words.
    """

    key: Hashable
    words: Mapping[FieldPath, str]
    said: Said

    @property
    def slots(self) -> frozenset[FieldPath]:
        """The places of the words."""
        return frozenset(self.words)


_LEFT_OUT: Final = object()

_ONE_LINE: Final = re.compile(
    rf"[^\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]{{1,{LONGEST}}}(?<![\s:])"
)
"""Words of one line that is not long: no paragraph begins in them, nothing leads on from them, and XML can hold them."""

Fields = Mapping[str, "Fields"]
"""The fields of a group that a shape leaves out, and the groups and lists in it that have any, each with its own."""

_NONE: Final[Fields] = {}


class Shaper:
    """Finds the shape of answers to the questions of one library."""

    def __init__(self, library: Library) -> None:
        self._left_out = _only_printed(library)
        self._mark = lru_cache(maxsize=KEPT)(_new_mark)

    def shape(self, answers: Answers) -> Shape:
        """The shape, and the words it leaves out."""
        words: dict[FieldPath, str] = {}
        said: dict[str, Hashable] = {
            name: self._mark((name, _said(value, self._left_out.get(name, _NONE), words)))
            for name, value in answers.values.fields()
            if name != "path_"
        }
        said[OMITTED] = answers.scope.omitted
        still_open = tuple([(point.path, point.note) for point in answers.open])
        drafting = answers.given.drafting
        by_hand = (frozenset(drafting.not_used), drafting.special_conditions)
        return Shape((*said.values(), still_open, by_hand), words, said)


def _new_mark(_said: Hashable) -> object:
    """What stands for all groups that say the same: it is compared at a glance, and is like no mark of another shaper."""
    return object()


def _said(value: object, left_out: Fields, words: dict[FieldPath, str]) -> Hashable:
    """What a group says, or a list of groups."""
    if isinstance(value, CompletedGroup):
        return _key(value, left_out, words)
    assert isinstance(value, tuple)  # noqa: S101 - all the answers are in groups
    return tuple([_key(item, left_out, words) for item in value])


def _key(group: CompletedGroup, left_out: Fields, words: dict[FieldPath, str]) -> Hashable:
    entries: list[Hashable] = []
    for field, value in group.fields():
        if value is None:  # nearly always; asking what it is takes far longer
            entries.append(None)
        elif type(value) is str and field in left_out and _is_one_line(value):
            words[*group.path_, field] = value
            entries.append(_LEFT_OUT)
        elif isinstance(value, CompletedGroup) or (
            type(value) is tuple and value and isinstance(value[0], CompletedGroup)
        ):
            entries.append(_said(value, left_out.get(field, _NONE), words))
        else:
            entries.append(value)
    return tuple(entries)


@lru_cache(maxsize=20_000)
def _is_one_line(words: str) -> bool:
    return _ONE_LINE.fullmatch(words) is not None


def _only_printed(library: Library) -> Fields:
    """The fields that hold words which no condition judges: conditions can only ask whether they are there."""
    found: dict[str, Any] = {}
    for question in library.questionnaire.questions:
        if isinstance(question.leaf.sort, Text) and question.field not in library.judged:
            group = found
            for step in question.field.replace("[]", "").split("."):
                group = group.setdefault(step, {})
    return found
