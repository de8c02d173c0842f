"""`assembler batch`: many answers to many agreements, planned or run, and the workbook to collect them in."""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from click._termui_impl import ProgressBar

    from assembler.batch import Crew, Order, Report, Source

DONE, SOME_FAILED, INTERRUPTED = 0, 4, 130

_PATH = click.Path(path_type=Path)
_FILE = click.Path(path_type=Path, dir_okay=False)


@click.group("batch")
def command() -> None:
    """Make many agreements at once.

    \b
    Example:
      assembler batch template workbook.xlsx
      assembler batch plan workbook.xlsx --out agreements
      assembler batch run workbook.xlsx --out agreements
    """


def _options(function: Callable[..., Any]) -> Callable[..., Any]:
    """The options that `plan` and `run` share."""
    for option in reversed(
        (
            click.argument("source", type=_PATH),
            click.option(
                "--out", required=True, type=click.Path(path_type=Path, file_okay=False), help="The output folder."
            ),
            click.option(
                "--base",
                type=_FILE,
                help="An answers file with what all agreements share; each one's own answers prevail.",
            ),
            click.option(
                "--final", is_flag=True, help="Signature copies: an agreement that is not ready for signature fails."
            ),
            click.option("--template", type=_FILE, help="A house-style Word file to use instead of the shipped one."),
            click.option(
                "--embed/--no-embed",
                default=None,
                help="Keep the record inside each Word file (default: in drafts only).",
            ),
            click.option(
                "--jobs",
                type=click.IntRange(1),
                help="How many processes work at once (default: one for each processor).",
            ),
            click.option(
                "--timeout",
                default=60.0,
                show_default=True,
                type=click.FloatRange(0.1),
                help="Seconds that one may take.",
            ),
            click.option(
                "--dask",
                metavar="ADDRESS",
                help="Work on the dask cluster at this address instead (needs `distributed`).",
            ),
            click.option("--events", type=_FILE, help="Write what happens to this file, as JSON Lines."),
            click.option("-q", "--quiet", is_flag=True, help="Show no progress."),
        )
    ):
        function = option(function)
    return function


@command.command("plan")
@_options
def plan(**options: Any) -> int:  # noqa: ANN401 - click's options, by name
    """Check every set of answers in SOURCE and say what a run would do. Only a plan is written.

    SOURCE is a folder of YAML or JSON answers files, a JSON Lines file, or an Excel workbook.

    \b
    Example:
      assembler batch plan workbook.xlsx --base shared.yaml --out agreements
    """
    return _go(options, apply=False)


@command.command("run")
@_options
def run(**options: Any) -> int:  # noqa: ANN401
    """Make an agreement of every set of answers in SOURCE, and keep those that are there already.

    A Word file that somebody has edited is never overwritten: the new version gets another name.

    \b
    Example:
      assembler batch run answers/ --out agreements
      assembler batch run agreements/to-correct.jsonl --out agreements
    """
    return _go(options, apply=True)


@command.command("template")
@click.argument("workbook", type=_FILE)
@click.option("--force", is_flag=True, help="Replace a file that is already there.")
def template(workbook: Path, force: bool) -> None:
    """Write an Excel WORKBOOK to collect answers in: a row for each agreement, a sheet for each repeated group.

    \b
    Example:
      assembler batch template workbook.xlsx
    """
    from assembler.batch.workbook_template import template_workbook
    from assembler.cli.common import write_whole
    from assembler.library import load_library
    from assembler.register import load_register

    write_whole(workbook, template_workbook(load_library().questionnaire, load_register()), force=force)
    click.echo(
        f"Workbook written to {workbook}. Replace its example, then: assembler batch plan {workbook} --out agreements",
        err=True,
    )


def _go(options: dict[str, Any], *, apply: bool) -> int:
    from assembler.batch import open_source, plan_batch, run_batch

    order = _order(options)
    source = open_source(options["source"])
    crew = _crew(options)
    tally = _Tally()
    with ExitStack() as stack:
        stack.callback(crew.close)
        stopped = stack.enter_context(_until_interrupted())
        events = stack.enter_context(_events(options["events"]))
        seen = stack.enter_context(_progress(source, tally, quiet=options["quiet"]))
        events({"event": "begun", "source": str(source.path), "out": str(options["out"])})
        for report in (run_batch if apply else plan_batch)(source, options["out"], order, crew, stopped):
            tally.add(report)
            events({"event": "agreement", "seconds": round(report.seconds, 4)} | report.as_json())
            seen(report)
        events({"event": "stopped" if stopped() else "ended"} | tally.states)
    click.echo(tally.last_line(options["out"], apply=apply, stopped=stopped()), err=True)
    return INTERRUPTED if stopped() else SOME_FAILED if tally.failed else DONE


