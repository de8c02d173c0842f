"""House styles made to harm, or with words of another matter in them: each is refused in plain words, or what it holds is kept whole."""

from __future__ import annotations

import contextlib
import random
import time
from typing import ClassVar

import pytest
from searching import tries
from word.reading import HOUSE, changed, part, with_member
from word.sample import sample
from word.test_template import LINKS, OFFICE, PACKAGE, SOURCE, TYPES, faults, linked

from assembler.errors import HouseStyleError
from assembler.word.house_style import load_house_style
from assembler.word.lint import lint
from assembler.word.package import join, packed_member, unpack
from assembler.word.writer import write_document

DOCUMENT, FOOTER = "word/document.xml", "word/footer1.xml"
W = "application/vnd.openxmlformats-officedocument.wordprocessingml"
OUTSIDE = 'Target="http://example.org/a.png" TargetMode="External"/></Relationships>'
IMAGE_NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)


def before_body(xml: str, source: bytes = SOURCE) -> bytes:
    """The house style with a paragraph of this content before the text."""
    return changed(source, DOCUMENT, "<w:body>", f"<w:body><w:p>{xml}</w:p>")


def mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def code(text: str) -> str:
    return f"<w:r><w:instrText>{text}</w:instrText></w:r>"


def field(text: str) -> str:
    return mark("begin") + code(text) + mark("separate") + "<w:r><w:t>x</w:t></w:r>" + mark("end")


HOSTILE_FIELDS = {
    "INCLUDEPICTURE": "includepicture &quot;http://example.org/a.png&quot; \\d",
    "INCLUDETEXT": "IncludeText c:\\\\secret.docx",
    "INCLUDE": "INCLUDE c:\\\\secret.docx",
    "RD": "rd c:\\\\secret.docx",
    "DDEAUTO": 'DdeAuto c:\\\\cmd.exe "/k calc"',
    "DDE": "DDE excel a b",
    "LINK": "LINK Excel.Sheet.8 a.xls",
    "IMPORT": "IMPORT a.png",
    "DATABASE": "DATABASE \\d a.mdb",
    "MACROBUTTON": "MACROBUTTON Run press",
    "AUTOTEXT": "AUTOTEXT other-matter",
    "DOCPROPERTY": "DOCPROPERTY Client",
    "QUOTE": "QUOTE 73 78 67",
    "{{": "{{ title }}",
}


