"""Text in answers comes out as text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from word.reading import house, paragraph, root, seen
from word.sample import PROPERTIES

from assembler.agreement import Agreement, Answer, Column, Paragraph, Row, Section, Table, Text
from assembler.spacing import as_typed
from assembler.word.lint import lint
from assembler.word.writer import write_document
from assembler.word.xml import ILLEGAL, value, w

HOUSE = house()
AWKWARD = [
    "Smith & Co",
    "a <b> c",
    "</w:t></w:r><w:r><w:t>injected",
    "{{ title }} and {% if x %} and {# c #}",
    "$1 \\n \\ C:\\temp",
    "&amp; &#10; ]]>",
    "\"quoted\" 'single'",
    "fire \U0001f692 engine",
    "\u0634\u0631\u0637\u0629 \u05de\u05e9\u05d8\u05e8\u05d4",
    "  spaces   kept  ",
    "e\u0301 n\u0303",
    "\ue000assembler:title\ue001",
]


def with_text(text: str) -> Agreement:
    """The text in every place that takes one."""
    words = Paragraph("k", "body", (Text(text),), notes=(text,))
    cell = Paragraph("cell", "cell", (Answer(text, open=True),))
    table = Table("t", text, text, (Column(text, 1),), (Row("r", ((cell,),)),))
    heading = Paragraph("h", "clause", (Text(text),), "1.")
    contents = Section("contents", "contents", None, ())
    properties = replace(PROPERTIES, title=text, marking=text, short_title=text)
    return Agreement(properties, (contents, Section("s", "clause", heading, (words, table))), ())


@pytest.mark.parametrize("text", AWKWARD)
def test_awkward_text_is_read_back_as_it_was_in_every_place(text: str):
    docx = write_document(with_text(text), HOUSE, annotations={"k": text})
    table = next(root(docx).iter(w("tbl")))

    assert seen(paragraph(docx, "_c_k")) == text
    assert seen(paragraph(docx, "_c_cell")) == f"[{text}]"
    assert [seen(comment) for comment in root(docx, "word/comments.xml")] == [text, text]
    assert value(table.find(f"{w('tblPr')}/{w('tblDescription')}")) == text
    assert seen(root(docx, "word/header1.xml")) == f"{text}\t{text}"
    assert root(docx, "docProps/core.xml")[0].text == text


@pytest.mark.parametrize("text", ["one\ntwo", "one\r\ntwo", "one\rtwo"])
def test_a_new_line_becomes_a_line_break(text: str):
    docx = write_document(with_text(text), HOUSE)

    assert seen(paragraph(docx, "_c_k")) == "one\ntwo"
    assert len(list(paragraph(docx, "_c_k").iter(w("br")))) == 1


def test_a_tab_becomes_a_tab():
    assert seen(paragraph(write_document(with_text("a\tb"), HOUSE), "_c_k")) == "a\tb"


@pytest.mark.slow
@given(st.text(st.characters(codec="utf-8"), min_size=1).filter(lambda text: not ILLEGAL.search(text)))
def test_any_text_a_word_file_can_hold_survives_and_breaks_nothing(text: str):
    docx = write_document(with_text(text), HOUSE)

    assert seen(paragraph(docx, "_c_k")) == as_typed(text.replace("\r\n", "\n").replace("\r", "\n"))
    assert set(lint(docx)) <= {"The file's properties have no title."}  # where the text is only spaces
