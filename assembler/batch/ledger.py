"""What an output folder is known to hold: the manifest of earlier runs, and the journal of one that is going on or was cut short.

The journal gets a line before a Word file is written and another when its agreement is done, so that a run killed at any moment is taken
up where it stopped. The manifest is written whole at the end, sorted by name, with one agreement on each line; entries stay on disk, and
only what decides whether to make an agreement again is kept in memory.
"""

from __future__ import annotations

import errno
import io
import json
import os
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any, BinaryIO

from msgspec import Struct

from assembler.batch.files import WORK, cannot_write, write_whole
from assembler.batch.items import FIRST
from assembler.batch.names import file_fault, same_name
from assembler.errors import OutputError, Place, Problem

MANIFEST = "manifest.json"
SUMS = "SHA256SUMS"
JOURNAL = "journal.jsonl"

_HASH = re.compile("(?:[0-9a-f]{64})?")
_OPENING = '{"agreements": ['
_CLOSING = "],"


class KnownFile(Struct, frozen=True):
    """A file that we wrote: its name, its SHA-256, and that of its record: None where it has none, empty in a manifest of release 0.1.0."""

    output: str
    sha256: str
    record: str | None


class Known(Struct, frozen=True):
    """What is known of an item: the files we wrote, if any, by the name each has among them, and what they were made from and with.

    `source` and `row` say where its answers stood; `file` and `at` where its own entry is.
    """

    name: str
    files: Mapping[str, KnownFile]
    answers: str
    made_with: str
    made: bool
    source: str
    row: int
    file: str
    at: int

    @property
    def output(self) -> str:
        """The name of the file that it is known by; empty where there is none."""
        return self.files[FIRST].output if FIRST in self.files else ""

    @property
    def sha256(self) -> str:
        """That file's SHA-256."""
        return self.files[FIRST].sha256 if FIRST in self.files else ""

    @property
    def record(self) -> str | None:
        """The SHA-256 of that file's record."""
        return self.files[FIRST].record if FIRST in self.files else ""


