"""Variations in a batch: each signed file matched to its new answers by the id that it bears."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from batch import making
from batch.making import as_one_thread, contents, manifest, order, states
from cli.running import in_process
from shipped import compiled_library, house

from assembler.answers.files import read_answers
from assembler.batch import LocalCrew, Report, ReturnedSource, open_source, plan_batch, run_batch
from assembler.record import read_record
from assembler.register import load_register
from assembler.variation import SignedFile, varied
from assembler.variation.variation_files import agreement_file
from assembler.word.copy.reader import read_parts


def answers(number: int, **more: object) -> dict[str, object]:
    document = {"title": "Gaining entry", "id": f"agreement-{number:04}"}
    return making.answers(number) | {"document": document} | more


@pytest.fixture(scope="module")
def signed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three files that were signed: new answers of one say something else, those of another the same, and there are none of the third."""
    folder = tmp_path_factory.mktemp("signed")
    source = folder / "answers"
    making.issued(folder, "signed", answers)
    (source / "one-2.json").unlink()
    changed = answers(
        0, scope={"purpose": "To gain entry quickly."}, life={"variation": {"agreement_dated": "2027-04-01"}}
    )
    (source / "one-0.json").write_text(json.dumps(changed), encoding="utf-8")
    return folder


def vary(folder: Path, out: Path, *, apply: bool = True) -> list[Report]:
    source = ReturnedSource(folder / "signed", open_source(folder / "answers"))
    with as_one_thread():
        return list((run_batch if apply else plan_batch)(source, out, order(work="vary"), LocalCrew(1), lambda: False))


@pytest.fixture(scope="module")
def made(signed: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Report]]:
    out = tmp_path_factory.mktemp("made")
    return out, vary(signed, out)


@pytest.mark.slow
def test_each_is_varied_as_alone_and_what_cannot_be_stops_no_other(signed: Path, made: tuple[Path, list[Report]]):
    out, reports = made
    docx = (signed / "signed" / "one-0.docx").read_bytes()
    (record,) = (signed / "signed" / "records").glob("one-0-*.json")
    file = read_answers((signed / "answers" / "one-0.json").read_text(encoding="utf-8"), "one-0.json")
    was = SignedFile(read_parts(docx).copy, read_record(record.read_bytes(), "record"))
    alone = varied(was, file, compiled_library(), load_register())

    assert states(reports) == {"one-0": "new", "one-1": "invalid", "one-2.docx": "stray"}
    assert "nothing is to be varied" in reports[1].problems[0].message
    assert (out / "one-0.docx").read_bytes() == agreement_file(alone, compiled_library(), house()).content
    assert sorted(path.name for path in out.glob("*.docx")) == [
        "one-0-as-varied.docx",
        "one-0-marked.docx",
        "one-0.docx",
    ]


def test_what_to_look_at_before_signing_is_listed_and_in_the_manifest(made: tuple[Path, list[Report]]):
    out, _ = made
    entry = next(one for one in manifest(out)["agreements"] if one["agreement"] == "one-0")
    rows = list(csv.reader((out / "before-signing.csv").read_text(encoding="utf-8-sig").splitlines()))

    assert entry["instructions"] > 0
    assert [row[2:] for row in rows[1:]] == [
        [one["level"], one["what"], one["provision"]] for one in entry["before signing"]
    ]
    assert {row[2] for row in rows[1:]} <= {"WARN", "BLANK"}


@pytest.mark.slow
def test_the_next_run_makes_nothing_and_never_replaces_an_edited_copy(signed: Path, tmp_path: Path):
    vary(signed, tmp_path)
    before = contents(tmp_path)
    again = vary(signed, tmp_path)
    (tmp_path / "one-0-as-varied.docx").write_bytes(b"edited")
    third = vary(signed, tmp_path)

    assert (states(again)["one-0"], contents(tmp_path)["one-0.docx"]) == ("unchanged", before["one-0.docx"])
    assert states(third)["one-0"] == "edited by hand"
    assert (tmp_path / "one-0-as-varied.docx").read_bytes() == b"edited"


@pytest.mark.slow
def test_the_command_ends_with_one_where_something_is_to_be_looked_at(
    capsys: pytest.CaptureFixture[str], signed: Path, tmp_path: Path
):
    run = in_process(capsys)
    alone = tmp_path / "answers"
    alone.mkdir()
    changed = answers(0, scope={"purpose": "To gain entry quickly."})
    (alone / "one-0.json").write_text(json.dumps(changed), encoding="utf-8")
    one = tmp_path / "signed"
    one.mkdir()
    (one / "one-0.docx").write_bytes((signed / "signed" / "one-0.docx").read_bytes())
    records = signed / "signed" / "records"
    done = run("batch", "vary", one, "--answers", alone, "--records", records, "--out", tmp_path / "out", "--jobs", "1")

    assert done.status == 1
    assert f"to be looked at before anybody signs: see {tmp_path / 'out' / 'before-signing.csv'}." in done.err
    assert "Done: 1 variation in" in done.err
