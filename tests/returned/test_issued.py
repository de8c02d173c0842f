"""What a record says was issued, and the paragraphs of a file before it is known which they are: each value whole."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace
from returned.returning import base_record

from assembler.copies import COPIES
from assembler.difference import Passage
from assembler.difference.passages import reference
from assembler.errors import AnswersError, Problem
from assembler.record import Record
from assembler.record.format import FileKind, RecordedParagraph
from assembler.returned import Issued, issued_by
from assembler.returned.file_paragraphs import FileParagraph, file_paragraphs
from assembler.returned.issued import issued
from assembler.returned.update_from_answers import copy_of
from assembler.word.bookmarks import bookmark, moved_bookmark
from assembler.word.copy import Cell, Change, CopyParagraph, Run, WordCopy


def record(*paragraphs: RecordedParagraph, **more: Any) -> Record:
    return replace(base_record(), **{"paragraphs": paragraphs, "tables": None, **more})


def test_passages_of_a_record_have_numbers_and_print_references():
    found = issued_by(
        record(
            RecordedParagraph("a", "clause", "Rent"),
            RecordedParagraph("a#pay", "level-2", "Pay ⟦?⟧the sum⟦/?⟧ under  ⟦a#keep⟧ and ⟦b⟧, ⟦⟦so."),
            RecordedParagraph("a#keep", "level-3", "keep it", ("money.sum",)),
            RecordedParagraph("b", "clause", "4A. Keys", (), "4A."),
            RecordedParagraph("b#x", "level-2", "See ⟦no⟧."),
            RecordedParagraph("c", "clause", "More"),
            RecordedParagraph("c#e", "body", ""),
            tables={"a#t": ("Who", "Sum")},
        )
    )

    assert found.passages == (
        Passage("a", "clause", "Rent", (), None, "1.", ()),
        Passage(
            "a#pay",
            "level-2",
            f"Pay [the sum] under {reference('a#keep')} and {reference('b')}, ⟦so.",
            ("1.1(a)", "4A"),
            None,
            "1.1",
            (),
        ),
        Passage("a#keep", "level-3", "keep it", (), None, "(a)", ("money.sum",)),
        Passage("b", "clause", "4A. Keys", (), None, "", ()),
        Passage("b#x", "level-2", f"See {reference('no')}.", ("",), None, "", ()),
        Passage("c", "clause", "More", (), None, "2.", ()),
        Passage("c#e", "body", "", (), None, "", ()),
    )
    keys = ["a", "a#pay", "a#keep", "b", "b#x", "c"]
    assert found.names == {name(key).lower(): at for at, key in enumerate(keys) for name in (bookmark, moved_bookmark)}
    assert (found.tables, found.blanks) == ((("Who", "Sum"),), True)


def test_of_an_early_record_numbers_answers_and_blanks_are_not_known():
    found = issued_by(record(RecordedParagraph("a", "", "Rent under ⟦a⟧"), RecordedParagraph("b", "clause", "Keys")))

    assert (found.tables, found.blanks) == (None, False)
    assert found.passages == (
        Passage("a", "", f"Rent under {reference('a')}", ("",)),
        Passage("b", "clause", "Keys"),
    )


PAY = Passage("a#pay", "level-2", "Each party pays.", number="1.1")
RENT = Passage("a", "clause", "Rent", number="1.")
ISSUED = issued((RENT, PAY))


def p(text: str | tuple[Run, ...], *names: str, **more: Any) -> CopyParagraph:
    runs = (Run(text),) if isinstance(text, str) else text
    return CopyParagraph(runs, "normal", names, names, **more)


def read(*paragraphs: CopyParagraph, of: Issued = ISSUED) -> list[FileParagraph]:
    return list(file_paragraphs(WordCopy(paragraphs, ()), of))


def words(*paragraphs: CopyParagraph, of: Issued = ISSUED) -> list[str]:
    return [f"{one.typed}|{one.words}" if one.typed else one.words for one in read(*paragraphs, of=of)]


COMES, GOES = Change("inserted", "J.", ""), Change("deleted", "J.", "")


def test_a_paragraph_has_its_words_before_and_after_what_is_pending():
    runs = (
        Run("Each "),
        Run("one", changes=(COMES,)),
        Run("party", "b", changes=(GOES,)),
        Run(" pays", "b"),
        Run(".", "b"),
    )
    (found,) = read(p(runs, "_C_A__PAY", changes=(COMES, GOES)))

    assert found == FileParagraph(
        0,
        found.paragraph,
        Passage("", "normal", "Each one pays.", (), (("b", "pays."),)),
        "Each party pays.",
        {"_c_a__pay": 1},
        {"_c_a__pay": 1},
        (),
    )
    assert (found.words, found.known_words) == ("Each one pays.", "Each one pays.")
    (gone,) = read(p((Run("Keys", changes=(GOES,)),), changes=(GOES,)))
    assert (gone.words, gone.former, gone.known_words) == ("", "Keys", "Keys")


def test_a_paragraph_without_words_is_left_out_of_what_was_issued():
    found = read(
        p("  "), p("New.", "_c_other"), p("New.", "_h_other_1", "_c_a"), p("Copy.", "_c_a_copy_2"), p("x", "_Toc1")
    )

    assert [(one.at, one.words, dict(one.opened), one.copies, one.foreign) for one in found] == [
        (1, "New.", {}, (), True),
        (2, "New.", {"_c_a": 0}, (), True),
        (3, "Copy.", {}, (0,), False),
        (4, "x", {}, (), False),
    ]


def test_a_reference_is_one_word_by_what_it_leads_to():
    runs = (
        Run("See "),
        Run("2.1", target="_C_a__pay"),
        Run("(a) ", target="_c_a"),
        Run(" and "),
        Run("9", target="_Ref1"),
        Run("."),
    )
    (found,) = read(p(runs))

    assert found.words == f"See {reference('a')} and {reference('_Ref1')}."
    assert found.passage.printed == ("2.1(a)", "9")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1. Rent", "1.|Rent"),
        ("12.3 Each party pays.", "12.3|Each party pays."),
        ("(a) Rent", "(a)|Rent"),
        ("Schedule 2 Rent", "Schedule 2|Rent"),
        ("12 Rent", "12 Rent"),
        ("1. Other", "1. Other"),
        ("1. ", "1."),
        ("(abcde) Rent", "(abcde) Rent"),
    ],
)
def test_a_number_typed_before_the_words_of_a_passage_is_no_word(text: str, found: str):
    assert words(p("Each party pays.", "_c_a__pay"), p(text)) == ["Each party pays.", found]


def test_every_typed_number_is_taken_off_in_a_file_without_bookmarks():
    assert words(p("1. Other"), p("Each party pays.")) == ["1.|Other", "Each party pays."]


def test_words_that_begin_with_a_number_as_they_were_issued_keep_it():
    numbered = issued((RENT, Passage("b", "clause", "4A.1 Keys"), Passage("c", "body", "1. Rent")))

    assert words(p("1. Rent"), p("x", "_c_a"), of=numbered) == ["1. Rent", "x"]


def test_the_contents_list_is_left_out_but_for_what_was_put_there():
    toc = {"in_contents": True}
    found = words(
        p("1. Rent 3", **toc),
        p("Rent", **toc),
        p("Schedule 2 Rent 12", **toc),
        p("1.1 Each party pays. 4", **toc),
        p("7", **toc),
        p("A secret term 5", **toc),
        p("Ask for Rent 3", **toc),
        p("Rent", "_c_a", **toc),
    )

    assert found == ["A secret term 5", "Ask for Rent 3", "Rent"]


def test_an_entry_of_contents_may_have_a_number_of_up_to_three_words():
    numbers = {"Rent": "4A.", "Keys": "Second Schedule", "Books": "Part the Third", "Fires": "Part of the Fourth"}
    numbered = issued(tuple(Passage(words, "clause", words, number=number) for words, number in numbers.items()))
    entries = [p(f"{number} {words} {at}", in_contents=True) for at, (words, number) in enumerate(numbers.items(), 3)]

    assert words(*entries, of=numbered) == ["Part of the Fourth Fires 6"]


def test_of_a_heading_that_begins_with_a_number_only_its_own_goes():
    rooms = issued((Passage("a", "clause", "12 Rooms"),))

    assert words(p("3. 12 Rooms 7", in_contents=True), of=rooms) == []


def test_the_row_that_heads_a_table_is_left_out():
    head, body = Cell(0, 0, 0, heading=True), Cell(0, 1, 0, heading=False)

    assert words(p("Who", cell=head), p("Vale", cell=body), p("Rent", "_c_a", cell=head)) == ["Vale", "Rent"]


@pytest.mark.parametrize("kind", sorted(COPIES))
def test_what_was_issued_is_compared_with_a_draft_of_its_kind(kind: Any):
    renewed = COPIES[kind].renewed
    if renewed is None:
        with pytest.raises(AnswersError) as refused:
            copy_of(record(kind=FileKind(kind)))
        cure = "Update the copy that was negotiated, and publish the agreement again."
        assert list(refused.value.problems) == [
            Problem("Its record is of a published copy, in which nothing is negotiated.", cure=cure)
        ]
    else:
        assert copy_of(record(kind=FileKind(kind))) == renewed


def test_before_records_said_so_drafts_were_internal():
    assert copy_of(record(kind=None)) == "internal"


def test_what_stands_below_a_number_that_is_words_goes_on_from_it():
    found = issued_by(
        record(
            RecordedParagraph("b", "clause", "4A. Keys", (), "4A."),
            RecordedParagraph("b#x", "level-2", "All ⟦b#x⟧."),
        )
    )

    assert [(one.number, one.printed) for one in found.passages] == [("", ()), ("", ("4A.1",))]


def test_numbers_below_the_top_of_a_list_begin_again_in_each_section():
    found = issued_by(
        record(
            RecordedParagraph("a#x", "schedule-1", "One."),
            RecordedParagraph("a#y", "schedule-1", "Two."),
            RecordedParagraph("b#x", "schedule-1", "One more."),
            RecordedParagraph("c#x", "party", "Ash"),
            RecordedParagraph("d#x", "party", "Oak"),
        )
    )

    assert [one.number for one in found.passages] == ["1.", "2.", "1.", "(1)", "(2)"]


def test_a_paragraph_may_begin_with_a_reference():
    (found,) = read(p((Run("9", target="_c_a"), Run(" says so."))))

    assert (found.words, found.passage.printed) == (f"{reference('a')} says so.", ("9",))
