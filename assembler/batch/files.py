"""Files of the output folder, written whole or not at all, and readable by their owner only: they are as confidential as the answers."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from assembler.errors import OutputError, Place, Problem

WORK = ".assembler"
"""The folder inside the output folder for what is not finished yet."""


def private(path: Path) -> BinaryIO:
    """A new file to write, readable by its owner only, in place of what is there; a link is replaced, not followed."""
    path.unlink(missing_ok=True)
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb")


@contextmanager
def forced(path: Path) -> Iterator[BinaryIO]:
    """A new private file that is on the disk, whole, when the block ends. Where that fails nothing is left of it, and OSError is raised."""
    try:
        with private(path) as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        _drop(path)
        raise


def remove(path: Path) -> None:
    """Remove a file, a link, or a folder with all that is in it; where there is none of these, nothing is done."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


class HeldError(OutputError):
    """One file that cannot be replaced, because another program has it open or somebody has just changed it; others still can."""


def write_whole(
    folder: Path, name: str, content: Iterable[bytes], *, check: Callable[[], bool] | None = None, into: str = ""
) -> None:
    """Write a file of the folder, or of the one at `into` in it, whole or not at all, replacing what was there.

    With `check`, which is asked once all is on the disk, what is there is replaced only where it says so; where it says that
    nothing is there (False), a file that appears even then is left.

    Raises OutputError when it cannot be written; HeldError when it is written but may not take the place of what is there.
    """
    part, path = folder / WORK / f"{_part(name, into)}.part", folder / into / name
    try:
        with forced(part) as file:
            file.writelines(content)
    except OSError as error:
        raise cannot_write(path, error) from None
    try:
        if check is None or check():
            part.replace(path)
        else:
            _take(part, path)
    except OutputError:
        _drop(part)
        raise
    except OSError as error:
        _drop(part)
        raise cannot_be_replaced(path, error) from None


def _part(name: str, into: str) -> str:
    """What a file is called until it is whole: two folders may have one of the same name, and several are written at a time."""
    return hashlib.sha256(f"{into}/{name}".encode()).hexdigest() if into else name


def cannot_be_replaced(path: Path, error: OSError) -> HeldError:
    """The error of a file that another program has open."""
    cure = "Close it where it is open, and run again."
    return HeldError(Problem(f"The file cannot be replaced: {error.strerror}.", Place(str(path)), cure))


def changed_meanwhile(path: Path) -> HeldError:
    """The error of a file that is not as it was when the run looked at it."""
    return HeldError(Problem("Somebody has just changed the file, so it was left.", Place(str(path)), "Run again."))


def _take(part: Path, path: Path) -> None:
    """Give the file its name, which nothing has. Raises HeldError where something just took it."""
    try:
        os.link(part, path)
    except FileExistsError:
        raise changed_meanwhile(path) from None
    except OSError:  # no links on this file system
        try:
            os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        except FileExistsError:
            raise changed_meanwhile(path) from None
        try:
            part.replace(path)
        except OSError:
            path.unlink()  # our own, and empty
            raise
    else:
        _drop(part)


def _drop(part: Path) -> None:
    with suppress(OSError):
        part.unlink()


def cannot_write(path: Path, error: OSError) -> OutputError:
    """The error in the officer's words."""
    return OutputError(Problem(f"The file cannot be written: {error.strerror}.", Place(str(path))))
