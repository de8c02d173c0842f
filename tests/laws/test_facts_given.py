"""Law 10: no statutory fact that was given is dropped, whatever the other answers say: it is used, or it stands as a block until it is removed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from laws.random_answers import random_file
from searching import search
from shipped import EXAMPLES, assembled, compiled_library, example

from assembler.answers.files import AnswersFile
from assembler.answers.schema import leaves
from assembler.completion import Answers, complete, field_of
from assembler.conditions.fields import fields_read
from assembler.pipeline import complete_answers
from assembler.readiness import NotReadyError
from assembler.register import load_register
from assembler.source import FieldPath, field_path
from assembler.statute.findings import Finding
from assembler.statute.unasked import UNASKED, unasked_facts

FACTS = {leaf.path: leaf for leaf in leaves() if leaf.nature == "recorded" and "life." not in leaf.path}
"""What papers alone ask is no fact of the agreement."""
SEEDS = st.integers(0, 2**32)


def completed(file: AnswersFile) -> Answers:
    return complete(file, compiled_library().library.questionnaire, load_register())


def given_facts(answers: Answers) -> Iterator[tuple[FieldPath, Any]]:
    """Every statutory fact that was given, with its place."""
    for path in answers.origins:
        value = at(answers.given, path)
        if field_of(path) in FACTS and value is not None:
            yield path, value


def at(here: Any, path: FieldPath) -> Any:
    for step in path:
        here = here[step] if isinstance(step, int) else getattr(here, step)
    return here


def told(answers: Answers) -> list[Finding]:
    return list(unasked_facts(answers, compiled_library().library.questionnaire, compiled_library().library.vocabulary))


@pytest.mark.row("rule-1")
@search(60)
@given(SEEDS, st.sampled_from([0.1, 0.5, 0.9, 1.0]))
def test_a_fact_that_was_given_is_used_or_blocks(seed: int, share: float):
    answers = completed(random_file(seed, share)[0])
    used = {path for path, value in given_facts(answers) if at(answers.values, path) == value}
    blocked = {fact.path for fact in answers.unasked}

    assert used | blocked == {path for path, _ in given_facts(answers)}
    assert used & blocked == set()
    assert [
        (one.action, one.applies, fact.question.field in one.message)
        for one, fact in zip(told(answers), answers.unasked, strict=True)
    ] == [("BLOCK", True, True)] * len(blocked)


@pytest.mark.row("rule-1")
@search(60)
@given(SEEDS, st.sampled_from([0.1, 0.3, 0.5]))
def test_a_fact_is_used_unasked_only_while_its_ground_is_not_recorded(seed: int, share: float):
    answers = completed(random_file(seed, share)[0])
    missing = {field_of(path) for path, origin in answers.origins.items() if origin in ("not recorded", "open")}
    questions, vocabulary = compiled_library().library.questionnaire.by_field, compiled_library().library.vocabulary
    for path, _ in given_facts(answers):
        question = questions[field_of(path)]
        if answers.origins[path] == "given" and asked(answers, path) is None:
            assert fields_read(question.ask_when, vocabulary) & missing, field_path(path)


def asked(answers: Answers, path: FieldPath) -> bool | None:
    """Whether the question of a place is asked, on the complete answers."""
    from assembler.conditions import compile_condition

    question = compiled_library().library.questionnaire.by_field[field_of(path)]
    scope, names = answers.scope, iter(name for _, name in question.lists)
    for end, step in enumerate(path, 1):
        if isinstance(step, int):
            scope = scope.within(next(names), at(answers.values, path[:end]))
    return compile_condition(question.ask_when)(scope)


@pytest.mark.row("rule-1")
def test_no_signature_copy_is_made_while_a_fact_has_no_effect():
    ready = complete_answers(example("harrowmere-hub-final.yaml"), compiled_library(), load_register())
    assert ready.unasked == ()
    text = (
        EXAMPLES[2]
        .read_text(encoding="utf-8")
        .replace("decision:\n  route", "decision:\n  replaced_on: 2020-04-01\n  route", 1)
    )
    assert "replaced_on: 2020-04-01" in text
    from assembler.answers.files import read_answers

    with pytest.raises(NotReadyError) as raised:
        assembled(read_answers(text, "hub.yaml"), "signature")
    (problem,) = raised.value.problems
    line = text[: text.index("replaced_on: 2020-04-01")].count("\n") + 1

    assert str(problem) == (
        f"BLOCK: Date of the agreement replaced (decision.replaced_on) is recorded at hub.yaml:{line} as “2020-04-01”, and has no effect: on the "
        f"other answers it is not asked. (practice; rule {UNASKED}) Remove it, or correct what decides whether it is asked: whether an earlier "
        "collaboration agreement is replaced."
    )


@pytest.mark.row("rule-1")
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_no_example_holds_a_fact_without_effect(path: Any):
    assert completed(example(path.name)).unasked == ()
