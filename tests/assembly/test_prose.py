"""Prose of several paragraphs: paragraphs of the document, numbered as what they follow, with lists as lists."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from library.small import small_library
from shipped import answers, assembled, house

from assembler.agreement import Paragraph, Table
from assembler.assembly import compile_library
from assembler.library.loading import load_library
from assembler.pipeline import Result
from assembler.word.lint import lint
from assembler.word.writer import write_document

pytestmark = pytest.mark.row("B3")

Make = Callable[..., Result]
YARD = "scope: {workstreams: [{id: yard, name: Yard, description: %s}]}"
SCHEDULE = """\
---
id: yard
heading: "{{ workstream.name }}"
kind: schedule
each: scope.workstreams
status: core
law: [practice]
---
1. {#description}
   {{ workstream.description }}
2. {#again}
   See paragraph [[other#after]] again.
"""
CLAUSE = """\
1. {#purpose}
   Their purpose: {{ scope.purpose }}
2. {#extent}
   They say “{{ money.measure }}” of it. This is {{ scope.purpose }}, at least.
3. {#after}
   After.
4. {#table}
   A table, see clause [[other#after]]:

{#rows each="parties" title="Table" description="A table." shares="50,50"}
| One | Two |
|---|---|
| {{ party.short_name }} | {{ scope.purpose }} |
"""


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """Assembles answers with a library of the clauses given by name."""

    def make(given: str, **clauses: str) -> Result:
        compiled = compile_library(load_library(small_library(tmp_path / "clauses", clauses)))
        return assembled(answers(given), using=compiled)

    return make


def rows(result: Result, section: str) -> list[tuple[str, str, str]]:
    """The key, number and words of each paragraph of a section outside tables."""
    (found,) = [one for one in result.agreement.sections if one.id == section]
    return [(p.key.partition("#")[2], p.number, p.text) for p in found.blocks if isinstance(p, Paragraph)]


@pytest.mark.slow
def test_paragraphs_of_an_answer_are_numbered_on_and_lists_stay_lists(make: Make):
    text = '"The crews share it.\\n\\nEach service keeps:\\n- an office;\\n- a store.\\n\\nThat is all."'

    made = make(YARD % text, yard=SCHEDULE, other="1. {#after}\n   After.\n")

    assert rows(made, "yard/yard") == [
        ("description", "1.", "The crews share it."),
        ("description/2", "2.", "Each service keeps:"),
        ("description/3", "2.1", "an office;"),
        ("description/4", "2.2", "a store."),
        ("description/5", "3.", "That is all."),
        ("again", "4.", "See paragraph 1.1 again."),
    ]


@pytest.mark.slow
@pytest.mark.parametrize(
    "signs", [("- ", "- "), ("* ", "* "), ("1. ", "2. "), ("(a) ", "(b) "), ("a) ", "b) "), ("(i) ", "(ii) ")]
)
def test_items_are_known_by_the_signs_that_people_type(signs: tuple[str, str], make: Make):
    text = f'"These:\\n{signs[0]}one; and\\n{signs[1]}two"'

    made = make(f"scope: {{purpose: {text}}}\nmoney: {{cost_model: by_measure, measure: x}}", other=CLAUSE)

    assert rows(made, "other")[:3] == [
        ("purpose", "1.1", "Their purpose: These:"),
        ("purpose/2", "(a)", "one; and"),
        ("purpose/3", "(b)", "two"),
    ]


@pytest.mark.slow
def test_an_answer_that_begins_with_a_list_stands_under_its_lead(make: Make):
    purpose = 'scope: {purpose: "- one\\n- two", workstreams: [{id: yard, name: Yard, description: "1. one\\n2. two"}]}'

    made = make(purpose, other=CLAUSE, yard=SCHEDULE)

    assert rows(made, "other")[:3] == [
        ("purpose", "1.1", "Their purpose: "),
        ("purpose/2", "(a)", "one"),
        ("purpose/3", "(b)", "two"),
    ]
    assert rows(made, "yard/yard")[:2] == [("description", "1.", "One"), ("description/2", "2.", "Two")]


@pytest.mark.slow
def test_what_follows_an_answer_stands_with_its_last_paragraph(make: Make):
    made = make('scope: {purpose: "one.\\n\\ntwo."}', other=CLAUSE)

    assert [words for key, _, words in rows(made, "other") if key.startswith("extent")] == [
        "They say “measure that fixes the shares” of it. This is one.",
        "Two, at least.",
    ]


@pytest.mark.slow
def test_references_point_where_they_did_and_word_can_hold_it(make: Make):
    made = make('scope: {purpose: "one.\\n\\ntwo."}\nparties: [{id: a, short_name: A}]', other=CLAUSE)

    after = {key: number for key, number, _ in rows(made, "other")}["after"]
    table_words = {key: words for key, _, words in rows(made, "other")}["table"]
    assert (after, table_words) == ("1.5", "A table, see clause 1.5:")
    assert lint(write_document(made.agreement, house())) == ()


@pytest.mark.slow
def test_a_cell_holds_a_paragraph_for_each_answer_with_keys_in_order(make: Make):
    made = make('scope: {purpose: "one:\\n- two"}\nparties: [{id: a, short_name: A}]', other=CLAUSE)
    (table,) = [b for one in made.agreement.sections for b in one.blocks if isinstance(b, Table)]

    assert [(p.key, p.role, p.text) for p in table.rows[0].cells[1]] == [
        ("other#rows/a/2", "cell", "one:"),
        ("other#rows/a/2/2", "cell", "- two"),
    ]


@pytest.mark.slow
def test_a_dash_before_the_one_line_of_an_answer_is_left_out(make: Make):
    assert rows(make("scope: {purpose: '- to serve'}", other=CLAUSE), "other")[0][2] == "Their purpose: to serve"
