"""A newcomer's day with a batch: the template filled in as people do, run, corrected where it is coloured, and run again to success."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from batch.making import manifest
from openpyxl import load_workbook

from assembler.batch.validation import FIRST_ROW
from assembler.cli.main import status_of

WRONG = "00FFC7CE"


def put(sheet: Any, row: int, **cells: Any) -> None:
    """Fill in cells of a row by their fields; `__` stands for a full stop."""
    columns = {cell.value: cell.column for cell in sheet[1]}
    for heading, value in cells.items():
        sheet.cell(row, columns[heading.replace("__", ".")]).value = value


def filled_in(path: Path) -> None:
    """Twelve stations typed below the template's example, with eight mistakes in five of them, and things of a person's own."""
    book: Any = load_workbook(path)
    agreements, parties = book["agreements"], book["parties"]
    agreements.cell(1, agreements.max_column + 1).value = "Notes"
    for number in range(1, 13):
        name, row = f"station-{number}", FIRST_ROW + number
        put(agreements, row, id=name, document__title=f"Share of station {number}", Notes="ask Jo")
        put(agreements, row, scope__expires_on=dt.datetime(2030, 3, 31))  # noqa: DTZ001 - a cell has no time zone
        for place, (party, kind) in enumerate([("fire", "combined_fire_authority"), ("trust", "nhs_trust")]):
            put(parties, 2 * row - FIRST_ROW + place, agreement=name, id=party, kind=kind)
    put(parties, 2 * (FIRST_ROW + 1) - FIRST_ROW, address="Mill Lane\nHarrowmere\nHM1 1AA")
    put(parties, 2 * (FIRST_ROW + 4) - FIRST_ROW, agreement="sation-4")  # one row of station-4
    put(agreements, FIRST_ROW + 5, scope__expires_on="soon", change__withdrawal_notice="six")
    put(parties, 2 * (FIRST_ROW + 6) - FIRST_ROW, kind="fire authority")
    put(agreements, FIRST_ROW + 7, governance__chair_party="polise")
    put(agreements, FIRST_ROW + 8, id="station 8/9")
    put(parties, 2 * (FIRST_ROW + 8) - FIRST_ROW, agreement="station 8/9")
    put(parties, 2 * (FIRST_ROW + 8) - FIRST_ROW + 1, agreement="station 8/9")
    book.create_sheet("Sheet1")
    book.save(path)


def coloured(book: Any) -> dict[str, list[str]]:
    """The coloured cells of each sheet, each of which has a note."""
    found: dict[str, list[str]] = {}
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.fill.fgColor.rgb == WRONG:
                    assert cell.comment
                    found.setdefault(sheet.title, []).append(f"{sheet.cell(1, cell.column).value}={cell.value}")
    return found


@pytest.mark.slow
@pytest.mark.row("G2", "G3", "C7")
def test_twelve_with_mistakes_of_a_person_are_corrected_and_made(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    path, out = tmp_path / "stations.xlsx", tmp_path / "agreements"
    correct = out / "to-correct.xlsx"
    assert status_of(["batch", "template", str(path)]) == 0
    filled_in(path)

    assert status_of(["batch", "run", str(path), "--out", str(out), "--jobs", "1"]) == 4
    told = capsys.readouterr().err
    book: Any = load_workbook(correct)
    assert (
        "sheet “agreements”, row 8, column U (End of the fixed term), scope.expires_on: “soon” is not a date." in told
    )
    assert "Done: 12 agreements in" in told
    assert "(5 invalid, 7 new), and 1 row belongs to no agreement;" in told
    assert f"Correct {correct} and run it into the same folder." in told
    assert coloured(book) == {
        "agreements": [
            "scope.expires_on=soon",
            "change.withdrawal_notice=six",
            "governance.chair_party=polise",
            "id=station 8/9",
        ],
        "parties": ["agreement=sation-4", "kind=fire authority"],
    }

    put(book["agreements"], 4, scope__expires_on="2030-03-31", change__withdrawal_notice="6")
    put(book["agreements"], 6, governance__chair_party="fire")
    put(book["agreements"], 7, id="station-8")
    for row in book["parties"].iter_rows(min_row=FIRST_ROW):
        row[0].value = {"sation-4": "station-4", "station 8/9": "station-8"}.get(row[0].value, row[0].value)
    kinds = {cell.value: cell.column for cell in book["parties"][1]}
    for row in book["parties"].iter_rows(min_row=FIRST_ROW):
        if row[kinds["kind"] - 1].value == "fire authority":
            row[kinds["kind"] - 1].value = "combined_fire_authority"
    book.save(correct)

    assert status_of(["batch", "run", str(correct), "--out", str(out), "--jobs", "1"]) == 0
    assert "Done: 5 agreements in" in capsys.readouterr().err
    assert {entry["agreement"]: entry["status"] for entry in manifest(out)["agreements"]} == {
        f"station-{number}": "made" for number in range(1, 13)
    }
    assert len(list(out.glob("*.docx"))) == 12
    assert not (out / "failures.csv").exists()
