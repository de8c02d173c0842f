"""A page as a form to fill in: its lines as prompts, and what was filled in as an event."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assembler.interview.core.events import Answer, Apart, Event, ScreenFilled
from assembler.interview.talk.form import Form, FormLine, FormReply
from assembler.interview.talk.labels import list_title
from assembler.interview.talk.lists import item_noun
from assembler.interview.talk.prompts import Command, Option, Prompt, Reply
from assembler.interview.talk.questions import APART, event_of, options_of, prompt_for, prompt_for_each, taken
from assembler.interview.talk.usual import usual_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from assembler.interview.core.draft import StablePath
    from assembler.interview.core.pages import Page, PageLine
    from assembler.interview.core.steps import Step
    from assembler.interview.core.view import View
    from assembler.questions import Question


def form_of(
    page: Page, view: View, status: str, help_of: Callable[[Step], str], keep: Callable[[int, Reply], None]
) -> Form:
    """A page as it is put to the user."""
    lines = tuple(_line(line, view, help_of) for line in page.lines)
    return Form(section_words(page.section, view), status, lines, keep)


def section_words(section: str, view: View) -> str:
    """“The parties, section 2 of 15”: of those in which anything is asked."""
    asked = list(dict.fromkeys(step.section for step in view.steps if step.asked))
    title = view.order.titles[section]
    return f"{title}, section {asked.index(section) + 1} of {len(asked)}" if section in asked else title


def _line(line: PageLine, view: View, help_of: Callable[[Step], str]) -> FormLine:
    step = line.step
    if step.question is None:
        label, prompt = list_title(step), names_prompt(step, view)
    else:
        label = step.question.label
        prompt = prompt_for_each(line.steps, view, "") if len(line.steps) > 1 else prompt_for(step, view, "")
    return FormLine(label, line.about, prompt, line.usual, lambda: help_of(step))


def names_prompt(step: Step, view: View) -> Prompt:
    """The prompt that names the first rows of a list, all at once."""
    naming = naming_of(step, view)
    options = tuple(option for option in options_of(naming, view, step) if option.value)
    usual = tuple(Option(one.function, f"{one.function} ({one.statute})") for one in usual_of(step, view))
    noun = item_noun(step)
    how = "" if options else f" (for several, put a semicolon between them; leave it empty if there is no {noun})"
    how = " (the numbers of usual ones, or other words; for several, put a semicolon between them)" if usual else how
    return Prompt(
        kind="many" if options else "words",
        question=f"{naming.prompt}{how}",
        example="" if options or usual else naming.example,
        options=options or usual,
        leave="adds none",
        commands=frozenset({Command.BACK, Command.MENU, Command.HELP}),
    )


def naming_of(step: Step, view: View) -> Question:
    """The question whose answer names the items of a list that is put on a line."""
    return view.order.naming[step.field]


def names_given(reply: Reply, prompt: Prompt) -> tuple[str, ...]:
    """What the rows of a list are named by in a reply: words, or the numbers of usual ones, with semicolons between them."""
    if not isinstance(reply, str):
        return reply if isinstance(reply, tuple) else ()
    parts = [name for part in reply.split(";") if (name := part.strip())]
    return tuple(name for part in parts for name in _numbered(part, prompt))


def _numbered(part: str, prompt: Prompt) -> Iterator[str]:
    """The usual ones whose numbers are given, or the words themselves."""
    numbers = [number.strip() for number in part.split(",")]
    if all(number.isdecimal() and 0 < int(number) <= len(prompt.options) for number in numbers):
        yield from (prompt.options[int(number) - 1].value for number in numbers)
    else:
        yield part


def event_of_page(page: Page, form: Form, reply: FormReply) -> ScreenFilled:
    """What was filled in as one event; where the form was left by a command, only what was answered is in it."""
    answers: list[tuple[StablePath, object]] = []
    passed: list[StablePath] = []
    for line, shown, given in zip(page.lines, form.lines, reply.replies, strict=True):
        if given == APART:
            continue
        event = _event(line, shown.prompt, given)
        if isinstance(event, Answer):
            answers += [(step.spot, event.value) for step in line.steps]
        elif not (line.usual or reply.command or _rows_named(line, shown.prompt, given)):
            passed += [step.spot for step in line.steps]
    return ScreenFilled(tuple(answers), tuple(passed))


def _event(line: PageLine, prompt: Prompt, reply: Reply) -> Event | None:
    if line.step.question is None:
        return None
    return event_of(line.step, reply if line.usual else taken(line.step, prompt, reply))


def _rows_named(line: PageLine, prompt: Prompt, reply: Reply) -> bool:
    return line.step.question is None and bool(names_given(reply, prompt))


def apart_in(page: Page, replies: tuple[Reply, ...]) -> tuple[Apart, ...]:
    """The questions that are to be asked of each item by itself."""
    return tuple(Apart(line.step.field) for line, reply in zip(page.lines, replies, strict=True) if reply == APART)
