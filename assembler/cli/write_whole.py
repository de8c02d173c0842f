"""Files that belong together, written together: all of them are there afterwards, or all is as it was."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import tempfile
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from msgspec import Struct

from assembler.errors import OutputError, Place, Problem
from assembler.locking import locked


def write_whole(path: Path, content: bytes, *, force: bool) -> None:
    """Write a file whole or not at all, private to its owner. Without `force` an existing file is refused.

    Raises OutputError when it exists or cannot be written.
    """
    write_all([(path, content)], force=force)


def write_all(files: Sequence[tuple[Path, bytes]], *, force: bool, ours: Collection[Path] = ()) -> None:
    """Write files together, private to their owner: each goes to the disk under a passing name, and takes its own when all are there.

    Whatever goes wrong on the way, Ctrl-C included, those that had taken their names give them up again, to what stood there before.
    A file that is there, or appears meanwhile, is never replaced, save with `force` or where it is one of `ours`. Only one run
    at a time writes to the first file's name. Raises OutputError when a file exists, cannot be written, or another run is writing.
    """
    moves: list[_Move] = []
    path = files[0][0]
    try:
        with _alone(path):
            try:
                for path, content in files:
                    _sweep(path)
                    moves.append(_Move(path, force or path in ours))
                    moves[-1].prepare(content)
                for move in moves:
                    path = move.path
                    move.place()
            except BaseException:
                for move in reversed(moves):
                    move.undo()
                raise
            finally:
                for move in moves:
                    move.clear()
    except FileExistsError:
        raise OutputError(_standing(path)) from None
    except OSError as error:
        message = f"The file cannot be written: {error.strerror}."
        raise OutputError(Problem(message, Place(str(path)), _CURES.get(error.errno or 0, ""))) from None


def refuse_clash(output: Path, sources: Collection[Path], *, force: bool) -> None:
    """Raise OutputError where the file to be written is one of those read, or is there already and may not be replaced."""
    if output.resolve() in {source.resolve() for source in sources}:
        raise OutputError(Problem("This is one of the files read.", Place(str(output)), "Give another name."))
    if os.path.lexists(output) and not force:
        raise OutputError(_standing(output))


def _standing(path: Path) -> Problem:
    message = "The file is already there, and somebody may have edited it."
    return Problem(message, Place(str(path)), "Give another name, or use --force to replace it.")


_CURES = {
    errno.ENOENT: "Make its folder first, or name a folder that is there.",
    errno.ENOTDIR: "Make its folder first, or name a folder that is there.",
    errno.EISDIR: "Give another name, or move the folder away.",
    errno.EACCES: "Close it where it is open, or name a folder that you may write to.",
    errno.EROFS: "Name a folder that you may write to.",
    errno.ENOSPC: "Make room on the disk, or name a folder on another one.",
    errno.EDQUOT: "Make room on the disk, or name a folder on another one.",
    errno.ENAMETOOLONG: "Give it a shorter name.",
}


def _passing(path: Path) -> str:
    """How the passing names for a file begin: hidden, the same for each run, and no longer for a long name."""
    return f".assembler-{hashlib.sha256(os.fsencode(path.name)).hexdigest()[:16]}"


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    path.parent.stat()  # a folder that is not there is an error, and is not made
    busy = Problem("Another run is writing this file.", Place(str(path)), "Wait for it, and run again.")
    with locked(path.with_name(f"{_passing(path)}.lock"), busy):
        yield


def _sweep(path: Path) -> None:
    """Remove what a run that was killed left beside the file."""
    for left in path.parent.glob(f"{_passing(path)}-*"):
        if left.suffix in (".part", ".old"):
            left.unlink(missing_ok=True)


class _Move(Struct):
    """One file on its way to its name: `part` is its content, `old` what stood there, both under passing names."""

    path: Path
    replace: bool
    part: Path | None = None
    old: Path | None = None
    placed: bool = False

    def prepare(self, content: bytes) -> None:
        """Write the content to the disk, beside where it will be."""
        if not self.replace and os.path.lexists(self.path):
            raise FileExistsError
        if self.path.is_dir() and not self.path.is_symlink():
            raise IsADirectoryError(errno.EISDIR, "It is a folder")
        handle, name = tempfile.mkstemp(dir=self.path.parent, prefix=f"{_passing(self.path)}-", suffix=".part")
        self.part = Path(name)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())

    def place(self) -> None:
        """Take the name. Raises FileExistsError where it is taken and may not be replaced."""
        assert self.part is not None  # noqa: S101 - it was prepared
        if self.replace and os.path.lexists(self.path):
            old = self.part.with_suffix(".old")
            _keep(self.path, old)
            self.old = old
            self.placed = True
            self.part.replace(self.path)
            return
        try:
            os.link(self.part, self.path)
        except FileExistsError:
            raise
        except OSError:  # no links on this file system
            os.close(os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
            self.placed = True
            self.part.replace(self.path)
        self.placed = True

    def undo(self) -> None:
        """Give the name up again, to what stood there before."""
        with suppress(OSError):
            if self.old is not None:
                self.old.replace(self.path)
            elif self.placed or _same(self.part, self.path):
                self.path.unlink(missing_ok=True)

    def clear(self) -> None:
        """Remove what has a passing name."""
        for left in (self.part, self.old):
            with suppress(OSError):
                if left is not None:
                    left.unlink(missing_ok=True)


def _keep(path: Path, old: Path) -> None:
    """What is at `path`, under another name too."""
    try:
        os.link(path, old, follow_symlinks=False)
    except OSError:  # no links on this file system
        shutil.copy2(path, old, follow_symlinks=False)


def _same(part: Path | None, path: Path) -> bool:
    """Whether two names are of one file: Ctrl-C may have come between a link and our knowing of it."""
    return part is not None and part.exists() and path.exists() and part.samefile(path)
