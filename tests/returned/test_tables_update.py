"""Tables brought up to date where another table stands before or after: what is done to one leaves the other as it is."""

from __future__ import annotations

import pytest
from returned.test_small_updates import AT_HAND, BASE, LOCKS, agreement, cells, edited, file, going, reads, table, told

from assembler.agreement import Table
from assembler.difference import passages_of
from assembler.returned import Lock
from assembler.returned.issued import issued
from assembler.returned.three_versions import Conflict
from assembler.returned.update import Update, updated
from assembler.word.copy import read_copy

OTHER = table("k:Keys|2", "d:Doors|3", headings="What|How many", name="u")
OTHERS = ["What|How many", "Keys|2", "Doors|3"]
WHOLE = ["Who|Sum", "Vale|£5", "Norvale|£6", "Police|£7"]
ROW_GOES = "This row is no longer in the new draft, and somebody has edited it: decide whether it goes."


def heads(*tables: Table) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(one.heading for one in made.columns) for made in tables)


def merged(base: tuple[Table, ...], theirs: tuple[Table, ...], ours: tuple[Table, ...]) -> Update:
    """A file with these tables brought up to date."""
    was = issued(tuple(passages_of(agreement(AT_HAND, *base))), heads(*base))
    now = agreement(AT_HAND, *ours)
    return updated(was, file(agreement(AT_HAND, *theirs)), now, file(now), LOCKS)


def beside(
    theirs: Table | None, ours: Table | None, *, first: bool, base: Table = BASE, other: Table = OTHER
) -> Update:
    """The same with another table before them, or after; `other` is how they have that one."""

    def placed(held: Table | None, own: Table = OTHER) -> tuple[Table, ...]:
        both = (own, held) if first else (held, own)
        return tuple(one for one in both if one is not None)

    return merged(placed(base), placed(theirs, other), placed(ours))


def rows(changed: list[str], *, first: bool) -> list[str]:
    return [*OTHERS, *changed] if first else [*changed, *OTHERS]


EDITED = table("v:Vale|£5", "n:Norvale|£66", "p:Police|£7")
COLUMNS = table("v:Vale|£5|now", "n:Norvale|£6|then", "p:Police|£7|soon", headings="Who|Sum|When")


@pytest.mark.parametrize("first", [True, False], ids=["another before", "another after"])
@pytest.mark.parametrize(
    ("ours", "changed"),
    [
        (
            table("x:New|£1", "v:Vale|£9", "p:Police|£7", "y:Last|£2"),
            ["Who|Sum", "New|£1", "Vale|£9", "Police|£7", "Last|£2"],
        ),
        (table("p:Police|£7", "v:Vale|£5", "n:Norvale|£6"), ["Who|Sum", "Police|£7", "Vale|£5", "Norvale|£6"]),
        (table("v:Vale|", "n:Norvale|£6", "p:Police|£7"), ["Who|Sum", "Vale", "Norvale|£6", "Police|£7"]),
        (table("v:Vale|£5", "n:Norvale|£6", "p:Police|£7", headings="Who|Amount"), ["Who|Amount", *WHOLE[1:]]),
        (COLUMNS, ["Who|Sum|When", "Vale|£5|now", "Norvale|£6|then", "Police|£7|soon"]),
        (table("v:Vale", "n:Norvale", "p:Police", headings="Who"), ["Who", "Vale", "Norvale", "Police"]),
        (None, []),
    ],
    ids=["rows", "a row moves", "a cell", "a heading", "more columns", "fewer columns", "all of it"],
)
def test_what_is_new_in_one_table_leaves_the_other_as_it_is(ours: Table | None, changed: list[str], first: bool):
    made = beside(BASE, ours, first=first)

    assert (cells(made), told(made)) == (rows(changed, first=first), [])
    assert reads(made)[:5] == list(AT_HAND.values())


@pytest.mark.parametrize("first", [True, False], ids=["another before", "another after"])
def test_what_they_edited_in_the_other_table_bars_nothing(first: bool):
    other = table("k:Keys|22", "d:Doors|3", headings="What|Number", name="u")
    theirs = ["What|Number", "Keys|22", "Doors|3"]

    made = beside(BASE, COLUMNS, first=first, other=other)
    new = ["Who|Sum|When", "Vale|£5|now", "Norvale|£6|then", "Police|£7|soon"]
    assert (cells(made), told(made)) == ([*theirs, *new] if first else [*new, *theirs], [])
    gone = beside(BASE, None, first=first, other=other)
    assert (cells(gone), told(gone)) == (theirs, [])
    headed = beside(
        BASE, table("v:Vale|£5", "n:Norvale|£6", "p:Police|£7", headings="Who|Amount"), first=first, other=other
    )
    assert [row for row in cells(headed) if row.startswith("Who")] == ["Who|Amount"]
    assert told(headed) == []


