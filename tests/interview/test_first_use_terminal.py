"""The faults F1 to F16 of November 2026 on a real terminal: a few sittings, each heard by the rows that look at it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from interview.terminal import Terminal
from shipped import ROOT

pytestmark = pytest.mark.slow

BACK, STOP, ALT_ENTER, EDITOR = "\x02", "\x03", "\x1b\r", "\x18\x05"


class Talk(Terminal):
    """Somebody at a plain terminal, who hears everything up to the next prompt."""

    def __init__(self, *options: str, folder: Path) -> None:
        super().__init__("interview", "hub.yaml", "--plain", *options, folder=folder)
        self.seen = 0
        self.last = ""

    def heard(self) -> str:
        """What was said since the last answer, as one line of words."""
        while (at := self.written.find("\n> ", self.seen)) < 0:
            assert self.pump(), self.written[self.seen :]
        text, self.seen = self.written[self.seen : at], at + 3
        self.last = " ".join(text.split())
        return self.last

    def say(self, *lines: str) -> str:
        """Type some lines, each when it is asked for; what is said after the last."""
        for line in lines:
            self.send(f"{line}\n")
            text = self.heard()
        return text

    def said(self, until: str, line: str = "") -> str:
        """Type the same line until some words have just been said."""
        while until not in self.last:
            self.say(line)
        return self.last


@dataclass
class Sitting:
    """What was heard at each moment that a row looks at, and the answers file in the end."""

    heard: dict[str, str] = field(default_factory=dict)
    file: str = ""


def reviewing(folder: Path) -> Sitting:
    """An agreement that is all but done: its answers checked, changed, accepted, and made into a Word file."""
    text = (ROOT / "examples" / "marlby-falls.yaml").read_text(encoding="utf-8")
    text = text.replace("expires_on: 2028-03-31", "expires_on: 2032-03-31").replace("status_checked_on: 2027-02-10", "")
    file = folder / "hub.yaml"
    file.write_text(text, encoding="utf-8")
    talk, at = Talk(folder=folder), Sitting()
    talk.heard()
    at.heard["removed"] = talk.say("2", "remove")
    at.heard["put back"] = talk.say("undo")
    at.heard["last question"] = ""
    while "Which section would you like to see" not in (now := talk.say("")):
        at.heard["last question"] = now
    at.heard["check"] = now
    at.heard["wrong"] = talk.say("What prevents a signature copy")
    talk.said("Which section would you like to see")
    talk.say("Review, change and withdrawal", "notice of withdrawal")
    at.heard["asked who"] = talk.say("24", "accept")
    at.heard["asked why"] = talk.say("A. Reader")
    at.heard["asked who again"] = talk.say("<")
    talk.say("B. Reader")
    at.heard["asked when"] = talk.say("the boards know")
    at.heard["read back"] = talk.say("1/4/2027")
    at.heard["recorded"] = talk.say("")
    _more_of(talk, at)
    assert talk.end() == 0
    at.heard["made"] = talk.written[talk.seen :]
    at.file = file.read_text(encoding="utf-8")
    for name, words in (
        ("checked", ("check", "hub.yaml", "--brief")),
        ("agreement", ("assemble", "hub.yaml", "--text")),
    ):
        command = Terminal(*words, folder=folder)
        command.end()
        at.heard[name] = " ".join(command.written.replace("|", " ").split())
    return at


def _more_of(talk: Talk, at: Sitting) -> None:
    """Rows added, a special condition, and the agreement made."""
    check = "Which section would you like to see"
    talk.say("The functions it discharges (East Fens Trust)")
    at.heard["usual functions"] = talk.say("Add a function")
    talk.say("1")
    talk.said(check)
    at.heard["functions"] = talk.say("How functions are exercised")
    at.heard["statute"] = talk.say(re.findall(r"(\d+)\. statute that gives", at.heard["functions"])[-1])
    talk.said(check)
    talk.say("The flows of personal data")
    talk.say("Add a flow of personal data", "Welfare concerns")
    talk.said(check)
    talk.say("Information", "whether the parties give each other the data (Welfare concerns)")
    at.heard["between"] = talk.say("Each of several parties")
    at.heard["after between"] = talk.say("Marlby Authority and East Fens Trust")
    talk.said(check)
    talk.say("Special conditions", "", "Radio channels", "They share one channel.", "", "")
    talk.said(check)
    talk.say("Governance", "governance structure")
    at.heard["structure"] = talk.say("board")
    talk.said(check)
    at.heard["last check"] = talk.last
    at.heard["headings"] = talk.said("Assemble the agreement now?", "Go on all the same")
    talk.send("\n")


def choosing(folder: Path) -> Sitting:
    """A new interview on a narrow terminal with keys: the kind of collaboration chosen twice, back, and words of all lengths."""
    editor = folder / "editor.sh"
    editor.write_text('#!/bin/sh\nprintf "One.\\n\\nTwo." > "$1"\n', encoding="utf-8")
    editor.chmod(0o755)
    at = Sitting()
    terminal = Terminal("interview", "hub.yaml", "--one-by-one", folder=folder, columns=44, rows=60, EDITOR=str(editor))
    terminal.wait_for("What kind of collaboration is it?")
    terminal.press("searches")
    terminal.settle()
    at.heard["narrowed"] = terminal.shown
    terminal.send("\r")
    terminal.wait_for("What is the agreement called?")
    terminal.press(BACK)
    terminal.settle()
    terminal.press("station\r")
    terminal.wait_for("earlier preset proposed is gone")
    terminal.press("The Agreement of Norfolk on the shared use of several extraordinarily-large premises")
    terminal.settle()
    at.heard["typed"] = terminal.shown
    terminal.send("\r")
    terminal.wait_for("for short?")
    terminal.press("Premises\r")
    terminal.wait_for("What date should")
    terminal.press("31/2/2027\r")
    terminal.wait_for("2027-04-01")
    at.heard["refused"] = terminal.shown
    terminal.press(BACK + BACK)
    terminal.wait_for("Enter keeps: The Agreement")
    terminal.press("\r")
    terminal.settle()
    at.heard["after back twice"] = terminal.shown
    terminal.press("\r1 April 2027\r")
    terminal.wait_for("The parties: none so far")
    terminal.press(STOP)
    assert terminal.end() == 130
    _long(folder, at, str(editor))
    return at


def _long(folder: Path, at: Sitting, editor: str) -> None:
    """A long answer in paragraphs, then in an editor; and a question of yes or no."""
    file = folder / "hub.yaml"
    text = (
        file.read_text(encoding="utf-8")
        + "parties: [{id: pcc-norfolk, body: pcc-norfolk}, {id: fra-norfolk, body: fra-norfolk}]\n"
    )
    file.write_text(text, encoding="utf-8")
    terminal = Terminal("interview", "hub.yaml", "--one-by-one", folder=folder, columns=44, rows=60, EDITOR=editor)
    for _ in range(20):
        terminal.settle()
        if "replace an earlier" in terminal.shown or "What is the collaboration for?" in terminal.shown:
            break
        terminal.press("\r")
    terminal.press("n")
    for _ in range(12):
        terminal.settle()
        if "What is the collaboration for?" in terminal.shown:
            break
        terminal.press("\r")
    terminal.press(f"First.{ALT_ENTER}Second.")
    terminal.settle()
    at.heard["two paragraphs"] = terminal.shown
    terminal.press(EDITOR)
    terminal.wait_for("Two.")
    terminal.press("\r")
    terminal.wait_for("The workstreams: none so far")
    terminal.press(STOP)
    assert terminal.end() == 130
    at.file = file.read_text(encoding="utf-8")


def on_the_way(folder: Path) -> Sitting:
    """A starter changed by a command, and a file checked while it is being answered."""
    at = Sitting()
    for name, words in (
        ("new", ("new", "d.yaml", "--preset", "shared-premises")),
        ("set", ("interview", "d.yaml", "--no-input", "--set", "document.title=Hello")),
    ):
        terminal = Terminal(*words, folder=folder)
        assert terminal.end() in (0, 1)
        at.heard[name] = (folder / "d.yaml").read_text(encoding="utf-8")
    talk = Talk("--preset", "shared-premises", folder=folder)
    talk.heard()
    talk.send("A hub\nof two services\n")
    talk.heard()
    at.heard["ahead"] = talk.last
    check = Terminal("check", "hub.yaml", "--brief", folder=folder)
    check.end()
    at.heard["check by the way"] = " ".join(check.written.split())
    talk.send("\x03")
    assert talk.end() == 130
    return at


@pytest.fixture(scope="module")
def heard(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What was heard at each moment of the three sittings, and the file that each left."""
    found: dict[str, str] = {}
    for sitting in (reviewing, choosing, on_the_way):
        at = sitting(tmp_path_factory.mktemp(sitting.__name__))
        found |= at.heard | {f"file of {sitting.__name__}": at.file}
    return found


