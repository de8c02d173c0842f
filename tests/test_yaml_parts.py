"""YAML that is not well formed, read in parts: what is read of it, where each part is, what is wrong, and what could not be read."""

from __future__ import annotations

from typing import Any

import pytest

from assembler.errors import Place, Problem
from assembler.source import FieldPath
from assembler.yaml_parts import read_in_parts

CLOSED = "Check that each line begins as far in as those beside it, and that every quote and bracket is closed."
COLON = "An answer that holds a colon and a space must be put in quotes. If there is none, the line begins too far in."
TAB = "Begin each line with spaces, never with a tab."


def fault(line: int, field: str, what: str, cure: str) -> Problem:
    return Problem(f"This is not well-formed YAML: {what}.", Place("f.yaml", line, field), cure)


def node(line: int, field: str) -> Problem:
    return fault(line, field, "did not find expected node content", CLOSED)


def ended(line: int, field: str) -> Problem:
    return fault(line, field, "did not find expected ',' or ']'", CLOSED)


def colon(line: int, field: str) -> Problem:
    return fault(line, field, "mapping values are not allowed in this context", COLON)


def tab(line: int, field: str) -> Problem:
    return fault(line, field, "found a tab character at the beginning of a line", TAB)


def twice(line: int, field: str) -> Problem:
    return Problem(f"“{field.rpartition('.')[2]}” is given twice.", Place("f.yaml", line, field))


CURLY = Problem(
    "The curly quotes round the answer are no quotation marks to YAML, and would be printed.",
    Place("f.yaml", 3, "c.a"),
    'Take them away, or write straight ones ("); if they are to be printed, put straight ones round them.',
)
SIGN = Problem(
    "What follows the number sign (#) would be taken for a comment, and be no part of the answer.",
    Place("f.yaml", 3, "c.a"),
    "Put the whole answer in quotes; or, if it is a comment, a space after the sign.",
)


CASES: list[tuple[str, Any, list[Problem], list[FieldPath]]] = [
    ("", None, [], []),
    ("a: 1\n", {"a": "1"}, [], []),
    ("a: 1\nb: [1\nc: 3\n", {"a": "1", "c": "3"}, [ended(3, "b")], [("b",)]),
    (
        "a: 1\nb:\n  c: [1\n  d: 2\ne: x: y\n",
        {"a": "1", "b": {"d": "2"}},
        [ended(4, "b.c"), colon(5, "e")],
        [("b", "c"), ("e",)],
    ),
    (
        "list:\n- a: 1\n- b: [\n- c: 3\n",
        {"list": [{"a": "1"}, {}, {"c": "3"}]},
        [node(4, "list[2].b")],
        [("list", 1, "b")],
    ),
    (
        "list:\n- a: 1\n  b: x: y\n  c: 2\n- d: 3\n",
        {"list": [{"a": "1", "c": "2"}, {"d": "3"}]},
        [colon(3, "list[1].b")],
        [("list", 0, "b")],
    ),
    ("- a\n- b: c: d\n- e\n", ["a", {}, "e"], [colon(2, "[2].b")], [(1, "b")]),
    ("- [\n", [{}], [node(2, "[1]")], [(0,)]),
    ("a: 1\na: 2\nb: [\n", {"a": "1"}, [twice(2, "a"), node(4, "b")], [("b",)]),
    ("a: 1\nb: [\na: 2\n", {"a": "1"}, [node(3, "b"), twice(3, "a")], [("b",)]),
    (
        "g:\n  a: 1\n  b: [\n  a: 2\nh:\n  c: 1\n  c: 2\n",
        {"g": {"a": "1"}, "h": {"c": "1"}},
        [node(4, "g.b"), twice(7, "h.c")],
        [("g", "b")],
    ),
    ("a: 1\n\tb: 2\nc: 3\n", {"a": "1", "c": "3"}, [tab(2, "b")], [("b",)]),
    ("\ta: 1\nb: 2\n", {"b": "2"}, [tab(1, "a")], [("a",)]),
    ("a:\n\tb: 1\n\tc: 2\nd: 3\n", {"a": None, "d": "3"}, [tab(2, "a.b"), tab(3, "a.c")], [("a", "b"), ("a", "c")]),
    (
        "l:\n- a\n\t- b\n- c\n",
        {"l": ["a - b", "c"]},
        [fault(3, "", "found a tab character that violates indentation", TAB)],
        [],
    ),
    ("just words: and: more\n", None, [colon(1, "")], []),
    ("words\nmore: [\n", None, [colon(2, "")], []),
    ("# remark\n---\na: [\nb: 1\n", {"b": "1"}, [node(4, "a")], [("a",)]),
    ("a: [1 # open\nb: 2\n", {"b": "2"}, [ended(2, "a")], [("a",)]),
    ("a: # remark\n  b: [\n  c: 1\n", {"a": {"c": "1"}}, [node(3, "a.b")], [("a", "b")]),
    (
        "a:\n  - b: [\n    c: 1\n  - d: 2\n",
        {"a": [{"c": "1"}, {"d": "2"}]},
        [node(3, "a[1].b")],
        [("a", 0, "b")],
    ),
    (
        "a: &x 1\nb: [\n",
        {"a": "1"},
        [Problem("An anchor (&name) is not allowed.", Place("f.yaml", 1, "a")), node(3, "b")],
        [("b",)],
    ),
    ("b: [\nc:\n  a: “x”\n", {"c": {"a": "x"}}, [node(2, "b"), CURLY], [("b",)]),
    ("b: [\nc:\n  a: Site #4\n", {"c": {"a": "Site"}}, [node(2, "b"), SIGN], [("b",)]),
    (
        "b: [\nc:\n  a: &x {d: 1}\ne: !t [1]\n",
        {"c": {"a": {"d": "1"}}, "e": ["1"]},
        [
            node(2, "b"),
            Problem("An anchor (&name) is not allowed.", Place("f.yaml", 3, "c.a")),
            Problem("A tag (!name) is not allowed.", Place("f.yaml", 4, "e")),
        ],
        [("b",)],
    ),
    ("a:\nb: [\nc:\n", {"a": None, "c": None}, [node(3, "b")], [("b",)]),
    ("a: text\n  of two\nb: [\n", {"a": "text of two"}, [node(4, "b")], [("b",)]),
    (
        "a: 'open\nb: 2\nc: it's\n",
        {"b": "2", "c": "it's"},
        [fault(1, "a", "found unexpected end of stream", "A quote is opened there or before, and not closed.")],
        [("a",)],
    ),
]


