"""What a condition may ask of what is printed and of the form, and that nothing of a clause is in no document."""

from __future__ import annotations

from typing import Any

import pytest
from library.made import clause, paragraph, table, words
from msgspec.structs import replace
from proof.test_obligations import RULE, VOCABULARY, condition, whole

from assembler.conditions import parse_condition
from assembler.conditions.facts import WrittenFact, parse_facts
from assembler.errors import Place
from assembler.library.clauses import Clause
from assembler.library.outline_checks import printing_problems
from assembler.library.outlines import Outline, Part, SectionPlan, Taken
from assembler.questions import Questionnaire
from assembler.wording import Choice, Phrase

SECOND = clause(
    "second",
    paragraph("a", children=(paragraph("b"),)),
    paragraph("z", words("Host", bold=True), " means it.", term="Host", children=(paragraph("y"),)),
    table("t", "x"),
)
FILLED = clause("special-conditions", kind="special")


def told(*clauses: Clause, **more: Any) -> list[str]:
    return [str(problem) for problem in printing_problems(whole(*clauses, **more))]


def asking(text: str, **more: Any) -> Clause:
    return clause("first", paragraph("a"), when=condition(text), **more)


NOTHING = "first.md:1: There is nothing called “{}” of which to ask whether it is printed."
UNDECIDED = "first.md:1: No answer decides whether “{}” is printed."
FORM = (
    "first.md:1: A condition asks for document.length: an outline chooses, not a condition. Give the paragraph `only`, or leave it "
    "out of the outline."
)


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("True", []),
        ("document.form == 'deed'", []),
        ("printed(second)", []),
        ("printed(second#a)", []),
        ("printed(second#b)", []),
        ("not printed(second#b)", []),
        ("printed(third)", [NOTHING.format("third")]),
        ("printed(third#a)", [NOTHING.format("third#a")]),
        ("printed(second#x)", [NOTHING.format("second#x")]),
        ("printed(second#t)", [NOTHING.format("second#t")]),
        ("printed(second#z)", [UNDECIDED.format("second#z")]),
        ("printed(second#y)", [UNDECIDED.format("second#y")]),
        ("printed(special-conditions)", [UNDECIDED.format("special-conditions")]),
        ("printed(third) or not printed(third)", [NOTHING.format("third")] * 2),
        ("any(printed(third) for party in parties)", [NOTHING.format("third")]),
        ("document.length == 'short'", [FORM]),
        ("document.form == 'deed' and document.length == 'short'", [FORM]),
        ("document.length == 'short' or document.length == 'standard'", [FORM]),
        ("recorded(document.length) and printed(third)", [NOTHING.format("third"), FORM]),
    ],
)
def test_a_condition_asks_only_of_what_answers_let_in_not_of_the_form(text: str, problems: list[str]):
    assert told(asking(text), SECOND, FILLED) == problems


@pytest.mark.parametrize(
    "asked",
    [
        clause("first", paragraph("a", when=condition("printed(third)"))),
        clause("first", paragraph("a", children=(paragraph("b", when=condition("printed(third)")),))),
        clause("first", replace(table("t", "x"), when=condition("printed(third)"))),
        clause(
            "first",
            replace(table("t", "x"), rows=(replace(table("t", "x").rows[0], when=condition("printed(third)")),)),
        ),
        clause("first", paragraph("a", Phrase((Choice(condition("printed(third)"), (words("x"),)),), False), ".")),
    ],
)
def test_every_condition_of_a_clause_is_looked_at(asked: Clause):
    assert told(asked) == [NOTHING.format("third")]


def with_fact(text: str) -> dict[str, Any]:
    written = WrittenFact("document.odd", "it is odd", text, (), Place("facts.yaml", 9))
    return {"vocabulary": parse_facts([written], VOCABULARY)}


