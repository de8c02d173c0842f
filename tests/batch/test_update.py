"""Many files that came back, brought up to date in one run: each matched to its answers by the id that it bears."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from batch import making
from batch.making import as_one_thread, manifest, order, states
from cli.running import in_process
from returned.editing import packed
from word.reading import part

from assembler.batch import LocalCrew, Report, ReturnedSource, open_source, plan_batch, run_batch
from assembler.word.copy import read_copy
from assembler.word.package import unpack


def answers(number: int, **document: str) -> dict[str, object]:
    return making.answers(number) | {"document": {"title": "Gaining entry", "id": f"agreement-{number:04}", **document}}


@pytest.fixture(scope="module")
def returned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three files that came back: one as it was sent, one with another title in it, and one that was sent by nobody here."""
    folder = tmp_path_factory.mktemp("returned")
    source = folder / "answers"
    making.issued(folder, "sent", answers)
    (folder / "returned").mkdir()
    for number in range(3):
        docx = (folder / "sent" / f"one-{number}.docx").read_bytes()
        if number == 1:
            body = part(docx, "word/document.xml").replace("To gain entry", "To gain quiet entry")
            docx = packed({**unpack(docx), "word/document.xml": body.encode()})
        (folder / "returned" / f"back-{number}.docx").write_bytes(docx)
    (source / "one-2.json").unlink()
    (source / "one-0.json").write_text(json.dumps(answers(0, title="Gaining entry together")), encoding="utf-8")
    changed = answers(1) | {"scope": {"purpose": "To gain speedy entry."}}
    (source / "one-1.json").write_text(json.dumps(changed), encoding="utf-8")
    return folder


def update(folder: Path, out: Path, *, apply: bool = True, records: bool = True) -> list[Report]:
    source = ReturnedSource(
        folder / "returned", open_source(folder / "answers"), folder / "sent" / "records" if records else None
    )
    action = run_batch if apply else plan_batch
    with as_one_thread():
        return list(action(source, out, order(work="update"), LocalCrew(1), lambda: False))


@pytest.mark.slow
def test_each_is_updated_from_its_own_answers_and_unmatched_is_told(returned: Path, tmp_path: Path):
    before = {path.name: path.read_bytes() for path in (returned / "returned").iterdir()}
    reports = update(returned, tmp_path)
    held = read_copy((tmp_path / "one-0.docx").read_bytes())
    entries = {entry["agreement"]: entry for entry in manifest(tmp_path)["agreements"]}
    rows = list(csv.reader((tmp_path / "conflicts.csv").read_text(encoding="utf-8-sig").splitlines()))

    assert states(reports) == {"one-0": "new", "one-1": "new", "back-2.docx": "stray"}
    assert [problem.message for problem in reports[-1].problems] == ["No answers belong to this file."]
    assert {change.author for change in held.changes()} == {"assembler"}
    assert (entries["one-0"]["conflicts"], entries["one-0"]["changes of ours"] > 0) == ([], True)
    assert [row[0] for row in rows[1:]] == ["one-1"] * len(entries["one-1"]["conflicts"])
    assert ["quiet" in row[5] and "speedy" in row[6] for row in rows[1:]] == [True] * len(rows[1:])
    assert {path.name: path.read_bytes() for path in (returned / "returned").iterdir()} == before


@pytest.mark.slow
def test_the_next_run_does_nothing_and_never_replaces_an_edited_file(returned: Path, tmp_path: Path):
    update(returned, tmp_path)
    again = update(returned, tmp_path)
    (tmp_path / "one-0.docx").write_bytes(b"edited")
    third = update(returned, tmp_path)

    assert states(again) == {"one-0": "unchanged", "one-1": "unchanged", "back-2.docx": "stray"}
    assert states(third)["one-0"] == "edited by hand"
    assert (tmp_path / "one-0.docx").read_bytes() == b"edited"
    assert len((tmp_path / "conflicts.csv").read_text(encoding="utf-8-sig").splitlines()) > 1


@pytest.mark.slow
def test_a_plan_lists_the_conflicts_and_writes_nothing_else(returned: Path, tmp_path: Path):
    update(returned, tmp_path, apply=False)
    plan = json.loads((tmp_path / "plan.json").read_text(encoding="utf-8"))["agreements"]

    assert [path.name for path in tmp_path.iterdir()] == ["plan.json"]
    assert [bool(entry.get("conflicts")) for entry in plan] == [False, True, False]


def test_a_file_without_its_record_is_told_and_the_others_are_made(returned: Path, tmp_path: Path):
    reports = update(returned, tmp_path, records=False)

    assert {report.problems[0].message for report in reports if report.name.startswith("one")} == {
        "Its record is not there."
    }


@pytest.mark.slow
def test_the_command_ends_with_one_where_something_is_to_be_decided(
    capsys: pytest.CaptureFixture[str], returned: Path, tmp_path: Path
):
    run = in_process(capsys)
    (answers,) = [returned / "answers" / "one-1.json"]
    alone, back = tmp_path / "alone", tmp_path / "back"
    alone.mkdir()
    back.mkdir()
    (alone / "one-1.json").write_bytes(answers.read_bytes())
    (back / "back-1.docx").write_bytes((returned / "returned" / "back-1.docx").read_bytes())
    arguments = ("batch", "update", back, "--answers", alone, "--jobs", "1", "--records", returned / "sent" / "records")
    done = run(*arguments, "--out", tmp_path / "out")
    refused = run(*arguments, "--out", back)

    assert done.status == 1
    assert f"to be decided: see {tmp_path / 'out' / 'conflicts.csv'}." in done.err
    assert (refused.status, "What came back is never written to." in refused.err) == (1, True)
