"""What tracked changes are made of, each by itself: the atoms of a paragraph, the pieces of another's, and the marks on both."""

from __future__ import annotations

import re
import time

import pytest
from lxml import etree
from word.small import BEGIN, END, SEPARATE, SPACES, code, field, p, prefixed, r

from assembler.word.changes import (
    REFERENCE,
    ParagraphSigns,
    Put,
)
from assembler.word.changes.atoms import Atom, atoms_of, runs_of
from assembler.word.changes.marker import Marker
from assembler.word.changes.merge import _references
from assembler.word.changes.pieces import Piece, pieces_of
from assembler.word.changes.redline import above, cleaned, matching_style_ids, packed_parts, refill
from assembler.word.changes.signs import spans_of, strike_all
from assembler.word.package import unpack
from assembler.word.xml import Element, W, parse, w

MOMENT = "2027-03-08T10:15:00Z"
BOLD = "<b/>"


def element(xml: str) -> Element:
    """The one element of this."""
    return parse(f"<x {SPACES}>{prefixed(xml)}</x>".encode())[0]


def brief(one: Element) -> str:
    """An element without prefixes, namespaces, and what a change says of who made it."""
    text = re.sub(r' xmlns:\w+="[^"]*"', "", etree.tostring(one, encoding="unicode", with_tail=False))
    return re.sub(r"\b(w|ns\d+):", "", text).replace(f' author="Ann" date="{MOMENT}"', "")


def exact(name: str) -> str:
    """The sign of a thing: itself, as any program would write it."""
    return f'<w:{name} xmlns:w="{W}"></w:{name}>'


def manner(inside: str) -> str:
    return f'<w:rPr xmlns:w="{W}">{"".join(f"<w:{one}></w:{one}>" for one in inside.split())}</w:rPr>'


def keys(inside: str) -> list[tuple[str, str]]:
    return [atom.key for atom in atoms_of(element(p(inside)))[0]]


