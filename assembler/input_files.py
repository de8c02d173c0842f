"""The files that an agreement is made from, by their paths: answers, and a house style."""

from __future__ import annotations

from pathlib import Path

from assembler.answers.files import LARGEST_FILE, AnswersFile, read_answers
from assembler.errors import AnswersError, AssemblerError, InputError, Place, Problem
from assembler.file_content import content_of
from assembler.library.folders import shipped
from assembler.library.loading import load_library
from assembler.register import load_register
from assembler.spoken import known_of
from assembler.word.package import MOST_BYTES


def answers_file(path: Path) -> AnswersFile:
    """The answers in a file.

    Raises AnswersError with everything that is wrong with them, bodies that are not in the register included.
    """
    return read_answers(answers_text(path), str(path), KNOWLEDGE)


KNOWLEDGE = known_of(lambda: load_library().questionnaire, load_register)
"""What the shipped library and register know of answers that are read; they are loaded when that is asked for."""


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
        raise InputError(Problem(f"The template cannot be read: {error.strerror}.", Place(str(path)))) from None
