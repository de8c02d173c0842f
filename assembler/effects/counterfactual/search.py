"""Ways to make a condition true or false, proposed from its tree. They are only proposals: whoever asked tries them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from itertools import combinations
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from assembler.answers.paths import at, items_on
from assembler.completion import Answers, field_of, place_of
from assembler.conditions import Condition, Each, Scope, Walk, compile_condition, compile_value
from assembler.conditions.sorts import Choice, ListOf, Reference
from assembler.conditions.tree import (
    Always,
    And,
    Comparison,
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
    Truth,
)
from assembler.effects.counterfactual.changes import Change, WhatIf
from assembler.effects.counterfactual.edges import SOME_DAY, compared_value, examples, holds, near, others, written
from assembler.effects.counterfactual.ways import Way, best, merged, together
from assembler.errors import AssemblerError
from assembler.questions import Question
from assembler.source import FieldPath


class Search(Struct, frozen=True):
    """Ways to make a condition true or false, from its tree. They are proposals: whoever asked tries them."""

    answers: Answers
    what_if: WhatIf
    depth: int = 0

    def ways(self, condition: Condition, scope: Scope, want: bool) -> list[Way]:  # noqa: C901, PLR0911 - one line for each node
        """Ways to make a condition true, or false; none at all where it is so already."""
        if compile_condition(condition)(scope) is want:
            return [frozenset()]
        match condition:
            case Always():
                return []
            case Not(inner):
                return self.ways(inner, scope, not want)
            case And(parts) | Or(parts):
                found = [self.ways(part, scope, want) for part in parts]
                every = isinstance(condition, And) is want
                return together(found) if every else best([way for ways in found for way in ways])
            case FactUse(_, inner, parameter, argument):
                return self.about(inner, parameter, argument, scope, want)
            case Printed(clause, _, inner):
                return [] if clause in scope.omitted else self.ways(inner, scope, want)
            case Quantified():
                return self.quantified(condition, scope, want)
            case Truth(path):
                return self.answer(path, scope, ["yes" if want else "no"], leave=not want)
            case Recorded(path):
                return self.recorded(path, scope, want)
            case Membership(path, values):
                others = path.sort.values if isinstance(path.sort, Choice) else ()
                wanted = [value for value in others if (value in values) is want]
                return self.answer(path, scope, wanted, leave=not want)
            case Contains(value, path):
                return self.several(path, scope, value, want)
            case Comparison():
                return self.compared(condition, scope, want)

    def about(self, inner: Condition, parameter: str, argument: FieldUse | None, scope: Scope, want: bool) -> list[Way]:
        """A fact made true or false of the item it is asked of, or of another that is pointed to instead."""
        if argument is None:
            return self.ways(inner, scope, want)
        item: Any = scope.item(compile_value(argument)(scope))
        if item is not None:
            return self.ways(inner, scope.within(parameter, item), want) + self.point(argument, scope)
        return self.point(argument, scope)

    def point(self, path: FieldUse, scope: Scope) -> list[Way]:
        """A reference changed to each item it could point to."""
        if not isinstance(path.sort, Reference) or path.steps[-1:] == ("id",):
            return []
        return self.answer(path, scope, list(scope.index.get(path.sort.list_path, {})), leave=True)

    def quantified(self, condition: Quantified, scope: Scope, want: bool) -> list[Way]:
        """A condition made true or false of one item, or of all; for `any`, of an item that is added."""
        inner = condition.condition
        found = [self.item(condition.each, one.scope, inner, want) for one in Walk.of(condition.each).instances(scope)]
        if (condition.word == "any") is want:
            one = [way for ways in found for way in ways]
            return best(one + (self.one_more(condition.each, inner, scope) if condition.word == "any" else []))
        return together(found)

    def item(self, each: Each, scope: Scope, condition: Condition, want: bool) -> list[Way]:
        """One item made to satisfy a condition or not; one that is in the way can also be removed."""
        ways = self.ways(condition, scope, want)
        removed = frozenset({Change("remove", scope.items[each.variable].path_)})
        return best([*ways, removed]) if each.items.steps else ways

    def one_more(self, each: Each, condition: Condition, scope: Scope) -> list[Way]:
        """An item added, with what it must answer for the condition to be true of it."""
        items = each.items
        if self.depth or not isinstance(items.sort, ListOf):
            return []
        place = place_of(items, scope)
        identity = f"another-{items.sort.item.name}"
        bare = Change("add", place, (("id", identity),))
        try:
            answers = self.what_if.after([bare])
        except AssemblerError:
            return []
        there: Any = at(answers.values, place)
        inner = Search(answers, self.what_if, self.depth + 1)
        ways = inner.ways(condition, _moved(scope, answers).within(each.variable, there[-1]), want=True)
        return [way for way in (_added(place, identity, there[-1].path_, way) for way in ways) if way is not None]

    def recorded(self, path: FieldUse, scope: Scope, want: bool) -> list[Way]:
        """Something recorded, or left out."""
        if isinstance(path.sort, ListOf):
            items = compile_value(path)(scope) or ()
            if want:
                return self.one_more(Each(path, path.sort.item.name), Always(truth=True), scope)
            return [frozenset(Change("remove", item.path_) for item in items)]
        return (
            self.answer(path, scope, examples(path, scope), leave=False)
            if want
            else self.answer(path, scope, [], leave=True)
        )

    def answer(self, path: FieldUse, scope: Scope, values: Sequence[Any], *, leave: bool) -> list[Way]:
        """An answer set to one of the values, or left out; its question must then be asked, and the path lead to it."""
        place = place_of(path, scope)
        question = self.what_if.questionnaire.by_field.get(field_of(place))
        if question is None:
            return []
        if compile_value(replace(path, steps=path.steps[:-1]))(scope) is None and len(path.steps) > 1:
            names = list(scope.index.get("parties", {}))
            return best([way for name in names for way in self.set(place, question, name)])
        ways = [way for value in values for way in self.set(place, question, value)]
        if leave:
            ways += self.unanswered(place, question)
        return best(ways)

    def set(self, place: FieldPath, question: Question, value: object) -> list[Way]:
        """One answer set, its question asked. A kind that the register gives is set by leaving the register out."""
        change = frozenset({Change("set", place, value)})
        if self.answers.origins.get(place) == "register" and place[-1] == "kind":
            change |= {Change("set", (*place[:-1], "body"), None)}
        return together([[change], self.asked(place, question)])

    def asked(self, place: FieldPath, question: Question) -> list[Way]:
        """Ways to have a question asked; it may be asked already."""
        scope, names = self.answers.scope, iter(name for _, name in question.lists)
        for item in items_on(self.answers.values, place):
            scope = scope.within(next(names), item)
        return self.ways(question.ask_when, scope, want=True)

    def unanswered(self, place: FieldPath, question: Question) -> list[Way]:
        """One answer left out. A drafting choice cannot be: it has a default."""
        if question.leaf.nature == "fill-in" and question.default is not None:
            return [frozenset({Change("set", place, "to be agreed")})]
        if self.answers.origins.get(place) == "register":
            return [frozenset({Change("set", (*place[:2], "body"), None)})]
        return [frozenset({Change("set", place, None)})] if question.leaf.nature != "drafting" else []

    def several(self, path: FieldUse, scope: Scope, value: str, want: bool) -> list[Way]:
        """A value put into a multiple choice, or taken out."""
        place = place_of(path, scope)
        question = self.what_if.questionnaire.by_field[field_of(place)]
        one = frozenset({Change("include" if want else "exclude", place, value)})
        return together([[one], self.asked(place, question)])

    def compared(self, condition: Comparison, scope: Scope, want: bool) -> list[Way]:
        """A comparison brought to its edge, by changing the one side or the other."""
        left, right = condition.left, condition.right
        for count, other in ((left, right), (right, left)):
            if isinstance(count, Count):
                return self.counted(condition, count, other, scope, want)
        if isinstance(left, DaysBetween) or isinstance(right, DaysBetween):
            return self.days(condition, scope, want)
        ways: list[Way] = []
        for path, other in ((left, right), (right, left)):
            if isinstance(path, FieldUse):
                beside = compared_value(other, path, scope)
                values = [v for v in near(path, beside) if holds(condition, path, v, beside) is want]
                values += others(path, scope) if (condition.operator == "==") is not want else []
                ways += self.answer(path, scope, [written(value) for value in values], leave=not want)
        return best(ways + self.both(left, right, scope))

    def both(self, left: object, right: object, scope: Scope) -> list[Way]:
        """Two answers, neither of which is known yet, set one beside the other."""
        if (
            not isinstance(left, FieldUse)
            or not isinstance(right, FieldUse)
            or any(compile_value(p)(scope) is not None for p in (left, right))
        ):
            return []
        pairs = [(one, other) for one in near(left, None) for other in near(right, None)]
        return [
            way
            for one, other in pairs
            for way in together(
                [
                    self.answer(left, scope, [written(one)], leave=False),
                    self.answer(right, scope, [written(other)], leave=False),
                ]
            )
        ]

    def days(self, condition: Comparison, scope: Scope, want: bool) -> list[Way]:
        """A difference of two dates brought to the edge, by moving the one or the other."""
        term, limit = condition.left, condition.right
        if not isinstance(term, DaysBetween) or not isinstance(limit, Constant):
            return []
        later, earlier = compile_value(term.left)(scope), compile_value(term.right)(scope)
        ways: list[Way] = []
        for days in (int(limit.value) + step for step in (0, -1, 1)):
            if compile_condition(Comparison(condition.operator, Constant(days), limit))(scope) is not want:
                continue
            if later:
                ways += self.answer(term.right, scope, [(later - timedelta(days)).isoformat()], leave=False)
            if earlier:
                ways += self.answer(term.left, scope, [(earlier + timedelta(days)).isoformat()], leave=False)
            if not later and not earlier:
                first = self.answer(term.left, scope, [SOME_DAY.isoformat()], leave=False)
                ways += together(
                    [first, self.answer(term.right, scope, [(SOME_DAY - timedelta(days)).isoformat()], leave=False)]
                )
        return best(ways + (self.answer(term.left, scope, [], leave=True) if not want else []))

    def counted(self, condition: Comparison, count: Count, other: object, scope: Scope, want: bool) -> list[Way]:
        """A number of items brought to its edge."""
        if not isinstance(other, Constant):
            return []
        test, scopes = compile_condition(count.condition), [one.scope for one in Walk.of(count.each).instances(scope)]
        counts = [test(inner) is True for inner in scopes]
        now, ways = sum(counts), list[Way]()
        for number in sorted(range(now + 4), key=lambda one: abs(one - now)):
            if _compared(condition, count, number, scope) is not want:
                continue
            up = number > now
            pool = [
                way
                for inner, true in zip(scopes, counts, strict=True)
                if true is not up
                for way in self.item(count.each, inner, count.condition, up)
            ]
            pool += self.one_more(count.each, count.condition, scope) if up else []
            ways += [both for some in combinations(best(pool), abs(number - now)) if (both := merged(some)) is not None]
        return best(ways)


def _compared(condition: Comparison, count: Count, number: int, scope: Scope) -> bool | None:
    left = Constant(number) if condition.left is count else condition.left
    right = Constant(number) if condition.right is count else condition.right
    return compile_condition(Comparison(condition.operator, left, right))(scope)


def _moved(scope: Scope, answers: Answers) -> Scope:
    """The same items in scope, as they are after a change: each at its own place."""
    items: dict[str, Any] = {name: at(answers.values, item.path_) for name, item in scope.items.items()}
    return Scope(answers.values, answers.scope.index, items, omitted=answers.scope.omitted)


def _added(place: FieldPath, identity: str, new: FieldPath, way: Way) -> Way | None:
    """What a new item must answer, put into the one change that adds it."""
    own = [change for change in way if change.place[: len(new)] == new]
    if any(change.how != "set" for change in own):
        return None
    answers = [(".".join(str(step) for step in change.place[len(new) :]), change.value) for change in own]
    return (way - set(own)) | {Change("add", place, (("id", identity), *sorted(answers, key=str)))}
