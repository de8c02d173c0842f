"""What is written into a Word file, compared to the letter: the text, comments, properties and links of a small agreement."""

from __future__ import annotations

import re

import pytest
from lxml import etree
from msgspec.structs import replace
from printed import p
from word.reading import house, part
from word.sample import blank, bold

from assembler.agreement import (
    Agreement,
    Answer,
    Column,
    Paragraph,
    Properties,
    Reference,
    ReferencePart,
    Row,
    Section,
    Table,
    TableLayout,
    Text,
)
from assembler.errors import OutputError
from assembler.plain import agreement_text
from assembler.slots import HERE, AnswerSlot, alike
from assembler.word.comments import comments_part
from assembler.word.form import packed
from assembler.word.package import packed_member, unpack
from assembler.word.properties import core_part, custom_part, placeholder_values
from assembler.word.record import record_part, record_properties_part
from assembler.word.relationships import linking_parts
from assembler.word.sections import after_last_table, after_table, write_section
from assembler.word.specimen import specimen
from assembler.word.writer import document_form, write_document

HOUSE = house()
PROPERTIES = Properties("A & B", "A<B>", "R&1", "2", "Ann & Co", "OFFICIAL", "clean", "2027-03-09")


def written(
    section: Section, annotations: dict[str, str] | None = None, first: int = 7, **options: bool | None
) -> list[str]:
    """The XML of a section, each paragraph, table, row and cell on a line of its own."""
    done = write_section(section, HOUSE, annotations or {}, first, new_page=options.get("new_page"))
    return lines(done.xml.content.decode())


def lines(xml: str) -> list[str]:
    return re.sub(r"(?<!^)(?=<w:p>|<w:tbl>|<w:tr>|<w:tc>|<w:tblGrid>)", "\n", xml).split("\n")


def only(*blocks: Paragraph | Table, kind: str = "background", heading: Paragraph | None = None) -> Section:
    return Section("s", kind, heading, blocks)  # type: ignore[arg-type]


def table(layout: TableLayout = "grid", rows: int = 2, words: str = "x") -> Table:
    made = tuple(Row(f"r{at}", ((p(f"a{at}", "cell", words),), (p(f"b{at}", "cell", "y"),))) for at in range(rows))
    return Table("t", "T & T", 'De"sc', (Column("One", 30), Column("Two", 70)), made, layout)


def refer(*parts: ReferencePart) -> Reference:
    return Reference(parts[0].key, parts)


def para(style: str, number: int, key: str, inside: str, more: str = "") -> str:
    """A paragraph as Word has it: its style, what is said of it besides, and its words between the ends of its bookmark."""
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{more}</w:pPr><w:bookmarkStart w:id="{number}" w:name="_c_{key}"/>'
        f'{inside}<w:bookmarkEnd w:id="{number}"/></w:p>'
    )


def run(words: str, manner: str = "") -> str:
    return f"<w:r>{f'<w:rPr>{manner}</w:rPr>' if manner else ''}<w:t>{words}</w:t></w:r>"


