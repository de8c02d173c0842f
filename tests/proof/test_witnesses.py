"""What fails is shown with an answers file that assembles into the defect, and from which nothing can be left out."""

from __future__ import annotations

import pytest
from proof.mutants import mutant
from proof.shared import prover, standard

pytestmark = pytest.mark.slow

SHOWN = (
    "make what is referred to conditional",
    "negate an alternative",
    "withdrawal: not for ambulance trusts",
    "withdrawal: only of emergency services",
)


@pytest.mark.parametrize("kind", SHOWN)
def test_every_witness_reproduces_its_defect_when_assembled(kind: str) -> None:
    failure = next(prover().failures(mutant(standard(), kind).library))
    assert failure.witness is not None
    assert failure.witness.confirmed, failure.where


def test_a_witness_says_no_more_than_it_must() -> None:
    failure = next(
        one
        for one in prover().failures(mutant(standard(), "withdrawal: not for ambulance trusts").library)
        if one.law == "withdrawal"
    )
    assert failure.witness is not None
    # Of a party whose kind nobody has recorded it is unknown whether it is an ambulance trust, and unknown does not let a paragraph in.
    assert failure.witness.yaml == "parties:\n- id: party-1\n  short_name: Body 1\n  legal_name: Body 1 of Harrowmere\n"
