"""The roles of paragraphs: one table of what is so of every paragraph of a role, in print and on screen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal

from msgspec import Struct

from assembler.agreement import Role

NumberList = Literal["", "clause", "schedule", "definition", "party", "recital"]
"""A list of numbers that goes on through an agreement; empty for what has none."""


class RoleTraits(Struct, frozen=True):
    """What is so of every paragraph of a role.

    `numbers` is the list its number stands in, at `level`; `stem` is whether those below it go on
    from it. `item` is the role of an item of a list under it, `following` that of an answer's next
    paragraph. `called` is what a reference to it is led by. `sentence` is whether a sentence may begin with it, `written` whether a
    clause file may give it, and `indent` how many columns plain text moves it in.
    """

    numbers: NumberList = ""
    level: int = 0
    stem: bool = False
    item: Role | None = None
    following: Role | None = None
    called: str = ""
    heading: bool = False
    sentence: bool = True
    written: bool = False
    indent: int = 0


ROLES: Final[Mapping[Role, RoleTraits]] = {
    "cover-title": RoleTraits(sentence=False, written=True),
    "cover-text": RoleTraits(sentence=False, written=True),
    "heading": RoleTraits(heading=True),
    "clause": RoleTraits("clause", 0, called="clause", heading=True),
    "level-2": RoleTraits("clause", 1, True, "level-3", "level-2", "clause"),
    "level-3": RoleTraits("clause", 2, False, "level-4", "level-3", "clause", indent=6),
    "level-4": RoleTraits("clause", 3, False, "level-5", "level-4", "clause", indent=12),
    "level-5": RoleTraits("clause", 4, False, "level-5", "level-5", "clause", indent=18),
    "schedule": RoleTraits("schedule", 0, called="Schedule", heading=True),
    "schedule-1": RoleTraits("schedule", 1, False, "schedule-2", "schedule-1", "paragraph"),
    "schedule-2": RoleTraits("schedule", 2, True, "schedule-3", "schedule-2", "paragraph", indent=6),
    "schedule-3": RoleTraits("schedule", 3, False, "schedule-4", "schedule-3", "paragraph", indent=12),
    "schedule-4": RoleTraits("schedule", 4, False, "schedule-4", "schedule-4", "paragraph", indent=18),
    "party": RoleTraits("party", following="body-indent", called="party"),
    "recital": RoleTraits("recital", following="recital", called="recital"),
    "definition": RoleTraits("definition", 0, item="definition-a", following="definition-a", written=True, indent=6),
    "definition-a": RoleTraits(
        "definition", 1, item="definition-i", following="definition-a", sentence=False, indent=6
    ),
    "definition-i": RoleTraits(
        "definition", 2, item="definition-i", following="definition-i", sentence=False, indent=12
    ),
    "body": RoleTraits(following="body", written=True),
    "body-indent": RoleTraits(following="body-indent", indent=6),
    "signature": RoleTraits(sentence=False, written=True),
    "cell": RoleTraits(following="cell", sentence=False),
    "cell-heading": RoleTraits(),
    "point": RoleTraits(),
}

NUMBERED_HEADINGS: Final = tuple(role for role, it in ROLES.items() if it.heading and it.numbers)
"""The headings of clauses and schedules: what a table of contents lists."""


def levels(numbers: NumberList) -> tuple[Role, ...]:
    """The roles of a list of numbers, the outermost first."""
    return tuple(role for role, it in ROLES.items() if it.numbers == numbers)
