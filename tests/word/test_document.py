from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from lxml import etree
from msgspec.structs import replace
from printed import p
from word.reading import HOUSE as HOUSE_FILE
from word.reading import changed, house, paragraph, part, root, seen, style
from word.sample import PROPERTIES, sample, section

from assembler.agreement import Agreement, Answer, Column, Inline, Paragraph, Row, Section, Table, Text
from assembler.errors import OutputError
from assembler.word.bookmarks import bookmark
from assembler.word.contents import RANGE
from assembler.word.house_style import load_house_style
from assembler.word.package import unpack
from assembler.word.styles import EXECUTION_HEADING, LISTS, STYLES
from assembler.word.writer import write_document
from assembler.word.xml import value, w

HOUSE = house()
DRAFT = write_document(sample(), HOUSE)


def only(*blocks: Paragraph) -> Agreement:
    """An agreement of one section."""
    return Agreement(PROPERTIES, (Section("s", "background", None, blocks),), ())


class TestParagraphs:
    def test_every_paragraph_has_its_roles_style_and_its_words_in_order(self):
        expected = [
            (HOUSE.styles[STYLES[one.role]], "".join(_shown(part) for part in one.content))
            for one in sample().paragraphs()
            if one.text
        ]
        bookmarked = [e for e in root(DRAFT).iter(w("p")) if e.find(w("bookmarkStart")) is not None]
        own = {HOUSE.styles[EXECUTION_HEADING]: HOUSE.styles[STYLES["heading"]]}

        assert [(own.get(style(e), style(e)), seen(e)) for e in bookmarked] == expected

    def test_the_sample_uses_every_role_but_that_of_column_headings(self):
        assert {one.role for one in sample().paragraphs()} | {"cell-heading"} == set(STYLES)

    def test_no_paragraph_carries_its_own_numbering(self):
        assert list(root(DRAFT).iter(w("numPr"))) == []

    def test_a_number_is_never_typed_before_a_paragraph(self):
        assert seen(paragraph(DRAFT, "_c_withdrawal")) == "Withdrawal"

    def test_an_open_answer_stands_in_brackets_and_highlighted(self):
        (run,) = [
            run
            for run in paragraph(DRAFT, "_c_payments__amount").iter(w("r"))
            if run.find(f"{w('rPr')}/{w('highlight')}") is not None
        ]

        assert seen(run) == "[yearly contribution]"
        assert value(run.find(f"{w('rPr')}/{w('rStyle')}")) == "OpenAnswer"

    def test_bold_and_italic_are_kept(self):
        docx = write_document(only(Paragraph("k", "body", (Text("b", bold=True), Text("i", italic=True)))), HOUSE)
        manners = [[child.tag for child in run.find(w("rPr"))] for run in paragraph(docx, "_c_k").iter(w("r"))]

        assert manners == [[w("b")], [w("i")]]


class TestPages:
    def test_pages_start_by_a_paragraph_property_and_never_a_manual_break(self):
        starting = [
            seen(e) for e in root(DRAFT).iter(w("p")) if e.find(f"{w('pPr')}/{w('pageBreakBefore')}") is not None
        ]

        assert starting == ["Outstanding points", "Contents", "Particulars"]
        assert 'w:type="page"' not in part(DRAFT)

    @pytest.mark.parametrize("name", ["Schedule Heading", "Execution Heading"])
    def test_schedules_and_execution_blocks_run_on_in_the_shipped_style(self, name: str):
        styles = etree.fromstring(unpack(DRAFT)["word/styles.xml"])
        heading = next(s for s in styles if s.get(w("styleId")) == HOUSE.styles[name])

        assert heading.find(f"{w('pPr')}/{w('pageBreakBefore')}") is None

    def test_execution_blocks_begin_pages_in_a_style_without_own_heading(self):
        plain = changed(HOUSE_FILE.read_bytes(), "word/styles.xml", '"Execution Heading"', '"Another"')
        docx = write_document(sample(), load_house_style(plain, "house.docx"))
        starting = [
            seen(e) for e in root(docx).iter(w("p")) if e.find(f"{w('pPr')}/{w('pageBreakBefore')}") is not None
        ]

        assert starting == ["Outstanding points", "Contents", "Particulars", "Execution", "Execution"]

    def test_a_sheet_before_an_annex_and_what_follows_always_begin_pages(self):
        whole = sample()
        sheets = tuple(replace(one, sheet=one.id == "sch-premises") for one in whole.sections)
        starting = [
            seen(e)
            for e in root(write_document(replace(whole, sections=sheets), HOUSE)).iter(w("p"))
            if e.find(f"{w('pPr')}/{w('pageBreakBefore')}") is not None
        ]
        after = sheets[[one.id for one in sheets].index("sch-premises") + 1]

        assert starting == ["Outstanding points", "Contents", "Particulars", "The Hub", after.heading.text]

    def test_one_that_leads_on_with_a_colon_stays_with_what_follows(self):
        lead, last = p("lead", "level-2", "A Party must:"), p("last", "level-2", "A Party may:")
        docx = write_document(only(lead, p("item", "level-3", "act."), p("end", "body", "End"), last), HOUSE)

        assert [
            paragraph(docx, f"_c_{key}").find(f"{w('pPr')}/{w('keepNext')}") is not None
            for key in ("lead", "item", "end", "last")
        ] == [True, False, False, False]


