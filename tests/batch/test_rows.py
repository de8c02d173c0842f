"""An agreement's row and its groups' rows put together: every value with its cell, and all that its reader should know."""

from __future__ import annotations

from typing import Any

import pytest

from assembler.batch.cells import CellPlace, RowsDocument, SheetPlace
from assembler.batch.columns import sheets
from assembler.batch.items import Item, digest_of
from assembler.batch.rows import Layout, SheetRow, item_of, remarks_of
from assembler.errors import Place, Problem

OURS = {sheet.title: sheet for sheet in sheets()}
LAYOUTS = {
    "agreements": Layout(
        OURS["agreements"],
        {"id": "A", "document.title": "B", "scope.subjects": "C"},
        {"document.title": "Title of the agreement"},
    ),
    "parties": Layout(OURS["parties"], {"agreement": "A", "id": "B", "decision.view": "C"}),
    "parties.functions": Layout(
        OURS["parties.functions"], {"agreement": "A", "parties.id": "B", "id": "C", "function": "D"}
    ),
    "scope.objectives": Layout(OURS["scope.objectives"], {"agreement": "A", "id": "B", "words": "C"}),
}


def agreement(**more: Any) -> SheetRow:
    return SheetRow("agreements", 4, {"id": "one", "document.title": "First"}, **more)


def made(row: SheetRow, *groups: SheetRow, held: tuple[Problem, ...] = ()) -> Item:
    return item_of(row, groups, LAYOUTS, "all.xlsx", held)


def document(item: Item) -> RowsDocument:
    assert isinstance(item.given, RowsDocument)
    return item.given


def test_rows_of_lists_in_lists_are_one_nested_set_of_answers():
    item = made(
        SheetRow("agreements", 4, {"id": "one", "document.title": "First", "scope.subjects": "premises; staff"}),
        SheetRow("parties", 2, {"agreement": "one", "id": "fire", "decision.view": "both"}),
        SheetRow("parties", 3, {"agreement": "one", "id": "police"}),
        SheetRow("parties.functions", 2, {"agreement": "one", "parties.id": "police", "id": "entry"}),
        SheetRow("parties.functions", 5, {"agreement": "one", "parties.id": "police", "function": "chasing"}),
        SheetRow("scope.objectives", 7, {"agreement": "one", "words": "Save."}),
    )
    value = {
        "document": {"title": "First"},
        "scope": {"subjects": ["premises", "staff"], "objectives": [{"words": "Save."}]},
        "parties": [
            {"id": "fire", "decision": {"view": "both"}},
            {"id": "police", "functions": [{"id": "entry"}, {"function": "chasing"}]},
        ],
    }

    assert document(item).value == value
    assert document(item).spots == {
        (): SheetPlace("agreements", 4),
        ("id",): SheetPlace("agreements", 4, "A", "id"),
        ("document", "title"): SheetPlace("agreements", 4, "B", "document.title", "Title of the agreement"),
        ("scope", "subjects"): SheetPlace("agreements", 4, "C", "scope.subjects"),
        ("parties", 0): SheetPlace("parties", 2),
        ("parties", 0, "id"): SheetPlace("parties", 2, "B", "id"),
        ("parties", 0, "decision", "view"): SheetPlace("parties", 2, "C", "decision.view"),
        ("parties", 1): SheetPlace("parties", 3),
        ("parties", 1, "id"): SheetPlace("parties", 3, "B", "id"),
        ("parties", 1, "functions", 0): SheetPlace("parties.functions", 2),
        ("parties", 1, "functions", 0, "id"): SheetPlace("parties.functions", 2, "C", "id"),
        ("parties", 1, "functions", 1): SheetPlace("parties.functions", 5),
        ("parties", 1, "functions", 1, "function"): SheetPlace("parties.functions", 5, "D", "function"),
        ("scope", "objectives", 0): SheetPlace("scope.objectives", 7),
        ("scope", "objectives", 0, "words"): SheetPlace("scope.objectives", 7, "C", "words"),
    }
    assert document(item).lines == dict.fromkeys(document(item).spots, 4)
    assert document(item).faults == ()
    assert item == Item(
        "one",
        "all.xlsx",
        4,
        CellPlace("all.xlsx, sheet “agreements”, row 4, column A (id)", 0, "", "agreements", 4, "id"),
        digest_of(value),
        item.given,
    )


def test_an_agreement_without_an_id_goes_by_its_row_and_waits():
    item = made(SheetRow("agreements", 4, {"document.title": "First"}))

    assert (item.name, item.given) == ("row-4", None)
    assert item.problems == (
        Problem(
            "The agreement has no id.",
            CellPlace("all.xlsx, sheet “agreements”, row 4", 0, "id", "agreements", 4),
            "Give each agreement an id of its own.",
        ),
    )


