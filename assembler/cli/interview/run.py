"""An interview from its beginning to its end: the file is locked, the face chosen, the first question put, then all the others.

What the first question of a new agreement does not need is read while its reader looks at it (`head_start`).
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from assembler.cli.interview.head_start import HeadStart
from assembler.cli.interview.options import InterviewOptions
from assembler.cli.interview.welcome import INTERRUPTED, welcome
from assembler.errors import OutputError, Place, Problem
from assembler.interview.store.whereabouts import journal_path
from assembler.interview.talk.presets import kind_prompt
from assembler.library.loading import load_presets
from assembler.locking import locked

if TYPE_CHECKING:
    from pathlib import Path

    from assembler.interview.core.state import State
    from assembler.interview.talk.prompts import Face, Reply


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
    head_start = HeadStart(_warm)
    face = None if options.no_input else _face(options, shown=head_start.begin)
    kind: Reply | None = None
    if face is not None and _is_new(options):
        try:
            kind = _kind(face, options.file)
        except (KeyboardInterrupt, EOFError):
            face.say(f"\nStopped. Nothing was answered. Begin again with: assembler interview {options.file}")
            return INTERRUPTED
    from assembler.cli.interview.sitting import sit, what_is_missing

    return what_is_missing(options) if face is None else sit(options, face, head_start, kind)


def _warm(state: State | None) -> None:
    from assembler.cli.interview.sitting import warm

    warm(state)


def _is_new(options: InterviewOptions) -> bool:
    """Whether nothing is there to go on from, in the file or on the command line."""
    begun = options.preset is not None or options.earlier is not None or options.settings
    return not (begun or os.path.lexists(options.file) or os.path.lexists(journal_path(options.file)))


def _kind(face: Face, file: Path) -> Reply:
    """The reply to the first question of all, which needs no more of the library than its presets."""
    face.say(welcome(file))
    return face.ask(kind_prompt(load_presets().all))


def preset_list() -> str:
    """The presets, one to a line."""
    return "\n".join(f"{preset.id}: {preset.title}. {preset.describes}" for preset in load_presets().all)


def _face(options: InterviewOptions, *, shown: Callable[[], None]) -> Face | None:
    """The face that suits the terminal, or None where nobody can be asked."""
    from assembler.interview.faces.choose import choose_face

    return choose_face(
        sys.stdin, sys.stdout, os.environ, plain=options.plain, one_by_one=options.one_by_one, shown=shown
    )
