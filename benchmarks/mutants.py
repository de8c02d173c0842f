"""Small faults put into the code at random, one at a time: does a test fail for each?

    pip install coverage
    python benchmarks/mutants.py --number 100 --seed 1

The first run makes a map of which tests reach which lines (as long as the tests take, twice over) and keeps it in `.mutants`; `--map`
makes it again. For each mutant the tests that reach its line run, the most particular first; then those that reach its file; then all the
rest. Golden pictures (tests marked `golden`) count for nothing, and no office suite is started. A mutant that no test kills is printed as
it would stand in the file: it is a hole in the tests, or changes nothing that anybody could see, which a reader must say. Ends with
status 1 where fewer than 95 in 100 were killed. `--only NAME` tries again a mutant by the name that was printed, `--within assembler/word`
keeps to a part of the code, and `--tests tests/word` counts a part of the tests. `--most 300` is quick and strict: it tries the 300 most
particular tests alone; `--fast` maps and counts the fast part of the tests alone.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from queue import Queue

from mutating import Mutant, changes, mutants
from reached import FOLDER, Reached, merged

ROOT = Path(__file__).resolve().parents[1]
KEPT = ROOT / ".mutants"
"""Where the map of all tests is kept."""

COPIED = ("assembler", "clauses", "templates", "examples", "tests", "docs", "benchmarks", ".ci")
PYTEST = (sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-m")
COUNTED = "not golden and not office and not sdk"
FIRST = 30
"""How many of the tests that reach a line run first."""

LATEST = 600
"""Seconds that a run of tests may take for its beginning and its slowest test; after these, and `EACH`, a mutant hangs: it is killed."""

EACH = 3
"""Seconds more for each test that runs: some ten times what one takes, so that a long stage is not taken for one that hangs."""


class Copy:
    """The project in a folder of its own, where a file may be spoilt for a while."""

    def __init__(self, folder: Path, *, fast: bool) -> None:
        self.root = folder
        self.pytest = (*PYTEST, f"{COUNTED} and not slow" if fast else COUNTED)
        for name in COPIED:
            shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        for file in ROOT.iterdir():
            if file.is_file() and file.name != ".git":
                shutil.copy2(file, folder / file.name)

    def tests(self, count: int, *arguments: str) -> tuple[int, str]:
        """Run pytest here, over so many tests. Its status, and what it printed."""
        known = os.environ | {"PYTHONPATH": str(self.root), "PYTHONDONTWRITEBYTECODE": "1"}
        try:
            done = subprocess.run(
                [*self.pytest, *arguments],
                cwd=self.root,
                env=known,
                capture_output=True,
                text=True,
                check=False,
                timeout=LATEST + EACH * count,
            )
        except subprocess.TimeoutExpired:
            return 1, "FAILED by hanging"
        return done.returncode, done.stdout + done.stderr


@dataclass(frozen=True)
class Map:
    """Which tests reach which lines, and which fail as it is and so tell nothing."""

    reached: Reached
    failed: list[str]
    lines: Counter[str]

    @classmethod
    def read(cls, kept: Path) -> Map:
        reached, failed = merged(kept)
        lines = Counter(test for file in reached.values() for tests in file.values() for test in tests)
        return cls(reached, failed, lines)

    def stages(self, mutant: Mutant, most: int | None) -> Iterator[list[str]]:
        """The tests for a mutant, in the order in which they are likely to kill it; the last stage, of none, is every test.

        With `most`, so many of the tests that reach its file, and no last stage.
        """
        file = self.reached.get(mutant.path, {})
        own = Counter(test for tests in file.values() for test in tests)
        here = self._particular(file.get(mutant.line, []), own)
        there = self._particular(own.keys() - set(here), own)
        if most is not None:
            here, there = here[:most], there[: max(0, most - len(here))]
        yield from (stage for stage in (here[:FIRST], here[FIRST:], there) if stage)
        if most is None:
            yield []

    def _particular(self, tests: Iterable[str], own: Counter[str]) -> list[str]:
        """The tests in order: first those of whose lines the most are in the file, of which each has its `own`."""
        return sorted(set(tests) - set(self.failed), key=lambda test: (self.lines[test] / own[test], test))


def made_map(copy: Copy, kept: Path, tests: list[str], processes: int) -> None:
    """Run every test that counts once, and keep which lines each reached."""
    shutil.rmtree(kept, ignore_errors=True)
    kept.mkdir()
    spread = ["-n", str(processes)] if processes > 1 else []
    command = [*copy.pytest, "-p", "benchmarks.reached", *spread, *tests]
    known = os.environ | {"PYTHONPATH": str(copy.root), FOLDER: str(kept)}
    done = subprocess.run(command, cwd=copy.root, env=known, check=False)
    if done.returncode not in (0, 1):
        raise SystemExit(done.returncode)


def killer(copy: Copy, known: Map, mutant: Mutant, tests: list[str], most: int | None) -> str:
    """The test that a mutant makes fail; nothing where it survives all."""
    file = copy.root / mutant.path
    text = file.read_text(encoding="utf-8")
    file.write_text(mutant.applied(text), encoding="utf-8")
    try:
        for stage in known.stages(mutant, most):
            named = copy.root / "stage.txt"
            named.write_text("\n".join(stage), encoding="utf-8")
            every = (*(f"--deselect={test}" for test in known.failed), *tests)
            count = len(stage) or len(known.lines)
            status, told = copy.tests(count, "-x", *([f"@{named.name}"] if stage else every))
            if status not in (0, 5):
                return next((line for line in told.splitlines() if line.startswith(("FAILED", "ERROR"))), told[-200:])
    finally:
        file.write_text(text, encoding="utf-8")
    return ""


def sampled(options: argparse.Namespace) -> list[Mutant]:
    """The mutants to try: those named, or as many as asked by the seed's dice."""
    every = [mutant for file in sorted((ROOT / "assembler").rglob("*.py")) for mutant in mutants(ROOT, file)]
    if options.only:
        return [mutant for mutant in every if mutant.name in options.only]
    here = [mutant for mutant in every if mutant.path.startswith(tuple(options.within))]
    random.Random(options.seed).shuffle(here)  # noqa: S311 - dice, not secrets
    return list(islice((mutant for mutant in here if changes(ROOT, mutant)), options.number))


