"""Which tests reach which lines: a plugin of pytest, for mutants.py.

Each process writes what its tests reached; `merged` puts that together.
"""

from __future__ import annotations

import json
import os
from collections import defaultdict
from pathlib import Path

import coverage
import pytest

FOLDER = "ASSEMBLER_REACHED"
"""The variable that names the folder where the map is written."""

Reached = dict[str, dict[int, list[str]]]
"""By a file's path and a line's number, the names of the tests that reach it; those whose name is empty reach it when they are read."""


class _Reaching:
    def __init__(self, folder: Path, root: Path) -> None:
        self.folder = folder
        self.root = root
        self.measure = coverage.Coverage(data_file=None, source=[str(root / "assembler")], config_file=False)
        self.failed: list[str] = []
        self.measure.start()

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_logstart(self, nodeid: str) -> None:
        self.measure.switch_context(nodeid)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            self.failed.append(report.nodeid)

    def pytest_sessionfinish(self) -> None:
        self.measure.stop()
        data = self.measure.get_data()
        lines = {
            str(Path(file).relative_to(self.root)): data.contexts_by_lineno(file) for file in data.measured_files()
        }
        name = f"{os.environ.get('PYTEST_XDIST_WORKER', 'one')}.json"
        (self.folder / name).write_text(json.dumps({"reached": lines, "failed": self.failed}), encoding="utf-8")


def pytest_configure(config: pytest.Config) -> None:
    if not (os.environ.get("PYTEST_XDIST_WORKER") is None and getattr(config.option, "numprocesses", 0)):
        config.pluginmanager.register(_Reaching(Path(os.environ[FOLDER]), config.rootpath))


def merged(folder: Path) -> tuple[Reached, list[str]]:
    """The map, and the tests that failed while it was made."""
    reached: Reached = defaultdict(lambda: defaultdict(list))
    failed: set[str] = set()
    for part in sorted(folder.glob("*.json")):
        read = json.loads(part.read_text(encoding="utf-8"))
        failed.update(read["failed"])
        for file, lines in read["reached"].items():
            for line, tests in lines.items():
                reached[file][int(line)] += [test for test in tests if test]
    return reached, sorted(failed)
