"""Answers files, in YAML or JSON: text to GivenAnswers, with the line and field of everything that is wrong, all at once."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any

from msgspec import Struct
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from assembler.answers.formats import in_present_format
from assembler.answers.given import GivenAnswers
from assembler.answers.schema import lists_pointed_to, references_to
from assembler.answers.stand_ins import left_open
from assembler.answers.values import suggested_id
from assembler.errors import MOST_TOLD, AnswersError, Place, Problem, did_you_mean, listed
from assembler.source import Document, FieldPath, field_path, read_json, read_yaml

LARGEST_FILE = 4_000_000
"""Bytes, or characters of what is text already: far more than any real answers file; more is refused unread."""


class AnswersFile(Struct, frozen=True):
    """The answers as given, and where each is in its file."""

    given: GivenAnswers
    source: Document


def read_answers(text: str, file: str) -> AnswersFile:
    """Read an answers file; `file` is its name for messages, and one ending in `.json` is read as JSON.

    Raises AnswersError with everything that is wrong, each with its line and field.
    """
    return answers_from(answers_document(text, file))


def answers_document(text: str, file: str) -> Document:
    """An answers file as a document in the present format, before its names and values are looked at.

    Raises AnswersError with every fault of form, and where the file is of a later format.
    """
    return in_present_format(written_document(text, file))


def written_document(text: str, file: str) -> Document:
    """An answers file as it is written, in whatever format. Raises AnswersError with every fault of form."""
    if len(text) > LARGEST_FILE:
        raise AnswersError(Problem("The file is too large to be an answers file.", Place(file)))
    return read_json(text, file) if file.casefold().endswith(".json") else read_yaml(text.removeprefix("\ufeff"), file)


def answers_from(document: Document) -> AnswersFile:
    """The answers a document holds. Raises AnswersError with everything that is wrong."""
    if document.value is not None and not isinstance(document.value, dict):
        message = "An answers file is a list of names and values, such as “document:”."
        raise AnswersError(Problem(message, document.place(()), "`assembler new` writes a starter file."))
    try:
        given = GivenAnswers.model_validate(document.value or {})
    except ValidationError as fault:
        raise AnswersError(_problems(fault.errors(include_url=False), document)) from None
    groups = (((), given.__dict__), *((path, group.__dict__) for path, group in items_of(given)))
    problems = [*_identity_problems(groups, document), *_reference_problems(groups, document)]
    if problems:
        raise AnswersError(sorted(problems, key=lambda problem: problem.place.line))
    return AnswersFile(given, document)


def _problems(errors: list[ErrorDetails], document: Document) -> list[Problem]:
    """Everything that is wrong, in the order of the file. What is too much to be reported is counted, and not put into words."""
    errors.sort(key=lambda error: document.place(tuple(error["loc"])).line)
    found = [_problem(error, document) for error in errors[:MOST_TOLD]]
    found += [Problem("", document.place(tuple(error["loc"]))) for error in errors[MOST_TOLD:]]
    found += _of_what_is_written(document, {problem.place.field for problem in found})
    return sorted(found, key=lambda problem: problem.place.line)


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


def _unknown_name(path: FieldPath, document: Document) -> Problem:
    known = [*_names_at(path[:-1]), *([] if path[:-1] else ["format"])]
    name = str(path[-1])
    where = field_path(path[:-1]) or "an answers file"
    cure = did_you_mean(name, known, f"Those allowed there are: {', '.join(known)}." if known else "")
    return Problem(f"There is no answer called “{name}” in {where}.", document.place(path), cure)


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
    here: Any = document.value
    for step in path[:-1]:
        here = here[step]
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


Fields = tuple[tuple[FieldPath, Mapping[str, Any]], ...]
"""Every group of the answers with its path, as names and values."""


def _of_what_is_written(document: Document, reported: set[str]) -> list[Problem]:
    """What is wrong with ids and references in a file with other faults; what follows from a fault already reported is left out."""
    groups = tuple((path, group) for path, group in _written_groups(document.value) if not _inside(path, reported))
    found = [*_identity_problems(groups, document), *_reference_problems(groups, document, reported)]
    return [problem for problem in found if problem.place.field not in reported]


def _inside(path: FieldPath, reported: Collection[str]) -> bool:
    """Whether a group is one of these fields, or is in one of them."""
    return any(field_path(path[:depth]) in reported for depth in range(1, len(path) + 1))


def _written_groups(value: object, path: FieldPath = ()) -> Iterator[tuple[FieldPath, Mapping[str, Any]]]:
    if isinstance(value, dict):
        yield path, value
    for step, inner in (
        value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    ):
        yield from _written_groups(inner, (*path, step))


def _ids(groups: Fields, list_path: FieldPath) -> list[Any]:
    return [group.get("id") for path, group in groups if path[:-1] == list_path]


def _identity_problems(groups: Fields, document: Document) -> Iterator[Problem]:
    """Ids must be unique in their list; of the lists that answers point to, in all of them, and in those beside parties and workstreams."""
    seen: dict[tuple[FieldPath, str], FieldPath] = {}
    lists = [place for name in lists_pointed_to() if (place := tuple(name.split("."))) not in _OWN_IDS]
    pointed = {identity for path in lists for identity in _strings(_ids(groups, path))}
    for path, item in groups:
        identity = item.get("id")
        if not isinstance(identity, str):
            continue
        beside = len(path) <= 3 and path[:1] in (("parties",), ("scope",))
        pointed_to = (beside or path[:-1] in lists) and identity in pointed
        scope: FieldPath = ("",) if pointed_to else path[:-1]
        if (scope, identity) in seen:
            first = field_path(seen[scope, identity])
            yield Problem(
                f"The id “{identity}” is already used by {first}.",
                document.place((*path, "id")),
                "Give this one its own.",
            )
        seen.setdefault((scope, identity), path)


_OWN_IDS: frozenset[FieldPath] = frozenset(
    {("money", "schedule"), ("works", "assets"), ("response", "protocols"), ("procurement", "contracts")}
)
"""Lists whose ids were unique among themselves alone before anything pointed to their items; such files are still read."""


def _strings(values: list[Any]) -> Iterator[str]:
    return (value for value in values if isinstance(value, str))


def _reference_problems(groups: Fields, document: Document, reported: Collection[str] = ()) -> Iterator[Problem]:
    """An answer that points to an item of a list must point to one that is there; not asked while one has no id.

    Nor is it where the list itself is one of the fields of which something is reported.
    """
    for name in lists_pointed_to():
        list_path = tuple(name.split("."))
        ids = _ids(groups, list_path)
        if _inside(list_path, reported) or not all(isinstance(identity, str) for identity in ids):
            continue
        known = dict.fromkeys(ids)
        called = _called(groups, list_path)
        lost = 0
        for path, target in _pointing(groups, name):
            if target not in known and left_open(target) is None:
                lost += 1
                place = document.place(path)
                yield _nothing_there(name, target, called, known, place) if lost <= MOST_TOLD else Problem("", place)


def _pointing(groups: Fields, list_path: str) -> Iterator[tuple[FieldPath, str]]:
    """Every answer that points to an item of a list, with its place."""
    by_group: dict[tuple[str, ...], list[str]] = {}
    for field in sorted(references_to(list_path)):
        *holder, name = field.replace("[]", "").split(".")
        by_group.setdefault(tuple(holder), []).append(name)
    for path, group in groups:
        for name in by_group.get(tuple([step for step in path if isinstance(step, str)]), ()):
            target = group.get(name)
            if isinstance(target, str):
                yield (*path, name), target


def _called(groups: Fields, list_path: FieldPath) -> Mapping[str, str]:
    """The id of each item of a list, by every name that it goes by."""
    names = ("legal_name", "short_name", "name", "number", "body", "id")
    return {
        suggested_id(called): group["id"]
        for path, group in groups
        if path[:-1] == list_path
        for called in (group.get(name) for name in names)
        if isinstance(called, str)
    }


def _nothing_there(
    list_path: str, target: str, called: Mapping[str, str], known: Mapping[str, None], place: Place
) -> Problem:
    """An id is wanted, and its name, a body's id or a misspelling was given."""
    several = list_path.rpartition(".")[2]
    what = {"parties": "party", "annexes": "annex"}.get(several, several.removesuffix("s"))
    near = difflib.get_close_matches(suggested_id(target), list(called)[:_COMPARED], 1)
    cure = f"Did you mean “{called[near[0]]}”?" if near else f"The {several} are: {listed(known, 'none yet')}."
    return Problem(f"There is no {what} with the id “{target}”.", place, cure)


_COMPARED = 500
"""Names that one is compared with: each comparison takes time."""