SAID = [
    ("F1", "asked who", "Who accepts the warning?"),
    ("F1", "asked who again", "Enter keeps: A. Reader (as before)"),
    ("F1", "asked when", "(today)"),
    ("F1", "read back", "To be recorded: B. Reader accepts on 1 April 2027: The notice of withdrawal"),
    ("F1", "file of reviewing", "by: B. Reader\n      on: 2027-04-01\n      reason: the boards know\n"),
    ("F2", "after back twice", "Enter keeps: Premises (given before)"),
    ("F4", "check", "1. What prevents a signature copy, to be put right or accepted"),
    ("F4", "check", "Enter: What prevents a signature copy"),
    (
        "F5",
        "file of choosing",
        "  subjects: [premises, vehicles_and_equipment, vetting_and_security, capital_contributions]\n",
    ),
    ("F6", "set", "  title: Hello  #"),
    ("F8", "check", "The functions it discharges (East Fens Trust): add, change, remove or move (1)"),
    ("F8", "statute", "For example: National Health Service Act 2006, section 25"),
    ("F8", "between", "Which parties give each other the data?"),
    ("F9", "usual functions", "(National Health Service Act 2006, section 25) 2. Another, in words"),
    ("F10", "narrowed", "Description: Operational assistance:"),
    ("F10", "typed", "extraordinarily-large premises"),
    ("F10", "refused", "Write it as 1\nApril 2027, 1/4/2027 (the day first) or\n2027-04-01."),
    ("F10", "two paragraphs", "  First.\nSecond."),
    ("F10", "file of choosing", "replaces: no"),
    ("F10", "ahead", "Not taken, for it was typed before the next question was put: of two services"),
    ("F11", "removed", "That leaves without an answer: the party that gave notice of the proposal;"),
    ("F11", "put back", "The parties: 2 so far."),
    ("F12", "check by the way", "An interview holds later answers"),
    ("F13", "file of choosing", "  purpose: |-\n    One.\n\n    Two.\n"),
    ("F14", "file of reviewing", "heading: Radio channels\n      text: They share one channel.\n"),
    ("F15", "wrong", "The same holds of East Fens Trust: 2 warnings."),
    ("F16", "file of reviewing", "direction: mutual\n      between: Marlby Authority and East Fens Trust\n"),
    ("F16", "agreement", "Welfare concerns: between Marlby Authority and East Fens Trust, from each to the other"),
]


