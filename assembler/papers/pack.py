"""A pack: every paper that is wanted now, made of one set of answers, and why each other one is not."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from assembler.answers.files import AnswersFile
from assembler.assembly import CompiledLibrary, assemble, assemble_paper
from assembler.completion import Answers
from assembler.papers import exit_duties
from assembler.papers import register as registers
from assembler.papers.obligations import obligations
from assembler.papers.standing import Standing, standings
from assembler.pipeline import Result, complete_answers
from assembler.register import Register


class MadePaper(Struct, frozen=True):
    """A paper that was made, with how it stood. `beside` are files that go with it, by the ending of their names."""

    standing: Standing
    result: Result
    beside: Mapping[str, bytes]


class Pack(Struct, frozen=True):
    """Every paper of the life of an agreement: those that were made, in order, and how each other one stands."""

    answers: Answers
    papers: tuple[MadePaper, ...]
    others: tuple[Standing, ...]


_FILLED = {registers.SECTION: registers.filled, "exit-record": exit_duties.filled}
"""The papers that say what is owed under the agreement, by their outlines, and what fills each."""


def pack(
    file: AnswersFile, compiled: CompiledLibrary, register: Register, only: str = "", *, signed: bool = False
) -> Pack:
    """The papers that are wanted now; or, with the outline of one, that paper for everybody for whom it can be made, wanted now or not.

    `signed` is whether the signed file has the words that these answers make (`papers.signed`). Raises AnswersError when the answers
    cannot be used.
    """
    answers = complete_answers(file, compiled, register, papers=True)
    found = [one for one in standings(answers, compiled.library) if only in ("", one.outline)]
    chosen = [one for one in found if (one.possible if only else one.wanted)]
    papers = tuple(paper(one, answers, compiled, signed=signed) for one in chosen)
    return Pack(answers, papers, tuple(one for one in found if one not in chosen))


def paper(standing: Standing, answers: Answers, compiled: CompiledLibrary, *, signed: bool = False) -> MadePaper:
    """One paper, made of answers that were completed for papers."""
    made = assemble_paper(answers, compiled.outlined(standing.outline), standing.item)
    result = Result(answers, made.agreement, (), made.clauses, paper=standing.outline)
    fill = _FILLED.get(standing.outline)
    if fill is None:
        return MadePaper(standing, result, {})
    owed = obligations(assemble(answers, compiled).agreement, answers, compiled.chosen_by(answers).library)
    filled = replace(result, agreement=fill(made.agreement, owed, compared=signed))
    if standing.outline != registers.SECTION:
        return MadePaper(standing, filled, {})
    beside = {".csv": registers.as_csv(owed), ".ics": registers.as_calendar(owed, answers)}
    return MadePaper(standing, filled, beside)