@pytest.mark.row("I1")
class TestFields:
    @pytest.mark.parametrize("command", HOSTILE_FIELDS)
    def test_a_field_that_is_not_on_the_list_is_refused_in_any_letters(self, command: str):
        assert any(
            f"must not hold ({command}" in fault for fault in faults(before_body(field(f" {HOSTILE_FIELDS[command]} ")))
        )

    @pytest.mark.parametrize("name", ["fldSimple", "other"])
    def test_a_field_in_one_piece_is_read_alike_in_any_dialect(self, name: str):
        dialect = "http://purl.oclc.org/ooxml/wordprocessingml/main" if name == "other" else ""
        prefix = f'<s:fldSimple xmlns:s="{dialect}" s:instr' if dialect else "<w:fldSimple w:instr"
        ending = prefix[1:].partition(" ")[0]

        assert any("must not hold (DDE)" in found for found in faults(before_body(f'{prefix}="dde a b"></{ending}>')))

    HIDDEN: ClassVar = {
        "glued to a good one": field(" PAGE ") + field("INCLUDETEXT a"),
        "split over runs": mark("begin") + code("INCLU") + code("DETEXT a") + mark("end"),
        "inside the code of another": mark("begin") + code(" IF ") + field("INCLUDETEXT a") + code(" = 1 ") + mark("end"),
        "inside the result of another": mark("begin") + code("PAGE") + mark("separate") + field("INCLUDETEXT a") + mark("end"),
        "typed as plain words": f"{mark('begin')}<w:r><w:t>INCLUDETEXT a</w:t></w:r>{mark('end')}",
        "in deleted words": f"{mark('begin')}<w:r><w:delInstrText>INCLUDETEXT a</w:delInstrText></w:r>{mark('end')}",
        "across a comment of the XML": mark("begin") + code("INCLU<!-- -->DETEXT a") + mark("end"),
    }  # fmt: skip

    @pytest.mark.parametrize("place", HIDDEN)
    def test_a_hostile_field_is_found_wherever_it_hides(self, place: str):
        assert any("must not hold (INCLUDETEXT)" in found for found in faults(before_body(self.HIDDEN[place])))

    UNSOUND: ClassVar = {
        "named by another": (mark("begin") + code("INCLUDE") + field("PAGE") + code("TEXT a") + mark("end"), "inside the name of another"),
        "without an end": (mark("begin") + code("PAGE"), "a field without an end"),
        "without a begin": (mark("end"), "not built as Word builds one"),
        "without marks": (code("PAGE"), "the code of a field outside a field"),
        "around the text": (mark("begin") + code("IF 1 = 1 ") + mark("separate") + f"</w:p><w:p><w:r><w:t>{{{{ body }}}}</w:t></w:r></w:p><w:p>{mark('end')}", "in a paragraph of its own"),
        "that leads outside": (field(' HYPERLINK "http://example.org"'), "leads outside (HYPERLINK)"),
        "that leads outside by a switch": (field(' HYPERLINK \\l a "http://example.org"'), "leads outside (HYPERLINK)"),
    }  # fmt: skip

    @pytest.mark.parametrize("case", UNSOUND)
    def test_a_field_that_is_not_sound_is_refused(self, case: str):
        xml, words = self.UNSOUND[case]
        source = before_body(xml)
        if case == "around the text":
            source = changed(
                source,
                DOCUMENT,
                '<w:p><w:pPr><w:pStyle w:val="BodyText"/></w:pPr><w:r><w:t>{{ body }}</w:t></w:r></w:p>',
                "",
            )

        assert any(words in found for found in faults(source))

    @pytest.mark.parametrize("name", ["word/footnotes.xml", "word/notes9.xml"])
    def test_fields_of_notes_are_read_whatever_the_parts_name(self, name: str):
        notes = f'<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:footnote><w:p>{field("LINK a")}</w:p></w:footnote></w:footnotes>'
        source = linked(SOURCE, name, notes.encode(), kind=f"{OFFICE}/footnotes", content=f"{W}.footnotes+xml")

        assert faults(source) == [f"{name} has a field that a house style must not hold (LINK)."]

    def test_a_field_of_the_list_is_kept(self):
        nested = mark("begin") + code(" IF ") + field(" PAGE ") + code(' = 1 "" "more" ') + mark("end")

        assert part(write_document(sample(), load_house_style(before_body(nested), "firm.docx"))).count('= 1 ""') == 1


OBJECTS = {
    "VBA under another name": ("word/media/a.png", b"x", "http://schemas.microsoft.com/office/2006/relationships/vbaProject", "image/png", "word/_rels/document.xml.rels leads to something that a house style must not hold (vbaProject: /word/media/a.png)."),
    "VBA in capitals": ("word/VBAPROJECT.BIN", b"x", f"{OFFICE}/image", "Application/VND.ms-office.VbaProject", "It holds word/VBAPROJECT.BIN (application/vnd.ms-office.vbaproject): take out macros, embedded files, charts and other objects."),
    "an old Office file as a picture": ("word/media/a.png", b"\xd0\xcf\x11\xe0", f"{OFFICE}/image", "image/png", "It holds word/media/a.png, which is an Office file of the old kind: take it out."),
    "a package as a picture": ("word/media/a.png", b"PK\3\4", f"{OFFICE}/image", "image/png", "It holds word/media/a.png, which is a package: take it out."),
    "OLE": ("word/embeddings/a.bin", b"x", f"{OFFICE}/oleObject", f"{W}.oleObject", "word/_rels/document.xml.rels leads to something that a house style must not hold (oleObject: /word/embeddings/a.bin)."),
    "another document": ("word/afchunk.htm", b"<p>", f"{OFFICE}/aFChunk", "text/html", "word/_rels/document.xml.rels leads to something that a house style must not hold (aFChunk: /word/afchunk.htm)."),
    "another document as text": ("word/more.xml", b"<p/>", f"{OFFICE}/aFChunk", "application/xhtml+xml", "word/_rels/document.xml.rels leads to something that a house style must not hold (aFChunk: /word/more.xml)."),
    "a chart": ("word/charts/c.xml", b"<c/>", f"{OFFICE}/chart", "application/vnd.openxmlformats-officedocument.drawingml.chart+xml", "word/_rels/document.xml.rels leads to something that a house style must not hold (chart: /word/charts/c.xml)."),
    "XML under another ending": ("word/footnotes.bin", b"<x/>", f"{OFFICE}/footnotes", f"{W}.footnotes+xml", "It holds word/footnotes.bin (application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml): take out macros, embedded files, charts and other objects."),
    "a drawing of addresses": ("word/media/a.svg", b"<svg/>", f"{OFFICE}/image", "image/svg+xml", "It holds word/media/a.svg (image/svg+xml): take out macros, embedded files, charts and other objects."),
}  # fmt: skip


