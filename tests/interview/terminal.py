"""A real terminal for tests: a pseudo-terminal with a screen that is kept as a terminal would show it."""

from __future__ import annotations

import os
import pty
import re
import sys
import threading
import time
import traceback
import warnings
from pathlib import Path
from typing import Any

import pexpect
import pyte
from ptyprocess import PtyProcess
from ptyprocess.ptyprocess import _setwinsize

from assembler.cli.interview.library import effects
from assembler.cli.main import run
from assembler.interview.talk.prompts import Prompt

PATIENCE = 20.0
"""Seconds to wait for a screen before the test fails: far more than any screen takes."""

_OF_THE_TEST = ("NO_COLOR", "ACCESSIBLE", "COLUMNS", "LINES")
"""What the environment of the tests may say of its own terminal: workers that run at once are told 80 columns."""

CONTROL = "".join(map(chr, range(32))).replace("\r", "").replace("\n", "") + "\x7f\x9b"


class Warm(pexpect.spawn):
    """`assembler` forked from this process, which has read the library: all that it does but the start of Python."""

    def _spawnpty(
        self, args: list[bytes], *, env: dict[str, str], cwd: str, dimensions: tuple[int, int], **_: Any
    ) -> PtyProcess:
        effects()  # read once here, for every child
        for thread in threading.enumerate():
            if (
                thread.name == "head start"
            ):  # of an interview in this process: a child would wait for ever for a lock that it holds
                thread.join()
        with warnings.catch_warnings():
            warnings.simplefilter(
                "ignore", DeprecationWarning
            )  # other threads of this process may run: the child needs none of them
            pid, terminal = pty.fork()
        if pid == pty.CHILD:
            _become([os.fsdecode(word) for word in args[3:]], env, Path(cwd), dimensions)
        return PtyProcess(pid, terminal)


def _become(arguments: list[str], env: dict[str, str], folder: Path, dimensions: tuple[int, int]) -> None:
    """Be the program, in a process that was forked for it, until it ends."""
    status = 1
    try:
        _setwinsize(0, *dimensions)
        os.chdir(folder)
        os.environ.clear()
        os.environ.update(env)
        warnings.simplefilter("ignore")
        sys.stdin, sys.stdout, sys.stderr = (open(number, mode, closefd=False) for number, mode in enumerate("rww"))  # noqa: SIM115
        run(arguments)
    except SystemExit as end:
        status = end.code if isinstance(end.code, int) else 0
    except BaseException:  # noqa: BLE001 - whatever it is, it must not go on as a second run of the tests
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)


