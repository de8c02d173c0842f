"""Screens of related questions: what is put together, in which order, how much of it, and what is put by itself."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from interview.playing import COURSE
from interview.test_talk import DRAFT
from msgspec.structs import replace

from assembler.interview.core.pages import MOST_LINES, Page, PageLine, next_page, page_of, section_page
from assembler.interview.core.state import State
from assembler.interview.core.steps import Step
from assembler.interview.core.view import View

VIEW = View(State(DRAFT), COURSE)
NOBODY: frozenset[tuple[str, ...]] = frozenset()


def after(sections: Iterable[str], state: State = VIEW.state) -> View:
    """The view once every question of some sections has been dealt with."""
    done = frozenset(step.spot for step in VIEW.steps if step.section in sections)
    return View(replace(state, done=state.done | done), COURSE)


def told(page: Page | Step | None) -> list[str]:
    """The lines of a page: whose field each is, with a star where the answer is a usual one."""
    assert isinstance(page, Page)
    return [f"{line.step.field.rpartition('[].')[2]}: {line.about}{'*' if line.usual else ''}" for line in page.lines]


BEFORE_DECISION = ("document", "parties")


def test_what_is_asked_alike_of_several_stands_once_and_first() -> None:
    page = next_page(after(BEFORE_DECISION), NOBODY)
    each = "each of Norfolk PCC and Norfolk Fire"

    assert isinstance(page, Page)
    assert page.section == "decision"
    assert told(page) == [
        f"decision.view: {each}",
        f"decision.view_extent: {each}",
        f"decision.adverse_effect: {each}",
        "decision.route: ",
        "decision.notified_by: ",
        "decision.replaces: ",
        "decision.kept_under_consideration: Norfolk PCC",
        "decision.notified_on: Norfolk PCC",
        "decision.considered_on: Norfolk PCC",
        "decision.taken_on: Norfolk PCC",
        "decision.reference: Norfolk PCC",
        "consultation.chief_officer_consulted_on: Norfolk PCC",
        "consultation.chief_officer_record: Norfolk PCC",
        "decision.kept_under_consideration: Norfolk Fire",
        "decision.notified_on: Norfolk Fire",
        "decision.considered_on: Norfolk Fire",
        "decision.taken_on: Norfolk Fire",
        "decision.reference: Norfolk Fire",
    ]


def test_what_is_asked_of_each_by_itself_stands_with_its_own_lines() -> None:
    apart = replace(VIEW.state, apart=frozenset({"parties[].decision.view"}))
    lines = told(next_page(after(BEFORE_DECISION, apart), NOBODY))

    assert [line for line in lines if line.startswith("decision.view:")] == [
        "decision.view: Norfolk PCC",
        "decision.view: Norfolk Fire",
    ]


def test_different_answers_to_one_question_stand_on_two_lines() -> None:
    pcc, fire = DRAFT["parties"]
    parties = [{**pcc, "extent": "part"}, {**fire, "extent": "whole"}]
    view = View(State({**DRAFT, "parties": parties}), COURSE)
    lines = told(section_page(view, "parties"))

    assert [line for line in lines if line.startswith("extent:")] == ["extent: Norfolk PCC", "extent: Norfolk Fire"]
    assert [line for line in told(section_page(VIEW, "parties")) if line.startswith("extent:")] == [
        "extent: each of Norfolk PCC and Norfolk Fire"
    ]


def test_usual_answers_stand_below_what_waits_only_until_seen() -> None:
    view = after(("document", "parties", "decision", "scope", "governance"))
    waits = [
        "functions: Norfolk PCC",
        "functions: Norfolk Fire",
        "powers: Rooms",
        "functions.delegation: ",
        "functions.force_functions: ",
        "functions.police_fight_fires: ",
        "functions.police_directed_by_others: ",
    ]
    page = next_page(view, NOBODY)
    lines = told(page)
    usual = ["model: Rooms*", "functions.working_together: *", "functions.demand_notice: *"]

    assert [line.replace("functions[]", "functions") for line in lines[-3:]] == usual
    assert len(lines) == len(waits) + len(usual)
    assert lines[3:7] == waits[3:]
    assert isinstance(page, Page)
    seen = frozenset(line.step.spot for line in page.lines if line.usual)
    assert told(next_page(view, seen)) == lines[:-3]


def test_a_list_is_put_by_itself_once_the_rest_is_dealt_with() -> None:
    state = after(("document", "parties", "decision")).state
    put: list[str] = []
    while True:
        page = next_page(View(state, COURSE), NOBODY)
        assert page is not None
        steps = [step for line in page.lines for step in line.steps] if isinstance(page, Page) else [page]
        if steps[0].section != "scope":
            break
        put.append("a page" if isinstance(page, Page) else page.field)
        state = replace(state, done=state.done | {step.spot for step in steps})

    assert put == ["a page", "scope.objectives[]", "scope.workstreams[]"]


def test_the_parties_are_put_before_all_else_waiting_in_their_section() -> None:
    alone = next_page(after(("document",)), NOBODY)

    assert isinstance(alone, Step)
    assert alone.spot == ("parties",)


def test_a_section_to_be_looked_over_has_answers_and_not_its_lists() -> None:
    page = section_page(VIEW, "scope")
    own = [step for step in VIEW.steps if step.section == "scope" and step.asked]

    assert page.section == "scope"
    assert {step.spot for line in page.lines for step in line.steps} == {
        step.spot for step in own if step.question is not None
    }
    assert any(step.table is not None for step in own)
    assert [line.usual for line in page.lines] == [False] * len(page.lines)


LIKE = VIEW.by_spot["document", "title"]


def of(*counts: int) -> list[Step]:
    """Steps about one item after another, so many of each."""
    return [
        replace(LIKE, spot=(f"item {item}", str(number)), about=f"item {item}")
        for item, count in enumerate(counts)
        for number in range(count)
    ]


@pytest.mark.parametrize(
    ("counts", "shown"),
    [
        ((3,), 3),
        ((20, 20), 40),
        ((20, 21), 20),
        ((20, 20, 1), 40),
        ((10, 10, 10, 10, 10), 40),
        ((41,), 41),
        ((41, 1), 41),
        ((39, 2, 1), 39),
        ((), 0),
    ],
)
def test_a_screen_has_forty_lines_at_most_and_parts_no_item(counts: tuple[int, ...], shown: int) -> None:
    steps = of(*counts)
    page = page_of("money", steps, [LIKE], VIEW)

    assert MOST_LINES == 40
    assert (page.section, [line.step.spot for line in page.lines if not line.usual]) == (
        "money",
        [step.spot for step in steps[:shown]],
    )
    assert [line.step.spot for line in page.lines if line.usual] == [LIKE.spot]


def test_a_line_is_about_whom_its_steps_are() -> None:
    one, two = of(1, 1)

    assert PageLine((one,)).about == "item 0"
    assert (PageLine((one, two)).about, PageLine((one, two)).step) == ("each of item 0 and item 1", one)
    assert PageLine((one,)).usual is False
