"""Workbooks: what cells mean, errors by sheet, row and column, and files that are not what they seem."""

import datetime as dt
import errno
import io
import random
import re
import stat
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from batch.making import run, states
from openpyxl import Workbook, load_workbook

from assembler.answers.files import answers_from
from assembler.batch import open_source
from assembler.errors import AnswersError

Rows = list[list[Any]]


def book_of(path: Path, **rows: Rows) -> Path:
    """A workbook with these rows, headings first, in each sheet; `__` in a name stands for a full stop."""
    book = Workbook()
    book.remove(book.active)
    for title, lines in rows.items():
        sheet = book.create_sheet(title.replace("__", "."))
        for line in lines:
            sheet.append(line)
    book.save(path)
    return path


def documents(path: Path) -> dict[str, Any]:
    return {item.name: item.given.document().value for item in open_source(path).items() if item.given}


def test_a_workbook_without_a_row_has_no_agreement_and_no_fault(tmp_path: Path):
    assert list(open_source(book_of(tmp_path / "a.xlsx", agreements=[["id", "document.title"]])).items()) == []


DAMAGED = (
    "It is not an Excel workbook (.xlsx), it is damaged, or it has a password. Open it in Excel and save it again."
)


def told(path: Path) -> list[str]:
    """What is said of a workbook that cannot be read to its end."""
    with pytest.raises(AnswersError) as caught:
        list(open_source(path).items())
    return [str(problem) for problem in caught.value.problems]


def problems(path: Path) -> list[str]:
    """What is wrong with each item, or with what its cells give, before its answers are read."""
    return [
        str(problem)
        for item in open_source(path).items()
        for problem in (item.problems if item.given is None else item.given.document().faults)
    ]


def test_a_cell_that_cannot_be_read_hides_nothing_else_that_is_wrong(tmp_path: Path):
    headings = ["id", "document.title", "scope.expires_on"]
    path = book_of(tmp_path / "all.xlsx", agreements=[headings, ["one", "=1+1", "soon"]])
    [item] = open_source(path).items()

    assert item.given is not None
    with pytest.raises(AnswersError) as raised:
        answers_from(item.given.document())
    assert [problem.place.field for problem in raised.value.problems] == ["", "scope.expires_on"]


def test_rows_become_the_nested_answers_of_an_agreement_in_any_order(tmp_path: Path):
    path = book_of(
        tmp_path / "all.xlsx",
        agreements=[
            ["id", "document.title", "scope.subjects"],
            ["one", "First", "premises; staff"],
            ["two", "Second", None],
        ],
        parties__functions=[
            ["agreement", "parties.id", "id", "function"],
            ["one", "fire", "rescue", "rescuing people"],
        ],
        parties=[
            ["agreement", "id", "decision.view"],
            ["two", "police", None],
            ["one", "fire", "both"],
            ["one", "police", None],
        ],
    )

    assert documents(path) == {
        "one": {
            "document": {"title": "First"},
            "scope": {"subjects": ["premises", "staff"]},
            "parties": [
                {
                    "id": "fire",
                    "decision": {"view": "both"},
                    "functions": [{"id": "rescue", "function": "rescuing people"}],
                },
                {"id": "police"},
            ],
        },
        "two": {"document": {"title": "Second"}, "parties": [{"id": "police"}]},
    }


def test_cells_are_read_as_a_person_would_write_them(tmp_path: Path):
    cells = [
        dt.date(2027, 3, 1),
        "2027-03-01",
        "01223",
        True,
        6,
        6.5,
        "to be agreed: ask the Board",
        " ",
        dt.datetime(2027, 3, 1),  # noqa: DTZ001 - a cell of Excel has no time zone
    ]
    columns = [
        "document.prepared_on",
        "document.reference",
        "document.version",
        "scope.all_in_writing",
        "document.title",
    ]
    columns += ["document.short_name", "document.author", "scope.purpose", "scope.commences_on"]
    path = book_of(tmp_path / "all.xlsx", agreements=[["id", *columns], ["one", *cells]])

    found = documents(path)["one"]

    assert found == {
        "document": {
            "prepared_on": "2027-03-01",
            "reference": "2027-03-01",
            "version": "01223",
            "title": "6",
            "short_name": "6.5",
            "author": "to be agreed: ask the Board",
        },
        "scope": {"all_in_writing": "yes", "commences_on": "2027-03-01"},
    }


