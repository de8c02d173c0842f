"""What a Word file that comes back is known by, and what is said of one that cannot be read."""

from __future__ import annotations

from hashlib import sha256

import pytest
from word.embedded import read_embedded_record
from word.test_house_parts import xml

from assembler.errors import AnswersError
from assembler.word import opened as opening
from assembler.word.known import KnownBy, read_known
from assembler.word.opened import opened, part_of_file, text_of_file
from assembler.word.package import join, packed_member
from assembler.word.xml import serialise

CURE = "Use the file as it was sent."


def file(**parts: str) -> bytes:
    names = {
        "text": "word/document.xml",
        "custom": "docProps/custom.xml",
        "one": "customXml/item1.xml",
        "two": "customXml/item2.xml",
    }
    return join(packed_member(names[name], text.encode()) for name, text in parts.items())


TEXT = serialise(
    xml(
        "<w:body><w:p><w:ins><w:r><w:t>a</w:t></w:r></w:ins><w:del><w:r><w:delText>b</w:delText></w:r></w:del>"
        "<w:moveFrom/><w:moveTo><w:r><w:t>c</w:t></w:r></w:moveTo></w:p></w:body>"
    )
)
WORDS = sha256(b"ac\n").hexdigest()


def custom(**values: str) -> str:
    entries = "".join(
        f'<property name="{name.replace("_", " ").replace("SHA ", "SHA-")}"><v> {text} </v></property>'
        for name, text in values.items()
    )
    return f"<Properties>{entries}</Properties>"


@pytest.mark.parametrize(
    ("parts", "known"),
    [
        ({}, KnownBy("", "", None, WORDS, 4)),
        ({"custom": custom(Document_ID="ab12", Record_SHA_256="cd34")}, KnownBy("ab12", "cd34", None, WORDS, 4)),
        ({"custom": custom(Document_ID="AB12", Record_SHA_256="cd34 x")}, KnownBy("", "", None, WORDS, 4)),
        ({"custom": custom(Document_ID="a" * 64, Record_SHA_256="b" * 65)}, KnownBy("a" * 64, "", None, WORDS, 4)),
        ({"two": '<record xmlns="urn:assembler:record:1">{"a": 1}</record>'}, KnownBy("", "", b'{"a": 1}', WORDS, 4)),
        (
            {
                "one": '<other xmlns="urn:assembler:record:1">no</other>',
                "two": '<record xmlns="urn:assembler:record:1">yes</record>',
            },
            KnownBy("", "", b"yes", WORDS, 4),
        ),
    ],
)
def test_a_file_is_known_by_its_properties_its_record_and_its_words(parts: dict[str, str], known: KnownBy):
    assert read_known(file(text=TEXT, **parts)) == known


def told(parts: dict[str, bytes]) -> list[str]:
    with pytest.raises(AnswersError) as raised:
        text_of_file(parts)
    return [str(one) for one in raised.value.problems]


def test_a_file_without_a_text_or_with_a_damaged_one_is_refused(monkeypatch: pytest.MonkeyPatch):
    assert told({}) == [f"It is not a Word document: it has no text. {CURE}"]
    assert told({"word/document.xml": b"<a>"}) == [
        f"The Word file is damaged (word/document.xml is not well-formed XML). {CURE}"
    ]
    monkeypatch.setattr(opening, "LARGEST", 3_000_000)
    assert told({"word/document.xml": b" " * 3_000_001}) == ["Its text is larger than 3 MB."]
    assert part_of_file({"x": b"<a/>"}, "x").tag == "a"


def test_a_file_that_is_not_safe_is_refused_for_each_reason():
    with pytest.raises(AnswersError) as raised:
        opened(join([packed_member("/a", b""), packed_member("b:", b"")]))

    assert [str(one) for one in raised.value.problems] == [
        f"It has a part with an unsafe name: '/a'. {CURE}",
        f"It has a part with an unsafe name: 'b:'. {CURE}",
    ]


def test_a_damaged_record_is_named():
    with pytest.raises(AnswersError) as raised:
        read_embedded_record(file(text=TEXT, one='<record xmlns="urn:assembler:record:1">'))

    assert str(raised.value) == "The record in the Word file is damaged (customXml/item1.xml)."
