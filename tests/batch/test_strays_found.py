"""Which agreements a row that names none may belong to, and what is said of it: of names that the test gives."""

from __future__ import annotations

import pytest
from batch.test_strays import LAYOUTS

from assembler.batch.columns import AGREEMENT
from assembler.batch.rows import SheetRow
from assembler.batch.strays import RowName, Strays
from assembler.errors import Problem

FILE = "all.xlsx"


def names(**sheets: str) -> list[RowName]:
    """The names in each sheet's rows, from the third on; a dash stands for a row that names nothing."""
    return [
        RowName(sheet, number, "" if name == "-" else name)
        for sheet, said in sheets.items()
        for number, name in enumerate(said.split(), 3)
    ]


def holding(strays: Strays, *agreements: str) -> dict[str, list[str]]:
    """The places of the rows that hold each agreement back."""
    return {
        one: [str(problem.place) for problem in strays.holding(one, LAYOUTS, FILE)]
        for one in agreements
        if strays.holding(one, LAYOUTS, FILE)
    }


def at(*numbers: int, sheet: str = "parties") -> list[str]:
    return [f"{FILE}, sheet “{sheet}”, row {number}, column A (agreement), agreement" for number in numbers]


def held(agreements: str, **sheets: str) -> dict[str, list[str]]:
    there = agreements.split()
    return holding(Strays(names(**sheets), dict.fromkeys(there)), *there)


def test_a_row_is_one_of_the_agreements_beside_it():
    assert held("one two six", parties="one x two six") == {"one": at(4), "two": at(4)}
    assert held("one two six", parties="one x") == {"one": at(4)}
    assert held("one two six", parties="x two") == {"two": at(3)}
    assert held("one two six", parties="one x y two six") == {"one": at(4, 5), "two": at(4, 5)}
    assert held("one two six", parties="one x one") == {"one": at(4)}
    assert held("one two six", parties="one - two") == {"one": at(4), "two": at(4)}
    assert held("one two six", parties="one two six") == {}


def test_the_rows_of_another_sheet_are_beside_nothing():
    found = holding(
        Strays(
            [
                RowName("parties", 3, "one"),
                RowName("parties", 4, "x"),
                RowName("scope.objectives", 3, "y"),
                RowName("scope.objectives", 4, "two"),
            ],
            dict.fromkeys(("one", "two")),
        ),
        "one",
        "two",
    )

    assert found == {"one": at(4), "two": at(3, sheet="scope.objectives")}


def test_one_sheet_that_names_no_agreement_holds_every_one_back_once():
    assert held("one two", parties="x y") == {"one": at(3), "two": at(3)}
    rows = [RowName("parties", 3, "x"), RowName("parties", 4, "y"), RowName("scope.objectives", 3, "z")]
    both = at(3) + at(3, sheet="scope.objectives")
    assert holding(Strays(rows, dict.fromkeys(("one", "two"))), "one", "two") == {"one": both, "two": both}


@pytest.mark.parametrize(
    ("wanted", "near"),
    [
        ("yard", ["Yard"]),
        ("y-a r_d", ["Yard"]),
        ("yrd", ["Yard"]),
        ("yaard", ["Yard"]),
        ("yarf", ["Yard"]),
        ("yadr", ["Yard"]),
        ("zzrd", []),
        ("yr", []),
        ("y", []),
        ("hubs", ["hub"]),
        ("HUB", ["hub"]),
        ("hux", ["hub", "hut"]),
        ("a", []),
        ("-", []),
    ],
)
def test_a_name_is_near_those_a_letter_away_unless_capitals_differ(wanted: str, near: list[str]):
    there = ["Yard", "hub", "hut", "b"]
    rows = [RowName("parties", 3, "far"), RowName("parties", 4, wanted if wanted != "-" else "---")]
    strays = Strays(rows, dict.fromkeys((*there, "far")))

    assert list(holding(strays, *there)) == near
    assert list(holding(strays, "far")) == ([] if near else ["far"])


