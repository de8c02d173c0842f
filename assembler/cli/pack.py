"""`assembler pack`: the papers of an agreement's life that are wanted now."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from assembler.cli.options import template_option

if TYPE_CHECKING:
    from assembler.answers.files import AnswersFile
    from assembler.assembly import CompiledLibrary


@click.command("pack")
@click.argument("answers", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), help="The folder to write the papers to.")
@click.option(
    "--paper", metavar="NAME", help="Only this paper, for everybody for whom it can be made, wanted now or not."
)
@click.option("--text", is_flag=True, help="Print the papers as plain text, and write nothing.")
@template_option("A house-style Word file to use instead of the shipped one.")
@click.option(
    "--signed",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The signed file: what speaks of its text (register, exit record) is made only if it has the same words.",
)
@click.option("--force", is_flag=True, help="Replace files that are already there.")
def command(
    answers: Path,
    out: Path | None,
    paper: str | None,
    text: bool,
    template: Path | None,
    signed: Path | None,
    force: bool,
) -> None:
    """Make every paper that the life of an agreement asks for now, from the same ANSWERS file (YAML or JSON).

    Without --out it says which papers those are, what is to be done with each, and why no other is due.

    \b
    Example:
      assembler pack hub.yaml
      assembler pack hub.yaml --out hub-papers
      assembler pack hub.yaml --paper notice --out notices
      assembler pack hub.yaml --paper register --signed hub-signed.docx --out register
    """
    from assembler.cli.common import answers_file, compiled_library
    from assembler.errors import did_you_mean
    from assembler.papers.pack import pack
    from assembler.papers.to_do import to_do
    from assembler.register import load_register

    compiled = compiled_library()
    papers = compiled.library.papers
    if paper is not None and paper not in papers:
        known = f"The papers are: {', '.join(papers)}."
        raise click.UsageError(f"There is no paper “{paper}”. {did_you_mean(paper, papers, known)}")
    file = answers_file(answers)
    if signed is not None:
        _compare(signed, file, compiled, template)
    made = pack(file, compiled, load_register(), paper or "", signed=signed is not None)
    if text:
        from assembler.plain import agreement_text

        click.echo("\n".join(agreement_text(one.result.agreement) for one in made.papers), nl=False)
        return
    if out is not None and made.papers:
        from assembler.cli.paper_files import write_pack

        write_pack(made, compiled, out, template, force=force)
    click.echo(to_do(made, compiled.library), nl=False)


def _compare(signed: Path, file: AnswersFile, compiled: CompiledLibrary, template: Path | None) -> None:
    """Raise AnswersError where the signed file has other words than the answers make."""
    from assembler.cli.common import house_style
    from assembler.cli.records import content_of_file
    from assembler.errors import naming
    from assembler.papers.signed_words import refuse_other_words
    from assembler.register import load_register
    from assembler.word.house_style import load_house_style
    from assembler.word.known import read_known

    style = load_house_style(*house_style(template))
    with naming(str(signed)):
        known = read_known(content_of_file(signed))
    refuse_other_words(known, str(signed), file, compiled, load_register(), style)
