"""What is worth a look in a library: what can never be in or never out, what is never asked, and names that look like terms."""

from __future__ import annotations

from typing import Any, get_args

import pytest
from library.made import clause, paragraph, words
from msgspec.structs import replace
from proof.test_obligations import RULE, VOCABULARY, WHEN, condition, made, phrase

from assembler.conditions import parse_condition, parse_path
from assembler.conditions.sorts import ListOf
from assembler.conditions.tree import Quantified
from assembler.library.clauses import Clause
from assembler.proof.names import known_names, unknown_names
from assembler.proof.obligations import proof_obligations
from assembler.proof.printed import print_library
from assembler.proof.remarks import Doubt, Remark, Sort, answers_doubts, document_doubts, remarks
from assembler.proof.solver import Solving
from assembler.proof.symbolic import ListBounds
from assembler.proof.translation import Translator
from assembler.questions import Question, Questionnaire
from assembler.statute.rules import Check, Rule
from assembler.wording import Filled

EACH = condition("any(recorded(party.kind) for party in parties)")
assert isinstance(EACH, Quantified)
PARTIES = VOCABULARY.answers.fields["parties"]
assert isinstance(PARTIES, ListOf)
CONTRACT = "document.form == 'contract'"


def told(*clauses: Clause, **more: Any) -> list[tuple[str, str, str]]:
    """The remarks on a document of these clauses, and on its rules and questions; of what changes nothing, nothing."""
    library = made(*clauses, **more)
    translator = Translator.over(VOCABULARY.answers, library.questionnaire, ListBounds())
    printed = print_library(library, translator, {})
    proof_obligations(library, printed, translator)  # it reads what placeholders print
    doubts = [*document_doubts(library, printed, translator), *answers_doubts(library, translator)]
    found = remarks(doubts, Solving(translator.answers))
    return [(one.sort, one.where, one.says) for one in found if one.sort != "changes nothing"]


@pytest.mark.parametrize(
    ("one", "found"),
    [
        (clause("first", paragraph("a")), []),
        (clause("first", paragraph("a"), when=condition(WHEN)), []),
        (clause("first", paragraph("a", when=condition(WHEN))), []),
        (clause("first", paragraph("a", each=EACH.each)), []),
        (
            clause("first", paragraph("a", when=condition("party.kind == 'nhs_trust'") if False else condition(WHEN))),
            [],
        ),
        (
            clause("first", paragraph("a", when=condition(f"{WHEN} and not {WHEN}"))),
            [("never in", "first#a", f"no answers let the paragraph in: {WHEN} and not {WHEN}")],
        ),
        (
            clause("first", paragraph("a", when=condition(CONTRACT)), when=condition(WHEN)),
            [("never in", "first#a", f"no answers let the paragraph in: {CONTRACT}")],
        ),
        (
            clause("first", paragraph("a"), when=condition(f"{WHEN} or {CONTRACT}")),
            [
                (
                    "always in",
                    "first",
                    f"no answers leave the clause out, though it has a condition: {WHEN} or {CONTRACT}",
                )
            ],
        ),
        (
            clause("first", paragraph("a", when=condition(f"{WHEN} or {CONTRACT}"))),
            [
                (
                    "always in",
                    "first#a",
                    f"no answers leave the paragraph out, though it has a condition: {WHEN} or {CONTRACT}",
                )
            ],
        ),
        (
            clause("first", when=condition(f"{WHEN} and {CONTRACT}")),
            [("never in", "first", f"no answers let the clause in: {WHEN} and {CONTRACT}")],
        ),
        (clause("first", paragraph("a", phrase((WHEN, "one"), (CONTRACT, "two")), ".")), []),
        (clause("first", paragraph("a", phrase((WHEN, "one"), otherwise="two"), ".")), []),
        (
            clause("first", paragraph("a", phrase((WHEN, "one"), (WHEN, "two"), otherwise="three"), ".")),
            [],  # both have the same name, and one of them can be chosen
        ),
        (
            clause("first", paragraph("a", phrase(("recorded(document.form)", "one"), (WHEN, "two")), ".")),
            [("never in", "first#a", f"no answers choose the words for: {WHEN}")],
        ),
        (
            clause("first", paragraph("a", phrase((WHEN, "one"), (CONTRACT, "two"), otherwise="three"), ".")),
            [("never in", "first#a", "no answers choose the words for: otherwise")],
        ),
        (
            clause("first", paragraph("a", phrase((CONTRACT, "one"), otherwise="two"), "."), when=condition(WHEN)),
            [("never in", "first#a", f"no answers choose the words for: {CONTRACT}")],
        ),
    ],
)
def test_what_no_answers_let_in_or_leave_out_is_worth_a_look(one: Clause, found: list[tuple[str, str, str]]):
    assert told(one) == found


