"""Cells as people leave them: what Excel made of what was typed, rows that nobody sees, merged cells, and columns of one's own."""

import datetime as dt
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from batch.making import run, states
from batch.test_workbook import book_of, documents, told
from openpyxl import Workbook, load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from assembler.batch import open_source
from assembler.batch.cell_text import escaped, unescaped


def as_excel_saves_it(path: Path) -> None:
    """Move the rich words of a cell to the table of shared strings, where Excel keeps them."""
    with zipfile.ZipFile(path) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    sheet = parts["xl/worksheets/sheet1.xml"]
    words = re.search(rb"<is>((?:(?!</is>).)*strike.*?)</is>", sheet, re.DOTALL)
    assert words
    sheet = re.sub(rb't="inlineStr"(\s*)><is>' + re.escape(words[1]) + rb"</is>", rb't="s"\1><v>0</v>', sheet)
    parts["xl/worksheets/sheet1.xml"] = sheet
    space = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    parts["xl/sharedStrings.xml"] = b"<sst " + space + b' count="1" uniqueCount="1"><si>' + words[1] + b"</si></sst>"
    kind = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    declared = b'<Override PartName="/xl/sharedStrings.xml" ContentType="' + kind + b'"/></Types>'
    if kind not in parts["[Content_Types].xml"]:
        parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(b"</Types>", declared)
    with zipfile.ZipFile(path, "w") as book:
        for name, data in parts.items():
            book.writestr(name, data)


WORKBOOKS = Path(__file__).parent / "workbooks"


def warnings(path: Path) -> list[str]:
    return [str(warning) for item in open_source(path).items() for warning in item.warnings]


def remarks(path: Path) -> list[str]:
    source = open_source(path)
    list(source.items())
    return [str(remark) for remark in source.remarks()]


def with_cell(path: Path, column: str, value: Any, number_format: str) -> Path:
    """A workbook with one agreement that has one answer, shown so."""
    book_of(path, agreements=[["id", column], ["one", value]])
    book = load_workbook(path)
    book["agreements"]["B2"].number_format = number_format
    book.save(path)
    return path


@pytest.mark.row("C6")
def test_what_excel_writes_for_signs_is_read_as_what_was_typed():
    assert documents(WORKBOOKS / "excel-escapes.xlsx") == {
        "one": {"document": {"title": "Yard Agreement", "reference": "L&1"}}
    }


@pytest.mark.row("C6")
@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("a_x000D__x000A_b", "a\nb"),
        ("a_x000D_\nb", "a\nb"),
        ("_x005F_x0041_", "_x0041_"),
        ("_x005f__x0026_", "_&"),
        ("_x00e9_t_x00E9_", "été"),
        ("max_x1", "max_x1"),
    ],
)
def test_escapes_are_read_once_and_only_where_they_are_some(written: str, typed: str):
    assert unescaped(written) == typed


@pytest.mark.row("C6")
@pytest.mark.parametrize("text", ["_x0041_", "__x000D_", "a\x07b", "_x005F_x0041_", "plain_x"])
def test_what_is_written_to_be_corrected_is_read_as_it_was(text: str):
    assert unescaped(escaped(text)) == text
    assert "\x07" not in escaped(text)


@pytest.mark.row("C6")
@pytest.mark.parametrize(
    ("value", "shown_as", "text", "is_told"),
    [
        (1.1, "0.00", "1.10", False),
        (1.1, "General", "1.1", True),
        (3, "General", "3", False),
        (1200, "#,##0", "1,200", False),
        (1200.5, '"£"#,##0.00', "£1,200.50", False),
        (1200.5, "[$£-809]#,##0.00", "£1,200.50", False),
        (0.125, "0.0%", "12.5%", False),
        (7, "000", "007", False),
        (dt.date(2027, 4, 3), "dd/mm/yyyy", "3 April 2027", True),
        (dt.datetime(2027, 4, 3, 9, 30), "dd/mm/yyyy hh:mm", "3 April 2027 09:30", True),  # noqa: DTZ001 - a cell has no time zone
        (dt.time(9, 0), "h:mm", "09:00", True),
        (dt.timedelta(hours=36, minutes=5), "[h]:mm", "36:05", True),
    ],
)
def test_a_column_of_words_has_what_the_cell_shows_or_it_is_told(
    tmp_path: Path, value: Any, shown_as: str, text: str, is_told: bool
):
    path = with_cell(tmp_path / "all.xlsx", "document.version", value, shown_as)

    assert documents(path)["one"]["document"]["version"] == text
    assert [f"it was taken as “{text}”" in warning for warning in warnings(path)] == [True] * is_told


