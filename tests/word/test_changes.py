"""Tracked changes as they are written, to the letter: two versions compared, and acts of ours put into a file of theirs.

XML is shown without its prefixes, and each change by its number alone: all are Ann's, at one moment.
"""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from lxml import etree

from assembler.word.changes import (
    REFERENCE,
    Act,
    Delete,
    DeleteRow,
    InCell,
    Insert,
    InsertRow,
    InsertTable,
    Lead,
    ListEntry,
    Note,
    ParagraphSigns,
    Put,
    Relist,
    Reword,
    Step,
    links_of,
    moment_of,
    signs_of,
    write_merge,
    write_redline,
)
from assembler.word.changes.marker import Marker
from assembler.word.changes.redline import packed_parts
from assembler.word.copy.reader import ReadParts, read_parts
from assembler.word.package import unpack
from assembler.word.xml import DECLARATION, Element, W, parse

TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
LINKS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
MOMENT = "2027-03-08T10:15:00Z"


def full(xml: str) -> str:
    """XML with its prefixes: `<p><r/></p>` is `<w:p><w:r/></w:p>`."""
    made = xml.replace("<", "<w:").replace("<w:/", "</w:")
    for name in ("id", "val", "name", "fldCharType", "anchor", "author", "date", "type"):
        made = made.replace(f' {name}="', f' w:{name}="')
    return made


def file(body: str, ids: str = "", comments: str = "") -> ReadParts:
    """A Word file with this text, in which the ids of styles end with a sign of their own."""
    styles = "".join(
        f'<style type="paragraph" id="{name}{ids}"><name val="{name}"/></style>' for name in ("Body", "Item")
    )
    members = {
        "[Content_Types].xml": TYPES,
        "docProps/core.xml": f'<a xmlns:dcterms="d"><dcterms:modified xsi="x">{MOMENT}</dcterms:modified></a>',
        "word/_rels/document.xml.rels": LINKS,
        "word/document.xml": f'<w:document xmlns:w="{W}"><w:body>{full(body)}</w:body></w:document>',
        "word/styles.xml": f'<w:styles xmlns:w="{W}">{full(styles).replace(" w:id=", " w:styleId=")}</w:styles>',
        **({"word/comments.xml": f'<w:comments xmlns:w="{W}">{full(comments)}</w:comments>'} if comments else {}),
    }
    return read_parts(packed_parts({name: text.encode() for name, text in members.items()}))


def brief(xml: str) -> str:
    """XML without prefixes, and without the author and moment of its changes."""
    return xml.replace("w:", "").replace(f' author="Ann" date="{MOMENT}"', "").replace(' xml:space="preserve"', "")


def body(docx: bytes) -> str:
    text = unpack(docx)["word/document.xml"].decode()
    assert text.startswith(DECLARATION)
    return brief(text.partition("<w:body>")[2].rpartition("</w:body>")[0])


def p(inside: str, style: str = "", more: str = "") -> str:
    own = f'<pStyle val="{style}"/>' if style else ""
    return f"<p><pPr>{own}{more}</pPr>{inside}</p>" if own or more else f"<p>{inside}</p>"


def r(words: str, manner: str = "") -> str:
    return f"<r>{f'<rPr>{manner}</rPr>' if manner else ''}<t>{words}</t></r>"


def ins(number: int, inside: str) -> str:
    return f'<ins id="{100_000_000 + number}">{inside}</ins>'


def dele(number: int, words: str, manner: str = "") -> str:
    return f'<del id="{100_000_000 + number}">{r(words, manner).replace("<t>", "<delText>").replace("</t>", "</delText>")}</del>'


def ended(kind: str, number: int) -> str:
    """What says of a paragraph's end, or of a row, that it came or went."""
    return f'<{kind} id="{100_000_000 + number}"/>'


def ref(name: str, shown: str = "1") -> str:
    marks = [f'<r><fldChar fldCharType="{kind}"/></r>' for kind in ("begin", "separate", "end")]
    return f"{marks[0]}<r><instrText> REF {name} \\h </instrText></r>{marks[1]}{r(shown)}{marks[2]}"


def start(number: int, name: str) -> str:
    return f'<bookmarkStart id="{number}" name="{name}"/>'


def end(number: int) -> str:
    return f'<bookmarkEnd id="{number}"/>'


