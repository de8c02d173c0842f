"""The records of a batch: one for every Word file, in one folder, named by its hash, which the manifest holds."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
from batch.making import answers, folder_of, lines_of, manifest, run, states

from assembler.errors import OutputError
from assembler.record import read_record
from assembler.word.known import read_known

pytestmark = [pytest.mark.row("E10"), pytest.mark.row("trace-1")]


@pytest.mark.slow
def test_every_word_file_has_its_record_and_its_hash_in_the_manifest(tmp_path: Path):
    out = tmp_path / "out"
    run(folder_of(tmp_path / "in", 3), out)
    entries = manifest(out)["agreements"]

    assert len(entries) == 3
    for entry in entries:
        content = (out / "records" / f"{entry['agreement']}-{entry['record'][:12]}.json").read_bytes()
        known, record = read_known((out / entry["output"]).read_bytes()), read_record(content)
        assert hashlib.sha256(content).hexdigest() == entry["record"] == known.record_hash
        assert (record.document, record.words) == (known.document, known.words)


@pytest.mark.slow
def test_an_earlier_record_stays_and_one_that_is_gone_comes_back(tmp_path: Path):
    source, out = folder_of(tmp_path / "in", 1), tmp_path / "out"
    run(source, out)
    (first,) = (out / "records").iterdir()
    before = first.read_bytes()
    (source / "one-000.json").write_text(json.dumps(answers(7)), encoding="utf-8")
    run(source, out)
    kept = sorted(path.name for path in (out / "records").iterdir())
    first.unlink()
    (source / "one-000.json").write_text(json.dumps(answers(0)), encoding="utf-8")

    assert len(kept) == 2
    assert states(run(source, out)) == {"one-000": "update"}
    assert first.read_bytes() == before
    first.unlink()
    assert states(run(source, out)) == {"one-000": "unchanged"}
    assert first.read_bytes() == before


@pytest.mark.slow
def test_no_two_agreements_share_the_id_of_the_base(tmp_path: Path):
    base = json.dumps({"document": {"id": "4f6c1d3e-8a52", "author": "Legal"}})
    source = lines_of(tmp_path / "in.jsonl", answers(1), answers(2), answers(3, document={"id": "own-id-0001"}))
    run(source, tmp_path / "out", base=base, base_name="base.json")
    records = [read_record(path.read_bytes()) for path in (tmp_path / "out" / "records").iterdir()]

    assert len({record.document for record in records}) == 3
    assert sorted(record.derived for record in records) == [False, True, True]


@pytest.mark.slow
def test_a_plan_writes_no_record(tmp_path: Path):
    run(folder_of(tmp_path / "in", 1), tmp_path / "out", compiled=True)

    assert not (tmp_path / "out" / "records").exists()


@pytest.mark.slow
def test_a_folder_of_records_that_is_a_link_is_not_followed(tmp_path: Path):
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "records").symlink_to(tmp_path / "elsewhere")

    with pytest.raises(OutputError, match="may lead out of the output folder"):
        run(folder_of(tmp_path / "in", 1), tmp_path / "out")
    assert list((tmp_path / "elsewhere").iterdir()) == []


@pytest.mark.slow
def test_a_manifest_whose_hash_of_a_record_leads_elsewhere_is_refused(tmp_path: Path):
    source, out = folder_of(tmp_path / "in", 1), tmp_path / "out"
    run(source, out)
    text = (out / "manifest.json").read_text(encoding="utf-8")
    (out / "manifest.json").write_text(
        text.replace(manifest(out)["agreements"][0]["record"], "../../x"), encoding="utf-8"
    )

    with pytest.raises(OutputError, match="not a manifest that assembler wrote"):
        run(source, out)
