"""Questions about several items put once: what each party decided, say, is asked of all the parties together."""

from __future__ import annotations

from collections.abc import Mapping

from assembler.conditions import Choice, YesNo
from assembler.interview.core.draft import StablePath, value_at
from assembler.interview.core.state import Group, State
from assembler.interview.core.steps import Step


def without(together: frozenset[Group], spot: StablePath) -> frozenset[Group]:
    """The groups that do not hold a spot."""
    return frozenset(group for group in together if spot not in group)


def group_of(
    step: Step | None, state: State, steps: tuple[Step, ...], by_spot: Mapping[StablePath, Step]
) -> tuple[Step, ...]:
    """The steps that are put as one question with a step: itself alone, or those of several items of the same list.

    They wait for the same answer, or had the same when they were answered together.
    """
    if step is None or not joinable(step) or step.field in state.apart:
        return (step,) if step else ()
    if state.at is not None:
        spots = next((group for group in state.together if group[0] == state.at), ())
        found = tuple(by_spot[spot] for spot in spots if spot in by_spot and by_spot[spot].asked)
    else:
        found = tuple(one for one in steps if _same_list(one, step) and one.asked and not one.settled)
    held = {str(value_at(state.draft, one.spot)) for one in found}
    return found if len(found) > 1 and len(held) == 1 else (step,)


def joinable(step: Step) -> bool:
    """Whether a question has one answer out of a few, and is asked of the items of a list."""
    question = step.question
    return question is not None and bool(question.lists) and isinstance(question.leaf.sort, Choice | YesNo)


def _same_list(one: Step, other: Step) -> bool:
    return one.field == other.field and list_spot(one) == list_spot(other)


def list_spot(step: Step) -> StablePath:
    """The spot of the list in whose items a question is asked."""
    inner = step.field.rpartition("[].")[2].count(".") + 1
    return step.spot[: -inner - 1]


def counted_once(step: Step, state: State) -> object:
    """What a step counts as: all that is, or was, put in one question counts as one, and so does a list with its rows."""
    if step.row_of:
        return step.row_of
    for group in state.together:
        if step.spot in group:
            return group
    if joinable(step) and not step.settled and step.field not in state.apart:
        return (step.field, list_spot(step))
    return step.spot