def table(*rows: str, style: str = "") -> str:
    own = f'<tblPr><tblStyle val="{style}"/></tblPr>' if style else ""
    return f"<tbl>{own}{''.join(rows)}</tbl>"


def row(*cells: str, more: str = "") -> str:
    return f"<tr>{f'<trPr>{more}</trPr>' if more else ''}{''.join(f'<tc>{one}</tc>' for one in cells)}</tr>"


def redlined(old: str, new: str, *steps: tuple[int | None, int | None], ids: str = "") -> str:
    return body(write_redline(file(old, ids), file(new), [Step(*one) for one in steps], "Ann"))


def merged(theirs: str, ours: str, *acts: Act, comments: str = "") -> str:
    return body(write_merge(file(theirs, comments=comments), file(ours, "9"), acts, "Ann", MOMENT))


HEAD = row(p(r("Head")), more="<tblHeader/>")
BOLD, ITALIC = "<b/>", "<i/>"
CAME, WENT = "<rPr>{}</rPr>".format(ended("ins", 1)), "<rPr>{}</rPr>".format(ended("del", 1))
COMMENTED = '<commentRangeStart id="3"/>', '<commentRangeEnd id="3"/><r><commentReference id="3"/></r>'


def struck(number: int, inside: str) -> str:
    """Runs struck out, fields among them."""
    gone = inside.replace("instrText", "delInstrText").replace("<t>", "<delText>").replace("</t>", "</delText>")
    return f'<del id="{100_000_000 + number}">{gone}</del>'


