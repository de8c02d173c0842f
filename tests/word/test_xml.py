from __future__ import annotations

import pytest
from lxml import etree

from assembler.word.xml import (
    DECLARATION,
    ILLEGAL,
    R,
    W,
    attribute,
    check,
    escape,
    fill,
    parse,
    prefixed,
    run_content,
    serialise,
    text_within,
    value,
    w,
)

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


@pytest.mark.parametrize(
    ("text", "in_tag", "between"),
    [
        ('a & "b" <c>', "a &amp; &quot;b&quot; &lt;c&gt;", 'a &amp; "b" &lt;c&gt;'),
        ("a\nb\rc\td", "a&#10;b&#13;c&#9;d", "a\nb\rc\td"),
    ],
)
def test_text_is_escaped_for_where_it_stands(text: str, in_tag: str, between: str):
    assert attribute(text) == in_tag
    assert escape(text) == between


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("", '<w:t xml:space="preserve"></w:t>'),
        ("a b", "<w:t>a b</w:t>"),
        (" a", '<w:t xml:space="preserve"> a</w:t>'),
        ("a ", '<w:t xml:space="preserve">a </w:t>'),
        ("a<b", '<w:t xml:space="preserve">a&lt;b</w:t>'),
        ("a\nb\r\nc\rd", "<w:br/>".join(f'<w:t xml:space="preserve">{one}</w:t>' for one in "abcd")),
        ("a\n\nb", '<w:t xml:space="preserve">a</w:t><w:br/><w:br/><w:t xml:space="preserve">b</w:t>'),
        ("a\tb", '<w:t xml:space="preserve">a</w:t><w:tab/><w:t xml:space="preserve">b</w:t>'),
        ("clause 3", "<w:t>clause\u00a03</w:t>"),
    ],
)
def test_the_inside_of_a_run(text: str, inside: str):
    assert run_content(text) == inside


def test_a_value_is_that_of_the_element_or_the_default():
    there = parse(f'<w:a xmlns:w="{W}" w:val="x"/>'.encode())

    assert [value(one, "d") for one in (there, parse(b"<a/>"), None)] == ["x", "d", "d"]
    assert (value(None), w("p")) == ("", f"{{{W}}}p")


def test_all_text_within_is_read_but_no_comments_or_instructions():
    assert text_within(parse(b"<a>b<!-- c --><?d e?><f>g</f>h</a>")) == "bgh"


def test_a_part_is_given_the_prefixes_that_we_write():
    made = prefixed(parse(f'<x:a xmlns:x="{W}" xmlns:y="{R}" xmlns:z="urn:z" y:id="1"><x:b/>c<z:d/></x:a>'.encode()))

    assert serialise(made) == (
        f'{DECLARATION}<w:a xmlns:z="urn:z" xmlns:w="{W}" xmlns:r="{R}" r:id="1"><w:b/>c<z:d/></w:a>'
    )
    for prefix in ("w", "r"):
        with pytest.raises(
            ValueError, match=r"^uses the prefix w or r for something that is not Word's: save the file with Word$"
        ):
            prefixed(parse(f'<{prefix}:a xmlns:{prefix}="urn:x"/>'.encode()))


def test_pieces_are_filled_with_values_by_turns():
    assert fill(("a ", "x", " b ", "y", ""), {"x": "1", "y": "2"}) == "a 1 b 2"
    assert fill(("a",), {}) == "a"


def test_a_sign_that_xml_cannot_hold_is_found():
    signs = "\x00\x08\x0b\x0c\x0e\x1f\ud800\udfff\ufffe\uffff"

    assert "".join(ILLEGAL.findall(f"a{signs}b")) == signs
    assert not ILLEGAL.search("a\t\n\r \x7f\x85\ufffd\U0010ffff")
