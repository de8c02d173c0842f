"""An interview from its beginning to its end: the file is locked, the face chosen, and every question put."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from assembler.cli.interview.library import Warming, effects
from assembler.cli.interview.options import InterviewOptions
from assembler.cli.interview.papers import papers_words
from assembler.cli.interview.services import services_for, write
from assembler.cli.interview.start import begun, missing_words
from assembler.errors import AnswersError, OutputError, Place, Problem
from assembler.interview.core.question_order import QuestionOrder
from assembler.interview.core.state import State
from assembler.interview.core.view import View
from assembler.interview.store.store import Store
from assembler.interview.talk.presets import load_presets
from assembler.interview.talk.prompts import Face
from assembler.library.loading import load_questions
from assembler.locking import locked
from assembler.register import load_register

if TYPE_CHECKING:
    from assembler.interview.talk.presets import Preset


def run(options: InterviewOptions) -> int:
    """Interview, or, where nobody can be asked, say what is missing. The exit status. One sitting at a time has a file."""
    busy = Problem(
        "An interview is going on with this file in another window.",
        Place(str(options.file)),
        "Go on there, or stop it.",
    )
    if not options.file.parent.is_dir():
        raise OutputError(Problem("Its folder is not there.", Place(str(options.file)), "Make the folder first."))
    with contextlib.ExitStack() as stack:
        try:
            stack.enter_context(locked(options.file.with_name(f"{options.file.name}.lock"), busy))
        except OSError as error:
            cure = "Name a file in a folder that you may write to."
            message = f"Nothing can be written there: {error.strerror}."
            raise OutputError(Problem(message, Place(str(options.file)), cure)) from None
        return _run(options)


def _run(options: InterviewOptions) -> int:
    vocabulary, questionnaire = load_questions()
    presets = load_presets(questionnaire)
    order = QuestionOrder(questionnaire.of_agreements, vocabulary, load_register(), presets.later)
    store = Store(options.file, order, write)
    state, resumed = begun(options, store, order, presets)
    face = None if options.no_input else _face(options, shown=Warming(state, order).begin)
    if face is None:
        view = View(state, order)
        missing = missing_words(view, effects().notices(view.answers), effects().open_places(view.answers))
        if store.notice:
            click.echo(store.notice, err=True)
        click.echo(
            "\n".join(
                missing or (f"No answer is missing. To see which findings apply: assembler check {options.file}",)
            ),
            err=True,
        )
        return 1 if missing else 0
    store.begin(state)
    if store.notice:
        face.say(store.notice)
    return _interview(face, store, order, state, presets.all, resumed=resumed)


def preset_list() -> str:
    """The presets, one to a line."""
    _, questionnaire = load_questions()
    return "\n".join(f"{preset.id}: {preset.title}. {preset.describes}" for preset in load_presets(questionnaire).all)


def _interview(
    face: Face, store: Store, order: QuestionOrder, state: State, presets: tuple[Preset, ...], *, resumed: bool
) -> int:
    from assembler.interview.sitting.interview import Interview, SittingOutcome
    from assembler.interview.sitting.session import Session

    face.say(_welcome(store.file, resumed=resumed))
    try:
        outcome = Interview(Session(face, order, services_for(store), store, state), presets).run()
    except AnswersError:
        face.say(
            f"\nStopped. {store.file} was changed by hand and cannot be read as it is now, so it was left alone.\n"
            f"Everything you answered is kept. Put right what is named below; then go on with: assembler interview {store.file}"
        )
        raise
    if outcome is SittingOutcome.STOPPED:
        face.say(
            f"\nStopped. Everything you answered is saved in {store.file}.\nGo on with: assembler interview {store.file}"
        )
        return 130
    face.say(f"The answers are in {store.file}. Change them with: assembler interview {store.file}")
    if words := papers_words(store.file):
        face.say(words)
    return 0


def _welcome(file: Path, *, resumed: bool) -> str:
    if resumed:
        return f"Going on with {file}."
    return (
        f"The answers are kept in {file}: each in the journal beside it as soon as you give it, then in the file.\n"
        "You can stop at any time with Ctrl-C and go on later.\n"
        "What you learn here about the Act is not legal advice."
    )


def _face(options: InterviewOptions, *, shown: Callable[[], None]) -> Face | None:
    """The face that suits the terminal, or None where nobody can be asked."""
    from assembler.interview.faces.choose import choose_face

    return choose_face(
        sys.stdin, sys.stdout, os.environ, plain=options.plain, one_by_one=options.one_by_one, shown=shown
    )
