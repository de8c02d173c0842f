"""`assembler clauses prove`: show that no answers make a broken agreement, or print answers that do."""

from __future__ import annotations

import json
import time
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import click

from assembler.errors import AssemblerError, LibraryError, Problem

if TYPE_CHECKING:
    from assembler.proof.applicability import Line


@click.command("prove")
@click.option(
    "--library",
    "folder",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    help="A folder of clauses to prove, instead of the one shipped.",
)
@click.option(
    "--applicability",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    help="An independent statement of when each clause applies, to compare with the clauses.",
)
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
def command(folder: Path | None, applicability: Path | None, as_json: bool) -> int:
    """Prove the clause library: for all answers, every reference leads somewhere, every term is defined and used, and the rest.

    What fails is shown with an answers file, as small as can be, that assembles into the defect. Exits 1 if anything fails.

    \b
    Example:
      assembler clauses prove
      assembler clauses prove --applicability tests/applicability.yaml --json
    """
    if find_spec("z3") is None:
        cure = "In the folder this came in: .venv/bin/pip install '.[prove]'."
        raise AssemblerError(Problem("Proving needs the solver z3, which is not installed.", cure=cure))
    from assembler.cli.common import file_text
    from assembler.library.loading import load_library
    from assembler.proof.applicability import read_lines
    from assembler.proof.prover import Prover
    from assembler.proof.report import proof_data, proof_text
    from assembler.register import load_register
    from assembler.source import read_yaml

    began = time.monotonic()
    library = load_library(folder)
    lines: tuple[Line, ...] = ()
    if applicability:
        text = file_text(applicability, LibraryError, "Save it as plain text (YAML) in UTF-8.")
        document = read_yaml(text, str(applicability), LibraryError)
        lines = read_lines(document, library.vocabulary)
    proof = Prover(library, load_register()).prove(library, lines)
    seconds = time.monotonic() - began
    if as_json:
        click.echo(json.dumps(proof_data(proof, seconds), ensure_ascii=False, indent=2))
    else:
        click.echo(proof_text(proof, seconds), nl=False)
    return 0 if proof.holds else 1
