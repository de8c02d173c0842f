"""That a signature copy says nothing by default of what nobody has said, leaves no blank that nobody is asked for, and no list empty."""

from __future__ import annotations

from typing import Any

import pytest
from library.made import clause, paragraph, table, words
from msgspec.structs import replace
from proof.test_obligations import VOCABULARY, WHEN, broken, condition, made, obligations, phrase, translator

from assembler.conditions import parse_condition, parse_path
from assembler.library.clauses import LibraryRow
from assembler.markup import CrossReference
from assembler.proof.laws import led_to
from assembler.proof.printed import print_library
from assembler.wording import Choice, Filled, Phrase

EXPIRES = "scope.expires_on == '2030-03-31'"
FIXED = "scope.term == 'fixed'"
EACH = condition("any(recorded(party.kind) for party in parties)").each
PARTY = {"party": EACH.items.sort.item}


def by_default(text: str, *wordings: Any, **more: Any) -> list[tuple[str, str, str]]:
    said = phrase((text, "one"), *wordings, otherwise="two")
    return broken(clause("first", paragraph("a", said, ".", **more), paragraph("z")))


def says(about: str) -> list[tuple[str, str, str]]:
    return [("settled", "first#a", f"says what is so otherwise, where nobody has said whether {about}")]


@pytest.mark.parametrize(
    ("text", "more", "told"),
    [
        (WHEN, {}, []),  # a choice with a default is never unknown
        ("decision.replaces", {}, says("decision.replaces")),
        ("recorded(decision.replaces)", {}, []),
        ("decision.replaces", {"when": condition("recorded(decision.replaces)")}, []),
        (EXPIRES, {}, says(EXPIRES)),  # not asked of a term without an end
        (EXPIRES, {"when": condition(FIXED)}, []),  # asked, and while it is open nothing is signed
        (EXPIRES, {"when": condition(f"not {FIXED}")}, says(EXPIRES)),
        ("decision.replaces and False", {}, []),
    ],
)
def test_what_is_so_otherwise_is_said_where_known_or_bars_signing(
    text: str, more: dict[str, Any], told: list[tuple[str, str, str]]
):
    assert by_default(text, **more) == told


def test_of_several_alternatives_each_must_be_known_not_to_be_meant():
    assert by_default(WHEN, ("decision.replaces", "three")) == says(WHEN)
    assert by_default("document.form == 'contract'", (WHEN, "three")) == []
    assert by_default("decision.replaces", (f"not decision.replaces or {WHEN}", "three")) == says("decision.replaces")


def test_what_is_said_otherwise_in_the_unreached_is_not_looked_at():
    inner = phrase(("decision.replaces", "one"), otherwise="two")
    never = Phrase((Choice(condition("False"), (inner,)), Choice(condition("True"), (words("x"),))), True)
    known = Phrase(
        (Choice(condition("recorded(decision.replaces)"), (inner,)), Choice(condition("True"), (words("x"),))), True
    )

    assert broken(clause("first", paragraph("a", never, "."))) == []
    assert broken(clause("first", paragraph("a", known, "."))) == []
    assert broken(clause("first", paragraph("a", "so ", inner, "."))) == says("decision.replaces")


def blank(*fields: str, before: str = "") -> Phrase:
    last = Choice(condition("True"), (words("…"),), tuple(parse_path(one, VOCABULARY) for one in fields))
    first = (Choice(condition(before), (words("so"),)),) if before else ()
    return Phrase((*first, last), True)


def unasked(about: str) -> list[tuple[str, str, str]]:
    return [("asked", "first#a", f"leaves a blank for {about}, which nobody is asked")]


@pytest.mark.parametrize(
    ("one", "more", "told"),
    [
        (blank("document.title"), {}, []),
        (blank("scope.expires_on"), {}, unasked("scope.expires_on")),
        (blank("scope.expires_on"), {"when": condition(FIXED)}, []),
        (blank("scope.expires_on", "document.title"), {}, []),
        (
            blank("scope.expires_on", "decision.replaced_agreement"),
            {},
            unasked("scope.expires_on, decision.replaced_agreement"),
        ),
        (blank("scope.expires_on", before="True"), {}, []),
        (blank("scope.expires_on", before=f"not {FIXED}"), {}, []),
        (blank("scope.expires_on", before=FIXED), {}, unasked("scope.expires_on")),
        (blank("scope.workstreams"), {}, []),
    ],
)
def test_a_blank_is_for_what_somebody_is_asked_or_for_a_list(
    one: Phrase, more: dict[str, Any], told: list[tuple[str, str, str]]
):
    assert broken(clause("first", paragraph("a", one, ".", **more), paragraph("z"))) == told


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        ((words("x"),), False),
        ((words(" .,;:"),), True),
        ((), True),
        ((CrossReference("first", "a"),), False),
        ((phrase((WHEN, "x")),), True),
        ((phrase((WHEN, "x"), otherwise="y"),), False),
        ((Filled(parse_path("document.title", VOCABULARY), False),), False),
    ],
)
def test_a_cell_below_a_heading_has_words_a_reference_or_an_answer(cell: Any, told: bool):
    grid = replace(table("t"), rows=(LibraryRow("row", condition("True"), (cell,)),), layout="grid")
    found = broken(clause("first", paragraph("a"), grid))

    assert found == ([("settled", "first#t/row", "has a cell without words")] if told else [])
    assert broken(clause("first", paragraph("a"), replace(grid, layout="rows"))) == []


def row(name: str, when: str = "True") -> LibraryRow:
    return LibraryRow(name, parse_condition(when, VOCABULARY, PARTY), ((words("x"),),))


