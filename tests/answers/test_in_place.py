"""Single answers changed where they stand in a file: nothing else of its text is touched."""

from __future__ import annotations

import pytest
import yaml

from assembler.answers.in_place import with_answers
from assembler.source import FieldPath

TEXT = """\
# Our hub
document:   # what it is
  title: Yard   # the name
  version: "1"
  reference: 'A:1'
parties:
  - {id: fire, area: north}
  - id: police
    area: >
      the whole
      county
    sum: 5
  - area: |
      one
      two
    id: third
"""


@pytest.mark.parametrize(
    ("path", "value", "before", "after"),
    [
        (("document", "title"), "Depot", "title: Yard   #", "title: Depot   #"),
        (("document", "title"), "Depot: two", "title: Yard   #", "title: 'Depot: two'   #"),
        (("document", "title"), "Café", "title: Yard   #", "title: Café   #"),
        (("document", "title"), "x" * 300, "title: Yard   #", f"title: {'x' * 300}   #"),
        (("document", "version"), "2", 'version: "1"', 'version: "2"'),
        (("document", "reference"), "it's", "reference: 'A:1'", "reference: 'it''s'"),
        (("parties", 0, "area"), "south", "area: north}", "area: south}"),
        (("parties", 1, "id"), "pcc", "id: police", "id: pcc"),
        (("parties", 1, "area"), "south", ">\n      the whole\n      county\n", "south\n"),
        (("parties", 1, "sum"), "6", "sum: 5", "sum: 6"),
        (("parties", 2, "area"), "south", "|\n      one\n      two\n", "south\n"),
    ],
)
def test_an_answer_is_changed_where_it_stands(path: FieldPath, value: str, before: str, after: str):
    changed = with_answers(TEXT, [(path, value)])

    assert TEXT.count(before) == 1
    assert changed == TEXT.replace(before, after)
    there = yaml.safe_load(changed)
    for step in path:
        there = there[step]
    assert str(there) == value


def test_several_answers_are_changed_at_once_in_any_order():
    changed = with_answers(
        TEXT, [(("document", "title"), "A longer name"), (("parties", 1, "id"), "b"), (("parties", 0, "id"), "a")]
    )

    assert changed == TEXT.replace("Yard", "A longer name").replace("id: police", "id: b").replace("id: fire", "id: a")
    assert with_answers(TEXT, []) == TEXT


@pytest.mark.parametrize(
    "path",
    [
        ("document",),
        ("parties", 0),
        ("document", "author"),
        ("document", 0),
        ("parties", "id"),
        ("parties", 3, "id"),
        ("document", "title", "more"),
        (),
    ],
)
def test_what_is_not_there_or_is_no_single_value_is_not_changed(path: FieldPath):
    assert with_answers(TEXT, [(("document", "title"), "Depot"), (path, "x")]) is None


def test_in_an_empty_file_nothing_is_there():
    assert with_answers("", [(("document", "title"), "Depot")]) is None
