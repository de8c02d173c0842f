"""`assembler assemble`: an answers file to a Word agreement."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click

from assembler.agreement import Agreement
from assembler.cli.copy_options import chosen_copy, copy_options
from assembler.cli.file_endings import FileEnding
from assembler.cli.options import template_option


@click.command("assemble")
@click.argument("answers", type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "-o",
    "--output",
    type=FileEnding(".docx"),
    help="The Word file to write (default: the answers file's name, .docx).",
)
@copy_options
@click.option(
    "--text",
    is_flag=True,
    help="Print the agreement as plain text instead of writing Word, with the numbers of the --template if one is given.",
)
@template_option("A house-style Word file to use instead of the shipped one.")
@click.option("--pages", is_flag=True, help="Put page numbers in the contents list (needs LibreOffice).")
@click.option("--pdf", is_flag=True, help="Also write a PDF beside the Word file (needs LibreOffice).")
@click.option(
    "--record",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Where to save the record of what made the agreement (default: beside the Word file, NAME-record.json).",
)
@click.option(
    "--embed/--no-embed",
    default=False,
    help="Also keep the record inside the Word file: all answers, and who accepted what (default: no).",
)
@click.option("--note/--no-note", default=True, help="Write the cover note beside the Word file (default: yes).")
@click.option("--force", is_flag=True, help="Replace files that are already there.")
def command(
    answers: Path,
    output: Path | None,
    copy: str | None,
    final: bool,
    text: bool,
    template: Path | None,
    pages: bool,
    pdf: bool,
    record: Path | None,
    embed: bool,
    note: bool,
    force: bool,
) -> None:
    """Assemble a Word agreement from an ANSWERS file (YAML or JSON).

    \b
    Example:
      assembler assemble hub.yaml -o hub.docx
      assembler assemble hub.yaml -o hub-for-us.docx --copy internal
      assembler assemble hub.yaml -o hub-for-signature.docx --copy signature --pages
    """
    kind = chosen_copy(copy, final=final)
    files = {
        "-o": output,
        "--pages": pages,
        "--pdf": pdf,
        "--record": record,
    }
    if text and any(files.values()):
        raise click.UsageError(f"--text prints the agreement and writes no file: leave out {_named(files)}.")
    from assembler.cli.common import answers_file, compiled_library
    from assembler.cli.interview.journal_note import later_answers
    from assembler.pipeline import assemble_answers
    from assembler.plain import agreement_text
    from assembler.register import load_register

    file = answers_file(answers)
    if later := later_answers(answers):
        click.echo(later, err=True)
    compiled = compiled_library()
    result = assemble_answers(file, compiled, load_register(), kind)
    if text:
        click.echo(agreement_text(_in_manner_of(template, result.agreement)), nl=False)
        return
    from assembler.cli.word_files import WordOptions, write_documents

    target = output or answers.with_suffix(".docx")
    options = WordOptions(target, template, pages, pdf, record, embed, note, force)
    write_documents(result, compiled, options)


def _in_manner_of(template: Path | None, agreement: Agreement) -> Agreement:
    """The agreement with the numbers of a house style, if one is given."""
    if template is None:
        return agreement
    from assembler.cli.common import house_style
    from assembler.renumbering import renumbered
    from assembler.word.house_style import load_house_style

    return renumbered(agreement, load_house_style(*house_style(template)).numbering)


def _named(options: Mapping[str, object]) -> str:
    return " and ".join(name for name, value in options.items() if value)
