"""The questions on paper: a question in each of its kinds, a list without rows and with some, and the page in Markdown, whole."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
from interview.playing import COURSE

from assembler.cli.questionnaire import _word
from assembler.interview.core.state import State
from assembler.interview.faces.paper import PaperSection, PrintedQuestion, as_markdown, printed_questionnaire

DRAFT: dict[str, Any] = {
    "document": {"title": "Hub"},
    "parties": [{"id": "pcc-norfolk", "body": "pcc-norfolk"}, {"id": "fra-norfolk", "body": "fra-norfolk"}],
}
QUESTIONS = COURSE.questionnaire.by_field


@cache
def pages(*, filled: bool) -> tuple[PaperSection, ...]:
    return printed_questionnaire(COURSE, State(DRAFT) if filled else None)


def printed(section: str, draft: dict[str, Any] | None) -> PaperSection:
    sections = pages(filled=draft is not None)
    return sections[[one.id for one in COURSE.questionnaire.sections].index(section)]


def one(section: str, prompt: str, about: str, draft: dict[str, Any] | None = DRAFT) -> PrintedQuestion:
    """The question with these words about this item."""
    (found,) = [each for each in printed(section, draft).questions if (each.prompt, each.about) == (prompt, about)]
    return found


@pytest.mark.parametrize(
    ("section", "field", "about", "draft", "answers", "now"),
    [
        ("document", "document.title", "", DRAFT, "For example: Harrowmere Hub Collaboration Agreement", "Hub"),
        ("document", "document.short_name", "", DRAFT, "For example: Harrowmere Hub", "to be agreed"),
        ("document", "document.title", "", None, "For example: Harrowmere Hub Collaboration Agreement", ""),
        ("document", "document.form", "", DRAFT, "One of: A simple contract, signed; A deed.", "A simple contract, signed (the default)"),
        ("money", "money.payments", "", DRAFT, "Yes or no.", "No (the default)"),
        ("decision", "decision.notified_by", "", DRAFT, "One of the parties.", "not recorded"),
        ("parties", "parties[].roles", "Norfolk PCC", DRAFT, "One or more of: Lead; Host; Provider; Recipient; Participating; Funder.", "Participating (the default)"),
        ("parties", "parties[].roles", "for each party", None, "One or more of: Lead; Host; Provider; Recipient; Participating; Funder.", ""),
    ],
)  # fmt: skip
def test_a_question_says_how_it_can_be_answered_and_its_answer_now(
    section: str, field: str, about: str, draft: dict[str, Any] | None, answers: str, now: str
) -> None:
    question = QUESTIONS[field]

    assert one(section, question.prompt, about, draft) == PrintedQuestion(
        about, question.prompt, question.help, answers, "", now
    )


def test_without_answers_it_is_said_on_what_a_question_depends() -> None:
    found = one("money", QUESTIONS["money.shared_costs"].prompt, "", None)

    assert found.sometimes == "Asked in some cases only, depending on: cost model."
    assert found.now == ""


def test_with_answers_only_what_applies_is_asked() -> None:
    prompts = [each.prompt for each in printed("money", DRAFT).questions]

    assert QUESTIONS["money.payments"].prompt in prompts
    assert QUESTIONS["money.shared_costs"].prompt not in prompts
    assert printed("premises", DRAFT).questions == ()
    assert {each.about for each in printed("parties", DRAFT).questions} == {"Norfolk PCC", "Norfolk Fire"}


def test_a_list_asked_about_without_rows_is_printed_once_to_copy() -> None:
    workstreams = [each for each in printed("scope", DRAFT).questions if each.about == "for each workstream"]

    assert workstreams[0] == PrintedQuestion(
        "for each workstream",
        QUESTIONS["scope.workstreams[].name"].prompt,
        QUESTIONS["scope.workstreams[].name"].help,
        f"For example: {QUESTIONS['scope.workstreams[].name'].example}",
        workstreams[0].sometimes,
        "",
    )


SECTIONS = (
    PaperSection(
        "The document",
        "What it is.",
        (
            PrintedQuestion("", "What is it called?", "A name.", "For example: Hub", "", "Hub"),
            PrintedQuestion("the first party", "Who?", "", "", "", ""),
            PrintedQuestion("the first party", "Where?", "", "Yes or no.", "Asked in some cases only.", ""),
            PrintedQuestion("", "When?", "", "", "", ""),
        ),
    ),
    PaperSection("Nothing", "Not printed.", ()),
)


def test_the_questions_in_markdown() -> None:
    assert as_markdown(SECTIONS) == (
        "# Questions for a collaboration agreement\n\n"
        "## The document\n\nWhat it is.\n\n"
        "**What is it called?**\n  A name.\n  For example: Hub\n\nAnswer: Hub\n\n"
        "### The first party\n\n"
        "**Who?**\n\nAnswer: ________\n\n"
        "**Where?**\n  Yes or no.\n  Asked in some cases only.\n\nAnswer: ________\n\n"
        "**When?**\n\nAnswer: ________\n"
    )


def test_the_questions_in_word(tmp_path: Path) -> None:
    from docx import Document

    (tmp_path / "q.docx").write_bytes(_word(SECTIONS))
    document = Document(str(tmp_path / "q.docx"))
    (table,) = document.tables
    words = [paragraph.text for paragraph in document.paragraphs if paragraph.text.strip()]

    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Question", "Answer"],
        ["What is it called? A name. For example: Hub", "Hub"],
        ["The first party. Who? ", ""],
        ["The first party. Where? Yes or no. Asked in some cases only.", ""],
        ["When? ", ""],
    ]
    assert [run.bold for run in table.rows[1].cells[0].paragraphs[0].runs] == [True, None]
    assert words[0] == "Questions for a collaboration agreement"
    assert [text.lstrip("0123456789.\t ") for text in words[1:]][-2:] == ["The document", "What it is."]
    properties = document.core_properties
    assert (properties.title, properties.author, properties.version) == (
        "Questions for a collaboration agreement",
        "",
        "",
    )


def test_a_question_without_an_example_has_none() -> None:
    from msgspec.structs import replace

    from assembler.interview.core.view import View
    from assembler.interview.faces.paper import _Printer

    printer = _Printer(COURSE, View(State({}), COURSE))
    title = QUESTIONS["document.title"]

    assert printer.answers(replace(title, example="")) == ""
    assert printer.answers(replace(title, example="Hub")) == "For example: Hub"


@pytest.mark.parametrize("name", ["q.docx", "q.md"])
def test_the_questions_are_written_and_replace_nothing_unasked(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from assembler.cli.main import status_of

    file = tmp_path / name
    assert status_of(["questionnaire", "-o", str(file)]) == 0
    assert capsys.readouterr().err == f"Questionnaire written to {file}.\n"
    made = file.read_bytes()
    file.write_bytes(b"mine")
    assert status_of(["questionnaire", "-o", str(file)]) == 1
    assert file.read_bytes() == b"mine"
    assert status_of(["questionnaire", "-o", str(file), "--force", "--format", name[2:]]) == 0
    assert file.read_bytes() == made


def test_the_ending_and_the_format_must_be_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from assembler.cli.main import status_of

    file = tmp_path / "q.md"
    assert status_of(["questionnaire", "-o", str(file), "--format", "docx"]) == 2
    assert capsys.readouterr().err.splitlines()[-1] == f"Error: “{file}” does not end in .docx."


def test_the_markdown_questions_are_those_that_apply_to_the_answers(tmp_path: Path) -> None:
    from assembler.cli.main import status_of

    (tmp_path / "hub.yaml").write_text("document: {title: Hub}\n", encoding="utf-8")
    assert status_of(["questionnaire", str(tmp_path / "hub.yaml"), "-o", str(tmp_path / "q.md")]) == 0

    made = printed_questionnaire(COURSE, State({"document": {"title": "Hub"}}))
    assert (tmp_path / "q.md").read_text(encoding="utf-8") == as_markdown(made)
