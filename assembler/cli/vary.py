"""`assembler vary`: the variation agreement that makes of what was signed the agreement of new answers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec import Struct

from assembler.cli.file_endings import FileEnding
from assembler.cli.options import record_option, template_option

if TYPE_CHECKING:
    from assembler.assembly import CompiledLibrary
    from assembler.variation import Variation
    from assembler.word.house_style import HouseStyle
    from assembler.word_file import WordFile

ATTENTION = 1


@click.command("vary")
@click.argument("signed", type=click.Path(path_type=Path, dir_okay=False))
@click.argument("answers", type=click.Path(path_type=Path, dir_okay=False))
@click.option("-o", "--output", type=FileEnding(".docx"), required=True, help="The variation agreement to write.")
@click.option(
    "--conformed",
    type=FileEnding(".docx"),
    help="Also write the agreement as varied, under the numbers that were signed.",
)
@click.option("--marked", type=FileEnding(".docx"), help="Also write that with what is varied as tracked changes.")
@record_option("The record of what was signed")
@template_option("The house-style Word file that the agreement was made in, if not the shipped one.")
@click.option("--force", is_flag=True, help="Replace files that are already there.")
def command(
    signed: Path,
    answers: Path,
    output: Path,
    conformed: Path | None,
    marked: Path | None,
    record: Path | None,
    template: Path | None,
    force: bool,
) -> int:
    """Write the variation agreement from the SIGNED Word file to the agreement that new ANSWERS make.

    What was signed is read from the file itself, held against its record. Numbers that were signed stand: what comes in
    is 12A, what goes is “Not used”. Words that were agreed by hand stand too; where the new answers would undo them it
    says so, and writes nothing.

    It lists every instruction, and then what must be held again before anybody signs, with the provision; then it ends with status 1.

    \b
    Example:
      assembler vary signed.docx hub-2028.yaml -o variation.docx
      assembler vary signed.docx hub-2028.yaml -o variation.docx --conformed hub-as-varied.docx --marked hub-marked.docx
    """
    from assembler.cli.write_whole import refuse_clash, write_all
    from assembler.errors import OutputError, Place, Problem, shown

    wanted = [path for path in (output, conformed, marked) if path]
    for path in wanted:
        refuse_clash(path, (signed, answers), force=force)
        if [one.resolve() for one in wanted].count(path.resolve()) > 1:
            message, cure = "Two files would have this name.", "Give one of them another name."
            raise OutputError(Problem(message, Place(str(path)), cure))
    everything = _made(signed, answers, record, template)
    write_all(list(_files(everything, output, conformed, marked)), force=force)
    made = everything.variation
    for number, one in enumerate(made.instructions, 1):
        click.echo(shown(f"{number}. {one.sentence}"))
    for verdict in made.verdicts:
        click.echo(shown(f"{verdict.level}: {verdict.message}{f' ({verdict.provision})' if verdict.provision else ''}"))
    for point in made.agreement.agreement.points:
        click.echo(shown(f"Blank: {point.question}{f' ({point.field})' if point.field else ''}."))
    number = len(made.instructions)
    click.echo(shown(f"Written to {output}: {number} instruction{'' if number == 1 else 's'}."), err=True)
    return ATTENTION if any(one.level != "NOTE" for one in made.verdicts) or made.agreement.agreement.points else 0


class _Varied(Struct, frozen=True):
    """A variation, with what it is written with, and the signed file that it was made from."""

    variation: Variation
    compiled: CompiledLibrary
    style: HouseStyle
    signed: bytes


def _made(signed: Path, answers: Path, record: Path | None, template: Path | None) -> _Varied:
    from assembler.cli.common import compiled_library
    from assembler.cli.records import content_of_file, record_for
    from assembler.errors import naming
    from assembler.input_files import answers_file, house_style
    from assembler.record import read_record
    from assembler.register import load_register
    from assembler.variation import SignedFile, varied
    from assembler.word.copy.reader import read_parts
    from assembler.word.house_style import load_house_style

    file, docx = answers_file(answers), content_of_file(signed)
    with naming(str(signed)):
        parts = read_parts(docx)
    _, (name, content) = record_for(signed, parts, record)
    compiled = compiled_library()
    style = load_house_style(*house_style(template))
    with naming(str(signed)):
        made = varied(SignedFile(parts.copy, read_record(content, name)), file, compiled, load_register())
    return _Varied(made, compiled, style, docx)


def _files(made: _Varied, output: Path, conformed: Path | None, marked: Path | None) -> Iterator[tuple[Path, bytes]]:
    """The files asked for, the variation agreement and the conformed copy each with its record."""
    from assembler.variation.variation_files import agreement_file, conformed_file, marked_file

    yield from _with_record(output, agreement_file(made.variation, made.compiled, made.style))
    if conformed is None and marked is None:
        return
    copy = conformed_file(made.variation, made.compiled, made.style)
    if conformed is not None:
        yield from _with_record(conformed, copy)
    if marked is not None:
        yield marked, marked_file(made.signed, copy)


def _with_record(path: Path, file: WordFile) -> Iterator[tuple[Path, bytes]]:
    from assembler.cli.word_files import record_beside

    yield path, file.content
    yield record_beside(path), file.record
