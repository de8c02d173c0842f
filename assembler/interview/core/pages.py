"""Screens of related questions: what a section still waits for, put together, with its usual answers below.

A face that can show a screen of several lines puts a page at a time; one that cannot puts the same questions one by one.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from msgspec import Struct

from assembler.formatting import and_list
from assembler.interview.core.draft import StablePath, items_at, value_at
from assembler.interview.core.groups import joinable, list_spot
from assembler.interview.core.steps import Step
from assembler.interview.core.view import View

MOST_LINES = 40
"""Lines on one screen: they scroll, but a person fills in what can be looked over. A party's own lines are not parted before that."""

PARTIES = "parties[]"


class PageLine(Struct, frozen=True, eq=False):
    """One line of a page: a question about one item, or one put once about several; or a list whose first rows are named on it.

    A `usual` line has an answer already, which a preset or a default proposes.
    """

    steps: tuple[Step, ...]
    usual: bool = False

    @property
    def step(self) -> Step:
        """The first of its steps, which gives it its words."""
        return self.steps[0]

    @property
    def about(self) -> str:
        """Whom the line is about."""
        names = [step.about for step in self.steps]
        return names[0] if len(names) == 1 else f"each of {and_list(names)}"


class Page(Struct, frozen=True, eq=False):
    """One screen: a section's lines."""

    section: str
    lines: tuple[PageLine, ...]


def next_page(view: View, seen: frozenset[StablePath]) -> Page | Step | None:
    """What to put to the user next: a page, or a step that is put by itself. `seen` are the usual answers that were on a screen before.

    A question that the user went to is put by itself, and so is a list that has rows already, or is of the parties.
    """
    if view.state.at is not None:
        return view.next
    waiting = [step for step in view.steps if _waits(step, view)]
    if not waiting:
        return None
    section = waiting[0].section
    first = [step for step in waiting if step.section == section]
    alone = next((step for step in first if step.field == PARTIES), first[0])
    if _alone(alone, view):
        return alone
    together = [step for step in first if not _alone(step, view)]
    return page_of(section, together, [step for step in view.steps if _usual(step, section, seen, view)], view)


def page_of(section: str, first: list[Step], usual: list[Step], view: View) -> Page:
    """A page of what waits, as far as it fits, and of the usual answers of its section."""
    lines = tuple(_lines(first, view))
    if len(lines) > MOST_LINES:
        lines = _whole_items(lines)
    return Page(section, (*lines, *(PageLine(line.steps, usual=True) for line in _lines(usual, view))))


def section_page(view: View, section: str) -> Page:
    """Every answer of a section, to be looked over and changed; its lists are changed by themselves."""
    own = [step for step in view.steps if step.section == section and step.asked and step.question is not None]
    return Page(section, tuple(_lines(own, view)))


def _waits(step: Step, view: View) -> bool:
    """Whether a step belongs on the next screen of its section: it waits for an answer, or has none and may be left for later."""
    if not step.asked or step.spot in view.state.done:
        return False
    if not step.settled:
        return True
    if step.field not in view.order.later or value_at(view.state.draft, step.spot) is not None:
        return False
    return step.table is not None or step.origin in ("open", "not recorded")


def _usual(step: Step, section: str, seen: frozenset[StablePath], view: View) -> bool:
    if step.section != section or not step.asked or step.question is None or step.spot in seen | view.state.done:
        return False
    return step.settled and (step.origin == "default" or step.spot in view.state.suggested)


def _alone(step: Step, view: View) -> bool:
    """Whether a list is put together by itself: its rows are found or changed, or have no name that could stand on a line."""
    if step.table is None:
        return False
    rows = bool(items_at(view.state.draft, step.spot))
    return rows or step.field == PARTIES or step.field not in view.order.naming


def _lines(steps: list[Step], view: View) -> Iterator[PageLine]:
    """The steps as lines: what is asked of several items alike once, before the items' own."""
    joined: dict[tuple[str, StablePath] | None, tuple[Step, ...]] = {None: ()}
    for step in steps:
        key = _key(step)
        joined[key] = (*joined.get(key, ()), step) if key else ()
    put: set[StablePath] = set()
    shared = [_shared(joined[_key(step)], view) for step in steps]
    for step, group in zip(steps, shared, strict=True):
        if group and step.spot not in put:
            put.update(one.spot for one in group)
            yield PageLine(group)
    yield from (PageLine((step,)) for step in steps if step.spot not in put)


def _key(step: Step) -> tuple[str, StablePath] | None:
    return (step.field, list_spot(step)) if joinable(step) else None


def _shared(group: tuple[Step, ...], view: View) -> tuple[Step, ...]:
    """The group, where one line can stand for all of it: the same answer, or none, for each."""
    if len(group) < 2 or group[0].field in view.state.apart:
        return ()
    held = {str(value_at(view.state.draft, step.spot)) for step in group}
    return group if len(held) == 1 and len({step.origin for step in group}) == 1 else ()


def _whole_items(lines: tuple[PageLine, ...]) -> tuple[PageLine, ...]:
    """The first lines that fit, without parting the lines of one item."""
    taken: list[PageLine] = []
    for _, run in groupby(lines, key=lambda line: line.about):
        own = list(run)
        if taken and len(taken) + len(own) > MOST_LINES:
            break
        taken += own
    return tuple(taken)
