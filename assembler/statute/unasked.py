"""Statutory facts that were given and that nothing can use, because their question is not asked: each applies until it is removed."""

from __future__ import annotations

from assembler.capitals import capital
from assembler.completion import Answers, UnaskedFact
from assembler.conditions import Vocabulary
from assembler.conditions.fields import fields_read
from assembler.errors import Place
from assembler.questions import Questionnaire
from assembler.statute.facts_of_findings import fact_words
from assembler.statute.findings import Finding, of_practice

UNASKED = "no-fact-dropped"
"""The name of the block on a statutory fact that has no effect. It is not in the rules' files, because it is about every question."""


def unasked_facts(answers: Answers, questionnaire: Questionnaire, vocabulary: Vocabulary) -> tuple[Finding, ...]:
    """A block for each statutory fact that was given and has no effect: an agreement is not signed while one would be passed over."""
    return tuple(_finding(fact, questionnaire, vocabulary) for fact in answers.unasked)


def _finding(fact: UnaskedFact, questionnaire: Questionnaire, vocabulary: Vocabulary) -> Finding:
    decides = sorted(fields_read(fact.question.ask_when, vocabulary) & questionnaire.by_field.keys())
    labels = "; ".join(dict.fromkeys(questionnaire.by_field[field].label for field in decides))
    where = (
        f" at {Place(fact.place.file, fact.place.line)}" if fact.place.line else ""
    )  # a path would depend on an order
    label = fact.question.label
    message = (
        f"{capital(label)} ({fact.question.field}) is recorded{where} as “{fact_words(fact.value)}”, and has no effect: "
        "on the other answers it is not asked."
    )
    cure = f"Remove it, or correct what decides whether it is asked: {labels}."
    return of_practice(UNASKED, "BLOCK", message, cure, fact.item, (fact.question.field,))
