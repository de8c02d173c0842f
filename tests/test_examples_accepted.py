"""Law 12: every example that a question shows is accepted by it, in the terminal, in YAML, in a workbook and by `--set`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from interview.playing import COURSE, QUESTIONNAIRE
from openpyxl import Workbook

from assembler.answers.files import answers_from, read_answers
from assembler.batch import open_source
from assembler.batch.columns import sheets
from assembler.cli.interview.start import _setting
from assembler.conditions import Choice, Choices, Reference, YesNo
from assembler.interview.core.draft import value_at
from assembler.interview.core.state import State
from assembler.interview.core.steps import Step
from assembler.interview.core.transitions import apply
from assembler.interview.core.view import View
from assembler.interview.talk.prompts import Prompt, read_line
from assembler.interview.talk.questions import prompt_for
from assembler.questions import Question
from assembler.source import quoted

pytestmark = pytest.mark.row("C1")

QUESTIONS = [question for question in QUESTIONNAIRE.questions if question.example and not question.of_papers]
IDS = [question.field for question in QUESTIONS]


def around(question: Question, words: str | None) -> dict[str, Any]:
    """Answers in which only this question is answered; what it may point to is there."""
    sort = question.leaf.sort
    made: dict[str, Any] = {}
    if isinstance(sort, Reference) and words:
        *groups, items = sort.list_path.split(".")
        holder = made
        for name in groups:
            holder = holder.setdefault(name, {})
        holder[items] = [{"id": words}]
    here = made
    for step in question.leaf.steps[:-1]:
        if step.endswith("[]"):
            here.setdefault(step.removesuffix("[]"), [{"id": "one"}])
            here = here[step.removesuffix("[]")][0]
        else:
            here = here.setdefault(step, {})
    if words is not None:
        here[question.leaf.steps[-1]] = words
    return made


def as_yaml(value: Any, indent: int = 0) -> str:
    """Nested answers as YAML, each value as a person writes it."""
    lines = []
    for name, inner in value.items():
        if isinstance(inner, dict):
            lines.append(f"{' ' * indent}{name}:\n{as_yaml(inner, indent + 2)}")
        elif isinstance(inner, list):
            items = (f"{' ' * (indent + 2)}- {as_yaml(item, indent + 4).lstrip()}" for item in inner)
            lines.append(f"{' ' * indent}{name}:\n{''.join(items)}")
        else:
            lines.append(f"{' ' * indent}{name}: {quoted(inner)}\n")
    return "".join(lines)


def prompt_of(question: Question) -> Prompt:
    words = question.example if isinstance(question.leaf.sort, Reference) else None
    draft = around(question, words)
    view = View(State(draft), COURSE)
    step: Step = next(one for one in view.steps if one.question is question)
    return prompt_for(step, view, "")


def shown(question: Question) -> set[str]:
    """Everything that is shown as an example: in the file and the help, and as the terminal prints it."""
    return {question.example, *filter(None, [prompt_of(question).example])}


@pytest.mark.parametrize("question", QUESTIONS, ids=IDS)
def test_the_terminal_accepts_what_its_question_shows(question: Question):
    prompt = prompt_of(question)
    for words in shown(question):
        assert read_line(prompt, words)
    for option in prompt.options:
        assert read_line(prompt, option.label) is not None


@pytest.mark.parametrize("question", QUESTIONS, ids=IDS)
def test_an_answers_file_accepts_what_its_question_shows(question: Question):
    for words in shown(question):
        read_answers(as_yaml(around(question, words)), "hub.yaml")


def test_a_setting_accepts_what_its_question_shows():
    for question in QUESTIONS:
        pointed = question.example if isinstance(question.leaf.sort, Reference) else None
        state = State(around(question, pointed))
        for words in shown(question):
            setting = _setting(f"{question.field.replace('[]', '[1]')}={words}", state)
            changed = apply(state, setting, COURSE)
            assert value_at(changed.draft, setting.spot) is not None, question.field


Rows = dict[str, dict[str, str]]
"""A row of some sheets, by heading."""


def rows_of(agreement: str, question: Question, words: str) -> Rows:
    """The rows of a workbook in which only this question is answered."""
    found: Rows = {"agreements": {"id": agreement}}
    if isinstance(question.leaf.sort, Reference):
        found[question.leaf.sort.list_path] = {"agreement": agreement, "id": words}
    steps = question.leaf.steps
    holder, after = "agreements", 0
    for number, step in enumerate(steps, 1):
        if step.endswith("[]"):
            keys = {"agreement": agreement} | ({f"{holder}.id": found[holder]["id"]} if after else {})
            holder, after = ".".join(steps[:number]).replace("[]", ""), number
            found.setdefault(holder, {**keys, "id": "one"})
    found[holder][".".join(steps[after:])] = words
    return found


def book_of(path: Path, rows: list[Rows]) -> None:
    """A workbook of text, as it is typed."""
    book = Workbook(write_only=True)
    for sheet in sheets():
        target = book.create_sheet(sheet.title)
        target.append(sheet.headings)
        for row in filter(None, (one.get(sheet.title) for one in rows)):
            target.append([row.get(heading) for heading in sheet.headings])
    book.save(path)


def test_a_workbook_accepts_what_its_questions_show(tmp_path: Path):
    shows = [(question, words) for question in QUESTIONS for words in sorted(shown(question))]
    wanted = {f"a{number}": f"{question.field}: {words}" for number, (question, words) in enumerate(shows)}
    path = tmp_path / "all.xlsx"
    book_of(path, [rows_of(name, *one) for name, one in zip(wanted, shows, strict=True)])

    for item in open_source(path).items():
        assert item.given is not None, (wanted[item.name], item.problems)
        answers_from(item.given.document())
        del wanted[item.name]
    assert wanted == {}


def test_every_question_shows_an_example_or_its_choices():
    bare = [
        question.field
        for question in QUESTIONNAIRE.questions
        if not question.example and not isinstance(question.leaf.sort, Choice | Choices | YesNo)
    ]
    assert bare == []
