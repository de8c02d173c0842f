"""`assembler new`: a starter answers file, short or full."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from assembler.cli.file_endings import FileEnding

if TYPE_CHECKING:
    from assembler.library.library import Library
    from assembler.register import Register
    from assembler.starter import Beginning


@click.command("new")
@click.argument("file", type=FileEnding(".yaml", ".yml"))
@click.option(
    "--preset", metavar="NAME", help="Begin from a kind of collaboration: assembler interview --preset list names them."
)
@click.option(
    "--parties",
    metavar="IDS",
    default="",
    help="The parties: ids of the register (assembler bodies search), with commas between them.",
)
@click.option(
    "--full", is_flag=True, help="Every question there is, with its words and defaults, not only what must be answered."
)
@click.option("--force", is_flag=True, help="Replace the file if it is already there.")
def command(file: Path, preset: str | None, parties: str, full: bool, force: bool) -> None:
    """Write a starter answers FILE, with the schema that editors understand beside it.

    It holds what the preset proposes, the parties, and a line with its help for each question that must be answered.

    \b
    Example:
      assembler new station.yaml --preset shared-premises --parties pcc-norfolk,amb-east-of-england
      assembler new station.yaml --full
    """
    from assembler.cli.identity import new_identity
    from assembler.cli.write_whole import write_all
    from assembler.errors import OutputError, Place, Problem, shown
    from assembler.interview.talk.presets import preset_named
    from assembler.json_schema import answers_schema
    from assembler.library.loading import load_library, load_presets
    from assembler.register import load_register
    from assembler.starter import Beginning, starter_file

    library, register = load_library(), load_register()
    chosen = preset_named(load_presets(), preset) if preset else None
    beginning = Beginning(_bodies(parties, register), chosen.answers if chosen else {})
    identity = new_identity()
    text = (
        starter_file(library.questionnaire, identity, beginning)
        if full
        else short_text(beginning, library, register, identity)
    )
    schema = answers_schema(library, register)
    beside = file.with_name("answers.schema.json")
    if beside.is_file() and not (force or schema["title"].encode() in _content(beside)):
        raise OutputError(
            Problem("There is a file of this name that is not ours.", Place(str(beside)), "Move it, or use --force.")
        )
    described = (json.dumps(schema, ensure_ascii=False, indent=2) + "\n").encode()
    write_all([(file, text.encode()), (beside, described)], force=force, ours=(beside,))
    name = shown(str(file))
    click.echo(f"Starter answers written to {name}. Fill it in, then: assembler check {name}", err=True)


def _bodies(parties: str, register: Register) -> tuple[str, ...]:
    """The ids of the bodies named. Raises AnswersError with every one that is not in the register, or named twice."""
    from assembler.errors import AnswersError, Problem

    named = [one.strip() for one in parties.split(",") if one.strip()]
    search = "Find it with `assembler bodies search`; a party that is not in the register is described in the file."
    problems = [
        Problem(f"There is no body “{one}” in the register.", cure=register.nearest(one, search))
        for one in named
        if one not in register.bodies
    ]
    problems += [
        Problem(f"“{one}” is named twice.", cure="Name each party once.")
        for one in dict.fromkeys(named)
        if named.count(one) > 1
    ]
    if problems:
        raise AnswersError(problems)
    return tuple(named)


def short_text(beginning: Beginning, library: Library, register: Register, identity: str) -> str:
    """The short starter, as a quick interview that begins so would go on."""
    from assembler.interview.core.events import Suggest
    from assembler.interview.core.question_order import QuestionOrder
    from assembler.interview.core.state import State
    from assembler.interview.core.transitions import apply
    from assembler.interview.core.view import View
    from assembler.interview.talk.short_starter import short_starter, starting_draft
    from assembler.library.loading import load_presets

    order = QuestionOrder(library.questionnaire.of_agreements, library.vocabulary, register, load_presets().later)
    state = apply(State(starting_draft(beginning.bodies), quick=True), Suggest(beginning.proposed), order)
    return short_starter(View(state, order), identity)


def _content(path: Path) -> bytes:
    """What a file holds; nothing where it may not be read, for then it is not one of ours."""
    try:
        return path.read_bytes()
    except OSError:
        return b""
