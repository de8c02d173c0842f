"""One process at a time: a lock that the system holds on a file, so that it ends with the process however that ends."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from assembler.errors import OutputError, Problem


@contextmanager
def locked(path: Path, held: Problem) -> Iterator[None]:
    """Hold the lock file at `path`, whose folder must be there, and take it away afterwards.

    It is readable by its owner only, where the system has such rights.
    Raises OutputError with `held` at once where another process has it, and OSError where the file cannot be made (a link is refused).
    """
    lock = FileLock(path, mode=0o600, blocking=False)
    try:
        lock.acquire()
    except (Timeout, FileNotFoundError):  # not found: whoever had it is just taking its folder away
        Path.cwd()  # or it is ours that is gone: that says so itself
        raise OutputError(held) from None
    try:
        yield
    finally:
        if sys.platform != "win32":  # there the library does it, once nobody has the file open
            with suppress(OSError):
                path.unlink()
        lock.release()
