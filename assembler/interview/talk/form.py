"""A screen of lines to fill in, as a face shows it, and what comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, runtime_checkable

from msgspec import Struct
from msgspec.structs import replace

from assembler.interview.talk.prompts import Command, Face, Prompt, Reply

if TYPE_CHECKING:
    from collections.abc import Callable


class FormLine(Struct, frozen=True):
    """One line: what it asks for in a few words, whom it is about, and its prompt. A `usual` one need not be looked at.

    `help` gives what `?` shows.
    """

    label: str
    about: str
    prompt: Prompt
    usual: bool
    help: Callable[[], str]

    def with_prompt(self, prompt: Prompt) -> FormLine:
        """The line with another prompt."""
        return replace(self, prompt=prompt)


class Form(Struct, frozen=True):
    """A screen of lines: where it is, how many blocks, warnings and open points there are so far, and the lines.

    `keep` is called with a line's number and its reply as soon as it is given, so that it is not lost with the screen.
    """

    place: str
    status: str
    lines: tuple[FormLine, ...]
    keep: Callable[[int, Reply], None]


class FormReply(Struct, frozen=True):
    """What was filled in, a reply for each line, and the command with which the form was left, if with one."""

    replies: tuple[Reply, ...]
    command: Command | None = None


@runtime_checkable
class FormFace(Face, Protocol):
    """A face that can show a screen of lines."""

    def fill(self, form: Form) -> FormReply:
        """Put a form until every line's check passes, or it is left by a command. A question for help is answered by the face itself."""
