"""The Word style of each role. A style is known by its name, as in Word's own list; its id is the template's affair."""

from __future__ import annotations

from typing import Final

from msgspec import Struct

from assembler.agreement import Role
from assembler.numbering import STANDARD, Level
from assembler.roles import NumberList, levels

STYLES: Final[dict[Role, str]] = {
    "cover-title": "Title",
    "cover-text": "Cover Text",
    "heading": "Front Heading",
    "clause": "heading 1",
    "level-2": "Clause Level 2",
    "level-3": "Clause Level 3",
    "level-4": "Clause Level 4",
    "level-5": "Clause Level 5",
    "schedule": "Schedule Heading",
    "schedule-1": "Schedule Level 1",
    "schedule-2": "Schedule Level 2",
    "schedule-3": "Schedule Level 3",
    "schedule-4": "Schedule Level 4",
    "party": "Party",
    "recital": "Recital",
    "definition": "Definition",
    "definition-a": "Definition Level 1",
    "definition-i": "Definition Level 2",
    "body": "Body Text",
    "body-indent": "Body Text Indent",
    "signature": "Signature",
    "cell": "Table Text",
    "cell-heading": "Table Heading",
    "point": "Outstanding Point",
}
"""Role to the name of its paragraph style."""

EXECUTION_HEADING: Final = "Execution Heading"
"""The heading of an execution block, in a house style that has it: with a page break before it, each block begins a page."""

CONTENTS_ENTRY: Final = "toc 1"
COMMENT_TEXT: Final = "annotation text"
COMMENT_MARK: Final = "annotation reference"
AFTER_TABLE: Final = "Table Space"
OPEN_ANSWER: Final = "Open Answer"
GRID_TABLE: Final = "Agreement Table"
PLAIN_TABLE: Final = "Signature Table"

REQUIRED: Final[dict[str, str]] = {
    **dict.fromkeys(STYLES.values(), "paragraph"),
    **dict.fromkeys((CONTENTS_ENTRY, COMMENT_TEXT, AFTER_TABLE, "header", "footer"), "paragraph"),
    **dict.fromkeys((COMMENT_MARK, OPEN_ANSWER), "character"),
    **dict.fromkeys((GRID_TABLE, PLAIN_TABLE), "table"),
}
"""Every style a house style must have, by name, with its kind."""


class StyledLevel(Struct, frozen=True):
    """One level of a list: its style, and the number that it prints in the shipped house style."""

    style: str
    standard: Level


_TITLES: Final[dict[str, NumberList]] = {
    "clauses": "clause",
    "schedules": "schedule",
    "definitions": "definition",
    "parties": "party",
    "recitals": "recital",
}
LISTS: Final[dict[str, tuple[StyledLevel, ...]]] = {
    title: tuple(
        StyledLevel(STYLES[role], level) for role, level in zip(levels(name), STANDARD.lists[name], strict=True)
    )
    for title, name in _TITLES.items()
}
"""The multilevel lists by their titles. How each level numbers is the house style's affair: an agreement's numbers follow it."""


def numbers_of(title: str) -> NumberList:
    """The list of numbers that a list of styles prints."""
    return _TITLES[title]
