"""Events of an interview: the entry of an acceptance, what is left unsaid in one, and what is no event."""

from __future__ import annotations

from typing import Any

import pytest
from interview.playing import COURSE

from assembler.interview.core.events import Accept, AddItem, MoveItem, RemoveItem, event_from, spot_from
from assembler.interview.core.state import State
from assembler.interview.core.transitions import apply


@pytest.mark.parametrize(
    ("given", "entry"),
    [
        (Accept("w", "A", "2027-03-01", "R"), {"rule": "w", "by": "A", "on": "2027-03-01", "reason": "R"}),
        (
            Accept("w", "A", "2027-03-01", "R", "c", "i", {"a": "1"}),
            {
                "rule": "w",
                "check": "c",
                "item": "i",
                "facts": {"a": "1"},
                "by": "A",
                "on": "2027-03-01",
                "reason": "R",
            },
        ),
        (
            Accept("w", "A", "2027-03-01", "R", item="i", facts={}),
            {"rule": "w", "item": "i", "facts": {}, "by": "A", "on": "2027-03-01", "reason": "R"},
        ),
    ],
    ids=["the least", "all", "no facts that it rests on"],
)
def test_an_acceptance_is_written_with_its_names_in_file_order(given: Accept, entry: dict[str, Any]) -> None:
    assert list(given.entry().items()) == list(entry.items())


def test_a_new_item_has_no_more_than_its_id_unless_it_is_said() -> None:
    assert event_from({"event": "AddItem", "spot": ["parties"], "id": "one"}) == AddItem(("parties",), "one", {})
    assert event_from({"event": "Accept", "rule": "w", "by": "A", "on": "2027-03-01", "reason": "R"}) == Accept(
        "w", "A", "2027-03-01", "R", "", "", None
    )


@pytest.mark.parametrize("steps", [None, "a", [], ["a", 1], {"a": 1}, [["a"]]])
def test_what_is_no_spot_is_refused(steps: object) -> None:
    with pytest.raises(ValueError, match=r".*"):
        spot_from(steps)


@pytest.mark.parametrize(
    ("data", "error"),
    [
        ({"event": "Nonsense"}, KeyError),
        ({}, KeyError),
        ({"event": "Back", "more": 1}, TypeError),
        ({"event": "Visit"}, TypeError),
        ({"event": "Visit", "spot": []}, ValueError),
    ],
)
def test_what_is_no_event_is_refused(data: dict[str, Any], error: type[Exception]) -> None:
    with pytest.raises(error):
        event_from(data)


def test_what_is_no_event_changes_no_state() -> None:
    odd: Any = "odd"
    with pytest.raises(AssertionError, match="'odd'"):
        apply(State({}), odd, COURSE)


@pytest.mark.parametrize(
    ("moved", "by", "order"),
    [
        ("a", 1, ["b", "a", "c"]),
        ("b", -1, ["b", "a", "c"]),
        ("c", -1, ["a", "c", "b"]),
        ("a", -1, ["a", "b", "c"]),
        ("c", 1, ["a", "b", "c"]),
        ("a", 2, ["b", "c", "a"]),
        ("gone", 1, ["a", "b", "c"]),
    ],
)
def test_an_item_moves_as_far_as_its_list_goes(moved: str, by: int, order: list[str]) -> None:
    state = State({"parties": [{"id": "a"}, {"id": "b"}, {"id": "c"}]})
    after = apply(state, MoveItem(("parties", moved), by), COURSE)

    assert [item["id"] for item in after.draft["parties"]] == order


def test_an_item_taken_out_takes_along_all_dealt_with_in_it() -> None:
    inside, outside = ("parties", "a", "kind"), ("parties", "b", "kind")
    state = State(
        {"parties": [{"id": "a"}, {"id": "b"}], "decision": {"notified_by": "a"}},
        done=frozenset({inside, outside}),
        suggested=frozenset({inside, outside}),
        trail=(inside, outside),
        ahead=(outside, inside),
        together=frozenset({(inside, outside), (outside, ("parties", "c", "kind"))}),
    )
    after = apply(state, RemoveItem(("parties", "a")), COURSE)

    assert (after.draft.get("parties"), after.draft.get("decision")) == ([{"id": "b"}], None)
    assert (after.done, after.suggested, after.trail, after.ahead) == (
        frozenset({outside}),
        frozenset({outside}),
        (outside,),
        (outside,),
    )
    assert after.together == frozenset({(outside, ("parties", "c", "kind"))})
