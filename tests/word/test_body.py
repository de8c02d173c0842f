"""The sections of a document one after another: what begins a page, what stands between them, and the list of what is in it."""

from __future__ import annotations

import re

import pytest
from msgspec.structs import replace
from word.reading import house

from assembler.agreement import Agreement, Column, Paragraph, Properties, Row, Section, SectionKind, Table, Text
from assembler.word.body import WrittenBody, write_body
from assembler.word.contents import RANGE_BEGINS, RANGE_ENDS
from assembler.word.placeholders import Turn
from assembler.word.sections import outline
from assembler.word.styles import EXECUTION_HEADING

HOUSE = house()
TURNS = {"body": Turn(b"<to-schedules/>", b"to schedules\n"), "schedules": Turn(b"<to-signing/>", b"to signing\n")}
WITHOUT = replace(HOUSE, styles={name: own for name, own in HOUSE.styles.items() if name != EXECUTION_HEADING})


def section(kind: SectionKind, name: str = "", **more: bool) -> Section:
    """A section with one paragraph; clauses and schedules have a heading."""
    name = name or kind
    heading = Paragraph(name, kind, (Text(name),), "1.") if kind in ("clause", "schedule") else None
    return Section(name, kind, heading, (Paragraph(f"{name}#p", "body", (Text(name),)),), **more)


def body(*sections: Section, style: object = HOUSE, **reasons: str) -> WrittenBody:
    agreement = Agreement(Properties("T", "T", "", "", "", "", "clean", "2027-03-09"), sections, ())
    return write_body(agreement, [outline(one) for one in sections], style, reasons, None)  # type: ignore[arg-type]


def pages(*sections: Section, style: object = HOUSE) -> list[bool | None]:
    """What the first paragraph of each section says of its page."""
    xml = body(*sections, style=style).xml.content.decode()
    firsts = [
        xml[xml.rindex("<w:p>", 0, xml.index(f'w:name="_c_{one.id}')) :].partition("</w:pPr>")[0] for one in sections
    ]
    marks = {"<w:pageBreakBefore/>": True, '<w:pageBreakBefore w:val="0"/>': False}
    return [next((says for mark, says in marks.items() if mark in first), None) for first in firsts]


@pytest.mark.parametrize(
    ("sections", "says"),
    [
        ([section("title"), section("clause"), section("schedule")], [None, None, None]),
        ([section("cover"), section("title")], [None, True]),
        ([section("title"), section("outstanding"), section("title", "b"), section("title", "c")], [None, True, True, None]),
        ([section("contents"), section("schedule", runs_on=True)], [True, True]),
        ([section("schedule", sheet=True), section("clause"), section("clause", "b")], [True, True, None]),
        ([section("clause"), section("schedule", runs_on=True)], [None, False]),
        ([section("clause"), section("clause", "b", runs_on=True)], [None, None]),
        ([section("clause"), section("execution")], [None, None]),
        ([section("clause"), section("execution", runs_on=True)], [None, False]),
        ([section("clause"), section("schedule", sheet=True, runs_on=True)], [None, True]),
    ],
)  # fmt: skip
def test_what_begins_a_page(sections: list[Section], says: list[bool | None]):
    assert pages(*sections) == says


def test_an_execution_block_begins_a_page_without_a_heading_style():
    assert pages(section("clause"), section("execution"), style=WITHOUT) == [None, True]
    assert pages(section("clause"), section("execution", runs_on=True), style=WITHOUT) == [None, False]


def order(*sections: Section, style: object) -> list[str]:
    xml = body(*sections, style=style).xml.content.decode()
    return re.findall(r"<to-\w+/>|(?<=name=\"_c_)\w+(?=__p\")", xml)


@pytest.mark.parametrize(
    ("kinds", "found"),
    [
        (("clause", "schedule", "execution"), ["clause", "<to-schedules/>", "schedule", "<to-signing/>", "execution"]),
        (("clause", "execution"), ["clause", "<to-schedules/>", "execution"]),
        (("clause", "schedule"), ["clause", "<to-schedules/>", "schedule", "<to-signing/>"]),
        (("clause",), ["clause"]),
        (("execution", "clause"), ["execution", "clause"]),
        (("schedule", "clause", "schedule"), ["schedule", "clause", "<to-schedules/>", "schedule", "<to-signing/>"]),
        (("schedule", "execution"), ["schedule", "<to-signing/>", "execution"]),
        (("clause", "execution", "schedule"), ["clause", "execution", "<to-schedules/>", "schedule", "<to-signing/>"]),
    ],
)
def test_pages_of_another_kind_begin_with_schedules_and_the_signing(kinds: tuple[SectionKind, ...], found: list[str]):
    sections = [section(kind, f"{kind}{at}") for at, kind in enumerate(kinds)]
    style = replace(HOUSE, turns=TURNS)
    made = [re.sub(r"\d", "", one) for one in order(*sections, style=style) if one]

    assert made == found
    assert [one for one in order(*sections, style=HOUSE) if one.startswith("<")] == []


def test_the_words_of_what_stands_between_are_words_of_the_document():
    made = body(section("clause"), section("schedule"), section("execution"), style=replace(HOUSE, turns=TURNS))

    assert made.words.content.decode() == ("clause\nclause\nto schedules\nschedule\nschedule\nto signing\nexecution\n")


def test_comments_are_dated_as_the_document_is():
    made = body(section("clause"), section("clause", "other"), other="Why.", clause="So.")

    assert re.findall(rb'w:date="([^"]*)"', made.comments) == [b"2027-03-09T00:00:00Z"] * 2
    assert re.findall(rb"<w:t>([^<]*)</w:t>", made.comments) == [b"So.", b"Why."]


def test_what_is_listed_is_between_the_first_and_the_last_heading():
    xml = body(section("title"), section("clause", "a"), section("background"), section("schedule", "b")).xml.content
    inside = xml.partition(RANGE_BEGINS)[2].partition(RANGE_ENDS)[0]

    assert xml.count(RANGE_BEGINS) == xml.count(RANGE_ENDS) == 1
    assert inside.startswith(b"<w:p>")
    assert inside.endswith(b"</w:p>")
    assert re.findall(rb'w:name="_c_(\w+)"', inside) == [b"a", b"a__p", b"background__p", b"b"]
    one = body(section("title"), section("clause", "a")).xml.content
    assert re.findall(rb'w:name="_c_(\w+)"', one.partition(RANGE_BEGINS)[2].partition(RANGE_ENDS)[0]) == [b"a"]
    assert RANGE_BEGINS not in body(section("title")).xml.content


def test_a_table_never_ends_a_text_nor_touches_another():
    row = Row("r", ((Paragraph("c", "cell", (Text("x"),)),),))
    tables = [Section(name, "background", None, (Table(name, "T", "D", (Column("", 1),), (replace(row, cells=((replace(row.cells[0][0], key=name),),)),), "plain"),)) for name in ("a", "b")]  # fmt: skip
    xml = body(*tables).xml.content
    between, end = xml.split(b"</w:tbl>")[1:]

    assert between.startswith(b'<w:p><w:pPr><w:pStyle w:val="TableSpace"/></w:pPr></w:p><w:tbl>')
    assert end == (
        b'<w:p><w:pPr><w:pStyle w:val="TableSpace"/>'
        b'<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/></w:pPr></w:p>'
    )
    assert body(tables[0], section("title")).xml.content.count(b"TableSpace") == 0
