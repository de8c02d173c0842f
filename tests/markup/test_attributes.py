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
        ("{}", {}),
        ("{ #a   .b }", {"id": "a", "class": "b"}),
        ("{#a}\t \t", {"id": "a"}),
        ("{#a-b_c:d .e-f g:h-i=j:k-l}", {"id": "a-b_c:d", "class": "e-f", "g:h-i": "j:k-l"}),
        ('{#a when=""}', {"id": "a", "when": ""}),
        (r'{#a when="b \"c\" \\"}', {"id": "a", "when": r"b \"c\" \\"}),
        ('{when="#b .c"}', {"when": "#b .c"}),
        ('{class="b" .c}', {"class": "b c"}),
        ('{.b class="c"}', {"class": "b c"}),
        ("{.b .c .d}", {"class": "b c d"}),
        ("{.b}\n{.c}\n{#a .d}", {"class": "b c d", "id": "a"}),
        ("{#a x=1}\n{#b}", {"id": "b", "x": "1"}),
        ("{x=1}\n{#b .c}", {"x": "1", "id": "b", "class": "c"}),
        ("{.c}\n{#b x=1}", {"class": "c", "id": "b", "x": "1"}),
        ('{#a note="says once"}\n{#b .body}', {"id": "b", "note": "says once", "class": "body"}),
    ],
)
def test_a_line_in_braces_gives_what_stands_below_it_names_and_values(line: str, attributes: dict[str, str]):
    assert of(line) == attributes


@pytest.mark.parametrize(
    "line",
    [
        *("{#a} and words {b}", '{#a when="x}', "{#a, when=b}", "{=b}", "{#a}~", "{#a"),
        *(
            "{#a.b}",
            "{#a#b}",
            "{.a.b}",
            "{#a x=}",
            "{#a x=1;}",
            '{#a x="{b}"}',
            "{#a é=1}",
            "{#a x=é}",
            "{#}",
            "{#a}}",
            "b {#a}",
        ),
    ],
)
def test_a_line_not_attributes_throughout_is_words_with_a_stray_mark(line: str):
    with pytest.raises(LibraryError, match="a mark that is not closed"):
        of(line)


def test_attributes_are_only_of_what_stands_right_below_them():
    text = "{#a}\nOne.\n\nTwo.\n\n{#c}\n\n{.d}\nThree.\n\n{#t}\n| A |\n|---|\n\n1. {#e}\n   Four.\n   1. Five."
    one, two, three, table, four = read_blocks(text, "clause.md")
    assert isinstance(four, Item)

    assert [dict(block.attributes) for block in (one, two, three, table, four, *four.children)] == [
        {"id": "a"},
        {},
        {"id": "c", "class": "d"},
        {"id": "t"},
        {"id": "e"},
        {},
    ]
