"""A pack: every paper that is wanted now, made of one set of answers, and why each other one is not."""

from __future__ import annotations

from dataclasses import dataclass

from assembler.answers.files import AnswersFile
from assembler.assembly import CompiledLibrary, assemble_paper
from assembler.completion import Answers
from assembler.papers.standing import Standing, standings
from assembler.pipeline import Result, complete_answers
from assembler.register import Register


@dataclass(frozen=True, slots=True)
class MadePaper:
    """A paper that was made, with how it stood."""

    standing: Standing
    result: Result


@dataclass(frozen=True, slots=True)
class Pack:
    """Every paper of the life of an agreement: those that were made, in order, and how each other one stands."""

    answers: Answers
    papers: tuple[MadePaper, ...]
    others: tuple[Standing, ...]


def pack(file: AnswersFile, compiled: CompiledLibrary, register: Register, only: str = "") -> Pack:
    """The papers that are wanted now; or, with the outline of one, that paper for everybody for whom it can be made, wanted now or not.

    Raises AnswersError when the answers cannot be used.
    """
    answers = complete_answers(file, compiled, register, papers=True)
    found = [one for one in standings(answers, compiled.library) if only in ("", one.outline)]
    chosen = [one for one in found if (one.possible if only else one.wanted)]
    papers = tuple(MadePaper(one, paper(one, answers, compiled)) for one in chosen)
    return Pack(answers, papers, tuple(one for one in found if one not in chosen))


def paper(standing: Standing, answers: Answers, compiled: CompiledLibrary) -> Result:
    """One paper, made of answers that were completed for papers."""
    made = assemble_paper(answers, compiled.outlined(standing.outline), standing.item)
    return Result(answers, made.agreement, (), made.clauses, paper=standing.outline)
