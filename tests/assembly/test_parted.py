"""The paragraphs that an answer of several lines makes of one: roles, words and what goes on, whole."""

from __future__ import annotations

import pytest

from assembler.agreement import Answer, Role, Text
from assembler.assembly.prose import parted
from assembler.assembly.sentences import Pointer

Made = tuple[Role, str, bool]


def made(role: Role, *content: str | Text | Answer | Pointer) -> list[Made]:
    """Each paragraph: its role, its words, and whether its answer goes on. What is plain here is an answer."""
    parts = [Answer(part, ("f",)) if isinstance(part, str) else part for part in content]
    return [
        (one.role, "".join("@" if isinstance(part, Pointer) else part.text for part in one.content), one.goes_on)
        for one in parted(role, parts)
    ]


@pytest.mark.parametrize(
    "sign",
    [
        "-",
        "*",
        "•",
        "·",
        "\u2013",
        "\u2014",
        "1)",
        "(1)",
        "12)",
        "a)",
        "(b)",
        "iv)",
        "(xviii)"[:5] + ")",
        "1.",
        "12.",
        "1.1",
        "1.1.",
        "12.10.3",
        "b.",
    ],
)
def test_a_line_that_begins_with_the_sign_of_an_item_is_one(sign: str):
    assert made("level-2", Text("These:"), f"first\n{sign} second") == [
        ("level-2", "These:first", True),
        ("level-3", "second", False),
    ]


@pytest.mark.parametrize(
    "line", ["-second", "123) second", "abc) second", "(A) second", "1.1", "A. second", "1 second", "- "]
)
def test_a_line_that_does_not_is_the_next_paragraph(line: str):
    assert made("level-2", f"first\n{line}")[1] == ("level-2", line.strip(), False)


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("level-2", [("level-2", "one", True), ("level-3", "two", True), ("level-2", "three", False)]),
        ("level-3", [("level-3", "one", True), ("level-4", "two", True), ("level-3", "three", False)]),
        ("schedule-1", [("schedule-1", "one", True), ("schedule-2", "two", True), ("schedule-1", "three", False)]),
        ("definition", [("definition", "one", True), ("definition-a", "two", True), ("definition-a", "three", False)]),
        ("recital", [("recital", "one", True), ("recital", "- two", True), ("recital", "three", False)]),
        ("party", [("party", "one", True), ("body-indent", "- two", True), ("body-indent", "three", False)]),
        ("cell", [("cell", "one", True), ("cell", "- two", True), ("cell", "three", False)]),
        ("heading", [("heading", "one\n- two\n\nthree", False)]),
    ],
)
def test_the_role_of_each_paragraph_follows_from_the_one_it_is_in(role: Role, expected: list[Made]):
    assert made(role, "one\n- two\n\nthree") == expected


def test_an_answer_that_begins_with_an_item_is_a_list_or_goes_below():
    assert made("level-2", "- one\n- two") == [("level-2", "one", True), ("level-2", "two", False)]
    assert made("level-2", Text("These: "), "- one\n- two") == [
        ("level-2", "These: ", False),
        ("level-3", "one", True),
        ("level-3", "two", False),
    ]
    assert made("cell", "- one\n- two") == [("cell", "- one", True), ("cell", "- two", False)]


def test_an_answer_of_one_line_or_left_open_stays_in_its_paragraph():
    assert made("level-2", Text("For "), "- one", Text(".")) == [("level-2", "For one.", False)]
    assert made("level-2", Answer("a\nb", (), open=True)) == [("level-2", "a\nb", False)]
    assert made("level-2", Text("See "), Pointer("k"), Text(".")) == [("level-2", "See @.", False)]


def test_what_follows_an_answer_ends_its_last_paragraph_but_no_list():
    assert made("level-2", "one\ntwo", Text(" and so. It ends")) == [
        ("level-2", "one", True),
        ("level-2", "two and so. It ends", False),
    ]
    assert made("level-2", "one\n- two", Text(" It ends.")) == [
        ("level-2", "one", True),
        ("level-3", "two", False),
        ("level-2", "It ends.", False),
    ]
    assert made("level-2", "one\n- two", Text(", it ends.")) == [
        ("level-2", "one", True),
        ("level-3", "two, it ends.", False),
    ]
    assert made("level-5", "one\n- two", Text(" It ends.")) == [
        ("level-5", "one", True),
        ("level-5", "two It ends.", False),
    ]


def test_each_part_keeps_the_fields_and_the_manner_of_its_answer():
    (first, second) = parted("level-2", [Answer("one\n- two", ("f", "g"), bold=True)])

    assert (first.content, second.content) == (
        [Answer("one", ("f", "g"), bold=True)],
        [Answer("two", ("f", "g"), bold=True)],
    )