def test_a_number_shown_with_leading_zeros_keeps_them(tmp_path: Path):
    path = book_of(tmp_path / "all.xlsx", agreements=[["id", "document.reference"], ["one", 417]])
    book = load_workbook(path)
    book["agreements"]["B2"].number_format = "000000"
    book.save(path)

    assert documents(path)["one"]["document"]["reference"] == "000417"


@pytest.mark.slow
def test_every_error_names_its_sheet_row_and_column(tmp_path: Path):
    path = book_of(
        tmp_path / "all.xlsx",
        agreements=[["id", "document.prepared_on"], ["one", "soon"]],
        parties=[["agreement", "id", "kind"], ["one", "fire", "combined_fire_authorty"], ["on", "x", None]],
        parties__functions=[["agreement", "parties.id", "id"], ["one", "fir", "rescue"]],
    )

    structure = problems(path)
    path_of_values = book_of(
        tmp_path / "values.xlsx",
        agreements=[["id", "document.prepared_on"], ["one", "soon"]],
        parties=[["agreement", "id", "kind"], ["one", "fire", "combined_fire_authorty"]],
    )
    values = [str(problem) for problem in run(path_of_values, tmp_path / "out")[0].problems]

    assert structure == [
        "all.xlsx, sheet “parties”, row 3, column A (agreement), agreement: It is held back: this row names “on”, which is no agreement "
        "here, and may be one of its rows. Write “one” there if it is; if not, what it is a row of.",
        "all.xlsx, sheet “parties.functions”, row 2, column B (parties.id), parties.id: This agreement has no row with the id “fir” "
        "in the sheet “parties”. Did you mean “fire”?",
        "all.xlsx, sheet “parties”, row 3, column A (agreement), agreement: There is no agreement “on” in the sheet “agreements”. "
        "Did you mean “one”? Until it is put right, one is held back.",
    ]
    assert values[0].startswith(
        "values.xlsx, sheet “agreements”, row 2, column B (document.prepared_on), document.prepared_on: “soon”"
    )
    assert values[1].startswith(
        "values.xlsx, sheet “parties”, row 2, column C (kind), parties[1].kind: “combined_fire_authorty”"
    )


def test_an_unknown_column_or_sheet_is_an_error_with_the_nearest_name(tmp_path: Path):
    path = book_of(tmp_path / "all.xlsx", agreements=[["id", "document.titel"]], partys=[["agreement", "id"]])

    with pytest.raises(AnswersError) as caught:
        open_source(path)

    assert [str(problem) for problem in caught.value.problems] == [
        "all.xlsx, sheet “agreements”, row 1, column B (document.titel): There is no column “document.titel” in this sheet. "
        "Did you mean “document.title”?",
        "all.xlsx: There is no sheet “partys”. Did you mean “parties”?",
    ]


def test_a_heading_in_capitals_and_a_row_of_no_agreement_are_told(tmp_path: Path):
    capitals = book_of(tmp_path / "capitals.xlsx", agreements=[["ID", "document.title"], ["one", "A"]])
    nobody = book_of(
        tmp_path / "nobody.xlsx",
        agreements=[["id", "document.title"], [None, "A"]],
        parties=[["agreement", "id"], [None, "fire"]],
    )

    assert told(capitals) == [
        "capitals.xlsx, sheet “agreements”, row 1, column A (ID): There is no column “ID” in this sheet. Did you mean “id”?",
        "capitals.xlsx, sheet “agreements”: The column “id” is missing.",
    ]
    assert problems(nobody)[1:] == [
        "nobody.xlsx, sheet “parties”, row 2, column A (agreement), agreement: The row does not say which agreement it is for."
    ]


