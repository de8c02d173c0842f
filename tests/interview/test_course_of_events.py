"""Whatever happens on the way, the same choices end in the same answers file and the same document."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st
from interview.playing import COURSE
from searching import search

from assembler.answers.files import read_answers
from assembler.cli.common import compiled_library, house_style
from assembler.cli.interview.services import write
from assembler.interview.core.events import (
    AddItem,
    Answer,
    AnswerEach,
    Apart,
    Back,
    Clear,
    Event,
    FinishList,
    Leave,
    RemoveItem,
    Visit,
)
from assembler.interview.core.state import State
from assembler.interview.core.transitions import apply
from assembler.interview.core.view import View
from assembler.interview.store.store import Store
from assembler.interview.talk.prompts import TO_BE_AGREED
from assembler.pipeline import assemble_answers
from assembler.word.house_style import load_house_style
from assembler.word.writer import write_document

START = [
    AddItem(("parties",), "pcc-norfolk", {"body": "pcc-norfolk"}),
    AddItem(("parties",), "fra-norfolk", {"body": "fra-norfolk"}),
    AddItem(("scope", "workstreams"), "station", {"name": "Shared station"}),
]

EACH = tuple(("parties", party, "signing", "by") for party in ("pcc-norfolk", "fra-norfolk"))

CHOICES: dict[tuple[str, ...], list[object]] = {
    ("document", "title"): ["Hub & <Spoke>", "{{ title }}", TO_BE_AGREED, {"to_be_agreed": "the boards: soon"}],
    ("document", "prepared_on"): ["2027-03-01", "1 March 2027"],
    ("parties", "pcc-norfolk", "short_name"): ["the Commissioner", "#1: “PCC”"],
    ("parties", "pcc-norfolk", "consultation", "chief_officer_consulted_on"): ["2027-01-12", "2 January 2027"],
    ("parties", "fra-norfolk", "roles"): [["host", "lead"], [], ["participating"]],
    EACH[0]: ["signature", "seal"],
    EACH[1]: ["signature", "seal"],
    ("decision", "notified_by"): ["pcc-norfolk", "fra-norfolk"],
    ("scope", "workstreams", "station", "description"): ["Both crews " + "work together " * 20, "- list: not a list"],
    ("change", "withdrawal_notice"): ["6", "12", "0"],
    ("money", "payments"): ["yes", "no"],
    ("money", "vat"): ["outside the scope", TO_BE_AGREED],
    ("governance", "structure"): ["light", "board"],
    ("governance", "board_name"): ["The Hub Board"],
}

spots = st.sampled_from(list(CHOICES))
answers = spots.flatmap(lambda spot: st.sampled_from(CHOICES[spot]).map(lambda value: Answer(spot, value)))
wanders: st.SearchStrategy[Event | str] = st.one_of(
    answers,
    spots.map(Clear),
    spots.map(Leave),
    spots.map(Visit),
    st.just(Back()),
    st.sampled_from([None, "signature", "seal"]).map(lambda value: AnswerEach(EACH, value)),
    st.just(Apart("parties[].signing.by")),
    st.sampled_from(["crash", "torn crash", "save", "stranger"]),
)
finals = st.fixed_dictionaries({spot: st.sampled_from([None, *values]) for spot, values in CHOICES.items()})


class Sitting:
    """A core with its files, and no face: what survives when it crashes is what is on the disk."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.store = Store(folder / "hub.yaml", COURSE, write)
        self.state, _ = self.store.open(quick=False)

    def do(self, event: Event) -> None:
        self.state = apply(self.state, event, COURSE)
        self.store.record(event)

    def wander(self, step: Event | str) -> None:
        if step == "stranger":
            self.do(AddItem(("parties",), "stranger", {"kind": "charity"}))
            self.do(Answer(("decision", "notified_by"), "stranger"))
            self.do(RemoveItem(("parties", "stranger")))
        elif step == "save":
            self.store.save(self.state)
        elif isinstance(step, str):
            self.crash(torn=step.startswith("torn"))
        else:
            self.do(step)

    def crash(self, *, torn: bool) -> None:
        before = self.state
        if torn:
            with self.store.journal.path.open("ab") as journal:
                journal.write(b'{"event": "Answer", "spot": ["docu')
        self.__init__(self.folder)  # type: ignore[misc]
        assert self.state.draft == before.draft
        assert self.state.done == before.done
        here, there = View(before, COURSE).next, View(self.state, COURSE).next
        assert (here and here.spot) == (there and there.spot)

    def end(self, choices: dict[tuple[str, ...], object], order: list[tuple[str, ...]]) -> str:
        for spot in order:
            value = choices[spot]
            self.do(Clear(spot) if value is None else Answer(spot, value))
        self.store.save(self.state)
        return self.store.file.read_text(encoding="utf-8")


