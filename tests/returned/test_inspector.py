"""What became of each passage of a file that the test makes, paragraph by paragraph."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from assembler.difference import Passage
from assembler.difference.passages import reference
from assembler.returned import Background, InspectedPassage, Inspection, Lock, inspected, issued_as
from assembler.returned.changed_answers import ChangedAnswer, PrintedAnswer
from assembler.returned.issued import issued
from assembler.returned.other_copy import places_of
from assembler.returned.reference_faults import ReferenceFault
from assembler.word.bookmarks import bookmark
from assembler.word.copy import Cell, Change, Comment, CopyParagraph, Run, WordCopy

A = Passage("a", "clause", "Rent", number="1.")
PAY = Passage("a#pay", "level-2", "Each party must pay £500 of rent on time.", number="1.1")
KEEP = Passage("a#keep", "level-2", "The host keeps every key of the building.", number="1.2")
SEE = Passage("a#see", "level-2", f"It does so under clause {reference('a#pay')} alone.", ("1.1",), number="1.3")
STYLES = {"clause": "heading 1", "level-2": "clause level 2", "cell": "table text"}


def p(of: Passage, words: str | None = None, **more: Any) -> CopyParagraph:
    """A paragraph of the file: as the passage was issued, but for what is said."""
    runs = more.pop("runs", None) or tuple(
        Run(piece, target=bookmark("a#pay")) if at else Run(piece)
        for at, piece in ((0, of.text if words is None else words),)
    )
    names = (bookmark(of.key),) if of.key else ()
    return CopyParagraph(runs, **{"style": STYLES.get(of.role, ""), "opened": names, "closed": names, **more})


NEW = Passage("", "level-2", "Quite another matter is told here by somebody.")
SEES = (Run("It does so under clause "), Run("1.1", target=bookmark("a#pay")), Run(" alone."))
AS_ISSUED = (p(A), p(PAY), p(KEEP), p(SEE, runs=SEES))


def inspect(
    *paragraphs: CopyParagraph, passages: tuple[Passage, ...] = (A, PAY, KEEP, SEE), **background: Any
) -> Inspection:
    return inspected(issued(passages, ()), WordCopy(paragraphs, ("A notice.",)), Background(**background))


def shown(found: Inspection) -> list[tuple[str, str, str, tuple[str, ...]]]:
    """Each passage there is something to report of: its key, its number, what became of it, and what stands there now."""
    return [
        (one.key, one.label, f"{one.status}{' moved' if one.moved else ''}", one.parts)
        for one in found.passages
        if one.shown
    ]


def only(found: Inspection, key: str) -> InspectedPassage:
    return next(one for one in found.passages if one.key == key)


def formatted(
    *paragraphs: CopyParagraph, passages: tuple[Passage, ...] = (A, PAY, KEEP, SEE)
) -> dict[str, tuple[str, ...]]:
    return {one.key: one.formatting for one in inspect(*paragraphs, passages=passages).passages if one.formatting}


def test_a_file_that_came_back_as_it_went_is_clean():
    found = inspect(*AS_ISSUED)

    assert found == Inspection(
        tuple(
            InspectedPassage(one.key, "a", one.number, "unchanged", False, one, replace_key(one), (one.text,), ())
            for one in (A, PAY, KEEP, SEE)
        ),
        {"a": "1. Rent"},
        (),
        (),
        ("A notice.",),
    )
    assert found.clean


def replace_key(one: Passage) -> Passage:
    """The passage as the file has it: with the style's name for its role, and no number."""
    return replace(one, role=STYLES[one.role], number="", emphasis=())


HALVES = "Each party must pay £500", "of rent on time."
BOTH = f"{PAY.text} {KEEP.text}"
LAST = AS_ISSUED[3]


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        ((p(A), p(PAY), p(NEW), p(KEEP), LAST), [("", "", "inserted", (NEW.text,))]),
        ((p(A), p(PAY), p(KEEP)), [("a#see", "1.3", "deleted", ())]),
        ((p(A), p(PAY), p(KEEP), p(SEE, "")), [("a#see", "1.3", "deleted", ())]),
        ((p(A), p(PAY, HALVES[0]), p(NEW, HALVES[1]), p(KEEP), LAST), [("a#pay", "1.1", "split", HALVES)]),
        (
            (p(A), p(PAY, BOTH, opened=(bookmark("a#pay"), bookmark("a#keep"))), LAST),
            [("a#pay", "1.1", "joined", (BOTH,))],
        ),
        ((p(A), p(KEEP), p(PAY), LAST), [("a#keep", "1.2", "unchanged moved", (KEEP.text,))]),
        (
            (p(A, "Money"), p(PAY, "All pay at some time."), p(KEEP), LAST),
            [("a", "1.", "worded", ("Money",)), ("a#pay", "1.1", "worded", ("All pay at some time.",))],
        ),
    ],
)
def test_what_became_of_each_passage_is_told(
    paragraphs: tuple[CopyParagraph, ...], expected: list[tuple[str, str, str, tuple[str, ...]]]
):
    assert shown(inspect(*paragraphs)) == expected


