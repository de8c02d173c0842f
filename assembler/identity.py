"""Keys by identity: what was made of a large value can be kept without comparing, or even walking, the value again."""

from __future__ import annotations

from typing import Final, Generic, TypeVar

T = TypeVar("T")

KEPT: Final = 1_000
"""Things of one kind kept for the next agreement: of sections a dozen variants of each clause, in a few tens of megabytes."""


class ByIdentity(Generic[T]):
    """A key equal only to a key of the very same object. It keeps the object alive, so that its place is not taken by another."""

    __slots__ = ("it",)

    def __init__(self, it: T) -> None:
        self.it = it

    def __hash__(self) -> int:
        return id(self.it)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, ByIdentity) and self.it is other.it
