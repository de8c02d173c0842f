"""The problems of a library gathered while it is read part by part, so that a fault in one part hides none in another."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from assembler.errors import LibraryError, Problem

Read = TypeVar("Read")


class ProblemGatherer:
    """Reads parts of the library; `problems` are those of every part that was read."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def read(self, part: Callable[[], Read]) -> Read | None:
        """A part; None where it cannot be used, and its problems are then gathered."""
        try:
            return part()
        except LibraryError as error:
            self.problems += error.problems
            return None
