"""The shipped library, register and house style, read once for all tests, and an agreement made in one call."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from textwrap import dedent

from searching import WHOLE

from assembler.agreement import CopyKind
from assembler.answers.files import AnswersFile, read_answers
from assembler.assembly import CompiledLibrary, compile_library
from assembler.copies import DEFAULT
from assembler.effects.annotations import sources_beside
from assembler.library.loading import load_library
from assembler.numbering import STANDARD, Numbering
from assembler.pipeline import Result, assemble_answers
from assembler.record import FileKind, Origin, Written, record_of
from assembler.register import load_register
from assembler.word.form import DocumentForm, Marks
from assembler.word.house_style import HouseStyle, load_house_style
from assembler.word.writer import document_form

ROOT = Path(__file__).parents[1]
EXAMPLES = sorted((ROOT / "examples").glob("*.yaml"))
SOME = EXAMPLES if WHOLE else EXAMPLES[::3]
"""For what takes long: a third of the examples, and every one in the whole suite."""


@cache
def compiled_library() -> CompiledLibrary:
    return compile_library(load_library())


@cache
def house() -> HouseStyle:
    return load_house_style((ROOT / "templates" / "house.docx").read_bytes(), "house.docx")


def answers(text: str) -> AnswersFile:
    return read_answers(dedent(text), "hub.yaml")


def example(name: str) -> AnswersFile:
    return read_answers((ROOT / "examples" / name).read_text(encoding="utf-8"), name)


def assembled(file: AnswersFile, copy: CopyKind = DEFAULT, using: CompiledLibrary | None = None) -> Result:
    return assemble_answers(file, using or compiled_library(), load_register(), copy)


def recorded(
    result: Result,
    form: DocumentForm | None = None,
    using: CompiledLibrary | None = None,
    *,
    template: str = "",
    embed: bool = False,
    numbering: Numbering = STANDARD,
) -> Written:
    """The record of an agreement in a Word file of this form, or in one that nobody has made."""
    origin = Origin(
        using or compiled_library(), template, FileKind(result.agreement.properties.copy, embedded=embed), numbering
    )
    words = form.words_hash() if form else ""
    return record_of(result.answers.given, result.agreement, result.clauses, words, origin)


def issued(
    result: Result, using: HouseStyle | None = None, compiled: CompiledLibrary | None = None, *, embed: bool = False
) -> tuple[bytes, bytes]:
    """An agreement as a Word file that bears what it is known by, and its record."""
    annotations = sources_beside(result, compiled or compiled_library())
    form = document_form(result.agreement, using or house(), annotations=annotations)
    record = recorded(result, form, compiled, embed=embed, numbering=(using or house()).numbering)
    return form.filled(None, Marks(record.document, record.content, embed)), record.content
