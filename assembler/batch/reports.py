"""What a run leaves for people and programs beside the agreements: failures, durations, and each item's report in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from msgspec import Struct, field

from assembler.batch.outputs import Placing, State
from assembler.errors import Problem
from assembler.spreadsheet_lines import MARK, csv_line

FAILURES = "failures.csv"
DURATIONS = "durations.csv"
PLAN = "plan.json"

FAILED: Final[frozenset[State]] = frozenset(("invalid", "stray"))
"""The states of what was not made: an agreement that is not right, and a row that belongs to none."""


class Report(Struct, frozen=True):
    """What was found or done for one item.

    `output` is the name of the file that it is known by, empty where there is none, and `placings` where each of its files goes, that one
    first; `seconds` is how long making it took; `trace` where a fault of our own arose.
    `more` is what else is to be reported: of a file that came back, how many changes went in, what is to be decided, what it goes across.
    """

    name: str
    file: str
    row: int
    state: State
    output: str
    sha256: str
    problems: tuple[Problem, ...]
    warnings: tuple[Problem, ...]
    seconds: float
    trace: str = ""
    placings: tuple[Placing, ...] = ()
    more: Mapping[str, Any] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """The report as plain values, without how long it took, and without the trace of a fault."""
        return {
            "agreement": self.name,
            "file": self.file,
            "output": self.output,
            "problems": [str(problem) for problem in self.problems],
            "row": self.row,
            "sha256": self.sha256,
            "state": self.state,
            "warnings": [str(warning) for warning in self.warnings],
            **({"beside": list(self._beside())} if self.placings[1:] else {}),
            **self.more,
        }

    def _beside(self) -> Iterator[dict[str, str]]:
        return ({"output": one.output, "state": one.state} for one in self.placings[1:])


def failures_csv(failed: Iterable[Report]) -> Iterator[bytes]:
    """A row for each problem of each failed item, for a spreadsheet."""
    yield MARK + csv_line(["agreement", "file", "row", "where", "what is wrong", "what would cure it"])
    for report in failed:
        for problem in report.problems:
            row = str(report.row) if report.row else ""
            yield csv_line([report.name, report.file, row, str(problem.place), problem.message, problem.cure])


def durations_csv(seconds: Mapping[str, float]) -> Iterator[bytes]:
    """How long each agreement took to make, in milliseconds."""
    yield csv_line(["agreement", "milliseconds"])
    for name, taken in sorted(seconds.items()):
        yield csv_line([name, f"{taken * 1000:.1f}"])
