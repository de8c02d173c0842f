"""`assembler batch`: many answers to many agreements, planned or run, and the workbook to collect them in."""

from __future__ import annotations

import os
import time
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from assembler.cli.batch_options import (
    FILE,
    NO_CHOICE,
    PATH,
    base_option,
    dask_option,
    making_options,
    out_option,
    plan_option,
    with_files,
    working,
)
from assembler.cli.batch_progress import INTERRUPTED, Tally, events_to, progress, until_interrupted
from assembler.cli.copy_options import chosen_copy
from assembler.cli.file_endings import FileEnding
from assembler.cli.options import template_option

if TYPE_CHECKING:
    from assembler.batch import Crew, Order, Source, Work

DONE, ATTENTION_NEEDED, SOME_FAILED = 0, 1, 4


@click.group("batch")
def command() -> None:
    """Make many agreements at once.

    \b
    Example:
      assembler batch template workbook.xlsx
      assembler batch plan workbook.xlsx --out agreements
      assembler batch run workbook.xlsx --out agreements
    """


@command.command("plan")
@making_options
def plan(**options: object) -> int:
    """Check every set of answers in SOURCE and say what a run would do. Only a plan is written.

    SOURCE is a folder of YAML or JSON answers files, a JSON Lines file, or an Excel workbook.

    \b
    Example:
      assembler batch plan workbook.xlsx --base shared.yaml --out agreements
    """
    return _go(options, apply=False)


@command.command("run")
@making_options
def run(**options: object) -> int:
    """Make an agreement of every set of answers in SOURCE, and keep those that are there already.

    A Word file that somebody has edited is never overwritten: the new version gets another name.

    \b
    Example:
      assembler batch run answers/ --out agreements
      assembler batch run agreements/to-correct.jsonl --out agreements
    """
    return _go(options, apply=True)


@command.command("update")
@with_files("returned")
def update(**options: object) -> int:
    """Bring the Word files in the folder RETURNED up to date, each with its answers, as `update` does with one.

    A file is matched to its answers by the id that it bears; what matches nothing is reported. What is left to be decided is listed in
    conflicts.csv, and in the manifest with what each update goes across. It ends with status 1 where something is to be decided.

    \b
    Example:
      assembler batch update returned/ --answers answers/ --out up-to-date --plan
      assembler batch update returned/ --answers answers/ --out up-to-date
    """
    return _of_files(options, "returned", "update", "agreement")


@command.command("vary")
@with_files("signed")
def vary(**options: object) -> int:
    """Draft the variation of each Word file in the folder SIGNED, with its new answers, as `vary` does with one.

    A file is matched to its answers by the id that it bears; what matches nothing is reported. Each gives a variation agreement, the
    agreement as varied, and that with the changes marked. What must be held again, or filled in, before anybody signs is listed in
    before-signing.csv; then it ends with status 1.

    \b
    Example:
      assembler batch vary signed/ --answers answers-2028/ --out variations --plan
      assembler batch vary signed/ --answers answers-2028/ --out variations
    """
    return _of_files(options, "signed", "vary", "variation")


@command.command("pack")
@click.argument("source", type=PATH)
@out_option
@plan_option
@base_option
@template_option("A house-style Word file to use instead of the shipped one.")
@working
@dask_option
def pack(**options: object) -> int:
    """Make every paper that each set of answers in SOURCE asks for now, as `pack` does with one: a folder of papers for each.

    In each folder, what-to-do-next.txt says what is to be done with each paper, and why no other is due. A paper that is wanted no more is
    removed, unless somebody has edited it.

    \b
    Example:
      assembler batch pack answers/ --out packs --plan
      assembler batch pack answers/ --out packs
    """
    from msgspec.structs import replace

    from assembler.batch import open_source

    given: dict[str, Any] = {**NO_CHOICE, **options}
    _refuse_clashes(given)
    tally = Tally(given["out"], not given["plan"], what="pack")
    return _worked(given, open_source(given["source"]), replace(_order(given), work="pack"), tally)


def _of_files(options: dict[str, Any], folder: str, work: Work, what: str) -> int:
    """Something made of the Word files of a folder, each with its answers."""
    from msgspec.structs import replace

    from assembler.batch import ATTENTION, ReturnedSource, open_source

    given: dict[str, Any] = {**NO_CHOICE, **options, "files": options[folder]}
    _refuse_clashes(given)
    source = ReturnedSource(given["files"], open_source(given["source"]), given["records"])
    tally = Tally(given["out"], not given["plan"], what=what, stray="file", about=ATTENTION[work])
    return _worked(given, source, replace(_order(given), work=work), tally)