def _order(options: dict[str, Any]) -> Order:
    from assembler.batch import Order
    from assembler.cli.common import answers_text, house_style

    style, name = house_style(options["template"])
    base = options["base"]
    return Order(
        template=style,
        template_name=name,
        clock=time.perf_counter,
        status="signature" if options["final"] else "draft",
        embed=not options["final"] if options["embed"] is None else options["embed"],
        base=answers_text(base) if base else "",
        base_name=str(base) if base else "",
        seconds=options["timeout"],
    )


def _crew(options: dict[str, Any]) -> Crew:
    from assembler.batch import LocalCrew

    if options["dask"]:
        from assembler.batch.cluster import DaskCrew

        return DaskCrew(options["dask"])
    return LocalCrew(options["jobs"] or os.cpu_count() or 1)


@contextmanager
def _until_interrupted() -> Iterator[Callable[[], bool]]:
    """Ctrl-C asks the run to finish what is in hand; a second one ends it at once."""
    asked: list[bool] = []

    def ask(number: int, _frame: object) -> None:
        if asked:
            raise KeyboardInterrupt
        asked.append(True)
        click.echo(
            "\nStopping: the agreements in hand are being finished. Press Ctrl-C again to stop at once.", err=True
        )
        _ = number

    before = signal.signal(signal.SIGINT, ask)
    try:
        yield lambda: bool(asked)
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def _events(path: Path | None) -> Iterator[Callable[[dict[str, Any]], None]]:
    if path is None:
        yield lambda _event: None
        return
    from assembler.errors import OutputError, Place, Problem

    try:
        file = path.open("w", encoding="utf-8")
    except OSError as error:
        raise OutputError(Problem(f"The events cannot be written: {error.strerror}.", Place(str(path)))) from None
    with file:

        def write(event: dict[str, Any]) -> None:
            file.write(json.dumps(event, sort_keys=True, ensure_ascii=False) + "\n")
            file.flush()

        yield write


@dataclass
class _Tally:
    """What has become of the items so far, by state."""

    states: dict[str, int] = field(default_factory=dict)
    began: float = field(default_factory=time.perf_counter)
    edited: list[str] = field(default_factory=list)

    def add(self, report: Report) -> None:
        self.states[report.state] = self.states.get(report.state, 0) + 1
        if report.state in ("edited by hand", "conflict"):
            self.edited.append(f"{report.name}: {report.state}; the new version is {report.output}")

    @property
    def failed(self) -> int:
        return self.states.get("invalid", 0)

    @property
    def done(self) -> int:
        return sum(self.states.values())

    @property
    def rate(self) -> float:
        """Items a second."""
        return self.done / max(time.perf_counter() - self.began, 0.001)

    def last_line(self, out: Path, *, apply: bool, stopped: bool) -> str:
        """The whole run in a sentence."""
        counts = ", ".join(f"{number:,} {state}" for state, number in sorted(self.states.items())) or "nothing to do"
        taken = f"{time.perf_counter() - self.began:.1f} seconds, {self.rate:.0f} a second"
        what = "Stopped after" if stopped else "Done:" if apply else "Planned:"
        failures = " See failures.csv, and correct and run to-correct." if apply and self.failed else ""
        return f"{what} {self.done:,} agreements in {out} ({counts}); {taken}.{failures}"


_EVERY = 10.0
"""Seconds between lines where there is no terminal to draw a bar on."""


@contextmanager
def _progress(source: Source, tally: _Tally, *, quiet: bool) -> Iterator[Callable[[Report], None]]:
    if quiet:
        yield lambda _report: None
    elif sys.stderr.isatty():
        with _bar(source, tally) as update:
            yield update
    else:
        yield _lines(tally)


@contextmanager
def _bar(source: Source, tally: _Tally) -> Iterator[Callable[[Report], None]]:
    def told(_report: Report | None) -> str:
        return f"{tally.failed:,} failed, {tally.rate:.0f} a second"

    bar: ProgressBar[Report] = click.progressbar(
        length=source.count(), label="Agreements", show_pos=True, item_show_func=told, file=sys.stderr
    )
    with bar:
        yield lambda report: bar.update(1, report)


def _lines(tally: _Tally) -> Callable[[Report], None]:
    last = [time.perf_counter()]

    def update(report: Report) -> None:
        if report.state == "invalid":
            for problem in report.problems:
                click.echo(f"{report.name}: {problem}", err=True)
        for warning in report.warnings:
            click.echo(f"{report.name}: warning: {warning}", err=True)
        if time.perf_counter() - last[0] >= _EVERY:
            last[0] = time.perf_counter()
            click.echo(f"{tally.done:,} done, {tally.failed:,} failed, {tally.rate:.0f} a second", err=True)

    return update
