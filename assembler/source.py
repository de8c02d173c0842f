"""YAML text read strictly, each value with the line it is on.

Scalars stay text: what they mean is for the reader's own types to say, never for YAML's guesses (`01223456` stays a telephone
number). Duplicate keys, aliases, anchors and tags are refused.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, TypeVar

import yaml
from msgspec import Struct

from assembler.errors import AnswersError, AssemblerError, LibraryError, Place, Problem
from assembler.yaml_events import TOO_DEEP, events_of, form_problem, line_of

FieldPath = tuple[str | int, ...]
_Made = TypeVar("_Made")

DEEPEST = 40

MOST_VALUES = 100_000
"""Names, values, groups and lists of one file: several times those of 63 parties with 50 workstreams."""

TOO_MANY = f"it holds more than {MOST_VALUES:,} values"


class _Read(Struct, frozen=True, kw_only=True):
    """How a document was read: what is wrong with its form, and the places of which nothing could be read."""

    faults: tuple[Problem, ...] = ()
    unread: frozenset[FieldPath] = frozenset()


class Document(_Read, frozen=True):
    """What a file says (dicts, lists, text and None) and the line of each value by its path.

    `faults` is what is wrong with its form where its values could be read all the same, so that all that is wrong can be told at once;
    `unread` are the places of which nothing could be read.
    """

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


def written_at(value: object, path: FieldPath) -> Any:  # noqa: ANN401 - dicts and lists by turns
    """What a file says at a path of its values, items by number; None where it says nothing there."""
    here: Any = value
    for step in path:
        leads_on = isinstance(here, list if isinstance(step, int) else dict)
        try:
            here = here[step] if leads_on else None
        except LookupError:
            return None
    return here


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
    reader = YamlReader(file, text)
    try:
        value = reader.document()
    except yaml.YAMLError as fault:
        raise error(form_problem(fault, text, Place(file))) from None
    if reader.problems:
        raise error(reader.problems)
    return Document(value, reader.lines, file)


_BREAK = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
"""What ends a line in YAML."""

_RUN_ON = re.compile(r"(?<=\S)[ \t]+#(?=[^\s#])")
"""A number sign with a space before it and none after: YAML takes it for a comment, and whoever wrote it most likely did not."""

_MAY_RUN_ON = re.compile(r"#(?<=[ \t]#)(?=[^\s#])")
"""The same, for a whole text at a glance; it may stand in quotes, or begin its line."""


class YamlReader:
    """Reads one YAML text, which begins on the line after `above` of its file."""

    def __init__(self, file: str, text: str, above: int = 0) -> None:
        self.file = file
        self.above = above
        self.following = events_of(text)
        self.rows = _BREAK.split(text) if _MAY_RUN_ON.search(text) else []
        self.lines: dict[FieldPath, int] = {}
        self.problems: list[Problem] = []
        self.count = 0

    def _wrong(self, message: str, line: int, path: FieldPath) -> None:
        self.problems.append(Problem(message, Place(self.file, line and line + self.above, field_path(path))))

    def document(self, path: FieldPath = ()) -> object:
        """The one document of the text, which is at `path`; None where there is none. Raises yaml.YAMLError where it is not well formed."""
        for _ in range(2):
            self.following()
        first = self.following()
        if first is None:
            return None
        self.lines[path] = line_of(first) + self.above
        value = self._node(first, path)
        if type(self.following()) is not yaml.DocumentEndEvent or type(self.following()) is not yaml.StreamEndEvent:
            self._wrong(
                "The file holds more than one document: take out the line of three dashes, and what follows it.", 0, ()
            )
        return value

    def _node(self, event: yaml.Event | None, path: FieldPath) -> object:
        """The value that begins with an event. Whoever asks for it notes the line."""
        self.count += 1
        if len(path) > DEEPEST:
            raise yaml.YAMLError(TOO_DEEP)
        if self.count > MOST_VALUES:
            raise yaml.YAMLError(TOO_MANY)
        if type(event) is yaml.ScalarEvent:
            if event.anchor or event.tag:
                self._plain(event, path)
            return event.value if event.style else self._unquoted(event, path)
        if type(event) is yaml.MappingStartEvent:
            self._plain(event, path)
            return self._mapping(path)
        if type(event) is yaml.SequenceStartEvent:
            self._plain(event, path)
            return self._sequence(path)
        assert type(event) is yaml.AliasEvent  # noqa: S101 - the only event left
        self._wrong("An alias (*name) is not allowed: write the value out.", line_of(event), path)
        return None

    def _unquoted(self, event: yaml.ScalarEvent, path: FieldPath) -> str | None:
        """An answer without quotes, seen not to be cut short, and not to stand in quotes that are none to YAML."""
        value: str = event.value
        if value in _NOTHING:
            return None
        if self.rows:
            self._whole(event, path)
        return self._without_curly_quotes(event, path) if value[0] in _CURLY else value

    def _whole(self, event: yaml.ScalarEvent, path: FieldPath) -> None:
        """See that an answer without quotes was not cut short: “Station #4” would be “Station”."""
        end = event.end_mark
        if end is not None and end.line < len(self.rows) and _RUN_ON.match(self.rows[end.line], end.column):
            message = "What follows the number sign (#) would be taken for a comment, and be no part of the answer."
            cure = "Put the whole answer in quotes; or, if it is a comment, a space after the sign."
            self.problems.append(Problem(message, Place(self.file, end.line + 1 + self.above, field_path(path)), cure))

    def _without_curly_quotes(self, event: yaml.ScalarEvent, path: FieldPath) -> str:
        """An answer as it is meant; that it stands in curly quotes alone, which are no quotes to YAML and would be printed, is told."""
        value: str = event.value
        if not _IN_CURLY.fullmatch(value):
            return value
        message = "The curly quotes round the answer are no quotation marks to YAML, and would be printed."
        cure = 'Take them away, or write straight ones ("); if they are to be printed, put straight ones round them.'
        self.problems.append(Problem(message, Place(self.file, line_of(event) + self.above, field_path(path)), cure))
        return value[1:-1]

    def _plain(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent, path: FieldPath) -> None:
        """See that a name or a value is there by itself, with nothing that YAML would make of it."""
        if event.anchor:
            self._wrong("An anchor (&name) is not allowed.", line_of(event), path)
        if event.tag is not None and event.tag != "!":
            self._wrong("A tag (!name) is not allowed.", line_of(event), path)

    def _mapping(self, path: FieldPath) -> dict[str, Any]:
        found: dict[str, Any] = {}
        lines, following, above = self.lines, self.following, self.above
        while type(event := following()) is not yaml.MappingEndEvent:
            line = line_of(event)
            if type(event) is yaml.ScalarEvent:
                key = event.value
                here = (*path, key)
                if event.anchor or event.tag:
                    self._plain(event, here)
                if key in found:
                    self._wrong(f"“{key}” is given twice.", line, here)
            else:
                key, here = "", (*path, "")
                self._wrong("A name must be plain words.", line, path)
                self._node(event, here)
            lines[here] = line + above
            value = self._node(following(), here)
            found.setdefault(key, value)
        return found

    def _sequence(self, path: FieldPath) -> list[Any]:
        found: list[Any] = []
        following = self.following
        while type(event := following()) is not yaml.SequenceEndEvent:
            here = (*path, len(found))
            self.lines[here] = line_of(event) + self.above
            found.append(self._node(event, here))
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
