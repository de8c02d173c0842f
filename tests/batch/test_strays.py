"""The loop of correction: a row that names no agreement holds its agreement back, and what is corrected closes the loop."""

from pathlib import Path
from typing import Any

import pytest
from batch.making import manifest, run
from batch.test_corrections import ending
from batch.test_workbook import book_of
from openpyxl import load_workbook

from assembler.batch import open_source
from assembler.batch import strays as strays_module
from assembler.batch.columns import sheets
from assembler.batch.rows import Layout
from assembler.batch.strays import RowName, Strays
from assembler.cli.main import status_of

LAYOUTS = {sheet.title: Layout(sheet, {"agreement": "A"}) for sheet in sheets()}
STATIONS = [f"station-{number}" for number in range(1, 13)]


def stations(path: Path, **spelt: str) -> Path:
    """Twelve stations with two parties each; `spelt` says how the agreement of a row of the sheet of parties is spelt."""
    rows = [(station, party) for station in STATIONS for party in ("fire", "police")]
    parties = [[spelt.get(f"row_{number}", station), party] for number, (station, party) in enumerate(rows, 2)]
    agreements = [[station, f"Share of {station}"] for station in STATIONS]
    return book_of(path, agreements=[["id", "document.title"], *agreements], parties=[["agreement", "id"], *parties])


def put(path: Path, sheet: str, cell: str, value: str | None) -> None:
    book: Any = load_workbook(path)
    book[sheet][cell] = value
    book.save(path)


def held(path: Path) -> list[str]:
    return [item.name for item in open_source(path).items() if item.given is None and item.stray_of is None]


