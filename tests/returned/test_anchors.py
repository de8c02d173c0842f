"""Which paragraphs are which passage where that is close: how near, how like, how far over, in words of which each counts."""

from __future__ import annotations

import pytest
from returned.test_steps import BOOK, FIRE, KEYS, RENT, found, homes, of, p

from assembler.returned.anchors import Anchors
from assembler.word.bookmarks import bookmark
from assembler.word.copy import Change, CopyParagraph, Run

ODD = "Something quite new."
NEARLY = "The host keeps the keys upstairs."
"""Five of its six words are among the eight of KEYS."""
GREEK = "alpha beta gamma delta"
TEN = "alpha beta gamma delta epsilon zeta eta theta iota kappa"


def gone(words: str) -> tuple[Run, ...]:
    """Words that are to be deleted."""
    return (Run(words, changes=(Change("deleted", "J.", ""),)),)


def deleted(name: str, words: str) -> CopyParagraph:
    return p(name, "", runs=gone(words), changes=(Change("deleted", "J.", ""),))


def opening(name: str, words: str) -> CopyParagraph:
    return p("", words, opened=(bookmark(name),))


def closing(name: str, words: str) -> CopyParagraph:
    return p("", words, closed=(bookmark(name),))


def test_a_bookmark_that_runs_on_is_at_home_where_most_is_alike():
    was = of("a", "b")

    assert homes(was, p("a"), opening("b", NEARLY), closing("b", KEYS)) == [(0,), (2,)]
    assert homes(was, p("a"), opening("b", ODD), closing("b", NEARLY), p("", KEYS)) == [(0,), (2,)]
    assert homes(was, p("a"), opening("b", ODD), p("", KEYS), closing("b", NEARLY)) == [(0,), (2,)]
    assert homes(was, p("a"), closing("b", NEARLY), opening("b", "The host keeps the rest.")) == [(0,), (2,)]


@pytest.mark.parametrize(("over", "home"), [(39, 39), (40, 40), (41, 0)])
def test_a_bookmark_is_looked_into_over_forty_paragraphs(over: int, home: int):
    between = [p("", f"Quite new {at}.") for at in range(over - 1)]

    assert homes(of("b"), opening("b", ODD), *between, closing("b", NEARLY)) == [(home,)]


def test_a_bookmark_opened_twice_runs_from_where_it_was_opened_first():
    assert homes(of("b"), opening("b", ODD), p("", NEARLY), opening("b", ODD), closing("b", ODD)) == [(1,)]


def test_of_two_places_of_one_wording_the_nearest_passage_tells():
    was = of("a", "b", "c")

    assert homes(was, p("b"), p("c"), p("a"), p("c")) == [(2,), (0,), (1,)]
    assert homes(was, p("c"), p("", ODD), p("a"), p("", ODD), p("c")) == [(2,), (), (4,)]
    assert homes(was, p("", ODD), p("c"), p("", ODD), p("c")) == [(), (), (1,)]
    assert homes(was, p("a"), p("b"), p("", ODD), p("b"), p("c")) == [(0,), (1,), (4,)]
    assert homes(was, p("a"), p("a"), p("b"), p("c")) == [(0,), (2,), (3,)]
    assert homes(of("b"), p("b"), p("b")) == [(0,)]


def test_a_bookmark_elsewhere_counts_where_half_of_its_words_are():
    was = of("a", "b", a=GREEK, b="one two three four")
    held = [(0,), (0,)]

    assert homes(was, p("a+b", f"{GREEK} one two")) == held
    assert homes(was, p("a+b", f"{GREEK} one")) == [(0,), ()]
    pending = (Run(f"{GREEK} "), *gone("one two three four"))
    assert homes(was, p("a+b", "", runs=pending, changes=pending[1].changes)) == held
    assert homes(was, p("a+b", "one two three four")) == [(), (0,)]
    assert homes(was, p("a+b", "five")) == [(0,), ()]
    assert found(was, p("a+b", f"{GREEK} one two")) == Anchors(((0,), (0,)), ((0, 1),), {})


HALF = "alpha beta one two"
LESS = "alpha one two three"


@pytest.mark.parametrize(
    ("first", "then", "expected"),
    [
        (HALF, (ODD, GREEK), (0,)),
        (LESS, (ODD, GREEK), (2,)),
        (LESS, (ODD, "Nothing.", GREEK), (3,)),
    ],
)
def test_a_bookmark_of_words_less_than_half_like_goes_to_near_words(
    first: str, then: tuple[str, ...], expected: tuple[int, ...]
):
    assert homes(of("a", a=GREEK), p("a", first), *(p("", words) for words in then)) == [expected]


def test_words_near_it_may_stand_before_a_bookmark_that_was_caught():
    was = of("a", "b")
    caught = p("b", "Other words altogether.")

    assert homes(was, p("", NEARLY), caught, p("a")) == [(2,), (0,)]
    assert homes(was, p("", NEARLY), p("", ODD), p("", "Nothing."), caught, p("a")) == [(4,), (0,)]
    assert homes(was, p("", NEARLY), p("", ODD), p("", "Nothing."), p("", "More."), caught, p("a")) == [(5,), (4,)]


@pytest.mark.parametrize(
    ("near", "home"),
    [
        ("alpha beta gamma b c d e f g h", 0),  # 6 of 20 words
        ("alpha beta gamma delta c d e f g h", 2),  # 8 of 20
    ],
)
def test_near_words_of_a_caught_bookmark_win_by_over_three_in_ten(near: str, home: int):
    assert homes(of("a", a=TEN), p("a", "Other words altogether."), p("", "Nothing."), p("", near)) == [(home,)]


