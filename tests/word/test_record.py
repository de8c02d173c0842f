from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from word.embedded import read_embedded_record
from word.reading import changed, house, part, without_member
from word.sample import sample

from assembler.errors import AnswersError
from assembler.word.package import join, packed_member, unpack
from assembler.word.record import record_hash, record_part
from assembler.word.writer import write_document
from assembler.word.xml import parse

RECORD = json.dumps(
    {"answers": {"name": "Smith & <Co>"}, "text": "one\r\ntwo\u2028\U0001f692"}, ensure_ascii=False
).encode()
DRAFT = write_document(sample(), house(), record=RECORD)


def test_a_record_comes_back_as_it_went_in():
    assert read_embedded_record(DRAFT) == RECORD


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"], exclude_characters="\ufffe\uffff")))
def test_any_text_survives(text: str):
    inside = parse(record_part(f"{text}\r\n\t".encode()).encode())

    assert (inside.text or "") == f"{text}\r\n\t"


def test_its_hash_stands_in_the_file_properties():
    assert record_hash(RECORD) in part(DRAFT, "docProps/custom.xml")


def test_without_a_record_nothing_of_it_is_in_the_file():
    docx = write_document(sample(), house())

    assert read_embedded_record(docx) is None
    assert [name for name in unpack(docx) if name.startswith("customXml")] == []
    assert "Record" not in part(docx, "docProps/custom.xml")
    assert "customXml" not in part(docx, "[Content_Types].xml") + part(docx, "word/_rels/document.xml.rels")


def test_it_is_found_under_another_name_since_word_renames_it():
    members = unpack(DRAFT)
    members["customXml/item7.xml"] = members.pop("customXml/item1.xml")

    assert read_embedded_record(join(packed_member(name, data) for name, data in members.items())) == RECORD


def test_an_inspected_file_has_none():
    assert read_embedded_record(without_member(DRAFT, "customXml/item1.xml")) is None


def test_a_part_that_mentions_our_namespace_is_not_taken_for_a_record():
    members = unpack(write_document(sample(), house()))
    members["customXml/item1.xml"] = b'<other xmlns:a="urn:assembler:record:1">text</other>'

    assert read_embedded_record(join(packed_member(name, data) for name, data in members.items())) is None


def test_a_damaged_record_and_a_hostile_file_are_refused_plainly():
    with pytest.raises(AnswersError, match="The record in the Word file is damaged"):
        read_embedded_record(changed(DRAFT, "customXml/item1.xml", "</record>", ""))
    with pytest.raises(AnswersError, match=r"not a Word file .* Use the file as it was sent"):
        read_embedded_record(b"PK\3\4")


def test_a_record_that_is_no_text_is_a_bug():
    with pytest.raises(ValueError, match="cannot hold"):
        write_document(sample(), house(), record=b"a\x00b")
    with pytest.raises(UnicodeDecodeError):
        write_document(sample(), house(), record=b"\xff")
