"""Following the path of an answer, and naming it by the ids of items, which stay when the order of a list changes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from assembler.conditions.scope import AnswerItem
from assembler.source import FieldPath


def along(answers: object, path: FieldPath) -> Iterator[tuple[str | int, Any]]:
    """Each step of a path with what stands there, in answers as given or completed."""
    here: Any = answers
    for step in path:
        here = here[step] if isinstance(step, int) else getattr(here, step)
        yield step, here


def at(answers: object, path: FieldPath) -> object:
    """What stands at a path."""
    *_, (_, there) = ((), answers), *along(answers, path)
    return there


def items_on(answers: object, path: FieldPath) -> Iterator[AnswerItem]:
    """The items of lists that a path goes through, the outermost first."""
    return (here for step, here in along(answers, path) if isinstance(step, int))


def by_ids(answers: object, path: FieldPath) -> str:
    """The permanent name of a place: `parties.fire.address`, with the ids of items and not their numbers.

    What the drafter leaves out or accepts has no id: it goes by its clause or its rule.
    """
    return ".".join(step if isinstance(step, str) else _own_name(here) for step, here in along(answers, path))


def _own_name(item: object) -> str:
    return str(getattr(item, "id", None) or getattr(item, "clause", None) or getattr(item, "rule", ""))
