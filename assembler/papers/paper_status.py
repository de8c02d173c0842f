"""How each paper stands on some answers: whether it is wanted now, can be made all the same, or cannot, and why."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from assembler.completion import Answers
from assembler.conditions import Instance, Scope, Walk, compile_condition
from assembler.library.library import Library
from assembler.library.papers import Need


class PaperStatus(Struct, frozen=True):
    """How a paper stands, for one item of the list of which each has one, if it is of such.

    `item` is that item's id, and `whose` what a reader knows it by; both are empty of a paper that is made once. `reason` says why it is
    not wanted now; it can be made all the same where it is `possible`.
    """

    outline: str
    title: str
    item: str
    whose: str
    possible: bool
    reason: str

    @property
    def wanted(self) -> bool:
        """Whether it is to be made now."""
        return self.possible and not self.reason


def paper_statuses(answers: Answers, library: Library) -> tuple[PaperStatus, ...]:
    """Every paper of a library, in the order of the life of an agreement, for answers that were completed for papers."""
    return tuple(found for outline in library.papers for found in _of(outline, answers, library))


def _of(outline: str, answers: Answers, library: Library) -> Iterator[PaperStatus]:
    paper, title = library.papers[outline], library.outlines[outline].title
    for instance in Walk.of(paper.each).instances(answers.scope):
        hindrance = paper.made_by or _unmet(paper.made_if, instance.scope)
        reason = hindrance or _unmet(paper.due_if, instance.scope)
        yield PaperStatus(outline, title, instance.item, _name(instance), not hindrance, reason)


def _unmet(needs: tuple[Need, ...], scope: Scope) -> str:
    """Why the first need that is not known to hold does not, in words; nothing where all hold."""
    return next((need.otherwise for need in needs if compile_condition(need.when)(scope) is not True), "")


def _name(instance: Instance) -> str:
    if not instance.item:
        return ""
    item = next(one for one in instance.scope.items.values() if one.id == instance.item)
    return getattr(item, "short_name", None) or getattr(item, "name", None) or instance.item
