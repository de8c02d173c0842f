"""A form while it is filled in: which line is being answered, what was typed on each, and what is wrong with it. No terminal."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from assembler.capitals import capital
from assembler.interview.talk.form import Form, FormReply
from assembler.interview.talk.prompts import Command, Invalid, Option, Prompt, Reply, read_line

GO_ON = "— Go on —"
USUAL = "Usual answers: change only what differs"


class FormRow(Struct, frozen=True):
    """A row of the screen: a line of the form by its number, the row that goes on, or a heading, where the cursor never stands."""

    line: int | None
    heading: str = ""

    @property
    def stops(self) -> bool:
        """Whether the cursor can stand on it."""
        return self.line is not None or self.heading == GO_ON


class FillingIn:
    """The state of one form. `at` is the row of the cursor; `problem` says what is wrong with what was typed there."""

    def __init__(self, form: Form) -> None:
        self.form = form
        self.rows = tuple(_rows(form))
        self.replies: list[Reply] = [Command.LEAVE] * len(form.lines)
        self.texts = [_beginning(line.prompt) for line in form.lines]
        self.at = next(number for number, row in enumerate(self.rows) if row.stops)
        self.problem = ""

    @property
    def line(self) -> int | None:
        """The line that is being filled in; None on the row that goes on."""
        return self.rows[self.at].line

    @property
    def typed(self) -> str:
        """What the line holds as text."""
        return "" if self.line is None else self.texts[self.line]

    def move(self, step: int) -> None:
        """To the next row, or the one before, where the cursor can stand; it stays at the first and the last."""
        at = self.at + step
        while 0 <= at < len(self.rows) and not self.rows[at].stops:
            at += step
        if 0 <= at < len(self.rows):
            self.at = at
        elif step > 0:
            self.at = next(number for number, row in enumerate(self.rows) if row.heading == GO_ON)

    def keep(self, text: str) -> Command | None:
        """Keep what was typed as the line's reply, or say what is wrong with it. A command that was typed is given back."""
        self.problem = ""
        if self.line is None:
            return None
        prompt = self.form.lines[self.line].prompt
        if text == self.texts[self.line]:
            return None
        try:
            reply = read_line(prompt, text)
        except Invalid as problem:
            self.problem = str(problem)
            return None
        if reply in (Command.BACK, Command.MENU, Command.HELP):
            return reply if isinstance(reply, Command) else None
        self.texts[self.line] = text if text.strip() else _beginning(prompt)
        self.replies[self.line] = reply
        self.form.keep(self.line, reply)
        return None

    def reply(self, command: Command | None) -> FormReply:
        """What was filled in."""
        return FormReply(tuple(self.replies), command)

    def value_words(self, number: int) -> str:
        """What a line shows: its reply, or what Enter keeps."""
        prompt, reply = self.form.lines[number].prompt, self.replies[number]
        if reply is Command.OPEN:
            return "to be agreed"
        if isinstance(reply, Command):
            if not (prompt.default or prompt.origin):
                return ""
            return f"{prompt.default_words} ({prompt.origin})" if prompt.origin else prompt.default_words
        labels = {option.value: option.label for option in prompt.options}
        chosen = reply if isinstance(reply, tuple) else (reply,)
        return "; ".join(labels.get(one, one) for one in chosen) or "none"

    def options_found(self, number: int, text: str) -> list[tuple[int, Option]]:
        """The options that hold the words being typed, each with its number; all of them where nothing is sought by words."""
        options = list(enumerate(self.form.lines[number].prompt.options, 1))
        sought = text.rpartition(",")[2].strip().casefold()
        if not sought or sought.isdecimal():
            return options
        return [(at, option) for at, option in options if sought in option.label.casefold()] or options

    def told(self) -> Iterator[str]:
        """What was filled in, in lines that stay on the terminal."""
        for number, line in enumerate(self.form.lines):
            if self.replies[number] is not Command.LEAVE:
                about = f" ({line.about})" if line.about else ""
                yield f"  {line.label}{about}: {self.value_words(number)}"


def _rows(form: Form) -> Iterator[FormRow]:
    about = ""
    usual = False
    for number, line in enumerate(form.lines):
        if line.usual and not usual:
            usual, about = True, ""
            yield FormRow(None, GO_ON)
            yield FormRow(None, USUAL)
        if line.about != about:
            about = line.about
            yield FormRow(None, capital(about))
        yield FormRow(number)
    if not usual:
        yield FormRow(None, GO_ON)


def _beginning(prompt: Prompt) -> str:
    """What stands on a line before anything is typed: words that can be edited; a choice is made anew."""
    return prompt.default if prompt.kind == "words" and isinstance(prompt.default, str) else ""