def test_what_is_never_in_is_not_said_to_be_always_in_as_well():
    doubts = [
        Doubt(possible, Remark(sort, where, "says"))  # type: ignore[arg-type]
        for sort, where, possible in (
            ("always in", "first", False),
            ("never in", "first", False),
            ("always in", "second", False),
            ("always in", "second", False),
            ("never in", "second", True),
            ("never fires", "first", False),
        )
    ]
    solving = Solving(Translator.over(VOCABULARY.answers, Questionnaire(()), ListBounds()).answers)

    assert remarks(doubts, solving) == (
        Remark("never in", "first", "says"),
        Remark("always in", "second", "says"),
        Remark("never fires", "first", "says"),
    )
    assert remarks([], solving) == ()


def rule(*checks: Check, **more: Any) -> Rule:
    return replace(RULE, checks=checks, **more)


MESSAGE = (words("M."),)


def check(action: Any, when: str = "True", requires: str = "False", message: Any = MESSAGE) -> Check:
    return Check("", action, "Act", condition(when), condition(requires), message, (words("C."),))


@pytest.mark.parametrize(
    ("one", "found"),
    [
        (rule(check("BLOCK")), []),
        (rule(check("BLOCK", when=WHEN)), []),
        (rule(check("BLOCK", requires=WHEN)), []),
        (rule(check("BLOCK", requires="True")), ["no answers make check 1 (BLOCK) ask for anything"]),
        (rule(check("INCLUDE", requires="True")), []),
        (rule(check("WARN", when="False"), check("WARN")), ["no answers make check 1 (WARN) ask for anything"]),
        (
            rule(check("WARN"), check("BLOCK", when=CONTRACT), when=condition(WHEN)),
            ["no answers make check 2 (BLOCK) ask for anything"],
        ),
        (rule(check("WARN", when="decision.replaces", requires="decision.replaces")), []),  # while it is not recorded
        (
            rule(check("WARN", when=WHEN, requires=WHEN)),
            ["no answers make check 1 (WARN) ask for anything"],
        ),
        (rule(check("WARN"), each=EACH.each), []),
    ],
)
def test_a_rule_that_never_asks_for_anything_is_worth_a_look(one: Rule, found: list[str]):
    assert told(clause("first", paragraph("a")), rules=(one,)) == [
        ("never fires", "in-writing", says) for says in found
    ]


def asking(**whens: str) -> Questionnaire:
    """The shipped questions, some of them asked on another condition."""
    sections = made(clause("first", paragraph("a"))).questionnaire.sections

    def asked(one: Question) -> Question:
        when = whens.get(one.field.replace(".", "_"))
        items = {name: PARTIES.item for _, name in one.lists}
        return replace(one, ask_when=parse_condition(when, VOCABULARY, items)) if when else one

    return Questionnaire(tuple(replace(one, questions=tuple(map(asked, one.questions))) for one in sections))


def test_a_question_that_no_answers_lead_to_is_worth_a_look():
    printed = paragraph("a", Filled(parse_path("decision.replaced_agreement", VOCABULARY), False), ".")
    never = f"{WHEN} and {CONTRACT}"

    assert told(clause("first", printed)) == []
    assert told(clause("first", printed), questionnaire=asking(decision_replaced_agreement=never)) == [
        ("never asked", "decision.replaced_agreement", f"no answers lead to the question: {never}"),
    ]


def nothing(*clauses: Clause, **more: Any) -> set[str]:
    """The fields on which nothing depends."""
    library = made(*clauses, **more)
    translator = Translator.over(VOCABULARY.answers, library.questionnaire, ListBounds())
    printed = print_library(library, translator, {})
    proof_obligations(library, printed, translator)
    return {
        one.remark.where
        for one in answers_doubts(library, translator)
        if one.possible is False and one.remark.sort == "changes nothing"
    }