@pytest.mark.parametrize(("row", "moment", "words"), SAID, ids=[f"{row} {moment}" for row, moment, _ in SAID])
def test_what_is_said_and_kept(heard: dict[str, str], row: str, moment: str, words: str) -> None:
    assert words in heard[moment], row


def counts(text: str) -> str:
    return str(re.findall(r"\d+ blocks?, \d+ warnings?, \d+ open points?(?: so far)?", text)[0])


def test_f3_the_count_is_one_at_check_and_end_and_so_far_before_that(heard: dict[str, str]) -> None:
    assert counts(heard["last question"]).endswith(" so far")
    assert counts(heard["last check"]) == counts(heard["made"]) == counts(heard["checked"])


def test_f6_a_starter_keeps_every_comment_when_something_is_set(heard: dict[str, str]) -> None:
    before, after = (sorted(re.findall("#.*", heard[name])) for name in ("new", "set"))

    assert before == after


def test_f7_numbers_that_are_told_are_the_agreements_own(heard: dict[str, str]) -> None:
    told = re.search(r"That adds clause (\d+) and Schedule (\d+)", heard["structure"])

    assert told
    assert f"* Clause {told[1]}: " in heard["headings"]
    assert f"* Schedule {told[2]}: " in heard["headings"]


def test_f10_no_word_is_broken_at_the_edge(heard: dict[str, str]) -> None:
    words = set(re.split(r"\s+", heard["typed"] + heard["narrowed"]))

    assert {"extraordinarily-large", "Operational", "premises"} <= words
