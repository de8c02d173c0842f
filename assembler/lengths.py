"""How long an agreement is in each form that it could take."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from assembler.agreement import Agreement
from assembler.answers.files import AnswersFile
from assembler.assembly import CompiledLibrary, assemble
from assembler.pipeline import Result, complete_answers
from assembler.plain import agreement_text
from assembler.register import Register


def words_by_form(
    result: Result, file: AnswersFile, compiled: CompiledLibrary, register: Register
) -> Mapping[str, int]:
    """The words of a clean copy of these answers by the form of the document: of that which they choose, `result`, and of the others."""
    forms = compiled.library.questionnaire.by_field["document.length"].choices
    chosen = result.answers.values.document.length
    return {
        form: _words(result.agreement if form == chosen else _drafted(_in_form(file, form), compiled, register))
        for form in forms
    }


def _in_form(file: AnswersFile, form: str) -> AnswersFile:
    document = file.given.document.model_copy(update={"length": form})
    return replace(file, given=file.given.model_copy(update={"document": document}))


def _drafted(file: AnswersFile, compiled: CompiledLibrary, register: Register) -> Agreement:
    return assemble(complete_answers(file, compiled, register), compiled).agreement


def _words(agreement: Agreement) -> int:
    return len(agreement_text(agreement).split())
