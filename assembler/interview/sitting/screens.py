"""Screens of questions: a page put to a face that can show one, and what was filled in applied at once."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace

from assembler.interview.core.events import Answer, FinishList, ScreenFilled
from assembler.interview.core.pages import Page, PageLine, section_page
from assembler.interview.talk.consequence_words import with_consequences
from assembler.interview.talk.form import Form, FormFace, FormReply
from assembler.interview.talk.forms import apart_in, event_of_page, form_of, names_given, naming_of
from assembler.interview.talk.labels import list_title
from assembler.interview.talk.lists import new_item
from assembler.interview.talk.prompts import Command, Reply
from assembler.interview.talk.questions import APART, echo_words, event_of, help_words

if TYPE_CHECKING:
    from assembler.interview.core.draft import StablePath
    from assembler.interview.core.steps import Step
    from assembler.interview.sitting.session import Session


class Screens:
    """The screens of one sitting. `seen` are the usual answers that were on one; `behind` the screens that Back leads to."""

    def __init__(self, session: Session, face: FormFace) -> None:
        self.session = session
        self.face = face
        self.seen: set[StablePath] = set()
        self.behind: list[Page] = []
        self.kept: dict[StablePath, object] = {}

    def fill(self, page: Page) -> Command | None:
        """Put a page until what is on it is allowed, or the user goes elsewhere: the command with which that is done."""
        self.kept = {}
        form = form_of(page, self.session.view, self.session.status(), self.help_of, partial(self.keep, page))
        form = self.with_consequences(page, form)
        reply = self.face.fill(form)
        self.seen.update(step.spot for line in page.lines if line.usual for step in line.steps)
        self.take(page, form, reply)
        if reply.command is None:
            self.behind.append(page)
        return reply.command

    def keep(self, page: Page, number: int, reply: Reply) -> None:
        """Put one line's answer on the disk while the screen is still being filled in."""
        line = page.lines[number]
        if line.step.question is None or isinstance(reply, Command) or reply == APART:
            return
        event = event_of(line.step, reply)
        assert isinstance(event, Answer)  # noqa: S101 - words and choices are answers
        answers = tuple((step.spot, event.value) for step in line.steps)
        if self.session.do(ScreenFilled(answers)):
            self.kept.update(answers)

    def take(self, page: Page, form: Form, reply: FormReply) -> None:
        """Apply what was filled in, and read back the dates that were typed in numbers."""
        filled = event_of_page(page, form, reply)
        filled = ScreenFilled(tuple(one for one in filled.answers if self.kept.get(one[0]) != one[1]), filled.left)
        if (filled.answers or filled.left) and not self.session.do(filled):
            for one in filled.answers:  # each by itself: what is allowed is kept, and the rest is put again
                self.session.do(ScreenFilled((one,)))
        for apart in apart_in(page, reply.replies):
            self.session.do(apart)
        for line, shown, given in zip(page.lines, form.lines, reply.replies, strict=True):
            if line.step.question is None:
                self.add_rows(line.step, names_given(given, shown.prompt))
            elif echo := echo_words(line.step.question, given):
                self.face.say(f"{line.step.question.label}: {echo}")

    def add_rows(self, step: Step, names: tuple[str, ...]) -> None:
        """A row for each name, and the list complete."""
        for name in names:
            self.session.do(new_item(step, self.session.view, naming_of(step, self.session.view), name))
        if names:
            self.session.do(FinishList(step.spot))

    def back(self) -> Page | None:
        """The screen before, as its answers are now; None where there is none."""
        while self.behind:
            page = self.behind.pop()
            found = [
                PageLine(steps)
                for line in page.lines
                if line.step.question is not None
                and (steps := tuple(now for step in line.steps if (now := self._asked(step)) is not None))
            ]
            if found:
                return Page(page.section, tuple(found))
        return None

    def before(self, section: str) -> Page | None:
        """The answers of the section before, where no screen of this sitting is behind."""
        sections = list(self.session.order.titles)
        for earlier in reversed(sections[: sections.index(section)]):
            page = section_page(self.session.view, earlier)
            if page.lines:
                return page
        return None

    def _asked(self, step: Step) -> Step | None:
        now = self.session.view.by_spot.get(step.spot)
        return now if now is not None and now.asked else None

    def with_consequences(self, page: Page, form: Form) -> Form:
        """The form with what each value of a choice of several brings beside it."""
        lines = tuple(
            shown.with_prompt(with_consequences(shown.prompt, self.session.services.consequences(line.step.field)))
            if shown.prompt.kind == "many" and line.step.question is not None
            else shown
            for line, shown in zip(page.lines, form.lines, strict=True)
        )
        return replace(form, lines=lines)

    def help_of(self, step: Step) -> str:
        """What a line is for."""
        if step.question is None:
            more = "More is asked about each, and rows can be added and removed when you check your answers."
            return f"Here you name {list_title(step)}, to begin with. {more}"
        return help_words(step.question, self.session.services.clauses_reading(step.field))
