"""How long an agreement is in each form that it could take."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from assembler.answers.files import AnswersFile
from assembler.assembly import CompiledLibrary, assemble
from assembler.pipeline import complete_answers
from assembler.plain import agreement_text
from assembler.register import Register


def words_by_form(file: AnswersFile, compiled: CompiledLibrary, register: Register) -> Mapping[str, int]:
    """The words of a draft of these answers by the form of the document, whichever they choose."""
    forms = compiled.library.questionnaire.by_field["document.length"].choices
    return {form: _words(_in_form(file, form), compiled, register) for form in forms}


def _in_form(file: AnswersFile, form: str) -> AnswersFile:
    document = file.given.document.model_copy(update={"length": form})
    return replace(file, given=file.given.model_copy(update={"document": document}))


def _words(file: AnswersFile, compiled: CompiledLibrary, register: Register) -> int:
    answers = complete_answers(file, compiled, register)
    return len(agreement_text(assemble(answers, compiled, "draft").agreement).split())
