"""The scripted face: replies from a list, for tests. It understands what the plain face understands, and keeps what it was shown."""

from __future__ import annotations

from collections.abc import Iterable

from assembler.interview.faces.plain_face import prompt_lines
from assembler.interview.talk.prompts import Invalid, Prompt, Reply, read_line


class ScriptedFace:
    """Gives each line of a script as a reply. When the script ends, so does the interview, as with Ctrl-D."""

    def __init__(self, script: Iterable[str]) -> None:
        self.script = iter(script)
        self.shown: list[str] = []
        self.prompts: list[Prompt] = []

    def say(self, text: str) -> None:
        """Keep some lines."""
        self.shown.append(text)

    def ask(self, prompt: Prompt) -> Reply:
        """The next reply of the script that is one."""
        self.prompts.append(prompt)
        self.say("\n".join(prompt_lines(prompt)))
        for line in self.script:
            self.say(f"> {line}")
            try:
                return read_line(prompt, line)
            except Invalid as problem:
                self.say(str(problem))
        raise EOFError
