"""The register of obligations as tables, as rows for a spreadsheet and as days for a calendar, and the table of the exit record."""

from __future__ import annotations

from datetime import date

import pytest
from shipped import answers, compiled_library

from assembler.agreement import Agreement, Column, Paragraph, Properties, Row, Section, Table, Text
from assembler.completion import Answers
from assembler.library.clauses import Duty
from assembler.papers.calendar import CalendarDay, calendar
from assembler.papers.exit_duties import with_duties
from assembler.papers.obligations import FixedDay, ObligationEntry
from assembler.papers.obligations_register import (
    as_calendar,
    as_csv,
    due_words,
    duty_cells,
    slug,
    with_obligations,
    word_row,
)
from assembler.pipeline import complete_answers
from assembler.register import load_register

NOBODY = Duty("", "", "", "")
END = FixedDay(date(2030, 3, 31), "the day on which it ends", "change.ends_on")
START = FixedDay(date(2027, 4, 1), "commencement date", "scope.commencement_date")
REPORT = ObligationEntry(
    "reporting#writer/pcc",
    "clause 12.3",
    "Reporting",
    "The Lead must report.",
    Duty("the lead", "the Board", "31 May", "year"),
    True,
)
LEAVE = ObligationEntry(
    "withdrawal#notice",
    "clause 5.1",
    "Withdrawal",
    "It must tell all.",
    Duty("a party", "", "", ""),
    True,
    (END, START),
)
FACT = ObligationEntry("particulars#term", "Particulars", "Particulars", "The term.", None, False, (START,))
ALL = (REPORT, LEAVE, FACT)


def paper(section: str, *keys: str) -> Agreement:
    """A paper of two sections, one that is filled and one that is not, with paragraphs of these keys."""
    blocks = tuple(Paragraph(f"{section}#{key}", "body", (Text(key),)) for key in keys)
    other = Section("other", "letter", None, (Paragraph("other#signed", "body", (Text("as it is"),)),))
    properties = Properties("", "", "", "", "", "", "clean", "")
    return Agreement(properties, (Section(section, "letter", None, blocks), other), ())


def row(key: str, *cells: str) -> Row:
    return Row(key, tuple((Paragraph(f"{key}/{at}", "cell", (Text(words),)),) for at, words in enumerate(cells, 1)))


def filled(document: Agreement) -> list[str | Table]:
    """What stands in the section that is filled: tables, and of paragraphs the keys."""
    assert [one.id for one in document.sections][1:] == ["other"]
    assert [one.key for one in document.sections[1].paragraphs()] == ["other#signed"]
    return [one if isinstance(one, Table) else one.key for one in document.sections[0].blocks]


DATES = Table(
    "register#dates",
    "Days",
    "The days that the agreement fixes, in order.",
    (Column("Day", 20), Column("Where", 22), Column("What", 58)),
    (
        row("register#dates/1", "1 April 2027", "clause 5.1 (Withdrawal)", "Commencement date"),
        row("register#dates/2", "1 April 2027", "Particulars (Particulars)", "Commencement date"),
        row("register#dates/3", "31 March 2030", "clause 5.1 (Withdrawal)", "The day on which it ends"),
    ),
)
DUTIES = Table(
    "register#duties",
    "Obligations",
    "Who must do what, to whom and by when.",
    (Column("Where", 16), Column("Who must, and to whom", 22), Column("By when", 20), Column("What it says", 42)),
    (
        row(
            "register#duties/reporting-writer-pcc",
            "clause 12.3",
            "The lead, to the Board",
            "31 May; every year",
            "Reporting: The Lead must report.",
        ),
        row("register#duties/withdrawal-notice", "clause 5.1", "A party", "", "Withdrawal: It must tell all."),
    ),
)


def test_the_register_has_a_table_of_days_and_one_of_duties():
    made = with_obligations(paper("register", "before", "signed", "not-compared"), ALL, compared=True)

    assert filled(made) == ["register#before", "register#signed", DATES, DUTIES]


def test_where_the_signed_file_was_not_compared_the_register_says_so():
    made = with_obligations(paper("register", "signed", "not-compared", "after"), (FACT,), compared=False)

    assert [one if isinstance(one, str) else one.key for one in filled(made)] == [
        "register#not-compared",
        "register#after",
        "register#dates",
    ]


def test_a_table_without_a_row_is_left_out():
    assert filled(with_obligations(paper("register", "signed"), (REPORT,), compared=True))[1:] == [
        Table(DUTIES.key, DUTIES.title, DUTIES.description, DUTIES.columns, DUTIES.rows[:1])
    ]
    assert filled(with_obligations(paper("register", "signed"), (), compared=True)) == ["register#signed"]