@pytest.mark.parametrize("first", [True, False], ids=["another before", "another after"])
def test_a_row_or_table_that_goes_and_that_they_edited_is_told_once(first: bool):
    fewer = table("v:Vale|£5", "p:Police|£7")
    conflict = Conflict("a#t/n/1", ROW_GOES, "Norvale", "Norvale £66", "")

    row = beside(EDITED, fewer, first=first)
    assert (cells(row), told(row)) == (rows(["Who|Sum", "Vale|£5", "Police|£7"], first=first), [conflict])
    whole = beside(EDITED, None, first=first)
    assert (cells(whole), told(whole)) == (OTHERS, [conflict])


@pytest.mark.parametrize("first", [True, False], ids=["another before", "another after"])
def test_a_table_of_other_columns_they_edited_is_told_at_its_heading(first: bool):
    why = "The new draft has other columns in this table, and somebody has edited it: take it from the new draft."
    deleted = table("v:Vale|£5", "p:Police|£7")

    made = beside(EDITED, COLUMNS, first=first)
    assert (cells(made), told(made)) == (
        rows(["Who|Sum", "Vale|£5", "Norvale|£66", "Police|£7"], first=first),
        [Conflict("a#t/v/1", why, "Vale", "", "Vale")],
    )
    lacking = beside(deleted, COLUMNS, first=first)
    assert (cells(lacking), told(lacking)) == (
        rows(["Who|Sum", "Vale|£5", "Police|£7"], first=first),
        [Conflict("a#t/v/1", why, "Vale", "", "Vale")],
    )


@pytest.mark.parametrize("first", [True, False], ids=["another before", "another after"])
def test_rows_that_are_new_in_a_table_that_they_deleted_are_told_once(first: bool):
    why = "The new draft has more in a table that was deleted here."
    more = table("v:Vale|£5", "n:Norvale|£6", "p:Police|£7", "x:New|£1", "y:Newer|£2")
    made = beside(None, more, first=first)

    assert (cells(made), told(made)) == (OTHERS, [Conflict("a#t/x/1", why, "", "", "New")])


def test_rows_that_are_new_in_two_tables_come_each_into_its_own():
    ours = (
        table("k:Keys|2", "d:Doors|3", "l:Locks|4", headings="What|How many", name="u"),
        table("v:Vale|£5", "x:New|£1", "n:Norvale|£6", "p:Police|£7"),
    )
    made = merged((OTHER, BASE), (OTHER, BASE), ours)

    assert (cells(made), told(made)) == (
        [*OTHERS, "Locks|4", "Who|Sum", "Vale|£5", "New|£1", "Norvale|£6", "Police|£7"],
        [],
    )


def test_two_tables_go_each_with_its_headings():
    made = merged((OTHER, BASE), (OTHER, BASE), ())

    assert (cells(made), told(made)) == ([], [])


def test_two_tables_that_are_new_come_whole():
    last = table("a:Fires|0", headings="Which|Times", name="w")
    made = merged((BASE,), (BASE,), (OTHER, BASE, last))

    assert (cells(made), told(made)) == ([*OTHERS, *WHOLE, "Which|Times", "Fires|0"], [])


def test_a_row_that_moves_takes_no_other_and_no_deleted_row_moves():
    ours = table("p:Police|£7", "v:Vale|£5", "n:Norvale|£6")
    made = beside(table("v:Vale|£5", "n:Norvale|£6"), ours, first=True)

    assert cells(made) == rows(["Who|Sum", "Vale|£5", "Norvale|£6"], first=True)
    assert told(made) == []


def test_a_half_deleted_row_that_moves_is_left_and_told():
    why = "The new draft has this row elsewhere. It was left here, since it was edited or moved before."
    ours = table("p:Police|£7", "v:Vale|£5", "n:Norvale|£6")
    theirs = table("v:Vale|£5", "n:Norvale|£6", "p:Police|")
    made = beside(theirs, ours, first=True)

    assert cells(made) == rows(["Who|Sum", "Vale|£5", "Norvale|£6", "Police"], first=True)
    assert told(made) == [Conflict("a#t/p/1", why, "Police", "Police", "Police")]


def test_a_row_in_which_a_change_is_pending_goes_and_is_told():
    docx = edited(file(agreement(AT_HAND, OTHER, BASE)), going("Norvale"))
    was = issued(tuple(passages_of(agreement(AT_HAND, OTHER, BASE))), heads(OTHER, BASE))
    now = agreement(AT_HAND, OTHER, table("v:Vale|£5", "p:Police|£7"))
    made = updated(was, docx, now, file(now), LOCKS)

    assert cells(made) == rows(["Who|Sum", "Vale|£5", "Police|£7"], first=True)
    assert [(one.key, one.why) for one in told(made)] == [("a#t/n/2", ROW_GOES)]


