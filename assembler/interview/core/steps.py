"""The steps of an interview: which are asked, which are settled, and the place of each in its section."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from assembler.answers.document import STANDARD
from assembler.completion import Answers, Origin
from assembler.conditions import Scope
from assembler.interview.core.draft import StablePath
from assembler.interview.core.question_order import OrderedQuestion, Part, QuestionOrder, QuestionTable, item_label
from assembler.interview.core.state import State
from assembler.questions import Question
from assembler.source import FieldPath


class Step(Struct, frozen=True, eq=False):
    """One question about one item, or (without a question) the table of a list.

    `asked`: its condition holds. `settled`: nothing need be put to the user. `counted`: it is, or was, put to the user in this interview.
    `possible`: it may yet be asked, depending on answers not given. `about` names the items it belongs to. `row_of` is the list in whose
    rows it is filled, where that list is put together in the same section: a list with its rows counts as one question.
    """

    spot: StablePath
    path: FieldPath
    section: str
    field: str
    question: Question | None
    table: QuestionTable | None
    about: str
    asked: bool
    settled: bool
    counted: bool
    possible: bool
    origin: Origin | None
    row_of: StablePath


class _At(Struct, frozen=True):
    """Where the walk is: the item's spot, path and name, what the state holds there, the items in scope, and its list."""

    spot: StablePath
    path: FieldPath
    about: str
    held: Any
    scope: Scope
    row_of: StablePath = ()


def steps_of(state: State, order: QuestionOrder, answers: Answers) -> Iterator[Step]:
    """Every step in the order of the questionnaire; a list's own comes after its items', so that a row is filled when it is added."""
    work = _Walk(state, order, answers)
    for section, parts in order.sections.items():
        yield from work.parts(parts, section, _At((), (), "", answers.values, answers.scope))


class _Walk:
    def __init__(self, state: State, order: QuestionOrder, answers: Answers) -> None:
        self.state = state
        self.order = order
        self.answers = answers
        self.form = answers.values.document.length or STANDARD
        self.unsettled: set[str] = set()

    def parts(self, parts: tuple[Part, ...], section: str, at: _At) -> Iterator[Step]:
        for part in parts:
            if isinstance(part, OrderedQuestion):
                yield self.leaf(part, section, at)
            else:
                yield from self.table(part, section, at)

    def table(self, table: QuestionTable, section: str, at: _At) -> Iterator[Step]:
        spot, path = at.spot + table.steps, at.path + table.steps
        if table.home:
            asked = table.only in ("", self.form) and (table.asked is None or table.asked(at.scope) is True)
            dealt_with = spot in self.state.done
            settled = dealt_with or (self.state.quick and table.field in self.order.later)
            counted = dealt_with or not settled
            if asked and not settled:
                self.unsettled.add(table.field)
        items = at.held
        for step in table.steps:
            items = getattr(items, step)
        for number, item in enumerate(items):
            about = item_label(item, self.answers)
            about = f"{at.about}, {about}" if at.about else about
            scope = at.scope.within(table.item, item)
            inner = _At(
                (*spot, item.id), (*path, number), about, item, scope, at.row_of or (spot if table.home else ())
            )
            yield from self.parts(table.parts, section, inner)
        if table.home:
            yield Step(
                spot, path, section, table.field, None, table, at.about, asked, settled, counted, False, None, at.row_of
            )

    def leaf(self, leaf: OrderedQuestion, section: str, at: _At) -> Step:
        question = leaf.question
        spot, path = at.spot + leaf.steps, at.path + leaf.steps
        origin = self.answers.origins.get(path)
        asked = origin != "not asked"
        settled = self.settled(question, spot, origin)
        if asked and not settled:
            self.unsettled.add(question.field)
        counted = not settled or spot in self.state.done
        possible = not asked and not self.passed_over(question) and bool(leaf.reads & self.unsettled)
        possible = possible and question.asked_for(self.form)
        return Step(
            spot=spot,
            path=path,
            section=section,
            field=question.field,
            question=question,
            table=None,
            about=at.about,
            asked=asked,
            settled=settled,
            counted=counted,
            possible=possible,
            origin=origin,
            row_of=at.row_of,
        )

    def settled(self, question: Question, spot: StablePath, origin: Origin | None) -> bool:
        if spot in self.state.done or origin == "register":
            return True
        if spot in self.state.suggested:
            return self.state.quick
        if origin == "given" or self.left_open(spot):
            return True
        return self.passed_over(question)

    def left_open(self, spot: StablePath) -> bool:
        held: Any = self.answers.given
        for step in spot:
            held = next((i for i in held if i.id == step), None) if isinstance(held, tuple) else getattr(held, step)
        return held is not None

    def passed_over(self, question: Question) -> bool:
        """Whether a quick interview leaves the question for the review."""
        return self.state.quick and (question.default is not None or question.field in self.order.later)
