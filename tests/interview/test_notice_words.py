"""What the interview says of a finding, word for word."""

from __future__ import annotations

import pytest
from interview.playing import COURSE
from msgspec.structs import replace

from assembler.effects.values import Notice
from assembler.interview.core.state import State
from assembler.interview.core.view import View
from assembler.interview.talk.notice_words import cures, dealt_with_words, finding_words, to_record_words
from assembler.statute.findings import Finding

FINDING = Finding(
    "s3", "pca-2017 s.3(10)", "must", "BLOCK", "Act", "not met", "The policing body is no party.", "Add it.", "", ()
)


@pytest.mark.row("J12")
@pytest.mark.parametrize(
    ("action", "basis", "words"),
    [
        ("BLOCK", "Act", "Block: The policing body is no party.\n  pca-2017 s.3(10) (in the words of the Act).\n  To cure: Add it."),
        ("INCLUDE", "Reading", "Block: The policing body is no party.\n  pca-2017 s.3(10) (a reading of the Act).\n  To cure: Add it."),
        ("WARN", "Practice", "Warning: The policing body is no party.\n  pca-2017 s.3(10) (good practice, not law).\n  To cure: Add it."),
    ],
)  # fmt: skip
def test_a_finding_says_what_is_wrong_its_provision_and_its_cure(action, basis, words) -> None:  # noqa: ANN001
    assert finding_words(replace(FINDING, action=action, basis=basis)) == words


@pytest.mark.row("J12")
def test_a_finding_whose_acceptance_lapsed_says_so_before_its_cure() -> None:
    assert finding_words(replace(FINDING, action="WARN", lapsed="It was accepted on other facts.")) == (
        "Warning: The policing body is no party.\n  pca-2017 s.3(10) (in the words of the Act).\n"
        "  It was accepted on other facts.\n  To cure: Add it."
    )


@pytest.mark.row("J12")
def test_a_fact_to_be_recorded_is_said_in_one_line() -> None:
    assert to_record_words(replace(FINDING, action="RECORD", message="Who consented.", state="unknown")) == (
        "To record: Who consented. Not recorded, so treated as not met. (s.3(10))"
    )


def dealt_with(clause: str, provision: str, basis: str = "Act") -> Notice:
    return Notice(replace(FINDING, provision=provision, basis=basis), frozenset(), clause)  # type: ignore[arg-type]


@pytest.mark.row("J12")
def test_what_is_dealt_with_is_said_by_clause_with_its_provisions() -> None:
    notices = [
        dealt_with("Withdrawal", "pca-2017 s.2(6)"),
        dealt_with("Review", "pca-2017 s.2(1)"),
        dealt_with("Withdrawal", "pca-2017 s.3(10)"),
        dealt_with("Withdrawal", "pca-2017 s.2(6)"),
        dealt_with("Insurance", "practice", "Practice"),
    ]

    assert dealt_with_words(notices) == (
        "The agreement deals with that in: Withdrawal (s.2(6); s.3(10)), Review (s.2(1))."
    )
    assert dealt_with_words([dealt_with("Insurance", "practice", "Practice")]) == ""
    assert dealt_with_words([]) == ""


def test_a_finding_is_cured_by_its_own_item_with_unknowns_first() -> None:
    view = View(
        State(
            {
                "document": {"title": "Hub"},
                "parties": [
                    {"id": "a", "body": "pcc-norfolk"},
                    {"id": "b", "kind": "county_council", "legal_name": "B"},
                ],
            }
        ),
        COURSE,
    )

    def cured(*fields: str, item: str = "") -> list[str]:
        return [".".join(step.spot) for step in cures(Notice(replace(FINDING, item=item), frozenset(fields), ""), view)]

    assert cured("parties[].legal_name") == ["parties.b.legal_name"]
    assert cured("parties[].legal_name", item="b") == ["parties.b.legal_name"]
    assert cured("document.title", "decision.replaces") == ["decision.replaces", "document.title"]
    assert cured("document.title", "document.short_name") == ["document.short_name", "document.title"]
    assert cured("money.shared_costs") == []
    assert cured("parties[].power_to_join", item="a") == ["parties.a.power_to_join"]
    assert cured("document.title", item="a") == ["document.title"]
    assert (
        len(cured("parties[].power_to_join", "parties[].status_checked_on", "parties[].address", "parties[].area")) == 6
    )