@pytest.mark.parametrize(
    ("old", "new", "steps", "made"),
    [
        (  # a word of a paragraph
            p(r("Pay the sum now.")),
            p(r("Pay a sum now.")),
            [(0, 0)],
            p(r("Pay ") + dele(0, "the") + ins(1, r("a")) + r(" sum now.")),
        ),
        (  # nothing
            p(r("Pay")),
            p(start(1, "x") + r("Pay") + end(1)),
            [(0, 0)],
            p(start(1, "x") + r("Pay") + end(1)),
        ),
        (  # words between marks
            p(r("Pay the sum.")),
            p(start(1, "x") + r("Pay ") + COMMENTED[0] + r("every ", BOLD) + r("sum") + COMMENTED[1] + r(".") + end(1)),
            [(0, 0)],
            p(
                start(1, "x")
                + r("Pay ")
                + dele(0, "the ")
                + COMMENTED[0]
                + ins(1, r("every ", BOLD))
                + r("sum")
                + COMMENTED[1]
                + r(".")
                + end(1)
            ),
        ),
        (  # the manner of a word
            p(r("a ") + r("b", BOLD)),
            p(r("a ") + r("b", ITALIC)),
            [(0, 0)],
            p(r("a ") + dele(0, "b", BOLD) + ins(1, r("b", ITALIC))),
        ),
        (  # a reference to something else, and one that prints another number
            p(r("See ") + ref("x") + r(" and ") + ref("z") + r(".")),
            p(r("See ") + ref("y", "2") + r(" and ") + ref("z", "3") + r(".")),
            [(0, 0)],
            p(r("See ") + struck(0, ref("x")) + ins(1, ref("y", "2")) + r(" and ") + ref("z", "3") + r(".")),
        ),
        (  # words in a link, which a redline takes out of it
            p(f'<hyperlink anchor="q">{r("Pay the")}</hyperlink><other>{r("x")}</other>'),
            p(f"<smartTag>{r('Pay a')}</smartTag>"),
            [(0, 0)],
            p(r("Pay ") + dele(0, "the") + ins(1, r("a"))),
        ),
        (  # what is no word
            p("<r><t>a</t><tab/></r>"),
            p("<r><t>a</t><br/></r>"),
            [(0, 0)],
            p(r("a") + struck(0, "<r><tab/></r>") + ins(1, "<r><br/></r>")),
        ),
        (  # a paragraph that came
            p(r("a")),
            p(r("a")) + p(start(1, "x") + r("b ", BOLD) + r("c") + end(1), "Body"),
            [(0, 0), (None, 1)],
            p(r("a")) + p(start(1, "x") + ins(0, r("b ", BOLD) + r("c")) + end(1), "Body", CAME),
        ),
        (  # one that went, in the styles of the new version
            p(r("a"))
            + p(start(1, "x") + r("b") + end(1), "Bodyz", '<numPr><numId val="1"/></numPr><rPr><b/></rPr>')
            + p(r("c")),
            p(r("a")) + p(r("c")),
            [(0, 0), (1, None), (2, 1)],
            p(r("a")) + p(dele(0, "b"), "Body", WENT) + p(r("c")),
        ),
        (  # the first that went
            p(r("a")) + p(r("c")),
            p(r("c")),
            [(0, None), (1, 0)],
            p(dele(0, "a"), "", WENT) + p(r("c")),
        ),
        (  # a row that came
            table(HEAD, row(p(r("a")), p(r("b")))),
            table(HEAD, row(p(r("a")), p(r("b"))), row(p(r("c")), p(r("d")), more="<cantSplit/>")),
            [(0, 0), (1, 1), (2, 2), (None, 3), (None, 4)],
            table(
                HEAD,
                row(p(r("a")), p(r("b"))),
                row(p(ins(1, r("c"))), p(ins(2, r("d"))), more="<cantSplit/>" + ended("ins", 0)),
            ),
        ),
        (  # one that went, after the row before it
            table(HEAD, row(p(r("a"))), row(p(r("b"), "Bodyz"))),
            table(HEAD, row(p(r("a")))),
            [(0, 0), (1, 1), (2, None)],
            table(HEAD, row(p(r("a"))), row(p(dele(0, "b"), "Body"), more=ended("del", 1))),
        ),
        (  # below the headings
            table(HEAD, row(p(r("a"))), row(p(r("b")))),
            table(HEAD, row(p(r("b")))),
            [(1, None), (0, 0), (2, 1)],
            table(HEAD, row(p(dele(0, "a")), more=ended("del", 1)), row(p(r("b")))),
        ),
        (  # first where there are no headings
            table(row(p(r("a"))), row(p(r("b")))),
            table(row(p(r("b")))),
            [(0, None), (1, 0)],
            table(row(p(dele(0, "a")), more=ended("del", 1)), row(p(r("b")))),
        ),
        (  # a table that went, with its headings
            p(r("x")) + table(HEAD, row(p(r("a"))), style="Itemz") + p(r("y")),
            p(r("x")) + p(r("y")),
            [(0, 0), (1, None), (2, None), (3, 1)],
            p(r("x"))
            + table(
                row(p(dele(0, "Head")), more="<tblHeader/>" + ended("del", 1)),
                row(p(dele(2, "a")), more=ended("del", 3)),
                style="Item",
            )
            + "<p/>"
            + p(r("y")),
        ),
        (  # one that came
            p(r("x")),
            p(r("x")) + table(HEAD, row(p(r("a")))),
            [(0, 0), (None, 1), (None, 2)],
            p(r("x"))
            + table(
                row(p(ins(2, r("Head"))), more="<tblHeader/>" + ended("ins", 1)),
                row(p(ins(3, r("a"))), more=ended("ins", 0)),
            ),
        ),
        (  # paragraphs that went from cells: after the one before, or first
            table(row(p(r("a")) + p(r("b")), p(r("c")) + p(r("d")))),
            table(row(p(r("a")), p(r("d")))),
            [(0, 0), (1, None), (2, None), (3, 1)],
            table(
                row(
                    p(r("a")) + p(dele(0, "b"), "", WENT),
                    p(dele(2, "c"), "", f"<rPr>{ended('del', 3)}</rPr>") + p(r("d")),
                )
            ),
        ),
    ],
)
def test_what_differs_is_a_tracked_change_of_the_new_version(
    old: str, new: str, steps: list[tuple[int | None, int | None]], made: str
):
    assert redlined(old, new, *steps, ids="z") == made


NOW = f"<rPr>{ended('ins', 1)}</rPr>"
BOB = 'author="Bob" date="d"'
TABLE = table(HEAD, row(p(r("a")), p(r("b"))))


def reword(*puts: tuple[int, int, int, int]) -> Reword:
    """What stands from one sign to another gives way to the signs of our first paragraph from one to another."""
    return Reword(0, tuple(Put(a, b, 0, c, d) for a, b, c, d in puts))


