"""The rich face's keys on a real terminal: back from every kind of prompt, help, resize, Ctrl-C, Ctrl-D, and the quiet variants."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from interview.terminal import CONTROL, Terminal, one_by_one

pytestmark = pytest.mark.slow

BACK, MENU, OPEN, STOP, END = "\x02", "\x07", "\x14", "\x03", "\x04"
START = """\
document: {title: Hub, short_name: Hub, prepared_on: 2027-03-01, effect: binding, form: contract, marking: official}
parties:
  - {id: pcc-norfolk, body: pcc-norfolk}
  - {id: fra-norfolk, body: fra-norfolk}
"""


def begun(folder: Path, *options: str, text: str = START, **environment: str) -> Terminal:
    (folder / "hub.yaml").write_text(text, encoding="utf-8")
    return Terminal("interview", "hub.yaml", *one_by_one(options), folder=folder, **environment)


def test_back_leaves_a_question_for_words_and_keeps_what_was_answered(tmp_path: Path) -> None:
    terminal = Terminal.fresh(tmp_path)
    terminal.press("Broadland Hub\r")
    terminal.wait_for("for short?")
    terminal.press("half typed")
    terminal.wait_for("half typed")
    terminal.press(BACK)
    terminal.wait_for("Enter keeps: Broadland Hub (given before)")
    terminal.press(STOP)

    assert terminal.end() == 130


def test_back_leaves_a_table_and_a_choice(tmp_path: Path) -> None:
    terminal = begun(tmp_path)
    terminal.wait_for("The parties: 2 so far")
    terminal.press("\r")
    terminal.wait_for("as a result of the duties")
    terminal.press(BACK)
    terminal.settle()
    assert "» The list is complete" in terminal.shown
    terminal.press(BACK)
    terminal.wait_for("This is the first question.")
    terminal.press(STOP)

    assert terminal.end() == 130


def test_back_leaves_a_search_for_a_party(tmp_path: Path) -> None:
    terminal = begun(tmp_path, text=START.partition("parties:")[0])
    terminal.wait_for("The parties: none so far")
    terminal.press("\r")
    terminal.press("norf")
    terminal.wait_for("Norfolk")
    terminal.press(BACK)
    terminal.settle()
    assert "» Find a party in the register" in terminal.shown
    terminal.press(STOP)

    assert terminal.end() == 130


def test_back_leaves_a_choice_of_several_and_a_choice_of_one(tmp_path: Path) -> None:
    terminal = begun(tmp_path, "--full")
    for _ in range(30):
        terminal.settle()
        if "Space ticks" in terminal.shown:
            break
        terminal.press("\r")
    terminal.wait_for("What roles does the party have")
    terminal.press(BACK)
    terminal.settle()
    assert "Space ticks" not in "\n".join(terminal.shown.rstrip().splitlines()[-4:])
    terminal.press("\r")
    terminal.settle()
    terminal.press("\x1b[B \r")
    terminal.wait_for("whole collaboration, or only in part")
    terminal.press(STOP)
    terminal.end()

    assert "roles: [host, participating]" in (tmp_path / "hub.yaml").read_text(encoding="utf-8")


def test_help_shows_why_and_the_law_and_the_clauses_it_bears_on(tmp_path: Path) -> None:
    terminal = Terminal.fresh(tmp_path)
    terminal.press("?")
    terminal.wait_for("Why it is asked:")
    terminal.wait_for("Source: practice.")
    terminal.wait_for("It affects:")
    terminal.press("What? A title\r")
    terminal.wait_for("for short?")
    terminal.press(STOP)

    assert terminal.end() == 130
    assert "title: What? A title" in (tmp_path / "hub.yaml").read_text(encoding="utf-8")


def test_an_enter_after_help_closes_it_and_answers_nothing(tmp_path: Path) -> None:
    terminal = Terminal.fresh(tmp_path)
    terminal.press("?\r")
    terminal.wait_for("Why it is asked:")
    terminal.press("")
    assert "for short?" not in terminal.shown
    terminal.press("\r")
    terminal.wait_for("for short?")
    terminal.press(STOP)

    assert terminal.end() == 130


def test_after_help_an_answer_chosen_is_taken_at_once(tmp_path: Path) -> None:
    terminal = begun(tmp_path)
    terminal.wait_for("The parties: 2 so far")
    terminal.press("\r")
    terminal.wait_for("as a result of the duties")
    terminal.press("?\r\x1b[A\r")
    terminal.wait_for("Why it is asked:")
    terminal.press(STOP)
    terminal.end()

    assert "route: " in (tmp_path / "hub.yaml").read_text(encoding="utf-8")


def test_help_and_end_of_input_work_where_an_answer_is_proposed(tmp_path: Path) -> None:
    terminal = Terminal.fresh(tmp_path)
    terminal.press("Broadland Hub\r")
    terminal.wait_for("for short?")
    terminal.press(BACK)
    terminal.wait_for("Enter keeps: Broadland Hub (given before)")
    terminal.press("?")
    terminal.wait_for("Why it is asked:")
    terminal.press(END)

    assert terminal.end() == 130
    assert "title: Broadland Hub\n" in (tmp_path / "hub.yaml").read_text(encoding="utf-8")


def test_an_invalid_answer_keeps_what_was_typed_and_says_what_may_be(tmp_path: Path) -> None:
    terminal = Terminal.fresh(tmp_path)
    terminal.press("\r")
    terminal.wait_for("for short?")
    terminal.press("\r")
    terminal.wait_for("What date should")
    terminal.press("1 Marx 2027\r")
    terminal.wait_for("Write it as 1 April 2027, 1/4/2027")
    terminal.press("\x1b[D\x1b[D\x1b[D\x1b[D\x1b[D\x7fch\r")
    terminal.wait_for("The parties: none so far")
    terminal.press(STOP)
    terminal.end()

    assert "prepared_on: 2027-03-01" in (tmp_path / "hub.yaml").read_text(encoding="utf-8")


def test_a_point_is_left_open_with_a_note(tmp_path: Path) -> None:
    terminal = Terminal.fresh(tmp_path)
    terminal.press(OPEN)
    terminal.wait_for("A note on what has to be agreed")
    terminal.press("the boards choose\r")
    terminal.wait_for("for short?")
    terminal.press(STOP)
    terminal.end()

    assert "to_be_agreed: the boards choose" in (tmp_path / "hub.yaml").read_text(encoding="utf-8")


def test_a_section_can_be_gone_to(tmp_path: Path) -> None:
    terminal = begun(tmp_path)
    terminal.wait_for("The parties: 2 so far")
    terminal.press(MENU)
    terminal.wait_for("Go to which section?")
    terminal.press("\x1b[B\x1b[B\x1b[B\r")
    terminal.wait_for("Choose an answer to change it.")
    terminal.press("\r")
    terminal.wait_for("What is the collaboration for?")
    terminal.press(STOP)

    assert terminal.end() == 130


def test_the_terminal_may_be_resized_and_the_question_stays(tmp_path: Path) -> None:
    terminal = begun(tmp_path)
    terminal.wait_for("The parties: 2 so far")
    terminal.child.setwinsize(20, 60)
    terminal.screen.resize(20, 60)
    end = time.monotonic() + 0.5
    while time.monotonic() < end:
        terminal.pump()
    terminal.press("\r")
    terminal.wait_for("Ctrl-B back")
    terminal.wait_for("Not recorded yet")
    terminal.press(STOP)

    assert terminal.end() == 130


@pytest.mark.parametrize(("key", "options"), [(STOP, ()), (END, ()), (STOP, ("--plain",)), (END, ("--plain",))])
def test_stopping_saves_everything_and_says_how_to_go_on(key: str, options: tuple[str, ...], tmp_path: Path) -> None:
    terminal = Terminal.fresh(tmp_path, *options)
    terminal.press("Hub\r" if not options else "Hub\n")
    terminal.wait_for("for short?")
    terminal.press(key)

    assert terminal.end() == 130
    assert "Go on with: assembler interview hub.yaml" in terminal.written
    assert "Traceback" not in terminal.written
    assert "title: Hub" in (tmp_path / "hub.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("environment", [{"TERM": "dumb"}, {"ACCESSIBLE": "1"}])
def test_dumb_and_accessible_terminals_get_no_control_sequence(environment: dict[str, str], tmp_path: Path) -> None:
    terminal = begun(tmp_path, **environment)
    terminal.wait_for("The parties: 2 so far")
    terminal.press(END)

    assert terminal.end() == 130
    assert [character for character in terminal.written if character in CONTROL and character != END] == []


def test_without_colours_nothing_is_coloured(tmp_path: Path) -> None:
    terminal = begun(tmp_path, NO_COLOR="1")
    terminal.wait_for("The parties: 2 so far")
    coloured = [
        cell
        for row in terminal.screen.buffer.values()
        for cell in row.values()
        if cell.fg != "default" or cell.bg != "default"
    ]
    terminal.press(STOP)
    terminal.end()

    assert coloured == []


def test_back_leaves_a_question_about_several_and_comes_to_it_again(tmp_path: Path) -> None:
    terminal = begun(tmp_path)
    terminal.wait_for("The parties: 2 so far")
    for _ in range(8):
        terminal.press("\r")
        terminal.settle()
        if "What view did the party form" in terminal.shown:
            break
    terminal.wait_for("each of Norfolk PCC and")
    terminal.press("\x1b[A\x1b[A\r")
    terminal.wait_for("What would you like to do?")
    terminal.press(BACK)
    terminal.settle()
    assert "» In the interests of its efficiency and of its effectiveness" in terminal.shown
    terminal.press(BACK)
    terminal.wait_for("Does this agreement replace an earlier")
    terminal.press(STOP)
    terminal.end()

    assert (tmp_path / "hub.yaml").read_text(encoding="utf-8").count("view: both") == 2


def test_a_second_window_on_one_file_is_refused_until_the_first_shuts(tmp_path: Path) -> None:
    first = begun(tmp_path)
    first.wait_for("The parties: 2 so far")
    second = Terminal("interview", "hub.yaml", "--one-by-one", folder=tmp_path)
    assert second.end() == 1
    assert "An interview is going on with this file in another window." in " ".join(second.written.split())
    first.press(STOP)
    assert first.end() == 130
    third = Terminal("interview", "hub.yaml", "--one-by-one", folder=tmp_path)
    third.wait_for("The parties: 2 so far")
    third.press(STOP)

    assert third.end() == 130


def test_back_leaves_a_note_the_check_of_the_answers_and_the_end(tmp_path: Path) -> None:
    terminal = Terminal.fresh(tmp_path)
    terminal.press(OPEN)
    terminal.wait_for("A note on what has to be agreed")
    terminal.press(BACK)
    terminal.settle()
    assert terminal.shown.count("What is the agreement called?") == 2
    for _ in range(120):
        if "Which section would you like to see?" in terminal.shown:
            break
        adding = any(
            words in terminal.shown.rstrip().splitlines()[-2] for words in ("Copy a party", "Add a workstream")
        )
        terminal.press("\x1b[A\r" if adding else "\r")
        terminal.settle()
    assert "» What prevents a signature copy" in terminal.shown
    for _ in range(4):  # what prevents one is told; then the answers are checked again, and gone on from
        if "Assemble the agreement now?" in terminal.shown:
            break
        terminal.press("\r")
        terminal.settle()
    terminal.press(BACK)
    terminal.settle()
    assert "» What prevents a signature copy" in terminal.shown
    terminal.press(BACK)
    terminal.wait_for("first review to be done?")
    terminal.press(STOP)

    assert terminal.end() == 130
