"""`assembler bodies`: the register of bodies that can be a party."""

from __future__ import annotations

import json

import click
from msgspec import to_builtins


@click.group("bodies")
def command() -> None:
    """Search the register of police, fire and ambulance bodies in England.

    \b
    Example:
      assembler bodies search norfolk
      assembler bodies show pcc-norfolk
    """


@command.command("search")
@click.argument("words", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
def search(words: tuple[str, ...], as_json: bool) -> int:
    """List the bodies whose name, area or kind hold all the WORDS.

    \b
    Example:
      assembler bodies search chief constable norfolk
    """
    from assembler.register import load_register

    found = load_register().search(" ".join(words))
    if as_json:
        click.echo(json.dumps([to_builtins(body) for body in found], ensure_ascii=False, indent=2))
    for body in () if as_json else found:
        click.echo(f"{body.id}  {body.legal_name}  ({body.kind.replace('_', ' ')}, {body.area})")
    if not found:
        click.echo("No body in the register holds all those words. A party may also be described in full.", err=True)
    return 0 if found else 1


@command.command("show")
@click.argument("body")
def show(body: str) -> None:
    """Print everything the register says of a BODY, with its source.

    \b
    Example:
      assembler bodies show pcc-norfolk
    """
    from assembler.register import load_register

    register = load_register()
    if body not in register.bodies:
        raise click.UsageError(f"There is no body “{body}”. {register.nearest(body, '')}".strip())
    for name, value in to_builtins(register.bodies[body]).items():
        if value:
            click.echo(f"{name.replace('_', ' ')}: {value}")
