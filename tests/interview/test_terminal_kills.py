"""Killed at random moments on a real terminal, an interview goes on with everything but the answer being typed, and ends the same."""

from __future__ import annotations

import random
import re
import signal
import time
from pathlib import Path

import pytest
from interview.playing import COURSE, WORDS, User, play
from interview.terminal import Terminal, without_identity
from searching import tries

from assembler.cli.interview.services import write
from assembler.interview.core.draft import value_at
from assembler.interview.core.state import State
from assembler.interview.store.store import Store

pytestmark = pytest.mark.slow

KILLS = tries(50, 5)
EACH = min(10, KILLS)
"""Kills in one interview, spread over it; then it is left to end."""

SEED = 20_270_301
PRESET = "operational-assistance"
LATEST = 0.06
"""Seconds after a reply within which the kill comes: about as long as the reply takes to be checked, recorded and answered."""


class Reader(Terminal):
    """Somebody at a plain terminal who reads each question and types the answer to it."""

    def __init__(self, folder: Path) -> None:
        super().__init__("interview", "hub.yaml", "--plain", "--preset", PRESET, folder=folder)
        self.seen = 0
        self.body = ""

    def question(self) -> str:
        """The next question, once it waits for an answer; nothing at the end of the interview."""
        while (at := self.written.find("\n> ", self.seen)) < 0:
            if not self.pump():
                return ""
        text = " ".join(self.written[self.seen : at].split())
        self.seen = at + 3
        return text

    def answer(self, text: str) -> None:
        """Type what that question is answered with."""
        parties = re.search(r"The parties: (none|\d+) so far", text)
        if parties:
            here = 0 if parties[1] == "none" else int(parties[1])
            self.body = User().bodies[here] if here < 2 else ""
            line = "Find a party" if self.body else "The list is complete"
        elif "Type part of a name" in text:
            line = self.body
        elif "The workstreams: none so far" in text:
            line = "Add a workstream"
        else:
            line = next((words for question, words in WORDS.items() if question in text), "")
        self.send(f"{line}\n")

    def kill(self) -> None:
        """End it as a power cut would."""
        self.child.kill(signal.SIGKILL)
        while self.pump():
            pass
        self.child.close(force=True)


def on_disk(folder: Path) -> State:
    return Store(folder / "hub.yaml", COURSE, write).read()[0]


def broken(folder: Path, moments: list[int], chance: random.Random) -> None:
    """A whole interview, killed after as many questions as each of the moments says, then left to end."""
    for moment in moments:
        sitting = Reader(folder)
        for _ in range(moment):
            text = sitting.question()
            assert text, "it must not end before the last kill"
            known = on_disk(folder)
            sitting.answer(text)
        time.sleep(chance.uniform(0, LATEST))
        sitting.kill()
        kept = on_disk(folder)
        assert known.done <= kept.done
        assert len(kept.done - known.done) <= len(User().bodies), (
            "one answer at most was being typed, for all the parties"
        )
        assert [spot for spot in known.done if value_at(known.draft, spot) != value_at(kept.draft, spot)] == []
    sitting = Reader(folder)
    while text := sitting.question():
        sitting.answer(text)
    assert sitting.end() == 0


def test_kills_on_a_terminal_lose_nothing_and_end_in_the_same_answers(tmp_path: Path) -> None:
    chance = random.Random(SEED)  # noqa: S311 - moments, not secrets
    straight = tmp_path / "straight"
    straight.mkdir()
    expected = play(straight, User(), PRESET)[0].read_text(encoding="utf-8")
    for number in range(KILLS // EACH):
        folder = tmp_path / str(number)
        folder.mkdir()
        broken(folder, [chance.randint(1, 6) for _ in range(EACH)], chance)

        assert without_identity((folder / "hub.yaml").read_text(encoding="utf-8")) == expected
        assert not (folder / "hub.yaml.lock").exists()
