"""What the commands share: reading answers, the compiled library, and writing a file whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from assembler.answers.files import AnswersFile, read_answers
from assembler.errors import AnswersError, OutputError, Place, Problem
from assembler.library import load_library
from assembler.library.loading import shipped

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
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise AnswersError(Problem(f"The file cannot be read: {error.strerror}.", Place(str(path)))) from None
    except UnicodeDecodeError:
        message = "The file is not text in UTF-8."
        raise AnswersError(
            Problem(message, Place(str(path)), "If it is a Word or Excel file, save the answers as YAML or JSON.")
        ) from None


def house_style(path: Path | None) -> tuple[bytes, str]:
    """A house-style Word file and its name: the one given, or the one shipped."""
    if path is None:
        return shipped("templates").joinpath("house.docx").read_bytes(), "house.docx"
    try:
        return path.read_bytes(), str(path)
    except OSError as error:
        raise OutputError(Problem(f"The template cannot be read: {error.strerror}.", Place(str(path)))) from None


def write_whole(path: Path, content: bytes, *, force: bool) -> None:
    """Write a file whole or not at all, private to its owner. Without `force` an existing file is refused.

    Raises OutputError when it exists or cannot be written.
    """
    if path.exists() and not force:
        message = "The file is already there, and somebody may have edited it."
        raise OutputError(Problem(message, Place(str(path)), "Give another name, or use --force to replace it."))
    try:
        _replace(path, content)
    except OSError as error:
        raise OutputError(Problem(f"The file cannot be written: {error.strerror}.", Place(str(path)))) from None


def _replace(path: Path, content: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