@pytest.mark.row("I1")
class TestPartsAndLinks:
    @pytest.mark.parametrize("case", OBJECTS)
    def test_a_part_that_is_not_on_the_list_is_refused(self, case: str):
        name, data, kind, content, words = OBJECTS[case]

        assert words in faults(linked(SOURCE, name, data, kind=kind, content=content))

    def test_types_are_read_without_regard_to_case(self):
        other = changed(
            SOURCE,
            TYPES,
            'PartName="/word/styles.xml" ContentType="application/',
            'PartName="/WORD/Styles.XML" ContentType="APPLICATION/',
        )

        assert load_house_style(other, "house.docx").styles == load_house_style(SOURCE, "house.docx").styles

    def test_a_declared_macro_type_is_refused_even_without_a_part(self):
        declared = '<Default Extension="foo" ContentType="application/vnd.ms-office.VBAProject"/></Types>'

        assert any(
            "declares parts of a kind" in found for found in faults(changed(SOURCE, TYPES, "</Types>", declared))
        )

    @pytest.mark.parametrize("at", [LINKS, PACKAGE, "word/_rels/header1.xml.rels"])
    @pytest.mark.parametrize("kind", ["image", "attachedTemplate", "subDocument"])
    def test_what_is_outside_is_refused_from_every_part(self, at: str, kind: str):
        links = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
        source = with_member(SOURCE, at, links.encode()) if at not in unpack(SOURCE) else SOURCE
        found = faults(
            changed(source, at, "</Relationships>", f'<Relationship Id="x" Type="{OFFICE}/{kind}" {OUTSIDE}')
        )

        assert f"{at} fetches something from outside ({kind}: http://example.org/a.png)." in found

    @pytest.mark.parametrize(
        "use", ['<a:blip r:link="x"/>', '<a:blip r:embed="x"/>', '<v:imagedata r:id="x"/>', '<v:imagedata r:href="x"/>', '<v:fill o:relid="x" xmlns:o="urn:schemas-microsoft-com:office:office"/>']
    )  # fmt: skip
    def test_a_picture_outside_that_calls_itself_a_hyperlink_is_refused(self, use: str):
        link = f'<Relationship Id="x" Type="{OFFICE}/hyperlink" {OUTSIDE}'
        source = changed(
            before_body(f"<w:r><w:pict {IMAGE_NAMESPACES}>{use}</w:pict></w:r>"), LINKS, "</Relationships>", link
        )

        assert any(found.startswith("word/document.xml fetches something from outside (") for found in faults(source))

    @pytest.mark.parametrize("address", ["file:///etc/passwd", "\\\\server\\share", "javascript:alert(1)", "NULL"])
    def test_a_link_may_lead_to_the_web_or_a_mailbox_alone(self, address: str):
        link = (
            f'<Relationship Id="x" Type="{OFFICE}/hyperlink" Target="{address}" TargetMode="External"/></Relationships>'
        )

        assert any(
            "fetches something from outside (hyperlink" in found
            for found in faults(changed(SOURCE, LINKS, "</Relationships>", link))
        )

    def test_the_firms_own_web_address_is_kept(self):
        link = f'<Relationship Id="x" Type="{OFFICE}/hyperlink" Target="https://www.example.org" TargetMode="External"/></Relationships>'
        source = changed(
            before_body('<w:hyperlink r:id="x"><w:r><w:t>Firm</w:t></w:r></w:hyperlink>'),
            LINKS,
            "</Relationships>",
            link,
        )
        made = write_document(sample(), load_house_style(source, "firm.docx"))

        assert "https://www.example.org" in part(made, LINKS)

    def test_a_picture_named_by_its_address_is_refused(self):
        source = before_body(
            f'<w:r><w:pict {IMAGE_NAMESPACES}><v:imagedata src="http://example.org/a.png"/></w:pict></w:r>'
        )

        assert faults(source) == [
            "word/document.xml fetches something from outside (imagedata: http://example.org/a.png)."
        ]

    def test_a_chunk_of_another_file_is_refused(self):
        assert any(
            "(altChunk)" in found
            for found in faults(changed(SOURCE, DOCUMENT, "<w:body>", '<w:body><w:altChunk r:id="x"/>'))
        )


