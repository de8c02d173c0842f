"""The laws that one document breaks, read from the document itself: what the prover foretells is looked for without it."""

from __future__ import annotations

from typing import Any

import pytest
from library.made import clause, paragraph, table, words
from msgspec.structs import replace
from proof.test_obligations import RIGHT, RULE, VOCABULARY, WHEN, condition, phrase, whole
from shipped import answers

from assembler.assembly import compile_library
from assembler.conditions import parse_condition, parse_path
from assembler.errors import Place
from assembler.library.clauses import Clause, LibraryRow
from assembler.library.outlines import Outline, Part, SectionPlan, Taken
from assembler.markup import CrossReference
from assembler.proof.applicability import Line, read_lines
from assembler.proof.document_faults import differs, document_faults
from assembler.questions import Questionnaire
from assembler.register import load_register
from assembler.source import read_yaml
from assembler.wording import Choice, Filled, Phrase

DEED = "document: {form: deed}"
CONTRACT = "document: {form: contract}"


def faults(text: str, *clauses: Clause, **more: Any) -> set[tuple[str, str, str]]:
    """Each fault of the agreement that answers make of these clauses."""
    compiled = compile_library(whole(*clauses, **more))
    found = document_faults(answers(text), compiled, load_register())
    return {(one.law, one.where, one.about) for one in found}


@pytest.mark.parametrize(
    ("blocks", "found"),
    [
        ([paragraph("a", "A Party must pay.")], set()),
        (
            [paragraph("a", "See ", CrossReference("first", "b"), "."), paragraph("b", when=condition(WHEN))],
            {("reference", "first#a", "first#b")},
        ),
        ([paragraph("a", phrase((WHEN, "one"), ("document.form == 'contract'", "two")), ".")], set()),
        (
            [paragraph("a", phrase((WHEN, "one"), (f"not {WHEN} and {WHEN}", "two")), " words.")],
            {("alternatives", "first#a", WHEN)},
        ),
        (
            [paragraph("a", phrase(("document.form == 'contract'", "one"), ("recorded(document.form)", "two")), ".")],
            {("alternatives", "first#a", "document.form == 'contract'")},
        ),
        ([paragraph("a", phrase((WHEN, "one")), ".")], {("has words", "first#a", "")}),
        ([paragraph("a", when=condition(WHEN))], {("not empty", "first", "")}),
        (
            [paragraph("a", "It leads to:", children=(paragraph("b", when=condition(WHEN)),))],
            {("has words", "first#a", "items")},
        ),
        (
            [paragraph("a", "It leads to:"), replace(table("t", "x"), when=condition(WHEN))],
            {("settled", "first#a", "rows")},
        ),
        ([paragraph("a", "It leads to:"), table("t", "x")], set()),
        (
            [paragraph("a"), replace(table("t", "x", " ."), layout="grid", columns=("A", "B"), shares=(50, 50))],
            {("settled", "first#t", "cell")},
        ),
        ([paragraph("a", "The Host must pay.")], set()),
        (
            [paragraph("a", Filled(parse_path("decision.replaced_agreement", VOCABULARY), False), ".")],
            {("asked", "first#a", "")},
        ),
    ],
)
def test_each_law_that_a_clause_breaks_is_found_in_its_document(blocks: list[Any], found: set[tuple[str, str, str]]):
    assert faults(CONTRACT, clause("first", *blocks)) == found


def test_where_the_words_are_in_nothing_is_broken():
    blocks = [
        paragraph("a", "See ", CrossReference("first", "b"), "."),
        paragraph("b", when=condition(WHEN)),
        paragraph("c", "It leads to:", children=(paragraph("d", when=condition(WHEN)),)),
    ]

    assert faults(DEED, clause("first", *blocks)) == set()


def test_terms_are_defined_once_and_used():
    use = paragraph("a", "The Host must pay.")
    definition = paragraph("z", words("Host", bold=True), " means it.", term="Host", role="definition", level=0)
    terms = clause("terms", replace(definition, when=condition(WHEN)), paragraph("y"))
    alone = clause("first", paragraph("b", "(the “", words("Guest", bold=True), "”)."))

    assert faults(CONTRACT, clause("first", use), terms) == {("defined", "first#a", "Host")}
    assert faults(DEED, clause("first", use), terms) == set()
    assert faults(CONTRACT, alone) == {("term used", "first#b", "Guest")}


def test_what_a_rule_says_to_include_and_what_binds():
    listing = clause(
        "legal-effect", paragraph("part", "These bind:", children=(paragraph("own", "this clause"),)), binds=True
    )

    assert faults(CONTRACT, clause("first", paragraph("a")), rules=(RULE,)) == {("include", "in-writing", "")}
    assert faults(CONTRACT, clause("first", paragraph("a", satisfies=(RULE.id,))), rules=(RULE,)) == set()
    assert faults(CONTRACT, listing, clause("first", paragraph("a"), binds=True)) == {("binds", "first", "")}
    assert faults(CONTRACT, clause("first", paragraph("a"), binds=True)) == set()


