"""A returned file is hostile until it is checked: refused in plain words, or read within limits."""

from __future__ import annotations

import io
import time
import zipfile

import pytest
from msgspec.structs import replace
from returned.editing import packed
from returned.returning import FILES, base_record
from word.reading import part

from assembler.errors import AnswersError
from assembler.returned import Background, inspected, issued_by
from assembler.word.copy import read_copy
from assembler.word.package import unpack

BASE = (FILES / "base.docx").read_bytes()
BODY = "word/document.xml"


def with_part(name: str, data: bytes) -> bytes:
    return packed({**unpack(BASE), name: data})


def with_body(xml: str) -> bytes:
    return with_part(BODY, part(BASE, BODY).replace("<w:body>", f"<w:body>{xml}", 1).encode())


def refusal(docx: bytes) -> str:
    with pytest.raises(AnswersError) as raised:
        read_copy(docx)
    return str(raised.value)


@pytest.mark.slow
def test_a_bomb_is_refused():
    inside = io.BytesIO()
    with zipfile.ZipFile(inside, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("word/document.xml", b"0" * 60_000_000)

    assert "unpacks to more than 200 times its packed size" in refusal(inside.getvalue())


def test_a_document_type_is_refused():
    body = part(BASE, BODY).replace("<w:document", '<!DOCTYPE w [<!ENTITY a "b">]><w:document', 1)

    assert "document type declaration" in refusal(with_part(BODY, body.encode()))


def test_a_member_that_is_there_twice_is_refused():
    inside = io.BytesIO(BASE)
    with pytest.warns(UserWarning, match="Duplicate name"), zipfile.ZipFile(inside, "a") as package:
        package.writestr(BODY, "<w:document/>")

    assert "It holds word/document.xml twice." in refusal(inside.getvalue())


def test_macros_are_refused_with_what_would_cure_it():
    types = part(BASE, "[Content_Types].xml").replace("document.main+xml", "document.macroEnabled.main+xml")

    assert refusal(with_part("[Content_Types].xml", types.encode())) == (
        "The Word file holds macros. Save it in Word as a document without macros (.docx)."
    )


def test_text_that_stands_in_another_file_is_refused():
    assert "altChunk" in refusal(with_body('<w:altChunk r:id="rId9"/>'))


def test_a_part_that_is_not_well_formed_is_refused():
    assert "is not well-formed XML" in refusal(with_part(BODY, b"<w:document>"))


def test_a_link_to_elsewhere_is_told_and_not_followed():
    links = part(BASE, "word/_rels/document.xml.rels").replace(
        "</Relationships>",
        '<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"'
        ' Target="https://example.invalid/a.dotm" TargetMode="External"/></Relationships>',
    )
    copy = read_copy(with_part("word/_rels/document.xml.rels", links.encode()))

    assert copy.notices == (
        "It is attached to a template elsewhere (https://example.invalid/a.dotm), which Word asks for as it opens the file.",
    )


@pytest.mark.slow
def test_a_hundred_thousand_revisions_are_read_in_good_time():
    one = '<w:ins w:id="1" w:author="A" w:date="2027-01-01T00:00:00Z"><w:r><w:t>x</w:t></w:r></w:ins>'
    copy = read_copy(with_body(f"<w:p>{one * 100_000}</w:p>"))
    started = time.process_time()
    found = inspected(issued_by(base_record()), copy, Background())

    assert time.process_time() - started < 10
    assert found.count("inserted") == 1


@pytest.mark.slow
def test_too_many_paragraphs_are_refused():
    assert refusal(with_body("<w:p/>" * 50_001)) == "It has more than 50,000 paragraphs. Use the file as it was sent."


def test_tables_within_tables_are_read():
    inner = "<w:p><w:r><w:t>deep words here</w:t></w:r></w:p>"
    for _ in range(40):
        inner = f"<w:tbl><w:tr><w:tc>{inner}</w:tc></w:tr></w:tbl>"

    assert "deep words here" in [paragraph.text for paragraph in read_copy(with_body(inner)).paragraphs]


@pytest.mark.slow
def test_a_bookmark_that_is_there_a_thousand_times_is_one_passage():
    again = '<w:p><w:bookmarkStart w:id="9" w:name="_c_withdrawal__right"/><w:r><w:t>No.</w:t></w:r><w:bookmarkEnd w:id="9"/></w:p>'
    found = inspected(issued_by(base_record()), read_copy(with_body(again * 1_000)), Background())
    right = next(one for one in found.passages if one.key == "withdrawal#right")

    assert right.status == "unchanged"
    assert found.count("inserted") == 1_000


def test_a_field_without_an_end_hides_nothing():
    body = '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC </w:instrText></w:r></w:p>'
    body += '<w:p><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>No Party may withdraw.</w:t></w:r></w:p>'
    found = inspected(issued_by(base_record()), read_copy(with_body(body)), Background())

    assert "No Party may withdraw." in [
        part for one in found.passages if one.status == "inserted" for part in one.parts
    ]


def test_hidden_words_are_told():
    hidden = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r></w:p>"

    assert read_copy(with_body(hidden)).notices == (
        "Some of its text is hidden: no reader sees it, and it is not compared.",
    )


def test_words_put_into_the_contents_list_are_told():
    entry = '<w:p><w:pPr><w:pStyle w:val="TOC1"/></w:pPr><w:r><w:t>No Party may withdraw.</w:t></w:r></w:p>'
    body = part(BASE, BODY)
    at = body.index("</w:p>", body.index(" TOC ")) + len("</w:p>")
    copy = read_copy(with_part(BODY, (body[:at] + entry + body[at:]).encode()))
    found = inspected(issued_by(base_record()), copy, Background())

    assert [one.parts for one in found.passages if one.status == "inserted"] == [("No Party may withdraw.",)]


def test_a_footnote_is_part_of_the_words():
    notes = f'<w:footnotes xmlns:w="{"http://schemas.openxmlformats.org/wordprocessingml/2006/main"}">'
    notes += (
        '<w:footnote w:id="3"><w:p><w:r><w:t>Unless the Board objects.</w:t></w:r></w:p></w:footnote></w:footnotes>'
    )
    mark = '<w:r><w:footnoteReference w:id="3"/></w:r>'
    body = part(BASE, BODY)
    at = body.index("</w:p>", body.index('"_c_withdrawal__right"'))
    members = {**unpack(BASE), BODY: (body[:at] + mark + body[at:]).encode(), "word/footnotes.xml": notes.encode()}
    found = inspected(issued_by(base_record()), read_copy(packed(members)), Background())
    right = next(one for one in found.passages if one.key == "withdrawal#right")

    assert right.status == "worded"
    assert right.parts[0].endswith("[footnote: Unless the Board objects.]")


def test_a_row_made_a_heading_hides_no_words():
    row = "<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc><w:p><w:r><w:t>No refunds</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    found = inspected(replace(issued_by(base_record()), tables=()), read_copy(with_body(row)), Background())

    assert "A table has headings that were not issued: “No refunds”." in [one.message for one in found.verdicts]
