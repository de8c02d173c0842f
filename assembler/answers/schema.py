"""The answers' types seen as data: what fields there are, of what sort, and how each may be answered."""

from __future__ import annotations

import types
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from assembler.answers.given import GivenAnswers
from assembler.answers.parties import NameSays
from assembler.answers.values import Bounds, LeastSum, Nature, Open, ReferenceTo, nature_of
from assembler.conditions import Choice, Choices, Date, ListOf, Money, Number, Record, Reference, Sort, Text, YesNo

_UNASKED = frozenset({"id", "body", "drafting"})
"""Names that no question fills: identities, the register's id, and the drafter's own hand."""

_WORKED_OUT: Mapping[str, Mapping[str, Sort]] = {
    "parties": {
        "person": Reference("parties"),
        "namesake": Reference("parties"),
        "name_says": Choice(get_args(NameSays)),
    },
    "functions.arrangements": {"named_party": Reference("parties")},
    "change": {"earliest_withdrawal": Date()},
}
"""What conditions may read and nobody is asked, by where it is: `completion` works it out from the answers.

`person` is the entry that stands for a party's legal person, `namesake` the entry that stands for those with its legal name, `name_says`
what that name speaks of. `named_party` is the party whose name an arrangement writes in words. `earliest_withdrawal` is the first day on
which a party could be out that gives notice as the term begins.
"""


@dataclass(frozen=True, slots=True)
class Leaf:
    """One field that a question fills. `path` is as the questions write it: `parties[].kind`."""

    path: str
    nature: Nature
    sort: Sort
    annotation: Any = field(compare=False, hash=False, repr=False)

    @property
    def steps(self) -> tuple[str, ...]:
        """The path's names; a name ending in `[]` is a list."""
        return tuple(self.path.split("."))


@cache
def answers_record() -> Record:
    """The answers as conditions see them."""
    return _record(GivenAnswers, "answers", "")


@cache
def leaves() -> tuple[Leaf, ...]:
    """Every field that needs a question, in the order of the types."""
    return tuple(_leaves(GivenAnswers, ""))


@cache
def lists_pointed_to() -> tuple[str, ...]:
    """The lists whose items answers point to by their ids, in the order in which answers are asked for: `parties`, `scope.workstreams`."""
    return tuple(dict.fromkeys(leaf.sort.list_path for leaf in leaves() if isinstance(leaf.sort, Reference)))


@cache
def references_to(list_path: str) -> frozenset[str]:
    """The fields that hold the id of an item in a list, by their paths: `money.schedule[].payer`."""
    return frozenset(leaf.path for leaf in leaves() if leaf.sort == Reference(list_path))


def _leaves(model: type[BaseModel], prefix: str) -> Iterator[Leaf]:
    for name, info in model.model_fields.items():
        nature = nature_of(info.metadata)
        annotation = _present(info.annotation)
        if name in _UNASKED:
            continue
        if nature:
            yield Leaf(prefix + name, nature, _sort(annotation, name, prefix), annotation)
        elif get_origin(annotation) is tuple:
            yield from _leaves(get_args(annotation)[0], f"{prefix}{name}[].")
        else:
            yield from _leaves(_model(annotation), f"{prefix}{name}.")


@cache
def groups() -> tuple[tuple[type[BaseModel], Record], ...]:
    """Every group of the answers, those inside others first: its type, and how conditions see it, which is not at all for a drafter's."""
    return tuple(_groups(GivenAnswers, answers_record()))


def completed_name(model: type[BaseModel]) -> str:
    """What a group of the answers is called once they are completed: `CompletedParty`, and `Completed` for the whole of them."""
    return "Completed" if model is GivenAnswers else f"Completed{model.__name__}"


@cache
def groups_within(model: type[BaseModel]) -> tuple[tuple[str, type[BaseModel], bool], ...]:
    """The fields of a group that hold groups: the name, the type of group, and whether it is a list of them."""
    return tuple(_groups_within(model))


def _groups_within(model: type[BaseModel]) -> Iterator[tuple[str, type[BaseModel], bool]]:
    for name, info in model.model_fields.items():
        annotation, _ = _stripped(_present(info.annotation))
        listed = get_origin(annotation) is tuple
        inner = get_args(annotation)[0] if listed else annotation
        if isinstance(inner, type) and issubclass(inner, BaseModel):
            yield name, inner, listed


def _groups(model: type[BaseModel], record: Record) -> Iterator[tuple[type[BaseModel], Record]]:
    for name, inner, _ in groups_within(model):
        sort = record.fields.get(name, _UNSEEN)
        yield from _groups(
            inner, sort.item if isinstance(sort, ListOf) else sort if isinstance(sort, Record) else _UNSEEN
        )
    yield model, record


_UNSEEN = Record("", {})
"""What conditions see of the drafter's own hand."""


def _model(annotation: object) -> type[BaseModel]:
    assert isinstance(annotation, type)  # noqa: S101 - what is no answer and no list is a group
    assert issubclass(annotation, BaseModel)  # noqa: S101
    return annotation


def _record(model: type[BaseModel], name: str, path: str) -> Record:
    fields = {
        field: _sort(_present(info.annotation), field, path)
        for field, info in model.model_fields.items()
        if field not in _UNASKED
    }
    if "id" in model.model_fields and model.model_fields["id"].is_required():  # an item of a list
        fields = {"id": Reference(path.removesuffix(".")), **fields}
    return Record(name, {**fields, **_WORKED_OUT.get(path.removesuffix("."), {})})


def _sort(annotation: object, name: str, prefix: str) -> Sort:  # noqa: PLR0911 - one answer for each sort
    annotation, marks = _stripped(annotation)
    for mark in marks:
        if isinstance(mark, ReferenceTo):
            return Reference(mark.list_path)
        if isinstance(mark, Bounds):
            return Number(mark.lowest, mark.highest, mark.unit, mark.places)
        if isinstance(mark, LeastSum):
            return Money(mark.pence)
    if get_origin(annotation) is Literal:
        return Choice(get_args(annotation))
    if get_origin(annotation) is tuple:
        item, _ = _stripped(get_args(annotation)[0])
        if get_origin(item) is Literal:
            return Choices(get_args(item))
        return ListOf(_record(item, item.__name__.lower(), f"{prefix}{name}."))
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return _record(annotation, annotation.__name__.lower(), f"{prefix}{name}.")
    return _SIMPLE[annotation]


_SIMPLE: dict[Any, Sort] = {bool: YesNo(), date: Date(), Decimal: Money(), str: Text(), int: Number()}


def literals_of(annotation: object) -> tuple[str, ...]:
    """The words of which an answer of this type is one; none where it may be any."""
    if get_origin(annotation) is Literal:
        return get_args(annotation)
    return next((found for inner in get_args(annotation) if (found := literals_of(inner))), ())


def _present(annotation: object) -> object:
    """The type of a value that is there: without None and without Open."""
    if get_origin(annotation) in (Union, types.UnionType):
        rest = [member for member in get_args(annotation) if member not in (type(None), Open)]
        return rest[0]
    return annotation


def _stripped(annotation: object) -> tuple[Any, tuple[Any, ...]]:
    if get_origin(annotation) is Annotated:
        inner, *marks = get_args(annotation)
        return inner, tuple(marks)
    return annotation, ()
