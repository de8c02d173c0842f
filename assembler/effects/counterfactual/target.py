"""The smallest set of changed answers that would bring a clause or paragraph in, or put it out.

Candidates come from the condition tree, and each is tried: applied to the answers as given, completed again (a change can make other
questions asked or not asked) and evaluated. What can be left out of a set is left out; the first set that works is the smallest.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from assembler.completion import Answers
from assembler.conditions import Condition, Each, Scope, Walk
from assembler.effects.counterfactual.changes import Change, WhatIf
from assembler.effects.counterfactual.search import Search
from assembler.effects.counterfactual.ways import Way, best, merged, together
from assembler.errors import AssemblerError
from assembler.source import FieldPath, field_path

TRIED = 240
"""How many whole sets of changes are tried before the search gives up."""

ROUNDS = 3
"""How many times the search goes on from changes that were not enough."""

STARTS = 8
"""From how many of them."""


class Link(Struct, frozen=True):
    """One step from the agreement to a paragraph: the condition that must be true, in which item of which list."""

    condition: Condition
    each: Each | None
    item: str


class Target(Struct, frozen=True):
    """A clause or paragraph in one scope: the conditions from the outermost to its own. An empty item means any."""

    links: tuple[Link, ...]

    def present(self, answers: Answers) -> bool:
        """Whether it is in."""
        return _present(self.links, answers.scope)

    def items(self, answers: Answers) -> Iterator[FieldPath]:
        """The places of the items that it is printed for: without one of them there is no such paragraph, whatever else is answered."""
        scope = answers.scope
        for link in self.links:
            inner = scopes(link, scope)
            if len(inner) != 1:
                return
            scope = inner[0]
            if link.each is not None and link.item:
                yield scope.items[link.each.variable].path_


def smallest(target: Target, answers: Answers, what_if: WhatIf) -> tuple[Change, ...]:
    """The smallest set of changes found that flips the target; empty when none was found.

    What a change brings into question (a question newly asked, an item newly pointed to) is seen only once it is made. So what was
    tried in vain is where the next round starts. What is certain is not tried: of many parties each has a page of its own.
    """
    before = target.present(answers)
    certain = {frozenset({Change("remove", place)}) for place in target.items(answers)} if before else set()
    starts: list[tuple[Way, Answers]] = [(frozenset(), answers)]
    tried: set[Way] = set()
    for _ in range(ROUNDS):
        reached: list[tuple[Way, Answers]] = []
        for start, state in starts:
            for way in _ways(target, Search(state, what_if), want=not before):
                whole = merged((start, way))
                if whole is None or whole in tried or len(tried) == TRIED:
                    continue
                if whole in certain:
                    return tuple(whole)
                tried.add(whole)
                after = _after(whole, what_if)
                if after is None:
                    continue
                if target.present(after) is not before:
                    needed = _needed(target, whole, what_if, before)
                    return tuple(sorted(needed, key=lambda one: (field_path(one.place), str(one))))
                reached.append((whole, after))
        starts = reached[:STARTS]
    return ()


def _after(way: Way, what_if: WhatIf) -> Answers | None:
    """The answers after some changes, or None where they cannot be made."""
    try:
        return what_if.after(way)
    except (AssemblerError, LookupError):
        return None


def _ways(target: Target, search: Search, *, want: bool) -> list[Way]:
    """To come in, every condition on the way must be true; to go out, any may be false."""
    scope, found = search.answers.scope, list[list[Way]]()
    for link in target.links:
        inner = scopes(link, scope)
        if not inner:
            assert link.each is not None  # noqa: S101 - without a list there is always a scope
            return search.one_more(link.each, link.condition, scope)
        scope = inner[0]
        found.append(search.ways(link.condition, scope, want))
        if link.each is not None and not want:
            found.append([frozenset({Change("remove", scope.items[link.each.variable].path_)})])
    return together(found) if want else best(way for ways in found for way in ways)


def _flips(target: Target, way: Way, what_if: WhatIf, before: bool) -> bool:
    after = _after(way, what_if)
    return after is not None and target.present(after) is not before


def _needed(target: Target, way: Way, what_if: WhatIf, before: bool) -> Way:
    for change in sorted(way, key=lambda one: -one.weight):
        if len(way) > 1 and _flips(target, way - {change}, what_if, before):
            return _needed(target, way - {change}, what_if, before)
    return way


def _present(links: Sequence[Link], scope: Scope) -> bool:
    if not links:
        return True
    first, *rest = links
    return any(_present(rest, inner) for inner in scopes(first, scope, true=True))


def scopes(link: Link, scope: Scope, *, true: bool = False) -> list[Scope]:
    """The scopes that a link leads to, or those in which its condition is `true`."""
    where = Walk.of(link.each, link.condition)
    found = where.true(scope) if true else where.instances(scope)
    return [instance.scope for instance in found if link.item in ("", instance.item)]