@pytest.mark.parametrize(
    ("more", "problems"),
    [
        (with_fact("document.form == 'deed'"), []),
        (
            with_fact("printed(second)"),
            ["clauses/facts.yaml: The fact “document.odd” asks what is printed, which only a clause may."],
        ),
        (
            with_fact("document.length == 'short'"),
            ["clauses/facts.yaml: The fact “document.odd” asks for document.length, which only a rule may."],
        ),
        ({"rules": (RULE,)}, []),
        ({"rules": (replace(RULE, when=condition("document.length == 'short'")),)}, []),
        *(
            (
                {"rules": (rule,)},
                ["r.yaml:1: The rule “in-writing” asks what is printed, which only a clause may."],
            )
            for rule in (
                replace(RULE, when=condition("printed(second)")),
                replace(RULE, checks=(replace(RULE.checks[0], when=condition("printed(second)")),)),
                replace(RULE, checks=(replace(RULE.checks[0], requires=condition("not printed(second)")),)),
            )
        ),
    ],
)
def test_facts_and_rules_speak_of_answers_and_rules_alone_of_the_form(more: dict[str, Any], problems: list[str]):
    assert told(clause("first", paragraph("a")), SECOND, **more) == problems


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("printed(second)", "asks what is printed, which only a clause may."),
        ("document.length == 'short'", "asks for document.length, which only a rule may."),
    ],
)
def test_a_question_speaks_of_answers_whatever_the_document(text: str, says: str):
    first, *sections = whole(SECOND).questionnaire.sections
    one = replace(first.questions[0], ask_when=condition(text))
    changed = Questionnaire((replace(first, questions=(one, *first.questions[1:])), *sections))

    assert told(SECOND, questionnaire=changed) == [f"{one.place}: The question “{one.field}” {says}"]


def test_what_a_fact_asks_is_told_of_it_and_not_of_clauses_using_it():
    more = with_fact("document.length == 'short'")
    using = clause("first", paragraph("a"), when=parse_condition("document.odd", more["vocabulary"]))

    assert told(using, **more) == [
        "clauses/facts.yaml: The fact “document.odd” asks for document.length, which only a rule may."
    ]


def outlined(*taken: Taken) -> dict[str, Any]:
    plans = tuple(SectionPlan(one.clause, (one,)) for one in taken)
    made = Outline("standard", "S", "agreement", 0, False, (Part("body", "Body", plans),), Place("o.yaml"))
    return {"outlines": {"standard": made}}


@pytest.mark.parametrize(
    ("one", "taken", "problems"),
    [
        (clause("first", paragraph("a", children=(paragraph("b"),)), table("t", "x")), Taken("first"), []),
        (
            clause("first", paragraph("a", children=(paragraph("b"),)), table("t", "x"), paragraph("c")),
            Taken("first", ("c",)),
            [f"c.md, {name}: No outline takes “first#{name}”." for name in ("a", "b", "t")],
        ),
        (
            clause("first", paragraph("a", only="short"), paragraph("b", only="standard")),
            Taken("first"),
            ["c.md, a: There is no outline “short”."],
        ),
        (
            clause("first", paragraph("a"), paragraph("b", only="standard")),
            Taken("first", ("a",)),
            ["c.md, b: No outline takes “first#b”."],
        ),
        (
            clause(
                "first",
                paragraph("a", children=(paragraph("b", only="short"), paragraph("c"))),
                replace(table("t"), only="short"),
            ),
            Taken("first"),
            ["c.md, b: There is no outline “short”.", "c.md, t: There is no outline “short”."],
        ),
    ],
)
def test_nothing_of_a_clause_is_in_no_document(one: Clause, taken: Taken, problems: list[str]):
    assert told(one, **outlined(taken)) == problems


def test_a_condition_asking_wrongly_silences_what_no_outline_takes():
    first = clause("first", paragraph("a"), paragraph("b", when=condition("printed(third)")))

    assert told(first, **outlined(Taken("first", ("b",)))) == [NOTHING.format("third")]