@pytest.mark.parametrize(
    ("theirs", "ours", "acts", "made"),
    [
        (  # within a run
            p(r("Pay the sum now.", BOLD)),
            p(r("Pay a sum")),
            [reword((4, 7, 4, 5))],
            p(r("Pay ", BOLD) + dele(0, "the", BOLD) + ins(1, r("a")) + r(" sum now.", BOLD)),
        ),
        (  # at both ends
            p(r("Pay now")),
            p(r("Never and ever")),
            [reword((0, 0, 0, 6), (7, 7, 9, 14))],
            p(ins(1, r("Never ")) + r("Pay now") + ins(0, r(" ever"))),
        ),
        (  # in two places, a word of ours cut
            p(r("one two three")),
            p(r("123")),
            [reword((0, 3, 0, 1), (8, 13, 2, 3))],
            p(dele(2, "one") + ins(3, r("1")) + r(" two ") + dele(0, "three") + ins(1, r("3"))),
        ),
        (  # in a link, and beside it
            p(f'<hyperlink anchor="q">{r("abc")}</hyperlink>{r("d")}'),
            p(r("xyz")),
            [reword((1, 1, 0, 1), (3, 3, 1, 2), (4, 4, 2, 3))],
            p(
                f'<hyperlink anchor="q">{r("a")}{ins(2, r("x"))}{r("bc")}</hyperlink>{ins(1, r("y"))}{r("d")}{ins(0, r("z"))}'
            ),
        ),
        (  # beside a change of somebody else
            p(f'{r("a")}<ins id="5" {BOB}>{r("b")}</ins>{r("c")}'),
            p(r("xyz")),
            [reword((1, 1, 0, 1), (2, 2, 1, 2))],
            p(f'{r("a")}{ins(1, r("x"))}<ins id="5" {BOB}>{r("b")}</ins>{ins(0, r("y"))}{r("c")}'),
        ),
        (  # references side by side are one sign
            p(r("See ") + ref("a") + ref("b", "2") + r(".")),
            p(r("no")),
            [reword((4, 5, 0, 2))],
            p(r("See ") + struck(0, ref("a") + ref("b", "2")) + ins(1, r("no")) + r(".")),
        ),
        (
            p(r("See it.")),
            p(r("See ") + ref("a")),
            [reword((4, 6, 4, 5))],
            p(r("See ") + dele(0, "it") + ins(1, ref("a")) + r(".")),
        ),
        (  # in the styles of their file
            p(r("a")),
            p(r("b", '<rStyle val="Itemz"/>')),
            [reword((1, 1, 0, 1))],
            p(r("a") + ins(0, r("b", '<rStyle val="Item"/>'))),
        ),
        (
            p(r("a"), "Body") + p(r("c")),
            p(r("b"), "Itemz"),
            [Insert(0, 0, None)],
            p(r("a"), "Body") + p(ins(0, r("b")), "Item", NOW) + p(r("c")),
        ),
        (p(r("a")), p(r("b"), "Gone"), [Insert(0, None, None)], p(ins(0, r("b")), "", NOW) + p(r("a"))),
        (  # a style that they have not: as the one before it
            p(r("a"), "Body", "<keepNext/><rPr><b/></rPr>"),
            p(r("b"), "Gone"),
            [Insert(0, 0, None)],
            p(r("a"), "Body", "<keepNext/><rPr><b/></rPr>") + p(ins(0, r("b")), "Body", "<keepNext/>" + NOW),
        ),
        (  # a list that their file writes on each paragraph
            p(r("a"), "Body", '<keepNext/><numPr><numId val="3"/></numPr>'),
            p(r("b"), "Bodyz", "<keepNext/><spacing/>"),
            [Insert(0, 0, None)],
            p(r("a"), "Body", '<keepNext/><numPr><numId val="3"/></numPr>')
            + p(ins(0, r("b")), "Body", f'<keepNext/><numPr><numId val="3"/></numPr><spacing/>{NOW}'),
        ),
        (  # bookmarks with other numbers, and other names
            p(r("a")),
            p(start(1, "x") + r("b") + end(1)) + p(start(2, "y") + r("c") + end(2)),
            [Insert(0, 0, None, None, {"x": "xx"}), Insert(1, None, 0)],
            p(r("a"))
            + p(start(200_000_000, "xx") + ins(0, r("b")) + end(200_000_000), "", NOW)
            + p(start(200_000_002, "y") + ins(2, r("c")) + end(200_000_002), "", f"<rPr>{ended('ins', 3)}</rPr>"),
        ),
        (  # words of theirs that moved
            p(r("one two")) + p(r("z")),
            p(r("1 3")),
            [Insert(0, 1, None, reword((0, 3, 0, 1)))],
            p(r("one two")) + p(r("z")) + p(ins(0, r("1 two")), "", NOW),
        ),
        (
            p(r("one two three")),
            p(r("1 3")),
            [Insert(0, 0, None, reword((8, 13, 2, 3), (4, 7, 0, 1)))],
            p(r("one two three")) + p(ins(0, r("one 1 3")), "", NOW),
        ),
        (  # one reference of two with words between them
            p(ref("a") + r(" x ") + ref("b")),
            p(r("no")),
            [reword((0, 1, 0, 2))],
            p(struck(0, ref("a")) + ins(1, r("no")) + r(" x ") + ref("b")),
        ),
        (
            p(f'{r("a")}<del id="5" {BOB}><r><delText>b</delText></r></del>{r("c")}'),
            p(""),
            [Delete(0)],
            p(
                f'{dele(0, "a")}<del id="5" {BOB}><r><delText>b</delText></r></del>{dele(1, "c")}',
                "",
                f"<rPr>{ended('del', 2)}</rPr>",
            ),
        ),
        (p(r("a")), p(""), [Delete(0, words=True)], p(dele(0, "a"))),
        (p(r("a"), "", "<sectPr/>"), p(""), [Delete(0)], p(dele(0, "a"), "", "<sectPr/>")),
        (
            TABLE,
            table(row(p(r("h"))), row(p(r("c"), "Bodyz"), p(start(4, "k") + r("d") + end(4)), more="<cantSplit/>")),
            [InsertRow(1, 1, 1, None, {"k": "kk"})],
            table(
                HEAD,
                row(p(r("a")), p(r("b"))),
                row(
                    p(ins(0, r("c")), "Body"),
                    p(start(200_000_000, "kk") + ins(1, r("d")) + end(200_000_000)),
                    more="<cantSplit/>" + ended("ins", 2),
                ),
            ),
        ),
        (  # below the headings
            TABLE,
            table(row(p(r("c")))),
            [InsertRow(0, 1, None, None)],
            table(HEAD, row(p(ins(0, r("c"))), more=ended("ins", 1)), row(p(r("a")), p(r("b")))),
        ),
        (
            table(row(p(r("a"))), style="Item"),
            table(row(p(r("c")))),
            [InsertRow(0, 0, None, None)],
            table(row(p(ins(0, r("c"))), more=ended("ins", 1)), row(p(r("a"))), style="Item"),
        ),
        (  # one after another
            TABLE,
            table(row(p(r("c"))), row(p(r("d")))),
            [InsertRow(0, 1, 1, None), InsertRow(1, 1, None, 0)],
            table(
                HEAD,
                row(p(r("a")), p(r("b"))),
                row(p(ins(0, r("c"))), more=ended("ins", 1)),
                row(p(ins(2, r("d"))), more=ended("ins", 3)),
            ),
        ),
        (  # once, whichever paragraph of it is named
            TABLE,
            p(""),
            [DeleteRow(2), DeleteRow(1)],
            table(HEAD, row(p(dele(0, "a")), p(dele(1, "b")), more=ended("del", 2))),
        ),
        (  # with a paragraph between two tables
            p(r("a")) + table(row(p(r("t")))) + p(r("z")),
            table(row(p(r("c"))), style="Itemz"),
            [InsertTable(0, 0, None)],
            p(r("a"))
            + table(row(p(ins(0, r("c"))), more=ended("ins", 1)), style="Item")
            + p("", "", f"<rPr>{ended('ins', 2)}</rPr>")
            + table(row(p(r("t"))))
            + p(r("z")),
        ),
        (
            p(r("a")),
            table(row(p(r("c")))),
            [InsertTable(0, None, None)],
            table(row(p(ins(0, r("c"))), more=ended("ins", 1))) + p(r("a")),
        ),
        (  # into the cell of the same column, after its words
            table(row(p(r("a")), p(r("b")))),
            table(row(p(r("c")), p(r("d")) + p(r("e")))),
            [InCell(2, 0)],
            table(row(p(r("a")), p(r("b")) + p(ins(0, r("e")), "", NOW))),
        ),
        (  # into an empty one; the last where theirs has fewer
            table(row(p(r("a")), p(""))),
            table(row(p(r("c")), p(r("d")), p(r("e")))),
            [InCell(2, 0)],
            table(row(p(r("a")), p(ins(0, r("e"))))),
        ),
        (  # references of ours and theirs, whatever their letters, lead elsewhere; those struck out stay
            p(r("See ") + ref("_c_A"))
            + p(f'<ins id="5" {BOB}>{ref("_c_a", "2")}</ins>')
            + p(f'<del id="6" {BOB}>{ref("_c_a")}</del>'),
            p(r("x ") + ref("_c_a", "3")),
            [reword((0, 0, 0, 3)), Lead("_c_a", "_c_z")],
            p(ins(0, r("x ") + ref("_c_z", "3")) + r("See ") + struck(1, ref("_c_A")) + ins(2, ref("_c_z")))
            + p(f'<ins id="5" {BOB}>{struck(3, ref("_c_a", "2"))}</ins>{ins(4, ref("_c_z", "2"))}')
            + p(f'<del id="6" {BOB}>{ref("_c_a")}</del>'),
        ),
    ],
)
def test_an_act_of_ours_is_a_tracked_change_of_theirs(theirs: str, ours: str, acts: Sequence[Act], made: str):
    assert merged(theirs, ours.replace("Itemz", "Item9").replace("Bodyz", "Body9"), *acts) == made


