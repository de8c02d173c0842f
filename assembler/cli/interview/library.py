"""What an interview takes of the library: its questions in order, and the effects of answers. Each is made once."""

from __future__ import annotations

import gc
import threading
from functools import cache
from typing import TYPE_CHECKING

from assembler.interview.core.question_order import QuestionOrder
from assembler.library.loading import load_presets, load_questions
from assembler.register import load_register

if TYPE_CHECKING:
    from assembler.completion import Answers
    from assembler.effects.effects import Effects

_LOCK, _ORDER_LOCK = threading.Lock(), threading.Lock()


@cache
def _effects() -> Effects:
    from assembler.cli.common import compiled_library
    from assembler.effects.effects import Effects

    return Effects(compiled_library(), load_register())


def effects() -> Effects:
    """The effects of answers, whose compiled library is made once: while the first question is being answered, or when it is needed."""
    with _LOCK:
        return _effects()


@cache
def _question_order() -> QuestionOrder:
    vocabulary, questionnaire = load_questions()
    return QuestionOrder(questionnaire.of_agreements, vocabulary, load_register(), load_presets().later)


def question_order() -> QuestionOrder:
    """The questions of an agreement in their order, with the register that completes their answers: made once, as the effects are."""
    with _ORDER_LOCK:
        return _question_order()


def warm(answers: Answers) -> None:
    """Make the effects and try them on some answers, so that no later question waits for what is made once."""
    working = effects()
    working.notices(answers)
    working.contents(answers)
    working.clauses_reading("")
    working.choice_consequences("")
    gc.freeze()  # the library stays to the end: no search for garbage need walk through it between two questions
