from __future__ import annotations

import runpy
from pathlib import Path

import pytest
from word.reading import HOUSE, changed, part, root, seen, with_member, without_member
from word.sample import sample

from assembler.errors import HouseStyleError
from assembler.spacing import NO_BREAK
from assembler.word.house_style import load_house_style
from assembler.word.package import unpack
from assembler.word.styles import REQUIRED
from assembler.word.writer import write_document

SOURCE = HOUSE.read_bytes()
DOCUMENT, STYLES, NUMBERING = "word/document.xml", "word/styles.xml", "word/numbering.xml"
LINKS = "word/_rels/document.xml.rels"


def faults(source: bytes) -> list[str]:
    with pytest.raises(HouseStyleError) as caught:
        load_house_style(source, "house.docx")
    assert {problem.place.file for problem in caught.value.problems} == {"house.docx"}
    return [problem.message for problem in caught.value.problems]


def test_the_shipped_house_style_loads_with_every_style():
    template = load_house_style(SOURCE, "house.docx")

    assert set(REQUIRED) <= set(template.styles)
    assert [part.name for part in template.furniture] == [
        "word/footer1.xml",
        "word/footer2.xml",
        "word/header1.xml",
        "word/header2.xml",
    ]


def test_the_shipped_house_style_is_what_its_script_makes():
    script = runpy.run_path(str(Path(HOUSE).with_name("make_house.py")))

    assert unpack(script["house"]()) == unpack(SOURCE)


def test_all_faults_are_told_at_once():
    source = changed(SOURCE, STYLES, 'w:name w:val="Recital"', 'w:name w:val="Recitals"')
    source = changed(source, STYLES, 'w:val="en-GB"', 'w:val="en-US"')
    source = changed(source, "word/header1.xml", "{{ short_title }}", "{{ client }}")

    assert faults(source) == [
        "It lacks the paragraph style 'Recital'.",
        "Its language is not English (United Kingdom) in the document defaults.",
        "word/header1.xml has the unknown placeholder {{ client }}; those allowed are title, short_title, reference, version, marking, status, edition, dated.",
    ]


@pytest.mark.parametrize("name", sorted(REQUIRED))
def test_each_style_is_needed(name: str):
    source = changed(SOURCE, STYLES, f'<w:name w:val="{name}"/>', '<w:name w:val="Another"/>')

    assert f"It lacks the {REQUIRED[name]} style {name!r}." in faults(source)


LIST_FAULTS = {
    "not linked": (STYLES, '<w:numPr><w:ilvl w:val="2"/><w:numId w:val="1"/></w:numPr>', "", "List of clauses: the style 'Clause Level 3' is not linked to a list."),
    "wrong level": (STYLES, '<w:ilvl w:val="2"/><w:numId w:val="1"/>', '<w:ilvl w:val="3"/><w:numId w:val="1"/>', "List of clauses: the style 'Clause Level 3' must be on level 3."),
    "no number for a level": (STYLES, '<w:ilvl w:val="2"/><w:numId w:val="1"/>', '<w:ilvl w:val="x"/><w:numId w:val="1"/>', "List of clauses: the style 'Clause Level 3' must be on level 3."),
    "two lists": (STYLES, '<w:ilvl w:val="2"/><w:numId w:val="1"/>', '<w:ilvl w:val="2"/><w:numId w:val="2"/>', "List of clauses: its styles are linked to more than one list."),
    "no way back": (NUMBERING, '<w:pStyle w:val="ClauseLevel3"/>', '<w:pStyle w:val="Other"/>', "List of clauses: level 3 does not link back to the style 'Clause Level 3'."),
    "no number of its own": (NUMBERING, 'w:val="(%3)"', 'w:val="(%2)"', "List of clauses: level 3 prints '(%2)': it must print its own number (%3), and that of no level below."),
    "a level below": (NUMBERING, 'w:val="(%3)"', 'w:val="(%3%4)"', "List of clauses: level 3 prints '(%3%4)': it must print its own number (%3), and that of no level below."),
    "words": (NUMBERING, 'w:val="%1."', 'w:val="Clause %1"', "List of clauses: level 1 prints words ('Clause %1'), which the text says itself before each reference."),
    "a bare schedule": (NUMBERING, f'w:val="Schedule{NO_BREAK}%1"', 'w:val="%1"', "List of schedules: level 1 prints '%1' without a word such as SCHEDULE, so that a reference would be a bare figure."),
    "bullets": (NUMBERING, 'w:val="lowerLetter"', 'w:val="bullet"', "List of clauses: level 3 numbers in a manner that cannot be followed (bullet): use one of none, decimal, decimalZero, lowerLetter, upperLetter, lowerRoman, upperRoman, cardinalText, ordinalText."),
    "letters from 0": (NUMBERING, '<w:start w:val="1"/><w:numFmt w:val="lowerLetter"/>', '<w:start w:val="0"/><w:numFmt w:val="lowerLetter"/>', "List of clauses: level 3 starts at 0, for which lowerLetter has no sign."),
    "no start": (NUMBERING, '<w:start w:val="1"/>', '<w:start w:val="one"/>', "List of clauses: level 1 starts at what is no number."),
    "no such list": (STYLES, '<w:ilvl w:val="2"/><w:numId w:val="1"/>', '<w:ilvl w:val="2"/><w:numId w:val="9"/>', "List of clauses: the style 'Clause Level 3' is linked to a list that has no level 3."),
}  # fmt: skip


