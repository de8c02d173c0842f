"""An answers file changed by hand while an interview is going on: what was changed by hand wins, and what was answered since is kept."""

from __future__ import annotations

from typing import Any

import pytest
from interview.playing import COURSE

from assembler.interview.core.events import (
    AddItem,
    Answer,
    AnswerEach,
    Clear,
    Event,
    Leave,
    MoveItem,
    RemoveItem,
    ScreenFilled,
)
from assembler.interview.core.state import State
from assembler.interview.store.journal import HeldJournal, resumed

A, B = {"id": "a"}, {"id": "b"}
TITLE = ("document", "title")
VIEWS = (("parties", "a", "short_name"), ("parties", "b", "short_name"))


def merged(base: dict[str, Any], file: dict[str, Any], *events: Event) -> State:
    """The state to go on from, where the file was left as `base`, was changed by hand to `file`, and these events came after."""
    return resumed(HeldJournal("base", State(base), events), State(file), "another", COURSE)


def draft(base: dict[str, Any], file: dict[str, Any], *events: Event) -> dict[str, Any]:
    return dict(merged(base, file, *events).draft)


def test_a_file_that_nobody_changed_has_every_event() -> None:
    recorded = HeldJournal("base", State({}), (Answer(TITLE, "Answered"),))

    assert resumed(recorded, State({"document": {"title": "By hand"}}), "base", COURSE).draft == {
        "document": {"title": "Answered"}
    }


def test_an_answer_changed_by_hand_is_kept_and_counts_as_dealt_with() -> None:
    state = merged({}, {"document": {"title": "By hand"}}, Answer(TITLE, "Answered"))

    assert state.draft == {"document": {"title": "By hand"}}
    assert TITLE in state.done


def test_an_answer_beside_one_changed_by_hand_is_kept_too() -> None:
    assert draft({}, {"document": {"title": "By hand"}}, Answer(("document", "short_name"), "Hub")) == {
        "document": {"title": "By hand", "short_name": "Hub"}
    }


def test_an_answer_that_the_hand_left_alone_is_changed_by_the_event() -> None:
    base = {"document": {"title": "Before", "short_name": "Hub"}}
    file = {"document": {"title": "Before", "short_name": "By hand"}}

    assert draft(base, file, Answer(TITLE, "Answered")) == {"document": {"title": "Answered", "short_name": "By hand"}}


def test_an_answer_taken_back_stays_where_it_was_changed_by_hand() -> None:
    base, file = {"document": {"title": "Before"}}, {"document": {"title": "By hand"}}

    assert draft(base, file, Clear(TITLE)) == file
    assert draft(base, {**base, "parties": [A]}, Clear(TITLE)) == {"parties": [A]}


def test_an_answer_about_an_item_removed_by_hand_is_passed_over() -> None:
    state = merged({"parties": [A, B]}, {"parties": [B]}, Answer(VIEWS[0], "A"))

    assert (state.draft, state.done) == ({"parties": [B]}, frozenset())


def test_an_item_that_was_added_by_hand_too_is_there_once() -> None:
    file = {"parties": [{"id": "a", "short_name": "By hand"}]}

    assert draft({}, file, AddItem(("parties",), "a", {"short_name": "Answered"})) == file
    assert draft({}, file, AddItem(("parties",), "b")) == {"parties": [*file["parties"], B]}


def test_the_order_of_a_list_is_that_of_the_file_changed_by_hand() -> None:
    assert draft({"parties": [A, B]}, {"parties": [B, A]}, MoveItem(("parties", "b"), -1)) == {"parties": [B, A]}


def test_an_item_removed_in_the_interview_is_removed() -> None:
    assert draft(
        {"parties": [A, B]}, {"parties": [A, B], "document": {"title": "By hand"}}, RemoveItem(("parties", "a"))
    ) == {
        "parties": [B],
        "document": {"title": "By hand"},
    }


def test_answers_for_several_are_taken_where_the_hand_left_them_alone() -> None:
    base = {"parties": [A, B]}
    file = {"parties": [{"id": "a", "short_name": "By hand"}, B]}

    assert draft(base, file, AnswerEach(VIEWS, "Both")) == {
        "parties": [{"id": "a", "short_name": "By hand"}, {"id": "b", "short_name": "Both"}]
    }


@pytest.mark.parametrize("event", [AnswerEach(VIEWS, None), Leave(VIEWS[0])])
def test_a_question_passed_over_changes_no_answer(event: Event) -> None:
    file = {"parties": [{"id": "a", "short_name": "By hand"}, B]}
    state = merged({"parties": [A, B]}, file, event)

    assert state.draft == file
    assert VIEWS[0] in state.done


def test_an_event_that_the_answers_no_longer_allow_is_passed_over() -> None:
    file = {"document": {"title": "By hand"}}

    assert draft(
        {}, file, Answer(("document", "prepared_on"), "no day"), Answer(("document", "short_name"), "Hub")
    ) == {"document": {"title": "By hand", "short_name": "Hub"}}


def test_of_a_screen_each_answer_that_the_hand_left_alone_is_taken() -> None:
    version, short = ("document", "version"), ("document", "short_name")
    filled = ScreenFilled(((TITLE, "Answered"), (short, "Hub")), (version,))
    state = merged({}, {"document": {"title": "By hand"}}, filled)

    assert state.draft == {"document": {"title": "By hand", "short_name": "Hub"}}
    assert {TITLE, short, version} <= state.done


def test_what_the_library_allows_no_more_is_skipped_and_the_rest_kept() -> None:
    odd = Answer(("document", "gone"), "x"), Answer(("document", "form"), "no such form")

    assert draft({}, {"parties": [A]}, *odd, Answer(TITLE, "Answered")) == {
        "parties": [A],
        "document": {"title": "Answered"},
    }
