"""What the interview is handed: the statute, the agreement's contents and the files, as functions."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from assembler.answers.files import AnswersFile
from assembler.cli.interview.library import effects
from assembler.interview.core.question_order import QuestionOrder
from assembler.interview.sitting.services import Services
from assembler.interview.store.store import Store
from assembler.library.loading import load_library
from assembler.register import load_register
from assembler.spoken import known_of

if TYPE_CHECKING:
    from assembler.agreement import CopyKind


def write(path: Path, content: bytes) -> None:
    """Write a file whole, readable by its owner only, and replace the one that is there."""
    from assembler.cli.write_whole import write_whole

    write_whole(path, content, force=True)


def store_of(file: Path, order: QuestionOrder) -> Store:
    """An answers file with its journal; whatever is wrong with it, bodies that are not in the register too, is told at once."""
    return Store(file, order, write, known_of(lambda: load_library().questionnaire, load_register))


def services_for(store: Store) -> Services:
    """The functions that the interview is handed."""
    return Services(
        notices=lambda answers: effects().notices(answers),
        contents=lambda answers: effects().contents(answers),
        finished=lambda answers: effects().finished(answers),
        clauses_reading=lambda field: effects().clauses_reading(field),
        consequences=lambda field: effects().choice_consequences(field),
        summary=lambda file: effects().summary(file),
        assemble=lambda copy: _assemble(store.file, copy),
        read_earlier=read_earlier,
        today=datetime.now(UTC).astimezone().date().isoformat(),
    )


def read_earlier(path: Path) -> AnswersFile:
    """Another answers file."""
    from assembler.cli.common import answers_file

    return answers_file(path)


def _assemble(file: Path, copy: CopyKind) -> str:
    """Write the Word file in this copy beside the answers file, under a name that no file has yet."""
    from assembler.cli.word_files import WordOptions, free_name, write_documents
    from assembler.pipeline import assemble_answers

    answers = read_earlier(file)
    compiled = effects().compiled
    target = free_name(file.with_suffix(".docx"))
    options = WordOptions(
        target=target,
        template=None,
        pages=False,
        pdf=False,
        record=None,
        embed=False,
        note=True,
        force=False,
    )
    write_documents(assemble_answers(answers, compiled, load_register(), copy), compiled, options)
    return f"The Word file is {target}, with its cover note and its record beside it."
