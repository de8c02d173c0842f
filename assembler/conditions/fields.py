"""Which fields a condition reads: what it rests on, what must be asked before it can be judged, and what would cure it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import assert_never

from assembler.conditions.sorts import ListOf, Record, Reference, Sort
from assembler.conditions.tree import (
    Always,
    And,
    Comparison,
    Condition,
    Constant,
    Contains,
    Count,
    DaysBetween,
    FactUse,
    FieldUse,
    Membership,
    Not,
    Or,
    Printed,
    Quantified,
    Recorded,
    Term,
    Total,
    Truth,
    children,
)
from assembler.conditions.vocabulary import Vocabulary

OWN = "[=]"
"""Stands for `[]` in a field of the very item a rule is asked of: `parties[=].kind`."""

_Names = Mapping[str, tuple[Record, str]]


def fields_read(condition: Condition | FieldUse, vocabulary: Vocabulary, own: str = "") -> frozenset[str]:
    """Every field a condition reads, as the questions write it, and every list it goes through (`parties[]`).

    `own` is the name of the item the condition is asked of, whose fields are written with OWN.
    """
    return frozenset(_read(condition, vocabulary, _names(vocabulary, own)))


def fields_judged(conditions: Iterable[Condition], vocabulary: Vocabulary) -> frozenset[str]:
    """The fields that conditions read for what they say, and not only to ask whether they are recorded.

    What a fact reads is for the fact's own condition to say.
    """
    names = _names(vocabulary)
    return frozenset(field for condition in conditions for field in _read(condition, vocabulary, names, judged=True))


def _read(node: Condition | Term, vocabulary: Vocabulary, names: _Names, *, judged: bool = False) -> Iterator[str]:
    match node:
        case Recorded() if judged:
            return
        case FieldUse():
            yield from (field for field, _ in _walked(node, vocabulary, names))
        case Quantified(each=each, condition=inner) | Count(each=each, condition=inner) | Total(each=each, value=inner):
            *_, (field, sort) = _walked(each.items, vocabulary, names)
            assert isinstance(sort, ListOf)  # noqa: S101 - the condition was checked when it was parsed
            yield f"{field}[]"
            yield from _read(inner, vocabulary, {**names, each.variable: (sort.item, f"{field}[].")}, judged=judged)
        case FactUse():
            yield from _of_fact(node, vocabulary, names, judged=judged)
        case (
            And() | Or() | Not() | Comparison() | DaysBetween() | Truth() | Recorded() | Membership() | Contains()
            | Printed() | Always() | Constant()
        ):  # fmt: skip
            for child in children(node):
                yield from _read(child, vocabulary, names, judged=judged)
        case _:
            assert_never(node)


def _of_fact(fact: FactUse, vocabulary: Vocabulary, names: _Names, *, judged: bool) -> Iterator[str]:
    """What a fact reads, unless that is for its own condition to say, and the item that it is asked of."""
    argument = fact.argument
    if not judged:
        inner = names if argument is None else {**names, fact.parameter: _item(argument, vocabulary, names)}
        yield from _read(fact.condition, vocabulary, inner)
    if argument is not None:
        yield from (field for field, _ in _walked(argument, vocabulary, names))


def _names(vocabulary: Vocabulary, own: str = "") -> _Names:
    items = vocabulary.items().items()
    return {name: (record, f"{path}{OWN if name == own else '[]'}.") for name, (record, path) in items}


def _item(path: FieldUse, vocabulary: Vocabulary, names: _Names) -> tuple[Record, str]:
    """The item a path arrives at, with the fields' prefix there."""
    if not path.steps:
        return names[path.variable]
    reached = list(_walked(path, vocabulary, names))[-1][1]
    assert isinstance(reached, Reference)  # noqa: S101 - a fact is about an item, or about one that an answer points to
    return vocabulary.list_item(reached.list_path), f"{reached.list_path}[]."


def _walked(path: FieldUse, vocabulary: Vocabulary, names: _Names) -> Iterator[tuple[str, Sort]]:
    """The field a path ends at, and each it passes through on the way to another item, with their sorts."""
    record, prefix = names[path.variable] if path.variable else (vocabulary.answers, "")
    sort: Sort = record
    field = prefix.removesuffix(".")
    for step in path.steps:
        if isinstance(sort, Reference):
            yield field, sort
            target = sort.list_path
            sort, prefix = vocabulary.list_item(target), f"{target}[]."
        following = vocabulary.step(sort, step)
        assert following is not None  # noqa: S101 - the path was checked when it was parsed
        field, sort = prefix + step, following
        prefix = f"{field}."
    if path.steps:
        yield field, sort
