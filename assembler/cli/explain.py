"""`assembler explain`: why each clause is in or out."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from assembler.explanation import Explanation


@click.command("explain")
@click.argument("answers", type=click.Path(path_type=Path, dir_okay=False))
@click.argument("clause", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
def command(answers: Path, clause: str | None, as_json: bool) -> None:
    """Say why each clause (or one CLAUSE, with its paragraphs) is in or out of the agreement that ANSWERS make.

    \b
    Example:
      assembler explain hub.yaml
      assembler explain hub.yaml withdrawal
    """
    from assembler.cli.common import answers_file, plan
    from assembler.completion import complete
    from assembler.explanation import explain
    from assembler.register import load_register

    file = answers_file(answers)
    library = plan().library
    if clause and clause not in library.clauses:
        raise click.UsageError(f"There is no clause “{clause}”. `assembler clauses list` names them.")
    completed = complete(file.given, library.questionnaire, load_register(), str(answers))
    chosen = [e for e in explain(completed, library, file.source) if _wanted(e, clause)]
    if as_json:
        click.echo(json.dumps([dataclasses.asdict(e) for e in chosen], ensure_ascii=False, indent=2))
        return
    for explanation in chosen:
        click.echo(_text(explanation))


def _wanted(explanation: Explanation, clause: str | None) -> bool:
    section = explanation.key.partition("#")[0].partition("/")[0]
    return section == clause if clause else "#" not in explanation.key


def _text(explanation: Explanation) -> str:
    mark = "IN " if explanation.present else "OUT"
    title = f"{mark}  {explanation.key}" + (f"  {explanation.heading}" if explanation.heading else "")
    lines = [title, f"     Law: {'; '.join(explanation.law)}. Status: {explanation.status}."]
    if explanation.omitted:
        lines.append(f"     Left out by the drafter: {explanation.omitted}")
    elif not explanation.reasons:
        lines.append("     In every agreement.")
    lines += [f"     {reason}" for reason in explanation.reasons]
    return "\n".join(lines)
