"""The way in from Python: answers read, checked, assembled, explained, written as Word, and followed for life (`docs/python.md`)."""

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
from assembler.papers import pack as packing
from assembler.papers.pack import Pack
from assembler.papers.pack_files import PackFile, pack_files
from assembler.papers.signed_words import refuse_other_words
from assembler.pipeline import Result, assemble_answers
from assembler.record import read_record
from assembler.register import load_register
from assembler.statute.findings import Finding
from assembler.variation import SignedFile, Variation, varied
from assembler.variation.variation_files import agreement_file, conformed_file
from assembler.word.copy import read_copy
from assembler.word.house_style import HouseStyle
from assembler.word.house_style import load_house_style as prepared
from assembler.word.known import read_known
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


def pack(
    answers: AnswersFile,
    library: CompiledLibrary,
    paper: str = "",
    *,
    signed: bytes | None = None,
    style: HouseStyle | None = None,
) -> Pack:
    """The papers of the agreement's life that are wanted now, or that one paper for everybody for whom it can be made.

    What speaks of the text that was signed says so only where the `signed` Word file, in its house style, is given. Raises AnswersError
    as `assemble` does, and where that file has other words than the answers make.
    """
    register = load_register()
    if signed is not None:
        known = read_known(signed)
        refuse_other_words(known, "the signed file", answers, library, register, style or load_house_style())
    return packing.pack(answers, library, register, paper, signed=signed is not None)


def write_pack(papers: Pack, library: CompiledLibrary, style: HouseStyle) -> tuple[PackFile, ...]:
    """The files of a pack in memory: the list of what to do next, then each paper in Word, with its record."""
    return tuple(pack_files(papers, library, style))


def read_signed(content: bytes, record: bytes) -> SignedFile:
    """A signed Word file, read, with its record. Raises AnswersError where either cannot be used, or is not safe to open."""
    return SignedFile(read_copy(content), read_record(record))


def vary(signed: SignedFile, answers: AnswersFile, library: CompiledLibrary) -> Variation:
    """The variation that makes of a signed agreement the one of new answers: its instructions, and what must be held again.

    Raises AnswersError as `assemble` does, where nothing is varied, and where the statute or what was agreed by hand bars it.
    """
    return varied(signed, answers, library, load_register())


def write_variation(variation: Variation, library: CompiledLibrary, style: HouseStyle) -> tuple[WordFile, WordFile]:
    """The variation agreement and the conformed copy as Word files in memory, each with its record."""
    return agreement_file(variation, library, style), conformed_file(variation, library, style)
