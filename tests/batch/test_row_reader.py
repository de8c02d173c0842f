"""A sheet's rows read cell by cell, and a book's sheets: what is there, what is told, what is passed over."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from assembler.batch import spreadsheet
from assembler.batch.cells import CellPlace
from assembler.batch.columns import sheets
from assembler.batch.row_reader import RowReader
from assembler.batch.rows import Layout, SheetRow
from assembler.batch.spreadsheet import Book, opened_book
from assembler.batch.strays import RowName, Strays
from assembler.batch.workbook_safety import SheetShape
from assembler.errors import AnswersError, Place, Problem

OURS = {sheet.title: sheet for sheet in sheets()}
DELETE = "Delete what is not meant."
HIDDEN = ("", "The row is hidden, or left out by a filter; it was used all the same.", DELETE)
STRUCK = "The words are struck through; they were used all the same."
PARTLY = "Some of the words are struck through; they were used all the same."
HEADINGS = ["id", "document.title", "Notes", "document.form", ""]


def cells(*values: Any) -> tuple[Any, ...]:
    sheet: Any = Workbook().active
    sheet.append(values)
    return tuple(sheet[1])


def read(
    *values: Any, shape: SheetShape | None = None, below: tuple[Any, ...] = (), number: int = 4
) -> SheetRow | None:
    row = cells(*values) if values else ()
    return RowReader(OURS["agreements"], HEADINGS, shape or SheetShape()).row(number, row, below)


def row(texts: dict[str, str], **more: Any) -> SheetRow:
    return SheetRow("agreements", 4, texts, **more)


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ((), None),
        ((None, None), None),
        ((None, None, "ask Jo"), None),
        (("one", " Yard "), row({"id": "one", "document.title": "Yard"})),
        (("one", None, "ask Jo"), row({"id": "one"})),
        (("one", "#DIV/0!"), row({"id": "one"}, broken=("document.title",))),
        (("one", None, None, None, "stray"), row({"id": "one"}, astray=("E",))),
        (("one", None, None, None, None, "far", None, "farther"), row({"id": "one"}, astray=("F", "H"))),
        ((None, None, None, None, "stray"), None),
        (
            ("one", 1.5),
            row(
                {"id": "one", "document.title": "1.5"},
                remarks=(
                    (
                        "document.title",
                        "The cell holds a number; it was taken as “1.5”.",
                        "If it was typed otherwise (1.10 becomes 1.1), type an apostrophe before it, such as '1.10.",
                    ),
                ),
            ),
        ),
        (("one", None, None, True), row({"id": "one", "document.form": "yes"})),
    ],
)
def test_a_row_is_its_cells_under_their_headings(values: tuple[Any, ...], found: SheetRow | None):
    assert read(*values) == found


def test_formulas_are_told_also_where_they_have_no_value():
    below = cells("one", "=1+1", "=2", None, "=3")

    assert read("one", "2", below=below) == row({"id": "one", "document.title": "2"}, formulas=("document.title",))
    assert read(below=below) == row({}, formulas=("document.title",))


def test_hidden_and_struck_rows_are_told_once_or_for_each_cell():
    struck = cells("one", "Yard")
    for cell in struck:
        cell.font = Font(strike=True)
    shape = SheetShape(hidden={4})
    reader = RowReader(OURS["agreements"], HEADINGS, shape)
    whole = reader.row(4, struck, ())
    struck[0].font = Font()
    part = RowReader(OURS["agreements"], HEADINGS, SheetShape()).row(4, struck, ())

    assert whole == row({"id": "one", "document.title": "Yard"}, remarks=(HIDDEN, ("", STRUCK, DELETE)))
    assert part == row({"id": "one", "document.title": "Yard"}, remarks=(("document.title", STRUCK, DELETE),))
    assert read("one", shape=SheetShape(hidden={5})) == row({"id": "one"})


def test_words_struck_in_part_are_told():
    rich = CellRichText("Old ", TextBlock(InlineFont(strike=True), "Yard"))
    plain = CellRichText("Old ", TextBlock(InlineFont(b=True), "Yard"))
    one, other = cells("one", "x"), cells("one", "x")
    one[1].value, other[1].value = rich, plain
    reader = RowReader(OURS["agreements"], HEADINGS, SheetShape())

    assert reader.row(4, one, ()) == row(
        {"id": "one", "document.title": "Old Yard"}, remarks=(("document.title", PARTLY, DELETE),)
    )
    assert reader.row(4, other, ()) == row({"id": "one", "document.title": "Old Yard"})


def test_a_merged_cell_says_the_same_in_each_of_its_rows_alone():
    reader = RowReader(OURS["agreements"], HEADINGS, SheetShape(merged={(4, 2): 6}))
    found = [reader.row(number, cells(f"a-{number}", "Yard" if number == 4 else None), ()) for number in (4, 5, 6, 7)]
    own = reader.row(5, cells("b", "Own"), ())

    assert [one.texts.get("document.title") for one in found if one] == ["Yard", "Yard", "Yard", None]
    assert own is not None
    assert own.texts == {"id": "b", "document.title": "Own"}


def book(path: Path, hidden: str = "", **rows: list[list[Any]]) -> Path:
    made = Workbook()
    made.remove(made.active)
    for title, lines in rows.items():
        sheet = made.create_sheet(title.replace("__", "."))
        sheet.sheet_state = "hidden" if title == hidden else "visible"
        for line in lines:
            sheet.append(line)
    made.save(path)
    return path


def rewritten(path: Path, *changes: tuple[bytes, bytes]) -> Path:
    """A workbook whose first sheet another program wrote."""
    with zipfile.ZipFile(path) as package:
        members = {name: package.read(name) for name in package.namelist()}
    for old, new in changes:
        assert old in members["xl/worksheets/sheet1.xml"]
        members["xl/worksheets/sheet1.xml"] = members["xl/worksheets/sheet1.xml"].replace(old, new)
    with zipfile.ZipFile(path, "w") as package:
        for name, content in members.items():
            package.writestr(name, content)
    return path


def test_where_a_workbook_does_not_say_its_size_its_rows_are_counted(tmp_path: Path):
    path = book(tmp_path / "a.xlsx", agreements=[["id", "document.title"], ["one", "Yard"], [None, None], ["two", 3]])
    with opened_book(path) as opened:
        assert opened.length == 3
    with opened_book(rewritten(path, (b'<dimension ref="A1:B4"/>', b""))) as opened:
        assert opened.length == 2


@pytest.mark.parametrize(("number", "refused"), [(7, False), (8, True)])
def test_a_row_stands_where_a_workbook_can_have_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, refused: bool
):
    assert spreadsheet.LAST_ROW == 2**20  # as many as Excel's format has
    monkeypatch.setattr(spreadsheet, "LAST_ROW", 7)
    path = book(tmp_path / "a.xlsx", agreements=[["id", "document.title"], ["one", "Yard"]])
    far = [(f'r="{was}2"'.encode(), f'r="{was}{number}"'.encode()) for was in ("A", "B", "")]
    with opened_book(rewritten(path, *far)) as opened:
        if not refused:
            assert [(found.number, found.texts["id"]) for found in opened.rows("agreements")] == [(number, "one")]
            return
        with pytest.raises(AnswersError) as raised:
            list(opened.rows("agreements"))
    assert [str(problem) for problem in raised.value.problems] == [
        "a.xlsx, sheet “agreements”: It has a row below the last that a workbook can have (7)."
    ]


def test_a_cell_in_an_unknown_style_is_read_as_one_without_a_style(tmp_path: Path):
    path = book(tmp_path / "a.xlsx", agreements=[["id", "document.title"], ["one", "Yard"], ["two", 3]])
    with opened_book(rewritten(path, (b"<c ", b'<c s="99" '))) as opened:
        assert [(found.number, dict(found.texts)) for found in opened.rows("agreements")] == [
            (2, {"id": "one", "document.title": "Yard"}),
            (3, {"id": "two", "document.title": "3"}),
        ]


def told(path: Path) -> list[str]:
    with opened_book(path) as opened, pytest.raises(AnswersError) as raised:
        opened.layouts()
    return [str(problem) for problem in raised.value.problems]


def test_a_row_with_words_for_its_writer_alone_is_no_row(tmp_path: Path):
    path = book(
        tmp_path / "a.xlsx",
        agreements=[["id", "# mine"], ["one", "x"], [None, "to be asked"], ["two"]],
    )
    with opened_book(path) as opened:
        assert [(found.number, dict(found.texts)) for found in opened.rows("agreements")] == [
            (2, {"id": "one"}),
            (4, {"id": "two"}),
        ]


def test_a_book_has_its_sheets_of_answers_with_their_columns(tmp_path: Path):
    path = book(
        tmp_path / "a.xlsx",
        hidden="parties",
        agreements=[
            ["document.title", "id", "Notes", None],
            ["Title", "Name of the agreement"],
            ["Yard", "one"],
            [None, None],
            ["Depot", "two"],
        ],
        parties=[["agreement", "id"], ["one", "fire"]],
        Sheet1=[],
        **{"# mine": [["x"]], "_format": [["2"]]},
    )
    with opened_book(path) as opened:
        layouts = opened.layouts()

        assert opened.titles == ["agreements", "parties"]
        assert opened.format() == "2"
        assert layouts == {
            "agreements": Layout(
                OURS["agreements"],
                {"document.title": "A", "id": "B"},
                {"document.title": "Title", "id": "Name of the agreement"},
                {"C": "Notes"},
            ),
            "parties": Layout(OURS["parties"], {"agreement": "A", "id": "B"}),
        }
        assert [(found.number, dict(found.texts)) for found in opened.rows("agreements")] == [
            (3, {"document.title": "Yard", "id": "one"}),
            (5, {"document.title": "Depot", "id": "two"}),
        ]
        assert [(found.number, dict(found.texts)) for found in opened.rows("parties")] == [
            (2, {"agreement": "one", "id": "fire"})
        ]
        assert list(opened.hidden(layouts)) == [Place("a.xlsx, sheet “parties”")]
        assert opened.length == 3


def test_hidden_columns_are_told_by_their_headings(tmp_path: Path):
    path = book(tmp_path / "a.xlsx", agreements=[["id", "document.title", "document.form"], ["one", "A", "deed"]])
    with opened_book(path) as opened:
        layouts = opened.layouts()
        shaped = Book(
            path,
            {"xl/worksheets/sheet1.xml": SheetShape(columns={(2, 2), (9, 12)})},
            load_workbook(path, read_only=True),
        )

        assert list(shaped.hidden(layouts)) == [
            CellPlace(
                "a.xlsx, sheet “agreements”, row 1, column B (document.title)", 0, "", "agreements", 1, "document.title"
            )
        ]
        assert list(opened.hidden(layouts)) == []
        assert opened.format() == ""


CURE = "To keep it for yourself, begin its name with #; `assembler batch template` writes a workbook with all that there may be."


@pytest.mark.parametrize(
    ("rows", "problems"),
    [
        ({"parties": [["agreement", "id"]]}, ["a.xlsx: The sheet “agreements” is missing."]),
        (
            {"agreements": [["id", "id", "wibble"]]},
            [
                "a.xlsx, sheet “agreements”, row 1, column B (id): The column “id” is there twice.",
                f"a.xlsx, sheet “agreements”, row 1, column C (wibble): There is no column “wibble” in this sheet. {CURE}",
            ],
        ),
        (
            {"agreements": [["document.title"]], "parties__functions": [["function"]]},
            [
                "a.xlsx, sheet “agreements”: The column “id” is missing.",
                *(
                    f"a.xlsx, sheet “parties.functions”: The column “{heading}” is missing."
                    for heading in ("agreement", "parties.id", "id")
                ),
            ],
        ),
        (
            {"agreements": [["Name of the agreement", "Title"], ["one", "Yard"]]},
            [
                "a.xlsx, sheet “agreements”: The first row, which names the fields and is hidden, is gone. Put it back: it is in every "
                "workbook that `assembler batch template` writes."
            ],
        ),
        (
            {"agreements": [["id"]], "parties": [["Which agreement"]]},
            [
                "a.xlsx, sheet “parties”: The first row, which names the fields and is hidden, is gone. Put it back: it is in every "
                "workbook that `assembler batch template` writes."
            ],
        ),
        (
            {"agreements": [["id"]], "partys": [["x"]], "Sheet1": [[None], ["words"]]},
            [
                "a.xlsx: There is no sheet “partys”. Did you mean “parties”?",
                f"a.xlsx: There is no sheet “Sheet1”. {CURE}",
            ],
        ),
    ],
)
def test_each_sheet_and_column_that_is_not_ours_or_is_missing_is_told(
    tmp_path: Path, rows: dict[str, list[list[Any]]], problems: list[str]
):
    assert told(book(tmp_path / "a.xlsx", **rows)) == problems


LAYOUTS = {title: Layout(OURS[title], {"agreement": "A"}) for title in ("parties", "scope.objectives")}


def names(*wanted: str, sheet: str = "parties") -> list[RowName]:
    return [RowName(sheet, number, one) for number, one in enumerate(wanted, 2)]


@pytest.mark.parametrize(
    ("wanted", "held"),
    [
        (("one", "two", "three"), {}),
        (("one", "onne", "two"), {"one": [3]}),
        (("one", "ONE ", "two"), {"one": [3]}),
        (("one", "", "two"), {"one": [3], "two": [3]}),
        (("one", "harrow", "two"), {"one": [3], "two": [3]}),
        (("harrow", "one"), {"one": [2]}),
        (("one", "harrow"), {"one": [3]}),
        (("harrow",), {"one": [2], "two": [2], "three": [2]}),
        (("harrow", "yarrow"), {"one": [2], "two": [2], "three": [2]}),
        (("two", "thre", "one"), {"three": [3]}),
        (("one", "tow", "one"), {"two": [3]}),
    ],
)
def test_a_stray_holds_back_what_it_may_belong_to(wanted: tuple[str, ...], held: dict[str, list[int]]):
    strays = Strays(names(*wanted), ["one", "two", "three"])
    found = {
        name: [
            problem.place.row
            for problem in strays.holding(name, LAYOUTS, "a.xlsx")
            if isinstance(problem.place, CellPlace)
        ]
        for name in ("one", "two", "three")
    }

    assert {name: rows for name, rows in found.items() if rows} == held


def test_why_an_agreement_is_held_back_and_what_its_row_says():
    strays = Strays(names("one", "onne", ""), ["one", "two"])
    place = [
        CellPlace(
            f"a.xlsx, sheet “parties”, row {number}, column A (agreement)",
            0,
            "agreement",
            "parties",
            number,
            "agreement",
        )
        for number in (3, 4)
    ]
    cure = "Write “one” there if it is; if not, what it is a row of."

    assert strays.holding("one", LAYOUTS, "a.xlsx") == [
        Problem(
            "It is held back: this row names “onne”, which is no agreement here, and may be one of its rows.",
            place[0],
            cure,
        ),
        Problem("It is held back: this row names no agreement, and may be one of its rows.", place[1], cure),
    ]
    assert strays.holding("two", LAYOUTS, "a.xlsx") == []


def test_a_stray_is_a_failed_item_that_says_what_waits_for_it():
    strays = Strays([*names("one", "onne", "", "two"), *names("zzz", sheet="scope.objectives")], ["one", "two"])
    items = [
        strays.item(SheetRow(sheet, number, {"agreement": wanted} if wanted else {}), LAYOUTS, "a.xlsx")
        for sheet, number, wanted in [("parties", 3, "onne"), ("parties", 4, ""), ("scope.objectives", 2, "zzz")]
    ]

    assert [(item.name, item.file, item.row, item.stray_of, item.given, item.digest) for item in items] == [
        ("parties-row-3", "a.xlsx", 0, "onne", None, ""),
        ("parties-row-4", "a.xlsx", 0, "", None, ""),
        ("scope.objectives-row-2", "a.xlsx", 0, "zzz", None, ""),
    ]
    assert [(problem.message, problem.cure) for item in items for problem in item.problems] == [
        (
            "There is no agreement “onne” in the sheet “agreements”.",
            "Did you mean “one”? Until it is put right, one is held back.",
        ),
        ("The row does not say which agreement it is for.", "Until it is put right, one, two are held back."),
        ("There is no agreement “zzz” in the sheet “agreements”.", "Until it is put right, one, two are held back."),
    ]
    assert all(item.place == item.problems[0].place for item in items)


def test_of_one_agreement_ten_strays_are_told():
    strays = Strays(names("one", *["onne"] * 12), ["one"])

    assert len(strays.holding("one", LAYOUTS, "a.xlsx")) == 10


def test_what_should_be_known_of_a_stray_is_told_with_it():
    strays = Strays(names("onne"), ["one"])
    remark = ("", "The row is hidden.", "Delete it.")
    item = strays.item(SheetRow("parties", 2, {"agreement": "onne"}, remarks=(remark,)), LAYOUTS, "a.xlsx")

    assert [str(warning) for warning in item.warnings] == [
        "a.xlsx, sheet “parties”, row 2: The row is hidden. Delete it."
    ]
