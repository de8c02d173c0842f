"""Plan a batch, or run it: each item checked, made, compared with what is in the output folder, and reported in source order."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from assembler.batch.attention import ATTENTION, attention_csv
from assembler.batch.corrections import is_corrections
from assembler.batch.crew import Crew, outcomes
from assembler.batch.failure_lists import remove_list, write_failures
from assembler.batch.files import HeldError, write_whole
from assembler.batch.items import Item, Made, Order, Outcome, digest_of
from assembler.batch.ledger import KnownFile, Ledger, ledger_entry
from assembler.batch.made_with import head_of
from assembler.batch.names import name_fault, same_name
from assembler.batch.outputs import OutputFolder, Placing
from assembler.batch.reports import DURATIONS, FAILED, PLAN, Report, durations_csv
from assembler.batch.settled import OnDisk, Settled, known_files, report_of
from assembler.batch.sources import Source
from assembler.errors import OutputError, Place, Problem
from assembler.logs import logger_of

_LOG = logger_of(__name__)

Stopped = Callable[[], bool]


class Ending(Struct, frozen=True):
    """What is left beside the agreements: the name of the list of failures to be corrected, empty where there is none."""

    to_correct: str = ""


def plan_batch(
    source: Source, folder: Path, order: Order, crew: Crew, stopped: Stopped
) -> Generator[Report, None, Ending]:
    """Make every agreement and keep none: a report of what a run would do, item by item. Only `plan.json` is written, at the end."""
    output = OutputFolder(folder)
    with output.opened():
        batch = _Batch(output, order, source)
        planned: list[dict[str, Any]] = []
        for report in batch.reports(crew, stopped):
            planned.append(report.as_json())
            yield report
        plan = batch.head | {"agreements": planned, "complete": not stopped()}
        write_whole(folder, PLAN, (json.dumps(plan, sort_keys=True, ensure_ascii=False, indent=1).encode(),))
    return Ending()


def run_batch(
    source: Source, folder: Path, order: Order, crew: Crew, stopped: Stopped
) -> Generator[Report, None, Ending]:
    """Make and write every agreement that is not there already, with a report of each; then the manifest and the lists of failures.

    Raises OutputError when the folder cannot be written to, or no longer can: what is written stays, and the next run goes on from it.
    """
    output = OutputFolder(folder)
    with output.opened():
        batch = _Batch(output, order, source)
        batch.ledger.begin()
        failed: list[Report] = []
        try:
            for report in batch.reports(crew, stopped, apply=True):
                if report.state in FAILED:
                    failed.append(report)
                yield report
            finished = not stopped()
            ending = Ending(write_failures(source, folder, failed, batch.ledger.to_correct, finished=finished))
            batch.close(finished=finished)
        except OutputError:
            with suppress(OutputError):
                batch.close(finished=False)
            raise
        finally:
            batch.ledger.release()
        if order.work in ATTENTION:
            about = ATTENTION[order.work]
            write_whole(folder, about.table, attention_csv(folder, about))
        write_whole(folder, DURATIONS, durations_csv(batch.seconds))
        remove_list(folder / PLAN)
        return ending


_WRITERS = 8
"""Files on their way to the disk at a time: each waits until it is there, and waiting together takes little longer than alone."""


_Writing = tuple[Settled, Future[OnDisk] | None]


class _Batch(Struct, dict=True):
    output: OutputFolder
    order: Order
    source: Source
    seconds: dict[str, float] = field(default_factory=dict)
    seen: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.ledger = Ledger(self.output.path)
        if self.ledger.work not in ("", self.order.work):
            raise _another_work(self.output.path)
        self.corrections = is_corrections(self.source, self.output.path, self.ledger.to_correct)
        self.head = head_of(self.order)
        self.made_with = digest_of(self.head)

    def reports(self, crew: Crew, stopped: Stopped, *, apply: bool = False) -> Iterator[Report]:
        """A report of each item, in order, once its file is written: several are being written to the disk at a time."""
        writing: deque[_Writing] = deque()
        with ThreadPoolExecutor(_WRITERS) as writers:
            try:
                for item, outcome in outcomes(
                    self.checked(self.source.items()), self.order, crew, self.needs_nothing, stopped
                ):
                    settled = self.settled(item, outcome)
                    writing.append((settled, self.begun(settled, writers) if apply else None))
                    if len(writing) > 2 * _WRITERS:
                        yield self.noted(*writing.popleft(), apply=apply)
                while writing:
                    yield self.noted(*writing.popleft(), apply=apply)
            except OutputError:
                self.note_what_was_written(writing)
                raise

    def begun(self, settled: Settled, writers: Executor) -> Future[OnDisk] | None:
        """The writing of an item's files, where there are any, once the journal names each."""
        if settled.made is None:
            return None
        for placing, file in zip(settled.report.placings, settled.made.files, strict=True):
            if placing.write:
                self.ledger.writing(placing.output, file.sha256)
        return writers.submit(self.write, settled, settled.made)

    def write(self, settled: Settled, made: Made) -> OnDisk:
        """Write each file, after its record; then remove what is stale. Raises as `OutputFolder.write` does, but where one is held."""
        done = 0
        try:
            for done, (placing, file) in enumerate(zip(settled.report.placings, made.files, strict=True)):  # noqa: B007
                if file.record is not None:
                    self.output.keep_record(placing.output, file.record)
                if placing.write:
                    self.output.write(placing, file.content)
            done = len(made.files)
            for known in settled.stale:
                self.output.remove(known)
        except HeldError as error:
            return OnDisk(done, error)
        return OnDisk(done)

    def noted(self, settled: Settled, task: Future[OnDisk] | None, *, apply: bool) -> Report:
        """The report of an item, with its entry in the journal. Raises OutputError when nothing more can be written."""
        written = task.result() if task is not None else None
        if written is not None and written.held is not None and settled.made is not None:
            kept = dict(list(known_files(settled.made, settled.report.placings).items())[: written.files])
            settled = self.failed(settled.item, written.held.problems, settled.report.seconds, kept=kept)
        if apply and settled.entry is not None:
            self.ledger.add(settled.entry)
        return settled.report

    def note_what_was_written(self, writing: Iterable[_Writing]) -> None:
        """Of the files that were on their way when nothing more could be written, those that came there."""
        with suppress(OutputError):
            for settled, task in writing:
                if task is not None and task.exception() is None:
                    self.noted(settled, task, apply=True)

    def checked(self, items: Iterable[Item]) -> Iterator[Item]:
        """The items, each with what is wrong with its name."""
        for item in items:
            if item.stray_of is not None:
                yield self.stray(item, item.stray_of)
                continue
            problem = self.name_problem(item)
            if problem:
                item = replace(item, name=f"{item.file}:{item.row}", given=None, problems=(*item.problems, problem))  # noqa: PLW2901
            self.seen.add(same_name(item.name))
            yield item

    def stray(self, item: Item, wanted: str) -> Item:
        """A row that belongs to no agreement here; where what it names was made already without it, it belongs where that came from."""
        known = self.ledger.known(wanted) if self.corrections and wanted else None
        if known is None or not known.made:
            return item
        message = f"“{wanted}” is made already, without this row."
        cure = f"Put the row right in {known.source} and run that again, or say here which agreement it is a row of."
        return replace(item, problems=(Problem(message, item.problems[0].place, cure),))

    def name_problem(self, item: Item) -> Problem | None:
        """Why an item cannot have the name it asks for; it then goes by its place, which no other item can have for its name."""
        fault = name_fault(item.name)
        if fault:
            return Problem(
                f"“{item.name}” {fault}, so it cannot name a Word file.", item.place, "Give it another name."
            )
        if same_name(item.name) in self.seen:
            message = f"The name “{item.name}” is used before in this source; capitals make no difference."
            return Problem(message, item.place, "Give it a name of its own.")
        known = self.ledger.known(item.name) if self.corrections else None
        if known and known.made and (known.source, known.row) != (item.file, item.row):
            made_from = Place(known.source, known.row)
            message = f"The name “{item.name}” is that of another agreement, which was made from {made_from}."
            return Problem(message, item.place, "Give it a name of its own.")
        return None

    def needs_nothing(self, item: Item) -> bool:
        """Whether nothing need be made: it cannot be read, or is there already, made from the same answers with the same tools."""
        if item.given is None:
            return True
        known = self.ledger.known(item.name)
        if known is None or not known.made or (known.answers, known.made_with) != (item.digest, self.made_with):
            return False
        with suppress(OutputError):
            return self.output.intact(known)
        return False

    def settled(self, item: Item, outcome: Outcome | None) -> Settled:
        """What is to be done about an item."""
        if item.given is None:
            return self.failed(item, item.problems, 0.0)
        if outcome is None:
            known = self.ledger.known(item.name)
            assert known is not None  # noqa: S101 - nothing was needed because it is known
            there = tuple(Placing("unchanged", one.output, write=False) for one in known.files.values())
            return Settled(item, report_of(item, there, known.sha256, 0.0), None)
        self.seconds[item.name] = outcome.seconds
        if outcome.made is None:
            if outcome.trace:
                _LOG.error("%s failed by a fault of our own:\n%s", item.name, outcome.trace)
            return self.failed(item, outcome.problems, outcome.seconds, outcome.trace)
        made, known = outcome.made, self.ledger.known(item.name)
        before = known.files if known else {}
        try:
            placings = tuple(
                self.output.placing(f"{item.name}{file.ending}", before.get(part), self.ledger, file.sha256)
                for part, file in made.parts()
            )
        except OutputError as error:
            return self.failed(item, error.problems, outcome.seconds)
        files = known_files(made, placings)
        entry = self.entry(item, files) | dict(made.facts) | {"problems": [], "status": "made"}
        report = report_of(item, placings, made.files[0].sha256, outcome.seconds, made.facts)
        return Settled(item, report, entry, made, tuple(one for part, one in before.items() if part not in files))

    def failed(
        self,
        item: Item,
        problems: tuple[Problem, ...],
        seconds: float,
        trace: str = "",
        kept: Mapping[str, KnownFile] | None = None,
    ) -> Settled:
        """A failed item; files of an earlier run, and those `kept` of this one, are known as ours. What names no place has the item's."""
        problems = tuple(
            problem if problem.place.file else replace(problem, place=replace(item.place, field=problem.place.field))
            for problem in problems
        )
        if item.stray_of is not None:
            report = Report(item.name, item.file, item.row, "stray", "", "", problems, item.warnings, seconds)
            return Settled(item, report, None)
        known = self.ledger.known(item.name)
        files = {**(known.files if known else {}), **(kept or {})}
        nothing: dict[str, Any] = {"clauses": [], "findings": [], "open points": []}
        failure = {"problems": [str(problem) for problem in problems], "status": "failed"}
        report = Report(item.name, item.file, item.row, "invalid", "", "", problems, item.warnings, seconds, trace)
        return Settled(item, report, self.entry(item, files) | nothing | failure)

    def entry(self, item: Item, files: Mapping[str, KnownFile]) -> dict[str, Any]:
        source = {"agreement": item.name, "answers": item.digest, "file": item.file, "row": item.row}
        return source | {"made with": self.made_with} | ledger_entry(files)

    def close(self, *, finished: bool) -> None:
        """Write the manifest."""
        self.ledger.close(self.head | {"made with": self.made_with}, seen=self.seen, finished=finished)


def _another_work(folder: Path) -> OutputError:
    """Two works give files one name: a variation would take the place of the agreement that it varies."""
    message = "Something else was made here of these answers: agreements, updates, variations or papers."
    return OutputError(Problem(message, Place(str(folder)), "Give --out a folder of its own."))
