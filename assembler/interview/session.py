"""The interview itself: questions put one at a time to a face, every answer recorded, the statute heard as it goes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from assembler.answers.standing_in import left_open
from assembler.errors import AnswersError
from assembler.interview.advising import list_title
from assembler.interview.asking import event_of, event_of_each, help_words, prompt_for, prompt_for_each
from assembler.interview.checking import finish, go_to_section, review
from assembler.interview.events import Back, Event, FinishList, Suggest
from assembler.interview.hearing import Adviser
from assembler.interview.listing import edit_list
from assembler.interview.presets import Preset, kind_prompt
from assembler.interview.prompts import Command, Face, Prompt, Reply
from assembler.interview.question_order import QuestionOrder
from assembler.interview.reviewing import effect_words
from assembler.interview.services import Placed, Services
from assembler.interview.state import State, View, apply, problem_words
from assembler.interview.steps import Step
from assembler.interview.store import Store
from assembler.interview.tables import DONE, table_prompt


class Outcome(Enum):
    """How an interview ended."""

    FINISHED = "finished"
    STOPPED = "stopped"


@dataclass(slots=True)
class Session:
    """One sitting. `run` saves whatever happens; `section` is the one that was introduced last."""

    face: Face
    course: QuestionOrder
    outside: Services
    store: Store
    state: State
    view: View
    presets: tuple[Preset, ...] = ()
    section: str = ""
    hearing: Adviser = field(init=False)

    def __post_init__(self) -> None:
        """The law is heard of this sitting."""
        self.hearing = Adviser(self)

    @classmethod
    def of(
        cls,
        face: Face,
        course: QuestionOrder,
        outside: Services,
        store: Store,
        state: State,
        presets: tuple[Preset, ...] = (),
    ) -> Session:
        """A sitting that goes on from a state; where nothing has been answered yet, it begins by offering the presets."""
        return cls(face, course, outside, store, state, View(state, course), presets)

    def run(self) -> Outcome:
        """Ask everything, review, finish. On Ctrl-C or the end of input the answers are saved and the interview is STOPPED."""
        try:
            self.choose_kind()
            self.ask_all()
            while review(self) or not finish(self):
                self.ask_all()
        except (KeyboardInterrupt, EOFError):
            return Outcome.STOPPED
        finally:
            self.save()
        return Outcome.FINISHED

    def save(self) -> None:
        """Write the answers file. What was changed in it by hand since is taken up; AnswersError where it no longer reads."""
        saved = self.store.save(self.state)
        if saved is not self.state:
            self.state, self.view = saved, View(saved, self.course)
            self.face.say(f"{self.store.file.name} was changed by hand meanwhile. What it says now is taken up.")

    def saved(self) -> bool:
        """Write the answers file, or say why that must wait: it was changed by hand and does not read. The answers are in the journal."""
        try:
            self.save()
        except AnswersError as error:
            self.face.say(f"{error}\nSo the file was left as it is. Your answers are kept; put it right meanwhile.")
            return False
        return True

    def do(self, event: Event) -> bool:
        """Apply an event and record it. False, and the state as it was, when the answer is not allowed."""
        self.hearing.begin()
        try:
            made = apply(self.state, event, self.course)
        except AnswersError as error:
            self.face.say(problem_words(error))
            return False
        self.store.record(event)
        self.state = made
        self.view = View(made, self.course)
        return True

    def choose_kind(self) -> None:
        """At the very beginning: what kind of collaboration it is, for the answers that such ones usually have."""
        if not self.presets or self.state.draft or self.state.done:
            return
        reply = self.face.ask(kind_prompt(self.presets))
        preset = next((preset for preset in self.presets if preset.id == reply), None)
        if preset is not None and self.do(Suggest(preset.answers)):
            self.face.say(
                "Its usual answers are proposed. Each is shown, and can be changed, when you check your answers."
            )

    def ask_all(self) -> None:
        """Put every question that is waiting, one by one."""
        while (step := self.view.next) is not None:
            if step.section != self.section:
                self.enter_section(
                    step.section
                )  # which may take up what was changed by hand: what is next is asked again
            elif step.table is not None:
                self.table(step)
            else:
                self.question(step)

    def enter_section(self, section: str) -> None:
        """Save the section before, if it can be, and introduce this one."""
        if self.section:
            self.saved()
        self.section = section
        found = next(one for one in self.course.questionnaire.sections if one.id == section)
        self.face.say(f"\n== {found.title} ==\n{found.intro}")

    def question(self, step: Step) -> None:
        """Put one question until it is dealt with, or the user goes elsewhere."""
        group = self.view.group
        status = self.hearing.status()
        put = prompt_for_each(group, self.view, status) if len(group) > 1 else prompt_for(step, self.view, status)
        reply = self.with_note(self.face.ask(put))
        if isinstance(reply, Command) and self.command(reply, step):
            return
        if reply is Command.LEAVE and self.takes_default(step):
            reply = _default(put)
        before = self.outside.contents(self.view.answers) if self.state.at is not None else None
        if self.do(event_of_each(group, reply) if len(group) > 1 else event_of(step, reply)):
            if before is not None:
                self.say_effect(before)
            self.hearing.hear()

    def takes_default(self, step: Step) -> bool:
        """Whether Enter takes the default as the answer, so that it stands in the file."""
        return step.question is not None and step.question.default is not None and step.origin in ("default", "given")

    def with_note(self, reply: Reply) -> Reply:
        """“To be agreed” by key, with a note if the user has one; the note's own Back leads back to the question."""
        if reply is not Command.OPEN:
            return reply
        prompt = Prompt(
            kind="words",
            question="A note on what has to be agreed, or by whom?",
            leave="leaves it without a note",
        )
        note = self.face.ask(prompt)
        if note is Command.BACK:
            return Command.RETURN
        return f"to be agreed: {note}" if isinstance(note, str) else reply

    def command(self, command: Command, step: Step) -> bool:
        """Obey a command; False when it is an answer after all. RETURN obeys itself: the same question is put again."""
        if command is Command.HELP:
            self.help(step)
        elif command is Command.BACK:
            if self.view.next is not None and apply(self.state, Back(), self.course) is self.state:
                self.face.say("This is the first question.")
            else:
                self.do(Back())
        elif command is Command.MENU:
            go_to_section(self)
        return command not in (Command.LEAVE, Command.OPEN)

    def help(self, step: Step) -> None:
        """Show what a question is for."""
        if step.question is not None:
            self.face.say(help_words(step.question, self.outside.drives(step.field)))
            return
        self.face.say(
            f"Here you put together {list_title(step)}. Choose a row to change, remove or move it; add others; "
            "then say that it is complete."
        )

    def table(self, step: Step) -> None:
        """Put a list together until it is complete, or the user goes elsewhere."""
        reply = self.face.ask(table_prompt(step, self.view, self.hearing.status()))
        if isinstance(reply, Command) and self.command(reply, step):
            return
        before = self.outside.contents(self.view.answers) if self.state.at is not None else None
        chosen = reply if isinstance(reply, str) else table_prompt(step, self.view, "").default
        if chosen == DONE:
            self.do(FinishList(step.spot))
        else:
            edit_list(self, step, str(chosen))
            if before is not None:
                self.say_effect(before)
        self.hearing.hear()

    def say_effect(self, before: Mapping[str, Placed]) -> None:
        """Say what a change did to the agreement."""
        words = effect_words(before, self.outside.contents(self.view.answers))
        if words:
            self.face.say(f"That {words}.")


def _default(prompt: Prompt) -> Reply:
    """What Enter takes."""
    value = prompt.default
    return value if isinstance(value, tuple) or left_open(value) is None else Command.OPEN
