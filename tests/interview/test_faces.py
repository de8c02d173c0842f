"""What the faces show, line by line, without a terminal."""

from __future__ import annotations

from collections.abc import Callable
from io import StringIO

import pytest
from interview.scripted_face import ScriptedFace
from prompt_toolkit.document import Document
from prompt_toolkit.formatted_text import fragment_list_to_text
from prompt_toolkit.layout import BufferControl
from prompt_toolkit.layout.processors import Transformation, TransformationInput

from assembler.interview.faces.choose import choose_face
from assembler.interview.faces.lines import in_lines
from assembler.interview.faces.plain_face import PlainFace, _waits, prompt_lines, wrapped
from assembler.interview.faces.rich_face import RichFace
from assembler.interview.faces.screen_face import ScreenFace
from assembler.interview.faces.word_wrap import WordWrap, gaps_before
from assembler.interview.talk.prompts import Command, Option, Prompt

DEED = Option("deed", "A deed")
WHICH = Prompt(
    "one", "Which form?", "Form", "[2 blocks]", options=(DEED, Option("contract", "A contract")), default="deed"
)


class Typing(StringIO):
    """A stream that is, or is not, a terminal."""

    def __init__(self, text: str = "", *, terminal: bool = True) -> None:
        super().__init__(text)
        self.terminal = terminal

    def isatty(self) -> bool:
        return self.terminal


def plain(text: str, shown: Callable[[], None] = lambda: None) -> tuple[PlainFace, StringIO]:
    out = StringIO()
    return PlainFace(Typing(text, terminal=False), out, shown), out


@pytest.mark.parametrize(
    ("prompt", "lines"),
    [
        (
            WHICH,
            [
                "Form. [2 blocks]",
                "Which form?",
                "  1. A deed",
                "  2. A contract",
                "Enter: A deed. Type < for back.",
            ],
        ),
        (
            Prompt(
                "words",
                "What is it called?",
                example="Hub",
                default="Old",
                origin="given before",
                commands=frozenset(Command),
            ),
            [
                "What is it called?",
                "For example: Hub",
                "Enter keeps: Old (given before). Type < for back, ? for help, > to go to a section, “to be agreed” to leave it open.",
            ],
        ),
        (
            Prompt("many", "Which?", options=(DEED,), leave="adds none", commands=frozenset()),
            ["Which?", "  1. A deed", "Type the numbers with commas between them, or none.", "Enter adds none."],
        ),
        (
            Prompt("many", "Which?", options=(DEED,), origin="from the preset", commands=frozenset({Command.HELP})),
            [
                "Which?",
                "  1. A deed",
                "Type the numbers with commas between them, or none.",
                "Enter keeps: none (from the preset). Type ? for help.",
            ],
        ),
        (Prompt("words", "Why?", commands=frozenset({Command.MENU})), ["Why?", "Type > to go to a section."]),
        (Prompt("words", "Why?", commands=frozenset()), ["Why?", ""]),
    ],
)
def test_a_question_is_written_line_by_line(prompt: Prompt, lines: list[str]) -> None:
    assert list(prompt_lines(prompt)) == lines


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", [""]),
        ("one\n\ntwo", ["one", "", "two"]),
        (" * " + "word " * 16, [" * word word word word word word word word word word word word word word word", "   word"]),
        ("a" * 80, ["a" * 78, "aa"]),
        ("mail to a-very-long-name@" + "x" * 60, ["mail to", "a-very-long-name@" + "x" * 60]),
        ("bell\x07", ["bell\\x07"]),
        (" " * 60 + "far " + "x" * 30, [" " * 60 + "far", " " * 39 + "x" * 30]),
    ],
)  # fmt: skip
def test_lines_are_at_most_78_characters_and_go_on_under_their_words(text: str, lines: list[str]) -> None:
    assert wrapped(text).split("\n") == lines


def test_lines_may_be_set_in() -> None:
    assert wrapped("- one", "  ") == "  - one"
    assert in_lines("one two", 6, "> ", "  ") == ["> one", "  two"]
    assert in_lines("one two", 7) == ["one two"]
    assert in_lines("one two", 6) == ["one", "two"]


