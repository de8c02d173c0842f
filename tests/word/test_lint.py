"""Each defect is seeded in a sound file and must be found; the sound file must pass."""

from __future__ import annotations

import pytest
from word.reading import changed, house, part, with_member, without_member
from word.sample import sample

from assembler.word.lint import lint
from assembler.word.writer import write_document

DRAFT = write_document(sample(), house())
DOCUMENT, STYLES = "word/document.xml", "word/styles.xml"
CELL = "<w:tbl><w:tr><w:tc><w:tcPr/></w:tc></w:tr></w:tbl>"
CONTROL = '<w:sdt><w:sdtPr><w:id w:val="7"/></w:sdtPr><w:sdtContent><w:p><w:r/></w:p></w:sdtContent></w:sdt>'
PARA_ID = '<w:p xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" w14:paraId="1A2B3C4D"><w:r/></w:p>'
END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'

MISSED_BY_THE_SDK = {
    "list number not defined": ('<w:pStyle w:val="Party"/>', '<w:pStyle w:val="Party"/><w:numPr><w:numId w:val="99"/></w:numPr>', "word/document.xml uses list number 99, which is not defined."),
    "bookmark name twice": ('w:name="_c_basis__made"', 'w:name="_c_basis"', "Bookmark name _c_basis is used 2 times."),
    "bookmark without end": ('<w:bookmarkEnd w:id="6245001"/>', "", "Bookmark 6245001 lacks its start or its end."),
    "reference to a missing bookmark": (" REF _c_payments__amount ", " REF _c_gone ", "Field 'REF _c_gone \\\\n \\\\h' points to a bookmark that is not there."),
    "content control id twice": ("<w:sectPr", f"{CONTROL}{CONTROL}<w:sectPr", "word/document.xml: content control id 7 is used 2 times."),
    "paragraph id twice": ("<w:sectPr", f"{PARA_ID}{PARA_ID}<w:sectPr", "word/document.xml: paragraph id 1A2B3C4D is used 2 times."),
    "empty table cell": ("<w:sectPr", f"{CELL}<w:sectPr", "A table cell does not end with a paragraph."),
    "style not defined": ('w:val="Recital"', 'w:val="Nowhere"', "word/document.xml uses the paragraph style Nowhere, which is not defined."),
    "field without end": (END, "", "word/document.xml has 1 field(s) without an end."),
    "stray words": ("<w:sectPr", "<w:p>stray</w:p><w:sectPr", "word/document.xml has words outside a run: 'stray'."),
}  # fmt: skip

ALSO = {
    "bookmark number twice": ('w:id="6245001"', 'w:id="6245002"', "Bookmark number 6245002 is used 2 times."),
    "bookmark name Word refuses": ('w:name="_c_basis__made"', 'w:name="basis-made"', "Bookmark name basis-made is not one that Word allows."),
    "link to a missing bookmark": ('w:anchor="_c_basis"', 'w:anchor="_c_gone"', "A link points to the bookmark _c_gone, which is not there."),
    "table without heading row": ("<w:tblHeader/>", "", "Table Particulars has no heading row."),
    "table without title": ('<w:tblCaption w:val="Particulars"/>', "", "Table (without title) lacks a title or a description for screen readers."),
    "table without description": ("<w:tblDescription", "<w:tblDescriptionGone", "Table Particulars lacks a title or a description for screen readers."),
    "empty paragraph": ("<w:sectPr", "<w:p/><w:sectPr", "There is an empty paragraph in the text (style none)."),
}  # fmt: skip


def test_a_sound_file_has_no_faults():
    assert lint(DRAFT) == ()


@pytest.mark.parametrize("defect", [*MISSED_BY_THE_SDK, *ALSO])
def test_a_seeded_defect_is_found(defect: str):
    old, new, fault = (MISSED_BY_THE_SDK | ALSO)[defect]

    assert fault in lint(changed(DRAFT, DOCUMENT, old, new))


def test_a_file_not_well_formed_is_told_as_the_parser_tells_it():
    (told,) = lint(changed(DRAFT, DOCUMENT, "</w:body>", ""))

    assert told.startswith("The file cannot be read: Opening and ending tag mismatch: body line 2 and document")


@pytest.mark.parametrize("name", ["customXml/_rels/a.rels", "customXml/a.xml"])
def test_every_part_that_is_xml_must_be_well_formed(name: str):
    (told,) = lint(with_member(DRAFT, name, b"<a>"))

    assert told.startswith("The file cannot be read: ")
    assert lint(with_member(DRAFT, name.rpartition(".")[0], b"<a>")) == ()


def test_a_file_without_title_or_language_is_found():
    untitled = changed(DRAFT, "docProps/core.xml", "Collaboration Agreement for the Harrowmere Hub", " ")
    mute = changed(DRAFT, STYLES, 'w:val="en-GB"', "")

    assert lint(untitled) == ("The file's properties have no title.",)
    assert lint(mute) == ("The file does not say its language.",)


def test_a_file_without_styles_or_text_is_found():
    assert "The file has no styles." in lint(without_member(DRAFT, STYLES))
    assert lint(without_member(DRAFT, DOCUMENT)) == ("The file has no word/document.xml.",)


def test_something_else_than_a_word_file_is_found():
    assert lint(b"not a zip") == (
        "The file cannot be read: It is not a Word file (.docx), or it is damaged or has a password.",
    )


def test_a_field_that_ends_before_it_begins_is_found_in_any_part():
    header = part(DRAFT, "word/footer1.xml").replace('w:fldCharType="begin"', 'w:fldCharType="end"', 1)

    assert any("field end without a begin" in f for f in lint(with_member(DRAFT, "word/footer1.xml", header.encode())))
