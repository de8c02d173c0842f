"""Screens of related questions: how many prompts lead to a Word file, and what the keys do on a screen."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from interview.counted import AGREEMENTS, counted
from interview.playing import COURSE, PRESETS
from interview.terminal import Terminal

from assembler.answers.files import read_answers
from assembler.interview.core.draft import items_at
from assembler.interview.core.events import Answer, Suggest
from assembler.interview.core.state import State
from assembler.interview.core.transitions import apply
from assembler.interview.core.view import View

BACK, MENU, STOP, GO_ON = "\x02", "\x07", "\x03", "\x13"


@pytest.mark.slow
def test_a_pilot_of_two_parties_takes_at_most_fifty_prompts(tmp_path: Path) -> None:
    one = counted(AGREEMENTS[0], tmp_path)
    draft = read_answers(one.written, "pilot.yaml").given

    assert one.prompts <= one.most == 50
    assert one.answers > 80
    checked = re.findall(r"Check your answers\. \[(\d+ blocks?, \d+ warnings?, \d+ open points?)\]", one.shown)
    assert f"Before it can be signed: {checked[-1]}." in one.shown
    assert [str(party.decision.taken_on) for party in draft.parties] == ["2027-01-20", "2027-01-20"]
    assert [len(party.functions) for party in draft.parties] == [2, 1]


def screen(folder: Path, *options: str) -> Terminal:
    """The first screen of an interview."""
    terminal = Terminal("interview", "hub.yaml", "--preset", "operational-assistance", *options, folder=folder)
    terminal.wait_for("What is the agreement called?")
    return terminal


@pytest.mark.slow
def test_a_screen_keeps_each_line_and_says_what_is_wrong_on_it(tmp_path: Path) -> None:
    terminal = screen(tmp_path)
    terminal.press("Falls pilot\r\r31/2/2027\r")
    terminal.wait_for("! “31/2/2027” is not a date.")
    assert '"Falls pilot"' in (tmp_path / "hub.yaml.journal").read_text(encoding="utf-8")
    terminal.press("\x01\x0b3/11/2026\r")
    terminal.wait_for("date of this document: 3/11/2026")
    terminal.press("?")
    terminal.settle()
    terminal.press(GO_ON)
    terminal.wait_for("Read as 3 November 2026.")
    terminal.wait_for("The parties: none so far")
    terminal.press(BACK)
    terminal.settle()
    terminal.press(STOP)

    assert terminal.end() == 130
    assert "prepared_on: 2026-11-03" in (tmp_path / "hub.yaml").read_text(encoding="utf-8")


@pytest.mark.slow
def test_back_on_a_screen_leads_to_the_screen_before_with_its_answers(tmp_path: Path) -> None:
    (tmp_path / "hub.yaml").write_text(
        "document: {title: Hub, short_name: Hub, prepared_on: 2027-03-01}\n"
        "parties: [{id: pcc-norfolk, body: pcc-norfolk}, {id: fra-norfolk, body: fra-norfolk}]\n",
        encoding="utf-8",
    )
    terminal = Terminal("interview", "hub.yaml", folder=tmp_path)
    terminal.wait_for("document reference")
    terminal.press("REF/1\r" + GO_ON)
    terminal.wait_for("The parties: 2 so far")
    terminal.press("\r")
    terminal.wait_for("section 2 of")
    terminal.press(BACK)
    terminal.wait_for("document reference: REF/1 (given before)")
    terminal.press(MENU)
    terminal.wait_for("Go to which section?")
    terminal.press("\x1b[B\x1b[B\r")
    terminal.wait_for("How the parties came to decide, section 3 of")
    terminal.press(STOP)

    assert terminal.end() == 130


def rows_aside(state: State) -> set[tuple[str, ...]]:
    """What a quick interview puts to the user, the rows of lists aside."""
    return {step.spot for step in View(state, COURSE).steps if step.asked and not step.settled and not step.row_of}


@pytest.mark.parametrize("subject", list(COURSE.questionnaire.by_field["scope.subjects"].choices))
def test_a_subject_adds_at_most_four_prompts_before_its_rows(subject: str) -> None:
    begun = apply(State({}, quick=True), Suggest(PRESETS.by_id["shared-premises"].answers), COURSE)
    without, with_it = (apply(begun, Answer(("scope", "subjects"), chosen), COURSE) for chosen in ([], [subject]))

    assert len(rows_aside(with_it) - rows_aside(without)) <= 4
    assert items_at(with_it.draft, ("parties",)) == []
