"""How like two wordings are, and which paragraph of a file is likely to be which passage."""

from __future__ import annotations

import pytest

from assembler.returned import likely_pairs
from assembler.returned.likely_pairs import far_pairs, near_pairs
from assembler.returned.likeness import covered, kinship, likeness, quotation, skeleton, words_in

REF = "\x02exit\x03"


@pytest.mark.parametrize(
    ("one", "other", "like"),
    [
        ("the keys", "the keys", 1.0),
        ("the keys", "THE KEYS!", 1.0),
        ("the keys", "the rooms", 0.5),
        ("the keys", "of rooms", 0.0),
        ("a a b", "a b b", 2 / 3),
        (f"see {REF} now", "see now", 1.0),
        ("one two three", "one", 0.5),
        ("...", "...", 1.0),
        ("...", "!!!", 0.0),
        ("", "", 1.0),
        ("", "a", 0.0),
    ],
)
def test_likeness_is_the_share_of_words_that_are_in_both(one: str, other: str, like: float):
    assert (likeness(one, other), likeness(other, one)) == (like, like)


@pytest.mark.parametrize(
    ("one", "other", "like"),
    [
        ("The party must keep keys", "Each party may keep keys", 1.0),
        ("The party must keep keys", "The party must lend rooms", 0.0),
        ("the party must", "each of the parties may not", 0.0),
        ("the party must", "the party must", 1.0),
        ("keep keys", "keep rooms", 0.5),
    ],
)
def test_kinship_counts_only_words_that_carry_meaning_by_themselves(one: str, other: str, like: float):
    assert kinship(one, other) == like


def test_the_words_that_any_two_paragraphs_of_law_share():
    common = (
        "a about after agreement all an and any are as at be been before by clause each else for from has have if in into is it its may"
        " must no not of on or other party parties shall so such than that the their them then there these they this those to under"
        " unless until was were what when where which who will with within"
    )

    assert [word for word in common.split() if kinship(f"{word} keys", "keys") != 1.0] == []
    assert [word for word in ("host", "keys", "because", "never", "our") if kinship(f"{word} x", "x") == 1.0] == []


@pytest.mark.parametrize(
    ("part", "whole", "share"),
    [
        ("the keys", "all the keys there", 1.0),
        ("the keys", "all the rooms", 0.5),
        ("the the", "the", 0.5),
        ("...", "a ... b", 1.0),
        ("...", "a", 0.0),
        ("", "a", 1.0),
    ],
)
def test_a_part_is_covered_by_the_words_of_it_that_the_whole_has(part: str, whole: str, share: float):
    assert covered(part, whole) == share


@pytest.mark.parametrize(
    ("words", "bones"),
    [
        ("The Keys, 12 of a kind_x", "the keys of kind"),
        (f"see {REF} now", "see now"),
        ("12.3", "12.3"),
        ("(a) 5", "(a) 5"),
        ("x1y2 ab", "ab"),
        ("", ""),
    ],
)
def test_a_skeleton_is_the_words_without_numbers_and_references(words: str, bones: str):
    assert skeleton(words) == bones


def test_a_quotation_has_the_same_words_and_a_reference_on_one_side():
    assert quotation(f"see {REF} now", "see 12 now") == 1.0
    assert quotation("see 12 now", f"see {REF} now") == 1.0
    assert quotation("see 12 now", "see 13 now") == 0.0
    assert quotation(f"see {REF} now", "see 12 then") == 0.0
    assert words_in(f"See {REF}, one two-three.") == 4


PASSAGES = [
    (10, "The host keeps the keys of the building."),
    (11, "Every officer signs a book at the door."),
    (12, "Rent falls due on the first day of a month."),
]


def near(*paragraphs: str, passages: list[tuple[int, str]] | None = None) -> list[tuple[int, int]]:
    return sorted(near_pairs(passages or PASSAGES, [(20 + at, words) for at, words in enumerate(paragraphs)]))


