"""A standard agreement keeps within its bounds of pages and of paper left white (law 13)."""

from __future__ import annotations

import pytest
from paper import white
from shipped import assembled, example, house
from word.gates import require

from assembler.word.writer import document_form


@pytest.mark.office
def test_the_harrowmere_agreement_keeps_within_its_pages():
    require("office")
    agreement = assembled(example("harrowmere-hub-final.yaml"), "signature").agreement
    found = white(document_form(agreement, house()).filled())

    # Three more than in the issue of the short form came with what its special conditions said in fewer words: the sheet before the plan, and the
    # tables of conditions, grants and clearances.
    assert len(found.pages) <= 36 + 4
    # The sheet has a page to itself, and what stands before it ends on one.
    others = sorted(found.pages)[:-2]
    assert sum(others) / len(others) <= 0.10