class TestAtoms:
    def test_words_spaces_and_signs_are_atoms_in_their_printed_manner(self):
        atoms, marks = atoms_of(element(p(r("Pay\u00a0it, now") + r("!", "<b/><i/>"))))

        assert atoms == [
            Atom(("Pay", ""), (), "Pay"),
            Atom((" ", ""), (), "\u00a0"),
            Atom(("it", ""), (), "it"),
            Atom((",", ""), (), ","),
            Atom((" ", ""), (), " "),
            Atom(("now", ""), (), "now"),
            Atom(("!", manner("b i")), (), "!"),
        ]
        assert [atom.manner for atom in atoms[-2:]] == ["", manner("b i")]
        assert marks == []

    @pytest.mark.parametrize("name", ["hyperlink", "smartTag", "sdt", "sdtContent", "fldSimple", "customXml"])
    def test_what_wraps_words_is_passed(self, name: str):
        assert keys(f"<{name}>{r('a')}<{name}>{r('b', BOLD)}</{name}></{name}>") == [("a", ""), ("b", manner("b"))]

    def test_what_wraps_them_in_another_way_is_left_out(self):
        assert keys(f"<other>{r('a')}</other><ins>{r('b')}</ins>{r('c')}") == [("c", "")]

    @pytest.mark.parametrize("name", ["proofErr", "lastRenderedPageBreak", "softHyphen", "annotationRef"])
    def test_what_programs_put_in_by_themselves_is_no_atom(self, name: str):
        assert keys(f"<r><{name}/><t>a</t></r>") == [("a", "")]

    def test_a_thing_is_known_by_kind_and_manner_and_keeps_its_run(self):
        atoms, _ = atoms_of(element(p("<r><rPr><b/></rPr><t>a</t><tab/></r><r><t/><br/></r>")))

        assert [atom.key for atom in atoms] == [("a", manner("b")), (exact("tab"), manner("b")), (exact("br"), "")]
        assert [[brief(run) for run in atom.runs] for atom in atoms] == [
            [],
            ["<r><rPr><b/></rPr><tab/></r>"],
            ["<r><br/></r>"],
        ]
        assert [atom.text for atom in atoms] == ["a", "", ""]

    def test_a_manner_is_the_same_whatever_else_a_file_declares(self):
        plain = parse(f'<w:p xmlns:w="{W}"><w:r><w:rPr><w:b/></w:rPr><w:t>a</w:t><w:tab/></w:r></w:p>'.encode())

        assert [atom.key for atom in atoms_of(plain)[0]] == keys("<r><rPr><b/></rPr><t>a</t><tab/></r>")

    @pytest.mark.parametrize(
        ("inside", "known"),
        [
            (field(" REF  a \\h ", r("1", BOLD)), ["field REF a \\h"]),
            (BEGIN + code(" RE") + code("F a ") + SEPARATE + r("1") + END, ["field REF a"]),
            (BEGIN + SEPARATE + r("1") + r("2") + END, ["field 12"]),
            (BEGIN + code("IF ") + field("PAGE", r("2")) + code(" x") + SEPARATE + r("3") + END, ["field IF PAGE x"]),
            (field("REF a", "") + field("REF b", ""), ["field REF a", "field REF b"]),
            (r("a") + BEGIN + code("PAGE"), ["a", "field ", "field PAGE"]),
            (END + field("REF a", "") + r("b"), [f'<w:fldChar xmlns:w="{W}" w:fldCharType="end"></w:fldChar>', "field REF a", "b"]),
            (r("a") + f"<hyperlink>{field('PAGE', r('1'))}</hyperlink>" + r("b"), ["a", "field PAGE", "b"]),
            ('<r><fldChar fldCharType="separate"/></r>' + r("a"), [f'<w:fldChar xmlns:w="{W}" w:fldCharType="separate"></w:fldChar>', "a"]),
        ],
    )  # fmt: skip
    def test_a_field_is_one_atom_known_by_its_code(self, inside: str, known: list[str]):
        atoms, _ = atoms_of(element(p(inside)))

        assert [atom.key[0] for atom in atoms] == known
        assert {(atom.manner, atom.text) for atom in atoms if atom.key[0].startswith("field")} <= {("", "")}

    def test_a_field_keeps_copies_of_all_its_runs(self):
        paragraph = element(p(field("PAGE", r("1", BOLD))))
        ((atom,), _) = atoms_of(paragraph)

        assert [brief(run) for run in atom.runs] == [brief(run) for run in paragraph]
        assert set(atom.runs).isdisjoint(paragraph)

    def test_marks_stand_before_the_atom_that_follows_them(self):
        inside = (
            '<bookmarkStart id="1"/><commentRangeStart id="2"/>'
            + r("a b")
            + '<bookmarkEnd id="1"/>'
            + r("c")
            + '<commentRangeEnd id="2"/><r><rPr><b/></rPr><commentReference id="2"/></r>'
        )
        atoms, marks = atoms_of(element(p(inside)))

        assert [atom.key[0] for atom in atoms] == ["a", " ", "b", "c"]
        assert [(mark.before, brief(mark.element)) for mark in marks] == [
            (0, '<bookmarkStart id="1"/>'),
            (0, '<commentRangeStart id="2"/>'),
            (3, '<bookmarkEnd id="1"/>'),
            (4, '<commentRangeEnd id="2"/>'),
            (4, '<r><rPr><b/></rPr><commentReference id="2"/></r>'),
        ]

    @pytest.mark.parametrize(
        ("inside", "made"),
        [
            ("", []),
            (r("a") + r(" b"), ['<r><t xml:space="preserve">a b</t></r>']),
            (
                r("a") + r("b", BOLD) + r("c", BOLD) + r("d"),
                [
                    '<r><t xml:space="preserve">a</t></r>',
                    '<r><rPr><b/></rPr><t xml:space="preserve">bc</t></r>',
                    '<r><t xml:space="preserve">d</t></r>',
                ],
            ),
            (
                "<r><rPr><b/></rPr><t>a</t><tab/><t>b</t></r>" + field("PAGE", r("1")),
                [
                    '<r><rPr><b/></rPr><t xml:space="preserve">a</t></r>',
                    "<r><rPr><b/></rPr><tab/></r>",
                    '<r><rPr><b/></rPr><t xml:space="preserve">b</t></r>',
                    BEGIN,
                    code("PAGE"),
                    SEPARATE,
                    r("1"),
                    END,
                ],
            ),
            ("<r><tab/></r>" + r("a", BOLD), ["<r><tab/></r>", '<r><rPr><b/></rPr><t xml:space="preserve">a</t></r>']),
        ],
    )
    def test_atoms_print_as_runs_and_neighbours_in_one_manner_share_one(self, inside: str, made: list[str]):
        atoms, _ = atoms_of(element(p(inside)))

        assert [brief(run) for run in runs_of(atoms)] == made
        assert [brief(run) for run in runs_of(iter(atoms))] == made

    @pytest.mark.row("I8")
    def test_a_million_marks_make_one_run_in_no_time(self):
        began = time.process_time()
        (run,) = runs_of(Atom(("!", ""), (), "!") for _ in range(1_000_000))

        assert (run[0].text, time.process_time() - began < 5) == ("!" * 1_000_000, True)


