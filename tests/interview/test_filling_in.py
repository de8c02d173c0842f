"""A form while it is filled in: where the cursor stands, what was typed on each line, and what is shown of it."""

from __future__ import annotations

import pytest

from assembler.interview.faces.filling_in import FillingIn, FormRow
from assembler.interview.talk.form import Form, FormLine, FormReply
from assembler.interview.talk.prompts import Command, Option, Prompt, Reply

EVERY = frozenset({Command.BACK, Command.MENU, Command.HELP, Command.OPEN})
FORMS = (Option("deed", "A deed"), Option("contract", "A contract"))


def number(reply: str | tuple[str, ...]) -> str:
    return "" if str(reply).isdecimal() else "Not a number."


def line(prompt: Prompt, about: str = "", label: str = "line", *, usual: bool = False) -> FormLine:
    return FormLine(label, about, prompt, usual, lambda: f"what {label} is for")


LINES = (
    line(Prompt("words", "Title?", default="Old", origin="given before", commands=EVERY), label="Title"),
    line(Prompt("one", "Which form?", options=FORMS, default="deed", commands=EVERY), label="Form"),
    line(Prompt("words", "How many?", check=number, commands=EVERY), "the first party", "Number"),
    line(Prompt("many", "Which of them?", options=FORMS, commands=EVERY), "the first party", "Several"),
    line(Prompt("words", "Usually?", default="12", origin="the default", commands=EVERY), label="Notice", usual=True),
    line(Prompt("words", "Of the second?", commands=EVERY), "the second party", "Second", usual=True),
)  # fmt: skip


def filling(*lines: FormLine) -> tuple[FillingIn, list[tuple[int, Reply]]]:
    kept: list[tuple[int, Reply]] = []
    return FillingIn(Form("Here", "[1 block]", lines, lambda at, reply: kept.append((at, reply)))), kept


def test_rows_are_the_lines_under_headings() -> None:
    work, _ = filling(*LINES)

    assert [(row.line, row.heading) for row in work.rows] == [
        (0, ""),
        (1, ""),
        (None, "The first party"),
        (2, ""),
        (3, ""),
        (None, "— Go on —"),
        (None, "Usual answers: change only what differs"),
        (4, ""),
        (None, "The second party"),
        (5, ""),
    ]
    assert [row.stops for row in work.rows] == [True, True, False, True, True, True, False, True, False, True]
    assert FormRow(None).heading == ""


def test_without_usual_answers_the_row_that_goes_on_is_the_last() -> None:
    work, _ = filling(*LINES[:3])

    assert [(row.line, row.heading) for row in work.rows][-2:] == [(2, ""), (None, "— Go on —")]


def test_usual_answers_alone_begin_with_the_row_that_goes_on() -> None:
    work, _ = filling(LINES[5])

    assert [row.heading for row in work.rows] == [
        "— Go on —",
        "Usual answers: change only what differs",
        "The second party",
        "",
    ]
    assert (work.at, work.line, work.typed) == (0, None, "")


def test_the_cursor_stands_on_lines_and_on_the_row_that_goes_on_only() -> None:
    work, _ = filling(*LINES)
    down = [work.at]
    for _ in range(7):
        work.move(1)
        down.append(work.at)
    up = []
    for _ in range(7):
        work.move(-1)
        up.append(work.at)

    assert down == [0, 1, 3, 4, 5, 7, 9, 5]
    assert up == [4, 3, 1, 0, 0, 0, 0]


def test_the_words_first_standing_on_each_line_can_be_edited() -> None:
    work, _ = filling(*LINES)

    assert work.problem == ""
    assert work.texts == ["Old", "", "", "", "12", ""]
    assert work.typed == "Old"
    assert [work.value_words(at) for at in range(6)] == ["Old (given before)", "A deed", "", "", "12 (the default)", ""]
    assert list(work.told()) == []
    assert work.reply(None) == FormReply((Command.LEAVE,) * 6, None)


def test_what_is_typed_is_kept_and_told_line_by_line() -> None:
    work, kept = filling(*LINES)
    for text in ("Hub", "2", "12", "2, 1", "12", "to be agreed"):
        assert work.keep(text) is None
        work.move(1)
        if work.line is None:
            work.move(1)

    replies = ("Hub", "contract", "12", ("deed", "contract"), Command.LEAVE, Command.OPEN)
    assert work.reply(Command.MENU) == FormReply(replies, Command.MENU)
    assert kept == [(0, "Hub"), (1, "contract"), (2, "12"), (3, ("deed", "contract")), (5, Command.OPEN)]
    assert work.texts == ["Hub", "2", "12", "2, 1", "12", "to be agreed"]
    assert list(work.told()) == [
        "  Title: Hub",
        "  Form: A contract",
        "  Number (the first party): 12",
        "  Several (the first party): A deed; A contract",
        "  Second (the second party): to be agreed",
    ]


def test_what_is_no_answer_is_told_until_something_else_is_typed() -> None:
    work, kept = filling(LINES[2])

    assert (work.keep("twelve"), work.problem, work.texts, kept) == (None, "Not a number.", [""], [])
    assert (work.keep("12"), work.problem, work.texts, kept) == (None, "", ["12"], [(0, "12")])


@pytest.mark.parametrize(("text", "command"), [("<", Command.BACK), (">", Command.MENU), ("?", Command.HELP)])
def test_a_command_that_is_typed_is_given_back_and_answers_nothing(text: str, command: Command) -> None:
    work, kept = filling(LINES[0])

    assert (work.keep(text), work.texts, work.replies, kept) == (command, ["Old"], [Command.LEAVE], [])


def test_a_line_that_is_emptied_holds_what_it_began_with() -> None:
    work, kept = filling(LINES[0])
    work.keep("Hub")
    work.keep("  ")

    assert (work.texts, work.replies, kept) == (["Old"], [Command.LEAVE], [(0, "Hub"), (0, Command.LEAVE)])


def test_on_the_row_that_goes_on_nothing_is_kept() -> None:
    work, kept = filling(LINES[0])
    work.move(1)

    assert (work.line, work.typed, work.keep("x"), work.problem, kept) == (None, "", None, "", [])


def test_none_of_several_is_shown_as_such() -> None:
    work, _ = filling(LINES[3])
    work.keep("none")

    assert (work.replies, work.value_words(0)) == ([()], "none")


def test_of_a_choice_of_several_what_enter_keeps_is_shown() -> None:
    work, _ = filling(line(Prompt("many", "Which?", options=FORMS, origin="from the preset")))

    assert work.value_words(0) == "none (from the preset)"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", [1, 2]),
        ("1", [1, 2]),
        ("dee", [1]),
        (" CONTR ", [2]),
        ("1, dee", [1]),
        ("deed,", [1, 2]),
        ("other", [1, 2]),
    ],
)
def test_options_holding_what_is_typed_are_found_with_their_numbers(text: str, found: list[int]) -> None:
    work, _ = filling(LINES[1])

    assert work.options_found(0, text) == [(at, FORMS[at - 1]) for at in found]


def test_a_line_can_have_another_prompt() -> None:
    other = LINES[0].with_prompt(Prompt("words", "Another?"))

    assert (other.prompt.question, other.label, other.help()) == ("Another?", "Title", "what Title is for")
