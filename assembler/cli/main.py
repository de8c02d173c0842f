"""The commands, each imported only when it is used, and how the command line begins and ends."""

from __future__ import annotations

import gc
import os
import sys
from importlib import import_module
from io import TextIOWrapper
from typing import Any

import click

from assembler.cli.debug_log import log_if_asked
from assembler.version import __version__

DONE, INTERRUPTED = 0, 130
"""Exit statuses; `assembler.cli.failures` has those of what failed."""

_COMMANDS = {
    "new": "assembler.cli.new",
    "interview": "assembler.cli.interview.command",
    "questionnaire": "assembler.cli.questionnaire",
    "assemble": "assembler.cli.assemble",
    "pack": "assembler.cli.pack",
    "check": "assembler.cli.check",
    "upgrade": "assembler.cli.upgrade",
    "explain": "assembler.cli.explain",
    "trace": "assembler.cli.trace",
    "inspect": "assembler.cli.inspect",
    "redline": "assembler.cli.redline",
    "update": "assembler.cli.update",
    "vary": "assembler.cli.vary",
    "find": "assembler.cli.find",
    "batch": "assembler.cli.batch",
    "template": "assembler.cli.template",
    "clauses": "assembler.cli.clauses",
    "bodies": "assembler.cli.bodies",
    "schema": "assembler.cli.schema",
}


class LazyGroup(click.Group):
    """A group that imports a command's module when the command is used, so that `--help` is quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The commands in the order a newcomer meets them."""
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:  # noqa: ARG002
        """The command, imported; None when there is none of that name."""
        if name not in _COMMANDS:
            return None
        command: click.Command = import_module(_COMMANDS[name]).command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """The commands with what each does, without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(_SUMMARIES.items()))


_SUMMARIES = {
    "new": "Write a commented starter answers file.",
    "interview": "Ask what an agreement needs, one question at a time.",
    "questionnaire": "Print the questions, for collecting answers offline.",
    "assemble": "Assemble a Word agreement from an answers file.",
    "pack": "Make the papers that go with an agreement: notices, records, letters.",
    "check": "Apply the statute to an answers file.",
    "upgrade": "Bring an answers file to the present format.",
    "explain": "Say why each clause is in or out.",
    "trace": "Say which record and answers a Word file came from.",
    "inspect": "Say what was done to a Word file that came back.",
    "redline": "Two versions of an agreement as tracked changes.",
    "update": "Put what is new in the answers into a returned Word file.",
    "vary": "A variation agreement from what was signed to new answers.",
    "find": "Which agreements hold which clause, outlive a body, or rest on changed law.",
    "batch": "Make many agreements at once.",
    "template": "Make and check a house style in Word.",
    "clauses": "List, show and check the clause library.",
    "bodies": "Search the register of police, fire and ambulance bodies.",
    "schema": "Print the JSON Schema of an answers file.",
}


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="assembler")
def cli() -> None:
    """Collaboration agreements for police, fire and ambulance services in England.

    \b
    Example:
      assembler new answers.yaml
      assembler check answers.yaml
      assembler assemble answers.yaml -o agreement.docx
    """


_BETWEEN_COLLECTIONS = 1_000_000
"""Objects made before the garbage collector looks for cycles: compiling the library makes hundreds of thousands, and keeps them all."""


def run(arguments: list[str] | None = None) -> None:
    """Run the command line and exit with its status."""
    gc.set_threshold(_BETWEEN_COLLECTIONS)
    os.environ.setdefault(
        "PYDANTIC_DISABLE_PLUGINS", "__all__"
    )  # it would look for them in every package that is installed
    _write_any_words()
    log_if_asked()
    status = status_of(arguments)
    gc.freeze()  # Python would otherwise look through the whole library for cycles once more before it ends
    sys.exit(status)


def _write_any_words() -> None:
    """Any words can be written: to a file or pipe as UTF-8, whatever the computer's code page; a terminal shows what it can."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # there is none where it was closed
            stream.reconfigure(encoding=stream.encoding if stream.isatty() else "utf-8", errors="backslashreplace")


def status_of(arguments: list[str] | None = None) -> int:
    """Run the command line; every error ends as words on stderr and a status."""
    try:
        outcome: Any = cli.main(arguments, prog_name="assembler", standalone_mode=False)
        return outcome if isinstance(outcome, int) else DONE
    except click.exceptions.Abort:
        click.echo("Stopped. Nothing was half-written.", err=True)
        return INTERRUPTED
    except Exception as error:
        from assembler.cli.failures import failed

        status = failed(error)
        if status is None:
            raise
        return status


if __name__ == "__main__":
    run()