def test_of_near_names_those_beside_the_row_are_likelier():
    assert held("hub hut far", parties="far hux hut") == {"hut": at(4)}
    assert held("hub hut far", parties="hub hux hut") == {"hub": at(4), "hut": at(4)}
    assert held("hub hut far", parties="far hux") == {"hub": at(4), "hut": at(4)}


@pytest.mark.parametrize(("letters", "near"), [(59, True), (60, True), (61, False)])
def test_a_long_name_is_compared_as_a_whole(letters: int, near: bool):
    name = "x" * letters
    rows = [RowName("parties", 3, "far"), RowName("parties", 4, "y" + name[1:]), RowName("parties", 5, "far")]
    same = [RowName("parties", 3, "far"), RowName("parties", 4, name.upper()), RowName("parties", 5, "far")]

    assert holding(Strays(rows, dict.fromkeys((name, "far"))), name, "far") == {name if near else "far": at(4)}
    assert holding(Strays(same, dict.fromkeys((name, "far"))), name, "far") == {name: at(4)}


def test_no_more_than_ten_rows_are_told_of_one_agreement():
    assert held("one two", parties="one " + "x " * 12 + "two") == {"one": at(*range(4, 14)), "two": at(*range(4, 14))}


def test_an_agreement_held_back_names_the_row_and_what_to_write_there():
    strays = Strays(names(parties="one x -"), dict.fromkeys(("one", "two")))
    message = "It is held back: this row names {}, and may be one of its rows."
    named, unnamed = (problem.place for problem in strays.holding("one", LAYOUTS, FILE))
    cure = "Write “one” there if it is; if not, what it is a row of."

    assert strays.holding("one", LAYOUTS, FILE) == [
        Problem(message.format("“x”, which is no agreement here"), named, cure),
        Problem("It is held back: this row names no agreement, and may be one of its rows.", unnamed, cure),
    ]
    assert strays.holding("two", LAYOUTS, FILE) == []


def row(number: int, name: str | None, **more: object) -> SheetRow:
    return SheetRow("parties", number, {} if name is None else {AGREEMENT: name}, **more)  # type: ignore[arg-type]


def test_a_row_of_no_agreement_is_an_item_that_says_what_it_may_be_of():
    strays = Strays(names(parties="far hux hut x"), dict.fromkeys(("hub", "hut", "far")))
    item = strays.item(row(4, "hux", remarks=(("", "Look.", "So."),)), LAYOUTS, FILE)
    [problem] = item.problems

    assert (item.name, item.file, item.row, item.digest, item.given, item.stray_of) == (
        *("parties-row-4", FILE, 0, "", None),
        "hux",
    )
    assert [(one.message, one.cure, str(one.place)) for one in item.warnings] == [
        ("Look.", "So.", f"{FILE}, sheet “parties”, row 4")
    ]
    assert (str(problem.place), item.place) == (at(4)[0], problem.place)
    assert (problem.message, problem.cure) == (
        "There is no agreement “hux” in the sheet “agreements”.",
        "Did you mean “hut”? Until it is put right, hut is held back.",
    )


def told(strays: Strays, number: int, name: str | None) -> tuple[str, str]:
    [problem] = strays.item(row(number, name), LAYOUTS, FILE).problems
    return problem.message, problem.cure


def test_a_row_that_names_nothing_says_so_with_what_is_held_back():
    strays = Strays(names(parties="hub - hut"), dict.fromkeys(("hub", "hut")))

    assert told(strays, 4, None) == (
        "The row does not say which agreement it is for.",
        "Until it is put right, hub, hut are held back.",
    )


def test_where_a_workbook_has_no_agreement_nothing_is_held_back():
    strays = Strays(names(parties="x -"), {})

    assert told(strays, 3, "x") == ("There is no agreement “x” in the sheet “agreements”.", "")
    assert told(strays, 4, None) == ("The row does not say which agreement it is for.", "")
