"""The rich face: one question at a time on a terminal, with arrow keys, search while typing, and a key for every command.

Questionary puts each question; the loop, the commands and the end of input are ours (`ask` would swallow Ctrl-C).
"""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import questionary
from prompt_toolkit.application import Application, get_app
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document
from prompt_toolkit.filters import Condition, to_filter
from prompt_toolkit.key_binding import KeyBindings, merge_key_bindings
from prompt_toolkit.key_binding.key_processor import KeyPressEvent
from prompt_toolkit.layout import FormattedTextControl
from prompt_toolkit.output.color_depth import ColorDepth
from prompt_toolkit.styles import Style

from assembler.errors import shown
from assembler.interview.faces.lines import in_lines
from assembler.interview.faces.word_wrap import WordWrap
from assembler.interview.talk.prompts import Command, Invalid, Option, Prompt, Reply, place_lines, read_line

COLOURS = Style(
    [
        ("qmark", "fg:ansicyan bold"),
        ("question", "bold"),
        ("answer", "fg:ansigreen"),
        ("pointer", "fg:ansicyan bold"),
        ("highlighted", "fg:ansicyan"),
        ("selected", ""),
        ("validation-toolbar", "bg:ansired fg:ansiwhite"),
    ]
)
NO_COLOURS = Style([("question", "bold"), ("pointer", "bold"), ("selected", ""), ("validation-toolbar", "reverse")])

_KEYS = {
    Command.BACK: ("c-b", "Ctrl-B back"),
    Command.MENU: ("c-g", "Ctrl-G go to a section"),
    Command.OPEN: ("c-t", "Ctrl-T to be agreed"),
    Command.HELP: ("?", "? help"),
}