def commented(number: int, inside: str) -> str:
    own = 200_000_000 + number
    return f'<commentRangeStart id="{own}"/>{inside}<commentRangeEnd id="{own}"/><r><commentReference id="{own}"/></r>'


def test_a_comment_stands_on_their_paragraph_or_one_of_ours_put_in():
    acts = (Note(0, None, "a"), Note(1, None, "b"), Insert(0, 1, None), Note(None, 0, "c"), Note(None, 7, "nowhere"))

    assert merged(p(r("a"), "Body") + p(r("b")), p(r("c")), *acts) == (
        p(commented(0, r("a")), "Body") + p(commented(1, r("b"))) + p(commented(2, ins(0, r("c"))), "", NOW)
    )


COMMENT = (
    f'<w:comment w:id="200000000" w:author="Ann" w:date="{MOMENT}" w:initials="A">'
    "<w:p><w:r><w:t>One &amp; two</w:t></w:r></w:p><w:p><w:r><w:t>three</w:t></w:r></w:p></w:comment></w:comments>"
)


def test_the_first_comment_of_a_file_brings_the_part_that_holds_it():
    made = unpack(write_merge(file(p(r("a"))), file(p("")), [Note(0, None, "One & two\nthree")], "Ann", MOMENT))

    assert made["word/comments.xml"].decode() == f'{DECLARATION}<w:comments xmlns:w="{W}">{COMMENT}'
    assert made["word/_rels/document.xml.rels"].decode() == DECLARATION + LINKS.replace(
        "</R",
        '<Relationship Id="rIdAssemblerComments" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="comments.xml"/></R',
    )
    assert made["[Content_Types].xml"].decode() == DECLARATION + TYPES.replace(
        "</T",
        '<Override PartName="/word/comments.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"/></T',
    )
    assert next(iter(made)) == "[Content_Types].xml"


