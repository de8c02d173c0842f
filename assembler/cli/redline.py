"""`assembler redline`: two versions of an agreement as one Word file with tracked changes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from assembler.cli.copy_options import chosen_copy, copy_options
from assembler.cli.file_endings import FileEnding
from assembler.cli.options import template_option

if TYPE_CHECKING:
    from assembler.agreement import CopyKind


@click.command("redline")
@click.argument("old", type=click.Path(path_type=Path, dir_okay=False))
@click.argument("new", type=click.Path(path_type=Path, dir_okay=False))
@click.option("-o", "--output", type=FileEnding(".docx"), required=True, help="The Word file to write.")
@copy_options
@click.option("--author", default="assembler", show_default=True, help="Whose changes they are.")
@template_option("A house-style Word file to use instead of the shipped one, where answers are compared.")
@click.option("--force", is_flag=True, help="Replace a file that is already there.")
def command(
    old: Path,
    new: Path,
    output: Path,
    copy: str | None,
    final: bool,
    author: str,
    template: Path | None,
    force: bool,
) -> None:
    """Write the NEW version with what differs from the OLD one as Word's own tracked changes.

    Each is a Word file (.docx) or an answers file, which is assembled (as the copy that --copy names). Accepting all changes gives the new
    version; rejecting all of them gives the old one. They are dated as the new version is.

    \b
    Example:
      assembler redline sent.docx returned.docx -o changes.docx
      assembler redline hub.yaml hub-with-a-board.yaml -o changes.docx
    """
    from assembler.cli.write_whole import refuse_clash, write_all
    from assembler.errors import shown
    from assembler.returned.redline import redline

    refuse_clash(output, (old, new), force=force)
    kind = chosen_copy(copy, final=final)
    before, after = (_word_file(path, template, kind) for path in (old, new))
    write_all([(output, redline(before, after, author))], force=force)
    click.echo(f"Redline written to {shown(str(output))}.", err=True)


def _word_file(path: Path, template: Path | None, copy: CopyKind) -> bytes:
    """A Word file as it is, or an answers file assembled into one."""
    from assembler.cli.records import content_of_file

    if path.suffix.casefold() == ".docx":
        return content_of_file(path)
    from assembler.cli.common import compiled_library
    from assembler.effects.annotations import sources_beside
    from assembler.input_files import answers_file, house_style
    from assembler.pipeline import assemble_answers, numbered_for
    from assembler.register import load_register
    from assembler.word.house_style import load_house_style
    from assembler.word.writer import write_document

    compiled = compiled_library()
    made = assemble_answers(answers_file(path), compiled, load_register(), copy)
    style = load_house_style(*house_style(template))
    agreement = numbered_for(made, compiled, style.numbering)
    return write_document(agreement, style, annotations=sources_beside(made, compiled))
