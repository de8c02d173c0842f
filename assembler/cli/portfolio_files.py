"""The agreements in a folder: records, and the Word files that name them or hold them. Nothing that is found there stops the rest."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from msgspec import Struct, field

from assembler.errors import AssemblerError
from assembler.portfolio import Entry, entry_of

if TYPE_CHECKING:
    from assembler.assembly import CompiledLibrary
    from assembler.record import Record
    from assembler.word.known import KnownBy

RECORD: Final = "-record.json"


class Found(Struct, frozen=True):
    """An agreement that was found: its record, and the Word files of it, by their names below the folder.

    `state` is whether every such file has the words that were assembled; empty where there is no file.
    """

    entry: Entry
    record: str
    files: tuple[str, ...]
    state: str


class Unread(Struct, frozen=True):
    """A file of which nothing could be listed, and why."""

    path: str
    why: str


class _Held(Struct):
    """A record that was found, where it is, and the Word files of it with whether each has its words."""

    record: Record
    name: str
    files: list[tuple[str, bool | None]] = field(default_factory=list)


def portfolio_in(folder: Path, compiled: CompiledLibrary) -> tuple[tuple[Found, ...], tuple[Unread, ...]]:
    """The agreements in a folder and below it, by the names of their records, and the files that could not be read."""
    from assembler.register import load_register

    work = _Reading(folder)
    for path in sorted(_files(folder, ".json")):
        work.tried(path, work.record)
    for path in sorted(_files(folder, ".docx")):
        work.tried(path, work.word_file)
    register = load_register()
    found = [
        Found(
            entry_of(one.record, one.name, compiled, register),
            one.name,
            tuple(name for name, _ in one.files),
            _state(one),
        )
        for one in sorted(work.held.values(), key=lambda one: one.name)
    ]
    return tuple(found), tuple(work.unread)


def _files(folder: Path, ending: str) -> Iterator[Path]:
    """The files of a kind, in no hidden folder; a link to a folder is not followed."""
    for parent, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (
            Path(parent) / name
            for name in names
            if name.casefold().endswith(ending) and not name.startswith(("~$", "."))
        )


def _state(held: _Held) -> str:
    if not held.files:
        return ""
    if all(same for _, same in held.files):
        return "every word as it was assembled"
    edited = [name for name, same in held.files if same is False]
    return f"edited since: {', '.join(edited)}" if edited else "its record does not say which words it had"


class _Reading:
    """The work of one folder: the records by their hashes."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.held: dict[str, _Held] = {}
        self.unread: list[Unread] = []

    def tried(self, path: Path, read: object) -> None:
        """A file read, or reported with the reason why it cannot be."""
        try:
            read(path)  # type: ignore[operator]
        except AssemblerError as error:
            self.unread.append(Unread(self._name(path), error.problems[0].message))
        except OSError as error:
            self.unread.append(Unread(self._name(path), f"The file cannot be read: {error.strerror}."))

    def record(self, path: Path) -> None:
        """A record. Any other JSON is nobody's business, unless its name says that it is one."""
        from assembler.batch.outputs import RECORDS
        from assembler.cli.records import content_of_file
        from assembler.record import read_record

        content = content_of_file(path)
        try:
            self._hold(content, read_record(content), self._name(path))
        except AssemblerError:
            if path.name.endswith(RECORD) or path.parent.name == RECORDS:
                raise

    def word_file(self, path: Path) -> None:
        """A Word file, with the record that it names or holds. One of ours without its record is reported."""
        from assembler.cli.records import content_of_file, record_of_file
        from assembler.record import read_record
        from assembler.word.known import read_known

        known = read_known(content_of_file(path))
        digest = known.record_hash
        if digest not in self.held:
            found = record_of_file(path, known)
            if found is None:
                self._without(path, known)
                return
            place, content = found
            name = self._name(path) if known.record is not None and content == known.record else self._name(Path(place))
            digest = self._hold(content, read_record(content), name)
        held = self.held[digest]
        held.files.append((self._name(path), known.words == held.record.words if held.record.words else None))

    def _without(self, path: Path, known: KnownBy) -> None:
        if known.record_hash or known.document:
            why = "It was made by assembler, and the record that it names was not found."
        else:
            why = "It names no record: assembler did not make it, or it has lost what it was known by."
        self.unread.append(Unread(self._name(path), why))

    def _hold(self, content: bytes, record: Record, name: str) -> str:
        digest = hashlib.sha256(content).hexdigest()
        self.held.setdefault(digest, _Held(record, name))
        return digest

    def _name(self, path: Path) -> str:
        return str(path.relative_to(self._folder)) if path.is_relative_to(self._folder) else str(path)