@pytest.mark.parametrize("fault", LIST_FAULTS)
def test_a_list_that_would_number_otherwise_is_refused(fault: str):
    part, old, new, words = LIST_FAULTS[fault]

    assert words in faults(changed(SOURCE, part, old, new))


def test_a_number_without_its_full_stop_is_allowed():
    assert load_house_style(changed(SOURCE, NUMBERING, 'w:val="%1."', 'w:val="%1"'), "house.docx").name == "house.docx"


FORBIDDEN = {
    "control tag": ("word/header1.xml", "{{ short_title }}", "{% for x in y %}", "word/header1.xml holds a control tag ({% or {#); a house style has plain placeholders only."),
    "expression": ("word/header1.xml", "{{ short_title }}", "{{ title.__class__ }}", "word/header1.xml has the unknown placeholder {{ title.__class__ }}; those allowed are title, short_title, reference, version, marking, status, edition, dated."),
    "open placeholder": ("word/header1.xml", "{{ short_title }}", "{{ short_title", "word/header1.xml has a placeholder that is opened and not closed."),
    "body in a header": ("word/header1.xml", "{{ short_title }}", "{{ body }}", "word/header1.xml has the unknown placeholder {{ body }}; those allowed are title, short_title, reference, version, marking, status, edition, dated."),
    "no body": (DOCUMENT, "{{ body }}", "words", "word/document.xml must hold {{ body }} once, in a paragraph of its own in the text."),
    "body among words": (DOCUMENT, "{{ body }}", "words {{ body }}", "word/document.xml must hold {{ body }} once, in a paragraph of its own in the text."),
    "manual break": (DOCUMENT, "<w:sectPr>", '<w:p><w:r><w:br w:type="page"/></w:r></w:p><w:sectPr>', "Its text holds a manual page break; start pages by a style."),
    "picture from outside": (LINKS, "</Relationships>", '<Relationship Id="x" Type="http://x/image" Target="http://example.org/a.png" TargetMode="External"/></Relationships>', "word/_rels/document.xml.rels fetches something from outside (image: http://example.org/a.png)."),
    "attached template": ("word/settings.xml", "<w:zoom", "<w:attachedTemplate/><w:zoom", "Its settings hold attachedTemplate; take it out."),
    "update on opening": ("word/settings.xml", "<w:zoom", "<w:updateFields/><w:zoom", "Its settings hold updateFields; take it out."),
    "old Word": ("word/settings.xml", 'w:val="15"', 'w:val="12"', "Its compatibility mode is not that of Word 2013 or later (15): convert it in Word under File, Info."),
    "fetching field": ("word/footer1.xml", " PAGE ", " INCLUDETEXT c:\\\\x ", "word/footer1.xml has a field that a house style must not hold (INCLUDETEXT)."),
    "macro type": ("[Content_Types].xml", "wordprocessingml.document.main+xml", "x.macroEnabled.main+xml", "It is not a plain Word document: save it as .docx, without macros."),
    "document type": (STYLES, "<w:styles", "<!DOCTYPE x><w:styles", "word/styles.xml has a document type declaration, which no Word file needs."),
    "no margin": (DOCUMENT, ' w:left="', ' w:lefft="', "Its page has no width or height, or lacks a margin."),
    "margin in centimetres": (DOCUMENT, ' w:left="', ' w:left="2.5cm" w:was="', "The width or height of its page, or a margin, is not a whole number of twentieths of a point: save it with Word."),
}  # fmt: skip


@pytest.mark.parametrize("case", FORBIDDEN)
def test_what_a_house_style_must_not_hold_is_refused(case: str):
    part, old, new, words = FORBIDDEN[case]

    assert words in faults(changed(SOURCE, part, old, new))


@pytest.mark.row("I11")
@pytest.mark.parametrize(
    "page",
    [
        changed(SOURCE, DOCUMENT, ' w:left="', ' w:lefft="'),
        changed(changed(SOURCE, DOCUMENT, "<w:sectPr>", "<w:other>"), DOCUMENT, "</w:sectPr>", "</w:other>"),
    ],
    ids=["no left margin", "no page at all"],
)
def test_a_house_style_without_a_page_is_told_so_and_no_more(page: bytes):
    assert faults(page) == ["Its page has no width or height, or lacks a margin."]


