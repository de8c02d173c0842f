"""A lint over the library's own words: those that admit that something is open, outside a blank. `style.yaml` lists them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from assembler.conditions.sorts import Text
from assembler.library.clauses import LibraryTable
from assembler.library.library import Library
from assembler.markup import Words
from assembler.wording import Phrase, Wording

STYLE: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("style.yaml").read_text(encoding="utf-8"))
_UNSETTLED = re.compile(rf"(?<![\w-])(?:{'|'.join(STYLE['unsettled'])})(?![\w-])", re.IGNORECASE)


def unsettled_words(library: Library) -> list[str]:
    """Every place where the library could print such words, with them."""
    return [f"{place}: {found.group()}" for place, text in _printed(library) for found in _UNSETTLED.finditer(text)]


def _printed(library: Library) -> Iterator[tuple[str, str]]:
    """All that could be printed outside a blank: the words of clauses, the headings of tables, and defaults that are words."""
    for clause in library.clauses.values():
        for identity, wording in clause.wordings():
            yield f"{clause.id}#{identity}", _settled(wording)
        for table in (block for block in clause.blocks if isinstance(block, LibraryTable)):
            yield from ((f"{clause.id}#{table.id}", text) for text in (table.title, table.description, *table.columns))
    for question in library.questionnaire.questions:
        if isinstance(question.leaf.sort, Text) and question.default is not None:
            yield question.field, str(question.default)


def _settled(wording: Wording) -> str:
    return "".join(_words(piece) for piece in wording)


def _words(piece: Any) -> str:
    match piece:
        case Words(text=text):
            return text
        case Phrase(alternatives=alternatives):
            return " | ".join(_settled(choice.wording) for choice in alternatives if not choice.unsettled)
    return "…"
