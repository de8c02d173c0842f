from __future__ import annotations

import pytest

from assembler.agreement import Role
from assembler.numbering import Numberer, letters, roman


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
        ("1",), ("1.1",), ("1.1", "(a)"), ("1.1", "(a)", "(i)"), ("1.1", "(a)", "(i)", "(A)"),
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


def literally(*given: tuple[Role, str]) -> list[tuple[str, tuple[str, ...], bool]]:
    numberer = Numberer()
    made = [numberer.number(role, literal) for role, literal in given]
    return [(one.shown, one.parts, one.literal) for one in made]


def test_a_literal_clause_is_not_counted_nor_is_anything_below_it():
    assert literally(
        ("clause", ""), ("level-2", ""), ("clause", "1A"), ("level-2", ""), ("level-3", ""), ("level-2", ""), ("clause", ""), ("level-2", "")
    ) == [
        ("1.", ("1",), False),
        ("1.1", ("1.1",), False),
        ("1A.", ("1A",), True),
        ("1A.1", ("1A.1",), True),
        ("(a)", ("1A.1", "(a)"), True),
        ("1A.2", ("1A.2",), True),
        ("2.", ("2",), False),
        ("2.1", ("2.1",), False),
    ]  # fmt: skip


def test_a_literal_paragraph_stands_between_two_that_are_counted():
    assert literally(
        ("clause", ""), ("level-2", ""), ("level-2", "1.1A"), ("level-3", ""), ("level-2", ""), ("level-3", ""), ("level-3", "(aa)"), ("level-3", "")
    )[2:] == [
        ("1.1A", ("1.1A",), True),
        ("(a)", ("1.1A", "(a)"), True),
        ("1.2", ("1.2",), False),
        ("(a)", ("1.2", "(a)"), False),
        ("(aa)", ("1.2", "(aa)"), True),
        ("(b)", ("1.2", "(b)"), False),
    ]  # fmt: skip


def test_a_literal_schedule_has_paragraphs_of_its_own():
    assert literally(
        ("schedule", ""), ("schedule-1", ""), ("schedule", "Schedule 1A"), ("schedule-1", ""), ("schedule-1", "1B"), ("schedule-2", ""),
        ("schedule-3", ""), ("schedule", ""), ("schedule-1", "")
    )[2:] == [
        ("Schedule 1A", ("Schedule 1A",), True),
        ("1.", ("1",), True),
        ("1B.", ("1B",), True),
        ("1B.1", ("1B.1",), True),
        ("(a)", ("1B.1", "(a)"), True),
        ("Schedule 2", ("Schedule 2",), False),
        ("1.", ("1",), False),
    ]  # fmt: skip