def test_a_plain_question_is_put_until_a_line_is_an_answer() -> None:
    put: list[str] = []
    face, out = plain("x\n2\n", lambda: put.append(out.getvalue()[-2:]))

    assert face.ask(WHICH) == "contract"
    assert out.getvalue() == (
        "\nForm. [2 blocks]\nWhich form?\n  1. A deed\n  2. A contract\nEnter: A deed. Type < for back.\n"
        "> Type a number from 1 to 2, or the words of one answer.\nYou typed: x\nType it again, as it should be.\n> "
    )
    assert put == ["> ", "> "]


def test_a_plain_interview_ends_with_its_input() -> None:
    face, _ = plain("")

    with pytest.raises(EOFError):
        face.ask(WHICH)


def test_what_was_typed_before_a_question_was_put_answers_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    source, out = Typing("one\n\n two \n1\n"), StringIO()
    face = PlainFace(source, out, lambda: None)
    waiting = iter([True, True, True, False])
    monkeypatch.setattr("select.select", lambda read, write, other, wait: ([source] if next(waiting) else [], [], []))

    assert face.ask(WHICH) == "deed"
    assert out.getvalue().startswith(
        "\nNot taken, for it was typed before the next question was put: one; two\n\nForm. [2 blocks]\n"
    )


def test_where_the_system_cannot_tell_nothing_was_typed_ahead() -> None:
    face = PlainFace(Typing("one\n"), StringIO(), lambda: None)

    assert face.typed_ahead() == []


def test_a_paste_may_end_with_its_last_line(monkeypatch: pytest.MonkeyPatch) -> None:
    source = Typing("one\n")
    monkeypatch.setattr("select.select", lambda read, write, other, wait: ([source], [], []))

    assert PlainFace(source, StringIO(), lambda: None).typed_ahead() == ["one"]


def test_a_scripted_face_keeps_what_is_shown_and_ends_with_its_script() -> None:
    face = ScriptedFace(["x", "1"])

    assert face.ask(WHICH) == "deed"
    face.say("told")
    with pytest.raises(EOFError):
        face.ask(Prompt("words", "Why?", commands=frozenset()))
    assert face.shown == [
        "Form. [2 blocks]\nWhich form?\n  1. A deed\n  2. A contract\nEnter: A deed. Type < for back.",
        "> x",
        "Type a number from 1 to 2, or the words of one answer.",
        "> 1",
        "told",
        "Why?\n",
    ]
    assert [prompt.question for prompt in face.prompts] == ["Which form?", "Why?"]


TERMINAL = Typing()


@pytest.mark.parametrize(
    ("environment", "options", "kind"),
    [
        ({}, {}, ScreenFace),
        ({}, {"one_by_one": True}, RichFace),
        ({}, {"plain": True}, PlainFace),
        ({"ACCESSIBLE": "1"}, {}, PlainFace),
        ({"ACCESSIBLE": "0"}, {}, ScreenFace),
        ({"ACCESSIBLE": ""}, {}, ScreenFace),
        ({"TERM": "dumb"}, {}, PlainFace),
        ({"TERM": "xterm"}, {}, ScreenFace),
    ],
)
def test_the_terminal_and_the_options_choose_the_face(
    environment: dict[str, str], options: dict[str, bool], kind: type
) -> None:
    wanted = {"plain": False, "one_by_one": False} | options

    def shown() -> None:
        """Nothing."""

    face = choose_face(TERMINAL, TERMINAL, environment, **wanted, shown=shown)

    assert type(face) is kind
    assert face.shown is shown  # type: ignore[union-attr]


def test_colours_are_left_out_where_the_environment_says_so() -> None:
    def coloured(environment: dict[str, str], *, one_by_one: bool) -> bool:
        face = choose_face(TERMINAL, TERMINAL, environment, plain=False, one_by_one=one_by_one, shown=lambda: None)
        assert isinstance(face, RichFace)
        return face.colours

    assert [coloured({}, one_by_one=True), coloured({}, one_by_one=False)] == [True, True]
    assert [coloured({"NO_COLOR": "1"}, one_by_one=True), coloured({"NO_COLOR": "1"}, one_by_one=False)] == [False] * 2