def test_a_lost_passage_is_sought_elsewhere_only_if_nearly_the_same():
    was = of("a", "b", "c")

    assert homes(was, p("a"), p("", NEARLY), p("c")) == [(0,), (1,), (2,)]
    assert homes(was, p("", NEARLY), p("a"), p("c")) == [(1,), (), (2,)]
    assert homes(was, p("a"), p("c"), p("", NEARLY)) == [(0,), (), (1,)]
    assert homes(was, p("", KEYS), p("a"), p("c")) == [(1,), (0,), (2,)]
    assert homes(of("a", "b"), p("", NEARLY), p("a")) == [(1,), ()]
    assert homes(of("a", "b"), p("a"), p("", NEARLY)) == [(0,), (1,)]
    assert homes(of("a", "b", "c", "d"), p("a"), p("", NEARLY), p("c"), p("d"), p("b")) == [(0,), (4,), (2,), (3,)]
    assert homes(was, p("a"), p("", NEARLY, opened=("_c_other",)), p("c")) == [(0,), (), (2,)]


def test_a_passage_deleted_in_one_place_may_have_moved_to_another():
    assert found(of("a", "b"), deleted("a", RENT), p("b"), p("", RENT)) == Anchors(((2,), (1,)), ((), (1,), (0,)), {})


def test_a_passage_may_span_several_paragraphs_around_its_own():
    was = of("a", "b")

    assert homes(was, p("a", "Rent falls due on the"), p("", "first day of a"), p("", "month.")) == [(0, 1, 2), ()]
    assert homes(was, p("", "Rent"), p("", "falls due on"), p("a", "the first day of a month.")) == [(0, 1, 2), ()]
    assert homes(was, p("", "Rent"), p("a", "falls due on the first day of a month.")) == [(0, 1), ()]
    assert homes(was, p("a", "Rent falls due on the first day of a"), p("", "month."), p("b")) == [(0, 1), (2,)]


@pytest.mark.parametrize(
    ("so_far", "more", "expected"),
    [
        ("alpha beta", "gamma delta one two", (0, 1)),  # half of it is covered, and it makes four of ten words six
        ("alpha beta", "gamma delta one two three", (0,)),
        ("alpha beta gamma", "delta one", (0,)),  # 6 of 7 words became 8 of 9
    ],
)
def test_a_paragraph_goes_on_with_a_passage_that_holds_half_its_words(
    so_far: str, more: str, expected: tuple[int, ...]
):
    assert homes(of("a", a=GREEK), p("a", so_far), p("", more)) == [expected]


def test_a_paragraph_goes_on_with_a_passage_if_a_tenth_likelier_so():
    eight = "alpha beta gamma delta epsilon zeta eta theta"

    assert homes(of("a", a=eight), p("a", "alpha beta"), p("", "gamma one")) == [(0,)]  # 4 of 10 words, 6 of 12
    assert homes(of("a", a=eight), p("a", "alpha beta"), p("", "gamma delta")) == [(0, 1)]


def test_a_paragraph_that_is_to_be_deleted_goes_on_with_no_passage():
    assert homes(of("a"), p("a", f"{RENT} "), deleted("", ODD)) == [(0,)]
    assert homes(of("a"), p("a", RENT.replace(" ", "  ")), deleted("", ODD)) == [(0,)]
    assert homes(of("a", a="Rent falls due."), p("a", "Rent fallsdue."), deleted("", ODD)) == [(0,)]


def test_a_passage_that_was_joined_with_the_one_after_it_comes_first():
    assert found(of("a", "b"), p("b", f"{RENT} {KEYS}")) == Anchors(((0,), (0,)), ((0, 1),), {})


def test_a_passage_was_joined_with_one_neighbour_only():
    assert homes(of("a", "b", "c"), p("a", f"{RENT} {KEYS}"), p("c", f"{KEYS} {BOOK}")) == [(0,), (0,), (1,)]


@pytest.mark.parametrize(
    ("words", "held", "joined"),
    [
        ("one two three", f"{GREEK} one two three", True),
        ("one two", f"{GREEK} one two", False),  # too few to tell
        ("one two three four five", f"{GREEK} one two three four", True),  # four in five
        ("one two three four", f"{GREEK} one two three", False),
        ("alpha beta gamma", GREEK, False),  # those are words of the other
        ("one two three", f"{TEN} one two three", True),
    ],
)
def test_a_passage_was_joined_where_four_fifths_of_it_are_next_door(words: str, held: str, joined: bool):
    other = TEN if held.startswith(TEN) else GREEK

    assert homes(of("a", "b", a=other, b=words), p("a", held)) == [(0,), (0,) if joined else ()]


def test_nothing_is_joined_with_a_neighbour_that_was_split_or_is_gone():
    was = of("a", "b", a=f"{GREEK} epsilon zeta eta theta", b="one two three")

    assert homes(was, p("a", f"{GREEK} one two three"), p("", "epsilon zeta eta theta")) == [(0, 1), ()]
    assert homes(was, p("a", f"{GREEK} one two three")) == [(0,), (0,)]
    assert homes(of("a", "b", "c"), p("c", f"{BOOK} {FIRE}")) == [(), (), (0,)]


def test_a_copy_is_told_as_one_unless_it_has_a_name_or_is_a_home():
    was = of("a", "b")
    copied = f"{bookmark('a')}_copy_1"

    assert found(was, p("a"), p("", BOOK, opened=(copied,)), p("b")).copied == {1: 0}
    assert found(was, p("a"), p("", KEYS, opened=(copied, bookmark("b")))).copied == {}
    assert found(was, p("a"), opening("b", ODD), p("", NEARLY, opened=(copied,), closed=(bookmark("b"),))) == Anchors(
        ((0,), (2,)), ((0,), (), (1,)), {}
    )
