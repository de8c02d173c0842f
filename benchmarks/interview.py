"""How long the interview takes to put its first prompt, and how much of its own work lies between two questions.

    python benchmarks/interview.py

Prints milliseconds, on this machine, with the whole library, which an earlier command has read and kept. The limits are 600 and 50.
The first prompt of a new agreement asks what kind of collaboration it is; with `--preset` that is answered, and the next one needs the
library's questions.
The work between two questions runs from a reply to the next prompt: checking the answer, its line on the disk, the findings, the effect,
and the question itself; the last is the summary.
Processor time leaves out the waits for the disk and for what else the machine does.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from pathlib import Path

import pexpect

ROOT = Path(__file__).parents[1]
sys.path[:1] = [str(ROOT), str(ROOT / "tests")]  # in place of this folder, whose own interview.py would hide the tests'

from interview.playing import COURSE, FillingUser, PlayingFace, User, play  # noqa: E402 - the path comes first

from assembler.cli.interview.library import warm  # noqa: E402
from assembler.interview.core.state import State  # noqa: E402
from assembler.interview.core.view import View  # noqa: E402
from assembler.interview.talk.prompts import Prompt, Reply  # noqa: E402
from assembler.library.loading import load_library  # noqa: E402

STARTS = 10
STARTED = {
    "rich face": (),
    "plain face": ("--plain",),
    "rich face, with a preset: the first question about the agreement": ("--preset", "shared-services"),
}
PRESETS = ("operational-assistance", "shared-services", "shared-control-room")


class TimingFace(PlayingFace):
    """Measures from each reply to the next prompt."""

    def __init__(self, user: User) -> None:
        super().__init__(user)
        self.since, self.worked = time.perf_counter(), time.process_time()
        self.between: list[tuple[float, str, float]] = []

    def ask(self, prompt: Prompt) -> Reply:
        taken, worked = time.perf_counter() - self.since, time.process_time() - self.worked
        self.between.append((taken * 1000, prompt.question, worked * 1000))
        reply = super().ask(prompt)
        self.since, self.worked = time.perf_counter(), time.process_time()
        return reply


def first_prompt(*options: str) -> float:
    """Milliseconds from the command to its first prompt on a real terminal."""
    with tempfile.TemporaryDirectory() as folder:
        command = ["-m", "assembler.cli.main", "interview", "hub.yaml", *options]
        begun = time.perf_counter()
        child = pexpect.spawn(
            sys.executable,
            command,
            cwd=folder,
            env={"TERM": "xterm", "PYTHONPATH": str(ROOT), "PATH": ""},
            encoding="utf-8",
        )
        child.expect_exact("What is the agreement called?" if "--preset" in options else "What kind of collaboration")
        taken = (time.perf_counter() - begun) * 1000
        child.close(force=True)
        return taken


def report(name: str, figures: list[float]) -> None:
    ordered = sorted(figures)
    high = ordered[int(len(ordered) * 0.95)]
    print(
        f"{name}: median {statistics.median(ordered):.0f} ms, 95th percentile {high:.0f} ms, most {ordered[-1]:.0f} ms"
    )


def between_questions(preset: str, user: User, *, quick: bool) -> None:
    """Report on the work between the questions of a whole interview."""
    faces: list[TimingFace] = []

    def face(user: User) -> TimingFace:
        faces.append(TimingFace(user))
        return faces[-1]

    with tempfile.TemporaryDirectory() as folder:
        play(Path(folder), user, preset, quick=quick, face=face)
    between = faces[0].between[1:]
    rows = (
        f", {len(user.bodies)} parties, {user.each} to a list" if isinstance(user, FillingUser) else ", no list filled"
    )
    name = f"between questions ({preset}, {'quick' if quick else 'full'}{rows}: {len(between)} prompts)"
    report(name, [taken for taken, _, _ in between])
    print(
        f"  the slowest came before “{max(between)[1][:60]}”; processor time at most {max(b[2] for b in between):.0f} ms"
    )


def main() -> None:
    load_library()
    for name, options in STARTED.items():
        report(f"first prompt ({name}, {STARTS} starts)", [first_prompt(*options) for _ in range(STARTS)])
    begun = time.perf_counter()
    warm(View(State({}), COURSE).answers)
    print(f"while the first question is read: the library made ready in {(time.perf_counter() - begun) * 1000:.0f} ms")
    for preset in PRESETS:
        for quick in (True, False):
            between_questions(preset, User(), quick=quick)
            between_questions(preset, FillingUser(each=2), quick=quick)


if __name__ == "__main__":
    main()