PIPE = Typing(terminal=False)


@pytest.mark.parametrize(
    ("source", "out"), [(PIPE, TERMINAL), (TERMINAL, PIPE), (PIPE, PIPE), (None, TERMINAL), (TERMINAL, None)]
)
def test_without_a_terminal_nobody_can_be_asked(source: Typing | None, out: Typing | None) -> None:
    assert choose_face(source, out, {}, plain=True, one_by_one=False, shown=lambda: None) is None


@pytest.mark.parametrize(
    ("text", "columns", "taken", "gaps"),
    [
        ("one two", 7, 0, {}),
        ("one two", 6, 0, {4: 2}),
        ("one two", 4, 0, {}),
        ("one two three", 8, 0, {}),
        ("one two", 8, 2, {4: 2}),
        ("one two", 6, 3, {}),
        ("abcdefgh ij", 4, 0, {}),
        ("ab abcdef", 4, 0, {}),
        ("日本 日本", 6, 0, {3: 1}),
        ("", 5, 0, {}),
        ("one two", 0, 0, {}),
        ("one two", 0, 3, {}),
        ("a b cde", 5, 0, {4: 1}),
        ("abcd e", 4, 0, {}),
        ("abc de fg", 5, 0, {4: 1}),
        ("ab cd ef", 3, 0, {}),
        ("\u200b one", 0, 0, {}),
        ("one two", 5, 1, {}),
    ],
)
def test_a_row_is_filled_up_before_a_word_that_would_not_end_on_it(
    text: str, columns: int, taken: int, gaps: dict[int, int]
) -> None:
    assert gaps_before(text, columns, taken) == gaps


def wrapped_row(text: str, columns: int, *, indent: int = 0, row: int = 0) -> Transformation:
    given = TransformationInput(BufferControl(), Document(text), row, lambda at: at, [("class:a", text)], columns, 10)
    return WordWrap(indent).apply_transformation(given)


def test_words_being_typed_are_padded_with_spaces_to_the_row_end() -> None:
    made = wrapped_row("one two", 6)

    assert fragment_list_to_text(made.fragments) == "one   two"
    assert made.fragments[4] == ("", "  ")
    assert [made.source_to_display(at) for at in range(9)] == [0, 1, 2, 3, 6, 7, 8, 9, 10]
    assert [made.display_to_source(at) for at in range(10)] == [0, 1, 2, 3, 3, 3, 4, 5, 6, 7]


def test_only_the_first_row_has_something_before_it() -> None:
    assert fragment_list_to_text(wrapped_row("one two", 8, indent=2).fragments) == "one   two"
    assert fragment_list_to_text(wrapped_row("one two", 8, indent=2, row=1).fragments) == "one two"
    assert fragment_list_to_text(wrapped_row("one two", 8).fragments) == "one two"
    assert fragment_list_to_text(wrapped_row("one two", 8, row=1).fragments) == "one two"


@pytest.mark.parametrize(("ready", "waits"), [(True, True), (False, False)])
def test_whether_a_line_waits_is_asked_without_waiting_for_one(
    ready: bool, waits: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[object, ...]] = []

    def select(*of: object) -> tuple[list[object], list[object], list[object]]:
        asked.append(of)
        return [of[0]] if ready else [], [], []

    monkeypatch.setattr("assembler.interview.faces.plain_face.select.select", select)
    source = StringIO("")

    assert _waits(source) is waits
    assert asked == [([source], [], [], 0)]


@pytest.mark.parametrize("error", [OSError("no select"), ValueError("closed")])
def test_where_the_system_cannot_tell_no_line_waits(error: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    def select(*_: object) -> None:
        raise error

    monkeypatch.setattr("assembler.interview.faces.plain_face.select.select", select)

    assert _waits(StringIO("")) is False
