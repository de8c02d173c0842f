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
)


@pytest.mark.parametrize("kind", SHOWN)
def test_every_witness_reproduces_its_defect_when_assembled(kind: str) -> None:
    mutant = _one(kind)
    failure = next(prover().failures(mutant.library))
    assert failure.witness is not None
    assert failure.witness.confirmed, failure.where


def test_a_witness_says_no_more_than_it_must() -> None:
    failure = next(
        one
        for one in prover().failures(_one("withdrawal: not for ambulance trusts").library)
        if one.law == "withdrawal"
    )
    assert failure.witness is not None
    assert "nhs" in failure.witness.yaml
    assert failure.witness.yaml.count("- id:") == 1


def _one(kind: str) -> Mutant:
    assert kind in KINDS
    return next(mutant for mutant in mutants(library(), each=1) if mutant.kind == kind)