class Ledger:
    """What is known of an output folder: its items, by name; `to_correct`, the SHA-256 of each list of failures that we wrote, by file.

    `work` is what the manifest says was made of them; empty where there is no manifest.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._journal_path = folder / WORK / JOURNAL
        self._journal: io.FileIO | None = None
        self._index: dict[str, Known] = {}
        self._begun: set[tuple[str, str]] = set()
        self._size = 0
        self.to_correct: dict[str, str] = {}
        self.work = ""
        for path, learn in ((folder / MANIFEST, self._learn_manifest), (self._journal_path, self._learn_journal)):
            if path.exists():
                _understood(path, learn)

    def _learn_manifest(self, file: BinaryIO) -> None:
        for at, line in _manifest_lines(file):
            self._know(_known(json.loads(line), file.name, at))
        rest = json.loads(b"{" + file.read())
        self.work = str(rest.get("work", "assemble"))
        self.to_correct = {_safe(str(name)): str(sha256) for name, sha256 in rest.get("to correct", {}).items()}

    def _learn_journal(self, file: BinaryIO) -> None:
        """What a killed run noted, up to the first line that is not whole."""
        for line in file:
            try:
                entry = json.loads(line) if line.endswith(b"\n") else None
            except ValueError:
                entry = None
            if entry is None:
                return
            if "writing" in entry:
                self._begun.add((same_name(entry["writing"]), entry["sha256"]))
            else:
                self._know(_known(entry, file.name, self._size))
            self._size += len(line)

    def _know(self, known: Known) -> None:
        self._index[same_name(known.name)] = known

    def known(self, name: str) -> Known | None:
        """What is known of the agreement of this name."""
        return self._index.get(same_name(name))

    def was_writing(self, output: str, sha256: str) -> bool:
        """Whether a run that was cut short was about to write these bytes there: then they are ours."""
        return (same_name(output), sha256) in self._begun

    def begin(self) -> None:
        """Open the journal; what a killed run left of a last line is cut off. Raises OutputError when it cannot be written."""
        try:
            self._journal = open(self._journal_path, "ab", buffering=0, opener=_private)  # noqa: SIM115 - it has no opener there
            self._journal.truncate(self._size)
        except OSError as error:
            raise cannot_write(self._journal_path, error) from None

    def writing(self, output: str, sha256: str) -> None:
        """Note that a Word file is about to be written. Raises OutputError when there is no room for the note."""
        self._note({"writing": output, "sha256": sha256})

    def add(self, entry: Mapping[str, Any]) -> None:
        """Note that an agreement is done, whether it was made or failed. Raises OutputError when there is no room for the note."""
        at = self._note(entry)
        self._know(_known(entry, str(self._journal_path), at))

    def _note(self, entry: Mapping[str, Any]) -> int:
        """Write a line whole or not at all; where it begins."""
        assert self._journal is not None  # noqa: S101 - begun
        line, at = json.dumps(entry, sort_keys=True, ensure_ascii=False).encode() + b"\n", self._size
        try:
            written = self._journal.write(line)
        except OSError as error:
            raise cannot_write(self._journal_path, error) from None
        if written != len(line):
            self._journal.truncate(at)
            raise cannot_write(self._journal_path, OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)))
        self._size += len(line)
        return at

    def close(self, head: Mapping[str, Any], *, seen: set[str], finished: bool) -> None:
        """Write the manifest and the checksums, and put the journal away.

        An agreement that the source no longer has (`seen` holds those it has) stays as long as its Word file does, or while the
        run was not `finished`. Raises OutputError when they cannot be written; the journal then stays.
        """
        kept = [
            known
            for key, known in sorted(self._index.items())
            if key in seen or not finished or (known.output and (self._folder / known.output).exists())
        ]
        head = {**head, "to correct": self.to_correct}
        write_whole(self._folder, MANIFEST, self._manifest(head, kept))
        write_whole(self._folder, SUMS, _sums(kept))
        self.release()
        self._journal_path.unlink()

    def release(self) -> None:
        """Let go of the journal; unless the manifest was written, it stays for the next run."""
        if self._journal is not None:
            self._journal.close()
            self._journal = None

    def _manifest(self, head: Mapping[str, Any], kept: list[Known]) -> Iterator[bytes]:
        yield f"{_OPENING}\n".encode()
        with ExitStack() as stack:
            files = {name: stack.enter_context(Path(name).open("rb")) for name in {known.file for known in kept}}
            for number, known in enumerate(kept):
                files[known.file].seek(known.at)
                yield (b",\n" if number else b"") + files[known.file].readline().rstrip(b"\n").removesuffix(b",")
        rest = ",\n".join(
            f"{json.dumps(name)}: {json.dumps(value, ensure_ascii=False, sort_keys=True)}"
            for name, value in sorted(head.items())
        )
        yield f"\n{_CLOSING}\n{rest}\n}}\n".encode()


def _private(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NOFOLLOW", 0), 0o600)


def _understood(path: Path, learn: Callable[[BinaryIO], None]) -> None:
    try:
        with path.open("rb") as file:
            learn(file)
    except OSError as error:
        raise OutputError(Problem(f"It cannot be read: {error.strerror}.", Place(str(path)))) from None
    except (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError):
        cure = "Move it away, or choose another output folder; then everything is made again, and no Word file is overwritten."
        raise OutputError(Problem("This is not a manifest that assembler wrote.", Place(str(path)), cure)) from None


def _known(entry: Mapping[str, Any], file: str, at: int) -> Known:
    made = entry["status"] == "made"
    return Known(
        str(entry["agreement"]),
        dict(_files(entry)),
        str(entry["answers"]),
        str(entry["made with"]),
        made,
        str(entry["file"]),
        int(entry["row"]),
        file,
        at,
    )


def ledger_entry(files: Mapping[str, KnownFile]) -> dict[str, Any]:
    """What an entry says of the files of its item."""
    first = files.get(FIRST, KnownFile("", "", ""))
    beside = [
        {"ending": part, "output": one.output, "record": one.record, "sha256": one.sha256}
        for part, one in files.items()
        if part != FIRST
    ]
    entry: dict[str, Any] = {"output": first.output, "record": first.record, "sha256": first.sha256}
    return entry | ({"beside": beside} if beside else {})


def _files(entry: Mapping[str, Any]) -> Iterator[tuple[str, KnownFile]]:
    """The files that an entry names."""
    first = _file(entry)
    if first.output:
        yield FIRST, first
    for one in entry.get("beside", ()):
        yield str(one["ending"]), _file(one)


def _file(entry: Mapping[str, Any]) -> KnownFile:
    output = str(entry["output"])
    for piece in output.split("/", 1) if output else ():
        _safe(piece)
    return KnownFile(output, str(entry["sha256"]), _hash(entry.get("record", "")))


def _hash(value: object) -> str | None:
    """A SHA-256, or nothing. Raises ValueError for anything else, which could lead elsewhere in the name of a file."""
    if value is not None and (not isinstance(value, str) or _HASH.fullmatch(value) is None):
        raise ValueError(value)
    return value


def _safe(name: str) -> str:
    """A file's name, of a manifest that others may have written. Raises ValueError where it leads elsewhere."""
    if file_fault(name):
        raise ValueError(name)
    return name


def _manifest_lines(file: BinaryIO) -> Iterator[tuple[int, bytes]]:
    at = len(file.readline())
    for line in file:
        if line.strip() == _CLOSING.encode():
            return
        if line.strip():  # a run that could write nothing leaves a manifest without an agreement
            yield at, line.rstrip().removesuffix(b",")
        at += len(line)
    raise ValueError("it has no end")


def manifest_entries(file: BinaryIO) -> Iterator[bytes]:
    """The entry of each agreement in a manifest that we wrote, as JSON."""
    return (line for _, line in _manifest_lines(file))


def _sums(kept: list[Known]) -> Iterator[bytes]:
    for output, sha256 in sorted((one.output, one.sha256) for known in kept for one in known.files.values()):
        yield f"{sha256}  {output}\n".encode()