def pieces(inside: str) -> list[tuple[str, bool, bool]]:
    found = pieces_of(element(p(inside)), {("footnote", "7"): "Why", ("endnote", "8"): "How"})
    return [(piece.text, piece.pending, piece.fixed) for piece in found]


class TestPieces:
    @pytest.mark.parametrize(
        ("inside", "found"),
        [
            ("", []),
            ("<r><rPr><b/></rPr></r>", []),
            ("<r><rPr><b/></rPr><t>a</t><t/></r>", [("a", False, False), ("", False, False)]),
            ("<r><tab/><cr/><noBreakHyphen/><sym/></r>", [(" ", False, False), (" ", False, False), ("-", False, False), ("?", False, False)]),
            ('<r><br/><br type="textWrapping"/><br type="page"/><br type="column"/></r>', [(" ", False, False), (" ", False, False), ("", False, False), ("", False, False)]),
            ("<r><drawing/><pict/><object/><other/></r>", [("\ufffc", False, False)] * 3 + [("", False, False)]),
            ('<r><footnoteReference id="7"/><footnoteReference id="8"/><endnoteReference id="8"/></r>', [(" [footnote: Why]", False, False), (" [footnote: ]", False, False), (" [endnote: How]", False, False)]),
            *((f"<{name}>{r('a')}</{name}>", [("a", False, False)]) for name in ("hyperlink", "smartTag", "sdt", "sdtContent", "customXml", "dir", "bdo")),
            (f"<other>{r('a')}</other>", []),
            *((f"<{name}>{r('a')}<hyperlink>{r('b')}</hyperlink></{name}>", [("a", True, False), ("b", True, False)]) for name in ("ins", "moveTo")),
            *((f"<{name}>{r('a')}<ins>{r('b')}</ins></{name}>", [("", True, False), ("", True, False)]) for name in ("del", "moveFrom")),
            (f"<ins><del>{r('a')}</del>{r('b')}</ins>{r('c')}", [("", True, False), ("b", True, False), ("c", False, False)]),
            ('<fldSimple instr=" REF x ">' + r("1") + "</fldSimple>", [(REFERENCE, False, True)]),
            ("<fldSimple>" + r("1") + r("2") + "</fldSimple>", [("12", False, True)]),
            ('<ins><fldSimple instr="PAGE">' + r("1") + "</fldSimple></ins>", [("1", True, True)]),
            ('<del><fldSimple instr="REF x">' + r("1") + "</fldSimple></del>", [("", True, True)]),
            (field(" REF x ", r("1")), [(REFERENCE, False, False)]),
            (field("PAGEREF x", r("1") + "<r><t/></r>" + r("2")), [("12", False, False)]),
            (BEGIN + code("R") + code("EF x") + SEPARATE + END, [(REFERENCE, False, False)]),
            (field("IF", field("REF x", r("1")) + r("2")), [("12", False, False)]),
            (f"<del>{field('REF x', r('1'))}</del>", [("", True, False)]),
            (f"<ins>{field('REF x', r('1'))}</ins>", [(REFERENCE, True, False)]),
            (f"{BEGIN}{code('REF x')}<ins>{SEPARATE}{r('1')}{END}</ins>", [(REFERENCE, True, True)]),
            (f"{BEGIN}{code('REF x')}<hyperlink>{END}</hyperlink>{r('a')}", [(REFERENCE, False, True), ("a", False, False)]),
            (r("a") + BEGIN + code("REF x"), [("a", False, False), ("", False, True), ("", False, True)]),
            (END + r("a"), [("", False, False), ("a", False, False)]),
            (END + END + field("REF x", r("1")) + r("a"), [("", False, False), ("", False, False), (REFERENCE, False, False), ("a", False, False)]),
            *((r("a", f"<vanish{val}/>"), [(shown, False, False)]) for val, shown in (("", ""), (' val="1"', ""), (' val="0"', "a"), (' val="false"', "a"), (' val="off"', "a"))),
        ],
    )  # fmt: skip
    def test_what_each_part_of_a_paragraph_counts_as(self, inside: str, found: list[tuple[str, bool, bool]]):
        assert pieces(inside) == found

    def test_a_piece_knows_the_child_of_its_run_and_a_field_all_its_runs(self):
        paragraph = element(p("<r><t>a</t><tab/></r>" + field("PAGE", r("1"))))
        run, *others = list(paragraph)

        assert pieces_of(paragraph, {}) == [
            Piece((run,), run[0], "a", pending=False),
            Piece((run,), run[1], " ", pending=False),
            Piece(tuple(others), None, "1", pending=False),
        ]

    def test_each_run_of_a_field_without_an_end_is_a_piece_kept_whole(self):
        paragraph = element(p(BEGIN + code("PAGE")))

        assert pieces_of(paragraph, {}) == [Piece((run,), None, "", pending=False, fixed=True) for run in paragraph]