def test_an_answer_that_anything_at_all_reads_changes_something():
    fields = {one.field for one in made(clause("first", paragraph("a"))).questionnaire.questions}
    title = parse_path("decision.replaced_agreement", VOCABULARY)
    silent = clause("first", paragraph("a"))
    told_of = rule(check("WARN", message=(Filled(title, False),)))

    assert "decision.replaced_agreement" in nothing(silent)
    assert fields - nothing(silent) == {
        "document.title",
        "document.short_name",
        "document.prepared_on",
        "document.marking",
        "document.version",
        "document.reference",
        "document.author",
        "document.length",
        "scope.subjects",
        "life.variation.gone",
    }
    assert nothing(silent) - nothing(clause("first", paragraph("a", when=condition(WHEN)))) == {"document.form"}
    assert nothing(silent) - nothing(clause("first", paragraph("a", Filled(title, False), "."))) == {
        "decision.replaces",
        "decision.replaced_agreement",
    }
    assert nothing(silent) - nothing(silent, rules=(told_of,)) == {"decision.replaces", "decision.replaced_agreement"}
    assert nothing(silent) - nothing(silent, rules=(rule(check("WARN", requires=WHEN)),)) == {"document.form"}


def test_every_sort_of_remark_that_a_type_names_is_made():
    printed = paragraph("a", Filled(parse_path("decision.replaced_agreement", VOCABULARY), False), " of the Wibble.")
    library = made(
        clause(
            "first", printed, paragraph("b", when=condition("False")), paragraph("c", when=condition("True or True"))
        ),
        rules=(rule(check("WARN", when="False")),),
        questionnaire=asking(decision_replaced_agreement="False"),
    )
    translator = Translator.over(VOCABULARY.answers, library.questionnaire, ListBounds())
    document = print_library(library, translator, {})
    proof_obligations(library, document, translator)
    found = [*document_doubts(library, document, translator)]
    found += answers_doubts(library, translator)

    assert {one.remark.sort for one in found if one.possible is False} == set(get_args(Sort))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("A Party must pay.", []),
        ("It tells the Wibble Board of it.", ["Wibble Board"]),
        ("It tells the Board of the Wibble and the Wobble.", ["Board of the Wibble and the Wobble"]),
        ("It tells the Wibble\u2019s clerk.", ["Wibble\u2019s"]),
        ("in (the Wibble), Wobble", ["Wibble", "Wobble"]),
        ("1) Wibble", ["Wibble"]),
        ("A. Wibble", []),
        ("as a Host Wibble", ["Wibble"]),
        ("a Host", []),
        ("in England and on Christmas Day", []),
        ("of England\u2019s law", []),
        ("of the Wibble-Wobble", ["Wibble-Wobble"]),
    ],
)
def test_a_name_that_is_no_term_and_not_known_is_told_where_it_stands(text: str, names: list[str]):
    library = made(
        clause("first", paragraph("a", text)),
        clause(
            "terms", paragraph("z", words("Host", bold=True), " means it.", term="Host", level=0, role="definition")
        ),
    )

    assert list(unknown_names(library)) == [("first#a", name) for name in names]


def test_names_are_sought_in_prose_not_bold_and_in_no_heading():
    text = "of the Wibble."
    inner = phrase((WHEN, "at the Wobble"))

    assert list(
        unknown_names(
            made(
                clause("first", paragraph("a", words("of the Webble.", bold=True)), heading=(words(text),)),
                clause("second", paragraph("b", inner, "."), paragraph("c", "It:", children=(paragraph("d", text),))),
                clause("cover", paragraph("e", text), kind="cover"),
            )
        )
    ) == [("second#b", "Wobble"), ("second#d", "Wibble")]
    assert {"England", "Christmas Day"} <= known_names()
    assert [name for name in known_names() if name.strip() != name or not name[0].isupper()] == []


def test_a_name_of_somebody_that_an_answer_points_to_is_asked_too():
    notified = parse_path("decision.notified_by", VOCABULARY)
    one = clause("first", paragraph("a", Filled(notified, False), "."))

    def broken(**whens: str) -> list[bool]:
        return possible_of(one, questionnaire=asking(**whens))

    assert broken() == [False]
    assert broken(**{"parties[]_short_name": "party.kind == 'nhs_trust'"}) == [True]
    assert broken(**{"parties[]_legal_name": "party.kind == 'nhs_trust'"}) == [False]
    assert broken(decision_notified_by="decision.replaces") == [True]


def possible_of(*clauses: Clause, **more: Any) -> list[bool]:
    library = made(*clauses, **more)
    translator = Translator.over(VOCABULARY.answers, library.questionnaire, ListBounds())
    found = proof_obligations(library, print_library(library, translator, {}), translator)
    solving = Solving(translator.answers)
    return [solving.possible(one.broken) for one in found if one.law == "asked"]
