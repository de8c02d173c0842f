"""A house style once it is loaded: its parts, types and links, the names it gives, and how many faults it tells."""

from __future__ import annotations

from hashlib import sha256

import pytest
from word.reading import HOUSE, changed, with_member
from word.test_template import LINKS, OFFICE, PACKAGE, SOURCE, TYPES, faults, linked

from assembler.errors import HouseStyleError
from assembler.word import house_style
from assembler.word.house_style import load_house_style
from assembler.word.package import unpack
from assembler.word.xml import DECLARATION

LOADED = load_house_style(HOUSE.read_bytes(), "house.docx")
W = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def test_it_has_the_name_and_the_hash_of_its_file():
    assert (LOADED.name, LOADED.digest) == ("house.docx", sha256(SOURCE).hexdigest())
    assert LOADED.record == "customXml/item1"
    assert LOADED.document.name == "word/document.xml"
    assert LOADED.document.pieces[1::2] == ("body",)


def test_what_every_document_shares_is_ready_in_order():
    made = {"word/document.xml", "word/header1.xml", "word/header2.xml", "word/footer1.xml", "word/footer2.xml"}
    tied = {TYPES, PACKAGE, LINKS}

    assert [one.name for one in LOADED.ready] == sorted(
        name for name in unpack(SOURCE) if name not in made | tied and not name.startswith("docProps/")
    )


def test_a_record_takes_a_name_that_is_free():
    source = linked(SOURCE, "customXml/item1.xml", b"<a/>", kind=f"{OFFICE}/customXml", content="application/xml")
    source = linked(source, "customXml/item2.xml", b"<a/>", kind=f"{OFFICE}/customXml", content="application/xml")

    assert load_house_style(source, "x").record == "customXml/item3"


def test_types_and_links_are_those_of_the_parts_that_are_kept():
    assert LOADED.content_types.startswith("<?xml")
    assert "</Types>" not in LOADED.content_types
    assert LOADED.content_types.count("PartName=") == len(
        [name for name in unpack(SOURCE) if name.startswith("word/") and not name.endswith(".rels")]
    )
    assert "</Relationships>" not in LOADED.relationships
    assert LOADED.relationships.count("<Relationship ") == unpack(SOURCE)[LINKS].decode().count("<Relationship ")


def test_types_a_document_relies_on_are_put_in_where_they_lack():
    types = unpack(SOURCE)[TYPES].decode()
    bare = types
    for ending in ("rels", "xml"):
        begins = bare.index(f'<Default Extension="{ending}"')
        bare = bare[:begins] + bare[bare.index("/>", begins) + 2 :]
    source = SOURCE
    for name in unpack(SOURCE):
        if name.endswith(".rels"):
            bare = bare.replace(
                "</Types>",
                f'<Override PartName="/{name}" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>',
            )
    made = load_house_style(with_member(source, TYPES, bare.encode()), "x").content_types

    assert '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' in made
    assert '<Default Extension="xml" ContentType="application/xml"/>' in made


def test_a_link_to_a_part_not_kept_goes_and_one_to_outside_stays():
    people = '<Relationship Id="p" Type="http://schemas.microsoft.com/office/2011/relationships/people" Target="people.xml"/></Relationships>'
    web = f'<Relationship Id="q" Type="{OFFICE}/hyperlink" Target="https://a.b" TargetMode="External"/></Relationships>'
    source = with_member(SOURCE, "word/people.xml", b"<people/>")
    source = changed(changed(source, LINKS, "</Relationships>", people), LINKS, "</Relationships>", web)
    made = load_house_style(source, "x")

    assert "people.xml" not in made.relationships
    assert "https://a.b" in made.relationships


def test_what_is_in_utf_16_or_too_large_is_refused(monkeypatch: pytest.MonkeyPatch):
    settings = unpack(SOURCE)["word/settings.xml"].decode()
    latin = settings.replace('encoding="UTF-8"', 'encoding="ISO-8859-1"')

    assert faults(with_member(SOURCE, "word/settings.xml", latin.encode())) == [
        "word/settings.xml is not in plain UTF-8, as Word writes it."
    ]
    monkeypatch.setattr(house_style, "MOST_XML", 1_000)
    assert faults(SOURCE) == ["Its text, styles and settings are larger than 0 MB."]
    monkeypatch.setattr(house_style, "MOST_XML", 10_000_000)
    monkeypatch.setattr(house_style, "MOST_MARKS", 100)
    assert faults(SOURCE) == ["Its text, styles and settings have too many elements for a house style."]
    monkeypatch.setattr(house_style, "MOST_MARKS", 100_000)
    monkeypatch.setattr(house_style, "MOST_ATTRIBUTES", 2)
    assert faults(SOURCE) == ["An element in it has too many attributes for a house style."]