class TestReferences:
    @pytest.mark.parametrize(
        ("inside", "found"),
        [
            (field("REF _a", r("1")) + field("REF _b", r("2")), [["1"]]),
            (field(" REF _A \\h ", r("1")), [["1"]]),
            (field("PAGEREF _a", r("1")), []),
            (field("REF", r("1")), []),
            (f"<ins>{field('REF _a', r('1'))}</ins>", [["1"]]),
            (f"{BEGIN}{code('REF _a')}<ins>{SEPARATE}{r('1')}{END}</ins>", []),
            (BEGIN + code("REF _a") + r("1"), []),
            (END + field("REF _a", r("1")) + r("2"), [["1"]]),
            (field("REF _a", r("1")) + END + field("REF _a", r("2")), [["1"], ["2"]]),
        ],
    )  # fmt: skip
    def test_the_runs_of_each_reference_to_a_bookmark_are_found(self, inside: str, found: list[list[str]]):
        references = _references(element(p(inside)), {"_a": "_c"})

        assert [[text.text for run in runs for text in run.iter(w("t"))] for runs in references] == found


def marker(first: int = 0) -> Marker:
    return Marker("Ann", MOMENT, first)


def signs(inside: str) -> ParagraphSigns:
    return ParagraphSigns(element(p(inside)), {("footnote", "7"): "Why"})


def put(inside: str, start: int, end: int, *ours: str) -> str:
    """The paragraph with these runs of ours put in from one sign to another."""
    line = signs(inside)
    line.put(start, end, [element(one) for one in ours], marker())
    return brief(line.paragraph)


def ins(number: int, inside: str) -> str:
    return f'<ins id="{number}">{inside}</ins>'


def dele(number: int, inside: str) -> str:
    gone = re.sub(r"(</?)t(?=[ >])", r"\1delText", inside).replace("instrText", "delInstrText")
    return f'<del id="{number}">{gone}</del>'


def kept(words: str) -> str:
    return f'<r><t xml:space="preserve">{words}</t></r>'


COMMENT = '<commentRangeStart id="3"/>', '<commentRangeEnd id="3"/><r><commentReference id="3"/></r>'
OURS = r("x")


