"""Wording read in one place: its pieces, and what is told of what cannot stand there."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from conditions.vocabulary import VOCABULARY

from assembler.conditions import parse_condition, parse_path
from assembler.conditions.tree import Always
from assembler.errors import LibraryError, Place
from assembler.markup import CrossReference, Words
from assembler.wording import Choice, Filled, Phrase, Reader, pieces

PLACE = Place("clauses/a.md", 7, "b")
READER = Reader(VOCABULARY, {}, PLACE)
OF_PARTY = READER.each("parties")[1]


def test_words_answers_references_and_phrases_are_its_pieces():
    pays = parse_condition("pays", VOCABULARY)

    assert READER.text("To {{ title }}, **{{ title }}** and [[a#b]]{? pays:  paid ?}.") == (
        Words("To "),
        Filled(parse_path("title", VOCABULARY, {}, PLACE), bold=False),
        Words(", "),
        Filled(parse_path("title", VOCABULARY, {}, PLACE), bold=True),
        Words(" and "),
        CrossReference("a", "b", ""),
        Phrase((Choice(pays, (Words(" paid"),)),), otherwise=False),
        Words("."),
    )


def test_the_last_alternative_may_have_no_condition():
    pays = parse_condition("pays", VOCABULARY)
    (phrase,) = READER.text("{? pays: one | otherwise: two ?}")

    assert phrase == Phrase(
        (Choice(pays, (Words("one"),)), Choice(Always(truth=True), (Words("two"),))), otherwise=True
    )


def test_a_blank_of_its_own_words_names_what_it_stands_for():
    (phrase,) = READER.text("{? pays: one | unsettled title: the *whole* title ?}")
    assert isinstance(phrase, Phrase)
    blank = phrase.alternatives[1]

    assert blank.unsettled == (parse_path("title", VOCABULARY, {}, PLACE),)
    assert (blank.label, phrase.otherwise) == ("the whole title", True)


def test_an_item_is_in_scope_below_the_list_that_it_is_of():
    each, inner = READER.each("parties")

    assert (str(each.items), each.variable) == ("parties", "party")
    assert list(inner.items) == ["party"]
    assert inner.text("[[a@party]]") == (CrossReference("a", "", "party"),)
    assert inner.place == PLACE


@pytest.mark.parametrize(
    ("read", "told"),
    [
        (
            lambda: READER.text("It is {{ effect }}."),
            "“effect” is a choice or a group, and cannot be printed: choose words with {? … ?}.",
        ),
        (
            lambda: READER.text("It is {{ parties }}."),
            "“parties” is a choice or a group, and cannot be printed: choose words with {? … ?}.",
        ),
        (
            lambda: READER.text("{{ pays }}"),
            "“pays” is a choice or a group, and cannot be printed: choose words with {? … ?}.",
        ),
        (
            lambda: READER.text("{? otherwise: one | pays: two ?}"),
            "Only the last alternative may be `otherwise` or `unsettled`.",
        ),
        (
            lambda: READER.text("{? pays: one | unsettled title: of {{ title }} ?}"),
            "The words of an `unsettled` blank hold no answer, reference or phrase.",
        ),
        (lambda: READER.text("See [[a@party]]."), "There is no “party” here to refer to the section of."),
        (lambda: OF_PARTY.text("See [[a@site]]."), "There is no “site” here to refer to the section of."),
        (lambda: READER.each("title"), "“title” is not a list."),
    ],
)
def test_what_cannot_stand_there_is_refused_in_words(read: Callable[[], object], told: str):
    with pytest.raises(LibraryError) as refused:
        read()

    assert [(one.message, one.place, one.cure) for one in refused.value.problems] == [(told, PLACE, "")]


def test_the_pieces_of_wording_are_those_inside_its_phrases_too():
    wording = READER.text("A{? pays: B{? vat: C ?} | otherwise: D ?}E")
    found = list(pieces(wording))

    assert [piece.text.strip() for piece in found if isinstance(piece, Words)] == ["A", "B", "C", "D", "E"]
    assert [type(piece).__name__ for piece in found] == [
        "Words",
        "Phrase",
        "Words",
        "Phrase",
        "Words",
        "Words",
        "Words",
    ]


def test_the_words_of_a_blank_are_those_that_stand_in_it():
    (phrase,) = READER.text("{? pays: the day of {{ title }} in clause [[a#b]], **or** {? pays: not ?} another ?}")
    assert isinstance(phrase, Phrase)

    assert phrase.alternatives[0].label == "the day of  in clause , or  another"