def test_what_was_joined_and_what_is_a_copy_names_the_other():
    joined = inspect(p(A), p(PAY, BOTH, opened=(bookmark("a#pay"), bookmark("a#keep"))), LAST)
    copied = inspect(p(A), p(PAY), p(PAY, opened=(f"{bookmark('a#pay')}_copy_1",)), p(KEEP), LAST)

    assert only(joined, "a#pay").joined_with == ("a#keep",)
    assert (only(copied, "").status, only(copied, "").copy_of) == ("inserted", "a#pay")


def test_a_style_or_a_typed_number_that_is_not_ours_is_formatting():
    assert formatted(p(A), p(PAY, style="normal"), p(KEEP, style=""), LAST) == {
        "a#pay": ("has the style “normal”, not “clause level 2”",),
        "a#keep": ("has the style “none”, not “clause level 2”",),
    }
    assert formatted(p(A, "1. Rent"), p(PAY, f"1.1 {PAY.text}"), p(KEEP), LAST) == {
        "a": ("has its number typed: “1.”",),
        "a#pay": ("has its number typed: “1.1”",),
    }


def test_in_the_styles_of_another_house_none_is_compared():
    others = inspect(*(replace(one, style="x") for one in AS_ISSUED))
    half = inspect(p(A), p(PAY), p(KEEP, style="x"), replace(LAST, style="x"))

    assert (others.clean, others.notices) == (
        True,
        ("A notice.", "Its styles are those of another house style, so styles were not compared."),
    )
    assert [one.status for one in others.passages] == ["unchanged"] * 4
    assert half.notices == ("A notice.",)
    assert [one.status for one in half.passages] == ["unchanged", "unchanged", "formatting", "formatting"]


def test_the_heading_of_an_execution_block_may_have_its_own_style():
    heading = Passage("b", "heading", "Signed by all")

    assert formatted(p(heading, style="execution heading"), *AS_ISSUED, passages=(heading, A, PAY, KEEP, SEE)) == {}
    assert formatted(p(heading, style="heading 1"), *AS_ISSUED, passages=(heading, A, PAY, KEEP, SEE)) == {
        "b": ("has the style “heading 1”, not “front heading”",)
    }


def test_words_in_another_manner_are_formatting():
    bold = replace(PAY, emphasis=(("b", "pay"),))
    first, last = Run("Each party must "), " £500 of rent on time."

    assert formatted(
        p(A), p(PAY, runs=(first, Run("pay", "i"), Run(last, "bs"))), p(KEEP), LAST, passages=(A, bold, KEEP, SEE)
    ) == {
        "a#pay": (
            "italic: “pay”",
            "bold and struck through by hand: “£500 of rent on time.”",
            "no longer bold: “pay”",
        )
    }
    assert (
        formatted(p(A), p(PAY, runs=(first, Run("pay", "b"), Run(last))), p(KEEP), LAST, passages=(A, bold, KEEP, SEE))
        == {}
    )


def test_passages_that_were_joined_keep_the_manner_of_each():
    bold, italic = replace(PAY, emphasis=(("b", "Each"),)), replace(KEEP, emphasis=(("i", "every"),))
    runs = Run("Each", "b"), Run(BOTH.removeprefix("Each").partition("every")[0]), Run("every", "i")
    whole = (*runs, Run(BOTH.partition("every")[2]))
    plain = p(PAY, BOTH, opened=(bookmark("a#pay"), bookmark("a#keep")))

    assert formatted(p(A), replace(plain, runs=whole), LAST, passages=(A, bold, italic, SEE)) == {}
    assert formatted(p(A), plain, LAST, passages=(A, bold, italic, SEE)) == {
        "a#pay": ("no longer bold: “Each”", "no longer italic: “every”")
    }


