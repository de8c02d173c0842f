"""The terms of an agreement as a tree, and how its nodes are numbered and cited: each value whole."""

from __future__ import annotations

import pytest
from printed import p
from variation.trees import n

from assembler.agreement import (
    Agreement,
    Answer,
    Column,
    Properties,
    Reference,
    ReferencePart,
    Row,
    Section,
    Table,
)
from assembler.variation.term_tree import (
    AGREEMENT,
    NO_TERMS,
    NOT_USED,
    ROW,
    TABLE,
    TermLine,
    Terms,
    list_of,
    not_used_key,
    terms_of,
    traits_of,
    tree_of,
)


def row(key: str, *cells: tuple[str, ...]) -> Row:
    return Row(key, tuple(tuple(p(one, "cell", one) for one in keys) for keys in cells))


SEE = Reference("b", (ReferencePart("b", "2"),))
WHOLE = Agreement(
    Properties("", "", "", "", "", "", "clean", ""),
    (
        Section("cover", "cover", None, (p("cover#a", "cover-title", "Hub"),)),
        Section("front", "particulars", None, (p("front#a", "body", "Words."), p("front#b", "body", "More."))),
        Section(
            "a",
            "clause",
            p("a", "clause", "Rent"),
            (
                p("a#1", "level-2", "Pay ", Answer("it", (), open=True), ":"),
                p("a#1i", "level-3", "now;"),
                p("a#1x", "level-4", "in full;"),
                p("a#1b", "body", "or so"),
                p("a#1ii", "level-3", "then."),
                p("a#2", "level-2", "See ", SEE),
                p("a#d", "definition", "Keys means:"),
                p("a#d1", "definition-a", "all"),
                Table(
                    "a#t",
                    "",
                    "",
                    (Column("Who", 1), Column("Sum", 2)),
                    (row("a#t/v", ("a#t/v/1",), ("a#t/v/2/1", "a#t/v/2/2")), row("a#t/w", ("a#t/w/1",))),
                ),
                p("a#e", "definition", "Locks means none"),
            ),
        ),
        Section(
            "b", "clause", p("b", "clause", "4A. Keys", number="4A.", literal=True), (p("b#1", "level-2", "Kept."),)
        ),
        Section("sign", "execution", None, (p("sign#a", "body", "Signed"),)),
    ),
    (),
)


def test_an_agreements_terms_are_a_tree_by_levels_of_its_paragraphs():
    assert terms_of(WHOLE).root == n(
        "",
        AGREEMENT,
        "",
        n("front#a", "body", "Words.", n("front#b", "body", "More.")),
        n(
            "a",
            "clause",
            "Rent",
            n(
                "a#1",
                "level-2",
                "Pay [it]:",
                n("a#1i", "level-3", "now;", n("a#1x", "level-4", "in full;", n("a#1b", "body", "or so"))),
                n("a#1ii", "level-3", "then."),
            ),
            n(
                "a#2",
                "level-2",
                "See \x02b\x03",
                n(
                    "a#d",
                    "definition",
                    "Keys means:",
                    n(
                        "a#d1",
                        "definition-a",
                        "all",
                        n(
                            "a#t",
                            TABLE,
                            "",
                            n(
                                "a#t/v",
                                ROW,
                                "",
                                *(n(key, "cell", key) for key in ("a#t/v/1", "a#t/v/2/1", "a#t/v/2/2")),
                            ),
                            n("a#t/w", ROW, "", n("a#t/w/1", "cell", "a#t/w/1")),
                            headings=("Who", "Sum"),
                        ),
                    ),
                ),
                n("a#e", "definition", "Locks means none"),
            ),
        ),
        n("b", "clause", "4A. Keys", n("b#1", "level-2", "Kept."), literal="4A"),
    )


def test_a_cell_without_its_own_table_stands_as_a_paragraph_would():
    lines = [TermLine("a", "clause", "A", begins=True), TermLine("a#t/v/1", "cell", "x"), TermLine("a#y", "cell", "y")]

    assert tree_of(lines, {"a#u": ("Who",)}) == n(
        "", AGREEMENT, "", n("a", "clause", "A", n("a#t/v/1", "cell", "x"), n("a#y", "cell", "y"))
    )


TERMS = Terms(
    n(
        "",
        AGREEMENT,
        "",
        n(
            "a",
            "clause",
            "A",
            n("a#1", "level-2", "x", n("a#1i", "level-3", "i")),
            n("a#gone/not-used", "level-2", "Not used"),
        ),
        n("b", "clause", "B", n("b#1", "level-2", "y", n("b#1i", "level-3", "i")), literal="1A"),
        n("c", "clause", "C", n("c#t", TABLE, "", n("c#t/1", ROW))),
        n("s", "schedule", "S", n("s#1", "schedule-1", "z")),
    )
)


def test_each_node_has_its_number_and_what_a_reference_to_it_prints():
    assert {key: (TERMS.number(key), TERMS.cited(key), TERMS.is_given(key)) for key in TERMS.nodes if key} == {
        "a": ("1.", "1", False),
        "a#1": ("1.1", "1.1", False),
        "a#1i": ("(a)", "1.1(a)", False),
        "a#gone/not-used": ("1.2", "1.2", False),
        "b": ("1A.", "1A", True),
        "b#1": ("1A.1", "1A.1", True),
        "b#1i": ("(a)", "1A.1(a)", True),
        "c": ("2.", "2", False),
        "c#t": ("", "", False),
        "c#t/1": ("", "", False),
        "s": ("Schedule 1", "Schedule 1", False),
        "s#1": ("1.", "1", False),
    }
    assert TERMS.cited("nowhere") == ""
    assert TERMS.shown("See \x02a#1i\x03 and \x02nowhere\x03.") == "See 1.1(a) and [nowhere]."


def test_each_node_knows_its_parent_and_its_section():
    assert (TERMS.parents["a#1i"].key, TERMS.parents["a"].key, "" in TERMS.parents) == ("a#1", "", False)
    assert (TERMS.sections["a#1i"].key, TERMS.sections["s"].key, "" in TERMS.sections) == ("a", "s", False)
    assert [node.key for node in TERMS.root.children[0].walk()] == ["a", "a#1", "a#1i", "a#gone/not-used"]


def test_what_is_compared_has_no_given_numbers():
    first, second = TERMS.root.bare.children[:2]

    assert [child.key for child in first.children] == ["a#1"]
    assert second.literal == ""
    assert (NOT_USED, not_used_key("a#x")) == ("/not-used", "a#x/not-used")
    assert {"cover", "title", "outstanding", "contents", "execution"} == NO_TERMS


@pytest.mark.parametrize(
    ("role", "name"),
    [
        ("level-2", "clause"),
        ("schedule-1", "schedule"),
        ("recital", "recital"),
        ("body", ""),
        (TABLE, ""),
        (ROW, ""),
        (AGREEMENT, ""),
    ],
)
def test_the_list_in_which_a_node_is_numbered_follows_from_its_role(role: str, name: str):
    assert list_of(role) == name


def test_a_node_that_is_no_paragraph_has_no_traits():
    assert [traits_of(role) for role in (TABLE, ROW, AGREEMENT)] == [None, None, None]
