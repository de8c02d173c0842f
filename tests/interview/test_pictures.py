"""The transcript and the pictures in docs/, made here: with ASSEMBLER_WRITE_DOCS=1 this test puts them there anew."""

from __future__ import annotations

import os
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from interview.pictures import picture
from interview.playing import WORDS, User, play
from interview.terminal import Terminal

from assembler.interview.faces.plain_face import wrapped

pytestmark = pytest.mark.golden

DOCS = Path(__file__).parents[2] / "docs"
PICTURES = DOCS / "pictures"
STOP = "\x03"

SCREENS = {
    "interview-0-kind": ("What kind of collaboration", "What kind of collaboration is it?"),
    "interview-1-first-question": ("The first question, with its help", "Why it is asked:"),
    "interview-2-register": ("A search of the register while typing", "The Chief Constable of Norfolk Constabulary"),
    "interview-3-needed-party": ("The party that section 3(10) needs, offered", "must also be a party (section 3(10))"),
    "interview-4-finding": ("What the statute says, and how to cure it", "What would you like to do?"),
    "interview-5-check-answers": ("The answers checked, section by section", "Check your answers"),
    "interview-6-screen": ("Related questions on one screen", "Usual answers: change only what differs"),
}


def assert_kept(name: str, text: str) -> None:
    """Hold it against what stands in docs/, byte for byte, or put it there if that is wanted."""
    if os.environ.get("ASSEMBLER_WRITE_DOCS"):
        PICTURES.mkdir(exist_ok=True)
        (DOCS / name).write_bytes(text.encode())
    same = (DOCS / name).read_bytes() == text.encode()
    assert same, (
        f"docs/{name} is not what the interview shows now: ASSEMBLER_WRITE_DOCS=1 pytest tests/interview/test_pictures.py renews it."
    )


@pytest.fixture(scope="module")
def screens(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Pictures of the main screens, taken from one sitting on a real terminal."""
    terminal = Terminal("interview", "hub.yaml", "--one-by-one", folder=tmp_path_factory.mktemp("pictures"), rows=34)
    taken: dict[str, str] = {}

    def take(name: str) -> None:
        title, shown = SCREENS[name]
        terminal.wait_for(shown)
        terminal.settle()
        taken[name] = picture(terminal.screen, title)

    take("interview-0-kind")
    terminal.send("\r")
    terminal.wait_for("What is the agreement called?")
    terminal.settle()
    terminal.send("?")
    take("interview-1-first-question")
    for words in ("Broadland Hub Collaboration Agreement\r", "Broadland Hub\r", "1 March 2027\r", "\r"):
        terminal.send(words)
        terminal.settle()
    terminal.send("norfolk chief")
    take("interview-2-register")
    terminal.send("\r")
    take("interview-3-needed-party")
    for key in ("\r", "\r"):
        terminal.send(key)
        terminal.settle()
    take("interview-4-finding")
    for _ in range(120):
        if "Which section would you like to see?" in terminal.shown:
            break
        terminal.send("\x1b[A\r" if "Add a workstream" in terminal.shown.rstrip().splitlines()[-2] else "\r")
        terminal.settle()
    take("interview-5-check-answers")
    terminal.send(STOP)
    terminal.end()
    folder = tmp_path_factory.mktemp("screens")
    terminal = Terminal("interview", "pilot.yaml", "--preset", "operational-assistance", folder=folder, rows=34)
    terminal.wait_for("What is the agreement called?")
    terminal.press("Falls Response Pilot\rFalls Response\r")
    take("interview-6-screen")
    terminal.send(STOP)
    terminal.end()
    return taken


@pytest.mark.slow
def test_the_main_screens_are_pictures(screens: dict[str, str]) -> None:
    assert set(screens) == set(SCREENS)
    for name, text in screens.items():
        words = " ".join("".join(ET.fromstring(text).itertext()).split())  # noqa: S314 - our own

        assert SCREENS[name][1] in words
        assert_kept(f"pictures/{name}.svg", text)


@pytest.mark.slow
def test_the_transcript_is_a_whole_interview(tmp_path: Path) -> None:
    words = {**WORDS, "Assemble the agreement now?": "No, only the answers file"}
    _, face, _ = play(tmp_path, User(words=words), "shared-premises")
    lines = "\n\n".join(wrapped(text.strip("\n")) for text in face.shown)
    text = f"{lines}\n"

    assert_kept("interview-transcript.txt", text)
    assert text.index("What is the agreement called?") < text.index("Check your answers") < text.index("Open points")
    assert "> Broadland Hub Collaboration Agreement" in text


@pytest.mark.parametrize("name", [*(f"pictures/{name}.svg" for name in SCREENS), "interview-transcript.txt"])
def test_the_page_shows_what_was_made_here(name: str) -> None:
    page = (DOCS / "interview.md").read_text(encoding="utf-8")

    assert f"({name})" in page
    assert (DOCS / name).stat().st_size > 1000
