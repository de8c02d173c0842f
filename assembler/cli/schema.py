"""`assembler schema`: the JSON Schema of an answers file, for editors."""

from __future__ import annotations

import json
from pathlib import Path

import click

from assembler.errors import shown


@click.command("schema")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Write it to a file instead of printing it."
)
@click.option("--force", is_flag=True, help="Replace the file if it is already there.")
def command(output: Path | None, force: bool) -> None:
    """Print the JSON Schema of an answers file: editors that know YAML then offer names, choices and help.

    \b
    Example:
      assembler schema -o answers.schema.json
    """
    from assembler.cli.write_whole import write_whole
    from assembler.json_schema import answers_schema
    from assembler.library.loading import load_library
    from assembler.register import load_register

    text = json.dumps(answers_schema(load_library(), load_register()), ensure_ascii=False, indent=2) + "\n"
    if output is None:
        click.echo(text, nl=False)
    else:
        write_whole(output, text.encode(), force=force)
        click.echo(f"Schema written to {shown(str(output))}.", err=True)