def test_sixty_faults_are_told_once_each_and_the_rest_are_counted():
    links = "".join(f'<Relationship Id="x{at}" Type="t" Target="u{at}"/>' for at in [*range(65), 0])
    with pytest.raises(HouseStyleError) as raised:
        load_house_style(changed(SOURCE, LINKS, "</Relationships>", f"{links}</Relationships>"), "firm.docx")

    told = [str(one) for one in raised.value.problems]
    assert told[0] == (f"firm.docx: {LINKS} leads to something that a house style must not hold (t: u0).")
    assert (len(told), told[-1]) == (61, "firm.docx: It has 5 faults more.")
    assert len(set(told)) == 61


def test_what_cannot_be_filled_in_or_cut_is_reported_with_its_part():
    styles = changed(SOURCE, "word/settings.xml", "<w:zoom", '<w:x w:val="{{ title }}"/><w:zoom')
    split = changed(SOURCE, "word/header1.xml", "{{ short_title }}", "{{ ti</w:t></w:r><w:r><w:tab/><w:t>tle !}}")

    assert faults(styles) == ["word/settings.xml takes no placeholder: take out what is in {{ }}."]
    assert [one.partition(" has ")[0] for one in faults(split)] == ["word/header1.xml"]


TOO_LARGE = "Its text, styles and settings are larger than 10 MB."
TOO_MANY = "Its text, styles and settings have too many elements for a house style."
TOO_WIDE = "An element in it has too many attributes for a house style."


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"<a>" + b" " * 9_999_993 + b"</a>", []),
        (b"<a>" + b" " * 9_999_994 + b"</a>", [TOO_LARGE]),
        (b"<a>" + b"<b/>" * 99_998 + b"</a>", []),
        (b"<a>" + b"<b/>" * 99_999 + b"</a>", [TOO_MANY]),
        (b"<a>" + b"=" * 500 + b"</a>", []),
        (b"<a>" + b"=" * 501 + b"</a>", [TOO_WIDE]),
        (b"<a>", ["a.xml is not well-formed XML (Premature end of data in tag a line 1, line 1, column 4)."]),
        (b"<!DOCTYPE a><a/>", ["a.xml is not in plain UTF-8, as Word writes it."]),
        (b'<?xml version="1.0" encoding="ascii"?><a/>', []),
        (b'<?xml version="1.0" encoding="US-ASCII"?><a/>', []),
        (b'<?xml version="1.0" encoding="utf-8"?><a/>', []),
        (b'<?xml version="1.0" encoding="ISO-8859-1"?><a/>', ["a.xml is not in plain UTF-8, as Word writes it."]),
    ],
    ids=range(12),
)
def test_how_large_and_in_what_form_the_xml_of_a_house_style_may_be(data: bytes, told: list[str]):
    parts, found = house_style._parse({"a.xml": data, "b.png": b"<" * 200_000})

    assert found == told
    assert list(parts) == (["a.xml"] if told == [] or "UTF-8" in told[0] else [])


def test_a_declared_kind_that_no_part_has_is_not_declared_again():
    kind = "application/vnd.openxmlformats-officedocument.oleObject"
    source = changed(SOURCE, TYPES, "<Default ", f'<Default Extension="bin" ContentType="{kind}"/><Default ')

    assert kind not in load_house_style(source, "x").content_types
    assert load_house_style(source, "x").content_types == LOADED.content_types


def test_types_that_lack_stand_first():
    space = "http://schemas.openxmlformats.org/package/2006/content-types"
    types = house_style.parse(
        f'<Types xmlns="{space}"><Default Extension="png" ContentType="image/png"/></Types>'.encode()
    )

    assert house_style._types(types, ()) == (
        f'{DECLARATION}<Types xmlns="{space}">\n<Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="png" ContentType="image/png"/>'
    )


def test_links_of_which_none_is_kept_may_still_be_added_to():
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    links = house_style.parse(f'<Relationships xmlns="{space}"><Relationship Target="a.xml"/></Relationships>'.encode())

    assert house_style._relationships(links, ()) == f'{DECLARATION}<Relationships xmlns="{space}">\n'
