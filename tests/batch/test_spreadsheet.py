"""A workbook as a source: what is wrong with its sheets and columns, what should be known of it, and what is given back of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from batch.test_workbook import book_of, documents
from openpyxl import load_workbook

from assembler.batch import open_source, spreadsheet
from assembler.errors import AnswersError, Place, Problem


def refused(path: Path) -> list[Problem]:
    with pytest.raises(AnswersError) as raised:
        open_source(path)
    return list(raised.value.problems)


def whole(problems: Any) -> list[tuple[str, str, str]]:
    """What is wrong, where, and what would cure it."""
    return [(one.message, str(one.place), one.cure) for one in problems]


KEEP = "To keep it for yourself, begin its name with #; `assembler batch template` writes a workbook with all that there may be."


def test_every_sheet_and_column_that_is_unknown_or_missing_is_told(tmp_path: Path):
    path = book_of(
        tmp_path / "a.xlsx",
        agreements=[["id", "document.title", "id", "documnt.title", "zzz", None, "# mine"], ["one"]],
        partys=[["agreement"], ["one"]],
        parties__functions=[["id"], ["x"]],
        scope__objectives=[["agreement"], ["one"]],
    )

    assert whole(refused(path)) == [
        ("The column “id” is there twice.", "a.xlsx, sheet “agreements”, row 1, column C (id)", ""),
        (
            "There is no column “documnt.title” in this sheet.",
            "a.xlsx, sheet “agreements”, row 1, column D (documnt.title)",
            "Did you mean “document.title”?",
        ),
        ("There is no column “zzz” in this sheet.", "a.xlsx, sheet “agreements”, row 1, column E (zzz)", KEEP),
        ("There is no sheet “partys”.", "a.xlsx", "Did you mean “parties”?"),
        ("The column “agreement” is missing.", "a.xlsx, sheet “parties.functions”", ""),
        ("The column “parties.id” is missing.", "a.xlsx, sheet “parties.functions”", ""),
        ("The column “id” is missing.", "a.xlsx, sheet “scope.objectives”", ""),
    ]


def test_a_workbook_without_agreements_is_told(tmp_path: Path):
    path = book_of(tmp_path / "a.xlsx", parties=[["agreement", "id"], ["one", "fire"]])

    assert whole(refused(path)) == [("The sheet “agreements” is missing.", "a.xlsx", "")]


def test_an_unknown_sheet_is_passed_over_only_if_it_is_empty(tmp_path: Path):
    sheets: dict[str, Any] = {"agreements": [["id"], ["one"]], "Sheet1": []}
    path = book_of(tmp_path / "a.xlsx", **sheets)
    assert [one.name for one in open_source(path).items()] == ["one"]

    other = book_of(tmp_path / "b.xlsx", **{**sheets, "Sheet1": [[None, None], [None, "x"]]})
    assert whole(refused(other)) == [("There is no sheet “Sheet1”.", "b.xlsx", KEEP)]


@pytest.mark.parametrize(
    ("sheet", "lines"),
    [
        ("agreements", [["Name of the agreement"], ["one"]]),
        ("parties", [["Which agreement", "Name of this row (id)"], ["one", "fire"]]),
    ],
)
def test_a_workbook_whose_first_row_is_gone_says_so_once(tmp_path: Path, sheet: str, lines: list[list[Any]]):
    path = book_of(tmp_path / "a.xlsx", **{"agreements": [["id"], ["one"]], sheet: lines})

    assert whole(refused(path)) == [
        (
            "The first row, which names the fields and is hidden, is gone.",
            f"a.xlsx, sheet “{sheet}”",
            "Put it back: it is in every workbook that `assembler batch template` writes.",
        )
    ]


def test_answers_begin_below_plain_headings_known_by_their_words(tmp_path: Path):
    spoken = [["document.title", "id"], ["Title", "NAME of the agreement"], ["First", "one"]]
    none = [["document.title", "id"], ["Name of the agreement", "two"], ["First", "one"]]
    short = [["document.title", "id"], ["Second"], ["First", "one"]]

    assert documents(book_of(tmp_path / "a.xlsx", agreements=spoken)) == {"one": {"document": {"title": "First"}}}
    assert list(documents(book_of(tmp_path / "b.xlsx", agreements=none))) == ["two", "one"]
    assert [one.name for one in open_source(book_of(tmp_path / "c.xlsx", agreements=short)).items()] == ["row-2", "one"]


@pytest.mark.parametrize(
    ("lines", "count"),
    [
        ([["id"], ["one"], ["two"]], 2),
        ([["id"], ["Name of the agreement"], ["one"], ["two"]], 2),
        ([["id"]], 0),
        ([["id"], ["Name of the agreement"]], 0),
    ],
)
def test_there_are_about_as_many_agreements_as_rows(tmp_path: Path, lines: list[list[Any]], count: int):
    assert open_source(book_of(tmp_path / "a.xlsx", agreements=lines)).count() == count


HEADINGS = ["id", "notes", "document.title"]


def with_example(path: Path) -> Path:
    return book_of(
        path,
        agreements=[HEADINGS, ["EXAMPLE", "x", "Shown"], ["one", "mine", "First"], ["two", None, "Second"]],
        parties=[["agreement", "id"], ["example", "party-1"], ["one", "fire"], ["none", "police"], ["two", "pcc"]],
    )


def test_what_should_be_known_of_a_workbook_is_told_once_it_is_read(tmp_path: Path):
    path = with_example(tmp_path / "a.xlsx")
    book = load_workbook(path)
    book["parties"].sheet_state = "hidden"
    book["agreements"].column_dimensions["C"].hidden = True
    book.save(path)
    source = open_source(path)
    notes = (
        "The column was passed over: it holds notes of your own.",
        "a.xlsx, sheet “agreements”, row 1, column B (notes)",
        "",
    )
    hidden = "It is hidden; what it holds was used all the same."

    assert whole(source.remarks()) == [
        (hidden, "a.xlsx, sheet “agreements”, row 1, column C (document.title)", ""),
        (hidden, "a.xlsx, sheet “parties”", ""),
        notes,
    ]
    assert [one.name for one in source.items()] == ["one", "two", "parties-row-4"]
    assert whole(source.remarks())[3:] == [
        ("The example was passed over.", "a.xlsx, sheet “agreements”, row 2", "Give it another id to have it made.")
    ]


def test_a_workbook_of_the_example_alone_has_no_answers(tmp_path: Path):
    path = book_of(tmp_path / "a.xlsx", agreements=[["id"], ["example"]])

    with pytest.raises(AnswersError) as raised:
        list(open_source(path).items())
    assert whole(raised.value.problems) == [
        (
            "There are no answers in it but the example.",
            str(path),
            "Fill in a row of the sheet “agreements”, with another id than “example”.",
        )
    ]


def test_a_workbook_says_the_format_of_rows_that_do_not_say_theirs(tmp_path: Path):
    lines = [["id", "format", "document.title"], ["one", None, "First"], ["two", "1", "Second"]]
    path = book_of(tmp_path / "a.xlsx", agreements=lines, _format=[["2"]])
    unsaid = book_of(tmp_path / "b.xlsx", agreements=lines)

    def formats(found: Path) -> dict[str, Any]:
        return {one.name: one.given.value.get("format") for one in open_source(found).items() if one.given}  # type: ignore[attr-defined]

    assert formats(path) == {"one": "2", "two": "1"}
    assert formats(unsaid) == {"one": None, "two": "1"}


def given_back(path: Path, *rows: int) -> dict[str, list[list[Any]]]:
    """The rows of each sheet of what is to be corrected where these rows failed."""
    target = path.with_name("to-correct.xlsx")
    failed = {(path.name, row): (Problem("No.", Place(path.name)),) for row in rows}
    assert open_source(path).write_failed(failed, target)
    book = load_workbook(target)
    found = {
        sheet.title: [[cell.value for cell in row] for row in sheet.iter_rows()]
        for sheet in book.worksheets
        if not sheet.title.startswith(("_", "Read"))
    }
    target.unlink()
    return found


def test_what_failed_is_given_back_with_its_rows_and_strays_together(tmp_path: Path):
    path = with_example(tmp_path / "a.xlsx")
    heads = {"agreements": [["id", "document.title"]], "parties": [["agreement", "id"]]}

    def expected(agreements: list[list[Any]], parties: list[list[Any]]) -> dict[str, list[list[Any]]]:
        return {"agreements": [*heads["agreements"], *agreements], "parties": [*heads["parties"], *parties]}

    one, two = ["one", "First"], ["two", "Second"]
    assert given_back(path, 3) == expected([one], [["one", "fire"]])
    assert given_back(path, 4) == expected([two], [["two", "pcc"]])
    assert given_back(path, 0) == expected([], [["none", "police"]])
    assert given_back(path, 3, 0) == expected([one], [["one", "fire"], ["none", "police"]])


def test_more_cells_than_can_be_gone_through_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = book_of(tmp_path / "a.xlsx", agreements=[["id"], ["one"], ["two"]])
    source = open_source(path)
    monkeypatch.setattr(spreadsheet, "MOST_CELLS", 7)

    with pytest.raises(AnswersError) as raised:
        list(source.items())
    assert whole(raised.value.problems) == [
        (
            "It has more than 7 cells, counting the empty ones before the last of each row.",
            "a.xlsx, sheet “agreements”, row 3",
            "Delete what is far to the right, or far below.",
        )
    ]
    monkeypatch.setattr(spreadsheet, "MOST_CELLS", 8)
    assert [one.name for one in source.items()] == ["one", "two"]
