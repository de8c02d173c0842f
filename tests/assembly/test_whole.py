"""One agreement of a small library, whole: every section, paragraph, table, number, note and reference of it."""

from __future__ import annotations

import pytest
from library.small import small_library
from printed import p
from shipped import answers, assembled

from assembler.agreement import (
    Agreement,
    Answer,
    Column,
    CopyKind,
    OpenPoint,
    Properties,
    Reference,
    ReferencePart,
    Row,
    Section,
    Table,
    Text,
)
from assembler.assembly import CompiledLibrary, compile_library
from assembler.library.loading import load_library

PAY = """---
id: pay
heading: Payments of {{ document.short_name }}
status: default
law: [practice, pca-2017 s.3]
note: Why it pays.
---
1. {#first note="Look here."}
   **Each Party** must pay{? money.payments: , as [[plan#row]] of [[plan]] says ?}.
2. {#keys}
   Keys of *all* kinds, under clause [[keys]].

{#table each="parties" title="Who pays" description="Each party, and where it is." shares="35,65"}
| Who | What |
|---|---|
| {{ party.short_name }} | {{ party.address }} |
"""
KEYS = """---
id: keys
heading: Keys
status: default
law: [practice]
---
1. {#who each="parties"}
   {{ party.short_name }} keeps its keys.
"""
PLAN = """---
id: plan
heading: The plan
kind: schedule
status: default
law: [practice]
---
1. {#row}
   A row, as clause [[pay]] has it.
"""
GIVEN = """
document: {title: Hub Agreement, short_name: the Hub}
money: {payments: yes}
parties: [{id: vale, short_name: Vale, address: 1 Lane}, {id: ash, short_name: Ash}]
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> CompiledLibrary:
    folder = tmp_path_factory.mktemp("small") / "clauses"
    return compile_library(load_library(small_library(folder, {"pay": PAY, "keys": KEYS, "plan": PLAN})))


def agreement(made: CompiledLibrary, copy: CopyKind) -> Agreement:
    return assembled(answers(GIVEN), copy, made).agreement


def to(key: str, number: str) -> Reference:
    return Reference(key, (ReferencePart(key, number),))


def party(number: int, field: str, words: str, *, open: bool = False) -> Answer:  # noqa: A002 - as the answer calls it
    return Answer(words, (f"parties[{number}].{field}",), open=open)


def sections(*, notes: bool) -> tuple[Section, ...]:
    """What the terms are: with the library's notes, or without."""
    why, look = (("Why it pays.",), ("Look here.",)) if notes else ((), ())
    rows = (
        Row(
            "pay#table/vale",
            (
                (p("pay#table/vale/1", "cell", party(1, "short_name", "Vale")),),
                (p("pay#table/vale/2", "cell", party(1, "address", "1 Lane")),),
            ),
        ),
        Row(
            "pay#table/ash",
            (
                (p("pay#table/ash/1", "cell", party(2, "short_name", "Ash")),),
                (p("pay#table/ash/2", "cell", party(2, "address", "principal address", open=True)),),
            ),
        ),
    )
    pay = (
        p(
            "pay#first",
            "level-2",
            Text("Each Party", bold=True),
            " must pay",
            ", as ",
            to("plan#row", "1"),
            " of ",
            to("plan", "Schedule 1"),
            " says",
            ".",
            number="1.1",
            notes=look,
        ),
        p(
            "pay#keys",
            "level-2",
            "Keys of ",
            Text("all", italic=True),
            " kinds, under clause ",
            to("keys", "2"),
            ".",
            number="1.2",
        ),
        Table("pay#table", "Who pays", "Each party, and where it is.", (Column("Who", 35), Column("What", 65)), rows),
    )
    heading = p("pay", "clause", "Payments of ", Answer("the Hub", ("document.short_name",)), number="1.", notes=why)
    keys = (
        p("keys#who/vale", "level-2", party(1, "short_name", "Vale"), " keeps its keys.", number="2.1"),
        p("keys#who/ash", "level-2", party(2, "short_name", "Ash"), " keeps its keys.", number="2.2"),
    )
    return (
        Section("pay", "clause", heading, pay, "clause 1", ("practice", "pca-2017 s.3")),
        Section("keys", "clause", p("keys", "clause", "Keys", number="2."), keys, "clause 2", ("practice",)),
        Section(
            "plan",
            "schedule",
            p("plan", "schedule", "The plan", number="Schedule 1"),
            (p("plan#row", "schedule-1", "A row, as clause ", to("pay", "1"), " has it.", number="1."),),
            "Schedule 1",
            ("practice",),
        ),
    )


@pytest.mark.slow
def test_an_internal_draft_has_notes_and_a_row_for_each_open_point(made: CompiledLibrary):
    found = agreement(made, "internal")
    cover, outstanding, *terms = found.sections
    address = next(one for one in outstanding.blocks if one.key == "outstanding#parties-1-address")

    assert tuple(terms) == sections(notes=True)
    assert found.properties == Properties("Hub Agreement", "the Hub", "", "1", "", "OFFICIAL", "internal", "")
    assert cover == Section(
        "cover",
        "cover",
        None,
        (p("cover#title", "cover-title", Answer("Hub Agreement", ("document.title",))),),
        law=("practice",),
    )
    assert address == p(
        "outstanding#parties-1-address",
        "point",
        Text("Principal address (Ash)", bold=True),
        ". See ",
        "clause ",
        to("pay", "1"),
        ".",
    )
    assert [one.key for one in outstanding.blocks] == [
        f"outstanding#{one.id.replace('.', '-').replace('_', '-')}" for one in found.points
    ]
    assert [one for one in found.points if one.places] == [
        OpenPoint("parties.1.address", "Principal address (Ash)", "", ("pay#table/ash/2",), "parties[2].address")
    ]


def test_a_clean_draft_has_the_same_terms_without_drafter_notes(made: CompiledLibrary):
    found = agreement(made, "clean")

    assert found.sections[1:] == sections(notes=False)
    assert found.points == agreement(made, "internal").points
    assert assembled(answers(GIVEN), "clean", made).clauses == {"cover", "pay", "keys", "plan"}
