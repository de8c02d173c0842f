"""The order of tests where several workers run them: what is slow begins first, so that none waits at the end for one that began last."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from itertools import chain, groupby, islice
from typing import TypeVar

T = TypeVar("T")


def slow_first(
    items: Sequence[T], workers: int, is_slow: Callable[[T], bool], module: Callable[[T], Hashable]
) -> list[T]:
    """The items for workers of which each begins with an equal share of them, in order, as pytest-xdist's worksteal deals them out.

    The slow items of a module stay together, since they share what one of them made; each module goes where the fewest are so far.
    """
    shares: list[list[T]] = [[] for _ in range(workers)]
    for _, together in groupby(filter(is_slow, items), key=module):
        min(shares, key=len).extend(together)
    quick = iter([item for item in items if not is_slow(item)])
    sizes = [(len(items) + place) // workers for place in range(workers)]
    dealt = [[*share, *islice(quick, max(0, size - len(share)))] for share, size in zip(shares, sizes, strict=True)]
    return [*chain.from_iterable(dealt), *quick]
