"""Law 12: an answer is read alike in a terminal, an answers file, a workbook and by `--set`, as a value, in its own words, or refused."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from interview.playing import COURSE, QUESTIONNAIRE
from test_examples_accepted import around, as_yaml, book_of, rows_of

from assembler.answers.files import answers_from, read_answers
from assembler.batch import open_source
from assembler.batch.items import Item
from assembler.cli.interview.start import _setting
from assembler.conditions import Choice, Choices
from assembler.errors import AnswersError
from assembler.input_files import KNOWLEDGE
from assembler.interview.core.draft import plain_draft
from assembler.interview.core.state import State
from assembler.interview.core.transitions import apply
from assembler.interview.core.view import View
from assembler.interview.talk.prompts import Invalid, read_line
from assembler.interview.talk.questions import event_of, prompt_for
from assembler.questions import Question
from assembler.spoken import option_meant, options_meant

CHOSEN = [one for one in QUESTIONNAIRE.questions if isinstance(one.leaf.sort, Choice | Choices)]

TYPED: dict[str, tuple[str, ...]] = {
    "money.payments": ("Yes", "y", "NO", "n", "true", "yes please", "n/a", "N/A", "none", "TBC", "1.0"),
    "decision.replaces": ("Yes", "n", "not recorded", "Not recorded yet", "TBC", "n/a", "unknown"),
    "decision.route": ("Voluntary", "VOLUNTARY", "duty ", "not recorded yet", "none", "n/a", "TBC"),
    "change.withdrawal_notice": ("12 months", "12", "12 Months", "twelve", "1.5", "30 days", "n/a", "none", "TBC"),
    "risk.cap_amount": (
        "£1,200.50",
        "1200.50",
        "£ 41,000",
        "50000 pounds",
        "12,50",
        "n/a",
        "N/A",
        "none",
        "TBC",
        "to be agreed: ask",
    ),
    "scope.expires_on": ("1/4/27", "1/4/2027", "1st Apr 2027", "April 2027", "n/a", "TBC", "not known"),
    "document.reference": ("n/a", "N/A", "none", "TBC", "tbc - ask Jo", "[insert ref]", "REF: 1 #2", "“REF/1”x"),
    "scope.subjects": (
        "none",
        "None",
        "Sharing premises",
        "premises, staff",
        "premises; Staff seconded, shared or transferred",
        "n/a",
    ),
    "parties[].decision.view": ("Both", "not recorded yet", "none"),
}
"""Spellings that officers use, by the question that they are given to: of each sort and each way of answering."""


def by_terminal(question: Question, words: str) -> Any:
    view = View(State(around(question, None)), COURSE)
    step = next(one for one in view.steps if one.question is question)
    reply = read_line(prompt_for(step, view, ""), words)
    return held(apply(view.state, event_of(step, reply), COURSE), question)


def by_file(question: Question, words: str) -> Any:
    return of_draft(plain_draft(read_answers(as_yaml(around(question, words)), "hub.yaml", KNOWLEDGE).given), question)


def by_setting(question: Question, words: str) -> Any:
    state = State(around(question, None))
    return held(apply(state, _setting(f"{question.field.replace('[]', '[1]')}={words}", state), COURSE), question)


def held(state: State, question: Question) -> Any:
    return of_draft(state.draft, question)


def of_draft(draft: Any, question: Question) -> Any:
    """The answer that a draft holds; None where it holds none."""
    for step in question.leaf.steps:
        draft = (draft or {}).get(step.removesuffix("[]"))
        draft = draft[0] if step.endswith("[]") and draft else draft
    return draft or None


Way = Callable[[Question, str], Any]


def read(way: Way, question: Question, words: str) -> str:
    try:
        return str(way(question, words))
    except (AnswersError, Invalid):
        return "refused"


@pytest.mark.parametrize("field", TYPED)
def test_typed_words_are_read_alike_in_terminals_files_and_settings(field: str):
    question = QUESTIONNAIRE.by_field[field]
    for words in TYPED[field]:
        got = {way.__name__: read(way, question, words) for way in (by_terminal, by_file, by_setting)}
        assert len(set(got.values())) == 1, (words, got)


@pytest.mark.slow
def test_what_an_officer_types_is_read_alike_in_a_workbook(tmp_path: Path):
    typed = [(QUESTIONNAIRE.by_field[field], words) for field, several in TYPED.items() for words in several]
    path = tmp_path / "all.xlsx"
    book_of(path, [rows_of(f"a{number}", *one) for number, one in enumerate(typed)])

    for (question, words), item in zip(typed, open_source(path).items(), strict=True):
        assert read(partial(by_cell, item), question, words) == read(by_file, question, words), (question.field, words)


def by_cell(item: Item, question: Question, _: str) -> Any:
    assert item.given is not None
    return of_draft(plain_draft(answers_from(item.given.document(), KNOWLEDGE).given), question)


def test_the_words_of_every_option_mean_it():
    for question in CHOSEN:
        for value, label in question.choices.items():
            assert (
                option_meant(question, label.upper())
                == option_meant(question, value.replace("_", " ").title())
                == value
            )
        if isinstance(question.leaf.sort, Choices):
            assert options_meant(question, "; ".join(question.choices.values())) == list(question.choices)


@pytest.mark.parametrize("question", CHOSEN, ids=lambda one: one.field)
def test_the_words_of_an_option_are_an_answer_in_a_file(question: Question):
    value, label = list(question.choices.items())[-1]

    assert read(by_file, question, label) == read(by_file, question, value) != "refused"


def test_a_party_may_be_named_by_any_of_its_names():
    text = "parties: [{id: a, body: amb-east-of-england}, {id: b, short_name: Norvale, legal_name: Norvale Council}]\n"
    for name in ("a", "EEAST", "East of England Ambulance Service NHS Trust"):
        assert (
            read_answers(f"{text}decision: {{notified_by: {name}}}\n", "f.yaml", KNOWLEDGE).given.decision.notified_by
            == "a"
        )
    with pytest.raises(AnswersError):
        read_answers(f"{text}decision: {{notified_by: Northvale}}\n", "f.yaml", KNOWLEDGE)
