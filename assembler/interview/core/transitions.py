"""What events make of the state of an interview: pure, with no terminal, no file and no clock."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, assert_never

from msgspec.structs import replace

from assembler.answers.plain_value import plain_value
from assembler.answers.schema import lists_pointed_to
from assembler.errors import AnswersError, Problem
from assembler.interview.core import events as happened
from assembler.interview.core.draft import (
    StablePath,
    items_at,
    plain_draft,
    value_at,
    with_acceptance,
    with_items,
    with_value,
    without_references,
)
from assembler.interview.core.events import Event
from assembler.interview.core.groups import without
from assembler.interview.core.question_order import QuestionOrder
from assembler.interview.core.state import Group, State
from assembler.interview.core.view import View


def apply(state: State, event: Event, order: QuestionOrder) -> State:
    """The state after an event. Raises AnswersError, leaving the state as it was, when the event's answer is not allowed."""
    return seen_after(View(state, order), event).state


def seen_after(view: View, event: Event) -> View:
    """The same, of a state that is looked at already, as it is looked at then: answers are completed once."""
    made = _applied(view.state, event, view.order)
    if made.draft is view.state.draft:
        return view.with_state(made)
    checked = View(made, view.order)
    assert checked.answers is not None  # noqa: S101 - completing is the check
    return checked.with_state(replace(made, draft=plain_draft(checked.source.given)))


def _applied(state: State, event: Event, order: QuestionOrder) -> State:  # noqa: C901, PLR0911 - one line for each kind of event
    match event:
        case happened.Answer(spot, value):
            return _dealt_with(
                replace(state, draft=with_value(state.draft, spot, value), suggested=state.suggested - {spot}), spot
            )
        case happened.AnswerEach() | happened.ScreenFilled():
            return _several(state, event)
        case happened.Apart(field):
            return replace(state, apart=state.apart | {field})
        case happened.Clear(spot):
            return replace(
                state,
                draft=with_value(state.draft, spot, None),
                done=state.done - {spot},
                suggested=state.suggested - {spot},
            )
        case happened.Leave(spot) | happened.FinishList(spot):
            return _dealt_with(state, spot)
        case happened.Back():
            return _back(state, order)
        case happened.Visit(spot):
            return replace(state, at=spot, together=without(state.together, spot), ahead=())
        case happened.Suggest(values):
            return _suggested(state, values)
        case happened.Accept():
            return replace(state, draft=with_acceptance(state.draft, event.entry()))
        case happened.AddItem() | happened.RemoveItem() | happened.MoveItem():
            return _list_changed(state, event)
        case _:
            assert_never(event)


def _dealt_with(state: State, spot: StablePath) -> State:
    trail = (*(passed for passed in state.trail if passed != spot), spot)
    at = state.ahead[-1] if state.ahead else None
    return replace(state, done=state.done | {spot}, trail=trail, at=at, last=spot, ahead=state.ahead[:-1])


def _several(state: State, event: happened.AnswerEach | happened.ScreenFilled) -> State:
    if isinstance(event, happened.AnswerEach):
        return _dealt_with_each(state, event.spots, event.value)
    return _filled(state, event.answers, event.left)


def _dealt_with_each(state: State, spots: Group, value: object) -> State:
    """The trail holds the first of the spots for them all."""
    draft = state.draft
    for spot in spots if value is not None else ():
        draft = with_value(draft, spot, value)
    made = _dealt_with(replace(state, draft=draft, suggested=state.suggested - set(spots)), spots[0])
    together = frozenset(group for group in state.together if not set(group) & set(spots)) | {spots}
    return replace(made, done=made.done | set(spots), together=together)


def _filled(state: State, answers: tuple[tuple[StablePath, Any], ...], left: tuple[StablePath, ...]) -> State:
    draft = state.draft
    for spot, value in answers:
        draft = with_value(draft, spot, value)
    given = [spot for spot, _ in answers]
    made = replace(state, draft=draft, suggested=state.suggested - set(given))
    for spot in (*left, *given):
        made = _dealt_with(made, spot)
    return made


def _back(state: State, order: QuestionOrder) -> State:
    """To the last step dealt with that is still asked; where there is none, the same state."""
    view = View(state, order)
    here = view.next.spot if view.next else None
    trail = state.trail
    while trail:
        trail, spot = trail[:-1], trail[-1]
        step = view.by_spot.get(spot)
        if step is not None and step.asked and spot != here:
            ahead = (*state.ahead, here) if here is not None and here in state.done else state.ahead
            return replace(state, trail=trail, at=spot, ahead=ahead)
    return state


def _suggested(state: State, values: Mapping[str, Any]) -> State:
    draft, spots = state.draft, set[StablePath]()
    for spot in state.suggested:  # what another preset proposed goes; what was answered is none of these, and stays
        draft = with_value(draft, spot, None)
    for name, value in values.items():
        spot = tuple(name.split("."))
        if value_at(draft, spot) is None:
            draft = with_value(draft, spot, plain_value(value))
            spots.add(spot)
    return replace(state, draft=draft, suggested=frozenset(spots))


def _list_changed(state: State, event: happened.AddItem | happened.RemoveItem | happened.MoveItem) -> State:
    match event:
        case happened.AddItem(spot, identity, values):
            items = [*items_at(state.draft, spot), {"id": identity, **values}]
            return replace(state, draft=with_items(state.draft, spot, items), done=state.done - {spot})
        case happened.RemoveItem(spot):
            return _removed(state, spot)
        case happened.MoveItem(spot, by):
            items = list(items_at(state.draft, spot[:-1]))
            at = next((number for number, item in enumerate(items) if item["id"] == spot[-1]), None)
            if at is None or not 0 <= at + by < len(items):
                return state
            items.insert(at + by, items.pop(at))
            return replace(state, draft=with_items(state.draft, spot[:-1], items))


def _removed(state: State, spot: StablePath) -> State:
    items = [item for item in items_at(state.draft, spot[:-1]) if item["id"] != spot[-1]]
    draft = with_items(state.draft, spot[:-1], items)
    if ".".join(spot[:-1]) in lists_pointed_to():
        draft = without_references(draft, ".".join(spot[:-1]), spot[-1])

    def outside(spots: frozenset[StablePath]) -> frozenset[StablePath]:
        return frozenset(s for s in spots if s[: len(spot)] != spot)

    trail, ahead = (tuple(s for s in spots if s[: len(spot)] != spot) for spots in (state.trail, state.ahead))
    together = frozenset(group for group in state.together if outside(frozenset(group)) == set(group))
    done, suggested = outside(state.done), outside(state.suggested)
    return replace(state, draft=draft, done=done, suggested=suggested, trail=trail, together=together, ahead=ahead)


def problem_words(error: AnswersError) -> str:
    """What is wrong with an answer, for the person who has just typed it: no file, no line."""
    return " ".join(str(Problem(problem.message, cure=problem.cure)) for problem in error.problems)
