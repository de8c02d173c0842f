"""Conditions to formulas. Each becomes two: when it is true and when it is false; where neither holds it is unknown."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import z3
from msgspec import Struct, field

from assembler.conditions.evaluation import TURNED
from assembler.conditions.sorts import Choice, Choices, Date, ListOf, Record, Reference, scale
from assembler.conditions.tree import (
    Always,
    And,
    Comparison,
    Condition,
    Constant,
    Contains,
    Count,
    DaysBetween,
    Each,
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
)
from assembler.conditions.tree import Truth as YesNoAnswer
from assembler.proof.formulas import (
    Formula,
    Quantity,
    SymbolicTruth,
    all_of,
    any_of,
    at_least,
    compared,
    conjunction,
    disjunction,
    no,
    sum_of,
)
from assembler.proof.symbolic import Items, ListBounds, Node, SymbolicAnswers, field_text
from assembler.questions import Question, Questionnaire
from assembler.source import FieldPath

Guarded = tuple[Formula, Quantity]
"""A quantity with when it is the one meant: a path through a reference leads to one item or another."""

NOWHERE: Items = {}


class Translator(Struct):
    """Translates conditions over one set of symbolic answers. Each condition is translated once for each set of items in scope."""

    answers: SymbolicAnswers
    _done: dict[tuple[int, tuple[tuple[str, FieldPath], ...]], tuple[Condition, SymbolicTruth]] = field(
        default_factory=dict
    )

    @classmethod
    def over(cls, record: Record, questionnaire: Questionnaire, bounds: ListBounds) -> Translator:
        """A translator over answers with these fields and questions."""
        translator = cls(
            SymbolicAnswers(record, questionnaire, bounds, lambda _question, _items: SymbolicTruth.certain(True))
        )
        translator.answers.asked = translator.asked
        return translator

    def ask_again(self, questionnaire: Questionnaire) -> None:
        """Go on with other questions, keeping what does not depend on them."""
        self.answers.forget_questions(questionnaire, self.asked)
        self._done.clear()

    def asked(self, question: Question, items: Items) -> SymbolicTruth:
        """When a question is asked, which is only while its condition is true; and when it is certainly not."""
        return self.truth(question.ask_when, items)

    def truth(self, condition: Condition, items: Items = NOWHERE) -> SymbolicTruth:
        """When a condition is true, and when it is false."""
        key = (id(condition), tuple(sorted((name, node.place) for name, node in items.items())))
        if key not in self._done:
            self._done[key] = (condition, self._translate(condition, items))
        return self._done[key][1]

    def _translate(self, condition: Condition, items: Items) -> SymbolicTruth:  # noqa: C901, PLR0911 - one line for each kind of node
        match condition:
            case Always(truth):
                return SymbolicTruth(truth, not truth)
            case YesNoAnswer(path):
                return self._option(path, (True,), items)
            case Recorded(path):
                return SymbolicTruth.certain(
                    any_of(all_of((when, self._there(node))) for when, node in self.lead(path, items))
                )
            case Membership(path, values):
                return self._option(path, values, items)
            case Contains(value, path):
                return self._option(path, (value,), items)
            case Comparison():
                return self._comparison(condition, items)
            case Not(inner):
                return self.truth(inner, items).opposite()
            case And(parts):
                return conjunction([self.truth(part, items) for part in parts])
            case Or(parts):
                return disjunction([self.truth(part, items) for part in parts])
            case Quantified():
                return self._quantified(condition, items)
            case FactUse(_, inner, parameter, argument):
                return self.truth(inner) if argument is None else self._about(inner, parameter, argument, items)
            case Printed(clause, _, inner):
                return SymbolicTruth.certain(all_of((no(omission(clause)), self.truth(inner).true)))

    def lead(self, path: FieldUse, items: Items) -> list[tuple[Formula, Node]]:
        """Where a path leads, and when: a reference on the way is followed to each item it could point to."""
        start = items[path.variable] if path.variable else self.answers.root()
        reached: list[tuple[Formula, Node]] = [(True, start)]
        for step in path.steps:
            reached = [(when, self.answers.step(node, step)) for when, node in self.followed(reached)]
        return reached

    def followed(self, reached: list[tuple[Formula, Node]]) -> list[tuple[Formula, Node]]:
        """The same places, each reference replaced by the items it could point to."""
        return [pair for when, node in reached for pair in self._items_of(when, node)]

    def _items_of(self, when: Formula, node: Node) -> Iterator[tuple[Formula, Node]]:
        if not isinstance(node.sort, Reference):
            yield when, node
            return
        for item, pointed in self._pointing(node):
            together = all_of((when, pointed))
            if together is not False:
                yield together, item

    def _pointing(self, node: Node) -> Iterator[tuple[Node, Formula]]:
        """The items a reference could point to; the `id` of an item points to the item itself."""
        assert isinstance(node.sort, Reference)  # noqa: S101
        if node.place[-1] == "id":
            yield self.answers.node(node.place[:-1]), True
            return
        value = self.answers.value(node)
        for item, _ in self.answers.targets(node.sort.list_path):
            yield item, all_of((value.known, value.options[item.place]))

    def _there(self, node: Node) -> Formula:
        """Whether something stands at a place: `recorded`."""
        if isinstance(node.sort, Record) or node.place[-1:] == ("id",):
            return True
        if isinstance(node.sort, ListOf):
            return any_of(present for _, present in self.answers.slots(node))
        value = self.answers.value(node)
        several = isinstance(node.sort, Choices)
        return all_of((value.known, any_of(value.options.values()))) if several else value.known

    def _option(self, path: FieldUse, values: tuple[object, ...], items: Items) -> SymbolicTruth:
        """Whether an answer is, or holds, one of the values."""
        true, false = [], []
        for when, node in self.lead(path, items):
            value = self.answers.value(node)
            chosen = any_of(value.options[option] for option in dict.fromkeys(values))
            true.append(all_of((when, value.known, chosen)))
            false.append(all_of((when, value.known, no(chosen))))
        return SymbolicTruth(any_of(true), any_of(false))

    def _about(self, inner: Condition, parameter: str, argument: FieldUse, items: Items) -> SymbolicTruth:
        found = [
            (when, self.truth(inner, {parameter: item})) for when, item in self.followed(self.lead(argument, items))
        ]
        return SymbolicTruth(
            any_of(all_of((when, truth.true)) for when, truth in found),
            any_of(all_of((when, truth.false)) for when, truth in found),
        )

    def instances(self, each: Each | None, items: Items) -> list[tuple[Formula, Items, str]]:
        """Every scope that something could stand in, with when its item is there, and what its key gets at the end."""
        if each is None:
            return [(True, items, "")]
        return [
            (all_of((when, present)), {**items, each.variable: item}, f"/{field_text(item.place)}")
            for when, node in self.lead(each.items, items)
            for item, present in self.answers.slots(node)
        ]

    def _quantified(self, condition: Quantified, items: Items) -> SymbolicTruth:
        found = [
            (there, self.truth(condition.condition, inner)) for there, inner, _ in self.instances(condition.each, items)
        ]
        if condition.word == "any":
            return SymbolicTruth(
                any_of(all_of((there, truth.true)) for there, truth in found),
                all_of(any_of((no(there), truth.false)) for there, truth in found),
            )
        return SymbolicTruth(
            all_of(any_of((no(there), truth.true)) for there, truth in found),
            any_of(all_of((there, truth.false)) for there, truth in found),
        )

    def _comparison(self, condition: Comparison, items: Items) -> SymbolicTruth:
        left, right = condition.left, condition.right
        if isinstance(left, Constant) and not isinstance(right, Constant):
            return self._comparison(Comparison(TURNED[condition.operator], right, left), items)
        if isinstance(left, Count) and isinstance(right, Constant):
            return SymbolicTruth.certain(self._counted(condition.operator, left, int(right.value), items))
        if isinstance(left, FieldUse) and isinstance(left.sort, Choice | Reference):
            same = self._same(left, right, items)
            return same if condition.operator == "==" else same.opposite()
        ours, theirs = _scale(left, right), _scale(right, left)
        pairs = [
            (
                all_of((here, there)),
                compared(condition.operator, _finer(one, ours, theirs), _finer(other, theirs, ours)),
            )
            for here, one in self._quantities(left, right, items)
            for there, other in self._quantities(right, left, items)
        ]
        return SymbolicTruth(
            any_of(all_of(pair) for pair in pairs), any_of(all_of((when, no(true))) for when, true in pairs)
        )

    def _counted(self, sign: str, count: Count, number: int, items: Items) -> Formula:
        parts = [
            all_of((there, self.truth(count.condition, inner).true))
            for there, inner, _ in self.instances(count.each, items)
        ]
        least, more = at_least(number, parts), at_least(number + 1, parts)
        meanings = {
            ">=": least,
            ">": more,
            "<": no(least),
            "<=": no(more),
            "==": all_of((least, no(more))),
            "!=": any_of((no(least), more)),
        }
        return meanings[sign]

    def _same(self, left: FieldUse, right: Term, items: Items) -> SymbolicTruth:
        """Whether two choices, or two references, are the same; the chosen value or the item's place tells."""
        if isinstance(right, Constant):
            return self._option(left, (right.value,), items)
        assert isinstance(right, FieldUse)  # noqa: S101 - the parser compares like with like
        pairs = [
            (all_of((here, there)), one == other)
            for here, one in self._chosen(left, items)
            for there, other in self._chosen(right, items)
        ]
        return SymbolicTruth(
            any_of(when for when, same in pairs if same), any_of(when for when, same in pairs if not same)
        )

    def _chosen(self, path: FieldUse, items: Items) -> Iterator[tuple[Formula, object]]:
        for when, node in self.lead(path, items):
            if isinstance(node.sort, Reference):
                yield from ((all_of((when, pointed)), item.place) for item, pointed in self._pointing(node))
            else:
                value = self.answers.value(node)
                yield from ((all_of((when, value.known, chosen)), option) for option, chosen in value.options.items())

    def _quantities(self, term: Term, other: Term, items: Items) -> list[Guarded]:
        match term:
            case Constant(value):
                return [(True, _constant(value, other))]
            case FieldUse():
                found = [(when, node, self.answers.value(node)) for when, node in self.lead(term, items)]
                return [(all_of((when, value.known)), value.number) for when, _, value in found]
            case DaysBetween(left, right):
                days, before = self._quantities(left, right, items), self._quantities(right, left, items)
                return [(all_of((here, there)), one - two) for here, one in days for there, two in before]
            case Count():
                parts = [
                    all_of((there, self.truth(term.condition, inner).true))
                    for there, inner, _ in self.instances(term.each, items)
                ]
                return [(_exactly(number, parts), number) for number in range(len(parts) + 1)]
            case Total():
                return [self._total(term, items)]

    def _total(self, total: Total, items: Items) -> Guarded:
        """The sum over the items that are there, known when the number of each of them is."""
        known: list[Formula] = []
        numbers: list[Guarded] = []
        for there, inner, _ in self.instances(total.each, items):
            found = [(when, self.answers.value(node)) for when, node in self.lead(total.value, inner)]
            known.append(any_of((no(there), any_of(all_of((when, value.known)) for when, value in found))))
            numbers += [(all_of((there, when)), value.number) for when, value in found]
        return all_of(known), sum_of(numbers)


def omission(clause: str) -> Formula:
    """That the drafter leaves a clause out."""
    return z3.Bool(f"{clause} is left out")


def _exactly(number: int, parts: list[Formula]) -> Formula:
    return all_of((at_least(number, parts), no(at_least(number + 1, parts))))


def _constant(value: str | int, other: Term) -> int:
    if isinstance(other, FieldUse) and isinstance(other.sort, Date):
        return date.fromisoformat(str(value)).toordinal()
    return int(value) * _scale(other, other)


def _finer(number: Quantity, own: int, other: int) -> Quantity:
    """A quantity in the scale of another that it is compared with, where that tells smaller amounts apart."""
    return number * (other // own) if other > own else number


def _scale(term: Term, other: Term) -> int:
    """How many of the least amount that a term can tell apart make one; what is written has the scale of what it is beside."""
    counted = other if isinstance(term, Constant) else term
    counted = counted.value if isinstance(counted, Total) else counted
    return scale(counted.sort) if isinstance(counted, FieldUse) else 1
