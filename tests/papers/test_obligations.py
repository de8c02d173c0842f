"""The obligations of an agreement that the test makes: each with its place, its words, its duty, and the days that answers fix."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache

from msgspec.structs import replace
from printed import p
from shipped import answers, compiled_library

from assembler.agreement import (
    Agreement,
    Answer,
    Column,
    Inline,
    Paragraph,
    Properties,
    Role,
    Row,
    Section,
    SectionKind,
    Table,
    Text,
)
from assembler.completion import Answers
from assembler.conditions.tree import Always
from assembler.errors import Place
from assembler.library.clauses import Clause, Duty, LibraryParagraph
from assembler.library.library import Library
from assembler.markup import Words
from assembler.papers.obligations import FixedDay, ObligationEntry, obligations
from assembler.pipeline import complete_answers
from assembler.register import load_register

REPORT = Duty("the lead", "the Board", "31 May", "year")
MEET = Duty("the Board", "", "", "month")
ENDS = FixedDay(date(2030, 3, 31), "end of the fixed term", "scope.expires_on")
BEGINS = FixedDay(date(2027, 4, 1), "date of commencement", "scope.commences_on")
PASSES = FixedDay(
    date(2029, 5, 1),
    "date on which the party’s functions are expected to pass to another body",  # noqa: RUF001 - as the question has it
    "parties[1].transfer_expected",
)


@cache
def given() -> Answers:
    text = """
        format: 2
        document: {title: The Hub, prepared_on: 2027-03-01}
        scope: {commencement: on_a_date, commences_on: 2027-04-01, term: fixed, expires_on: 2030-03-31,
          earlier: [{id: old, name: the old one, made_on: 2020-01-01}], annexes: [{id: plan, name: the plan, made_on: 2021-01-01}]}
        parties:
          - id: norvale
            kind: county_council
            legal_name: Norvale County Council
            transfer_expected: 2029-05-01
            decision: {taken_on: 2027-01-20}
        """
    return complete_answers(answers(text), compiled_library(), load_register())


def stating(identity: str, duty: Duty | None) -> LibraryParagraph:
    always = Always(truth=True)
    words = (Words("It must."),)
    return LibraryParagraph(identity, 1, "", always, None, "", "", words, (), "", Place(), duty)


@cache
def library() -> Library:
    """The questions that we ship, and one clause, of which two paragraphs say whose duty they state."""
    blocks = (stating("report", REPORT), stating("meet", MEET), stating("nobody", None))
    clause = Clause("work", "clause", (), "core", Always(truth=True), None, (), "", blocks, Place())
    return replace(compiled_library().library, clauses={"work": clause})


def clause(*blocks: Paragraph | Table, identity: str = "work", number: str = "", not_used: bool = False) -> Section:
    heading = p(identity, "clause", "The work", number=number, literal=bool(number))
    return Section(identity, "clause", heading, blocks, f"clause {number or 1}", not_used=not_used)


def cell(key: str, *content: str | Inline) -> Table:
    return Table(f"{key}s", "", "", (Column("", 100),), (Row(f"{key}s/1", ((p(key, "cell", *content),),)),))


def found(*sections: Section, of: Library | None = None) -> list[ObligationEntry]:
    agreement = Agreement(Properties("", "", "", "", "", "", "clean", ""), sections, ())
    return list(obligations(agreement, given(), of or library()))


def places(entries: Iterable[ObligationEntry]) -> dict[str, str]:
    return {one.key: one.where for one in entries}


def days(*content: Inline, key: str = "work#a") -> tuple[FixedDay, ...]:
    """The days of one paragraph with this content."""
    return tuple(day for one in found(clause(p(key, "level-2", *content))) for day in one.days)


def test_only_a_paragraph_with_a_duty_or_a_day_is_an_obligation():
    made = found(
        clause(
            p(
                "work#report",
                "level-2",
                "The lead must report on ",
                Answer("31 March 2030", ("scope.expires_on",)),
                ".",
            ),
            p("work#nobody", "level-2", "Somebody must."),
            p("work#plain", "level-2", "Nothing is said."),
            p("work#day", "level-2", "It begins on ", Answer("1 April 2027", ("scope.commences_on",)), "."),
        )
    )

    assert made == [
        ObligationEntry(
            "work#report", "clause 1.1", "The work", "The lead must report on 31 March 2030.", REPORT, True, (ENDS,)
        ),
        ObligationEntry("work#day", "clause 1.4", "The work", "It begins on 1 April 2027.", None, True, (BEGINS,)),
    ]


def test_a_paragraph_that_is_repeated_has_the_duty_of_the_library_s():
    made = found(clause(p("work#meet/norvale", "level-2", "It must meet.")))

    assert made == [ObligationEntry("work#meet/norvale", "clause 1.1", "The work", "It must meet.", MEET, True)]


def test_the_heading_of_a_section_is_no_obligation():
    heading = Paragraph("work#report", "clause", (Text("The lead must"), Answer("1", ("scope.expires_on",))))

    assert found(Section("work", "clause", heading, ())) == []


def test_a_paragraph_says_its_numbered_items_up_to_one_not_below_it():
    made = found(
        clause(
            p("work#report", "level-2", "The lead must report on:"),
            p("work#i", "level-3", "the [money];", number="(a)"),
            p("work#ii", "level-4", "in ", Answer("pounds", (), open=True), ";", number="(i)"),
            p("work#iii", "level-3", "the work.", number="(b)"),
            p("work#next", "level-2", "Another.", number="1.2"),
            p("work#iv", "level-3", "not its own.", number="(a)"),
        ),
        clause(
            p("work#meet", "level-3", "It must meet", number="(a)"),
            p("work#v", "body", "no item", number=""),
            p("work#vi", "level-4", "after what is no item", number="(i)"),
            identity="other",
        ),
    )

    assert [one.words for one in made] == [
        "The lead must report on: (a) the [money]; (i) in [pounds]; (b) the work.",
        "It must meet",
    ]


def test_what_has_no_level_leads_to_no_items():
    made = found(clause(p("work#meet", "body", "It must meet"), p("work#i", "level-3", "now", number="(a)")))

    assert [one.words for one in made] == ["It must meet"]


def test_sections_are_numbered_in_order_and_one_not_used_has_a_number():
    made = found(
        clause(p("work#report", "level-2", "It must.")),
        clause(
            p("work#nobody/1", "level-2", "It must."),
            p("work#report/0", "level-2", "It must."),
            identity="gone",
            not_used=True,
        ),
        clause(p("work#report/1", "level-2", "It must."), p("work#meet", "level-3", "It must."), identity="third"),
        clause(p("work#report/2", "level-2", "It must."), identity="3A", number="3A."),
    )

    assert places(made) == {
        "work#report": "clause 1.1",
        "work#report/1": "clause 3.1",
        "work#meet": "clause 3.1(a)",
        "work#report/2": "clause 3A.1",
    }


def test_what_has_no_number_stands_under_the_last_number_or_section():
    def section(kind: SectionKind, role: Role, *blocks: Paragraph | Table, headed: bool = True) -> Section:
        return Section(
            f"of-{kind}",
            kind,
            p(f"of-{kind}", role, "Payments") if headed else None,
            blocks,
            "Schedule 1" if kind == "schedule" else "",
        )

    duty = cell("work#report", "It must pay.")
    after = p("work#meet", "schedule-1", "It must meet.")

    assert [
        (one.where, one.heading, one.numbered)
        for one in found(section("schedule", "schedule", duty, after, cell("work#meet/1", "So.")))
    ] == [
        ("Schedule 1", "Payments", False),
        ("paragraph 1 of Schedule 1", "Payments", True),
        ("paragraph 1 of Schedule 1", "Payments", True),
    ]
    assert places(found(section("particulars", "heading", duty))) == {"work#report": "Payments"}
    assert found(section("particulars", "heading", duty, headed=False)) == [
        ObligationEntry("work#report", "the front of the agreement", "", "It must pay.", REPORT, False)
    ]
    bare = Section("bare", "clause", None, (duty,), "clause 9")
    assert places(found(bare)) == {"work#report": "clause 9"}


def test_a_day_is_that_of_the_first_numbered_paragraph_printing_it():
    ends = Answer("31 March 2030", ("scope.expires_on",))
    begins = Answer("1 April 2027", ("scope.commences_on",))
    made = found(
        Section(
            "terms",
            "particulars",
            p("terms", "heading", "Terms"),
            (cell("terms#a", ends, begins), cell("work#meet", ends)),
        ),
        clause(p("work#report", "level-2", ends), p("work#b", "level-2", ends)),
    )

    assert [(one.key, one.days) for one in made] == [
        ("terms#a", (BEGINS,)),
        ("work#meet", ()),
        ("work#report", (ENDS,)),
    ]


def test_a_day_that_a_paragraph_prints_twice_is_told_once():
    ends = Answer("31 March 2030", ("scope.expires_on",))

    assert days(ends, Text(" and "), ends, Answer("1 April 2027", ("scope.commences_on",))) == (ENDS, BEGINS)


def test_what_parties_agree_is_a_day_and_what_was_done_on_one_is_not():
    assert days(Answer("1 May 2029", ("parties[1].transfer_expected",))) == (PASSES,)
    assert days(Answer("20 January 2027", ("parties[1].decision.taken_on",))) == ()
    assert days(Answer("1 March 2027", ("document.prepared_on",))) == ()
    assert [one.made_on for one in given().values.scope.earlier] == [date(2020, 1, 1)]
    assert days(Answer("1 January 2020", ("scope.earlier[1].made_on",))) == ()
    assert days(Answer("1 January 2021", ("scope.annexes[1].made_on",))) == ()


def test_an_answer_that_is_open_or_no_day_or_not_there_fixes_none():
    assert days(Answer("the end", ("scope.expires_on",), open=True)) == ()
    assert days(Answer("The Hub", ("document.title",))) == ()
    assert days(Answer("a day", ("change.first_review_by",))) == ()
    assert days(Answer("a day", ("no.such.field",))) == ()
    assert days(Text("31 March 2030")) == ()
    assert days(Answer("from its beginning to its end", ("scope.commences_on", "scope.expires_on"))) == (BEGINS, ENDS)
