"""Options that several commands have: one home for each, so that they are named and read alike."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])

_WHERE = "(default: the one it names, beside it, in the folder `records` there, or inside it)"


def record_option(what: str) -> Callable[[Command], Command]:
    """`--record`: the record of a Word file, which is found by itself where it is not given."""
    kind = click.Path(path_type=Path, dir_okay=False)
    return click.option("--record", type=kind, help=f"{what} {_WHERE}.")


def template_option(what: str) -> Callable[[Command], Command]:
    """`--template`: a house style."""
    return click.option("--template", type=click.Path(path_type=Path, dir_okay=False), help=what)
