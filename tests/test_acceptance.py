"""What an acceptance does for a warning, and what is said of one that does nothing."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from assembler.answers.drafting import Acceptance
from assembler.statute.acceptance import AcceptanceVerdict, idle, verdict

FACTS = {"change.notice": "3", "parties.fire.kind": "county_council"}
OLD = (
    "by A Lawyer, 2027-01-02, names the rule and no facts, as release 0.1.0 wrote it, and so accepts nothing. `assembler upgrade` has "
    "somebody confirm it on the facts of today."
)


def acceptance(**given: Any) -> Acceptance:
    return Acceptance(
        **{"rule": "r", "facts": FACTS, "by": "A Lawyer", "on": date(2027, 1, 2), "reason": "read"} | given
    )


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ([], AcceptanceVerdict()),
        ([acceptance()], AcceptanceVerdict(accepted="A Lawyer, 2027-01-02: read")),
        ([acceptance(rule="other")], AcceptanceVerdict()),
        ([acceptance(check="c")], AcceptanceVerdict()),
        ([acceptance(item="fire")], AcceptanceVerdict()),
        ([acceptance(facts=None)], AcceptanceVerdict(lapsed=f"An acceptance {OLD}")),
        ([acceptance(facts=None), acceptance()], AcceptanceVerdict(accepted="A Lawyer, 2027-01-02: read")),
        ([acceptance(facts={}), acceptance(reason="again")], AcceptanceVerdict(accepted="A Lawyer, 2027-01-02: again")),
        (
            [acceptance(facts={}), acceptance(by="Another", facts={"change.notice": "2", "old": "yes"})],
            AcceptanceVerdict(
                lapsed="It was accepted on other facts by Another, 2027-01-02. Since then: change.notice was 2 and is 3; "
                "old, which was yes, has no part in it any more; parties.fire.kind, which is county_council, had no part in it."
            ),
        ),
    ],
)
def test_an_acceptance_holds_on_its_facts_alone(given: list[Acceptance], said: AcceptanceVerdict):
    assert verdict(given, "r", "", "", FACTS) == said


def test_an_acceptance_of_a_check_about_an_item_is_of_that_one():
    given = [acceptance(check="c", item="fire")]

    assert verdict(given, "r", "c", "fire", FACTS).accepted == "A Lawyer, 2027-01-02: read"
    assert verdict(given, "r", "c", "police", FACTS) == verdict(given, "r", "d", "fire", FACTS) == AcceptanceVerdict()


def test_acceptances_that_accept_nothing_are_told():
    given = [
        acceptance(),
        acceptance(rule="gone"),
        acceptance(rule="gone", check="c", item="fire"),
        acceptance(rule="old", facts=None),
        acceptance(rule="s", item="fire"),
    ]

    assert list(idle(given, frozenset({("r", "", ""), ("s", "", "fire")}))) == [
        "gone: by A Lawyer, 2027-01-02, of a warning that does not apply.",
        "gone c fire: by A Lawyer, 2027-01-02, of a warning that does not apply.",
        f"old: {OLD}",
    ]