LEADS = [("settled", "first#a", "leads to a table, and no row is in")]


@pytest.mark.parametrize(
    ("blocks", "told"),
    [
        ((replace(table("t"), rows=(row("one"),)),), []),
        ((replace(table("t"), rows=(row("one", WHEN),)),), LEADS),
        ((replace(table("t"), rows=(row("one", WHEN), row("two", f"not {WHEN}"))),), []),
        ((replace(table("t"), rows=(row("one", WHEN),)), replace(table("u"), rows=(row("one"),))), []),
        (
            (replace(table("t"), rows=(row("one", WHEN),)), paragraph("b"), replace(table("u"), rows=(row("one"),))),
            LEADS,
        ),
        ((replace(table("t"), rows=(row("one"),), when=condition(WHEN)),), LEADS),
        ((replace(table("t"), rows=(row("one"),), each=EACH),), []),  # there are parties
        ((replace(table("t"), rows=(row("one", "party.kind == 'nhs_trust'"),), each=EACH),), LEADS),
        ((paragraph("b"),), []),
    ],
)
def test_a_paragraph_above_tables_leads_to_a_row_of_one_of_them(blocks: tuple[Any, ...], told: list[Any]):
    assert broken(clause("first", paragraph("a", "It leads to:"), *blocks)) == told


def test_a_paragraph_that_is_out_leads_nowhere_and_may():
    empty = replace(table("t"), rows=(row("one", WHEN),))

    assert broken(clause("first", paragraph("a", "It leads to:", when=condition(WHEN)), empty, paragraph("b"))) == []


def test_the_tables_directly_below_a_paragraph_are_what_it_leads_to():
    first, second, third, fourth = (paragraph(name) for name in "abcd")
    one, two, three = (table(name) for name in ("t", "u", "v"))
    found = led_to((one, first, two, three, second, third, one, fourth))

    assert [(above.id, [below.id for below in tables]) for above, tables in found] == [("a", ["u", "v"]), ("c", ["t"])]
    assert list(led_to(())) == []


def printed(*clauses: Any, **more: Any) -> Any:
    return print_library(made(*clauses, **more), translator(), {})


def test_what_could_be_printed_is_named_with_its_scope():
    repeated = paragraph("b", "It:", each=EACH, children=(paragraph("c"),))
    grid = replace(table("t"), rows=(row("one"), row("two")), each=EACH)
    found = printed(
        clause("first", paragraph("a"), repeated, grid), clause("second", paragraph("d"), each=EACH, heading=())
    )

    assert [one.key for one in found.paragraphs] == [
        "first#a",
        *(f"first#{name}/parties.{number}" for number in range(4) for name in ("c", "b")),
        *(f"first#t/{name}/parties.{number}/1" for number in range(4) for name in ("one", "two")),
        "first",
        *(f"second/parties.{number}#d" for number in range(4)),
    ]
    assert {one.name for one in found.paragraphs} == {
        *("first", "first#a", "first#b", "first#c", "first#t/one", "first#t/two", "second#d"),
    }
    assert [(one.key, [name for name, _, _ in one.blocks]) for one in found.sections][:2] == [
        ("first", ["first#a", *["first#b"] * 4, "first#t"]),
        ("second/parties.0", ["second#d"]),
    ]
    assert [len(one.children) for one in found.paragraphs if one.name == "first#b"] == [1] * 4


def test_what_can_never_be_in_is_not_printed():
    found = printed(clause("first", paragraph("a", when=condition("False")), paragraph("b")))

    assert [one.key for one in found.paragraphs] == ["first#b", "first"]
    assert [(name, inside) for name, inside, _ in found.sections[0].blocks] == [("first#a", False), ("first#b", True)]


def definition(term: str, text: str, **more: Any) -> Any:
    name = term.lower()
    return paragraph(name, words(term, bold=True), text, term=term, role="definition", level=0, **more)


def used(*texts: str) -> dict[str, bool]:
    """Which terms are used, of three definitions and some words."""
    terms = clause(
        "terms",
        definition("Host", " means it."),
        definition("Guest", " of the Host."),
        definition("Room", " means the Room."),
    )
    body = clause("first", *(paragraph(f"p{at}", text) for at, text in enumerate(texts)))
    return {term: bool(when) for term, when in printed(terms, body).used.items()}


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (["Nothing."], []),
        (["The Host."], ["Host"]),
        (["The Guest."], ["Host", "Guest"]),
        (["The Rooms."], ["Room"]),
        (["The Guest.", "The Room."], ["Host", "Guest", "Room"]),
    ],
)
def test_a_term_is_used_in_words_or_in_the_definition_of_one_that_is(texts: list[str], found: list[str]):
    assert [term for term, yes in used(*texts).items() if yes] == found


def test_a_definition_and_its_parts_print_where_the_term_is_used():
    terms = clause("terms", definition("Host", " means:", children=(paragraph("x", "this"),)), paragraph("y"))
    without = printed(terms)
    within = printed(terms, clause("first", paragraph("a", "The Host.", when=condition(WHEN))))
    [unused] = [one for one in without.paragraphs if one.name == "terms#x"]
    [child] = [one for one in within.paragraphs if one.name == "terms#x"]
    [use] = [one for one in within.paragraphs if one.name == "first#a"]

    assert (unused.term, unused.inside, without.when(unused)) == ("Host", True, False)
    assert within.when(child).eq(within.when(use))
    assert [one.about for one in obligations(terms) if one.law == "term used"] == []
