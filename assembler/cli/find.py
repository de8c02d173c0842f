"""`assembler find`: which agreements of a folder hold which clause, in which version; which outlive a body."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from assembler.cli.portfolio_files import Found, Unread
    from assembler.portfolio import Entry

UNREAD = 1


@click.command("find")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False, exists=True))
@click.option("--clause", "clauses", multiple=True, metavar="ID", help="Those that hold this clause. May be repeated.")
@click.option(
    "--older-than",
    "older",
    metavar="VERSION",
    help=(
        "Those made on the law before a day (2026-11-29), by a release before one (0.2.0), or (present) with clauses"
        " that are worded otherwise in the present library: those named, or any."
    ),
)
@click.option(
    "--outlives",
    is_flag=True,
    help="Those whose term passes the day on which a body's functions are expected to pass; for a commissioner, May 2028.",
)
@click.option(
    "--law-changed", is_flag=True, help="Those that rest on a provision which has changed since they were made."
)
@click.option("--csv", "as_csv", is_flag=True, help="Print as a table for a spreadsheet.")
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
def command(
    folder: Path,
    clauses: tuple[str, ...],
    older: str | None,
    outlives: bool,
    law_changed: bool,
    as_csv: bool,
    as_json: bool,
) -> int:
    """List the agreements in a FOLDER, and in those below it, by their records and the Word files that name them.

    Each is read by its record (…-record.json), whether or not the Word file is there; a Word file is read by the record that it names, or
    holds. All that is asked for must hold of an agreement that is listed. A file that cannot be read is told, and stops nothing; then it
    ends with status 1.

    \b
    Example:
      assembler find agreements --clause withdrawal --older-than present
      assembler find agreements --outlives --csv > outlived.csv
      assembler find agreements --law-changed --older-than 2026-11-29 --json
    """
    if as_csv and as_json:
        raise click.UsageError("--csv and --json are two forms of one list: choose one.")
    from assembler.cli.common import compiled_library
    from assembler.cli.portfolio_files import portfolio_in
    from assembler.errors import did_you_mean, shown
    from assembler.portfolio import Sought, sought, version_of

    compiled = compiled_library()
    what = Sought(clauses, version_of(older) if older else "", outlives, law_changed)
    found, unread = portfolio_in(folder, compiled)
    known = {*compiled.library.clauses, *(one.id for each in found for one in each.entry.clauses)}
    for clause in (one for one in clauses if one not in known):
        cure = did_you_mean(clause, known, "`assembler clauses list` names them.")
        raise click.UsageError(f"There is no clause “{clause}”. {cure}")
    chosen = sought([each.entry for each in found], what)
    listed = [each for each in found if each.entry in chosen]
    write = _as_json if as_json else _as_csv if as_csv else _as_text
    for line in write(listed, clauses):
        click.echo(line)
    for one in unread:
        click.echo(shown(f"Not read: {one.path}: {one.why}"), err=True)
    click.echo(_count(len(listed), len(found), unread), err=True)
    return UNREAD if unread else 0


def _count(listed: int, found: int, unread: Sequence[Unread]) -> str:
    told = f"{listed} of {found} agreement{'' if found == 1 else 's'}"
    return f"{told}; {len(unread)} file{'' if len(unread) == 1 else 's'} not read." if unread else f"{told}."


def _as_text(found: Sequence[Found], clauses: Sequence[str]) -> Iterator[str]:
    from assembler.errors import shown

    for one in found:
        entry = one.entry
        yield shown(f"{entry.title or one.record}{f' ({entry.reference})' if entry.reference else ''}")
        for line in _told(one, clauses):
            yield f"  {shown(line)}"


def _told(found: Found, clauses: Sequence[str]) -> Iterator[str]:
    entry = found.entry
    yield f"Files: {', '.join([*found.files, found.record])}{f' ({found.state})' if found.state else ''}"
    if entry.parties:
        yield f"Parties: {', '.join(entry.parties)}"
    yield f"Made by release {entry.assembler}, on the law as at {entry.law_as_at}; term ends: {entry.expires or 'no day is fixed'}"
    yield from (f"Clause {one}" for one in _versions(entry, clauses))
    yield from (f"Outlives: {one}" for one in entry.outlived)
    yield from (f"Law changed since: {one}" for one in entry.law_changed)
    yield from (f"Unknown: {one}" for one in entry.unknown)


def _versions(entry: Entry, clauses: Sequence[str]) -> Iterator[str]:
    """The versions of the clauses that were asked for; otherwise of those that are no longer as they were."""
    held = [one for one in entry.clauses if (one.id in clauses if clauses else one.state != "as now")]
    if not clauses and held and all(not one.version for one in held):
        yield "versions: not recorded"
        return
    for one in held:
        yield f"{one.id}: version {one.version[:12]}, {one.state}" if one.version else f"{one.id}: version {one.state}"


_COLUMNS = (
    *(
        "agreement",
        "reference",
        "document",
        "files",
        "record",
        "text",
        "copy",
        "parties",
        "release",
        "law as at",
        "term ends",
    ),
    *("clauses", "outlives", "law changed", "unknown"),
)


def _as_csv(found: Sequence[Found], clauses: Sequence[str]) -> Iterator[str]:
    from assembler.spreadsheet_lines import csv_line

    for cells in (list(_COLUMNS), *(_cells(one, clauses) for one in found)):
        yield csv_line(cells).decode().rstrip("\r\n")


def _cells(found: Found, clauses: Sequence[str]) -> list[str]:
    entry = found.entry
    versions = _versions(entry, clauses)
    head = [entry.title, entry.reference, entry.document, "; ".join(found.files), found.record, found.state, entry.copy]
    made = ["; ".join(entry.parties), entry.assembler, entry.law_as_at, entry.expires, "; ".join(versions)]
    return [*head, *made, "; ".join(entry.outlived), "; ".join(entry.law_changed), "; ".join(entry.unknown)]


def _as_json(found: Sequence[Found], clauses: Sequence[str]) -> Iterator[str]:
    yield json.dumps([_data(one, clauses) for one in found], indent=2, ensure_ascii=False)


def _data(found: Found, clauses: Sequence[str]) -> dict[str, object]:
    entry = found.entry
    held = [one for one in entry.clauses if not clauses or one.id in clauses]
    return {
        "agreement": entry.title,
        "reference": entry.reference,
        "document": entry.document,
        "files": list(found.files),
        "record": found.record,
        "text": found.state,
        "copy": entry.copy,
        "parties": list(entry.parties),
        "release": entry.assembler,
        "law as at": entry.law_as_at,
        "term ends": entry.expires,
        "clauses": {one.id: {"version": one.version, "state": one.state} for one in held},
        "outlives": list(entry.outlived),
        "law changed": list(entry.law_changed),
        "unknown": list(entry.unknown),
    }
