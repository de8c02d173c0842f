"""A pack: every paper that is wanted now, made of one set of answers, and why each other one is not."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from assembler.answers.files import AnswersFile
from assembler.assembly import CompiledLibrary, assemble, assemble_paper
from assembler.completion import Answers
from assembler.papers import exit_duties
from assembler.papers import obligations_register as registers
from assembler.papers.obligations import obligations
from assembler.papers.paper_status import PaperStatus, paper_statuses
from assembler.pipeline import Result, complete_answers
from assembler.register import Register


class MadePaper(Struct, frozen=True):
    """A paper that was made, with how it stood. `beside` are files that go with it, by the ending of their names."""

    status: PaperStatus
    result: Result
    beside: Mapping[str, bytes]


class Pack(Struct, frozen=True):
    """Every paper of the life of an agreement: those that were made, in order, and how each other one stands."""

    answers: Answers
    papers: tuple[MadePaper, ...]
    others: tuple[PaperStatus, ...]


_FILLED = {registers.SECTION: registers.with_obligations, "exit-record": exit_duties.with_duties}
"""The papers that say what is owed under the agreement, by their outlines, and what fills each."""


def pack(
    file: AnswersFile, compiled: CompiledLibrary, register: Register, only: str = "", *, signed: bool = False
) -> Pack:
    """The papers that are wanted now; or, with the outline of one, that paper for everybody for whom it can be made, wanted now or not.

    `signed` is whether the signed file has the words that these answers make (`papers.signed_words`). Raises AnswersError when the answers
    cannot be used.
    """
    answers = complete_answers(file, compiled, register, papers=True)
    found = [one for one in paper_statuses(answers, compiled.library) if only in ("", one.outline)]
    chosen = [one for one in found if (one.possible if only else one.wanted)]
    papers = tuple(paper(one, answers, compiled, signed=signed) for one in chosen)
    return Pack(answers, papers, tuple(one for one in found if one not in chosen))


def paper(status: PaperStatus, answers: Answers, compiled: CompiledLibrary, *, signed: bool = False) -> MadePaper:
    """One paper, made of answers that were completed for papers."""
    made = assemble_paper(answers, compiled.outlined(status.outline), status.item)
    result = Result(answers, made.agreement, (), made.clauses, paper=status.outline)
    fill = _FILLED.get(status.outline)
    if fill is None:
        return MadePaper(status, result, {})
    owed = obligations(assemble(answers, compiled).agreement, answers, compiled.chosen_by(answers).library)
    filled = replace(result, agreement=fill(made.agreement, owed, compared=signed))
    if status.outline != registers.SECTION:
        return MadePaper(status, filled, {})
    beside = {".csv": registers.as_csv(owed), ".ics": registers.as_calendar(owed, answers)}
    return MadePaper(status, filled, beside)
