"""The comments that people write in an answers file, each kept with the answer it is beside."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from assembler.interview.core.draft import StablePath

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Remarks:
    """The comments of one file: those at its head and its end, those above an answer, and those beside one.

    `blank` are the names that have nothing after them, for somebody to fill in.
    """

    head: tuple[str, ...] = ()
    above: dict[StablePath, list[str]] = field(default_factory=dict)
    beside: dict[StablePath, str] = field(default_factory=dict)
    end: tuple[str, ...] = ()
    order: tuple[StablePath, ...] = ()
    blank: tuple[StablePath, ...] = ()

    def kept_with(self, spots: Iterable[StablePath]) -> Remarks:
        """The same comments for a file that has only these answers: those of an answer that is gone go to the next one."""
        there = set(spots)
        above: dict[StablePath, list[str]] = {}
        waiting: list[str] = []
        for spot in self.order:
            waiting += self.above.get(spot, [])
            if spot not in there:
                waiting += [self.beside[spot]] if spot in self.beside else []
            elif waiting:
                above[spot], waiting = waiting, []
        beside = {spot: text for spot, text in self.beside.items() if spot in there}
        return Remarks(self.head, above, beside, (*waiting, *self.end), self.order, self.blank)


def read_remarks(text: str) -> Remarks:
    """Every comment of a YAML text that reads without error."""
    root = yaml.compose(text, Loader=_Loader)
    places = _Places()
    if root is not None:
        places.node(root, ())
    return _gathered(text.splitlines(), places)


class _Places:
    """Where each answer begins and ends, and which lines are inside long text, where # is no comment."""

    def __init__(self) -> None:
        self.begins: dict[int, StablePath] = {}
        self.ends: dict[int, tuple[int, StablePath]] = {}
        self.inside: set[int] = set()
        self.order: list[StablePath] = []
        self.blank: list[StablePath] = []

    def begin(self, node: yaml.Node, spot: StablePath) -> None:
        self.begins.setdefault(node.start_mark.line, spot)
        if spot not in self.order:
            self.order.append(spot)

    def node(self, node: yaml.Node, spot: StablePath) -> None:
        if isinstance(node, yaml.MappingNode) and not node.flow_style:
            for key, value in node.value:
                self.begin(key, (*spot, key.value))
                self.ends[key.end_mark.line] = (key.end_mark.column + 1, (*spot, key.value))
                if value.start_mark.index == value.end_mark.index:
                    self.blank.append((*spot, key.value))
                self.node(value, (*spot, key.value))
        elif isinstance(node, yaml.SequenceNode) and not node.flow_style:
            for number, item in enumerate(node.value):
                inner = (*spot, *_identity(item, number))
                self.begin(item, inner)
                self.node(item, inner)
        else:
            self.value(node, spot)

    def value(self, node: yaml.Node, spot: StablePath) -> None:
        """Where one answer is; one in brackets may have a comment after each of its lines."""
        for part in _parts(node):
            self.value(part, spot)
        first, last = node.start_mark, node.end_mark
        if getattr(node, "style", None) in ("|", ">"):
            self.inside.update(range(first.line + 1, last.line + (last.column > 0)))
            self.ends[first.line] = (first.column, spot)
        else:
            if isinstance(node, yaml.ScalarNode):
                self.inside.update(range(first.line + 1, last.line + 1))
            self.ends[last.line] = (last.column, spot)


def _parts(node: yaml.Node) -> Iterator[yaml.Node]:
    """What is inside brackets, in order."""
    if isinstance(node, yaml.MappingNode):
        yield from (part for pair in node.value for part in pair)
    elif isinstance(node, yaml.SequenceNode):
        yield from node.value


def _identity(item: yaml.Node, number: int) -> StablePath:
    """What names an item in its list: its id, or its place where such items have none. A mere value goes by its list."""
    if not isinstance(item, yaml.MappingNode):
        return ()
    return (next((str(value.value) for key, value in item.value if key.value == "id"), str(number)),)


def _gathered(lines: list[str], places: _Places) -> Remarks:
    head: tuple[str, ...] | None = None
    above: dict[StablePath, list[str]] = {}
    beside: dict[StablePath, str] = {}
    waiting: list[str] = []
    for number, line in enumerate(lines):
        if number in places.begins:
            if head is None:
                head, waiting = tuple(waiting), []
            elif waiting:
                above.setdefault(places.begins[number], []).extend(waiting)
                waiting = []
        elif number not in places.inside and line.lstrip().startswith("#"):
            waiting.append(line.strip())
        if number in places.ends:
            column, spot = places.ends[number]
            for remark in _beside(line[column:]):
                if beside.setdefault(spot, remark) is not remark:  # of several beside one answer the others go above it
                    above.setdefault(spot, []).append(remark)
    if head is None:
        return Remarks(tuple(waiting))
    return Remarks(head, above, beside, tuple(waiting), tuple(places.order), tuple(places.blank))


def _beside(rest: str) -> Iterator[str]:
    found = re.fullmatch(r"(?:[|>][-+0-9]*|[],}\s]*)(?:\s|^)(#.*)", rest)
    if found:
        yield found[1]
