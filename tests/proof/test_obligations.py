"""What must hold of a document, each law with its place, what it is about and its words; and what is worth a look."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest
from library.made import EACH_PARTY, clause, paragraph, table, words
from msgspec.structs import replace
from shipped import compiled_library

from assembler.conditions import parse_condition, parse_path
from assembler.errors import LibraryError, Place
from assembler.library.clauses import Clause
from assembler.library.library import Library
from assembler.library.outline_clauses import looked_into
from assembler.library.outlines import Outline, Part, SectionPlan, Taken
from assembler.library.terms import defined_terms
from assembler.markup import CrossReference
from assembler.proof.applicability import Line, differences, read_lines, without_line
from assembler.proof.laws import Obligation
from assembler.proof.obligations import counted, proof_obligations
from assembler.proof.printed import print_library
from assembler.proof.remarks import answers_doubts, document_doubts
from assembler.proof.solver import Solving
from assembler.proof.symbolic import ListBounds
from assembler.proof.translation import Translator
from assembler.source import Document, read_yaml
from assembler.statute.rules import Check, Rule
from assembler.wording import Choice, Filled, Phrase

VOCABULARY = compiled_library().library.vocabulary


def condition(text: str) -> Any:
    return parse_condition(text, VOCABULARY)


def whole(*clauses: Clause, **more: Any) -> Library:
    """The shipped questions, and these clauses alone, which one outline takes."""
    sections = tuple(SectionPlan(one.id, (Taken(one.id),)) for one in clauses)
    outline = Outline("standard", "S", "agreement", 0, False, (Part("body", "Body", sections),), Place("o.yaml"))
    given = {one.id: looked_into(one) for one in clauses}
    shipped = compiled_library().library
    plain = replace(
        shipped, clauses=given, outlines={"standard": outline}, terms=defined_terms(clauses), rules=(), outline=""
    )
    return replace(plain, **more)


def made(*clauses: Clause, **more: Any) -> Library:
    """The one document of these clauses."""
    return whole(*clauses, **more).outlined("standard")


@cache
def translator() -> Translator:
    return Translator.over(VOCABULARY.answers, compiled_library().library.questionnaire, ListBounds())


def obligations(*clauses: Clause, **more: Any) -> tuple[Obligation, ...]:
    library = made(*clauses, **more)
    return proof_obligations(library, print_library(library, translator(), {}), translator())


def possible(formulas: list[Any]) -> list[bool]:
    """Of which formulas there are answers."""
    return list(Solving(translator().answers).each_possible(formulas))


def broken(*clauses: Clause, **more: Any) -> list[tuple[str, str, str]]:
    """Each law that some answers break, with its place and words; without the right to withdraw, which is nowhere here."""
    found = [one for one in obligations(*clauses, **more) if one.law != "withdrawal"]
    return [
        (one.law, one.where, one.says)
        for one, wrong in zip(found, possible([one.broken for one in found]), strict=True)
        if wrong
    ]


def test_a_sound_document_breaks_nothing_and_names_its_obligations():
    first = clause("first", paragraph("a", "A Party must pay."))
    second = clause("second", paragraph("b", "See clause ", CrossReference("first", "a"), "."))

    assert broken(first, second) == []
    assert [one.key for one in obligations(first, second)] == [
        "reference: second#b -> first#a",
        "not empty: first",
        "not empty: second",
        "has words: first#a",
        "has words: first",
        "has words: second#b",
        "has words: second",
        "withdrawal: withdrawal#right",
    ]
    assert counted(obligations(first, second)) == {
        "reference": 1,
        "defined": 0,
        "defined once": 0,
        "term used": 0,
        "alternatives": 0,
        "asked": 0,
        "not empty": 2,
        "has words": 4,
        "withdrawal": 1,
        "include": 0,
        "settled": 0,
        "binds": 0,
    }


WHEN = "document.form == 'deed'"


def phrase(*alternatives: tuple[str, str], otherwise: str = "") -> Phrase:
    choices = [Choice(condition(when), (words(text),)) for when, text in alternatives]
    choices += [Choice(condition("True"), (words(otherwise),))] if otherwise else []
    return Phrase(tuple(choices), bool(otherwise))


@pytest.mark.parametrize(
    ("blocks", "told"),
    [
        (
            [paragraph("a", "See ", CrossReference("second"), " and ", CrossReference("second", "b"), ".")],
            [
                ("reference", "first#a", "refers to “second”, which is not there"),
                ("reference", "first#a", "refers to “second#b”, which is not there"),
            ],
        ),
        (
            [paragraph("a", "See ", CrossReference("first", "b"), "."), paragraph("b", when=condition(WHEN))],
            [("reference", "first#a", "refers to “first#b”, which is not there")],
        ),
        (
            [paragraph("a", phrase((WHEN, "one"), ("document.form == 'contract'", "two")), ".")],
            [],
        ),
        (
            [paragraph("a", phrase((WHEN, "one"), ("recorded(document.form)", "two")), ".")],
            [("alternatives", "first#a", f"not exactly one of the alternatives that begin “{WHEN}” is in")],
        ),
        ([], [("not empty", "first", "is in, with nothing in it")]),
        ([paragraph("a", when=condition(WHEN))], [("not empty", "first", "is in, with nothing in it")]),
        ([paragraph("a", " .,;:")], [("has words", "first#a", "is in, without words")]),
        ([paragraph("a", phrase((WHEN, "one")), ".")], [("has words", "first#a", "is in, without words")]),
        (
            [paragraph("a", "It leads to:", children=(paragraph("b", when=condition(WHEN)),))],
            [("has words", "first#a", "leads to items, and none is in")],
        ),
        (
            [paragraph("a", "It leads to:"), replace(table("t"), rows=())],
            [("settled", "first#a", "leads to a table, and no row is in")],
        ),
        ([paragraph("a", "It leads to:"), table("t", "x")], []),
    ],
)
def test_each_law_that_a_clause_may_break_is_told_with_its_place(blocks: list[Any], told: list[tuple[str, str, str]]):
    assert broken(clause("first", *blocks)) == told


def test_a_term_is_defined_once_and_used():
    used = paragraph("a", "The Host must pay.")
    gone = clause("terms", paragraph("z", words("Host", bold=True), " means it.", term="Host"), when=condition(WHEN))
    there = replace(gone, when=condition("True"))
    inline = paragraph("b", "(the “", words("Guest", bold=True), "”)")
    each = condition("any(recorded(party.kind) for party in parties)").each
    twice = clause("terms", paragraph("y", "Words."), replace(there.blocks[0], each=each))

    assert broken(clause("first", used), gone) == [
        ("defined", "first#a", "uses “Host”, which is not defined"),
    ]
    assert broken(clause("first", used), there) == []
    assert broken(clause("first", inline)) == [("term used", "first#b", "defines “Guest”, which nothing uses")]
    assert broken(clause("first", used), twice) == [
        ("defined", "first#a", "uses “Host”, which is not defined"),  # where there is no party yet
        ("defined once", "terms#z", "“Host” is defined twice"),
    ]


def test_what_a_clause_of_each_party_defines_needs_a_party():
    own = clause("second", paragraph("b", "(the “", words("Guest", bold=True), "”)."), each=EACH_PARTY)

    assert broken(clause("first", paragraph("a", "The Guest pays.")), own) == [
        ("defined", "first#a", "uses “Guest”, which is not defined"),
        ("defined once", "second#b", "“Guest” is defined twice"),
    ]


@pytest.mark.parametrize(
    ("when", "told"),
    [
        ("True", [("alternatives", "first#b", f"not exactly one of the alternatives that begin “{WHEN}” is in")]),
        (WHEN, []),
        (
            f"not {WHEN}",
            [("alternatives", "first#b", f"not exactly one of the alternatives that begin “{WHEN}” is in")],
        ),
    ],
)
@pytest.mark.parametrize("nested", [False, True])
def test_alternatives_are_judged_only_where_they_are_reached(when: str, told: list[Any], nested: bool):
    never = f"{WHEN} and not {WHEN}"
    either = phrase((WHEN, "one"), (never, "two"))
    if nested:
        inside = paragraph("b", "So ", Phrase((Choice(condition(when), (either,)),), False), " it is.")
    else:
        inside = paragraph("b", "So ", either, " it is.", when=condition(when))

    assert broken(clause("first", paragraph("a"), inside)) == told


def test_a_placeholder_is_asked_where_it_stands():
    path = parse_path("change.first_review_by", VOCABULARY)
    expiry = parse_path("scope.expires_on", VOCABULARY)
    found = broken(clause("first", paragraph("a", Filled(expiry, False), ".")))

    assert found == [("asked", "first#a", "prints “scope.expires_on”, which is not asked")]
    assert [
        one.about
        for one in obligations(clause("first", paragraph("a", Filled(path, False), ".")))
        if one.law == "asked"
    ] == ["change.first_review_by"]


def test_what_is_said_otherwise_is_said_only_where_it_is_known():
    said = phrase(("decision.route == 'duty'", "one"), otherwise="two")
    blank = Phrase((Choice(condition("True"), (words("…"),), (parse_path("scope.expires_on", VOCABULARY),)),), True)

    assert broken(clause("first", paragraph("a", said, "."))) == [
        ("settled", "first#a", "says what is so otherwise, where nobody has said whether decision.route == 'duty'")
    ]
    assert broken(clause("first", paragraph("a", blank, "."))) == [
        ("asked", "first#a", "leaves a blank for scope.expires_on, which nobody is asked")
    ]


def test_a_cell_of_a_table_with_a_heading_row_has_words():
    grid = replace(table("t", "x", ""), layout="grid")

    assert broken(clause("first", paragraph("a"), grid)) == [("settled", "first#t/row", "has a cell without words")]
    assert broken(clause("first", paragraph("a"), table("t", "x", ""))) == []


RULE = Rule(
    "in-writing",
    "s.1",
    "",
    None,
    condition("True"),
    (Check("", "INCLUDE", "Act", condition("True"), condition("True"), (words("M."),), (words("C."),)),),
    False,
    Place("r.yaml", 1),
)


def test_what_a_rule_says_to_include_is_met_by_a_paragraph():
    assert broken(clause("first", paragraph("a")), rules=(RULE,)) == [
        ("include", "in-writing", "asks for words, and no paragraph that satisfies it is in")
    ]
    assert broken(clause("first", paragraph("a", satisfies=("in-writing",))), rules=(RULE,)) == []


def test_what_binds_is_in_the_list():
    listing = clause(
        "legal-effect", paragraph("part", "These bind:", children=(paragraph("own", "this clause"),)), binds=True
    )

    assert broken(listing, clause("first", paragraph("a"), binds=True)) == [
        ("binds", "first", "binds, and the list of what binds leaves it out")
    ]


def test_each_obligation_has_a_name_of_its_own():
    grid = replace(table("t", "x", "y"), layout="grid")
    expiry = parse_path("scope.expires_on", VOCABULARY)
    blank = Phrase((Choice(condition("True"), (words("…"),), (expiry,)),), True)
    first = clause(
        "first",
        paragraph("a", phrase((WHEN, "one"), ("document.form == 'contract'", "two")), " of the Host."),
        paragraph("b", phrase((WHEN, "one"), otherwise="two"), Filled(expiry, False), blank, "."),
        paragraph("c", "These:", children=(paragraph("d"),)),
        paragraph("e", "The “", words("Host", bold=True), "” in this table:"),
        grid,
    )
    binds = clause("second", paragraph("f"), binds=True)
    empty = clause("outstanding", kind="outstanding")

    assert sorted(one.key for one in obligations(first, binds, empty, rules=(RULE,))) == [
        "alternatives: first#a -> document.form == 'deed'",
        "asked: first#b -> scope.expires_on",
        "binds: second",
        "defined once: first#e -> Host",
        "defined: first#a -> Host",
        "has words: first",
        "has words: first#a",
        "has words: first#b",
        "has words: first#c",
        "has words: first#c -> items",
        "has words: first#d",
        "has words: first#e",
        "has words: outstanding",
        "has words: second",
        "has words: second#f",
        "include: in-writing",
        "not empty: first",
        "not empty: second",
        "settled: first#b -> document.form == 'deed'",
        "settled: first#e -> rows",
        "settled: first#t/row -> cell",
        "term used: first#e -> Host",
        "withdrawal: withdrawal#right",
    ]


RIGHT = "A Party may withdraw at any time where, in the view of that Party, the collaboration no longer serves efficiency or effectiveness."


@pytest.mark.parametrize(
    ("text", "more", "told"),
    [
        (RIGHT, {}, []),
        (
            RIGHT.replace("A Party", "The Lead"),
            {},
            ["the right to withdraw is not in plain words for “A Party”, on the view of that Party"],
        ),
        (RIGHT, {"when": condition(WHEN)}, ["a party has no right to withdraw on its own view"]),
        (RIGHT, {"each": EACH_PARTY}, []),
    ],
)
def test_every_party_has_the_right_to_withdraw_in_plain_words(text: str, more: dict[str, Any], told: list[str]):
    if "each" in more:
        quantified = condition("any(recorded(party.kind) for party in parties)")
        more = {"each": quantified.each}
    found = [
        one for one in obligations(clause("withdrawal", paragraph("right", text, **more))) if one.law == "withdrawal"
    ]

    assert [
        one.says for one, wrong in zip(found, possible([one.broken for one in found]), strict=True) if wrong
    ] == told
    assert {(one.where, one.about) for one in found} == {("withdrawal#right", ""), ("withdrawal#right", "words")}


def doubts(*clauses: Clause, **more: Any) -> list[tuple[str, str, str]]:
    """What is worth a look for certain: of which no answers make it otherwise."""
    library = made(*clauses, **more)
    printed = print_library(library, translator(), {})
    found = [*document_doubts(library, printed, translator()), *answers_doubts(library, translator())]
    return [
        (one.remark.sort, one.remark.where, one.remark.says)
        for one in found
        if one.possible is False and one.remark.sort not in ("changes nothing", "never asked")
    ]


def test_what_can_never_be_in_or_never_out_is_worth_a_look():
    never = condition("False")
    always = condition("document.form == 'deed' or True")
    choice = phrase(("False", "x"), otherwise="y")

    assert doubts(
        clause("first", paragraph("a", when=never), paragraph("b", when=always), paragraph("c", choice, ".")),
        clause("second", paragraph("d"), when=never),
        clause("third", paragraph("e"), when=always),
    ) == [
        ("never in", "second", "no answers let the clause in: False"),
        ("always in", "third", f"no answers leave the clause out, though it has a condition: {always}"),
        ("never in", "first#a", "no answers let the paragraph in: False"),
        ("always in", "first#a", "no answers leave the paragraph out, though it has a condition: False"),
        ("always in", "first#b", f"no answers leave the paragraph out, though it has a condition: {always}"),
        ("never in", "second#d", "no answers let the paragraph in: True"),
        ("never in", "first#c", "no answers choose the words for: False"),
    ]


def test_a_word_like_a_term_and_a_rule_that_never_fires_are_remarked():
    silent = replace(RULE, id="silent", when=condition("False"))

    assert doubts(clause("first", paragraph("a", "A Party must tell the Wibble Board.")), rules=(RULE, silent)) == [
        (
            "not defined",
            "first#a",
            "“Wibble Board” looks like a defined term and is not one; a name that only looks like one goes in names.yaml",
        ),
        ("never fires", "silent", "no answers make check 1 (INCLUDE) ask for anything"),
    ]


def test_an_answer_on_which_nothing_depends_is_worth_a_look():
    library = made(clause("first", paragraph("a")))
    fresh = Translator.over(VOCABULARY.answers, library.questionnaire, ListBounds())
    found = {one.remark.where: one.remark for one in answers_doubts(library, fresh) if one.possible is False}

    assert (found["document.form"].sort, found["document.form"].says) == (
        "changes nothing",
        "no clause, rule or question depends on the answer",
    )


def lines(text: str) -> tuple[Line, ...]:
    return read_lines(read_yaml(text, "lines.yaml"), VOCABULARY)


LINE = "lines:\n  - {{clause: {}, says: It applies., from: the Act, when: {}}}\n"


def apart(text: str, *clauses: Clause) -> list[tuple[str, str, bool]]:
    library = made(*clauses)
    found = differences(lines(text), library, print_library(library, translator(), {}), translator())
    return [(one.name, one.says, one.differs is True) for one in found if one.differs is not False]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (LINE.format("first", "always"), []),
        (LINE.format("first", "False"), [("first", "It applies.", True)]),
        (LINE.format("first", f'"{WHEN}"'), [("first", "It applies.", False)]),
        (
            LINE.format("third", "always"),
            [
                ("third", "the library has no such clause or paragraph", True),
                ("first", "no line says when the clause applies", True),
            ],
        ),
        (
            LINE.format("'first#z'", "always"),
            [
                ("first#z", "the library has no such clause or paragraph", True),
                ("first", "no line says when the clause applies", True),
            ],
        ),
        (
            LINE.format("first, each: parties", "always"),
            [("first", "it is not repeated for the same list", True)],
        ),
        (LINE.format("first", "always") + LINE.format("'first#a'", "always").partition("\n")[2], []),
        (
            LINE.format("first", "always") + LINE.format("'first#a', each: parties", "always").partition("\n")[2],
            [("first#a", "it is not repeated for the same list", True)],
        ),
        (
            LINE.format("first", "always") + LINE.format("'first#n'", "always").partition("\n")[2],
            [("first#n", "It applies.", True)],
        ),
        (LINE.format("first", "always") + LINE.format("'first#a', words: must pay", "always").partition("\n")[2], []),
        (
            LINE.format("first", "always") + LINE.format("'first#a', words: may pay", "always").partition("\n")[2],
            [("first#a “may pay”", "the words are not there", True)],
        ),
        (
            LINE.format("first", "always") + LINE.format("'first#a', words: must pay", "False").partition("\n")[2],
            [("first#a “must pay”", "It applies.", True)],
        ),
        (LINE.format("first", "always") + LINE.format("'first#t'", "always").partition("\n")[2], []),
    ],
)
def test_where_a_line_and_the_library_part_it_is_told(text: str, told: list[tuple[str, str, bool]]):
    first = clause(
        "first", paragraph("a", "A Party must pay."), paragraph("n", when=condition("False")), table("t", "x")
    )

    assert apart(text, first) == told


def test_conditional_paragraphs_without_a_line_are_named():
    conditional = paragraph("b", when=condition(WHEN))
    library = made(clause("first", paragraph("a"), conditional, paragraph("c", when=condition(WHEN))))

    assert without_line(lines(LINE.format("'first#c'", "always")), library) == ("first#b",)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("- a\n", "a.yaml:1: This should have the names “facts” and “lines”."),
        ("lines: [{clause: a, says: b, from: c, when: [d]}]\n", "a.yaml:1, a: “when” should be words."),
        ("lines: [{clause: a, says: b, from: c}]\n", "a.yaml:1, a: Names are wrong here (missing: when)."),
        (
            "facts: [{fact: f, means: m, when: always}]\n",
            "a.yaml:1, f: Names are wrong here (missing: from).",
        ),
    ],
)
def test_a_file_of_lines_is_read_strictly(text: str, told: str):
    with pytest.raises(LibraryError) as raised:
        read_lines(read_yaml(text, "a.yaml"), VOCABULARY)
    assert str(raised.value) == told


def test_a_line_is_kept_whole_and_may_use_facts_of_its_own():
    [line] = lines(
        "facts: [{fact: party.plain, means: M., when: recorded(party.kind), from: F}]\n"
        "lines: [{clause: a, words: w, says: S., from: the Act, each: parties, when: party.plain}]\n"
    )

    assert (line.clause, line.words, line.says, line.source, line.name, line.items) == (
        "a",
        "w",
        "S.",
        "the Act",
        "a “w”",
        ("party",),
    )
    assert (str(line.when), str(line.place)) == ("party.plain", "lines.yaml:2, a")
    assert read_lines(Document({"lines": None}, {}, "a.yaml"), VOCABULARY) == ()


@pytest.mark.parametrize("when", ["True", WHEN])
def test_a_reference_to_a_section_leads_to_its_first_paragraph(when: str):
    first = clause(
        "first", paragraph("a", "See clauses ", CrossReference("both"), " and ", CrossReference("second"), ".")
    )
    second = clause("second", paragraph("b", when=condition(when)))
    plans = (SectionPlan("first", (Taken("first"),)), SectionPlan("both", (Taken("second", ("b",)),), "Both"))
    outline = Outline("standard", "S", "agreement", 0, False, (Part("body", "Body", plans),), Place("o.yaml"))
    found = [one for one in broken(first, second, outlines={"standard": outline}) if one[0] == "reference"]

    assert found == [
        ("reference", "first#a", f"refers to “{name}”, which is not there")
        for name in ("both", "second")
        if when == WHEN
    ]
