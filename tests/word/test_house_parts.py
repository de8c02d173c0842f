"""Each check of a house style by itself, on a few lines of XML: all that it finds, in its own words."""

from __future__ import annotations

from itertools import pairwise

import pytest
from msgspec.structs import replace
from word.reading import house

from assembler.word import house_content, house_fields, house_package, house_page, house_rules
from assembler.word.house_account import account
from assembler.word.house_fields import places, stands_in_field
from assembler.word.house_indents import indents
from assembler.word.house_names import beginning_pages, named_styles, style_ids
from assembler.word.house_package import kept, shown_name, target_of, types_of
from assembler.word.house_page import PageSize, page_with
from assembler.word.styles import EXECUTION_HEADING, REQUIRED, STYLES
from assembler.word.xml import Element, W, parse, w

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."


def xml(inner: str, tag: str = "document") -> Element:
    return parse(f'<w:{tag} xmlns:w="{W}" xmlns:r="{OFFICE}" xmlns:v="urn:v">{inner}</w:{tag}>'.encode())


def mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def code(text: str) -> str:
    return f"<w:r><w:instrText>{text}</w:instrText></w:r>"


def field(text: str, result: str = "") -> str:
    return f"{mark('begin')}{code(text)}{mark('separate')}{result}{mark('end')}"


NOT_HELD = "p has a field that a house style must not hold"
OUTSIDE = "p has a field that leads outside (HYPERLINK): write the address as plain words."
UNBUILT = "p has a field that is not built as Word builds one."


class TestFields:
    @pytest.mark.parametrize(
        "allowed",
        [
            *("PAGE", "numpages", "SECTION", "SECTIONPAGES", "STYLEREF x", "REF x", "PAGEREF x", "NOTEREF x", "SEQ a"),
            *("IF 1 = 1 a b", "=1+1", "= 2", "SYMBOL 40", "FILENAME", 'HYPERLINK \\l "a b"', "hyperlink \\l a \\o"),
            *('HYPERLINK \\l a \\t \\h \\o "tip"', " \n PAGE \\* MERGEFORMAT"),
        ],
    )
    def test_a_field_of_the_list_has_no_fault(self, allowed: str):
        assert list(house_fields.faults("p", xml(field(allowed)))) == []

    @pytest.mark.parametrize(
        ("inner", "found"),
        [
            (field("include x"), [f"{NOT_HELD} (INCLUDE)."]),
            (field("Z" * 50), [f"{NOT_HELD} ({'Z' * 39}…)."]),
            (field(""), [f"{NOT_HELD} (without a name)."]),
            (field(' "x"'), [f'{NOT_HELD} ("x").']),
            (field("RD a") + field("DDE b") + field("DDE c"), [f"{NOT_HELD} (DDE).", f"{NOT_HELD} (RD)."]),
            ('<w:fldSimple w:instr="LINK a"/>', [f"{NOT_HELD} (LINK)."]),
            ('<w:fldSimple w:dirty="1" w:instr="LINK a"/>', [f"{NOT_HELD} (LINK)."]),
            ("<w:fldSimple/>", [f"{NOT_HELD} (without a name)."]),
            ('<w:r><w:fldChar w:dirty="1" w:fldCharType="end"/></w:r>', [UNBUILT]),
            (field("HYPERLINK x"), [OUTSIDE]),
            (field("HYPERLINK \\l"), [OUTSIDE]),
            (field('HYPERLINK \\l a "b"'), [OUTSIDE]),
            (code("PAGE"), ["p has the code of a field outside a field."]),
            (mark("begin") + code("PAGE"), ["p has a field without an end."]),
            (mark("end"), [UNBUILT]),
            (mark("separate"), [UNBUILT]),
            (mark("begin") + code("PAGE") + mark("other") + mark("end"), [UNBUILT]),
            (mark("begin") + code("PAGE") + mark("separate") + mark("separate") + mark("end"), [UNBUILT]),
            (mark("begin") + code("IN") + field("PAGE") + mark("end"), ["p has a field inside the name of another.", UNBUILT, f"{NOT_HELD} (INPAGE)."]),
            (mark("begin") + code("IF ") + field("PAGE") + code(" = 1 a") + mark("end"), []),
            (mark("begin") + code('IF "') + field("PAGE") + code('" = 1 a') + mark("end"), []),
            (mark("begin") + code("=") + field("PAGE") + mark("end"), []),
            (field("PAGE", code("LINK")), ["p has the code of a field outside a field."]),
            (field("PAGE", "<w:r><w:t>LINK</w:t></w:r>"), []),
            *((f"{mark('begin')}<w:r><w:{name}>LINK</w:{name}></w:r>{mark('end')}", [f"{NOT_HELD} (LINK)."]) for name in ("t", "delText", "delInstrText")),
            ("<w:r><w:delInstrText>PAGE</w:delInstrText></w:r>", ["p has the code of a field outside a field."]),
            (mark("begin") + code("IF") + code(" ") + field("PAGE") + mark("end"), []),
            (mark("begin") + code("IF ") + code("PA") + field("GE") + mark("end"), ["p has a field inside the name of another.", UNBUILT]),
        ],
    )  # fmt: skip
    def test_every_other_is_told(self, inner: str, found: list[str]):
        assert list(house_fields.faults("p", xml(inner))) == found

    def test_the_places_that_fields_and_links_lead_to(self):
        inner = "".join(
            map(field, (" REF a \\h", 'pageref "b c"', "NOTEREF d", 'HYPERLINK \\l "e f"', "HYPERLINK \\l g", "PAGE"))
        )
        links = '<w:hyperlink w:anchor="h" r:id="i"/><w:hyperlink/><w:other w:anchor="j"/>'

        assert list(places(xml(inner + links))) == ["a", "b c", "d", "e f", "g", "h"]

    def test_an_element_stands_in_a_field_from_its_begin_to_its_end(self):
        root = xml(f"<w:p/>{field('PAGE', '<w:p/>')}<w:p/>{mark('begin')}<w:p/>")

        assert [stands_in_field(root, one) for one in root.iter(w("p"))] == [False, True, False, True]
        assert stands_in_field(root, xml("")) is False


