"""A finding: when it stands, what it says of itself, and what names it."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace
from shipped import EXAMPLES, assembled, example

from assembler.statute.findings import Finding, of_practice

FINDING = Finding("r-one", "s.1", "must", "WARN", "Act", "not met", "It is not so.", "Make it so.", "", ())


@pytest.mark.parametrize(
    ("action", "state", "accepted", "stands"),
    [
        ("BLOCK", "not met", "", True),
        ("BLOCK", "unknown", "", True),
        ("BLOCK", "met", "", False),
        ("BLOCK", "not met", "A Lawyer", True),
        ("WARN", "not met", "", True),
        ("WARN", "unknown", "A Lawyer", False),
        ("WARN", "met", "", False),
        ("INCLUDE", "not met", "A Lawyer", True),
    ],
)
def test_a_finding_stands_until_it_is_met_or_is_a_warning_accepted(action, state, accepted, stands) -> None:  # noqa: ANN001
    assert replace(FINDING, action=action, state=state, accepted=accepted).applies is stands


def test_a_finding_says_what_is_not_recorded() -> None:
    assert replace(FINDING, certain=False).statement == "If it applies, which is not recorded: It is not so."
    assert replace(FINDING, state="unknown").statement == "It is not so. Not recorded, so treated as not met."
    assert replace(FINDING, state="unknown", message="It is not recorded.").statement == "It is not recorded."
    assert FINDING.statement == "It is not so."


def test_a_finding_is_named_by_its_rule_its_check_and_its_item() -> None:
    assert FINDING.key == "r-one"
    assert replace(FINDING, check="notice").key == "r-one/notice"
    assert replace(FINDING, item="charity").key == "r-one@charity"
    assert replace(FINDING, check="notice", item="charity").key == "r-one/notice@charity"


def test_what_practice_finds_is_not_met_and_cites_no_statute() -> None:
    found = of_practice("p-one", "BLOCK", "It is not so.", "Make it so.", "charity", ("a.b",))

    assert found == Finding(
        "p-one", "practice", "", "BLOCK", "Practice", "not met", "It is not so.", "Make it so.", "charity", ("a.b",)
    )
    assert (found.accepted, found.certain, found.check, dict(found.facts), found.lapsed) == ("", True, "", {}, "")


@pytest.mark.row("J8")
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_a_finding_that_is_met_has_no_message_and_no_cure(path: Path) -> None:
    found = assembled(example(path.name)).findings

    assert [one.key for one in found if (one.state == "met") is bool(one.message or one.cure)] == []
    assert {one.state for one in found} >= {"met"}
