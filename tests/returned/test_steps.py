"""What a redline does to each paragraph, and which paragraphs of a file are which passage: of paragraphs that the test makes."""

from __future__ import annotations

from typing import Any

import pytest
from returned.test_small_updates import AT_HAND, agreement, edited, file, going

from assembler.difference import Passage
from assembler.errors import AnswersError, Problem
from assembler.returned.alignment import aligned, straight
from assembler.returned.anchors import Anchors, anchored
from assembler.returned.file_paragraphs import file_paragraphs
from assembler.returned.issued import Issued, issued
from assembler.returned.redline import redline, steps
from assembler.word.bookmarks import bookmark
from assembler.word.copy import Cell, Change, CopyParagraph, Run, WordCopy

RENT = "Rent falls due on the first day of a month."
KEYS = "The host keeps the keys of the building."
BOOK = "Every officer signs a book at the door."
FIRE = "Nobody lights a fire inside of the hall."
WORDS = {"a": RENT, "b": KEYS, "c": BOOK, "d": FIRE}


def p(name: str, words: str | None = None, **more: Any) -> CopyParagraph:
    """A paragraph that bears the bookmark of a passage, with its words or others."""
    names = tuple(bookmark(one) for one in name.split("+") if one)
    runs = more.pop("runs", (Run(WORDS[name] if words is None else words),))
    return CopyParagraph(runs, "normal", **{"opened": names, "closed": names, **more})


def done(old: str, *new: CopyParagraph) -> list[tuple[int | None, int | None]]:
    before = WordCopy(tuple(p(name) for name in old.split()), ())
    return [(step.old, step.new) for step in steps(before, WordCopy(new, ()))]


def test_each_paragraph_of_two_versions_stands_comes_or_goes_once():
    assert done("a b c", p("a"), p("b"), p("c")) == [(0, 0), (1, 1), (2, 2)]
    assert done("a b c", p("a"), p("c")) == [(0, 0), (1, None), (2, 1)]
    assert done("a b", p("a"), p("", "A new one comes in here."), p("b")) == [(0, 0), (None, 1), (1, 2)]
    assert done("a b c d", p("a"), p("d"), p("b"), p("c")) == [(0, 0), (None, 1), (1, 2), (2, 3), (3, None)]
    assert done("a b c d", p("b"), p("c"), p("a"), p("d")) == [(0, None), (1, 0), (2, 1), (None, 2), (3, 3)]
    assert done("a", p("a", "Rent falls due on the first"), p("", "day of a month.")) == [(0, 0), (None, 1)]
    assert done("a b", p("a+b", f"{RENT} {KEYS}")) == [(0, 0), (1, None)]


@pytest.mark.parametrize(("which", "pair"), [("old", (1, 0)), ("new", (0, 1))])
def test_a_version_with_pending_changes_is_refused(which: str, pair: tuple[int, int]):
    plain = file(agreement())
    files = plain, edited(plain, going(AT_HAND["one"]))
    with pytest.raises(AnswersError) as refused:
        redline(files[pair[0]], files[pair[1]], "J.")

    assert list(refused.value.problems) == [
        Problem(
            f"The {which} file has tracked changes that nobody has accepted or rejected.",
            cure="Accept or reject them in a copy, and compare that.",
        )
    ]


def of(*names: str, blanks: bool = True, **changed: str) -> Issued:
    words = {**WORDS, **changed}
    return issued([Passage(name, "level-2", words[name]) for name in names], blanks=blanks)


def found(was: Issued, *paragraphs: CopyParagraph) -> Anchors:
    return anchored(was, file_paragraphs(WordCopy(paragraphs, ()), was))


def homes(was: Issued, *paragraphs: CopyParagraph) -> list[tuple[int, ...]]:
    return list(found(was, *paragraphs).homes)


def test_a_passage_is_at_home_where_its_bookmark_begins():
    assert found(of("a", "b"), p("b", "Other words altogether."), p("a")) == Anchors(((1,), (0,)), ((1,), (0,)), {})


def test_a_bookmark_another_paragraph_caught_goes_back_to_near_words():
    was = of("a", "b")

    assert homes(was, p("b", "Other words altogether."), p("", KEYS), p("a")) == [(2,), (1,)]
    three = [p("", f"A paragraph that is new here {word}.") for word in ("one", "two", "three")]
    assert homes(was, p("b", "Other words altogether."), *three[:2], p("", KEYS), p("a"))[1] == (3,)
    assert homes(was, p("b", "Other words altogether."), *three, p("", KEYS), p("a"))[1] == (0,)


def test_the_words_and_then_the_place_tell_of_a_bookmark_there_twice():
    was = of("a", "b", "c")

    assert homes(was, p("a"), p("b", "Other words altogether."), p("b"), p("c")) == [(0,), (2,), (3,)]
    assert homes(was, p("a"), p("b"), p("c"), p("b")) == [(0,), (1,), (2,)]


def test_a_bookmark_over_several_is_at_home_in_the_one_most_like_it():
    opened = p("", "Something quite new.", opened=(bookmark("b"),), closed=())
    closed = p("", KEYS, opened=(), closed=(bookmark("b"),))

    assert homes(of("a", "b"), p("a"), opened, closed) == [(0,), (2,)]


def test_two_bookmarks_of_a_paragraph_count_where_it_has_their_words():
    was = of("a", "b")

    assert homes(was, p("a+b", RENT)) == [(0,), ()]
    assert homes(was, p("a+b", f"{RENT} {KEYS}")) == [(0,), (0,)]
    assert homes(was, p("a+b", "Rent falls otherwise.")) == [(0,), ()]


