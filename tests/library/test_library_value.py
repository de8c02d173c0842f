"""The library as a value: documents of it, what stands elsewhere, what prevails over special conditions, and what a clause reads."""

from __future__ import annotations

from typing import Any

import pytest
from conditions.vocabulary import SAMPLE, VOCABULARY, scope
from library.made import EACH_PARTY, WHEN_PAID, clause, library, paragraph, table, words
from msgspec.structs import replace

from assembler.conditions import parse_condition, parse_path
from assembler.errors import Place
from assembler.library.clauses import Clause
from assembler.library.library import Law, Library, Subject
from assembler.library.outlines import Outline, Part, SectionPlan, Taken
from assembler.library.papers import Paper
from assembler.library.plain_rows import from_rows, to_rows
from assembler.markup import CrossReference
from assembler.statute.points import Point
from assembler.wording import Choice, Filled, Phrase


def outline(identity: str, *taken: Taken, paper: Paper | None = None) -> Outline:
    sections = tuple(SectionPlan(one.clause, (one,)) for one in taken)
    parts = (Part("body", "Body", sections),)
    kind: Any = "paper" if paper else "agreement"
    return Outline(identity, identity.capitalize(), kind, 0, False, parts, Place("o.yaml"), paper)


def paper(stage: Any, step: int) -> Paper:
    return Paper(stage, step, None, (), (), "File it.", ("practice",))


FIRST = clause("first", paragraph("a", children=(paragraph("b"),)), table("t", "x"))
SECOND = clause("second", paragraph("c"))
NOTE = clause("note", paragraph("d"))
WHOLE = library(FIRST, SECOND, NOTE)


def several() -> Library:
    outlines = (
        outline("standard", Taken("first"), Taken("second")),
        outline("short", Taken("first", ("a",))),
        outline("late", Taken("note"), paper=paper("after", 1)),
        outline("early", Taken("note"), paper=paper("before", 2)),
        outline("earliest", Taken("note"), paper=paper("before", 1)),
    )
    return replace(WHOLE, outlines={one.id: one for one in outlines})


def test_each_document_is_the_library_with_one_outline_laid_on_it():
    made = several()
    documents = list(made.documents())

    assert [(one.outline, list(one.clauses), one.is_paper) for one in documents] == [
        ("standard", ["first", "second"], False),
        ("short", ["first"], False),
        ("late", ["note"], True),
        ("early", ["note"], True),
        ("earliest", ["note"], True),
    ]
    assert (made.outline, made.is_paper) == ("", False)
    assert made.outlined("short") is documents[1]
    assert documents[1].outlined("standard") is documents[1]
    assert list(documents[1].documents()) == [documents[1]]
    assert documents[0].whole is made.clauses


@pytest.mark.parametrize(
    ("length", "chosen"),
    [
        (None, "standard"),
        ("", "standard"),
        ("short", "short"),
        ("standard", "standard"),
        ("late", "standard"),
        ("x", "standard"),
    ],
)
def test_a_length_chooses_an_agreement_or_the_standard_one(length: str | None, chosen: str):
    assert several().of_length(length).outline == chosen


def test_what_other_documents_alone_have_stands_elsewhere():
    made = several()

    assert made.elsewhere == ()
    assert made.outlined("standard").elsewhere == ("note", "note#d", "note#d")
    assert made.outlined("short").elsewhere == (
        *("first#t", "second", "second#c", "second#c", "note", "note#d", "note#d"),
    )
    assert made.outlined("late").elsewhere[:3] == ("first", "first#a", "first#b")


def test_papers_are_told_from_agreements_in_the_order_of_a_life():
    made = several()

    assert made.agreements == ("standard", "short")
    assert list(made.papers) == ["earliest", "early", "late"]
    assert list(made.of_agreements) == ["first", "second"]


def test_terms_of_the_whole_stand_where_this_document_defines_them():
    def defining(name: str) -> Clause:
        return clause(
            name, paragraph("z", words("Host", bold=True), " means it.", term="Host", level=0, role="definition")
        )

    made = replace(
        library(defining("first"), defining("second")),
        outlines={one.id: one for one in (outline("standard", Taken("first")), outline("short", Taken("second")))},
        terms={"Host": "first#z", "Guest": "nowhere#g"},
    )

    assert made.outlined("standard").terms == {"Host": "first#z", "Guest": "nowhere#g"}
    assert made.outlined("short").terms == {"Host": "second#z", "Guest": "nowhere#g"}