@cache
def template() -> object:
    return load_house_style(*house_style(None))


def document(text: str) -> bytes:
    result = assemble_answers(read_answers(text, "hub.yaml"), compiled_library(), COURSE.register)
    return write_document(result.agreement, template())  # type: ignore[arg-type]


@pytest.mark.slow
@search(40)
@given(path=st.lists(wanders, max_size=12), choices=finals, data=st.data())
def test_the_same_choices_make_the_same_file_and_document_by_any_way(
    path: list[Event | str], choices: dict[tuple[str, ...], object], data: st.DataObject
) -> None:
    order = data.draw(st.permutations(list(CHOICES)))
    with TemporaryDirectory() as straight, TemporaryDirectory() as crooked:
        direct, wandering = Sitting(Path(straight)), Sitting(Path(crooked))
        for event in START:
            direct.do(event)
            wandering.do(event)
        for step in path:
            wandering.wander(step)

        one, other = wandering.end(choices, order), direct.end(choices, list(CHOICES))

    assert one == other
    assert document(one) == document(other)


def test_an_answer_made_irrelevant_is_kept_and_takes_effect_again() -> None:
    state = State({})
    for event in (Answer(("governance", "structure"), "board"), Answer(("governance", "board_name"), "The Hub Board")):
        state = apply(state, event, COURSE)
    light = apply(state, Answer(("governance", "structure"), "light"), COURSE)
    again = apply(light, Answer(("governance", "structure"), "board"), COURSE)

    assert View(light, COURSE).answers.values.governance.board_name is None
    assert light.draft["governance"]["board_name"] == "The Hub Board"
    assert View(again, COURSE).answers.values.governance.board_name == "The Hub Board"


def test_after_a_change_only_what_became_relevant_is_asked() -> None:
    state = State({}, quick=False)
    while (step := View(state, COURSE).next) is not None:
        state = apply(state, FinishList(step.spot) if step.table else Leave(step.spot), COURSE)
    before = {step.spot for step in View(state, COURSE).steps if step.asked}
    changed = apply(apply(state, Visit(("money", "payments")), COURSE), Answer(("money", "payments"), "yes"), COURSE)
    asked = []
    while (step := View(changed, COURSE).next) is not None:
        asked.append(step.spot)
        changed = apply(changed, FinishList(step.spot) if step.table else Leave(step.spot), COURSE)

    assert {("money", "schedule"), ("money", "invoices"), ("money", "vat")} <= set(asked)
    assert not set(asked) & before


VIEWS = tuple(("parties", party, "decision", "view") for party in ("pcc-norfolk", "fra-norfolk"))


def started() -> State:
    """Two parties, with their views to be asked next."""
    state = State({})
    for event in (*START, FinishList(("parties",)), Visit(("decision", "replaces")), Leave(("decision", "replaces"))):
        state = apply(state, event, COURSE)
    return state


def asked(state: State) -> list[tuple[str, ...]]:
    return [step.spot for step in View(state, COURSE).group]


def test_what_each_party_decided_is_asked_once_and_answered_for_all() -> None:
    state = started()
    assert asked(state) == list(VIEWS)
    state = apply(state, AnswerEach(VIEWS, "efficiency"), COURSE)

    assert [party["decision"] for party in state.draft["parties"]] == [{"view": "efficiency"}] * 2
    assert asked(state) == [(*spot[:-1], "adverse_effect") for spot in VIEWS]


def test_back_puts_a_question_about_all_again_and_a_visit_only_one() -> None:
    state = apply(started(), AnswerEach(VIEWS, "efficiency"), COURSE)

    assert asked(apply(state, Back(), COURSE)) == list(VIEWS)
    assert asked(apply(state, Visit(VIEWS[0]), COURSE)) == [VIEWS[0]]


def test_the_question_is_asked_about_each_where_the_answers_differ() -> None:
    state = apply(started(), Apart("parties[].decision.view"), COURSE)
    assert asked(state) == [VIEWS[0]]
    state = apply(state, Answer(VIEWS[0], "efficiency"), COURSE)
    view = View(state, COURSE)

    assert [view.by_spot[spot].settled for spot in VIEWS] == [True, False]
    assert asked(apply(state, Visit(VIEWS[1]), COURSE)) == [VIEWS[1]]
