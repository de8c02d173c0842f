"""Killed at any moment, the interview goes on at the next question with everything but the answer being typed."""

from __future__ import annotations

import json
import os
import random
import signal
import time
from pathlib import Path

import pytest
from interview.playing import COURSE, PlayingFace, User, play
from searching import WHOLE, tries

from assembler.cli.interview.library import effects
from assembler.cli.interview.services import write
from assembler.interview.store.journal import read_journal
from assembler.interview.store.store import Store
from assembler.interview.talk.prompts import Prompt, Reply

pytestmark = pytest.mark.slow

KILLS = tries(50)
SEED = 20_270_301


class TellingFace(PlayingFace):
    """Tells its parent, at each prompt, what has been answered by then."""

    def __init__(self, user: User, pipe: int, file: Path) -> None:
        super().__init__(user)
        self.pipe = pipe
        self.file = file

    def ask(self, prompt: Prompt) -> Reply:
        journal = self.file.with_name("hub.yaml.journal").read_bytes()
        os.write(self.pipe, json.dumps(len(journal.splitlines())).encode() + b"\n")
        return super().ask(prompt)


def child(folder: Path, pipe: int) -> None:
    """One sitting in a process of its own, until it ends or is killed."""
    play(folder, User(), "", face=lambda user: TellingFace(user, pipe, folder / "hub.yaml"))
    os._exit(0)


def killed_after(seconds: float, folder: Path) -> bool:
    """Start a sitting and kill it. Whether it had ended before."""
    reading, writing = os.pipe()
    process = os.fork()
    if process == 0:
        os.close(reading)
        try:
            child(folder, writing)
        finally:
            os._exit(1)
    os.close(writing)
    os.read(reading, 1)
    time.sleep(seconds)
    os.kill(process, signal.SIGKILL)
    _, status = os.waitpid(process, 0)
    os.close(reading)
    return os.WIFEXITED(status)


def test_kills_at_any_moment_lose_nothing(tmp_path: Path) -> None:
    effects()
    chance = random.Random(SEED)  # noqa: S311 - moments, not secrets
    whole = tmp_path / "whole"
    whole.mkdir()
    expected = play(whole, User())[0].read_text(encoding="utf-8")
    broken = tmp_path / "broken"
    broken.mkdir()
    answered: list[int] = []
    for _ in range(KILLS):
        ended = killed_after(chance.uniform(0, 0.12), broken)
        store = Store(broken / "hub.yaml", COURSE, write)
        state, _ = store.open()
        assert not answered or len(state.done) >= answered[-1], "an answer given before an earlier kill is gone"
        answered.append(len(state.done))
        if ended:
            answered.clear()
            assert (broken / "hub.yaml").read_text(encoding="utf-8") == expected
            for file in broken.iterdir():
                file.unlink()
    play(broken, User())

    assert (broken / "hub.yaml").read_text(encoding="utf-8") == expected


def test_cut_at_any_byte_the_journal_gives_every_event_before_it(tmp_path: Path) -> None:
    saved: list[bytes] = []

    class Keeping(PlayingFace):
        def ask(self, prompt: Prompt) -> Reply:
            saved.append((tmp_path / "hub.yaml.journal").read_bytes())
            return super().ask(prompt)

    play(tmp_path, User(), quick=False, face=Keeping)
    longest = max(saved, key=lambda journal: journal.count(b"\n"))
    whole = read_journal(longest)
    assert whole is not None
    assert len(whole.events) > 10
    head = longest.index(b"\n") + 1
    for cut in range(head, len(longest), 1 if WHOLE else 7):
        part = read_journal(longest[:cut])
        assert part is not None
        assert part.events == whole.events[: longest[:cut].count(b"\n") - 1]
