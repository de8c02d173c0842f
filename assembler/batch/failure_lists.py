"""The lists of what failed, which are left when a run ends, and go when nothing fails any more."""

from __future__ import annotations

from collections.abc import MutableMapping, Sequence
from pathlib import Path

from assembler.batch.corrections import remove_corrections, write_corrections
from assembler.batch.faults import FAULTS, faults_text
from assembler.batch.files import cannot_write, write_whole
from assembler.batch.reports import FAILURES, Report, failures_csv
from assembler.batch.sources import Source
from assembler.errors import Problem


def write_failures(
    source: Source, folder: Path, failed: Sequence[Report], ours: MutableMapping[str, str], *, finished: bool
) -> str:
    """Write the lists of what failed; the name of that to be corrected, empty where there is none.

    Those of an earlier run go only when the whole source was gone through and nothing failed. Raises OutputError when they cannot be
    written.
    """
    if any(report.trace for report in failed):
        write_whole(folder, FAULTS, faults_text(failed))
    elif finished:
        remove_list(folder / FAULTS)
    if failed:
        write_whole(folder, FAILURES, failures_csv(failed))
        problems: dict[tuple[str, int], tuple[Problem, ...]] = {}
        for report in failed:
            at = report.file, report.row
            problems[at] = (*problems.get(at, ()), *report.problems)
        return write_corrections(source, problems, folder, ours)
    if finished:
        remove_list(folder / FAILURES)
        try:
            remove_corrections(source, folder, ours)
        except OSError as error:
            raise cannot_write(folder, error) from None
    return ""


def remove_list(path: Path) -> None:
    """Remove a list of an earlier run, if there is one. Raises OutputError that names it where another program has it open."""
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise cannot_write(path, error) from None
