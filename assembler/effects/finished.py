"""What only an assembled agreement shows of its answers."""

from __future__ import annotations

from assembler.assembly import CompiledLibrary, assemble
from assembler.completion import Answers
from assembler.copies import DEFAULT
from assembler.effects.values import Finished
from assembler.errors import AnswersError
from assembler.pipeline import apply_statute


def finished(answers: Answers, compiled: CompiledLibrary) -> Finished:
    """Every finding of the agreement, and how many open points it has; nothing where none can be assembled."""
    try:
        result = apply_statute(answers, assemble(answers, compiled), compiled, DEFAULT)
    except AnswersError:
        return Finished((), 0)
    return Finished(result.findings, len(result.agreement.points))
