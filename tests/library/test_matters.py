"""Matters that several clauses touch: each has one home, or an order that the agreement states."""

from __future__ import annotations

from pathlib import Path

import pytest
from library.small import small_library
from msgspec.structs import replace
from shipped import ROOT, compiled_library

from assembler.errors import LibraryError
from assembler.library.loading import load_library
from assembler.library.matters import matter_problems, matter_table

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


def test_the_shipped_order_fails_where_the_words_that_state_it_are_taken_away():
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
