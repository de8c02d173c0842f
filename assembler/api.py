"""The way in from Python: answers read, checked, assembled, explained and written as Word. `docs/python.md` shows it whole."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from assembler.agreement import CopyKind
from assembler.answers.files import AnswersFile
from assembler.assembly import CompiledLibrary, compile_library
from assembler.completion import complete
from assembler.copies import DEFAULT
from assembler.cover_note import cover_note
from assembler.effects import explanation
from assembler.effects.explanation import Explanation
from assembler.input_files import answers_file, house_style
from assembler.library import loading
from assembler.pipeline import Result, assemble_answers
from assembler.register import load_register
from assembler.statute.findings import Finding
from assembler.word import HouseStyle
from assembler.word import load_house_style as prepared
from assembler.word_file import WordFile, word_file


@cache
def load_library(folder: Path | None = None) -> CompiledLibrary:
    """The clause library in a folder, or the one shipped, read and compiled once. Raises LibraryError with every fault found."""
    return compile_library(loading.load_library(folder))


def read_answers(path: Path) -> AnswersFile:
    """The answers in a file: YAML, or JSON where its name ends so.

    Raises AnswersError with everything that is wrong, each with its line.
    """
    return answers_file(path)


def assemble(answers: AnswersFile, library: CompiledLibrary, copy: CopyKind = DEFAULT) -> Result:
    """The agreement that the answers make, in the copy that is asked for (`clean` gives nothing away), with the findings of the statute.

    Raises AnswersError when the answers cannot be used, and NotReadyError when a copy to sign or to publish is asked for while a block, a
    warning that nobody accepted, or an open point remains.
    """
    return assemble_answers(answers, library, load_register(), copy)


def check(answers: AnswersFile, library: CompiledLibrary) -> tuple[Finding, ...]:
    """What the statute and practice find in the answers, met or not; those that ask for something have `applies`.

    Raises AnswersError as `assemble` does.
    """
    return assemble(answers, library).findings


def explain(answers: AnswersFile, library: CompiledLibrary) -> tuple[Explanation, ...]:
    """Why each clause, and each paragraph with a condition, is in or out of the agreement. Raises AnswersError as `assemble` does."""
    completed = complete(answers, library.library.questionnaire, load_register())
    return explanation.explain(completed, library.chosen_by(completed).library)


def load_house_style(path: Path | None = None) -> HouseStyle:
    """A house style from a Word file, or the one shipped.

    Raises HouseStyleError with all its faults, and InputError where it cannot be read.
    """
    return prepared(*house_style(path))


def write_word(result: Result, library: CompiledLibrary, style: HouseStyle) -> WordFile:
    """The agreement as a Word file, with its record, in memory. Equal answers, library and house style give equal bytes."""
    return word_file(result, library, style)


def cover_note_text(result: Result, library: CompiledLibrary) -> str:
    """The note that goes with an agreement and is no part of it: findings, acceptances, open points, and law to be checked."""
    return cover_note(result, library.library.law)
