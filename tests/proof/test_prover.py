"""The proof of small libraries: what fails with answers that show it, what may be left out, and what the proof says of itself."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
import z3
from library.made import clause, paragraph, words
from msgspec.structs import replace
from proof.test_obligations import RIGHT, RULE, WHEN, condition, lines, phrase, whole

from assembler.errors import Place
from assembler.library.clauses import Clause
from assembler.library.library import Law, Library
from assembler.library.outlines import Outline, Part, SectionPlan, Taken
from assembler.library.papers import Need, Paper
from assembler.markup import CrossReference
from assembler.proof.document_faults import Fault
from assembler.proof.laws import LAWS, Obligation
from assembler.proof.prover import Certificate, Failure, Proof, Prover, _same, assumptions
from assembler.proof.symbolic import ListBounds
from assembler.proof.translation import omission
from assembler.proof.witness import Witness
from assembler.questions import Questionnaire
from assembler.register import load_register

WITHDRAWAL = clause("withdrawal", paragraph("right", RIGHT))
SECOND = clause("second", paragraph("b", "A Party must pay."))
TO_SECOND = paragraph("a", "See clause ", CrossReference("second"), ".")


def small(*clauses: Clause, **more: Any) -> Library:
    """A library of these clauses and the right to withdraw."""
    return whole(*clauses, WITHDRAWAL, **more)


def proved(library: Library, text: str = "") -> Proof:
    return Prover(library, load_register()).prove(library, lines(text) if text else ())


def failures(*clauses: Clause, **more: Any) -> list[Failure]:
    return list(proved(small(*clauses, **more)).failures)


def test_all_of_a_sound_library_is_proved_and_the_proof_says_of_what():
    library = replace(small(SECOND), digest="abc", law=Law("2026-11-01", "", ()))
    found = proved(library)

    assert {one.sort for one in found.remarks} == {"changes nothing", "not defined"}
    assert [one.where for one in found.remarks if one.sort == "not defined"] == ["withdrawal#right"]
    assert replace(found, remarks=()) == Proof(
        ("standard",),
        (),
        (),
        dict.fromkeys(LAWS, 0) | {"not empty": 2, "has words": 4, "withdrawal": 2},
        0,
        (),
        assumptions(ListBounds()),
        Certificate("abc", "2026-11-01", f"z3 {z3.get_version_string()}"),
    )
    assert found.holds


def test_a_proof_rests_on_the_bounds_that_its_prover_was_given():
    library = small(SECOND)
    prover = Prover(library, load_register(), ListBounds(2, 1))

    assert prover.prove(library).assumptions == assumptions(ListBounds(2, 1))
    assert [slot.place for slot, _ in prover.translator.answers.targets("parties")] == [("parties", 0), ("parties", 1)]


def refers(answers: dict[str, Any], outline: str = "standard") -> Failure:
    text = yaml.safe_dump(answers, sort_keys=False)
    shown = Witness(text, confirmed=True)
    return Failure(outline, "reference", "first#a", "refers to “second”, which is not there", shown)


@pytest.mark.parametrize(
    ("status", "found"),
    [
        ("core", []),
        ("locked", []),
        ("default", [refers({"drafting": {"omit": [{"clause": "second", "reason": "Left out."}]}})]),
        ("optional", [refers({"drafting": {"omit": [{"clause": "second", "reason": "Left out."}]}})]),
    ],
)
def test_what_may_be_left_out_is_left_out_where_that_shows_a_fault(status: str, found: list[Failure]):
    assert failures(clause("first", TO_SECOND), replace(SECOND, status=status)) == found  # type: ignore[arg-type]


def test_special_conditions_and_what_is_outstanding_are_there_or_not():
    special = clause("special-conditions", kind="special")
    outstanding = clause("outstanding", kind="outstanding")
    library = whole(SECOND, replace(SECOND, id="third", status="default"), special, outstanding).outlined("standard")
    prover = Prover(library, load_register())
    inside = {section.key: section.inside for section in prover.printed(library).sections}

    assert (str(prover.special), str(prover.outstanding)) == (
        "a special condition is given",
        "a point is outstanding",
    )
    assert inside["second"] is True
    assert inside["third"].eq(z3.Not(omission("third")))
    assert inside["special-conditions"].eq(prover.special)
    assert inside["outstanding"].eq(prover.outstanding)
    assert str(omission("third")) == "third is left out"


def test_a_reference_to_special_conditions_is_shown_without_any():
    reference = paragraph("a", "See clause ", CrossReference("special-conditions"), ".")
    special = clause("special-conditions", kind="special")
    [found] = failures(clause("first", reference), special)

    assert found == Failure(
        "standard",
        "reference",
        "first#a",
        "refers to “special-conditions”, which is not there",
        Witness("{}\n", confirmed=True),
    )


@pytest.mark.parametrize("when", [WHEN, "document.form == 'contract'", "decision.replaces", "not decision.replaces"])
def test_what_else_is_wrong_is_shown_where_no_reference_leads_nowhere(when: str):
    blank = clause("third", paragraph("c", " ."), when=condition("money.payments"))
    found = {
        one.law: one.witness
        for one in failures(clause("first", TO_SECOND), replace(SECOND, when=condition(when)), blank)
    }

    assert set(found) == {"reference", "has words"}
    assert all(one is not None and one.confirmed for one in found.values())


def test_what_is_wrong_wherever_a_reference_is_dead_is_shown_too():
    said = paragraph("c", phrase((WHEN, "one"), ("document.form == 'deed' and money.payments", "two")), " words.")
    found = failures(
        clause("first", paragraph("a", "See ", CrossReference("second", "b"), "."), said),
        clause("second", paragraph("d")),
    )

    assert [(one.law, one.where, one.witness is not None and one.witness.confirmed) for one in found] == [
        ("reference", "first#a", True),
        ("alternatives", "first#c", True),
    ]


def test_each_obligation_that_fails_comes_with_an_example():
    library = small(clause("first", TO_SECOND), replace(SECOND, when=condition("money.payments"))).outlined("standard")
    prover = Prover(library, load_register())
    [(one, model)] = list(prover.broken(library))

    assert one.key == "reference: first#a -> second"
    assert z3.is_true(model.eval(one.broken, model_completion=True))
    assert list(prover.failures(library)) == failures(*(library.clauses[name] for name in ("first", "second")))


def test_a_prover_asks_the_questions_of_the_library_at_hand():
    library = small(SECOND).outlined("standard")
    prover = Prover(library, load_register())
    answers = prover.translator.answers
    read = answers.value(answers.node(("document", "form")))
    prover.printed(library)
    kept = dict(answers.values)
    prover.printed(replace(library, questionnaire=Questionnaire(library.questionnaire.sections)))

    assert kept == {("document", "form"): read}
    assert answers.questionnaire is not library.questionnaire
    assert answers.values == {}


LINE = "lines:\n  - {{clause: first, says: It applies., from: the Act, when: {}}}\n"
LINES_ON_THE_REST = "  - {clause: withdrawal, says: W., from: the Act, when: always}\n"


@pytest.mark.parametrize("status", ["core", "default", "optional"])
def test_a_line_agrees_with_a_clause_that_the_drafter_may_leave_out(status: str):
    first = clause("first", paragraph("a"), status=status)
    found = proved(small(first), LINE.format("always") + LINES_ON_THE_REST)

    assert (found.failures, found.lines, found.without_line) == ((), 2, ())


def test_where_a_line_and_the_library_part_answers_show_it():
    first = clause("first", paragraph("a"), status="default")
    text = LINE.format(f'"{WHEN}"') + LINES_ON_THE_REST
    library = small(first)
    found = proved(library, text)
    [(apart, model)] = list(Prover(library, load_register()).differing(library.outlined("standard"), lines(text)))

    assert found.failures == (
        Failure("standard", "applicability", "first", "It applies.", Witness("{}\n", confirmed=True)),
    )
    assert (apart.name, model is None) == ("first", False)


def test_what_cannot_be_compared_needs_no_answers_to_show_it():
    text = LINE.format("always").replace("clause: first", "clause: gone")
    library = small(clause("first", paragraph("a"), status="default"))
    found = proved(library, text + LINES_ON_THE_REST)
    apart = list(
        Prover(library, load_register()).differing(library.outlined("standard"), lines(text + LINES_ON_THE_REST))
    )

    assert found.failures == (
        Failure("standard", "applicability", "gone", "the library has no such clause or paragraph", None),
        Failure("standard", "applicability", "first", "no line says when the clause applies", None),
    )
    assert [(one.name, model) for one, model in apart] == [("gone", None), ("first", None)]


def test_conditional_paragraphs_without_a_line_are_named_beside_lines():
    first = clause("first", paragraph("a"), paragraph("b", when=condition(WHEN)))

    assert proved(small(first), LINE.format("always") + LINES_ON_THE_REST).without_line == ("first#b",)
    assert proved(small(first)).without_line == ()
    assert proved(small(first)).failures == ()


def with_outlines(*clauses: Clause, short: tuple[str, ...] = (), paper: tuple[str, ...] = (), **more: Any) -> Library:
    """A library with a second outline, of a short form or of a paper, that takes only some clauses."""
    made = small(*clauses)
    outlines = dict(made.outlines)
    for name, kind, taken, of in (
        ("short", "agreement", short, None),
        ("note", "paper", paper, replace(NOTE, **more)),
    ):
        if taken:
            parts = (Part("body", "Body", tuple(SectionPlan(one, (Taken(one),)) for one in taken)),)
            outlines[name] = Outline(name, "N", kind, 0, False, parts, Place("n.yaml"), of)  # type: ignore[arg-type]
    return replace(made, outlines=outlines)


NOTE = Paper("before", 1, None, (), (), "File it.", ("practice",))


def test_what_is_wrong_in_one_outline_is_shown_by_answers_choosing_it():
    library = with_outlines(clause("first", TO_SECOND), SECOND, short=("first", "withdrawal"))

    assert proved(library).outlines == ("standard", "short")
    assert list(proved(library).failures) == [refers({"document": {"length": "short"}}, "short")]


@pytest.mark.parametrize(
    ("blocks", "law", "says", "shown"),
    [
        (
            (paragraph("a", "See ", CrossReference("second"), "."),),
            "reference",
            "refers to “second”, which is not there",
            {},
        ),
        ((paragraph("a", when=condition("money.payments")),), "not empty", "is in, with nothing in it", {}),
        ((paragraph("a", phrase(("money.payments", "one"))),), "has words", "is in, without words", {}),
        (
            (paragraph("a", "The ", words("Wibble", bold=True), " it."),),
            "term used",
            "defines “Wibble”, which nothing uses",
            {},
        ),
    ],
)
def test_what_is_wrong_in_a_paper_is_shown_by_answers_that_make_it(
    blocks: tuple[Any, ...], law: str, says: str, shown: dict[str, Any]
):
    note = clause("note-of-it", *blocks, heading=())
    found = list(proved(with_outlines(note, SECOND, paper=("note-of-it",))).failures)
    where = "note-of-it" if law == "not empty" else "note-of-it#a"

    assert [one for one in found if one.outline == "note"] == [
        Failure("note", law, where, says, Witness(yaml.safe_dump(shown), confirmed=True))  # type: ignore[arg-type]
    ]


@pytest.mark.parametrize(
    ("more", "confirmed"),
    [
        ({}, [True]),
        ({"due_if": (Need(condition("False"), "It is never due."),)}, [True]),
        ({"made_if": (Need(condition("False"), "It is never made."),)}, []),
        ({"made_by": "a command"}, [False]),
    ],
)
def test_a_paper_is_looked_at_where_it_can_be_made(more: dict[str, Any], confirmed: list[bool]):
    note = clause("note-of-it", paragraph("a", when=condition("money.payments")), heading=())
    found = proved(with_outlines(note, paper=("note-of-it",), **more)).failures

    assert [one.witness and one.witness.confirmed for one in found if one.outline == "note"] == confirmed


@pytest.mark.parametrize(
    ("law", "where", "about", "fault", "same"),
    [
        ("reference", "first#a", "second", Fault("reference", "first#a", "second"), True),
        ("reference", "first/parties.0#a/parties.1", "second", Fault("reference", "first#a", "second"), True),
        ("reference", "first#a", "second", Fault("defined", "first#a", "second"), False),
        ("reference", "first#a", "second", Fault("reference", "first#b", "second"), False),
        ("reference", "first#a", "second", Fault("reference", "first#a", "third"), False),
        ("asked", "first#a", "scope.term", Fault("asked", "first#a"), True),
        ("asked", "first#a", "scope.term", Fault("asked", "first#b"), False),
        ("asked", "first#a", "scope.term", Fault("reference", "first#a"), False),
        ("asked", "first#a", "", Fault("reference", "first#a"), False),
    ],
)
def test_a_fault_is_the_one_foretold_by_law_place_and_subject(
    law: Any, where: str, about: str, fault: Fault, same: bool
):
    assert _same(Obligation(law, where, about, "", True), fault) is same


def test_a_rule_that_no_words_meet_is_shown():
    [found] = failures(SECOND, rules=(RULE,))

    assert found == Failure(
        "standard",
        "include",
        "in-writing",
        "asks for words, and no paragraph that satisfies it is in",
        Witness("{}\n", confirmed=True),
    )
