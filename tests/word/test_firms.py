"""House styles of firms: their numbers are followed wherever a number is written, and their pages are kept."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from printed import p
from word.firms import BRACKETS, FIRMS, SAVED, landscape, numbered
from word.gates import Shown, cached_fields, office_numbers, require
from word.reading import changed, part, root, seen, style
from word.sample import PROPERTIES, sample, section
from word.sample import numbered as in_the_standard_manner

from assembler.agreement import Agreement, Paragraph, Section
from assembler.errors import HouseStyleError
from assembler.numbering import STANDARD, Level, Numbering
from assembler.plain import agreement_text
from assembler.renumbering import renumbered
from assembler.spacing import as_typed
from assembler.word.house_style import HouseStyle, load_house_style
from assembler.word.writer import write_document
from assembler.word.xml import w

pytestmark = [pytest.mark.row("D1"), pytest.mark.row("D4"), pytest.mark.row("D5")]

ALL = {**FIRMS, **SAVED}


def style_of(name: str) -> HouseStyle:
    return load_house_style(ALL[name], f"{name}.docx")


def typed(fields: list[Shown]) -> list[Shown]:
    return [replace(one, number=as_typed(one.number)) for one in fields]


def numbers(agreement: Agreement) -> dict[str, str]:
    return {one.key: one.number for one in agreement.paragraphs() if one.number}


@pytest.mark.office
def test_libreoffice_works_out_numbers_and_references_as_we_do():
    require("office")
    agreements = {name: renumbered(sample(), style_of(name).numbering) for name in ALL}
    written = {name: write_document(sample(), style_of(name)) for name in ALL}

    found = office_numbers([*written.values()])

    for (name, docx), told in zip(written.items(), found, strict=True):
        assert typed(told.fields) == typed(cached_fields(docx)), name
        assert [as_typed(one).strip() for one in told.labels] == [*numbers(agreements[name]).values()], name


@pytest.mark.slow
def test_a_style_numbering_in_the_usual_manner_changes_no_agreement():
    assert [style_of(name).numbering for name in ("landscape schedules", *SAVED)] == [STANDARD] * 3
    agreement = sample()
    assert renumbered(agreement, STANDARD) is agreement


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("1.1.1", {"term": "3.", "basis#transfer": "2.2.1", "sch-premises": "ANNEX II"}),
        ("SCHEDULE 1", {"term": "III.", "sch-premises": "SCHEDULE 2", "sch-premises#limits": "1.2"}),
        ("a)", {"term": "3)", "basis#transfer": "a)", "sch-premises": "Second Schedule"}),
    ],
)
def test_numbers_are_those_of_the_style(name: str, shown: dict[str, str]):
    found = numbers(renumbered(sample(), style_of(name).numbering))

    assert {key: found.get(key) for key in shown} == shown


@pytest.mark.slow
def test_contents_and_tooltips_print_them_too():
    docx = write_document(sample(), style_of("1.1.1"))
    entries = [seen(e) for e in root(docx).iter(w("p")) if style(e) == style_of("1.1.1").styles["toc 1"]]

    assert entries[2:4] == ["3.\tCommencement and term", "4.\tPayments"]
    assert entries[-2:] == ["ANNEX I\tWorkstreams", "ANNEX II\tThe Hub"]
    assert 'w:tooltip="ANNEX II The Hub"' in part(docx)


def test_plain_text_and_labels_of_sections_follow():
    made = renumbered(sample(), style_of("a)").numbering)

    assert "SECOND SCHEDULE THE HUB" in agreement_text(made)
    assert renumbered(made, style_of("a)").numbering) == made


def test_a_given_number_stays_and_what_is_below_follows_the_style():
    heading = replace(p("extra", "clause", "More"), number="2A.", literal=True)
    below = replace(p("extra#one", "level-2", "words"), number="2A.1", literal=True)
    item = replace(p("extra#item", "level-3", "words"), number="(a)", literal=True)
    first = section("clause", "first", "First", "clause")
    given = replace(section("clause", "extra", "More", "clause"), heading=heading, blocks=(below, item))
    agreement = in_the_standard_manner(Agreement(PROPERTIES, (first,), ()))
    agreement = replace(agreement, sections=(*agreement.sections, given))

    decimal = renumbered(agreement, style_of("1.1.1").numbering)
    assert list(numbers(decimal).values()) == ["1.", "2A.", "2A.1", "2A.1.1"]


def test_a_legal_level_and_starts_are_followed():
    levels = dict(STANDARD.lists)
    levels["clause"] = (Level("upperRoman", "%1.", 4), Level("decimal", "%1.%2", 2, legal=True), *levels["clause"][2:])
    found = numbers(renumbered(sample(), Numbering(levels)))

    assert (found["term"], found["term#start"], found["basis#transfer"]) == ("VI.", "6.2", "(a)")


@pytest.mark.row("D5")
def test_tables_are_as_wide_as_the_section_in_which_they_stand():
    docx = write_document(sample(), style_of("landscape schedules"))
    widths = [sum(int(str(c.get(w("w")))) for c in table.iter(w("gridCol"))) for table in root(docx).iter(w("tbl"))]

    assert {round(one, -1) for one in widths} == {9070, 14000}
    sections = [e.find(w("pgSz")) for e in root(docx).iter(w("sectPr"))]
    assert [e.get(w("orient")) for e in sections if e is not None] == [None, "landscape", None]


@pytest.mark.row("D5")
def test_without_schedules_no_page_lies_on_its_side():
    short = replace(
        sample(), sections=tuple(one for one in sample().sections if one.kind not in ("schedule", "clause"))
    )
    bare = replace(short, sections=tuple(_without_references(one) for one in short.sections))
    docx = write_document(bare, style_of("landscape schedules"))

    assert "landscape" not in part(docx)


def _without_references(one: Section) -> Section:
    return replace(one, blocks=tuple(b for b in one.blocks if isinstance(b, Paragraph) and len(b.content) == 1))


@pytest.mark.parametrize(
    ("old", "new"),
    [("{{ execution }}", "words"), ("{{ schedules }}", "{{ execution }}"), ("{{ schedules }}", "{{ title }}")],
)
def test_schedules_and_execution_both_have_own_places_or_neither_has(old: str, new: str):
    with pytest.raises(HouseStyleError, match="execution"):
        load_house_style(changed(landscape(), "word/document.xml", old, new), "x.docx")


def test_a_firm_may_have_both_its_numbers_and_its_pages():
    both = load_house_style(landscape(numbered(BRACKETS)), "both.docx")

    assert as_typed(part(write_document(sample(), both))).count("Second Schedule") > 2