PARTIES = f"{CONTRACT}\nparties: [{{id: a, kind: nhs_trust}}, {{id: b, kind: county_council}}]"


@pytest.mark.parametrize(
    ("text", "more", "found"),
    [
        (RIGHT, {}, set()),
        (RIGHT.replace("A Party", "The Lead"), {}, {("withdrawal", "withdrawal#right", "words")}),
        (RIGHT, {"when": condition(WHEN)}, {("withdrawal", "withdrawal#right", ""), ("not empty", "withdrawal", "")}),
    ],
)
def test_every_party_has_the_right_to_withdraw(text: str, more: dict[str, Any], found: set[tuple[str, str, str]]):
    assert faults(PARTIES, clause("withdrawal", paragraph("right", text, **more))) == found


def line(text: str) -> Line:
    [found] = read_lines(read_yaml(f"lines: [{text}]", "l.yaml"), VOCABULARY)
    return found


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("{clause: first, says: s, from: f, when: always}", False),
        (f'{{clause: first, says: s, from: f, when: "{WHEN}"}}', True),
        ("{clause: 'first#a', says: s, from: f, when: always}", False),
        ("{clause: 'first#b', says: s, from: f, when: always}", True),
        (f"{{clause: 'first#b', says: s, from: f, when: \"{WHEN}\"}}", False),
        ("{clause: 'first#each', each: parties, says: s, from: f, when: always}", False),
        ("{clause: 'first#each', each: parties, says: s, from: f, when: party.kind == 'nhs_trust'}", True),
        ("{clause: 'first#a', words: must pay, says: s, from: f, when: always}", False),
        (f"{{clause: 'first#a', words: must pay, says: s, from: f, when: \"{WHEN}\"}}", True),
        ("{clause: 'first#a', words: may pay, says: s, from: f, when: always}", True),
        ("{clause: 'gone#a', says: s, from: f, when: always}", False),
        ("{clause: gone, says: s, from: f, when: always}", True),
    ],
)
def test_a_document_has_what_a_line_says_it_should(text: str, apart: bool):
    each = condition("any(recorded(party.kind) for party in parties)").each
    first = clause(
        "first",
        paragraph("a", "A Party must pay."),
        paragraph("b", when=condition(WHEN)),
        paragraph("each", "It must.", each=each),
    )

    assert differs(line(text), answers(PARTIES), compile_library(whole(first)), load_register()) is apart


def test_words_for_what_nobody_has_said_are_no_fault():
    blank = Phrase((Choice(condition("True"), (words("…"),)),), True)

    assert faults(CONTRACT, clause("first", paragraph("a", blank, "."))) == set()


def gathering(*takes: Taken) -> dict[str, Any]:
    """An outline that gathers what it takes in one section, after whatever stands first."""
    plans = (SectionPlan("first", (Taken("first"),)), SectionPlan("both", takes, "Both"))
    made = Outline("standard", "S", "agreement", 0, False, (Part("body", "Body", plans),), Place("o.yaml"))
    return {"outlines": {"standard": made}}


@pytest.mark.parametrize("when", ["True", WHEN])
def test_a_reference_to_a_gathering_leads_there_while_any_of_it_is_in(when: str):
    first = clause("first", paragraph("a", "See clause ", CrossReference("both"), "."))
    second = clause("second", paragraph("b", when=condition(when)))
    found = faults(CONTRACT, first, second, **gathering(Taken("second", ("b",))))

    assert found == (set() if when == "True" else {("reference", "first#a", "both")})


def host(identity: str, **more: Any) -> Clause:
    definition = paragraph("z", words("Host", bold=True), " means it.", term="Host", role="definition", level=0)
    return clause(identity, definition, **more)


def guest(*pieces: Any) -> Clause:
    return clause("first", paragraph("b", "(the “", words("Guest", bold=True), "”)."), *pieces)


@pytest.mark.parametrize(
    ("clauses", "found"),
    [
        ((guest(), clause("second", paragraph("c", "The Guest pays."))), set()),
        ((guest(paragraph("c", "A Guest.")),), set()),
        ((host("first"), clause("second", paragraph("c"))), {("not empty", "first", "")}),
        ((host("first"), clause("second", paragraph("c", "The Host pays."))), set()),
        ((guest(), clause("cover", paragraph("c", "The Guest.", level=0, role="cover-title"), kind="cover")), set()),
    ],
)
def test_plain_words_use_a_term_and_bold_words_define_it(clauses: tuple[Clause, ...], found: set[tuple[str, str, str]]):
    assert faults(CONTRACT, *clauses) == found


