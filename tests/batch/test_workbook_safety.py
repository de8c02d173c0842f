"""A workbook looked through before it is opened: what it hides and merges, and what no workbook holds."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from assembler.batch import workbook_safety
from assembler.batch.workbook_safety import SheetShape, workbook_shape
from assembler.errors import AnswersError

SHEET = "xl/worksheets/sheet1.xml"


def book(path: Path, content: str | bytes, name: str = SHEET) -> Path:
    with zipfile.ZipFile(path, "w") as package:
        package.writestr(name, content)
    return path


def told(path: Path) -> str:
    with pytest.raises(AnswersError) as raised:
        workbook_shape(path)
    return str(raised.value)


@pytest.mark.parametrize(
    ("content", "shape"),
    [
        ("<row r='2'/>", SheetShape()),
        ("<row r='2' hidden='1'/><x:row hidden=\"true\" r=\"7\"/><row r='3' hidden='0'/>", SheetShape(hidden={2, 7})),
        ("<row hidden='1'/>", SheetShape()),
        ("<col min='2' max='3' hidden='1'/><col min='5' max='5'/>", SheetShape(columns={(2, 3)})),
        ("<col min='2' hidden='1'/>", SheetShape()),
        (
            "<mergeCell ref='B2:C4'/><x:mergeCell ref=\"$A$7:$A$9\"/><mergeCell ref='D2:F2'/>",
            SheetShape(merged={(2, 2): 4, (7, 1): 9}),
        ),
    ],
)
def test_rows_and_columns_that_nobody_sees_and_merged_cells_are_found(tmp_path: Path, content: str, shape: SheetShape):
    found = workbook_shape(book(tmp_path / "a.xlsx", f"<sheet>{content}</sheet>"))

    assert found.shapes.get(SHEET, SheetShape()) == shape
    assert (found.formulas, found.struck) == (False, False)


@pytest.mark.parametrize(
    ("content", "name", "formulas", "struck"),
    [
        ("<f>1+1</f>", SHEET, True, False),
        ("<x:f t='shared'/>", SHEET, True, False),
        ("<font/>", SHEET, False, False),
        ("<f>1+1</f>", "xl/notes.txt", False, False),
        ("<strike/>", "xl/sharedStrings.xml", False, True),
        ("<strike/>", "xl/styles.xml", False, False),
        ("<strikes/>", "xl/sharedStrings.xml", False, False),
    ],
)
def test_formulas_and_words_struck_through_are_found(
    tmp_path: Path, content: str, name: str, formulas: bool, struck: bool
):
    found = workbook_shape(book(tmp_path / "a.xlsx", content, name))

    assert (found.formulas, found.struck) == (formulas, struck)


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ("<!DOCTYPE x>", "has a document type declaration, which no workbook needs"),
        ("<!ENTITY x>", "has a document type declaration, which no workbook needs"),
        ("<row r='x'/>", "has a row whose number is not a number, which no workbook has"),
        ("<row r='0'/>", "has a row whose number is not a number, which no workbook has"),
        ("<a/>".encode("utf-16"), "is not in UTF-8, which a workbook is"),
    ],
)
def test_what_no_workbook_holds_is_told_with_its_part(tmp_path: Path, content: str | bytes, fault: str):
    assert told(book(tmp_path / "a.xlsx", content)) == f"a.xlsx: {SHEET} {fault}."


def test_all_faults_are_told_in_order(tmp_path: Path):
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("b.xml", "<!DOCTYPE x><row r='x'/>")
        package.writestr("a.RELS", "<!DOCTYPE x>")
        package.writestr("c.bin", "<!DOCTYPE x>")

    assert told(path).splitlines() == [
        "a.xlsx: a.RELS has a document type declaration, which no workbook needs.",
        "a.xlsx: b.xml has a document type declaration, which no workbook needs.",
        "a.xlsx: b.xml has a row whose number is not a number, which no workbook has.",
    ]


@pytest.mark.parametrize(("cells", "refused"), [(10_000, False), (10_001, True)])
def test_more_merged_cells_than_any_form_has_are_refused(tmp_path: Path, cells: int, refused: bool):
    path = book(tmp_path / "a.xlsx", "".join(f"<mergeCell ref='A{at}:A{at + 1}'/>" for at in range(1, cells + 1)))

    if refused:
        assert told(path) == (
            f"a.xlsx: {SHEET} has more than 10,000 merged cells, which hide what belongs to which row."
        )
    else:
        assert len(workbook_shape(path).shapes[SHEET].merged) == cells


@pytest.mark.parametrize(
    ("limit", "value", "fault"),
    [
        ("MOST_BYTES", 50, "a.xlsx: The workbook is larger than 0 MB."),
        ("MOST_MEMBERS", 0, "a.xlsx: It has more than 0 parts."),
        ("_MOST_UNPACKED", 3, "a.xlsx: It would unpack to more than 0 MB."),
    ],
)
def test_what_would_fill_the_memory_is_refused_before_it_is_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str, value: int, fault: str
):
    path = book(tmp_path / "a.xlsx", "<a/>")
    assert workbook_shape(path).shapes == {}
    monkeypatch.setattr(workbook_safety, limit, value)

    assert told(path) == fault


@pytest.mark.parametrize(
    ("limit", "fault"),
    [
        ("MOST_BYTES", "a.xlsx: The workbook is larger than 0 MB."),
        ("MOST_MEMBERS", "a.xlsx: It has more than 0 parts."),
        ("_MOST_UNPACKED", "a.xlsx: It would unpack to more than 0 MB."),
    ],
)
def test_a_workbook_may_be_just_as_large_as_what_is_allowed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str, fault: str
):
    path = book(tmp_path / "a.xlsx", "<a/>")
    with zipfile.ZipFile(path) as package:
        entries = package.infolist()
    sizes = {
        "MOST_BYTES": path.stat().st_size,
        "MOST_MEMBERS": len(entries),
        "_MOST_UNPACKED": sum(entry.file_size for entry in entries),
    }
    monkeypatch.setattr(workbook_safety, limit, sizes[limit])
    assert workbook_shape(path).shapes == {}
    monkeypatch.setattr(workbook_safety, limit, sizes[limit] - 1)

    assert told(path) == fault


def test_nothing_hides_across_two_pieces_of_a_part(tmp_path: Path):
    content = f"{' ' * 999_995}<row r='9' hidden='1'/>"

    assert workbook_shape(book(tmp_path / "a.xlsx", content)).shapes[SHEET].hidden == {9}
