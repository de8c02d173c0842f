"""The rich faces driven in memory: keys from a pipe, and what is drawn for them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.data_structures import Size
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.input.base import PipeInput
from prompt_toolkit.output import DummyOutput
from prompt_toolkit.output.color_depth import ColorDepth

from assembler.interview.faces import rich_face, screen_face
from assembler.interview.faces.rich_face import COLOURS, NO_COLOURS, RichFace
from assembler.interview.faces.screen_face import ScreenFace
from assembler.interview.talk.form import Form, FormLine, FormReply
from assembler.interview.talk.prompts import Command, Option, Prompt, Reply

EVERY = frozenset({Command.BACK, Command.MENU, Command.HELP, Command.OPEN})
FORMS = (Option("deed", "A deed"), Option("contract", "A contract under hand"))
BACK, MENU, OPEN, GO_ON, STOP, END = "\x02", "\x07", "\x14", "\x13", "\x03", "\x04"
UP, DOWN, ENTER, TAB, BACKTAB, ESCAPE_ENTER = "\x1b[A", "\x1b[B", "\r", "\t", "\x1b[Z", "\x1b\r"


class Screen(DummyOutput):
    def get_size(self) -> Size:
        return Size(rows=40, columns=80)


@pytest.fixture
def keys(monkeypatch: pytest.MonkeyPatch) -> Iterator[PipeInput]:
    """What is pressed; the terminal has 80 columns."""
    monkeypatch.setenv("COLUMNS", "80")
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=Screen()):
        yield pipe


WORDS = Prompt("words", "What is it called?", commands=EVERY)
WHICH = Prompt("one", "Which form?", options=FORMS, default="deed", commands=EVERY)
YES_NO = Prompt("one", "Is it?", options=(Option("yes", "Yes"), Option("no", "No")), default="no", commands=EVERY)
SEVERAL = Prompt("many", "Which of them?", options=FORMS, default=("deed",), commands=EVERY)


def positive(reply: str | tuple[str, ...]) -> str:
    return "" if str(reply).isdecimal() else "Not a number."


@pytest.mark.parametrize(
    ("prompt", "pressed", "reply"),
    [
        (WORDS, "Hub\r", "Hub"),
        (WORDS, "\r", Command.LEAVE),
        (WORDS, f"one{ESCAPE_ENTER}two\r", "one\ntwo"),
        (WORDS, BACK, Command.BACK),
        (WORDS, f"Hub{BACK}", Command.BACK),
        (WORDS, f"Hub{MENU}", Command.MENU),
        (WORDS, f"Hub{OPEN}", Command.OPEN),
        (WORDS, "Is it?\r", "Is it?"),
        (WORDS, f"Hub{END}\r", "Hub"),
        (WORDS, MENU, Command.MENU),
        (WORDS, OPEN, Command.OPEN),
        (WORDS, "?", Command.HELP),
        (Prompt("words", "What?", default="Old", origin="given before", commands=EVERY), "\r", Command.LEAVE),
        (Prompt("words", "What?", default="Old", origin="given before", commands=EVERY), "er\r", "Older"),
        (Prompt("words", "What?", default="Old", origin="given before", commands=EVERY), "?", Command.HELP),
        (Prompt("words", "What?", check=positive), "x\r\x7f12\r", "12"),
        (Prompt("words", "Why?", commands=frozenset()), f"{BACK}?ok\r", "?ok"),
        (WHICH, "\r", Command.LEAVE),
        (WHICH, f"{DOWN}\r", "contract"),
        (WHICH, "contr\r", "contract"),
        (Prompt("one", "Which?", options=FORMS), "\r", "deed"),
        (Prompt("one", "Which?", options=(*FORMS, Option("", "To be agreed"))), "\r", ""),
        (Prompt("one", "Which?", options=FORMS, default="other"), "\r", "deed"),
        (YES_NO, "y", "yes"),
        (YES_NO, "n", Command.LEAVE),
        (YES_NO, f"{UP}\r", "yes"),
        (SEVERAL, "\r", Command.LEAVE),
        (SEVERAL, f"{DOWN} \r", ("deed", "contract")),
        (SEVERAL, " \r", ()),
        (SEVERAL, "contr \r", ("deed", "contract")),
        (Prompt("many", "Which?", options=FORMS), "\r", ()),
        (Prompt("many", "Which?", options=FORMS, origin="from the preset", default=()), "\r", Command.LEAVE),
    ],
)  # fmt: skip
def test_keys_answer_a_question(prompt: Prompt, pressed: str, reply: Reply, keys: PipeInput) -> None:
    shown: list[str] = []
    keys.send_text(pressed)

    assert RichFace(colours=True, shown=lambda: shown.append("")).ask(prompt) == reply
    assert shown


@pytest.mark.parametrize("prompt", [WORDS, SEVERAL])
def test_the_end_of_input_and_ctrl_c_end_an_interview(prompt: Prompt, keys: PipeInput) -> None:
    face = RichFace(colours=False, shown=lambda: None)
    keys.send_text(END)
    with pytest.raises(EOFError):
        face.ask(prompt)
    keys.send_text(STOP)
    with pytest.raises(KeyboardInterrupt):
        face.ask(prompt)


def test_an_enter_right_after_help_answers_nothing(keys: PipeInput) -> None:
    face = RichFace(colours=True, shown=lambda: None)
    keys.send_text("?")
    assert face.ask(WORDS) is Command.HELP
    assert face.helped
    keys.send_text("\rHub\r")
    assert face.ask(WORDS) == "Hub"
    assert not face.helped
    keys.send_text("\r")
    assert face.ask(WORDS) is Command.LEAVE


@pytest.mark.parametrize(
    ("prompt", "lines"),
    [
        (
            Prompt("words", "What?", "Form, question 1 of 2", "[1 block so far]", "Hub", default="Old", origin="given before"),
            ["", "Form, question 1 of 2. [1 block so far]", "For example: Hub", "Enter keeps: Old (given before)"],
        ),
        (Prompt("words", "What?", leave="leaves it to be agreed"), ["", "Enter leaves it to be agreed"]),
        (Prompt("words", "What?", leave="leaves it", default="x"), ["", ""]),
        (Prompt("one", "Which?", options=FORMS, leave="stays here"), ["", ""]),
    ],
)  # fmt: skip
def test_what_stands_above_a_question(
    prompt: Prompt, lines: list[str], keys: PipeInput, capsys: pytest.CaptureFixture[str]
) -> None:
    keys.send_text(BACK)
    RichFace(colours=True, shown=lambda: None).ask(prompt)

    assert capsys.readouterr().out.splitlines() == lines


@pytest.mark.parametrize(
    ("columns", "text", "lines"),
    [
        ("40", "* one " + "word " * 10, ["* one word word word word word word", "  word word word word"]),
        ("200", "x" * 98, ["x" * 98]),
        ("200", "x" * 99, ["x" * 98, "x"]),
        ("10", "x" * 21, ["x" * 20, "x"]),
        ("40", "one\n\ntwo\x07", ["one", "", "two\\x07"]),
        ("10", " " * 16 + "far far", [" " * 16 + "far", " " * 10 + "far"]),
    ],
)
def test_lines_fit_the_terminal_and_go_on_under_their_words(
    columns: str, text: str, lines: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    RichFace(colours=True, shown=lambda: None).say(text)

    assert capsys.readouterr().out.splitlines() == lines


def test_no_key_is_parted_from_what_it_does(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "30")

    assert rich_face.keys_words(["Ctrl-B back", "Ctrl-G go to a section"], "  ") == (
        "  Ctrl-B back,\nCtrl-G go to a section"
    )
    assert rich_face.keys_words(["Up and Down"]) == "Up and Down"


@pytest.mark.usefixtures("keys")
def test_the_keys_of_a_question_stand_below_it() -> None:
    face = RichFace(colours=True, shown=lambda: None)
    every = "Ctrl-B back, Ctrl-G go to a section, Ctrl-T to be agreed, ? help"

    assert face._options(WORDS) == {
        "style": COLOURS,
        "qmark": "?",
        "instruction": f"\n  {every}\n ",
        "color_depth": None,
    }
    assert RichFace(colours=False, shown=lambda: None)._options(Prompt("words", "?", commands=frozenset())) == {
        "style": NO_COLOURS,
        "qmark": "?",
        "instruction": None,
        "color_depth": ColorDepth.DEPTH_1_BIT,
    }


def test_styles_have_colours_or_none() -> None:
    assert COLOURS.style_rules == [
        ("qmark", "fg:ansicyan bold"),
        ("question", "bold"),
        ("answer", "fg:ansigreen"),
        ("pointer", "fg:ansicyan bold"),
        ("highlighted", "fg:ansicyan"),
        ("selected", ""),
        ("validation-toolbar", "bg:ansired fg:ansiwhite"),
    ]
    assert NO_COLOURS.style_rules == [
        ("question", "bold"),
        ("pointer", "bold"),
        ("selected", ""),
        ("validation-toolbar", "reverse"),
    ]


@pytest.mark.usefixtures("keys")
def test_what_is_wrong_with_an_answer_takes_the_rows_that_it_needs() -> None:
    from prompt_toolkit.layout import FormattedTextControl

    question = rich_face._words(WORDS, RichFace(colours=True, shown=lambda: None)._options(WORDS))
    windows = [
        (window.height, window.dont_extend_height())
        for window in question.application.layout.find_all_windows()
        if isinstance(window.content, FormattedTextControl)
    ]

    assert (None, True) in windows
    assert [height for height, _ in windows if height == 1] == []


@pytest.mark.usefixtures("keys")
def test_other_windows_keep_the_height_they_have() -> None:
    from prompt_toolkit.application import Application
    from prompt_toolkit.buffer import Buffer
    from prompt_toolkit.layout import BufferControl, FormattedTextControl, HSplit, Layout, Window

    windows = [
        Window(FormattedTextControl("wrong"), height=1),
        Window(FormattedTextControl("two rows"), height=2),
        Window(BufferControl(Buffer()), height=1),
    ]
    rich_face._show_whole_message(Application(layout=Layout(HSplit(windows), focused_element=windows[2])))

    assert [(window.height, window.dont_extend_height()) for window in windows] == [
        (None, True),
        (2, False),
        (1, False),
    ]


LONG = Option("long", "A deed that is " + "very " * 20 + "long")


def test_an_option_is_shortened_on_its_line_and_whole_under_the_list(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "42")
    title = rich_face._Title.of(LONG)

    assert (str(title), title.lower()) == ("A deed that is very very very …", LONG.label.lower())
    assert rich_face._whole(LONG) == (
        "A deed that is very very\n"
        "  very very very very very very very\n"
        "  very very very very very very very\n"
        "  very very very very long"
    )
    assert rich_face._whole(FORMS[0]) is None


def test_an_option_that_just_fits_its_line_is_not_shortened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "42")
    fits, longer = Option("a", "x" * 17 + " " + "y" * 16), Option("b", "x" * 17 + " " + "y" * 17)

    assert (str(rich_face._Title.of(fits)), rich_face._whole(fits)) == (fits.label, None)
    assert str(rich_face._Title.of(longer)) == "x" * 17 + " …"
    assert rich_face._whole(longer) == longer.label.replace(" ", "\n  ")


def test_a_question_leaves_room_for_its_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "42")

    def message(question: str, *labels: str) -> str:
        return rich_face._message(Prompt("one", question, options=tuple(Option(label, label) for label in labels)))

    assert message("Which form?", "A deed") == "Which form?"
    assert message("Which form is it to be, of the two?", "A deed") == "Which form is it to be, of the two?\n  "
    assert message("x" * 16, "y" * 20) == "x" * 16
    assert message("x" * 17, "y" * 20) == "x" * 17 + "\n  "
    assert message("x" * 36) == "x" * 36
    assert message("x" * 37) == "x" * 37 + "\n  "
    assert message("x" * 18 + " " + "y" * 19) == "x" * 18 + " " + "y" * 19 + "\n  "
    assert message("x" * 18 + " " + "y" * 20) == "x" * 18 + "\n  " + "y" * 20
    assert message("Which of all the forms that there are is it to be?") == (
        "Which of all the forms that there are\n  is it to be?"
    )


def test_whole_answers_are_offered_while_somebody_types(keys: PipeInput) -> None:
    from prompt_toolkit.completion import CompleteEvent
    from prompt_toolkit.document import Document

    finder = rich_face._Finder(Prompt("words", "Who?", find=lambda words: [f"{words} one", f"{words} two"]))

    def offered(text: str) -> list[tuple[str, int]]:
        return [(one.text, one.start_position) for one in finder.get_completions(Document(text), CompleteEvent())]

    assert offered("nor") == [("nor one", -3), ("nor two", -3)]
    assert offered("  ") == []
    keys.send_text(f"nor{DOWN}\r\r")
    assert RichFace(colours=True, shown=lambda: None).ask(finder.prompt) in ("nor one", "nor")


def line(prompt: Prompt, label: str, about: str = "", *, usual: bool = False) -> FormLine:
    return FormLine(label, about, prompt, usual, lambda: f"what {label} is for")


LINES = (
    line(Prompt("words", "What is it called?", example="Hub", leave="leaves it to be agreed", commands=EVERY), "Title"),
    line(Prompt("words", "How many?", check=positive), "Number", "the first party"),
    line(Prompt("one", "Which form?", options=FORMS, default="deed", origin="the default"), "Form", usual=True),
)


def filled(pressed: str, keys: PipeInput, *lines: FormLine) -> FormReply:
    keys.send_text(pressed)
    face = ScreenFace(colours=True, shown=lambda: None)
    return face.fill(Form("Money, section 2 of 9", "[1 block so far]", lines or LINES, lambda number, reply: None))


LEAVE = Command.LEAVE


@pytest.mark.parametrize(
    ("pressed", "replies", "command"),
    [
        (GO_ON, (LEAVE, LEAVE, LEAVE), None),
        ("Hub\r12\r\r", ("Hub", "12", LEAVE), None),
        (f"Hub{TAB}12{DOWN}{DOWN}2{GO_ON}", ("Hub", "12", "contract"), None),
        (f"Hub{DOWN}{UP}s{GO_ON}", ("Hubs", LEAVE, LEAVE), None),
        (f"Hub{DOWN}12{BACKTAB}s{GO_ON}", ("Hubs", "12", LEAVE), None),
        (f"one{ESCAPE_ENTER}two{GO_ON}", ("one\ntwo", LEAVE, LEAVE), None),
        (f"Hub\rx\r{GO_ON}\x7f3{GO_ON}", ("Hub", "3", LEAVE), None),
        (f"{OPEN}{GO_ON}", (Command.OPEN, LEAVE, LEAVE), None),
        (f"{OPEN}: the boards{GO_ON}", ("to be agreed: the boards", LEAVE, LEAVE), None),
        (f"{DOWN}{OPEN}4{GO_ON}", (LEAVE, "4", LEAVE), None),
        (f"Hub{BACK}", ("Hub", LEAVE, LEAVE), Command.BACK),
        (f"Hub{MENU}", ("Hub", LEAVE, LEAVE), Command.MENU),
        (f"{DOWN}x{BACK}", (LEAVE, LEAVE, LEAVE), Command.BACK),
        (f"Hub{DOWN}<\r", ("Hub", LEAVE, LEAVE), Command.BACK),
        (f"Hub{DOWN}<{GO_ON}", ("Hub", LEAVE, LEAVE), Command.BACK),
        (f"Is it?{GO_ON}", ("Is it?", LEAVE, LEAVE), None),
    ],
)
def test_keys_fill_in_a_form(
    pressed: str, replies: tuple[Reply, ...], command: Command | None, keys: PipeInput
) -> None:
    assert filled(pressed, keys) == FormReply(replies, command)


def test_what_was_filled_in_stays_on_the_terminal(keys: PipeInput, capsys: pytest.CaptureFixture[str]) -> None:
    filled(f"Hub\r12{GO_ON}", keys)

    assert capsys.readouterr().out == "  Title: Hub\n  Number (the first party): 12\n"


def test_a_form_is_stopped_with_what_is_typed_kept(keys: PipeInput) -> None:
    kept: list[tuple[int, Reply]] = []
    face = ScreenFace(colours=False, shown=lambda: None)
    form = Form("", "", LINES, lambda number, reply: kept.append((number, reply)))
    keys.send_text(f"Hub{STOP}")
    with pytest.raises(KeyboardInterrupt):
        face.fill(form)
    assert kept == [(0, "Hub")]
    keys.send_text(END)
    with pytest.raises(EOFError):
        face.fill(form)


def test_help_is_shown_above_the_form_and_answers_nothing(keys: PipeInput, capsys: pytest.CaptureFixture[str]) -> None:
    assert filled(f"?{DOWN}?7{GO_ON}", keys) == FormReply((LEAVE, "7", LEAVE), None)
    assert capsys.readouterr().out == "\nwhat Title is for\n\nwhat Number is for\n  Number (the first party): 7\n"


@pytest.mark.parametrize("asked", [" ?\r", f" ?{GO_ON}"], ids=["and Enter", "and Ctrl-S"])
def test_help_may_be_asked_for_in_words(asked: str, keys: PipeInput, capsys: pytest.CaptureFixture[str]) -> None:
    assert filled(f"{asked}Hub{GO_ON}", keys) == FormReply(("Hub", LEAVE, LEAVE), None)
    assert capsys.readouterr().out == "\nwhat Title is for\n  Title: Hub\n"


def test_on_the_row_that_goes_on_there_is_no_help(keys: PipeInput, capsys: pytest.CaptureFixture[str]) -> None:
    assert filled(f"{DOWN}{DOWN}?\r", keys) == FormReply((LEAVE, LEAVE, LEAVE), None)
    assert capsys.readouterr().out == ""


def test_a_question_that_ends_without_an_answer_ends_the_interview(
    keys: PipeInput, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys.send_text("Hub")
    monkeypatch.setattr("questionary.Question.unsafe_ask", lambda _self: None)
    with pytest.raises(EOFError):
        RichFace(colours=True, shown=lambda: None).ask(WORDS)


def screen(*lines: FormLine, colours: bool = True) -> screen_face._Screen:
    form = Form("Money, section 2 of 9", "[1 block so far]", lines or LINES, lambda number, reply: None)
    return screen_face._Screen(form, ScreenFace(colours=colours, shown=lambda: None))


@pytest.mark.usefixtures("keys")
def test_a_form_is_drawn_with_its_place_lines_question_and_keys() -> None:
    one = screen()

    assert one.head() == "\nMoney, section 2 of 9. [1 block so far]"
    assert one.lines() == [
        ("class:highlighted", "»   Title: \n"),
        ("class:question", "  The first party\n"),
        ("", "    Number: \n"),
        ("class:question", "  — Go on —\n"),
        ("class:question", "  Usual answers: change only what differs\n"),
        ("", "    Form: A deed (the default)\n"),
    ]
    assert one.question() == "\nWhat is it called?\nFor example: Hub\nEnter leaves it to be agreed."
    assert one.foot() == (
        "Enter next, Up and Down another line, Ctrl-S go on, Ctrl-B back,\n"
        "Ctrl-G go to a section, ? help, Ctrl-T to be agreed"
    )
    assert (one.pointed().x, one.pointed().y) == (0, 0)


@pytest.mark.usefixtures("keys")
def test_the_next_line_is_drawn_with_what_is_wrong_on_it() -> None:
    one = screen()
    one.move(1)
    one.buffer.text = "x"
    one.move(1)

    assert one.question() == "\nHow many?\n! Not a number."
    assert one.foot() == (
        "Enter next, Up and Down another line, Ctrl-S go on, Ctrl-B back,\nCtrl-G go to a section, ? help"
    )
    assert (one.pointed().y, one.filling.problem) == (2, "Not a number.")


@pytest.mark.usefixtures("keys")
def test_on_the_row_that_goes_on_it_is_said_what_the_keys_do() -> None:
    one = screen()
    one.move(1)
    one.move(1)

    assert one.question() == "\nEnter goes on. The usual answers below can be changed: press Down."
    assert one.foot().endswith("Ctrl-B back,\nCtrl-G go to a section, ? help")
    one.move(1)
    assert one.question() == "\nWhich form?\n  1. A deed\n  2. A contract under hand"


MANY = tuple(Option(f"kind-{number}", f"Kind number {number}") for number in range(1, 12))


@pytest.mark.usefixtures("keys")
def test_of_many_options_nine_are_shown_and_the_rest_counted() -> None:
    one = screen(line(Prompt("many", "Which?", options=MANY), "Kinds"))

    assert one.options(0) == [
        *(f"  {number}. Kind number {number}" for number in range(1, 10)),
        "  … 2 more: type some of the words",
        "Type the numbers with commas between them, or none.",
    ]
    one.buffer.text = "number 11"
    assert one.options(0) == ["  11. Kind number 11", "Type the numbers with commas between them, or none."]


@pytest.mark.usefixtures("keys")
def test_nine_options_are_all_shown() -> None:
    one = screen(line(Prompt("one", "Which?", options=MANY[:9]), "Kinds"))

    assert one.options(0) == [f"  {number}. Kind number {number}" for number in range(1, 10)]


@pytest.mark.usefixtures("keys")
def test_a_row_is_shortened_to_the_terminal() -> None:
    one = screen(
        line(Prompt("words", "?", default="a\nb " + "word " * 30), "A label " + "label " * 12),
        line(Prompt("words", "?", default="x" * 60), "Short"),
    )

    assert [words for _, words in one.lines()] == [
        "»   A label label label label label …: a b word word word word word word …\n",
        "    Short: " + "x" * 60 + "\n",
        "  — Go on —\n",
    ]


@pytest.mark.usefixtures("keys")
def test_the_style_and_the_depth_of_colours_are_those_of_the_face() -> None:
    assert screen(colours=False).application.style is NO_COLOURS
    assert screen(colours=False).application.color_depth is ColorDepth.DEPTH_1_BIT
    assert screen().application.style is COLOURS
    assert screen().application.erase_when_done is True
