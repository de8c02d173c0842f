"""`assembler check`: the statute applied to an answers file, and warnings accepted in it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec import to_builtins

if TYPE_CHECKING:
    from assembler.answers.files import AnswersFile
    from assembler.statute.findings import Finding


@click.command("check")
@click.argument("answers", type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--json", "as_json", is_flag=True, help="Print every finding, met or not, as JSON, with the facts it rests on."
)
@click.option(
    "--accept",
    "keys",
    metavar="WARNING",
    multiple=True,
    help="Accept a warning that applies, on the facts of today: its rule, or rule/check@party where several apply.",
)
@click.option("--brief", is_flag=True, help="A line for each finding and open point, instead of the whole note.")
@click.option("--by", metavar="NAME", help="Who accepts it: name and office.")
@click.option("--reason", metavar="WORDS", help="Why it is accepted.")
def command(
    answers: Path, as_json: bool, brief: bool, keys: tuple[str, ...], by: str | None, reason: str | None
) -> int:
    """Apply the statute to an ANSWERS file: what it forbids, requires, or asks to be recorded.

    A summary comes first; each finding and open point has its line and field in the file.

    Exits 1 while a block, an unaccepted warning or an open point prevents a signature copy. With --accept, warnings are first
    accepted in the file, which is written anew with its comments. An acceptance holds only while the facts that the warning rests on stay.

    \b
    Example:
      assembler check hub.yaml
      assembler check hub.yaml --accept x-pcc-abolition --by "A. Reader, Head of Legal Services" --reason "A successor takes over."
    """
    if len({bool(keys), bool(by), bool(reason)}) > 1:
        raise click.UsageError(
            "--accept, --by and --reason go together: who accepts the warning, and why, must be recorded."
        )
    from assembler.cli.common import answers_file, compiled_library
    from assembler.cli.interview.journal_note import later_answers
    from assembler.cover_note import brief_text, cover_note, summary_text
    from assembler.errors import AnswersError
    from assembler.lengths import words_by_form
    from assembler.pipeline import assemble_answers
    from assembler.register import load_register
    from assembler.whereabouts import Whereabouts

    compiled = compiled_library()
    try:
        file = answers_file(answers)
    except AnswersError as error:
        from assembler.cli.sound import findings_besides

        if not as_json:
            click.echo(findings_besides(answers, error, compiled), nl=False)
        raise
    if later := later_answers(answers):
        click.echo(later, err=True)
    result = assemble_answers(file, compiled, load_register())
    if keys and by and reason:
        _accept(answers, file, result.findings, keys, by, reason)
        file = answers_file(answers)
        result = assemble_answers(file, compiled, load_register())
    if as_json:
        click.echo(json.dumps([to_builtins(finding) for finding in result.findings], ensure_ascii=False, indent=2))
    else:
        where = Whereabouts(file, compiled.library.questionnaire)
        click.echo(summary_text(result, words_by_form(result, file, compiled, load_register()), where))
        note = brief_text(result, where) if brief else cover_note(result, compiled.library.law, where)
        click.echo(note, nl=False)
    barred = any(finding.applies and finding.action != "RECORD" for finding in result.findings)
    return 1 if barred or result.agreement.points else 0


def _accept(
    answers: Path, file: AnswersFile, findings: Sequence[Finding], keys: tuple[str, ...], by: str, reason: str
) -> None:
    """Accept these warnings in the answers file, and say so."""
    from assembler.cli.acceptances import accept, chosen, entry

    accepted = chosen(findings, keys)
    accept(answers, file, [entry(finding, by, reason) for finding in accepted])
    click.echo(f"Accepted in {answers}: {', '.join(finding.key for finding in accepted)}.", err=True)
