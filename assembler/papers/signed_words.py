"""Whether a signed file has the words that the answers make, so that a paper may speak of its text."""

from __future__ import annotations

from assembler.answers.files import AnswersFile
from assembler.assembly import CompiledLibrary, assemble
from assembler.errors import AnswersError, Place, Problem
from assembler.pipeline import complete_answers
from assembler.register import Register
from assembler.renumbering import renumbered
from assembler.word.house_style import HouseStyle
from assembler.word.known import KnownBy
from assembler.word.writer import document_form


def refuse_other_words(
    known: KnownBy, name: str, file: AnswersFile, compiled: CompiledLibrary, register: Register, style: HouseStyle
) -> None:
    """Raise AnswersError where the signed file, called `name`, has other words than the signature copy that these answers make."""
    made = assemble(complete_answers(file, compiled, register), compiled, "signature").agreement
    form = document_form(renumbered(made, style.numbering), style)
    if known.changes or form.words_hash() != known.words:
        message = "The signed file does not have the words that these answers make, so no paper can speak of its text."
        cure = "Use the answers in the record of the signed file (assembler trace names it), and the house style it was made with."
        raise AnswersError(Problem(message, Place(name), cure))
