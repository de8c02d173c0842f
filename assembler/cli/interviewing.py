"""The interview's outside: the library, the statute, the agreement's contents, the screen and the files, put together for it."""

from __future__ import annotations

import contextlib
import gc
import os
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import click

from assembler.answers.files import AnswersFile
from assembler.errors import AnswersError, AssemblerError, OutputError, Place, Problem
from assembler.interview.presets import load_presets
from assembler.interview.prompts import Face
from assembler.interview.question_order import QuestionOrder
from assembler.interview.services import Services
from assembler.interview.state import State, View
from assembler.interview.store import Store
from assembler.library.loading import load_questions
from assembler.locking import locked
from assembler.register import load_register

if TYPE_CHECKING:
    from assembler.cli.effects import Effects
    from assembler.completion import Answers
    from assembler.interview.presets import Preset


@dataclass(frozen=True, slots=True)
class InterviewOptions:
    """What the command line asks for."""

    file: Path
    preset: str | None
    settings: tuple[str, ...]
    earlier: Path | None
    no_input: bool
    plain: bool
    quick: bool | None


def run(wish: InterviewOptions) -> int:
    """Interview, or, where nobody can be asked, say what is missing. The exit status. One sitting at a time has a file."""
    busy = Problem(
        "An interview is going on with this file in another window.", Place(str(wish.file)), "Go on there, or stop it."
    )
    if not wish.file.parent.is_dir():
        raise OutputError(Problem("Its folder is not there.", Place(str(wish.file)), "Make the folder first."))
    with contextlib.ExitStack() as stack:
        try:
            stack.enter_context(locked(wish.file.with_name(f"{wish.file.name}.lock"), busy))
        except OSError as error:
            cure = "Name a file in a folder that you may write to."
            message = f"Nothing can be written there: {error.strerror}."
            raise OutputError(Problem(message, Place(str(wish.file)), cure)) from None
        return _run(wish)


def _run(wish: InterviewOptions) -> int:
    from assembler.cli.starting import begun, missing_words

    vocabulary, questionnaire = load_questions()
    presets = load_presets(questionnaire)
    course = QuestionOrder(questionnaire, vocabulary, load_register(), presets.later)
    store = Store(wish.file, course, write)
    state, resumed = begun(wish, store, course, presets)
    face = None if wish.no_input else _face(plain=wish.plain, shown=_Warming(state, course).begin)
    if face is None:
        view = View(state, course)
        missing = missing_words(view, effects().notices(view.answers), effects().points(view.answers))
        if store.told:
            click.echo(store.told, err=True)
        click.echo("\n".join(missing or (f"No answer is missing. What stands: assembler check {wish.file}",)), err=True)
        return 1 if missing else 0
    store.begin(state)
    if store.told:
        face.say(store.told)
    return _interview(face, store, course, state, presets.all, resumed=resumed)


def preset_list() -> str:
    """The presets, one to a line."""
    _, questionnaire = load_questions()
    return "\n".join(f"{preset.id}: {preset.title}. {preset.describes}" for preset in load_presets(questionnaire).all)


def write(path: Path, content: bytes) -> None:
    """Write a file whole, readable by its owner only, and replace the one that is there."""
    from assembler.cli.writing import write_whole

    write_whole(path, content, force=True)


def _interview(
    face: Face, store: Store, course: QuestionOrder, state: State, presets: tuple[Preset, ...], *, resumed: bool
) -> int:
    from assembler.interview.session import Outcome, Session

    face.say(_welcome(store.file, resumed=resumed))
    try:
        outcome = Session.of(face, course, outside_of(store), store, state, presets).run()
    except AnswersError:
        face.say(
            f"\nStopped. {store.file} was changed by hand and cannot be read as it stands, so it was left.\n"
            f"Everything you answered is kept. Put right what is named below; then go on with: assembler interview {store.file}"
        )
        raise
    if outcome is Outcome.STOPPED:
        face.say(
            f"\nStopped. Everything you answered is saved in {store.file}.\nGo on with: assembler interview {store.file}"
        )
        return 130
    face.say(f"The answers are in {store.file}. Change them with: assembler interview {store.file}")
    return 0


def _welcome(file: Path, *, resumed: bool) -> str:
    if resumed:
        return f"Going on with {file}."
    return (
        f"The answers are kept in {file}, after every question. You can stop at any time with Ctrl-C and go on later.\n"
        "What you learn here about the Act is not legal advice."
    )


def _face(*, plain: bool, shown: Callable[[], None]) -> Face | None:
    """The face that suits the terminal, or None where nobody can be asked."""
    from assembler.interview.faces import choose_face

    return choose_face(sys.stdin, sys.stdout, os.environ, plain=plain, shown=shown)


_LOCK = threading.Lock()


@cache
def _made() -> Effects:
    from assembler.cli.common import compiled_library
    from assembler.cli.effects import Effects

    return Effects(compiled_library(), load_register())


def effects() -> Effects:
    """The effects of answers, whose compiled library is made once: while the first question is being answered, or when it is needed."""
    with _LOCK:
        return _made()


class _Warming:
    """The library read, compiled and tried once while the first question stands on the screen, in the time that its reader takes."""

    def __init__(self, state: State, course: QuestionOrder) -> None:
        self.state = state
        self.course = course
        self.begun = False

    def begin(self) -> None:
        """Begin, unless it has begun."""
        if not self.begun:
            self.begun = True
            threading.Thread(target=self.warm, daemon=True).start()

    def warm(self) -> None:
        """Make the effects. A fault in the library or the answers is told when they are needed, in the interview's own thread."""
        with contextlib.suppress(AssemblerError):
            warm(View(self.state, self.course).answers)


def warm(answers: Answers) -> None:
    """Make the effects and try them on some answers, so that no later question waits for what is made once."""
    made = effects()
    made.notices(answers)
    made.contents(answers)
    made.drives("")
    gc.freeze()  # the library stays to the end: no search for garbage need walk through it between two questions


def outside_of(store: Store) -> Services:
    """The functions that the interview is handed."""
    return Services(
        notices=lambda answers: effects().notices(answers),
        contents=lambda answers: effects().contents(answers),
        drives=lambda field: effects().drives(field),
        summary=lambda file: effects().summary(file),
        assemble=lambda: _assemble(store.file),
        read_earlier=read_earlier,
        today=datetime.now(UTC).astimezone().date().isoformat(),
    )


def read_earlier(path: Path) -> AnswersFile:
    """Another answers file."""
    from assembler.cli.common import answers_file

    return answers_file(path)


def _assemble(file: Path) -> str:
    """Write the Word file beside the answers file, under a name that no file has yet."""
    from assembler.cli.documents import Wanted, write_documents
    from assembler.pipeline import assemble_answers

    answers = read_earlier(file)
    compiled = effects().compiled
    target = _free(file.with_suffix(".docx"))
    wanted = Wanted(
        target=target,
        template=None,
        pages=False,
        pdf=False,
        record=None,
        embed=False,
        annotate=False,
        note=True,
        force=False,
    )
    write_documents(assemble_answers(answers, compiled, load_register()), compiled, answers, wanted)
    return f"The Word file is {target}, with its cover note and its record beside it."


def _free(path: Path) -> Path:
    """The path, or, as a lawyer may have edited what is there, one with a number."""
    from assembler.cli.documents import note_beside, record_beside

    number, free = 1, path
    while any(taken.exists() for taken in (free, note_beside(free), record_beside(free))):
        number += 1
        free = path.with_name(f"{path.stem}-{number}{path.suffix}")
    return free
