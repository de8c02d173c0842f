"""The files that `assemble` writes: the Word agreement, its record and, where asked for, its PDF and cover note."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import click
from msgspec import Struct
from msgspec.structs import replace

from assembler.assembly import CompiledLibrary
from assembler.cli.common import house_style
from assembler.cli.write_whole import write_all
from assembler.copies import COPIES
from assembler.cover_note import cover_note, published_words
from assembler.errors import OutputError, Place, Problem, shown
from assembler.pipeline import Result
from assembler.renumbering import renumbered
from assembler.statute.against import against
from assembler.word.house_style import load_house_style
from assembler.word_file import word_file


class WordOptions(Struct, frozen=True):
    """What to write, and how. Without a name of its own the record is put beside the Word file, which can be given to others."""

    target: Path
    template: Path | None
    pages: bool
    pdf: bool
    record: Path | None
    embed: bool
    note: bool
    force: bool


def record_beside(target: Path) -> Path:
    """Where the record of a Word file is, unless it is given another place."""
    return target.with_name(f"{target.stem}-record.json")


def note_beside(target: Path) -> Path:
    """Where the cover note of a Word file is."""
    return target.with_name(f"{target.stem}-cover-note.txt")


def free_name(path: Path) -> Path:
    """The name, or, as a lawyer may have edited what is there, one with a number: `hub.docx`, `hub-2.docx`."""
    number, free = 1, path
    while any(taken.exists() for taken in (free, note_beside(free), record_beside(free))):
        number += 1
        free = path.with_name(f"{path.stem}-{number}{path.suffix}")
    return free


def write_documents(result: Result, compiled: CompiledLibrary, options: WordOptions) -> None:
    """Write every file that the options ask for, or none: existing files are refused before any is written."""
    source = result.answers.source.file
    files = _files(result, compiled, options)
    problems = list(_clashes([path for path, _ in files], source, options))
    if problems:
        raise OutputError(problems)
    write_all(files, force=options.force)
    _say(result, options)


def _clashes(paths: list[Path], source: str, options: WordOptions) -> Iterator[Problem]:
    """What must not be written over: a file that is there, what we read from (even with --force), another of these files."""
    sources = {Path(source).resolve(), options.template and options.template.resolve()}
    resolved = [path.resolve() for path in paths]
    for path in paths:
        if path.resolve() in sources:
            yield Problem("This is what the agreement is made from.", Place(str(path)), "Give another name.")
        elif resolved.count(path.resolve()) > 1:
            yield Problem("Two files would have this name.", Place(str(path)), "Give one of them another name.")
        elif os.path.lexists(path) and not options.force:
            cure = "Give another name, or use --force to replace it."
            yield Problem("The file is already there, and somebody may have edited it.", Place(str(path)), cure)


def _files(result: Result, compiled: CompiledLibrary, options: WordOptions) -> list[tuple[Path, bytes]]:
    style = load_house_style(*house_style(options.template))
    result = replace(result, agreement=renumbered(result.agreement, style.numbering))
    written = word_file(result, compiled, style, embed=options.embed, pages=options.pages)
    files = [(options.target, written.content)]
    if options.pdf:
        from assembler.word.office import to_pdf

        files.append((options.target.with_suffix(".pdf"), to_pdf(written.content)))
    if options.note:
        files.append((note_beside(options.target), cover_note(result, compiled.library.law).encode()))
    return [*files, (options.record or record_beside(options.target), written.record)]


def _say(result: Result, options: WordOptions) -> None:
    copy = COPIES[result.agreement.properties.copy]
    click.echo(f"{copy.status} written to {shown(str(options.target))}.", err=True)
    if not copy.settled:
        click.echo(f"Before it can be signed: {against(result.findings, len(result.agreement.points))}.", err=True)
    if result.published is not None:
        for line in published_words(result):
            click.echo(shown(line), err=True)
    if result.answers.given.document.id is None:
        message = "The answers have no document.id, so the id in the file is made from them, and changes when they do."
        source = shown(result.answers.source.file)
        click.echo(f"{message} To give the agreement one for life: assembler upgrade {source} --write", err=True)
