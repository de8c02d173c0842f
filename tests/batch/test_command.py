"""The command: exit status, events, the last line, and a bar on a terminal."""

import csv
import errno
import json
import re
import stat
import sys
from pathlib import Path
from typing import Any

import pexpect
import pytest
from batch.making import answers, contents, folder_of, lines_of, run
from openpyxl import Workbook

from assembler.cli.main import status_of


def test_the_status_is_4_when_some_failed_and_the_last_line_says_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
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
    out = tmp_path / "out"
    assert told[-1].endswith(
        f"See {out / 'failures.csv'}. Correct {out / 'to-correct.jsonl'} and run it into the same folder."
    )
    assert [(event["event"], event.get("agreement"), event.get("state")) for event in events] == [
        ("begun", None, None),
        ("agreement", "good", "new"),
        ("agreement", "bad", "invalid"),
        ("ended", None, None),
    ]


@pytest.mark.parametrize("name", ["empty", "empty.jsonl"])
def test_a_source_without_answers_is_told_and_nothing_is_made(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    source = tmp_path / name
    lines_of(source) if source.suffix else folder_of(source, 0)

    assert status_of(["batch", "run", str(source), "--out", str(tmp_path / "out")]) == 1
    assert f"{source}: There are no answers in it." in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


@pytest.mark.slow
@pytest.mark.spawned
def test_the_status_is_0_when_all_succeeded(tmp_path: Path):
    source = folder_of(tmp_path / "answers", 1)

    assert status_of(["batch", "plan", str(source), "--out", str(tmp_path / "out"), "-q"]) == 0
    assert status_of(["batch", "run", str(source), "--out", str(tmp_path / "out"), "-q"]) == 0


@pytest.mark.slow
def test_events_never_take_the_place_of_a_file_that_holds_none(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    source = lines_of(tmp_path / "all.jsonl", answers(1, id="one"))
    text = source.read_bytes()
    words = ["batch", "plan", str(source), "--out", str(tmp_path / "out"), "-q", "--events"]

    assert status_of([*words, str(source)]) == 1
    assert f"{source}: A file is there that does not hold events, and would be lost. Give --events another name." in (
        capsys.readouterr().err
    )
    assert source.read_bytes() == text
    assert [status_of([*words, str(tmp_path / "events.jsonl")]) for _ in range(2)] == [0, 0]


def test_events_do_not_stand_among_the_agreements(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    source, events = folder_of(tmp_path / "answers", 1), tmp_path / "out" / "manifest.json"

    assert status_of(["batch", "run", str(source), "--out", str(tmp_path / "out"), "--events", str(events)]) == 1
    assert capsys.readouterr().err == (
        f"{events}: The output folder is for what the run makes. Give --events a file elsewhere.\n"
    )


def test_a_full_disk_under_the_events_is_told_in_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    source = folder_of(tmp_path / "answers", 1)

    assert status_of(["batch", "plan", str(source), "--out", str(tmp_path / "out"), "-q", "--events", "/dev/full"]) == 1
    assert capsys.readouterr().err == "/dev/full: The events cannot be written: No space left on device.\n"


def test_agreements_do_not_go_among_the_answers(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    source = folder_of(tmp_path / "answers", 1)

    assert status_of(["batch", "run", str(source), "--out", str(tmp_path / "answers" / ".")]) == 1
    assert capsys.readouterr().err == (
        f"{source}: The agreements would be among the answers, and the next run would take the lists of this run for answers."
        " Give --out a folder of its own.\n"
    )
    assert [path.name for path in source.iterdir()] == ["one-000.json"]


@pytest.mark.parametrize("option", ["--timeout=nan", "--timeout=inf", "--timeout=1e300", "--jobs=100000"])
def test_a_limit_that_is_none_is_wrong_usage(option: str, tmp_path: Path):
    source = folder_of(tmp_path / "answers", 1)

    assert status_of(["batch", "plan", str(source), "--out", str(tmp_path / "out"), option]) == 2
    assert not (tmp_path / "out").exists()


@pytest.mark.slow
@pytest.mark.parametrize("name", ["plan.json", "failures.csv"])
def test_a_list_that_another_program_has_open_is_named(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    def unlink(path: Path, *, missing_ok: bool = False, real: Any = Path.unlink) -> None:
        if path.name == name:
            raise PermissionError(errno.EACCES, "Permission denied")
        real(path, missing_ok=missing_ok)

    source = folder_of(tmp_path / "answers", 1)
    monkeypatch.setattr(Path, "unlink", unlink)

    assert status_of(["batch", "run", str(source), "--out", str(tmp_path / "out"), "--jobs=1", "-q"]) == 1
    assert f"{tmp_path / 'out' / name}: The file cannot be written: Permission denied." in capsys.readouterr().err


@pytest.mark.slow
def test_an_agreement_not_ready_for_signature_fails_a_final_run(tmp_path: Path):
    source = folder_of(tmp_path / "answers", 1)

    assert status_of(["batch", "run", str(source), "--out", str(tmp_path / "out"), "-q", "--final"]) == 4
    with (tmp_path / "out" / "failures.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert any("BLOCK" in row["what is wrong"] for row in rows)
    assert {row["where"] for row in rows} == {"one-000.json"}


def on_a_terminal(*words: str) -> tuple[str, int]:
    """What the command writes to a terminal of its own, and its status."""
    process = pexpect.spawn(
        sys.executable, ["-m", "assembler.cli.main", *words], encoding="utf-8", timeout=60, dimensions=(24, 200)
    )
    told = str(process.read())
    process.close()
    return told, int(process.exitstatus)


@pytest.mark.slow
def test_a_terminal_shows_a_bar_with_done_failed_rate_and_time_left(tmp_path: Path):
    source = lines_of(tmp_path / "all.jsonl", *(answers(n, id=f"one-{n}") for n in range(200)), '{"documnt": {}}')

    told, status = on_a_terminal("batch", "run", str(source), "--out", str(tmp_path / "out"), "--jobs", "1")

    assert status == 4
    assert re.search(r"Agreements  \[#+-+\]  \d+/201  \d\d:\d\d:\d\d  0 failed, \d+ a second", told)
    assert "201/201  1 failed" in re.sub(r"  \d\d:\d\d:\d\d", "", told)
    assert "line-201: all.jsonl:201, documnt: There is no answer called “documnt”" in told
    assert told.strip().splitlines()[-1].startswith("Done: 201 agreements in")


@pytest.mark.slow
def test_a_workbook_that_does_not_say_its_size_has_a_bar_too(tmp_path: Path):
    book = Workbook(write_only=True)
    sheet = book.create_sheet("agreements")
    for row in (["id", "document.title"], ["one", "Title"], ["two", "Title"]):
        sheet.append(row)
    book.save(tmp_path / "all.xlsx")

    told, status = on_a_terminal("batch", "plan", str(tmp_path / "all.xlsx"), "--out", str(tmp_path / "out"))

    assert status == 0
    assert "2/2" in told


@pytest.mark.slow
def test_elsewhere_there_is_a_line_now_and_then(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    source = folder_of(tmp_path / "answers", 3)
    monkeypatch.setattr("assembler.cli.batch_progress._EVERY", 0.0)

    status_of(["batch", "run", str(source), "--out", str(tmp_path / "out"), "--jobs", "1"])
    told = capsys.readouterr().err.splitlines()

    assert [line.partition(", ")[0] for line in told[:3]] == ["1 done", "2 done", "3 done"]
    assert re.fullmatch(r"3 done, 0 failed, \d+ a second", told[2])


@pytest.mark.slow
def test_quiet_leaves_the_last_line_only(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    source = lines_of(tmp_path / "all.jsonl", answers(1, id="good"), answers(2, id="bad", documnt={}))

    status_of(["batch", "plan", str(source), "--out", str(tmp_path / "out"), "-q"])
    told = capsys.readouterr()

    assert told.out == ""
    assert [line.partition(" in ")[0] for line in told.err.splitlines()] == ["Planned: 2 agreements"]


@pytest.mark.slow
def test_a_plan_tells_what_would_become_of_each(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    source = folder_of(tmp_path / "answers", 5)
    out = tmp_path / "out"
    run(source, out)
    (source / "one-001.json").write_text(json.dumps(answers(99)))
    for edited in ("one-002", "one-003"):
        (out / f"{edited}.docx").write_bytes(b"a lawyer's work")
    (source / "one-003.json").write_text(json.dumps(answers(98)))
    (source / "one-004.json").write_text("{")
    (source / "six.json").write_text(json.dumps(answers(6)))
    (out / "six.docx").write_bytes(b"somebody else's")
    (source / "ten.json").write_text(json.dumps(answers(10)))
    before = contents(out)

    status = status_of(["batch", "plan", str(source), "--out", str(out)])
    told = capsys.readouterr()

    assert status == 4
    assert told.out.splitlines() == [
        "unchanged       one-000.docx",
        "update          one-001.docx",
        "edited by hand  one-002.docx",
        "edited by hand  one-003-version-2.docx",
        "invalid         one-004",
        "conflict        six-version-2.docx",
        "new             ten.docx",
    ]
    assert told.err.splitlines()[:2] == [
        "one-002: one-002.docx was edited by hand, and was left; there is nothing new to put beside it.",
        "one-003: one-003.docx was edited by hand, and was left; the new version would be one-003-version-2.docx.",
    ]
    assert told.err.splitlines()[-2] == (
        "six: a file that assembler did not write has its name and was left; the agreement would be six-version-2.docx."
    )
    assert {name: seen for name, seen in contents(out).items() if name != "plan.json"} == before


@pytest.mark.slow
def test_a_run_tells_which_word_files_it_left(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    source = folder_of(tmp_path / "answers", 1)
    out = tmp_path / "out"
    run(source, out)
    (out / "one-000.docx").write_bytes(b"a lawyer's work")
    (source / "one-000.json").write_text(json.dumps(answers(7)))

    assert status_of(["batch", "run", str(source), "--out", str(out)]) == 0
    assert capsys.readouterr().err.splitlines()[0] == (
        "one-000: one-000.docx was edited by hand, and was left; the new version is one-000-version-2.docx."
    )


def test_only_so_many_notes_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    source = lines_of(tmp_path / "all.jsonl", *("{" for _ in range(130)))

    status_of(["batch", "run", str(source), "--out", str(tmp_path / "out")])

    assert capsys.readouterr().err.splitlines()[-2] == "There are 30 more such lines."


@pytest.mark.slow
def test_events_are_for_their_owner_only_and_a_failed_write_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    source = folder_of(tmp_path / "answers", 1)
    words = ["batch", "plan", str(source), "--out", str(tmp_path / "out"), "-q", "--events"]

    assert status_of([*words, str(tmp_path / "events.jsonl")]) == 0
    assert stat.S_IMODE((tmp_path / "events.jsonl").stat().st_mode) == 0o600
    assert status_of([*words, str(tmp_path / "no" / "events.jsonl")]) == 1
    assert "The events cannot be written: No such file or directory." in capsys.readouterr().err


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    (tmp_path / "file").write_text("")

    status = status_of(
        ["batch", "run", str(folder_of(tmp_path / "answers", 1)), "--out", str(tmp_path / "file" / "out"), "-q"]
    )

    assert status == 1
    assert "Nothing can be written there: Not a directory." in capsys.readouterr().err


@pytest.mark.slow
def test_the_workbook_is_not_replaced_without_force(tmp_path: Path):
    path = tmp_path / "workbook.xlsx"

    assert [status_of(["batch", "template", str(path)]), status_of(["batch", "template", str(path)])] == [0, 1]
    assert status_of(["batch", "template", str(path), "--force"]) == 0