def test_another_comment_stands_beside_those_that_are_there():
    there = '<comment id="1"><p/></comment>'
    theirs = file(p(r("a")), comments=there)
    made = unpack(write_merge(theirs, file(p("")), [Note(0, None, "One & two\nthree")], "Ann", MOMENT))

    assert made["word/comments.xml"].decode() == f'{DECLARATION}<w:comments xmlns:w="{W}">{full(there)}{COMMENT}'
    assert made["word/_rels/document.xml.rels"].decode() == LINKS


TAB = "<r><tab/></r>"
BEGINS = (
    '<r><fldChar fldCharType="begin"/></r><r><instrText>TOC</instrText></r><r><fldChar fldCharType="separate"/></r>'
)
ENDS = '<r><fldChar fldCharType="end"/></r>'
PAGE = f'{TAB}<r><fldChar fldCharType="begin"/></r>{r("3")}{ENDS}'


def link(anchor: str, inside: str) -> str:
    return f'<hyperlink anchor="{anchor}">{inside}</hyperlink>'


def words(number: str, heading: str, manner: str = "") -> str:
    return r(number, manner) + (f"<r><rPr>{manner}</rPr><tab/></r>" if manner else TAB) + r(heading, manner)


MANNER = "<rPr><i/></rPr><sectPr/><pPrChange/>"
THEIRS = r("1.", BOLD) + TAB + r("One", BOLD)
ONE = BEGINS + link("a", THEIRS + PAGE)
THEIR_LIST = p(ONE, "Body", MANNER) + p(link("b", words("2.", "Two"))) + p(link("c", words("3.", "Three")) + ENDS)
OUR_LIST = p(link("a", words("1.", "Uno") + PAGE), "Body9") + p(link("d", words("2.", "New")), "Body9")


