"""What clause wording is read into: words, placeholders, references, phrases; items and tables."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct


class Words(Struct, frozen=True):
    """Plain words, in one manner."""

    text: str
    bold: bool = False
    italic: bool = False


class Placeholder(Struct, frozen=True):
    """`{{ field }}`: an answer printed by its type."""

    field: str
    bold: bool = False


class CrossReference(Struct, frozen=True):
    """`[[clause#paragraph@item]]`: a live number."""

    clause: str
    paragraph: str = ""
    item: str = ""


class Alternative(Struct, frozen=True):
    """One of a phrase's alternatives; `when` is empty for `otherwise`, and for `unsettled`, which names the fields that are open."""

    when: str
    content: tuple[Inline, ...]
    unsettled: tuple[str, ...] = ()


class Phrase(Struct, frozen=True):
    """`{? condition: words | condition: words ?}`: words that are in or out."""

    alternatives: tuple[Alternative, ...]


Inline = Words | Placeholder | CrossReference | Phrase


class Item(Struct, frozen=True):
    """A paragraph with its attributes and, for a numbered item, those below it. `level` is 0 for an unnumbered paragraph."""

    attributes: Mapping[str, str]
    content: tuple[Inline, ...]
    level: int
    children: tuple[Item, ...]
    line: int


class Grid(Struct, frozen=True):
    """A table: its attributes, its heading cells, and its rows of cells."""

    attributes: Mapping[str, str]
    heading: tuple[str, ...]
    rows: tuple[tuple[tuple[Inline, ...], ...], ...]
    line: int


Block = Item | Grid