@pytest.mark.row("D2")
class TestWordsOfAnotherMatter:
    CHANGES: ClassVar = {
        "inserted": '<w:ins w:id="1" w:author="A"><w:r><w:t>new</w:t></w:r></w:ins>',
        "deleted": '<w:del w:id="1" w:author="A"><w:r><w:delText>Another client Ltd</w:delText></w:r></w:del>',
        "moved": '<w:moveFrom w:id="1" w:author="A"><w:r><w:t>x</w:t></w:r></w:moveFrom>',
        "a mark that was deleted": '<w:pPr><w:rPr><w:del w:id="1" w:author="A"/></w:rPr></w:pPr>',
        "another look": '<w:pPr><w:pPrChange w:id="1" w:author="A"><w:pPr/></w:pPrChange></w:pPr>',
    }  # fmt: skip

    @pytest.mark.parametrize("change", CHANGES)
    def test_tracked_changes_are_refused(self, change: str):
        said = "word/document.xml holds tracked changes: accept or reject all of them in Word, and stop tracking."

        assert faults(before_body(self.CHANGES[change])) == [said]

    def test_tracked_changes_in_a_footer_are_refused_and_tracking_too(self):
        footer = changed(SOURCE, FOOTER, "</w:p>", f"{self.CHANGES['deleted']}</w:p>")
        tracking = changed(footer, "word/settings.xml", "<w:defaultTabStop", "<w:trackRevisions/><w:defaultTabStop")

        assert [found.partition(":")[0] for found in faults(tracking)] == [
            f"{FOOTER} holds tracked changes",
            "Its settings track changes",
        ]

    def test_comments_are_refused_by_their_marks_and_by_their_part(self):
        marked = before_body('<w:r><w:commentReference w:id="0"/></w:r>')
        source = linked(marked, "word/notes.xml", b"<c/>", kind=f"{OFFICE}/comments", content=f"{W}.comments+xml")

        assert {found.partition(":")[0] for found in faults(source)} == {
            "It holds word/notes.xml",
            "word/_rels/document.xml.rels leads to something that a house style must not hold (comments",
            "word/document.xml holds comments",
        }

    def test_hidden_words_are_refused(self):
        assert any(
            "holds hidden text" in found
            for found in faults(before_body("<w:r><w:rPr><w:vanish/></w:rPr><w:t>old</w:t></w:r>"))
        )

    def test_the_record_of_another_agreement_is_refused(self):
        source = linked(
            SOURCE,
            "customXml/item1.xml",
            b'<record xmlns="urn:assembler:record:1">{}</record>',
            kind=f"{OFFICE}/customXml",
            content="application/xml",
        )

        assert any("the record of another agreement" in found for found in faults(source))

    @pytest.mark.parametrize("name", ["docProps/custom.xml", "docProps/mine.xml"])
    def test_custom_properties_but_the_organisations_label_are_refused(self, name: str):
        def custom(*names: str) -> bytes:
            entries = "".join(f'<property name="{each}"/>' for each in names)
            xml = f'<Properties xmlns="{OFFICE.removesuffix("relationships")}custom-properties">{entries}</Properties>'
            content = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
            return linked(SOURCE, name, xml.encode(), kind=f"{OFFICE}/custom-properties", content=content, at=PACKAGE)

        assert ["properties of its own (Client, Matter)" in found for found in faults(custom("Matter", "Client"))] == [
            True
        ]
        assert load_house_style(custom("MSIP_Label_1_Name"), "firm.docx").name == "firm.docx"

    @pytest.mark.parametrize("words", ["{{ reference }}", "{</w:t></w:r><w:r><w:t>{ reference }}"])
    def test_a_placeholder_where_none_is_filled_in_is_refused(self, words: str):
        notes = f'<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:footnote><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:footnote></w:footnotes>'
        source = linked(
            SOURCE, "word/footnotes.xml", notes.encode(), kind=f"{OFFICE}/footnotes", content=f"{W}.footnotes+xml"
        )

        assert faults(source) == ["word/footnotes.xml takes no placeholder: take out what is in {{ }}."]

    def test_a_header_is_filled_in_whatever_its_name(self):
        header = b'<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p><w:r><w:t>{{ reference }}</w:t></w:r></w:p></w:hdr>'
        source = linked(SOURCE, "word/kopf.xml", header, kind=f"{OFFICE}/header", content=f"{W}.header+xml")

        assert "NCC/COL/0147" in part(write_document(sample(), load_house_style(source, "firm.docx")), "word/kopf.xml")

    BOOKMARK = '<w:bookmarkStart w:id="7" w:name="Firm"/><w:r><w:t>Legal</w:t></w:r><w:bookmarkEnd w:id="7"/>'

    def test_a_bookmark_of_the_house_style_is_kept_with_its_reference(self):
        made = write_document(
            sample(), load_house_style(before_body(self.BOOKMARK + field(" REF Firm \\h ")), "firm.docx")
        )

        assert (
            '<w:bookmarkStart w:id="1000000000" w:name="Firm"/><w:r><w:t>Legal</w:t></w:r><w:bookmarkEnd w:id="1000000000"/>'
            in part(made)
        )
        assert lint(made) == ()

    def test_a_bookmark_at_the_text_is_around_the_agreement(self):
        start, end = '<w:bookmarkStart w:id="7" w:name="All"/>', '<w:bookmarkEnd w:id="7"/>'
        marked = changed(
            SOURCE, DOCUMENT, "<w:r><w:t>{{ body }}</w:t></w:r>", f"{start}<w:r><w:t>{{{{ body }}}}</w:t></w:r>{end}"
        )
        made = write_document(sample(), load_house_style(marked, "firm.docx"))

        assert (
            part(made).index('w:name="All"')
            < part(made).index("_c_cover__title")
            < part(made).index('<w:bookmarkEnd w:id="1000000000"/>')
        )
        assert lint(made) == ()

    @pytest.mark.parametrize(
        "use",
        [
            field(" REF Gone \\h "),
            field(" PAGEREF gone "),
            field(' HYPERLINK \\l "Gone" '),
            '<w:hyperlink w:anchor="Gone"/>',
        ],
    )
    def test_a_reference_to_a_bookmark_that_is_not_there_is_refused(self, use: str):
        assert [found.casefold() for found in faults(before_body(use))] == [
            "word/document.xml refers to the bookmark 'gone', which is not there."
        ]

    def test_bookmarks_of_an_agreement_made_before_are_refused(self):
        assert any(
            "bookmarks of an agreement" in found
            for found in faults(before_body(self.BOOKMARK.replace("Firm", "_c_term")))
        )

    def test_a_bookmark_twice_or_in_halves_is_refused(self):
        halves = before_body('<w:bookmarkStart w:id="7" w:name="Half"/>')

        assert any("bookmark" in found for found in faults(halves))
        assert any(
            "bookmark" in found for found in faults(before_body(self.BOOKMARK + self.BOOKMARK.replace('"7"', '"8"')))
        )