class TestContent:
    @pytest.mark.parametrize(
        ("inner", "found"),
        [
            ("<w:ins/>", ["word/a.xml holds tracked changes: accept or reject all of them in Word, and stop tracking."]),
            *((f"<w:{kind}/>", ["word/a.xml holds tracked changes: accept or reject all of them in Word, and stop tracking."]) for kind in (
                "del", "moveFrom", "moveTo", "delText", "cellIns", "cellDel", "cellMerge", "moveFromRangeStart", "moveToRangeStart",
                "numberingChange", "tblGridChange", "tblPrExChange", "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tcPrChange", "trPrChange",
                "customXmlInsRangeStart", "customXmlDelRangeStart", "customXmlMoveFromRangeStart", "customXmlMoveToRangeStart",
            )),
            *((f"<w:{kind}/>", ["word/a.xml holds comments: take them out (Review, Delete All Comments)."]) for kind in ("commentReference", "commentRangeStart", "commentRangeEnd")),
            *((f"<w:{kind}/>", [f"word/a.xml holds an object that is fetched or run ({kind}): take it out."]) for kind in (
                "altChunk", "subDoc", "object", "OLEObject", "control", "movie", "externalData", "frameset", "ffData", "script",
            )),
            *((f'<v:x {kind}="u"/>', ["word/a.xml fetches something from outside (x: u)."]) for kind in ("src", "HREF", "r:href", "althref", "actionhref")),
            ('<v:x src="#u"/>', []),
            ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>x</w:t></w:r>", ["word/a.xml holds hidden text, which would go out in every agreement: take it out."]),
            ("<w:r><w:rPr><w:vanish/></w:rPr></w:r>", []),
            *((f'<w:r><w:rPr><w:vanish w:val="{off}"/></w:rPr><w:t>x</w:t></w:r>', []) for off in ("0", "false", "off")),
            ('<w:bookmarkStart w:id="1" w:name="_c_a"/><w:bookmarkEnd w:id="1"/>', ["word/a.xml holds bookmarks of an agreement that was made before: make the house style from an empty document."]),
            ('<w:bookmarkStart w:id="1" w:name="_H_a"/><w:bookmarkEnd w:id="1"/>', ["word/a.xml holds bookmarks of an agreement that was made before: make the house style from an empty document."]),
            ('<w:bookmarkStart w:id="1" w:name="A"/><w:bookmarkEnd w:id="1"/><w:bookmarkStart w:id="2" w:name="a"/><w:bookmarkEnd w:id="2"/>', ["word/a.xml has the bookmark 'a' twice."]),
            ('<w:bookmarkStart w:id="1" w:name="a"/>', ["word/a.xml has a bookmark that lacks its start or its end."]),
            ('<w:bookmarkStart w:id="1" w:name="a"/><w:bookmarkEnd w:id="1"/><w:hyperlink w:anchor="A"/>', []),
            ('<w:hyperlink w:anchor="z"/><w:hyperlink w:anchor="y"/>', ["word/a.xml refers to the bookmark 'y', which is not there.", "word/a.xml refers to the bookmark 'z', which is not there."]),
            ("<w:delInstrText/>", ["word/a.xml holds tracked changes: accept or reject all of them in Word, and stop tracking.", "word/a.xml has the code of a field outside a field."]),
            ('<a:ins xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"/><v:script/>', ["word/a.xml holds an object that is fetched or run (script): take it out."]),
            ('<a:ins xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"/>', []),
            (field("DDE a"), ["word/a.xml has a field that a house style must not hold (DDE)."]),
            ('<x:r xmlns:x="urn:assembler:record:1"/>', []),
        ],
    )  # fmt: skip
    def test_all_that_a_part_must_not_hold_is_told(self, inner: str, found: list[str]):
        assert list(house_content.faults({"word/a.xml": xml(inner), "word/_rels/a.rels": xml("<w:ins/>")})) == found

    def test_parts_word_does_not_show_may_hold_anything_but_a_record(self):
        record = parse(b'<record xmlns="urn:assembler:record:1"/>')
        named = parse(b'<a xmlns:x="urn:assembler:record:1"/>')
        told = "It holds the record of another agreement ({}): take it out with Word's Document Inspector."

        assert list(house_content.faults({"customXml/a.xml": xml("<w:ins/>")})) == []
        assert list(house_content.faults({"b.xml": record, "a.xml": named})) == [
            told.format("a.xml"),
            told.format("b.xml"),
        ]

    def test_a_strict_file_and_properties_of_its_own_are_told(self):
        strict = parse(b'<a xmlns="http://purl.oclc.org/ooxml/wordprocessingml/main"/>')
        names = "".join(f'<property name="{name}"/>' for name in ("Matter", "Client", "MSIP_Label_x", "ContentTypeId"))
        own = parse(f'<Properties xmlns="urn:p">{names}</Properties>'.encode())

        declared = parse(b'<a xmlns:s="http://purl.oclc.org/ooxml/officeDocument/math"/>')

        assert list(house_content.faults({"b.xml": declared})) == [
            "b.xml is in the “Strict” form: save the file in Word as “Word Document (*.docx)”."
        ]
        assert list(house_content.faults({"[Content_Types].xml": strict, "word/_rels/a.xml.RELS": strict})) == []
        assert list(house_content.faults({"a.xml": strict, "docProps/custom.xml": own})) == [
            "a.xml is in the “Strict” form: save the file in Word as “Word Document (*.docx)”.",
            "The file has properties of its own (Client, Matter), which no agreement is given: "
            "take them out in Word (File, Info, Properties, Advanced Properties, Custom).",
        ]

    @pytest.mark.parametrize(("length", "shown"), [(120, "M" * 120), (121, "M" * 119 + "…")])
    def test_properties_of_its_own_are_listed_as_far_as_a_message_goes(self, length: int, shown: str):
        own = parse(f'<Properties xmlns="urn:p"><property name="{"M" * length}"/></Properties>'.encode())

        assert list(house_content.faults({"docProps/custom.xml": own})) == [
            f"The file has properties of its own ({shown}), which no agreement is given: "
            "take them out in Word (File, Info, Properties, Advanced Properties, Custom)."
        ]


