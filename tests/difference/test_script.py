"""The edit script: applied to the one document, it gives the other; and it says no more than changed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shipped import assembled, example

from assembler.difference import Edit, Passage, Segment, applied, difference, passages_of, segments
from assembler.difference.passages import passage_of, reference

KEYS = st.lists(st.sampled_from("abcdefghij"), unique=True)


def document(keys: list[str], words: dict[str, str]) -> tuple[Passage, ...]:
    return tuple(Passage(key, "level-2", words.get(key, key)) for key in keys)


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
