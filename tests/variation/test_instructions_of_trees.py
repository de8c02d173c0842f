"""Instructions between two small trees of terms: what goes, comes, takes a place or is reworded, whole."""

from __future__ import annotations

import pytest
from variation.trees import n

from assembler.variation.instructions import (
    Deletion,
    Insertion,
    Instruction,
    Rewording,
    Substitution,
    applied,
    instructions_between,
)
from assembler.variation.term_tree import AGREEMENT, NOT_USED, ROW, TABLE, TermNode


def row(key: str, *cells: str) -> TermNode:
    return n(key, ROW, "", *(n(f"{key}/{at}", "cell", words) for at, words in enumerate(cells, 1)))


def whole(*children: TermNode) -> TermNode:
    return n("", AGREEMENT, "", *children)


def found(old: tuple[TermNode, ...], new: tuple[TermNode, ...]) -> tuple[Instruction, ...]:
    made = instructions_between(whole(*old), whole(*new))
    assert applied(made, whole(*old)) == whole(*new)
    return made


A, B, C = n("a", "level-2", "A."), n("b", "level-2", "B."), n("c", "level-2", "C.")
SIGN = n("s", "signature", "Signed.")


@pytest.mark.parametrize(
    ("old", "new", "instructions"),
    [
        ((A, B), (A, B), ()),
        ((A, B), (B,), (Deletion("a"),)),
        ((A, B), (A,), (Deletion("b"),)),
        ((A,), (A, B), (Insertion("", "a", (B,), "a"),)),
        ((A,), (B, A), (Insertion("", "", (B,), ""),)),
        ((A,), (B, C, A), (Insertion("", "", (B, C), ""),)),
        ((A, B), (A, C), (Substitution("b", C),)),
        ((A, B), (C, n("d", "level-2", "D.")), (Substitution("a", C), Substitution("b", n("d", "level-2", "D.")))),
        ((A, B), (C,), (Substitution("a", C), Deletion("b"))),
        ((A,), (B, C), (Substitution("a", B), Insertion("", "", (C,), "a"))),
        ((A,), (n("b", "level-3", "B."),), (Deletion("a"), Insertion("", "", (n("b", "level-3", "B."),), ""))),
        ((SIGN,), (n("t", "signature", "T."),), (Deletion("s"), Insertion("", "", (n("t", "signature", "T."),), ""))),
        ((A,), (n("a", "level-2", "Z."),), (Rewording("a", "A.", "Z."),)),
        ((A, B), (B, A), (Insertion("", "", (B,), ""), Deletion("b"))),
        (
            (n("p", "party", "P."), A),
            (n("q", "party", "Q."), A),
            (Deletion("p"), Insertion("", "", (n("q", "party", "Q."),), "p")),
        ),
        (
            (n("k", "clause", "K.", A),),
            (n("k", "clause", "K.", A, B),),
            (Insertion("k", "a", (B,), "a"),),
        ),
        ((n("k", "clause", "K."),), (n("l", "clause", "L."),), (Deletion("k"), Insertion("", "", (n("l", "clause", "L."),), "k"))),
        ((n("r", "recital", "R."),), (n("q", "recital", "Q."),), (Substitution("r", n("q", "recital", "Q.")),)),
    ],
)  # fmt: skip
def test_what_goes_and_comes_between_what_stays(
    old: tuple[TermNode, ...], new: tuple[TermNode, ...], instructions: tuple[Instruction, ...]
):
    assert found(old, new) == instructions


def table(*rows: TermNode, headings: tuple[str, ...] = ("One", "Two")) -> TermNode:
    return n("t", TABLE, "", *rows, headings=headings)


@pytest.mark.parametrize(
    ("old", "new", "instructions"),
    [
        (row("t/a", "Ash", "1"), row("t/b", "Ash", "2"), (Substitution("t/a", row("t/b", "Ash", "2")),)),
        (
            row("t/a", "Ash", "1"),
            row("t/b", "Bee", "1"),
            (Deletion("t/a"), Insertion("t", "", (row("t/b", "Bee", "1"),), "")),
        ),
        (row("t/a"), row("t/b"), (Deletion("t/a"), Insertion("t", "", (row("t/b"),), ""))),
        (row("t/a", ""), row("t/b"), (Deletion("t/a"), Insertion("t", "", (row("t/b"),), ""))),
        (row("t/a"), row("t/b", ""), (Deletion("t/a"), Insertion("t", "", (row("t/b", ""),), ""))),
    ],
)
def test_a_row_takes_the_place_of_one_of_its_name(old: TermNode, new: TermNode, instructions: tuple[Instruction, ...]):
    assert found((table(old),), (table(new),)) == instructions


def test_a_table_of_other_columns_is_another_table():
    other = table(row("t/a", "x"), headings=("One",))

    assert found((table(row("t/a", "x", "y")),), (other,)) == (Substitution("t", other),)


def test_a_not_used_number_stays_and_what_comes_in_stands_after_it():
    left, kept, new = n(f"gone{NOT_USED}", "clause", "Not used"), n("kept", "clause", "Kept"), n("new", "clause", "New")

    assert applied([], whole(left, kept)) == whole(left, kept)
    assert applied([Insertion("", "", (new,), "")], whole(left, kept)) == whole(left, new, kept)
    assert applied([Insertion("", "kept", (new,), "kept")], whole(kept, left)) == whole(kept, left, new)