def test_only_what_readers_do_not_see_is_told_with_no_recorded_manner():
    first, last = Run("Each party must "), " £500 of rent on time."

    assert formatted(p(A), p(PAY, runs=(first, Run("pay", "b"), Run(last, "bsf"))), p(KEEP), LAST) == {
        "a#pay": (
            "white or too small to be read: “£500 of rent on time.”",
            "struck through by hand: “£500 of rent on time.”",
        )
    }


def test_a_tracked_change_of_formatting_names_its_author():
    pending = (Change("formatted", "J.", ""), Change("formatted", "", ""), Change("formatted", "J.", ""))

    assert formatted(p(A), p(PAY, changes=pending), p(KEEP), LAST) == {
        "a#pay": (
            "formatted otherwise by J., as a tracked change",
            "formatted otherwise by somebody, as a tracked change",
        )
    }
    assert only(inspect(p(A), p(PAY, changes=pending), p(KEEP), LAST), "a#pay").changes == pending[:2]


def test_a_pending_change_is_told_with_the_words_once_it_is_accepted():
    gone = Change("deleted", "J.", "")
    runs = (Run("Each party must pay £500 of rent"), Run(" on time", changes=(gone,)), Run("."))
    found = only(inspect(p(A), p(PAY, runs=runs, changes=(gone,)), p(KEEP), LAST), "a#pay")

    assert (found.status, found.parts, found.changes) == ("worded", ("Each party must pay £500 of rent.",), (gone,))


def test_our_own_comments_are_no_comments_of_theirs():
    comments = (Comment("Drafting note", "", "x"), Comment("Why this is here", "", "x"), Comment("J.", "", "y"))

    assert only(inspect(p(A), p(PAY), p(KEEP, comments=comments), LAST), "a#keep").comments == (comments[2],)


SUM = (PrintedAnswer("money.sum", "£500", frozenset({"a"})),)


def test_another_value_of_an_answer_is_told_so_with_its_rules_named():
    lock = Lock("r", "s.1")
    found = inspect(p(A), p(PAY, PAY.text.replace("500", "600")), p(KEEP), LAST, answers=SUM, locks={"a#pay": (lock,)})
    more = inspect(p(A), p(PAY, "Each party must pay £600 of the rent on time."), p(KEEP), LAST, answers=SUM)

    assert found.answers == (ChangedAnswer(("money.sum",), "£500", "£600", ("a#pay",), ()),)
    assert (only(found, "a#pay").status, only(found, "a#pay").locks) == ("value", (lock,))
    assert more.answers == found.answers
    assert only(more, "a#pay").status == "worded"
    assert inspect(p(A), p(PAY, PAY.text.replace("500", "600")), p(KEEP), LAST).answers == ()


def test_a_passage_only_quoting_a_changed_answer_is_among_its_places():
    quoting = replace(KEEP, words="The host keeps £500 of it.", fields=())
    found = inspect(
        p(A),
        p(PAY, PAY.text.replace("500", "600")),
        p(KEEP, "The host keeps £600 of it."),
        LAST,
        passages=(A, PAY, quoting, SEE),
        answers=SUM,
    )

    assert found.answers == (ChangedAnswer(("money.sum",), "£500", "£600", ("a#pay", "a#keep"), ()),)
    assert only(found, "a#keep").status == "value"


@pytest.mark.parametrize(
    ("paragraphs", "fault"),
    [
        ((p(A), p(PAY, opened=()), p(KEEP), LAST), "broken"),
        ((p(A), p(KEEP), LAST), "broken"),
        ((p(A), p(PAY, ""), p(KEEP), LAST), "broken"),
        ((p(A), p(PAY), p(KEEP), p(SEE, "It does so under clause 1.1 alone.")), "unlinked"),
    ],
)
def test_a_reference_that_no_longer_works_is_told(paragraphs: tuple[CopyParagraph, ...], fault: Any):
    assert only(inspect(*paragraphs), "a#see").references == (ReferenceFault(fault, "a#pay", "1.1", "1.1"),)


def test_where_nobody_recorded_what_a_reference_prints_the_file_tells():
    bare = replace(SEE, printed=("",))

    assert only(inspect(*AS_ISSUED, passages=(A, PAY, KEEP, bare)), "a#see").before == SEE