NUMBERING = "word/numbering.xml"
NUMBERS = {
    "starts at five": (NUMBERING, '<w:num w:numId="1"><w:abstractNumId w:val="1"/>', '<w:num w:numId="1"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>', "List of clauses: it starts or numbers some level otherwise than its own levels say (lvlOverride): define its levels once."),
    "never restarts": (NUMBERING, '<w:numFmt w:val="lowerLetter"/>', '<w:numFmt w:val="lowerLetter"/><w:lvlRestart w:val="0"/>', "List of clauses: level 3 does not start again where the level above goes on (lvlRestart), which programs take in different ways."),
    "bullets": (NUMBERING, '<w:numFmt w:val="lowerLetter"/>', '<w:numFmt w:val="bullet"/>', "List of clauses: level 3 numbers in a manner that cannot be followed (bullet): use one of none, decimal, decimalZero, lowerLetter, upperLetter, lowerRoman, upperRoman, cardinalText, ordinalText."),
    "a heading before": (DOCUMENT, "<w:body>", '<w:body><w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>How to use</w:t></w:r></w:p>', "List of clauses: a paragraph beside {{ body }} counts in it ('How to use'): give it a style without a number."),
    "a paragraph of the list before": (DOCUMENT, "<w:body>", '<w:body><w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>One</w:t></w:r></w:p>', "List of clauses: a paragraph beside {{ body }} counts in it ('One'): give it a style without a number."),
}  # fmt: skip