def test_passages_without_bookmarks_are_found_by_their_words_anywhere():
    was = of("a", "b", "c")

    assert homes(was, p("", RENT), p("", KEYS), p("", BOOK)) == [(0,), (1,), (2,)]
    assert homes(was, p("a"), p("", "The host keeps all keys of the building."), p("c")) == [(0,), (1,), (2,)]
    assert homes(was, p("a"), p("c"), p("", KEYS)) == [(0,), (2,), (1,)]


def test_a_split_passage_has_two_paragraphs_and_joined_ones_share_one():
    was = of("a", "b")

    assert found(was, p("a", "Rent falls due"), p("", "on the first day of a month."), p("b")) == Anchors(
        ((0, 1), (2,)), ((0,), (0,), (1,)), {}
    )
    assert found(was, p("a", f"{RENT} {KEYS}")) == Anchors(((0,), (0,)), ((0, 1),), {})


def test_a_copy_and_what_an_update_put_in_are_nobody_s():
    was = of("a", "b")
    copied = found(was, p("a"), p("", KEYS, opened=(f"{bookmark('a')}_copy_1",)), p("b"))

    assert copied == Anchors(((0,), (2,)), ((0,), (), (1,)), {1: 0})
    assert homes(was, p("a"), p("", KEYS, opened=("_c_other",))) == [(0,), ()]


def script(was: Issued, *paragraphs: CopyParagraph) -> list[tuple[str, str | None, str | None, list[int]]]:
    """Each edit: its key, the words before and after, and the places of its paragraphs."""
    return [
        (
            one.edit.key,
            one.edit.before.words if one.edit.before else None,
            one.edit.after.words if one.edit.after else None,
            [own.at for own in one.paragraphs],
        )
        for one in aligned(was, file_paragraphs(WordCopy(paragraphs, ()), was))
    ]


def test_what_came_in_has_its_own_key_and_new_rows_are_told_together():
    cells = [
        p("", words, cell=Cell(0, row, column, heading=False))
        for row, column, words in ((0, 0, "Vale"), (0, 1, "£5"), (1, 0, "Ash"))
    ]

    assert script(of("a"), p("a"), p("", "Quite new words."), *cells) == [
        ("a", RENT, RENT, [0]),
        ("+1", None, "Quite new words.", [1]),
        ("+2", None, "Vale £5", [2, 3]),
        ("+4", None, "Ash", [4]),
    ]


def test_joined_passages_are_one_edit_with_words_parted_by_a_space():
    both = f"{RENT} {KEYS}"

    assert script(of("a", "b"), p("a", both)) == [("a", both, both, [0])]
    assert script(of("a"), p("a", "Rent falls due"), p("", "on the first day of a month.")) == [
        ("a", RENT, RENT, [0, 1])
    ]


def test_a_passage_without_words_is_no_edit():
    assert script(of("a", "b", b=""), p("a")) == [("a", RENT, RENT, [0])]


def test_quotation_marks_and_brackets_alone_make_no_change():
    curly, plain = "The “hub” is the host’s own [place].", 'The "hub" is the host\'s own [place].'  # noqa: RUF001 - as programs write them
    bare = curly.replace("[", "").replace("]", "")

    assert straight(curly) == plain
    assert script(of("a", a=curly), p("a", plain)) == [("a", plain, plain, [0])]
    assert script(of("a", a=curly), p("a", bare)) == [("a", curly, bare, [0])]
    assert script(of("a", a=curly, blanks=False), p("a", bare)) == [("a", bare, bare, [0])]
    assert script(of("a", a=curly, blanks=False), p("a", f"{bare} So.")) == [("a", curly, f"{bare} So.", [0])]
    assert script(of("a", a=bare, blanks=False), p("a", curly)) == [("a", curly, curly, [0])]
    gone = (Run(bare, changes=(Change("deleted", "J.", ""),)), Run("Other.", changes=(Change("inserted", "J.", ""),)))
    pending = p("a", runs=gone, changes=(Change("deleted", "J.", ""),))
    assert script(of("a", a=curly, blanks=False), pending) == [("a", bare, "Other.", [0])]


def test_of_two_alike_bookmarks_the_one_beside_its_neighbour_counts():
    was = of("a", "b", "c")
    gone = (Run(KEYS, changes=(Change("deleted", "J.", ""),)),)

    assert homes(was, p("b"), p("a"), p("b"), p("c")) == [(1,), (2,), (3,)]
    assert homes(was, p("b"), p("a"), p("a"), p("c")) == [(1,), (0,), (3,)]
    assert homes(was, p("b"), p("b"), p("c"), p("a")) == [(3,), (1,), (2,)]
    assert homes(was, p("a"), p("b", runs=gone, changes=gone[0].changes), p("c"), p("b")) == [(0,), (3,), (2,)]


def test_a_passage_may_have_been_split_on_both_sides_of_its_bookmark():
    was = of("a", "b")
    first, middle, last = p("", "Rent falls due"), p("a", "on the first day"), p("", "of a month.")

    assert homes(was, first, middle, last, p("b")) == [(0, 1, 2), (3,)]
    assert homes(was, first, p("a", "on the first day of a month."), p("b")) == [(0, 1), (2,)]


def test_a_paragraph_adding_few_words_is_no_part_of_a_passage():
    was = of("a", a="alpha beta gamma delta")

    assert homes(was, p("a", "alpha beta gamma"), p("", "delta epsilon")) == [(0,)]
    assert homes(was, p("a", "alpha beta"), p("", "gamma delta epsilon")) == [(0, 1)]
    assert homes(was, p("a", "alpha beta"), p("", "gamma one two three")) == [(0,)]