@command.command("template")
@click.argument("workbook", type=FileEnding(".xlsx"))
@click.option(
    "--base", type=FILE, help="An answers file with what all agreements share: it is left out of the workbook."
)
@click.option("--full", is_flag=True, help="With every choice that has a default, also where nothing depends on it.")
@click.option("--force", is_flag=True, help="Replace a file that is already there.")
def template(workbook: Path, base: Path | None, full: bool, force: bool) -> None:
    """Write an Excel WORKBOOK to collect answers in: a row for each agreement, a sheet for each repeated group.

    Its first sheet says how it is filled in. Its cells refuse what cannot stand in them.

    \b
    Example:
      assembler batch template workbook.xlsx
      assembler batch template workbook.xlsx --base shared.yaml
    """
    from assembler.batch.workbook_template import template_workbook
    from assembler.cli.common import answers_file
    from assembler.cli.write_whole import write_whole
    from assembler.library.loading import load_library
    from assembler.register import load_register

    shared = answers_file(base).source if base else None
    written = template_workbook(load_library(), load_register(), shared, full=full)
    write_whole(workbook, written, force=force)
    with_base = f" --base {base}" if base else ""
    click.echo(
        f"Workbook written to {workbook}. Fill it in, then: assembler batch plan {workbook}{with_base} --out agreements",
        err=True,
    )


def _go(options: dict[str, Any], *, apply: bool) -> int:
    from assembler.batch import open_source

    _refuse_clashes(options)
    return _worked(options, open_source(options["source"]), _order(options), Tally(options["out"], apply))


def _worked(options: dict[str, Any], source: Source, order: Order, tally: Tally) -> int:
    """The work of a plan or a run, reported as it goes; the exit status."""
    from assembler.batch import plan_batch, run_batch

    crew = _crew(options)
    with ExitStack() as stack:
        stack.callback(crew.close)
        stopped = stack.enter_context(until_interrupted())
        events = stack.enter_context(events_to(options["events"]))
        seen = stack.enter_context(progress(source, tally, quiet=options["quiet"]))
        events({"event": "begun", "source": str(source.path), "out": str(options["out"])})
        for report in tally.follow(
            (run_batch if tally.apply else plan_batch)(source, options["out"], order, crew, stopped)
        ):
            events({"event": "agreement", "seconds": round(report.seconds, 4)} | report.as_json())
            seen(report)
        events({"event": "stopped" if stopped() else "ended"} | tally.states)
    tally.remark(source)
    if not options["quiet"]:
        tally.say()
    click.echo(tally.last_line(stopped=stopped()), err=True)
    return INTERRUPTED if stopped() else SOME_FAILED if tally.failed else ATTENTION_NEEDED if tally.left else DONE


def _refuse_clashes(options: dict[str, Any]) -> None:
    """Raise OutputError where what is written would be among what is read, or the events among the agreements."""
    from assembler.errors import OutputError, Place, Problem

    out, events = options["out"].resolve(), options["events"]
    if out == options["source"].resolve():
        message = (
            "The agreements would be among the answers, and the next run would take the lists of this run for answers."
        )
        raise OutputError(Problem(message, Place(str(options["out"])), "Give --out a folder of its own."))
    if "files" in options and out == options["files"].resolve():
        message = "What came back is never written to."
        raise OutputError(Problem(message, Place(str(options["out"])), "Give --out a folder of its own."))
    if events and events.resolve().is_relative_to(out):
        message = "The output folder is for what the run makes."
        raise OutputError(Problem(message, Place(str(events)), "Give --events a file elsewhere."))


def _order(options: dict[str, Any]) -> Order:
    from assembler.batch import Order
    from assembler.cli.common import answers_text, house_style

    style, name = house_style(options["template"])
    base = options["base"]
    return Order(
        template=style,
        template_name=name,
        clock=time.perf_counter,
        copy=chosen_copy(options["copy"], final=options["final"]),
        embed=options["embed"],
        base=answers_text(base) if base else "",
        base_name=base.name if base else "",
        seconds=options["timeout"],
    )


def _crew(options: dict[str, Any]) -> Crew:
    from assembler.batch import LocalCrew
    from assembler.cli.debug_log import log_if_asked

    if options["dask"]:
        from assembler.batch.cluster import DaskCrew

        return DaskCrew(options["dask"])
    return LocalCrew(options["jobs"] or os.cpu_count() or 1, log_if_asked)
