"""Tracked changes at their edges: beside tables, among other people's changes, and where what is asked for cannot be done."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from word.test_changes import (
    BEGINS,
    BOB,
    BOLD,
    COMMENTED,
    ENDS,
    HEAD,
    MANNER,
    NOW,
    OUR_LIST,
    PAGE,
    TAB,
    TABLE,
    THEIR_LIST,
    THEIRS,
    commented,
    dele,
    element,
    end,
    ended,
    ins,
    link,
    merged,
    p,
    r,
    redlined,
    ref,
    row,
    start,
    struck,
    table,
    words,
)

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
    Put,
    Relist,
    Reword,
    links_of,
    signs_of,
)

BEGIN = '<r><fldChar fldCharType="begin"/></r>'
ONE_CELL = table(row(p(r("a"))))
OURS = table(row(p(r("n"))))


def now(number: int, kind: str = "ins") -> str:
    """What says of a paragraph's end that it came or went."""
    return f"<rPr>{ended(kind, number)}</rPr>"


@pytest.mark.parametrize(
    ("old", "new", "steps", "made"),
    [
        (  # signs that no reader sees are alike
            p(r("a\u00adb")),
            p(r("a\u200eb")),
            [(0, 0)],
            p(r("a\u200eb")),
        ),
        (  # a space that does not break is another
            p(r("a\u00a0b")),
            p(r("a b")),
            [(0, 0)],
            p(r("a") + dele(0, "\u00a0") + ins(1, r(" ")) + r("b")),
        ),
        (  # marks within words that came stand round them
            p(r("z")),
            p(r("z")) + p(start(1, "x") + r("b ") + COMMENTED[0] + r("c") + end(1) + COMMENTED[1]),
            [(0, 0), (None, 1)],
            p(r("z")) + p(start(1, "x") + ins(0, r("b c")) + COMMENTED[0] + end(1) + COMMENTED[1], "", now(1)),
        ),
        (  # after a whole table
            ONE_CELL + p(r("x")),
            ONE_CELL,
            [(0, 0), (1, None)],
            ONE_CELL + p(dele(0, "x"), "", now(1, "del")),
        ),
        (  # cells that went with all their words, from a row that has fewer now
            table(row(p(r("a")), p(r("b")), p(r("c")))),
            table(row(p(r("a")))),
            [(0, 0), (1, None), (2, None)],
            table(row(p(r("a")) + p(dele(0, "b"), "", now(1, "del")) + p(dele(2, "c"), "", now(3, "del")))),
        ),
        (  # one word of a row came, and one stayed: the row is no change
            table(row(p(r("a")), p(r("b")))),
            table(row(p(r("c")), p(r("b")))),
            [(0, None), (None, 0), (1, 1)],
            table(row(p(dele(0, "a"), "", now(1, "del")) + p(ins(2, r("c")), "", now(3)), p(r("b")))),
        ),
        (  # one of two rows came: the headings stay
            table(HEAD, row(p(r("b")))),
            table(HEAD, row(p(r("a"))), row(p(r("b")))),
            [(0, 0), (None, 1), (1, 2)],
            table(HEAD, row(p(ins(1, r("a"))), more=ended("ins", 0)), row(p(r("b")))),
        ),
        (  # both went, each where it stood, with a paragraph after it
            p(r("x")) + ONE_CELL + p(r("y")) + table(row(p(r("b")))),
            p(r("x")) + p(r("y")),
            [(0, 0), (1, None), (2, 1), (3, None)],
            p(r("x"))
            + table(row(p(dele(0, "a")), more=ended("del", 1)))
            + "<p/>"
            + p(r("y"))
            + table(row(p(dele(2, "b")), more=ended("del", 3)))
            + "<p/>",
        ),
        (  # a paragraph without words keeps no row
            table(row(p(""), p(r("a"))), row(p(r("b")))),
            table(row(p(r("b")))),
            [(1, None), (2, 0)],
            table(row("<p/>", p(dele(0, "a")), more=ended("del", 1)), row(p(r("b")))),
        ),
        (  # a table that came, of which something is said
            p(r("x")),
            p(r("x")) + table(HEAD, row(p(r("a"))), style="Item"),
            [(0, 0), (None, 1), (None, 2)],
            p(r("x"))
            + table(
                row(p(ins(2, r("Head"))), more="<tblHeader/>" + ended("ins", 1)),
                row(p(ins(3, r("a"))), more=ended("ins", 0)),
                style="Item",
            ),
        ),
        (  # the first row of a table of which something is said
            table(row(p(r("a"))), row(p(r("b"))), style="Item"),
            table(row(p(r("b"))), style="Item"),
            [(0, None), (1, 0)],
            table(row(p(dele(0, "a")), more=ended("del", 1)), row(p(r("b"))), style="Item"),
        ),
        *(  # a cell is the same whatever is said of its row
            (
                table(row(p(r("x")), p(r("b")) + p(r("c")), more=before)),
                table(row(p(r("x")), p(r("b")), more=after)),
                [(0, 0), (1, 1), (2, None)],
                table(row(p(r("x")), p(r("b")) + p(dele(0, "c"), "", now(1, "del")), more=after)),
            )
            for before, after in (("<cantSplit/>", ""), ("", "<cantSplit/>"))
        ),
        (  # out of a table, into the text
            ONE_CELL + p(r("z")),
            p(r("a")) + p(r("z")),
            [(0, 0), (1, 1)],
            p(r("a")) + p(r("z")),
        ),
        (  # words of a table that stand in the text now, beside a row that went: each once
            p(r("z")) + table(HEAD, row(p(r("a"))), row(p(r("b")))),
            p(r("z")) + p(r("a")),
            [(0, 0), (2, 1), (3, None)],
            p(r("z")) + p(r("a")) + table(row(p(dele(0, "b")), more=ended("del", 1))) + "<p/>",
        ),
        (  # of two tables that became one, the first is it
            ONE_CELL + table(row(p(r("b"))), row(p(r("c")))),
            table(row(p(r("a"))), row(p(r("b")))),
            [(0, 0), (1, 1), (2, None)],
            table(row(p(r("a"))), row(p(r("b"))), row(p(dele(0, "c")), more=ended("del", 1))),
        ),
    ],
)  # fmt: skip
def test_a_redline_beside_tables_and_marks(old: str, new: str, steps: list[tuple[int | None, int | None]], made: str):
    assert redlined(old, new, *steps) == made


