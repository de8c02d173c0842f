"""The command: exit status, events, the last line, and a bar on a terminal."""

import json
from pathlib import Path

import pytest
from batch.making import answers, folder_of, lines_of

from assembler.cli.main import status_of


def test_the_status_is_4_when_some_failed_and_the_last_line_says_it_all(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    source = lines_of(tmp_path / "all.jsonl", answers(1, id="good"), answers(2, id="bad", documnt={}))
    words = [
        "batch",
        "run",
        str(source),
        "--out",
        str(tmp_path / "out"),
        "--jobs",
        "1",
        "--events",
        str(tmp_path / "events.jsonl"),
    ]

    status = status_of(words)
    told = capsys.readouterr().err.splitlines()
    events = [json.loads(line) for line in (tmp_path / "events.jsonl").read_text().splitlines()]

    assert status == 4
    assert told[0].startswith("bad: all.jsonl:2, documnt: There is no answer called “documnt”")
    assert told[-1].startswith(f"Done: 2 agreements in {tmp_path / 'out'} (1 invalid, 1 new);")
    assert told[-1].endswith("See failures.csv, and correct and run to-correct.")
    assert [(event["event"], event.get("agreement"), event.get("state")) for event in events] == [
        ("begun", None, None),
        ("agreement", "good", "new"),
        ("agreement", "bad", "invalid"),
        ("ended", None, None),
    ]


def test_the_status_is_0_when_all_succeeded(tmp_path: Path):
    source = folder_of(tmp_path / "answers", 1)

    assert status_of(["batch", "plan", str(source), "--out", str(tmp_path / "out"), "-q"]) == 0
    assert status_of(["batch", "run", str(source), "--out", str(tmp_path / "out"), "-q"]) == 0


def test_an_agreement_that_is_not_ready_for_signature_fails_a_final_run(tmp_path: Path):
    source = folder_of(tmp_path / "answers", 1)

    assert status_of(["batch", "run", str(source), "--out", str(tmp_path / "out"), "-q", "--final"]) == 4
    assert "BLOCK" in (tmp_path / "out" / "failures.csv").read_text("utf-8-sig")


def test_a_terminal_shows_a_bar(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    source = folder_of(tmp_path / "answers", 3)
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)

    status_of(["batch", "run", str(source), "--out", str(tmp_path / "out"), "--jobs", "1"])
    told = capsys.readouterr().err

    assert "Agreements" in told
    assert "3/3" in told
    assert "0 failed" in told


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    (tmp_path / "file").write_text("")

    status = status_of(
        ["batch", "run", str(folder_of(tmp_path / "answers", 1)), "--out", str(tmp_path / "file" / "out"), "-q"]
    )

    assert status == 1
    assert "Nothing can be written there: Not a directory." in capsys.readouterr().err


def test_the_workbook_is_not_replaced_without_force(tmp_path: Path):
    path = tmp_path / "workbook.xlsx"

    assert [status_of(["batch", "template", str(path)]), status_of(["batch", "template", str(path)])] == [0, 1]
    assert status_of(["batch", "template", str(path), "--force"]) == 0