def test_a_required_row_that_they_deleted_is_told_cell_by_cell():
    now = agreement(AT_HAND, BASE)
    was = issued(tuple(passages_of(now)), heads(BASE))
    theirs = file(agreement(AT_HAND, table("v:Vale|£5", "p:Police|£7")))
    law = Lock("r", "s.4(7)"), Lock("q", "s.4(7)"), Lock("p", "s.5")
    made = updated(was, theirs, now, file(now), {"a#t": law})
    why = "This was deleted, and meets a rule of law by its words (s.4(7); s.5)."

    assert made.conflicts == (
        Conflict("a#t/n/1", why, "Norvale", "", "Norvale"),
        Conflict("a#t/n/2", why, "£6", "", "£6"),
    )
    assert (made.docx, made.taken) == (theirs, 0)


@pytest.mark.parametrize(
    ("ours", "taken"),
    [
        (COLUMNS, 5),  # four rows struck out, the one that heads it among them, and a table put in
        (table("v:Vale|£5|now", "p:Police|£7|soon", headings="Who|Sum|When"), 5),
        (table("x:New|£5|now", "v:Vale|£5|now", headings="Who|Sum|When"), 5),
    ],
)
def test_a_table_of_other_columns_is_struck_by_rows_and_put_in_once(ours: Table, taken: int):
    assert merged((BASE,), (BASE,), (ours,)).taken == taken


def test_a_reworded_row_moves_unless_one_of_its_cells_was_empty():
    emptied = table("v:Vale|£5", "n:Norvale|£6", "p:Police|")
    ours = table("p:Police|£7", "v:Vale|£5", "n:Norvale|£6")
    why = "The new draft has this row elsewhere. It was left here, since it was edited or moved before."

    left = merged((emptied,), (emptied,), (ours,))
    assert (cells(left), told(left)) == (
        ["Who|Sum", "Vale|£5", "Norvale|£6", "Police"],
        [Conflict("a#t/p/1", why, "Police", "Police", "Police")],
    )
    moved = merged((BASE,), (BASE,), (table("p:Police|£9", "v:Vale|£5", "n:Norvale|£6"),))
    assert (cells(moved), told(moved), moved.taken) == (
        ["Who|Sum", "Police|£9", "Vale|£5", "Norvale|£6"],
        [],
        2,
    )


def test_the_heads_of_a_table_that_is_gone_go_and_their_row_stays():
    made = merged((BASE,), (table("x:New|£1", "p:Police|£7"),), ())

    assert (cells(made), told(made), made.taken) == (["New|£1"], [], 2)


def test_what_is_new_after_a_table_that_is_gone_stands_after_it():
    now = agreement({**AT_HAND, "new": "Something new."})
    was = issued(tuple(passages_of(agreement(AT_HAND, BASE))), heads(BASE))
    made = updated(was, file(agreement(AT_HAND, BASE)), now, file(now), LOCKS)
    paragraphs = read_copy(made.docx).paragraphs
    at = next(number for number, one in enumerate(paragraphs) if one.text == "Something new.")

    assert (reads(made), told(made)) == ([*AT_HAND.values(), "Something new."], [])
    assert max(number for number, one in enumerate(paragraphs) if one.cell is not None) < at


VALE = table("v:Vale", headings="Who")
VALE_AND_POLICE = table("v:Vale", "p:Police", headings="Who")


@pytest.mark.parametrize(
    ("was", "ours", "held", "taken"),
    [
        (VALE_AND_POLICE, table("v:Vale|£5", "p:Police|£7"), ["Who|Sum", "Vale|£5", "Police|£7"], 4),
        (table("v:Vale|£5", "p:Police|£7"), VALE, ["Who", "Vale"], 4),
        (None, VALE, ["Who", "Vale"], 1),
        (VALE, None, [], 2),
        (VALE_AND_POLICE, VALE, ["Who", "Vale"], 1),
        (VALE, VALE_AND_POLICE, ["Who", "Vale", "Police"], 1),
        (VALE_AND_POLICE, table("p:Police", "v:Vale", headings="Who"), ["Who", "Police", "Vale"], 2),
    ],
)
def test_a_table_may_have_one_column_and_one_row(was: Table | None, ours: Table | None, held: list[str], taken: int):
    before, after = (() if one is None else (one,) for one in (was, ours))
    made = merged(before, before, after)

    assert (cells(made), told(made), made.taken) == (held, [], taken)


def test_what_is_new_after_a_table_they_deleted_stands_in_its_place():
    more = table("v:Vale|£5", "n:Norvale|£6", "p:Police|£7", "x:New|£1")
    words = {"head": AT_HAND["head"], "new": "Something new.", **AT_HAND}
    was = issued(tuple(passages_of(agreement(AT_HAND, BASE, before=True))), heads(BASE))
    now = agreement(words, more, before=True)
    made = updated(was, file(agreement()), now, file(now), LOCKS)
    why = "The new draft has more in a table that was deleted here."

    assert (reads(made), told(made)) == (list(words.values()), [Conflict("a#t/x/1", why, "", "", "New")])
