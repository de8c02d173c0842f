"""YAML and JSON text read strictly, each value with the line it is on.

Scalars stay text: what they mean is for the reader's own types to say, never for YAML's guesses (`01223456` stays a telephone
number). Duplicate keys, aliases, anchors and tags are refused.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, TypeVar

import yaml
from msgspec import Struct

from assembler.errors import AnswersError, AssemblerError, LibraryError, Place, Problem
from assembler.yaml_events import TOO_DEEP, events_of, form_problem, line_of

FieldPath = tuple[str | int, ...]
_Made = TypeVar("_Made")

_DEEPEST = 40

MOST_VALUES = 100_000
"""Names, values, groups and lists of one file: several times those of 63 parties with 50 workstreams."""

_TOO_MANY = f"it holds more than {MOST_VALUES:,} values"


class Document(Struct, frozen=True):
    """What a file says (dicts, lists, text and None) and the line of each value by its path."""

    value: Any
    lines: Mapping[FieldPath, int]
    file: str

    def place(self, path: FieldPath) -> Place:
        """The place of a value, or of the nearest value around it that is written down."""
        shown = field_path(path)
        while path and path not in self.lines:
            path = path[:-1]
        return Place(self.file, self.lines.get(path, 0), shown)


def field_path(path: FieldPath) -> str:
    """A path as people write it, counting from 1: `parties[2].legal_name`."""
    text = ""
    for step in path:
        text += f"[{step + 1}]" if isinstance(step, int) else f".{step}" if text else step
    return text


def path_written(text: str) -> FieldPath:
    """The path that `field_path` wrote."""
    found: list[str | int] = []
    for step in text.split("."):
        name, _, number = step.partition("[")
        found += [name, int(number.rstrip("]")) - 1] if number else [name]
    return tuple(found)


def entries(document: Document, path: FieldPath = (), named: str = "") -> Iterator[tuple[Any, Place]]:
    """What a list in a file of the library holds, each entry with its place; `named` is the key that says what one is called.

    Raises LibraryError where it is no list. What an entry itself should be is for `expect_names` to see.
    """
    value = document.value
    for step in path:
        value = value[step]
    if not isinstance(value, list | None):
        raise LibraryError(Problem("This should be a list.", document.place(path)))
    for number, entry in enumerate(value or ()):
        name = entry.get(named) if isinstance(entry, dict) else None
        yield entry, Place(document.file, document.lines.get((*path, number), 0), str(name or ""))


def read_each(
    given: Iterable[tuple[Any, Place]], read: Callable[[Any, Place], _Made], problems: list[Problem]
) -> list[_Made]:
    """What `read` makes of each entry. The faults of an entry of which it makes nothing are added to the problems."""
    made: list[_Made] = []
    for entry, place in given:
        try:
            made.append(read(entry, place))
        except AssemblerError as error:
            problems += error.problems
    return made


class Schema(Struct, frozen=True):
    """The names that an entry of the library must have, and those that it may have."""

    must: tuple[str, ...]
    may: tuple[str, ...] = ()


def expect_names(entry: object, schema: Schema, place: Place) -> dict[str, Any]:
    """The entry, seen to be a group with the names it must have, and none but those it may. Raises LibraryError."""
    if not isinstance(entry, dict):
        raise LibraryError(Problem("This should be a group of names and values.", place))
    unknown = sorted(set(entry) - {*schema.must, *schema.may})
    missing = sorted(name for name in schema.must if entry.get(name) is None)
    if unknown or missing:
        wrong = [f"unknown: {', '.join(unknown)}"] * bool(unknown) + [f"missing: {', '.join(missing)}"] * bool(missing)
        raise LibraryError(Problem(f"Names are wrong here ({'; '.join(wrong)}).", place))
    return entry


def read_yaml(text: str, file: str, error: type[AssemblerError] = AnswersError) -> Document:
    """Read YAML, of which JSON is nearly a part. Raises `error` with every fault of form found."""
    reader = _Reader(file, text)
    try:
        value = reader.document()
    except yaml.YAMLError as fault:
        raise error(form_problem(fault, text, file)) from None
    if reader.problems:
        raise error(reader.problems)
    return Document(value, reader.lines, file)


def read_json(text: str, file: str) -> Document:
    """Read JSON by its own rules for the values; the lines are found by YAML's reader, of which JSON's form is a part.

    Raises AnswersError with every fault of form found.
    """
    value = _json(text, file, 0)
    try:
        lines: Mapping[FieldPath, int] = read_yaml(text, file).lines
    except AnswersError:
        lines = {}
    return Document(value, lines, file)


def read_json_line(text: str, file: str, line: int) -> Document:
    """Read one line of a JSON Lines file: whatever it holds is on that line. Raises AnswersError as `read_json` does."""
    return Document(_json(text, file, line), {(): line}, file)


def _json(text: str, file: str, line: int) -> object:
    problems: list[Problem] = []

    def pairs(items: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(items)
        if len(found) < len(items):
            twice = sorted(name for name, times in Counter(name for name, _ in items).items() if times > 1)
            problems.extend(Problem(f"“{name}” is given twice.", Place(file, line)) for name in twice)
        return found

    try:
        value = json.loads(text, object_pairs_hook=pairs, parse_int=str, parse_float=str, parse_constant=str)
    except RecursionError:
        raise AnswersError(Problem("It is nested too deeply.", Place(file, line))) from None
    except json.JSONDecodeError as fault:
        message = f"This is not well-formed JSON: {fault.msg}."
        raise AnswersError(Problem(message, Place(file, line or fault.lineno))) from None
    too_much = _size_fault(value)
    if too_much or problems:
        raise AnswersError(Problem(f"{too_much.capitalize()}.", Place(file, line)) if too_much else problems)
    return value


def _size_fault(value: object) -> str:
    """Why a value is no set of answers for its depth or the number of its parts; empty where it may be one."""
    level, count = [value], 0
    for _ in range(_DEEPEST + 2):
        count += len(level)
        if count > MOST_VALUES:
            return _TOO_MANY
        level = [part for one in level for part in _parts(one)]
        if not level:
            return ""
    return TOO_DEEP


def _parts(value: object) -> Iterable[Any]:
    return value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()


_BREAK = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
"""What ends a line in YAML."""

_RUN_ON = re.compile(r"(?<=\S)[ \t]+#(?=[^\s#])")
"""A number sign with a space before it and none after: YAML takes it for a comment, and whoever wrote it most likely did not."""


class _Reader:
    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.following = events_of(text)
        self.rows = _BREAK.split(text) if _RUN_ON.search(text) else []
        self.lines: dict[FieldPath, int] = {}
        self.problems: list[Problem] = []
        self.count = 0

    def wrong(self, message: str, line: int, path: FieldPath) -> None:
        self.problems.append(Problem(message, Place(self.file, line, field_path(path))))

    def document(self) -> object:
        """The one document of the text, None where there is none."""
        for _ in range(2):
            self.following()
        first = self.following()
        if first is None:
            return None
        self.lines[()] = line_of(first)
        value = self.node(first, ())
        if type(self.following()) is not yaml.DocumentEndEvent or type(self.following()) is not yaml.StreamEndEvent:
            self.wrong(
                "The file holds more than one document: take out the line of three dashes, and what follows it.", 0, ()
            )
        return value

    def node(self, event: yaml.Event | None, path: FieldPath) -> object:
        """The value that begins with an event. Whoever asks for it notes the line."""
        self.count += 1
        if len(path) > _DEEPEST:
            raise yaml.YAMLError(TOO_DEEP)
        if self.count > MOST_VALUES:
            raise yaml.YAMLError(_TOO_MANY)
        if type(event) is yaml.ScalarEvent:
            self.plain(event, path)
            return event.value if event.style else self.unquoted(event, path)
        if type(event) is yaml.MappingStartEvent:
            self.plain(event, path)
            return self.mapping(path)
        if type(event) is yaml.SequenceStartEvent:
            self.plain(event, path)
            return self.sequence(path)
        assert type(event) is yaml.AliasEvent  # noqa: S101 - the only event left
        self.wrong("An alias (*name) is not allowed: write the value out.", line_of(event), path)
        return None

    def unquoted(self, event: yaml.ScalarEvent, path: FieldPath) -> str | None:
        """An answer without quotes, seen not to be cut short, and not to stand in quotes that are none to YAML."""
        value: str = event.value
        if value in _NOTHING:
            return None
        if self.rows:
            self.whole(event, path)
        if value[0] in _CURLY:
            self.in_curly_quotes(event, path)
        return value

    def whole(self, event: yaml.ScalarEvent, path: FieldPath) -> None:
        """See that an answer without quotes was not cut short: “Station #4” would be “Station”."""
        end = event.end_mark
        if end is not None and end.line < len(self.rows) and _RUN_ON.match(self.rows[end.line], end.column):
            message = "What follows the number sign (#) would be taken for a comment, and be no part of the answer."
            cure = "Put the whole answer in quotes; or, if it is a comment, a space after the sign."
            self.problems.append(Problem(message, Place(self.file, end.line + 1, field_path(path)), cure))

    def in_curly_quotes(self, event: yaml.ScalarEvent, path: FieldPath) -> None:
        """See that an answer does not stand in curly quotes alone, which are no quotes to YAML and would be printed."""
        if _IN_CURLY.fullmatch(event.value):
            message = "The curly quotes round the answer are no quotation marks to YAML, and would be printed."
            cure = (
                'Take them away, or write straight ones ("); if they are to be printed, put straight ones round them.'
            )
            self.problems.append(Problem(message, Place(self.file, line_of(event), field_path(path)), cure))

    def plain(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent, path: FieldPath) -> None:
        """See that a name or a value is there by itself, with nothing that YAML would make of it."""
        if event.anchor:
            self.wrong("An anchor (&name) is not allowed.", line_of(event), path)
        if event.tag is not None and event.tag != "!":
            self.wrong("A tag (!name) is not allowed.", line_of(event), path)

    def mapping(self, path: FieldPath) -> dict[str, Any]:
        found: dict[str, Any] = {}
        lines, following = self.lines, self.following
        while type(event := following()) is not yaml.MappingEndEvent:
            line = line_of(event)
            if type(event) is yaml.ScalarEvent:
                key = event.value
                here = (*path, key)
                self.plain(event, here)
                if key in found:
                    self.wrong(f"“{key}” is given twice.", line, here)
            else:
                key, here = "", (*path, "")
                self.wrong("A name must be plain words.", line, path)
                self.node(event, here)
            lines[here] = line
            value = self.node(following(), here)
            lines[here] = line
            found.setdefault(key, value)
        return found

    def sequence(self, path: FieldPath) -> list[Any]:
        found: list[Any] = []
        following = self.following
        while type(event := following()) is not yaml.SequenceEndEvent:
            here = (*path, len(found))
            self.lines[here] = line_of(event)
            found.append(self.node(event, here))
        return found


_IN_CURLY = re.compile("[\u201c\u201e][^\u201c\u201d\u201e]*[\u201c\u201d]|\u2018[^\u2018]*\u2019", re.DOTALL)
"""A whole answer in curly quotes, as word processors and telephones write them."""

_CURLY = "\u201c\u201e\u2018"
"""How such an answer begins."""

_NOTHING = frozenset({"", "~", "null"})


def quoted(text: str) -> str:
    """Text as YAML writes it on one line: as it is where it reads as itself, and otherwise in quotation marks."""
    plain = (
        text.isprintable()
        and (text[:1].isalnum() or text[:1] in "(“£")
        and not re.search(r": |:$| #|\s$", text)
        and text not in _NOTHING
        and not _IN_CURLY.fullmatch(text)
    )
    return text if plain else '"' + "".join(_escaped(character) for character in text) + '"'


def _escaped(character: str) -> str:
    if character in '"\\':
        return f"\\{character}"
    if character.isprintable():
        return character
    code = ord(character)
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
