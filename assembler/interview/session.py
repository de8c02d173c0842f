"""The interview itself: questions put one at a time to a face, every answer recorded, the statute heard as it goes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from assembler.errors import AnswersError, AssemblerError
from assembler.interview.advising import cures, list_title, notice_words, ready_notices, status_words, step_label
from assembler.interview.asking import event_of, help_words, prompt_for
from assembler.interview.course import Course
from assembler.interview.draft import Spot
from assembler.interview.events import Accept, Back, Event, FinishList, Leave, Suggest, Visit
from assembler.interview.listing import edit_list
from assembler.interview.outside import Notice, Outside
from assembler.interview.presets import Preset, kind_prompt
from assembler.interview.prompts import Command, Face, Option, Prompt, Reply
from assembler.interview.reviewing import FINISH, effect_words, section_prompt, sections_prompt, spot_text
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
    """One sitting. `run` saves whatever happens; `heard` are the findings already told; `found`, those on the present view."""

    face: Face
    course: Course
    outside: Outside
    store: Store
    state: State
    view: View
    presets: tuple[Preset, ...] = ()
    heard: frozenset[tuple[str, str, str]] | None = None
    found: tuple[View, tuple[Notice, ...]] | None = None
    accepted_by: str = ""
    section: str = ""

    @classmethod
    def of(
        cls, face: Face, course: Course, outside: Outside, store: Store, state: State, presets: tuple[Preset, ...] = ()
    ) -> Session:
        """A sitting that goes on from a state; where nothing has been answered yet, it begins by offering the presets."""
        return cls(face, course, outside, store, state, View(state, course), presets)

    def run(self) -> Outcome:
        """Ask everything, review, finish. On Ctrl-C or the end of input the answers are saved and the interview is STOPPED."""
        try:
            self.choose_kind()
            self.ask_all()
            while self.review():
                self.ask_all()
            self.finish()
        except (KeyboardInterrupt, EOFError):
            return Outcome.STOPPED
        finally:
            self.store.save(self.state)
        return Outcome.FINISHED

    def do(self, event: Event) -> bool:
        """Apply an event and record it. False, and the state as it was, when the answer is not allowed."""
        if self.heard is None:
            self.heard = frozenset(notice.key for notice in self.ready())
        try:
            made = apply(self.state, event, self.course)
        except AnswersError as error:
            self.face.say(problem_words(error))
            return False
        self.store.record(event)
        self.state = made
        self.view = View(made, self.course)
        return True

    def notices(self) -> tuple[Notice, ...]:
        """What the statute says of the answers now."""
        if self.found is None or self.found[0] is not self.view:
            self.found = (self.view, self.outside.notices(self.view.answers))
        return self.found[1]

    def ready(self) -> tuple[Notice, ...]:
        """The findings that stand and can be spoken of."""
        return ready_notices(self.notices(), self.view)

    def status(self) -> str:
        """The standing line; not yet on the first question of a sitting, which is put before the law has been read."""
        return f"[{status_words(self.notices(), self.view)}]" if self.heard is not None else ""

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
            self.enter_section(step.section)
            if step.table is not None:
                self.table(step)
            else:
                self.question(step)

    def enter_section(self, section: str) -> None:
        """At the beginning of a section: save the one before, and introduce this one."""
        if section == self.section:
            return
        if self.section:
            self.store.save(self.state)
        self.section = section
        found = next(one for one in self.course.questionnaire.sections if one.id == section)
        self.face.say(f"\n== {found.title} ==\n{found.intro}")

    def question(self, step: Step) -> None:
        """Put one question until it is dealt with, or the user goes elsewhere."""
        reply = self.face.ask(prompt_for(step, self.view, self.status()))
        if isinstance(reply, Command) and self.command(reply, step):
            return
        event = event_of(step, self.with_note(reply))
        before = self.outside.contents(self.view.answers) if self.state.at is not None else None
        if isinstance(event, Leave) and self.takes_default(step):
            event = event_of(step, self.default(step))
        if self.do(event):
            if before is not None:
                self.say_effect(before)
            self.hear()

    def takes_default(self, step: Step) -> bool:
        """Whether Enter takes the default as the answer, so that it stands in the file."""
        return step.question is not None and step.question.default is not None and step.origin in ("default", "given")

    def default(self, step: Step) -> Reply:
        """What Enter takes."""
        value = prompt_for(step, self.view, "").default
        return value if isinstance(value, tuple) or not value.startswith("to be agreed") else Command.OPEN

    def with_note(self, reply: Reply) -> Reply:
        """“To be agreed” by key, with a note if the user has one."""
        if reply is not Command.OPEN:
            return reply
        prompt = Prompt(
            kind="words",
            question="A note on what has to be agreed, or by whom?",
            leave="leaves it without a note",
            commands=frozenset(),
        )
        note = self.face.ask(prompt)
        return f"to be agreed: {note}" if isinstance(note, str) else reply

    def command(self, command: Command, step: Step) -> bool:
        """Obey a command; False when it is an answer after all."""
        if command is Command.HELP:
            self.help(step)
        elif command is Command.BACK:
            if self.view.next is not None and apply(self.state, Back(), self.course) is self.state:
                self.face.say("This is the first question.")
            else:
                self.do(Back())
        elif command is Command.MENU:
            self.go_to_section()
        else:
            return False
        return True

    def help(self, step: Step) -> None:
        """Show what a question is for."""
        if step.question is not None:
            self.face.say(help_words(step.question, self.outside.drives(step.field)))
            return
        self.face.say(
            f"Here you put together {list_title(step)}. Choose a row to change, remove or move it; add others; "
            "then say that it is complete."
        )

    def go_to_section(self) -> None:
        """Let the user choose a section: its first question not dealt with, or else its answers, to change one."""
        options = tuple(Option(section, title) for section, title in self.course.titles.items())
        reply = self.face.ask(Prompt(kind="one", question="Go to which section?", options=options, leave="stays here"))
        if not isinstance(reply, str):
            return
        waiting = next(
            (step for step in self.view.steps if step.section == reply and step.asked and not step.settled), None
        )
        if waiting is not None:
            self.do(Visit(waiting.spot))
        else:
            self.choose_answer(reply)

    def choose_answer(self, section: str, within: Spot = ()) -> bool:
        """Show the answers of a section and let the user choose one to change. False when none was."""
        reply = self.face.ask(section_prompt(self.view, section, within))
        if isinstance(reply, Command) or reply == FINISH:
            return False
        chosen = next(step for step in self.view.steps if spot_text(step.spot) == reply)
        return self.do(Visit(chosen.spot))

    def table(self, step: Step) -> None:
        """Put a list together until it is complete, or the user goes elsewhere."""
        reply = self.face.ask(table_prompt(step, self.view, self.status()))
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
        self.hear()

    def say_effect(self, before: object) -> None:
        """Say what a change did to the agreement."""
        words = effect_words(before, self.outside.contents(self.view.answers))  # type: ignore[arg-type]
        if words:
            self.face.say(f"That {words}.")

    def hear(self) -> None:
        """Tell the findings that newly stand, and offer to cure them."""
        ready = self.ready()
        new = [notice for notice in ready if notice.key not in (self.heard or ())]
        self.heard = frozenset(notice.key for notice in ready)
        for notice in new:
            self.face.say(notice_words(notice))
            if notice.finding.action in ("BLOCK", "WARN") and self.offer_cure(notice):
                return

    def offer_cure(self, notice: Notice) -> bool:
        """Let the user cure a finding, accept a warning, or go on. True when a question is to be visited."""
        steps = cures(notice, self.view)
        options = [Option("on", "Go on, and come back to it later")]
        options += [Option(spot_text(step.spot), f"Answer now: {step_label(step)}") for step in steps]
        if notice.finding.action == "WARN":
            options.append(Option("accept", "Accept the warning, with a reason"))
        prompt = Prompt(
            kind="one",
            question="What would you like to do?",
            options=tuple(options),
            default="on",
            commands=frozenset(),
        )
        reply = self.face.ask(prompt)
        if reply == "accept":
            self.accept(notice)
        chosen = next((step for step in steps if spot_text(step.spot) == reply), None)
        return chosen is not None and self.do(Visit(chosen.spot))

    def accept(self, notice: Notice) -> None:
        """Record that a warning is accepted: by whom (asked once), and why."""
        if not self.accepted_by:
            who = self.face.ask(
                Prompt(
                    kind="words",
                    question="Who accepts the warning?",
                    example="Head of Legal Services",
                    leave="goes back",
                )
            )
            if not isinstance(who, str):
                return
            self.accepted_by = who
        reason = self.face.ask(Prompt(kind="words", question="For what reason?", leave="goes back"))
        if isinstance(reason, str):
            prepared = self.view.answers.values.document.prepared_on
            on = prepared.isoformat() if prepared else self.outside.today
            if self.do(Accept(notice.finding.rule, self.accepted_by, on, reason)):
                self.face.say("The warning is accepted. It stays in the cover note, with the reason.")

    def review(self) -> bool:
        """Show the answers for checking. True when one is to be changed; False when all is as it should be."""
        while True:
            reply = self.face.ask(sections_prompt(self.view, self.status()))
            if not isinstance(reply, str) or reply == FINISH:
                return False
            if self.choose_answer(reply):
                return True

    def finish(self) -> None:
        """Tell what the answers make, and assemble it if the user wishes."""
        self.store.save(self.state)
        try:
            self.tell_and_assemble()
        except AssemblerError as error:
            self.face.say(str(error))

    def tell_and_assemble(self) -> None:
        """The end itself. Raises AssemblerError when no agreement can be made, or no file written."""
        self.face.say("\n".join(self.outside.summary(self.view.source)))
        options = (Option("yes", "Yes, a draft in Word"), Option("no", "No, only the answers file"))
        prompt = Prompt(
            kind="one", question="Assemble the agreement now?", options=options, default="yes", commands=frozenset()
        )
        if self.face.ask(prompt) in ("yes", Command.LEAVE):
            self.face.say(self.outside.assemble())
