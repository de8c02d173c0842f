"""`assembler vary`: the variation agreement that makes of what was signed the agreement of new answers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from assembler.cli.file_endings import FileEnding
from assembler.cli.options import record_option, template_option

if TYPE_CHECKING:
    from assembler.assembly import CompiledLibrary
    from assembler.pipeline import Result
    from assembler.variation import Variation
    from assembler.word import HouseStyle

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
    from assembler.errors import shown

    wanted = [path for path in (output, conformed, marked) if path]
    for path in wanted:
        refuse_clash(path, (signed, answers, *(one for one in wanted if one is not path)), force=force)
    made, compiled, style = _made(signed, answers, record, template)
    write_all(list(_files(made, compiled, style, signed, (output, conformed, marked))), force=force)
    for number, one in enumerate(made.instructions, 1):
        click.echo(shown(f"{number}. {one.sentence}"))
    for verdict in made.verdicts:
        click.echo(shown(f"{verdict.level}: {verdict.message}{f' ({verdict.provision})' if verdict.provision else ''}"))
    for point in made.agreement.agreement.points:
        click.echo(shown(f"Blank: {point.question}{f' ({point.field})' if point.field else ''}."))
    number = len(made.instructions)
    click.echo(shown(f"Written to {output}: {number} instruction{'' if number == 1 else 's'}."), err=True)
    return ATTENTION if any(one.level != "NOTE" for one in made.verdicts) or made.agreement.agreement.points else 0


def _made(
    signed: Path, answers: Path, record: Path | None, template: Path | None
) -> tuple[Variation, CompiledLibrary, HouseStyle]:
    from assembler.cli.common import compiled_library
    from assembler.cli.records import parts_of_file, record_for
    from assembler.errors import naming
    from assembler.input_files import answers_file, house_style
    from assembler.record import read_record
    from assembler.register import load_register
    from assembler.variation import SignedFile, varied
    from assembler.word import load_house_style

    file = answers_file(answers)
    parts = parts_of_file(signed)
    _, (name, content) = record_for(signed, parts, record)
    compiled = compiled_library()
    style = load_house_style(*house_style(template))
    with naming(str(signed)):
        made = varied(SignedFile(parts.copy, read_record(content, name)), file, compiled, load_register())
    return made, compiled, style


def _files(
    made: Variation,
    compiled: CompiledLibrary,
    style: HouseStyle,
    signed: Path,
    names: tuple[Path, Path | None, Path | None],
) -> Iterator[tuple[Path, bytes]]:
    """The files asked for, the variation agreement and the conformed copy each with its record."""
    from assembler.cli.records import content_of_file
    from assembler.returned.redlining import redline

    output, conformed, marked = names
    yield from _with_record(output, made.agreement, compiled, style)
    if conformed is None and marked is None:
        return
    copy = list(_with_record(conformed or output, made.conformed, compiled, style))
    yield from copy if conformed else ()
    if marked is not None:
        yield marked, redline(content_of_file(signed), copy[0][1], "assembler")


def _with_record(
    path: Path, result: Result, compiled: CompiledLibrary, style: HouseStyle
) -> Iterator[tuple[Path, bytes]]:
    from dataclasses import replace

    from assembler.cli.word_files import record_beside
    from assembler.renumbering import renumbered
    from assembler.word_file import word_file

    file = word_file(replace(result, agreement=renumbered(result.agreement, style.numbering)), compiled, style)
    yield path, file.content
    yield record_beside(path), file.record
