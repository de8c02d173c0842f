"""A sitting as a value: its face, files and services, the state of the answers, and the one way in which it changes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from assembler.errors import AnswersError
from assembler.interview.core.transitions import problem_words, seen_after
from assembler.interview.core.view import View
from assembler.interview.sitting.adviser import Adviser

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assembler.effects.values import Placed
    from assembler.interview.core.events import Event
    from assembler.interview.core.question_order import QuestionOrder
    from assembler.interview.core.state import State
    from assembler.interview.sitting.services import Services
    from assembler.interview.store.store import Store
    from assembler.interview.talk.prompts import Face


@dataclass(slots=True)
class Session:
    """One sitting. `view` always shows `state`; both change only in `do`, and in `save` where the file was changed by hand."""

    face: Face
    order: QuestionOrder
    services: Services
    store: Store
    state: State
    view: View = field(init=False)
    adviser: Adviser = field(init=False)

    def __post_init__(self) -> None:
        """The view shows the state, and the adviser speaks through the face."""
        self.view = View(self.state, self.order)
        self.adviser = Adviser(self.face, self.services)

    def do(self, event: Event) -> bool:
        """Apply an event and record it. False, and the state as it was, when the answer is not allowed."""
        self.adviser.begin(self.view)
        try:
            changed = seen_after(self.view, event)
        except AnswersError as error:
            self.face.say(problem_words(error))
            return False
        self.store.record(event)
        self.state, self.view = changed.state, changed
        return True

    def status(self) -> str:
        """The line above each question: how many blocks, warnings and open points there are. Empty until there is a party."""
        return self.adviser.status(self.view)

    def contents(self) -> Mapping[str, Placed]:
        """The agreement's clauses and paragraphs by key, as the answers are now."""
        return self.services.contents(self.view.answers)

    def save(self) -> None:
        """Write the answers file. What was changed in it by hand since is taken up; AnswersError where it no longer reads."""
        saved = self.store.save(self.state)
        if saved is not self.state:
            self.state, self.view = saved, View(saved, self.order)
            self.face.say(f"{self.store.file.name} was changed by hand meanwhile. What it says now is taken up.")

    def saved(self) -> bool:
        """Write the answers file, or say why that must wait: it was changed by hand and does not read. The answers are in the journal."""
        try:
            self.save()
        except AnswersError as error:
            self.face.say(f"{error}\nSo the file was left as it is. Your answers are kept; put it right meanwhile.")
            return False
        return True
