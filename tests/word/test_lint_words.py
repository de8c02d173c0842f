"""What the lint says of small files made for it, all of it."""

from __future__ import annotations

import pytest
from word.test_house_parts import style, xml

from assembler.word.lint import lint
from assembler.word.package import join, packed_member, unpack
from assembler.word.xml import serialise

CORE = '<a xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>T</dc:title></a>'
LANGUAGE = '<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault></w:docDefaults>'
STYLES = style("Body") + style("Table Space") + style("Strong", kind="character") + style("Grid", kind="table")
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"


def small(body: str, *, styles: str = LANGUAGE + STYLES, core: str = CORE, numbering: str = "", **more: str) -> bytes:
    parts = {
        "word/document.xml": serialise(xml(f"<w:body>{body}</w:body>")),
        "docProps/core.xml": core,
        "word/styles.xml": serialise(xml(styles, "styles")) if styles else "",
        "word/numbering.xml": serialise(xml(numbering, "numbering")) if numbering else "",
        **{f"word/{name}.xml": serialise(xml(inner, "x")) for name, inner in more.items()},
    }
    return join(packed_member(name, text.encode()) for name, text in parts.items() if text)


def told(body: str, **parts: str) -> list[str]:
    return list(lint(small(body, **parts)))


R = "<w:r><w:t>x</w:t></w:r>"


def p(inside: str = R, properties: str = "") -> str:
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inside}</w:p>"


def mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def code(text: str) -> str:
    return f"<w:r><w:instrText>{text}</w:instrText></w:r>"


def start(number: int, name: str) -> str:
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>'


def end(number: int) -> str:
    return f'<w:bookmarkEnd w:id="{number}"/>'


def table(rows: str, caption: str = "T", description: str = "D", look: str = "") -> str:
    named = f'<w:tblCaption w:val="{caption}"/>' if caption else ""
    described = f'<w:tblDescription w:val="{description}"/>' if description else ""
    return f"<w:tbl><w:tblPr>{look}{named}{described}</w:tblPr>{rows}</w:tbl>"


HEAD = f"<w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc>{p()}</w:tc></w:tr>"
NO_WORDS = "There is an empty paragraph in the text (style {})."
CONTROL = '<w:sdt><w:sdtPr><w:id w:val="7"/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>'


