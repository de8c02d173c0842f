"""The rich face with screens: related questions on one screen, filled in line by line, with the usual answers below them.

One line is being filled in at a time. Its question, an example and its options stand under the lines, above what is typed.
"""

from __future__ import annotations

import textwrap
from collections.abc import Callable

from prompt_toolkit.application import Application, run_in_terminal
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.data_structures import Point
from prompt_toolkit.filters import Condition
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.key_binding import KeyBindings, merge_key_bindings
from prompt_toolkit.key_binding.bindings.open_in_editor import load_open_in_editor_bindings
from prompt_toolkit.key_binding.key_processor import KeyPressEvent
from prompt_toolkit.layout import BufferControl, Dimension, FormattedTextControl, HSplit, Layout, VSplit, Window
from prompt_toolkit.output.color_depth import ColorDepth

from assembler.errors import shown
from assembler.interview.faces.filling_in import FillingIn, FormRow
from assembler.interview.faces.lines import in_lines
from assembler.interview.faces.rich_face import COLOURS, NO_COLOURS, RichFace, keys_words, width
from assembler.interview.faces.word_wrap import WordWrap
from assembler.interview.talk.form import Form, FormReply
from assembler.interview.talk.prompts import Command

_MOST_OPTIONS = 9
_KEYS = ("Enter next", "Up and Down another line", "Ctrl-S go on", "Ctrl-B back", "Ctrl-G go to a section", "? help")


_ON_GOING_ON = "Enter goes on. The usual answers below can be changed: press Down."


class ScreenFace(RichFace):
    """The rich face, which puts a form as one screen."""

    def fill(self, form: Form) -> FormReply:
        """Put a form until it is filled in, or left by a command; then what was filled in stays on the terminal as lines."""
        screen = _Screen(form, self)
        reply: FormReply = screen.application.run()
        for line in screen.filling.told():
            self.say(line)
        return reply


