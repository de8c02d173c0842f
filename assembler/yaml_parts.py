"""YAML text read as far as it can be: where it is not well formed, each part of it by itself, so that one slip hides no other.

A part is a name with what belongs to it, or an entry of a list. One that cannot be read is parted again, down to a name with its words.
"""

from __future__ import annotations

import re
from typing import Any

import yaml
from msgspec import Struct, field

from assembler.errors import Place, Problem
from assembler.source import DEEPEST, Document, FieldPath, YamlReader, field_path
from assembler.yaml_events import form_problem, tab_problem


def read_in_parts(text: str, file: str) -> Document:
    """What can be read of YAML text. Whatever is wrong with its form is among the document's faults: nothing is raised."""
    reader = YamlReader(file, text)
    try:
        value = reader.document()
    except yaml.YAMLError as fault:
        whole = form_problem(fault, text, Place(file))
        if type(fault) is yaml.YAMLError:  # it is our own: too much, or too deep
            return Document(None, {}, file, faults=(whole,))
        return _parted(text, file, whole)
    return Document(value, reader.lines, file, faults=tuple(reader.problems))


def _parted(text: str, file: str, whole: Problem) -> Document:
    """What the parts of a text say that is not well formed; `whole` is what is wrong with it where it has no parts."""
    work = _Parts(file)
    try:
        value = work.within(text.split("\n"), 0, ())
    except _TooManyError:
        return Document(None, {}, file, faults=(whole,))
    groups = {path[:depth] for path in work.unread for depth in range(1, len(path))}
    work.faults += [problem for path, problem in work.twice if path[:-1] not in groups]
    faults = sorted(work.faults, key=lambda problem: problem.place.line) if value is not None else [whole]
    return Document(value, work.lines, file, faults=tuple(faults or [whole]), unread=frozenset(work.unread))


_NAME = re.compile(r"( *)([A-Za-z_][\w-]*) *:(?=\s|$)")
_ENTRY = re.compile(r"( *)-(?=\s|$)")
_SAYS = re.compile(r" *(?!---\s*$)[^\s#]")
_TABBED = re.compile(r" *\t\s*\S")


_MOST_PARTS = 10_000
"""Parts that are read by themselves, and rows told by themselves: far more than any real file has."""

_MOST_WORDS = 4_000_000
"""Characters that are read in parts. What is nested is read again at each depth, and a file of the greatest size nowhere near so often."""


class _TooManyError(Exception):
    """A file that is not well formed has more parts than can be told apart in good time."""


class _Parts(Struct):
    """What was read so far of a file's parts, and what is wrong with them.

    `twice` are names that two parts have. Where another part of the same group cannot be read, it may be the head of an entry, and what
    follows it that entry's: then these are no fault.
    """

    file: str
    lines: dict[FieldPath, int] = field(default_factory=dict)
    faults: list[Problem] = field(default_factory=list)
    twice: list[tuple[FieldPath, Problem]] = field(default_factory=list)
    unread: set[FieldPath] = field(default_factory=set)
    parts: int = 0
    words: int = 0

    def _count(self, words: int = 0) -> None:
        self.parts += 1
        self.words += words
        if self.parts > _MOST_PARTS or self.words > _MOST_WORDS:
            raise _TooManyError

    def within(self, rows: list[str], above: int, path: FieldPath) -> object:
        """What rows of a file say that are not well formed as a whole; None where they have no parts. The first follows row `above`."""
        first = next((row for row in rows if _SAYS.match(row)), "")
        sign = _ENTRY if _ENTRY.match(first) else _NAME
        column = sign.match(first)
        if column is None or len(path) > DEEPEST:
            return None
        begins = [number for number, row in enumerate(rows) if (found := sign.match(row)) and found[1] == column[1]]
        self._tabs(rows[: begins[0]], above, path)
        value: Any = {} if sign is _NAME else []
        for begin, end in zip(begins, [*begins[1:], len(rows)], strict=True):
            if sign is _NAME:
                self._named(rows[begin:end], above + begin, path, value)
            else:
                self._entry(rows[begin:end], above + begin, path, value)
        return value

    def _named(self, rows: list[str], above: int, path: FieldPath, value: dict[str, Any]) -> None:
        head = _NAME.match(rows[0])
        assert head is not None  # noqa: S101 - a part begins with its name
        here = (*path, head[2])
        if here in self.lines:
            place = Place(self.file, above + 1, field_path(here))
            self.twice.append((here, Problem(f"“{head[2]}” is given twice.", place)))
        self.lines[here] = above + 1
        read = self._read(rows, above, path)
        opens = not rows[0][head.end() :].partition("#")[0].strip()
        if read is None and opens:
            inner = self.within(rows[1:], above + 1, here)
            read = None if inner is None else {head[2]: inner}
        if read is None:
            read = self._without_tabs(rows, above, path, here)
            self._tabs(rows, above, here if opens else path)
        assert isinstance(read, dict)  # noqa: S101 - of a part that begins with a name
        for name, said in read.items():
            value.setdefault(name, said)

    def _entry(self, rows: list[str], above: int, path: FieldPath, value: list[Any]) -> None:
        here = (*path, len(value))
        self.lines[here] = above + 1
        rows = [rows[0].replace("-", " ", 1), *rows[1:]]
        read = self._read(rows, above, here)
        if read is None:
            read = self.within(rows, above, here)
        if read is None:
            read = self._without_tabs(rows, above, here, here)
            self._tabs(rows, above, here)
        value.append(read)

    def _read(self, rows: list[str], above: int, path: FieldPath) -> object:
        """What a part says that is well formed, None where it is not; of one that says nothing that is an empty group."""
        text = "\n".join(rows)
        self._count(len(text))
        reader = YamlReader(self.file, text, above)
        try:
            value = reader.document(path)
        except yaml.YAMLError:
            return None
        self.faults += reader.problems
        for at, line in reader.lines.items():  # a group that is read in parts begins where its first part does
            self.lines.setdefault(at, line)
        return {} if value is None else value

    def _without_tabs(self, rows: list[str], above: int, path: FieldPath, here: FieldPath) -> object:
        """What a part without parts says but for rows that begin with a tab; an empty group where it cannot be read so either.

        That it cannot is told, and why; rows that begin with a tab are told by themselves.
        """
        left = ["" if _TABBED.match(row) else row for row in rows]
        read = self._read(left, above, path) if left != rows else None
        if read is not None:
            return read
        text, place = "\n".join(left), Place(self.file, 0, field_path(here))
        try:
            YamlReader(self.file, text).document()
        except yaml.YAMLError as fault:
            self.faults.append(form_problem(fault, text, place, above))
        self.unread.add(here)
        return {}

    def _tabs(self, rows: list[str], above: int, path: FieldPath) -> None:
        """Tell of each row that begins with a tab."""
        for number, row in enumerate(rows):
            if _TABBED.match(row):
                self._count()
                name = _NAME.match(row.strip())
                here = (*path, name[2]) if name else path
                self.faults.append(tab_problem(Place(self.file, above + number + 1, field_path(here))))
                self.unread |= {here} if name else set()
