"""The plain face: line by line, for screen readers, dumb terminals and pipes. It writes no control sequence of any kind."""

from __future__ import annotations

import select
from collections.abc import Callable, Iterator
from typing import TextIO

from assembler.errors import shown
from assembler.interview.faces.lines import in_lines
from assembler.interview.talk.prompts import Command, Invalid, Prompt, Reply, place_lines, read_line

WIDTH = 78


def wrapped(text: str, indent: str = "") -> str:
    """Lines of at most 78 characters; a line that begins with a mark or spaces is continued under its words."""
    return "\n".join(piece for line in text.split("\n") for piece in _wrapped_line(shown(line), indent))


def _wrapped_line(line: str, indent: str) -> list[str]:
    hanging = " " * min(len(line) - len(line.lstrip(" *-")), WIDTH // 2)
    return in_lines(line, WIDTH, indent, indent + hanging) or [""]


class PlainFace:
    """Prompts on one stream, answers from another; `shown` is called whenever a question is on the screen."""

    def __init__(self, source: TextIO, out: TextIO, shown: Callable[[], None]) -> None:
        self.source = source
        self.out = out
        self.shown = shown

    def say(self, text: str) -> None:
        """Write some lines, wrapped."""
        self.out.write(wrapped(text) + "\n")
        self.out.flush()

    def typed_ahead(self) -> list[str]:
        """The lines that are there already: the rest of a paste of several lines, say."""
        lines = []
        while self.source.isatty() and _waits(self.source) and (line := self.source.readline()):
            lines.append(line.strip())
        return [line for line in lines if line]

    def ask(self, prompt: Prompt) -> Reply:
        """Write the question and read lines until one of them is a reply. What was typed before it was put answers nothing."""
        if ahead := self.typed_ahead():
            self.say(f"\nNot taken, for it was typed before the next question was put: {'; '.join(ahead)}")
        self.say("\n" + "\n".join(prompt_lines(prompt)))
        while True:
            self.out.write("> ")
            self.out.flush()
            self.shown()
            line = self.source.readline()
            if not line:
                raise EOFError
            try:
                return read_line(prompt, line)
            except Invalid as problem:
                self.say(f"{problem}\nYou typed: {line.strip()}\nType it again, as it should be.")


def _waits(source: TextIO) -> bool:
    """Whether a line waits to be read on a terminal; where the system cannot tell, no."""
    try:
        return bool(select.select([source], [], [], 0)[0])
    except (OSError, ValueError):
        return False


def prompt_lines(prompt: Prompt) -> Iterator[str]:
    """A question as lines of text."""
    yield from place_lines(prompt, WIDTH)
    yield prompt.question
    if prompt.example:
        yield f"For example: {prompt.example}"
    for number, option in enumerate(prompt.options, 1):
        yield f"  {number}. {option.label}"
    if prompt.kind == "many":
        yield "Type the numbers with commas between them, or none."
    yield " ".join(_enter(prompt))


def _enter(prompt: Prompt) -> Iterator[str]:
    if prompt.default or prompt.origin:
        yield (
            f"Enter keeps: {prompt.default_words} ({prompt.origin})."
            if prompt.origin
            else f"Enter: {prompt.default_words}."
        )
    elif prompt.leave:
        yield f"Enter {prompt.leave}."
    keys = [words for command, words in _KEYS.items() if command in prompt.commands]
    if keys:
        yield f"Type {', '.join(keys)}."


_KEYS = {
    Command.BACK: "< for back",
    Command.HELP: "? for help",
    Command.MENU: "> to go to a section",
    Command.OPEN: "“to be agreed” to leave it open",
}
