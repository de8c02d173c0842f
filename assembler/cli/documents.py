"""The files that `assemble` writes: the Word agreement, its record and, where asked for, its PDF and cover note."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import click

from assembler.answers.files import AnswersFile
from assembler.assembly import CompiledLibrary
from assembler.cli.common import house_style
from assembler.cli.writing import write_all
from assembler.errors import OutputError, Place, Problem, shown
from assembler.pipeline import Result
from assembler.plain import cover_note
from assembler.record import FileKind, Origin, Written, record_of
from assembler.word import DocumentForm, Marks, document_form, load_house_style, read_pages, to_pdf
from assembler.word.contents import listed


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to write, and how. Without a name of its own the record stands beside the Word file, which can be given to others."""

    target: Path
    template: Path | None
    pages: bool
    pdf: bool
    record: Path | None
    embed: bool
    annotate: bool
    note: bool
    force: bool


def record_beside(target: Path) -> Path:
    """Where the record of a Word file stands unless it is given another place."""
    return target.with_name(f"{target.stem}-record.json")


def note_beside(target: Path) -> Path:
    """Where the cover note of a Word file stands."""
    return target.with_name(f"{target.stem}-cover-note.txt")


def write_documents(result: Result, compiled: CompiledLibrary, file: AnswersFile, wanted: Wanted) -> None:
    """Write everything wanted, or nothing: existing files are refused before any is written."""
    files = _made(result, compiled, file, wanted)
    problems = list(_clashes([path for path, _ in files], file, wanted))
    if problems:
        raise OutputError(problems)
    write_all(files, force=wanted.force)
    _say(result, wanted, file.source.file)


def _clashes(paths: list[Path], file: AnswersFile, wanted: Wanted) -> Iterator[Problem]:
    """What must not be written over: a file that is there, what we read from (even with --force), another of these files."""
    sources = {Path(file.source.file).resolve(), wanted.template and wanted.template.resolve()}
    resolved = [path.resolve() for path in paths]
    for path in paths:
        if path.resolve() in sources:
            yield Problem("This is what the agreement is made from.", Place(str(path)), "Give another name.")
        elif resolved.count(path.resolve()) > 1:
            yield Problem("Two files would have this name.", Place(str(path)), "Give one of them another name.")
        elif os.path.lexists(path) and not wanted.force:
            cure = "Give another name, or use --force to replace it."
            yield Problem("The file is already there, and somebody may have edited it.", Place(str(path)), cure)


def _made(result: Result, compiled: CompiledLibrary, file: AnswersFile, wanted: Wanted) -> list[tuple[Path, bytes]]:
    source, name = house_style(wanted.template)
    template = load_house_style(source, name)
    annotations = _annotations(result, compiled, file) if wanted.annotate else None
    form = document_form(result.agreement, template, annotations=annotations)
    record = _record(result, compiled, hashlib.sha256(source).hexdigest(), form, wanted)
    marks = Marks(record.document, record.content, wanted.embed)
    document = form.filled(None, marks)
    if wanted.pages:
        pages = read_pages(document, [heading.key for heading in listed(result.agreement.paragraphs())])
        document = document_form(result.agreement, template, annotations=annotations, pages=pages).filled(None, marks)
    files = [(wanted.target, document)]
    if wanted.pdf:
        files.append((wanted.target.with_suffix(".pdf"), to_pdf(document)))
    if wanted.note:
        files.append((note_beside(wanted.target), cover_note(result, compiled.library.law).encode()))
    return [*files, (wanted.record or record_beside(wanted.target), record.content)]


def _record(result: Result, compiled: CompiledLibrary, template: str, form: DocumentForm, wanted: Wanted) -> Written:
    status = result.agreement.properties.status
    kind = FileKind(status, annotated=wanted.annotate, embedded=wanted.embed, pages=wanted.pages)
    origin = Origin(compiled, template, kind)
    return record_of(result.answers.given, result.agreement, result.clauses, form.words_hash(), origin)


def _annotations(result: Result, compiled: CompiledLibrary, file: AnswersFile) -> dict[str, str]:
    from assembler.explanation import explain

    explained = explain(result.answers, compiled.library, file.source)
    present = {paragraph.key for paragraph in result.agreement.paragraphs()}  # a definition nobody uses is not
    return {
        e.key: "In because " + "; ".join(str(reason) for reason in e.reasons)
        for e in explained
        if e.key in present and e.reasons
    }


def _say(result: Result, wanted: Wanted, source: str) -> None:
    standing = [finding for finding in result.findings if finding.stands]
    blocks = sum(finding.action in ("BLOCK", "INCLUDE") for finding in standing)
    warnings = sum(finding.action == "WARN" for finding in standing)
    points = len(result.agreement.points)
    kind = "Signature copy" if result.agreement.properties.status == "signature" else "Draft"
    click.echo(f"{kind} written to {shown(str(wanted.target))}.", err=True)
    if kind == "Draft":
        against = f"{_count(blocks, 'block')}, {_count(warnings, 'warning')}, {_count(points, 'outstanding point')}"
        click.echo(f"Before it can be signed: {against}.", err=True)
    if result.answers.given.document.id is None:
        told = "The answers have no document.id, so the id in the file is made of them, and changes when they do."
        click.echo(f"{told} To give the agreement one for life: assembler upgrade {shown(source)} --write", err=True)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