@pytest.mark.row("C6")
def test_hidden_and_struck_rows_are_used_and_told():
    path = WORKBOOKS / "excel-hidden-and-struck.xlsx"

    assert list(documents(path)) == ["one", "two"]
    assert warnings(path) == [
        f"{path.name}, sheet “drafting.special_conditions”, row 3: The words are struck through; they were used all the same. "
        "Delete what is not meant.",
        f"{path.name}, sheet “agreements”, row 3: The row is hidden, or left out by a filter; it was used all the same. "
        "Delete what is not meant.",
    ]


@pytest.mark.row("C6")
def test_one_cell_that_is_struck_through_is_told_with_its_column(tmp_path: Path):
    path = book_of(tmp_path / "all.xlsx", agreements=[["id", "document.title"], ["one", "Old title"]])
    book = load_workbook(path)
    book["agreements"]["B2"].font = Font(strike=True)
    book.save(path)

    assert warnings(path) == [
        "all.xlsx, sheet “agreements”, row 2, column B (document.title): The words are struck through; they were used all the same. "
        "Delete what is not meant."
    ]


@pytest.mark.row("C6")
def test_lines_of_an_address_are_taken_as_one_line_with_commas(tmp_path: Path):
    path = book_of(
        tmp_path / "all.xlsx",
        agreements=[["id", "document.title", "scope.purpose"], ["one", "Yard\nAgreement", "First.\n\nSecond."]],
        parties=[["agreement", "id", "address"], ["one", "fire", "County Hall,\nNorvale\n\nNV1 1AA"]],
    )

    assert documents(path)["one"] == {
        "document": {"title": "Yard Agreement"},
        "scope": {"purpose": "First.\n\nSecond."},
        "parties": [{"id": "fire", "address": "County Hall, Norvale, NV1 1AA"}],
    }


def test_facts_that_a_warning_was_accepted_on_stay_one_below_another(tmp_path: Path):
    path = book_of(
        tmp_path / "all.xlsx",
        agreements=[["id"], ["one"]],
        drafting__accepted=[["agreement", "rule", "facts"], ["one", "a-rule", "decision.route: duty\nscope.yard: no"]],
    )
    [item] = open_source(path).items()
    assert item.given is not None

    assert item.given.document().value == {
        "drafting": {"accepted": [{"rule": "a-rule", "facts": "decision.route: duty\nscope.yard: no"}]}
    }


@pytest.mark.row("C7")
def test_columns_of_notes_and_sheets_of_ones_own_are_passed_over(tmp_path: Path):
    path = book_of(
        tmp_path / "all.xlsx",
        **{"Read me": [["How to"]], "Sheet1": [], "# mine": [["x"]]},
        agreements=[["id", "Notes", "document.title", "#who"], ["one", "ask Jo", "Yard", "Jo"]],
    )

    assert documents(path) == {"one": {"document": {"title": "Yard"}}}
    assert warnings(path) == []
    assert remarks(path) == [
        "all.xlsx, sheet “agreements”, row 1, column B (Notes): The column was passed over: it holds notes of your own.",
        "all.xlsx, sheet “agreements”, row 1, column D (#who): The column was passed over: it holds notes of your own.",
    ]


@pytest.mark.row("C7")
def test_a_name_that_is_like_no_other_brings_no_list_of_all(tmp_path: Path):
    path = book_of(tmp_path / "all.xlsx", agreements=[["id", "Wibble"], ["one", "x"]], Sheet2=[["stray words"]])

    assert told(path) == [
        "all.xlsx, sheet “agreements”, row 1, column B (Wibble): There is no column “Wibble” in this sheet. To keep it for yourself, "
        "begin its name with #; `assembler batch template` writes a workbook with all that there may be.",
        "all.xlsx: There is no sheet “Sheet2”. To keep it for yourself, begin its name with #; `assembler batch template` writes a "
        "workbook with all that there may be.",
    ]


@pytest.mark.slow
@pytest.mark.row("C7")
@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("fire authority", "Did you mean “pcc_fire_authority”?"),
        ("NHS Trusts", "Did you mean “nhs_trust” or “nhs_foundation_trust”?"),
        (
            "polis",
            "Did you mean “police_and_crime_commissioner” or “police_fire_and_crime_commissioner” or “commissioner_of_police_of_the_metropolis”?",
        ),
        ("wibble", "There are 31; `assembler questionnaire` lists them."),
    ],
)
def test_a_word_that_is_none_of_many_brings_near_ones_and_no_list(tmp_path: Path, given: str, said: str):
    path = book_of(
        tmp_path / "all.xlsx", agreements=[["id"], ["one"]], parties=[["agreement", "id", "kind"], ["one", "a", given]]
    )

    (report,) = run(path, tmp_path / "out")

    assert [problem.message for problem in report.problems] == [f"“{given}” is not one of the answers allowed. {said}"]


