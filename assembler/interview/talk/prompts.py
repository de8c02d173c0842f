"""What is put to the user, and what comes back: values that every face understands."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Literal, Protocol

from msgspec import Struct

from assembler.answers.said import YES_OR_NO, plain_words, words_listed
from assembler.answers.stand_ins import left_open

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence


class Command(Enum):
    """What a user can say instead of an answer."""

    BACK = "back"
    HELP = "help"
    MENU = "menu"
    OPEN = "to be agreed"
    LEAVE = "leave"
    RETURN = "return"


Reply = str | tuple[str, ...] | Command
"""Words or a chosen value; several chosen values; or a command. LEAVE is an empty answer; RETURN puts the same question again."""


class Invalid(Exception):  # noqa: N818 - it is an outcome, shown to the user at once, never an error of the program
    """A reply that is no answer; its text says what is allowed."""


class Option(Struct, frozen=True):
    """One of the answers to choose from: its value in the answers, and its words on screen."""

    value: str
    label: str


def always_good(reply: str | tuple[str, ...]) -> str:  # noqa: ARG001 - one check among others
    """The check of a prompt that takes any answer."""
    return ""


class Prompt(Struct, frozen=True):
    """One question as it is put.

    `default` is the answer if the user only presses Enter, and `origin` where it came from; without one, `leave` says what an empty answer
    means. `check` says what is wrong with an answer, or nothing. `commands` are those that make sense here. `find` offers whole answers
    while the user types.
    """

    kind: Literal["words", "one", "many"]
    question: str
    place: str = ""
    status: str = ""
    example: str = ""
    options: tuple[Option, ...] = ()
    default: str | tuple[str, ...] = ""
    origin: str = ""
    leave: str = ""
    commands: frozenset[Command] = frozenset({Command.BACK})
    check: Callable[[str | tuple[str, ...]], str] = always_good
    find: Callable[[str], Sequence[str]] | None = None

    @property
    def default_words(self) -> str:
        """The default as the user sees it."""
        labels = {option.value: option.label for option in self.options}
        chosen = self.default if isinstance(self.default, tuple) else (self.default,)
        if self.kind == "many" and not self.default:
            return "none"
        return "; ".join(labels.get(value, value) for value in chosen)


class Face(Protocol):
    """How an interview meets its user. Both may raise KeyboardInterrupt or EOFError, which end the interview with everything saved."""

    def say(self, text: str) -> None:
        """Show some lines."""

    def ask(self, prompt: Prompt) -> Reply:
        """Put a question until there is an answer that its check passes, or a command."""


def place_lines(prompt: Prompt, width: int) -> Iterator[str]:
    """Where the question is, and the line on findings: together on a line if they fit."""
    together = ". ".join(words for words in (prompt.place, prompt.status) if words)
    if len(together) <= width:
        yield from (together,) if together else ()
    else:
        yield from (words for words in (prompt.place, prompt.status) if words)


TO_BE_AGREED = "to be agreed"


def read_line(prompt: Prompt, line: str) -> Reply:
    """What a typed line means as a reply. Raises Invalid when it is none."""
    text = line.strip()
    command = _COMMANDS.get(text.casefold())
    if command in prompt.commands:
        return command
    if not text:
        return Command.LEAVE
    note = left_open(text) if Command.OPEN in prompt.commands else None
    if note == "":
        return Command.OPEN
    reply = text if note else _READERS[prompt.kind](prompt, text)
    problem = prompt.check(reply)
    if problem:
        raise Invalid(problem)
    return reply


_COMMANDS = {"?": Command.HELP, "<": Command.BACK, ">": Command.MENU}


def _one(prompt: Prompt, text: str) -> str:
    if text.isdecimal() and 0 < int(text) <= len(prompt.options):
        return prompt.options[int(text) - 1].value
    if (named := _named(prompt, text)) is not None:
        return named
    begun = [option.value for option in prompt.options if option.label.casefold().startswith(text.casefold())]
    if len(begun) == 1:
        return begun[0]
    raise Invalid(f"Type a number from 1 to {len(prompt.options)}, or the words of one answer.")


def _named(prompt: Prompt, text: str) -> str | None:
    """The option that some words are the whole of, as an answers file reads them."""
    wanted = plain_words(text)
    if {("yes", "Yes"), ("no", "No")} <= {(one.value, one.label) for one in prompt.options} and wanted in YES_OR_NO:
        return "yes" if YES_OR_NO[wanted] else "no"
    found = (one.value for one in prompt.options if wanted in (plain_words(one.value), plain_words(one.label)))
    return next(found, None)


def _many(prompt: Prompt, text: str) -> tuple[str, ...]:
    if text.casefold() == "none":
        return ()
    chosen = set(_parts(prompt, words_listed(text)))
    return tuple(option.value for option in prompt.options if option.value in chosen)


def _parts(prompt: Prompt, parts: list[str]) -> Iterator[str]:
    """The answers that words between commas or semicolons name; an answer's own words may hold commas too."""
    most = 1 + max((option.label.count(",") for option in prompt.options), default=0)
    while parts:
        joined = ((number, _named(prompt, ", ".join(parts[:number]))) for number in range(min(most, len(parts)), 0, -1))
        number, value = next(((number, value) for number, value in joined if value is not None), (1, ""))
        yield value or _one(prompt, parts[0])
        parts = parts[number:]


def _words(prompt: Prompt, text: str) -> str:  # noqa: ARG001 - one reader among others
    return text


_READERS: dict[str, Callable[[Prompt, str], str | tuple[str, ...]]] = {"one": _one, "many": _many, "words": _words}
