"""How many prompts a person meets from the command to the Word file, counted on a real terminal.

    python benchmarks/prompts.py

Three agreements are made, each begun from its preset, by a person who has every fact and fill-in at hand and enters all that the
register, the preset and the defaults do not give. A prompt is whatever waits for the person: a screen of related questions, a question by
itself, a list, a search in it, and what is asked about a finding. The limits: 50 for the pilot of two parties, 80 for the station.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:1] = [str(ROOT), str(ROOT / "tests")]  # in place of this folder, whose own interview.py would hide the tests'

from interview.counted import AGREEMENTS, Counted, counted, transcript  # noqa: E402 - the path comes first


def report(one: Counted, taken: float) -> None:
    """What was met, in a line, and the prompts of each kind."""
    print(
        f"{one.name} ({one.preset}): {one.prompts} prompts on the terminal, at most {one.most}; {one.answers} answers typed"
    )
    print(
        f"  {one.screens} screens of related questions, {one.prompts - one.screens} others; {taken:.0f} s of a machine's typing"
    )


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--transcript", type=Path, help="write what was put and typed for the first agreement there")
    given = options.parse_args()
    for number, agreement in enumerate(AGREEMENTS):
        with tempfile.TemporaryDirectory() as folder:
            begun = time.perf_counter()
            one = counted(agreement, Path(folder))
            report(one, time.perf_counter() - begun)
        if given.transcript and number == 0:
            given.transcript.write_text("\n".join(transcript(one.typed)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
