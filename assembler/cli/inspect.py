"""`assembler inspect`: what was done to a Word file that came back, passage by passage."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec.structs import replace

from assembler.cli.file_endings import FileEnding
from assembler.cli.options import record_option

if TYPE_CHECKING:
    from assembler.record import Record
    from assembler.returned import Inspection
    from assembler.word.copy import WordCopy
    from assembler.word.copy.reader import ReadParts

CHANGED = 1


@click.command("inspect")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@record_option("The record to compare it with")
@click.option(
    "--against",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Compare it with another Word file, where there is no record.",
)
@click.option(
    "--page", type=FileEnding(".html"), help="Also write a page that shows each passage as issued and as returned."
)
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
@click.option("--force", is_flag=True, help="Replace a page that is already there.")
def command(
    file: Path, record: Path | None, against: Path | None, page: Path | None, as_json: bool, force: bool
) -> int:
    """Say what was done to a Word FILE that came back: what is worded otherwise, moved, deleted, inserted, pending or asked.

    Sections that meet a rule of law come first, and any change to them is reported. The file is only read. It ends with status 0 only where
    every word stands as it was issued and nothing is pending: run it before anybody signs.

    \b
    Example:
      assembler inspect returned.docx
      assembler inspect returned.docx --record hub-record.json --page returned.html
      assembler inspect returned.docx --against sent.docx --json
    """
    if record and against:
        raise click.UsageError("--record and --against both say what to compare with: give one of them.")
    import json

    from assembler.cli.records import parts_of_file
    from assembler.cli.write_whole import refuse_clash
    from assembler.returned.inspection_report import as_data, lines_of

    if page:
        refuse_clash(page, [path for path in (file, record, against) if path], force=force)
    parts = parts_of_file(file)
    found = _against(parts.copy, against) if against else _with_record(file, parts, record)
    if page:
        _write_page(found, file, page, force=force)
    if as_json:
        click.echo(json.dumps(as_data(found), indent=2, ensure_ascii=False))
    else:
        from assembler.errors import shown

        for line in lines_of(found):
            click.echo(shown(line))
    return 0 if found.clean else CHANGED


def _against(copy: WordCopy, other: Path) -> Inspection:
    from assembler.cli.records import parts_of_file
    from assembler.library.loading import load_library
    from assembler.returned import Background, inspected, issued_as, locks_of

    issued = issued_as(parts_of_file(other).copy)
    found = inspected(issued, copy, Background(locks=locks_of(load_library())))
    return replace(found, compared=f"Compared with {other}, as it stands once its pending changes are accepted.")


def _with_record(file: Path, parts: ReadParts, given: Path | None) -> Inspection:
    from assembler.cli.records import record_for
    from assembler.record import read_record, traced
    from assembler.returned import Verdict

    known, (name, content) = record_for(file, parts, given, ", or compare with the file that was sent: --against")
    held = read_record(content, name)
    found = _inspected(held, name, parts.copy)
    own = traced(known, content, held).own
    if own is not True:
        told = "This is not the record that the file names" if own is False else "The file names no record"
        found = replace(found, verdicts=(*found.verdicts, Verdict("WARN", f"{told}: it may be of another version.")))
    return found


def _inspected(record: Record, name: str, copy: WordCopy) -> Inspection:
    from assembler.cli.common import compiled_library
    from assembler.errors import AnswersError
    from assembler.pipeline import complete_answers
    from assembler.record import recorded_answers
    from assembler.register import load_register
    from assembler.returned import Background, inspected, issued_by, locks_of, printed_answers, statute_verdicts

    compiled, register = compiled_library(), load_register()
    locks = locks_of(compiled.library)
    try:
        answers = recorded_answers(record, name)
        printed = printed_answers(complete_answers(answers, compiled, register), compiled.library)
    except AnswersError as error:
        found = inspected(issued_by(record), copy, Background(locks=locks))
        wrong = error.problems[0].message.removesuffix(".")
        why = f"answers that the present library can use ({wrong}), so changed values were not looked for"
        return replace(found, compared=f"Compared with the record {name}.", lacking=(*record.lacks, why))
    found = inspected(issued_by(record), copy, Background(printed, locks))
    judged = (*found.verdicts, *statute_verdicts(found.answers, answers, compiled, register))
    return replace(found, verdicts=judged, compared=f"Compared with the record {name}.", lacking=record.lacks)


def _write_page(found: Inspection, file: Path, page: Path, *, force: bool) -> None:
    from assembler.cli.write_whole import write_all
    from assembler.returned.inspection_page import inspection_page

    write_all([(page, inspection_page(found, file.name).encode())], force=force)
    click.echo(f"Page written to {page}.", err=True)
