"""`assembler upgrade`: an answers file of an earlier format in the present one, and old acceptances confirmed on the facts of today."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from assembler.answers.drafting import Acceptance
    from assembler.answers.formats import Upgraded
    from assembler.cli.acceptances import Entry
    from assembler.statute.findings import Finding


@click.command("upgrade")
@click.argument("answers", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--write", is_flag=True, help="Write the file; without it, what would change is only shown.")
@click.option(
    "--confirm",
    "by",
    metavar="NAME",
    help="Confirm the acceptances that name no facts, on the facts of today: the name and office of who confirms them.",
)
def command(answers: Path, write: bool, by: str | None) -> int:
    """Bring an ANSWERS file to the present format, and show what that changes. Files of every earlier format are read without it.

    An agreement that has no id of its own is given one, which it keeps for life: its Word files bear it.

    An acceptance that release 0.1.0 wrote names a rule and no facts, and accepts nothing until somebody confirms it: with --confirm, each
    is replaced by one for every warning of its rule that applies, on the facts it rests on now, by the person named.

    \b
    Example:
      assembler upgrade hub.yaml
      assembler upgrade hub.yaml --confirm "A. Reader, Head of Legal Services" --write
    """
    from assembler.answers.files import answers_from, written_document
    from assembler.answers.formats import FORMAT, upgraded
    from assembler.cli.acceptances import rewritten
    from assembler.cli.common import answers_text, compiled_library
    from assembler.cli.identity import new_identity
    from assembler.cli.write_whole import write_whole
    from assembler.interview.core.draft import ACCEPTED, Draft, plain_draft, with_value
    from assembler.pipeline import assemble_answers
    from assembler.register import load_register

    moved = upgraded(written_document(answers_text(answers), str(answers)))
    file = answers_from(moved.document)
    result = assemble_answers(file, compiled_library(), load_register())
    old = tuple(one for one in file.given.drafting.accepted if one.facts is None)
    draft: Draft = plain_draft(file.given)
    shown = list(_moves(moved))
    if file.given.document.id is None:
        identity = new_identity()
        draft = with_value(draft, ("document", "id"), identity)
        shown.append(f"+ document.id: {identity if write else '(a new one)'}")
    if by:
        kept, lines = _confirmed(file.given.drafting.accepted, result.findings, by)
        draft = with_value(draft, ACCEPTED, kept or None)
        shown += lines
    for line in shown:
        click.echo(line)
    if not by:
        _say_unconfirmed(old, answers)
    if not shown:
        click.echo(f"{answers} is of format {FORMAT} already: nothing to do.", err=True)
    elif write:
        write_whole(answers, rewritten(answers, draft), force=True)
        click.echo(f"{answers} is written, in format {FORMAT}.", err=True)
    else:
        click.echo("Nothing is written. To write it: --write.", err=True)
    return 0


def _moves(moved: Upgraded) -> Iterator[str]:
    from assembler.answers.formats import FORMAT

    if moved.format < FORMAT:
        yield f"- format: {moved.format}"
        yield f"+ format: {FORMAT}"
    for move in moved.moves:
        yield from (f"- {name}: {value}" for name, value in move.before.items())
        yield from (f"+ {name}: {value}" for name, value in move.after.items())


def _confirmed(
    accepted: tuple[Acceptance, ...], findings: tuple[Finding, ...], by: str
) -> tuple[list[Entry], list[str]]:
    """The acceptances with those of the old form confirmed, and what that changes. One whose rule warns of nothing now stays as it is."""
    from assembler.cli.acceptances import entry
    from assembler.cover_note import acceptance_block
    from assembler.interview.core.draft import plain_draft

    kept: list[Entry] = []
    lines: list[str] = []
    for one in accepted:
        warned = [f for f in findings if f.rule == one.rule and f.action == "WARN" and f.applies]
        if one.facts is not None or not warned:
            kept.append(plain_draft(one))
            continue
        reason = (
            f"{one.reason} (First accepted by {one.by}, {one.on.isoformat()}, before acceptances named their facts.)"
        )
        kept += [entry(finding, by, reason) for finding in warned]
        lines.append(f"- {one.rule}, accepted by {one.by}, {one.on.isoformat()}")
        for finding in warned:
            block = [line for line in acceptance_block(finding) if not line.startswith(("  by:", "  on:", "  reason:"))]
            lines += [f"+ {line}" for line in (*block, f"  by: {by}")]
            lines.append(f"  for: {finding.statement}")
    return kept, lines


def _say_unconfirmed(old: tuple[Acceptance, ...], path: Path) -> None:
    for one in old:
        click.echo(f"The acceptance of {one.rule} by {one.by} names no facts, and accepts nothing.", err=True)
    if old:
        click.echo(
            f'To see what confirming them would accept: assembler upgrade {path} --confirm "NAME, OFFICE"', err=True
        )
