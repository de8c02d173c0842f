"""The workbook of what is to be corrected: each row as it was, what is wrong coloured and said, and nothing else."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from typing import Any

import pytest
from lxml import etree
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Font

from assembler.batch import marked_workbook
from assembler.batch.cells import CellPlace
from assembler.batch.columns import sheets
from assembler.batch.marked_workbook import CellMarks, text_cell, write_marked_book
from assembler.batch.rows import Layout, SheetRow
from assembler.errors import Place, Problem

OURS = {sheet.title: sheet for sheet in sheets()}
GREY, RED, NONE = "00DDE3EA", "00FFC7CE", "00000000"

READ_ME = [
    "What is to be corrected",
    "Each cell that is wrong is coloured, and a note on it says what is wrong and what would cure it.",
    "Where a whole row is wrong, or something that is not in this workbook, the note is on the name of the row.",
    "All rows of an agreement that failed are here, right or wrong. Change what is wrong; leave the rest.",
    "Then save this workbook under its own name, and run it into the same folder:",
    "assembler batch run FOLDER/to-correct.xlsx --out FOLDER",
    "What was made before stays as it is. Your corrections are never overwritten.",
]


def cell_of(sheet: str, row: int, heading: str) -> CellPlace:
    return CellPlace("all.xlsx", 0, "", sheet, row, heading)


def marks(*problems: Problem) -> CellMarks:
    """Marks for what is wrong with the agreement of row 2."""
    return CellMarks({("all.xlsx", 2): problems})


def written(
    rows: Mapping[str, list[SheetRow]], layouts: Mapping[str, Layout], marked: CellMarks, *answers_format: str
) -> bytes:
    file = io.BytesIO()
    write_marked_book(file, rows, layouts, marked, *answers_format)
    return file.getvalue()


def as_seen(sheet: Any) -> list[list[tuple[Any, ...]]]:
    """Each cell: what stands in it, whether it is bold, its colour, and its note."""
    return [
        [(cell.value, cell.font.bold, cell.fill.fgColor.rgb, cell.comment and cell.comment.text) for cell in row]
        for row in sheet.iter_rows()
    ]


AGREEMENTS = Layout(
    OURS["agreements"],
    {"document.title": "C", "id": "A", "scope.purpose": "AA"},
    {"id": "Name of the agreement", "document.title": "Title"},
)
PARTIES = Layout(OURS["parties"], {"agreement": "B", "id": "D"})
ROWS = {
    "agreements": [SheetRow("agreements", 2, {"id": "one", "document.title": "=1+1"})],
    "parties": [SheetRow("parties", 5, {"agreement": "one", "id": "fire"})],
}


def test_each_sheet_keeps_its_columns_and_faults_are_noted_in_place():
    wrong = marks(
        Problem("No title.", cell_of("agreements", 2, "document.title"), "Give one."),
        Problem("The purpose is missing.", cell_of("agreements", 2, "scope.purpose")),
        Problem("No such party.", cell_of("parties", 5, "")),
    )
    book: Any = load_workbook(io.BytesIO(written(ROWS, {"agreements": AGREEMENTS, "parties": PARTIES}, wrong, "6")))

    assert [(sheet.title, sheet.sheet_state) for sheet in book.worksheets] == [
        ("Read me", "visible"),
        ("agreements", "visible"),
        ("parties", "visible"),
        ("_format", "hidden"),
    ]
    assert as_seen(book["Read me"]) == [[(line, number == 0, NONE, None)] for number, line in enumerate(READ_ME)]
    assert as_seen(book["agreements"]) == [
        [(words, True, GREY, None) for words in ("id", "document.title", "scope.purpose")],
        [(words, True, GREY, None) for words in ("Name of the agreement", "Title", None)],
        [
            ("one", False, NONE, None),
            ("=1+1", False, RED, "No title. Give one."),
            (None, False, RED, "The purpose is missing."),
        ],
    ]
    assert as_seen(book["parties"]) == [
        [("agreement", True, GREY, None), ("id", True, GREY, None)],
        [("one", False, RED, "No such party."), ("fire", False, NONE, None)],
    ]
    assert [[cell.value for cell in row] for row in book["_format"]] == [["6"]]


def test_columns_are_wide_enough_and_our_row_of_headings_is_hidden():
    layouts = {"agreements": AGREEMENTS, "parties": PARTIES}
    book: Any = load_workbook(io.BytesIO(written(ROWS, layouts, marks())))
    agreements, parties = book["agreements"], book["parties"]
    widths = [agreements.column_dimensions[letter].width for letter in "ABC"]

    assert widths == [25, 14, 17]
    assert [parties.column_dimensions[letter].width for letter in "AB"] == [14, 14]
    assert book["Read me"].column_dimensions["A"].width == 110
    assert (agreements.freeze_panes, agreements.row_dimensions[1].hidden) == ("B3", True)
    assert (parties.freeze_panes, parties.row_dimensions[1].hidden) == ("B2", False)
    assert {cell.number_format for sheet in book.worksheets for row in sheet.iter_rows() for cell in row} == {"@"}
    assert agreements["B3"].data_type == "s"
    assert book.sheetnames == ["Read me", "agreements", "parties"]


def test_a_column_is_never_wider_than_can_be_read():
    layout = Layout(OURS["agreements"], {"id": "A"}, {"id": "w" * 50})
    book: Any = load_workbook(io.BytesIO(written({"agreements": []}, {"agreements": layout}, marks())))

    assert book["agreements"].column_dimensions["A"].width == 40


def test_a_note_is_of_a_size_that_can_be_read_and_ours():
    wrong = marks(Problem("A sign\x07.", cell_of("agreements", 2, "id")))
    with zipfile.ZipFile(io.BytesIO(written(ROWS, {"agreements": AGREEMENTS, "parties": PARTIES}, wrong))) as book:
        parts = {name: book.read(name).decode() for name in book.namelist()}
    drawing = next(text for name, text in parts.items() if name.endswith(".vml"))
    notes = next(text for name, text in parts.items() if "/comments/" in name)

    assert "width:360px;height:160px" in drawing
    assert "<author>assembler</author>" in notes
    assert r"A sign\x07." in notes


def test_equal_rows_give_equal_bytes_without_the_time_of_writing():
    layouts = {"agreements": AGREEMENTS, "parties": PARTIES}
    one, two = (written(ROWS, layouts, marks(), "6") for _ in range(2))
    with zipfile.ZipFile(io.BytesIO(one)) as book:
        core = etree.fromstring(book.read("docProps/core.xml"))

    assert one == two
    assert [(etree.QName(one).localname, one.text) for one in core] == [("creator", "openpyxl")]


def test_all_of_many_wrong_cells_are_coloured_and_the_first_are_noted(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(marked_workbook, "_MOST_NOTES", 5)
    layout = Layout(OURS["agreements"], {"id": "A", "format": "B"})
    rows = [SheetRow("agreements", number, {"id": f"a-{number}"}) for number in range(2, 6)]
    many = CellMarks(
        {
            ("all.xlsx", row.number): tuple(
                Problem("Wrong.", cell_of("agreements", row.number, heading)) for heading in ("id", "format")
            )
            for row in rows
        }
    )
    with zipfile.ZipFile(io.BytesIO(written({"agreements": rows}, {"agreements": layout}, many))) as book:
        notes = b"".join(book.read(name) for name in book.namelist() if "/comments/" in name)
        sheet = book.read("xl/worksheets/sheet2.xml")
    coloured = sheet.partition(b'r="A2"')[2][:20].partition(b's="')[2].partition(b'"')[0]

    assert re.findall(rb'<comment ref="(\w+)"', notes) == [b"A2", b"B2", b"A3", b"B3", b"A4"]
    assert sheet.count(b's="' + coloured + b'"') == 8


@pytest.mark.parametrize(
    ("place", "at"),
    [
        (cell_of("agreements", 7, "scope.purpose"), ("agreements", 7, "scope.purpose")),
        (cell_of("agreements", 7, ""), ("agreements", 7, "id")),
        (cell_of("parties", 4, ""), ("parties", 4, "agreement")),
        (Place("base.yaml", 3, "scope.purpose"), ("agreements", 2, "id")),
    ],
)
def test_what_is_wrong_is_said_on_its_cell_or_on_the_name_of_its_row(place: Place, at: tuple[str, int, str]):
    marked = marks(Problem("Wrong.", place, "Mend it."), Problem("Wrong.", place, "Mend it."), Problem("Odd.", place))

    assert marked.note(*at) == "Wrong. Mend it.\nOdd."
    assert [marked.note(sheet, at[1], at[2]) for sheet in ("systems.systems",)] == [""]


@pytest.mark.parametrize(("length", "note"), [(1000, "w" * 1000), (1001, f"{'w' * 1000} …")])
def test_a_note_is_cut_where_nobody_reads_on(length: int, note: str):
    assert marks(Problem("w" * length, cell_of("agreements", 2, "id"))).note("agreements", 2, "id") == note


@pytest.mark.parametrize(
    ("text", "value", "kind"), [("=1", "=1", "s"), ("a\x07", "a_x0007_", "s"), ("", None, "n"), (None, None, "n")]
)
def test_a_cell_holds_text_even_where_it_looks_like_a_formula(text: str | None, value: str | None, kind: str):
    sheet: Any = Workbook(write_only=True).create_sheet()
    cell = text_cell(sheet, text)
    bold = text_cell(sheet, text, Font(bold=True))

    assert (cell.value, cell.data_type, cell.number_format, cell.font.bold) == (value, kind, "@", False)
    assert bold.font.bold
