"""Sources and runs for the tests: small answers, a crew of two, and what a folder holds afterwards."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

from assembler.batch import LocalCrew, Order, Report, open_source, plan_batch, run_batch
from assembler.cli.common import house_style

SMALL: dict[str, Any] = {"document": {"title": "Gaining entry"}, "scope": {"purpose": "To gain entry."}}


def answers(number: int = 0, **more: Any) -> dict[str, Any]:
    return SMALL | {"document": {"title": "Gaining entry", "reference": f"REF/{number}"}} | more


def folder_of(path: Path, count: int) -> Path:
    path.mkdir(exist_ok=True)
    for number in range(count):
        (path / f"one-{number:03}.json").write_text(json.dumps(answers(number)), encoding="utf-8")
    return path


def issued(folder: Path, into: str, answers: Callable[[int], dict[str, Any]]) -> None:
    """Three agreements of the answers beside them, made into a folder."""
    source = folder / "answers"
    source.mkdir()
    for number in range(3):
        (source / f"one-{number}.json").write_text(json.dumps(answers(number)), encoding="utf-8")
    run(source, folder / into, jobs=1)


def lines_of(path: Path, *lines: dict[str, Any] | str) -> Path:
    path.write_text(
        "".join((line if isinstance(line, str) else json.dumps(line)) + "\n" for line in lines), encoding="utf-8"
    )
    return path


def order(**more: Any) -> Order:
    template, name = house_style(None)
    return Order(template=template, template_name=name, clock=time.perf_counter, **more)


def run(source: Path, out: Path, *, jobs: int = 2, compiled: bool = False, **more: Any) -> list[Report]:
    action = plan_batch if compiled else run_batch
    with as_one_thread():
        return list(action(open_source(source), out, order(**more), LocalCrew(jobs), lambda: False))


@contextmanager
def as_one_thread() -> Iterator[None]:
    """Workers are copies of this process, as on a person's machine, where no thread runs beside: each would read the library otherwise."""
    with patch("assembler.batch.crew.threading.active_count", return_value=1), warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # the threads beside are those of the tests' own crew
        yield


def states(reports: list[Report]) -> dict[str, str]:
    return {report.name: report.state for report in reports}


def contents(out: Path) -> dict[str, str]:
    """Every file of a folder by its path, as a hash: all that a run leaves but how long things took."""
    return {
        str(path.relative_to(out)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(out.rglob("*"))
        if path.is_file() and path.name != "durations.csv"
    }


def manifest(out: Path) -> dict[str, Any]:
    read: dict[str, Any] = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    return read


def command(*words: str | Path, **more: Any) -> subprocess.Popen[str]:
    """`assembler` in a process of its own."""
    line = [sys.executable, "-m", "assembler.cli.main", *map(str, words)]
    return subprocess.Popen(line, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **more)
