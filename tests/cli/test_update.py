from __future__ import annotations

from pathlib import Path

import pytest
from cli.running import Run
from shipped import ROOT

HUB, FINAL = ROOT / "examples" / "harrowmere-hub.yaml", ROOT / "examples" / "harrowmere-hub-final.yaml"


@pytest.fixture
def sent(run: Run, tmp_path: Path) -> Path:
    """A draft with its record beside it."""
    assert run("assemble", HUB, "-o", tmp_path / "sent.docx").status == 0
    return tmp_path / "sent.docx"


def test_what_is_new_goes_into_the_returned_file(run: Run, sent: Path, tmp_path: Path):
    before = sent.read_bytes()
    done = run("update", sent, FINAL, "-o", tmp_path / "merged.docx")

    assert done.status == 0
    assert done.err.splitlines()[-1].endswith("changes of ours, 0 to be decided.")
    assert (sent.read_bytes(), (tmp_path / "merged.docx").read_bytes() != before) == (before, True)


def test_nothing_new_gives_the_same_file(run: Run, sent: Path, tmp_path: Path):
    done = run("update", sent, HUB, "-o", tmp_path / "merged.docx")

    assert done.status == 0
    assert (tmp_path / "merged.docx").read_bytes() == sent.read_bytes()


def test_the_returned_file_is_never_written_to(run: Run, sent: Path):
    before = sent.read_bytes()
    done = run("update", sent, FINAL, "-o", sent, "--force")

    assert (done.status, sent.read_bytes()) == (1, before)
    assert "This is one of the files read." in done.err
