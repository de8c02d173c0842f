"""A sitting over one answers file: begun or gone on with, every question put, the answers saved, the papers named."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

import click

from assembler.cli.interview import library
from assembler.cli.interview.papers import papers_words
from assembler.cli.interview.services import services_for, store_of
from assembler.cli.interview.start import begun, missing_words
from assembler.cli.interview.welcome import INTERRUPTED, welcome
from assembler.errors import AnswersError, AssemblerError
from assembler.interview.core.state import State
from assembler.interview.core.view import View
from assembler.interview.sitting.interview import Interview, SittingOutcome
from assembler.interview.sitting.session import Session
from assembler.library.loading import load_presets

if TYPE_CHECKING:
    from assembler.cli.interview.head_start import HeadStart
    from assembler.cli.interview.options import InterviewOptions
    from assembler.interview.store.store import Store
    from assembler.interview.talk.prompts import Face, Reply


def sit(options: InterviewOptions, face: Face, head_start: HeadStart, kind: Reply | None) -> int:
    """Interview on a face until all is answered, or the user stops. `kind` is the reply to the first question, if put. The status."""
    order, presets = library.question_order(), load_presets()
    store = store_of(options.file, order)
    state, resumed = begun(options, store, order, presets)
    head_start.state = state
    store.begin(state)
    if store.notice:
        face.say(store.notice)
    if kind is None:
        face.say(f"Going on with {store.file}." if resumed else welcome(store.file))
    session = Session(face, order, services_for(store), store, state)
    return _ended(_outcome(Interview(session, presets.all, kind)), face, store)


def what_is_missing(options: InterviewOptions) -> int:
    """Say which answers are missing, where nobody can be asked for them. The status."""
    order = library.question_order()
    store = store_of(options.file, order)
    state, _ = begun(options, store, order, load_presets())
    view = View(state, order)
    effects = library.effects()
    missing = missing_words(view, effects.notices(view.answers), effects.open_places(view.answers))
    if store.notice:
        click.echo(store.notice, err=True)
    none = f"No answer is missing. To see which findings apply: assembler check {options.file}"
    click.echo("\n".join(missing or (none,)), err=True)
    return 1 if missing else 0


def warm(state: State | None) -> None:
    """Make what later questions need. A fault in the library or the answers is reported when they are needed, in the interview's thread."""
    with contextlib.suppress(AssemblerError):
        library.warm(View(state or State({}), library.question_order()).answers)


def _outcome(interview: Interview) -> SittingOutcome:
    """How an interview ended. Raises AnswersError where the file was changed meanwhile into what cannot be read."""
    face, file = interview.face, interview.session.store.file
    try:
        return interview.run()
    except AnswersError:
        face.say(
            f"\nStopped. {file} was changed by hand and cannot be read as it is now, so it was left alone.\n"
            f"Everything you answered is kept. Put right what is named below; then go on with: assembler interview {file}"
        )
        raise


def _ended(outcome: SittingOutcome, face: Face, store: Store) -> int:
    if outcome is SittingOutcome.STOPPED:
        face.say(
            f"\nStopped. Everything you answered is saved in {store.file}.\nGo on with: assembler interview {store.file}"
        )
        return INTERRUPTED
    face.say(f"The answers are in {store.file}. Change them with: assembler interview {store.file}")
    if words := papers_words(store.file):
        face.say(words)
    return 0
