"""The one place where the error that ended a command becomes words and an exit status. It is imported when there was one."""

from __future__ import annotations

import errno
from pathlib import Path

import click

from assembler.cli.debug_log import SETTING, asked_for, log_where_raised
from assembler.errors import AssemblerError, LibraryError, Place, Problem, shown

ATTENTION, BUG = 1, 3
"""Exit statuses; click's own for wrong usage is 2. A fault in the library is one of ours, not of the answers."""


def failed(error: Exception) -> int | None:
    """Say on stderr what an error was, and give its exit status; None where its traceback is asked for and it is to be raised again."""
    if isinstance(error, click.ClickException):
        vars(error)["message"] = _lines_shown(error.message)  # what it repeats of the command line may be anything
        error.show()
        return error.exit_code
    if isinstance(error, AssemblerError):
        log_where_raised(error)
        _say(error)
        return BUG if isinstance(error, LibraryError) else ATTENTION
    if asked_for():
        return None
    if isinstance(error, OSError):
        click.echo(_refused(error), err=True)
        return ATTENTION
    click.echo(_lines_shown(f"assembler has a fault: {type(error).__name__}: {error}"), err=True)
    click.echo(f"Nothing was half-written. Set {SETTING}=1 to see where, and report it.", err=True)
    return BUG


_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EIO)
"""What a disk says that takes no more of standard output. A file that we write by name is reported where it is written."""


def _refused(error: OSError) -> str:
    """What the computer refuses, and what would cure it."""
    why = error.strerror or str(error)
    if error.errno in _NO_ROOM:
        return f"The output cannot be written: {why}."
    try:
        Path.cwd()
    except OSError:
        return "The folder that you are in is no longer there. Change to one that is, and run again."
    return str(Problem(f"The computer refuses this: {why}.", Place(str(error.filename or ""))))


def _lines_shown(text: str) -> str:
    return "\n".join(map(shown, text.split("\n")))


def _say(error: AssemblerError) -> None:
    for problem in error.problems:
        click.echo(str(problem), err=True)
    if error.count > 1:
        click.echo(f"{error.count:,} things to put right.", err=True)
