"""`assembler clauses`: look at the clause library."""

from __future__ import annotations

import re
import stat
from pathlib import Path

import click

from assembler.cli.prove import command as prove
from assembler.errors import shown


@click.group("clauses")
def command() -> None:
    """List, show and check the clause library.

    \b
    Example:
      assembler clauses list
      assembler clauses show withdrawal
      assembler clauses prove
    """


command.add_command(prove)


@command.command("list")
@click.option("--outline", default="standard", show_default=True, help="The document whose clauses to list.")
def list_(outline: str) -> None:
    """List every clause of a document in its order: id, status, when it is in, and which of its paragraphs if not all are taken.

    \b
    Example:
      assembler clauses list
      assembler clauses list --outline short
    """
    from assembler.library.loading import load_library

    whole = load_library()
    if outline not in whole.outlines:
        raise click.UsageError(f"There is no outline “{outline}”. There are: {', '.join(whole.outlines)}.")
    library, plan = whole.outlined(outline), whole.outlines[outline]
    for part in plan.parts:
        click.echo(part.title)
        for section in part.sections:
            if section.heading:
                click.echo(f"  {section.heading}:")
            for taken in section.takes:
                clause = library.clauses[taken.clause]
                when = "always" if str(clause.when) == "True" else str(clause.when)
                only = f"  only {', '.join(taken.blocks)}" if taken.blocks else ""
                click.echo(f"  {'  ' if section.heading else ''}{clause.id}  [{clause.status}]  {when}{only}")


@command.command("show")
@click.argument("clause")
def show(clause: str) -> None:
    """Print a CLAUSE as it is in the library, with its law and drafting note.

    \b
    Example:
      assembler clauses show withdrawal
    """
    from assembler.library.folders import shipped
    from assembler.library.loading import load_library

    library = load_library()
    if clause not in library.clauses:
        raise click.UsageError(f"There is no clause “{clause}”. `assembler clauses list` names them.")
    file = library.clauses[clause].place.file
    click.echo(shipped("clauses").joinpath(*file.split("/")[1:]).read_text(encoding="utf-8"), nl=False)


@command.command("subjects")
def subjects() -> None:
    """List the subjects that an agreement may need, each with the clauses that speak of it, or that none does yet.

    \b
    Example:
      assembler clauses subjects
    """
    from assembler.library.loading import load_library

    for subject in load_library().subjects:
        clauses = ", ".join(subject.spoken_of_in) or "no clause yet: say it in a special condition"
        click.echo(f"{subject.label} [{subject.id}]: {clauses}")


@command.command("matters")
def matters() -> None:
    """List each matter, the paragraphs that decide it, and where the agreement says which prevails, as a table in Markdown.

    \b
    Example:
      assembler clauses matters
    """
    from assembler.library.loading import load_library
    from assembler.library.matters import matter_table

    click.echo(matter_table(load_library().matters))


@command.command("duties")
@click.option("--all", "every", is_flag=True, help="Those that say whose they are and by when, too.")
def duties(every: bool) -> None:
    """List each paragraph that says “must” and does not say in data who owes it, and by when.

    \b
    Example:
      assembler clauses duties
      assembler clauses duties --all
    """
    from assembler.library.duties import stated_duties
    from assembler.library.loading import load_library

    found = list(stated_duties(load_library().of_agreements))
    for stated in found:
        if stated.duty is None:
            click.echo(f"{stated.key}: whose, and by when?")
        elif every:
            duty = stated.duty
            to, often = f" to {duty.to}" if duty.to else "", f", every {duty.every}" if duty.every else ""
            click.echo(f"{stated.key}: {duty.owes}{to}{often}{f', by: {duty.by}' if duty.by else ''}")
    open_duties = sum(stated.duty is None for stated in found)
    silent = f"{open_duties} {'does' if open_duties == 1 else 'do'} not say in data whose duty it is."
    click.echo(f"{len(found)} paragraphs say “must”; {silent}", err=True)


@command.command("new")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--heading", required=True, help="The heading that the agreement prints.")
def new(file: Path, heading: str) -> None:
    """Write the skeleton of a clause to FILE, clauses/<part>/<id>.md, and say what else a clause needs.

    \b
    Example:
      assembler clauses new clauses/change/notice-board.md --heading "Notice board"
    """
    from assembler.cli.write_whole import write_whole

    identity = file.stem
    if not re.fullmatch(r"[a-z][a-z0-9-]*", identity) or file.suffix != ".md":
        raise click.UsageError("Name the file as the clause: small letters, figures and hyphens, and .md at the end.")
    write_whole(file, _SKELETON.format(id=identity, heading=heading).encode(), force=False)
    file.chmod(0o644)  # a clause is no secret
    click.echo(_NEXT.format(file=shown(str(file)), id=identity), err=True)


_SKELETON = """\
---
id: {id}
heading: {heading}
kind: clause
status: optional
law: [practice]
note: Why the clause is there, and what a lawyer should look at before it is used.
when: 'False'
---
1. {{#duty owes="each Party" to="each other" by="at all times"}}
   Each Party must do one thing, said in a sentence.
2. {{#detail join="and"}}
   What is meant by it:
   1. {{#first}}
      one thing
   2. {{#second}}
      another thing
"""

_NEXT = """\
Skeleton written to {file}. It is in no agreement yet (`when: 'False'`). What is left:
  1. its wording, its law, and when it is in an agreement
  2. `- {id}` in its place in clauses/outlines/standard.yaml, in the part with the name of its folder, and in any other that should have it
  3. when it applies, in tests/applicability.yaml, and an agreement that has it, in tests/coverage
  4. assembler clauses list (every fault, with its line), then assembler clauses prove
CONTRIBUTING.md has each step."""


@command.command("ids")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, exists=True))
def ids(file: Path) -> None:
    """Write the missing paragraph ids into a clause FILE, each made from its first words.

    \b
    Example:
      assembler clauses ids clauses/change/review.md
    """
    from assembler.answers.values import suggested_id
    from assembler.cli.common import file_text
    from assembler.cli.write_whole import write_whole
    from assembler.errors import LibraryError

    lines = file_text(file, LibraryError, "Save it as plain text in UTF-8.").split("\n")
    taken = set(re.findall(r"\{#([a-z0-9-]+)", "\n".join(lines)))
    added = 0
    for number, line in enumerate(lines):
        item = re.match(r"(\s*)(\d{1,2}\.)(?: (?!\{#)(.+)|\s*)$", line)
        below = lines[number + 1].strip() if number + 1 < len(lines) else ""
        if item and (words := item[3] or below):
            indent, mark = item[1], f"{item[2]} "
            identity = _fresh("-".join(suggested_id(words).split("-")[:3]), taken)
            own = (
                f"\n{indent}{' ' * len(mark)}{item[3]}" if item[3] else ""
            )  # or the words stand on the next line already
            lines[number] = f"{indent}{mark}{{#{identity}}}{own}"
            added += 1
    if added:
        mode = file.stat().st_mode
        write_whole(file, "\n".join(lines).encode(), force=True)
        file.chmod(stat.S_IMODE(mode))  # a clause is no secret: whoever could read it still can
    click.echo(f"{added} ids added to {shown(str(file))}.", err=True)


def _fresh(identity: str, taken: set[str]) -> str:
    number, fresh = 1, identity
    while fresh in taken:
        number += 1
        fresh = f"{identity}-{number}"
    taken.add(fresh)
    return fresh