@pytest.mark.parametrize(("text", "value", "faults", "unread"), CASES, ids=range(len(CASES)))
def test_all_that_can_be_read_is_read_and_all_that_is_wrong_told(
    text: str, value: object, faults: list[Problem], unread: list[FieldPath]
):
    found = read_in_parts(text, "f.yaml")

    assert (found.value, list(found.faults), sorted(found.unread, key=str)) == (value, faults, unread)
    assert found.file == "f.yaml"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("a: 1\nb: [1\nc: 3\n", {("a",): 1, (): 1, ("b",): 2, ("c",): 3}),
        (
            "list:\n- a: 1\n  b: x: y\n  c: 2\n- d: 3\n",
            {
                ("list",): 1,
                ("list", 0): 2,
                ("list", 0, "a"): 2,
                ("list", 0, "b"): 3,
                ("list", 0, "c"): 4,
                ("list", 1): 5,
                ("list", 1, "d"): 5,
            },
        ),
        (
            "g:\n  a: 1\n  b: [\n  c: 2\nh: 3\n",
            {("g",): 1, ("g", "a"): 2, ("g", "b"): 3, ("g", "c"): 4, ("h",): 5, (): 5},
        ),
        ("# remark\n---\na: [\nb: 1\n", {("a",): 3, ("b",): 4, (): 4}),
    ],
)
def test_each_part_has_its_line_and_a_group_that_of_its_beginning(text: str, lines: dict[FieldPath, int]):
    assert dict(read_in_parts(text, "f.yaml").lines) == lines


@pytest.mark.parametrize("text", ["[" * 100, "a: " + "[" * 100, "- " * 100 + "[\n"])
def test_what_is_nested_too_deeply_is_read_no_further(text: str):
    found = read_in_parts(text, "f.yaml")

    assert [one.message for one in found.faults] == ["This is not well-formed YAML: it is nested too deeply."]
    assert found.value is None


def a_deep_stair(characters: int) -> str:
    """A group within a group, ten deep, the innermost of so many characters, of which the last line is not well formed."""
    heads = "".join(f"{'  ' * depth}a:\n" for depth in range(10))
    return f"{heads}{'  ' * 10}k: {'x' * characters}\n{'  ' * 10}b: [\n"


@pytest.mark.row("I8")
@pytest.mark.parametrize(
    ("text", "told_whole"),
    [
        ('a: "b\n' * 400, False),
        ('a: "b\n' * 10_001, True),
        ("document:\n" + "\ttitle: x\n" * 400, False),
        ("document:\n" + "\ttitle: x\n" * 10_001, True),
        (a_deep_stair(1_000), False),
        (a_deep_stair(500_000), True),
    ],
)
def test_a_file_of_too_many_parts_to_tell_apart_is_told_of_as_a_whole(text: str, told_whole: bool):
    found = read_in_parts(text, "f.yaml")

    assert (found.value is None, found.unread == frozenset()) == (told_whole, told_whole)
    assert len(found.faults) == 1 or not told_whole
