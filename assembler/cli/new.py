"""`assembler new`: a commented starter answers file."""

from __future__ import annotations

import json
from pathlib import Path

import click

from assembler.cli.file_endings import FileEnding


@click.command("new")
@click.argument("file", type=FileEnding(".yaml", ".yml"))
@click.option("--force", is_flag=True, help="Replace the file if it is already there.")
def command(file: Path, force: bool) -> None:
    """Write a commented starter answers FILE, with the schema that editors understand beside it.

    \b
    Example:
      assembler new hub.yaml
    """
    from assembler.cli.common import new_identity
    from assembler.cli.write_whole import write_all
    from assembler.errors import OutputError, Place, Problem, shown
    from assembler.json_schema import answers_schema
    from assembler.library import load_library
    from assembler.starter import starter_file

    questionnaire = load_library().questionnaire
    schema = answers_schema(questionnaire)
    beside = file.with_name("answers.schema.json")
    if beside.is_file() and not (force or schema["title"].encode() in _content(beside)):
        raise OutputError(
            Problem("There is a file of this name that is not ours.", Place(str(beside)), "Move it, or use --force.")
        )
    described = (json.dumps(schema, ensure_ascii=False, indent=2) + "\n").encode()
    write_all(
        [(file, starter_file(questionnaire, new_identity()).encode()), (beside, described)], force=force, ours=(beside,)
    )
    name = shown(str(file))
    click.echo(f"Starter answers written to {name}. Fill it in, then: assembler check {name}", err=True)


def _content(path: Path) -> bytes:
    """What a file holds; nothing where it may not be read, for then it is not one of ours."""
    try:
        return path.read_bytes()
    except OSError:
        return b""
