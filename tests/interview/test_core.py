"""What an interview is, without terminal or file: drafts changed by making new ones, events applied, groups and pages of questions."""

from __future__ import annotations

from typing import Any

import pytest
from interview.playing import COURSE

from assembler.errors import AnswersError, Problem
from assembler.interview.core.draft import (
    items_at,
    references_lost,
    value_at,
    with_acceptance,
    with_items,
    with_value,
    without_references,
)
from assembler.interview.core.events import (
    Accept,
    AddItem,
    Answer,
    AnswerEach,
    Apart,
    Back,
    Clear,
    Event,
    FinishList,
    Leave,
    MoveItem,
    RemoveItem,
    ScreenFilled,
    Suggest,
    Visit,
    spot_from,
)
from assembler.interview.core.groups import counted_once, list_spot, without
from assembler.interview.core.pages import Page, next_page, section_page
from assembler.interview.core.question_order import item_label, label_of
from assembler.interview.core.state import State
from assembler.interview.core.transitions import apply, problem_words
from assembler.interview.core.view import View

TWO = {"parties": [{"id": "a", "kind": "charity"}, {"id": "b"}]}
TITLE, SHORT, DAY = (("document", name) for name in ("title", "short_name", "prepared_on"))


@pytest.mark.parametrize(
    ("spot", "value"),
    [
        (("parties", "a", "kind"), "charity"),
        (("parties", "b", "kind"), None),
        (("parties", "c", "kind"), None),
        (("document", "title"), None),
        (("parties", "a", "kind", "more"), None),
        ((), TWO),
    ],
)
def test_what_is_at_a_spot(spot: tuple[str, ...], value: object) -> None:
    assert value_at(TWO, spot) == value


@pytest.mark.parametrize(
    ("spot", "value", "made"),
    [
        (TITLE, "Hub", {**TWO, "document": {"title": "Hub"}}),
        (("parties", "b", "kind"), "company", {"parties": [{"id": "a", "kind": "charity"}, {"id": "b", "kind": "company"}]}),
        (("parties", "a", "kind"), None, {"parties": [{"id": "a"}, {"id": "b"}]}),
        (("parties", "b"), {"id": "b", "kind": "x"}, {"parties": [{"id": "a", "kind": "charity"}, {"id": "b", "kind": "x"}]}),
        (("parties", "c", "kind"), "x", TWO),
        (("parties",), None, {}),
        (("document", "deep", "er"), None, TWO),
    ],
)  # fmt: skip
def test_a_value_is_removed_with_the_group_it_leaves_empty(
    spot: tuple[str, ...], value: object, made: dict[str, Any]
) -> None:
    assert with_value(TWO, spot, value) == made


def test_items_are_listed_and_replaced() -> None:
    assert items_at(TWO, ("parties",)) == TWO["parties"]
    assert items_at({}, ("parties",)) == []
    assert with_items(TWO, ("parties",), []) == {}
    assert with_items({}, ("money", "shares"), [{"id": "s"}]) == {"money": {"shares": [{"id": "s"}]}}


def test_a_new_acceptance_replaces_the_one_of_the_same_warning() -> None:
    one = {"rule": "w", "check": "c", "item": "a", "facts": {}, "by": "B"}
    others = [one | {"check": "d"}, one | {"item": "b"}, {"rule": "w", "check": "c", "item": "a"}, one | {"rule": "v"}]
    draft = {"drafting": {"accepted": [*others, one]}}

    assert with_acceptance(draft, one | {"by": "C"}) == {"drafting": {"accepted": [*others, one | {"by": "C"}]}}
    assert with_acceptance({}, one) == {"drafting": {"accepted": [one]}}


def test_what_pointed_to_an_item_is_lost_with_it() -> None:
    draft = {
        "parties": [{"id": "a"}, {"id": "b", "same_person_as": "a"}],
        "decision": {"notified_by": "a", "route": "a"},
        "money": {"shares": [{"id": "a", "party": "a"}, {"id": "s", "party": "b"}]},
    }
    made = without_references(draft, "parties", "a")

    assert made == {
        "parties": [{"id": "a"}, {"id": "b"}],
        "decision": {"route": "a"},
        "money": {"shares": [{"id": "a"}, {"id": "s", "party": "b"}]},
    }
    assert list(references_lost(draft, made, "a")) == [
        ("parties", "b", "same_person_as"),
        ("decision", "notified_by"),
        ("money", "shares", "a", "party"),
    ]
    assert list(references_lost(draft, {"parties": [{"id": "b"}]}, "a")) == [
        ("parties", "b", "same_person_as"),
        ("decision", "notified_by"),
        ("decision", "route"),
    ]