@pytest.mark.parametrize(
    ("theirs", "ours", "acts", "made"),
    [
        (ONE_CELL + p(r("z")), p(r("n")), [Insert(0, 0, None)], ONE_CELL + p(ins(0, r("n")), "", NOW) + p(r("z"))),
        (  # a table after a table, before one, and between two
            ONE_CELL + p(r("z")),
            OURS,
            [InsertTable(0, 0, None)],
            ONE_CELL + p("", "", now(2)) + table(row(p(ins(0, r("n"))), more=ended("ins", 1))) + p(r("z")),
        ),
        (
            ONE_CELL,
            OURS,
            [InsertTable(0, None, None)],
            table(row(p(ins(0, r("n"))), more=ended("ins", 1))) + p("", "", now(2)) + ONE_CELL,
        ),
        (
            ONE_CELL + ONE_CELL,
            OURS,
            [InsertTable(0, 0, None)],
            ONE_CELL
            + p("", "", now(2))
            + table(row(p(ins(0, r("n"))), more=ended("ins", 1)))
            + p("", "", now(3))
            + ONE_CELL,
        ),
        (  # after something outside the table: below the headings
            p(r("x")) + TABLE,
            OURS,
            [InsertRow(0, 2, 0, None)],
            p(r("x")) + table(HEAD, row(p(ins(0, r("n"))), more=ended("ins", 1)), row(p(r("a")), p(r("b")))),
        ),
        (  # after a table that stands in a row of it: after that row
            table(row(p(r("a")) + ONE_CELL + p(r("b"))), row(p(r("c")))),
            OURS,
            [InsertRow(0, 0, 1, None)],
            table(
                row(p(r("a")) + ONE_CELL + p(r("b"))),
                row(p(ins(0, r("n"))), more=ended("ins", 1)),
                row(p(r("c"))),
            ),
        ),
        # what stands in no table is no row or cell
        (TABLE, p(r("n")), [InsertRow(0, 1, 1, None), InsertTable(0, 1, None), InCell(0, 1)], TABLE),
        (p(r("x")), OURS, [InsertRow(0, 0, 0, None), InCell(0, 0), DeleteRow(0)], p(r("x"))),
        (  # comments on what came into cells, rows and tables
            table(row(p(r("a")), p(" "))),
            table(row(p(r("c")), p(r("d")))),
            [InCell(0, 0), InCell(1, 0), Note(None, 0, "n"), Note(None, 1, "m")],
            table(
                row(
                    p(r("a")) + p(commented(0, ins(0, r("c"))), "", NOW),
                    "<p> " + commented(1, ins(2, r("d"))) + "</p>",
                )
            ),
        ),
        (
            TABLE,
            table(row(p(r("c")), p(r("d")))),
            [InsertRow(0, 1, 1, None), Note(None, 1, "m")],
            table(
                HEAD,
                row(p(r("a")), p(r("b"))),
                row(p(ins(0, r("c"))), p(commented(0, ins(1, r("d")))), more=ended("ins", 2)),
            ),
        ),
        (
            p(r("a")),
            table(row(p(r("c"))), row(p(r("d")))),
            [InsertTable(0, 0, None), Note(None, 1, "m")],
            p(r("a"))
            + table(
                row(p(ins(0, r("c"))), more=ended("ins", 1)),
                row(p(commented(0, ins(2, r("d")))), more=ended("ins", 3)),
            ),
        ),
        (  # into the last paragraph of a cell where that has no words: its own properties stay
            table(row(p(r("a")) + p(r(" "), "Body"))),
            table(row(p(start(1, "k") + r("c") + end(1), "Item9"))),
            [InCell(0, 0)],
            table(
                row(
                    p(r("a"))
                    + p(r(" ") + start(200_000_000, "k") + ins(0, r("c")) + end(200_000_000), "Body")
                )
            ),
        ),
        (  # a style that they have not, after a table: no style
            table(row(p(r("a"), "Body"))),
            p(r("b"), "Gone"),
            [Insert(0, 0, None)],
            table(row(p(r("a"), "Body"))) + p(ins(0, r("b")), "", NOW),
        ),
        (  # after the end of a section: without that
            p(r("a"), "Body", "<keepNext/><rPr><b/></rPr><sectPr/><pPrChange/>"),
            p(r("b"), "Gone"),
            [Insert(0, 0, None)],
            p(r("a"), "Body", "<keepNext/><rPr><b/></rPr><sectPr/><pPrChange/>")
            + p(ins(0, r("b")), "Body", "<keepNext/>" + NOW),
        ),
        (p(r("a"), "Body"), p(r("b"), "", "<keepNext/><numPr/>"), [Insert(0, 0, None)], p(r("a"), "Body") + p(ins(0, r("b")), "", "<keepNext/>" + NOW)),
        *(  # the list comes after what Word writes before it
            (
                p(r("a"), "Body", '<numPr><numId val="3"/></numPr>'),
                p(r("b"), "Body9", f"<{name}/><spacing/>"),
                [Insert(0, 0, None)],
                p(r("a"), "Body", '<numPr><numId val="3"/></numPr>')
                + p(ins(0, r("b")), "Body", f'<{name}/><numPr><numId val="3"/></numPr><spacing/>{NOW}'),
            )
            for name in ("keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl")
        ),
        (  # the list of a style is that of its first paragraph, and of no other
            p(r("a"), "Body") + p(r("c"), "Body", '<numPr><numId val="3"/></numPr>') + p(r("i"), "Item", '<numPr><numId val="4"/></numPr>') + p(r("j"), "Item", '<numPr><numId val="5"/></numPr>'),
            p(r("b"), "Body9") + p(r("b"), "Item9"),
            [Insert(0, 3, None), Insert(1, None, 0)],
            p(r("a"), "Body") + p(r("c"), "Body", '<numPr><numId val="3"/></numPr>') + p(r("i"), "Item", '<numPr><numId val="4"/></numPr>') + p(r("j"), "Item", '<numPr><numId val="5"/></numPr>')
            + p(ins(0, r("b")), "Body", NOW)
            + p(ins(2, r("b")), "Item", f'<numPr><numId val="4"/></numPr>{now(3)}'),
        ),
        (  # bookmarks begin before the words and end after them, each that ends
            p(r("a")),
            p(start(1, "x") + start(2, "y") + r("b") + end(2) + end(1) + end(7) + start(3, "z")),
            [Insert(0, 0, None, None, {"y": "yy"})],
            p(r("a"))
            + p(
                start(200_000_000, "x")
                + start(200_000_001, "yy")
                + start(200_000_002, "z")
                + ins(0, r("b"))
                + end(200_000_000)
                + end(200_000_001),
                "",
                NOW,
            ),
        ),
        (  # an end that somebody has struck out is struck out already; one that somebody put in is not
            p(r("a"), "", f'<rPr><del id="5" {BOB}/></rPr>') + p(r("b"), "", f'<rPr><ins id="6" {BOB}/></rPr>'),
            p(""),
            [Delete(0), Delete(1)],
            p(dele(0, "a"), "", f'<rPr><del id="5" {BOB}/></rPr>')
            + p(dele(1, "b"), "", f'<rPr>{ended("del", 2)}<ins id="6" {BOB}/></rPr>'),
        ),
        (  # each reference by itself, whatever its letters, and those to others as they are
            p(r("See ") + ref("a") + ref("b") + ref("A", "3")) + p(ref("c")),
            p(""),
            [Lead("a", "z"), Lead("C", "y")],
            p(r("See ") + struck(0, ref("a")) + ins(1, ref("z")) + ref("b") + struck(2, ref("A", "3")) + ins(3, ref("z", "3")))
            + p(struck(4, ref("c")) + ins(5, ref("y"))),
        ),
        *(  # the code of a reference may stand in several pieces, of which some are empty
            (p(one), p(""), [Lead("a", "z")], p(struck(0, one).replace("<delInstrText></delInstrText>", "<delInstrText/>") + ins(1, one.replace("REF a", "REF z"))))
            for one in (
                BEGIN + "<r><instrText></instrText></r><r><instrText>REF a</instrText></r>" + ENDS,
                BEGIN + "<r><instrText>REF a</instrText></r><r><instrText></instrText></r>" + ENDS,
                BEGIN + "<r><instrText>REF a \\h</instrText></r>" + ENDS,
            )
        ),
        *(  # what is no reference of theirs that can be led elsewhere
            (p(one), p(""), [Lead("a", "z")], p(one))
            for one in (
                f'{BEGIN}<ins id="5" {BOB}><r><instrText>REF a</instrText></r></ins>{ENDS}',
                BEGINS + r("a") + ENDS,
                f"{BEGIN}<r><instrText>REF</instrText></r>{ENDS}",
                f"{BEGIN}<r><instrText>PAGEREF a</instrText></r>{ENDS}",
                f'<moveFrom id="5" {BOB}>{ref("a")}</moveFrom>',
                ENDS + r("REF a"),
            )
        ),
        (  # within what somebody moved here, ours stand there too
            p(f'<moveTo id="6" {BOB}>{ref("a")}</moveTo>'),
            p(""),
            [Lead("a", "z")],
            p(f'<moveTo id="6" {BOB}>{struck(0, ref("a"))}{ins(1, ref("z"))}</moveTo>'),
        ),
        (  # words that moved, with a reference of theirs and one of ours
            p(r("See ") + ref("a") + r(" and b")) + p(r("z")),
            p(r("1 ") + ref("q")),
            [Insert(0, 1, None, Reword(0, (Put(10, 11, 0, 2, 3), Put(0, 3, 0, 0, 1))))],
            p(r("See ") + ref("a") + r(" and b"))
            + p(r("z"))
            + p(ins(0, r("1 ") + ref("a") + r(" and ") + ref("q")), "", NOW),
        ),
    ],
)  # fmt: skip
def test_an_act_at_its_edges(theirs: str, ours: str, acts: Sequence[Act], made: str):
    assert merged(theirs, ours, *acts) == made


