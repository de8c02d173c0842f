"""The compiled library of an interview, read while the first question is being answered."""

from __future__ import annotations

import contextlib
import gc
import threading
from functools import cache
from typing import TYPE_CHECKING

from assembler.errors import AssemblerError
from assembler.interview.core.question_order import QuestionOrder
from assembler.interview.core.state import State
from assembler.interview.core.view import View
from assembler.register import load_register

if TYPE_CHECKING:
    from assembler.completion import Answers
    from assembler.effects.effects import Effects

_LOCK = threading.Lock()


@cache
def _effects() -> Effects:
    from assembler.cli.common import compiled_library
    from assembler.effects.effects import Effects

    return Effects(compiled_library(), load_register())


def effects() -> Effects:
    """The effects of answers, whose compiled library is made once: while the first question is being answered, or when it is needed."""
    with _LOCK:
        return _effects()


class Warming:
    """The library read, compiled and tried once while the first question is on the screen, in the time that its reader takes."""

    def __init__(self, state: State, order: QuestionOrder) -> None:
        self.state = state
        self.order = order
        self.begun = False

    def begin(self) -> None:
        """Begin, unless it has begun."""
        if not self.begun:
            self.begun = True
            threading.Thread(target=self.warm, name="warming", daemon=True).start()

    def warm(self) -> None:
        """Make the effects. A fault in the library or the answers is reported when they are needed, in the interview's own thread."""
        with contextlib.suppress(AssemblerError):
            warm(View(self.state, self.order).answers)


def warm(answers: Answers) -> None:
    """Make the effects and try them on some answers, so that no later question waits for what is made once."""
    working = effects()
    working.notices(answers)
    working.contents(answers)
    working.drives("")
    working.brought("")
    gc.freeze()  # the library stays to the end: no search for garbage need walk through it between two questions
