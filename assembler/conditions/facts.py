"""Facts: conditions with names of their own, which other conditions may use."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from assembler.conditions.parsing import parse_condition
from assembler.conditions.sorts import Record, Sort
from assembler.conditions.vocabulary import Fact, Vocabulary
from assembler.errors import ConditionError, Place, Problem


def parse_facts(entries: Iterable[tuple[str, str, str, tuple[str, ...], Place]], vocabulary: Vocabulary) -> Vocabulary:
    """Facts in order of use: each may use those before it. An entry is (name, means, when, law, place).

    A fact whose first name is that of a list's item (`party.chief_officer`) is about one such item.
    """
    records = {name: record for name, (record, _) in vocabulary.items().items()}
    for name, means, when, law, place in entries:
        parameter = name.partition(".")[0] if name.partition(".")[0] in records else ""
        if name in vocabulary.facts or _is_field(name, vocabulary, records):
            raise ConditionError(Problem(f"“{name}” is already the name of a field or a fact.", place))
        items = {parameter: records[parameter]} if parameter else {}
        condition = parse_condition(when, vocabulary, items, place)
        vocabulary = vocabulary.with_fact(Fact(name, means, condition, parameter, law))
    return vocabulary


def _is_field(name: str, vocabulary: Vocabulary, records: Mapping[str, Record]) -> bool:
    first, *steps = name.split(".")
    sort: Sort | None = records.get(first) or vocabulary.step(vocabulary.answers, first)
    for step in steps:
        sort = vocabulary.step(sort, step) if sort else None
    return sort is not None
