"""A batch as it is seen: a bar or a line now and then, events for other programs, Ctrl-C, and what is said at the end."""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from msgspec import Struct, field

from assembler.errors import shown

if TYPE_CHECKING:
    from click._termui_impl import ProgressBar

    from assembler.batch import Attention, Ending, Placing, Report, Source

INTERRUPTED = 130


class Tally(Struct):
    """What has become of the items so far: how many by state, what people should know, and what the run left to be corrected."""

    out: Path
    apply: bool
    states: dict[str, int] = field(default_factory=dict)
    began: float = field(default_factory=time.perf_counter)
    planned: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    to_correct: str = ""
    what: str = "agreement"
    stray: str = "row"
    about: Attention | None = None
    left: int = 0

    def follow(self, reports: Generator[Report, None, Ending]) -> Iterator[Report]:
        """The reports, each counted before it is passed on."""
        while True:
            try:
                report = next(reports)
            except StopIteration as ended:
                self.to_correct = ended.value.to_correct
                return
            self.add(report)
            yield report

    def add(self, report: Report) -> None:
        """Count a report, and note what people should know of it."""
        self.states[report.state] = self.states.get(report.state, 0) + 1
        if not self.apply:
            where = [(one.state, one.output) for one in report.placings] or [(report.state, report.name)]
            self.planned += [f"{state:<15} {output}" for state, output in where]
        self.notes += [f"{report.name}: {problem}" for problem in report.problems]
        self.notes += [f"{report.name}: warning: {warning}" for warning in report.warnings]
        left = len(report.more.get(self.about.fact, ())) if self.about else 0
        self.left += left
        self.notes += [f"{report.name}: {left} {self.about.words}."] if self.about and left else []
        told = (_left(one, self.what, apply=self.apply) for one in report.placings)
        self.notes += [f"{report.name}: {line}" for line in told if line]

    @property
    def failed(self) -> int:
        """How many could not be made, and rows that belong to no agreement."""
        return self.states.get("invalid", 0) + self.strays

    @property
    def strays(self) -> int:
        """How many rows belong to no agreement."""
        return self.states.get("stray", 0)

    @property
    def done(self) -> int:
        """How many agreements have been gone through."""
        return sum(self.states.values()) - self.strays

    @property
    def rate(self) -> float:
        """Items a second."""
        return self.done / max(time.perf_counter() - self.began, 0.001)

    def remark(self, source: Source) -> None:
        """Note what should be known of the source as a whole, before all else."""
        self.notes[:0] = [str(remark) for remark in source.remarks()]

    def say(self) -> None:
        """The plan, item by item, on standard output; what people should know on standard error, so far as somebody would read it."""
        for line in self.planned:
            click.echo(shown(line))
        for note in self.notes[:_MOST_NOTES]:
            click.echo(shown(note), err=True)
        if len(self.notes) > _MOST_NOTES:
            click.echo(f"There are {len(self.notes) - _MOST_NOTES:,} more such lines.", err=True)

    def last_line(self, *, stopped: bool) -> str:
        """The whole run in a sentence or two."""
        states = sorted((state, number) for state, number in self.states.items() if state != "stray")
        counts = ", ".join(f"{number:,} {state}" for state, number in states) or "nothing to do"
        taken = f"{time.perf_counter() - self.began:.1f} seconds, {self.rate:.0f} a second"
        what = "Stopped after" if stopped else "Done:" if self.apply else "Planned:"
        things = self.what if self.done == 1 else f"{self.what}s"
        return shown(
            f"{what} {self.done:,} {things} in {self.out} ({counts}){self._and_strays()}; {taken}.{self._next()}"
        )

    def _and_strays(self) -> str:
        rows = f"{self.strays:,} {self.stray}{' belongs' if self.strays == 1 else 's belong'}"
        return f", and {rows} to no agreement" if self.strays else ""

    def _next(self) -> str:
        return self._decide() + self._correct()

    def _decide(self) -> str:
        if self.about is None or not self.left:
            return ""
        return f" {self.left:,} {self.about.words}: see {self.out / (self.about.table if self.apply else 'plan.json')}."

    def _correct(self) -> str:
        if not self.failed:
            return ""
        if not self.apply:
            return f" All that is wrong is in {self.out / 'plan.json'} too."
        correct = f" Correct {self.out / self.to_correct} and run it into the same folder." if self.to_correct else ""
        return f" See {self.out / 'failures.csv'}.{correct}"


