"""Facts read in order of use: conditions with a name, which later conditions may use."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct

from assembler.conditions.parser import parse_condition
from assembler.conditions.sorts import Record, Sort
from assembler.conditions.vocabulary import Fact, Vocabulary
from assembler.errors import ConditionError, Place, Problem


class WrittenFact(Struct, frozen=True):
    """A fact before it is looked up: its name, what it means, when it is so, the law behind it, and where that is written.

    One whose first name is that of a list's item (`party.chief_officer`) is about one such item.
    """

    name: str
    means: str
    when: str
    law: tuple[str, ...]
    place: Place


def parse_facts(written: Iterable[WrittenFact], vocabulary: Vocabulary) -> Vocabulary:
    """The vocabulary with these facts, each of which may use those before it. Raises ConditionError."""
    records = {name: record for name, (record, _) in vocabulary.items().items()}
    for one in written:
        first = one.name.partition(".")[0]
        parameter = first if first in records else ""
        if one.name in vocabulary.facts or _is_field(one.name, vocabulary, records):
            raise ConditionError(Problem(f"“{one.name}” is already the name of a field or a fact.", one.place))
        items = {parameter: records[parameter]} if parameter else {}
        condition = parse_condition(one.when, vocabulary, items, one.place)
        vocabulary = vocabulary.with_facts([Fact(one.name, one.means, condition, parameter, one.law)])
    return vocabulary


def _is_field(name: str, vocabulary: Vocabulary, records: Mapping[str, Record]) -> bool:
    first, *steps = name.split(".")
    sort: Sort | None = records.get(first) or vocabulary.step(vocabulary.answers, first)
    for step in steps:
        sort = vocabulary.step(sort, step) if sort else None
    return sort is not None
