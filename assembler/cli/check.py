"""`assembler check`: the statute applied to an answers file."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import click


@click.command("check")
@click.argument("answers", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--json", "as_json", is_flag=True, help="Print every finding, met or not, as JSON.")
def command(answers: Path, as_json: bool) -> int:
    """Apply the statute to an ANSWERS file: what it forbids, requires, or asks to be recorded.

    Exits 1 while a block, an unaccepted warning or an open point stands against a signature copy.

    \b
    Example:
      assembler check hub.yaml
    """
    from assembler.cli.common import answers_file, plan
    from assembler.pipeline import assemble_answers
    from assembler.plain import cover_note
    from assembler.register import load_register

    compiled = plan()
    result = assemble_answers(answers_file(answers), compiled, load_register())
    if as_json:
        click.echo(
            json.dumps([dataclasses.asdict(finding) for finding in result.findings], ensure_ascii=False, indent=2)
        )
    else:
        law = compiled.library.law
        to_check = law.to_check(result.answers.scope)
        click.echo(cover_note(result.agreement, result.findings, law, result.ignored, to_check), nl=False)
    standing = any(finding.stands and finding.action != "RECORD" for finding in result.findings)
    return 1 if standing or result.agreement.points else 0
