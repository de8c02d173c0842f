"""Whole party lists in tests/law/party-lists.yaml, with every block and every warning that stands, compared as whole sets.

What `every party` holds is laid beneath each, whether or not its kind is asked for it, so that the block on facts not asked is left out.
"""

from __future__ import annotations

from typing import Any

import pytest
from law_findings import assembled, merged, written

from assembler.statute.unasked import UNASKED

_READ: dict[str, Any] = written("party-lists.yaml")


def _standing(entry: dict[str, Any], action: str) -> set[str]:
    parties = [merged(_READ["every party"], party) for party in entry["parties"]]
    result = assembled({**_READ["every list"], "parties": parties})
    return {
        f"{f.rule} {f.item}".strip() for f in result.findings if f.action == action and f.applies and f.rule != UNASKED
    }


@pytest.mark.parametrize("entry", [pytest.param(entry, id=entry["list"]) for entry in _READ["lists"]])
def test_a_party_list_is_blocked_as_its_line_says(entry: dict[str, Any]):
    assert _standing(entry, "BLOCK") == set(entry["blocks"])


@pytest.mark.parametrize("entry", [pytest.param(entry, id=entry["list"]) for entry in _READ["lists"]])
def test_a_party_list_is_warned_of_as_its_line_says(entry: dict[str, Any]):
    assert _standing(entry, "WARN") == set(entry["warnings"])


@pytest.mark.parametrize("entry", [pytest.param(entry, id=entry["list"]) for entry in _READ["lists"]])
def test_everything_the_act_has_the_agreement_contain_is_there(entry: dict[str, Any]):
    assert _standing(entry, "INCLUDE") == set()
