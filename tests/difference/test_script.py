"""The edit script: applied to the one document, it gives the other; and it says no more than changed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shipped import assembled, example

from assembler.agreement import (
    Agreement,
    Answer,
    Paragraph,
    Properties,
    Reference,
    ReferencePart,
    Row,
    Section,
    Table,
    Text,
)
from assembler.difference import Edit, Passage, Segment, applied, difference, passages_of, segments
from assembler.difference.passages import passage_of, passages_in, plain, reference, shown_words
from assembler.difference.script import in_order
from assembler.difference.segments import spans

KEYS = st.lists(st.sampled_from("abcdefghij"), unique=True)


def document(keys: list[str], words: dict[str, str]) -> tuple[Passage, ...]:
    return tuple(Passage(key, "level-2", words.get(key, key)) for key in keys)


@pytest.mark.slow
@given(KEYS, KEYS, st.dictionaries(st.sampled_from("abcdefghij"), st.text("xyz ", max_size=5)))
def test_applied_to_its_base_a_script_gives_the_other(old: list[str], new: list[str], words: dict[str, str]):
    before, after = document(old, {}), document(new, words)

    assert applied(difference(before, after), before) == after


def test_a_script_is_refused_for_another_base():
    before, after = document(["a", "b"], {}), document(["b"], {})

    with pytest.raises(ValueError, match="made from another document"):
        applied(difference(before, after), after)


def test_the_fewest_count_as_moved():
    script = difference(document(["a", "b", "c", "d"], {}), document(["d", "a", "b", "c"], {}))

    assert [edit.key for edit in script if edit.moved] == ["d"]


def test_what_went_stands_where_it_stood():
    before, after = document(["a", "b", "c"], {}), document(["a", "c"], {})

    assert difference(before, after) == (
        Edit(before[0], after[0]),
        Edit(before[1], None),
        Edit(before[2], after[1]),
    )


def test_two_agreements_differ_as_their_answers_do():
    before = assembled(example("harrowmere-hub.yaml")).agreement
    after = assembled(example("harrowmere-hub-final.yaml")).agreement
    script = difference(passages_of(before), passages_of(after))

    assert applied(script, passages_of(before)) == tuple(passages_of(after))
    assert any(edit.reworded for edit in script)


def test_an_agreement_does_not_differ_from_itself():
    agreement = assembled(example("harrowmere-hub.yaml")).agreement

    assert [edit for edit in difference(passages_of(agreement), passages_of(agreement)) if edit.changes] == []


def test_a_new_number_is_no_change():
    before = Passage("a", "level-2", f"See clause {reference('b')}.", ("4",))
    after = Passage("a", "level-2", f"See clause {reference('b')}.", ("5",))

    assert not Edit(before, after).changes
    assert (before.text, after.text) == ("See clause 4.", "See clause 5.")


@given(st.text("ab c.,", max_size=30), st.text("ab c.,", max_size=30))
def test_segments_joined_give_both_wordings(before: str, after: str):
    found = segments(before, after)

    assert "".join(segment.before for segment in found) == before
    assert "".join(segment.after for segment in found) == after


def test_a_change_is_told_by_whole_words():
    assert segments("at least 12 months after", "at least 18 months after") == (
        Segment("at least ", "at least "),
        Segment("12", "18"),
        Segment(" months after", " months after"),
    )


def test_a_paragraph_keeps_its_bold_words_apart():
    right = next(
        p for p in assembled(example("harrowmere-hub.yaml")).agreement.paragraphs() if p.key == "withdrawal#notice"
    )

    assert passage_of(right).emphasis == (("b", "Withdrawal Notice"),)


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("", "", []),
        ("a", "a", ["a"]),
        ("a", "", ["a>"]),
        ("", "a", [">a"]),
        ("a b c", "a x c", ["a ", "b>x", " c"]),
        ("a b c d", "a x y d", ["a ", "b c>x y", " d"]),
        ("a b, c d", "a x, y d", ["a ", "b>x", ", ", "c>y", " d"]),
        ("a b c", "a c", ["a ", "b >", "c"]),
        ("a c", "a b c", ["a ", ">b ", "c"]),
        ("£5,400 now", "£5,500 now", ["£", "5,400>5,500", " now"]),
        ("on 12.3 or 1/2", "on 12.4 or 1/3", ["on ", "12.3>12.4", " or ", "1/2>1/3"]),
        ("a_b", "a_c", ["a_", "b>c"]),
        ("see \x02x y\x03.", "see \x02x z\x03.", ["see ", "\x02x y\x03>\x02x z\x03", "."]),
        (" a", " b", [" ", "a>b"]),
        ("a ", "b ", ["a>b", " "]),
        ("well-kept\nkeys", "well-kept\nrooms", ["well-kept\n", "keys>rooms"]),
    ],
)
def test_a_change_is_told_word_by_word(before: str, after: str, told: list[str]):
    assert [one.before if one.same else f"{one.before}>{one.after}" for one in segments(before, after)] == told


def test_wordings_too_long_to_compare_count_as_other_throughout():
    old, new = "a " * 1_001 + "same b", "c " * 1_001 + "same d"

    assert segments(f"x {old} y", f"x {new} y") == (Segment("x ", "x "), Segment(old, new), Segment(" y", " y"))


def test_where_two_rows_are_the_same_and_where_not():
    assert spans("abcd", "abxd") == [(0, 2, 0, 2), (2, 3, 2, 3), (3, 4, 3, 4)]
    assert spans("abab", "ab") == [(0, 2, 0, 2), (2, 4, 2, 2)]
    assert spans("", "") == []
    assert spans("a", "") == [(0, 1, 0, 0)]
    assert spans("", "ab") == [(0, 0, 0, 2)]


@pytest.mark.parametrize(
    ("places", "run"),
    [
        ([], []),
        ([3], [3]),
        ([1, 2, 3], [1, 2, 3]),
        ([3, 1, 2], [1, 2]),
        ([2, 3, 1], [2, 3]),
        ([1, 5, 2, 3, 4], [1, 2, 3, 4]),
        ([3, 2, 1], [1]),
    ],
)
def test_what_did_not_move_is_the_longest_run_that_rises(places: list[int], run: list[int]):
    assert in_order(places) == run


def test_an_edit_says_what_became_of_a_passage():
    a, b, other = Passage("k", "", "one two"), Passage("k", "", "one three"), Passage("o", "", "x")

    def said(edit: Edit) -> tuple[str, bool, bool, tuple[Segment, ...]]:
        return edit.key, edit.reworded, edit.changes, edit.segments

    assert said(Edit(a, b)) == ("k", True, True, (Segment("one ", "one "), Segment("two", "three")))
    assert said(Edit(a, a)) == ("k", False, False, (Segment("one two", "one two"),))
    assert said(Edit(a, a, moved=True)) == ("k", False, True, (Segment("one two", "one two"),))
    assert said(Edit(a, None)) == ("k", False, True, (Segment("one two", ""),))
    assert said(Edit(None, other)) == ("o", False, True, (Segment("", "x"),))
    assert said(Edit(None, None)) == ("", False, True, ())


def test_what_went_before_and_after_a_move_stands_where_it_stood():
    before, after = document(["a", "b", "c", "d", "e"], {}), document(["d", "b"], {})

    assert [(one.key, one.after is None, one.moved) for one in difference(before, after)] == [
        ("a", True, False),
        ("d", False, True),
        ("e", True, False),
        ("b", False, False),
        ("c", True, False),
    ]


def test_a_paragraph_is_compared_by_its_words_and_what_it_refers_to():
    content = (
        Text(" Each  party "),
        Text("must", bold=True),
        Text(" pay ", italic=True),
        Text(" ", bold=True),
        Answer("£5", ("money.sum", "money.of"), bold=True),
        Answer("a day", ("money.on",), open=True),
        Reference("exit", (ReferencePart("exit", "9.1"), ReferencePart("exit#a", "(a)"))),
        Text("both", bold=True, italic=True),
    )
    words = "Each party must pay £5[a day]\x02exit\x03both"
    emphasis = (("b", "must"), ("i", "pay"), ("b", "£5"), ("bi", "both"))
    fields = ("money.sum", "money.of", "money.on")

    assert passage_of(Paragraph("k", "level-2", content, "1.2")) == Passage(
        "k", "level-2", words, ("9.1(a)",), emphasis, "1.2", fields
    )
    assert passage_of(Paragraph("k", "clause", (Text("Keys"),), "12A.", literal=True)) == Passage(
        "k", "clause", "12A. Keys", (), (), "", ()
    )


def test_words_are_shown_with_what_is_printed_for_each_reference():
    words = f"See {reference('exit')}, {reference('end')} and {reference('x')}."

    assert shown_words(words, ("9", "")) == "See 9, [end] and [x]."
    assert Passage("k", "", words, ("1", "2", "3")).text == "See 1, 2 and 3."
    assert plain(" a \n\t b\u00a0c ") == "a b c"


def test_the_passages_of_an_agreement_stand_in_reading_order():
    table = Table("t", "", "", (), (Row("t/1", ((Paragraph("t/1/1", "cell", ()),),)),))
    heading, body = Paragraph("a", "clause", (Text("A"),)), Paragraph("a#b", "level-2", (Text("B"),))
    sections = (Section("a", "clause", heading, (body, table)), Section("c", "letter", None, (body,)))
    made = Agreement(Properties("", "", "", "", "", "", "clean", ""), sections, ())

    assert [one.key for one in passages_of(made)] == ["a", "a#b", "t/1/1", "a#b"]
    assert [one.key for one in passages_in(sections[0])] == ["a", "a#b", "t/1/1"]


def test_a_word_that_comes_again_and_again_is_still_found_the_same():
    old, new = ["first", *["and"] * 300, "last"], ["begin", *["and"] * 300, "end"]

    assert spans(old, new) == [(0, 1, 0, 1), (1, 301, 1, 301), (301, 302, 301, 302)]


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ("one two", "three four", [("one two", "three four")]),
        ("one two x", "three four x", [("one two", "three four"), (" x", " x")]),
        ("x one two", "x three four", [("x ", "x "), ("one two", "three four")]),
        ("one ", "two ", [("one", "two"), (" ", " ")]),
        ("a b c", "d b e", [("a", "d"), (" b ", " b "), ("c", "e")]),
    ],
)
def test_a_space_between_two_words_that_changed_is_part_of_one_change(
    before: str, after: str, found: list[tuple[str, str]]
):
    assert [(one.before, one.after) for one in segments(before, after)] == found
