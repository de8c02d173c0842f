"""Turns taken by turn, processes watched, and tables printed."""

from __future__ import annotations

import compileall
import os
import statistics
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path


def by_turns(work: Mapping[str, Callable[[], object]], rounds: int) -> dict[str, list[float]]:
    """Milliseconds of each, in short turns, so that a noisy moment of the machine falls on all alike."""
    for one in work.values():
        one()
    taken: dict[str, list[float]] = {name: [] for name in work}
    for turn in range(rounds):
        for name in list(work)[:: 1 if turn % 2 else -1]:
            began = time.perf_counter()
            work[name]()
            taken[name].append((time.perf_counter() - began) * 1000)
    return taken


def ratio(base: list[float], other: list[float]) -> float:
    """The median of the ratios taken turn by turn: how many times as quick the other is."""
    return statistics.median(b / o for b, o in zip(base, other, strict=True))


def table(heading: str, columns: list[str], rows: list[list[object]]) -> None:
    """A table in Markdown."""
    print(f"\n{heading}\n\n| {' | '.join(columns)} |\n|{'---|' * len(columns)}")
    for row in rows:
        print(
            "| " + " | ".join(f"{cell:,.1f}" if isinstance(cell, float) else str(cell) for cell in row) + " |",
            flush=True,
        )


def watched(command: list[str], installed: Path) -> tuple[float, float, int]:
    """Run a command with what is installed there: its seconds, the peak memory of its largest process in MiB, and its status.

    Linux tells of children; others do not.
    """
    began = time.perf_counter()
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=sys.stderr,
        env=environment(installed),
        cwd=installed,
    )
    peak = 0.0
    while process.poll() is None:
        peak = max([peak, *(_peak(pid) for pid in (process.pid, *_children(process.pid)))])
        time.sleep(0.05)
    return time.perf_counter() - began, peak, process.returncode


def environment(first: Path | None = None) -> dict[str, str]:
    """The environment of a process that finds this checkout, or what stands in the first folder."""
    here = Path(__file__).parent
    path = (first or here.parent, here, os.environ.get("PYTHONPATH"))
    return os.environ | {"PYTHONPATH": os.pathsep.join(str(folder) for folder in path if folder)}


def installed(folder: Path) -> Path:
    """A folder that holds the wheel of this checkout, built and unpacked as an installer does it."""
    root = Path(__file__).parents[1]
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(root)]
    subprocess.run(build, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    (wheel,) = folder.glob("*.whl")
    site = folder / "site"
    zipfile.ZipFile(wheel).extractall(site)
    compileall.compile_dir(site, quiet=2)
    return site


def _children(pid: int) -> list[int]:
    try:
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


def _peak(pid: int) -> float:
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM")), 0.0)
