from __future__ import annotations

import pytest
from lxml import etree

from assembler.word.xml import check, parse

BROKEN = {
    "open tag": b"<a>",
    "wrong end": b"<a></b>",
    "attribute twice": b'<a b="1" b="2"/>',
    "unknown entity": b"<a>&x;</a>",
    "words after the end": b"<a/>x",
    "two roots": b"<a/><b/>",
    "control character": b"<a>\x07</a>",
    "not UTF-8": b"<a>\xff</a>",
    "non-character": "<a>\uffff</a>".encode(),
    "lone surrogate": "<a>\ud800</a>".encode(errors="surrogatepass"),
    "nothing": b"",
}


@pytest.mark.parametrize("fault", BROKEN)
def test_the_quick_check_refuses_what_the_parser_refuses(fault: str):
    for reader in (check, parse):
        with pytest.raises(etree.XMLSyntaxError):
            reader(BROKEN[fault])


def test_it_accepts_sound_xml_again_and_again():
    for _ in range(3):
        check("<a b='1'>caf\u00e9 &amp; \U0001f692</a>".encode())


def test_an_entity_from_a_document_type_is_not_put_in():
    root = parse(b"<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><a>&x;</a>")

    assert root.text is None
