"""The comments that people write in an answers file, each kept with the answer it is beside."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

import yaml
from msgspec import Struct, field

from assembler.interview.core.draft import StablePath

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Remarks(Struct, frozen=True):
    """The comments of one file: those at its head and its end, those above an answer, and those beside one.

    `blank` are the names that have nothing after them, for somebody to fill in. `below` are the comments that stand at the end of a group,
    under its last answer and further in than what follows: each with whether it is further in than that answer too.
    """

    head: tuple[str, ...] = ()
    above: dict[StablePath, list[str]] = field(default_factory=dict)
    beside: dict[StablePath, str] = field(default_factory=dict)
    below: dict[StablePath, list[tuple[bool, str]]] = field(default_factory=dict)
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
            if spot not in there:
                waiting += [text for _, text in self.below.get(spot, [])]
        below = {spot: lines for spot, lines in self.below.items() if spot in there}
        beside = {spot: text for spot, text in self.beside.items() if spot in there}
        return Remarks(self.head, above, beside, below, (*waiting, *self.end), self.order, self.blank)


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
    work = _Gathering(frozenset(places.blank))
    for number, line in enumerate(lines):
        if number in places.begins:
            work.begins(places.begins[number], line)
        elif number not in places.inside and line.lstrip().startswith("#"):
            work.waiting.append(line)
        if number in places.ends:
            column, spot = places.ends[number]
            work.beside_one(spot, line[column:])
    return work.made(places)


class _Gathering:
    """The comments of the lines so far; those in `waiting` belong to what comes next, or, further in than that, below what came last."""

    def __init__(self, blank: frozenset[StablePath]) -> None:
        self.blank = blank
        self.head: tuple[str, ...] | None = None
        self.above: dict[StablePath, list[str]] = {}
        self.beside: dict[StablePath, str] = {}
        self.below: dict[StablePath, list[tuple[bool, str]]] = {}
        self.waiting: list[str] = []
        self.last: tuple[StablePath, str] | None = None

    def begins(self, spot: StablePath, line: str) -> None:
        """An answer begins on a line."""
        if self.head is None:
            self.head, self.waiting = tuple(self.taken()), []
        self.leave_below(line)
        if self.waiting:
            self.above.setdefault(spot, []).extend(self.taken())
        self.last = (spot, line)

    def leave_below(self, line: str) -> None:
        """Comments further in than what follows them stay where a group ends, or under a name that nothing stands after."""
        if self.last is None:
            return
        spot, before = self.last
        if _indent(line) < _indent(before) or spot in self.blank:
            inner = next(
                (at for at, one in enumerate(self.waiting) if _indent(one) <= _indent(line)), len(self.waiting)
            )
            left, self.waiting = self.waiting[:inner], self.waiting[inner:]
            if left:
                self.below[spot] = [(_indent(one) > _indent(before), one.strip()) for one in left]

    def beside_one(self, spot: StablePath, rest: str) -> None:
        """What stands behind an answer on its line: of several remarks the others go above it."""
        for remark in _beside(rest):
            if self.beside.setdefault(spot, remark) is not remark:
                self.above.setdefault(spot, []).append(remark)

    def taken(self) -> list[str]:
        """What waits, which then waits no longer."""
        taken, self.waiting = [one.strip() for one in self.waiting], []
        return taken

    def made(self, places: _Places) -> Remarks:
        """All of them."""
        if self.head is None:
            return Remarks(tuple(self.taken()))
        self.leave_below("")
        order, blank = tuple(places.order), tuple(places.blank)
        return Remarks(self.head, self.above, self.beside, self.below, tuple(self.taken()), order, blank)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _beside(rest: str) -> Iterator[str]:
    found = re.fullmatch(r"(?:[|>][-+0-9]*\s*|[],}\s]*)(?:\s|^)(#.*)", rest)
    if found:
        yield found[1]