def test_a_part_not_well_formed_is_told_as_the_parser_tells_it():
    (told,) = faults(changed(SOURCE, STYLES, "</w:styles>", ""))

    assert told.startswith("word/styles.xml is not well-formed XML (Premature end of data in tag styles line 2")


@pytest.mark.parametrize("name", ["word/vbaProject.bin", "word/embeddings/a.bin", "word/comments.xml"])
def test_macros_embedded_files_and_comments_are_refused(name: str):
    assert any(f"It holds {name}" in found for found in faults(with_member(SOURCE, name, b"<x/>")))


@pytest.mark.parametrize("name", [STYLES, NUMBERING, DOCUMENT, "word/settings.xml", "[Content_Types].xml", LINKS])
def test_each_part_is_needed(name: str):
    assert f"It lacks the part {name}." in faults(without_member(SOURCE, name))


def test_a_placeholder_that_word_has_split_over_runs_is_mended():
    split = "{{ short</w:t></w:r><w:r><w:rPr><w:noProof/></w:rPr><w:t>_title }}"
    template = load_house_style(changed(SOURCE, "word/header1.xml", "{{ short_title }}", split), "house.docx")

    assert seen(root(write_document(sample(), template), "word/header1.xml")) == "Harrowmere Hub\tOFFICIAL"


def test_what_a_firm_puts_before_and_after_the_text_stays():
    around = changed(SOURCE, DOCUMENT, "<w:body>", "<w:body><w:p><w:r><w:t>Firm LLP, {{ dated }}</w:t></w:r></w:p>")
    docx = write_document(sample(), load_house_style(around, "firm.docx"))

    assert part(docx).index("Firm LLP") < part(docx).index("_c_cover__title")


def test_bookmarks_that_word_left_in_the_text_are_dropped():
    mark = '<w:bookmarkStart w:id="1" w:name="_GoBack"/><w:bookmarkEnd w:id="1"/>'
    marked = changed(SOURCE, DOCUMENT, "<w:r><w:t>{{ body", f"{mark}<w:r><w:t>{{{{ body")

    assert "_GoBack" not in part(write_document(sample(), load_house_style(marked, "house.docx")))


TYPES, PACKAGE = "[Content_Types].xml", "_rels/.rels"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
METADATA = "http://schemas.openxmlformats.org/package/2006/relationships/metadata"


def linked(source: bytes, name: str, data: bytes, *, kind: str, content: str, at: str = LINKS) -> bytes:
    """The file with one part more, its content type, and a link to it from the part of links `at`."""
    declared = f'<Override PartName="/{name}" ContentType="{content}"/></Types>'
    link = f'<Relationship Id="x{name.count("x")}{len(name)}" Type="{kind}" Target="/{name}"/></Relationships>'
    source = changed(with_member(source, name, data), TYPES, "</Types>", declared)
    return changed(source, at, "</Relationships>", link)


@pytest.mark.row("J3")
def test_parts_of_the_firm_are_kept_and_its_file_properties_are_not():
    source = linked(SOURCE, "word/media/logo.png", b"png", kind=f"{OFFICE}/image", content="image/png")
    source = linked(source, "customXml/item1.xml", b"<a/>", kind=f"{OFFICE}/customXml", content="application/xml")
    core = "application/vnd.openxmlformats-package.core-properties+xml"
    source = linked(
        source, "docProps/core.xml", b"<old/>", kind=f"{METADATA}/core-properties", content=core, at=PACKAGE
    )
    for thumbnail in ("docProps/thumbnail.jpeg", "word/media/face.jpeg"):
        source = linked(source, thumbnail, b"old", kind=f"{METADATA}/thumbnail", content="image/jpeg", at=PACKAGE)
    made = unpack(write_document(sample(), load_house_style(source, "firm.docx"), record=b"{}"))

    assert set(made) - set(unpack(SOURCE)) == {
        "word/media/logo.png",
        *("customXml/item1.xml", "customXml/item2.xml", "customXml/itemProps2.xml", "customXml/_rels/item2.xml.rels"),
        *("docProps/app.xml", "docProps/core.xml", "docProps/custom.xml", "word/comments.xml"),
    }
    assert made["word/media/logo.png"] == b"png"
    assert b"Harrowmere" in made["docProps/core.xml"]
    assert (made["customXml/item1.xml"], b"urn:assembler:record:1" in made["customXml/item2.xml"]) == (b"<a/>", True)
    assert b"jpeg" not in made[TYPES]
