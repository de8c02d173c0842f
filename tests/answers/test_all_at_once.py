"""No kind of fault in an answers file hides another: its form, its names, its values, its ids and the register are told together."""

from __future__ import annotations

from pathlib import Path

import pytest

from assembler.answers.files import read_answers
from assembler.errors import AnswersError
from assembler.input_files import answers_file
from assembler.library.loading import load_library
from assembler.register import load_register
from assembler.spoken import known_of

REST = """\
parties:
- id: fire
  kind: moon_base
- id: pcc
  body: pcc-norfolc
bogus: 1
scope:
  workstreams:
  - id: a
    name: A
    parts:
    - {id: p, party: fyre, does: x}
"""
"""A file with a fault of each kind but that of form, six lines long before its second party's body."""

OTHERS = ["parties[1].kind", "parties[2].body", "bogus", "scope.workstreams[1].parts[1].party"]


def told(text: str, file: str = "f.yaml") -> list[str]:
    """The fields of which something is told, in its order; the line where there is no field."""
    with pytest.raises(AnswersError) as raised:
        read_answers(text, file, known_of(lambda: load_library().questionnaire, load_register))
    return [problem.place.field or str(problem.place.line) for problem in raised.value.problems]


@pytest.mark.parametrize(
    ("document", "field"),
    [
        ("  title: “A pilot”\n", "document.title"),
        ("  title: A pilot #4\n", "document.title"),
        ("  title: &x A pilot\n", "document.title"),
        ("  title: A\n  title: B\n", "document.title"),
        ("  title: !text A\n", "document.title"),
        ("  title: A pilot: a draft\n", "document.title"),
        ("  title: @pilot\n", "document.title"),
        ('  title: "A pilot\n', "document.title"),
        ("  title: [A pilot\n", "document.title"),
        ("  title: A\n\tversion: 1\n", "document.version"),
        ("\ttitle: A\n  version: 1\n", "document.title"),
        ("  title: A\n    version: 1\n", "document.title"),
        ("  title: A\n version: 1\n", "document.title"),
        ("  title: A\n  just some words\n", "document.title"),
    ],
)
def test_a_fault_of_form_hides_no_other_fault(document: str, field: str):
    assert told(f"document:\n{document}{REST}") == [field, *OTHERS]


def test_every_line_that_begins_with_a_tab_is_told():
    assert told(f"document:\n\ttitle: A\n\tversion: 1\n{REST}") == ["document.title", "document.version", *OTHERS]


def test_faults_of_form_in_one_list_are_told_each():
    text = 'parties:\n- id: "fire\n  kind: moon_base\n- id: pcc\n  area: a: b\n  in_england: perhaps\n- @x\n- id: c\n\tkind: x\n'

    assert told(text) == [
        "parties[1].id",
        "parties[1].kind",
        "parties[2].area",
        "parties[2].in_england",
        "parties[3]",
        "parties[4].kind",
    ]


def test_a_name_given_twice_in_two_parts_is_told():
    assert told('document: {title: "A\ndecision: {route: moon}\ndecision: {}\n') == [
        "document",
        "decision.route",
        "decision",
    ]


def test_what_follows_from_the_lost_head_of_an_entry_is_not_told():
    text = "parties:\n- id: fire\n  kind: nhs_trust\n  signing:\n    by: @x\n  id: pcc\n  kind: nhs_trust\ndecision: {notified_by: pcc}\n"

    assert told(text) == ["parties[1].signing.by", "decision.notified_by"]


def test_what_points_into_a_misspelt_list_is_not_told_as_lost():
    assert told("partys:\n- id: fire\n  kind: nhs_trust\ndecision: {notified_by: fire}\n") == ["partys"]


def test_an_answer_in_curly_quotes_is_held_against_its_question():
    assert told("document:\n  title: “A”\n  prepared_on: “32/1/2027”\n") == [
        "document.title",
        *["document.prepared_on"] * 2,
    ]


def test_a_name_given_twice_in_json_hides_no_other_fault():
    text = '{"document": {"title": "A", "title": "B", "prepared_on": "tomorrow"}, "bogus": 1}'

    assert told(text, "f.json") == ["0", "document.prepared_on", "bogus"]


def test_what_refers_to_an_unreadable_part_is_not_told_as_lost():
    text = (
        'parties:\n- id: "fire\nscope:\n  workstreams:\n  - {id: a, name: A, parts: [{id: p, party: fire, does: x}]}\n'
    )

    assert told(text) == ["parties[1].id"]


def test_a_format_that_is_none_hides_no_other_fault():
    assert told(f"format: two\n{REST}") == ["format", *OTHERS]


def test_of_a_file_that_is_no_answers_file_its_form_alone_is_told():
    assert len(told("Dear Sir: thank you\nYours: @me\nRegards: [\n")) == 1


def test_every_command_tells_an_unregistered_body_with_the_rest(tmp_path: Path):
    file = tmp_path / "f.yaml"
    file.write_text(REST, encoding="utf-8")

    with pytest.raises(AnswersError) as raised:
        answers_file(file)

    assert [problem.place.field for problem in raised.value.problems] == OTHERS