_MOST_NOTES = 100


def _left(placing: Placing, what: str, *, apply: bool) -> str:
    """What is said of a file that was left as it is; empty where none was."""
    goes = "is" if apply else "would be"
    if placing.state == "conflict":
        return f"a file that assembler did not write has its name and was left; the {what} {goes} {placing.output}."
    if placing.state != "edited by hand":
        return ""
    if placing.output == placing.wanted:
        return f"{placing.wanted} was edited by hand, and was left; there is nothing new to put beside it."
    return f"{placing.wanted} was edited by hand, and was left; the new version {goes} {placing.output}."


@contextmanager
def until_interrupted() -> Iterator[Callable[[], bool]]:
    """Ctrl-C asks the run to finish what is in hand; a second one ends it at once, which loses nothing that is written."""
    asked: list[bool] = []

    def ask(_number: int, _frame: object) -> None:
        if asked:
            click.echo("\nStopped at once. Nothing was half-written; run again to go on.", err=True)
            os._exit(INTERRUPTED)  # the workers end with this process, whatever they are at
        asked.append(True)
        click.echo(
            "\nStopping: the agreements in hand are being finished. Press Ctrl-C again to stop at once.", err=True
        )

    before = signal.signal(signal.SIGINT, ask)
    try:
        yield lambda: bool(asked)
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def events_to(path: Path | None) -> Iterator[Callable[[dict[str, Any]], None]]:
    """A function that writes an event as a line of JSON to the file, private to its owner where it is new. Without a file it does nothing.

    Raises OutputError when it cannot be written, or a file is there that does not hold events.
    """
    if path is None:
        yield lambda _event: None
        return
    with _output_errors(path):
        _refuse_other(path)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)

    def write(event: dict[str, Any]) -> None:
        line = (json.dumps(event, sort_keys=True, ensure_ascii=False) + "\n").encode()
        with _output_errors(path):
            while line:  # a disk that fills takes a part of it, and refuses the rest
                line = line[file.write(line) :]

    with os.fdopen(handle, "wb", buffering=0) as file:
        yield write


def _refuse_other(path: Path) -> None:
    """Raise OutputError if a file is there that no run wrote its events to: it may be answers, or anything else."""
    from assembler.errors import OutputError, Place, Problem

    if not path.is_file() or not path.stat().st_size:
        return
    with path.open("rb") as file:
        known = file.readline(_LONGEST_HEAD).startswith(b'{"event": "begun"')
    if not known:
        message = "A file is there that does not hold events, and would be lost."
        raise OutputError(Problem(message, Place(str(path)), "Give --events another name."))


_LONGEST_HEAD = 100
"""Bytes: more than the first event's beginning."""


@contextmanager
def _output_errors(path: Path) -> Iterator[None]:
    from assembler.errors import OutputError, Place, Problem

    try:
        yield
    except OSError as error:
        raise OutputError(Problem(f"The events cannot be written: {error.strerror}.", Place(str(path)))) from None


_EVERY = 10.0
"""Seconds between lines where there is no terminal to draw a bar on."""


@contextmanager
def progress(source: Source, tally: Tally, *, quiet: bool) -> Iterator[Callable[[Report], None]]:
    """A function that shows how far the run is, to be called with each report."""
    if quiet:
        yield lambda _report: None
    elif sys.stderr is not None and sys.stderr.isatty():  # there is none where it was closed
        with _bar(source, tally) as update:
            yield update
    else:
        yield _lines(tally)


@contextmanager
def _bar(source: Source, tally: Tally) -> Iterator[Callable[[Report], None]]:
    def progress(_report: Report | None) -> str:
        return f"{tally.failed:,} failed, {tally.rate:.0f} a second"

    bar: ProgressBar[Report] = click.progressbar(
        length=source.count(),
        label=f"{tally.what.capitalize()}s",
        show_pos=True,
        item_show_func=progress,
        file=sys.stderr,
    )
    with bar:
        yield lambda report: bar.update(1, report)


def _lines(tally: Tally) -> Callable[[Report], None]:
    last = [time.perf_counter()]

    def update(_report: Report) -> None:
        if time.perf_counter() - last[0] >= _EVERY:
            last[0] = time.perf_counter()
            click.echo(f"{tally.done:,} done, {tally.failed:,} failed, {tally.rate:.0f} a second", err=True)

    return update
