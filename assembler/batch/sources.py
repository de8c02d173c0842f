"""Where sets of answers come from: a folder of files, a file with one set on each line, or a workbook. Each is read as a stream."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import ClassVar, Protocol

from msgspec import Struct

from assembler.answers.files import LARGEST_FILE, answers_document
from assembler.answers.formats import in_present_format
from assembler.batch.files import forced
from assembler.batch.items import Item, digest
from assembler.errors import AnswersError, Place, Problem
from assembler.file_content import content_of
from assembler.json_source import read_json_line
from assembler.source import Document

_ENDINGS = (".yaml", ".yml", ".json")
_SCHEMA = ".schema.json"


class Source(Protocol):
    """Sets of answers, one after another."""

    @property
    def path(self) -> Path:
        """Where the source is."""

    def items(self) -> Iterator[Item]:
        """Every set, in the source's order; one that cannot be read is an item with problems."""

    def count(self) -> int:
        """About how many sets there are, to show progress by."""

    @property
    def ending(self) -> str:
        """How the name of such a source ends; empty for a folder."""

    def write_failed(self, failed: Mapping[tuple[str, int], tuple[Problem, ...]], target: Path, /) -> bool:
        """Write the sets at these places (file and row), as they are, as a source of the same kind at `target`; whether there are any.

        What is wrong with each is marked where such a source can show it.
        """

    def remarks(self) -> tuple[Problem, ...]:
        """What should be known of the source as a whole once it has been gone through; it prevents nothing."""


def open_source(path: Path) -> Source:
    """The source at a path. Raises AnswersError where there is none, it is empty, or a workbook's sheets or columns are not ours."""
    if path.is_dir():
        return _not_empty(FolderSource(path), "A folder holds answers files: .yaml, .yml or .json.")
    if not path.is_file():
        raise AnswersError(Problem("There is no such file or folder.", Place(str(path))))
    if path.suffix.casefold() == ".jsonl":
        return _not_empty(LinesSource(path), "Such a file has a set of answers on each line.")
    if path.suffix.casefold() == ".xlsx":
        from assembler.batch.workbook import WorkbookSource  # noqa: PLC0415 - openpyxl is needed by workbooks alone

        return WorkbookSource(path)
    cure = "Give a folder of YAML or JSON answers files, a JSON Lines file (.jsonl) or an Excel workbook (.xlsx)."
    raise AnswersError(Problem("This is not a source of many answers.", Place(str(path)), cure))


def _not_empty(source: FolderSource | LinesSource, cure: str) -> Source:
    if not source.count():
        raise AnswersError(Problem("There are no answers in it.", Place(str(source.path)), cure))
    return source


class FileText(Struct, frozen=True):
    """The text of an answers file."""

    text: str
    file: str

    def document(self) -> Document:
        """The file read by its own rules."""
        return answers_document(self.text, self.file)


class FolderSource(Struct, frozen=True):
    """The answers files directly in a folder, by name. Each output has its file's name."""

    path: Path
    ending: ClassVar[str] = ""

    def items(self) -> Iterator[Item]:
        """A set for each file that ends in .yaml, .yml or .json and does not begin with a full stop."""
        for path in self.files():
            file, name = _printable(path.name), _printable(path.stem)
            try:
                source = content_of(path, LARGEST_FILE)
                text = source.decode("utf-8-sig")
            except OSError as error:
                problem = Problem(f"The file cannot be read: {error.strerror}.", Place(file))
            except UnicodeDecodeError:
                problem = Problem("The file is not text in UTF-8.", Place(file))
            else:
                yield Item(name, file, 0, Place(file), digest(source), FileText(text, file))
                continue
            yield Item(name, file, 0, Place(file), "", None, (problem,))

    def count(self) -> int:
        """How many such files there are."""
        return len(self.files())

    def files(self) -> list[Path]:
        """The answers files in the folder, by name; a pipe, which would never end, is none, and neither is the schema that `new` writes.

        Raises AnswersError when the folder cannot be read.
        """
        try:
            entries = sorted(self.path.iterdir(), key=lambda path: path.name)
        except OSError as error:
            raise AnswersError(
                Problem(f"The folder cannot be read: {error.strerror}.", Place(str(self.path)))
            ) from None
        return [
            path
            for path in entries
            if path.suffix.casefold() in _ENDINGS
            and not path.name.startswith(".")
            and not path.name.endswith(_SCHEMA)
            and (path.is_file() or not path.exists())
        ]

    def remarks(self) -> tuple[Problem, ...]:
        """Nothing."""
        return ()

    def write_failed(self, failed: Mapping[tuple[str, int], tuple[Problem, ...]], target: Path) -> bool:
        """Copies of the files, byte for byte; one that cannot be read is left out. A copy that cannot be written raises OSError."""
        target.mkdir(mode=0o700)
        for path in self.files():
            if (_printable(path.name), 0) in failed:
                _copied(path, target / path.name)
        return any(target.iterdir())


