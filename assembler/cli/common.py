"""What the commands share: reading answers, the compiled library, and writing a file whole or not at all."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from assembler.answers.files import LARGEST_FILE, AnswersFile, read_answers
from assembler.errors import AnswersError, AssemblerError, OutputError, Place, Problem
from assembler.library import load_library
from assembler.library.loading import shipped
from assembler.reading import content_of
from assembler.word.package import MOST_BYTES

if TYPE_CHECKING:
    from assembler.assembly import Plan


def plan() -> Plan:
    """The shipped library, compiled."""
    from assembler.assembly import compile_plan

    return compile_plan(load_library())


def answers_file(path: Path) -> AnswersFile:
    """The answers in a file. Raises AnswersError when it cannot be read or holds what the questionnaire does not allow."""
    return read_answers(answers_text(path), str(path))


def answers_text(path: Path) -> str:
    """The text of an answers file. Raises AnswersError when it cannot be read."""
    cure = "Save the answers as plain text (YAML or JSON) in UTF-8, not as Word or Excel."
    return file_text(path, AnswersError, cure).removeprefix("\ufeff")


def file_text(path: Path, error: type[AssemblerError], cure: str) -> str:
    """The text of a file, which is in UTF-8. Raises `error` when it cannot be read; `cure` is for a file that is in no UTF-8."""
    try:
        return content_of(path, LARGEST_FILE).decode("utf-8")
    except OSError as fault:
        raise error(Problem(f"The file cannot be read: {fault.strerror}.", Place(str(path)))) from None
    except UnicodeDecodeError:
        raise error(Problem("The file is not text in UTF-8.", Place(str(path)), cure)) from None


def house_style(path: Path | None) -> tuple[bytes, str]:
    """A house-style Word file and its name: the one given, or the one shipped."""
    if path is None:
        return shipped("templates").joinpath("house.docx").read_bytes(), "house.docx"
    try:
        return content_of(path, MOST_BYTES), str(path)
    except OSError as error:
        raise OutputError(Problem(f"The template cannot be read: {error.strerror}.", Place(str(path)))) from None


def write_whole(path: Path, content: bytes, *, force: bool) -> None:
    """Write a file whole or not at all, private to its owner. Without `force` an existing file is refused.

    Raises OutputError when it exists or cannot be written.
    """
    write_all([(path, content)], force=force)


def write_all(files: Sequence[tuple[Path, bytes]], *, force: bool) -> None:
    """Write files together: each goes to the disk under a passing name, and takes its own when all are there.

    Raises OutputError when one exists, unless `force`, or cannot be written.
    """
    parts: list[Path] = []
    path = Path()
    try:
        for path, content in files:
            if not force:
                refuse_existing(path)
            if path.is_dir():  # found before the first file takes its name
                raise IsADirectoryError(errno.EISDIR, "It is a folder")
            parts.append(_part(path, content))
        for (path, _), part in zip(files, parts, strict=True):
            part.replace(path)
    except OSError as error:
        message = f"The file cannot be written: {error.strerror}."
        raise OutputError(Problem(message, Place(str(path)), _CURES.get(error.errno or 0, ""))) from None
    finally:
        for part in parts:
            part.unlink(missing_ok=True)


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


def refuse_existing(path: Path) -> None:
    """Raise OutputError if a file of that name is there."""
    if os.path.lexists(path):
        message = "The file is already there, and somebody may have edited it."
        raise OutputError(Problem(message, Place(str(path)), "Give another name, or use --force to replace it."))


def _part(path: Path, content: bytes) -> Path:
    """The content under a passing name in the same folder."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return Path(name)
