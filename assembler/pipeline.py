"""The stages in order, for one agreement: answers file -> Answers -> Agreement and Findings -> Word. One home for the order."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from assembler.agreement import Agreement, CopyKind
from assembler.answers.files import AnswersFile
from assembler.assembly import Assembled, CompiledLibrary, Published, assemble, published
from assembler.completion import Answers, complete
from assembler.conditions.groups import Said
from assembler.copies import COPIES, DEFAULT
from assembler.errors import AnswersError
from assembler.links import not_in_the_register
from assembler.numbering import Numbering
from assembler.own_words import own_findings
from assembler.readiness import drafting_problems, refuse_unready
from assembler.register import Register
from assembler.renumbering import renumbered
from assembler.source import field_path
from assembler.special_conditions import beside_clauses, words_unchecked
from assembler.statute.acceptance import idle
from assembler.statute.findings import Finding, findings, inclusions
from assembler.statute.timetable import outside_the_term
from assembler.statute.unasked import unasked_facts


class Result(Struct, frozen=True):
    """An agreement with what the statute says of it, and, of a copy to publish, what is left out of it.

    `paper` is the outline of a paper, of which the rules that bind agreements say nothing; empty of an agreement.
    """

    answers: Answers
    agreement: Agreement
    findings: tuple[Finding, ...]
    clauses: frozenset[str]
    published: Published | None = None
    paper: str = ""

    @property
    def ignored(self) -> tuple[str, ...]:
        """The fields of answers that have no effect."""
        return tuple(field_path(path) for path in self.answers.ignored)

    @property
    def idle(self) -> tuple[str, ...]:
        """The acceptances that accept nothing, in words."""
        unmet = frozenset((f.rule, f.check, f.item) for f in self.findings if f.action == "WARN" and f.state != "met")
        return tuple(idle(self.answers.given.drafting.accepted, unmet))


def assemble_answers(
    file: AnswersFile, compiled: CompiledLibrary, register: Register, copy: CopyKind = DEFAULT
) -> Result:
    """The agreement and its findings.

    Raises AnswersError when the answers cannot be used, and NotReadyError when a copy that must be settled, to sign or to publish, is asked
    for while a block, an unaccepted warning or an open point remains.
    """
    answers = complete_answers(file, compiled, register)
    return apply_statute(answers, assemble(answers, compiled, copy), compiled, copy)


def complete_answers(
    file: AnswersFile, compiled: CompiledLibrary, register: Register, *, papers: bool = False
) -> Answers:
    """The answers complete, once what they say of the library is right, with what papers ask if they are for papers.

    Raises AnswersError when they cannot be used.
    """
    problems = [*drafting_problems(file, compiled)]
    if problems:
        raise AnswersError([*not_in_the_register(register, file.source), *problems])
    return complete(file, compiled.library.questionnaire, register, papers=papers)


def numbered_for(result: Result, compiled: CompiledLibrary, numbering: Numbering) -> Agreement:
    """The agreement for a house style that numbers so: what is left out of a published one bears the numbers that it has there."""
    if result.published is None:
        return result.agreement
    whole = renumbered(result.published.whole, numbering)
    return published(whole, result.answers, compiled.library.questionnaire).agreement


def apply_statute(
    answers: Answers, made: Assembled, compiled: CompiledLibrary, copy: CopyKind, said: Said | None = None
) -> Result:
    """What was assembled, with the statute applied to it, and then without what its copy withholds.

    With what the answers say in each group, what was decided on the same is not decided again. Raises AnswersError and NotReadyError as
    `assemble_answers` does.
    """
    found = (
        *findings(answers, compiled.rules, compiled.say, said),
        *inclusions(answers, compiled.rules, compiled.say, made.satisfied, said),
        *unasked_facts(answers, compiled.library.questionnaire, compiled.library.vocabulary),
        *outside_the_term(answers),
        *words_unchecked(answers),
        *beside_clauses(answers, made.agreement, compiled.chosen_by(answers).library),
        *own_findings(answers, compiled.library),
    )
    result = Result(answers, made.agreement, found, made.clauses)
    if COPIES[copy].settled:
        refuse_unready(found, made.agreement.points)
    if COPIES[copy].withholds:
        made_public = published(made.agreement, answers, compiled.library.questionnaire)
        return replace(result, agreement=made_public.agreement, published=made_public)
    return result