def _copied(path: Path, target: Path) -> None:
    try:
        source = path.open("rb")
    except OSError:  # it is reported as a failure of its own
        return
    with source, forced(target) as file:
        shutil.copyfileobj(source, file)


def _printable(name: str) -> str:
    """A file's name as it can be shown. One that is not UTF-8, as some zip files make them, shows its odd bytes."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


class JsonLine(Struct, frozen=True):
    """One line of a JSON Lines file; its `id` names the output and is no answer."""

    text: str
    file: str
    row: int

    def document(self) -> Document:
        """The line's answers."""
        document = read_json_line(self.text, self.file, self.row)
        if isinstance(document.value, dict):
            document.value.pop("id", None)
        return in_present_format(document)


class _Line(Struct, frozen=True):
    """A line of a file: its number, how it begins, and the bytes it takes from where; `whole` where its beginning is all of it."""

    row: int
    start: bytes
    at: int
    size: int
    whole: bool


class LinesSource(Struct, frozen=True):
    """A JSON Lines file: one set of answers on each line, named by its `id`, or `line-12` where it has none."""

    path: Path
    ending: ClassVar[str] = ".jsonl"

    def items(self) -> Iterator[Item]:
        """A set for each line that is not empty."""
        for line in self._lines():
            name, row = f"line-{line.row}", line.row
            if not line.whole:
                yield self._failed(name, line, "The line is too long to be a set of answers.")
                continue
            try:
                text = line.start.decode("utf-8-sig" if row == 1 else "utf-8")
            except UnicodeDecodeError:
                yield self._failed(name, line, "The line is not text in UTF-8.")
                continue
            given = JsonLine(text, self.path.name, row)
            place = Place(self.path.name, row)
            yield Item(_identity(text) or name, self.path.name, row, place, digest(line.start), given)

    def _failed(self, name: str, line: _Line, message: str) -> Item:
        place = Place(self.path.name, line.row)
        return Item(name, self.path.name, line.row, place, digest(line.start), None, (Problem(message, place),))

    def _lines(self) -> Iterator[_Line]:
        """Every line that is not empty; of one that is too long no more is kept than its beginning."""
        at = row = 0
        try:
            with self.path.open("rb") as file:
                while start := file.readline(LARGEST_FILE + 1):
                    row, size, piece = row + 1, len(start), start
                    while not piece.endswith(b"\n") and (piece := file.readline(LARGEST_FILE + 1)):
                        size += len(piece)
                    if size > len(start):
                        yield _Line(row, start, at, size, whole=False)
                    elif start.strip():
                        yield _Line(row, start.strip(), at, size, whole=True)
                    at += size
        except OSError as error:
            raise AnswersError(Problem(f"The file cannot be read: {error.strerror}.", Place(str(self.path)))) from None

    def count(self) -> int:
        """How many lines are not empty."""
        return sum(1 for _ in self._lines())

    def remarks(self) -> tuple[Problem, ...]:
        """Nothing."""
        return ()

    def write_failed(self, failed: Mapping[tuple[str, int], tuple[Problem, ...]], target: Path) -> bool:
        """The lines as they are, each with the name it went by: here it would be called after another line."""
        with forced(target) as file:
            for line in self._lines():
                if (self.path.name, line.row) in failed:
                    file.writelines((_named(line.start, line.row), b"\n") if line.whole else self._piece(line))
        return True

    def _piece(self, line: _Line) -> Iterator[bytes]:
        """The bytes of a line too long to be read at once."""
        with self.path.open("rb") as file:
            file.seek(line.at)
            left = line.size
            while left and (piece := file.read(min(left, LARGEST_FILE))):
                left -= len(piece)
                yield piece


def _named(line: bytes, row: int) -> bytes:
    """A line with an `id`, where it is a set of answers without one that can be a name.

    Bytes that are no text stay, so that it is refused again.
    """
    text = line.decode("utf-8-sig", errors="surrogateescape")
    value = _value(text)
    if not isinstance(value, dict) or _identity(text):
        return line
    name = f"line-{row}"
    added = f'{{"id": "{name}"{", " if value else ""}{text[1:]}'
    named = json.dumps({**value, "id": name}, ensure_ascii=False) if "id" in value else added
    return named.encode(errors="surrogateescape")


def _identity(text: str) -> str:
    """The `id` of a line, if it has one that can be a name; what is wrong with the line is for its reading to say."""
    value = _value(text)
    name = value.get("id") if isinstance(value, dict) else None
    return str(name) if isinstance(name, str | int) and not isinstance(name, bool) else ""


def _value(text: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None
