"""Numbers between numbers that stand, and changes of words in a lawyer's form."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assembler.variation.inserted_numbers import number_between
from assembler.variation.replacements import Replacement, replaced, replacements


@pytest.mark.parametrize(
    ("before", "following", "number"),
    [
        ("12", "13", "12A"),
        ("12A", "13", "12B"),
        ("12.3", "12.4", "12.3A"),
        ("12A.1", "12A.2", "12A.1A"),
        ("(a)", "(b)", "(aa)"),
        ("(i)", "(ii)", "(ia)"),
        ("(A)", "(B)", "(AA)"),
        ("(2)", "(3)", "(2A)"),
        ("Schedule 3", "Schedule 4", "Schedule 3A"),
        ("", "1", "A1"),
        ("", "12.1", "12.A1"),
        ("", "(a)", "(za)"),
        ("", "(i)", "(ai)"),
    ],
)
def test_what_comes_in_between_bears_a_letter(before: str, following: str, number: str) -> None:
    assert number_between(before, following, set()) == number


def test_letters_go_on_and_no_number_is_taken_twice() -> None:
    assert number_between("(aa)", "(b)", {"(a)", "(aa)"}, came=True) == "(ab)"
    assert number_between("12", "13", {"12A", "12B"}) == "12C"
    assert number_between("12Z", "13", set()) == "12ZA"


@pytest.mark.parametrize(
    ("before", "following", "number"),
    [
        ("12", "12A", "12ZA"),
        ("12", "12ZA", "12ZZA"),
        ("12ZA", "12A", "12ZB"),
        ("12ZA", "12ZB", "12ZAA"),
        ("12A", "12B", "12AA"),
        ("12A", "12AA", "12AZA"),
        ("12AA", "12B", "12AB"),
        ("A1", "A1A", "A1ZA"),
        ("12.3", "12.3A", "12.3ZA"),
        ("12.3A", "12.3B", "12.3AA"),
        ("Schedule 3", "Schedule 3A", "Schedule 3ZA"),
        ("(2)", "(2A)", "(2ZA)"),
        ("(a)", "(aa)", "(aza)"),
        ("(i)", "(ia)", "(iza)"),
        ("(viii)", "(ix)", "(viiia)"),
    ],
)
def test_what_comes_in_before_what_came_in_stands_before_it(before: str, following: str, number: str) -> None:
    assert number_between(before, following, {before, following}) == number


def test_the_number_of_what_went_is_not_reused_if_the_next_is_free() -> None:
    assert number_between("12", "13", {"12", "12A", "13"}) == "12B"
    assert number_between("12", "12B", {"12", "12A", "12B", "13"}) == "12ZA"


def test_things_coming_in_between_two_that_came_in_go_on_in_letters() -> None:
    assert number_between("12ZA", "12A", {"12", "12ZA", "12A"}, came=True) == "12ZB"
    assert number_between("12AA", "12B", {"12A", "12AA", "12B"}, came=True) == "12AB"
    assert number_between("(viiia)", "(ix)", {"(viii)", "(viiia)", "(ix)"}, came=True) == "(viiib)"


def order(number: str) -> tuple[int, list[int]]:
    """Where a number of a clause stands among others: 12, 12ZA, 12A, 12AZA, 12AA, 12B, 13."""
    letters = number.lstrip("0123456789")
    lowest = [0 if letter == "Z" and at < len(letters) - 1 else ord(letter) for at, letter in enumerate(letters)]
    return int(number.removesuffix(letters)), lowest


@given(st.lists(st.integers(min_value=0, max_value=1_000), max_size=20))
def test_after_any_number_of_variations_the_numbers_stand_in_order(places: list[int]) -> None:
    numbers = ["12", "13", "14"]
    for place in places:
        at = place % (len(numbers) - 1)
        numbers.insert(at + 1, number_between(numbers[at], numbers[at + 1], set(numbers)))
    assert sorted(numbers, key=order) == numbers
    assert len(set(numbers)) == len(numbers)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("It ends on 31 March 2042.", "It ends on 31 March 2045.", [("31 March 2042", "31 March 2045")]),
        ("The Host may give 6 months of notice.", "The Host may give 9 months of notice.", [("6 months", "9 months")]),
        ("See clause 12 first of all.", "See clause 14A first of all.", [("clause 12", "clause 14A")]),
        (
            "The Host must keep the roof in repair and dry.",
            "The Host must promptly keep the roof in repair and dry.",
            [("The Host must", "The Host must promptly")],
        ),
    ],
)
def test_few_words_that_change_are_replaced(before: str, after: str, expected: list[tuple[str, str]]) -> None:
    assert replacements(before, after) == tuple(Replacement(old, new) for old, new in expected)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("The Host must insure it.", "Nobody else need repair that."),
        ("It is called the “Hub” by all.", "It is called the “Hub” or the “Post” by all."),
        ("", "It comes in."),
    ],
)
def test_a_paragraph_that_changes_much_is_given_whole(before: str, after: str) -> None:
    assert replacements(before, after) is None


_WORDS = st.lists(
    st.sampled_from(["the", "Host", "must", "12", "months", "a", "(b);", "and", "£5,400", "31 March 2042"]), max_size=14
)


@given(_WORDS, _WORDS)
def test_whoever_follows_the_replacements_gets_the_new_words(old: list[str], new: list[str]) -> None:
    before, after = " ".join(old), " ".join(new)
    found = replacements(before, after)
    assert found is None or (replaced(before, found) == after and all(before.count(one.old) == 1 for one in found))
