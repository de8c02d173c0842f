"""The output folder: what is at each agreement's name, whether it may be replaced, and writing beside what may not."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from hashlib import file_digest
from itertools import count
from pathlib import Path
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from assembler.batch.files import WORK, cannot_be_replaced, cannot_write, changed_meanwhile, remove, write_whole
from assembler.batch.items import HashedBytes
from assembler.batch.ledger import JOURNAL, Known, KnownFile, Ledger
from assembler.batch.names import same_name
from assembler.errors import OutputError, Place, Problem
from assembler.locking import locked

State = Literal["new", "unchanged", "update", "edited by hand", "conflict", "invalid", "stray"]


class Placing(Struct, frozen=True):
    """Where a file goes: its state, its name, whether anything need be written, and the SHA-256 of what that may replace.

    `wanted` is the name that it has where nothing is in its way; empty for the same name.
    """

    state: State
    output: str
    write: bool
    over: str = ""
    wanted: str = ""


class OutputFolder:
    """A folder of what is made. A file in it whose bytes are not those we wrote is never replaced."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._claimed: set[str] = set()

    @contextmanager
    def opened(self) -> Iterator[None]:
        """The folder ready to be written to by this run alone; where it has to be made it is private to its owner.

        Raises OutputError when nothing can be written there, or another run is writing.
        """
        work = self.path / WORK
        busy = Problem("Another run is writing to this folder.", Place(str(self.path)), "Wait for it.")
        with ExitStack() as stack:
            try:
                self._make(work)
                stack.enter_context(locked(work / "lock", busy))
            except OSError as error:
                raise OutputError(
                    Problem(f"Nothing can be written there: {error.strerror}.", Place(str(self.path)))
                ) from None
            yield
            if not (work / JOURNAL).exists():
                with suppress(OSError):
                    for part in work.glob("*.part"):
                        remove(part)
        with suppress(OSError):  # what a run left that was cut short stays for the next
            work.rmdir()

    def _make(self, work: Path) -> None:
        self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
        if work.is_symlink():
            message = "It is a link, which may lead out of the output folder."
            raise OutputError(Problem(message, Place(str(work)), "Remove it."))
        work.mkdir(mode=0o700, exist_ok=True)

    def intact(self, known: Known) -> bool:
        """Whether every file is there as we wrote it, and its record too."""
        return bool(known.files) and all(map(self._intact, known.files.values()))

    def _intact(self, file: KnownFile) -> bool:
        if file.record == "" or self._digest(file.output) != file.sha256:
            return False
        return file.record is None or self._digest(record_path(file.output, file.record)) == file.record

    def placing(self, wanted: str, known: KnownFile | None, ledger: Ledger, sha256: str) -> Placing:
        """Where a file with this name and digest goes; `known` is what we wrote of it. Raises OutputError where a link is in its way."""
        placing = replace(self._placing(wanted, known, ledger, sha256), wanted=wanted)
        self._claimed.add(same_name(placing.output))
        return placing

    def _placing(self, wanted: str, known: KnownFile | None, ledger: Ledger, sha256: str) -> Placing:
        if known is not None and not _is_of(known.output, wanted):  # of another work, which was cut short
            known = None
        output = known.output if known else wanted
        if same_name(output) in self._claimed:  # by a later version of another agreement
            return self._beside(wanted, "conflict", sha256)
        standing = self._digest(output)
        if standing in ("", sha256):
            return Placing("unchanged" if standing else "new", output, write=not standing)
        if ledger.was_writing(output, standing) or (known and known.sha256 == standing):
            return Placing("update", output, write=True, over=standing)
        if known is None:
            return self._beside(wanted, "conflict", sha256)
        if known.sha256 == sha256:
            return Placing("edited by hand", output, write=False)
        return self._beside(wanted, "edited by hand", sha256)

    def _beside(self, wanted: str, state: State, sha256: str) -> Placing:
        """The first later version's name that is free, or holds these very bytes from a run that was cut short."""
        stem, dot, kind = wanted.rpartition(".")
        for version in count(2):
            output = f"{stem}-version-{version}{dot}{kind}"
            standing = self._digest(output)
            if standing in ("", sha256) and same_name(output) not in self._claimed:
                return Placing(state, output, write=standing == "")
        raise AssertionError  # there is always another number

    def _digest(self, output: str) -> str:
        """The SHA-256 of what is there; empty where nothing is. Raises OutputError where a link is in the way."""
        path = self.path / output
        for way in (path, *path.parents):
            if way == self.path:
                break
            if way.is_symlink():
                raise _link(way)
        try:
            with path.open("rb") as file:
                return file_digest(file, "sha256").hexdigest()
        except FileNotFoundError:
            return ""
        except OSError as error:
            raise OutputError(Problem(f"What is there cannot be read: {error.strerror}.", Place(str(path)))) from None

    def write(self, placing: Placing, document: bytes) -> None:
        """Write a file whole or not at all.

        Raises OutputError when it cannot be written; HeldError where what is there is open, or was changed just now.
        """

        def replaces() -> bool:
            if self._digest(placing.output) != placing.over:
                raise changed_meanwhile(self.path / placing.output)
            return bool(placing.over)

        into, _, name = placing.output.rpartition("/")
        self._make_folders(into)
        write_whole(self.path, name, (document,), check=replaces, into=into)

    def _make_folders(self, into: str) -> None:
        """Make the folders on the way, private to their owner. Raises OutputError where they cannot be made, or one is a link."""
        path = self.path
        for piece in filter(None, into.split("/")):
            path /= piece
            if path.is_symlink():
                raise _link(path)
            try:
                path.mkdir(mode=0o700, exist_ok=True)
            except OSError as error:
                raise cannot_write(path, error) from None

    def remove(self, file: KnownFile) -> None:
        """Remove what we wrote and is wanted no more, if it is as we wrote it. Raises HeldError where it cannot be removed."""
        if self._digest(file.output) == file.sha256:
            try:
                (self.path / file.output).unlink()
            except OSError as error:
                raise cannot_be_replaced(self.path / file.output, error) from None

    def keep_record(self, output: str, record: HashedBytes) -> None:
        """Write the record of a Word file into the folder of records beside it, where it is not there.

        Its name has its hash, so that the record of an earlier version, which somebody may have been sent, is never replaced. Raises
        OutputError when it cannot be written.
        """
        into, _, name = record_path(output, record.sha256).rpartition("/")
        self._make_folders(into)
        if self._digest(f"{into}/{name}") != record.sha256:
            write_whole(self.path, name, (record.content,), into=into)


def _link(path: Path) -> OutputError:
    message = "There is a link here, which may lead out of the output folder."
    return OutputError(Problem(message, Place(str(path)), "Remove it."))


def _is_of(output: str, wanted: str) -> bool:
    """Whether a file has the name that is wanted, or that of a later version."""
    name, own = same_name(output), same_name(wanted)
    stem, dot, kind = own.rpartition(".")
    return name == own or (name.startswith(f"{stem}-version-") and name.endswith(f"{dot}{kind}"))


RECORDS = "records"
"""The folder, beside Word files, with their records."""


def record_path(output: str, sha256: str) -> str:
    """Where the record of a Word file is, from where that is."""
    into, slash, name = output.rpartition("/")
    return f"{into}{slash}{RECORDS}/{record_name(name, sha256)}"


def record_name(output: str, sha256: str) -> str:
    """The name of the record of a Word file."""
    return f"{output.removesuffix('.docx')}-{sha256[:12]}.json"