def tried(chosen: list[Mutant], options: argparse.Namespace) -> Iterator[tuple[Mutant, str]]:
    """Each mutant with the test that killed it, as it comes."""
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder, ThreadPoolExecutor(options.processes) as pool:
        copies: Queue[Copy] = Queue()
        for number in range(options.processes):
            copies.put(Copy(Path(folder) / str(number), fast=options.fast))
        kept = Path(folder) / "reached" if options.tests else KEPT
        if options.map or not list(kept.glob("*.json")):
            made_map(copies.queue[0], kept, options.tests, options.processes)
        known = Map.read(kept)

        def one(mutant: Mutant) -> tuple[Mutant, str]:
            copy = copies.get()
            try:
                return mutant, killer(copy, known, mutant, options.tests, options.most)
            finally:
                copies.put(copy)

        yield from pool.map(one, chosen)


def main() -> int:
    given = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    given.add_argument("--number", type=int, default=100)
    given.add_argument("--seed", type=int, default=1)
    given.add_argument("--within", nargs="+", default=["assembler"], metavar="PATH")
    given.add_argument("--only", nargs="+", metavar="NAME")
    given.add_argument("--processes", type=int, default=2)
    given.add_argument(
        "--tests", nargs="+", default=[], metavar="PATH", help="count these tests only, and map them afresh"
    )
    given.add_argument(
        "--most",
        type=int,
        metavar="N",
        help="try N tests at most for one mutant: some that survive are killed by others",
    )
    given.add_argument("--fast", action="store_true", help="count the fast part of the tests alone")
    given.add_argument("--map", action="store_true", help="make the map of tests and lines again")
    options = given.parse_args()
    began, survived = time.perf_counter(), []
    chosen = sampled(options)
    for mutant, test in tried(chosen, options):
        print(f"{'killed  ' if test else 'SURVIVED'}  {mutant}{'  by ' + test[:110] if test else ''}", flush=True)
        if not test:
            survived.append(mutant)
    print(
        f"{len(chosen) - len(survived)} of {len(chosen)} killed in {time.perf_counter() - began:.0f} seconds; {len(survived)} to read:"
    )
    for mutant in survived:
        print(f"  {mutant}")
    return len(survived) * 20 > len(chosen)


if __name__ == "__main__":
    sys.exit(main())