class TestSigns:
    @pytest.mark.parametrize(
        ("inside", "found"),
        [
            ("", ""),
            (r("ab"), "ab"),
            (r(" "), ""),
            (r("  a  b ") + r(" c "), "a b c"),
            (r("a") + "<r><tab/></r>" + r(" b"), "a b"),
            (field("REF x", r("1")), REFERENCE),
            (field("REF x", r("1")) + field("REF y", r("2")), REFERENCE),
            (field("REF x", r("1")) + field("REF y", r("2")) + field("REF z", r("3")) + r("a"), f"{REFERENCE}a"),
            (field("REF x", r("1")) + r("a") + field("REF y", r("2")), f"{REFERENCE}a{REFERENCE}"),
            (field("REF x", r("1")) + r(" ") + field("REF y", r("2")), f"{REFERENCE} {REFERENCE}"),
            (field("REF x", r("1")) + "<r><t/></r>" + field("REF y", r("2")), REFERENCE),
            ("<r><t/></r>" + field("REF x", r("1")), REFERENCE),
            (r("a") + "<r><other/></r>" + field("REF x", r("1")) + r("b"), f"a{REFERENCE}b"),
            (f"<del>{r('a')}</del>" + field("REF x", r("1")), REFERENCE),
            (r("a ") + field("REF x", r("1")) + r(" "), f"a {REFERENCE}"),
            (field("REF x", r("1")) + f"<del>{r('a')}</del>" + field("REF y", r("2")), REFERENCE),
        ],
    )
    def test_neighbouring_references_or_neighbouring_spaces_are_one_sign(self, inside: str, found: str):
        assert signs(inside).signs == found


