"""Lists, at the end of a run, the mutants that survived because they change no document."""

from __future__ import annotations

import pytest


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    reports = terminalreporter.getreports("passed")
    survivors = [value for report in reports for name, value in report.user_properties if name == "survivor"]
    if survivors:
        terminalreporter.section("mutants that change no document, by proof")
        for survivor in survivors:
            terminalreporter.write_line(str(survivor))
