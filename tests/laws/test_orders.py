"""Law 11: no order of parties, workstreams or any other list changes a finding."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from laws.random_answers import random_file
from laws.shuffling import capacities, file_of, found, shuffled
from searching import search, tries
from shipped import SOME, assembled, example

SEEDS = st.integers(0, 2**32)


@pytest.mark.row("rule-5")
@pytest.mark.parametrize("path", SOME, ids=lambda path: path.stem)
@pytest.mark.parametrize("seed", range(tries(3, least=1)))
def test_an_example_in_any_order_has_the_same_findings(path: Path, seed: int):
    file = example(path.name)
    other = file_of(shuffled(file.source.value, random.Random(seed)))  # noqa: S311 - a test's own dice

    assert found(assembled(other)) == found(assembled(file))


@pytest.mark.slow
@pytest.mark.row("rule-5")
@search(60)
@given(SEEDS, st.sampled_from([0.5, 0.9, 1.0]))
def test_random_answers_in_any_order_have_the_same_findings(seed: int, given_share: float):
    file = random_file(seed, given_share)[0]
    other = file_of(shuffled(file.source.value, random.Random(seed)))  # noqa: S311

    assert found(assembled(other)) == found(assembled(file))


@pytest.mark.slow
@pytest.mark.row("rule-5", "rule-14")
@search(150)
@given(SEEDS)
def test_bodies_that_may_be_one_person_are_counted_alike_in_any_order(seed: int):
    chance = random.Random(seed)  # noqa: S311
    value = capacities(chance)

    assert found(assembled(file_of(shuffled(value, chance)))) == found(assembled(file_of(value)))
