"""Which agreements are found, and the law that changed since: of entries, records and a library that the test makes."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace
from returned.returning import base_record
from shipped import compiled_library

from assembler.conditions.tree import Always
from assembler.errors import InputError, Place, Problem
from assembler.library.clauses import Clause
from assembler.library.library import Law, Library
from assembler.portfolio import entry_of, version_of
from assembler.portfolio.criteria import Sought, sought
from assembler.portfolio.entries import Entry, HeldClause
from assembler.portfolio.law_since import changed_since
from assembler.record import Record
from assembler.record.format import FileKind, RecordedClause
from assembler.register import load_register
from assembler.statute.points import Point


def entry(name: str, **more: Any) -> Entry:
    given: dict[str, Any] = {
        "title": "",
        "reference": "",
        "document": "",
        "copy": "",
        "assembler": "0.2.0",
        "law_as_at": "2026-11-29",
        "parties": (),
        "expires": "",
        "clauses": (HeldClause("a", "1", "as now"), HeldClause("b", "2", "worded otherwise now")),
    }
    return Entry(name, **{**given, **more})


ENTRIES = (
    entry("one"),
    entry("two", assembler="0.1.9", law_as_at="2026-06-01", outlived=("x",)),
    entry("three", assembler="1.0", clauses=(HeldClause("a", "1", "as now"),), law_changed=("y",)),
    entry("four", assembler="dev", clauses=(HeldClause("a", "", "not recorded"),), outlived=("x",), law_changed=("y",)),
)


@pytest.mark.parametrize(
    ("what", "found"),
    [
        (Sought(), "one two three four"),
        (Sought(("a",)), "one two three four"),
        (Sought(("b",)), "one two"),
        (Sought(("a", "b")), "one two"),
        (Sought(("c",)), ""),
        (Sought(older="present"), "one two four"),
        (Sought(("a",), older="present"), "four"),
        (Sought(("b",), older="present"), "one two"),
        (Sought(older="2026-11-29"), "two"),
        (Sought(older="2026-11-30"), "one two three four"),
        (Sought(older="0.2.0"), "two four"),
        (Sought(older="v0.2.1"), "one two four"),
        (Sought(older="0.2"), "two four"),
        (Sought(older="1.0.1"), "one two three four"),
        (Sought(outlived=True), "two four"),
        (Sought(law_changed=True), "three four"),
        (Sought(("a",), "0.2.0", outlived=True, law_changed=True), "four"),
    ],
)
def test_an_agreement_is_found_of_which_all_holds(what: Sought, found: str):
    assert " ".join(one.record for one in sought(ENTRIES, what)) == found


@pytest.mark.parametrize("text", ["present", "2026-11-29", "0.2.0", "v1.2", "12.0.34"])
def test_a_version_is_a_day_a_release_or_the_present(text: str):
    assert version_of(text) == text


@pytest.mark.parametrize("text", ["yesterday", "2026-11", "1", "0.2.0-rc1", "", "x" * 41])
def test_what_is_no_version_is_asked_back(text: str):
    with pytest.raises(InputError) as found:
        version_of(text)

    cure = "Give a day of the law (2026-11-29), a release of assembler (0.2.0), or present, for the clauses as they are now."
    assert list(found.value.problems) == [Problem(f"“{text[:40]}” is no version.", cure=cure)]


def clause(identity: str, *law: str, source: str = "") -> Clause:
    return Clause(identity, "clause", (), "core", Always(truth=True), None, law, "", (), Place(), source=source)


def point(provision: str, in_force: str) -> Point:
    return replace(compiled_library().library.law.points[0], provision=provision, in_force=in_force)


def library(*clauses: Clause, points: tuple[Point, ...] = ()) -> Library:
    held = {one.id: one for one in clauses}
    return replace(compiled_library().library, clauses=held, law=Law("2027-01-01", "pca-2017", points))


def record(*clauses: RecordedClause, **more: Any) -> Record:
    given: dict[str, Any] = {"law_as_at": "2026-06-01", "clauses": clauses}
    return replace(base_record(), **{**given, **more})


@pytest.mark.parametrize(
    ("law", "provision", "in_force", "changed"),
    [
        ("pca-2017 s.3", "pca-2017 s.3", "2026-06-02", True),
        ("pca-2017 s.3", "pca-2017 s.3", "2026-06-01", False),
        ("pca-2017 s.3(6), s.5", "pca-2017 s.5(1)", "2026-09-01", True),
        ("pca-2017 s.3(5)", "pca-2017 s.5", "2026-09-01", False),
        ("pca-2017 s.3; dpa-2018 s.164A", "dpa-2018 s.164A", "2026-09-01", True),
        ("pca-2017 s.3; dpa-2018 s.164A", "pca-2017 s.164A", "2026-09-01", False),
        ("dpa-2018 s.164", "dpa-2018 s.164A", "2026-09-01", False),
        ("uk-gdpr art.28", "uk-gdpr art.28(3)", "2026-09-01", True),
        ("practice", "practice", "2026-09-01", False),
        ("practice; pca-2017 s.3", "our reading; pca-2017 s.3", "2026-09-01", True),
    ],
)
def test_a_point_of_law_dated_since_is_told_where_it_is_rested_on(
    law: str, provision: str, in_force: str, changed: bool
):
    held = record(RecordedClause("a", "1", (law,)))
    told = changed_since(held, library(clause("a", law), points=(point(provision, in_force),)))

    assert told == ((f"{provision}, in force from {in_force}",) if changed else ())


def test_what_a_clause_rested_on_counts_before_what_it_rests_on_now():
    now = library(
        clause("a", "pca-2017 s.3"), clause("b", "pca-2017 s.3"), points=(point("pca-2017 s.3", "2026-09-01"),)
    )

    assert changed_since(record(RecordedClause("a", "1", ("pca-2017 s.4",)), RecordedClause("b")), now) == (
        "pca-2017 s.3, in force from 2026-09-01",
        "clause a now rests on pca-2017 s.3 and no longer on pca-2017 s.4",
    )
    assert changed_since(record(RecordedClause("gone")), now) == ()


def test_a_clause_that_rests_on_other_law_is_told():
    held = record(
        RecordedClause("a", "1", ("s.1", "s.2")),
        RecordedClause("b", "1", ("s.1",)),
        RecordedClause("c", "1", ("s.1", "s.2")),
        RecordedClause("d", "1", ("s.1",)),
    )
    now = library(clause("a", "s.1", "s.2"), clause("b", "s.1", "s.2", "s.3"), clause("c"))

    assert changed_since(held, now) == (
        "clause b now rests on s.2, s.3",
        "clause c no longer on s.1, s.2",
    )
    twice = record(RecordedClause("b", "1", ("s.1",)), RecordedClause("b", "1", ("s.1",)))
    assert changed_since(twice, now) == ("clause b now rests on s.2, s.3",)


def listed(held: Record) -> Entry:
    return entry_of(held, "hub-record.json", compiled_library(), load_register())


def answered(**groups: Any) -> Record:
    """A record of these answers, and of four clauses: as now, worded otherwise, gone, and not recorded."""
    present = compiled_library().library.clauses["withdrawal"].source
    clauses = (
        RecordedClause("withdrawal", present),
        RecordedClause("exit", "0"),
        RecordedClause("gone", "1"),
        RecordedClause("review"),
    )
    return record(
        *clauses,
        answers={"format": 2, **groups},
        format=2,
        document="the-id",
        kind=FileKind("signature"),
        assembler="0.1.0",
        law_as_at="2026-11-29",
    )


PCC = {
    "id": "pcc",
    "kind": "police_and_crime_commissioner",
    "short_name": "Norvale PCC",
    "transfer_expected": "2027-05-01",
    "in_england": "yes",
}
TERM = {"term": "fixed", "expires_on": "2042-03-31"}


def test_an_agreement_is_listed_with_what_its_record_says():
    document = {"title": "Hub Agreement", "reference": "NCC/1"}
    found = listed(answered(document=document, parties=[PCC, {"id": "vale"}], scope=TERM))

    assert replace(found, law_changed=()) == Entry(
        "hub-record.json",
        "Hub Agreement",
        "NCC/1",
        "the-id",
        "signature",
        "0.1.0",
        "2026-11-29",
        ("Norvale PCC", "vale"),
        "2042-03-31",
        (
            HeldClause("withdrawal", compiled_library().library.clauses["withdrawal"].source, "as now"),
            HeldClause("exit", "0", "worded otherwise now"),
            HeldClause("gone", "1", "not in the present library"),
            HeldClause("review", "", "not recorded"),
        ),
        ("police and crime commissioners: May 2028", "Norvale PCC: 2027-05-01"),
    )
    assert found.clause("exit") == HeldClause("exit", "0", "worded otherwise now")
    assert found.clause("none") is None


def test_what_nobody_answered_is_empty():
    found = listed(replace(answered(scope={"term": "rolling", "expires_on": "2042-03-31"}), kind=None))

    assert (found.title, found.reference, found.copy, found.parties, found.expires, found.outlived) == (
        "",
        "",
        "",
        (),
        "",
        (),
    )


def test_answers_that_cannot_be_read_are_said_to_be_so():
    found = listed(answered(documment={"title": "Hub"}))

    assert (found.title, found.parties, found.outlived) == ("", (), ())
    assert [one.partition(" (")[0] for one in found.unknown] == ["its answers cannot be read by this release"]
    assert "documment" in found.unknown[0]
    assert found.unknown[0].endswith(")")


def test_what_an_early_record_lacks_of_its_clauses_is_told():
    assert listed(replace(answered(), format=1)).unknown == (
        "its record lacks the source of each clause, and the law behind it",
    )
    assert listed(answered()).unknown == ()
