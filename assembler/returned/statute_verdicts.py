"""What the statute says of the answers that a returned file prints otherwise than it was issued with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import deepcopy
from typing import Final

from assembler.answers.files import AnswersFile, answers_from
from assembler.assembly import CompiledLibrary
from assembler.completion import field_of
from assembler.effects.counterfactual.changes import Change, changed
from assembler.errors import AnswersError
from assembler.pipeline import Result, assemble_answers
from assembler.register import Register
from assembler.returned.changed_answers import ChangedAnswer
from assembler.returned.inspection import Level, Verdict
from assembler.returned.written_answers import first_line, number_path, read_answer
from assembler.source import Document
from assembler.statute.findings import Finding

_LEVELS: Final[dict[str, Level]] = {"BLOCK": "BLOCK", "INCLUDE": "BLOCK", "WARN": "WARN"}


def statute_verdicts(
    answers: Iterable[ChangedAnswer], file: AnswersFile, compiled: CompiledLibrary, register: Register
) -> tuple[Verdict, ...]:
    """What the statute says of the changed answers that it did not say of those in the record.

    An answer that may be one of several is not judged. One that cannot be read as an answer is reported as such.
    """
    sure = [one for one in answers if len(one.fields) == 1]
    if not sure:
        return ()
    now, problems = _with_answers(file, sure, compiled)
    not_taken = tuple(_not_taken(one, why) for one, why in problems)
    if now is None:
        return not_taken
    try:
        before, after = (assemble_answers(one, compiled, register) for one in (file, now))
    except AnswersError as error:
        return (*not_taken, Verdict("WARN", f"The changed values cannot be judged: {error.problems[0].message}"))
    return (*not_taken, *_new(before, after))


def _with_answers(
    file: AnswersFile, answers: Iterable[ChangedAnswer], compiled: CompiledLibrary
) -> tuple[AnswersFile | None, list[tuple[ChangedAnswer, str]]]:
    """The answers with each changed value that can be read as one, and why the others cannot."""
    questionnaire = compiled.library.questionnaire
    value = file.plain()
    now: AnswersFile | None = None
    problems: list[tuple[ChangedAnswer, str]] = []
    for one in answers:
        path = number_path(one.fields[0])
        question = questionnaire.by_field.get(field_of(path))
        answer = read_answer(one.after, question.leaf.sort) if question else None
        if answer is None:
            problems.append((one, "it is not written as such an answer is"))
            continue
        try:
            tried = changed(deepcopy(value), [Change("set", path, answer)], questionnaire)
            now, value = answers_from(Document(tried, {}, "returned")), tried
        except (AnswersError, LookupError) as error:
            problems.append((one, first_line(error)))
    return now, problems


def _not_taken(one: ChangedAnswer, why: str) -> Verdict:
    message = f"The file prints “{one.after}” for {one.fields[0]}, which cannot be checked against the statute: {why}."
    return Verdict("WARN", message, "", one.places[0])


def _new(before: Result, after: Result) -> Iterator[Verdict]:
    known = {_state(finding) for finding in before.findings if finding.applies}
    for finding in after.findings:
        level = _LEVELS.get(finding.action)
        if finding.applies and level is not None and _state(finding) not in known:
            yield Verdict(
                level,
                f"With the values that the file prints: {finding.statement} {finding.cure}".strip(),
                finding.provision,
            )


def _state(finding: Finding) -> tuple[str, str]:
    return finding.key, finding.state
