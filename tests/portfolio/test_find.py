"""A folder of agreements: which hold which version of which clause, which outlive a body, on which the law has changed."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from cli.running import Run
from shipped import ROOT, assembled, compiled_library, example, issued

from assembler.errors import InputError
from assembler.portfolio import entry_of, version_of
from assembler.record import read_record
from assembler.register import load_register

EARLY = ROOT / "tests" / "fixtures" / "release-0.1.0"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three agreements: rooms that end in time, a hub below it whose clause on withdrawal was another, and one of release 0.1.0."""
    put(tmp_path, "rooms", "larkfield-rooms.yaml")
    (tmp_path / "norvale").mkdir()
    put(tmp_path / "norvale", "hub", "harrowmere-hub-final.yaml", older=True)
    early = "eastmarsh-co-responding.record.json"
    (tmp_path / early).write_bytes((EARLY / early).read_bytes())
    return tmp_path


def put(folder: Path, name: str, answers: str, *, older: bool = False) -> None:
    docx, record = issued(assembled(example(answers)))
    if older:
        source = compiled_library().library.clauses["withdrawal"].source
        record = record.replace(source.encode(), b"0" * len(source)).replace(b'"2026-11-29"', b'"2026-06-01"', 1)
    else:
        (folder / f"{name}.docx").write_bytes(docx)
    (folder / f"{name}-record.json").write_bytes(record)


def found(run: Run, *options: str | Path) -> dict[str, dict[str, Any]]:
    done = run("find", *options, "--json")
    assert done.status == 0, done.err
    return {one["record"]: one for one in json.loads(done.out)}


def test_every_agreement_below_the_folder_is_listed_with_word_files(run: Run, folder: Path) -> None:
    listed = found(run, folder)
    assert {name: (one["agreement"], one["files"], one["text"]) for name, one in listed.items()} == {
        "eastmarsh-co-responding.record.json": ("Eastmarsh Co-responding and Falls Agreement", [], ""),
        "norvale/hub-record.json": ("Harrowmere Hub Collaboration Agreement", [], ""),
        "rooms-record.json": (
            "Larkfield Fire Station Rooms Agreement",
            ["rooms.docx"],
            "every word as it was assembled",
        ),
    }


def test_a_clause_now_worded_otherwise_is_found_by_its_version(run: Run, folder: Path) -> None:
    listed = found(run, folder, "--clause", "withdrawal", "--older-than", "present")
    assert {name: one["clauses"]["withdrawal"]["state"] for name, one in listed.items()} == {
        "norvale/hub-record.json": "worded otherwise now",
        "eastmarsh-co-responding.record.json": "not recorded",
    }
    assert listed["norvale/hub-record.json"]["clauses"]["withdrawal"]["version"] == "0" * 64
    assert list(found(run, folder, "--clause", "board", "--older-than", "present")) == []


def test_older_than_a_day_of_the_law_or_a_release(run: Run, folder: Path) -> None:
    assert set(found(run, folder, "--older-than", "2026-11-29")) == {
        "norvale/hub-record.json",
        "eastmarsh-co-responding.record.json",
    }
    assert found(run, folder, "--older-than", "0.0.9") == {}
    with pytest.raises(InputError, match="no version"):
        version_of("yesterday")


def test_what_outlives_commissioners_is_found_and_what_ends_is_not(run: Run, folder: Path) -> None:
    listed = found(run, folder, "--outlives")
    assert {name: one["outlives"] for name, one in listed.items()} == {
        "norvale/hub-record.json": ["police and crime commissioners: May 2028"]
    }


def test_a_body_with_functions_expected_to_pass_is_named_with_the_day() -> None:
    text = (ROOT / "examples" / "harrowmere-hub.yaml").read_text(encoding="utf-8")
    from assembler.answers.files import read_answers

    file = read_answers(
        text.replace("  - id: pcc-norvale\n", "  - id: pcc-norvale\n    transfer_expected: 2027-05-01\n"), "hub.yaml"
    )
    record = read_record(issued(assembled(file))[1])
    entry = entry_of(record, "hub", compiled_library(), load_register())
    assert "Norvale PCC: 2027-05-01" in entry.outlived


def test_law_that_came_into_force_since_is_named(run: Run, folder: Path) -> None:
    listed = found(run, folder, "--law-changed")
    assert any("dpa-2018 s.164A" in one for one in listed["norvale/hub-record.json"]["law changed"])
    assert "rooms-record.json" not in listed


def test_a_hostile_or_damaged_file_is_told_and_stops_nothing(run: Run, folder: Path) -> None:
    (folder / "cut.docx").write_bytes((folder / "rooms.docx").read_bytes()[:2000])
    (folder / "bad-record.json").write_text("[" * 100_000, encoding="utf-8")
    (folder / "other.json").write_text('{"nothing": "of ours"}', encoding="utf-8")
    (folder / "gone.docx").symlink_to(folder / "nowhere.docx")
    (folder / "norvale" / "up").symlink_to(folder)
    done = run("find", folder, "--clause", "withdrawal")
    assert done.status == 1
    assert done.out.count("Clause withdrawal: version") == 3
    told = sorted(
        line.partition(":")[2].partition(":")[0].strip()
        for line in done.err.splitlines()
        if line.startswith("Not read")
    )
    assert told == ["bad-record.json", "cut.docx", "gone.docx"]
    assert done.err.splitlines()[-1] == "3 of 3 agreements; 3 files not read."


def test_a_word_file_that_was_edited_since_is_told(run: Run, folder: Path) -> None:
    from returned.editing import renamed

    (folder / "rooms.docx").write_bytes(renamed((folder / "rooms.docx").read_bytes(), "Touch-down", "Touchdown"))
    assert found(run, folder)["rooms-record.json"]["text"] == "edited since: rooms.docx"


def test_a_spreadsheet_takes_no_cell_for_a_formula(run: Run, folder: Path) -> None:
    record = folder / "rooms-record.json"
    record.write_text(
        record.read_text(encoding="utf-8").replace('"Larkfield Fire Station Rooms Agreement"', '"=cmd()"'),
        encoding="utf-8",
    )
    (folder / "rooms.docx").unlink()
    rows = list(csv.DictReader(io.StringIO(run("find", folder, "--csv").out)))
    assert [row["agreement"] for row in rows if row["record"] == "rooms-record.json"] == ["'=cmd()"]


def test_a_clause_that_nobody_knows_is_asked_back(run: Run, folder: Path) -> None:
    done = run("find", folder, "--clause", "withdrawl")
    assert done.status == 2
    assert "Did you mean “withdrawal”?" in done.err
