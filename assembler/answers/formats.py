"""Formats of answers files: what each changed in the names and shapes of answers, and how a file of an earlier one is read.

A format is a whole number under `format`, at the head of a file; a file without it is of format 1, which release 0.1.0 wrote. Format 2 has
acceptances that name their facts (`drafting.accepted[].facts`): those of format 1 are no move, because only a person can say that a warning
is accepted on the facts of today.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from assembler.errors import AnswersError, Problem
from assembler.source import Document, FieldPath, field_path

FORMAT = 2
"""The format that this release writes."""

Group = Mapping[str, Any]


class Move(Struct, frozen=True):
    """One answer that a format renamed or reshaped.

    `format` is the first with the new shape; `field` what it was called before, as the questions write it (`money.shares[].percent`).
    `moved` gives the group that held the field as it is now written, without that field; it must keep all that the field said.
    """

    format: int
    field: str
    moved: Callable[[Group], Group]


MOVES: tuple[Move, ...] = ()
"""Every move, in the order of the formats. One that is added here is made as a file is read, and is shown by `assembler upgrade`."""


class Moved(Struct, frozen=True):
    """What one move did: the answer before and after, by name and value; a value taken away or added has nothing on the other side."""

    before: Mapping[str, Any]
    after: Mapping[str, Any]


class Upgraded(Struct, frozen=True):
    """A document in the present format, without its `format`; the format it was written in; and what was moved."""

    document: Document
    format: int
    moves: tuple[Moved, ...]


def upgraded(document: Document, moves: tuple[Move, ...] = MOVES, present: int = FORMAT) -> Upgraded:
    """A document as the present format writes it; that its format is none is among its faults.

    Raises AnswersError, with them, when it is a later one than this release knows: what else it says may have another meaning there.
    """
    if not isinstance(document.value, dict):
        return Upgraded(document, present, ())
    written = _format_of(document)
    if written is None:
        document, written = replace(document, faults=(*document.faults, _no_format(document, present))), present
    if written > present:
        message = f"The file is of format {written}, which a later release of assembler writes. This one reads formats 1 to {present}."
        later = Problem(message, document.place(("format",)), "Use that release, or a later one.")
        raise AnswersError([*document.faults, later])
    value = {name: inner for name, inner in document.value.items() if name != "format"}
    done: list[Moved] = []
    lines = dict(document.lines)
    for move in moves:
        if move.format > written:
            value = _with_move(value, move, lines, done)
    return Upgraded(replace(document, value=value, lines=lines), written, tuple(done))


def in_present_format(document: Document) -> Document:
    """A document as the present format writes it. Raises AnswersError as `upgraded` does."""
    return upgraded(document).document


def _format_of(document: Document) -> int | None:
    """The format a document says it is of; None where that is no whole number from 1."""
    given = document.value.get("format")
    if given is None:
        return 1
    text = str(given).strip()
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 5 and int(text) > 0 else None


def _no_format(document: Document, present: int) -> Problem:
    message = f"“{document.value.get('format')}” is not the format of an answers file, which is a whole number."
    return Problem(message, document.place(("format",)), f"This release writes format: {present}.")


def _with_move(value: dict[str, Any], move: Move, lines: dict[FieldPath, int], done: list[Moved]) -> dict[str, Any]:
    *steps, name = move.field.split(".")
    made = dict(value)
    for path, group in list(_groups(made, tuple(steps), ())):
        if name in group:
            now = dict(move.moved(group))
            done.append(_described(path, group, now))
            line = lines.get((*path, name), 0)
            lines.update({(*path, new): line for new in now if new not in group})
            made = _put(made, path, now)
    return made


def _groups(value: object, steps: tuple[str, ...], path: FieldPath) -> Iterator[tuple[FieldPath, dict[str, Any]]]:
    """The groups at a field's place, in every item of the lists on the way."""
    if not isinstance(value, dict):
        return
    if not steps:
        yield path, value
        return
    name, inner = steps[0].removesuffix("[]"), value.get(steps[0].removesuffix("[]"))
    if not steps[0].endswith("[]"):
        yield from _groups(inner, steps[1:], (*path, name))
        return
    for number, item in enumerate(inner if isinstance(inner, list) else ()):
        yield from _groups(item, steps[1:], (*path, name, number))


def _put(value: Any, path: FieldPath, group: dict[str, Any]) -> Any:  # noqa: ANN401 - dicts and lists by turns, as a file holds answers
    """The value with another group at a path; what is beside the path is the same."""
    if not path:
        return group
    inner = _put(value[path[0]], path[1:], group)
    if isinstance(value, list):
        return [inner if number == path[0] else one for number, one in enumerate(value)]
    return {**value, str(path[0]): inner}


def _described(path: FieldPath, before: Group, after: Group) -> Moved:
    differ = [name for name in {**before, **after} if before.get(name) != after.get(name)]
    return Moved(
        {field_path((*path, name)): before[name] for name in differ if name in before},
        {field_path((*path, name)): after[name] for name in differ if name in after},
    )