def test_what_the_special_conditions_clause_names_prevails_over_them():
    named = paragraph(
        "a",
        "Not clause ",
        CrossReference("first"),
        ", ",
        CrossReference("second", "c"),
        " or ",
        CrossReference("note"),
        ".",
    )
    special = clause("extra", named, kind="special")
    other = clause("other", paragraph("a", "See ", CrossReference("fourth"), "."))
    both = clause("extra", named, paragraph("b", "Nor ", CrossReference("note", "d"), "."), kind="special")

    made, again = library(FIRST, SECOND, NOTE, special, other), library(FIRST, SECOND, NOTE, both)
    assert made.above_special_conditions == {"first", "note"}
    assert made.partly_above_special_conditions == {"second"}
    assert again.above_special_conditions == {"first"}
    assert again.partly_above_special_conditions == {"second", "note"}
    assert WHOLE.above_special_conditions == WHOLE.partly_above_special_conditions == frozenset()


def point(words_of_it: str, when: str | None) -> Point:
    return Point("s.1", words_of_it, "", "Act", "not", parse_condition(when, VOCABULARY) if when else None)


def test_the_points_to_check_are_those_that_touch_the_answers_or_may():
    law = Law(
        "2026-11-01",
        "Act",
        (point("one", "pays"), point("two", "not pays"), point("three", "vat"), point("four", None)),
    )

    assert law.to_check(SAMPLE) == ("s.1: one", "s.1: three")
    assert law.to_check(scope()) == ("s.1: one", "s.1: two", "s.1: three")


@pytest.mark.parametrize(
    ("subject", "clauses"),
    [
        (Subject("a", "A", ""), ()),
        (Subject("a", "A", "first"), ("first",)),
        (Subject("a", "A", "first", ("second", "third")), ("first", "second", "third")),
        (Subject("a", "A", "", ("second",)), ("second",)),
    ],
)
def test_a_subject_is_spoken_of_in_its_own_clause_and_in_others(subject: Subject, clauses: tuple[str, ...]):
    assert subject.spoken_of_in == clauses


def test_a_clause_reads_its_conditions_its_print_and_its_repetition():
    title, name = parse_path("title", VOCABULARY), parse_path("payee.name", VOCABULARY)
    phrase = Phrase(
        (
            Choice(parse_condition("vat", VOCABULARY), (words("x"),), (title,)),
            Choice(WHEN_PAID, (Filled(name, False),)),
        ),
        False,
    )
    rows = (replace(table("t", "x").rows[0], when=parse_condition("notice > 1", VOCABULARY)),)
    made = clause(
        "first",
        paragraph("a", phrase, each=EACH_PARTY, when=parse_condition("recorded(title)", VOCABULARY)),
        replace(table("t"), rows=rows, each=EACH_PARTY, when=parse_condition("price > 1", VOCABULARY)),
        when=WHEN_PAID,
        each=EACH_PARTY,
        heading=(Filled(title, False),),
    )

    assert [str(one) for one in made.conditions()] == [
        *("pays", "recorded(title)", "price > 1", "notice > 1", "vat", "pays"),
    ]
    assert [str(one) for one in made.reads()] == [
        *("pays", "recorded(title)", "price > 1", "notice > 1", "vat", "pays"),
        *("parties", "parties", "parties"),
        *("title", "title", "payee.name"),
    ]
    assert [str(one) for one in SECOND.reads()] == ["True", "True"]


def test_library_values_become_rows_that_share_likes_and_come_back():
    values = (FIRST, (WHEN_PAID, EACH_PARTY), [1, "1", True, None, 2], frozenset({"b", "a"}), {"x": SECOND})
    parts = to_rows(*values)

    assert list(from_rows(parts)) == list(values)
    assert list(from_rows(to_rows("a", "a", 0, False, ""))) == ["a", "a", 0, False, ""]
    assert [part["rows"] for part in to_rows("a", "a", ("a", "a"))] == [["a"], [], [[0, 0, 0]]]
    assert [part["types"] for part in to_rows("a", ("a",), ("b",), ["a"])] == [
        [],
        ["builtins.tuple"],
        [],
        ["builtins.list"],
    ]
    assert [part["value"] for part in to_rows("a", "b", "a")] == [0, 1, 0]
