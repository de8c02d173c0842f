"""What an update says first of what has changed since the file was issued."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from returned.returning import base_record

from assembler.difference import Edit, Passage
from assembler.record import Record
from assembler.record.format import RecordedClause
from assembler.returned.since_issued import MadeWith, since_issued


def record_with_sources() -> Record:
    """A record that says how each of its clauses was worded."""
    record = base_record()
    return replace(record, clauses=tuple(replace(clause, source=clause.id) for clause in record.clauses))


def of_clauses(*, reworded: int, gone: int) -> str:
    """What is said where the library words so many clauses of the file otherwise, and has so many no longer."""
    record = record_with_sources()
    sources = {clause.id: clause.source for clause in record.clauses}
    kept = list(sources)[gone:]
    present = {name: "other" if at < reworded else sources[name] for at, name in enumerate(kept)}
    return since_issued(record, MadeWith("other", record.law_as_at, record.outline, record.template, present), ())[0]


def test_nothing_is_said_where_a_new_agreement_is_made_with_the_same():
    record = record_with_sources()
    sources = {clause.id: clause.source for clause in record.clauses}

    assert (
        since_issued(record, MadeWith(record.library, record.law_as_at, record.outline, record.template, sources), ())
        == ()
    )


def test_one_clause_is_and_several_are_worded_otherwise_or_gone():
    before = f"The file was issued with another version of the library, of the law as at {base_record().law_as_at}; "

    assert of_clauses(reworded=1, gone=2) == (
        f"{before}1 of its clauses is worded otherwise now; 2 of its clauses are not in the present library."
    )
    assert of_clauses(reworded=2, gone=1) == (
        f"{before}2 of its clauses are worded otherwise now; 1 of its clauses is not in the present library."
    )


NOW = MadeWith("other", "2027-01-01", "short", "firm", {"a": "1", "b": "2"})


def issued(**more: object) -> Record:
    """The record of a file with these clauses, of the same library, form and style as now but for what is said."""
    same = {"library": "other", "law_as_at": "2027-01-01", "outline": "short", "template": "firm"}
    clauses = (RecordedClause("a", "1"), RecordedClause("b", "2"))
    return replace(base_record(), **{**same, "clauses": clauses, **more})


LIBRARY = "The file was issued with another version of the library, of the law as at "
NONE = "That changes none of its passages."
STYLE = "It was issued in another house style. What comes in takes the styles of the returned file, by their names."


@pytest.mark.parametrize(
    ("record", "told"),
    [
        (issued(), []),
        (
            issued(outline="standard"),
            ["The file was issued in the standard form, and the answers ask for the short form now.", NONE],
        ),
        (issued(outline=""), []),
        (issued(library="old"), [f"{LIBRARY}2027-01-01.", NONE]),
        (issued(library="old", law_as_at="2026-06-01"), [f"{LIBRARY}2026-06-01, and is now of 2027-01-01.", NONE]),
        (
            issued(library="old", clauses=(RecordedClause("a"), RecordedClause("b"))),
            [
                f"{LIBRARY}2027-01-01; its record does not say how its clauses were worded, so all differences of words go in.",
                NONE,
            ],
        ),
        (issued(template="ours"), [STYLE]),
        (issued(template=""), []),
        (issued(library="old", template="ours"), [f"{LIBRARY}2027-01-01.", NONE, STYLE]),
    ],
)
def test_what_the_new_agreement_is_made_with_is_told_where_it_differs(record: Record, told: list[str]):
    assert list(since_issued(record, NOW, ())) == told


def test_the_news_is_counted_by_what_becomes_of_passages():
    a, b = Passage("a#a", "", "one"), Passage("a#a", "", "two")
    script = (Edit(a, a), Edit(None, a), Edit(a, None), Edit(a, None), Edit(a, b, moved=True), Edit(a, b), Edit(b, a))

    assert list(since_issued(issued(library="old"), NOW, script)) == [
        f"{LIBRARY}2027-01-01.",
        "Of its passages: 1 come in, 2 go, 1 stand elsewhere, 3 are worded otherwise.",
    ]
    assert since_issued(issued(library="old"), NOW, (Edit(a, b),))[1] == "Of its passages: 1 are worded otherwise."
