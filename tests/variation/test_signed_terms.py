"""The lines of a signed file as terms: which begin a section, which are no terms, and where those without words stand."""

from __future__ import annotations

from assembler.difference import Passage
from assembler.returned.alignment import aligned
from assembler.returned.file_paragraphs import file_paragraphs
from assembler.returned.issued import issued
from assembler.variation.signed_terms import _as_read, _terms, _with_empty
from assembler.variation.term_tree import TermLine
from assembler.word.bookmarks import bookmark
from assembler.word.copy import Cell, Change, CopyParagraph, Run, WordCopy


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


def test_what_somebody_put_in_begins_no_section_unless_a_heading():
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


ISSUED = issued(
    [
        Passage("a", "clause", "4A. Keys of it"),
        Passage("a#x", "level-2", "The host keeps the keys of the building."),
        Passage("a#t/v/1", "cell", "Vale of all"),
        Passage("a#t/v/2", "cell", "£5 a year"),
        Passage("a#gone", "level-2", "Nobody lights a fire inside of the hall."),
    ]
)


def p(
    key: str, words: str, style: str = "x", *, cell: tuple[int, int, int] | None = None, gone: bool = False
) -> CopyParagraph:
    names = (bookmark(key),) if key else ()
    pending = (Change("deleted", "J.", ""),) if gone else ()
    place = Cell(*cell, heading=False) if cell else None
    return CopyParagraph((Run(words, changes=pending),), style, names, names, changes=pending, cell=place)


def as_read(*paragraphs: CopyParagraph) -> list[tuple[str, str, str, str]]:
    found = aligned(ISSUED, file_paragraphs(WordCopy(paragraphs, ()), ISSUED))
    return [(one.key, one.role, one.words, one.literal) for one in _as_read(found, {"a": "4A."})]


def test_a_paragraph_is_read_in_its_issued_role_or_that_of_its_style():
    heading, row = p("a", "4A. Keys of it"), p("a#t/v/1", "Vale of all", cell=(0, 1, 0))
    changed, gone = (
        p("a#x", "The host keeps every key of the building."),
        p("a#gone", ISSUED.passages[4].words, gone=True),
    )

    assert as_read(
        heading,
        changed,
        p("", "A new thing that is here.", "clause level 3"),
        p("", "Another that is quite unlike it.", "mine"),
        row,
        p("a#t/v/2", "£5 a year", cell=(0, 1, 1)),
        p("", "Quercus", "table text", cell=(0, 2, 0)),
        p("", "£600 now", "table text", cell=(0, 2, 1)),
        p("", "Of no table of ours", "table text", cell=(1, 0, 0)),
        p("", "Loose words of a cell", "table text"),
        p("", "Loose words of a heading", "table heading"),
        gone,
    ) == [
        ("a", "clause", "Keys of it", "4A"),
        ("a#x", "level-2", "The host keeps every key of the building.", ""),
        ("+2", "level-3", "A new thing that is here.", ""),
        ("+3", "body", "Another that is quite unlike it.", ""),
        ("a#t/v/1", "cell", "Vale of all", ""),
        ("a#t/v/2", "cell", "£5 a year", ""),
        ("a#t/+6/1", "cell", "Quercus", ""),
        ("a#t/+6/2", "cell", "£600 now", ""),
        ("+8", "body", "Of no table of ours", ""),
        ("+9", "body", "Loose words of a cell", ""),
        ("+10", "body", "Loose words of a heading", ""),
    ]