@pytest.mark.row("C7")
def test_merged_cells_say_the_same_in_each_of_their_rows(tmp_path: Path):
    path = book_of(
        tmp_path / "all.xlsx",
        agreements=[["id"], ["one"], ["two"]],
        parties=[
            ["agreement", "id", "area"],
            ["one", "fire", "Norvale"],
            [None, "police", None],
            [None, None, None],
            ["two", "trust", None],
        ],
    )
    book = load_workbook(path)
    book["parties"].merge_cells("A2:A4")
    book["parties"].merge_cells("C2:C3")
    book.save(path)

    assert documents(path) == {
        "one": {"parties": [{"id": "fire", "area": "Norvale"}, {"id": "police", "area": "Norvale"}]},
        "two": {"parties": [{"id": "trust"}]},
    }


@pytest.mark.slow
@pytest.mark.row("C7")
def test_the_example_is_made_into_nothing_and_said_to_be_passed_over(tmp_path: Path):
    path = book_of(
        tmp_path / "all.xlsx",
        agreements=[["id", "document.title"], ["example", "Example"], ["one", "Yard"]],
        parties=[["agreement", "id"], ["example", "party-1"], ["one", "fire"]],
    )
    alone = book_of(tmp_path / "alone.xlsx", agreements=[["id"], ["Example"]], parties=[["agreement", "id"]])

    assert states(run(path, tmp_path / "out")) == {"one": "new"}
    assert remarks(path) == [
        "all.xlsx, sheet “agreements”, row 2: The example was passed over. Give it another id to have it made."
    ]
    assert told(alone) == [
        f"{alone}: There are no answers in it but the example. Fill in a row of the sheet “agreements”, with another id than “example”."
    ]


@pytest.mark.row("C6")
def test_a_hidden_sheet_is_used_and_told(tmp_path: Path):
    path = book_of(tmp_path / "all.xlsx", agreements=[["id"], ["one"]], parties=[["agreement", "id"], ["one", "fire"]])
    book: Workbook = load_workbook(path)
    book["parties"].sheet_state = "hidden"
    book.save(path)

    assert documents(path) == {"one": {"parties": [{"id": "fire"}]}}
    assert remarks(path) == ["all.xlsx, sheet “parties”: It is hidden; what it holds was used all the same."]


@pytest.mark.row("C6")
def test_a_hidden_column_is_used_and_told(tmp_path: Path):
    path = book_of(
        tmp_path / "all.xlsx", agreements=[["id", "document.title", "document.version"], ["one", "Yard", "3"]]
    )
    book = load_workbook(path)
    book["agreements"].column_dimensions["B"].hidden = True
    book.save(path)

    assert documents(path) == {"one": {"document": {"title": "Yard", "version": "3"}}}
    assert remarks(path) == [
        "all.xlsx, sheet “agreements”, row 1, column B (document.title): It is hidden; what it holds was used all the same."
    ]


@pytest.mark.row("C6")
def test_words_struck_through_within_a_cell_are_told(tmp_path: Path):
    struck = TextBlock(InlineFont(strike=True), "five")
    path = book_of(tmp_path / "all.xlsx", agreements=[["id", "document.title"], ["one", "Yard"]])
    book = load_workbook(path)
    book["agreements"]["B2"].value = CellRichText("Shared for ", struck, " six years")
    book.save(path)
    as_excel_saves_it(path)

    assert documents(path) == {"one": {"document": {"title": "Shared for five six years"}}}
    assert warnings(path) == [
        "all.xlsx, sheet “agreements”, row 2, column B (document.title): Some of the words are struck through; they were used all the "
        "same. Delete what is not meant."
    ]


@pytest.mark.row("C7")
def test_a_template_without_its_hidden_row_is_told_once_a_sheet(tmp_path: Path):
    path = book_of(
        tmp_path / "all.xlsx",
        agreements=[["Name of the agreement", "Title of the agreement"], ["one", "Yard"]],
        parties=[["Which agreement", "Legal name"], ["one", "Fire"]],
    )

    assert told(path) == [
        f"all.xlsx, sheet “{sheet}”: The first row, which names the fields and is hidden, is gone. Put it back: it is in every workbook "
        "that `assembler batch template` writes."
        for sheet in ("agreements", "parties")
    ]


@pytest.mark.row("C7")
def test_a_first_row_that_is_hidden_takes_no_answers_for_headings(tmp_path: Path):
    path = book_of(tmp_path / "all.xlsx", agreements=[["id", "document.title"], ["one", "Yard"], ["two", "Hub"]])
    book = load_workbook(path)
    book["agreements"].row_dimensions[1].hidden = True
    book.save(path)

    assert list(documents(path)) == ["one", "two"]
