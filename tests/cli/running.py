"""The command line in another process, as a user runs it, and in this one, for speed."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import click
import pytest
from msgspec import Struct

from assembler.cli.main import cli, status_of


class Outcome(Struct, frozen=True, dict=True):
    """How a command ended, and what it said where."""

    status: int
    out: str
    err: str


Run = Callable[..., Outcome]


_RUN = "import sys; from assembler.cli.main import run; run(sys.argv[1:])"


def in_process(capsys: pytest.CaptureFixture[str]) -> Run:
    def run(*arguments: str | Path) -> Outcome:
        status = status_of([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return Outcome(status, captured.out, captured.err)

    return run


def elsewhere(*arguments: str | Path, script: str = _RUN, env: dict[str, str] | None = None) -> Outcome:
    command = [sys.executable, "-c", script, *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60, env=env)
    return Outcome(done.returncode, done.stdout, done.stderr)


def commands() -> Iterator[tuple[str, ...]]:
    """Every command and subcommand by its words; the groups themselves too."""
    context = click.Context(cli)
    for name in cli.list_commands(context):
        command = cli.get_command(context, name)
        yield (name,)
        if isinstance(command, click.Group):
            yield from ((name, inner) for inner in command.list_commands(context))