@pytest.mark.row("D3")
@pytest.mark.parametrize("case", NUMBERS)
def test_a_house_style_that_numbers_otherwise_is_refused(case: str):
    member, old, new, words = NUMBERS[case]

    assert words in faults(changed(HOUSE.read_bytes(), member, old, new))


@pytest.mark.row("I11")
class TestSoundVariations:
    def test_other_prefixes_for_words_namespaces_give_the_same_document(self):
        members = (DOCUMENT, FOOTER, "word/header1.xml", "word/styles.xml", NUMBERING, "word/settings.xml")
        source = SOURCE
        for member in members:
            text = (
                part(source, member)
                .replace("w:", "ns0:")
                .replace("xmlns:w=", "xmlns:ns0=")
                .replace("r:id", "ns1:id")
                .replace("xmlns:r=", "xmlns:ns1=")
            )
            source = with_member(source, member, text.encode())
        made = write_document(sample(), load_house_style(source, "firm.docx"))

        assert part(made) == part(write_document(sample(), load_house_style(SOURCE, "house.docx")))
        assert lint(made) == ()

    def test_prefixes_in_parts_that_tie_the_package_together_are_taken(self):
        source = SOURCE
        for member, tag in ((TYPES, "Types"), (LINKS, "Relationships"), (PACKAGE, "Relationships")):
            text = (
                part(source, member)
                .replace("<", "<p:")
                .replace("<p:/", "</p:")
                .replace("<p:?", "<?")
                .replace("xmlns=", "xmlns:p=")
            )
            assert f"<p:{tag}" in text
            source = with_member(source, member, text.encode())

        assert unpack(write_document(sample(), load_house_style(source, "a"))) == unpack(
            write_document(sample(), load_house_style(SOURCE, "a"))
        )

    @pytest.mark.parametrize(
        "form",
        ["{</w:t></w:r><w:r><w:t>{ title }}", "{{ ti</w:t></w:r><w:proofErr/><w:r><w:t>tle }</w:t></w:r><w:r><w:t>}"],
    )
    def test_a_placeholder_in_pieces_is_mended_whatever_the_prefix(self, form: str):
        text = (
            part(changed(SOURCE, "word/header1.xml", "{{ short_title }}", form), "word/header1.xml")
            .replace("w:", "q:")
            .replace("xmlns:w=", "xmlns:q=")
        )
        made = write_document(
            sample(), load_house_style(with_member(SOURCE, "word/header1.xml", text.encode()), "firm.docx")
        )

        assert "Collaboration Agreement for the Harrowmere Hub" in part(made, "word/header1.xml")

    def test_a_strict_file_is_told_in_one_sentence_how_to_save_it(self):
        strict = changed(
            SOURCE,
            DOCUMENT,
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            "http://purl.oclc.org/ooxml/wordprocessingml/main",
        )

        assert any("save the file in Word as “Word Document (*.docx)”" in found for found in faults(strict))


