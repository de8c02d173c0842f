"""Seeded edits as lawyers make them: every one is found, and nothing else is told. A tenth runs in CI; ASSEMBLER_FUZZ=whole runs all."""

from __future__ import annotations

import os
import shutil
import subprocess
from functools import cache
from pathlib import Path

import pytest
from returned.editing import edited, misses, renamed, without_anchors
from returned.returning import found_in
from shipped import assembled, compiled_library, example, issued

from assembler.record import read_record
from assembler.returned import Background, Inspection, Issued, inspected, issued_by, locks_of, printed_answers
from assembler.word.bookmarks import bookmark
from assembler.word.copy import read_copy

WHOLE = 300
SEEDS = range(WHOLE if os.environ.get("ASSEMBLER_FUZZ") == "whole" else WHOLE // 10)


@cache
def hub() -> tuple[bytes, Issued, Background]:
    result = assembled(example("harrowmere-hub.yaml"))
    docx, record = issued(result)
    library = compiled_library().library
    return docx, issued_by(read_record(record)), Background(printed_answers(result.answers, library), locks_of(library))


def inspect_it(docx: bytes) -> Inspection:
    _, what, background = hub()
    return inspected(what, read_copy(docx), background)


@pytest.mark.parametrize("seed", SEEDS)
def test_every_edit_is_found_and_nothing_else(seed: int):
    docx, truth = edited(hub()[0], seed)
    found = inspect_it(docx)

    assert list(misses(found_in(found), truth)) == []
    assert found.count("formatting") == 0


@pytest.mark.parametrize("typed", [False, True], ids=["", "numbers typed"])
@pytest.mark.parametrize("seed", range(1_001, 1_004))
def test_edits_are_found_with_nothing_left_but_words(seed: int, typed: bool):
    docx, truth = edited(hub()[0], seed)
    found = inspect_it(without_anchors(docx, typed=typed))
    told = found_in(found)
    unlinked = {bookmark(one.key) for one in found.passages if one.references}
    told["status"] = {
        name: status for name, status in told["status"].items() if name not in unlinked - truth.status.keys()
    }

    assert list(misses(told, truth)) == []


def test_typed_numbers_are_told_from_references():
    docx, truth = next(
        (docx, doc) for seed in range(50) for docx, doc in [edited(hub()[0], seed)] if len(doc.unlinked) > 1
    )
    faults = {
        bookmark(one.key): {fault.fault for fault in one.references}
        for one in inspect_it(docx).passages
        if one.references
    }

    assert faults.keys() == truth.unlinked
    assert set().union(*faults.values()) == {"unlinked", "typed over"}


def test_a_renamed_party_is_one_changed_answer():
    found = inspect_it(renamed(hub()[0], "Norvale Council", "Norvale CC"))
    answer = found.answers[0]

    assert (answer.fields, answer.before, answer.after, answer.still) == (
        ("parties[1].short_name",),
        "Norvale Council",
        "Norvale CC",
        (),
    )
    assert len(answer.places) > 25
    assert (len(found.answers), found.count("worded")) == (1, 0)


@pytest.mark.office
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("by_way_of_odt", [False, True])
def test_edits_are_found_in_files_that_libreoffice_saved(tmp_path: Path, by_way_of_odt: bool):
    truths = {}
    for seed in range(2_000, 2_006):
        docx, truths[seed] = edited(hub()[0], seed)
        (tmp_path / f"{seed}.docx").write_bytes(docx)
    files = sorted(tmp_path.glob("*.docx"))
    if by_way_of_odt:
        _saved(files, "odt", tmp_path / "odt")
        files = sorted((tmp_path / "odt").glob("*.odt"))
    _saved(files, "docx:MS Word 2007 XML", tmp_path / "saved")

    for seed, truth in truths.items():
        found = inspect_it((tmp_path / "saved" / f"{seed}.docx").read_bytes())
        assert list(misses(found_in(found), truth)) == [], (
            seed
        )  # after a struck-out end LibreOffice gives the next its style


def _saved(files: list[Path], form: str, folder: Path) -> None:
    profile = f"-env:UserInstallation={(folder.parent / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", form, "--outdir", str(folder), *map(str, files)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
