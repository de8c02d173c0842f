"""What an agreement says of itself, the rows of its open points, and the parties' own conditions: each whole."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace
from shipped import answers, assembled, compiled_library

from assembler.agreement import Answer, OpenPoint, Paragraph, Properties, Reference, ReferencePart, Text
from assembler.assembly import properties_of
from assembler.assembly.assemble import draft_sections
from assembler.assembly.open_points import _Owners, open_points, point_rows
from assembler.completion import Answers
from assembler.library.library import Subject
from assembler.pipeline import complete_answers
from assembler.plain import words
from assembler.register import load_register
from assembler.slots import Name, SlottedPoint


def completed(text: str) -> Answers:
    return complete_answers(answers(f"format: 2\n{text}"), compiled_library(), load_register())


def test_an_agreement_says_of_itself_what_its_document_does():
    said = completed(
        "document: {title: Hub Agreement, short_name: Hub, reference: R/1, version: '3', author: A. Clerk, marking: official,"
        " prepared_on: 2027-03-01}"
    )

    assert properties_of(said, "internal") == Properties(
        "Hub Agreement", "Hub", "R/1", "3", "A. Clerk", "OFFICIAL", "internal", "2027-03-01"
    )
    sensitive = completed("document: {title: Hub Agreement, marking: official_sensitive}")
    assert properties_of(sensitive, "clean") == Properties(
        "Hub Agreement", "Hub Agreement", "", "1", "", "OFFICIAL-SENSITIVE", "clean", ""
    )


def test_one_of_which_nothing_is_said_is_a_collaboration_agreement():
    assert properties_of(completed("document: {effect: binding}"), "signature") == Properties(
        "Collaboration agreement", "Collaboration agreement", "", "1", "", "OFFICIAL", "signature", ""
    )


ROLES = {
    "pay": "clause",
    "pay#a": "level-2",
    "pay#b": "level-3",
    "pay#t/1/1": "cell",
    "plan": "schedule",
    "plan#a": "schedule-1",
    "plan#t/1/1": "cell",
    "terms": "heading",
    "terms#t/1/1": "cell",
    "parties#x": "party",
    "background#x": "recital",
}


def rows(*points: OpenPoint) -> list[Paragraph]:
    """The rows of the points, in which a reference prints its key and what it is asked for."""

    def refer(key: str, within: str = "") -> Reference:
        return Reference(key, (ReferencePart(key, f"<{key} {within}>".replace(" >", ">")),))

    return list(point_rows(points, refer, lambda key: ROLES.get(key, "")))


def told(note: str, *places: str) -> str:
    return rows(OpenPoint("p", "What", note, places))[0].text


@pytest.mark.parametrize(
    ("note", "places", "row"),
    [
        ("", (), "What."),
        ("to confirm", (), "What: to confirm."),
        ("who?", (), "What: who?"),
        ("", ("pay#a",), "What. See clause <pay#a p>."),
        ("to confirm", ("pay#a", "pay#b"), "What: to confirm. See clause <pay#a p>, clause <pay#b p>."),
        ("", ("pay#t/1/1",), "What. See clause <pay p>."),
        ("", ("pay#t/1/1", "pay"), "What. See clause <pay p>."),
        ("", ("plan",), "What. See <plan p>."),
        ("", ("plan#t/1/1",), "What. See <plan p>."),
        ("", ("plan#a",), "What. See paragraph <plan#a p> of <plan p>."),
        ("", ("parties#x", "background#x"), "What. See party <parties#x p>, recital <background#x p>."),
        ("", ("terms#t/1/1",), "What."),
        ("to confirm", ("terms#t/1/1",), "What: to confirm."),
        ("", ("terms#t/1/1", "pay#a", "nowhere#x"), "What. See clause <pay#a p>."),
    ],
)
def test_a_point_is_told_with_its_note_and_where_it_stands(note: str, places: tuple[str, ...], row: str):
    assert told(note, *places) == row


def test_the_row_of_a_point_is_keyed_by_what_is_open():
    (row,) = rows(OpenPoint("parties.1.short_name", "Short name", "", ()))

    assert row == Paragraph("outstanding#parties-1-short-name", "point", (Text("Short name", bold=True), Text(".")))


def points(text: str, copy: Any = "internal") -> dict[str, OpenPoint]:
    return {one.id: one for one in assembled(answers(f"format: 2\n{text}"), copy).agreement.points}


def test_a_subject_without_a_clause_is_a_point_that_says_what_to_do():
    library = replace(
        compiled_library().library,
        subjects=(
            Subject("premises", "the premises", "premises"),
            Subject("staff", "staff", ""),
            Subject("records", "records", "records"),
        ),
    )

    def told(special: str = "") -> list[OpenPoint]:
        given = completed(f"scope: {{subjects: [premises, staff]}}\ndrafting: {{special_conditions: [{special}]}}")
        return [one for one in open_points(given, library, [], frozenset()) if one.id.startswith("subject.")]

    premises = OpenPoint(
        "subject.premises",
        "The premises",
        "Answer the questions about it: until then its clause has nothing to say. Add a special condition only where they do not fit.",
        (),
    )
    staff = OpenPoint(
        "subject.staff",
        "Staff",
        "The library has no clause for this subject yet. Add a special condition that covers it.",
        (),
    )
    assert told() == [premises, staff]
    assert told("{id: own, heading: Own, text: Words., covers: staff}") == [premises]


def test_a_subject_whose_clause_is_there_is_no_point():
    found = points("scope: {subjects: [premises, records]}")

    assert [name for name in found if name.startswith("subject.")] == ["subject.premises"]


def test_an_open_answer_is_a_point_with_its_note_and_its_field():
    found = points("document: {title: {to_be_agreed: ask the clerk}}")

    assert replace(found["document.title"], places=()) == OpenPoint(
        "document.title", "Title of the agreement", "ask the clerk", (), "document.title"
    )


def test_unrecorded_facts_and_empty_lists_are_points_with_a_reason():
    found = points("parties: [{id: vale, short_name: Vale, kind: county_council}]")

    def told(name: str) -> tuple[str, str, tuple[str, ...], str]:
        one = found[name]
        return one.question, one.note, one.places, one.field

    assert told("scope.workstreams") == (
        "Workstreams",
        "Nothing is listed.",
        ("scope#no-workstreams",),
        "scope.workstreams",
    )
    assert told("parties.0.functions") == (
        "Functions of the Party (Vale)",
        "Nothing is listed.",
        ("parties-and-functions#no-functions/vale",),
        "parties[1].functions",
    )
    assert told("parties.0.decision.taken_on") == (
        "Date of the decision to enter (Vale)",
        "Not recorded.",
        ("parties-and-functions#decision-table/vale/2",),
        "parties[1].decision.taken_on",
    )
    assert told("parties.0.signing.name") == (
        "Name of the signatory (Vale)",
        "",
        ("execution/vale#signature-table/name/2",),
        "parties[1].signing.name",
    )


def test_the_parties_own_conditions_stand_in_their_clause_in_order():
    text = """
        format: 2
        drafting:
          special_conditions:
            - {id: first, heading: Keys, text: The Host keeps the keys}
            - {id: second, heading: Doors, text: "They are shut.\\n(a) at night"}
        """
    (section,) = [
        one for one in assembled(answers(text), "internal").agreement.sections if one.id == "special-conditions"
    ]
    own = [one for one in section.paragraphs() if "#condition" in one.key]

    assert [(one.key, one.role, words(one)) for one in own] == [
        ("special-conditions#condition/first", "level-2", "Keys. The Host keeps the keys"),
        ("special-conditions#condition/second", "level-2", "Doors. They are shut."),
        ("special-conditions#condition/second/2", "level-3", "at night"),
    ]
    assert own[0].content == (
        Answer("Keys", ("drafting.special_conditions[1].heading",), bold=True),
        Text(".", bold=True),
        Text(" "),
        Answer("The Host keeps the keys", ("drafting.special_conditions[1].text",)),
    )
    assert [one.notes for one in own] == [("The parties' own words, not the library's.",)] * 2 + [()]
    assert [one.id for one in assembled(answers("format: 2\n")).agreement.sections if one.kind == "special"] == []


BODIES = """
parties:
  - {id: a, short_name: Ash., kind: county_council}
  - {id: b, legal_name: Bea (North), kind: county_council}
  - {id: c, kind: county_council}
