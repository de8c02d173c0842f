"""`assembler trace`: which record and answers a Word file came from, and whether it still has the words that were assembled."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from assembler.cli.options import record_option

if TYPE_CHECKING:
    from assembler.record import Record, Traced
    from assembler.word.known import KnownBy

NOT_SURE = 1


@click.command("trace")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@record_option("The record to compare it with")
def command(file: Path, record: Path | None) -> int:
    """Say which record and answers a Word FILE came from, and whether its words are those that were assembled.

    Use it before signing: it ends with status 0 only where the record is the file's own and every word of the text is as it was assembled.
    Numbers, formatting, headers and footers, and the pages in the contents list, are not compared.

    \b
    Example:
      assembler trace hub-for-signature.docx
      assembler trace returned.docx --record hub-for-signature-record.json
    """
    from assembler.cli.records import content_of_file, record_of_file
    from assembler.errors import naming
    from assembler.record import read_record, traced
    from assembler.word.known import read_known

    with naming(str(file)):
        known = read_known(content_of_file(file))
    for line in _borne(known):
        click.echo(line)
    found = (str(record), content_of_file(record)) if record else record_of_file(file, known)
    if found is None:
        click.echo("Record: none was found. Name it with --record.")
        return NOT_SURE
    name, content = found
    held = read_record(content, name)
    result = traced(known, content, held)
    for line in (*_comparison(name, held, result, known), *_recorded(held)):
        click.echo(line)
    return 0 if result.sure else NOT_SURE


def _borne(known: KnownBy) -> Iterator[str]:
    yield f"Document: {known.document or 'the file has no id'}"
    yield f"Record named: {known.record_hash or 'the file names none'}"
    yield f"Words: {known.words}"
    if known.changes:
        yield f"Tracked changes: {known.changes}. The words are as they would be if all of them were accepted."


def _comparison(name: str, record: Record, result: Traced, known: KnownBy) -> Iterator[str]:
    from assembler.errors import shown

    own = {
        True: "this is the file's own record",
        False: "this is NOT the record that the file names",
        None: "the file names no record, so nothing says that this is its own",
    }
    yield f"Record: {shown(name)}: {own[result.own]}."
    if result.words is None:
        yield "Comparison: the record does not hold the words of the file, so they cannot be compared."
    elif result.words:
        yield "Comparison: every word of the text is as it was assembled."
    else:
        yield "Comparison: the words are NOT those that were assembled. Somebody has changed the text, or this is another version."
    if known.document and record.document and known.document != record.document:
        yield "The record is of another document."


def _recorded(record: Record) -> Iterator[str]:
    from assembler.copies import COPIES
    from assembler.errors import shown

    document = record.answers.get("document")
    group = document if isinstance(document, dict) else {}
    for name in ("title", "reference", "version", "prepared_on"):
        if isinstance(group.get(name), str):
            yield f"Answers, {name.replace('_', ' ')}: {shown(group[name])}"
    yield f"Answers, hash: {record.answers_hash}"
    yield f"Made by: assembler {shown(record.assembler)}, law as at {shown(record.law_as_at)}"
    yield f"Library: {record.library}"
    yield f"House style: {record.template}"
    if record.kind is not None:
        yield f"Kind: {COPIES[record.kind.copy].status.lower()} ({record.kind.copy})"
    if record.derived:
        yield "Its id was made from the answers, because they had no id of their own."
    for lack in record.lacks:
        yield f"The record lacks: {lack}."
