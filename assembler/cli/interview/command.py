"""`assembler interview`: the guided interview."""

from __future__ import annotations

import os
from pathlib import Path

import click

from assembler.cli.file_endings import FileEnding


@click.command("interview")
@click.argument("file", required=False, type=FileEnding(".yaml", ".yml", ".json"))
@click.option("--preset", metavar="NAME", help="Begin from a kind of collaboration; `--preset list` names them.")
@click.option(
    "--set",
    "settings",
    multiple=True,
    metavar="FIELD=VALUE",
    help="Answer a question beforehand, such as change.withdrawal_notice=12.",
)
@click.option(
    "--answers",
    "earlier",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Begin from an earlier agreement's answers file.",
)
@click.option(
    "--no-input", is_flag=True, help="Never prompt: list everything that is missing, and exit 1 if anything is."
)
@click.option("--plain", is_flag=True, help="Line by line, without colours or control sequences, for screen readers.")
@click.option(
    "--quick/--full", "quick", default=None, help="Ask only what has no good default (the default), or everything."
)
@click.option("--one-by-one", is_flag=True, help="Put each question by itself, not related ones on one screen.")
def command(
    file: Path | None,
    preset: str | None,
    settings: tuple[str, ...],
    earlier: Path | None,
    no_input: bool,
    plain: bool,
    quick: bool | None,
    one_by_one: bool,
) -> int:
    """Ask what an agreement needs, section by section, and keep the answers in FILE.

    Stop whenever you like: the same command goes on where you stopped.

    \b
    Example:
      assembler interview hub.yaml
      assembler interview hub.yaml --preset shared-premises
    """
    from assembler.cli.interview.options import InterviewOptions
    from assembler.cli.interview.run import preset_list, run

    if preset == "list":
        click.echo(preset_list())
        return 0
    if file is None:
        raise click.UsageError(
            "Name the answers FILE, a new one or one that you have started: assembler interview hub.yaml"
        )
    if file.is_symlink():
        file = Path(os.path.realpath(file))  # where the answers are: a link is never replaced by a file
    return run(InterviewOptions(file, preset, settings, earlier, no_input, plain, quick, one_by_one))
