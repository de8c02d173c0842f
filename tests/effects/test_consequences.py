"""What choosing a value brings and which clauses read a field: counted on a library of a few questions and clauses."""

from __future__ import annotations

from functools import cache

import pytest
from msgspec.structs import replace
from shipped import answers, compiled_library

from assembler.conditions import Condition, parse_condition
from assembler.effects.clauses_by_field import clauses_by_field, heading_of
from assembler.effects.consequences import choice_consequences, required
from assembler.effects.effects import Effects
from assembler.effects.explanation import explain, explained, left_out
from assembler.effects.notices import NoticeFinder
from assembler.effects.values import Consequences
from assembler.library.library import Library
from assembler.pipeline import complete_answers
from assembler.questions import Questionnaire
from assembler.register import load_register

PREMISES, STAFF, SYSTEMS = (("scope.subjects", name) for name in ("premises", "staff", "shared_systems"))


def condition(text: str) -> Condition:
    return parse_condition(text, compiled_library().library.vocabulary)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("'premises' in scope.subjects", {PREMISES}),
        ("'premises' in scope.subjects and 'staff' in scope.subjects", {PREMISES, STAFF}),
        ("'premises' in scope.subjects or 'staff' in scope.subjects", set()),
        (
            "('premises' in scope.subjects and 'staff' in scope.subjects) or ('staff' in scope.subjects and money.payments)",
            {STAFF},
        ),
        ("complaints.chosen", {("scope.subjects", "public_complaints")}),
        ("not 'premises' in scope.subjects", set()),
        ("money.payments", set()),
        ("True", set()),
    ],
)
def test_the_values_without_which_a_condition_cannot_hold(text: str, values: set[tuple[str, str]]):
    assert required(condition(text)) == values


WHEN = {
    "money.payments": "'premises' in scope.subjects",
    "change.withdrawal_notice": "'premises' in scope.subjects and 'staff' in scope.subjects",
    "document.title": "'premises' in scope.subjects and money.payments",
    "document.version": "complaints.chosen",
    "document.reference": "True",
}


@cache
def few() -> Library:
    """The library with these questions asked on these conditions, two clauses and a schedule."""
    whole = compiled_library().library
    section = replace(
        whole.questionnaire.sections[0],
        questions=tuple(
            replace(whole.questionnaire.by_field[one], ask_when=condition(when)) for one, when in WHEN.items()
        ),
    )
    standard = whole.outlined("standard")
    clauses = {
        "waiver": replace(standard.clauses["waiver"], when=condition("'premises' in scope.subjects")),
        "review": replace(standard.clauses["review"], when=condition("'staff' in scope.subjects")),
        "annex": replace(standard.clauses["annex"], when=condition("'premises' in scope.subjects")),
        "cover": standard.clauses["cover"],
    }
    one, two = whole.subjects[:2]
    subjects = (replace(one, id="premises", covered_by=("x",)), replace(two, id="shared_systems", covered_by=()))
    return replace(standard, clauses=clauses, questionnaire=Questionnaire((section,)), subjects=subjects)


def test_what_a_choice_brings_is_counted_at_the_least_and_at_the_most():
    assert choice_consequences(few()) == {
        "scope.subjects": {
            "premises": Consequences(2, 3, 1, 1),
            "staff": Consequences(1, 1, 1, 0),
            "public_complaints": Consequences(1, 1, 0, 0),
            "shared_systems": Consequences(0, 0, 0, 0, uncovered=True),
        }
    }


def test_which_clauses_read_a_field():
    standard = compiled_library().library.outlined("standard")
    chosen = {name: standard.clauses[name] for name in ("review", "complaints", "cover", "notices")}
    found = clauses_by_field(replace(standard, clauses=chosen))

    assert found["change.review_months"] == ("Review",)
    assert found["complaints.routes[].about"] == ("Complaints from the public",)
    assert found["scope.subjects"] == ("Complaints from the public",)
    assert found["execution.notices_by_email"] == ("Notices",)
    assert found["document.title"] == ("Cover",)
    assert "money.payments" not in found