class TestPuts:
    @pytest.mark.parametrize(
        ("inside", "start", "end", "made"),
        [
            (r("ab"), 1, 1, kept("a") + ins(0, OURS) + kept("b")),
            (r("ab"), 0, 0, ins(0, OURS) + r("ab")),
            ("<r><t>ab</t><tab/><t>c</t></r>", 1, 1, kept("a") + ins(0, OURS) + '<r><t xml:space="preserve">b</t><tab/><t>c</t></r>'),
            (r("ab"), 2, 2, r("ab") + ins(0, OURS)),
            (r("ab"), 0, 2, dele(0, r("ab")) + ins(1, OURS)),
            (r("ab"), 0, 1, dele(0, kept("a")) + ins(1, OURS) + kept("b")),
            (r("ab"), 1, 2, kept("a") + dele(0, kept("b")) + ins(1, OURS)),
            (r("abc"), 1, 2, kept("a") + dele(0, kept("b")) + ins(1, OURS) + kept("c")),
            (r("a") + r("b") + r("c"), 0, 2, dele(0, r("a") + r("b")) + ins(1, OURS) + r("c")),
            ("<r><t>a</t><tab/><t>b</t></r>", 1, 2, r("a") + dele(0, "<r><tab/></r>") + ins(1, OURS) + r("b")),
            ("<r><t>a</t><tab/><t>b</t></r>", 2, 2, "<r><t>a</t><tab/></r>" + ins(0, OURS) + r("b")),
            ("<r><t>a</t><tab/><t>b</t></r>", 0, 1, dele(0, r("a")) + ins(1, OURS) + "<r><tab/><t>b</t></r>"),
            ("<r><t>a</t><tab/><t>b</t></r>", 2, 3, "<r><t>a</t><tab/></r>" + dele(0, r("b")) + ins(1, OURS)),
            ('<r rsidR="1"><rPr><b/></rPr><t>ab</t></r>', 1, 1, '<r rsidR="1"><rPr><b/></rPr><t xml:space="preserve">a</t></r>' + ins(0, OURS) + '<r rsidR="1"><rPr><b/></rPr><t xml:space="preserve">b</t></r>'),
            (f"<hyperlink>{r('a')}</hyperlink>{r('b')}", 0, 0, ins(0, OURS) + f"<hyperlink>{r('a')}</hyperlink>{r('b')}"),
            (f"<hyperlink>{r('a')}</hyperlink>{r('b')}", 1, 1, f"<hyperlink>{r('a')}</hyperlink>" + ins(0, OURS) + r("b")),
            (f"<hyperlink>{r('a')}</hyperlink>{r('b')}", 0, 2, f"<hyperlink>{dele(0, r('a'))}</hyperlink>{dele(1, r('b'))}" + ins(2, OURS)),
            (f"<hyperlink>{r('ab')}</hyperlink>", 1, 1, f"<hyperlink>{kept('a')}{ins(0, OURS)}{kept('b')}</hyperlink>"),
            (f"<hyperlink>{r('a')}{r('b')}</hyperlink>{r('c')}", 0, 1, f"<hyperlink>{dele(0, r('a'))}{ins(1, OURS)}{r('b')}</hyperlink>{r('c')}"),
            (f'<ins id="5">{r("a")}</ins>{r("b")}', 0, 0, ins(0, OURS) + f'<ins id="5">{r("a")}</ins>{r("b")}'),
            (f'{r("a")}<ins id="5">{r("b")}</ins>', 1, 1, r("a") + ins(0, OURS) + f'<ins id="5">{r("b")}</ins>'),
            (f"{COMMENT[0]}{r('a')}{COMMENT[1]}{r('b')}", 0, 2, f'{COMMENT[0]}{dele(0, r("a"))}{COMMENT[1]}{dele(1, r("b"))}{ins(2, OURS)}'),
            (r("a") + field("REF x", r("1")) + field("REF y", r("2")) + r("b"), 1, 2, r("a") + dele(0, field("REF x", r("1")) + field("REF y", r("2"))) + ins(1, OURS) + r("b")),
            (r("a") + field("REF x", r("1")) + r("b"), 2, 2, r("a") + field("REF x", r("1")) + ins(0, OURS) + r("b")),
            (r("a") + field("REF x", r("1")), 1, 2, r("a") + dele(0, field("REF x", r("1"))) + ins(1, OURS)),
            (field("REF x", r("1")) + r("b"), 0, 0, ins(0, OURS) + field("REF x", r("1")) + r("b")),
            (field("PAGE", r("12")) + r("b"), 0, 2, dele(0, field("PAGE", r("12"))) + ins(1, OURS) + r("b")),
            ('<r><t>a</t><footnoteReference id="7"/><t>b</t></r>', 1, 17, r("a") + dele(0, '<r><footnoteReference id="7"/></r>') + ins(1, OURS) + r("b")),
            (r("a  b"), 1, 2, kept("a") + dele(0, kept(" ")) + ins(1, OURS) + kept(" b")),
            (r("ab", BOLD), 0, 0, ins(0, OURS) + r("ab", BOLD)),
            (r("ab", BOLD), 0, 2, dele(0, r("ab", BOLD)) + ins(1, OURS)),
            (r("ab", BOLD), 2, 2, r("ab", BOLD) + ins(0, OURS)),
            (r("a", BOLD) + r("b", BOLD), 1, 2, r("a", BOLD) + dele(0, r("b", BOLD)) + ins(1, OURS)),
            (r("  ab"), 0, 1, kept("  ") + dele(0, kept("a")) + ins(1, OURS) + kept("b")),
        ],
    )  # fmt: skip
    def test_what_stands_there_is_struck_out_and_ours_stands_after_it(
        self, inside: str, start: int, end: int, made: str
    ):
        assert put(inside, start, end, OURS) == f"<p>{made}</p>"

    def test_ours_stand_in_one_insertion_in_their_order(self):
        assert put(r("ab"), 1, 1, OURS, r("y")) == f"<p>{kept('a')}{ins(0, OURS + r('y'))}{kept('b')}</p>"
        assert put(r("ab"), 0, 0, OURS, r("y")) == f"<p>{ins(0, OURS + r('y'))}{r('ab')}</p>"
        assert put(r("ab"), 1, 2) == f"<p>{kept('a')}{dele(0, kept('b'))}</p>"

    def test_puts_are_made_from_the_last_to_the_first(self):
        made = [Put(0, 0, 0), Put(5, 7, 0), Put(0, 1, 0), Put(5, 9, 0), Put(2, 2, 0)]

        assert [(one.start, one.end) for one in spans_of(made)] == [
            (5, 9),
            (5, 7),
            (2, 2),
            (0, 1),
            (0, 0),
        ]

    @pytest.mark.parametrize(
        ("inside", "start", "end", "is_open"),
        [
            (r("a") + field("PAGE", r("12")) + r("b"), 1, 3, True),
            (r("a") + field("PAGE", r("12")) + r("b"), 2, 3, False),
            (r("a") + field("PAGE", r("12")) + r("b"), 1, 2, False),
            (f'{BEGIN}{code("REF x")}<ins id="1">{END}</ins>{r("b")}', 0, 1, False),
            (f'{BEGIN}{code("PAGE")}{SEPARATE}{r("1")}<hyperlink>{END}</hyperlink>{r("b")}', 1, 2, True),
            (f'<del id="1">{r("x")}</del>{r("a")}', 0, 1, True),
            (f'{r("a")}<del id="1">{r("x")}</del>{r("b")}', 0, 2, False),
            (f'{r("a")}<del id="1">{r("x")}</del>{r("b")}', 1, 1, True),
            (f'<ins id="1">{r("ab")}</ins>{r("c")}', 0, 0, False),
            (f'<ins id="1">{r("ab")}</ins>{r("c")}', 2, 2, True),
            (f'<moveTo id="1">{r("a")}<hyperlink>{r("b")}</hyperlink></moveTo>', 1, 1, False),
            (" ", 0, 0, False),
            (f'<ins id="1">{r("a")}</ins>{r(" ")}', 1, 1, False),
            (f'<ins id="1">{r("a")}</ins>{r("b")}', 1, 1, True),
            *(
                (f'<{one} id="1">{r("a")}</{one}><{other} id="2">{r("b")}</{other}>', 1, 1, True)
                for one in ("ins", "moveTo")
                for other in ("ins", "moveTo")
            ),
            *((f'<{one} id="1">{r("a")}{r("b")}</{one}>', 1, 1, False) for one in ("ins", "moveTo")),
        ],
    )  # fmt: skip
    def test_what_can_be_cut_out(self, inside: str, start: int, end: int, is_open: bool):
        assert signs(inside).open_at(start, end) is is_open

    @pytest.mark.parametrize(
        ("inside", "made"),
        [
            (r("a") + r("b"), dele(0, r("a") + r("b"))),
            (r("a") + "<bookmarkStart/>" + r("b"), dele(0, r("a")) + "<bookmarkStart/>" + dele(1, r("b"))),
            (f"{r('a')}<del>{r('b')}</del><moveFrom>{r('c')}</moveFrom>", f"{dele(0, r('a'))}<del>{r('b')}</del><moveFrom>{r('c')}</moveFrom>"),
            (f"<ins>{r('a')}</ins><hyperlink>{r('b')}</hyperlink>", f"<ins>{dele(0, r('a'))}</ins><hyperlink>{dele(1, r('b'))}</hyperlink>"),
            (COMMENT[0] + r("a") + COMMENT[1] + r("b"), COMMENT[0] + dele(0, r("a")) + COMMENT[1] + dele(1, r("b"))),
            (f"<r><pict>{p(r('box'))}</pict></r>", f'<del id="0"><r><pict>{p(r("box"))}</pict></r></del>'.replace("<t>", "<delText>").replace("</t>", "</delText>")),
            ("", ""),
        ],
    )  # fmt: skip
    def test_a_whole_paragraph_is_struck_out_where_it_stands(self, inside: str, made: str):
        paragraph = element(p(inside, "<keepNext/>"))
        strike_all(paragraph, marker())

        assert brief(paragraph) == p(made, "<keepNext/>")


