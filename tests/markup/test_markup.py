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


STRAY = (
    "“{}” holds a mark that is not closed, or not opened. "
    "Close it, or open it: {{{{ field }}}}, [[clause]], {{? phrase ?}}, **bold**."
)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("", ()),
        ("a\nb  \n  c", (Words("a b c"),)),
        ("a\\b_c *d* **e**f", (Words("a\\b_c "), Words("d", italic=True), Words(" "), Words("e", bold=True), Words("f"))),
        ("***a*** b", (Words("a", bold=True, italic=True), Words(" b"))),
        ("**{{ a }}** *{{ b }}* {{c}}", (Placeholder("a", bold=True), Words(" "), Placeholder("b"), Words(" "), Placeholder("c"))),
        ("[[ a # b @ c ]][[d]][[e@f]]", (CrossReference("a", "b", "c"), CrossReference("d"), CrossReference("e", "", "f"))),
        ("{?a:b?}", (Phrase((Alternative("a", (Words("b"),)),)),)),
        ("{?a:  b  ?}", (Phrase((Alternative("a", (Words(" b "),)),)),)),
        ("{?a: ?}c", (Phrase((Alternative("a", ()),)), Words("c"))),
        ("{?a:  ?}", (Phrase((Alternative("a", ()),)),)),
        ("{?a: {{ b }} ?}", (Phrase((Alternative("a", (Placeholder("b"),)),)),)),
        ("{?a: **b** ?}", (Phrase((Alternative("a", (Words("b", bold=True),)),)),)),
        ("**{?a: b ?}**", (Phrase((Alternative("a", (Words("b", bold=True),)),)),)),
        ("{? a == ':' and b == 'x:y' : c ?}", (Phrase((Alternative("a == ':' and b == 'x:y'", (Words("c"),)),)),)),
        ("{?a: b|c ?}", (Phrase((Alternative("a", (Words("b|c"),)),)),)),
        ("{?a: b | c: d ?} | e: f", (Phrase((Alternative("a", (Words("b"),)), Alternative("c", (Words("d"),)))), Words(" | e: f"))),
        ("{?a: b{?c: d ?} | e: f ?}", (Phrase((Alternative("a", (Words("b"), Phrase((Alternative("c", (Words("d"),)),)))), Alternative("e", (Words("f"),)))),)),
        ("{?a: b | otherwise: c ?}", (Phrase((Alternative("a", (Words("b"),)), Alternative("", (Words("c"),)))),)),
        ("{?unsettled a: b | unsettled c , d: e ?}", (Phrase((Alternative("", (Words("b"),), ("a",)), Alternative("", (Words("e"),), ("c", "d")))),)),
        ("{?unsettledness a: b ?}", (Phrase((Alternative("unsettledness a", (Words("b"),)),)),)),
        ("| a: b", (Words("| a: b"),)),
        ("a ? b ?", (Words("a ? b ?"),)),
        ("[a] b", (Words("[a] b"),)),
    ],
)  # fmt: skip
def test_words_are_read_whole(text: str, read: tuple[Inline, ...]):
    assert read_inline(text, Place()) == read


@pytest.mark.parametrize(
    ("text", "told"),
    [
        *((text, STRAY.format(text.strip())) for text in ("a {{ b", "a [[ b", "{a", "a}", " a]] b", "**a", "a }} b")),
        ("{?a: b", "A phrase that begins with “{?” is not closed with “?}”."),
        ("{?a", "A phrase that begins with “{?” is not closed with “?}”."),
        ("{?a: b | c", "A phrase that begins with “{?” is not closed with “?}”."),
        ("a ?} b", "A “?}” closes a phrase that was not opened."),
        ("{?a: b ?} c ?}", "A “?}” closes a phrase that was not opened."),
    ],
)
def test_a_mark_not_closed_or_not_opened_is_told_with_its_place(text: str, told: str):
    with pytest.raises(LibraryError) as raised:
        read_inline(text, Place("clauses/x.md", 7))

    assert str(raised.value) == f"clauses/x.md:7: {told}"


def item(identity: str, words: str, line: int, *below: Item, level: int = 1, role: str = "") -> Item:
    attributes = {"id": identity, **({"class": role} if role else {})}
    return Item(attributes, (Words(words),), level, below, line)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("", ()),
        ("Words.", (Item({}, (Words("Words."),), 0, (), 1),)),
        ("{#a}\nOne.\n\n{#b}\nTwo.", (item("a", "One.", 2, level=0), item("b", "Two.", 5, level=0))),
        (
            "1. {#a}\n   A:\n   1. {#b}\n      B:\n      1. {#c}\n         C.\n   2. {#d}\n      D.\n2. {#e}\n   E.",
            (
                item("a", "A:", 2, item("b", "B:", 4, item("c", "C.", 6, level=3), level=2), item("d", "D.", 8, level=2)),
                item("e", "E.", 10),
            ),
        ),
        (
            "{#a .definition}\nA:\n\n1. {#b}\n   B.\n\n{#c .definition}\nC.",
            (item("a", "A:", 2, item("b", "B.", 5), level=0, role="definition"), item("c", "C.", 8, level=0, role="definition")),
        ),
        (
            "{#a .definition}\nA.\n\n3. {#b}\n   B.",
            (item("a", "A.", 2, level=0, role="definition"), item("b", "B.", 5)),
        ),
        ("{#a .body}\nA.\n\n1. {#b}\n   B.", (item("a", "A.", 2, level=0, role="body"), item("b", "B.", 5))),
        (
            "{#t}\n| A | **B** c |\n|---|---|\n| x | {{ y }} |\n| | [[z]] |\n\nEnd.",
            (
                Grid({"id": "t"}, ("A", "B c"), (((Words("x"),), (Placeholder("y"),)), ((), (CrossReference("z"),))), 2),
                Item({}, (Words("End."),), 0, (), 7),
            ),
        ),
        ("{#t}\n| A |\n|---|", (Grid({"id": "t"}, ("A",), (), 2),)),
    ],
)  # fmt: skip
def test_blocks_are_read_whole(text: str, read: tuple[Block, ...]):
    assert read_blocks(text, "x.md") == read


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{#a}\nOne.\n\n- two", "14: “bullet_list_open” is not allowed in a clause."),
        ("One.\n\n1. 1. two", "13: A numbered item must begin with its attributes and its words."),
        ("1. One.\n\n   Two.", "11: An item may hold one paragraph and the numbered items below it."),
        (
            "{#t}\n| A | {{ b }} |\n|---|---|",
            "12: A table's heading holds a placeholder, a reference or a phrase. Head each column with words alone.",
        ),
        ("One.\n\n{#a}\ntwo }", f"14: {STRAY.format('two }')}"),
        ("{#t}\n| A |\n|---|\n| b |\n| c } |", f"15: {STRAY.format('c }')}"),
    ],
)
def test_what_a_clause_may_not_hold_is_told_at_its_line(text: str, told: str):
    with pytest.raises(LibraryError) as raised:
        read_blocks(text, "clauses/x.md", 11)

    assert str(raised.value) == f"clauses/x.md:{told}"


def test_words_read_by_hand_are_plain_unless_they_say_otherwise():
    assert (Words("a").bold, Words("a").italic, Placeholder("a").bold) == (False, False, False)
    assert (CrossReference("a").paragraph, CrossReference("a").item) == ("", "")
