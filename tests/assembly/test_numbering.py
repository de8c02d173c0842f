from __future__ import annotations

import pytest

from assembler.agreement import Role
from assembler.assembly.numbering import Numberer, letters, roman


@pytest.mark.parametrize(("number", "shown"), [(1, "a"), (26, "z"), (27, "aa"), (28, "bb"), (52, "zz"), (53, "aaa")])
def test_letters_go_on_after_z_as_word_counts(number: int, shown: str):
    assert letters(number) == shown


@pytest.mark.parametrize(
    ("number", "shown"),
    [(1, "i"), (4, "iv"), (9, "ix"), (14, "xiv"), (40, "xl"), (49, "xlix"), (90, "xc"), (99, "xcix"), (300, "ccc")],
)
def test_roman_numbers(number: int, shown: str):
    assert roman(number) == shown


def shown(*roles: Role) -> list[str]:
    numberer = Numberer()
    return [numberer.number(role).shown for role in roles]


def quoted(*roles: Role) -> list[tuple[str, ...]]:
    numberer = Numberer()
    return [numberer.number(role).parts for role in roles]


def test_clauses_restart_each_level_below_the_one_above():
    assert shown("clause", "level-2", "level-3", "level-4", "level-5", "level-5", "level-3", "level-2", "clause", "level-2") == [
        "1.", "1.1", "(a)", "(i)", "(A)", "(B)", "(b)", "1.2", "2.", "2.1",
    ]  # fmt: skip


def test_a_reference_quotes_a_clause_in_full():
    assert quoted("clause", "level-2", "level-3", "level-4", "level-5") == [
        ("1",), ("1.1",), ("1.1(a)",), ("1.1(a)(i)",), ("1.1(a)(i)(A)",),
    ]  # fmt: skip


def test_schedules_restart_in_each_schedule_and_are_quoted_part_by_part():
    roles: tuple[Role, ...] = (
        "schedule",
        "schedule-1",
        "schedule-2",
        "schedule-3",
        "schedule-4",
        "schedule",
        "schedule-1",
    )

    assert shown(*roles) == ["Schedule 1", "1.", "1.1", "(a)", "(i)", "Schedule 2", "1."]
    assert quoted(*roles)[1:5] == [("1",), ("1.1",), ("1.1", "(a)"), ("1.1", "(a)", "(i)")]


def test_definitions_number_their_own_items_and_leave_the_clause_alone():
    assert shown("clause", "level-2", "definition", "definition-a", "definition-i", "definition-a", "definition", "definition-a", "level-2") == [
        "1.", "1.1", "", "(a)", "(i)", "(b)", "", "(a)", "1.2",
    ]  # fmt: skip


def test_parties_and_recitals_have_lists_of_their_own():
    assert shown("party", "party", "recital", "party", "recital") == ["(1)", "(2)", "(A)", "(3)", "(B)"]
    assert shown("heading", "body", "signature", "cell", "point") == [""] * 5