@pytest.mark.parametrize(
    ("cells", "found"),
    [
        (("x",), set()),
        ((phrase((WHEN, "x")),), {("settled", "first#t", "cell")}),
        ((phrase((WHEN, "x"), otherwise="y"),), set()),
        ((" -",), set()),
        ((" .,;:",), {("settled", "first#t", "cell")}),
        ((CrossReference("first", "a"),), set()),
    ],
)
def test_a_cell_below_a_heading_has_words_or_a_reference(cells: tuple[Any, ...], found: set[tuple[str, str, str]]):
    row = LibraryRow("row", condition("True"), tuple(((words(one) if isinstance(one, str) else one),) for one in cells))
    grid = replace(table("t"), rows=(row,), layout="grid", columns=("A",), shares=(100,))

    assert faults(CONTRACT, clause("first", paragraph("a"), grid)) == found
    assert faults(CONTRACT, clause("first", paragraph("a"), replace(grid, layout="rows"))) == set()


EACH_BODY = condition("any(recorded(party.kind) for party in parties)").each


@pytest.mark.parametrize(
    ("children", "found"),
    [
        ((paragraph("b"),), set()),
        ((paragraph("b", when=condition(WHEN)), paragraph("c")), set()),
        (
            (paragraph("b", when=condition(WHEN)), paragraph("c", when=condition(WHEN))),
            {("has words", "first#a", "items")},
        ),
        ((paragraph("b", "Of each.", each=EACH_BODY),), set()),
    ],
)
@pytest.mark.parametrize("each", [None, EACH_BODY])
def test_a_paragraph_leads_to_an_item_of_its_own(children: tuple[Any, ...], found: set[Any], each: Any):
    leads = paragraph("a", "It leads to:", children=children, each=each)

    assert {one for one in faults(PARTIES, clause("first", leads)) if one[0] != "withdrawal"} == found


def test_of_a_list_that_leads_to_nobody_it_is_told():
    leads = paragraph("a", "It leads to:", children=(paragraph("b", each=EACH_BODY),))

    assert faults(CONTRACT, clause("first", leads)) == {("has words", "first#a", "items")}


@pytest.mark.parametrize(
    ("more", "found"),
    [
        ({"each": EACH_BODY}, set()),
        (
            {"each": EACH_BODY, "when": condition(WHEN)},
            {("withdrawal", "withdrawal#right", ""), ("not empty", "withdrawal", "")},
        ),
    ],
)
def test_each_party_may_have_a_right_of_its_own(more: dict[str, Any], found: set[Any]):
    assert faults(PARTIES, clause("withdrawal", paragraph("right", RIGHT, **more))) == found


def test_a_right_that_one_party_has_is_not_every_party_s():
    parties = f"{PARTIES.removesuffix(']')}]"
    vocabulary_item = {"party": EACH_BODY.items.sort.item}
    only = parse_condition("party.kind == 'nhs_trust'", VOCABULARY, vocabulary_item)
    own = paragraph("right", RIGHT, each=EACH_BODY, when=only)
    repeated = clause("withdrawal", paragraph("right", RIGHT), each=EACH_BODY, when=only)
    whole_of_it = clause("withdrawal", paragraph("right", RIGHT), each=EACH_BODY)

    assert faults(parties, clause("withdrawal", own)) == {("withdrawal", "withdrawal#right", "")}
    assert faults(parties, repeated) == {("withdrawal", "withdrawal#right", "")}
    assert faults(parties, whole_of_it) == set()


CLOSED = Questionnaire(
    tuple(
        replace(one, questions=tuple(each for each in one.questions if each.leaf.nature != "fill-in"))
        for one in whole().questionnaire.sections
    )
)
"""Questions none of which leaves an answer open."""


def wrong(wording: Any, text: str = CONTRACT) -> set[tuple[str, str, str]]:
    """The faults of alternatives in some wording, wherever it stands: alike in a heading, a paragraph below another and a cell."""
    places = {
        "first": clause("first", paragraph("a"), heading=(words("On it "), wording)),
        "first#b": clause("first", paragraph("a", "It:", children=(paragraph("b", "so ", wording, "."),))),
        "first#t": clause("first", paragraph("a"), table("t", "x", "y")),
    }
    row = LibraryRow("row", condition("True"), ((words("so "), wording),))
    places["first#t"] = clause("first", paragraph("a"), replace(table("t"), rows=(row,)))
    found = {
        name: {(law, about) for law, where, about in faults(text, one, questionnaire=CLOSED) if where == name}
        for name, one in places.items()
    }
    assert found["first"] == found["first#b"] == found["first#t"]
    return {(law, "", about) for law, about in found["first"]}


UNKNOWN = "decision.replaces"


