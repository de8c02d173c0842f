"""When a paper of an agreement's life is made: for whom, at which stage, on what, and what is to be done with it next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, Literal, cast, get_args

from msgspec import Struct

from assembler.conditions import Condition, Each, Vocabulary, parse_condition
from assembler.errors import Place, Problem
from assembler.source import Schema, expect_names
from assembler.wording import Reader

Stage = Literal["before", "signing", "after", "change"]
"""Before the parties agree; as they sign; while the agreement is in force; as it changes or ends."""

PAPER_KEYS: Final = ("stage", "step", "each", "made if", "due if", "made by", "next", "law")
_NEED: Final = Schema(must=("when", "otherwise"))


class Need(Struct, frozen=True):
    """A condition on which a paper is made, and, in words, why it is not where that is not known to hold."""

    when: Condition
    otherwise: str


class Paper(Struct, frozen=True):
    """When a paper is made.

    `each` is the list of whose items each has one of its own. It can be made where every need of `made_if` holds, and is wanted now where
    those of `due_if` do too. `next` says what is to be done with it. `step` is its place within its stage. One that
    is `made_by` a command of its own, in words, is no part of a pack.
    """

    stage: Stage
    step: int
    each: Each | None
    made_if: tuple[Need, ...]
    due_if: tuple[Need, ...]
    next: str
    law: tuple[str, ...]
    made_by: str = ""

    @property
    def order(self) -> tuple[int, int]:
        """Its place in the life of an agreement."""
        return get_args(Stage).index(self.stage), self.step


def read_paper(value: Mapping[str, Any], vocabulary: Vocabulary, place: Place, problems: list[Problem]) -> Paper | None:
    """What the outline of a paper says of when it is made; None where that cannot be read, which is then among the problems."""
    missing = [key for key in ("stage", "step", "next", "law") if not value.get(key)]
    problems += [Problem(f"A paper must say “{key}”.", place) for key in missing]
    if value.get("stage") not in (*get_args(Stage), None):
        problems.append(Problem(f"“{value['stage']}” is not a stage: {', '.join(get_args(Stage))}.", place))
    if not str(value.get("step") or "0").isdecimal():
        problems.append(Problem("“step” is a whole number.", place))
    reader = Reader(vocabulary, {}, place)
    each = None
    if value.get("each"):
        each, reader = reader.each(value["each"])
    made, due = (tuple(_needs(value.get(key) or (), reader, place)) for key in ("made if", "due if"))
    if problems:
        return None
    return Paper(
        cast("Stage", value["stage"]),
        int(value["step"]),
        each,
        made,
        due,
        value["next"],
        tuple(value["law"]),
        value.get("made by", ""),
    )


def _needs(given: Iterable[object], reader: Reader, place: Place) -> Iterator[Need]:
    for entry in given:
        need = expect_names(entry, _NEED, place)
        when = parse_condition(need["when"], reader.vocabulary, dict(reader.items), place)
        yield Need(when, need["otherwise"])
