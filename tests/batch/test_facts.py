"""What the manifest says of what was made: clauses and findings, the papers that are wanted, what is to be done before signing."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from msgspec.structs import replace
from shipped import compiled_library

from assembler.batch import packs, variations
from assembler.batch.facts import facts_of
from assembler.returned import Verdict
from assembler.statute.findings import Finding

FOUND = Finding("r", "s.1", "", "WARN", "Practice", "not met", "No.", "Yes.", "one", ())


def test_clauses_are_in_the_order_of_the_library():
    first, second, *_, last = compiled_library().library.clauses

    assert facts_of({last, first, second, "none"}, (), ("a", "b"), compiled_library()) == {
        "clauses": [first, second, last],
        "findings": [],
        "open points": ["a", "b"],
    }


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (FOUND, [{"action": "WARN", "item": "one", "rule": "r", "state": "not met"}]),
        (replace(FOUND, state="unknown", item=""), [{"action": "WARN", "item": "", "rule": "r", "state": "unknown"}]),
        (replace(FOUND, state="met"), []),
        (
            replace(FOUND, accepted="J. on 1 May", check="notice"),
            [
                {
                    "action": "WARN",
                    "item": "one",
                    "rule": "r",
                    "check": "notice",
                    "state": "accepted",
                    "reason": "J. on 1 May",
                }
            ],
        ),
    ],
)
def test_a_finding_that_is_not_met_is_told_with_why_it_was_accepted(found: Finding, said: list[dict[str, str]]):
    assert facts_of((), (found,), (), compiled_library())["findings"] == said


def point(name: str, field: str = "") -> Any:
    return SimpleNamespace(id=name, question=f"What {name}", field=field)


def agreement(*points: Any) -> Any:
    return SimpleNamespace(agreement=SimpleNamespace(points=points))


def test_the_papers_of_a_pack_are_named_with_whose_they_are_and_each_blank_once():
    made: Any = SimpleNamespace(
        papers=[
            SimpleNamespace(
                status=SimpleNamespace(outline="notice", item="fire"), result=agreement(point("a"), point("b"))
            ),
            SimpleNamespace(
                status=SimpleNamespace(outline="register", item=""), result=agreement(point("b"), point("c"))
            ),
        ]
    )

    assert packs._called(made) == ["notice fire", "register"]
    assert packs._open(made) == ["a", "b", "c"]


def test_before_anybody_signs_what_was_judged_is_looked_at_and_every_blank_filled_in():
    made: Any = SimpleNamespace(
        verdicts=(Verdict("BLOCK", "No.", "s.1"), Verdict("NOTE", "By the way."), Verdict("WARN", "Look.")),
        agreement=agreement(point("day", "document.date"), point("name")),
    )

    assert list(variations._before_signing(made)) == [
        {"level": "BLOCK", "provision": "s.1", "what": "No."},
        {"level": "WARN", "provision": "", "what": "Look."},
        {"level": "BLANK", "provision": "", "what": "What day (document.date)."},
        {"level": "BLANK", "provision": "", "what": "What name."},
    ]
