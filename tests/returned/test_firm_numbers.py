"""A file in a firm's house style that comes back is read with the firm's own numbers."""

from __future__ import annotations

import pytest
from shipped import assembled, example, issued
from word.firms import FIRMS

from assembler.record import read_record
from assembler.returned import Background, inspected, issued_by
from assembler.word.copy import read_copy
from assembler.word.house_style import load_house_style


@pytest.mark.slow
def test_the_record_tells_how_the_house_style_numbers():
    docx, record = issued(assembled(example("harrowmere-hub.yaml")), load_house_style(FIRMS["a)"], "firm.docx"))
    before = issued_by(read_record(record))
    found = inspected(before, read_copy(docx), Background())

    shown = {one.key: one.number for one in before.passages}
    assert (shown["withdrawal"][-1:], shown["data-flows"].partition(" ")[2]) == (")", "Schedule")
    assert found.clean
    assert [one for one in found.passages if one.references] == []


def test_a_record_in_the_usual_manner_does_not_speak_of_it():
    _, record = issued(assembled(example("harrowmere-hub.yaml")))

    assert b'"numbering"' not in record
