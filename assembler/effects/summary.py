"""An agreement in short: what its answers make of it, before it is written."""

from __future__ import annotations

from collections.abc import Iterator

from assembler.answers.files import AnswersFile
from assembler.assembly import CompiledLibrary
from assembler.completion import Answers
from assembler.effects.contents import headings
from assembler.effects.explanation import Explanation, Reason, left_out
from assembler.effects.values import Summary
from assembler.library.library import Library
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
    """A line for each reason, with all that is left out for it."""
    found: dict[str, dict[str, None]] = {}
    for explanation in left_out(answers, library):
        if explanation.omitted or explanation.reasons:
            reasons = "; ".join(dict.fromkeys(map(_because, explanation.reasons)))
            found.setdefault(explanation.omitted or reasons, {})[_named(explanation)] = None
    for why, headings_left in found.items():
        yield f"{'; '.join(headings_left)} ({why})"


def _because(reason: Reason) -> str:
    """A question and its answer; a long answer, such as all the subjects of the deal, is not said again beside each clause."""
    return f"{reason.label}: {reason.value}" if len(reason.value) <= _LONG else reason.label


_LONG = 60


def _named(explanation: Explanation) -> str:
    """Its heading; where that is nothing but an answer, what kind of clause it is, by its id."""
    return explanation.heading if explanation.heading.strip(" …") else explanation.key.replace("-", " ").capitalize()
