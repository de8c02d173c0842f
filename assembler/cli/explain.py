"""`assembler explain`: why each clause is in or out, what would change it, and what a changed answer would do."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from msgspec import to_builtins

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assembler.agreement import Agreement
    from assembler.answers.files import AnswersFile
    from assembler.assembly import CompiledLibrary
    from assembler.effects.asked import Asked
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
@click.option(
    "--html",
    "page",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write the whole agreement as a page, with the reason, the answers and the provision beside each paragraph.",
)
@click.option("--force", is_flag=True, help="Replace the page if it is already there.")
def command(
    answers: Path,
    clause: str | None,
    edits: tuple[str, ...],
    paragraphs: bool,
    as_json: bool,
    page: Path | None,
    force: bool,
) -> None:
    """Say why each clause (or one CLAUSE, with its paragraphs) is in or out of the agreement that ANSWERS make.

    For each it gives the answers that decided, where they came from, the provision, and the fewest answers to change to turn it round.
    CLAUSE is a number of the agreement (34, 34.3, "Schedule 6"), a heading or a word of one, or a permanent id.

    \b
    Example:
      assembler explain hub.yaml
      assembler explain hub.yaml withdrawal
      assembler explain hub.yaml 34.3
      assembler explain hub.yaml --html hub.html
      assembler explain hub.yaml --what-if money.payments=yes
      assembler explain hub.yaml --what-if 'parties[3]='
    """
    from assembler.cli.common import answers_file, compiled_library

    file, compiled = answers_file(answers), compiled_library()
    if clause and (edits or page):
        raise click.UsageError(
            f"{'--what-if' if edits else '--html'} is about the whole agreement: leave out the clause."
        )
    if page:
        _write_page(file, compiled, page, force=force)
    elif edits:
        _what_if(file, edits, compiled, as_json)
    else:
        _tell(file, compiled, clause, paragraphs=paragraphs, as_json=as_json)


def _tell(file: AnswersFile, compiled: CompiledLibrary, clause: str | None, *, paragraphs: bool, as_json: bool) -> None:
    from assembler.effects.asked import Asked
    from assembler.effects.contents import contents_of
    from assembler.pipeline import assemble_answers
    from assembler.register import load_register

    agreement = assemble_answers(file, compiled, load_register()).agreement
    numbers = {key: one.label for key, one in contents_of(agreement).items()}
    asked = _asked(clause, agreement, compiled) if clause else None
    every = paragraphs or as_json or asked is not None
    told = list(_explained(file, compiled, asked, paragraphs=every))
    if asked is not None and not told:  # a paragraph that has no condition is there with its clause
        told = list(_explained(file, compiled, Asked(asked.clauses), paragraphs=False))
    if as_json:
        data = [{**_data(*one), "number": numbers.get(one[0].key, "")} for one in told]
        click.echo(json.dumps(data, ensure_ascii=False, indent=2))
        return
    for explanation, flip in told:
        click.echo(_text(explanation, flip, numbers.get(explanation.key, "")))


def _asked(clause: str, agreement: Agreement, compiled: CompiledLibrary) -> Asked:
    """What is asked about. Raises UsageError where it is nothing that there is."""
    from assembler.effects.asked import meant
    from assembler.errors import did_you_mean

    asked = meant(clause, agreement, compiled.library)
    if asked is None:
        otherwise = (
            "Give a number of the agreement, a word of a heading, or an id: `assembler clauses list` names them."
        )
        suggested = did_you_mean(clause.partition("#")[0], compiled.library.clauses, otherwise)
        raise click.UsageError(f"There is no clause “{clause}”. {suggested}")
    return asked


def _write_page(file: AnswersFile, compiled: CompiledLibrary, page: Path, *, force: bool) -> None:
    from assembler.cli.write_whole import write_all
    from assembler.effects.agreement_page import agreement_page
    from assembler.pipeline import assemble_answers
    from assembler.register import load_register

    result = assemble_answers(file, compiled, load_register(), "annotated")
    write_all([(page, agreement_page(result, compiled.library).encode())], force=force)
    click.echo(f"Page written to {page}.", err=True)


def _explained(
    file: AnswersFile, compiled: CompiledLibrary, asked: Asked | None, *, paragraphs: bool
) -> Iterator[tuple[Explanation, tuple[Change, ...]]]:
    from assembler.completion import complete
    from assembler.effects.counterfactual import WhatIf, in_another_form, smallest
    from assembler.effects.explanation import explained
    from assembler.register import load_register

    register = load_register()
    completed = complete(file, compiled.library.questionnaire, register)
    what_if = WhatIf(file.given, compiled.library.questionnaire, register)
    for only in asked.clauses if asked else (None,):
        for explanation, target in explained(completed, compiled.library, only=only, paragraphs=paragraphs):
            if asked is not None and not asked.holds(explanation.key):
                continue
            if explanation.form:
                yield explanation, in_another_form(explanation.key, explanation.outlines, compiled.library, what_if)
            else:
                yield explanation, () if explanation.omitted else smallest(target, completed, what_if)


def _what_if(file: AnswersFile, edits: tuple[str, ...], compiled: CompiledLibrary, as_json: bool) -> None:
    from assembler.effects.counterfactual.what_if import what_if
    from assembler.register import load_register

    differences = what_if(file, edits, compiled, load_register())
    if as_json:
        click.echo(json.dumps([to_builtins(one) for one in differences], ensure_ascii=False, indent=2))
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
    return {**to_builtins(explanation), "flip": [str(change) for change in flip]}


def _text(explanation: Explanation, flip: tuple[Change, ...], number: str) -> str:
    mark = "IN " if explanation.present else "OUT"
    title = "  ".join(filter(None, (mark, number, explanation.key, explanation.heading)))
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