@pytest.mark.parametrize(
    ("wording", "found"),
    [
        (phrase(("document.form == 'contract'", "one"), (WHEN, "two")), set()),
        (phrase((WHEN, "one"), (UNKNOWN, "two")), {("alternatives", "", WHEN)}),
        (phrase((WHEN, "one"), otherwise="two"), set()),
        (phrase((UNKNOWN, "one"), otherwise="two"), {("settled", "", UNKNOWN)}),
        (phrase(("document.form == 'contract'", "one"), (UNKNOWN, "two"), otherwise="three"), set()),
        (phrase((WHEN, "one"), (UNKNOWN, "two"), otherwise="three"), {("settled", "", WHEN)}),
        (phrase((UNKNOWN, "one")), set()),
        (
            Phrase((Choice(condition("True"), (phrase((WHEN, "one"), (UNKNOWN, "two")),)),), False),
            {("alternatives", "", WHEN)},
        ),
        (
            Phrase((Choice(condition(WHEN), (phrase((WHEN, "one"), (UNKNOWN, "two")),)),), False),
            set(),
        ),
    ],
)
def test_alternatives_are_judged_wherever_words_stand(wording: Any, found: set[Any]):
    assert wrong(wording) == found


def test_a_term_that_is_used_in_the_paragraph_that_defines_it_is_used():
    both = paragraph("b", "(the “", words("Guest", bold=True), "”). The Guest pays.")

    assert faults(CONTRACT, clause("first", both)) == set()


def test_bold_words_on_a_cover_define_nothing():
    cover = clause("cover", paragraph("c", words("Guest", bold=True), level=0, role="cover-title"), kind="cover")
    found = faults(CONTRACT, cover, clause("second", paragraph("d", "A Guest.")), terms={"Guest": "third#x"})

    assert found == {("defined", "second#d", "Guest")}


def test_a_term_defined_for_each_of_several_parties_is_defined_twice():
    each = clause(
        "first", paragraph("a", "(the “", words("Guest", bold=True), "”).", each=EACH_BODY), paragraph("b", "A Guest.")
    )

    assert {one for one in faults(PARTIES, each) if one[0] != "withdrawal"} == {("defined once", "first#a", "Guest")}


def test_alternatives_of_what_is_out_are_not_judged():
    either = phrase((WHEN, "one"), (UNKNOWN, "two"))
    out = {"when": condition(WHEN)}
    row = LibraryRow("row", condition(WHEN), ((words("so "), either),))
    omitted = f"{CONTRACT}\ndrafting: {{omit: [{{clause: second, reason: none}}]}}"
    second = clause("second", paragraph("a", "so ", either, "."), status="default")

    assert (
        faults(CONTRACT, clause("first", paragraph("a")), clause("second", paragraph("b", either, "."), **out)) == set()
    )
    assert faults(CONTRACT, clause("first", paragraph("a"), paragraph("b", either, ".", **out))) == set()
    assert faults(CONTRACT, clause("first", replace(table("t"), rows=(row,)), paragraph("a"))) == set()
    assert faults(omitted, clause("first", paragraph("a")), second) == set()
    assert faults(CONTRACT, clause("first", paragraph("a")), second) == {("alternatives", "second#a", WHEN)}


def test_while_an_answer_is_open_nothing_is_said_by_default():
    said = clause("first", paragraph("a", "so ", phrase((UNKNOWN, "one"), otherwise="two"), "."))

    assert faults(CONTRACT, said, questionnaire=CLOSED) == {("settled", "first#a", UNKNOWN)}
    assert faults(CONTRACT, said) == set()


def binding(*items: Any) -> Clause:
    return clause("legal-effect", paragraph("part", "These bind:", children=items), binds=True)


@pytest.mark.parametrize(
    ("items", "found"),
    [
        ((paragraph("own", "this clause"),), {("binds", "first", ""), ("binds", "extra", "")}),
        (
            (paragraph("own", "this clause"), paragraph("x", "clause ", CrossReference("first"))),
            {("binds", "extra", "")},
        ),
        (
            (
                paragraph("own", "this clause and the special conditions"),
                paragraph("x", "clause ", CrossReference("first", "a")),
            ),
            set(),
        ),
        (
            (paragraph("x", "clause ", CrossReference("first")), paragraph("y", "the special conditions")),
            {("binds", "legal-effect", "")},
        ),
    ],
)
def test_what_binds_is_named_in_the_list_where_there_is_one(items: tuple[Any, ...], found: set[Any]):
    text = f"{CONTRACT}\ndrafting: {{special_conditions: [{{id: s, heading: H, text: It must.}}]}}"
    first, extra = clause("first", paragraph("a"), binds=True), clause("extra", kind="special", binds=True)

    assert faults(text, binding(*items), first, extra, clause("last", paragraph("a"))) == found
