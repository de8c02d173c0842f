"""Where in an answers file a finding, an open point or a date comes from: its line and its field."""

from __future__ import annotations

from datetime import date

import pytest
from shipped import answers, compiled_library

from assembler.agreement import OpenPoint
from assembler.errors import Place
from assembler.statute.findings import Finding
from assembler.whereabouts import Whereabouts

TEXT = """\
parties:
- id: ash
  kind: charity
- id: bee
  kind: charity
  functions:
  - id: help
    function: to help
document:
  title: Hub
  prepared_on: 1/4/2027
  reference: 2/4/2027
scope:
  commencement: on_a_date
  commences_on: 2027-05-01
  workstreams:
  - id: drones
    starts_on: 3.6.2027
"""
WHERE = Whereabouts(answers(TEXT), compiled_library().library.questionnaire)


def at(line: int, field: str) -> Place:
    return Place("hub.yaml", line, field)


def finding(*fields: str, item: str = "") -> Finding:
    return Finding("r", "p", "w", "WARN", "Act", "not met", "m", "c", item, fields)


@pytest.mark.parametrize(
    ("fields", "item", "places"),
    [
        ((), "", ()),
        (("document.title",), "", (at(10, "document.title"),)),
        (("document.short_name",), "", (at(9, "document.short_name"),)),
        (("parties.bee.kind",), "", (at(5, "parties[2].kind"),)),
        (("parties.bee.functions.help.function",), "", (at(8, "parties[2].functions[1].function"),)),
        (("parties",), "", (at(1, "parties"),)),
        (("party.kind",), "ash", (at(3, "parties[1].kind"),)),
        (("party.kind",), "bee", (at(5, "parties[2].kind"),)),
        (("party",), "bee", (at(4, "parties[2]"),)),
        (("party.kind",), "cod", ()),
        (("party.kind",), "", ()),
        (("workstream.starts_on",), "drones", (at(18, "scope.workstreams[1].starts_on"),)),
        (("function.function",), "ash", ()),
        (("function.function",), "help", (at(8, "parties[2].functions[1].function"),)),
        (("elsewhere.kind",), "ash", ()),
        (
            ("party.kind", "document.title", "parties.ash.kind"),
            "ash",
            (at(3, "parties[1].kind"), at(10, "document.title")),
        ),
    ],
)
def test_a_finding_comes_from_the_fields_that_it_rests_on(
    fields: tuple[str, ...], item: str, places: tuple[Place, ...]
):
    assert WHERE.of_finding(finding(*fields, item=item)) == places


def test_an_open_answer_has_its_place_and_a_subject_has_none():
    open_answer = OpenPoint("parties.1.functions.0.statute", "q", "", (), "parties[2].functions[1].statute")

    assert WHERE.of_point(open_answer) == (at(7, "parties[2].functions[1].statute"),)
    assert WHERE.of_point(OpenPoint("premises", "q", "", (), "")) == ()


def test_a_date_written_in_numbers_is_told_with_what_it_was_read_as():
    assert list(WHERE.days_read()) == [
        (at(11, "document.prepared_on"), date(2027, 4, 1)),
        (at(18, "scope.workstreams[1].starts_on"), date(2027, 6, 3)),
    ]


def test_of_items_with_one_id_in_lists_of_one_name_the_first_is_told():
    text = "parties:\n- id: a\n  functions:\n  - {id: help}\n- id: b\n  functions:\n  - {id: help}\n"
    where = Whereabouts(answers(text), compiled_library().library.questionnaire)

    assert where.of_finding(finding("function.kind", item="help")) == (at(4, "parties[1].functions[1].kind"),)
