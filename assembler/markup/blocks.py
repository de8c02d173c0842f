"""What clause wording is read into: words, placeholders, references, phrases; items and tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """Plain words, in one manner."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Placeholder:
    """`{{ field }}`: an answer printed by its type."""

    field: str
    bold: bool = False


@dataclass(frozen=True, slots=True)
class CrossReference:
    """`[[clause#paragraph@item]]`: a live number."""

    clause: str
    paragraph: str = ""
    item: str = ""


@dataclass(frozen=True, slots=True)
class Alternative:
    """One of a phrase's alternatives; `when` is empty for `otherwise`, and for `unsettled`, which names the fields that are open."""

    when: str
    content: tuple[Inline, ...]
    unsettled: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Phrase:
    """`{? condition: words | condition: words ?}`: words that are in or out."""

    alternatives: tuple[Alternative, ...]


Inline = Words | Placeholder | CrossReference | Phrase


@dataclass(frozen=True, slots=True)
class Item:
    """A paragraph with its attributes and, for a numbered item, those below it. `level` is 0 for an unnumbered paragraph."""

    attributes: Mapping[str, str]
    content: tuple[Inline, ...]
    level: int
    children: tuple[Item, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: its attributes, its heading cells, and its rows of cells."""

    attributes: Mapping[str, str]
    heading: tuple[str, ...]
    rows: tuple[tuple[tuple[Inline, ...], ...], ...]
    line: int


Block = Item | Grid