@pytest.mark.row("I8")
class TestLoad:
    LARGE: ClassVar = {
        "elements": ("<w:p/>" * 200_000, "too many elements"),
        "attributes": ("<w:p " + " ".join(f"a{at}=''" for at in range(2_000)) + "/>", "too many attributes"),
        "placeholders": ("<w:p><w:r><w:t>" + "{{ title }}" * 2_000 + "</w:t></w:r></w:p>", "more than 500 placeholders"),
        "words": ("<w:p><w:r><w:t>" + "".join(map(str, range(2_000_000))) + "</w:t></w:r></w:p>", "larger than 10 MB"),
        "addresses": ("<w:fldSimple w:instr='HYPERLINK \\l a" + " \\o" * 200_000 + "x y'/>", "leads outside"),
        "fields": ("<w:fldSimple w:instr='DDE a'/>" * 20_000, "must not hold (DDE)"),
    }  # fmt: skip

    @pytest.mark.parametrize("case", LARGE)
    def test_much_of_anything_is_refused_within_seconds(self, case: str, monkeypatch: pytest.MonkeyPatch):
        monkeypatch.setattr("assembler.word.package.MOST_RATIO", 1_000_000)
        xml, words = self.LARGE[case]
        source = changed(SOURCE, DOCUMENT, "<w:body>", f"<w:body>{xml}")
        started = time.process_time()
        found = faults(source)

        assert (len(found), words in found[0]) == (1, True)
        assert time.process_time() - started < 5

    def test_very_many_faults_are_told_in_a_bounded_message(self):
        links = "".join(
            f'<Relationship Id="x{at}" Type="t" Target="{"u" * 900}{at}" TargetMode="External"/>' for at in range(2_000)
        )
        found = faults(changed(SOURCE, LINKS, "</Relationships>", f"{links}</Relationships>"))

        assert len(found) <= 61
        assert max(map(len, found)) <= 500

    @pytest.mark.slow
    def test_the_parts_of_a_package_are_counted_before_they_are_listed(self):
        source = join([packed_member(f"word/media/{at}.png", b"") for at in range(60_000)])

        assert faults(source) == ["It has more than 2000 parts."]

    @pytest.mark.parametrize("seed", range(tries(120)))
    def test_a_changed_house_style_is_taken_or_refused_in_our_own_words(self, seed: int):
        with contextlib.suppress(HouseStyleError):
            load_house_style(mutant(seed), "mutant.docx")


def mutant(seed: int) -> bytes:
    """The house style with bytes and tags changed, lost, doubled or brought over from another part."""
    chance = random.Random(seed)  # noqa: S311 - a fuzz, which has to be the same each time
    members = unpack(SOURCE)
    name = chance.choice(sorted(members))
    for _ in range(chance.randint(1, 4)):
        tags = members[name].split(b"<")
        at = chance.randrange(len(tags))
        other = members[chance.choice(sorted(members))].split(b"<")
        change = chance.randrange(4)
        if change == 0:
            tags[at] = bytes([chance.randrange(256)]) + tags[at][1:]
        elif change == 1:
            del tags[at]
        else:
            tags.insert(at, chance.choice(tags if change == 2 else other))
        members[name] = b"<".join(tags)
    return join(packed_member(member, data) for member, data in members.items())
