"""The output folder: what stands at each agreement's name, whether it may be replaced, and writing beside what may not."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Literal

from assembler.batch.items import digest
from assembler.batch.ledger import WORK, Known, write_whole
from assembler.batch.names import same_name
from assembler.errors import OutputError, Place, Problem

try:
    import fcntl
except (
    ImportError
):  # pragma: no cover - Windows has no such lock; two runs at once into one folder are then not noticed
    fcntl = None  # type: ignore[assignment]

State = Literal["new", "unchanged", "update", "edited by hand", "conflict", "invalid"]


@dataclass(frozen=True, slots=True)
class Placing:
    """Where an agreement goes: its state, its file's name, and whether anything need be written."""

    state: State
    output: str
    write: bool


class OutputFolder:
    """A folder of agreements. A Word file in it whose bytes are not those we wrote is never replaced."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._claimed: set[str] = set()

    @contextmanager
    def opened(self) -> Iterator[None]:
        """The folder ready to be written to by this run alone. Raises OutputError when it cannot be."""
        work = self.path / WORK
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            if work.is_symlink():
                raise OutputError(
                    Problem("It is a link, which may lead out of the output folder.", Place(str(work)), "Remove it.")
                )
            work.mkdir(exist_ok=True)
            lock = (work / "lock").open("w")
        except OSError as error:
            raise OutputError(
                Problem(f"Nothing can be written there: {error.strerror}.", Place(str(self.path)))
            ) from None
        with lock:
            if fcntl is not None:
                try:
                    fcntl.lockf(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                except OSError:
                    raise OutputError(
                        Problem("Another run is writing to this folder.", Place(str(self.path)), "Wait for it.")
                    ) from None
            yield
        if not (work / "journal.jsonl").exists():
            with suppress(OSError):
                shutil.rmtree(work)

    def intact(self, known: Known) -> bool:
        """Whether the file we wrote stands there as we wrote it."""
        return bool(known.output) and self._digest(known.output) == known.sha256

    def placing(self, name: str, known: Known | None, sha256: str) -> Placing:
        """Where an agreement with this digest goes. Raises OutputError where a link or a folder stands in its way."""
        placing = self._placing(name, known, sha256)
        self._claimed.add(same_name(placing.output))
        return placing

    def _placing(self, name: str, known: Known | None, sha256: str) -> Placing:
        output = known.output if known and known.output else f"{name}.docx"
        if same_name(output) in self._claimed:  # by a later version of another agreement
            return self._beside(name, "conflict", sha256)
        standing = self._digest(output)
        if standing in ("", sha256):
            return Placing("unchanged" if standing else "new", output, write=not standing)
        if known is None or not known.output:
            return self._beside(name, "conflict", sha256)
        if known.sha256 in (standing, sha256):
            ours = standing == known.sha256
            return Placing("update" if ours else "edited by hand", output, write=ours)
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
        """The SHA-256 of what stands there; empty where nothing does."""
        path = self.path / output
        if path.is_symlink():
            problem = Problem(
                "A link stands there, which may lead out of the output folder.", Place(str(path)), "Remove it."
            )
            raise OutputError(problem)
        try:
            return digest(path.read_bytes())
        except FileNotFoundError:
            return ""
        except OSError as error:
            raise OutputError(
                Problem(f"What stands there cannot be read: {error.strerror}.", Place(str(path)))
            ) from None

    def write(self, output: str, document: bytes) -> None:
        """Write a Word file whole or not at all. Raises OutputError when it cannot be written."""
        write_whole(self.path, output, iter((document,)))
