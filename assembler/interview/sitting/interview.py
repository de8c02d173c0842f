"""The interview itself: questions put one at a time to a face, every answer recorded, findings reported as they come."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from assembler.interview.core.events import Accept, Back, FinishList, Suggest
from assembler.interview.core.pages import Page, next_page
from assembler.interview.core.transitions import apply
from assembler.interview.sitting.adviser import ACCEPTED_WORDS
from assembler.interview.sitting.list_changes import edit_list
from assembler.interview.sitting.review import finish, go_to_section, review
from assembler.interview.sitting.screens import Screens
from assembler.interview.talk.consequence_words import with_consequences
from assembler.interview.talk.form import FormFace
from assembler.interview.talk.labels import list_title
from assembler.interview.talk.lists import DONE, table_prompt
from assembler.interview.talk.presets import kind_prompt
from assembler.interview.talk.prompts import Command, Prompt, Reply
from assembler.interview.talk.questions import (
    echo_words,
    event_of,
    event_of_each,
    help_words,
    prompt_for,
    prompt_for_each,
    taken,
)
from assembler.interview.talk.review_prompts import effect_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assembler.effects.values import Placed
    from assembler.interview.core.draft import Draft
    from assembler.interview.core.steps import Step
    from assembler.interview.sitting.session import Session
    from assembler.library.presets import Preset


class SittingOutcome(Enum):
    """How an interview ended."""

    FINISHED = "finished"
    STOPPED = "stopped"


class Interview:
    """The questions of one sitting, put until all are dealt with and the answers checked.

    Where nothing has been answered yet, it begins by offering the presets; `kind` is what was chosen of them, where they were offered
    before it began. `section` is the one that was introduced last, `kind_put` whether the presets were offered.
    """

    def __init__(self, session: Session, presets: tuple[Preset, ...] = (), kind: Reply | None = None) -> None:
        self.session = session
        self.face = session.face
        self.presets = presets
        self.kind = kind
        self.section = ""
        self.kind_put = False
        self.screens = Screens(session, session.face) if isinstance(session.face, FormFace) else None

    def run(self) -> SittingOutcome:
        """Ask everything, review, finish. On Ctrl-C or the end of input the answers are saved and the interview is STOPPED."""
        try:
            self.choose_kind()
            self.ask_all()
            while review(self.session, self.screens) or not finish(self.session):
                self.ask_all()
        except (KeyboardInterrupt, EOFError):
            return SittingOutcome.STOPPED
        finally:
            self.session.save()
        return SittingOutcome.FINISHED

    def advise(self) -> None:
        """Let the adviser speak of the answers as they are now, and do what the user chooses."""
        event = self.session.adviser.advise(self.session.view)
        if event is not None and self.session.do(event) and isinstance(event, Accept):
            self.face.say(ACCEPTED_WORDS)

    def choose_kind(self) -> None:
        """At the very beginning: what kind of collaboration it is, for the answers that such ones usually have."""
        if self.presets and not (_answered(self.session.state.draft) or self.session.state.done):
            self.take_kind(self.kind or self.face.ask(kind_prompt(self.presets)))

    def take_kind(self, reply: Reply) -> None:
        """Propose what was chosen. Another preset takes the place of the one before."""
        self.kind_put = True
        had = len(self.session.state.suggested)
        preset = next((preset for preset in self.presets if preset.id == reply), None)
        if preset is not None and self.session.do(Suggest(preset.answers)):
            before = "What the earlier preset proposed is gone; what you answered stays. " if had else ""
            self.face.say(
                f"{before}Its usual answers are proposed. Each is shown, and can be changed, when you check your answers."
            )

    def at_the_first(self) -> None:
        """Back from the first question: to the kind of collaboration, where that was asked."""
        if self.kind_put or (self.presets and self.session.state.suggested):
            self.take_kind(self.face.ask(kind_prompt(self.presets)))
        else:
            self.face.say("This is the first question.")

    def ask_all(self) -> None:
        """Put every question that is waiting, one by one."""
        while (put := self.next()) is not None:
            if put.section != self.section:
                self.enter_section(
                    put.section
                )  # it may take up what was changed by hand, so what is next is asked again
            elif isinstance(put, Page):
                self.page(put)
            elif put.table is not None:
                self.table(put)
            else:
                self.question(put)

    def next(self) -> Page | Step | None:
        """What to put to the user now: a screen of questions where the face can show one, or else one question or list."""
        view = self.session.view
        return next_page(view, frozenset(self.screens.seen)) if self.screens else view.next

    def page(self, page: Page) -> None:
        """Put a screen of questions, and those that Back leads to, until the user goes on."""
        assert self.screens is not None  # noqa: S101 - a page is made only for a face that can show it
        command = self.screens.fill(page)
        while command is Command.BACK:
            earlier = self.screens.back() or self.screens.before(page.section)
            if earlier is None:
                self.at_the_first()
                return
            page, before = earlier, self.session.contents()
            command = self.screens.fill(page)
            self.say_effect(before)
        if command is Command.MENU:
            go_to_section(self.session, self.screens)
        else:
            self.advise()

    def enter_section(self, section: str) -> None:
        """Save the section before, if it can be, and introduce this one."""
        if self.section:
            self.session.saved()
        self.section = section
        found = next(one for one in self.session.order.questionnaire.sections if one.id == section)
        self.face.say(f"\n== {found.title} ==\n{found.intro}")

    def question(self, step: Step) -> None:
        """Put one question until it is dealt with, or the user goes elsewhere."""
        view, status = self.session.view, self.session.status()
        group = view.group
        put = prompt_for_each(group, view, status) if len(group) > 1 else prompt_for(step, view, status)
        if put.kind == "many":
            put = with_consequences(put, self.session.services.consequences(step.field))
        reply = self.with_note(self.face.ask(put))
        if isinstance(reply, Command) and self.command(reply, step):
            return
        reply = taken(step, put, reply)
        before = self.before_a_change()
        if self.session.do(event_of_each(group, reply) if len(group) > 1 else event_of(step, reply)):
            if step.question is not None and (echo := echo_words(step.question, reply)):
                self.face.say(echo)
            if before is not None:
                self.say_effect(before)
            self.advise()

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
            state = self.session.state
            if self.session.view.next is not None and apply(state, Back(), self.session.order) is state:
                self.at_the_first()
            else:
                self.session.do(Back())
        elif command is Command.MENU:
            go_to_section(self.session, self.screens)
        return command not in (Command.LEAVE, Command.OPEN)

    def help(self, step: Step) -> None:
        """Show what a question is for."""
        if step.question is not None:
            self.face.say(help_words(step.question, self.session.services.clauses_reading(step.field)))
            return
        self.face.say(
            f"Here you put together {list_title(step)}. Choose a row to change, remove or move it; add others; "
            "then say that it is complete."
        )

    def table(self, step: Step) -> None:
        """Put a list together until it is complete, or the user goes elsewhere."""
        reply = self.face.ask(table_prompt(step, self.session.view, self.session.status()))
        if isinstance(reply, Command) and self.command(reply, step):
            return
        before = self.before_a_change()
        chosen = reply if isinstance(reply, str) else table_prompt(step, self.session.view, "").default
        if chosen == DONE:
            self.session.do(FinishList(step.spot))
        else:
            edit_list(self.session, step, str(chosen))
            if before is not None:
                self.say_effect(before)
        self.advise()

    def before_a_change(self) -> Mapping[str, Placed] | None:
        """What the agreement holds before an answer that was gone back to is given anew; None where it is given for the first time."""
        return self.session.contents() if self.session.state.at is not None else None

    def say_effect(self, before: Mapping[str, Placed]) -> None:
        """Say what a change did to the agreement."""
        words = effect_words(before, self.session.contents())
        if words:
            self.face.say(f"That {words}.")


def _answered(draft: Draft) -> bool:
    """Whether a draft has an answer: the permanent id of an agreement is none, for nobody gave it."""
    return any(key != "document" or value.keys() - {"id"} for key, value in draft.items())