class RichFace:
    """Prompts with keys on a terminal of any size; `shown` is called whenever a question is on the screen."""

    def __init__(self, *, colours: bool, shown: Callable[[], None]) -> None:
        self.colours = colours
        self.shown = shown
        self.helped = False

    def say(self, text: str) -> None:
        """Print some lines, wrapped to the terminal."""
        for line in map(shown, text.split("\n")):
            hanging = " " * min(len(line) - len(line.lstrip(" *-")), _NARROWEST // 2)
            print("\n".join(in_lines(line, width(), rest=hanging)))  # noqa: T201 - a face is where the interview speaks

    def ask(self, prompt: Prompt) -> Reply:
        """Put a question and wait for its answer or a command."""
        self.say("\n" + "\n".join(_head(prompt)))
        question = _ASKERS[prompt.kind](prompt, self._options(prompt))
        application = question.application
        added = [_bindings(prompt), *([_enter_after_help(application)] if self.helped else [])]
        application.key_bindings = merge_key_bindings([*filter(None, [application.key_bindings]), *added])
        application.after_render += lambda _: self.shown()
        reply = question.unsafe_ask()
        if reply is None:
            raise EOFError
        self.helped = reply is Command.HELP
        return _reply(prompt, reply)

    def _options(self, prompt: Prompt) -> dict[str, Any]:
        depth = None if self.colours else ColorDepth.DEPTH_1_BIT
        keys = [words for command, (_, words) in _KEYS.items() if command in prompt.commands]
        return {
            "style": COLOURS if self.colours else NO_COLOURS,
            "qmark": "?",
            "instruction": f"\n{keys_words(keys, '  ')}\n " if keys else None,
            "color_depth": depth,
        }


def width() -> int:
    """Columns for words: none but a terminal that is wider than it says could show fewer."""
    return max(min(shutil.get_terminal_size().columns, 100) - 2, _NARROWEST)


_NARROWEST = 20


def keys_words(keys: Sequence[str], indent: str = "") -> str:
    """What the keys do, in lines that fit; none is parted from what it does."""
    together = ", ".join(key.replace(" ", "\u00a0") for key in keys)
    return "\n".join(in_lines(together, width(), indent)).replace("\u00a0", " ")


def _head(prompt: Prompt) -> Iterable[str]:
    yield from place_lines(prompt, width())
    if prompt.example:
        yield f"For example: {prompt.example}"
    if prompt.origin:
        yield f"Enter keeps: {prompt.default_words} ({prompt.origin})"
    elif prompt.leave and prompt.kind == "words" and not prompt.default:
        yield f"Enter {prompt.leave}"


def _bindings(prompt: Prompt) -> KeyBindings:
    """One key for each command, the same in every kind of prompt. `?` asks for help, and Ctrl-D ends, only where nothing has been typed."""
    bindings = KeyBindings()
    proposed = prompt.default if prompt.kind == "words" else ""
    untyped = Condition(lambda: get_app().current_buffer.text == proposed)

    def bind(command: Command, key: str) -> None:
        @bindings.add(key, eager=True, filter=untyped if key == "?" else True)
        def obey(event: KeyPressEvent) -> None:
            event.app.exit(result=command)

    for command, (key, _) in _KEYS.items():
        if command in prompt.commands:
            bind(command, key)

    for key, value in (("y", "yes"), ("n", "no")) if _yes_or_no(prompt) else ():
        _answer(bindings, key, value)
    if prompt.kind == "words":
        bindings.add("escape", "enter", eager=True)(lambda event: event.current_buffer.insert_text("\n"))

    @bindings.add("c-d", eager=True, filter=untyped)
    def end(event: KeyPressEvent) -> None:
        event.app.exit(exception=EOFError)

    return bindings


def _answer(bindings: KeyBindings, key: str, value: str) -> None:
    """A key that answers with a value."""

    @bindings.add(key, eager=True)
    def answer(event: KeyPressEvent) -> None:
        event.app.exit(result=value)


def _enter_after_help(application: Application[Any]) -> KeyBindings:
    """An Enter that directly follows help closes it and no more: `?` and Enter, as the plain face wants it, must answer nothing."""
    pressed: list[object] = []
    application.key_processor.before_key_press += pressed.append
    bindings = KeyBindings()

    @bindings.add("enter", eager=True, filter=Condition(lambda: len(pressed) == 1))
    def close(event: KeyPressEvent) -> None:
        """The question is on the screen again already."""

    return bindings


def _one(prompt: Prompt, options: dict[str, Any]) -> questionary.Question:
    return questionary.select(
        _message(prompt),
        choices=[
            questionary.Choice(_Title.of(option), option.value, description=_whole(option)) for option in prompt.options
        ],
        default=_pointed(prompt),
        use_jk_keys=False,
        use_search_filter=not _yes_or_no(prompt),
        **options,
    )


def _pointed(prompt: Prompt) -> str | None:
    """The value under the pointer at first: the default; without one, the answer that records nothing."""
    values = [option.value for option in prompt.options]
    wanted = prompt.default if prompt.default in values else ""
    return wanted if wanted in values else None


def _message(prompt: Prompt) -> str:
    """The question in lines that fit, with room for the answer after it: questionary cuts what does not fit."""
    lines = in_lines(prompt.question, width() - 2)
    longest = max((len(option.label) for option in prompt.options), default=0)
    if len(lines[-1]) + longest + 4 > width():
        lines.append("")
    return "\n  ".join(lines)


class _Title(str):  # noqa: SLOT000 - it has a value of its own
    """An option's words as far as its line holds them. What is typed is sought in all of them: questionary asks for small letters."""

    whole: str

    @classmethod
    def of(cls, option: Option) -> _Title:
        """The title of an option."""
        made = cls(textwrap.shorten(option.label, width() - 6, placeholder=" …"))
        made.whole = option.label
        return made

    def lower(self) -> str:
        """All of the option's words in small letters."""
        return self.whole.lower()


_BEFORE_WHOLE = "  Description: "
"""What questionary puts before them."""


def _whole(option: Option) -> str | None:
    """What is shown under the list while the pointer is at an option: all of its words, where its line cannot hold them."""
    if _Title.of(option) == option.label:
        return None
    lines = in_lines(option.label, width(), _BEFORE_WHOLE, "  ")
    return "\n".join(lines).removeprefix(_BEFORE_WHOLE)


def _yes_or_no(prompt: Prompt) -> bool:
    """Whether `y` and `n` answer."""
    return [option.value for option in prompt.options[:2]] == ["yes", "no"]


def _many(prompt: Prompt, options: dict[str, Any]) -> questionary.Question:
    instruction = f"\n  Type to filter, Space ticks, Enter accepts{options.pop('instruction') or ''}"
    ticked = prompt.default if isinstance(prompt.default, tuple) else ()
    choices = [
        questionary.Choice(_Title.of(option), option.value, checked=option.value in ticked, description=_whole(option))
        for option in prompt.options
    ]
    return questionary.checkbox(
        _message(prompt),
        choices=choices,
        instruction=instruction,
        use_jk_keys=False,
        use_search_filter=True,
        **options,
    )


def _words(prompt: Prompt, options: dict[str, Any]) -> questionary.Question:
    def validate(text: str) -> bool | str:
        try:
            read_line(prompt, text)
        except Invalid as problem:
            return "\n".join(in_lines(shown(str(problem)), width()))
        return True

    completer = _Finder(prompt) if prompt.find else None
    default = prompt.default if isinstance(prompt.default, str) else ""
    message = _message(prompt)
    before = f"{options['qmark']} {message} {options['instruction'] or ''} ".splitlines()[-1]
    question = questionary.text(
        message,
        default=default,
        validate=validate,
        completer=completer,
        complete_while_typing=True,
        enable_open_in_editor=True,
        input_processors=[WordWrap(len(before))],
        **options,
    )
    _show_whole_message(question.application)
    return question


def _show_whole_message(application: Application[Any]) -> None:
    """Let what is wrong with an answer take as many rows as it needs: one is all that a prompt gives it."""
    for window in application.layout.find_all_windows():
        if window.height == 1 and isinstance(window.content, FormattedTextControl):
            window.height = None
            window.dont_extend_height = to_filter(True)


_ASKERS = {"one": _one, "many": _many, "words": _words}


class _Finder(Completer):
    """Whole answers that hold the words typed so far."""

    def __init__(self, prompt: Prompt) -> None:
        self.prompt = prompt

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterable[Completion]:  # noqa: ARG002
        """The answers found, each replacing what was typed."""
        assert self.prompt.find is not None  # noqa: S101 - the completer is made only where there is something to find
        for words in self.prompt.find(document.text) if document.text.strip() else ():
            yield Completion(words, start_position=-len(document.text))


def _reply(prompt: Prompt, reply: Reply | list[str]) -> Reply:
    """What the terminal gave, as every face gives it: what was there already is an empty answer."""
    if isinstance(reply, Command):
        return reply
    if isinstance(reply, list):
        reply = tuple(option.value for option in prompt.options if option.value in reply)
    if reply == prompt.default and (prompt.default or prompt.origin):
        return Command.LEAVE
    return read_line(prompt, reply) if isinstance(reply, str) and prompt.kind == "words" else reply