def after(state: State, *events: Event) -> State:
    for event in events:
        state = apply(state, event, COURSE)
    return state


def parts(state: State) -> dict[str, Any]:
    """What a state holds besides its draft, what is empty left out."""
    held = {name: getattr(state, name) for name in State.__struct_fields__ if name not in ("draft", "quick")}
    return {name: value for name, value in held.items() if value}


HUB = State({"document": {"title": "Hub"}}, suggested=frozenset({TITLE}))
VIEWS = (("parties", "a", "decision", "view"), ("parties", "b", "decision", "view"))


@pytest.mark.parametrize(
    ("state", "event", "draft", "held"),
    [
        (HUB, Answer(TITLE, "New"), {"document": {"title": "New"}}, {"done": {TITLE}, "trail": (TITLE,), "last": TITLE}),
        (HUB, Leave(SHORT), HUB.draft, {"done": {SHORT}, "trail": (SHORT,), "last": SHORT, "suggested": {TITLE}}),
        (HUB, FinishList(("parties",)), HUB.draft, {"done": {("parties",)}, "trail": (("parties",),), "last": ("parties",), "suggested": {TITLE}}),
        (HUB, Clear(TITLE), {}, {}),
        (HUB, Apart("a"), HUB.draft, {"apart": {"a"}, "suggested": {TITLE}}),
        (HUB, Visit(DAY), HUB.draft, {"at": DAY, "suggested": {TITLE}}),
        (HUB, Back(), HUB.draft, {"suggested": {TITLE}}),
        (HUB, ScreenFilled(((TITLE, "N"), (SHORT, "S")), (DAY,)), {"document": {"title": "N", "short_name": "S"}}, {"done": {TITLE, SHORT, DAY}, "trail": (DAY, TITLE, SHORT), "last": SHORT}),
        (HUB, Suggest({"document.title": "x", "document.short_name": "S"}), {"document": {"title": "x", "short_name": "S"}}, {"suggested": {TITLE, SHORT}}),
        (State(TWO), AnswerEach(VIEWS, "both"), {"parties": [{"id": "a", "kind": "charity", "decision": {"view": "both"}}, {"id": "b", "decision": {"view": "both"}}]}, {"done": set(VIEWS), "trail": VIEWS[:1], "last": VIEWS[0], "together": {VIEWS}}),
        (State(TWO), AnswerEach(VIEWS, None), TWO, {"done": set(VIEWS), "trail": VIEWS[:1], "last": VIEWS[0], "together": {VIEWS}}),
        (State(TWO, done=frozenset({("parties",)})), AddItem(("parties",), "c", {"kind": "company"}), {"parties": [*TWO["parties"], {"id": "c", "kind": "company"}]}, {}),
        (State(TWO), MoveItem(("parties", "a"), 1), {"parties": TWO["parties"][::-1]}, {}),
        (State(TWO), MoveItem(("parties", "a"), -1), TWO, {}),
        (State(TWO), MoveItem(("parties", "b"), 1), TWO, {}),
        (State(TWO), MoveItem(("parties", "c"), 1), TWO, {}),
        (State(TWO, done=frozenset({*VIEWS, TITLE}), suggested=frozenset(VIEWS), trail=(VIEWS[0], TITLE, VIEWS[1]), ahead=(VIEWS[0], DAY), together=frozenset({VIEWS})), RemoveItem(("parties", "a")), {"parties": [{"id": "b"}]}, {"done": {VIEWS[1], TITLE}, "suggested": {VIEWS[1]}, "trail": (TITLE, VIEWS[1]), "ahead": (DAY,)}),
        (State({}), Accept("w", "B", "2027-03-01", "R"), {"drafting": {"accepted": [{"rule": "w", "by": "B", "on": "2027-03-01", "reason": "R"}]}}, {}),
    ],
)  # fmt: skip
def test_an_event_changes_the_draft_and_what_has_been_dealt_with(
    state: State, event: Event, draft: dict[str, Any], held: dict[str, Any]
) -> None:
    made = apply(state, event, COURSE)

    assert made.draft == draft
    assert parts(made) == held