def test_a_clause_is_called_by_its_heading_or_by_its_id_in_words():
    clauses = compiled_library().library.clauses

    assert [heading_of(clauses[name]) for name in ("waiver", "replacement-title", "workstream", "board")] == [
        *("Waiver and remedies", "Replacement title", "Workstream: \N{HORIZONTAL ELLIPSIS}", "\N{HORIZONTAL ELLIPSIS}"),
    ]


GIVEN = """
parties: [{id: a, kind: charity, short_name: Ash}, {id: b, kind: metropolitan_fire_authority}]
scope: {workstreams: [{id: patrol, name: Patrols}]}
drafting: {omit: [{clause: waiver, reason: Not wanted}], not_used: [waiver, annex]}
"""


def test_every_clause_is_explained_for_each_item_with_what_it_lacks():
    given = complete_answers(answers(GIVEN), compiled_library(), load_register())
    library = compiled_library().library
    told = {one.key: one for one in explain(given, library)}

    assert (told["workstream/patrol"].heading, told["workstream/patrol"].present) == (
        "Workstream: \N{HORIZONTAL ELLIPSIS}",
        True,
    )
    assert (told["waiver"].omitted, told["waiver"].not_used, told["waiver"].present) == ("Not wanted", True, False)
    assert (told["annex"].present, told["annex"].not_used) == (False, True)
    assert [(one.field, one.label, one.value, one.origin) for one in told["annex"].reasons] == [
        ("scope.annexes", "annexes", "none", "none given")
    ]
    assert (told["review"].not_used, told["review"].condition, told["review"].status) == (False, "True", "core")
    assert (told["review#brief"].form, told["review#brief"].outlines, told["review#brief"].present) == (
        (library.outlines["short"].title,),
        ("short",),
        False,
    )
    assert not any(key.startswith("withdrawal-notice") for key in told)
    assert [one.key for one, _ in explained(given, library, only="notices")] == [
        *("notices", "notices#by-email", "notices#brief"),
    ]
    assert [one.key for one, _ in explained(given, library, only="review", paragraphs=False)] == ["review"]
    assert [one.key for one, _ in explained(given, library, only="review")][-1] == "review#brief"
    assert {one.key for one in left_out(given, library)} == {
        one.key for one in told.values() if not one.present and "#" not in one.key and not one.form
    }


def test_an_owner_is_named_beside_the_answer_that_decided():
    given = complete_answers(answers(GIVEN), compiled_library(), load_register())
    told = {one.key: one for one in explain(given, compiled_library().library)}

    assert [str(one) for one in told["review#others"].reasons] == [
        "kind of body (Ash): Charity (hub.yaml:2)",
        "kind of body (b): Metropolitan county fire and rescue authority (hub.yaml:2)",
    ]


def test_a_notice_names_the_clause_that_meets_it():
    finder = NoticeFinder(compiled_library())

    def meeting(more: str) -> dict[str, str]:
        text = f"parties: [{{id: a, kind: charity}}]\nscope: {{subjects: [public_complaints]}}\n{more}"
        given = complete_answers(answers(text), compiled_library(), load_register())
        return {one.finding.rule: one.clause for one in finder.notices(given) if one.clause}

    complaints, background = "Complaints from the public", "Background"
    assert meeting("") == {"s1-other-not-bound-by-s2": background, "p-complaints": complaints}
    assert meeting("document: {length: short}")["p-complaints"] == complaints


def test_a_notice_rests_on_the_fields_of_its_rule():
    text = "parties: [{id: a, kind: charity, treated_as_commissioner_record: Order 1}]\n"
    given = complete_answers(answers(text), compiled_library(), load_register())
    found = {(one.finding.rule, one.finding.item): one for one in NoticeFinder(compiled_library()).notices(given)}
    (unasked,) = [one for one in found.values() if one.finding.fields == ("parties[].treated_as_commissioner_record",)]

    assert "parties[].kind" in unasked.fields
    assert all(isinstance(one.fields, frozenset) for one in found.values())
    assert len(found) > 20


def test_the_interview_is_told_the_notices_that_the_statute_finds():
    given = complete_answers(answers("parties: [{id: a, kind: charity}]"), compiled_library(), load_register())
    found = Effects(compiled_library(), load_register()).notices(given)

    assert found == NoticeFinder(compiled_library()).notices(given)
    assert found != ()
