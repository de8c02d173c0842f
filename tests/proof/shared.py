"""The shipped library, its prover and its lines on applicability, made once for all tests."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from assembler.library import Library, load_library
from assembler.proof.applicability import Line, read_lines
from assembler.proof.prover import Proof, Prover
from assembler.register import load_register
from assembler.source import read_yaml

LINES = Path(__file__).parents[1] / "applicability.yaml"


@cache
def library() -> Library:
    return load_library()


@cache
def standard() -> Library:
    """The standard form: what is said of one document is said of it."""
    return library().outlined("standard")


@cache
def prover() -> Prover:
    return Prover(library(), load_register())


@cache
def lines() -> tuple[Line, ...]:
    return read_lines(read_yaml(LINES.read_text(encoding="utf-8"), LINES.name), library().vocabulary)


@cache
def proof() -> Proof:
    return prover().prove(library(), lines())