def test_a_formula_is_its_value_with_a_warning_or_else_an_error(tmp_path: Path):
    path = book_of(tmp_path / "all.xlsx", agreements=[["id", "document.title"], ["one", "=1+1"]])
    kept = zipfile.ZipFile(path)
    parts = {name: kept.read(name) for name in kept.namelist()}
    kept.close()
    sheet = "xl/worksheets/sheet1.xml"
    assert b"<f>1+1</f><v" in parts[sheet]
    without = problems(path)
    parts[sheet] = (
        parts[sheet]
        .replace(b"<f>1+1</f><v />", b"<f>1+1</f><v>2</v>")
        .replace(b"<f>1+1</f><v></v>", b"<f>1+1</f><v>2</v>")
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        for name, data in parts.items():
            book.writestr(name, data)
    [item] = open_source(path).items()

    assert without == [
        "all.xlsx, sheet “agreements”, row 2, column B (document.title): The cell holds a formula without a value. Type the value in its place."
    ]
    assert documents(path)["one"] == {"document": {"title": "2"}}
    assert [warning.message for warning in item.warnings] == ["The cell holds a formula; its value “2” was used."]


@pytest.mark.slow
def test_the_failed_rows_come_back_as_a_workbook_of_text(tmp_path: Path):
    path = book_of(
        tmp_path / "all.xlsx",
        agreements=[["id", "document.title", "document.marking"], ["good", "A", None], ["bad", "'=1", "secret"]],
        parties=[["agreement", "id"], ["good", "a"], ["bad", "b"], ["lost", "c"]],
    )

    assert states(run(path, tmp_path / "out")) == {"good": "new", "bad": "invalid", "parties-row-4": "stray"}
    assert stat.S_IMODE((tmp_path / "out" / "to-correct.xlsx").stat().st_mode) == 0o600
    again = load_workbook(tmp_path / "out" / "to-correct.xlsx")
    ids = {sheet.title: [row[0] for row in sheet.iter_rows(min_row=2, values_only=True)] for sheet in again.worksheets}
    ids.pop("Read me")
    assert ids == {"agreements": ["bad"], "parties": ["bad", "lost"]}
    assert states(run(tmp_path / "out" / "to-correct.xlsx", tmp_path / "out")) == {
        "bad": "invalid",
        "parties-row-3": "stray",
    }


@pytest.mark.slow
def test_ten_thousand_rows_are_read_as_a_stream_in_little_memory(tmp_path: Path):
    book = Workbook(write_only=True)
    agreements, parties = book.create_sheet("agreements"), book.create_sheet("parties")
    agreements.append(["id", "document.title"])
    parties.append(["agreement", "id", "legal_name"])
    for number in range(10_000):
        agreements.append([f"a-{number}", f"Agreement {number}"])
        parties.append([f"a-{9_999 - number}", "fire", f"Fire Authority {number}"])
    book.save(tmp_path / "all.xlsx")
    source = open_source(tmp_path / "all.xlsx")

    count, most = 0, 0
    for number, item in enumerate(source.items()):
        if number == 9_000:
            tracemalloc.start()  # it makes everything several times slower, so only the last tenth is watched
        assert item.given is not None
        assert item.given.document().value["parties"] == [
            {"id": "fire", "legal_name": f"Fire Authority {9_999 - number}"}
        ]
        count += 1
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert count == 10_000
    assert most < 2_000_000


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_workbook_that_is_cut_short_is_told(tmp_path: Path, share: float):
    path = book_of(tmp_path / "all.xlsx", agreements=[["id"], *([f"a-{number}"] for number in range(200))])
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * share)])

    with pytest.raises(AnswersError, match="damaged"):
        open_source(path)


def test_a_workbook_whose_sheet_is_cut_short_is_told(tmp_path: Path):
    path = book_of(tmp_path / "all.xlsx", agreements=[["id"], *([f"a-{number}"] for number in range(200))])
    source = zipfile.ZipFile(path)
    parts = {name: source.read(name) for name in source.namelist()}
    source.close()
    with zipfile.ZipFile(path, "w") as book:
        for name, data in parts.items():
            book.writestr(name, data[:-400] if "sheet1" in name else data)

    with pytest.raises(AnswersError, match="damaged"):
        list(open_source(path).items())


@pytest.mark.parametrize(
    "part",
    [
        "xl/workbook.xml",
        "xl/styles.xml",
        "xl/worksheets/sheet1.xml",
        "xl/_rels/workbook.xml.rels",
        "[Content_Types].xml",
    ],
)
def test_a_part_that_is_cut_short_is_told(tmp_path: Path, part: str):
    path = book_of(tmp_path / "all.xlsx", agreements=[["id"], ["one"]])
    repacked(path, lambda name, data: data[:-30] if name == part else data)

    assert told(path) == [f"all.xlsx: {DAMAGED}"]


def test_a_workbook_that_may_not_be_read_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = book_of(tmp_path / "all.xlsx", agreements=[["id"], ["one"]])

    def refuse(path: Path) -> bool:
        raise PermissionError(errno.EACCES, "Permission denied", path)

    monkeypatch.setattr("assembler.batch.spreadsheet.workbook_shape", refuse)

    assert told(path) == [
        "all.xlsx: The file cannot be read: Permission denied. Close it where it is open, or give yourself the right to read it."
    ]


