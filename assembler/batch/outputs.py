"""The output folder: what is at each agreement's name, whether it may be replaced, and writing beside what may not."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from hashlib import file_digest
from itertools import count
from pathlib import Path
from typing import Literal

from assembler.batch.files import WORK, cannot_write, changed, remove, write_whole
from assembler.batch.ledger import JOURNAL, Known, Ledger
from assembler.batch.names import same_name
from assembler.errors import OutputError, Place, Problem
from assembler.locking import locked

State = Literal["new", "unchanged", "update", "edited by hand", "conflict", "invalid", "stray"]


@dataclass(frozen=True, slots=True)
class Placing:
    """Where an agreement goes: its state, its file's name, whether anything need be written, and the SHA-256 of what that may replace."""

    state: State
    output: str
    write: bool
    over: str = ""


class OutputFolder:
    """A folder of agreements. A Word file in it whose bytes are not those we wrote is never replaced."""

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
        """Whether the file is there as we wrote it, and its record too."""
        if not known.output or not known.record or self._digest(known.output) != known.sha256:
            return False
        return self._digest(f"{RECORDS}/{record_name(known.output, known.record)}") == known.record

    def placing(self, name: str, ledger: Ledger, sha256: str) -> Placing:
        """Where an agreement with this digest goes. Raises OutputError where a link or a folder is in its way."""
        placing = self._placing(name, ledger, sha256)
        self._claimed.add(same_name(placing.output))
        return placing

    def _placing(self, name: str, ledger: Ledger, sha256: str) -> Placing:
        known = ledger.known(name)
        output = known.output if known and known.output else f"{name}.docx"
        if same_name(output) in self._claimed:  # by a later version of another agreement
            return self._beside(name, "conflict", sha256)
        standing = self._digest(output)
        if standing in ("", sha256):
            return Placing("unchanged" if standing else "new", output, write=not standing)
        if ledger.was_writing(output, standing) or (known and known.output and known.sha256 == standing):
            return Placing("update", output, write=True, over=standing)
        if known is None or not known.output:
            return self._beside(name, "conflict", sha256)
        if known.sha256 == sha256:
            return Placing("edited by hand", output, write=False)
        return self._beside(name, "edited by hand", sha256)

    def _beside(self, name: str, state: State, sha256: str) -> Placing:
        """The first later version's name that is free, or holds these very bytes from a run that was cut short."""
        for version in count(2):
            output = f"{name}-version-{version}.docx"
            standing = self._digest(output)
            if standing in ("", sha256) and same_name(output) not in self._claimed:
                return Placing(state, output, write=standing == "")
        raise AssertionError  # there is always another number

    def _digest(self, output: str) -> str:
        """The SHA-256 of what is there; empty where nothing is."""
        path = self.path / output
        if path.is_symlink():
            problem = Problem(
                "There is a link here, which may lead out of the output folder.", Place(str(path)), "Remove it."
            )
            raise OutputError(problem)
        try:
            with path.open("rb") as file:
                return file_digest(file, "sha256").hexdigest()
        except FileNotFoundError:
            return ""
        except OSError as error:
            raise OutputError(Problem(f"What is there cannot be read: {error.strerror}.", Place(str(path)))) from None

    def write(self, placing: Placing, document: bytes) -> None:
        """Write a Word file whole or not at all.

        Raises OutputError when it cannot be written; HeldError where what is there is open, or was changed just now.
        """

        def replaces() -> bool:
            if self._digest(placing.output) != placing.over:
                raise changed(self.path / placing.output)
            return bool(placing.over)

        write_whole(self.path, placing.output, (document,), check=replaces)

    def keep_record(self, output: str, sha256: str, record: bytes) -> None:
        """Write the record of a Word file into the folder of records, where it is not there. Raises OutputError when it cannot be written.

        Its name has its hash, so that the record of an earlier version, which somebody may have been sent, is never replaced.
        """
        folder, name = self.path / RECORDS, record_name(output, sha256)
        if folder.is_symlink():
            message = "It is a link, which may lead out of the output folder."
            raise OutputError(Problem(message, Place(str(folder)), "Remove it."))
        try:
            folder.mkdir(mode=0o700, exist_ok=True)
        except OSError as error:
            raise cannot_write(folder, error) from None
        if self._digest(f"{RECORDS}/{name}") != sha256:
            write_whole(self.path, name, (record,), into=RECORDS)


RECORDS = "records"
"""The folder of the output folder with the records of its Word files."""


def record_name(output: str, sha256: str) -> str:
    """The name of the record of a Word file."""
    return f"{output.removesuffix('.docx')}-{sha256[:12]}.json"