class TestContents:
    def test_contents_list_headings_and_no_pages_when_they_are_unknown(self):
        assert [seen(e) for e in _entries(DRAFT)] == [
            "1.\tDefinitions and interpretation",
            "2.\tStatutory basis",
            "3.\tCommencement and term",
            "4.\tPayments",
            "5.\tWithdrawal",
            "6.\tVariation",
            "Schedule 1\tWorkstreams",
            "Schedule 2\tThe Hub",
        ]
        assert r'TOC \b _contents \o "1-1" \h \z \u' in part(DRAFT)
        assert "PAGEREF" not in part(DRAFT)

    def test_lists_first_clause_to_last_schedule_and_not_the_title(self):
        body = part(DRAFT)
        begins, ends = body.index(f'w:name="{RANGE}"'), body.index('<w:bookmarkEnd w:id="999999999"/>')

        assert (
            body.index('w:val="Title"')
            < begins
            < body.index(f'w:name="{bookmark("definitions")}"')
            < body.index(f'w:name="{bookmark("sch-premises")}"')
            < ends
        )

    def test_shows_the_pages_it_is_given(self):
        headings = [one.key for one in sample().paragraphs() if one.role in ("clause", "schedule")]
        docx = write_document(sample(), HOUSE, pages={key: at for at, key in enumerate(headings, start=4)})

        assert [seen(e).rpartition("\t")[2] for e in _entries(docx)] == ["4", "5", "6", "7", "8", "9", "10", "11"]
        assert r'TOC \b _contents \o "1-1" \h \z \u' in part(docx)

    def test_is_left_out_where_there_is_nothing_to_list(self):
        contents = section("contents", "contents", "Contents", "heading")

        assert "TOC" not in part(write_document(Agreement(PROPERTIES, (contents,), ()), HOUSE))