class Terminal:
    """`assembler` in a terminal. `written` is everything it wrote. A cold one starts Python as a person's shell does."""

    def __init__(
        self, *arguments: str, folder: Path, rows: int = 40, columns: int = 80, cold: bool = False, **environment: str
    ) -> None:
        root = str(Path(__file__).parents[2])
        known = {name: value for name, value in os.environ.items() if name not in _OF_THE_TEST}
        settings = {**known, "TERM": "xterm-256color", "PYTHONPATH": root, "PYTHONUTF8": "1", **environment}
        command = ["-m", "assembler.cli.main", *arguments]
        self.child = (pexpect.spawn if cold else Warm)(
            sys.executable,
            command,
            cwd=str(folder),
            env=settings,
            dimensions=(rows, columns),
            encoding="utf-8",
            codec_errors="replace",
        )
        self.child.delaybeforesend = None
        self.screen = pyte.HistoryScreen(columns, rows, history=10_000)
        self.stream = pyte.Stream(self.screen)
        self.written = ""
        self.prompts = 0

    @classmethod
    def fresh(cls, folder: Path, *options: str, **environment: str) -> Terminal:
        """A new interview, without a preset, at its first question."""
        terminal = cls("interview", "hub.yaml", *one_by_one(options), folder=folder, **environment)
        terminal.wait_for("What kind of collaboration is it?")
        terminal.settle()
        terminal.send("\n" if "--plain" in options else "\r")
        terminal.wait_for("What is the agreement called?")
        terminal.settle()
        return terminal

    def pump(self, patience: float = 0.05) -> bool:
        """Take what has been written. False at the end of it."""
        try:
            text = self.child.read_nonblocking(100_000, timeout=patience)
        except pexpect.TIMEOUT:
            return True
        except pexpect.EOF:
            return False
        self.written += text
        *asking, rest = text.split("\x1b[6n")
        for before in asking:  # the cursor's place is told as it was when it was asked for, whatever was written since
            self.stream.feed(before)
            self.prompts += 1
            self.child.send(f"\x1b[{self.screen.cursor.y + 1};{self.screen.cursor.x + 1}R")
        self.stream.feed(rest)
        return True

    @property
    def shown(self) -> str:
        """The screen as text."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    def wait_for(self, text: str) -> None:
        """Wait until the screen shows some text."""
        self._until(lambda: text in self.shown, text)

    def wait_for_prompt(self, number: int, prompt: Prompt) -> None:
        """Wait for the rich face's prompt of that number: it asks the terminal where the cursor is once for each."""
        words = prompt.question[:34]
        self._until(lambda: self.prompts >= number and words in self.shown, f"prompt {number}: {words}")

    def wait_for_screen(self, number: int) -> None:
        """Wait for the prompt of that number, which is a screen of lines."""
        self._until(lambda: self.prompts >= number and "Ctrl-S go on" in self.shown, f"screen {number}")

    def wait_for_line(self, number: int) -> None:
        """Wait for the plain face's prompt of that number."""
        self._until(lambda: self.written.count("\n> ") >= number, f"line {number}")

    def _until(self, met: object, what: str) -> None:
        end = time.monotonic() + PATIENCE
        while not met():  # type: ignore[operator]
            alive = self.pump()
            if not met() and (not alive or time.monotonic() > end):  # type: ignore[operator]
                raise AssertionError(f"The screen never showed {what!r}:\n{self.shown}\n{self.written[-2000:]}")

    def settle(self) -> None:
        """Wait until nothing has been written for a while, and the program waits for a key.

        Silence alone says nothing on a busy machine, where the program may wait for a processor.
        """
        end = time.monotonic() + PATIENCE
        written = None
        while (written != len(self.written) or self._works()) and time.monotonic() < end:
            written = len(self.written)
            self.pump()

    def _works(self) -> bool:
        """Whether a thread of the program runs, or waits to; where the system does not tell, no."""
        tasks = Path(f"/proc/{self.child.pid}/task")
        try:
            states = [
                (task / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] for task in tasks.iterdir()
            ]
        except OSError:
            return False
        return any(state in "RD" for state in states)

    def press(self, keys: str) -> None:
        """Press keys when the screen has come to rest, as a person would."""
        self.settle()
        self.send(keys)

    def send(self, keys: str) -> None:
        """Press keys."""
        self.child.send(keys)

    def end(self) -> int:
        """Wait until it ends; its exit status."""
        end = time.monotonic() + PATIENCE
        while self.pump():
            assert time.monotonic() < end, self.shown
        self.child.close()
        return self.child.exitstatus if self.child.exitstatus is not None else -(self.child.signalstatus or 0)


def one_by_one(options: tuple[str, ...]) -> tuple[str, ...]:
    """The options of an interview that puts each question by itself, in the plain face as in the rich one."""
    return options if "--plain" in options else (*options, "--one-by-one")


def keys_for(prompt: Prompt, line: str) -> str:
    """What to press in the rich face for what one would type in the plain one."""
    if not line:
        return "\r"
    if prompt.kind == "words":
        return f"\x01\x0b{line}\r"
    assert prompt.kind == "one", "the users of these tests tick nothing"
    values = [option.value for option in prompt.options]
    wanted = next(option.value for option in prompt.options if line in (option.value, option.label))
    pointed = prompt.default if prompt.default in values else "" if "" in values else values[0]
    distance = values.index(wanted) - values.index(str(pointed))
    return ("\x1b[B" if distance > 0 else "\x1b[A") * abs(distance) + "\r"


def without_identity(text: str) -> str:
    """A file without the permanent id that the command gave it: a scripted interview has none."""
    kept, found = re.subn(r"^  id: [0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\n", "", text, count=1, flags=re.MULTILINE)
    assert found == 1
    return kept
