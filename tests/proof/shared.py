"""The shipped library, its prover and its lines on applicability, made once for all tests."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from unittest.mock import patch

from msgspec.structs import replace

from assembler.library.library import Library
from assembler.library.loading import load_library
from assembler.proof.applicability import Line, read_lines
from assembler.proof.prover import Proof, Prover
from assembler.proof.solver import Solving
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
def _proved() -> tuple[Proof, int]:
    """The proof of a prover that has settled nothing yet, and how often it asked the solver."""
    check, asked = Solving._check, []
    with patch.object(Solving, "_check", lambda self, marks: asked.append(1) or check(self, marks)):
        return Prover(library(), load_register()).prove(library(), lines()), len(asked)


def proof() -> Proof:
    return _proved()[0]


def asked() -> int:
    return _proved()[1]


def without_rules(small: Library) -> Library:
    """A small library without the rules that it has no clauses to meet: each would be a failure with a witness of its own."""
    return replace(small, rules=())
