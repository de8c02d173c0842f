"""A Word file that comes back, read to the letter: each paragraph as a value, what is told of the file, and what is refused."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from word.small import BEGIN, END, PLAIN, SEPARATE, TYPES, code, field, members_of, p, packed, r, small_file

from assembler.errors import AnswersError
from assembler.word.copy import Cell, Change, Comment, CopyParagraph, Run, WordCopy, body, read_copy
from assembler.word.copy.reader import read_parts
from assembler.word.opened import DOCUMENT, LARGEST, part_of_file, text_of_file

BY = 'author="Bo" date="2027-01-02T03:04:05Z"'
INSERTED, DELETED, FROM, TO, FORMATTED = (
    Change(kind, "Bo", "2027-01-02T03:04:05Z")
    for kind in ("inserted", "deleted", "moved from", "moved to", "formatted")
)
THING = "\ufffc"


def copied(body: str, **parts: str) -> tuple[CopyParagraph, ...]:
    return read_copy(small_file(body, **parts)).paragraphs


def runs(inside: str, **parts: str) -> tuple[Run, ...]:
    """The runs of one paragraph with this inside it."""
    (paragraph,) = copied(p(inside), **parts)
    return paragraph.runs


def notices(**members: bytes) -> tuple[str, ...]:
    return read_copy(packed(members_of(p("")) | members)).notices


def refusal(members: dict[str, bytes]) -> str:
    with pytest.raises(AnswersError) as raised:
        read_copy(packed(members))
    return str(raised.value)


@pytest.mark.parametrize(
    ("manner", "letters"),
    [
        ("", ""),
        ("<b/>", "b"),
        ("<i/>", "i"),
        ("<strike/>", "s"),
        ("<dstrike/>", "s"),
        ("<strike/><i/><b/>", "bis"),
        ("<u/><bCs/><iCs/>", ""),
        ('<b val="0"/>', ""),
        ('<i val="false"/>', ""),
        ('<strike val="off"/>', ""),
        ('<b val="1"/><i val="true"/><dstrike val="on"/>', "bis"),
        ('<color val="FFFFFF"/>', "f"),
        ('<color val="ffffff"/>', "f"),
        ('<color val="FFFFFE"/>', ""),
        ("<color/>", ""),
        ('<sz val="6"/>', "f"),
        ('<sz val="7"/>', ""),
        ('<sz val="6.5"/>', ""),
        ("<sz/>", ""),
        ('<szCs val="2"/><highlight val="FFFFFF"/>', ""),
        ('<b/><color val="FFFFFF"/><sz val="1"/>', "bf"),
        ('<vanish val="0"/>', ""),
    ],
)
def test_the_manner_of_words_is_a_letter_for_each_thing_a_reader_sees(manner: str, letters: str):
    assert read_copy(small_file(p(r("a", manner)))) == WordCopy((CopyParagraph((Run("a", letters),), ""),), ())


def test_hidden_words_are_left_out_and_told_once():
    body = p(r("a", "<b/><vanish/>") + r("b") + r("c", "<vanish/>"))

    assert read_copy(small_file(body)) == WordCopy(
        (CopyParagraph((Run("b"),), ""),), ("Some of its text is hidden: no reader sees it, and it is not compared.",)
    )


@pytest.mark.parametrize(
    ("sign", "shown"),
    [
        ("<t>a\u00a0b\u2011c\u00add</t>", "a b-cd"),
        ("<delText>gone</delText>", "gone"),
        ("<tab/>", " "),
        ("<cr/>", " "),
        ("<br/>", " "),
        ('<br type="textWrapping"/>', " "),
        ("<noBreakHyphen/>", "-"),
        ("<sym/>", "?"),
        ('<footnoteReference id="7"/>', " [footnote: Why]"),
        ('<endnoteReference id="8"/>', " [endnote: Two\nlines]"),
        ('<endnoteReference id="7"/>', " [endnote: ]"),
        ("<drawing/>", THING),
        ("<pict/>", THING),
        ("<object/>", THING),
    ],
)
def test_a_sign_is_a_run_of_its_own_in_the_manner_of_its_words(sign: str, shown: str):
    notes = f'<footnote id="7">{p(r("Why"))}</footnote>'
    ends = f'<endnote id="8">{p(r("Two"))}{p(r("lines"))}</endnote>'

    assert runs(f"<r><rPr><b/></rPr>{sign}</r>", footnotes=notes, endnotes=ends) == (Run(shown, "b"),)


@pytest.mark.parametrize(
    "sign",
    [
        '<br type="page"/>',
        '<br type="column"/>',
        "<t></t>",
        "<t/>",
        "<lastRenderedPageBreak/>",
        "<fldChar/>",
        '<fldChar fldCharType="end"/>',
        '<fldChar fldCharType="separate"/>',
        "<instrText>REF x</instrText>",
        '<commentReference id="9"/>',
        "<mc:AlternateContent/>",
        "<other><t>a</t></other>",
    ],
)
def test_what_no_reader_sees_is_no_run(sign: str):
    assert copied(p(f"<r>{sign}</r>" + r("b"))) == (CopyParagraph((Run("b"),), ""),)


WRAPPERS = ("sdt", "sdtContent", "hyperlink", "smartTag", "customXml", "dir", "bdo", "rt", "rubyBase", "ruby")


@pytest.mark.parametrize("name", WRAPPERS)
def test_what_only_wraps_words_is_passed_wherever_it_stands(name: str):
    def within(inside: str) -> str:
        return f"<{name}>{inside}</{name}>"

    cell = f"<tc>{p(r('d'))}</tc>"
    row = f"<tr>{within(cell)}</tr>"
    body = p(within(r("a"))) + p(f"<r>{within(r('b'))}</r>") + within(p(r("c"))) + f"<tbl>{within(row)}</tbl>"

    assert copied(body) == (
        CopyParagraph((Run("a"),), ""),
        CopyParagraph((Run("b"),), ""),
        CopyParagraph((Run("c"),), ""),
        CopyParagraph((Run("d"),), "", cell=Cell(0, 0, 0, heading=False)),
    )


def test_what_wraps_words_in_an_unknown_way_is_not_read():
    other = f"<other>{p(r('a'))}{r('b')}</other>"
    table = f"<tbl><other><tr><tc>{p(r('c'))}</tc></tr></other><tr><other><tc>{p(r('d'))}</tc></other></tr></tbl>"

    assert copied(other + p(other + r("e")) + table) == (CopyParagraph((Run("e"),), ""),)


@pytest.mark.parametrize(
    ("tag", "change", "stands", "stood"),
    [
        ("ins", INSERTED, True, False),
        ("del", DELETED, False, True),
        ("moveFrom", FROM, False, True),
        ("moveTo", TO, True, False),
    ],
)
def test_a_tracked_change_is_told_of_words_paragraphs_ends_and_rows(
    tag: str, change: Change, stands: bool, stood: bool
):
    own = Cell(0, 0, 0, heading=False)
    words = p(r("a") + f"<{tag} {BY}>{r('b')}</{tag}>")
    whole = f"<{tag} {BY}>{p(r('c'))}</{tag}>"
    end = p(r("d"), f"<rPr><{tag} {BY}/></rPr>")
    rows = f"<tbl><tr><trPr><{tag} {BY}/></trPr><tc>{p(r('e'))}</tc></tr></tbl>"
    in_change = f"<tbl><{tag} {BY}><tr><tc>{p(r('f'))}</tc></tr></{tag}></tbl>"
    b = Run("b", changes=(change,))

    assert copied(words + whole + end + rows + in_change) == (
        CopyParagraph((Run("a"), b), "", changes=(change,)),
        CopyParagraph((Run("c", changes=(change,)),), "", changes=(change,)),
        CopyParagraph((Run("d"),), "", changes=(change,), mark=change),
        CopyParagraph((Run("e", changes=(change,)),), "", changes=(change,), cell=own),
        CopyParagraph((Run("f", changes=(change,)),), "", changes=(change,), cell=replace(own, table=1)),
    )
    assert (b.stands, b.stood) == (stands, stood)


def test_changes_within_changes_are_told_from_the_outermost_each_once():
    inner = f"<del {BY}>{r('b')}</del>"
    body = p(f"<ins {BY}>{r('a')}{inner}</ins><ins {BY}>{r('c')}</ins>", f"<rPr><ins {BY}/><b/><del {BY}/></rPr>")
    row = f"<trPr><ins {BY}/><cantSplit/></trPr>"
    words = p(f"<ins>{r('d')}</ins>")
    table = f"<tbl><moveTo {BY}><tr>{row}<tc><del {BY}>{words}</del></tc></tr></moveTo></tbl>"
    nobody = Change("inserted", "", "")

    assert copied(body + table) == (
        CopyParagraph(
            (
                Run("a", changes=(INSERTED,)),
                Run("b", changes=(INSERTED, DELETED)),
                Run("c", changes=(INSERTED,)),
            ),
            "",
            changes=(INSERTED, DELETED),
            mark=DELETED,
        ),
        CopyParagraph(
            (Run("d", changes=(TO, INSERTED, DELETED, nobody)),),
            "",
            changes=(TO, INSERTED, DELETED, nobody),
            cell=Cell(0, 0, 0, heading=False),
        ),
    )


def test_a_change_of_manner_is_told_of_the_paragraph():
    manner = f"<b/><rPrChange {BY}><rPr/></rPrChange>"
    nobody = Change("formatted", "", "")

    assert copied(p(r("a", manner)) + p(r("b"), f"<pPrChange {BY}/>") + p(r("c"), "<pPrChange/>")) == (
        CopyParagraph((Run("a", "b"),), "", changes=(FORMATTED,)),
        CopyParagraph((Run("b"),), "", changes=(FORMATTED,)),
        CopyParagraph((Run("c"),), "", changes=(nobody,)),
    )


def test_a_copy_gives_every_pending_change_in_order():
    copy = read_copy(small_file(p(f"<ins {BY}>{r('a')}</ins>") + p(r("b")) + p(f"<del {BY}>{r('c')}</del>")))

    assert list(copy.changes()) == [INSERTED, DELETED]
    assert [one.text for one in copy.paragraphs] == ["a", "b", ""]


def test_bookmarks_are_named_where_they_begin_and_end():
    body = (
        '<bookmarkStart id="1" name="one"/><bookmarkStart id="2"/>'
        + p(
            '<bookmarkStart id="3" name="three"/>' + r("a") + '<bookmarkEnd id="3"/><bookmarkEnd id="1"/><bookmarkEnd/>'
        )
        + p(r("b") + '<bookmarkEnd id="2"/><bookmarkEnd id="8"/>')
        + p(r("c"))
    )

    assert copied(body) == (
        CopyParagraph((Run("a"),), "", ("one", "", "three"), ("three", "one")),
        CopyParagraph((Run("b"),), "", (), ("",)),
        CopyParagraph((Run("c"),), ""),
    )


def test_a_cell_is_named_by_its_table_row_and_column():
    inner = f"<tbl><tr><tc>{p(r('in'))}</tc></tr></tbl>"
    heads = f"<tr><trPr><tblHeader/></trPr><tc>{p(r('h'))}</tc></tr>"
    none = f'<tr><trPr><tblHeader val="0"/></trPr><tc>{p(r("a"))}{inner}</tc><tc>{p(r("b"))}{p(r("c"))}</tc></tr>'
    cells = [(paragraph.text, paragraph.cell) for paragraph in copied(f"<tbl>{heads}{none}</tbl>{inner}" + p(r("z")))]

    assert cells == [
        ("h", Cell(0, 0, 0, heading=True)),
        ("a", Cell(0, 1, 0, heading=False)),
        ("in", Cell(1, 0, 0, heading=False)),
        ("b", Cell(0, 1, 1, heading=False)),
        ("c", Cell(0, 1, 1, heading=False)),
        ("in", Cell(2, 0, 0, heading=False)),
        ("z", None),
    ]


def test_the_words_of_a_box_come_once_after_the_paragraph_it_hangs_on():
    inner = f"<r><pict><txbxContent>{p(r('deep'))}</txbxContent></pict></r>"
    box = f"<r><drawing><shape><txbxContent>{p(r('box') + inner)}</txbxContent></shape></drawing></r>"
    choice = (
        f"<mc:AlternateContent><mc:Choice>{r('chosen')}<txbxContent>{p(r('beside'))}</txbxContent></mc:Choice>"
        f"<mc:Fallback>{r('chosen')}{p(r('beside'))}</mc:Fallback></mc:AlternateContent>"
    )
    row = f"<tbl><tr><tc>{p(box)}</tc></tr></tbl>"
    own = Cell(0, 0, 0, heading=False)

    assert copied(p(f"<ins {BY}>{r('a')}{box}</ins>") + p(choice) + p(f"<r>{choice}</r>") + row) == (
        CopyParagraph((Run("a", changes=(INSERTED,)), Run(THING, changes=(INSERTED,))), "", changes=(INSERTED,)),
        CopyParagraph((Run("box"), Run(THING)), ""),
        CopyParagraph((Run("deep"),), ""),
        CopyParagraph((Run("chosen"),), ""),
        CopyParagraph((Run("beside"),), ""),
        CopyParagraph((Run("chosen"),), ""),
        CopyParagraph((Run("beside"),), ""),
        CopyParagraph((Run(THING),), "", cell=own),
        CopyParagraph((Run("box"), Run(THING)), ""),
        CopyParagraph((Run("deep"),), ""),
    )


def either(*ways: str) -> str:
    choices = "".join(f"<mc:Choice>{way}</mc:Choice>" for way in ways[:-1])
    return f"<mc:AlternateContent>{choices}<mc:Fallback>{ways[-1]}</mc:Fallback></mc:AlternateContent>"


@pytest.mark.row("I1")
def test_words_that_only_some_programs_show_are_read_everywhere():
    a, b = r("a"), r("b")
    row = f"<tr>{either(f'<tc>{p(a)}</tc>', f'<tc>{p(b)}</tc>')}</tr>"
    body = (
        *(p(either(a, b)), p(either(a, a)), p(either(a, b, b)), p(either("", b)), p(either(b))),
        *(p(f"<r>{either('<t>a</t><tab/>', '<t>b</t>')}</r>"), either(p(a), p(b)), f"<tbl>{row}</tbl>"),
    )

    assert ["".join(run.text for run in one.runs) for one in copied("".join(body))] == [
        *("ab", "a", "ab", "b", "b"),
        *("a b", "a", "b"),
        *("a", "b"),
    ]


@pytest.mark.row("I1")
@pytest.mark.parametrize("thing", ["<m:oMathPara><m:oMath/></m:oMathPara>", "<subDoc/>", "<contentPart/>"])
def test_what_shows_words_that_are_no_text_here_is_a_thing(thing: str):
    assert runs(thing) == (Run(THING),)


def test_a_formula_is_a_thing():
    assert runs(f"<ins {BY}><m:oMath/></ins>") == (Run(THING, changes=(INSERTED,)),)


@pytest.mark.parametrize(
    ("inside", "made"),
    [
        (field(" REF _c_a \\h ", r("1") + r(".2", "<b/>")), (Run("1.2", "", "_c_a"),)),
        (field('ref "_c_a"', r("1")), (Run("1", "", "_c_a"),)),
        (BEGIN + code("RE") + code("F _n_a") + SEPARATE + r("1") + END, (Run("1", "", "_c_a"),)),
        (field("REF x", ""), (Run("", "", "x"),)),
        (BEGIN + code("") + code("REF x") + SEPARATE + r("1") + END, (Run("1", "", "x"),)),
        (field("REF", r("1")), (Run("1"),)),
        (field("", r("1")), (Run("1"),)),
        (field("PAGEREF _c_a", r("1")), (Run("1"),)),
        (field("PAGE", r("1", "<b/>")), (Run("1", "b"),)),
        (BEGIN + code("REF x") + r("unseen") + END + r("a"), (Run("", "", "x"), Run("a"))),
        (BEGIN + code("PAGE") + r("unseen") + END + r("a"), (Run("a"),)),
        (BEGIN + code("REF x") + SEPARATE + code("REF y") + r("1") + END, (Run("1", "", "x"),)),
        (BEGIN + "<r><delInstrText>REF x</delInstrText></r>" + SEPARATE + r("1") + END, (Run("1", "", "x"),)),
        (field("REF x", r("1") + field("PAGE", r("2")) + r("3")), (Run("123", "", "x"),)),
        (field("PAGE", r("1") + field("REF x", r("2")) + r("3")), (Run("1"), Run("2", "", "x"), Run("3"))),
        (field("REF x", r("1") + field("REF y", r("2"))), (Run("2", "", "y"), Run("1", "", "x"))),
        (field("IF " + "x", field("REF y", r("2"))), (Run("2", "", "y"),)),
        (BEGIN + code("IF") + field("PAGE", r("2")) + code(" x") + SEPARATE + r("3") + END, (Run("3"),)),
        ('<fldSimple instr=" REF _c_a ">' + r("1") + "</fldSimple>" + r("b"), (Run("1", "", "_c_a"), Run("b"))),
        ('<fldSimple instr="PAGE">' + r("1") + "</fldSimple>" + r("b"), (Run("1"), Run("b"))),
        ("<fldSimple>" + r("1") + "</fldSimple>", (Run("1"),)),
        (
            f"<ins {BY}>{field('REF x', r('1'))}</ins>",
            (Run("1", "", "x", (INSERTED,)),),
        ),
        (  # as its beginning is, whatever is changed within it
            BEGIN + code("REF x") + SEPARATE + f"<del {BY}>{r('1')}</del><ins {BY}>{r('2')}</ins>" + END,
            (Run("2", "", "x"),),
        ),
        (
            BEGIN + code("REF x") + SEPARATE + f"<del {BY}>{r('1')}{r('2')}</del>" + END,
            (Run("12", "", "x"),),
        ),
        (f'<ins {BY}><fldSimple instr="REF x">{r("1")}</fldSimple></ins>', (Run("1", "", "x", (INSERTED,)),)),
    ],
)  # fmt: skip
def test_a_reference_is_one_run_and_other_fields_are_words_they_show(inside: str, made: tuple[Run, ...]):
    assert runs(inside) == made


def test_a_reference_that_does_not_end_in_its_paragraph_is_words():
    body = p(BEGIN + code("REF x") + SEPARATE + r("a") + r("b", "<b/>")) + p(r("c") + END + r("d")) + p(r("e"))

    assert copied(body) == (
        CopyParagraph((Run("a"), Run("b", "b")), ""),
        CopyParagraph((Run("c"), Run("d")), ""),
        CopyParagraph((Run("e"),), ""),
    )


def test_a_field_code_left_open_hides_nothing_of_the_next_paragraph():
    assert copied(p(BEGIN + code("REF x") + r("a")) + p(r("b") + END)) == (
        CopyParagraph((), ""),
        CopyParagraph((Run("b"),), ""),
    )


def test_a_contents_list_is_from_the_start_of_its_field_to_its_end():
    toc = BEGIN + code(" TOC \\h ") + SEPARATE
    body = p(r("a")) + p(toc + r("b")) + p(field("PAGEREF x", r("c"))) + p(r("d") + END) + p(field("PAGE", r("e")))

    assert [(one.text, one.in_contents) for one in copied(body)] == [
        ("a", False),
        ("b", True),
        ("c", True),
        ("d", True),
        ("e", False),
    ]


@pytest.mark.parametrize(
    ("name", "style", "listed"),
    [
        ("TOC 1", "toc 1", True),
        ("Contents Heading", "contents heading", True),
        ("Table of Contents", "table of contents", True),
        ("Table of Figures", "table of figures", False),
        ("Heading of Contents", "heading of contents", False),
    ],
)
def test_a_style_is_known_by_its_name_in_small_letters(name: str, style: str, listed: bool):
    body = p(r("a"), '<pStyle val="X1"/>') + p(r("b"), '<pStyle val="X2"/>') + p(r("c"), "<keepNext/>")

    assert copied(body, styles=f'<style styleId="X1"><name val="{name}"/></style><style styleId="X3"/>') == (
        CopyParagraph((Run("a"),), style, in_contents=listed),
        CopyParagraph((Run("b"),), ""),
        CopyParagraph((Run("c"),), ""),
    )


def test_comments_are_told_of_the_paragraph_they_stand_on():
    comments = f'<comment id="3" {BY}>{p(r("One") + r(" a"))}{p(r("two "))}</comment><comment id="4">{p("")}</comment>'
    mark = '<r><commentReference id="{}"/></r>'
    body = p(r("a") + mark.format(4) + mark.format(3) + mark.format(9)) + p(r("b"))

    assert copied(body, comments=comments) == (
        CopyParagraph(
            (Run("a"),), "", comments=(Comment("", "", ""), Comment("Bo", "2027-01-02T03:04:05Z", "One a\ntwo"))
        ),
        CopyParagraph((Run("b"),), ""),
    )


def test_the_elements_and_parts_are_those_the_text_was_read_from():
    members = members_of(
        p(r("a")) + f"<tbl><tr><tc>{p(r('b'))}</tc></tr></tbl>",
        styles='<style styleId="X"><name val="One"/></style>',
        footnotes=f'<footnote id="7">{p(r("Why"))}</footnote>',
        endnotes=f'<endnote id="7">{p(r("How"))}</endnote>',
    )
    read = read_parts(packed(members))

    assert ["".join(map(str, one.itertext())) for one in read.elements] == ["a", "b"]
    assert read.members == members
    assert read.styles == {"X": "one"}
    assert read.notes == {("footnote", "7"): "Why", ("endnote", "7"): "How"}


BRINGING = ("DATABASE", "DDE", "DDEAUTO", "IMPORT", "INCLUDE", "INCLUDEPICTURE", "INCLUDETEXT", "LINK")


def test_fields_bringing_in_another_file_are_told_once_each_in_order():
    body = p("".join(field(f"{kind.lower()} x", r("a")) for kind in reversed(BRINGING)) + field("LINK", ""))
    others = p(field("HYPERLINK x", r("a")) + field("INCLUDED", r("b")))

    assert read_copy(small_file(body + others)).notices == tuple(
        f"A field of it ({kind}) brings in what is in another file." for kind in BRINGING
    )


SAYING = ("ASK", "AUTOTEXT", "DOCVARIABLE", "EQ", "FILLIN", "GLOSSARY", "MACROBUTTON", "QUOTE", "SYMBOL")


@pytest.mark.row("I1")
def test_fields_showing_words_of_their_code_are_told_result_or_not():
    body = p("".join(field(f'{kind.lower()} "not"', "") for kind in reversed(SAYING)) + field("QUOTES", ""))

    assert read_copy(small_file(body)).notices == tuple(
        f"A field of it ({kind}) shows words that are not compared." for kind in SAYING
    )


def test_what_is_told_of_a_file_stands_in_one_order():
    body = p(field("LINK", "") + field("EQ x", "") + r("a", "<vanish/>"))
    members = members_of(body) | {"word/embeddings/a.bin": b"x", "word/_rels/document.xml.rels": links(("image", "u"))}

    assert read_copy(packed(members)).notices == (
        "A picture in it is fetched from elsewhere (u).",
        "Other files are embedded in it, and were not read.",
        "A field of it (LINK) brings in what is in another file.",
        "A field of it (EQ) shows words that are not compared.",
        "Some of its text is hidden: no reader sees it, and it is not compared.",
    )


def links(*kinds: tuple[str, str], mode: str = ' TargetMode="External"') -> bytes:
    own = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    each = (f'<Relationship Id="r" Type="{own}/{kind}" Target="{target}"{mode}/>' for kind, target in kinds)
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{"".join(each)}</Relationships>'.encode()


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        (
            "attachedTemplate",
            "It is attached to a template elsewhere ({}), which Word asks for as it opens the file.",
        ),
        ("image", "A picture in it is fetched from elsewhere ({})."),
        ("oleObject", "An object in it is linked to a file elsewhere ({})."),
        ("subDocument", "A part of it stands in another file ({}), which was not read."),
        ("frame", "It is linked to something elsewhere ({})."),
    ],
)
def test_a_link_elsewhere_is_told_with_what_is_readable_of_its_target(kind: str, told: str):
    found = notices(**{"word/_rels/document.xml.rels": links((kind, "{target}"), (kind, "t" * 120), (kind, "t" * 121))})

    assert found == (told.format("{target}"), told.format("t" * 120), told.format("t" * 120))


def test_a_link_to_elsewhere_that_says_neither_what_nor_where_is_told():
    part = links(("image", "u")).decode()
    bare = part[: part.index("<Relationship ")] + '<Relationship TargetMode="External"/></Relationships>'

    assert notices(**{"word/_rels/document.xml.rels": bare.encode()}) == ("It is linked to something elsewhere ().",)


def test_a_link_that_brings_nothing_in_is_not_told():
    inside = links(("image", "media/a.png"), mode="") + b""
    assert notices(**{"word/_rels/a.rels": inside, "word/_rels/b.rels": links(("hyperlink", "u"))}) == ()
    assert (
        notices(
            **{"word/a.xml": links(("image", "u")), "word/c.rels": links(("image", "u"), mode=' TargetMode="Internal"')}
        )
        == ()
    )
    assert notices(**{"word/media/embeddings/a.bin": b"x"}) == ()


@pytest.mark.parametrize(("first", "second", "told"), [(19, 5, 20), (20, 5, 20), (25, 5, 20), (3, 4, 7)])
def test_at_most_twenty_links_are_told_in_the_order_of_the_parts(first: int, second: int, told: int):
    parts = {
        "word/_rels/b.rels": links(*(("image", f"b{at}") for at in range(second))),
        "word/_rels/a.rels": links(*(("image", f"a{at}") for at in range(first))),
    }
    targets = [f"a{at}" for at in range(first)] + [f"b{at}" for at in range(second)]

    assert notices(**parts) == tuple(f"A picture in it is fetched from elsewhere ({one})." for one in targets[:told])


MACROS = "The Word file holds macros. Save it in Word as a document without macros (.docx)."
CHUNK = (
    "It holds another document whole (altChunk), whose words cannot be read here. "
    "Open it in Word and save it: that makes the words part of the text."
)
NO_WORD = "It is not a Word document (.docx). Save it in Word as a document (.docx)."
NO_TEXT = "It is not a Word document: it has no text. Use the file as it was sent."


@pytest.mark.parametrize(
    ("members", "said"),
    [
        ({"[Content_Types].xml": TYPES.replace("document.main", "document.macroEnabled.main").encode()}, MACROS),
        ({"[Content_Types].xml": f"{TYPES}<!-- ms-office.vbaProject -->".encode()}, MACROS),
        ({"word/VbaProject.BIN": b"x"}, MACROS),
        ({"[Content_Types].xml": TYPES.replace(PLAIN, PLAIN.replace("document.main", "template.main")).encode()}, NO_WORD),
        ({"[Content_Types].xml": b""}, NO_WORD),
        (members_of("<altChunk/>"), CHUNK),
        (members_of("<altChunk/>") | {"[Content_Types].xml": b""}, f"{NO_WORD}\n{CHUNK}"),
        ({"word/document.xml": b"<a/>"}, NO_TEXT),
        ({"word/document.xml": b"<a>"}, "The Word file is damaged (word/document.xml is not well-formed XML). Use the file as it was sent."),
        ({"word/styles.xml": b""}, "The Word file is damaged (word/styles.xml is not well-formed XML). Use the file as it was sent."),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_read_safely_is_refused_with_its_cure(members: dict[str, bytes], said: str):
    assert refusal(members_of(p("")) | members) == said


def test_a_file_without_a_text_is_refused():
    members = members_of(p(""))
    del members["word/document.xml"]

    assert refusal(members) == NO_TEXT


def test_a_part_beside_the_text_naming_another_document_is_no_danger():
    assert notices(**{"word/header1.xml": b"<altChunk/>", "word/vbaProject.bin.xml": b"<a/>"}) == ()


@pytest.mark.parametrize(
    ("length", "said"),
    [
        (LARGEST, "The Word file is damaged (word/document.xml is not well-formed XML). Use the file as it was sent."),
        (LARGEST + 1, "Its text is larger than 30 MB."),
    ],
)
def test_a_text_that_is_too_large_is_not_read(length: int, said: str):
    with pytest.raises(AnswersError) as raised:
        text_of_file({DOCUMENT: b"x" * length})

    assert str(raised.value) == said


def test_a_formula_is_a_thing_in_no_manner():
    assert runs(f"{r('a', '<b/>')}<m:oMath>{r('x')}</m:oMath>") == (Run("a", "b"), Run(THING))


@pytest.mark.parametrize("number", [2, 3])
def test_of_more_paragraphs_than_a_program_should_read_none_is(number: int, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(body, "MOST_PARAGRAPHS", 2)
    source = small_file(p(r("a")) + f"<tbl><tr><tc>{p(r('b')) * (number - 1)}</tc></tr></tbl>")
    if number == 2:
        assert [one.text for one in read_copy(source).paragraphs] == ["a", "b"]
        return
    with pytest.raises(AnswersError) as raised:
        read_copy(source)

    assert str(raised.value) == "It has more than 2 paragraphs. Use the file as it was sent."


def test_what_is_no_package_is_refused():
    with pytest.raises(AnswersError) as raised:
        read_copy(b"PK")

    assert str(raised.value) == (
        "It is not a Word file (.docx), or it is damaged or has a password. Use the file as it was sent."
    )


def test_a_part_of_a_file_is_read_by_its_name():
    assert part_of_file({"a.xml": b"<a/>", "b.xml": b"<b/>"}, "b.xml").tag == "b"


def test_a_contents_list_without_entries_lists_nothing():
    assert [(one.text, one.in_contents) for one in copied(p(BEGIN + code("TOC") + END) + p(r("a")))] == [
        ("", False),
        ("a", False),
    ]
