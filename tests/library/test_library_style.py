"""Words that no text of the library may use: each use told with its line, and what is allowed passed over."""

from __future__ import annotations

import pytest

from assembler.errors import LibraryError, Place, Problem
from assembler.library.style import LibraryStyle, read_style
from assembler.source import read_yaml

CURE = "Say it in plain modern English, or allow it, with the reason, in clauses/style.yaml."
STYLE = LibraryStyle(("shall", "null and void"), frozenset({("notices", "shall")}))


def told(text: str, file: str = "clauses/body/term.md") -> list[tuple[str, int]]:
    return [(problem.message, problem.place.line) for problem in STYLE.problems({file: text})]


def test_each_use_is_told_with_its_file_line_and_cure():
    assert list(
        STYLE.problems({"clauses/body/term.md": "A Party\nSHALL pay. It shall.\n", "b.md": "null and void"})
    ) == [
        Problem("“SHALL” is not in our style.", Place("clauses/body/term.md", 2), CURE),
        Problem("“shall” is not in our style.", Place("clauses/body/term.md", 2), CURE),
        Problem("“null and void” is not in our style.", Place("b.md", 1), CURE),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "It must.",
        "shallow, marshall, shall-be, x/shall, un-shall",
        "# shall",
        "   # It shall.",
        "1. {#shall} A Party must pay.",
        "{owes shall=x}",
    ],
)
def test_ids_attributes_notes_and_other_words_are_no_use_of_it(text: str):
    assert told(text) == []


def test_what_is_allowed_is_allowed_in_its_own_clause_alone():
    assert told("It shall.", "clauses/body/notices.md") == []
    assert told("It Shall.", "clauses/questions/notices.yaml") == []
    assert told("It shall.", "clauses/body/notices-2.md") == [("“shall” is not in our style.", 1)]
    assert told("null and void", "clauses/body/notices.md") == [("“null and void” is not in our style.", 1)]


def test_the_style_is_read_from_its_file():
    text = "banned: [Shall, Null and Void]\nallowed: [{place: notices, words: shall, why: quoted}]\n"

    assert read_style(read_yaml(text, "style.yaml", LibraryError)) == STYLE


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("banned: []\n", "style.yaml: The file has `banned` and `allowed`, and nothing else."),
        ("banned: []\nallowed: []\nmore: x\n", "style.yaml: The file has `banned` and `allowed`, and nothing else."),
        ("- shall\n", "style.yaml: The file has `banned` and `allowed`, and nothing else."),
        (
            "banned: []\nallowed: [{place: a, words: b}]\n",
            "style.yaml:2: Names are wrong here (missing: why).",
        ),
    ],
)
def test_a_style_that_is_not_as_it_must_be_is_told(text: str, fault: str):
    with pytest.raises(LibraryError) as raised:
        read_style(read_yaml(text, "style.yaml", LibraryError))

    assert str(raised.value) == fault
