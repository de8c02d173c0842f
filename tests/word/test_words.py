"""The words that files are compared by: the same whatever program saved them, and other words where a reader would see others."""

from __future__ import annotations

import subprocess
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given as whatever
from hypothesis import settings
from hypothesis import strategies as st
from laws.random_answers import random_file
from shipped import EXAMPLES, assembled, example, house, issued
from word.reading import changed
from word.sample import sample

from assembler.agreement import Answer, Column, Paragraph, Reference, ReferencePart, Row, Section, Table, Text
from assembler.word.known import read_known
from assembler.word.sections import write_section
from assembler.word.words import words_hash, words_of_section, words_of_text

pytestmark = pytest.mark.row("E10")


def words(xml: str) -> str:
    return words_of_text(xml.encode())


def run(text: str, more: str = "") -> str:
    return f"<w:r>{more}<w:t>{text}</w:t></w:r>"


def paragraph(*inner: str) -> str:
    return f"<w:p>{''.join(inner)}</w:p>"


PLAIN = paragraph(run("The parties must agree."))


@pytest.mark.row("trace-4")
@pytest.mark.parametrize(
    "same",
    [
        paragraph(run("The parties "), '<w:bookmarkStart w:id="1" w:name="a"/>', run("must agree.")),
        paragraph(run("The\u00a0parties\u200e must\u00ad agree.")),
        paragraph(run("The parties"), "<w:r><w:tab/></w:r>", run("must agree.")),
        paragraph(
            "<w:pPr><w:tabs><w:tab/></w:tabs></w:pPr>",
            run("The parties must agree."),
            '<w:r><w:br w:type="page"/></w:r>',
        ),
        paragraph() + PLAIN + paragraph(),
        paragraph(
            "<w:ins>",
            run("The parties "),
            "</w:ins>",
            run("must agree."),
            "<w:del><w:r><w:delText>not</w:delText></w:r></w:del>",
        ),
        paragraph(run("The parties must agree."), "<w:moveFrom>", run("Moved."), "</w:moveFrom>"),
    ],
)
def test_what_a_program_changes_as_it_saves_changes_no_words(same: str):
    assert words(same) == words(PLAIN) == "The parties must agree.\n"


@pytest.mark.row("trace-4")
@pytest.mark.parametrize(
    "other",
    [
        paragraph(run("The parties must not agree.")),
        paragraph(run("The parties must agree")),
        paragraph(run("The parties must ")) + paragraph(run("agree.")),
        paragraph(run("The parties "), run("must ", "<w:rPr><w:vanish/></w:rPr>"), run("agree.")),
        paragraph(run("The parties must agree."), '<w:r><w:footnoteReference w:id="2"/></w:r>'),
        paragraph(run("The parties must agree."), "<w:r><w:drawing/></w:r>"),
        PLAIN + '<w:altChunk r:id="rId9"/>',
    ],
)
def test_other_hidden_and_brought_in_words_are_seen(other: str):
    assert words(other) != words(PLAIN)


@pytest.mark.row("trace-4")
def test_the_contents_list_is_left_out_and_other_fields_are_not():
    def field(code: str, result: str) -> str:
        marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
        return f"{marks[0]}<w:r><w:instrText> {code} </w:instrText></w:r>{marks[1]}{run(result)}{marks[2]}"

    assert words(paragraph(run("See "), field("REF a", "4.2"), run("."))) == "See 4.2.\n"
    assert words(
        paragraph(field("TOC \\o", "Withdrawal 7" + "</w:t></w:r>" + field("PAGEREF a", "9") + "<w:r><w:t>")) + PLAIN
    ) == words(PLAIN)


@pytest.mark.row("trace-4")
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_words_that_are_recorded_are_those_of_the_file(path: Path):
    docx, _ = issued(assembled(example(path.name)))
    again = changed(docx, "word/document.xml", "</w:t>", ",</w:t>")

    assert read_known(docx).words != words_hash("")
    assert read_known(again).words != read_known(docx).words


@pytest.mark.office
@pytest.mark.row("trace-4")
@pytest.mark.parametrize("through", ["docx", "odt"])
def test_a_file_that_libreoffice_saved_has_the_words_it_had(through: str, tmp_path: Path):
    docx, _ = issued(assembled(example("harrowmere-hub.yaml")))
    (tmp_path / "hub.docx").write_bytes(docx)
    for source, ending in (("hub.docx", through), (f"out/hub.{through}", "docx")):
        command = ["soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless"]
        command += ["--convert-to", ending, "--outdir", str(tmp_path / "out"), str(tmp_path / source)]
        subprocess.run(command, check=True, capture_output=True, timeout=120)

    saved, before = read_known((tmp_path / "out" / "hub.docx").read_bytes()), read_known(docx)
    assert (saved.words, saved.document, saved.record_hash) == (before.words, before.document, before.record_hash)


@pytest.mark.slow
@settings(max_examples=15, deadline=None)
@whatever(st.integers(0, 2**32), st.sampled_from([0.5, 1.0]))
def test_a_sections_words_are_those_read_from_its_xml(seed: int, given: float):
    result = assembled(random_file(seed, given)[0])

    for section in (*result.agreement.sections, *sample().sections):
        written = write_section(section, house(), {}, 1, new_page=False)

        assert written.words.content.decode() == words_of_text(written.xml.content)


FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
BEGIN, SEPARATE, END = map(FIELD.format, ("begin", "separate", "end"))


def code(text: str) -> str:
    return f"<w:r><w:instrText>{text}</w:instrText></w:r>"


@pytest.mark.parametrize(
    ("inner", "read"),
    [
        *((run(f"a{sign}b"), "a b\n") for sign in "\t\n\r\x85\xa0\u1680\u2000\u2003\u2009\u200a\u2028\u2029\u202f\u205f\u3000"),
        *((run(f"a{sign}b"), "ab\n") for sign in "\xad\u200e\u200f"),
        (run("a\u200bb"), "a\u200bb\n"),
        (run("a\u2011b"), "a-b\n"),
        (run("a") + "<w:r><w:tab/><w:cr/><w:br/><w:noBreakHyphen/><w:sym/></w:r>" + run("b"), "a   -?b\n"),
        (run("a") + '<w:r><w:br w:type="page"/><w:br w:type="column"/><w:br w:type="textWrapping"/></w:r>' + run("b"), "a b\n"),
        ("<w:pPr><w:tabs><w:tab/></w:tabs></w:pPr>" + run("a"), "a\n"),
        *((run("a") + f"<w:r><w:{name}/></w:r>" + run("b"), "a\n\ufffc\nb\n") for name in ("drawing", "pict", "object", "footnoteReference", "endnoteReference", "subDoc", "altChunk")),
        *((run("a") + f"<w:{name}>{run('b')}</w:{name}>" + run("c"), "ac\n") for name in ("del", "moveFrom")),
        *((run("a") + f"<w:{name}>{run('b')}</w:{name}>" + run("c"), "abc\n") for name in ("ins", "moveTo", "hyperlink")),
        ('<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice>' + run("a") + "</mc:Choice><mc:Fallback>" + run("b") + "</mc:Fallback></mc:AlternateContent>", "ab\n"),
        ('<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice>' + run("a") + "</mc:Choice><mc:Fallback>" + run("a") + "</mc:Fallback></mc:AlternateContent>", "a\n"),
        ('<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><m:t>x</m:t></m:r></m:oMath>', "\ufffc\n"),
        ("<w:contentPart/>", "\ufffc\n"),
        (run("a") + run("b", "<w:rPr><w:vanish/></w:rPr>") + run("c"), "ac\n"),
        *((run("a", f'<w:rPr><w:vanish w:val="{off}"/></w:rPr>'), "a\n") for off in ("0", "false", "off")),
        *((run("a", f'<w:rPr><w:vanish w:val="{on}"/></w:rPr>') + run("b"), "b\n") for on in ("1", "true", "on")),
        ("<w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>" + run("a"), "a\n"),
        (BEGIN + code(" TOC \\o ") + SEPARATE + run("a") + END + run("b"), "b\n"),
        (BEGIN + code("TOC") + SEPARATE + BEGIN + code("PAGEREF x") + SEPARATE + run("1") + END + run("a") + END + run("b"), "b\n"),
        (BEGIN + code("PAGE") + SEPARATE + BEGIN + code("TOC") + SEPARATE + run("1") + END + run("a") + END + run("b"), "ab\n"),
        (BEGIN + code("REF TOC") + SEPARATE + run("1") + END, "1\n"),
        (BEGIN + code("") + SEPARATE + run("1") + END, "1\n"),
        (code("TOC") + run("a"), "a\n"),
        (END + run("a") + END + BEGIN + code("TOC") + run("b") + END, "a\n"),
        ("", ""),
        (run(""), ""),
    ],
)  # fmt: skip
def test_the_words_of_a_paragraph_to_the_letter(inner: str, read: str):
    assert words(paragraph(inner)) == read


def test_paragraphs_have_a_line_each_and_those_without_words_none():
    box = f"<w:txbxContent>{paragraph(run('c'))}</w:txbxContent>"

    assert words(paragraph(run("a")) + paragraph() + paragraph(run("b"), box, run("d"))) == "a\nb\ncd\n"
    assert words_of_text(b"<w:p><w:r><w:t/></w:r></w:p>") == ""


def test_the_hash_of_words_is_that_of_their_letters():
    assert words_hash("é\n") == words_hash("é\n".encode()) == sha256("é\n".encode()).hexdigest()


def test_a_sections_words_are_its_heading_paragraphs_and_cells():
    row = Row(
        "r",
        ((Paragraph("c", "cell", (Text("x"),)), Paragraph("d", "cell", ())), (Paragraph("e", "cell", (Text("y"),)),)),
    )
    columns = (Column("One\ntwo", 1), Column("", 1))
    blocks = (
        Paragraph("a", "level-2", (Text("A\u00a0b\r\nc"), Answer("d", open=True), Answer("e")), "1A.", literal=True),
        Paragraph("b", "level-2", (Reference("x", (ReferencePart("x", "2"), ReferencePart("y", "(a)"))),), "2."),
        Table("t", "T", "D", columns, (row,), "grid"),
        Table("u", "T", "D", columns, (row,), "plain"),
    )
    heading = Paragraph("h", "clause", (Text("Head"),), "1.")

    assert words_of_section(Section("s", "clause", heading, blocks)) == (
        "Head\n1A. A b c[d]e\n2(a)\nOne two\nx\ny\nx\ny\n"
    )
    assert words_of_section(Section("s", "clause", None, blocks[1:2])) == "2(a)\n"