def test_only_what_pointed_to_an_item_below_a_group_is_lost_with_it() -> None:
    places = [{"id": "hall", "workstream": "w"}, {"id": "yard", "workstream": "v"}]
    rows = {"scope": {"workstreams": [{"id": "w"}, {"id": "v"}]}, "premises": {"places": places}}

    assert apply(State(rows), RemoveItem(("scope", "workstreams", "w")), COURSE).draft == {
        "scope": {"workstreams": [{"id": "v"}]},
        "premises": {"places": [{"id": "hall"}, {"id": "yard", "workstream": "v"}]},
    }
    assert (
        apply(State({**rows, "money": {"shares": [{"id": "w"}]}}), RemoveItem(("money", "shares", "w")), COURSE).draft
        == rows
    )


def test_a_question_of_a_row_counts_with_the_section_of_its_list() -> None:
    member = {"id": "m", "party": "a"}
    protocols = [{"id": "p", "name": "Pro", "members": [member]}]
    draft = {**BOTH.state.draft, "scope": {"subjects": ["operational_protocols"]}, "response": {"protocols": protocols}}
    view = View(State(draft), COURSE)
    list_of, row = ("response", "protocols"), ("response", "protocols", "p")

    assert {spot: view.by_spot[spot].row_of for spot in (list_of, (*row, "name"), (*row, "members"))} == {
        list_of: (),
        (*row, "name"): list_of,
        (*row, "members"): list_of,
    }
    assert view.by_spot[*row, "members", "m", "party"].row_of == list_of
    assert view.by_spot["parties", "a", "roles"].row_of == ("parties",)
    assert view.by_spot[VIEWS[0]].row_of == ()
    assert [step.spot for step in view.steps if step.table is not None and step.field == "parties[]"] == [("parties",)]


def test_what_is_to_be_agreed_for_one_item_is_not_for_another() -> None:
    named = ("contact", "representative")
    first, second = BOTH.state.draft["parties"]
    draft = {"parties": [{**first, "contact": {"representative": {"to_be_agreed": "the board"}}}, second]}
    view = View(State(draft, quick=False), COURSE)

    assert [view.by_spot["parties", one, *named].settled for one in ("a", "b")] == [True, False]


def test_an_answer_for_several_parts_only_groups_holding_one_of_them() -> None:
    other, apart = ((VIEWS[1], TITLE)), ((SHORT, DAY))
    state = State(TWO, together=frozenset({other, apart}))

    assert apply(state, AnswerEach(VIEWS, "both"), COURSE).together == {apart, VIEWS}
    assert apply(state, Visit(TITLE), COURSE).together == {apart}
    assert apply(state, Answer(TITLE, "H"), COURSE).together == {other, apart}


def test_back_leads_through_what_was_dealt_with_and_forward_again() -> None:
    state = after(State({}), Answer(TITLE, "H"), Leave(SHORT), Back())
    assert (state.at, state.trail, state.ahead) == (SHORT, (TITLE,), ())
    state = after(state, Back())
    assert (state.at, state.trail, state.ahead) == (TITLE, (), (SHORT,))
    state = after(state, Leave(TITLE))
    assert (state.at, state.ahead, state.last) == (SHORT, (), TITLE)
    assert after(state, Visit(DAY)).ahead == ()


def test_another_suggestion_takes_away_the_one_before() -> None:
    state = after(State({}), Suggest({"document.title": "x"}), Suggest({"document.short_name": "y"}))

    assert (state.draft, state.suggested) == ({"document": {"short_name": "y"}}, {SHORT})


def test_what_is_wrong_is_told_without_its_place() -> None:
    error = AnswersError([Problem("One.", cure="Mend it."), Problem("Two.")])

    assert problem_words(error) == "One. Mend it. Two."


