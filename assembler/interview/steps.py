"""The steps of an interview as they stand: which are asked, which are settled, and the place of each in its section."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from assembler.completion import Answers, Origin
from assembler.conditions import Scope
from assembler.documents import Path
from assembler.interview.course import Course, Leaf, Part, Table, label_of
from assembler.interview.draft import Spot
from assembler.questions import Question

if TYPE_CHECKING:
    from assembler.interview.state import State


@dataclass(frozen=True, slots=True)
class Step:
    """One question about one item, or (without a question) the table of a list.

    `asked`: its condition holds. `settled`: nothing need be put to the user. `counted`: it is, or was, put to the user in this interview.
    `possible`: it may yet be asked, depending on answers not given. `about` names the items it stands in.
    """

    spot: Spot
    path: Path
    section: str
    field: str
    question: Question | None
    table: Table | None
    about: str
    asked: bool
    settled: bool
    counted: bool
    possible: bool
    origin: Origin | None


@dataclass(frozen=True, slots=True)
class _At:
    """Where the walk stands: the item's spot, path and name, what the state holds there, and the items in scope."""

    spot: Spot
    path: Path
    about: str
    held: Any
    scope: Scope


def steps_of(state: State, course: Course, answers: Answers) -> Iterator[Step]:
    """Every step in the order of the questionnaire."""
    work = _Walk(state, course, answers)
    for section, parts in course.sections.items():
        yield from work.parts(parts, section, _At((), (), "", answers.values, answers.scope))


class _Walk:
    def __init__(self, state: State, course: Course, answers: Answers) -> None:
        self.state = state
        self.course = course
        self.answers = answers
        self.unsettled: set[str] = set()

    def parts(self, parts: tuple[Part, ...], section: str, at: _At) -> Iterator[Step]:
        for part in parts:
            if isinstance(part, Leaf):
                yield self.leaf(part, section, at)
            else:
                yield from self.table(part, section, at)

    def table(self, table: Table, section: str, at: _At) -> Iterator[Step]:
        spot, path = at.spot + table.steps, at.path + table.steps
        if table.home:
            asked = table.asked is None or table.asked(at.scope) is True
            dealt_with = spot in self.state.done
            settled = dealt_with or (self.state.quick and table.field in self.course.later)
            counted = dealt_with or not settled
            if asked and not settled:
                self.unsettled.add(table.field)
            yield Step(spot, path, section, table.field, None, table, at.about, asked, settled, counted, False, None)
        items = at.held
        for step in table.steps:
            items = getattr(items, step)
        for number, item in enumerate(items):
            about = f"{at.about}, {label_of(item)}" if at.about else label_of(item)
            inner = _At((*spot, item.id), (*path, number), about, item, at.scope.within(table.item, item))
            yield from self.parts(table.parts, section, inner)

    def leaf(self, leaf: Leaf, section: str, at: _At) -> Step:
        question = leaf.question
        spot, path = at.spot + leaf.steps, at.path + leaf.steps
        origin = self.answers.origins.get(path)
        asked = origin != "not asked"
        settled = self.settled(question, spot, origin)
        if asked and not settled:
            self.unsettled.add(question.field)
        counted = not settled or spot in self.state.done
        possible = not asked and not self.passed_over(question) and bool(leaf.reads & self.unsettled)
        return Step(
            spot, path, section, question.field, question, None, at.about, asked, settled, counted, possible, origin
        )

    def settled(self, question: Question, spot: Spot, origin: Origin | None) -> bool:
        if spot in self.state.done or origin == "register":
            return True
        if spot in self.state.suggested:
            return self.state.quick
        if origin == "given" or self.left_open(spot):
            return True
        return self.passed_over(question)

    def left_open(self, spot: Spot) -> bool:
        held: Any = self.answers.given
        for step in spot:
            held = next((i for i in held if i.id == step), None) if isinstance(held, tuple) else getattr(held, step)
        return held is not None

    def passed_over(self, question: Question) -> bool:
        """Whether a quick interview leaves the question for the review."""
        return self.state.quick and (question.default is not None or question.field in self.course.later)


def place_words(step: Step, steps: tuple[Step, ...], title: str) -> str:
    """The step's place in its section: “Money, question 3 of 9 to 12”."""
    own = [one for one in steps if one.section == step.section]
    counted = [one for one in own if (one.asked and one.counted) or one.spot == step.spot]
    number = [one.spot for one in counted].index(step.spot) + 1
    most = len(counted) + sum(one.possible for one in own)
    total = f"{len(counted)} to {most}" if most > len(counted) else str(len(counted))
    return f"{title}, question {number} of {total}"