def test_the_exit_record_lists_the_duties_of_the_clauses_on_leaving():
    document = paper("exit-record", "before", "due", "signed", "not-compared", "after")
    gone = ObligationEntry("exit#plan/pcc", "clause 8", "Exit", "Go.", Duty("all", "", "", "day"), True)

    for compared, statement in ((True, "exit-record#signed"), (False, "exit-record#not-compared")):
        made = with_duties(document, (*ALL, gone, ObligationEntry("exit", "", "", "", None, True)), compared=compared)

        assert filled(made) == [
            "exit-record#before",
            "exit-record#due",
            statement,
            Table(
                "exit-record#duties",
                "What is due",
                "Who must do what, to whom and by when, and what was done.",
                (
                    Column("Where", 15),
                    Column("Who must, and to whom", 21),
                    Column("By when", 22),
                    Column("What it says", 30),
                    Column("Done", 12),
                ),
                (
                    row(
                        "exit-record#duties/withdrawal-notice", "clause 5.1", "A party", "", "It must tell all.", "…………"
                    ),
                    row("exit-record#duties/exit-plan-pcc", "clause 8", "All", "Every day", "Go.", "…………"),
                ),
            ),
            "exit-record#after",
        ]


def test_the_exit_record_table_stands_after_the_words_leading_to_it():
    made = with_duties(paper("exit-record", "before", "due", "after"), (), compared=True)

    assert [one if isinstance(one, str) else one.key for one in filled(made)] == [
        "exit-record#before",
        "exit-record#due",
        "exit-record#duties",
        "exit-record#after",
    ]


@pytest.mark.parametrize(
    ("duty", "words"),
    [
        (Duty("a", "b", "31 May", "year"), "31 May; every year"),
        (Duty("a", "b", "31 May", ""), "31 May"),
        (Duty("a", "b", "", "six months"), "every six months"),
        (NOBODY, ""),
    ],
)
def test_when_a_duty_is_owed_is_told_in_words(duty: Duty, words: str):
    assert due_words(duty) == words


def saying(words: str, duty: Duty | None = None) -> tuple[str, str, str, str]:
    return duty_cells(ObligationEntry("a#b", "clause 1", "Heading", words, duty, True))


def test_a_long_paragraph_is_told_by_its_first_words():
    many = [f"w{number}" for number in range(40)]
    first = " ".join(many[:23])

    assert saying("what nobody owes") == ("clause 1", "", "", "what nobody owes")
    assert saying(" ".join(many[:29]))[3] == " ".join(many[:29])
    assert saying(" ".join(many[:30]))[3] == f"{first} w23 …"
    for mark in ",;:":
        assert saying(f"{first} w23{mark} {' '.join(many[24:])}")[3] == f"{first} w23 …"
    assert saying(f"{first} w23. {' '.join(many[24:])}")[3] == f"{first} w23. …"
    assert saying("two  spaces")[3] == "two  spaces"


def test_a_row_of_words_has_a_key_for_each_cell():
    assert word_row("a#b", ("x", "")) == row("a#b", "x", "")
    assert slug("a#b/c/d") == "a-b-c-d"


def test_the_rows_for_a_spreadsheet_have_all():
    assert as_csv(ALL).decode("utf-8").split("\r\n") == [
        "\ufeffparagraph,where,heading,who must,to whom,by when,every,days,words",
        "reporting#writer/pcc,clause 12.3,Reporting,the lead,the Board,31 May,year,,The Lead must report.",
        "withdrawal#notice,clause 5.1,Withdrawal,a party,,,,"
        "2030-03-31 the day on which it ends; 2027-04-01 commencement date,It must tell all.",
        "particulars#term,Particulars,Particulars,,,,,2027-04-01 commencement date,The term.",
        "",
    ]


def completed(document: str) -> Answers:
    return complete_answers(answers(f"format: 2\ndocument: {{{document}}}\n"), compiled_library(), load_register())


@pytest.mark.parametrize(
    ("document", "name", "title", "made_on"),
    [
        (
            "id: the-hub-of-norvale, title: Hub Agreement, short_name: Hub, prepared_on: 2027-03-01",
            "the-hub-of-norvale",
            "Hub",
            date(2027, 3, 1),
        ),
        ("title: Hub Agreement", "Hub Agreement", "Hub Agreement", None),
        ("effect: binding", "Collaboration agreement", "Collaboration agreement", None),
    ],
)
def test_the_calendar_has_the_days_in_order(document: str, name: str, title: str, made_on: date | None):
    days = [
        CalendarDay(
            f"{name} particulars#term scope.commencement_date",
            START.day,
            f"{title}: commencement date (Particulars)",
            "Particulars (Particulars): The term.",
        ),
        CalendarDay(
            f"{name} withdrawal#notice scope.commencement_date",
            START.day,
            f"{title}: commencement date (Withdrawal)",
            "clause 5.1 (Withdrawal): It must tell all.",
        ),
        CalendarDay(
            f"{name} withdrawal#notice change.ends_on",
            END.day,
            f"{title}: the day on which it ends (Withdrawal)",
            "clause 5.1 (Withdrawal): It must tell all.",
        ),
    ]

    assert as_calendar(ALL, completed(document)) == calendar(days, title, made_on)
