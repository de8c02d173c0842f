"""A change of words within a paragraph: which words are quoted, and when the paragraph is given whole."""

from __future__ import annotations

import pytest

from assembler.variation.replacements import Replacement, replaced, replacements


def numbered(first: int, last: int) -> str:
    """Words that are all different: w1 w2 w3."""
    return " ".join(f"w{number}" for number in range(first, last + 1))


@pytest.mark.parametrize(
    ("before", "after", "quoted"),
    [
        ("A Party must pay in March.", "A Party must pay in April.", ["March", "April"]),
        ("It ends on 31 March 2042 at noon.", "It ends on 31 March 2045 at noon.", ["31 March 2042", "31 March 2045"]),
        ("It ends on 31 March 2042 at noon.", "It ends on 1 April 2042 at noon.", ["31 March 2042", "1 April 2042"]),
        (
            "It ends on 31 March 2042 at noon.",
            "It ends on 31 March 2042 sharp at noon.",
            ["March 2042 at", "March 2042 sharp at"],
        ),
        ("See clause 4 and Schedule 2 now.", "See clause 5 and Schedule 2 now.", ["clause 4", "clause 5"]),
        ("See clause 4 and Schedule 2 now.", "See clause 4 and Schedule 3 now.", ["Schedule 2", "Schedule 3"]),
        ("Pay £100 or £100 more than that now.", "Pay £100 or £200 more than that now.", ["100 more", "200 more"]),
        ("in 6 months and 6 days of it all", "in 7 months and 6 days of it all", ["6 months", "7 months"]),
        ("in 6 months and 6 days of it all", "in 6 months and 7 days of it all", ["6 days", "7 days"]),
        ("pays 40% of it each year", "pays 50% of it each year", ["pays 40%", "pays 50%"]),
        ("one two three four", "one two three four five", ["two three four", "two three four five"]),
        ("one two three four", "zero one two three four", ["one two three", "zero one two three"]),
        ("one two three four", "one two three", [" four", ""]),
        ("one two three four five six", "one six", ["two three four five ", ""]),
        ("one two three four five six", "one two six", ["three four five ", ""]),
        (f"{numbered(1, 30)} {numbered(31, 90)}", f"{numbered(1, 30)} x {numbered(61, 90)}", [numbered(31, 60), "x"]),
    ],
)
def test_few_words_that_stand_once_are_quoted(before: str, after: str, quoted: list[str]):
    assert replacements(before, after) == (Replacement(*quoted),)


def test_three_changes_are_given_one_by_one():
    before, after = "a b c d e f g h i j k l m n o p", "a X c d e X g h i X k l m n o p"

    assert replacements(before, after) == (Replacement("b", "X"), Replacement("f", "X"), Replacement("j", "X"))
    assert replacements(before, before) == ()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "one"),
        ("one", ""),
        ("a b c d e f g h i j k l m n o p q r s t u v", "a X c d e X g h i X k l m n X p q r s t u v"),
        (f"{numbered(1, 30)} {numbered(31, 90)}", f"{numbered(1, 29)} x {numbered(61, 90)}"),
        ("a b a b a b a b", "a b a b a c a b"),
        ("one two three four", "five six seven four"),
        ("he said “one two” to all of us there", "he said “one three two” to all of us there"),
        ("it is so” for all of us", "it is so for all of us"),
        ("it is so for all of us", "it is “so for all of us"),
        ("c (y) . a b clause b x,", "c (y) . b b clause (y) x,"),
        ("b b c x, of c . clause", "12 b b c x, 31 March 2042 of . clause"),
    ],
)
def test_a_paragraph_not_changeable_in_few_words_is_given_whole(before: str, after: str):
    assert replacements(before, after) is None


def test_words_are_replaced_where_they_stand_in_whatever_order():
    changes = [Replacement("three", "3"), Replacement("one ", ""), Replacement("four", "four five")]

    assert replaced("one two three four.", changes) == "two 3 four five."
    assert replaced("one", []) == "one"


def test_space_is_quoted_at_neither_end_where_both_have_it():
    assert replacements("x, b of e a 12 b d of", "x, of e a e d of") == (
        Replacement("b of", "of"),
        Replacement("12 b", "e"),
    )


def test_words_that_are_quoted_may_stand_right_beside_one_another():
    assert replacements("e e x, x, (y) b a c", "e e x, x, b a c of") == (
        Replacement("(y) ", ""),
        Replacement("b a c", "b a c of"),
    )


@pytest.mark.parametrize(
    ("before", "after", "quoted"),
    [
        (
            "(y) c clause b £5 12 clause",
            "£5 c b b £5 clause",
            [("(y)", "£5"), ("c clause", "c b"), ("12 clause", "clause")],
        ),
        (
            "b £5 a £5 of 31 March 2042 . clause (y) x, 31 March 2042",
            "b £5 of £5 of 12 31 March 2042 . clause 12 x, 31 March 2042",
            [("5 a", "5 of"), ("£5 of 31", "£5 of 12 31"), ("(y)", "12")],
        ),
        (
            "£5 b 31 March 2042 a of",
            "£5 (y) 31 March 2042 b a of",
            [("b", "(y)"), ("March 2042 a", "March 2042 b a")],
        ),
        ("of £5 x, clause c 12 12", "of . x, clause c 12", [("of £5", "of ."), ("c 12 12", "c 12")]),
    ],
)
def test_changes_close_together_are_each_led_by_their_own_words(before: str, after: str, quoted: list[tuple[str, str]]):
    found = replacements(before, after)

    assert found == tuple(Replacement(*one) for one in quoted)
    assert replaced(before, found) == after
