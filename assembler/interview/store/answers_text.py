"""An answers file written from a draft: the same answers always give the same text, and the comments in the old text stay.

The whole file is written anew in the order of the questions, which is why no round-trip YAML library is used: with one, the place of a
new line would depend on the order in which the answers were given.
"""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator, Mapping
from typing import Any, get_args, get_origin

from pydantic import BaseModel

from assembler.answers.formats import FORMAT
from assembler.answers.given import GivenAnswers
from assembler.interview.core.draft import Draft, StablePath
from assembler.interview.store.comments import Remarks, read_remarks
from assembler.source import quoted

HEAD = (
    "# Answers for a collaboration agreement. `assembler interview` goes on with this file; it may also be edited by hand.",
)
_WIDTH = 130


def text_of_draft(draft: Draft, before: str = "", *, as_json: bool = False) -> str:
    """The text of an answers file.

    `before` is the text it replaces, whose comments it keeps, and names with nothing after them, as a starter has; JSON has none.
    """
    if as_json:
        return json.dumps({"format": FORMAT, **_ordered(draft, GivenAnswers)}, ensure_ascii=False, indent=2) + "\n"
    remarks = read_remarks(before) if before.strip() else Remarks(HEAD)
    data: Mapping[str, Any] = draft
    for spot in remarks.blank:
        data = _with_blank(data, spot, GivenAnswers)
    ordered = {"format": str(FORMAT), **_ordered(data, GivenAnswers)}
    kept = remarks.kept_with(_spots(ordered, ()))
    return "\n".join((*kept.head, *_group(ordered, (), 0, kept), *kept.end)) + "\n"


def _with_blank(data: Mapping[str, Any], spot: StablePath, model: type[BaseModel]) -> Mapping[str, Any]:
    """The same answers with a name that nothing stands after; nothing more where there is an answer, or the item is gone."""
    name, *rest = spot
    if name not in model.model_fields or (not rest and name in data):
        return data
    if not rest:
        return {**data, name: None}
    annotation = model.model_fields[name].annotation
    if (
        get_origin(annotation) is tuple
        and isinstance(data.get(name), list)
        and data[name]
        and isinstance(data[name][0], Mapping)
    ):
        identity, *inner = rest
        items = [
            _with_blank(item, tuple(inner), get_args(annotation)[0]) if inner and (name, identity) == here else item
            for here, item in _named(data[name], (name,))
        ]
        return {**data, name: items}
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return {**data, name: _with_blank(data.get(name) or {}, tuple(rest), annotation)}
    return data


def _ordered(data: Mapping[str, Any], model: type[BaseModel]) -> dict[str, Any]:
    """A group with its names in the order of the answers' types."""
    made: dict[str, Any] = {}
    for name, info in model.model_fields.items():
        if name in data:
            made[name] = _ordered_value(data[name], info.annotation)
    return made


def _ordered_value(value: object, annotation: object) -> object:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel) and isinstance(value, Mapping):
        return _ordered(value, annotation)
    if get_origin(annotation) is tuple and isinstance(value, list):
        inner = get_args(annotation)[0]
        return [_ordered(item, inner) if isinstance(item, Mapping) else item for item in value]
    return value


def _spots(data: Mapping[str, Any], spot: StablePath) -> Iterator[StablePath]:
    for name, value in data.items():
        here = (*spot, name)
        yield here
        if isinstance(value, Mapping):
            yield from _spots(value, here)
        elif isinstance(value, list):
            for inner, item in _named(value, here):
                yield inner
                yield from _spots(item, inner)


def _named(items: list[Any], spot: StablePath) -> Iterator[tuple[StablePath, Mapping[str, Any]]]:
    """The groups of a list, each with its spot: by its id, or its place where such items have none."""
    for number, item in enumerate(items):
        if isinstance(item, Mapping):
            yield (*spot, item.get("id", str(number))), item


def _group(data: Mapping[str, Any], spot: StablePath, indent: int, remarks: Remarks) -> Iterator[str]:
    pad = " " * indent
    for name, value in data.items():
        here = (*spot, name)
        if not spot:
            yield ""
        yield from (pad + line for line in remarks.above.get(here, ()))
        beside = f"  {remarks.beside[here]}" if here in remarks.beside else ""
        if isinstance(value, Mapping):
            yield f"{pad}{name}:{beside}"
            yield from _group(value, here, indent + 2, remarks)
        elif isinstance(value, list) and any(isinstance(item, Mapping) for item in value):
            yield f"{pad}{name}:{beside}"
            for inner, item in _named(value, here):
                yield from _item(item, inner, indent + 2, remarks)
        else:
            yield from _scalar(f"{pad}{name}:", value, beside, indent + 2)
        yield from (f"{pad}{'  ' if inner else ''}{line}" for inner, line in remarks.below.get(here, ()))


def _item(item: Mapping[str, Any], spot: StablePath, indent: int, remarks: Remarks) -> Iterator[str]:
    """One item of a list, its first name on the line of the dash. It has no line of its own for what stood beside it."""
    beside = [remarks.beside[spot]] if spot in remarks.beside else []
    yield from (" " * indent + line for line in (*remarks.above.get(spot, ()), *beside))
    lines = list(_group(item, spot, indent + 2, remarks))
    first = next(number for number, line in enumerate(lines) if not line.lstrip().startswith("#"))
    yield from (
        " " * indent + line.lstrip() for line in lines[:first]
    )  # they are read again as comments above the item
    yield f"{' ' * indent}- {lines[first].lstrip()}"
    yield from lines[first + 1 :]
    yield from (f"{' ' * indent}{'  ' if inner else ''}{line}" for inner, line in remarks.below.get(spot, ()))


def _scalar(name: str, value: str | list[str] | None, beside: str, indent: int) -> Iterator[str]:
    if value is None:
        yield f"{name}{beside}"
        return
    if isinstance(value, list):
        yield f"{name} [{', '.join(value)}]{beside}"
        return
    if len(name) + len(value) >= _WIDTH and _foldable(value):
        yield f"{name} >-{beside}"
        pad = " " * indent
        yield from textwrap.wrap(
            value, _WIDTH, initial_indent=pad, subsequent_indent=pad, break_long_words=False, break_on_hyphens=False
        )
        return
    if _literal(value):
        yield f"{name} |-{beside}"
        yield from (f"{' ' * indent}{line}" if line else "" for line in value.split("\n"))
        return
    yield f"{name} {quoted(value)}{beside}"


def _literal(text: str) -> bool:
    """Whether text of several lines comes back as it is when it is written line by line."""
    lines = text.split("\n")
    first, last = lines[0], lines[-1]
    plain = all(line.isprintable() and line == line.rstrip() for line in lines)
    return len(lines) > 1 and plain and bool(first and last) and not first.startswith(" ")


def _foldable(text: str) -> bool:
    """Whether text comes back as it is when folded: one line, single spaces, nothing but printing characters."""
    return (
        text.isprintable()
        and "  " not in text
        and text == text.strip()
        and all(c == " " or not c.isspace() for c in text)
    )
