"""The shape of answers: what makes two agreements alike up to the words that are printed, and which words those are."""

from __future__ import annotations

from functools import cache

import pytest
from shipped import answers, compiled_library

from assembler.conditions.groups import OMITTED
from assembler.pipeline import complete_answers
from assembler.register import load_register
from assembler.shapes import Shape, Shaper
from assembler.slots import LONGEST
from assembler.source import FieldPath

PLAIN = "document: {title: Hub, form: contract}\nparties: [{id: a, kind: combined_fire_authority}, {id: b, kind: company}]\n"


@cache
def shaper() -> Shaper:
    return Shaper(compiled_library().library)


@cache
def shape(text: str) -> Shape:
    return shaper().shape(complete_answers(answers(text), compiled_library(), load_register()))


def given(found: Shape) -> dict[FieldPath, str]:
    """The words that a shape leaves out, without those that stand in it where nobody answers: names that are defaults."""
    return {
        path: words for path, words in found.words.items() if path not in shape("").words and "insurance" not in path
    }


def purpose(words: str) -> Shape:
    return shape(f"scope: {{purpose: {words}}}\n")


def test_words_no_condition_judges_are_left_out_with_their_places():
    text = """\
document: {title: The Hub}
parties: [{id: a}, {id: b, legal_name: The Trust, contact: {representative: The clerk}}]
scope: {workstreams: [{id: w, name: Vans, parts: [{id: p, party: b, does: Mends them}]}]}
"""
    words = {
        ("document", "title"): "The Hub",
        ("parties", 1, "legal_name"): "The Trust",
        ("parties", 1, "contact", "representative"): "The clerk",
        ("scope", "workstreams", 0, "name"): "Vans",
        ("scope", "workstreams", 0, "parts", 0, "does"): "Mends them",
    }

    assert given(shape(text)) == words
    assert shape(text).slots == frozenset(shape(text).words)


def test_answers_that_differ_in_those_words_alone_are_of_one_shape():
    other = PLAIN.replace("Hub", "Another name")

    assert shape(PLAIN).key == shape(other).key
    assert shape(PLAIN).said == shape(other).said
    assert (given(shape(PLAIN)), given(shape(other))) == (
        {("document", "title"): "Hub"},
        {("document", "title"): "Another name"},
    )


@pytest.mark.parametrize(
    ("was", "now", "group"),
    [
        ("contract", "deed", "document"),
        ("title: Hub", "short_name: Hub", "document"),
        ("title: Hub, ", "", "document"),
        ("kind: combined_fire_authority", "kind: company", "parties"),
        ("{id: a, kind: combined_fire_authority}, ", "", "parties"),
        ("id: a,", "id: c,", "parties"),
        (
            "kind: combined_fire_authority}",
            "kind: combined_fire_authority, decision: {considered_on: 2027-01-01}}",
            "parties",
        ),
        ("kind: combined_fire_authority}", "kind: combined_fire_authority, functions: [{id: f}]}", "parties"),
    ],
)
def test_other_answers_have_another_shape_in_that_group_alone(was: str, now: str, group: str):
    one, other = shape(PLAIN), shape(PLAIN.replace(was, now, 1))

    assert PLAIN.count(was) >= 1
    assert one.key != other.key
    assert [name for name in one.said if one.said[name] != other.said[name]] == [group]


def test_it_counts_which_of_two_answers_says_a_thing():
    said = [
        shape(
            PLAIN.replace(
                "kind: combined_fire_authority", f"kind: combined_fire_authority, decision: {{{name}: 2027-01-01}}"
            )
        ).said["parties"]
        for name in ("considered_on", "taken_on")
    ]

    assert said[0] != said[1]


def test_what_each_group_says_is_told_and_what_the_drafter_leaves_out():
    values = complete_answers(answers(PLAIN), compiled_library(), load_register()).values
    found = shape(f"{PLAIN}drafting: {{omit: [{{clause: waiver, reason: x}}]}}\n").said

    assert list(found) == [*(name for name, _ in values.fields() if name != "path_"), OMITTED]
    assert found[OMITTED] == frozenset({"waiver"})
    assert shape(PLAIN).said[OMITTED] == frozenset()


@pytest.mark.parametrize(
    "more",
    [
        "drafting: {omit: [{clause: waiver, reason: x}]}\n",
        "drafting: {not_used: [waiver]}\n",
        "drafting: {special_conditions: [{id: s, heading: H, text: T.}]}\n",
        "scope: {purpose: to be agreed}\n",
    ],
)
def test_what_was_done_by_hand_counts_and_an_open_point_with_a_note(more: str):
    assert (shape(PLAIN + more).key == shape(PLAIN).key) is more.startswith("scope")


def test_the_note_of_an_open_point_counts():
    one, other = (shape(f"{PLAIN}scope: {{purpose: {{to_be_agreed: {note}}}}}\n") for note in ("ask", "wait"))

    assert one.said == other.said
    assert one.key != other.key
    assert given(one) == given(other) == {("document", "title"): "Hub"}


@pytest.mark.parametrize(
    ("words", "left_out"),
    [
        ("To save.", True),
        ("w" * LONGEST, True),
        ("w" * (LONGEST + 1), False),
        ('"one\\ntwo"', False),
        ("'as follows:'", False),
        ('"one\\ttwo"', False),
        ("Caf\N{LATIN SMALL LETTER E WITH ACUTE}", True),
    ],
)
def test_words_past_a_short_line_or_leading_on_are_part_of_the_shape(words: str, left_out: bool):
    found = purpose(words)

    assert list(given(found)) == [("scope", "purpose")] * left_out
    assert (found.key == purpose("Another.").key) is left_out


def test_two_shapers_have_no_shape_in_common():
    library = compiled_library().library
    completed = complete_answers(answers(PLAIN), compiled_library(), load_register())

    assert Shaper(library).shape(completed).key != Shaper(library).shape(completed).key
    assert shaper().shape(completed).key == shaper().shape(completed).key