class TestTables:
    def test_a_grid_repeats_its_heading_row_and_splits_no_row(self):
        table = next(t for t in root(DRAFT).iter(w("tbl")) if _caption(t) == "Workstreams")
        rows = table.findall(w("tr"))

        assert [seen(cell) for cell in rows[0].findall(w("tc"))] == ["Workstream", "Lead Party", "Start"]
        assert [row.find(f"{w('trPr')}/{w('tblHeader')}") is not None for row in rows] == [True, False, False, False]
        assert all(row.find(f"{w('trPr')}/{w('cantSplit')}") is not None for row in rows)
        assert [int(str(c.get(w("w")))) for c in table.iter(w("gridCol"))] == [4081, 2721, 2267]

    @pytest.mark.parametrize(
        ("number", "kept"),
        [(1, [False]), (2, [True, False]), (3, [True, True, False]), (5, [True, False, False, True, False])],
    )
    def test_no_row_of_a_grid_stands_alone_on_a_page(self, number: int, kept: list[bool]):
        rows = tuple(Row(f"r{at}", ((p(f"c{at}", "cell", "words"),),)) for at in range(number))
        table = Table("t", "Title", "Description", (Column("Heading", 100),), rows)
        docx = write_document(Agreement(PROPERTIES, (Section("s", "background", None, (table,)),), ()), HOUSE)

        _, *written = root(docx).iter(w("tr"))
        assert [row.find(f".//{w('keepNext')}") is not None for row in written] == kept

    @pytest.mark.parametrize("words", ["The table shows it:", "This table shows it."])
    def test_a_paragraph_stays_with_a_table_below_whatever_mark_closes_it(self, words: str):
        lead, table = (
            p("lead", "level-2", words),
            Table("t", "T", "D", (Column("Heading", 100),), (Row("r", ((p("c", "cell", "x"),),)),)),
        )
        docx = write_document(Agreement(PROPERTIES, (Section("s", "background", None, (lead, table)),), ()), HOUSE)

        assert paragraph(docx, "_c_lead").find(f"{w('pPr')}/{w('keepNext')}") is not None

    def test_a_signature_block_has_no_heading_row_and_stays_on_one_page(self):
        table = next(t for t in root(DRAFT).iter(w("tbl")) if _caption(t) == "Signature of Norvale County Council")
        rows = table.findall(w("tr"))

        assert list(table.iter(w("tblHeader"))) == []
        assert [row.find(f".//{w('keepNext')}") is not None for row in rows] == [True, True, True, False]

    def test_two_tables_in_a_row_are_parted_and_a_paragraph_ends_the_text(self):
        table = next(block for block in sample().sections[3].blocks)
        other = replace(table, key="other", rows=tuple(_rekeyed(row) for row in table.rows))
        docx = write_document(
            Agreement(PROPERTIES, (Section("s", "particulars", None, (table, other)), *sample().sections[6:]), ()),
            HOUSE,
        )
        body = root(docx).find(w("body"))

        assert [e.tag for e in body][:3] == [w("tbl"), w("p"), w("tbl")]
        assert [e.tag for e in root(DRAFT).find(w("body"))][-3:] == [w("tbl"), w("p"), w("sectPr")]


PREMISES = "The chief constable is not a party: the arrangement concerns premises."


class TestComments:
    def test_drafting_notes_and_reasons_become_comments_of_two_authors(self):
        docx = write_document(sample(), HOUSE, annotations={"withdrawal#right": "Required by section 4(7)."})
        comments = {(c.get(w("author")), seen(c)) for c in root(docx, "word/comments.xml")}

        assert comments == {
            (
                "Drafting note",
                f"{PREMISES}Record the consultation of the chief constable.",
            ),
            ("Drafting note", "The review date answers the change in policing bodies."),
            ("Drafting note", "Section 4(7) requires this right for every party. Do not make it depend on consent."),
            ("Why this is here", "Required by section 4(7)."),
        }

    @pytest.mark.row("E2")
    @pytest.mark.parametrize(("dated", "made"), [("2027-02-03", "2027-02-03T00:00:00Z"), ("", "1980-01-01T00:00:00Z")])
    def test_comments_bear_the_date_of_the_file(self, dated: str, made: str):
        agreement = replace(sample(), properties=replace(PROPERTIES, dated=dated))
        docx = write_document(agreement, HOUSE, annotations={"withdrawal#right": "Required by section 4(7)."})

        assert {c.get(w("date")) for c in root(docx, "word/comments.xml")} == {made}
        assert f">{made}</dcterms:created>" in part(docx, "docProps/core.xml")
        assert docx == write_document(agreement, HOUSE, annotations={"withdrawal#right": "Required by section 4(7)."})

    def test_a_document_without_notes_has_no_comments_part(self):
        docx = write_document(only(p("k", "body", "words")), HOUSE)

        assert "word/comments.xml" not in unpack(docx)
        assert "comments" not in part(docx, "[Content_Types].xml")


class TestFurniture:
    def test_headers_and_footers_show_the_properties(self):
        assert seen(root(DRAFT, "word/header1.xml")) == "Harrowmere Hub\tOFFICIAL"
        assert seen(root(DRAFT, "word/footer1.xml")) == "NCC/COL/0147  Version 0.3, internal draft\tPage 1 of 1"

    def test_the_file_properties_are_filled_on_the_documents_own_date(self):
        dated = replace(sample(), properties=replace(PROPERTIES, dated="2027-03-09", title="Fish & <Chips>"))
        core = root(write_document(dated, HOUSE), "docProps/core.xml")

        assert [(etree.QName(e).localname, e.text) for e in core] == [
            ("title", "Fish & <Chips>"),
            ("subject", "Harrowmere Hub"),
            ("creator", "Assembler"),
            ("lastModifiedBy", "Assembler"),
            ("created", "2027-03-09T00:00:00Z"),
            ("modified", "2027-03-09T00:00:00Z"),
            ("language", "en-GB"),
            ("contentStatus", "Internal draft"),
        ]


