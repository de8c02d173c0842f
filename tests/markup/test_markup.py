"""Clause markup, by cases that are text: a title, the markup, and what it is read as."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assembler.errors import LibraryError, Place
from assembler.markup import (
    Alternative,
    Block,
    CrossReference,
    Grid,
    Inline,
    Item,
    Phrase,
    Placeholder,
    Words,
    read_blocks,
    read_inline,
)


def cases(name: str) -> list[object]:
    """The cases of a file: title, a line of one dot, input, dot, expected, dot."""
    text = (Path(__file__).parent / name).read_text(encoding="utf-8")
    parts = text.split("\n.\n")
    triples = zip(parts[0::3], parts[1::3], parts[2::3], strict=False)
    return [pytest.param(given, expected, id=title.strip()) for title, given, expected in triples]


def manner(part: Words | Placeholder) -> str:
    return " bold" * part.bold + " italic" * getattr(part, "italic", False)


def inline(parts: tuple[Inline, ...], indent: str = "") -> Iterator[str]:
    for part in parts:
        match part:
            case Words(text):
                yield f'{indent}words{manner(part)} "{text}"'
            case Placeholder(field):
                yield f'{indent}field{manner(part)} "{field}"'
            case CrossReference(clause, paragraph, item):
                yield f'{indent}reference "{clause}" "{paragraph}" "{item}"'
            case Phrase(alternatives):
                yield f"{indent}phrase"
                yield from (line for one in alternatives for line in alternative(one, indent + "  "))


def alternative(one: Alternative, indent: str) -> Iterator[str]:
    yield f'{indent}when "{one.when}"'
    yield from inline(one.content, indent + "  ")


def short(parts: tuple[Inline, ...]) -> str:
    return "".join(f'"{part.text}"' if isinstance(part, Words) else f"{{{{{part.field}}}}}" for part in parts)


def blocks(found: tuple[Block, ...], indent: str = "") -> Iterator[str]:
    for block in found:
        attributes = " ".join(f"{name}={value}" for name, value in block.attributes.items())
        if isinstance(block, Item):
            yield f"{indent}item {block.level} {attributes} {short(block.content)} line {block.line}"
            yield from blocks(block.children, indent + "  ")
        elif isinstance(block, Grid):
            yield f"{indent}table {attributes} [{', '.join(block.heading)}] line {block.line}"
            yield from (f"{indent}  " + " | ".join(short(cell) for cell in row) for row in block.rows)


@pytest.mark.parametrize(("given", "expected"), cases("inline.md"))
def test_words_are_read_as(given: str, expected: str):
    try:
        read = "\n".join(inline(read_inline(given, Place())))
    except LibraryError as error:
        read = f"error {error}"

    assert read == expected


@pytest.mark.parametrize(("given", "expected"), cases("blocks.md"))
def test_blocks_are_read_as(given: str, expected: str):
    try:
        read = "\n".join(blocks(read_blocks(given, "")))
    except LibraryError as error:
        read = f"error {error.problems[0].message}"

    assert read == expected


def test_lines_are_counted_from_where_the_wording_begins_in_its_file():
    with pytest.raises(LibraryError, match=r"^clauses/x\.md:9: "):
        read_blocks("1. {#a}\n   One.\n\n- two\n", "clauses/x.md", 6)
