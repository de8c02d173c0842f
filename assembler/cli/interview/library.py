"""What an interview takes of the library: its questions in order, and the effects of answers. Each is made once."""

from __future__ import annotations

import gc
import threading
from functools import cache, wraps
from typing import TYPE_CHECKING, TypeVar

from assembler.interview.core.question_order import QuestionOrder
from assembler.library.loading import load_presets, load_questions
from assembler.register import load_register

if TYPE_CHECKING:
    from collections.abc import Callable

    from assembler.completion import Answers
    from assembler.effects.effects import Effects

T = TypeVar("T")


def _once(make: Callable[[], T]) -> Callable[[], T]:
    """What a function makes, made once, whichever of two threads asks for it first: the other waits."""
    lock, made = threading.Lock(), cache(make)

    @wraps(make)
    def once() -> T:
        with lock:
            return made()

    return once


@_once
def effects() -> Effects:
    """The effects of answers: their compiled library is made while the first question is being answered, or when it is needed."""
    from assembler.cli.common import compiled_library
    from assembler.effects.effects import Effects

    return Effects(compiled_library(), load_register())


@_once
def question_order() -> QuestionOrder:
    """The questions of an agreement in their order, with the register that completes their answers."""
    vocabulary, questionnaire = load_questions()
    return QuestionOrder(questionnaire.of_agreements, vocabulary, load_register(), load_presets().later)


def warm(answers: Answers) -> None:
    """Make the effects and try them on some answers, so that no later question waits for what is made once."""
    working = effects()
    working.notices(answers)
    working.contents(answers)
    working.clauses_reading("")
    working.choice_consequences("")
    gc.freeze()  # the library stays to the end: no search for garbage need walk through it between two questions
