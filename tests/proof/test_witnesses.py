"""What fails is shown with an answers file that assembles into the defect, and from which nothing can be left out."""

from __future__ import annotations

import pytest
from proof.mutants import KINDS, Mutant, mutants
from proof.shared import library, prover

SHOWN = (
    "make what is referred to conditional",
    "negate an alternative",
    "withdrawal: not for ambulance trusts",
    "withdrawal: only of emergency services",
    "ask when it should not be",
    "define a term no longer",
)


@pytest.mark.parametrize("kind", SHOWN)
def test_every_witness_reproduces_its_defect_when_assembled(kind: str) -> None:
    mutant = _one(kind)
    failures = prover().prove(mutant.library).failures
    assert failures or mutant.refused or kind == "define a term no longer"
    assert [failure.where for failure in failures if failure.witness is None or not failure.witness.confirmed] == []


def test_a_witness_says_no_more_than_it_must() -> None:
    (failure,) = prover().prove(_one("withdrawal: not for ambulance trusts").library).failures
    assert failure.witness is not None
    assert "nhs" in failure.witness.yaml
    assert failure.witness.yaml.count("- id:") == 1


def _one(kind: str) -> Mutant:
    assert kind in KINDS
    return next(mutant for mutant in mutants(library(), each=1) if mutant.kind == kind)