@pytest.mark.parametrize("steps", ["a", [], ["a", 1], None, ("a",)])
def test_what_is_no_spot_is_refused(steps: object) -> None:
    with pytest.raises(ValueError) as refused:  # noqa: PT011 - its arguments are compared
        spot_from(steps)
    assert refused.value.args == (steps,)
    assert spot_from(["a", "b"]) == ("a", "b")


BOTH = View(State({"parties": [{"id": "a", "body": "pcc-norfolk"}, {"id": "b", "body": "fra-norfolk"}]}), COURSE)


def test_questions_of_several_items_are_one_group() -> None:
    first, second = (BOTH.by_spot[spot] for spot in VIEWS)

    assert list_spot(first) == ("parties",)
    assert (
        counted_once(first, BOTH.state) == counted_once(second, BOTH.state) == ("parties[].decision.view", ("parties",))
    )
    assert counted_once(first, State({}, together=frozenset({VIEWS}))) == VIEWS
    assert counted_once(first, State({}, apart=frozenset({first.field}))) == VIEWS[0]
    assert counted_once(BOTH.by_spot[TITLE], BOTH.state) == TITLE
    assert without(frozenset({VIEWS, (TITLE,)}), VIEWS[1]) == {(TITLE,)}


PARTIAL, EXIT_MONTHS, GAP_MONTHS = (("change", name) for name in ("partial_withdrawal", "exit_months", "gap_months"))
COSTS, CHARGED, FORCE = ("procurement", "costs"), ("money", "one_off_charge_basis"), ("functions", "force_functions")
ALL = frozenset({PARTIAL, EXIT_MONTHS, GAP_MONTHS, COSTS, CHARGED, FORCE})
WORKSTREAMS, PARTIES = ("scope", "workstreams"), ("parties",)


@pytest.mark.parametrize(
    ("state", "possible"),
    [
        (State({}, quick=False), ALL),
        (State({}), {FORCE}),
        (State({}, done=frozenset({PARTIES})), set()),
        (State({}, quick=False, done=frozenset({WORKSTREAMS})), ALL - {PARTIAL}),
        (State({"change": {"exit_costs": "lie_where_they_fall"}}, quick=False), ALL - {EXIT_MONTHS}),
        (State({"document": {"length": "short"}}, quick=False), ALL - {GAP_MONTHS}),
        (State({"document": {"length": "standard"}}, quick=False), ALL),
        (State({"scope": {"subjects": ["premises"]}}, quick=False), ALL - {COSTS}),
        (State({"money": {"also": []}}, quick=False, done=frozenset({PARTIES})), ALL - {CHARGED, FORCE}),
    ],
)
def test_what_may_yet_be_asked_rests_on_what_is_not_dealt_with(state: State, possible: set[tuple[str, ...]]) -> None:
    view = View(state, COURSE)

    assert {spot for spot in ALL if view.by_spot[spot].possible} == possible
    assert not any(view.by_spot[spot].asked for spot in ALL)


def test_a_step_within_items_knows_its_place_and_its_list() -> None:
    functions = [{"id": "f", "function": "fire safety"}, {"id": "g"}]
    works = [{"id": "w", "name": "Falls", "parts": [{"id": "p", "party": "a"}]}]
    parties = [{"id": "b"}, {"id": "a", "body": "fra-norfolk", "functions": functions}]
    view = View(State({"parties": parties, "scope": {"workstreams": works}}), COURSE)
    shown = (".function", "functions[]", "workstreams[].name", ".parts[].party", ".parts[]", ".workstreams[]")
    found = [step for step in view.steps if step.field.endswith(shown)]

    assert [(step.spot, step.path, step.about, step.row_of) for step in found] == [
        (("scope", "workstreams", "w", "name"), ("scope", "workstreams", 0, "name"), "Falls", ("scope", "workstreams")),
        (
            ("scope", "workstreams", "w", "parts", "p", "party"),
            ("scope", "workstreams", 0, "parts", 0, "party"),
            "Falls, Norfolk Fire",
            ("scope", "workstreams"),
        ),
        (
            ("scope", "workstreams", "w", "parts"),
            ("scope", "workstreams", 0, "parts"),
            "Falls",
            ("scope", "workstreams"),
        ),
        (("scope", "workstreams"), ("scope", "workstreams"), "", ()),
        (("parties", "b", "functions"), ("parties", 0, "functions"), "b", ()),
        *(
            (
                (*functions_of, name, "function"),
                ("parties", 1, "functions", at, "function"),
                f"Norfolk Fire, {called}",
                functions_of,
            )
            for functions_of in [("parties", "a", "functions")]
            for at, (name, called) in enumerate([("f", "fire safety"), ("g", "g")])
        ),
        (("parties", "a", "functions"), ("parties", 1, "functions"), "Norfolk Fire", ()),
    ]


