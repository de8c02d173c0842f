"""A single statutory fact changed never leads to a wrong signature copy, nor to a refusal without a reason. `benchmarks/flips.py` does more."""

from __future__ import annotations

import pytest
from laws.flips import figures, flips
from searching import tries

pytestmark = pytest.mark.slow


@pytest.mark.row("rule-1", "rule-3", "rule-8")
def test_a_changed_fact_is_signed_or_refused_only_as_the_rules_say():
    made = list(flips(tries(1000), seed=20261129))
    told = figures(made)

    assert {
        why for flip in made for why in (f"{flip.example} {flip.spot}={flip.value}: {w}" for w in flip.wrong)
    } == set()
    assert min(told["signed"], told["refused"]) > len(made) // 10
