"""What nobody has verified is said to the drafter where it matters: a note on the very paragraph, for a lawyer to confirm."""

from __future__ import annotations

import pytest
from law_findings import compiled_library

from assembler.library.clauses import LibraryParagraph


@pytest.mark.parametrize(
    ("clause", "paragraph", "provision"),
    [
        ("delegation", "nhs", "Section 65Z5(6)"),
        ("functions-arranged", "arranged", "Section 16 of the Fire and Rescue Services Act 2004"),
        ("functions-arranged", "joint", "Section 16 of the Fire and Rescue Services Act 2004"),
        ("standards-and-conflicts", "two-offices", "section 1(1)"),
    ],
)
def test_a_point_that_nobody_verified_carries_a_note(clause: str, paragraph: str, provision: str):
    blocks = compiled_library().library.clauses[clause].blocks
    (note,) = [block.note for block in blocks if isinstance(block, LibraryParagraph) and block.id == paragraph]

    assert provision in note
    assert "not verified" in note
    assert "a lawyer should confirm it" in note