@pytest.mark.parametrize(
    ("act", "made"),
    [
        (  # one with other words, one of ours, one that is gone
            Relist((ListEntry(0, 0), ListEntry(None, 1), ListEntry(2, None)), (1,), {"d": "dd"}),
            p(
                BEGINS + link("a", struck(0, THEIRS) + ins(1, words("1.", "Uno", BOLD)) + PAGE),
                "Body",
                MANNER,
            )
            + p(link("dd", ins(2, words("2.", "New", BOLD))), "Body", f"<rPr>{ended('ins', 3)}</rPr>")
            + p(link("b", struck(4, words("2.", "Two"))), "", f"<rPr>{ended('del', 5)}</rPr>")
            + p(link("c", words("3.", "Three")) + ENDS),
        ),
        (  # the last is gone, and one of theirs is last now
            Relist((ListEntry(0, None), ListEntry(1, None)), (2,), {}),
            p(ONE, "Body", MANNER)
            + p(link("b", words("2.", "Two")), "", f"<rPr>{ended('del', 1)}</rPr>")
            + p(link("c", struck(0, words("3.", "Three"))) + ENDS),
        ),
        (  # and one of ours is
            Relist((ListEntry(0, None), ListEntry(None, 1)), (1, 2), {}),
            p(ONE, "Body", MANNER)
            + p(link("b", struck(2, words("2.", "Two"))), "", f"<rPr>{ended('del', 3)}</rPr>")
            + p(link("d", ins(0, words("2.", "New", BOLD))) + link("c", struck(4, words("3.", "Three"))) + ENDS),
        ),
    ],
)
def test_the_contents_list_keeps_its_field_and_its_pages(act: Relist, made: str):
    assert merged(THEIR_LIST, OUR_LIST, act) == made
    assert links_of(list(element(f"<body>{THEIR_LIST}</body>"))) == [("a",), ("b",), ("c",)]


def element(xml: str) -> Element:
    return parse(full(xml).replace(">", f' xmlns:w="{W}">', 1).encode())


def signs(inside: str) -> ParagraphSigns:
    return ParagraphSigns(element(f"<p>{inside}</p>"), {("footnote", "7"): "Why"})


HIDDEN = "<r><rPr><vanish/></rPr><t>x</t></r>"


@pytest.mark.parametrize(
    ("inside", "shown"),
    [
        (r("Pay  the ") + r(" sum "), "Pay the sum"),
        (r(" a"), "a"),
        ("<r><t>a</t><tab/><t>b</t><br/><t>c</t><cr/><t>d</t><noBreakHyphen/><t>e</t><sym/></r>", "a b c d-e?"),
        ('<r><t>a</t><br type="page"/><br type="column"/><t>b</t></r>', "ab"),
        ("<r><t>a</t><drawing/><pict/><object/></r>", "a\ufffc\ufffc\ufffc"),
        ('<r><t>a</t><footnoteReference id="7"/><endnoteReference id="7"/></r>', "a [footnote: Why] [endnote: ]"),
        (ref("a") + ref("b"), REFERENCE),
        (ref("a") + r(" ") + ref("b"), f"{REFERENCE} {REFERENCE}"),
        (ref("a") + "<r><t></t></r>" + ref("b"), REFERENCE),
        ('<r><fldChar fldCharType="begin"/></r><r><instrText>PAGE</instrText></r>' + r("3") + ENDS, "3"),
        ('<fldSimple instr="PAGE">' + r("4") + "</fldSimple>", "4"),
        (f'<ins id="1">{r("a")}</ins><del id="2">{r("b")}</del><moveTo id="3">{r("c")}</moveTo><moveFrom id="4">{r("d")}</moveFrom>', "ac"),
        (f'<hyperlink>{r("a")}</hyperlink><smartTag>{r("b")}</smartTag><sdt><sdtContent>{r("c")}</sdtContent></sdt>', "abc"),
        (r("a") + HIDDEN + HIDDEN.replace("<vanish/>", '<vanish val="0"/>').replace("x", "b"), "ab"),
        (r("a\u2011b\u00adc\u00a0d"), "a-bc d"),
        (f'<customXml>{r("a")}</customXml><dir>{r("b")}</dir><bdo>{r("c")}</bdo><other>{r("d")}</other>', "abc"),
        ("<r><lastRenderedPageBreak/><t>a</t></r>", "a"),
    ],
)  # fmt: skip
def test_a_paragraph_of_theirs_counts_as_the_signs_that_a_reader_sees(inside: str, shown: str):
    assert signs(inside).signs == shown


