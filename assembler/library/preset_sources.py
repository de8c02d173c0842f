"""The presets, read from their files."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final

from pydantic import ValidationError

from assembler.answers.given import GivenAnswers
from assembler.answers.plain_value import plain_value
from assembler.answers.values import Open
from assembler.errors import AssemblerError, LibraryError, Place, Problem
from assembler.library.folders import shipped
from assembler.library.presets import Preset, Presets
from assembler.source import Document, read_yaml

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from assembler.questions import Question, Questionnaire

OTHER_FILES: Final = frozenset({"usual-functions.yaml", "examples-by-kind.yaml"})
"""Files beside the presets, which the interview reads."""

_KEYS = frozenset({"preset", "title", "describes", "answers", "not yet"})
_QUICK = "quick.yaml"


def read_presets(questionnaire: Questionnaire, folder: Path | None = None) -> Presets:
    """The presets in a folder, or those shipped, read from their files. Raises LibraryError with every fault found."""
    root = folder or shipped("clauses").joinpath("presets")
    problems: list[Problem] = []
    found: list[Preset] = []
    later: frozenset[str] = frozenset()
    for name in sorted(entry.name for entry in root.iterdir() if entry.name.endswith(".yaml")):
        if name in OTHER_FILES:
            continue
        text = root.joinpath(name).read_text(encoding="utf-8")
        try:
            document = read_yaml(text, f"clauses/presets/{name}", LibraryError)
            if name == _QUICK:
                later = _later(document, questionnaire)
            else:
                found.append(_preset(document, name, questionnaire))
        except AssemblerError as error:
            problems += error.problems
    if problems:
        raise LibraryError(problems)
    return Presets(tuple(found), later)


def _later(document: Document, questionnaire: Questionnaire) -> frozenset[str]:
    value = document.value
    if not isinstance(value, dict) or set(value) != {"later"} or not isinstance(value["later"], list):
        raise LibraryError(Problem("The file holds `later`, a list of fields, and nothing else.", Place(document.file)))
    lists = {f"{question.field.rpartition('[].')[0]}[]" for question in questionnaire.questions if question.lists}
    unknown = [
        Problem(f"“{field}” is not a field that a question fills, nor a list.", document.place(("later", number)))
        for number, field in enumerate(value["later"])
        if field not in questionnaire.by_field and field not in lists
    ]
    if unknown:
        raise LibraryError(unknown)
    return frozenset(value["later"])


def _preset(document: Document, name: str, questionnaire: Questionnaire) -> Preset:
    value = document.value
    wrong = set(value) - _KEYS if isinstance(value, dict) else {"the whole file"}
    if wrong or not {"preset", "title", "describes", "answers"} <= set(value):
        message = f"A preset has preset, title, describes, answers and perhaps `not yet`; wrong here: {sorted(wrong)}."
        raise LibraryError(Problem(message, Place(document.file)))
    problems = []
    if not name.endswith(f"-{value['preset']}.yaml"):
        problems.append(
            Problem(
                f"The file of the preset “{value['preset']}” must end in -{value['preset']}.yaml.", Place(document.file)
            )
        )
    proposed: dict[str, Any] = value["answers"] or {}
    answers = _answers(proposed)
    for field, given in proposed.items():
        wrong_with = _wrong_with(questionnaire.by_field.get(field), given, answers.get(field))
        problems += [Problem(wrong_with, document.place(("answers", field)))] if wrong_with else []
    if problems:
        raise LibraryError(problems)
    return Preset(value["preset"], value["title"], value["describes"], answers)


def _answers(proposed: Mapping[str, Any]) -> dict[str, Any]:
    """What is proposed, as an answers file writes it, read as one, so that nothing is made for each; without what is no answer."""
    draft: dict[str, Any] = {}
    for field, given in proposed.items():
        *groups, name = field.split(".")
        here = draft
        for group in groups:
            here = here.setdefault(group, {})
        here[name] = given
    try:
        read = GivenAnswers.model_validate(draft)
    except ValidationError:
        return {} if len(proposed) < 2 else {k: v for one in proposed.items() for k, v in _answers(dict([one])).items()}
    values = {field: attrgetter(field)(read) for field in proposed}
    return {
        field: plain_value(value) for field, value in values.items() if value is not None and type(value) is not Open
    }


def _wrong_with(question: Question | None, given: object, answer: object) -> str:
    """What is wrong with a proposed answer; nothing where nothing is."""
    if question is None or question.lists:
        return "A preset answers questions about the agreement, and this is not one of them."
    if question.leaf.nature == "recorded":
        return "This is a statutory fact: no preset may fill it."
    return f"“{given}” is not an answer to the question." if answer is None else ""