class TestMarker:
    @pytest.mark.parametrize(
        ("properties", "made"),
        [
            ("", '<p><pPr><rPr><ins id="0"/></rPr></pPr><r/></p>'),
            ("<pPr/>", '<p><pPr><rPr><ins id="0"/></rPr></pPr><r/></p>'),
            ("<pPr><keepNext/></pPr>", '<p><pPr><keepNext/><rPr><ins id="0"/></rPr></pPr><r/></p>'),
            ("<pPr><keepNext/><sectPr/><pPrChange/></pPr>", '<p><pPr><keepNext/><rPr><ins id="0"/></rPr><sectPr/><pPrChange/></pPr><r/></p>'),
            ("<pPr><pPrChange/></pPr>", '<p><pPr><rPr><ins id="0"/></rPr><pPrChange/></pPr><r/></p>'),
            ("<pPr><rPr><b/></rPr></pPr>", '<p><pPr><rPr><ins id="0"/><b/></rPr></pPr><r/></p>'),
        ],
    )  # fmt: skip
    def test_the_end_of_a_paragraph_is_marked_in_words_own_order(self, properties: str, made: str):
        paragraph = element(f"<p>{properties}<r/></p>")
        marker().end(paragraph, "ins")

        assert brief(paragraph) == made

    @pytest.mark.parametrize(
        ("inside", "made"),
        [
            ("<tc/>", '<tr><trPr><del id="0"/></trPr><tc/></tr>'),
            ("<tblPrEx/><tc/>", '<tr><tblPrEx/><trPr><del id="0"/></trPr><tc/></tr>'),
            ("<trPr><cantSplit/></trPr><tc/>", '<tr><trPr><cantSplit/><del id="0"/></trPr><tc/></tr>'),
        ],
    )
    def test_a_row_is_marked_in_words_own_order(self, inside: str, made: str):
        row = element(f"<tr>{inside}</tr>")
        marker().row(row, "del")

        assert brief(row) == made

    def test_words_that_go_are_deleted_text_and_changes_are_numbered(self):
        one = marker(7)
        gone = [brief(change) for change in one.deleted([element(r("a")), element(code("PAGE"))])]
        came = [brief(change) for change in one.inserted([element(r("a")), element(code("PAGE"))])]

        assert gone == ['<del id="7"><r><delText>a</delText></r><r><delInstrText>PAGE</delInstrText></r></del>']
        assert came == [f'<ins id="8">{r("a")}{code("PAGE")}</ins>']
        assert [*one.inserted([]), *one.deleted([])] == []
        assert [brief(change) for change in one.inserted([element("<r/>")])] == ['<ins id="9"><r/></ins>']


