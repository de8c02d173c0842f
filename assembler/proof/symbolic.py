"""The answers as unknowns: for every field of every item there could be, whether it is answered and with what.

Lists are bounded: an item is a slot that is taken or not. Everything that `complete` decides is a formula here: a field is known only
where its question is asked (a statutory fact also where it is unknown whether it is); a drafting choice has then some value, because it has
a default; anything else may be missing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from itertools import combinations
from typing import Any

import z3
from msgspec import Struct, field

from assembler.completion import field_of
from assembler.conditions.sorts import (
    Choice,
    Choices,
    Date,
    ListOf,
    Money,
    Number,
    Record,
    Reference,
    Sort,
    Text,
    YesNo,
    scale,
)
from assembler.errors import LibraryError, Problem
from assembler.proof.formulas import Formula, Quantity, SymbolicTruth, all_of, no
from assembler.questions import Question, Questionnaire
from assembler.source import FieldPath

Items = Mapping[str, "Node"]
"""The items in scope by name."""

Asked = Callable[[Question, Items], SymbolicTruth]
"""When a question is asked of the items in scope, and when it is certainly not."""


class Node(Struct, frozen=True):
    """A place in the answers and what stands there: a group, a list, an item of one, or a field."""

    place: FieldPath
    sort: Sort


class Value(Struct, frozen=True):
    """A field's answer: whether its question is asked, whether it is known, and (by sort) what it is.

    `options` has a formula for each value of a choice, each slot a reference could point to, or `True` of a yes/no answer; `number`
    stands for numbers, pence, days and words alike.
    """

    asked: Formula
    known: Formula
    options: Mapping[Any, Formula]
    number: Quantity


class ListBounds(Struct, frozen=True):
    """The most items of a list that are modelled; the last stands for "more"."""

    parties: int = 4
    others: int = 3

    def of(self, place: FieldPath) -> int:
        """How many slots the list at a place has."""
        return self.parties if place == ("parties",) else self.others


class SymbolicAnswers(Struct):
    """Every field and slot, made when first read; `axioms` are what the types say of them, whatever the library holds."""

    record: Record
    questionnaire: Questionnaire
    bounds: ListBounds
    asked: Asked
    axioms: list[Formula] = field(default_factory=list)
    values: dict[FieldPath, Value] = field(default_factory=dict)
    _present: dict[FieldPath, Formula] = field(default_factory=dict)
    _raw: dict[FieldPath, tuple[Formula, Mapping[Any, Formula], Quantity]] = field(default_factory=dict)
    _asking: list[FieldPath] = field(default_factory=list)

    def root(self) -> Node:
        """The answers as a whole."""
        return Node((), self.record)

    def slots(self, items: Node) -> tuple[tuple[Node, Formula], ...]:
        """The items a list could have, each with whether it is there."""
        assert isinstance(items.sort, ListOf)  # noqa: S101 - conditions are checked when they are parsed
        places = [(*items.place, number) for number in range(self.bounds.of(items.place))]
        return tuple((Node(place, items.sort.item), self.present(place)) for place in places)

    def present(self, place: FieldPath) -> Formula:
        """Whether an item is there: its own list has so many, and the item that list belongs to is there."""
        if place not in self._present:
            taken = z3.Bool(f"{field_text(place)} is there")
            *start, number = place
            assert isinstance(number, int)  # noqa: S101
            before = self.present((*start, number - 1)) if number else self._holder(tuple(start))
            self._present[place] = taken
            if before is not True:
                self.axioms.append(z3.Implies(taken, before))
        return self._present[place]

    def _holder(self, place: FieldPath) -> Formula:
        at = next((end for end in range(len(place), 0, -1) if isinstance(place[end - 1], int)), 0)
        return self.present(place[:at]) if at else True

    def step(self, node: Node, name: str) -> Node:
        """The field or group of that name inside a group or item."""
        assert isinstance(node.sort, Record)  # noqa: S101
        return Node((*node.place, name), node.sort.fields[name])

    def targets(self, list_path: str) -> tuple[tuple[Node, Formula], ...]:
        """The items that a reference into a list could point to."""
        node = self.root()
        for name in list_path.split("."):
            node = self.step(node, name)
        return self.slots(node)

    def value(self, node: Node) -> Value:
        """The answer of a field."""
        if node.place not in self.values:
            question = self.questionnaire.by_field.get(field_of(node.place))
            if question is None:
                return self._worked_out(node)
            if node.place in self._asking:
                raise LibraryError(Problem(f"Whether “{question.field}” is asked depends on itself.", question.place))
            self._asking.append(node.place)
            asked = self.asked(question, self.items_at(node.place, question))
            self._asking.pop()
            given, options, number = self._answer(node)
            self.values[node.place] = Value(asked.true, _known(question, asked, given), options, number)
        return self.values[node.place]

    def _worked_out(self, node: Node) -> Value:
        """What nobody is asked: it may be known or not, and be anything of its sort."""
        given, options, number = self._answer(node)
        self.values[node.place] = Value(True, given, options, number)
        return self.values[node.place]

    def items_at(self, place: FieldPath, question: Question) -> Items:
        """The items that stand around a field's place, by the names its question calls them."""
        ends = [end for end, step in enumerate(place, 1) if isinstance(step, int)]
        return {name: self.node(place[:end]) for (_, name), end in zip(question.lists, ends, strict=True)}

    def node(self, place: FieldPath) -> Node:
        """What stands at a place."""
        sort: Sort = self.record
        for step in place:
            sort = (
                sort.item if isinstance(sort, ListOf) else sort.fields[str(step)] if isinstance(sort, Record) else sort
            )
        return Node(place, sort)

    def items(self) -> Iterator[tuple[FieldPath, Formula]]:
        """Every slot that has been read, with whether it is taken."""
        yield from self._present.items()

    def question(self, place: FieldPath) -> Question:
        """The question that fills a field. Raises LibraryError when there is none."""
        question = self.questionnaire.by_field.get(field_of(place))
        if question is None:
            raise LibraryError(Problem(f"“{field_of(place)}” has no question, so it cannot be reasoned about."))
        return question

    def forget_questions(self, questionnaire: Questionnaire, asked: Asked) -> None:
        """Go on with other questions about the same fields: what the types say still holds."""
        self.questionnaire, self.asked = questionnaire, asked
        self.values = {}

    def _answer(self, node: Node) -> tuple[Formula, Mapping[Any, Formula], Quantity]:
        if node.place not in self._raw:
            name = field_text(node.place)
            given = z3.Bool(f"{name} is given")
            options = self._options(node, name, given)
            self._raw[node.place] = (given, options, self._number(node.sort, name))
        return self._raw[node.place]

    def _options(self, node: Node, name: str, given: Formula) -> Mapping[Any, Formula]:
        match node.sort:
            case YesNo():
                return {True: z3.Bool(f"{name} is yes")}
            case Choices(values):
                return {value: z3.Bool(f"{name} has {value}") for value in values}
            case Choice(values):
                options = {value: z3.Bool(f"{name} is {value}") for value in values}
                self._one_of(list(options.values()), True)
                return options
            case Reference(list_path):
                slots = self.targets(list_path)
                pointing = {item.place: z3.Bool(f"{name} is {field_text(item.place)}") for item, _ in slots}
                self._one_of(list(pointing.values()), given)
                self.axioms += [z3.Implies(pointing[item.place], present) for item, present in slots]
                return pointing
        return {}

    def _one_of(self, options: list[Formula], when: Formula) -> None:
        self.axioms.append(z3.Or(*options) if when is True else z3.Implies(when, z3.Or(*options)))
        self.axioms += [z3.Or(z3.Not(one), z3.Not(other)) for one, other in combinations(options, 2)]

    def _number(self, sort: Sort, name: str) -> Quantity:
        lowest, highest = _range(sort)
        if highest is None and not isinstance(sort, Money | Text):
            return 0
        number = z3.Int(name)
        self.axioms.append(number >= lowest)
        if highest is not None:
            self.axioms.append(number <= highest)
        return number


def _range(sort: Sort) -> tuple[int, int | None]:
    match sort:
        case Number(lowest, highest):
            return lowest * scale(sort), highest * scale(sort)
        case Date():
            return date.min.toordinal(), date.max.toordinal()
        case Money(lowest):
            return lowest, None
        case Text() | YesNo() | Choice() | Choices() | Reference() | Record() | ListOf():
            return 0, None


def field_text(place: FieldPath) -> str:
    """A place as one name for the solver: `parties.0.kind`."""
    return ".".join(str(step) for step in place)


def _known(question: Question, asked: SymbolicTruth, given: Formula) -> Formula:
    """When a field has a value, as `complete` decides it."""
    if question.leaf.nature == "drafting":
        return asked.true
    return all_of((no(asked.false) if question.leaf.nature == "recorded" else asked.true, given))
