"""The Word style of each role. A style is known by its name, as in Word's own list; its id is the template's affair."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from assembler.agreement import Role

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


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: its style, and the number it prints (`%1` is the number of the first level, from Word)."""

    style: str
    form: str
    text: str


def _level(role: Role, form: str, text: str) -> Level:
    return Level(STYLES[role], form, text)


LISTS: Final[dict[str, tuple[Level, ...]]] = {
    "clauses": (
        _level("clause", "decimal", "%1."),
        _level("level-2", "decimal", "%1.%2"),
        _level("level-3", "lowerLetter", "(%3)"),
        _level("level-4", "lowerRoman", "(%4)"),
        _level("level-5", "upperLetter", "(%5)"),
    ),
    "schedules": (
        _level("schedule", "decimal", "Schedule %1"),
        _level("schedule-1", "decimal", "%2."),
        _level("schedule-2", "decimal", "%2.%3"),
        _level("schedule-3", "lowerLetter", "(%4)"),
        _level("schedule-4", "lowerRoman", "(%5)"),
    ),
    "definitions": (
        _level("definition", "none", ""),
        _level("definition-a", "lowerLetter", "(%2)"),
        _level("definition-i", "lowerRoman", "(%3)"),
    ),
    "parties": (_level("party", "decimal", "(%1)"),),
    "recitals": (_level("recital", "upperLetter", "(%1)"),),
}
"""The multilevel lists. The numbers in an agreement are worked out by these: a house style must keep them."""