@pytest.mark.slow
@pytest.mark.row("G2")
def test_a_misspelt_agreement_is_held_back_and_closes_the_loop(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    source, out = stations(tmp_path / "all.xlsx", row_8="sation-4"), tmp_path / "out"
    first = status_of(["batch", "run", str(source), "--out", str(out), "--jobs", "1"])
    told = capsys.readouterr().err
    correct: Any = load_workbook(out / "to-correct.xlsx")

    assert first == 4
    assert "Done: 12 agreements in" in told
    assert "(1 invalid, 11 new), and 1 row belongs to no agreement;" in told
    assert not (out / "station-4.docx").exists()
    assert len(manifest(out)["agreements"]) == 12
    assert [row[0].value for row in correct["agreements"].iter_rows(min_row=2)] == ["station-4"]
    assert [[cell.value for cell in row] for row in correct["parties"].iter_rows(min_row=2)] == [
        ["sation-4", "fire"],
        ["station-4", "police"],
    ]

    put(out / "to-correct.xlsx", "parties", "A2", "station-4")
    second = status_of(["batch", "run", str(out / "to-correct.xlsx"), "--out", str(out), "--jobs", "1"])

    assert second == 0
    assert "Done: 1 agreement in" in capsys.readouterr().err
    assert {entry["status"] for entry in manifest(out)["agreements"]} == {"made"}
    assert len(list(out.glob("*.docx"))) == 12


@pytest.mark.slow
@pytest.mark.row("G2")
def test_what_is_wrong_is_coloured_and_noted_in_the_workbook(tmp_path: Path):
    source = stations(tmp_path / "all.xlsx", row_8="sation-4")
    book: Any = load_workbook(source)
    book["agreements"]["C1"], book["agreements"]["C3"] = "document.marking", "secret"
    book.save(source)
    ending(source, tmp_path / "out")
    correct: Any = load_workbook(tmp_path / "out" / "to-correct.xlsx")
    wrong = {
        (sheet.title, cell.coordinate): cell.comment.text.partition(".")[0]
        for sheet in correct.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.comment
    }
    coloured = {
        (sheet.title, cell.coordinate)
        for sheet in correct.worksheets
        for row in sheet.iter_rows(min_row=2)
        for cell in row
        if cell.fill.fgColor.rgb == "00FFC7CE"
    }

    assert wrong == {
        ("agreements", "C2"): "“secret” is not one of the answers allowed: official, official_sensitive, none",
        (
            "parties",
            "A4",
        ): "It is held back: this row names “sation-4”, which is no agreement here, and may be one of its rows",
    }
    assert coloured == set(wrong)


@pytest.mark.row("G2")
@pytest.mark.parametrize(
    ("spelt", "agreements"),
    [
        ("staton-4", ["station-4"]),
        ("Station 4", ["station-4"]),
        ("sttaion-4", ["station-4"]),
        ("station-44", ["station-4"]),
        ("station-13", ["station-3"]),
        ("Harrowmere", ["station-3", "station-4"]),
        (None, ["station-3", "station-4"]),
    ],
)
def test_a_stray_holds_back_what_it_may_belong_to(tmp_path: Path, spelt: Any, agreements: list[str]):
    assert held(stations(tmp_path / "all.xlsx", row_8=spelt)) == agreements


@pytest.mark.row("G2")
def test_rows_that_all_name_nothing_hold_every_agreement_back_once(tmp_path: Path):
    source = stations(tmp_path / "all.xlsx", **{f"row_{row}": f"hub {row}" for row in range(2, 26)})
    reports = run(source, tmp_path / "out")

    assert len([report for report in reports if report.state == "invalid"]) == 12
    assert len([report for report in reports if report.state == "stray"]) == 24
    assert [entry["agreement"] for entry in manifest(tmp_path / "out")["agreements"]] == sorted(STATIONS)


@pytest.mark.slow
@pytest.mark.row("G2")
def test_a_corrected_row_of_what_is_made_says_where_it_belongs(tmp_path: Path):
    out = tmp_path / "out"
    run(stations(tmp_path / "all.xlsx", row_8="sation-4"), out)
    put(out / "to-correct.xlsx", "parties", "A2", "station-9")

    stray = next(report for report in run(out / "to-correct.xlsx", out) if report.state == "stray")

    assert [str(problem) for problem in stray.problems] == [
        "to-correct.xlsx, sheet “parties”, row 2, column A (agreement), agreement: “station-9” is made already, without this row. "
        "Put the row right in all.xlsx and run that again, or say here which agreement it is a row of."
    ]


@pytest.mark.slow
@pytest.mark.row("J1")
def test_edits_of_a_folder_to_correct_outlive_runs_of_the_original(tmp_path: Path):
    source = tmp_path / "answers"
    source.mkdir()
    (source / "bad.yaml").write_text("document:\n  titel: Gaining entry\n", encoding="utf-8")
    out = tmp_path / "out"
    run(source, out)
    edited = out / "to-correct" / "bad.yaml"
    edited.write_text("document:\n  title: Gaining entry, corrected\n", encoding="utf-8")
    bytes_of_edit = edited.read_bytes()

    again = ending(source, out)
    (source / "bad.yaml").write_text("document:\n  title: Gaining entry\n", encoding="utf-8")
    mended = ending(source, out)

    assert [again, mended] == ["to-correct-version-2", ""]
    assert edited.read_bytes() == bytes_of_edit
    assert not (out / "to-correct-version-2").exists()


@pytest.mark.slow
@pytest.mark.row("J1")
def test_edits_of_a_workbook_to_correct_outlive_runs_of_the_original(tmp_path: Path):
    source, out = stations(tmp_path / "all.xlsx", row_8="sation-4"), tmp_path / "out"
    run(source, out)
    put(out / "to-correct.xlsx", "parties", "A2", "station-4")
    edited = (out / "to-correct.xlsx").read_bytes()

    assert ending(source, out) == "to-correct-version-2.xlsx"
    assert ending(stations(source), out) == ""
    assert (out / "to-correct.xlsx").read_bytes() == edited


@pytest.mark.row("I8")
def test_ten_thousand_strays_take_work_that_grows_with_their_number(monkeypatch: pytest.MonkeyPatch):
    agreements = dict.fromkeys(f"station-{number}" for number in range(10_000))
    names = [RowName("parties", number, f"hub {number}") for number in range(2, 10_002)]
    calls: list[str] = []
    spellings = strays_module._spellings
    monkeypatch.setattr(strays_module, "_spellings", lambda name: calls.append(name) or spellings(name))

    strays = Strays(names, agreements)

    assert len(calls) == 10_000 + 1_000
    assert all(len(strays.holding(name, LAYOUTS, "all.xlsx")) == 1 for name in agreements)
