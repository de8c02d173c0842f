"""The lines of a signed file as terms: which begin a section, which are no terms, and where those without words stand."""

from __future__ import annotations

from assembler.variation.signed_terms import _terms, _with_empty
from assembler.variation.term_tree import TermLine


def begun(*lines: tuple[str, str], without: frozenset[str] = frozenset()) -> list[tuple[str, bool]]:
    """The lines that are terms, each with whether a section begins with it."""
    made = _terms([TermLine(key, role, "words") for key, role in lines], without)
    return [(one.key, one.begins) for one in made]


def test_a_section_begins_at_its_heading_alone():
    assert begun(("pay", "clause"), ("pay#a", "level-2"), ("pay#b", "level-3"), ("keys", "clause")) == [
        ("pay", True),
        ("pay#a", False),
        ("pay#b", False),
        ("keys", True),
    ]


def test_where_there_is_no_heading_it_begins_with_its_first_words():
    assert begun(("front#a", "body"), ("front#b", "body"), ("back#a", "body"), ("back#b", "body")) == [
        ("front#a", True),
        ("front#b", False),
        ("back#a", True),
        ("back#b", False),
    ]


def test_words_of_another_section_below_a_heading_stay_below_it():
    """An outline gathers them there."""
    assert begun(("general", "clause"), ("first#a", "level-2"), ("second#a", "level-2")) == [
        ("general", True),
        ("first#a", False),
        ("second#a", False),
    ]


def test_a_heading_is_one_whatever_its_key_or_its_role():
    assert begun(("front", "body"), ("front#a", "body"), ("+1", "clause"), ("+2", "level-2")) == [
        ("front", True),
        ("front#a", False),
        ("+1", True),
        ("+2", False),
    ]


def test_what_somebody_put_in_begins_no_section_unless_it_is_a_heading():
    assert begun(("front#a", "body"), ("+1", "body"), ("front#b", "body"), ("+2", "level-2")) == [
        ("front#a", True),
        ("+1", False),
        ("front#b", False),
        ("+2", False),
    ]
    assert begun(("+1", "body"), ("front#a", "body")) == [("+1", False), ("front#a", True)]


def test_what_is_no_term_is_left_out_with_all_that_stands_in_it():
    lines = (("cover", "heading"), ("cover#a", "body"), ("execution/ash", "heading"), ("execution/ash#a", "body"))

    assert begun(*lines, ("pay", "clause"), without=frozenset({"cover", "execution"})) == [("pay", True)]
    assert begun(("cover#a", "body"), ("+1", "body"), ("pay", "clause"), without=frozenset({"cover"})) == [
        ("pay", True)
    ]


def put_back(*keys: str, lines: str = "a#t/1/1 a#t/1/3 a#t/2/2 b") -> str:
    """The keys of lines, those without words among them."""
    made = _with_empty(
        [TermLine(key, "cell", "w") for key in lines.split()], [TermLine(key, "cell", "") for key in keys]
    )
    return " ".join(one.key for one in made)


def test_a_cell_without_words_is_put_back_in_its_row_at_its_place():
    assert put_back() == "a#t/1/1 a#t/1/3 a#t/2/2 b"
    assert put_back("a#t/1/2") == "a#t/1/1 a#t/1/2 a#t/1/3 a#t/2/2 b"
    assert put_back("a#t/1/4") == "a#t/1/1 a#t/1/3 a#t/1/4 a#t/2/2 b"
    assert put_back("a#t/2/1") == "a#t/1/1 a#t/1/3 a#t/2/1 a#t/2/2 b"
    assert put_back("a#t/2/1", "a#t/1/2") == "a#t/1/1 a#t/1/2 a#t/1/3 a#t/2/1 a#t/2/2 b"


def test_what_stood_in_a_row_that_is_gone_is_gone():
    assert put_back("a#t/3/1") == "a#t/1/1 a#t/1/3 a#t/2/2 b"
    assert put_back("c", lines="a#t/1/1") == "a#t/1/1"
