"""What an agreement in short calls its clauses."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from shipped import assembled, compiled_library, example

from assembler.effects.explanation import explain
from assembler.effects.summary import _named


@pytest.mark.parametrize(
    ("heading", "key", "name"),
    [
        ("Money and costs", "money", "Money and costs"),
        ("…", "local-policing-body", "Local policing body"),
        (" … ", "term", "Term"),
        ("", "special-terms", "Special terms"),
    ],
)
def test_a_clause_goes_by_its_heading_or_else_by_its_id(heading: str, key: str, name: str):
    one = explain(assembled(example("marlby-falls.yaml")).answers, compiled_library().library)[0]

    assert _named(replace(one, heading=heading, key=key)) == name
