"""The state of an interview: the draft, and what has been dealt with."""

from __future__ import annotations

from msgspec import Struct

from assembler.interview.core.draft import Draft, StablePath

Group = tuple[StablePath, ...]
"""The spots of one question about several items of a list, in the order of the list."""


class State(Struct, frozen=True, eq=False, dict=True):
    """How far an interview has come.

    `done` are the questions and lists dealt with; `suggested` those a preset answered; `trail` the ones dealt with, in order; `at` the
    one gone back or jumped to, if any; `last` the one dealt with last, after which the next is looked for. `together` are the questions
    that had one answer for several items; `apart` the fields that the user wishes to be asked of each item by itself. `ahead` are the
    questions that Back passed over: the way forward leads through them again, the last one first.
    """

    draft: Draft
    done: frozenset[StablePath] = frozenset()
    suggested: frozenset[StablePath] = frozenset()
    trail: tuple[StablePath, ...] = ()
    at: StablePath | None = None
    last: StablePath | None = None
    quick: bool = True
    together: frozenset[Group] = frozenset()
    apart: frozenset[str] = frozenset()
    ahead: tuple[StablePath, ...] = ()
