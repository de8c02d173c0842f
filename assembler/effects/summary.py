"""An agreement in short: what its answers make of it, before it is written."""

from __future__ import annotations

from collections.abc import Iterator

from assembler.answers.files import AnswersFile
from assembler.assembly import CompiledLibrary
from assembler.completion import Answers
from assembler.effects.contents import headings
from assembler.effects.explanation import left_out
from assembler.effects.values import Summary
from assembler.library import Library
from assembler.pipeline import assemble_answers
from assembler.register import Register


def summary(file: AnswersFile, compiled: CompiledLibrary, register: Register) -> Summary:
    """The agreement that an answers file makes, in short. Raises AnswersError where it makes none."""
    result = assemble_answers(file, compiled, register)
    return Summary(
        answers=result.answers,
        headings=tuple(headings(result.agreement)),
        left_out=tuple(_left_out(result.answers, compiled.chosen_by(result.answers).library)),
        findings=tuple(finding for finding in result.findings if finding.applies),
        points=result.agreement.points,
    )


def _left_out(answers: Answers, library: Library) -> Iterator[str]:
    for explanation in left_out(answers, library):
        if explanation.reasons:
            reasons = "; ".join(f"{reason.label}: {reason.value}" for reason in explanation.reasons)
            yield f"{explanation.heading} ({explanation.omitted or reasons})"
