"""Open points are told by the names of what they are about, in whole sentences."""

from __future__ import annotations

import pytest
from shipped import answers, assembled

from assembler.plain import words

pytestmark = pytest.mark.row("B5")

DEVON = "parties: [{id: pcc-devon-and-cornwall, body: pcc-devon-and-cornwall, short_name: %s}]"
PART = """
scope:
  workstreams:
    - id: yard
      name: %s
      parts: [{id: their-part, party: pcc-devon-and-cornwall, does: %s}]
"""


def rows(given: str, about: str) -> list[str]:
    """The rows of the outstanding-points page that are about something."""
    (page,) = [one for one in assembled(answers(given), "internal").agreement.sections if one.id == "outstanding"]
    return [words(point) for point in page.paragraphs() if words(point).startswith(about)]


def test_an_item_without_a_name_is_told_by_its_party_and_place():
    given = DEVON % "Devon and Cornwall PCC" + PART % ("Yard", "{to_be_agreed: to confirm}")

    assert rows(given, "What ") == [
        "What the party does in the workstream (Devon and Cornwall PCC, Yard): to confirm. See clause 5."
    ]


@pytest.mark.parametrize(
    ("note", "told"), [("to confirm.", "to confirm."), ("who?", "who?"), ("to confirm;", "to confirm.")]
)
def test_a_note_ends_once(note: str, told: str):
    given = DEVON % "Devon PCC" + PART % ("Yard.", f'{{to_be_agreed: "{note}"}}')

    assert rows(given, "What ") == [f"What the party does in the workstream (Devon PCC, Yard): {told} See clause 5."]


def test_an_item_without_any_name_is_told_by_its_place_not_its_id():
    given = "parties: [{id: one-body, kind: county_council}, {id: two-body, kind: company}]"

    told = rows(given, "Short name (")

    assert [row.partition(".")[0] for row in told] == ["Short name (party 1)", "Short name (party 2)"]
    assert "-body" not in " ".join(rows(given, ""))