def test_properties_leave_what_belongs_to_another_file():
    properties = '<pStyle val="A1"/><keepNext/><numPr/><ind left="1"/><rPr><b/></rPr><sectPr/><pPrChange/>'
    given = element(f"<pPr>{properties}</pPr>")

    assert brief(cleaned(given, {"A1": "B1"})) == '<pPr><pStyle val="B1"/><keepNext/><ind left="1"/></pPr>'
    assert brief(cleaned(given, {"C1": "B1"})) == '<pPr><pStyle val="A1"/><keepNext/><ind left="1"/></pPr>'
    assert brief(given) == f"<pPr>{properties}</pPr>"
    assert brief(cleaned(element("<pPr/>"), {})) == "<pPr/>"


def test_styles_of_two_files_are_matched_by_their_names():
    old, new = {"a": "body", "b": "item", "c": "gone"}, {"x": "item", "y": "body", "z": "new"}

    assert matching_style_ids(old, new) == {"a": "y", "b": "x"}


def test_other_content_leaves_the_properties():
    paragraph = element(p(r("a") + "<bookmarkStart/>", "<keepNext/>"))
    refill(paragraph, [element(r("b")), element(r("c"))])

    assert brief(paragraph) == p(r("b") + r("c"), "<keepNext/>")


def test_the_nearest_of_a_kind_is_the_one_above():
    table = element(f"<tbl><tr><tc><tbl>{p('')}</tbl></tc></tr></tbl>")
    inner = next(table.iter(w("p")))

    assert above(inner, w("tbl")) is table[0][0][0]
    assert above(inner, w("tr")) is table[0]
    assert above(inner, w("p")) is None


def test_parts_are_packed_in_one_order_with_the_types_first():
    members = {"word/b.xml": b"<b/>", "[Content_Types].xml": b"<t/>", "_rels/.rels": b"<r/>"}

    assert list(unpack(packed_parts(members)).items()) == [
        ("[Content_Types].xml", b"<t/>"),
        ("_rels/.rels", b"<r/>"),
        ("word/b.xml", b"<b/>"),
    ]
