"""Slots are filled as the answers themselves would have been printed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assembler.agreement import Answer, Text
from assembler.assembly.prose import parted
from assembler.assembly.sentences import Printed, fit
from assembler.fitting import Edges
from assembler.record.write import in_record
from assembler.slots import HERE, AnswerSlot, Filling, Name, OwnerSlot, Slot, Slotted, UnfitError, edges_of

PLACE = ("scope", "purpose")
WORDS = st.text(st.sampled_from("Tthe anSd.;:-,…?)”& 3"), min_size=1, max_size=30).filter(lambda words: words.strip())
AROUND = st.sampled_from(["", "the ", "It ends. ", "(", ": "])
AFTER = st.sampled_from(["", ".", ". Then", "; and", ", the", ")", " the end."])


def printed(before: str, answer: Printed, after: str, role: str = "level-2") -> list[Printed]:
    (part,) = parted(role, [Text(before), answer, Text(after)])  # type: ignore[arg-type]
    return fit(part.content, begins=True)


def filled(content: list[Printed], words: str) -> list[Printed]:
    parts = (part.filled({PLACE: words}) if isinstance(part, Slot) else (part,) for part in content)
    return [part for some in parts for part in some]  # type: ignore[misc]


@given(AROUND, WORDS, AFTER)
def test_a_slot_filled_in_is_what_its_words_would_have_been(before: str, words: str, after: str):
    slot = AnswerSlot("", place=PLACE)

    assert filled(printed(before, slot, after), words) == printed(before, Answer(words), after)


@given(AROUND, WORDS, AFTER)
def test_what_is_filled_in_at_a_glance_is_what_fitting_makes_of_it(before: str, words: str, after: str):
    (slot,) = [part for part in printed(before, AnswerSlot("", place=PLACE), after) if isinstance(part, AnswerSlot)]
    slotted = Slotted(f"<{HERE}>".encode(), (slot,))

    made = Filling({PLACE: words}, edges_of([slot])).drawn(slotted, lambda _, parts: in_record(parts))

    assert made == b"<" + in_record(slot.filled({PLACE: words})) + b">"


def test_a_full_stop_that_an_answer_brings_cannot_be_taken_in_a_cell():
    """The height of a row is reckoned from its words, and a form does not reckon it again."""
    (slot,) = [p for p in printed("", AnswerSlot("", place=PLACE), ". More", "cell") if isinstance(p, AnswerSlot)]

    assert slot.filled({PLACE: "One"}) == (Answer("One"), Text(". More"))
    with pytest.raises(UnfitError):
        slot.filled({PLACE: "One etc."})


def test_an_open_point_names_each_of_its_owners_once():
    at, other = ("parties", 0, "short_name"), ("parties", 1, "short_name")
    slot = OwnerSlot("", label="Address", names=(Name(at, "party 1"), "Store", Name(other, "party 2")))

    assert slot.filled({at: "North.", other: "Store"}) == (Text("Address (North, Store)", bold=True),)


def test_slots_are_told_apart_however_alike_they_are():
    assert AnswerSlot("", place=PLACE) != AnswerSlot("", place=PLACE)


def test_edges_let_pass_only_what_stands_as_given():
    edges = Edges([("the police ", " area.", False)])

    assert [edges.leave(words) for words in ("Norvale", "police of Norvale", "whole area", "the North", "North.")] == [
        True,
        False,
        False,
        False,
        False,
    ]
