"""Matters that several clauses touch: each has one home, or an order that the agreement states."""

from __future__ import annotations

from pathlib import Path

import pytest
from library.made import clause, paragraph
from library.small import small_library
from msgspec.structs import replace
from shipped import ROOT, compiled_library

from assembler.errors import LibraryError, Place
from assembler.library.library import Matter
from assembler.library.loading import load_library
from assembler.library.matters import matter_problems, matter_table
from assembler.markup import CrossReference

pytestmark = pytest.mark.row("clauses-matters")

CLAUSES = {
    "first": "1. {#one}\n   This clause prevails over clause [[second]].\n2. {#two}\n   Words.\n",
    "second": "1. {#one}\n   Words.\n",
}


def problems(folder: Path, matter: str) -> list[str]:
    made = small_library(folder / "clauses", CLAUSES)
    (made / "matters.yaml").write_text(f"- matter: money\n  {matter}\n", encoding="utf-8")
    try:
        load_library(made)
    except LibraryError as error:
        return [problem.message for problem in error.problems]
    return []


@pytest.mark.slow
@pytest.mark.parametrize(
    ("matter", "told"),
    [
        ("decided by: [first#two]", []),
        ("decided by: [first#one, second]\n  said in: [first#one]", []),
        (
            "decided by: [first#one, second#one]",
            ["Several clauses speak of this matter, and nothing says which prevails."],
        ),
        (
            "decided by: [first#one, second#one]\n  said in: [first#two]",
            ["“first#two” is said to state the order, and does not speak of “second#one”."],
        ),
        ("decided by: [first#three]", ["There is nothing called “first#three”."]),
    ],
)
def test_a_matter_has_one_home_or_an_order_stated_in_the_agreement(tmp_path: Path, matter: str, told: list[str]):
    assert problems(tmp_path, matter) == told


MADE = {
    one.id: one
    for one in (
        clause(
            "first",
            paragraph(
                "one", "It prevails over clause ", CrossReference("second"), " and ", CrossReference("third", "x"), "."
            ),
            paragraph("two", "Words of no order."),
            paragraph("own", "It gives way to each special condition."),
        ),
        clause("second", paragraph("one", "Words.")),
        clause("third", paragraph("x", "Words.")),
        clause("special", kind="special"),
    )
}


@pytest.mark.parametrize(
    ("decided", "said", "told"),
    [
        (("first",), (), []),
        (("first#two",), ("first#one",), []),
        (("first#one", "second", "third#x"), ("first#one",), []),
        (("second", "first"), ("first#one",), []),
        (("first", "special"), ("first#own",), []),
        (
            ("first", "special"),
            ("first#one",),
            ["“first#one” is said to state the order, and does not speak of “special”."],
        ),
        (("first", "special", "third"), ("first#own", "first#one"), []),
        (
            ("first", "second", "third#x"),
            ("first#two", "first#own"),
            [
                "“first#two”, “first#own” is said to state the order, and does not speak of “second”.",
                "“first#two”, “first#own” is said to state the order, and does not speak of “third#x”.",
            ],
        ),
        (("first", "second"), (), ["Several clauses speak of this matter, and nothing says which prevails."]),
        (
            ("gone", "first#gone"),
            ("second#gone",),
            [f"There is nothing called “{key}”." for key in ("gone", "first#gone", "second#gone")],
        ),
    ],
)
def test_what_states_the_order_of_a_matter_speaks_of_its_clauses(
    decided: tuple[str, ...], said: tuple[str, ...], told: list[str]
):
    found = list(matter_problems([Matter("money", decided, said)], MADE))

    assert [problem.message for problem in found] == told
    assert {problem.place for problem in found} <= {Place("clauses/matters.yaml", 0, "money")}


def test_the_table_has_a_row_for_each_matter_with_clauses_in_order():
    assert matter_table([Matter("money", ("b", "a#x"), ()), Matter("time", ("c",), ("d#y", "e#z"))]) == (
        "| matter | decided by, the first prevailing | said in |\n|---|---|---|\n"
        "| money | `b`, `a#x` |  |\n| time | `c` | `d#y`, `e#z` |"
    )


def test_the_shipped_order_fails_without_the_words_that_state_it():
    library = compiled_library().library
    waiver = library.clauses["waiver"]
    silent = {**library.clauses, "waiver": replace(waiver, blocks=waiver.blocks[:1])}

    assert [problem.message for problem in matter_problems(library.matters, silent)] == [
        "There is nothing called “waiver#remedies”.",
        "There is nothing called “waiver#remedies”.",
    ]


def test_the_table_in_the_docs_is_the_data():
    assert matter_table(compiled_library().library.matters) in (ROOT / "docs" / "matters.md").read_text(
        encoding="utf-8"
    )