def test_between_neighbours_equal_words_pair_before_like_ones():
    first, second, third = (words for _, words in PASSAGES)

    assert near(first, second, third) == [(10, 20), (11, 21), (12, 22)]
    assert near("The host keeps 12 keys of the building.", third) == [(10, 20), (12, 21)]
    assert near("Something else stands here now.", second) == [(11, 21)]
    assert near(second, first) == [(11, 20), (12, 21)]
    assert near(first, first) == [(10, 20)]
    assert near() == []


def test_one_left_for_the_one_missing_is_it_where_some_words_agree():
    one = [(10, "The host keeps the keys of the building always.")]

    assert near("Nobody but the guard shall hold those for us", passages=one) == []
    assert near("Nobody but the guard keeps what is there of it", passages=one) == [(10, 20)]
    assert near("Quite other words entirely stand here", passages=one) == []
    assert near("Nobody but the guard keeps what is there of it", "Something", passages=one) == []


def test_the_pairs_in_order_that_are_together_most_alike_are_taken():
    passages = [(1, "one two three four"), (2, "five six seven eight")]

    assert near("five six seven nine", "one two three nine", passages=passages) == [(2, 20)]
    assert near("one two three nine", "one two three five", "five six seven nine", passages=passages) == [
        (1, 20),
        (2, 22),
    ]
    assert near("one two nine nine", "x", passages=passages) == [(1, 20)]
    assert near("one nine nine nine", "x", passages=passages) == [(1, 20)]


def test_references_made_words_are_a_quotation_and_one_passage():
    many = [(1, f"{REF} and {REF}"), (2, "(a)")]

    assert near("12 and 13", "x y", passages=many) == [(1, 20)]


def test_a_gap_too_large_is_paired_by_the_same_words_alone():
    passages = [(at, f"number {'abcdefghij'[at % 10]}{'abcdefghij'[at // 10]} is told here") for at in range(100)]
    paragraphs = [(at, f"{words} now") for at, words in passages]
    same = (200, "only this stands twice")

    assert len(list(near_pairs(passages, paragraphs[:100]))) == 100
    assert list(near_pairs([*passages, same], [*paragraphs * 3, (900, same[1])])) == [(200, 900)]


def far(passages: list[tuple[int, str]], *paragraphs: str) -> list[tuple[int, int]]:
    return list(far_pairs(passages, [(20 + at, words) for at, words in enumerate(paragraphs)]))


def test_in_another_place_only_nearly_the_same_words_are_one_passage():
    first, second, third = (words for _, words in PASSAGES)

    assert far(PASSAGES, third, first, second) == [(10, 21), (11, 22), (12, 20)]
    assert far(PASSAGES, "The host keeps all the keys of the building.") == [(10, 20)]
    assert far(PASSAGES, "The host keeps every key there.") == []
    assert far(PASSAGES, first, first) == [(10, 20)]
    assert far([(1, "one two three")], "one two three") == []
    assert far([(1, "one two three four")], "one two three four") == [(1, 20)]
    assert far([(1, "one two three four"), (2, "one two three four")], "one two three four", "x") == [(1, 20)]
    assert far([], "x") == []


def test_a_paragraph_of_the_same_words_is_not_another_passage_too():
    words = PASSAGES[0][1]

    assert far([(1, words), (2, words.replace("the keys", "all the keys"))], words) == [(1, 20)]


def test_a_gap_of_too_many_pairs_pairs_equal_words_alone(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(likely_pairs, "_MOST", 2)
    nearly = "The host keeps all keys of the building."

    assert near("Nothing.", nearly, passages=PASSAGES[:1]) == [(10, 21)]
    assert near("Nothing.", nearly, "No more.", passages=PASSAGES[:1]) == []
    assert near("Nothing.", PASSAGES[0][1], "No more.", passages=PASSAGES[:1]) == [(10, 21)]


def test_of_very_many_pairs_equal_words_alone_are_paired(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(likely_pairs, "_MOST", 2)
    words = "one two three four five six seven eight nine"
    nearly, other = (20, f"{words} ten"), (21, "Nothing.")

    assert list(far_pairs([(10, words)], [other, nearly])) == [(10, 20)]
    assert list(far_pairs([(10, words)], [other, nearly, (22, "No more.")])) == []
    assert list(far_pairs([(10, words)], [other, (20, words), (22, "No more."), (23, "Nor this.")])) == [(10, 20)]
