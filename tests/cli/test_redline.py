from __future__ import annotations

from pathlib import Path

import pytest
from cli.running import Run
from returned.resolving import resolved
from shipped import ROOT

HUB, FINAL = ROOT / "examples" / "harrowmere-hub.yaml", ROOT / "examples" / "harrowmere-hub-final.yaml"


@pytest.mark.slow
def test_two_answers_files_make_a_redline(run: Run, tmp_path: Path):
    done = run("redline", HUB, FINAL, "-o", tmp_path / "changes.docx")
    made = (tmp_path / "changes.docx").read_bytes()

    assert (done.status, done.err.splitlines()[-1]) == (0, f"Redline written to {tmp_path / 'changes.docx'}.")
    assert resolved(made, accept=True) != resolved(made, accept=False)


def test_a_file_that_is_there_is_not_replaced_unasked(run: Run, tmp_path: Path):
    (tmp_path / "changes.docx").write_bytes(b"mine")
    done = run("redline", HUB, FINAL, "-o", tmp_path / "changes.docx")

    assert (done.status, (tmp_path / "changes.docx").read_bytes()) == (1, b"mine")