GONE = p(BEGINS + link("a", struck(4, THEIRS + PAGE)), "Body", MANNER.replace("<i/>", f"{ended('del', 5)}<i/>"))


@pytest.mark.parametrize(
    ("theirs", "ours", "act", "made"),
    [
        (  # nothing of theirs stays but the field
            THEIR_LIST,
            OUR_LIST,
            Relist((ListEntry(None, 0), ListEntry(None, 1)), (0, 1, 2), {}),
            GONE
            + p(link("a", ins(0, words("1.", "Uno", BOLD))), "Body", NOW)
            + p(link("b", struck(6, words("2.", "Two"))), "", now(7, "del"))
            + p(link("d", ins(2, words("2.", "New", BOLD))) + link("c", struck(8, words("3.", "Three"))) + ENDS),
        ),
        (  # an entry of ours in the place of the first
            THEIR_LIST,
            OUR_LIST,
            Relist((ListEntry(None, 1), ListEntry(1, None), ListEntry(2, 0)), (0,), {}),
            GONE
            + p(link("d", ins(0, words("2.", "New", BOLD))), "Body", NOW)
            + p(link("b", words("2.", "Two")))
            + p(link("c", struck(2, words("3.", "Three")) + ins(3, words("1.", "Uno"))) + ENDS),
        ),
        (
            THEIR_LIST,
            OUR_LIST,
            Relist((ListEntry(None, None), ListEntry(0, None), ListEntry(1, None), ListEntry(2, None)), (), {}),
            THEIR_LIST,
        ),
        (  # without any entries
            THEIR_LIST,
            OUR_LIST,
            Relist((), (0, 1, 2), {}),
            GONE.replace("100000004", "100000000").replace("100000005", "100000001")
            + p(link("b", struck(2, words("2.", "Two"))), "", now(3, "del"))
            + p(link("c", struck(4, words("3.", "Three"))) + ENDS),
        ),
        (  # entries that lead nowhere are left as they are, and ours without a link are empty
            p(BEGINS + r("1. One")) + p(r("x") + ENDS),
            p(r("y")) + p(link("d", words("2.", "New"))),
            Relist((ListEntry(0, 0), ListEntry(None, 0), ListEntry(None, 1), ListEntry(1, 1)), (), {}),
            p(BEGINS + r("1. One"))
            + p("", "", now(0))
            + p(link("d", ins(1, words("2.", "New"))), "", now(2))
            + p(r("x") + ENDS),
        ),
        (  # an entry without words has nothing to change
            p(BEGINS + '<hyperlink anchor="a"/>') + p(link("b", PAGE) + ENDS),
            OUR_LIST,
            Relist((ListEntry(0, 0), ListEntry(1, 1)), (), {}),
            p(BEGINS + '<hyperlink anchor="a"/>') + p(link("b", PAGE) + ENDS),
        ),
        (  # a tab at the end is one of the words where no page follows it
            p(BEGINS + link("a", words("1.", "One") + TAB) + ENDS),
            OUR_LIST,
            Relist((ListEntry(0, 0),), (), {}),
            p(BEGINS + link("a", struck(0, words("1.", "One") + TAB) + ins(1, words("1.", "Uno"))) + ENDS),
        ),
        (  # a page right after the words
            p(BEGINS + link("a", r("One") + PAGE.removeprefix(TAB)) + ENDS),
            OUR_LIST,
            Relist((ListEntry(0, 0),), (), {}),
            p(BEGINS + link("a", dele(0, "One") + ins(1, words("1.", "Uno")) + PAGE.removeprefix(TAB)) + ENDS),
        ),
    ],
)  # fmt: skip
def test_a_contents_list_at_its_edges(theirs: str, ours: str, act: Relist, made: str):
    assert merged(theirs, ours, act) == made


def test_entries_lead_to_the_bookmarks_of_their_links():
    body = element(f"<body>{p(link('a', r('x')) + link('b', r('y')))}{p('<hyperlink/>')}{p(r('z'))}</body>")

    assert links_of(list(body)) == [("a", "b"), ("",), ()]


@pytest.mark.parametrize(
    ("inside", "signs"),
    [
        ("", ""),
        (f'{BEGIN}<r><instrText>PAGE</instrText></r>{r("3")}<r><t></t></r>{r("4")}{ENDS}', "34"),
        (ref("a"), REFERENCE),
        ("<r><cr/><pict/><tab/><br/><noBreakHyphen/></r>", " \ufffc  -"),
        (r("a") + ref("a") + ref("b") + TAB + ref("c"), f"a{REFERENCE} {REFERENCE}"),
    ],
)  # fmt: skip
def test_a_paragraph_of_ours_counts_as_signs(inside: str, signs: str):
    assert signs_of(element(f"<p>{inside}</p>")) == signs
