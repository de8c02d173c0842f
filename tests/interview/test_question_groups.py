"""Questions put once for several items: which are, once they wait or had one answer, and what becomes of that where an item is gone."""

from __future__ import annotations

from typing import Any

import pytest
from interview.playing import COURSE
from msgspec.structs import replace

from assembler.interview.core.groups import counted_once, group_of, joinable, list_spot
from assembler.interview.core.state import State
from assembler.interview.core.view import View

DRAFT: dict[str, Any] = {
    "document": {"title": "Hub"},
    "parties": [{"id": "pcc-norfolk", "body": "pcc-norfolk"}, {"id": "fra-norfolk", "body": "fra-norfolk"}],
}
VIEWS = (("parties", "pcc-norfolk", "decision", "view"), ("parties", "fra-norfolk", "decision", "view"))
FIELD = "parties[].decision.view"


def group(spot: tuple[str, ...], **given: Any) -> list[tuple[str, ...]]:
    view = View(replace(State(DRAFT), **given), COURSE)
    return [step.spot for step in group_of(view.by_spot[spot], view.state, view.steps, view.by_spot)]


def test_what_waits_for_one_of_few_answers_is_put_once_for_all_items() -> None:
    assert group(VIEWS[0]) == group(VIEWS[1]) == list(VIEWS)


def test_a_question_that_is_none_or_is_to_be_put_apart_is_put_alone() -> None:
    view = View(State(DRAFT), COURSE)

    assert group_of(None, view.state, view.steps, view.by_spot) == ()
    assert group(VIEWS[0], apart=frozenset({FIELD})) == [VIEWS[0]]
    assert group(("document", "title")) == [("document", "title")]
    assert group(("parties", "pcc-norfolk", "power_to_join")) == [("parties", "pcc-norfolk", "power_to_join")]


def test_what_has_been_answered_for_one_is_put_for_the_other_alone() -> None:
    assert group(VIEWS[1], done=frozenset({VIEWS[0]})) == [VIEWS[1]]


@pytest.mark.parametrize(
    ("together", "put"),
    [
        (frozenset({VIEWS}), list(VIEWS)),
        (frozenset(), [VIEWS[0]]),
        (frozenset({(VIEWS[0], ("parties", "gone", "decision", "view"))}), [VIEWS[0]]),
        (frozenset({(*VIEWS, ("parties", "gone", "decision", "view"))}), list(VIEWS)),
        (frozenset({VIEWS[::-1]}), [VIEWS[0]]),
    ],
    ids=["together", "not together", "the other is gone", "a third is gone", "begun with the other"],
)
def test_what_was_answered_together_is_gone_back_to_together(
    together: frozenset[Any], put: list[tuple[str, ...]]
) -> None:
    assert group(VIEWS[0], at=VIEWS[0], together=together, done=frozenset(VIEWS)) == put


def test_what_is_no_longer_asked_is_no_longer_put_with_the_rest() -> None:
    view = View(State(DRAFT, at=VIEWS[0], together=frozenset({VIEWS})), COURSE)
    by_spot = {**view.by_spot, VIEWS[1]: replace(view.by_spot[VIEWS[1]], asked=False)}

    assert [step.spot for step in group_of(view.by_spot[VIEWS[0]], view.state, view.steps, by_spot)] == [VIEWS[0]]


def test_different_answers_part_what_was_together() -> None:
    parties = [
        {**party, "decision": {"view": view}}
        for party, view in zip(DRAFT["parties"], ("both", "efficiency"), strict=True)
    ]
    view = View(State(DRAFT | {"parties": parties}, at=VIEWS[0], together=frozenset({VIEWS})), COURSE)

    assert [step.spot for step in group_of(view.by_spot[VIEWS[0]], view.state, view.steps, view.by_spot)] == [VIEWS[0]]


def test_the_list_of_a_question_is_where_its_item_stands() -> None:
    view = View(State(DRAFT), COURSE)

    assert list_spot(view.by_spot[VIEWS[0]]) == ("parties",)
    assert list_spot(view.by_spot["parties", "pcc-norfolk", "extent"]) == ("parties",)
    assert joinable(view.by_spot[VIEWS[0]]) is True
    assert joinable(view.by_spot["parties",]) is False
    assert joinable(view.by_spot["document", "form"]) is False
    assert joinable(view.by_spot["parties", "pcc-norfolk", "power_to_join"]) is False


def test_what_is_put_once_counts_once() -> None:
    view = View(State(DRAFT), COURSE)
    one, other = (view.by_spot[spot] for spot in VIEWS)

    assert counted_once(one, view.state) == counted_once(other, view.state) == (FIELD, ("parties",))
    apart = replace(view.state, apart=frozenset({FIELD}))
    assert (counted_once(one, apart), counted_once(other, apart)) == VIEWS
    together = replace(view.state, together=frozenset({VIEWS}), done=frozenset(VIEWS))
    assert counted_once(one, together) == VIEWS
    assert counted_once(replace(one, settled=True), view.state) == VIEWS[0]
    assert counted_once(replace(one, row_of=("parties",)), together) == ("parties",)