def test_a_section_is_told_by_its_heading_and_one_without_by_its_name():
    front = Passage("front#x", "body", "Words at the front of it all.")
    found = inspect(p(front, style="body text"), *AS_ISSUED, passages=(front, A, PAY, KEEP, SEE))

    assert found.headings == {"front": "front", "a": "1. Rent"}
    assert [one.section for one in found.passages] == ["front", "a", "a", "a", "a"]


def test_the_heading_of_an_unnumbered_section_is_its_words_alone():
    assert inspect(*AS_ISSUED, passages=(replace(A, number=""), PAY, KEEP, SEE)).headings == {"a": "Rent"}


def test_another_file_is_the_issue_by_bookmarks_styles_and_places():
    listed = CopyParagraph((Run("Rent 1"),), "toc 1", in_contents=True)
    head = CopyParagraph((Run("Who"),), "table heading", cell=Cell(0, 0, 0, heading=True))
    blank = CopyParagraph((Run("  "),), "normal")
    hashed = p(KEEP, "Kept.", opened=("_h_keep_1",))
    copy = WordCopy((p(NEW, "Before all."), listed, *AS_ISSUED[:2], blank, head, p(NEW), hashed, p(PAY, "Again.")), ())

    found = issued_as(copy)
    assert [(one.key, one.role, one.words) for one in found.passages] == [
        ("#paragraph-1", "level-2", "Before all."),
        ("a", "clause", "Rent"),
        ("a#pay", "level-2", PAY.words),
        ("a#paragraph-4", "level-2", NEW.words),
        ("a#_h_keep_1", "level-2", "Kept."),
        ("a#paragraph-6", "level-2", "Again."),
    ]
    assert found.names == {"_c_a": 1, "_c_a__pay": 2, "_h_keep_1": 4}
    assert found.tables == (("Who",),)
    assert places_of(copy) == (0, 2, 3, 6, 7, 8)


def test_another_file_tells_a_hashed_name_before_sections_by_place():
    found = issued_as(WordCopy((p(KEEP, "Kept.", opened=("_h_keep_1",)), p(PAY, opened=("_c_a_b__c_d___e",))), ()))

    assert [one.key for one in found.passages] == ["#1", "a-b#c-d/e"]


def test_in_another_file_a_section_begins_with_its_heading():
    other, heading = Passage("b#x", "level-2", "Of another section."), Passage("b", "clause", "Keys")
    copy = WordCopy((p(A), p(other), p(NEW), p(heading), p(NEW, "More of it.")), ())

    assert [one.key for one in issued_as(copy).passages] == ["a", "b#x", "a#paragraph-3", "b", "b#paragraph-5"]


def test_the_heading_of_an_execution_block_is_one_in_any_style():
    signed, under = (
        Passage("signed", "heading", "Signed by all"),
        Passage("", "level-2", "In the presence of a witness."),
    )
    for style in ("execution heading", "front heading"):
        found = issued_as(WordCopy((p(A), p(signed, style=style), p(under)), ()))

        assert [(one.key, one.role) for one in found.passages] == [
            ("a", "clause"),
            ("signed", "heading"),
            ("signed#paragraph-3", "level-2"),
        ]


def test_a_doubled_or_foreign_name_in_another_file_names_nothing():
    other = p(PAY, "Of somebody else.", opened=("_Toc1",))
    twice = p(PAY, "The same name again.", opened=(bookmark("a#pay").upper().replace("_C_", "_c_"),))
    copy = WordCopy((p(A), p(PAY), twice, other), ())
    found = issued_as(copy)

    assert [one.key for one in found.passages] == ["a", "a#pay", "a#paragraph-3", "a#paragraph-4"]
    assert found.names == {"_c_a": 0, "_c_a__pay": 1}
    assert found.blanks is True


def test_another_file_tells_its_printed_references_and_bold_words():
    runs = (Run("See clause "), Run("1.1", target=bookmark("a#pay")), Run(" with "), Run("care", "b"), Run("."))
    found = issued_as(WordCopy((p(A), p(PAY), p(KEEP, runs=runs)), ()))

    assert found.passages[2] == Passage(
        "a#keep", "level-2", f"See clause {reference('a#pay')} with care.", ("1.1",), (("b", "care"),)
    )


def test_a_paragraph_of_another_file_in_a_foreign_style_has_no_role():
    found = issued_as(WordCopy((p(A), p(PAY, style="mine"), p(NEW, style="")), ()))

    assert [one.role for one in found.passages] == ["clause", "", ""]
