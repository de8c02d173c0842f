"""The path of an answer as people write it, on a command line or in a sentence: `parties[2].kind`, or `parties[mid-vale].kind`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from msgspec import Struct

from assembler.errors import AnswersError, Place, Problem

_STEP: Final = re.compile(r"([a-z][a-z0-9_]*)(?:\[([^\[\]]+)\])?")
_CURE: Final = "Write it as parties[2].kind or, with the id of an item, as parties[mid-vale].kind."


class WrittenStep(Struct, frozen=True):
    """One name on the way, and which item of it, by number from 1 or by id; empty where it is no list."""

    name: str
    item: str = ""


class WrittenPath(Struct, frozen=True):
    """The steps of a path that was written at a place."""

    steps: tuple[WrittenStep, ...]
    text: str
    place: Place

    @property
    def field(self) -> str:
        """The field it leads to, as the questions write it: `parties[].kind`."""
        return ".".join(f"{step.name}[]" if step.item else step.name for step in self.steps)

    def number(self, step: WrittenStep, identities: Sequence[object]) -> int:
        """Which item a step names, counted from 0, of those with these ids. Raises AnswersError where there is none such."""
        if step.item.isdecimal() and 0 < int(step.item) <= len(identities):
            return int(step.item) - 1
        if step.item in identities:
            return identities.index(step.item)
        known = f"There are: {', '.join(map(str, identities))}." if identities else "There are none yet."
        raise AnswersError(Problem(f"“{self.text}” names an item that is not there.", self.place, known))


def written_path(text: str, place: Place = Place()) -> WrittenPath:  # noqa: B008
    """The path in some text. Raises AnswersError where it is none."""
    found = [_STEP.fullmatch(step) for step in text.strip().split(".")]
    steps = tuple(WrittenStep(one[1], one[2] or "") for one in found if one is not None)
    if len(steps) < len(found):
        raise AnswersError(Problem(f"“{text.strip()}” is not the name of an answer.", place, _CURE))
    return WrittenPath(steps, text.strip(), place)