class TestDeterminism:
    def test_the_same_agreement_gives_the_same_bytes(self):
        assert write_document(sample(), house()) == DRAFT

    @pytest.mark.slow
    @pytest.mark.parametrize(
        ("seed", "zone", "locale"), [("1", "Asia/Tokyo", "C"), ("77", "America/Lima", "tr_TR.UTF-8")]
    )
    def test_in_another_process_zone_and_locale(self, seed: str, zone: str, locale: str):
        top = Path(__file__).parents[2]
        program = (
            "import hashlib; from word.test_document import DRAFT; print(hashlib.sha256(DRAFT).hexdigest());"
            "import sys; from word.test_document import digest; sys.exit(digest() != hashlib.sha256(DRAFT).hexdigest())"
        )
        environment = {
            "PYTHONPATH": f"{top}{os.pathsep}{top / 'tests'}",
            "PYTHONHASHSEED": seed,
            "TZ": zone,
            "LC_ALL": locale,
        }
        done = subprocess.run(
            [sys.executable, "-c", program], env=os.environ | environment, capture_output=True, text=True, check=True
        )

        assert done.stdout.strip() == digest()

    def test_members_are_in_a_fixed_order_on_a_fixed_day(self):
        entries = zipfile.ZipFile(io.BytesIO(DRAFT)).infolist()

        assert entries[0].filename == "[Content_Types].xml"
        assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}


class TestRefusals:
    def test_a_control_character_is_named_with_its_paragraph(self):
        with pytest.raises(OutputError, match=r"paragraph bad: It holds the character U\+0007"):
            write_document(only(p("good", "body", "fine"), p("bad", "body", "a\x07b")), HOUSE)

    @pytest.mark.parametrize("character", ["\x00", "\x0b", "\ud800", "\uffff", "\x1f"])
    def test_every_place_of_text_is_searched(self, character: str):
        agreement = only(replace(p("k", "body", "words"), notes=(f"a{character}",)))
        agreement = replace(agreement, properties=replace(PROPERTIES, marking=f"b{character}"))

        with pytest.raises(OutputError) as caught:
            write_document(agreement, HOUSE)

        assert [problem.place.field for problem in caught.value.problems] == ["paragraph k", "marking"]

    def test_a_key_used_twice_is_a_bug(self):
        with pytest.raises(ValueError, match="More than one paragraph has the key twice"):
            write_document(only(p("twice", "body", "a"), p("twice", "body", "b")), HOUSE)

    def test_a_reference_to_nothing_is_a_bug(self):
        lost = next(one for one in sample().paragraphs() if one.key == "payments#dispute")

        with pytest.raises(ValueError, match="not there: payments#amount"):
            write_document(only(lost), HOUSE)


def digest() -> str:
    """The hash of the draft, for comparing processes."""
    return hashlib.sha256(write_document(sample(), house())).hexdigest()


def test_the_numbers_in_the_sample_are_those_the_lists_print():
    printed = {level.style: level.standard.text for levels in LISTS.values() for level in levels}

    for one in sample().paragraphs():
        form = printed.get(STYLES[one.role], "")
        assert one.number.startswith(form.partition("%")[0])
        assert bool(one.number) == bool(form)


def _shown(inline: Inline) -> str:
    return inline.shown if isinstance(inline, Answer) else inline.text


def _entries(docx: bytes) -> list[etree._Element]:
    return [e for e in root(docx).iter(w("p")) if style(e) == HOUSE.styles["toc 1"]]


def _caption(table: etree._Element) -> str:
    return value(table.find(f"{w('tblPr')}/{w('tblCaption')}"))


def _rekeyed(row: Row) -> Row:
    cells = tuple(tuple(p(f"{one.key}-2", one.role, one.text) for one in cell) for cell in row.cells)
    return replace(row, cells=cells)


def test_every_paragraph_with_words_has_its_own_bookmark():
    names = [mark.get(w("name")) for mark in root(DRAFT).iter(w("bookmarkStart"))]
    names.remove(RANGE)

    assert names == [bookmark(one.key) for one in sample().paragraphs() if one.text]
    assert len(set(names)) == len(names)
