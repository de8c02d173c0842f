"""Parts of a library read one after another, so that what is wrong in one hides nothing in another."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from assembler.errors import LibraryError, Problem

Read = TypeVar("Read")


class Stages:
    """Parts of the library read one after another: `problems` are those of all."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def read(self, part: Callable[[], Read]) -> Read | None:
        """A part; None where it is not as it must be."""
        try:
            return part()
        except LibraryError as error:
            self.problems += error.problems
            return None