def types(*entries: str) -> Element:
    inner = "".join(entries)
    return parse(
        f'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{inner}</Types>'.encode()
    )


def override(name: str, kind: str) -> str:
    return f'<Override PartName="/{name}" ContentType="{kind}"/>'


def links(*entries: str) -> Element:
    inner = "".join(entries)
    return parse(
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>'.encode()
    )


def link(kind: str, target: str, mode: str = "", at: str = "x") -> str:
    return f'<Relationship Id="{at}" Type="{kind}" Target="{target}"{f" TargetMode={mode!r}" if mode else ""}/>'


class TestPackage:
    def told(self, members: dict[str, bytes], *entries: str, **parts: Element) -> list[str]:
        main = override("word/document.xml", f"{WORD}document.main+xml")
        named = {name.replace("__", "/") + ".rels": part for name, part in parts.items()}
        every = {"[Content_Types].xml": types(main, *entries), **named}
        return list(house_package.faults({"word/document.xml": b"", **members}, every))

    def test_a_main_part_of_another_kind_is_told(self):
        other = types(override("word/document.xml", f"{WORD}template.main+xml"))

        assert list(house_package.faults({"word/document.xml": b""}, {"[Content_Types].xml": other})) == [
            "It is not a plain Word document: save it as .docx, without macros.",
            f"It holds word/document.xml ({WORD}template.main+xml): take out macros, embedded files, charts and other objects.",
        ]

    @pytest.mark.parametrize(
        ("name", "kind"),
        [
            *((f"word/{kind}.xml", f"{WORD}{kind}+xml") for kind in ("styles", "numbering", "settings", "fontTable", "webSettings", "footnotes", "endnotes", "header", "footer")),
            ("word/glossary/document.xml", f"{WORD}document.glossary+xml"),
            ("word/stylesWithEffects.xml", "application/vnd.ms-word.stylesWithEffects+xml"),
            ("word/theme/theme1.xml", "application/vnd.openxmlformats-officedocument.theme+xml"),
            ("word/theme/over.xml", "application/vnd.openxmlformats-officedocument.themeOverride+xml"),
            ("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
            ("docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml"),
            ("docProps/custom.xml", "application/vnd.openxmlformats-officedocument.custom-properties+xml"),
            ("docMetadata/LabelInfo.xml", "application/vnd.ms-office.classificationlabels+xml"),
            ("package/services/metadata/core-properties/a.psmdcp", "application/vnd.openxmlformats-package.core-properties+xml"),
            ("customXml/itemProps1.xml", "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"),
            ("customXml/item1.xml", "application/xml"),
            *((f"word/media/a.{ending}", f"image/{kind}") for ending, kind in (("png", "png"), ("jpeg", "jpeg"), ("JPG", "jpg"), ("gif", "gif"), ("bmp", "bmp"), ("tiff", "tiff"), ("tif", "tiff"), ("emf", "x-emf"), ("wmf", "x-wmf"))),
            ("docProps/thumbnail.jpeg", "image/jpeg"),
            ("media/a.png", "image/png"),
            ("word/fonts/a.odttf", "application/vnd.openxmlformats-officedocument.obfuscatedFont"),
            ("word/fonts/a.ttf", "application/x-font-ttf"),
            ("word/fonts/a.fntdata", "application/x-fontdata"),
            *((name, "application/vnd.openxmlformats-package.relationships+xml") for name in ("_rels/.rels", "word/_rels/a.rels", "word/glossary/_rels/a.rels", "word/theme/_rels/a.rels", "customXml/_rels/a.rels")),
            ("word/people.xml", ""),
        ],
    )  # fmt: skip
    def test_a_part_of_the_lists_is_taken(self, name: str, kind: str):
        assert self.told({name: b""}, override(name, kind)) == []

    @pytest.mark.parametrize(
        ("name", "kind", "data", "found"),
        [
            ("word/a/b.xml", f"{WORD}styles+xml", b"", "It holds word/a/b.xml ({}styles+xml): take out macros, embedded files, charts and other objects."),
            ("media/a.svg", "image/png", b"", "It holds media/a.svg (image/png): take out macros, embedded files, charts and other objects."),
            ("word/x.bin", "", b"", "It holds word/x.bin (no type): take out macros, embedded files, charts and other objects."),
            ("WORD/comments9.xml", "application/xml", b"MZ", "It holds WORD/comments9.xml: take out all comments (Review, Delete All Comments)."),
            ("word/n.xml", f"{WORD}commentsIds+xml", b"", "It holds word/n.xml: take out all comments (Review, Delete All Comments)."),
            ("media/a.png", "image/png", b"\xd0\xcf\x11\xe0x", "It holds media/a.png, which is an Office file of the old kind: take it out."),
            ("media/a.png", "image/png", b"PK\3\4", "It holds media/a.png, which is a package: take it out."),
            ("media/a.png", "image/png", b"MZ", "It holds media/a.png, which is a program: take it out."),
        ],
    )  # fmt: skip
    def test_another_part_is_refused(self, name: str, kind: str, data: bytes, found: str):
        assert self.told({name: data}, override(name, kind)) == [found.format(WORD)]

    @pytest.mark.parametrize("kind", ["x/macroEnabled", "x/VBA", "x/OleObject", "x/activeX", "x/attachedToolbars", "x/htmlDocument", "x/y.template"])  # fmt: skip
    def test_a_kind_that_is_declared_and_may_not_be_is_refused(self, kind: str):
        assert self.told({}, f'<Default Extension="q" ContentType="{kind}"/>') == [
            f"It declares parts of a kind that a house style must not hold ({kind})."
        ]

    def test_onlyoffice_declares_an_object_in_every_file(self):
        kind = "application/vnd.openxmlformats-officedocument.oleObject"
        assert self.told({}, f'<Default Extension="bin" ContentType="{kind}"/>') == []

    @pytest.mark.parametrize(
        ("entry", "found"),
        [
            *((link(f"{OFFICE}/{kind}", "document.xml"), []) for kind in ("styles", "numbering", "settings", "fontTable", "theme", "webSettings", "header", "footer", "footnotes", "endnotes", "image", "hyperlink", "customXml", "customXmlProps", "font", "glossaryDocument")),
            (link("http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects", "DOCUMENT.xml"), []),
            (link("http://schemas.microsoft.com/office/2011/relationships/people", "gone.xml"), ["word/_rels/a.xml.rels leads to a part that is not there (people: gone.xml)."]),
            (link(f"{OFFICE}/chart", "document.xml"), ["word/_rels/a.xml.rels leads to something that a house style must not hold (chart: document.xml)."]),
            (link(f"{OFFICE}/officeDocument", "document.xml"), ["word/_rels/a.xml.rels leads to something that a house style must not hold (officeDocument: document.xml)."]),
            (link(f"{OFFICE}/image", "../gone.png"), ["word/_rels/a.xml.rels leads to a part that is not there (image: ../gone.png)."]),
            (link(f"{OFFICE}/image", "#here"), []),
            (link(f"{OFFICE}/image", "../word/document.xml#here", "Internal"), []),
            (link(f"{OFFICE}/hyperlink", "https://a.b", "External"), []),
            (link(f"{OFFICE}/hyperlink", "MAILTO:a@b", "External"), []),
            (link(f"{OFFICE}/hyperlink", "https://a b", "External"), ["word/_rels/a.xml.rels fetches something from outside (hyperlink: https://a b)."]),
            (link(f"{OFFICE}/image", "https://a.b", "External"), ["word/_rels/a.xml.rels fetches something from outside (image: https://a.b)."]),
        ],
    )  # fmt: skip
    def test_where_a_part_may_lead(self, entry: str, found: list[str]):
        assert self.told({}, **{"word___rels__a.xml": links(entry)}) == found

    @pytest.mark.parametrize(
        ("entry", "brief"),
        [
            ("<Relationship/>", ": "),
            (f'<Relationship Type="{OFFICE}/chart"/>', "chart: "),
            ('<Relationship Target="document.xml"/>', ": document.xml"),
        ],
    )
    def test_a_link_that_lacks_what_it_should_say_is_refused(self, entry: str, brief: str):
        assert self.told({}, **{"word___rels__a.xml": links(entry)}) == [
            f"word/_rels/a.xml.rels leads to something that a house style must not hold ({brief})."
        ]

    def test_types_lacking_what_they_should_say_are_of_no_other_part(self):
        by_name = '<Override ContentType="X "/><Override PartName="/b.d"/><Override PartName="/C.e" ContentType="Z"/>'
        by_ending = '<Default ContentType="y"/><Default Extension="e"/><Default Extension="D" ContentType="W"/>'

        assert types_of(types(by_name, by_ending), ["", "b.d", "c.E", "f.e", "g.d", "h", "i."]) == {
            "": "x",
            "b.d": "w",
            "c.E": "z",
            "f.e": "",
            "g.d": "w",
            "h": "",
            "i.": "y",
        }

    @pytest.mark.parametrize(
        "kind",
        [
            f"{OFFICE}/officeDocument",
            f"{OFFICE}/extended-properties",
            f"{OFFICE}/custom-properties",
            "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
            "http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail",
            "http://schemas.microsoft.com/office/2020/02/relationships/classificationlabels",
        ],
    )
    def test_where_the_package_may_lead(self, kind: str):
        assert self.told({}, _rels__=links(link(kind, "word/document.xml"))) == []
        assert self.told({}, _rels__=links(link(f"{OFFICE}/image", "word/document.xml"))) == [
            "_rels/.rels leads to something that a house style must not hold (image: word/document.xml)."
        ]

    def test_an_address_outside_is_for_a_link_that_a_reader_presses(self):
        inner = '<w:hyperlink r:id="x"/><v:hlinkClick r:id="x"/><v:hlinkHover r:id="x"/><v:a r:id="other"/><v:b id="x"/><v:c r:link="x"/><v:d relid="x"/><v:e r:relid="x"/><v:f w:relid="x"/>'
        parts = {
            "[Content_Types].xml": types(override("word/document.xml", f"{WORD}document.main+xml")),
            "word/document.xml": xml(inner),
            "word/_rels/document.xml.rels": links(link(f"{OFFICE}/hyperlink", "https://a.b", "External")),
        }

        assert list(house_package.faults({"word/document.xml": b""}, parts)) == [
            "word/document.xml fetches something from outside (c).",
            "word/document.xml fetches something from outside (d).",
            "word/document.xml fetches something from outside (e).",
            "word/document.xml fetches something from outside (f).",
        ]

    @pytest.mark.parametrize(
        ("text", "shown"),
        [("a", "a"), ("a" * 80, "a" * 80), ("a" * 81, "a" * 79 + "…"), ("a\nb\u202e", "a\ufffdb\ufffd"), (7, "7")],
    )
    def test_a_name_is_shown_short_and_printable(self, text: object, shown: str):
        assert shown_name(text) == shown

    @pytest.mark.parametrize(
        ("at", "target", "part"),
        [
            ("_rels/.rels", "word/document.xml", "word/document.xml"),
            ("word/_rels/document.xml.rels", "styles.xml", "word/styles.xml"),
            ("word/_rels/document.xml.rels", "/customXml/a.xml", "customXml/a.xml"),
            ("word/_rels/document.xml.rels", "../media/a%20b.png#x", "media/a b.png"),
            ("word/_rels/document.xml.rels", "../../../a", "a"),
        ],
    )
    def test_the_part_that_a_link_leads_to(self, at: str, target: str, part: str):
        assert target_of(at, target) == part

    def test_the_type_of_a_part_is_its_own_or_that_of_its_ending(self):
        declared = types(override("word/A.xml", " X/Y "), '<Default Extension="XML" ContentType="q/R"/>')

        assert types_of(declared, ["WORD/a.xml", "b.xml", "c.bin"]) == {
            "WORD/a.xml": "x/y",
            "b.xml": "q/r",
            "c.bin": "",
        }

    def test_what_the_text_leads_to_is_kept_with_its_links(self):
        members = ["word/document.xml", "word/_rels/document.xml.rels", "word/Styles.xml", "word/media/a.png", "word/footer.xml", "word/_rels/footer.xml.rels", "docProps/core.xml", "word/people.xml", "word/left.xml"]  # fmt: skip
        parts = {
            "word/_rels/document.xml.rels": links(link("t", "styles.xml"), link("t", "footer.xml"), link("t", "people.xml"), link("t", "left.xml", "External"), link("t", "gone.xml")),
            "word/_rels/footer.xml.rels": links(link("t", "media/a.png"), link("t", "document.xml")),
        }  # fmt: skip

        assert kept(members, parts) == {"word/document.xml", "word/_rels/document.xml.rels", "word/Styles.xml", "word/media/a.png", "word/footer.xml", "word/_rels/footer.xml.rels"}  # fmt: skip


def section(size: str = 'w:w="1000" w:h="2000"', margins: str = "", more: str = "") -> str:
    sides = margins or 'w:left="100" w:right="200" w:top="300" w:bottom="400"'
    return f"<w:sectPr><w:pgSz {size}/><w:pgMar {sides}/>{more}</w:sectPr>"


class TestPages:
    @pytest.mark.parametrize(
        ("sections", "found"),
        [
            (section(), []),
            ("", ["Its page has no width or height, or lacks a margin."]),
            (f"<w:p><w:pPr>{section()}</w:pPr></w:p>", ["Its page has no width or height, or lacks a margin."]),
            ("<w:sectPr/>", ["Its page has no width or height, or lacks a margin."]),
            (section('w:w="1000"'), ["Its page has no width or height, or lacks a margin."]),
            *((section(margins=" ".join(f'w:{side}="1"' for side in ("left", "right", "top", "bottom") if side != lost)), ["Its page has no width or height, or lacks a margin."]) for lost in ("left", "right", "top", "bottom")),
            (section('w:w="10.5" w:h="2000"'), ["The width or height of its page, or a margin, is not a whole number of twentieths of a point: save it with Word."]),
            (section(margins='w:left="-100" w:right="200" w:top="-300" w:bottom="400"'), []),
            (section('w:w="300" w:h="2000"'), ["Its margins leave no room for text on its page."]),
            (section('w:w="301" w:h="2000"'), []),
            (section('w:w="1000" w:h="700"'), ["Its margins leave no room for text on its page."]),
            (section('w:w="1000" w:h="701"'), []),
            (section() + '<w:p><w:br/><w:br w:type="textWrapping"/></w:p>', []),
            *((section() + f'<w:p><w:br w:type="{kind}"/></w:p>', ["Its text holds a manual page break; start pages by a style."]) for kind in ("page", "column")),
        ],
    )  # fmt: skip
    def test_what_is_wrong_with_pages_is_told(self, sections: str, found: list[str]):
        assert list(house_page.faults(xml(f"<w:body>{sections}</w:body>"))) == found

    @pytest.mark.parametrize(
        ("page", "size"),
        [
            (section(), PageSize(700, 1300)),
            (section(more='<w:cols w:num="1" w:space="50"/>'), PageSize(700, 1300)),
            (section(more='<w:cols w:num="2" w:space="100"/>'), PageSize(300, 1300)),
            (section('w:w="2000" w:h="2000"', more='<w:cols w:num="2"/>'), PageSize(490, 1300)),
            (section(margins='w:left="100" w:right="200" w:top="-300" w:bottom="-400" w:gutter="50"'), PageSize(650, 1300)),
            (section(more='<w:cols w:num="0"/>'), PageSize(700, 1300)),
            (section(more='<w:cols w:num="two"/>'), PageSize(700, 1300)),
            ("", PageSize(0, 0)),
            (section('w:w="1000"'), PageSize(0, 0)),
            (section('w:w="wide" w:h="2000"'), PageSize(0, 0)),
        ],
    )  # fmt: skip
    def test_the_room_on_a_page_is_what_margins_and_columns_leave(self, page: str, size: PageSize):
        root = xml(f"<w:body><w:p/>{page}</w:body>")

        assert page_with(root, root[0][0]) == size

    def test_a_paragraph_stands_on_the_page_of_the_section_that_ends_next(self):
        one, two, last = (section(f'w:w="{wide}" w:h="2000"') for wide in (1000, 1100, 1200))
        root = xml(f"<w:body><w:p/><w:p><w:pPr>{one}</w:pPr></w:p><w:p><w:pPr>{two}</w:pPr></w:p><w:p/>{last}</w:body>")

        assert [page_with(root, each).width for each in root[0].iterfind(w("p"))] == [700, 700, 800, 900]


def style(name: str, inner: str = "", kind: str = "paragraph", at: str = "") -> str:
    return (
        f'<w:style w:type="{kind}" w:styleId="{at or name.replace(" ", "")}"><w:name w:val="{name}"/>{inner}</w:style>'
    )


BREAK = "<w:pPr><w:pageBreakBefore/></w:pPr>"


class TestStyles:
    def test_a_style_is_known_in_whatever_letters_and_to_the_letter_first(self):
        styles = xml(
            style("HEADING 1", at="a")
            + style("heading 1", at="b")
            + style("Heading 1", at="c")
            + style("My own", at="d"),
            "styles",
        )

        assert style_ids(styles) == {"heading 1": "b", "My own": "d"}
        assert list(named_styles(styles)) == ["heading 1", "My own"]
        assert style_ids(xml(style("Heading 1", at="a"), "styles")) == {"heading 1": "a"}

    def test_a_style_begins_a_page_by_itself_or_by_what_it_is_based_on(self):
        off = '<w:pPr><w:pageBreakBefore w:val="{}"/></w:pPr>'
        based = '<w:basedOn w:val="{}"/>'
        styles = xml(
            style("heading 1", BREAK)
            + style("Recital", based.format("Other"))
            + style("Other", BREAK)
            + style("Party", based.format("Other") + off.format("0"))
            + style("Title", off.format("false"))
            + style("Table Text", off.format("off"))
            + style("Definition", off.format("1"))
            + style("Signature", based.format("Signature"))
            + style("Body Text", based.format("Gone")),
            "styles",
        )

        assert beginning_pages(styles) == {"heading 1", "Recital", "Definition"}

    @pytest.mark.parametrize(("above", "begins"), [(19, {"Party"}), (20, set())])
    def test_styles_are_followed_down_to_twenty(self, above: int, begins: set[str]):
        names = ["Party", *(f"Own {at}" for at in range(1, above)), "Last"]
        chain = "".join(style(name, f'<w:basedOn w:val="{base.replace(" ", "")}"/>') for name, base in pairwise(names))

        assert beginning_pages(xml(chain + style("Last", BREAK), "styles")) == begins

    def test_indents_are_those_of_the_levels_of_our_styles(self):
        styles = xml(
            style("heading 1", at="h")
            + style("Recital", at="r")
            + style("Mine", at="m")
            + style("Party", at="p")
            + style("Definition", at="d"),
            "styles",
        )
        level = '<w:lvl><w:pStyle w:val="{}"/><w:pPr><w:ind {}/></w:pPr></w:lvl>'
        numbering = xml(
            level.format("h", 'w:left="720" w:hanging="360" w:right="9"')
            + level.format("r", 'w:start="-10" w:firstLine="x"')
            + level.format("m", 'w:left="1"')
            + level.format("p", 'w:right="1"')
            + level.format("d", 'w:firstLine="5" w:left="-7"')
            + '<w:lvl><w:pStyle w:val="r"/></w:lvl><w:lvl><w:pStyle w:val="p"/></w:lvl>',
            "numbering",
        )

        assert indents(styles, numbering) == {
            "heading 1": '<w:ind w:left="720" w:hanging="360"/>',
            "Recital": '<w:ind w:start="-10"/>',
            "Definition": '<w:ind w:left="-7" w:firstLine="5"/>',
        }


class TestRules:
    def told(self, settings: str, more: str = "", lang: str = "en-GB") -> list[str]:
        """What the rules say of settings and styles; of what they say of lists, nothing."""
        every = "".join(style(name, kind=kind) for name, kind in REQUIRED.items() if f'"{name}"' not in more)
        defaults = (
            f'<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="{lang}"/></w:rPr></w:rPrDefault></w:docDefaults>'
        )
        parts = {
            "[Content_Types].xml": types(override("word/document.xml", f"{WORD}document.main+xml")),
            "word/document.xml": xml(f"<w:body>{section()}</w:body>"),
            "word/settings.xml": xml(settings, "settings"),
            "word/styles.xml": xml(defaults + every + more, "styles"),
            "word/numbering.xml": xml("", "numbering"),
        }
        found = house_rules.faults({"word/document.xml": b""}, parts)
        return [one for one in found if not one.startswith("List of ")]

    MODE = '<w:compat><w:compatSetting w:name="compatibilityMode" w:val="15"/><w:compatSetting w:name="x" w:val="1"/></w:compat>'

    @pytest.mark.parametrize(
        ("settings", "found"),
        [
            ("", []),
            ("<w:documentProtection/>", []),
            *((f'<w:trackRevisions w:val="{off}"/>', []) for off in ("0", "false", "off")),
            *((f"<w:{name}/>", [f"Its settings hold {name}; take it out."]) for name in ("updateFields", "attachedTemplate", "mailMerge")),
            ('<w:documentProtection w:edit="readOnly"/>', ["Its settings protect the document: take the protection off (Review, Restrict Editing)."]),
            ("<w:trackRevisions/>", ["Its settings track changes: turn Track Changes off (Review), so that agreements do not begin with it."]),
        ],
    )  # fmt: skip
    def test_settings_that_change_a_document_are_told(self, settings: str, found: list[str]):
        assert self.told(settings + self.MODE) == found

    @pytest.mark.parametrize("settings", ["", MODE.replace("15", "14"), MODE + MODE])
    def test_the_file_must_be_in_the_mode_of_a_word_of_our_day(self, settings: str):
        assert self.told(settings) == [
            "Its compatibility mode is not that of Word 2013 or later (15): convert it in Word under File, Info."
        ]

    def test_styles_and_language(self):
        kind = REQUIRED["Recital"]

        assert self.told(self.MODE, style("Recital", kind="character"), "en-US") == [
            f"Its style 'Recital' is a character style and must be a {kind} style.",
            "Its language is not English (United Kingdom) in the document defaults.",
        ]
        assert self.told(
            self.MODE,
            style("Other", "<w:link w:val='\"Recital\"'/>").replace(
                "w:link w:val='\"Recital\"'", "w:x w:val='\"Recital\"'"
            ),
        ) == ["It lacks the paragraph style 'Recital'."]


SHIPPED = [
    "Clauses: 1., 1.1, (a), (i), (A)",
    "Schedules: Schedule 1, 1., 1.1, (a), (i)",
    "Definitions: (a), (i)",
    "Parties: (1)",
    "Recitals: (A)",
    "Schedules run on.",
    "Execution blocks run on, each whole on one page.",
    "Room for text: 16.0 by 24.6 cm",
    "Headers, footers and text print: short_title, reference, marking, edition",
    "They could also print: title, version, status, dated",
]


def test_a_styles_account_says_how_it_numbers_and_what_it_prints():
    style = house()

    assert list(account(style)) == SHIPPED
    of_their_own = replace(
        style,
        begins_pages=frozenset({"heading 1", STYLES["schedule"], EXECUTION_HEADING}),
        pages={"schedules": PageSize(56_700, 113_400), "execution": PageSize(5670, 624)},
        document=replace(style.document, pieces=("a", "body", "b")),
        furniture=(),
    )
    assert list(account(of_their_own))[5:] == [
        "Schedules begin a page each.",
        "Execution blocks begin a page each.",
        "Room for schedules: 100.0 by 200.0 cm",
        "Room for execution blocks: 10.0 by 1.1 cm",
        "Headers, footers and text print: nothing",
        "They could also print: title, short_title, reference, version, marking, status, edition, dated",
    ]
    without = replace(style, styles={name: at for name, at in style.styles.items() if name != EXECUTION_HEADING})
    assert "Execution blocks begin a page each." in list(account(without))