@pytest.mark.slow
def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path):
    path = book_of(tmp_path / "bomb.xlsx", agreements=[["id"]])
    with (
        zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as book,
        book.open("xl/media/image1.png", "w", force_zip64=True) as part,
    ):
        for _ in range(300):
            part.write(bytes(1_000_000))

    with pytest.raises(AnswersError, match="unpack"):
        open_source(path)


def test_what_is_no_workbook_is_told(tmp_path: Path):
    path = tmp_path / "all.xlsx"
    path.write_bytes(io.BytesIO(b"Dear Sir").getvalue())

    with pytest.raises(AnswersError, match="not an Excel workbook"):
        open_source(path)


def repacked(path: Path, change: Callable[[str, bytes], bytes], **more: bytes) -> Path:
    """The workbook with each part changed, and more parts; `__` in a name stands for a slash."""
    with zipfile.ZipFile(path) as book:
        parts = {name: change(name, book.read(name)) for name in book.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        for name, data in (parts | {name.replace("__", "/"): data for name, data in more.items()}).items():
            book.writestr(name, data)
    return path


SHEET = "xl/worksheets/sheet1.xml"
LAUGHS = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'


@pytest.mark.parametrize("part", [SHEET, "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "[Content_Types].xml"])
def test_a_document_type_declaration_is_refused_in_any_part(tmp_path: Path, part: str):
    path = book_of(tmp_path / "all.xlsx", agreements=[["id"], ["one"]])
    repacked(path, lambda name, data: LAUGHS + data.rpartition(b"?>")[2] if name == part else data)

    with pytest.raises(AnswersError, match="document type declaration"):
        open_source(path)


def test_a_part_in_another_encoding_hides_nothing(tmp_path: Path):
    path = book_of(tmp_path / "all.xlsx", agreements=[["id"], ["one"]])
    repacked(path, lambda name, data: data.decode().encode("utf-16") if name == SHEET else data)

    with pytest.raises(AnswersError, match="not in UTF-8"):
        open_source(path)


def with_prefix(sheet: bytes) -> bytes:
    """The same sheet with a prefix before each element's name, as XML allows."""
    return re.sub(rb"<(/?)([a-zA-Z])", rb"<\1x:\2", sheet).replace(b"xmlns=", b"xmlns:x=")


def as_it_stands(sheet: bytes) -> bytes:
    return sheet


@pytest.mark.slow
@pytest.mark.parametrize("written", [as_it_stands, with_prefix])
@pytest.mark.parametrize("row", [b"1048577", b"99999999999"])
def test_a_row_below_the_last_is_refused_and_not_counted_up_to(
    tmp_path: Path, row: bytes, written: Callable[[bytes], bytes]
):
    path = book_of(tmp_path / "all.xlsx", agreements=[["id"], ["one"]])
    repacked(
        path,
        lambda name, data: written(data.replace(b'<row r="2"', b'<row r="' + row + b'"')) if name == SHEET else data,
    )

    assert told(path) == [
        "all.xlsx, sheet “agreements”: It has a row below the last that a workbook can have (1,048,576)."
    ]


@pytest.mark.parametrize("written", [as_it_stands, with_prefix])
@pytest.mark.parametrize("row", [b"4e12", b"-1", b"0", b""])
def test_a_row_whose_number_is_none_is_refused_and_not_left_out(
    tmp_path: Path, row: bytes, written: Callable[[bytes], bytes]
):
    path = book_of(tmp_path / "all.xlsx", agreements=[["id"], ["one"]])
    repacked(
        path,
        lambda name, data: written(data.replace(b'<row r="2"', b'<row r="' + row + b'"')) if name == SHEET else data,
    )

    assert told(path) == [f"all.xlsx: {SHEET} has a row whose number is not a number, which no workbook has."]


@pytest.mark.slow
@pytest.mark.parametrize("before", range(5))
def test_a_row_is_numbered_wherever_the_sheet_is_cut_for_reading(tmp_path: Path, before: int):
    path = book_of(tmp_path / "all.xlsx", agreements=[["id"], ["one"]])

    def moved(data: bytes) -> bytes:
        """The row's number at the end of the first million bytes, up to some of it."""
        at = data.find(b'r="2"') + before
        noise = random.Random(1).randbytes(500_000).hex().encode()  # noqa: S311 - so that it packs badly
        return data.replace(b"<sheetData>", b"<!--" + noise[: 1_000_000 - at - 7] + b"--><sheetData>")

    repacked(path, lambda name, data: moved(data) if name == SHEET else data)

    assert [item.name for item in open_source(path).items()] == ["one"]


@pytest.mark.slow
def test_the_last_row_that_excel_has_is_read(tmp_path: Path):
    path = book_of(tmp_path / "all.xlsx", agreements=[["id", "document.title"], ["one", "A"]])
    repacked(path, lambda name, data: data.replace(b'<row r="2"', b'<row r="1048576"') if name == SHEET else data)

    assert [(item.name, item.row) for item in open_source(path).items()] == [("one", 1_048_576)]


def test_a_formula_written_with_a_prefix_is_warned_of_too(tmp_path: Path):
    path = book_of(tmp_path / "all.xlsx", agreements=[["id", "document.title"], ["one", "=1+1"]])
    repacked(path, lambda name, data: with_prefix(data) if name == SHEET else data)

    assert [problem.rpartition(": ")[2] for problem in problems(path)] == [
        "The cell holds a formula without a value. Type the value in its place."
    ]


def test_a_link_to_another_workbook_is_a_formula_and_is_not_followed(tmp_path: Path):
    path = book_of(tmp_path / "all.xlsx", agreements=[["id", "document.title"], ["one", "=[1]Sheet1!$A$1"]])
    relation = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
        b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/externalLinkPath" '
        b'Target="file:///etc/passwd" TargetMode="External"/></Relationships>'
    )
    repacked(
        path,
        lambda name, data: (
            data.replace(b"<v />", b"<v>9</v>").replace(b"<v></v>", b"<v>9</v>") if name == SHEET else data
        ),
        xl__externalLinks___rels__externalLink1_xml_rels=relation,
    )

    [item] = open_source(path).items()

    assert documents(path)["one"] == {"document": {"title": "9"}}
    assert [warning.message for warning in item.warnings] == ["The cell holds a formula; its value “9” was used."]


def test_what_stands_under_no_heading_is_told(tmp_path: Path):
    path = book_of(
        tmp_path / "all.xlsx",
        agreements=[["id", None, "document.title"], ["one", "a note", "Title", "another"]],
    )

    [item] = open_source(path).items()

    assert [str(warning) for warning in item.warnings] == [
        "all.xlsx, sheet “agreements”, row 2, column B (no heading): The cell is under no heading, so it was not read.",
        "all.xlsx, sheet “agreements”, row 2, column D (no heading): The cell is under no heading, so it was not read.",
    ]


def test_a_workbook_that_says_it_is_smaller_than_it_is_loses_no_rows(tmp_path: Path):
    path = book_of(tmp_path / "all.xlsx", agreements=[["id", "document.title"], ["one", "A"], ["two", "B"]])
    repacked(path, lambda name, data: data.replace(b'ref="A1:B3"', b'ref="A1:A2"') if name == SHEET else data)

    assert documents(path) == {"one": {"document": {"title": "A"}}, "two": {"document": {"title": "B"}}}


@pytest.mark.slow
def test_a_name_that_is_taken_or_cannot_be_one_names_its_cell(tmp_path: Path):
    path = book_of(
        tmp_path / "all.xlsx",
        agreements=[["document.title", "id"], ["A", "hub"], ["B", "HUB"], ["C", "a/b"], ["D", None]],
    )

    told = [str(report.problems[0]) for report in run(path, tmp_path / "out") if report.problems]

    assert told == [
        "all.xlsx, sheet “agreements”, row 3, column B (id): The name “HUB” is used before in this source; capitals make no difference. "
        "Give it a name of its own.",
        "all.xlsx, sheet “agreements”, row 4, column B (id): “a/b” holds '/', which a file's name cannot have, so it cannot name a Word "
        "file. Give it another name.",
        "all.xlsx, sheet “agreements”, row 5, id: The agreement has no id. Give each agreement an id of its own.",
    ]


def test_a_workbook_with_a_password_is_told(tmp_path: Path):
    path = tmp_path / "all.xlsx"
    path.write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(4000))

    with pytest.raises(AnswersError, match="or it has a password"):
        open_source(path)
