"""The options of `assembler batch`: what is read and written, and how the work is done."""

from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from assembler.cli.copy_options import copy_options
from assembler.cli.options import template_option

PATH = click.Path(path_type=Path)
FILE = click.Path(path_type=Path, dir_okay=False)


def _a_number(_context: click.Context, _option: click.Parameter, value: float) -> float:
    """Refuse what is called “not a number”, which no range refuses."""
    if math.isnan(value):
        raise click.BadParameter("nan is not a number of seconds.")
    return value


_WORKING = (
    click.option(
        "--jobs",
        type=click.IntRange(1, 256),
        help="How many processes work at once (default: one for each processor).",
    ),
    click.option(
        "--timeout",
        default=60.0,
        show_default=True,
        type=click.FloatRange(0.1, 86_400),
        callback=_a_number,
        help="Seconds that one may take.",
    ),
    click.option(
        "--events",
        type=FILE,
        help="Write what happens to this file, as JSON Lines; it replaces only such a file.",
    ),
    click.option("-q", "--quiet", is_flag=True, help="Show no progress, and at the end one line only."),
)
"""How the work is done, and reported."""


def working(function: Callable[..., Any]) -> Callable[..., Any]:
    """The options of how the work is done."""
    for option in reversed(_WORKING):
        function = option(function)
    return function


out_option = click.option(
    "--out", required=True, type=click.Path(path_type=Path, file_okay=False), help="The output folder."
)
plan_option = click.option("--plan", is_flag=True, help="Only say what would be done.")
base_option = click.option(
    "--base", type=FILE, help="An answers file with what all agreements share; each one's own answers prevail."
)
dask_option = click.option(
    "--dask", metavar="ADDRESS", help="Work on the dask cluster at this address instead (needs `distributed`)."
)
NO_CHOICE: dict[str, Any] = {"copy": None, "final": False, "embed": False, "dask": None}
"""What is given where a command leaves no choice of it."""


def with_files(folder: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """The options of what is made of the Word files of a folder, each with its answers."""

    def decorated(function: Callable[..., Any]) -> Callable[..., Any]:
        for option in reversed(
            (
                click.argument(folder, type=click.Path(path_type=Path, file_okay=False, exists=True)),
                click.option(
                    "--answers",
                    "source",
                    required=True,
                    type=PATH,
                    help="The answers: a folder, a JSON Lines file or a workbook.",
                ),
                out_option,
                plan_option,
                click.option(
                    "--records",
                    type=click.Path(path_type=Path, file_okay=False, exists=True),
                    help="A folder of records too (those beside the files, in their folder `records` and inside them are found).",
                ),
                base_option,
                template_option("A house-style Word file to use instead of the shipped one."),
                *_WORKING,
            )
        ):
            function = option(function)
        return function

    return decorated


def making_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """The options that `plan` and `run` share."""
    for option in reversed(
        (
            click.argument("source", type=PATH),
            out_option,
            base_option,
            copy_options,
            template_option("A house-style Word file to use instead of the shipped one."),
            click.option(
                "--embed/--no-embed",
                default=False,
                help="Keep the record inside each Word file: all answers, and who accepted what (default: no).",
            ),
            *_WORKING,
            dask_option,
        )
    ):
        function = option(function)
    return function