def test_a_screen_holds_what_a_section_waits_for_and_usual_answers() -> None:
    page = next_page(View(State({}), COURSE), frozenset())

    assert isinstance(page, Page)
    assert page.section == "document"
    assert [line.step.spot for line in page.lines if not line.usual][:3] == [TITLE, SHORT, DAY]
    usual = [line.step.spot for line in page.lines if line.usual]
    assert ("document", "form") in usual
    again = next_page(View(State({}), COURSE), frozenset({("document", "form")}))
    assert isinstance(again, Page)
    assert [line.step.spot for line in again.lines if line.usual] == [
        spot for spot in usual if spot != ("document", "form")
    ]


def test_a_new_state_of_the_same_answers_does_not_complete_them_again() -> None:
    answers, source = BOTH.answers, BOTH.source
    seen = BOTH.with_state(State(BOTH.state.draft, done=frozenset({TITLE})))

    assert (seen.answers is answers, seen.source is source) == (True, True)
    assert (seen.by_spot[TITLE].settled, BOTH.by_spot[TITLE].settled) == (True, False)


def test_what_was_gone_to_and_the_parties_are_put_by_themselves() -> None:
    visited = View(State({}, at=DAY), COURSE)
    assert next_page(visited, frozenset()) is visited.by_spot[DAY]
    waiting = next_page(
        View(State({}, done=frozenset(s.spot for s in BOTH.steps if s.section == "document")), COURSE), frozenset()
    )
    assert not isinstance(waiting, Page)
    assert waiting is not None
    assert waiting.spot == ("parties",)
    done = View(State({}, done=frozenset(step.spot for step in View(State({}), COURSE).steps)), COURSE)
    assert next_page(done, frozenset()) is None


def test_a_page_of_a_sections_answers_shows_like_answers_once() -> None:
    page = section_page(BOTH, "decision")
    (views,) = [line for line in page.lines if line.step.field == "parties[].decision.view"]

    assert [step.spot for step in views.steps] == list(VIEWS)
    assert views.about == "each of Norfolk PCC and Norfolk Fire"
    assert all(line.step.question is not None and line.step.asked for line in page.lines)
    apart = section_page(
        BOTH.with_state(State(BOTH.state.draft, apart=frozenset({"parties[].decision.view"}))), "decision"
    )
    assert [line.about for line in apart.lines if line.step.field == "parties[].decision.view"] == [
        "Norfolk PCC",
        "Norfolk Fire",
    ]


class Thing:
    def __init__(self, **names: str) -> None:
        vars(self).update(names)


@pytest.mark.parametrize(
    ("thing", "label"),
    [
        (Thing(short_name="S", legal_name="L", name="N"), "S"),
        (Thing(short_name="", legal_name="L", name="N"), "L"),
        (Thing(name="N", function="F"), "N"),
        (Thing(function="F", purpose="P"), "F"),
        (Thing(purpose="P", party="x", id="i"), "P"),
        (Thing(party="a", id="one-more"), "one more"),
        (Thing(), ""),
    ],
)
def test_an_item_is_called_by_the_best_name_that_it_has(thing: Thing, label: str) -> None:
    assert label_of(thing) == label


def test_an_item_of_a_party_is_called_by_the_party() -> None:
    assert item_label(Thing(party="a", name="N"), BOTH.answers) == "Norfolk PCC"
    assert item_label(Thing(party="x", name="N"), BOTH.answers) == "N"
    assert item_label(Thing(name="N"), BOTH.answers) == "N"
