"""A lock on a file's name: one process at a time. The system lets go of it when the process ends, even when it is killed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from assembler.errors import OutputError, Place, Problem

try:
    import fcntl

    def _lock(handle: IO[str]) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)

except ImportError:  # pragma: no cover - Windows has its own

    def _lock(handle: IO[str]) -> None:
        import msvcrt  # noqa: PLC0415 - there is none elsewhere

        msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]


@contextmanager
def locked(path: Path, busy: Problem) -> Iterator[None]:
    """Hold the lock file at `path`, which is gone afterwards.

    Raises OutputError with `busy` when another process holds it, and with a problem of its own when none can be made there.
    """
    handle = _opened(path)
    with handle:
        try:
            _lock(handle)
            held = os.path.samestat(os.fstat(handle.fileno()), path.stat())
        except OSError:
            held = False
        if not held:  # held by another process, or taken away by one that has just ended with it
            raise OutputError(busy)
        try:
            yield
        finally:
            with suppress(OSError):  # Windows removes no open file; there it is removed below
                path.unlink()
    if os.name == "nt":  # pragma: no cover
        with suppress(OSError):
            path.unlink()


def _opened(path: Path) -> IO[str]:
    try:
        return path.open("a", encoding="utf-8")
    except OSError as error:
        cure = "Name a file in a folder that is there, and that you may write to."
        raise OutputError(Problem(f"Nothing can be written there: {error.strerror}.", Place(str(path)), cure)) from None