class _Screen:
    """One form on the terminal: what is filled in (`filling`), and how it is drawn and driven."""

    def __init__(self, form: Form, face: ScreenFace) -> None:
        self.form, self.face = form, face
        self.filling = FillingIn(form)
        self.buffer = Buffer(multiline=True, tempfile_suffix=".txt")
        self.take_up()
        depth = None if face.colours else ColorDepth.DEPTH_1_BIT
        self.application: Application[FormReply] = Application(
            layout=Layout(self.layout()),
            key_bindings=merge_key_bindings([load_open_in_editor_bindings(), self.bindings()]),
            style=COLOURS if face.colours else NO_COLOURS,
            color_depth=depth,
            erase_when_done=True,
        )
        self.application.after_render += lambda _: face.shown()

    def layout(self) -> HSplit:
        """The place, the lines, the question of the line that is being filled in, what is typed, and the keys."""
        lines = FormattedTextControl(self.lines, get_cursor_position=self.pointed, show_cursor=False)
        count = len(self.filling.rows)
        return HSplit(
            [
                Window(FormattedTextControl(self.head), dont_extend_height=True, wrap_lines=False),
                Window(lines, height=Dimension(min=1, max=count, preferred=count)),
                Window(FormattedTextControl(self.question), dont_extend_height=True, height=Dimension(min=3)),
                VSplit(
                    [
                        Window(FormattedTextControl([("class:pointer", "> ")]), width=2),
                        Window(
                            BufferControl(self.buffer, input_processors=[WordWrap()]),
                            wrap_lines=True,
                            dont_extend_height=True,
                            height=Dimension(min=1),
                        ),
                    ]
                ),
                Window(FormattedTextControl(self.foot), dont_extend_height=True),
            ]
        )

    def head(self) -> str:
        """Where it is, and what stands against the answers so far."""
        words = ". ".join(filter(None, (self.form.place, self.form.status)))
        return "\n" + "\n".join(in_lines(words, width()))

    def lines(self) -> StyleAndTextTuples:
        """The lines, the one that is being filled in marked."""
        found: StyleAndTextTuples = []
        for number, row in enumerate(self.filling.rows):
            here = number == self.filling.at
            style = "class:highlighted" if here else "class:question" if row.heading else ""
            found.append((style, f"{'»' if here else ' '} {self.row_words(row)}\n"))
        return found

    def row_words(self, row: FormRow) -> str:
        """One row as text that fits."""
        if row.line is None:
            return row.heading
        room = width() - 4
        label = textwrap.shorten(self.form.lines[row.line].label, room // 2, placeholder=" …")
        value = shown(self.filling.value_words(row.line).replace("\n", " "))
        return f"  {label}: {textwrap.shorten(value, max(room - len(label) - 2, 8), placeholder=' …')}"

    def pointed(self) -> Point:
        """The row that must be in sight."""
        return Point(0, self.filling.at)

    def question(self) -> str:
        """What the line asks, with an example, and the options that what is typed finds."""
        number = self.filling.line
        if number is None:
            return "\n" + "\n".join(in_lines(_ON_GOING_ON, width()))
        prompt = self.form.lines[number].prompt
        lines = ["", *in_lines(prompt.question, width())]
        lines += self.options(number)
        if prompt.example:
            lines += in_lines(f"For example: {prompt.example}", width())
        if self.filling.problem:
            lines += in_lines(f"! {shown(self.filling.problem)}", width())
        elif prompt.leave:
            lines += in_lines(f"Enter {prompt.leave}.", width())
        return "\n".join(lines)

    def options(self, number: int) -> list[str]:
        """The options that hold what is typed, all where it is a number or none does; by number, or by words, one is chosen."""
        found = self.filling.options_found(number, self.buffer.text)
        lines = [
            line
            for at, option in found[:_MOST_OPTIONS]
            for line in in_lines(f"  {at}. {option.label}", width(), rest="     ")
        ]
        if len(found) > _MOST_OPTIONS:
            lines += in_lines(f"  … {len(found) - _MOST_OPTIONS} more: type some of the words", width())
        if self.form.lines[number].prompt.kind == "many":
            lines += in_lines("Type the numbers with commas between them, or none.", width())
        return lines

    def foot(self) -> str:
        """The keys."""
        number = self.filling.line
        commands = self.form.lines[number].prompt.commands if number is not None else frozenset()
        return keys_words([*_KEYS, "Ctrl-T to be agreed"] if Command.OPEN in commands else _KEYS)

    def take_up(self) -> None:
        """Put what the line holds under the cursor."""
        self.buffer.reset()
        self.buffer.text = self.filling.typed
        self.buffer.cursor_position = len(self.buffer.text)

    def move(self, step: int) -> None:
        """Keep what was typed on this line, if it is an answer, and go to another."""
        command = self.filling.keep(self.buffer.text)
        if command is not None:
            self.obey(command)
        elif not self.filling.problem:
            self.filling.move(step)
            self.take_up()

    def obey(self, command: Command) -> None:
        """Leave the form with a command, or answer a question for help."""
        if command is Command.HELP:
            self.help()
            return
        self.application.exit(result=self.filling.reply(command))

    def help(self) -> None:
        """Show above the form what the line is for."""
        number = self.filling.line
        if number is not None:
            words = self.form.lines[number].help()
            self.take_up()
            run_in_terminal(lambda: self.face.say(f"\n{words}"))

    def go_on(self) -> None:
        """End, where what is typed is an answer."""
        command = self.filling.keep(self.buffer.text)
        if command is not None:
            self.obey(command)
        elif not self.filling.problem:
            self.application.exit(result=self.filling.reply(None))

    def bindings(self) -> KeyBindings:
        """The keys of a form."""
        keys = KeyBindings()
        empty = Condition(lambda: self.buffer.text in ("", self.filling.typed))

        def bind(*pressed: str, does: Callable[[], None], when: Condition | bool = True) -> None:
            @keys.add(*pressed, eager=True, filter=when)
            def obey(_: KeyPressEvent) -> None:
                does()

        bind("enter", does=lambda: self.go_on() if self.filling.line is None else self.move(1))
        bind("escape", "enter", does=lambda: self.buffer.insert_text("\n"))
        bind("down", does=lambda: self.move(1))
        bind("tab", does=lambda: self.move(1))
        bind("up", does=lambda: self.move(-1))
        bind("s-tab", does=lambda: self.move(-1))
        bind("c-s", does=self.go_on)
        bind("?", does=self.help, when=empty)
        bind("c-b", does=lambda: self.leave(Command.BACK))
        bind("c-g", does=lambda: self.leave(Command.MENU))
        bind("c-t", does=self.leave_open)
        bind("c-c", does=self.stop)
        bind("c-d", does=lambda: self.application.exit(exception=EOFError), when=empty)
        return keys

    def leave(self, command: Command) -> None:
        """Leave with a command; what is typed is kept if it is an answer."""
        self.filling.keep(self.buffer.text)
        self.obey(command)

    def stop(self) -> None:
        """Stop the interview; what is typed on this line is kept too, if it is an answer."""
        self.filling.keep(self.buffer.text)
        self.application.exit(exception=KeyboardInterrupt)

    def leave_open(self) -> None:
        """Write that the line is to be agreed; a note may follow."""
        number = self.filling.line
        if number is not None and Command.OPEN in self.form.lines[number].prompt.commands:
            self.buffer.text = "to be agreed"
            self.buffer.cursor_position = len(self.buffer.text)
