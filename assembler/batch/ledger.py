"""What an output folder is known to hold: the manifest of earlier runs, and the journal of one that is going on or was cut short.

The journal gets a line as each agreement is done, so that a run killed at any moment is taken up where it stopped. The manifest is
written whole at the end, sorted by name, with one agreement on each line; entries stay on disk, and only what decides whether to make
an agreement again is kept in memory.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from assembler.batch.names import name_fault, same_name
from assembler.errors import OutputError, Place, Problem

MANIFEST = "manifest.json"
SUMS = "SHA256SUMS"
WORK = ".assembler"
"""The folder inside the output folder for what is not finished yet."""

_OPENING = '{"agreements": ['
_CLOSING = "],"


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of an agreement: the Word file we wrote, if any, with its SHA-256, and what it was made from and with."""

    name: str
    output: str
    sha256: str
    answers: str
    made_with: str
    made: bool
    file: str
    at: int


class Ledger:
    """The agreements known to an output folder, by name."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._journal_path = folder / WORK / "journal.jsonl"
        self._index: dict[str, Known] = {}
        for path, lines in ((folder / MANIFEST, _manifest_lines), (self._journal_path, _journal_lines)):
            if path.exists():
                self._learn(path, lines)
        self._journal: BinaryIO | None = None

    def _learn(self, path: Path, lines: Any) -> None:  # noqa: ANN401 - one of the two line readers below
        try:
            with path.open("rb") as file:
                for at, line in lines(file):
                    known = _known(json.loads(line), str(path), at)
                    self._index[same_name(known.name)] = known
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            cure = "Move it away, or choose another output folder; then everything is made anew, and no Word file is overwritten."
            raise OutputError(Problem("This is not a manifest that assembler wrote.", Place(str(path)), cure)) from None

    def known(self, name: str) -> Known | None:
        """What is known of the agreement of this name."""
        return self._index.get(same_name(name))

    def begin(self) -> None:
        """Open the journal; what a killed run left of a last line is cut off."""
        self._journal = self._journal_path.open("ab+")
        self._journal.seek(0)
        whole = sum(len(line) for line in self._journal if line.endswith(b"\n"))
        self._journal.truncate(whole)
        self._journal.seek(whole)

    def add(self, entry: Mapping[str, Any]) -> None:
        """Note that an agreement is done, whether it was made or failed."""
        assert self._journal is not None  # noqa: S101 - begun
        at = self._journal.tell()
        line = json.dumps(entry, sort_keys=True, ensure_ascii=False)
        self._journal.write(line.encode() + b"\n")
        self._journal.flush()
        known = _known(entry, str(self._journal_path), at)
        self._index[same_name(known.name)] = known

    def close(self, head: Mapping[str, Any], *, seen: set[str], finished: bool) -> None:
        """Write the manifest and the checksums, and put the journal away.

        An agreement that the source no longer has (`seen` holds those it has) stays as long as its Word file does, or while the
        run was not `finished`.
        """
        assert self._journal is not None  # noqa: S101 - begun
        kept = [
            known
            for key, known in sorted(self._index.items())
            if key in seen or not finished or (known.output and (self._folder / known.output).exists())
        ]
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
            f"{json.dumps(name)}: {json.dumps(value, ensure_ascii=False)}" for name, value in sorted(head.items())
        )
        yield f"\n{_CLOSING}\n{rest}\n}}\n".encode()


def _known(entry: Mapping[str, Any], file: str, at: int) -> Known:
    output = str(entry["output"])
    if output and name_fault(output):
        raise ValueError(output)
    made = entry["status"] == "made"
    return Known(
        str(entry["agreement"]),
        output,
        str(entry["sha256"]),
        str(entry["answers"]),
        str(entry["made with"]),
        made,
        file,
        at,
    )


def _manifest_lines(file: BinaryIO) -> Iterator[tuple[int, bytes]]:
    at = len(file.readline())
    for line in file:
        if line.strip() == _CLOSING.encode():
            return
        yield at, line.rstrip().removesuffix(b",")
        at += len(line)
    raise ValueError("it has no end")


def _journal_lines(file: BinaryIO) -> Iterator[tuple[int, bytes]]:
    at = 0
    for line in file:
        if line.endswith(b"\n"):
            yield at, line
        at += len(line)


def _sums(kept: list[Known]) -> Iterator[bytes]:
    for output, sha256 in sorted((known.output, known.sha256) for known in kept if known.output):
        yield f"{sha256}  {output}\n".encode()


def write_whole(folder: Path, name: str, content: Iterator[bytes]) -> None:
    """Write a file of the folder whole or not at all, private to its owner, replacing what was there.

    Raises OutputError when it cannot be written.
    """
    part = folder / WORK / f"{name}.part"
    try:
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            for piece in content:
                file.write(piece)
            file.flush()
            os.fsync(file.fileno())
        part.replace(folder / name)
    except OSError as error:
        with suppress(OSError):
            part.unlink()
        raise OutputError(
            Problem(f"The file cannot be written: {error.strerror}.", Place(str(folder / name)))
        ) from None
