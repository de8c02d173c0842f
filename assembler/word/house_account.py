"""What a sound house style does, in words, for who made it."""

from __future__ import annotations

from collections.abc import Iterator

from assembler.numbering import Numberer
from assembler.roles import levels
from assembler.word.house_page import PageSize
from assembler.word.house_style import HouseStyle
from assembler.word.properties import PLACEHOLDERS
from assembler.word.styles import EXECUTION_HEADING, LISTS, STYLES, numbers_of

_CENTIMETRE = 567
"""Twentieths of a point."""
_ZONES = {"body": "text", "schedules": "schedules", "execution": "execution blocks"}


def account(style: HouseStyle) -> Iterator[str]:
    """A line for each list and how it numbers, for what begins a page, for the pages, and for the placeholders."""
    for title in LISTS:
        numberer = Numberer(numbering=style.numbering)
        shown = [numberer.number(role).shown for role in levels(numbers_of(title))]
        yield f"{title.capitalize()}: {', '.join(filter(None, shown))}"
    begins = STYLES["schedule"] in style.begins_pages
    yield "Schedules begin a page each." if begins else "Schedules run on."
    runs_on = EXECUTION_HEADING in style.styles and EXECUTION_HEADING not in style.begins_pages
    yield "Execution blocks run on, each whole on one page." if runs_on else "Execution blocks begin a page each."
    for zone, page in style.pages.items():
        yield f"Room for {_ZONES[zone]}: {_size(page)}"
    used = {name for part in (style.document, *style.furniture) for name in part.pieces[1::2]}
    yield f"Headers, footers and text print: {', '.join(name for name in PLACEHOLDERS if name in used) or 'nothing'}"
    unused = ", ".join(name for name in PLACEHOLDERS if name not in used)
    if unused:
        yield f"They could also print: {unused}"


def _size(page: PageSize) -> str:
    return f"{page.width / _CENTIMETRE:.1f} by {page.height / _CENTIMETRE:.1f} cm"
