"""What release 0.1.0 issued is read for ever: its answers files, its records, the records inside its Word files, and a batch's manifest."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from shipped import ROOT, assembled
from word.embedded import read_embedded_record

from assembler.answers.files import AnswersFile, read_answers
from assembler.batch.ledger import MANIFEST, Ledger
from assembler.interview.core.draft import plain_draft
from assembler.interview.store.answers_text import text_of_draft

ISSUED = ROOT / "tests" / "fixtures" / "release-0.1.0"
EACH = pytest.mark.parametrize("path", sorted(ISSUED.glob("*.yaml")), ids=lambda path: path.stem)


def issued(path: Path) -> AnswersFile:
    return read_answers(path.read_text(encoding="utf-8"), path.name)


def record(path: Path) -> Any:
    return json.loads(path.with_suffix(".record.json").read_text(encoding="utf-8"))


@EACH
def test_its_answers_files_assemble(path: Path):
    assert assembled(issued(path)).agreement.sections


@EACH
def test_its_records_hold_the_answers_of_their_files(path: Path):
    assert read_answers(json.dumps(record(path)["answers"]), "record.json").given == issued(path).given


@pytest.mark.parametrize("path", sorted(ISSUED.glob("*.docx")), ids=lambda path: path.stem)
def test_its_drafts_hold_their_records_and_its_signature_copies_none(path: Path):
    held = read_embedded_record(path.read_bytes())
    final = path.stem == "harrowmere-hub-final"

    assert (held is None) == final
    assert final or json.loads(held or b"") == record(path)


def test_its_manifest_tells_what_a_folder_holds(tmp_path: Path):
    shutil.copyfile(ISSUED / "batch-manifest.json", tmp_path / MANIFEST)
    ledger = Ledger(tmp_path)
    entries = json.loads((ISSUED / "batch-manifest.json").read_text(encoding="utf-8"))["agreements"]

    assert entries
    assert [ledger.known(entry["agreement"]) is not None for entry in entries] == [True] * len(entries)


@pytest.mark.row("rule-2")
@EACH
def test_its_acceptances_are_read_and_accept_nothing(path: Path):
    file = issued(path)
    result = assembled(file)
    old = [one.rule for one in file.given.drafting.accepted]

    assert [one.facts for one in file.given.drafting.accepted] == [None] * len(old)
    assert [finding.rule for finding in result.findings if finding.accepted] == []
    assert [line.partition(":")[0] for line in result.idle] == old
    assert {finding.rule for finding in result.findings if finding.lapsed} == set(old)


@EACH
def test_old_answers_files_take_the_present_format_without_loss(path: Path):
    text = path.read_text(encoding="utf-8")
    draft = plain_draft(issued(path).given)
    written = text_of_draft(draft, text)

    assert "\nformat: 2\n" in written
    assert plain_draft(read_answers(written, path.name).given) == draft
