"""A returned file brought up to date from answers, from its record to the merge, in one call."""

from __future__ import annotations

from msgspec import Struct

from assembler.agreement import CopyKind
from assembler.answers.files import AnswersFile
from assembler.assembly import CompiledLibrary
from assembler.copies import COPIES
from assembler.errors import AnswersError, Problem
from assembler.pipeline import Result, assemble_answers, complete_answers
from assembler.record import Record, recorded_answers
from assembler.register import Register
from assembler.renumbering import renumbered
from assembler.returned.inspector import Background, inspected
from assembler.returned.issued import issued_by
from assembler.returned.locks import locks_of
from assembler.returned.printed_answers import printed_answers
from assembler.returned.since_issued import MadeWith, since_issued
from assembler.returned.taken_back import TakenBack, taken_back
from assembler.returned.update import Update, updated
from assembler.word.copy.reader import ReadParts
from assembler.word.house_style import HouseStyle
from assembler.word.writer import write_document


class Means(Struct, frozen=True):
    """What agreements are made with: the compiled library, the register of bodies, and a house style."""

    compiled: CompiledLibrary
    register: Register
    style: HouseStyle


class UpdateFromAnswers(Struct, frozen=True):
    """An update, the agreement that it brings, the answers taken back, if that was asked for, and what has changed since the issue."""

    update: Update
    result: Result
    taken: TakenBack | None
    since_issued: tuple[str, ...]


def update_from_answers(
    record: Record, theirs: ReadParts, file: AnswersFile, means: Means, *, take: bool
) -> UpdateFromAnswers:
    """The returned file with what is new in the answers; with `take` its own changed answers are taken into them first.

    Raises AnswersError where the answers, or those of the record, cannot be used.
    """
    taken = _taken_from(record, theirs, file, means) if take else None
    given = file if taken is None else taken.file
    result = assemble_answers(given, means.compiled, means.register, copy_of(record))
    agreement = renumbered(result.agreement, means.style.numbering)
    assembled = write_document(agreement, means.style)
    update = updated(issued_by(record), theirs, agreement, assembled, locks_of(means.compiled.library))
    library, length = means.compiled.library, result.answers.given.document.length
    now = MadeWith(
        library.digest,
        library.law.as_at,
        library.of_length(length if isinstance(length, str) else None).outline,
        means.style.digest,
        {clause.id: clause.source for clause in library.clauses.values()},
    )
    return UpdateFromAnswers(update, result, taken, since_issued(record, now, update.script))


def _taken_from(record: Record, theirs: ReadParts, file: AnswersFile, means: Means) -> TakenBack:
    """The answers that the document prints otherwise than it was issued with, taken into a file of answers."""
    issued = recorded_answers(record)
    printed = printed_answers(complete_answers(issued, means.compiled, means.register), means.compiled.library)
    found = inspected(issued_by(record), theirs.copy, Background(printed))
    return taken_back(found.answers, issued, file, means.compiled)


def copy_of(record: Record) -> CopyKind:
    """The copy to compare with what was issued: what a draft of its kind shows now. Before records said which, drafts were internal.

    Raises AnswersError where what was issued is a published copy.
    """
    copy = COPIES[record.kind.copy].renewed if record.kind else "internal"
    if copy is None:
        cure = "Update the copy that was negotiated, and publish the agreement again."
        raise AnswersError(Problem("Its record is of a published copy, in which nothing is negotiated.", cure=cure))
    return copy
