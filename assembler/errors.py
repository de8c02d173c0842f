"""Every error we raise on purpose, written for the person who must put it right.

A problem is a value; an error carries all the problems found at once. Anything else that is raised is a bug and is left to fail loudly.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: a file, a line in it (from 1), and a field path such as `parties[2].legal_name`."""

    file: str = ""
    line: int = 0
    field: str = ""

    def __str__(self) -> str:
        file = f"{self.file}:{self.line}" if self.file and self.line else self.file
        return ", ".join(part for part in (file, self.field) if part)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: where, what, and what would cure it."""

    message: str
    place: Place = Place()
    cure: str = ""

    def __str__(self) -> str:
        where = f"{self.place}: " if str(self.place) else ""
        cure = f" {self.cure}" if self.cure else ""
        return f"{where}{self.message}{cure}"


def did_you_mean(name: str, known: Iterable[str], otherwise: str = "") -> str:
    """The cure for a name that does not exist: the known name most like it, whatever its capitals; `otherwise` where none is."""
    names = {one.casefold(): one for one in known if one}
    near = difflib.get_close_matches(name.casefold(), names, 1)
    return f"Did you mean “{names[near[0]]}”?" if near else otherwise


class AssemblerError(Exception):
    """The base of every error meant for a person. `problems` holds all that was found wrong, never only the first."""

    def __init__(self, problems: Problem | str | Iterable[Problem]) -> None:
        if isinstance(problems, str):
            problems = Problem(problems)
        self.problems: tuple[Problem, ...] = (problems,) if isinstance(problems, Problem) else tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class AnswersError(AssemblerError):
    """An answers file cannot be read, or holds something the questionnaire does not allow."""


class ConditionError(AssemblerError):
    """A condition is not in our small language, or names something that does not exist."""


class LibraryError(AssemblerError):
    """The clause library, its questions, facts or rules are not sound: a fault in our files, not in the answers."""


class TemplateError(AssemblerError):
    """A house-style Word file lacks something it must have, or holds something it must not."""


class NotReadyError(AssemblerError):
    """A signature copy was asked for while a block, an unaccepted warning or an open point remains."""


class OutputError(AssemblerError):
    """A file cannot be written, or would overwrite one that a lawyer may have edited."""
