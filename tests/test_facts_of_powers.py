"""The facts made of the kinds and powers are conditions as anybody could have written them: their words read back as the same."""

from __future__ import annotations

import pytest
from shipped import compiled_library

from assembler.conditions import parse_condition


@pytest.mark.parametrize("about", ["party", "arrangement"])
def test_every_fact_made_of_data_reads_back_as_itself(about: str) -> None:
    vocabulary = compiled_library().library.vocabulary
    items = {about: vocabulary.items()[about][0]}
    facts = [fact for fact in vocabulary.facts.values() if fact.parameter == about]
    assert facts
    for fact in facts:
        assert parse_condition(str(fact.condition), vocabulary, items) == fact.condition, fact.name
