"""Attributes in braces, above what they are of."""

from __future__ import annotations

import pytest

from assembler.errors import LibraryError
from assembler.markup import read_blocks
from assembler.markup.blocks import Item


def of(line: str) -> dict[str, str]:
    (block,) = read_blocks(f"{line}\nWords.", "clause.md")
    assert isinstance(block, Item)
    return dict(block.attributes)


@pytest.mark.parametrize(
    ("line", "attributes"),
    [
        ("{#notice}", {"id": "notice"}),
        ("{#a .definition .late}", {"id": "a", "class": "definition late"}),
        ("{#a when=\"x == 'y'\" level=2}", {"id": "a", "when": "x == 'y'", "level": "2"}),
        ('{#a only="short" }  ', {"id": "a", "only": "short"}),
        ("{#a .early x=1}\n{.late x=2}", {"id": "a", "class": "early late", "x": "2"}),
        ('{#a note="says once"}\n{#b .body}', {"id": "b", "note": "says once", "class": "body"}),
    ],
)
def test_a_line_in_braces_gives_what_stands_below_it_names_and_values(line: str, attributes: dict[str, str]):
    assert of(line) == attributes


@pytest.mark.parametrize("line", ["{#a} and words {b}", '{#a when="x}', "{#a, when=b}", "{=b}", "{#a}~", "{#a"])
def test_a_line_that_is_not_attributes_throughout_is_words_with_a_stray_mark(line: str):
    with pytest.raises(LibraryError, match="a mark that is not closed"):
        of(line)
