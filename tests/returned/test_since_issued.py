"""What an update says first of what has changed since the file was issued."""

from __future__ import annotations

from msgspec.structs import replace
from returned.returning import base_record

from assembler.record import Record
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


def test_nothing_is_said_where_the_new_agreement_is_made_with_the_same():
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