@pytest.mark.parametrize(
    ("inside", "start", "end", "is_open"),
    [
        ("", 0, 0, False),
        (r("abc"), 0, 3, True),
        (r("abc"), 1, 1, True),
        (f'{r("a")}<ins id="1">{r("bc")}</ins>', 0, 1, True),
        (f'{r("a")}<ins id="1">{r("bc")}</ins>', 0, 2, False),
        (f'{r("a")}<ins id="1">{r("bc")}</ins>', 1, 1, True),
        (f'{r("a")}<ins id="1">{r("bc")}</ins>', 2, 2, False),
        (f'<ins id="1">{r("a")}{r("b")}</ins>', 1, 1, False),
        (f'<ins id="1">{r("a")}</ins><ins id="2">{r("b")}</ins>', 1, 1, True),
        (r("a") + ref("x") + r("b"), 1, 2, True),
        (r("a") + '<fldSimple instr="REF x">1</fldSimple>' + r("b"), 0, 2, False),
        ('<r><t>a</t><footnoteReference id="7"/></r>', 1, 17, True),
        ('<r><t>a</t><footnoteReference id="7"/></r>', 2, 17, False),
        ('<r><t>a</t><footnoteReference id="7"/></r>', 1, 16, False),
    ],
)
def test_what_can_be_cut_out_of_a_paragraph_of_theirs(inside: str, start: int, end: int, is_open: bool):
    assert signs(inside).open_at(start, end) is is_open


def test_a_paragraph_of_ours_counts_likewise():
    inside = r("Pay  ") + ref("a") + ref("b") + "<r><tab/><br/><noBreakHyphen/><drawing/></r>" + r("x")

    assert signs_of(element(f"<p>{inside}</p>")) == f"Pay  {REFERENCE}  -\ufffcx"


def test_a_mark_says_who_changed_what_and_when():
    marker = Marker("Ann & Co", MOMENT, 5)
    paragraph, line = element("<p><pPr><pStyle val='x'/><sectPr/></pPr></p>"), element("<tr><tblPrEx/><tc/></tr>")
    marker.end(paragraph, "ins")
    marker.end(paragraph, "del")
    marker.row(line, "ins")

    def shown(one: Element) -> str:
        return (
            etree.tostring(one, encoding="unicode")
            .replace("w:", "")
            .replace(f' xmlns:w="{W}"', "")
            .replace(f' xmlnsw="{W}"', "")
        )

    def who(number: int) -> str:
        return f'id="{number}" author="Ann &amp; Co" date="{MOMENT}"'

    assert f"<rPr><del {who(6)}/><ins {who(5)}/></rPr><sectPr/></pPr></p>" in shown(paragraph)
    assert f"<tblPrEx/><trPr><ins {who(7)}/></trPr><tc/></tr>" in shown(line)
    assert list(marker.inserted([])) == []
    assert list(marker.deleted([])) == []


@pytest.mark.parametrize(
    ("core", "moment"),
    [
        (f"<dcterms:modified a='b'>{MOMENT}</dcterms:modified>", MOMENT),
        ("<dcterms:modified>2027</dcterms:modified>", "1980-01-01T00:00:00Z"),
        ("", "1980-01-01T00:00:00Z"),
    ],
)
def test_the_moment_of_a_file_is_that_of_its_last_change(core: str, moment: str):
    assert moment_of({"docProps/core.xml": core.encode()}) == moment
    assert moment_of({}) == "1980-01-01T00:00:00Z"
