"""Ways: sets of changes that might do, joined and ranked."""

from __future__ import annotations

from collections.abc import Iterable

from assembler.effects.counterfactual.changes import Change

BEST = 12
"""How many ways are kept at each step of the search, the smallest first."""

Way = frozenset[Change]
"""Changes to be made together."""


def best(ways: Iterable[Way]) -> list[Way]:
    """The smallest of some ways, in the order they were thought of."""
    return sorted(dict.fromkeys(ways), key=lambda way: sum(change.weight for change in way))[:BEST]


def together(every: Iterable[list[Way]]) -> list[Way]:
    """One way for each part, joined; those that contradict themselves are dropped."""
    joined: list[Way] = [frozenset()]
    for ways in every:
        joined = best(both for one in joined for other in ways if (both := merged((one, other))) is not None)
    return joined


def merged(ways: Iterable[Way]) -> Way | None:
    """Several ways as one, or None when they contradict one another."""
    whole = frozenset(change for way in ways for change in way)
    places = [change.place for change in whole if change.how in ("set", "remove", "add")]
    return whole if len(places) == len(set(places)) else None