def test_what_holds_it_back_is_told_before_what_cannot_be_read():
    held = Problem("Held.")
    item = made(agreement(broken=("scope.subjects",)), held=(held,))

    assert [problem.message for problem in item.problems] == ["Held.", "The cell shows an error."]
    assert item.given is None


def test_what_cannot_be_read_is_a_fault_with_its_cell_and_cure():
    item = made(agreement(formulas=("scope.subjects", "document.title"), broken=("scope.subjects",), astray=("F",)))
    subjects = CellPlace(
        "all.xlsx, sheet “agreements”, row 4, column C (scope.subjects)", 0, "", "agreements", 4, "scope.subjects"
    )

    assert item.problems == ()
    assert document(item).faults == (
        Problem("The cell holds a formula without a value.", subjects, "Type the value in its place."),
        Problem("The cell shows an error.", subjects, "Mend the formula, or type the value in its place."),
    )
    assert item.warnings == (
        Problem(
            "The cell is under no heading, so it was not read.",
            CellPlace(
                "all.xlsx, sheet “agreements”, row 4, column F (no heading)", 0, "", "agreements", 4, "no heading"
            ),
        ),
        Problem(
            "The cell holds a formula; its value “First” was used.",
            CellPlace(
                "all.xlsx, sheet “agreements”, row 4, column B (Title of the agreement)",
                0,
                "",
                "agreements",
                4,
                "document.title",
            ),
        ),
    )
    assert item.digest != made(agreement()).digest
    assert item.digest == digest_of([{"document": {"title": "First"}}, *map(str, document(item).faults)])


def test_what_should_be_known_of_a_group_s_row_is_told_too():
    remark = ("", "The row is hidden.", "Delete it.")
    item = made(
        agreement(), SheetRow("parties", 2, {"agreement": "one", "id": "fire"}, astray=("H",), remarks=(remark,))
    )

    assert [str(warning) for warning in item.warnings] == [
        "all.xlsx, sheet “parties”, row 2: The row is hidden. Delete it.",
        "all.xlsx, sheet “parties”, row 2, column H (no heading): The cell is under no heading, so it was not read.",
    ]


@pytest.mark.parametrize(
    ("wanted", "cure"), [("fir", "Did you mean “fire”?"), ("ambulance", ""), ("one", ""), (None, "")]
)
def test_a_row_of_no_item_there_is_names_the_nearest(wanted: str | None, cure: str):
    lost = {"agreement": "one", "id": "x"} | ({"parties.id": wanted} if wanted else {})
    item = made(
        agreement(),
        SheetRow("parties", 2, {"agreement": "one", "id": "fire"}),
        SheetRow("parties.functions", 9, lost),
        SheetRow("scope.objectives", 3, {"agreement": "one", "id": "fir-st"}),
    )

    assert document(item).value == {
        "document": {"title": "First"},
        "parties": [{"id": "fire"}],
        "scope": {"objectives": [{"id": "fir-st"}]},
    }
    assert document(item).faults == (
        Problem(
            f"This agreement has no row with the id “{wanted or ''}” in the sheet “parties”.",
            CellPlace(
                "all.xlsx, sheet “parties.functions”, row 9, column B (parties.id)",
                0,
                "parties.id",
                "parties.functions",
                9,
                "parties.id",
            ),
            cure,
        ),
    )


def test_a_cell_that_has_no_column_is_its_row():
    assert LAYOUTS["parties"].spot(SheetRow("parties", 2, {}), "kind") == SheetPlace("parties", 2, "", "kind", "")


def test_a_remark_is_of_its_cell_or_of_the_whole_row():
    row = SheetRow("parties", 2, {}, remarks=(("id", "Struck.", "Delete."), ("", "Hidden.", "")))

    assert remarks_of(row, LAYOUTS["parties"], "all.xlsx") == [
        Problem(
            "Struck.",
            CellPlace("all.xlsx, sheet “parties”, row 2, column B (id)", 0, "", "parties", 2, "id"),
            "Delete.",
        ),
        Problem("Hidden.", CellPlace("all.xlsx, sheet “parties”, row 2", 0, "", "parties", 2)),
    ]


def test_a_value_that_has_no_cell_is_where_the_nearest_around_it_is():
    read = document(made(agreement(), SheetRow("parties", 2, {"agreement": "one", "id": "fire"})))

    assert read.place(("parties", 0, "decision", "view")) == CellPlace(
        "all.xlsx, sheet “parties”, row 2", 0, "parties[1].decision.view", "parties", 2
    )
    assert read.place(("scope",)) == CellPlace("all.xlsx, sheet “agreements”, row 4", 0, "scope", "agreements", 4)
    assert RowsDocument({}, {}, "all.xlsx", {}).place(("scope",)) == Place("all.xlsx", 0, "scope")
