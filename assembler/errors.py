"""Every error we raise on purpose, written for the person who must put it right.

A problem is a value; an error carries all the problems found at once. Anything else that is raised is a bug and is left to fail loudly.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import ClassVar

from msgspec import Struct
from msgspec.structs import force_setattr, replace

MOST_TOLD = 100
"""Problems that one error names; of more it says how many there are. Nobody reads the thousandth line of one kind."""

_LONGEST = 2_000
"""Characters of a message; of a longer one the middle is left out."""

_COMPARED = 2_000
"""Names that a misspelt one is compared with: each comparison takes time."""

_LETTERS = 500
"""Letters of a misspelt name that are compared."""

_LISTED = 40


def shown(text: str) -> str:
    """Words as they may be shown: what would move a cursor, turn words round or not be seen at all is written as Python writes it."""
    if text.isprintable():
        return text
    return "".join(
        sign if sign.isprintable() or unicodedata.category(sign) == "Zs" else _escaped(sign) for sign in text
    )


def _escaped(sign: str) -> str:
    return sign.encode("unicode_escape").decode("ascii")


def _fit_to_show(text: str) -> str:
    """Words of a message: as they may be shown, and not without end, since what is quoted may be a whole file."""
    if len(text) > _LONGEST:
        text = f"{text[: _LONGEST - 500]} … {text[-400:]}"
    return shown(text)


def listed(names: Collection[str], otherwise: str = "") -> str:
    """Some names in a sentence: all, or the first and how many more there are; `otherwise` where there is none."""
    more = len(names) - _LISTED
    return ", ".join(islice(names, _LISTED)) + (f" and {more} more" if more > 0 else "") if names else otherwise


class Place(Struct, frozen=True):
    """Where something is: a file, a line in it (from 1), and a field path such as `parties[2].legal_name`."""

    file: str = ""
    line: int = 0
    field: str = ""

    def __str__(self) -> str:
        file = f"{self.file}:{self.line}" if self.file and self.line else self.file
        return ", ".join(_fit_to_show(part) for part in (file, self.field) if part)


class Problem(Struct, frozen=True):
    """One thing that is wrong: where, what, and what would cure it. Its words can be shown on any screen (see `shown`), and are bounded."""

    message: str
    place: Place = Place()
    cure: str = ""

    def __post_init__(self) -> None:
        """Whatever of the answers the words repeat is made fit to be shown."""
        force_setattr(self, "message", _fit_to_show(self.message))
        force_setattr(self, "cure", _fit_to_show(self.cure))

    def __str__(self) -> str:
        where = f"{self.place}: " if str(self.place) else ""
        cure = f" {self.cure}" if self.cure else ""
        return f"{where}{self.message}{cure}"


def did_you_mean(name: str, known: Iterable[str], otherwise: str = "") -> str:
    """The cure for a name that does not exist: the known name most like it, whatever its capitals; `otherwise` where none is."""
    import difflib  # noqa: PLC0415 - nothing is misspelt in most commands, and `--help` is quick

    names = {one.casefold(): one for one in islice(known, _COMPARED) if one}
    near = difflib.get_close_matches(name[:_LETTERS].casefold(), names, 1)
    return f"Did you mean “{names[near[0]]}”?" if near else otherwise


class AssemblerError(Exception):
    """The base of every error meant for a person.

    `problems` holds what was found wrong, never only the first: the first hundred, and where there are more a last one that says so.
    `count` is how many things are to be put right. Whoever writes the library is given all of it (`most` is then unlimited).
    """

    most: ClassVar[int | None] = MOST_TOLD

    def __init__(self, problems: Problem | str | Iterable[Problem]) -> None:
        if isinstance(problems, str):
            problems = Problem(problems)
        found = (problems,) if isinstance(problems, Problem) else tuple(problems)
        self.count = len(found)
        if self.most is not None and self.count > self.most:
            found = (*found[: self.most], Problem(f"And {self.count - self.most:,} more.", Place(found[0].place.file)))
        self.problems: tuple[Problem, ...] = found
        super().__init__("\n".join(str(problem) for problem in self.problems))

    def __str__(self) -> str:
        return "\n".join(str(problem) for problem in self.problems)

    def in_file(self, file: str) -> None:
        """Say of every problem that names no file that it is in this one."""
        self.problems = tuple(
            one if one.place.file else replace(one, place=replace(one.place, file=file)) for one in self.problems
        )


class AnswersError(AssemblerError):
    """An answers file cannot be read, or holds something the questionnaire does not allow."""


class LibraryError(AssemblerError):
    """The clause library, its questions, facts or rules are not sound: a fault in our files, not in the answers."""

    most = None


class ConditionError(LibraryError):
    """A condition is not in our small language, or names something that does not exist."""


class HouseStyleError(AssemblerError):
    """A house-style Word file lacks something it must have, or holds something it must not."""


class InputError(AssemblerError):
    """A file that something is to be made from, or compared with, cannot be read: it is not there, or may not be opened."""


class OutputError(AssemblerError):
    """A file cannot be written, or would overwrite one that a lawyer may have edited."""


@contextmanager
def naming(file: str) -> Iterator[None]:
    """Give the problems of what is read inside the name of its file, where they have none. Raises what was raised, with those places."""
    try:
        yield
    except AssemblerError as error:
        error.in_file(file)
        raise