@pytest.mark.parametrize(
    ("body", "faults"),
    [
        (p(), []),
        (p(start(1, "a") + end(1)) + p(start(2, "A") + R + end(2)), ["Bookmark name a is used 2 times.", NO_WORDS.format("none")]),
        (p(start(1, "a") + R + start(1, "b") + end(1) + end(1)), ["Bookmark number 1 is used 2 times."]),
        *((p(start(1, name) + R + end(1)), [f"Bookmark name {name} is not one that Word allows."]) for name in ("a-b", "1a", "a" * 41)),
        *((p(start(1, name) + R + end(1)), []) for name in ("_a", "a1", "a" * 40)),
        (p(start(1, "a") + R), ["Bookmark 1 lacks its start or its end."]),
        (p(R + end(1) + end(3)), ["Bookmark 1 lacks its start or its end.", "Bookmark 3 lacks its start or its end."]),
        (p(mark("begin") + code(" REF a \\h ") + mark("end")), ["Field 'REF a \\\\h' points to a bookmark that is not there."]),
        (p(mark("begin") + code("PAGEREF") + mark("end")), ["Field 'PAGEREF' points to a bookmark that is not there."]),
        (p(start(1, "a") + mark("begin") + code("REF a") + mark("end") + end(1)), []),
        (p(mark("begin") + code("PAGE a") + mark("end") + code("")), []),
        (p(f'<w:hyperlink w:anchor="a">{R}</w:hyperlink><w:hyperlink>{R}</w:hyperlink>'), ["A link points to the bookmark a, which is not there."]),
        (p(mark("end")), ["word/document.xml has a field end without a begin."]),
        (p(mark("begin") + mark("separate") + mark("separate") + mark("end")), ["word/document.xml has a field separate without a begin."]),
        (p(mark("begin") + mark("begin") + mark("separate")), ["word/document.xml has 2 field(s) without an end."]),
        (p(R, '<w:numPr><w:numId w:val="0"/></w:numPr>'), []),
        (p(R, '<w:numPr><w:numId w:val="4"/></w:numPr>'), ["word/document.xml uses list number 4, which is not defined."]),
        (p(R, '<w:pStyle w:val="Strong"/>'), ["word/document.xml uses the paragraph style Strong, which is not defined."]),
        (p('<w:r><w:rPr><w:rStyle w:val="Body"/></w:rPr><w:t>x</w:t></w:r>'), ["word/document.xml uses the character style Body, which is not defined."]),
        (table(HEAD, look='<w:tblStyle w:val="Zed"/>'), ["word/document.xml uses the table style Zed, which is not defined."]),
        (p(R, '<w:pStyle w:val="Body"/>') + table(HEAD, look='<w:tblStyle w:val="Grid"/>') + p('<w:r><w:rPr><w:rStyle w:val="Strong"/></w:rPr></w:r>'), []),
        (CONTROL.format(p()) * 2, ["word/document.xml: content control id 7 is used 2 times."]),
        ("<w:sdt><w:sdtPr/></w:sdt>" * 2, []),
        (f'<w:p xmlns:w14="{W14}" w14:paraId="AB">{R}</w:p>' * 2 + p() * 2, ["word/document.xml: paragraph id AB is used 2 times."]),
        (table(HEAD + "<w:tr><w:tc><w:tcPr/></w:tc></w:tr>"), ["A table cell does not end with a paragraph."]),
        (table(HEAD + f"<w:tr><w:tc>{p()}{table(HEAD)}</w:tc></w:tr>"), ["A table cell does not end with a paragraph."]),
        (p(R + "stray"), ["word/document.xml has words outside a run: 'stray'."]),
        (f"<w:p>{'s' * 50}{R}</w:p>", [f"word/document.xml has words outside a run: '{'s' * 40}'."]),
        (p("<w:r><w:delText>a</w:delText><w:instrText>b</w:instrText><w:delInstrText>c</w:delInstrText></w:r>"), []),
        (table(HEAD, caption=""), ["Table (without title) lacks a title or a description for screen readers."]),
        (table(HEAD, description=""), ["Table T lacks a title or a description for screen readers."]),
        (f"<w:tbl>{HEAD}</w:tbl>", ["Table (without title) lacks a title or a description for screen readers."]),
        (table(f"<w:tr><w:tc>{p()}</w:tc></w:tr>"), ["Table T has no heading row."]),
        (table(f"<w:tr><w:tc>{p()}</w:tc></w:tr>", caption="", look='<w:tblLook w:firstRow="1"/>'), ["Table (without title) lacks a title or a description for screen readers.", "Table (without title) has no heading row."]),
        (table(f"<w:tr><w:tc>{p()}</w:tc></w:tr>", look='<w:tblLook w:firstRow="0"/>'), []),
        (p(""), [NO_WORDS.format("none")]),
        (p("", '<w:pStyle w:val="Body"/>'), [NO_WORDS.format("Body")]),
        (p("", '<w:pStyle w:val="TableSpace"/>'), []),
        (p(f"<w:ins>{R}</w:ins>"), []),
        (table(HEAD + f"<w:tr><w:tc>{p('')}</w:tc></w:tr>"), []),
        (table(HEAD + f"<w:tr><w:tc>{p('')}{p('')}</w:tc></w:tr>"), [NO_WORDS.format("none")] * 2),
    ],
)  # fmt: skip
def test_all_that_is_wrong_with_a_text_is_told(body: str, faults: list[str]):
    assert told(body) == faults


def test_a_part_that_is_no_xml_is_not_looked_into():
    members = unpack(small(p()))

    assert lint(join(packed_member(name, data) for name, data in (members | {"word/a.png": b"<"}).items())) == ()


def test_what_a_file_lacks_is_told():
    assert told(p(), styles="") == ["The file has no styles.", "The file does not say its language."]
    assert told(p(), styles=STYLES) == ["The file does not say its language."]
    assert told(p(), core="") == ["The file's properties have no title."]
    assert told(p(), core=CORE.replace(">T<", "> <")) == ["The file's properties have no title."]
    assert told(p(""), styles="") == [
        "The file has no styles.",
        "The file does not say its language.",
        NO_WORDS.format("none"),
    ]


def test_other_parts_are_looked_into_and_defined_lists_may_be_used():
    used = '<w:numPr><w:numId w:val="4"/></w:numPr>'

    assert told(p(R, used), numbering='<w:num w:numId="4"/>') == []
    assert told(p(), header1=f"stray{p(mark('begin'), used)}") == [
        "word/header1.xml has 1 field(s) without an end.",
        "word/header1.xml uses list number 4, which is not defined.",
        "word/header1.xml has words outside a run: 'stray'.",
    ]
