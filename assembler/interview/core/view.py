"""A state as it is looked at: its answers completed, its questions laid out, and the one to put next."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from assembler.answers.files import AnswersFile, answers_from
from assembler.completion import Answers, complete
from assembler.interview.core.draft import StablePath
from assembler.interview.core.groups import group_of
from assembler.interview.core.question_order import QuestionOrder
from assembler.interview.core.state import State
from assembler.interview.core.steps import Step, steps_of
from assembler.source import Document


class View(Struct, frozen=True, eq=False, dict=True):
    """A state with its answers completed and its questions laid out. Raises AnswersError when the answers cannot be used."""

    state: State
    order: QuestionOrder
    file: str = ""
    lines: Mapping[Any, int] = field(default_factory=dict)

    @cached_property
    def source(self) -> AnswersFile:
        """The draft as an answers file would be read: the same checks serve both."""
        return answers_from(Document(self.state.draft, self.lines, self.file), self.order.known)

    @cached_property
    def answers(self) -> Answers:
        """The draft completed."""
        return complete(self.source, self.order.questionnaire, self.order.register)

    def with_state(self, state: State) -> View:
        """Another state of the same answers, which are not completed again."""
        seen = replace(self, state=state)
        vars(seen).update({name: vars(self)[name] for name in ("source", "answers") if name in vars(self)})
        return seen

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """Every question and list, in order, those not asked now included."""
        return tuple(steps_of(self.state, self.order, self.answers))

    @cached_property
    def by_spot(self) -> Mapping[StablePath, Step]:
        """Each step by its spot."""
        return {step.spot: step for step in self.steps}

    @cached_property
    def by_field(self) -> Mapping[str, tuple[Step, ...]]:
        """The steps of each field."""
        found: dict[str, list[Step]] = {}
        for step in self.steps:
            found.setdefault(step.field, []).append(step)
        return {name: tuple(steps) for name, steps in found.items()}

    @cached_property
    def next(self) -> Step | None:
        """The step to put to the user now; None when there is none left."""
        at = self.by_spot.get(self.state.at) if self.state.at is not None else None
        if at is not None and at.asked:
            return at
        waiting = [step for step in self.steps if step.asked and not step.settled]
        order = {step.spot: number for number, step in enumerate(self.steps)}
        reached = order.get(self.state.last or (), -1)
        after = [step for step in waiting if order[step.spot] > reached]
        return next(iter(after or waiting), None)

    @cached_property
    def group(self) -> tuple[Step, ...]:
        """The steps to put to the user in one question: the next, and those of the other items of its list that wait for the same."""
        return group_of(self.next, self.state, self.steps, self.by_spot)