"""


@pytest.mark.parametrize(
    ("text", "path", "owners"),
    [
        ("", ("parties", 0, "address"), ("Ash",)),
        ("", ("parties", 1, "address"), ("Bea (North)",)),
        ("", ("parties", 2, "address"), ("party 3",)),
        ("", ("document", "title"), ()),
        ("", ("parties",), ()),
        ("scope: {workstreams: [{id: y, name: Yard}]}", ("scope", "workstreams", 0, "hours"), ("Yard",)),
        ("scope: {workstreams: [{id: x}, {id: y}]}", ("scope", "workstreams", 1, "hours"), ("workstream 2",)),
        ("scope: {workstreams: [{id: y, name: Yard, parts: [{id: p, party: a}]}]}", ("scope", "workstreams", 0, "parts", 0, "does"), ("Ash", "Yard")),
        ("scope: {workstreams: [{id: y, parts: [{id: p}, {id: q, party: c}]}]}", ("scope", "workstreams", 0, "parts", 1, "does"), ("part 2", "workstream 1")),
        ("functions: {arrangements: [{id: x, owner: a}]}", ("functions", "arrangements", 0, "what"), ("Ash",)),
        ("money: {payments: yes, schedule: [{id: x, payer: a}]}", ("money", "schedule", 0, "amount"), ("Ash",)),
        ("money: {payments: yes, schedule: [{id: x, payer: a, purpose: Hall}]}", ("money", "schedule", 0, "amount"), ("Hall",)),
        ("change: {exit_table: [{id: x, bound: b}]}", ("change", "exit_table", 0, "share"), ("Bea (North)",)),
    ],
)  # fmt: skip
def test_an_open_answer_belongs_to_its_item_by_name_or_party_or_place(
    text: str, path: tuple[str | int, ...], owners: tuple[str, ...]
):
    given = completed(BODIES + text)

    assert _Owners(given, compiled_library().library, frozenset()).of(path) == owners


def test_names_that_are_still_to_be_filled_in_are_left_to_their_slots():
    given = completed(BODIES + "scope: {workstreams: [{id: y, name: Yard, parts: [{id: p, party: a}]}]}")
    ash, yard = ("parties", 0, "short_name"), ("scope", "workstreams", 0, "name")
    path = ("scope", "workstreams", 0, "parts", 0, "does")

    def owners(*slots: tuple[str | int, ...]) -> tuple[str | Name, ...]:
        return _Owners(given, compiled_library().library, frozenset(slots)).of(path)

    assert owners(ash, yard) == (Name(ash, "part 1"), Name(yard, "workstream 1"))
    assert owners(ash) == (Name(ash, "part 1"), "Yard")
    assert owners(yard) == ("Ash", Name(yard, "workstream 1"))


def test_a_point_with_an_unfilled_name_has_a_slot_as_its_heading():
    given = completed(BODIES)
    slot = ("parties", 0, "short_name")
    drafts = draft_sections(given, compiled_library().chosen_by(given))
    (ash,) = [
        one
        for one in open_points(given, compiled_library().library, drafts, frozenset({slot}))
        if one.id == "parties.0.address"
    ]
    assert isinstance(ash, SlottedPoint)
    heading = ash.heading

    assert (ash.question, ash.note, ash.places, ash.field) == (
        "Principal address",
        "",
        ("parties#party/a",),
        "parties[1].address",
    )
    assert (heading.text, heading.label, heading.names) == ("", "Principal address", (Name(slot, "party 1"),))
    assert heading.filled({slot: "Ash."}) == (Text("Principal address (Ash)", bold=True),)
    (row,) = rows(ash)
    assert row.content[0] is heading
