"""Passages that have lost their bookmarks, paired with paragraphs by their words: in order between neighbours, or anywhere."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from assembler.difference.script import in_order
from assembler.returned.likeness import kinship, likeness, quotation, skeleton, words_in

Text = tuple[int, str]
"""A passage or paragraph by its place, and its words."""
Pair = tuple[int, int]

_MOST: Final = 20_000
"""Pairs of one gap whose likeness is looked at; a larger gap is paired by equal words alone."""
Likeness = Callable[[str, str], float]
Way = tuple[Likeness, float]
_WAYS: Final[tuple[Way, ...]] = ((likeness, 0.5), (kinship, 0.25), (quotation, 1.0))
"""How like two texts between the same neighbours must be to be one, the surer way first."""
_RETYPED: Final = 0.15
"""How like one passage must be to the one paragraph that stands where it stood, to be that passage retyped."""
_FAR: Final = 0.85
_ENOUGH: Final = 4
"""Words that a passage must have to be known again in another place."""


def near_pairs(passages: Sequence[Text], paragraphs: Sequence[Text]) -> Iterator[Pair]:
    """Pairs in order: of the same words first, then between those of words that are like, then the one left for the one missing."""
    sure = _equal(passages, paragraphs)
    edges = [(-1, -1), *sure, (len(passages), len(paragraphs))]
    yield from ((passages[one][0], paragraphs[other][0]) for one, other in sure)
    for (one, other), (next_one, next_other) in itertools.pairwise(edges):
        yield from _between(passages[one + 1 : next_one], paragraphs[other + 1 : next_other])


def _equal(passages: Sequence[Text], paragraphs: Sequence[Text]) -> list[Pair]:
    """The longest run, in order, of those whose words are found once on either side."""
    first, second = _once(passages), _once(paragraphs)
    pairs = sorted((first[words], second[words]) for words in first.keys() & second.keys())
    places = {other: one for one, other in pairs}
    return [(places[other], other) for other in in_order([other for _, other in pairs])]


def _once(texts: Sequence[Text]) -> dict[str, int]:
    bones = [skeleton(words) for _, words in texts]
    times = Counter(bones)
    return {words: at for at, words in enumerate(bones) if times[words] == 1}


def _between(passages: Sequence[Text], paragraphs: Sequence[Text], ways: Sequence[Way] = _WAYS) -> Iterator[Pair]:
    if not passages or not paragraphs or len(passages) * len(paragraphs) > _MOST:
        return
    if not ways:
        if len(passages) == len(paragraphs) == 1 and likeness(passages[0][1], paragraphs[0][1]) >= _RETYPED:
            yield passages[0][0], paragraphs[0][0]
        return
    pairs = _best(passages, paragraphs, *ways[0])
    yield from ((passages[one][0], paragraphs[other][0]) for one, other in pairs)
    edges = [(-1, -1), *pairs, (len(passages), len(paragraphs))]
    for (one, other), (next_one, next_other) in itertools.pairwise(edges):
        yield from _between(passages[one + 1 : next_one], paragraphs[other + 1 : next_other], ways[1:])


def _best(passages: Sequence[Text], paragraphs: Sequence[Text], like: Likeness, least: float) -> list[Pair]:
    """The pairs in order, each alike enough, that are together most alike."""
    width = len(paragraphs) + 1
    best = [[0.0] * width for _ in range(len(passages) + 1)]
    gains = [[like(one[1], other[1]) for other in paragraphs] for one in passages]
    for one in range(len(passages) - 1, -1, -1):
        for other in range(len(paragraphs) - 1, -1, -1):
            gain = gains[one][other]
            with_it = gain + best[one + 1][other + 1] if gain >= least else 0.0
            best[one][other] = max(best[one + 1][other], best[one][other + 1], with_it)
    return _path(best, gains, least)


def _path(best: list[list[float]], gains: list[list[float]], least: float) -> list[Pair]:
    pairs: list[Pair] = []
    one = other = 0
    while one < len(gains) and other < len(gains[0]):
        gain = gains[one][other]
        if gain >= least and best[one][other] == gain + best[one + 1][other + 1]:
            pairs.append((one, other))
            one, other = one + 1, other + 1
        elif best[one][other] == best[one + 1][other]:
            one += 1
        else:
            other += 1
    return pairs


def far_pairs(passages: Sequence[Text], paragraphs: Sequence[Text]) -> Iterator[Pair]:
    """Pairs out of order: of the same words that are found once on either side, then of those nearly the same."""
    long = [one for one in passages if words_in(one[1]) >= _ENOUGH]
    first, second = _once(long), _once(paragraphs)
    same = {first[words]: second[words] for words in first.keys() & second.keys()}
    yield from ((long[one][0], paragraphs[other][0]) for one, other in sorted(same.items()))
    left = [one for at, one in enumerate(long) if at not in same]
    taken = set(same.values())
    right = [one for at, one in enumerate(paragraphs) if at not in taken]
    if len(left) * len(right) > _MOST:
        return
    for place, words in left:
        found = max(right, key=lambda other: likeness(words, other[1]), default=None)
        if found is not None and likeness(words, found[1]) >= _FAR:
            right.remove(found)
            yield place, found[0]
