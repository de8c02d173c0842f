"""`assembler update`: what is new in the answers, put into a Word file that came back, as tracked changes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from assembler.cli.file_endings import FileEnding

if TYPE_CHECKING:
    from assembler.agreement import CopyKind
    from assembler.record import Record
    from assembler.returned.updating import Update

CONFLICTS = 1


@click.command("update")
@click.argument("returned", type=click.Path(path_type=Path, dir_okay=False))
@click.argument("answers", type=click.Path(path_type=Path, dir_okay=False))
@click.option("-o", "--output", type=FileEnding(".docx"), required=True, help="The Word file to write.")
@click.option(
    "--record",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The record of what was issued (default: the one the file names, beside it, in the folder `records`, or inside it).",
)
@click.option(
    "--template",
    type=click.Path(path_type=Path, dir_okay=False),
    help="A house-style Word file to assemble the answers in, instead of the shipped one.",
)
@click.option("--force", is_flag=True, help="Replace a file that is already there.")
def command(
    returned: Path, answers: Path, output: Path, record: Path | None, template: Path | None, force: bool
) -> int:
    """Put what is new in ANSWERS into the RETURNED Word file, as tracked changes by “assembler”.

    Nothing of theirs is touched: rejecting those changes gives the returned file. Where both changed the same words, theirs stand, with a
    comment that holds all three, and the conflict is listed. It ends with status 1 where there are conflicts, and 0 where there are none.

    \b
    Example:
      assembler update returned.docx hub.yaml -o merged.docx
    """
    from assembler.cli.redline import refuse_clash
    from assembler.cli.write_whole import write_all
    from assembler.errors import shown

    refuse_clash(output, (returned, answers), force=force)
    made = _updated(returned, answers, record, template)
    write_all([(output, made.docx)], force=force)
    for conflict in made.conflicts:
        click.echo(shown(f"{conflict.key}: {conflict.why}"))
    news = f"{made.taken} changes of ours" if made.taken else "nothing new"
    click.echo(f"Written to {shown(str(output))}: {news}, {len(made.conflicts)} to be decided.", err=True)
    return CONFLICTS if made.conflicts else 0


def _updated(returned: Path, answers: Path, record: Path | None, template: Path | None) -> Update:
    from assembler.cli.common import compiled_library
    from assembler.cli.records import content_of_file, returned_file
    from assembler.errors import naming
    from assembler.input_files import answers_file, house_style
    from assembler.pipeline import assemble_answers
    from assembler.record import read_record
    from assembler.register import load_register
    from assembler.returned import issued_by, locks_of
    from assembler.returned.updating import updated
    from assembler.word import load_house_style, write_document

    docx = content_of_file(returned)
    _, (name, content) = returned_file(returned, docx, record)
    held = read_record(content, name)
    issued = issued_by(held)
    compiled = compiled_library()
    agreement = assemble_answers(answers_file(answers), compiled, load_register(), _copy_of(held, name)).agreement
    assembled = write_document(agreement, load_house_style(*house_style(template)))
    with naming(str(returned)):
        return updated(issued, docx, agreement, assembled, locks_of(compiled.library))


def _copy_of(record: Record, name: str) -> CopyKind:
    """The copy to compare with what was issued: what a draft of its kind shows now. Before records said which, drafts were internal."""
    from assembler.copies import COPIES
    from assembler.errors import AnswersError, Place, Problem

    copy = COPIES[record.kind.copy].renewed if record.kind else "internal"
    if copy is None:
        cure = "Update the copy that was negotiated, and publish the agreement again."
        raise AnswersError(
            Problem("This record is of a published copy, in which nothing is negotiated.", Place(name), cure)
        )
    return copy
