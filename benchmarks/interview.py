"""How long the interview takes to put its first prompt, and how much of its own work lies between two questions.

    python benchmarks/interview.py

Prints milliseconds, on this machine, with the whole library. The limits are 700 and 50.
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

from interview.playing import PlayingFace, User, play  # noqa: E402 - the path comes first

from assembler.cli.interviewing import effects  # noqa: E402
from assembler.interview.prompts import Prompt, Reply  # noqa: E402

STARTS = 10


class TimingFace(PlayingFace):
    """Measures from each reply to the next prompt."""

    def __init__(self, user: User) -> None:
        super().__init__(user)
        self.since = time.perf_counter()
        self.between: list[tuple[float, str]] = []

    def ask(self, prompt: Prompt) -> Reply:
        self.between.append(((time.perf_counter() - self.since) * 1000, prompt.question))
        reply = super().ask(prompt)
        self.since = time.perf_counter()
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


def main() -> None:
    for name, options in (("rich", ["--preset", "shared-services"]), ("plain", ["--plain"])):
        report(f"first prompt ({name} face, {STARTS} starts)", [first_prompt(*options) for _ in range(STARTS)])
    effects()
    for quick in (True, False):
        with tempfile.TemporaryDirectory() as folder:
            faces: list[TimingFace] = []

            def face(user: User, faces: list[TimingFace] = faces) -> TimingFace:
                faces.append(TimingFace(user))
                return faces[-1]

            play(Path(folder), User(), "shared-services", quick=quick, face=face)
            between = faces[0].between[:-1]
            report(
                f"between questions ({'quick' if quick else 'full'}, {len(between)} prompts)",
                [taken for taken, _ in between],
            )
            worst = max(between)
            print(f"  the slowest came before “{worst[1][:60]}”")


if __name__ == "__main__":
    main()
