"""Answers files, in YAML or JSON: text to GivenAnswers, with the line and field of everything that is wrong, all at once."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from assembler.answers.formats import in_present_format
from assembler.answers.given import GivenAnswers
from assembler.answers.item_ids import Groups, identity_problems, reference_problems, within_any
from assembler.answers.schema import leaves
from assembler.answers.values import suggested_id
from assembler.errors import MOST_TOLD, AnswersError, Place, Problem, did_you_mean
from assembler.json_source import read_json
from assembler.source import Document, FieldPath, field_path, written_at
from assembler.yaml_parts import read_in_parts

LARGEST_FILE = 4_000_000
"""Bytes, or characters of what is text already: far more than any real answers file; more is refused unread."""


class AnswersFile(Struct, frozen=True):
    """The answers as given, and where each is in its file."""

    given: GivenAnswers
    source: Document

    def plain(self) -> dict[str, Any]:
        """The answers as plain values, anew each time: what has not been given is left out."""
        return self.given.model_dump(mode="json", exclude_none=True)


class Knowledge(Struct, frozen=True):
    """What is known besides of answers that are read.

    `in_values` gives them with words that people use for values and ids as these; `elsewhere` what is wrong with them that only another
    source can tell: bodies that are not in the register.
    """

    in_values: Callable[[Document], Document]
    elsewhere: Callable[[Document], Iterable[Problem]]


def read_answers(text: str, file: str, known: Knowledge | None = None) -> AnswersFile:
    """Read an answers file; `file` is its name for messages, and one ending in `.json` is read as JSON.

    Raises AnswersError with everything that is wrong, each with its line and field, as `answers_from` does.
    """
    return answers_from(answers_document(text, file), known)


def answers_document(text: str, file: str) -> Document:
    """An answers file as a document in the present format, before its names and values are looked at.

    What is wrong with its form is among its faults, which `answers_from` tells with all else that is wrong.
    Raises AnswersError where the file is of a later format.
    """
    return in_present_format(written_document(text, file))


def written_document(text: str, file: str) -> Document:
    """An answers file as it is written, in whatever format, with the faults of its form. Raises AnswersError where it is not to be read."""
    if len(text) > LARGEST_FILE:
        raise AnswersError(Problem("The file is too large to be an answers file.", Place(file)))
    if file.casefold().endswith(".json"):
        return read_json(text, file)
    return read_in_parts(text.removeprefix("\ufeff"), file)


def answers_from(document: Document, known: Knowledge | None = None) -> AnswersFile:
    """The answers a document holds. Raises AnswersError with everything that is wrong, the faults of its form among it.

    Answers that are sound as they stand are read so. What else is `known` is asked only of others: nearly always it is not needed.
    """
    value = document.value
    if value is not None and not isinstance(value, dict):
        message = "An answers file is a list of names and values, such as “document:”."
        fault = Problem(message, document.place(()), "`assembler new` writes a starter file.")
        raise AnswersError(document.faults or fault)
    found = _read(document)
    if known is not None and not isinstance(found, AnswersFile):
        document = known.in_values(document)
        found = _read(document)
    if isinstance(found, AnswersFile):
        return found
    raise AnswersError(_all_that_is_wrong(document, found, known))


def _read(document: Document) -> AnswersFile | list[ErrorDetails]:
    """The answers, where they are sound; else what their types say is wrong with them, if anything."""
    try:
        given = GivenAnswers.model_validate(document.value or {})
    except ValidationError as fault:
        return fault.errors(include_url=False)
    groups = Groups((((), given.__dict__), *((path, group.__dict__) for path, group in items_of(given))))
    if document.faults or any(identity_problems(groups, document)) or any(reference_problems(groups, document)):
        return []
    return AnswersFile(given, document)


def _all_that_is_wrong(document: Document, errors: list[ErrorDetails], known: Knowledge | None) -> Sequence[Problem]:
    """Everything that is wrong, in the order of the file. Of a file that names no answers, what is wrong with its form is enough."""
    if document.faults and not {*(document.value or {})} & {*GivenAnswers.model_fields}:
        return document.faults[:1]
    found = _problems([error for error in errors if not _unread(document, error)], document)
    misspelt = [
        one for error in errors if error["type"] == "extra_forbidden" for one in _meant(tuple(error["loc"]), document)
    ]
    reported = {problem.place.field for problem in found} | {field_path(path) for path in (*document.unread, *misspelt)}
    found += _of_what_is_written(document, reported)
    found += [one for one in known.elsewhere(document) if one.place.field not in reported] if known else []
    return sorted([*document.faults, *found], key=lambda problem: problem.place.line)


def _unread(document: Document, error: ErrorDetails) -> bool:
    """Whether what is told follows from a place that could not be read: it is within it, or a name too many or too few beside it."""
    path = tuple(error["loc"])
    beside = error["type"] in ("missing", "extra_forbidden") and len(path) > 1
    if beside and any(one[: len(path) - 1] == path[:-1] for one in document.unread):
        return True
    return any(path[:depth] in document.unread for depth in range(1, len(path) + 1))


def _problems(errors: list[ErrorDetails], document: Document) -> list[Problem]:
    """What is wrong with names and values. What is too much to be reported is counted, and not put into words."""
    errors.sort(key=lambda error: document.place(tuple(error["loc"])).line)
    found = [_problem(error, document) for error in errors[:MOST_TOLD]]
    return found + [Problem("", document.place(tuple(error["loc"]))) for error in errors[MOST_TOLD:]]


def _problem(error: ErrorDetails, document: Document) -> Problem:
    path = tuple(error["loc"])
    if error["type"] == "extra_forbidden":
        return _unknown_name(path, document)
    if error["type"] == "missing":
        return Problem(f"“{path[-1]}” is missing.", document.place(path), _missing_cure(path, document))
    return Problem(f"{_label(error)}{_MESSAGES.get(error['type'], _own)(error)}", document.place(path))


def _label(error: ErrorDetails) -> str:
    shown = error.get("input")
    return (
        f"“{shown}” "
        if isinstance(shown, str) and error["type"] in ("literal_error", "less_than_equal", "greater_than_equal")
        else ""
    )


def _own(error: ErrorDetails) -> str:
    message = error["msg"].removeprefix("Value error, ")
    name = str(error["loc"][-1]) if error["loc"] and isinstance(error["loc"][-1], str) else "This"
    return message if message.startswith("“") or message[:1].isupper() else f"{name} {message}"


def _literal(error: ErrorDetails) -> str:
    allowed = [word.strip("' ") for part in error["ctx"]["expected"].split(" or ") for word in part.split(",")]
    near = _nearest(str(error.get("input"))[:100], allowed)  # no answer allowed is as long
    hint = f" Did you mean {' or '.join(f'“{word}”' for word in near)}?" if near else ""
    if len(allowed) <= _MANY:
        return f"is not one of the answers allowed: {', '.join(allowed)}.{hint}"
    lists = f" There are {len(allowed)}; `assembler questionnaire` lists them."
    return f"is not one of the answers allowed.{hint or lists}"


def _nearest(given: str, allowed: list[str]) -> list[str]:
    """The answers most like what was given; of many, also a few that are somewhat like it, or have a word like it."""
    near = difflib.get_close_matches(given, allowed, 1) or [
        word for word in allowed if given and word.startswith(given.casefold())
    ]
    if near or len(allowed) <= _MANY:
        return near
    plain = given.casefold().replace(" ", "_")
    return (
        difflib.get_close_matches(plain, allowed, _FEW, _FAR)
        or [word for word in allowed if difflib.get_close_matches(plain, word.split("_"), 1)][:_FEW]
    )


_MANY, _FEW = 12, 3
"""More answers than twelve are not listed: up to three that may have been meant are named."""

_FAR = 0.45
"""How like an answer must be, to be one of these."""


_MESSAGES: dict[str, Callable[[ErrorDetails], str]] = {
    "literal_error": _literal,
    "less_than_equal": lambda error: f"is too large: the most is {error['ctx']['le']}.",
    "greater_than_equal": lambda error: f"is too small: the least is {error['ctx']['ge']}.",
    "model_type": lambda error: "should be a group of names and values, indented below its name.",
    "string_unicode": lambda error: "A name holds half a character. Delete it; it often comes with pasted text.",
    "tuple_type": lambda error: "should be a list: one entry below another, each beginning with “- ”.",
}


def _meant(path: FieldPath, document: Document) -> list[FieldPath]:
    """What a name that does not exist may be a misspelling of, where that is not given: of a list so misspelt nothing is known."""
    near = difflib.get_close_matches(str(path[-1])[:100], _names_at(path[:-1]), 1)
    return [(*path[:-1], name) for name in near if name not in written_at(document.value, path[:-1])]


def _unknown_name(path: FieldPath, document: Document) -> Problem:
    known = [*_names_at(path[:-1]), *([] if path[:-1] else ["format"])]
    name = str(path[-1])
    where = field_path(path[:-1]) or "an answers file"
    otherwise = _elsewhere(name) or (f"Those allowed there are: {', '.join(known)}." if known else "")
    cure = did_you_mean(name, known, otherwise)
    return Problem(f"There is no answer called “{name}” in {where}.", document.place(path), cure)


def _elsewhere(name: str) -> str:
    """Where a name belongs that is no answer of the group it stands in; empty where it is an answer of none, or of many."""
    found = [leaf.path for leaf in leaves() if leaf.path.rpartition(".")[2] == name]
    places = " or ".join(path.rpartition(".")[0].replace("[]", "[…]") for path in found)
    return f"It is an answer of {places}: put it there." if 0 < len(found) <= _FEW else ""


def _names_at(path: FieldPath) -> list[str]:
    model: Any = GivenAnswers
    for step in path:
        if isinstance(step, int):
            continue
        if not (isinstance(model, type) and issubclass(model, BaseModel)) or step not in model.model_fields:
            return []
        model = model.model_fields[step].annotation
        model = next((inner for inner in getattr(model, "__args__", ()) if isinstance(inner, type)), model)
    return list(model.model_fields) if isinstance(model, type) and issubclass(model, BaseModel) else []


def _missing_cure(path: FieldPath, document: Document) -> str:
    if path[-1] != "id":
        return ""
    here = written_at(document.value, path[:-1])
    keys = ("body", "legal_name", "short_name", "name", "function", "purpose", "heading")
    names = [here.get(key) for key in keys] if isinstance(here, dict) else []
    place = f"{path[-3]} {int(path[-2]) + 1}" if len(path) > 2 else "item"
    words = next((name for name in names if isinstance(name, str)), place)
    return f"Add a permanent name for it, which must never change: id: {suggested_id(words)}"


def items_of(group: BaseModel, path: FieldPath = ()) -> Iterator[tuple[FieldPath, BaseModel]]:
    """Every group inside a group, with its path; items of lists included."""
    for name, value in group.__dict__.items():
        if value is None or type(value) is str:  # nearly always; asking whether it is a group takes far longer
            continue
        if isinstance(value, tuple):
            for position, item in enumerate(value):
                if isinstance(item, BaseModel):
                    yield (*path, name, position), item
                    yield from items_of(item, (*path, name, position))
        elif isinstance(value, BaseModel):
            yield (*path, name), value
            yield from items_of(value, (*path, name))


def _of_what_is_written(document: Document, reported: set[str]) -> list[Problem]:
    """What is wrong with ids and references in a file with other faults; what follows from a fault already reported is left out."""
    written = _written_groups(document.value)
    groups = Groups(tuple((path, group) for path, group in written if not within_any(path, reported)))
    found = [*identity_problems(groups, document)]
    if all(path[-1] in _names_at(path[:-1]) or type(path[-1]) is int for path in document.unread):
        found += reference_problems(
            groups, document, reported
        )  # otherwise part of a list may be lost, and what is pointed to with it
    return [problem for problem in found if problem.place.field not in reported]


def _written_groups(value: object, path: FieldPath = ()) -> Iterator[tuple[FieldPath, Mapping[str, Any]]]:
    if isinstance(value, dict):
        yield path, value
    for step, inner in (
        value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    ):
        yield from _written_groups(inner, (*path, step))
