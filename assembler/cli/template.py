"""`assembler template`: house styles: a starter to change in Word, and what a file lacks or does."""

from __future__ import annotations

from pathlib import Path

import click

from assembler.cli.file_endings import FileEnding


@click.group("template")
def command() -> None:
    """Make and check a house style: the Word file whose styles, numbers, headers and pages agreements take.

    \b
    Example:
      assembler template new house.docx
      assembler template check house.docx --page specimen.pdf
    """


@command.command("new")
@click.argument("file", type=FileEnding(".docx"))
@click.option("--force", is_flag=True, help="Replace the file if it is already there.")
def new(file: Path, force: bool) -> None:
    """Write the shipped house style to FILE, to be changed in Word.

    Change fonts, spaces, numbers, headers, footers and pages as you like. Keep the names of the styles, and {{ body }} in a paragraph of
    its own: the agreement goes there.

    \b
    Example:
      assembler template new house.docx
      assembler assemble hub.yaml -o hub.docx --template house.docx
    """
    from assembler.cli.common import house_style
    from assembler.cli.write_whole import write_whole
    from assembler.errors import shown

    content, _ = house_style(None)
    write_whole(file, content, force=force)
    click.echo(
        f"House style written to {shown(str(file))}. Change it in Word, then: assembler template check FILE", err=True
    )


@command.command("check")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--page",
    type=FileEnding(".docx", ".pdf", ".png"),
    help="Write a specimen with every style and number: .docx, or (with LibreOffice) .pdf, or .png of its first page.",
)
@click.option("--force", is_flag=True, help="Replace the specimen if it is already there.")
def check(file: Path, page: Path | None, force: bool) -> None:
    """Say what a house style lacks, and otherwise how it numbers and what it prints.

    It ends with status 1 where something must be put right, after telling all of it at once.

    \b
    Example:
      assembler template check house.docx
      assembler template check house.docx --page specimen.docx
    """
    from assembler.cli.common import house_style
    from assembler.cli.write_whole import write_whole
    from assembler.errors import shown
    from assembler.word.house_account import account
    from assembler.word.house_style import load_house_style
    from assembler.word.office import first_page, to_pdf
    from assembler.word.specimen import specimen
    from assembler.word.writer import write_document

    style = load_house_style(*house_style(file))
    click.echo(f"{shown(str(file))} is sound.")
    for line in account(style):
        click.echo(shown(line))
    if page is None:
        return
    content = write_document(specimen(style), style)
    if page.suffix.casefold() != ".docx":
        content = to_pdf(content)
    if page.suffix.casefold() == ".png":
        content = first_page(content)
    write_whole(page, content, force=force)
    click.echo(f"Specimen written to {shown(str(page))}.", err=True)
