"""`assembler explain`: why each clause is in or out, what would change it, and what a changed answer would do."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assembler.answers.files import AnswersFile
    from assembler.assembly import CompiledLibrary
    from assembler.effects.counterfactual import Change
    from assembler.effects.counterfactual.what_if import Difference
    from assembler.effects.explanation import Explanation


@click.command("explain")
@click.argument("answers", type=click.Path(path_type=Path, dir_okay=False))
@click.argument("clause", required=False)
@click.option(
    "--what-if",
    "edits",
    multiple=True,
    metavar="FIELD=VALUE",
    help="Say what this answer would change; without a value, leaving it out. Repeatable.",
)
@click.option("--paragraphs", is_flag=True, help="Say it of every paragraph that has a condition, too.")
@click.option("--json", "as_json", is_flag=True, help="Print as JSON, paragraphs included.")
def command(answers: Path, clause: str | None, edits: tuple[str, ...], paragraphs: bool, as_json: bool) -> None:
    """Say why each clause (or one CLAUSE, with its paragraphs) is in or out of the agreement that ANSWERS make.

    For each it gives the answers that decided, where they came from, the provision, and the fewest answers to change to turn it round.

    \b
    Example:
      assembler explain hub.yaml
      assembler explain hub.yaml withdrawal
      assembler explain hub.yaml --what-if money.payments=yes
      assembler explain hub.yaml --what-if 'parties[3]='
    """
    from assembler.cli.common import answers_file, compiled_library
    from assembler.errors import did_you_mean

    file, compiled = answers_file(answers), compiled_library()
    if clause and clause not in compiled.library.clauses:
        otherwise = "`assembler clauses list` names them."
        meant = did_you_mean(clause.partition("#")[0], compiled.library.clauses, otherwise)
        raise click.UsageError(f"There is no clause “{clause}”. {meant}")
    if clause and edits:
        raise click.UsageError("--what-if is about the whole agreement: leave out the clause.")
    if edits:
        _what_if(file, edits, compiled, as_json)
        return
    explained = list(_explained(file, compiled, clause, paragraphs=paragraphs or as_json))
    if as_json:
        click.echo(json.dumps([_data(*one) for one in explained], ensure_ascii=False, indent=2))
        return
    for explanation, flip in explained:
        click.echo(_text(explanation, flip))


def _explained(
    file: AnswersFile, compiled: CompiledLibrary, clause: str | None, *, paragraphs: bool
) -> Iterator[tuple[Explanation, tuple[Change, ...]]]:
    from assembler.completion import complete
    from assembler.effects.counterfactual import WhatIf, in_another_form, smallest
    from assembler.effects.explanation import explained
    from assembler.register import load_register

    register = load_register()
    completed = complete(file, compiled.library.questionnaire, register)
    what_if = WhatIf(file.given, compiled.library.questionnaire, register)
    every = paragraphs or clause is not None
    for explanation, target in explained(completed, compiled.library, only=clause, paragraphs=every):
        if explanation.form:
            yield explanation, in_another_form(explanation.key, explanation.outlines, compiled.library, what_if)
        else:
            yield explanation, () if explanation.omitted else smallest(target, completed, what_if)


def _what_if(file: AnswersFile, edits: tuple[str, ...], compiled: CompiledLibrary, as_json: bool) -> None:
    from assembler.effects.counterfactual.what_if import what_if
    from assembler.register import load_register

    differences = what_if(file, edits, compiled, load_register())
    if as_json:
        click.echo(json.dumps([dataclasses.asdict(one) for one in differences], ensure_ascii=False, indent=2))
        return
    for difference in differences:
        click.echo(_difference(difference))
    if not differences:
        click.echo("Nothing in the agreement would change.")


def _difference(difference: Difference) -> str:
    lines = [f"{difference.what.upper():8}{difference.key}"]
    lines += [f"        was: {difference.before}"] if difference.before else []
    return "\n".join([*lines, f"        {'now: ' if difference.before else ''}{difference.words}"])


def _data(explanation: Explanation, flip: tuple[Change, ...]) -> dict[str, Any]:
    return {**dataclasses.asdict(explanation), "flip": [str(change) for change in flip]}


def _text(explanation: Explanation, flip: tuple[Change, ...]) -> str:
    mark = "IN " if explanation.present else "OUT"
    title = f"{mark}  {explanation.key}" + (f"  {explanation.heading}" if explanation.heading else "")
    lines = [title, f"     Law: {'; '.join(explanation.law)}. Status: {explanation.status}."]
    if explanation.form:
        lines.append(f"     In the {' and the '.join(explanation.form).lower()} only.")
    elif explanation.omitted:
        lines.append(f"     Left out by the drafter: {explanation.omitted}")
    elif not explanation.reasons and explanation.condition == "True":
        lines.append("     In every agreement." if not flip else "     In for each item of its list.")
    lines += [f"     {reason}" for reason in explanation.reasons]
    if explanation.not_used:
        lines.append("     Its number is kept, with the words “Not used”.")
    if flip:
        lines.append(f"     {'Out' if explanation.present else 'In'} if: {'; '.join(str(change) for change in flip)}")
    return "\n".join(lines)