def spaced(words: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


def field(code: str, shown: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>{shown}</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


KEEP = "<w:keepNext/>"
NO_LIST = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>'
BLANK = '<w:rStyle w:val="OpenAnswer"/>'
YELLOW = '<w:highlight w:val="yellow"/>'


def test_each_manner_of_words_is_a_run_of_its_own():
    content = (
        *(
            "a ",
            bold("b"),
            Text("c", italic=True),
            Text("d", bold=True, italic=True),
            Answer("e"),
            Answer("f", bold=True),
        ),
        *(blank("g"), Answer("h", bold=True, open=True), Text(""), "<&>\t\n"),
    )

    assert written(only(p("k", "body", *content))) == [
        para(
            *("BodyText", 7, "k"),
            spaced("a ")
            + run("b", "<w:b/>")
            + run("c", "<w:i/>")
            + run("d", "<w:b/><w:i/>")
            + run("e")
            + run("f", "<w:b/>")
            + run("[g]", BLANK + YELLOW)
            + run("[h]", f"{BLANK}<w:b/>{YELLOW}")
            + '<w:r><w:t xml:space="preserve">&lt;&amp;&gt;</w:t><w:tab/><w:br/></w:r>',
        )
    ]


def test_a_reference_has_a_field_per_number_and_stays_with_its_word():
    first = refer(ReferencePart("a#b", "12.3"), ReferencePart("a#c", "(a)"))
    second = refer(ReferencePart("d", "4A", literal=True))

    assert written(only(p("k", "level-2", "See clause ", first, " and ", second, "."))) == [
        para(
            *("ClauseLevel2", 7, "k"),
            spaced("See clause\xa0")
            + field(r"REF _c_a__b \n \h", "12.3")
            + field(r"REF _c_a__c \n \h", "(a)")
            + spaced(" and ")
            + field(r"REF _n_d \h", "4A")
            + run("."),
        )
    ]


def test_a_number_in_words_is_typed_and_stands_as_the_list_has_it():
    indent = '<w:ind w:left="1361" w:hanging="641"/>'
    paragraphs = (
        Paragraph("a", "level-3", (Text("x"),), "12A.", literal=True),
        Paragraph("b", "level-3", (Text("y"),), "(c)", literal=True),
        Paragraph("c", "body", (Text("z"),), "", literal=True),
        Paragraph("d", "body", ()),
    )

    def typed(number: int, key: str, shown: str, stop: str = "") -> str:
        begins = f'<w:bookmarkStart w:id="{number}" w:name="_n_{key}"/>'
        return f'{begins}{run(shown)}<w:bookmarkEnd w:id="{number}"/>{stop}<w:r><w:tab/></w:r>'

    assert written(only(*paragraphs)) == [
        para("ClauseLevel3", 8, "a", run("x"), NO_LIST + indent).replace(
            "</w:pPr>", f"</w:pPr>{typed(7, 'a', '12A', run('.'))}"
        ),
        para("ClauseLevel3", 10, "b", run("y"), NO_LIST + indent).replace(
            "</w:pPr>", f"</w:pPr>{typed(9, 'b', '(c)')}"
        ),
        para("BodyText", 11, "c", run("z"), NO_LIST),
        '<w:p><w:pPr><w:pStyle w:val="BodyText"/></w:pPr></w:p>',
    ]


MARK = '<w:rPr><w:rStyle w:val="CommentReference"/></w:rPr>'


def commented(number: int, inside: str) -> str:
    return (
        f'<w:commentRangeStart w:id="{number}"/>{inside}<w:commentRangeEnd w:id="{number}"/>'
        f'<w:r>{MARK}<w:commentReference w:id="{number}"/></w:r>'
    )


def test_notes_and_reasons_are_comments_each_with_its_author():
    section = only(p("k", "body", "a", notes=("One & two.", "Three.")), p("l", "body", "b"))
    reasons = {"k": "Because.", "l": "So."}
    opening = '<w:p><w:pPr><w:pStyle w:val="CommentText"/></w:pPr>'
    first = f"{opening}<w:r>{MARK}<w:annotationRef/></w:r>"
    made = write_section(section, HOUSE, reasons, 7, new_page=None).comments

    assert written(section, reasons) == [
        para("BodyText", 7, "k", commented(8, commented(7, run("a")))),
        para("BodyText", 8, "l", commented(9, run("b"))),
    ]
    assert b"|".join(made).decode() == (
        '<w:comment w:id="7" w:author="Drafting note" w:date="|" w:initials="DN">'
        f"{first}{spaced('One &amp; two.')}</w:p>{opening}{run('Three.')}</w:p></w:comment>"
        f'<w:comment w:id="8" w:author="Why this is here" w:date="|" w:initials="WH">{first}{run("Because.")}</w:p></w:comment>'
        f'<w:comment w:id="9" w:author="Why this is here" w:date="|" w:initials="WH">{first}{run("So.")}</w:p></w:comment>'
    )
    assert comments_part([b"<a/>", b"<b/>"]) == (
        b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:comments '
        b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><a/><b/></w:comments>'
    )


ON, OFF = "<w:pageBreakBefore/>", '<w:pageBreakBefore w:val="0"/>'


def test_what_begins_a_page_and_what_stays_with_the_next():
    blocks = (p("k", "body", "a:"), p("l", "body", "b"))
    plain = para("BodyText", 8, "k", run("a:"), KEEP), para("BodyText", 9, "l", run("b"))

    assert written(only(*blocks, kind="clause", heading=p("h", "clause", "Head")), new_page=True) == [
        para("Heading1", 7, "h", run("Head"), ON),
        *plain,
    ]
    assert written(only(*blocks), new_page=False) == [
        para("BodyText", 7, "k", run("a:"), KEEP + OFF),
        para("BodyText", 8, "l", run("b")),
    ]
    assert written(only(*blocks))[0] == para("BodyText", 7, "k", run("a:"), KEEP)


def test_a_paragraph_leads_on_if_it_ends_with_a_colon_not_a_number():
    number = refer(ReferencePart("q", "1:"))
    content = (p("a", "body", "x: ", number), p("b", "body", blank("x:")), p("c", "body"), p("d", "body", "e:"))

    assert [KEEP in one for one in written(only(*content))] == [False, True, False, False]


def test_only_the_first_paragraph_of_a_title_has_no_space_above_it():
    blocks = (p("k", "cover-title", "a"), p("l", "cover-text", "b"))
    plain = para("Title", 7, "k", run("a")), para("CoverText", 8, "l", run("b"))

    assert written(only(*blocks, kind="title")) == [
        para("Title", 7, "k", run("a"), '<w:spacing w:before="0"/>'),
        plain[1],
    ]
    assert written(only(*blocks)) == list(plain)


def properties(style: str, look: str, more: str = "") -> list[str]:
    return [
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="5000" w:type="pct"/><w:tblLayout w:type="fixed"/>{more}'
        f'<w:tblLook {look} w:noHBand="0" w:noVBand="1"/><w:tblCaption w:val="T &amp; T"/><w:tblDescription w:val="De&quot;sc"/></w:tblPr>',
        '<w:tblGrid><w:gridCol w:w="2721"/><w:gridCol w:w="6349"/></w:tblGrid>',
    ]


def cells(
    at: int, number: int, manner: str = "", row: str = "<w:tr><w:trPr><w:cantSplit/></w:trPr>", top: str = ""
) -> list[str]:
    """The lines of a row."""
    return [
        row,
        f'<w:tc><w:tcPr><w:tcW w:w="2721" w:type="dxa"/>{top}</w:tcPr>',
        para("TableText", number, f"a{at}", run("x"), manner) + "</w:tc>",
        f'<w:tc><w:tcPr><w:tcW w:w="6349" w:type="dxa"/>{top}</w:tcPr>',
        para("TableText", number + 1, f"b{at}", run("y"), manner) + "</w:tc></w:tr>",
    ]


def headings() -> list[str]:
    def one(words: str) -> str:
        return f'<w:p><w:pPr><w:pStyle w:val="TableHeading"/><w:keepNext/></w:pPr>{run(words)}</w:p></w:tc>'

    return [
        "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>",
        '<w:tc><w:tcPr><w:tcW w:w="2721" w:type="dxa"/></w:tcPr>',
        one("One"),
        '<w:tc><w:tcPr><w:tcW w:w="6349" w:type="dxa"/></w:tcPr>',
        f"{one('Two')}</w:tr>",
    ]


GRID = 'w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0"'
LINES = 'w:val="0500" w:firstRow="0" w:lastRow="0" w:firstColumn="0" w:lastColumn="1"'
HEADS = 'w:val="0400" w:firstRow="0" w:lastRow="0" w:firstColumn="0" w:lastColumn="0"'


def ended(rows: list[str]) -> list[str]:
    return [*rows[:-1], rows[-1] + "</w:tbl>"]


def test_a_grid_has_a_heading_row_and_no_row_of_it_stands_alone():
    assert written(only(table("grid", 4), p("l", "body", "b"))) == [
        *properties("AgreementTable", GRID),
        *headings(),
        *cells(0, 7, KEEP),
        *cells(1, 9),
        *cells(2, 11, KEEP),
        *ended(cells(3, 13)),
        para("BodyText", 15, "l", run("b")),
    ]


def test_a_row_that_fills_a_page_may_be_split_and_stays_with_none():
    most = "\n" * 28  # a page has room for thirty lines, and the letters of these take two

    def rows(words: str) -> list[str]:
        return [one for one in written(only(table("grid", 2, words))) if one.startswith("<w:tr>")]

    assert rows(f"x{most}")[1:] == ["<w:tr><w:trPr><w:cantSplit/></w:trPr>"] * 2
    assert rows(f"x{most}\n")[1:] == ["<w:tr>"] * 2
    assert KEEP not in "".join(written(only(table("grid", 2, f"x{most}\n")))[7:])


def test_the_heads_of_a_letter_stand_close_together_at_the_top():
    close = (
        '<w:tblCellMar><w:top w:w="20" w:type="dxa"/><w:left w:w="0" w:type="dxa"/><w:bottom w:w="20" w:type="dxa"/>'
        '<w:right w:w="108" w:type="dxa"/></w:tblCellMar>'
    )
    top = '<w:vAlign w:val="top"/>'

    assert written(only(table("heads", 2))) == [
        *properties("SignatureTable", HEADS, close),
        *cells(0, 7, KEEP, top=top),
        *ended(cells(1, 9, top=top)),
    ]


def test_an_execution_block_stays_whole_with_space_between_tables():
    section = only(
        p("k", "signature", "a"), table("plain"), table("plain"), kind="execution", heading=p("h", "heading", "Sign")
    )

    assert written(section, new_page=False) == [
        para("ExecutionHeading", 7, "h", run("Sign"), OFF),
        para("Signature", 8, "k", run("a"), KEEP),
        *properties("SignatureTable", LINES),
        *cells(0, 9, KEEP),
        *ended(cells(1, 11, KEEP)),
        '<w:p><w:pPr><w:pStyle w:val="TableSpace"/><w:keepNext/></w:pPr></w:p>',
        *properties("SignatureTable", LINES),
        *cells(0, 13, KEEP),
        *ended(cells(1, 15)),
    ]


def test_the_empty_paragraphs_round_tables():
    low = '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'

    assert after_table(HOUSE) == b'<w:p><w:pPr><w:pStyle w:val="TableSpace"/></w:pPr></w:p>'
    assert after_last_table(HOUSE).decode() == f'<w:p><w:pPr><w:pStyle w:val="TableSpace"/>{low}</w:pPr></w:p>'


DECLARED = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"


class TestWhatAFileSaysOfItself:
    def test_its_core_properties(self):
        assert core_part(PROPERTIES) == (
            f"{DECLARED}<cp:coreProperties"
            ' xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
            ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
            ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
            "<dc:title>A &amp; B</dc:title><dc:subject>A&lt;B&gt;</dc:subject><dc:creator>Ann &amp; Co</dc:creator>"
            "<cp:lastModifiedBy>Ann &amp; Co</cp:lastModifiedBy>"
            '<dcterms:created xsi:type="dcterms:W3CDTF">2027-03-09T00:00:00Z</dcterms:created>'
            '<dcterms:modified xsi:type="dcterms:W3CDTF">2027-03-09T00:00:00Z</dcterms:modified>'
            "<dc:language>en-GB</dc:language><cp:contentStatus>Draft</cp:contentStatus></cp:coreProperties>"
        )

    def test_its_custom_properties_are_those_that_it_has(self):
        def entry(number: int, name: str, text: str) -> str:
            form = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
            return f'<property fmtid="{form}" pid="{number}" name="{name}"><vt:lpwstr>{text}</vt:lpwstr></property>'

        head = f'{DECLARED}<Properties xmlns="{OFFICE}/custom-properties" xmlns:vt="{OFFICE}/docPropsVTypes">'
        bare = replace(PROPERTIES, reference="", version="", marking="", status="Conformed copy")

        assert custom_part(PROPERTIES, "d1", "h1") == (
            head
            + entry(2, "Reference", "R&amp;1")
            + entry(3, "Version", "2")
            + entry(4, "Marking", "OFFICIAL")
            + entry(5, "Status", "Draft")
            + entry(6, "Document ID", "d1")
            + entry(7, "Record SHA-256", "h1")
            + "</Properties>"
        )
        assert custom_part(bare, "", "") == f"{head}{entry(2, 'Status', 'Conformed copy')}</Properties>"

    @pytest.mark.parametrize(
        ("version", "copy", "edition"),
        [
            ("2", "clean", "Version 2, draft"),
            ("VERSION 2", "signature", "VERSION 2, signature copy"),
            ("", "internal", "Internal draft"),
        ],
    )
    def test_the_values_of_its_placeholders(self, version: str, copy: str, edition: str):
        own = replace(PROPERTIES, version=version, copy=copy, short_title='"x"\n')
        status = {"clean": "Draft", "signature": "Signature copy", "internal": "Internal draft"}[copy]

        assert placeholder_values(own) == {
            "title": "A &amp; B",
            "short_title": "&quot;x&quot;&#10;",
            "reference": "R&amp;1",
            "version": version,
            "marking": "OFFICIAL",
            "status": status,
            "edition": edition,
            "dated": "9 March 2027",
        }
        assert placeholder_values(replace(own, dated=""))["dated"] == ""

    def test_the_record_in_it(self):
        assert record_part(b"{<&>\r\n}") == (
            f'{DECLARED}<record xmlns="urn:assembler:record:1">{{&lt;&amp;&gt;&#13;\n}}</record>'
        )
        assert record_properties_part() == (
            f'{DECLARED}<ds:datastoreItem xmlns:ds="{OFFICE}/customXml" ds:itemID="{{6B1C8F5E-3D0A-5C47-9E2B-A55E3B1E0001}}">'
            '<ds:schemaRefs><ds:schemaRef ds:uri="urn:assembler:record:1"/></ds:schemaRefs></ds:datastoreItem>'
        )


PACKAGE = "http://schemas.openxmlformats.org/package/2006"
RELATED = f'{DECLARED}<Relationships xmlns="{PACKAGE}/relationships">'
FIRM = replace(HOUSE, record="customXml/item3", content_types="<Types>", relationships="<Relationships>")


def related(name: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{name}" Type="{kind}" Target="{target}"/>'


class TestLinks:
    OWN = (
        RELATED
        + related("rId1", f"{OFFICE}/relationships/officeDocument", "word/document.xml")
        + related("rId2", f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml")
        + related("rId3", f"{OFFICE}/relationships/extended-properties", "docProps/app.xml")
        + related("rId4", f"{OFFICE}/relationships/custom-properties", "docProps/custom.xml")
        + "</Relationships>"
    )

    def test_of_a_document_that_has_no_parts_of_its_own(self):
        assert linking_parts(FIRM, ()) == {
            "[Content_Types].xml": "<Types></Types>",
            "_rels/.rels": self.OWN,
            "word/_rels/document.xml.rels": "<Relationships></Relationships>",
        }

    def test_of_one_with_comments_and_a_record(self):
        made = ("docProps/core.xml", "docProps/app.xml", "docProps/custom.xml", "word/comments.xml", "customXml/item3.xml", "customXml/itemProps3.xml")  # fmt: skip

        def kind(name: str, what: str) -> str:
            return f'<Override PartName="/{name}" ContentType="application/vnd.openxmlformats-{what}+xml"/>'

        assert linking_parts(FIRM, made) == {
            "[Content_Types].xml": "<Types>"
            + kind("docProps/core.xml", "package.core-properties")
            + kind("docProps/app.xml", "officedocument.extended-properties")
            + kind("docProps/custom.xml", "officedocument.custom-properties")
            + kind("word/comments.xml", "officedocument.wordprocessingml.comments")
            + kind("customXml/itemProps3.xml", "officedocument.customXmlProperties")
            + "</Types>",
            "_rels/.rels": self.OWN,
            "word/_rels/document.xml.rels": "<Relationships>"
            + related("rIdComments", f"{OFFICE}/relationships/comments", "comments.xml")
            + related("rIdRecord", f"{OFFICE}/relationships/customXml", "../customXml/item3.xml")
            + "</Relationships>",
            "customXml/_rels/item3.xml.rels": RELATED
            + related("rId1", f"{OFFICE}/relationships/customXmlProps", "itemProps3.xml")
            + "</Relationships>",
        }

    def test_the_program_that_made_it_is_named(self):
        made = write_document(Agreement(PROPERTIES, (only(p("k", "body", "a")),), ()), HOUSE)

        assert part(made, "docProps/app.xml") == (
            f'{DECLARED}<Properties xmlns="{OFFICE}/extended-properties"><Application>Assembler</Application></Properties>'
        )
        assert "customXml/item1.xml" not in unpack(made)


def test_the_contents_are_a_live_list_of_clauses_and_schedules():
    sections = (
        Section("contents", "contents", p("contents", "heading", "Contents"), ()),
        Section("a", "clause", Paragraph("a", "clause", (Text('One "&" two'),), "1."), ()),
        Section("b", "schedule", Paragraph("b", "schedule", (Text("More"),), "Schedule 1"), ()),
    )
    agreement = Agreement(PROPERTIES, sections, ())
    opening = '<w:p><w:pPr><w:pStyle w:val="TOC1"/></w:pPr>'
    begins = field(r'TOC \b _contents \o "1-1" \h \z \u', "|").partition("<w:r><w:t>|")[0]
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'

    def listed(docx: bytes) -> list[str]:
        return [one.partition("<w:bookmarkStart")[0] for one in lines(part(docx)) if one.startswith(opening)]

    def entries(first: str, second: str) -> list[str]:
        return [
            f'{opening}{begins}<w:hyperlink w:anchor="_c_a" w:tooltip="1. One &quot;&amp;&quot; two" w:history="1">'
            f"{run('1.')}<w:r><w:tab/></w:r>{spaced('One &quot;&amp;&quot; two').replace('&quot;', chr(34))}{first}</w:hyperlink></w:p>",
            f'{opening}<w:hyperlink w:anchor="_c_b" w:tooltip="Schedule 1 More" w:history="1">'
            f"{run(SCHEDULE)}<w:r><w:tab/></w:r>{run('More')}{second}</w:hyperlink>{end}</w:p>",
        ]

    tab = "<w:r><w:tab/></w:r>"
    assert listed(write_document(agreement, HOUSE)) == entries("", "")
    assert listed(write_document(agreement, HOUSE, pages={"a": 3, "b": 14})) == entries(
        tab + field(r"PAGEREF _c_a \h", "3"), tab + field(r"PAGEREF _c_b \h", "14")
    )


SCHEDULE = "Schedule\N{NO-BREAK SPACE}1"


@pytest.mark.parametrize("length", [10, 3_999, 4_000, 9_000])
def test_a_part_is_parsed_before_it_is_packed_however_long_it_is(length: int):
    sound = b"<a>" + b"x" * (length - 7) + b"</a>"

    assert packed("a.xml", sound) == packed_member("a.xml", sound)
    with pytest.raises(etree.XMLSyntaxError):
        packed("a.xml", sound[:-1])


def test_a_forms_size_is_that_of_its_text_words_and_comments():
    agreement = Agreement(PROPERTIES, (only(p("k", "body", "a")),), ())
    plain, told = document_form(agreement, HOUSE), document_form(agreement, HOUSE, annotations={"k": "Why."})

    assert told.comments is not None
    assert plain.size == len(plain.text.content) + len(plain.words.content)
    assert told.size == len(told.text.content) + len(told.words.content) + len(told.comments.packed)


class TestCharactersThatNoFileCanHold:
    def told(self, agreement: Agreement, **reasons: str) -> list[str]:
        with pytest.raises(OutputError) as raised:
            write_document(agreement, HOUSE, annotations=reasons)
        return [str(one) for one in raised.value.problems]

    def test_each_is_told_with_its_place_and_its_cure(self):
        said = "It holds the character U+000B, which a Word file cannot hold. Type the text again without it."
        bad = "a\x0b"
        grid = Table("t", bad, bad, (Column(bad, 100),), (Row("r", ((Paragraph("c", "cell", (Text(bad),)),),)),))
        sections = (only(p("k", "body", bad, notes=("fine", bad)), grid),)

        assert self.told(Agreement(replace(PROPERTIES, title=bad, marking=bad), sections, ()), k=bad) == [
            f"{where}: {said}"
            for where in ("paragraph k", "paragraph k", "paragraph c", "table t", "table t", "table t", "annotation of k", "title", "marking")
        ]  # fmt: skip

    def test_each_table_of_each_section_is_looked_at(self):
        said = "It holds the character U+000B, which a Word file cannot hold. Type the text again without it."
        rows = {key: Row("r", ((Paragraph(f"{key}-c", "cell", (Text("a"),)),),)) for key in ("s", "t", "u")}
        tables = [Table(key, f"{key}\x0b", "", (Column("a", 100),), (row,)) for key, row in rows.items()]
        sections = (only(p("k", "body", "a"), tables[0]), only(p("l", "body", "b"), tables[1], tables[2]))

        assert self.told(Agreement(PROPERTIES, sections, ())) == [f"table {key}: {said}" for key in ("s", "t", "u")]

    def test_half_a_character_is_told_too(self):
        assert self.told(Agreement(PROPERTIES, (only(p("k", "body", "a\ud83d")),), ())) == [
            "paragraph k: It holds the character U+D83D, which a Word file cannot hold. Type the text again without it."
        ]


WORDS = "The words of an agreement stand here, and go on long enough for a second line, so that the indent of what follows can be seen."
SPECIMEN = f"""\
Specimen of a house style
between the Parties


PARTIES
(1)   First Authority, of its address; and
(2)   Second Authority, of its address.
      What is said of a Party besides.


BACKGROUND
(A)   {WORDS}
(B)   A second recital.


1. DEFINITIONS
1.1   In this specimen:
      Term means:
      (a)   one thing, where:
            (i)   something is so; or
      (b)   another.


2. TERMS
2.1   {WORDS}
2.2   A Party must:
      (a)   do a thing, if:
            (i)   it can, and
                  (A)   it is asked; and
      (b)   pay [a sum].
2.3   See clauses 2, 2.2 and 2.2(a)(i) and paragraph 1.1(a) of Schedule 1.
Words without a number.


SCHEDULE 1 WHAT A SCHEDULE HOLDS
1.    A paragraph of a schedule:
      1.1   {WORDS}
            (a)   an item; and
                  (i)   what stands below it.
2.    The table:
  | Party | What it does
  | First | {WORDS}
  | Second | {WORDS}

----------------------------------------

EXECUTION BY THE FIRST AUTHORITY
Signed by:
  | Signature |
  | Name |
  | Date |

----------------------------------------

EXECUTION BY THE SECOND AUTHORITY
Signed by:
  | Signature |
  | Name |
  | Date |


OPEN POINTS
- What is still to be settled.


CONTENTS
  1. Definitions
  2. Terms
  Schedule 1 What a schedule holds
"""


def test_a_specimen_has_every_number_and_paragraph_kind_in_order():
    made = specimen(HOUSE)
    signatures = [
        (one.title, one.description, one.layout, [(c.heading, c.share) for c in one.columns]) for one in tables(made)
    ]

    assert agreement_text(made, 200) == SPECIMEN
    assert made.properties == Properties(
        "Specimen of a house style", "Specimen", "REF/1", "1", "", "OFFICIAL", "clean", ""
    )
    assert [(one.id, one.kind, one.label) for one in made.sections] == [
        ("title", "title", ""),
        ("parties", "parties", ""),
        ("background", "background", ""),
        ("meaning", "clause", "clause 1"),
        ("terms", "clause", "clause 2"),
        ("list", "schedule", "Schedule 1"),
        ("execution/first", "execution", ""),
        ("execution/second", "execution", ""),
        ("points", "background", ""),
        ("contents", "contents", ""),
    ]
    assert signatures == [
        ("Table", "A table of a specimen.", "grid", [("Party", 30), ("What it does", 70)]),
        *[("Signature", "Space for a signature.", "plain", [("", 35), ("", 65)])] * 2,
    ]
    assert {part.text: part.bold for one in made.paragraphs() for part in one.content if isinstance(part, Answer)} == {
        "First Authority": True,
        "Second Authority": True,
        "Term": True,
        "a sum": False,
    }
    assert [one.key for one in made.paragraphs()] == KEYS.split()
    assert [one.key for each in tables(made) for one in (each, *each.rows)] == [
        *("list/table", "list/table/0", "list/table/1"),
        *("execution/first/table", "execution/first/0", "execution/first/1", "execution/first/2"),
        *("execution/second/table", "execution/second/0", "execution/second/1", "execution/second/2"),
    ]


KEYS = """
title#title title#text parties parties#one parties#two parties#more background background#one background#two
meaning meaning#intro meaning#term meaning#a meaning#i meaning#b
terms terms#one terms#two terms#a terms#i terms#A terms#b terms#refer terms#body
list list#one list#two list#three list#four list#after list/table/0/1 list/table/0/2 list/table/1/1 list/table/1/2
execution/first execution/first#signed execution/first/0/1 execution/first/0/2 execution/first/1/1
execution/first/1/2 execution/first/2/1 execution/first/2/2
execution/second execution/second#signed execution/second/0/1 execution/second/0/2 execution/second/1/1
execution/second/1/2 execution/second/2/1 execution/second/2/2
points points#one contents
"""


def tables(agreement: Agreement) -> list[Table]:
    return [block for section in agreement.sections for block in section.blocks if isinstance(block, Table)]


def test_keys_that_more_than_one_paragraph_has_are_told_and_no_others():
    paragraphs = [p(key, "body", "x") for key in ("b", "a", "b", "c", "a", "a")]
    with pytest.raises(ValueError) as raised:  # noqa: PT011 - its words are compared whole
        write_document(Agreement(PROPERTIES, (only(*paragraphs),), ()), HOUSE)

    assert str(raised.value) == "More than one paragraph has the key a, b."


def test_keys_pointed_to_that_are_not_there_are_told():
    points = p("a", "body", "x", refer(ReferencePart("z", "1")), refer(ReferencePart("a", "1")))
    with pytest.raises(ValueError) as raised:  # noqa: PT011 - its words are compared whole
        write_document(Agreement(PROPERTIES, (only(points),), ()), HOUSE, annotations={"y": "Why.", "a": "So."})

    assert str(raised.value) == "A reference or annotation points to a paragraph that is not there: y, z."


def test_words_a_slot_took_in_stay_with_the_reference_after_them():
    place, see = ("scope", "purpose"), Text(". See clause ")
    with_words = AnswerSlot("", place=place, bold=True, after=see.text, following=see, group=alike(place, True, see))
    bare = AnswerSlot("", place=place, group=alike(place, False, None))
    to = refer(ReferencePart("a", "1"))
    done = write_section(only(p("k", "body", with_words, to, bare, to, with_words, "x")), HOUSE, {}, 7, new_page=None)
    first, second, third = done.xml.slots
    kept = Text(". See clause\xa0")

    assert isinstance(first, AnswerSlot)
    assert (first.following, first.group) == (kept, alike(place, True, kept))
    assert (first.after, first.bold, first.place) == (see.text, True, place)
    assert (second, third) == (bare, with_words)
    assert lines(done.xml.content.decode()) == [
        para(
            *("BodyText", 7, "k"),
            HERE + field(r"REF _c_a \n \h", "1") + HERE + field(r"REF _c_a \n \h", "1") + HERE + run("x"),
        )
    ]
